/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks what the guide cannot derive, shows the rest of the design as it would be
 * drafted, with the reason for every choice, and applies it as one step.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PROPOSE_DIALOG (trestle_propose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleProposeDialog, trestle_propose_dialog, TRESTLE, PROPOSE_DIALOG, AdwDialog)

/* Opens it over the window of @parent. */
void trestle_propose_dialog_present (GtkWidget      *parent,
                                     TrestleProject *project);

G_END_DECLS
