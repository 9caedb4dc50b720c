/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fixes of a finding, and what has to be chosen before some of them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "fix.h"

/* More replies than anybody looks through; what else there is can be typed. */
#define MAX_SUGGESTIONS 12

/* The @position-th fix of a finding; FALSE when there are not so many. */
static gboolean
find_fix (const TrestleFinding *self,
          guint                 position,
          TrestleFix           *fix)
{
  const TrestleOutcome *outcome = self->outcome;

  if (outcome->fix != NULL && position-- == 0)
    {
      *fix = (TrestleFix) { "fix", outcome->fix_title, outcome->safe, outcome->fix };
      return TRUE;
    }
  for (const TrestleFix *row = outcome->alternatives; row != NULL && row->nick != NULL; row++)
    {
      if (row->applies != NULL && !row->applies (self))
        continue;
      if (position-- > 0)
        continue;
      *fix = *row;
      return TRUE;
    }

  return FALSE;
}

guint
trestle_finding_get_n_fixes (const TrestleFinding *self)
{
  TrestleFix fix;
  guint n = 0;

  while (find_fix (self, n, &fix))
    n++;

  return n;
}

char *
trestle_finding_dup_fix_title (const TrestleFinding *self,
                               guint                 fix)
{
  TrestleFix found;

  return find_fix (self, fix, &found) ? trestle_finding_fill_in (self, _(found.title)) : NULL;
}

const char *
trestle_finding_get_fix_nick (const TrestleFinding *self,
                              guint                 fix)
{
  TrestleFix found;

  return find_fix (self, fix, &found) ? found.nick : NULL;
}

gboolean
trestle_finding_is_safe (const TrestleFinding *self)
{
  return self->outcome->fix != NULL && self->outcome->safe;
}

/* Questions */

static const TrestleField *
get_field (const TrestleFinding     *self,
           const TrestleFixQuestion *question)
{
  const TrestleKindInfo *kind = question->kind != NULL ? question->kind : trestle_object_get_info (self->subject);

  if (question->listed)
    return NULL;
  if (question->field == NULL)
    return self->field;
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, question->field))
      return &kind->fields[i];
  g_assert_not_reached ();
}

const char *
trestle_finding_get_prompt (const TrestleFinding *self,
                            guint                 fix)
{
  TrestleFix found;
  const TrestleField *field;

  if (!find_fix (self, fix, &found) || found.question == NULL)
    return NULL;
  field = get_field (self, found.question);

  return _(found.question->prompt != NULL ? found.question->prompt : field->label);
}

static void
reply_free (gpointer data)
{
  TrestleReply *self = data;

  g_free (self->value);
  g_free (self->label);
  g_free (self);
}

void
trestle_replies_add (GPtrArray  *replies,
                     const char *value,
                     const char *label)
{
  TrestleReply *reply = g_new (TrestleReply, 1);

  for (guint i = 0; i < replies->len; i++)
    if (g_str_equal (((TrestleReply *) replies->pdata[i])->value, value))
      {
        g_free (reply);
        return;
      }
  reply->value = g_strdup (value);
  reply->label = g_strdup (label);
  g_ptr_array_add (replies, reply);
}

void
trestle_replies_add_object (GPtrArray *replies,
                            gpointer   object)
{
  g_autofree char *name = trestle_object_dup_name (object);

  trestle_replies_add (replies, ((TrestleObject *) object)->id, name);
}

void
trestle_replies_add_number (GPtrArray          *replies,
                            const TrestleField *field,
                            gint64              number)
{
  const TrestleValue value = { TRUE, number, NULL, NULL };
  g_autofree char *text = NULL;

  if (!trestle_field_check (field, &value, NULL))
    return;
  text = trestle_field_dup_text (field, &value);
  trestle_replies_add (replies, text, text);
}

void
trestle_replies_add_objects (GPtrArray     *replies,
                             TrestleDesign *design,
                             TrestleKind    kind)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  g_ptr_array_extend (objects, trestle_design_get_list (design, kind)->items, NULL, NULL);
  g_ptr_array_sort (objects, trestle_object_compare);
  for (guint i = 0; i < objects->len; i++)
    trestle_replies_add_object (replies, objects->pdata[i]);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* What the standard is and what stands in this field elsewhere. */
static void
add_values (GPtrArray          *replies,
            TrestleDesign      *design,
            TrestleKind         kind,
            const TrestleField *field)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (field->has_standard)
    g_array_append_val (numbers, field->standard);
  for (guint i = 0; kind != TRESTLE_KIND_DESIGN && i < trestle_design_get_list (design, kind)->items->len; i++)
    {
      gint64 number = trestle_object_get_number (trestle_design_get_list (design, kind)->items->pdata[i], field);

      if (number != TRESTLE_UNSET)
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len && replies->len < MAX_SUGGESTIONS; i++)
    trestle_replies_add_number (replies, field, g_array_index (numbers, gint64, i));
}

/* What @field takes, or for a number what it holds elsewhere. */
static void
add_field_replies (GPtrArray             *replies,
                   TrestleDesign         *design,
                   const TrestleKindInfo *kind,
                   const TrestleField    *field)
{
  switch (field->kind)
    {
    case TRESTLE_FIELD_FLAG:
      trestle_replies_add (replies, "yes", _("Yes"));
      trestle_replies_add (replies, "no", _("No"));
      break;

    case TRESTLE_FIELD_CHOICE:
      for (const TrestleChoice *choice = field->choices; choice->nick != NULL; choice++)
        trestle_replies_add (replies, choice->nick, _(choice->label));
      break;

    case TRESTLE_FIELD_REF:
    case TRESTLE_FIELD_REFS:
      trestle_replies_add_objects (replies, design, field->target);
      break;

    case TRESTLE_FIELD_INT:
      add_values (replies, design, kind->kind, field);
      break;

    case TRESTLE_FIELD_CHOICES:
    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_TEXTS:
    case TRESTLE_FIELD_DATA:
    default:
      break;
    }
}

