/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One decision: its options with what speaks for and against them, which one is
 * taken, why, by whom and on which figures.
 */
#pragma once

#include <adwaita.h>

#include "decisions.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DECISION_DIALOG (trestle_decision_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDecisionDialog, trestle_decision_dialog, TRESTLE, DECISION_DIALOG, AdwDialog)

/* Opens it over the window of @parent; nothing happens when @subject does not have
 * this decision to take.  Returns: (transfer none) (nullable)
 */
TrestleDecisionDialog *trestle_decision_dialog_present (GtkWidget                *parent,
                                                        TrestleProject           *project,
                                                        const TrestleDecisionRow *row,
                                                        TrestleObject            *subject);

G_END_DECLS
