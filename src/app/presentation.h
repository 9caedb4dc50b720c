/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design shown to others: full screen, slide by slide, with large numbers, and
 * without names where they are nobody's business.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PRESENTATION (trestle_presentation_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePresentation, trestle_presentation, TRESTLE, PRESENTATION, AdwWindow)

/* Over @parent, until it is left; follows the design while it is changed. */
TrestlePresentation *trestle_presentation_present (GtkWindow      *parent,
                                                   TrestleProject *project);

G_END_DECLS
