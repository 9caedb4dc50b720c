/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An answer of the business to one of the two validation questions (R-1.V.1,
 * R-1.V.2).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ANSWER (trestle_answer_get_type ())
#define TRESTLE_ANSWER(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_ANSWER, TrestleAnswer))
#define TRESTLE_IS_ANSWER(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_ANSWER))
TRESTLE_DECLARE_KIND (TrestleAnswer, trestle_answer)

struct _TrestleAnswer
{
  TrestleObject parent_instance;
  char      *name;          /* "BQ-1" */
  TrestleRef subject;       /* any kind */
  gint64     answer;
  char      *respondent, *date, *notes;
};

G_END_DECLS
