/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one question of the interview is answered: a row of the inspector to type
 * into, a list to choose from, or names to add.
 */
#pragma once

#include <adwaita.h>

#include "interview.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_INTERVIEW_ANSWER (trestle_interview_answer_get_type ())
G_DECLARE_FINAL_TYPE (TrestleInterviewAnswer, trestle_interview_answer, TRESTLE, INTERVIEW_ANSWER, AdwBin)

/* Signals: done (): what was asked for has been chosen, and the next question may come.
 * The question is copied.
 */
GtkWidget *trestle_interview_answer_new    (TrestleProject                 *project,
                                            const TrestleInterviewQuestion *question);

/* Takes over what has been typed; FALSE when that will not do, which it says. */
gboolean   trestle_interview_answer_commit (TrestleInterviewAnswer         *self);

/* Shows what the design says now. */
void       trestle_interview_answer_update (TrestleInterviewAnswer         *self);

/* Moves the keyboard focus to where the answer is given. */
void       trestle_interview_answer_focus  (TrestleInterviewAnswer         *self);

/* Whether the answer is typed there now, so that Enter ends it. */
gboolean   trestle_interview_answer_is_typed (TrestleInterviewAnswer       *self);

/* Empties what has been typed and not taken over. */
void       trestle_interview_answer_discard (TrestleInterviewAnswer        *self);

G_END_DECLS
