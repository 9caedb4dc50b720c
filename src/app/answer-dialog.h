/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question to the business: what has been answered, by whom and when.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ANSWER_DIALOG (trestle_answer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleAnswerDialog, trestle_answer_dialog, TRESTLE, ANSWER_DIALOG, AdwDialog)

/* Opens it over the window of @parent; nothing happens when the question @id is not
 * asked about @subject any more.
 */
void trestle_answer_dialog_present (GtkWidget      *parent,
                                    TrestleProject *project,
                                    const char     *id,
                                    TrestleObject  *subject);

G_END_DECLS
