/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An answer of the business to one of the two validation questions (R-1.V.1,
 * R-1.V.2).
 */
#include "config.h"

#include "answer.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleAnswer, name), .flags = TRESTLE_FIELD_KEY | TRESTLE_FIELD_PLAIN, .label = N_("Question"), .cite = "R-1.V.1" },
  { TRESTLE_REF (TrestleAnswer, subject, ANY), .label = N_("Subject") },
  { TRESTLE_FLAG (TrestleAnswer, answer), .label = N_("Answer") },
  { TRESTLE_TEXT (TrestleAnswer, respondent), .alias = N_("Person"), .label = N_("Respondent") },
  { TRESTLE_DATE (TrestleAnswer, date), .label = N_("Date") },
  { TRESTLE_NOTE (TrestleAnswer, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleAnswer, trestle_answer, ANSWER, "answer", "answers",
                     N_("Business Answer"), N_("Business Answers"), "trestle-answer-symbolic")