GPtrArray *
trestle_finding_list_replies (const TrestleFinding *self,
                              guint                 fix)
{
  GPtrArray *replies = g_ptr_array_new_with_free_func (reply_free);
  const TrestleFixQuestion *question;
  TrestleFix found;

  if (!find_fix (self, fix, &found) || found.question == NULL)
    return replies;
  question = found.question;
  if (question->list != NULL)
    question->list (self, replies);
  else if (!question->listed)
    add_field_replies (replies, self->subject->design,
                       question->kind != NULL ? question->kind : trestle_object_get_info (self->subject), get_field (self, question));

  return replies;
}

gboolean
trestle_finding_takes_text (const TrestleFinding *self,
                            guint                 fix)
{
  const TrestleField *field;
  TrestleFix found;

  if (!find_fix (self, fix, &found) || found.question == NULL)
    return FALSE;
  field = get_field (self, found.question);

  return field != NULL && field->kind != TRESTLE_FIELD_REF && field->kind != TRESTLE_FIELD_REFS &&
         field->kind != TRESTLE_FIELD_CHOICE && field->kind != TRESTLE_FIELD_CHOICES && field->kind != TRESTLE_FIELD_FLAG;
}

/* Replies */

gboolean
trestle_fix_set_text (TrestleObject *object,
                      const char    *field_name,
                      const char    *text,
                      GError       **error)
{
  const TrestleField *field = trestle_object_find_field (object, field_name);
  TrestleValue value;
  gboolean done;

  if (field->kind == TRESTLE_FIELD_REFS)
    {
      trestle_object_add_ref (object, field_name, trestle_design_lookup (object->design, text));
      return TRUE;
    }
  if (field->kind == TRESTLE_FIELD_REF)
    {
      trestle_object_set_ref (object, field_name, trestle_design_lookup (object->design, text));
      return TRUE;
    }
  if (!trestle_field_parse (field, text, &value, error))
    return FALSE;
  if (!value.set)
    return trestle_fix_fail (error, _("nothing has been chosen"));
  done = trestle_object_set (object, field, &value, error);
  trestle_value_clear (&value);

  return done;
}

static gboolean
matches (const char *a,
         const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);

  return g_str_equal (x, y);
}

/* The value of the reply that @text is or reads like, else @text where text is taken. */
static char *
dup_value (const TrestleFinding *self,
           guint                 fix,
           const char           *text,
           GError              **error)
{
  g_autoptr(GPtrArray) replies = trestle_finding_list_replies (self, fix);

  for (guint i = 0; i < replies->len; i++)
    {
      const TrestleReply *reply = replies->pdata[i];

      if (g_str_equal (reply->value, text) || matches (reply->label, text))
        return g_strdup (reply->value);
    }
  if (trestle_finding_takes_text (self, fix))
    return g_strdup (text);
  g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX, _("“%s” is not one of the choices"), text);

  return NULL;
}

static gboolean
is_still_found (const TrestleFinding *self,
                TrestleDesign        *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  g_autofree char *key = trestle_finding_dup_key (self);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *other = findings->pdata[i];
      g_autofree char *other_key = other->outcome == self->outcome ? trestle_finding_dup_key (other) : NULL;

      if (g_strcmp0 (key, other_key) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
reply_to (TrestleFinding           *self,
          guint                     fix,
          const TrestleFixQuestion *question,
          const char               *reply,
          GError                  **error)
{
  g_autofree char *value = NULL;

  if (reply == NULL || *reply == '\0')
    return trestle_fix_fail (error, _("nothing has been chosen"));
  value = dup_value (self, fix, reply, error);
  if (value == NULL)
    return FALSE;
  if (question->apply != NULL)
    return question->apply (self, value, error);

  return trestle_fix_set_text (self->subject, get_field (self, question)->name, value, error);
}

gboolean
trestle_finding_fix_with (TrestleFinding *self,
                          guint           fix,
                          const char     *reply,
                          GError        **error)
{
  g_autoptr(TrestleDesign) design = g_object_ref (self->subject->design);
  TrestleFix found;

  if (!find_fix (self, fix, &found))
    g_return_val_if_reached (FALSE);
  if (found.question == NULL && found.apply == self->outcome->fix)
    return found.apply (self, error);
  if (found.question != NULL ? !reply_to (self, fix, found.question, reply, error) : !found.apply (self, error))
    return FALSE;

  return !is_still_found (self, design) || trestle_fix_fail (error, _("the finding would stay"));
}

gboolean
trestle_finding_fix (TrestleFinding *self,
                     guint           fix,
                     GError        **error)
{
  return trestle_finding_fix_with (self, fix, NULL, error);
}

/* The finding’s own field */

static gboolean
has_field (const TrestleFinding *finding)
{
  return finding->field != NULL;
}

static const TrestleFixQuestion own_field = { 0 };

const TrestleFix trestle_fixes_record[] = {
  { "record", N_("Record {field} of {subject}"), .question = &own_field, .applies = has_field },
  { NULL }
};
