/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of an interview go into the tables; what nobody knows stays a record
 * without an answer, and "there are none" one that says no.
 */
#include "config.h"

#include "interview.h"

#include <glib/gi18n.h>

#include "business.h"
#include "edit.h"
#include "names.h"

/* Marks */

static TrestleAnswer *
find_mark (const TrestleInterviewQuestion *self)
{
  const TrestleObject *subject = TRESTLE_IS_DESIGN (self->subject) ? NULL : self->subject;

  TRESTLE_FOREACH (self->subject->design, ANSWER, TrestleAnswer, answer)
    if (g_strcmp0 (answer->name, self->row->id) == 0 && answer->subject.target == subject)
      return answer;

  return NULL;
}

static void
set_mark (const TrestleInterviewQuestion *self,
          gint64                          value)
{
  TrestleObject *mark = (TrestleObject *) find_mark (self);

  if (mark == NULL)
    {
      mark = trestle_design_create (self->subject->design, TRESTLE_KIND_ANSWER);
      trestle_object_set_string (mark, "name", self->row->id);
      if (!TRESTLE_IS_DESIGN (self->subject))
        trestle_object_set_ref (mark, "subject", self->subject);
    }
  if (value != TRESTLE_UNSET)
    trestle_object_set_number (mark, "answer", value);
  else
    trestle_object_unset (mark, "answer");
}

gboolean
trestle_interview_has_mark (const TrestleInterviewQuestion *self)
{
  return self->row->form != TRESTLE_INTERVIEW_BUSINESS && find_mark (self) != NULL;
}

void
trestle_interview_clear_mark (const TrestleInterviewQuestion *self)
{
  TrestleObject *mark = (TrestleObject *) find_mark (self);

  /* What the business has been asked stays a record of its own. */
  if (mark != NULL && self->row->form != TRESTLE_INTERVIEW_BUSINESS)
    trestle_edit_delete (mark);
}

void
trestle_interview_leave_open (const TrestleInterviewQuestion *self)
{
  if (self->row->form == TRESTLE_INTERVIEW_FIELD)
    trestle_object_unset (self->subject, self->row->field);
  set_mark (self, TRESTLE_UNSET);
}

void
trestle_interview_answer_none (const TrestleInterviewQuestion *self)
{
  set_mark (self, FALSE);
}

/* Names */

static TrestleObject *
find_called (TrestleDesign *design,
             TrestleKind    kind,
             const char    *name,
             guint         *n)
{
  return trestle_names_find (trestle_design_get_names (design), kind, name, n);
}

/* The new object with its name, or NULL where the name will not do. */
static TrestleObject *
create_called (TrestleDesign *design,
               TrestleKind    kind,
               const char    *name,
               GError       **error)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  const TrestleField *key = info->fields;
  TrestleObject *object;
  TrestleValue value;

  while (!(key->flags & TRESTLE_FIELD_KEY))
    key++;
  if (!trestle_field_parse (key, name, &value, error))
    return NULL;
  object = trestle_design_create (design, kind);
  trestle_object_set (object, key, &value, NULL);
  trestle_value_clear (&value);

  return object;
}

static gboolean
refers_at_subject (const TrestleInterviewQuestion *self)
{
  return self->row->field != NULL && trestle_object_find_field (self->subject, self->row->field) != NULL;
}

gboolean
trestle_interview_add (const TrestleInterviewQuestion *self,
                       const char                     *name,
                       GError                        **error)
{
  const TrestleKindInfo *info = trestle_kind_get_info (self->row->adds);
  TrestleDesign *design = self->subject->design;
  TrestleObject *object;
  guint n;

  if (*name == '\0')
    {
      g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("nothing has been typed"));
      return FALSE;
    }
  object = find_called (design, self->row->adds, name, &n);
  /* One that is known may be named again where many may hold it. */
  if (n > 0 && !(object != NULL && refers_at_subject (self)))
    {
      g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("%s “%s” is there already"), _(info->title), name);
      return FALSE;
    }
  if (object == NULL)
    object = create_called (design, self->row->adds, name, error);
  if (object == NULL)
    return FALSE;
  if (refers_at_subject (self))
    trestle_object_add_ref (self->subject, self->row->field, object);
  else if (self->row->field != NULL)
    trestle_object_set_ref (object, self->row->field, self->subject);
  trestle_interview_clear_mark (self);

  return TRUE;
}

void
trestle_interview_remove (const TrestleInterviewQuestion *self,
                          TrestleObject                  *member)
{
  guint n;

  if (!refers_at_subject (self))
    {
      trestle_edit_delete (member);
      return;
    }
  trestle_object_remove_ref (self->subject, self->row->field, member);
  trestle_design_get_referrers (member->design, member->id, &n);
  /* What nothing holds any more was only named here. */
  if (n == 0)
    trestle_edit_delete (member);
}

/* Choices */

/* The object between the subject and @target, or for a set any of the subject’s. */
static TrestleObject *
find_between (const TrestleInterviewQuestion *self,
              const TrestleObject            *target)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (self->subject->design, self->subject->id, &n);

  for (guint i = 0; i < n; i++)
    {
      TrestleObject *object = referrers[i].object;
      const TrestleField *near_field, *far_field;

      if (trestle_object_get_kind (object) != self->row->adds)
        continue;
      near_field = trestle_object_find_field (object, self->row->field);
      far_field = trestle_object_find_field (object, self->row->far);
      if (far_field->kind == TRESTLE_FIELD_REFS)
        return object;
      if ((referrers[i].field == near_field && trestle_object_get_target (object, far_field) == target) ||
          (referrers[i].field == far_field && trestle_object_get_target (object, near_field) == target))
        return object;
    }

  return NULL;
}

/* A set that holds several targets keeps the object while it has any. */
static void
choose_in_set (const TrestleInterviewQuestion *self,
               TrestleObject                  *object,
               TrestleObject                  *target,
               gboolean                        chosen)
{
  if (chosen)
    {
      trestle_object_add_ref (object, self->row->far, target);
      return;
    }
  trestle_object_remove_ref (object, self->row->far, target);
  if (!trestle_object_is_set (object, trestle_object_find_field (object, self->row->far)))
    trestle_edit_delete (object);
}

void
trestle_interview_choose (const TrestleInterviewQuestion *self,
                          TrestleObject                  *target,
                          gboolean                        chosen)
{
  TrestleObject *object = find_between (self, target);
  const gboolean there = object != NULL;
  gboolean set;

  if (!there && !chosen)
    return;
  if (!there)
    {
      object = trestle_design_create (self->subject->design, self->row->adds);
      trestle_object_set_ref (object, self->row->field, self->subject);
    }
  set = trestle_object_find_field (object, self->row->far)->kind == TRESTLE_FIELD_REFS;
  if (set)
    choose_in_set (self, object, target, chosen);
  else if (!there)
    trestle_object_set_ref (object, self->row->far, target);
  else if (!chosen)
    trestle_edit_delete (object);
  trestle_interview_clear_mark (self);
}

/* The business */

void
trestle_interview_answer (const TrestleInterviewQuestion *self,
                          gboolean                        answer)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (self->subject->design);

  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleBusinessQuestion *question = questions->pdata[i];

      if (question->subject == self->subject && g_str_equal (question->id, self->row->id))
        {
          const TrestleBusinessAnswer said = {
            answer, TRESTLE_UNSET, TRESTLE_UNSET, question->record != NULL ? question->record->respondent : NULL,
            question->record != NULL ? question->record->date : NULL, question->record != NULL ? question->record->notes : NULL
          };

          trestle_business_answer (question, &said);
          return;
        }
    }
}
