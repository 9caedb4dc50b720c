/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which questions there are, and what has been answered: all read from the design
 * each time, so that leaving and coming back is the same as going on.
 */
#include "config.h"

#include "interview.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "business.h"

/* What an interview needs to know of a design, once a list. */
typedef struct
{
  GHashTable *marks;        /* "I-3 location-…" → TrestleAnswer */
  GHashTable *business;     /* subject → TrestleBusinessQuestion of TRESTLE_BUSINESS_COMBINE */
  GPtrArray  *questions;    /* of TrestleBusinessQuestion */
} Context;

static char *
dup_mark_key (const char *id,
              const char *subject)
{
  return g_strconcat (id, " ", subject, NULL);
}

static void
init_context (Context       *self,
              TrestleDesign *design)
{
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->business = g_hash_table_new (NULL, NULL);
  self->questions = trestle_business_list (design);
  TRESTLE_FOREACH (design, ANSWER, TrestleAnswer, answer)
    if (answer->name != NULL)
      g_hash_table_insert (self->marks, dup_mark_key (answer->name, answer->subject.id), answer);
  for (guint i = 0; i < self->questions->len; i++)
    {
      TrestleBusinessQuestion *question = self->questions->pdata[i];

      if (g_str_equal (question->id, TRESTLE_BUSINESS_COMBINE))
        g_hash_table_insert (self->business, question->subject, question);
    }
}

static void
clear_context (Context *self)
{
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->business);
  g_ptr_array_unref (self->questions);
}

static const TrestleAnswer *
find_mark (const Context       *context,
           const char          *id,
           const TrestleObject *subject)
{
  g_autofree char *key = dup_mark_key (id, TRESTLE_IS_DESIGN (subject) ? NULL : subject->id);

  return g_hash_table_lookup (context->marks, key);
}

TrestleInterviewQuestion *
trestle_interview_question_copy (const TrestleInterviewQuestion *self)
{
  TrestleInterviewQuestion *copy = g_memdup2 (self, sizeof (*self));

  g_object_ref (copy->subject);

  return copy;
}

void
trestle_interview_question_free (TrestleInterviewQuestion *self)
{
  g_object_unref (self->subject);
  g_free (self);
}

static const TrestleField *
find_field (TrestleKind kind,
            const char *name)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);

  for (guint i = 0; name != NULL && i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return &info->fields[i];

  return NULL;
}

/* Members: what the subject is connected with already */

/* NAMES with a set of references at the subject itself, such as applications of an image. */
static gboolean
holds_names (const TrestleInterviewRow *row)
{
  return row->form == TRESTLE_INTERVIEW_NAMES && find_field (row->kind, row->field) != NULL;
}

static void
add_targets (GPtrArray           *members,
             const TrestleObject *object,
             const TrestleField  *field)
{
  TrestleValue value;

  trestle_object_get (object, field, &value);
  for (guint i = 0; value.texts != NULL && value.texts[i] != NULL; i++)
    {
      TrestleObject *target = trestle_design_lookup (object->design, value.texts[i]);

      if (target != NULL)
        g_ptr_array_add (members, target);
    }
  if (field->kind == TRESTLE_FIELD_REF && trestle_object_get_target (object, field) != NULL)
    g_ptr_array_add (members, trestle_object_get_target (object, field));
  trestle_value_clear (&value);
}

/* The names of those who refer to the subject, or what they refer to at their other end. */
static void
add_referrers (GPtrArray                 *members,
               const TrestleInterviewRow *row,
               TrestleObject             *subject)
{
  const TrestleField *near_field = find_field (row->adds, row->field);
  const TrestleField *far_field = find_field (row->adds, row->far);
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (subject->design, subject->id, &n);

  for (guint i = 0; i < n; i++)
    {
      TrestleObject *object = referrers[i].object;

      if (trestle_object_get_kind (object) != row->adds)
        continue;
      if (far_field == NULL && referrers[i].field == near_field)
        g_ptr_array_add (members, object);
      else if (far_field != NULL && referrers[i].field == near_field)
        add_targets (members, object, far_field);
      else if (far_field != NULL && far_field->kind == TRESTLE_FIELD_REF && referrers[i].field == far_field &&
               near_field->target == far_field->target)
        add_targets (members, object, near_field);    /* a line has no direction */
    }
}

