/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Titles out of the tables of decisions, questions and rules.
 */
#include "config.h"

#include "record-title.h"

#include <glib/gi18n.h>

#include "business.h"
#include "decisions.h"
#include "finding.h"
#include "interview.h"

/* The whole question, of one that is not asked of the business. */
static char *
dup_question (TrestleObject *record)
{
  const TrestleInterviewRow *row = trestle_interview_row_find (trestle_object_get_name (record));
  TrestleInterviewQuestion question = { row, NULL, TRESTLE_INTERVIEW_UNKNOWN };

  if (row == NULL || row->form == TRESTLE_INTERVIEW_BUSINESS || record->design == NULL)
    return NULL;
  question.subject = row->kind == TRESTLE_KIND_DESIGN ? TRESTLE_OBJECT (record->design) : TRESTLE_ANSWER (record)->subject.target;
  if (question.subject == NULL || trestle_object_get_kind (question.subject) != row->kind)
    return NULL;

  return trestle_interview_dup_text (&question);
}

/* N_(), or NULL. */
static const char *
get_title (TrestleObject *record)
{
  const char *name = trestle_object_get_name (record);
  const TrestleDecisionRow *decision = TRESTLE_IS_DECISION (record) ? trestle_decision_row_find (name) : NULL;
  const TrestleRule *rule = TRESTLE_IS_ACCEPTANCE (record) ? trestle_rule_find (name) : NULL;

  return decision != NULL ? decision->title : rule != NULL ? rule->title :
         TRESTLE_IS_ANSWER (record) ? trestle_business_get_title (name) : NULL;
}

char *
trestle_record_dup_title (TrestleObject *record)
{
  char *question = TRESTLE_IS_ANSWER (record) ? dup_question (record) : NULL;
  const char *title = question == NULL ? get_title (record) : NULL;

  if (question != NULL)
    return question;
  if (title == NULL)
    return trestle_object_dup_name (record);

  /* Translators: the number of a decision, question or rule, and what it is about. */
  return g_strdup_printf (_("%s – %s"), trestle_object_get_name (record), _(title));
}
