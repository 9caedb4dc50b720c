/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions of Step 1, one after another in plain words, for sitting beside
 * whoever knows the answers: each is a row {what is asked, what it writes, when it
 * applies}, asked for each object of its kind.  Nothing of an interview is kept but
 * its answers, and as records without an answer what nobody knew.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_INTERVIEW_FIELD,      /* the answer is the value of a field */
  TRESTLE_INTERVIEW_NAMES,      /* objects that are named */
  TRESTLE_INTERVIEW_CHOICES,    /* which objects the subject is connected with */
  TRESTLE_INTERVIEW_BUSINESS    /* yes or no, by the business (business.h) */
} TrestleInterviewForm;

typedef struct
{
  const char          *id;      /* "I-3", in Answer.name where nobody knew */
  const char          *cite;    /* "R-1.1.3" */
  guint                step, task;
  TrestleKind          kind;    /* asked for each of these; DESIGN: once */
  TrestleInterviewForm form;
  const char          *text;    /* N_(), with {subject} and {the names of its references} */
  const char          *hint;    /* N_(), or NULL */
  /* FIELD: of the subject.  NAMES: the reference between subject and what is named, of
   * whichever has it, or NULL.  CHOICES: the new object’s reference to the subject.
   */
  const char          *field;
  TrestleKind          adds;    /* NAMES, CHOICES: what is made */
  const char          *far;     /* CHOICES: the new object’s reference to what is chosen */
  gboolean           (*applies) (TrestleObject *subject);    /* or NULL: always */
} TrestleInterviewRow;

/* All rows, in the order in which they are asked; ends with a NULL id. */
extern const TrestleInterviewRow trestle_interview_rows[];

typedef enum
{
  TRESTLE_INTERVIEW_OPEN,       /* not answered yet */
  TRESTLE_INTERVIEW_ANSWERED,
  TRESTLE_INTERVIEW_UNKNOWN     /* asked, and nobody knew */
} TrestleInterviewState;

typedef struct
{
  const TrestleInterviewRow *row;
  TrestleObject             *subject;   /* owned */
  TrestleInterviewState      state;
} TrestleInterviewQuestion;

TrestleInterviewQuestion *trestle_interview_question_copy (const TrestleInterviewQuestion *self);
void                      trestle_interview_question_free (TrestleInterviewQuestion       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleInterviewQuestion, trestle_interview_question_free)

const TrestleInterviewRow *trestle_interview_row_find (const char *id);

/* What is asked about @design as it is now: rows of one kind together for each object,
 * objects by name.  Array of TrestleInterviewQuestion (owned).
 */
GPtrArray *trestle_interview_list         (TrestleDesign                  *design);

/* Those nobody knew an answer to. */
GPtrArray *trestle_interview_list_unknown (TrestleDesign                  *design);

/* The question in the current language.  Free with g_free(). */
char      *trestle_interview_dup_text     (const TrestleInterviewQuestion *self);

/* The field that the answer goes into, of the subject, or NULL. */
const TrestleField *trestle_interview_get_field (const TrestleInterviewQuestion *self);

/* What has been named or chosen, and what may be chosen, by name.  Arrays of borrowed
 * TrestleObject; free with g_ptr_array_unref().
 */
GPtrArray *trestle_interview_list_members (const TrestleInterviewQuestion *self);
GPtrArray *trestle_interview_list_targets (const TrestleInterviewQuestion *self);

/* Answers.  The caller opens a step of the history. */

/* Adds what is called @name; fails for one that is there already. */
gboolean   trestle_interview_add          (const TrestleInterviewQuestion *self,
                                           const char                     *name,
                                           GError                        **error);

/* Takes a name back. */
void       trestle_interview_remove       (const TrestleInterviewQuestion *self,
                                           TrestleObject                  *member);

/* Connects the subject with @target, or no longer. */
void       trestle_interview_choose       (const TrestleInterviewQuestion *self,
                                           TrestleObject                  *target,
                                           gboolean                        chosen);

/* There are none to name or to choose. */
void       trestle_interview_answer_none  (const TrestleInterviewQuestion *self);

/* Yes or no, of the business. */
void       trestle_interview_answer       (const TrestleInterviewQuestion *self,
                                           gboolean                        answer);

/* Nobody knows: the field is unset, and the question stays open in the document. */
void       trestle_interview_leave_open   (const TrestleInterviewQuestion *self);

/* Whether a record says that nobody knew, or that there are none, and forgetting it. */
gboolean   trestle_interview_has_mark     (const TrestleInterviewQuestion *self);
void       trestle_interview_clear_mark   (const TrestleInterviewQuestion *self);

G_END_DECLS
