/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The questions are what the design makes of them; only answers are kept.
 */
#include "config.h"

#include "business.h"

#include <glib/gi18n.h>

static void
question_free (gpointer data)
{
  TrestleBusinessQuestion *self = data;

  g_clear_object (&self->subject);
  g_clear_object (&self->other);
  g_clear_object (&self->record);
  g_free (self);
}

/* One about the subject goes before one about all, and one with an answer before one
 * without; of several the first by id.
 */
static int
rank_answer (const TrestleAnswer *answer)
{
  return (answer->answer == TRESTLE_UNSET ? 2 : 0) + (answer->subject.id == NULL ? 1 : 0);
}

/* Of two answers the one that counts; either may be NULL. */
static TrestleAnswer *
get_better (TrestleAnswer *a,
            TrestleAnswer *b)
{
  if (a == NULL || b == NULL)
    return a != NULL ? a : b;
  if (rank_answer (a) != rank_answer (b))
    return rank_answer (a) < rank_answer (b) ? a : b;

  return g_strcmp0 (((TrestleObject *) a)->id, ((TrestleObject *) b)->id) < 0 ? a : b;
}

struct _TrestleBusinessAnswers
{
  GHashTable    *own;       /* TrestleObject → TrestleAnswer about it alone */
  TrestleAnswer *for_all;
};

TrestleBusinessAnswers *
trestle_business_answers_new (const TrestleDesign *design,
                              const char          *id)
{
  TrestleBusinessAnswers *self = g_new0 (TrestleBusinessAnswers, 1);

  self->own = g_hash_table_new (NULL, NULL);
  TRESTLE_FOREACH (design, ANSWER, TrestleAnswer, answer)
    {
      if (g_strcmp0 (answer->name, id) != 0)
        continue;
      if (answer->subject.id == NULL)
        self->for_all = get_better (answer, self->for_all);
      else if (answer->subject.target != NULL)
        g_hash_table_insert (self->own, answer->subject.target,
                             get_better (answer, g_hash_table_lookup (self->own, answer->subject.target)));
    }

  return self;
}

void
trestle_business_answers_free (TrestleBusinessAnswers *self)
{
  g_hash_table_unref (self->own);
  g_free (self);
}

TrestleAnswer *
trestle_business_answers_find (const TrestleBusinessAnswers *self,
                               gconstpointer                 subject)
{
  return get_better (g_hash_table_lookup (self->own, subject), self->for_all);
}

static void
add_question (GPtrArray                    *questions,
              const TrestleBusinessAnswers *answers,
              const char                   *id,
              const char                   *rule,
              gpointer                      subject,
              gpointer                      other)
{
  TrestleBusinessQuestion *self = g_new0 (TrestleBusinessQuestion, 1);

  self->id = id;
  self->rule = rule;
  self->subject = g_object_ref (subject);
  self->other = other != NULL ? g_object_ref (other) : NULL;
  g_set_object (&self->record, trestle_business_answers_find (answers, subject));
  g_ptr_array_add (questions, self);
}

GPtrArray *
trestle_business_list (TrestleDesign *design)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func (question_free);
  g_autoptr(GPtrArray) images = g_ptr_array_new ();
  g_autoptr(GPtrArray) applications = g_ptr_array_new ();
  g_autoptr(TrestleBusinessAnswers) combine = trestle_business_answers_new (design, TRESTLE_BUSINESS_COMBINE);
  g_autoptr(TrestleBusinessAnswers) license = trestle_business_answers_new (design, TRESTLE_BUSINESS_LICENSE);

  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    if (image->guest_os != TRESTLE_UNSET)
      g_ptr_array_add (images, image);
  g_ptr_array_sort (images, trestle_object_compare);
  for (guint i = 0; i < images->len; i++)
    for (guint k = i + 1; k < images->len; k++)
      if (((TrestleImage *) images->pdata[i])->guest_os == ((TrestleImage *) images->pdata[k])->guest_os)
        {
          add_question (questions, combine, TRESTLE_BUSINESS_COMBINE, "R-1.V.1", images->pdata[i], images->pdata[k]);
          break;
        }

  TRESTLE_FOREACH (design, APPLICATION, TrestleApplication, application)
    if (application->in_scope != FALSE)
      g_ptr_array_add (applications, application);
  g_ptr_array_sort (applications, trestle_object_compare);
  for (guint i = 0; i < applications->len; i++)
    add_question (questions, license, TRESTLE_BUSINESS_LICENSE, "R-1.V.2", applications->pdata[i], NULL);

  return questions;
}

char *
trestle_business_dup_text (const TrestleBusinessQuestion *self)
{
  g_autofree char *subject = trestle_object_dup_name (self->subject);
  g_autofree char *other = self->other != NULL ? trestle_object_dup_name (self->other) : NULL;

  if (other != NULL)
    /* Translators: the names of two images. */
    return g_strdup_printf (_("Can %s and %s be one image?"), subject, other);

  /* Translators: the name of an application. */
  return g_strdup_printf (_("Do license and support of %s cover a virtual machine that MED-V delivers?"), subject);
}

static gint64
both (gint64 license,
      gint64 support)
{
  if (license == FALSE || support == FALSE)
    return FALSE;

  return license == TRUE && support == TRUE ? TRUE : TRESTLE_UNSET;
}

/* What the application itself says of its license and support is an answer, too. */
static gint64
get_recorded (const TrestleApplication *application)
{
  return both (application->license, application->support);
}

const char *
trestle_business_get_title (const char *id)
{
  if (g_str_equal (id, TRESTLE_BUSINESS_COMBINE))
    return N_("Can several images be one?");

  return g_str_equal (id, TRESTLE_BUSINESS_LICENSE) ? N_("Do license and support cover a virtual machine?") : NULL;
}

gint64
trestle_business_get_answer (const TrestleBusinessQuestion *self)
{
  if (TRESTLE_IS_APPLICATION (self->subject) && get_recorded ((TrestleApplication *) self->subject) != TRESTLE_UNSET)
    return get_recorded ((TrestleApplication *) self->subject);

  return self->record != NULL ? self->record->answer : TRESTLE_UNSET;
}

static void
set_text (TrestleObject *object,
          const char    *name,
          const char    *text)
{
  if (text != NULL && *text != '\0')
    trestle_object_set_string (object, name, text);
  else
    trestle_object_unset (object, name);
}

static void
set_flag (TrestleObject *object,
          const char    *name,
          gint64         value)
{
  if (value != TRESTLE_UNSET)
    trestle_object_set_number (object, name, value);
  else
    trestle_object_unset (object, name);
}

void
trestle_business_answer (const TrestleBusinessQuestion *self,
                         const TrestleBusinessAnswer   *answer)
{
  /* An answer for all is not changed by one for this alone. */
  TrestleObject *record = self->record != NULL && self->record->subject.id != NULL ? (TrestleObject *) self->record : NULL;

  if (record == NULL)
    {
      record = trestle_design_create (self->subject->design, TRESTLE_KIND_ANSWER);
      trestle_object_set_string (record, "name", self->id);
      trestle_object_set_ref (record, "subject", self->subject);
    }
  set_flag (record, "answer", TRESTLE_IS_APPLICATION (self->subject) ? both (answer->license, answer->support) : answer->answer);
  set_text (record, "respondent", answer->respondent);
  set_text (record, "date", answer->date);
  set_text (record, "notes", answer->notes);
  if (TRESTLE_IS_APPLICATION (self->subject))
    {
      set_flag (self->subject, "license", answer->license);
      set_flag (self->subject, "support", answer->support);
    }
}
