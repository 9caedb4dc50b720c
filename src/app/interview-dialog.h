/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interview: one question of Step 1 after the other, each answer written into the
 * tables as it comes.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_INTERVIEW_DIALOG (trestle_interview_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleInterviewDialog, trestle_interview_dialog, TRESTLE, INTERVIEW_DIALOG, AdwDialog)

/* Opens it over the window of @parent, at the first question that is not answered.
 * Returns: (transfer none)
 */
TrestleInterviewDialog *trestle_interview_dialog_present (GtkWidget              *parent,
                                                          TrestleProject         *project);

/* Takes over what is being typed. */
void                    trestle_interview_dialog_commit  (TrestleInterviewDialog *self);

G_END_DECLS