static GPtrArray *
list_members (const TrestleInterviewRow *row,
              TrestleObject             *subject)
{
  GPtrArray *members = g_ptr_array_new ();

  if (holds_names (row))
    add_targets (members, subject, find_field (row->kind, row->field));
  else if (row->form == TRESTLE_INTERVIEW_NAMES && row->field == NULL)
    g_ptr_array_extend (members, trestle_design_get_list (subject->design, row->adds)->items, NULL, NULL);
  else if (row->form == TRESTLE_INTERVIEW_NAMES || row->form == TRESTLE_INTERVIEW_CHOICES)
    add_referrers (members, row, subject);

  return members;
}

GPtrArray *
trestle_interview_list_members (const TrestleInterviewQuestion *self)
{
  GPtrArray *members = list_members (self->row, self->subject);

  g_ptr_array_sort (members, trestle_object_compare);

  return members;
}

/* What may be chosen: all there is of the kind at the other end, but for the place somebody is at anyway. */
GPtrArray *
trestle_interview_list_targets (const TrestleInterviewQuestion *self)
{
  const TrestleField *far_field = find_field (self->row->adds, self->row->far);
  const TrestleField *own = far_field != NULL ? find_field (self->row->kind, "location") : NULL;
  const TrestleObject *place = own != NULL ? trestle_object_get_target (self->subject, own) : NULL;
  GPtrArray *targets;

  if (self->row->form != TRESTLE_INTERVIEW_CHOICES)
    return g_ptr_array_new ();
  targets = trestle_list_dup_by_name (trestle_design_get_list (self->subject->design, far_field->target));
  for (guint i = targets->len; i > 0; i--)
    if (targets->pdata[i - 1] == self->subject || targets->pdata[i - 1] == place)
      g_ptr_array_remove_index (targets, i - 1);

  return targets;
}

/* States */

static gboolean
has_members (const TrestleInterviewRow *row,
             TrestleObject             *subject)
{
  g_autoptr(GPtrArray) members = NULL;

  if (row->form == TRESTLE_INTERVIEW_NAMES && row->field == NULL)
    return trestle_design_get_list (subject->design, row->adds)->items->len > 0;
  members = list_members (row, subject);

  return members->len > 0;
}

/* License and support may also have been answered for the application as a whole (BQ-2). */
static gboolean
is_answered_as_a_whole (const Context       *context,
                        const TrestleObject *subject)
{
  const TrestleAnswer *own = find_mark (context, TRESTLE_BUSINESS_LICENSE, subject);
  const TrestleAnswer *all = g_hash_table_lookup (context->marks, TRESTLE_BUSINESS_LICENSE " ");

  return (own != NULL && own->answer != TRESTLE_UNSET) || (all != NULL && all->answer != TRESTLE_UNSET);
}

static gboolean
is_answered (const Context             *context,
             const TrestleInterviewRow *row,
             TrestleObject             *subject)
{
  switch (row->form)
    {
    case TRESTLE_INTERVIEW_FIELD:
      return trestle_object_is_set (subject, find_field (row->kind, row->field)) ||
             (TRESTLE_IS_APPLICATION (subject) && is_answered_as_a_whole (context, subject));

    case TRESTLE_INTERVIEW_NAMES:
    case TRESTLE_INTERVIEW_CHOICES:
      return has_members (row, subject);

    case TRESTLE_INTERVIEW_BUSINESS:
      return trestle_business_get_answer (g_hash_table_lookup (context->business, subject)) != TRESTLE_UNSET;

    default:
      g_assert_not_reached ();
    }
}

static TrestleInterviewState
get_state (const Context             *context,
           const TrestleInterviewRow *row,
           TrestleObject             *subject)
{
  const TrestleAnswer *mark;

  if (is_answered (context, row, subject))
    return TRESTLE_INTERVIEW_ANSWERED;
  mark = find_mark (context, row->id, subject);
  if (mark == NULL)
    return TRESTLE_INTERVIEW_OPEN;

  return mark->answer == FALSE ? TRESTLE_INTERVIEW_ANSWERED : TRESTLE_INTERVIEW_UNKNOWN;
}

static gboolean
applies (const Context             *context,
         const TrestleInterviewRow *row,
         TrestleObject             *subject)
{
  if (row->form == TRESTLE_INTERVIEW_BUSINESS)
    return g_hash_table_contains (context->business, subject);

  return row->applies == NULL || row->applies (subject);
}

typedef struct
{
  char          *name;
  TrestleObject *object;
} Named;

