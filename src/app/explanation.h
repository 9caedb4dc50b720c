/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover that explains one figure.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_EXPLANATION_POPOVER (trestle_explanation_popover_get_type ())
G_DECLARE_FINAL_TYPE (TrestleExplanationPopover, trestle_explanation_popover, TRESTLE, EXPLANATION_POPOVER, GtkPopover)

/* @other may be NULL; see TrestleFigureValue. */
GtkWidget *trestle_explanation_new (TrestleProject      *project,
                                    const TrestleFigure *figure,
                                    TrestleObject       *subject,
                                    TrestleObject       *other);

G_END_DECLS
