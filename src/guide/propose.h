/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rest of a design, drafted by the guide from what step 1 records: the fixes and
 * recommendations of the rules, one after the other, until none helps.  What the
 * architect has placed stays as it is.
 */
#pragma once

#include "preview.h"

G_BEGIN_DECLS

/* What the guide cannot derive, and asks once. */
typedef enum
{
  TRESTLE_QUESTION_RETENTION,
  TRESTLE_QUESTION_RECOVERY_TIME,
  TRESTLE_QUESTION_CLIENT_OS,
  TRESTLE_QUESTION_CLIENT_CORES,
  TRESTLE_QUESTION_CLIENT_CLOCK,
  TRESTLE_QUESTION_CLIENT_MEMORY,
  TRESTLE_QUESTION_DISTRIBUTION
} TrestleQuestion;

#define TRESTLE_N_QUESTIONS 7

/* The answers, as the fields hold them; unset is unanswered and leaves undecided what
 * rests on it.
 */
typedef struct
{
  gint64 values[TRESTLE_N_QUESTIONS];
} TrestleAnswers;

#define TRESTLE_ANSWERS_INIT \
  {{ TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET }}

/* The field that an answer goes into: its name, unit and range. */
const TrestleField *trestle_question_get_field (TrestleQuestion question);

/* One thing that was chosen, and why. */
typedef struct
{
  TrestleObject      *object;   /* owned; of the copy */
  TrestleObject      *about;    /* owned: the object, or the component that a machine was made for */
  const TrestleField *field;    /* that was set, or NULL: the object is new */
  char               *chosen;   /* the value as people read it, or the kind of object */
  char               *reason;   /* a sentence */
  char               *rule;     /* "R-3.1.9" */
} TrestleDraftedChoice;

typedef struct
{
  TrestlePreview *preview;
  GPtrArray      *choices;      /* of TrestleDraftedChoice: by what they are about, what is new first */
} TrestleProposal;

/* Whether the design leaves the question open. */
gboolean         trestle_propose_asks   (TrestleDesign           *design,
                                         TrestleQuestion          question);

/* Drafts what @design leaves open, on a copy. */
TrestleProposal *trestle_propose        (TrestleDesign           *design,
                                         const TrestleAnswers    *answers);
void             trestle_proposal_free  (TrestleProposal         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleProposal, trestle_proposal_free)

/* Does to @design, from which it was drafted, what the proposal says.  The caller
 * opens a step of the history.
 */
void             trestle_proposal_apply (const TrestleProposal   *self,
                                         TrestleDesign           *design);

/* "Server MEDV-CORP: Location London"; free with g_free(). */
char            *trestle_drafted_choice_dup_text (const TrestleDraftedChoice    *self);

G_END_DECLS