static int
compare_named (gconstpointer a,
               gconstpointer b)
{
  const Named *x = a, *y = b;
  int order = strcmp (x->name, y->name);

  return order != 0 ? order : strcmp (x->object->id, y->object->id);
}

/* Those without a name of their own by the names of their ends. */
static GPtrArray *
list_subjects (TrestleDesign *design,
               TrestleKind    kind)
{
  GPtrArray *subjects = trestle_list_dup_by_name (trestle_design_get_list (design, kind));
  g_autofree Named *named = g_new (Named, subjects->len);

  if (subjects->len == 0 || *trestle_object_get_name (subjects->pdata[0]) != '\0')
    return subjects;
  for (guint i = 0; i < subjects->len; i++)
    named[i] = (Named) { trestle_object_dup_name (subjects->pdata[i]), subjects->pdata[i] };
  qsort (named, subjects->len, sizeof (Named), compare_named);
  for (guint i = 0; i < subjects->len; i++)
    {
      subjects->pdata[i] = named[i].object;
      g_free (named[i].name);
    }

  return subjects;
}

/* Rows of one kind that follow each other: all of them for the one object, then for the next. */
static void
add_questions (GPtrArray                 *questions,
               const Context             *context,
               const TrestleInterviewRow *first,
               const TrestleInterviewRow *end,
               TrestleObject             *subject)
{
  for (const TrestleInterviewRow *row = first; row < end; row++)
    if (applies (context, row, subject))
      {
        TrestleInterviewQuestion *question = g_new (TrestleInterviewQuestion, 1);

        *question = (TrestleInterviewQuestion) { row, g_object_ref (subject), get_state (context, row, subject) };
        g_ptr_array_add (questions, question);
      }
}

GPtrArray *
trestle_interview_list (TrestleDesign *design)
{
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_interview_question_free);
  const TrestleInterviewRow *end;
  Context context;

  init_context (&context, design);
  for (const TrestleInterviewRow *row = trestle_interview_rows; row->id != NULL; row = end)
    {
      g_autoptr(GPtrArray) subjects = NULL;

      for (end = row; end->id != NULL && end->kind == row->kind; )
        end++;
      if (row->kind == TRESTLE_KIND_DESIGN)
        {
          add_questions (questions, &context, row, end, TRESTLE_OBJECT (design));
          continue;
        }
      subjects = list_subjects (design, row->kind);
      for (guint i = 0; i < subjects->len; i++)
        add_questions (questions, &context, row, end, subjects->pdata[i]);
    }
  clear_context (&context);

  return questions;
}

GPtrArray *
trestle_interview_list_unknown (TrestleDesign *design)
{
  GPtrArray *questions = trestle_interview_list (design);

  for (guint i = questions->len; i > 0; i--)
    if (((TrestleInterviewQuestion *) questions->pdata[i - 1])->state != TRESTLE_INTERVIEW_UNKNOWN)
      g_ptr_array_remove_index (questions, i - 1);

  return questions;
}

/* Texts */

static char *
dup_name (const TrestleInterviewQuestion *self,
          const char                     *name)
{
  const TrestleField *field = trestle_object_find_field (self->subject, name);
  TrestleObject *target = field != NULL && field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (self->subject, field) : NULL;

  if (g_str_equal (name, "subject"))
    return trestle_object_dup_name (self->subject);
  if (target != NULL)
    return trestle_object_dup_name (target);

  return g_strdup (field != NULL ? _(field->label) : name);
}

static char *
dup_business_text (const TrestleInterviewQuestion *self)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (self->subject->design);

  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleBusinessQuestion *question = questions->pdata[i];

      if (question->subject == self->subject && g_str_equal (question->id, self->row->id))
        return trestle_business_dup_text (question);
    }

  return g_strdup ("");
}

char *
trestle_interview_dup_text (const TrestleInterviewQuestion *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *rest;

  if (self->row->form == TRESTLE_INTERVIEW_BUSINESS)
    return dup_business_text (self);
  rest = _(self->row->text);
  for (const char *open = strchr (rest, '{'); open != NULL; open = strchr (rest, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = g_strndup (open + 1, close - open - 1);
      g_autofree char *value = dup_name (self, name);

      g_string_append_len (text, rest, open - rest);
      g_string_append (text, value);
      rest = close + 1;
    }
  g_string_append (text, rest);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

const TrestleField *
trestle_interview_get_field (const TrestleInterviewQuestion *self)
{
  return self->row->form == TRESTLE_INTERVIEW_FIELD ? find_field (self->row->kind, self->row->field) : NULL;
}
