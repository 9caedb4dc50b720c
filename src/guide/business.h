/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of the business at the end of step 1 (R-1.V.1, R-1.V.2): each
 * question with what has been answered, by whom and when.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

#define TRESTLE_BUSINESS_COMBINE "BQ-1"
#define TRESTLE_BUSINESS_LICENSE "BQ-2"

typedef struct
{
  const char    *id;          /* "BQ-1", in Answer.name */
  const char    *rule;        /* "R-1.V.1" */
  TrestleObject *subject;     /* owned: an image, or an application */
  TrestleObject *other;       /* owned: the other image, or NULL */
  TrestleAnswer *record;      /* owned: what has been answered, or NULL */
} TrestleBusinessQuestion;

/* Images with the same guest system, two by two, then applications in scope; both by
 * name.  Array of TrestleBusinessQuestion (owned).
 */
GPtrArray     *trestle_business_list        (TrestleDesign                 *design);

/* "Can XP-Office and XP-Lab be one image?", translated; free with g_free(). */
char          *trestle_business_dup_text    (const TrestleBusinessQuestion *self);

/* N_(), what questions with an id of the table ask of any subject; or NULL. */
const char    *trestle_business_get_title   (const char                    *id);

/* Whether somebody has said yes or no; what, TRESTLE_UNSET until then. */
gint64         trestle_business_get_answer  (const TrestleBusinessQuestion *self);

/* What somebody answers; strings may be NULL. */
typedef struct
{
  gint64      answer;             /* of images: TRUE, FALSE or TRESTLE_UNSET */
  gint64      license, support;   /* of applications, which are asked for both */
  const char *respondent, *date, *notes;
} TrestleBusinessAnswer;

/* Records it; the caller opens a step of the history. */
void           trestle_business_answer      (const TrestleBusinessQuestion *self,
                                             const TrestleBusinessAnswer   *answer);

/* All answers to one question of a design, to look up those about single objects. */
typedef struct _TrestleBusinessAnswers TrestleBusinessAnswers;

TrestleBusinessAnswers *trestle_business_answers_new  (const TrestleDesign          *design,
                                                       const char                   *id);
void                    trestle_business_answers_free (TrestleBusinessAnswers       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleBusinessAnswers, trestle_business_answers_free)

/* The answer about @subject, given for it alone or for all, or NULL. */
TrestleAnswer          *trestle_business_answers_find (const TrestleBusinessAnswers *self,
                                                       gconstpointer                 subject);

G_END_DECLS
