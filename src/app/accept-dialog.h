/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks why a risk is accepted, by whom, and how far its figures may move.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ACCEPT_DIALOG (trestle_accept_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleAcceptDialog, trestle_accept_dialog, TRESTLE, ACCEPT_DIALOG, AdwDialog)

/* Opens it over the window of @parent.  Returns: (transfer none) */
TrestleAcceptDialog *trestle_accept_dialog_present (GtkWidget      *parent,
                                                    TrestleProject *project,
                                                    TrestleFinding *finding);

G_END_DECLS
