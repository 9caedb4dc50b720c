/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stores and reads fields by offset.  store() is the only place in the program
 * where a field of an object gets a new value.
 */
#include "config.h"

#include "object.h"

#include <glib/gi18n.h>
#include <string.h>

#include "design-private.h"
#include "quantity.h"

enum { FIELD_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE (TrestleObject, trestle_object, G_TYPE_OBJECT)

#define MEMBER(object, field, T) G_STRUCT_MEMBER (T, object, (field)->offset)

static gboolean
is_number (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_INT || field->kind == TRESTLE_FIELD_FLAG ||
         field->kind == TRESTLE_FIELD_CHOICE || field->kind == TRESTLE_FIELD_CHOICES;
}

static void
refs_free (TrestleRefs *refs)
{
  if (refs == NULL)
    return;

  for (guint i = 0; i < refs->n; i++)
    g_free (refs->refs[i].id);
  g_free (refs);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted and without duplicates, whatever the order of @ids. */
static TrestleRefs *
refs_new (char **ids)
{
  guint length = g_strv_length (ids);
  g_autofree char **sorted = g_memdup2 (ids, sizeof (char *) * (length + 1));
  TrestleRefs *refs = g_malloc (sizeof *refs + sizeof (TrestleRef) * length);

  qsort (sorted, length, sizeof (char *), compare_strings);
  refs->n = 0;
  for (guint i = 0; i < length; i++)
    if (i == 0 || !g_str_equal (sorted[i], sorted[i - 1]))
      refs->refs[refs->n++] = (TrestleRef) { g_strdup (sorted[i]), NULL };

  return refs;
}

static char **
refs_to_strv (const TrestleRefs *refs)
{
  char **ids = g_new0 (char *, refs->n + 1);

  for (guint i = 0; i < refs->n; i++)
    ids[i] = g_strdup (refs->refs[i].id);

  return ids;
}

static void
free_member (TrestleObject      *self,
             const TrestleField *field)
{
  switch (field->kind)
    {
    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_DATA:
      g_clear_pointer (&MEMBER (self, field, char *), g_free);
      break;

    case TRESTLE_FIELD_REF:
      g_clear_pointer (&MEMBER (self, field, TrestleRef).id, g_free);
      MEMBER (self, field, TrestleRef).target = NULL;
      break;

    case TRESTLE_FIELD_REFS:
      g_clear_pointer (&MEMBER (self, field, TrestleRefs *), refs_free);
      break;

    case TRESTLE_FIELD_TEXTS:
      g_clear_pointer (&MEMBER (self, field, char **), g_strfreev);
      break;

    case TRESTLE_FIELD_INT:
    case TRESTLE_FIELD_FLAG:
    case TRESTLE_FIELD_CHOICE:
    case TRESTLE_FIELD_CHOICES:
    default:
      MEMBER (self, field, gint64) = TRESTLE_UNSET;
    }
}

/* The only place in the program where a field gets a new value. */
static void
store (TrestleObject      *self,
       const TrestleField *field,
       const TrestleValue *value)
{
  free_member (self, field);
  if (!value->set)
    return;

  switch (field->kind)
    {
    case TRESTLE_FIELD_TEXT:
    case TRESTLE_FIELD_NOTE:
    case TRESTLE_FIELD_DATE:
    case TRESTLE_FIELD_DATA:
      MEMBER (self, field, char *) = g_strdup (value->text);
      break;

    case TRESTLE_FIELD_REF:
      MEMBER (self, field, TrestleRef).id = g_strdup (value->text);
      break;

    case TRESTLE_FIELD_REFS:
      MEMBER (self, field, TrestleRefs *) = refs_new (value->texts);
      break;

    case TRESTLE_FIELD_TEXTS:
      MEMBER (self, field, char **) = g_strdupv (value->texts);
      break;

    case TRESTLE_FIELD_INT:
    case TRESTLE_FIELD_FLAG:
    case TRESTLE_FIELD_CHOICE:
    case TRESTLE_FIELD_CHOICES:
    default:
      MEMBER (self, field, gint64) = value->number;
    }
}

void
trestle_object_init_fields (TrestleObject         *self,
                            const TrestleKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (is_number (&info->fields[i]))
      MEMBER (self, &info->fields[i], gint64) = TRESTLE_UNSET;
}

static void
trestle_object_finalize (GObject *object)
{
  TrestleObject *self = TRESTLE_OBJECT (object);
  const TrestleKindInfo *info = trestle_object_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    free_member (self, &info->fields[i]);
  g_free (self->id);
  g_free (self->extra);

  G_OBJECT_CLASS (trestle_object_parent_class)->finalize (object);
}

static void
trestle_object_class_init (TrestleObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_object_finalize;

  /* Emitted on the object whose field has a new value, with the field. */
  signals[FIELD_CHANGED] = g_signal_new ("field-changed", TRESTLE_TYPE_OBJECT, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
trestle_object_init (TrestleObject *self)
{
}

const TrestleField *
trestle_object_find_field (const TrestleObject *self,
                           const char          *name)
{
  const TrestleKindInfo *info = trestle_object_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, name))
      return &info->fields[i];

  return NULL;
}

gint64
trestle_object_get_number (const TrestleObject *self,
                           const TrestleField  *field)
{
  g_return_val_if_fail (is_number (field), TRESTLE_UNSET);

  return MEMBER (self, field, const gint64);
}

const char *
trestle_object_get_string (const TrestleObject *self,
                           const TrestleField  *field)
{
  if (field->kind == TRESTLE_FIELD_REF)
    return MEMBER (self, field, const TrestleRef).id;
  g_return_val_if_fail (!is_number (field) && field->kind != TRESTLE_FIELD_REFS && field->kind != TRESTLE_FIELD_TEXTS, NULL);

  return MEMBER (self, field, char *const);
}

void
trestle_object_get (const TrestleObject *self,
                    const TrestleField  *field,
                    TrestleValue        *value)
{
  *value = (TrestleValue) TRESTLE_VALUE_INIT;

  if (is_number (field))
    {
      gint64 number = MEMBER (self, field, const gint64);

      value->set = number != TRESTLE_UNSET;
      value->number = value->set ? number : 0;
    }
  else if (field->kind == TRESTLE_FIELD_REFS)
    {
      const TrestleRefs *refs = MEMBER (self, field, TrestleRefs *const);

      value->set = refs != NULL;
      value->texts = refs != NULL ? refs_to_strv (refs) : NULL;
    }
  else if (field->kind == TRESTLE_FIELD_TEXTS)
    {
      value->texts = g_strdupv (MEMBER (self, field, char **const));
      value->set = value->texts != NULL;
    }
  else
    {
      value->text = g_strdup (trestle_object_get_string (self, field));
      value->set = value->text != NULL;
    }
}

gboolean
trestle_object_is_set (const TrestleObject *self,
                       const TrestleField  *field)
{
  if (is_number (field))
    return MEMBER (self, field, const gint64) != TRESTLE_UNSET;

  /* A TrestleRef begins with its id, and everything else is a pointer. */
  return MEMBER (self, field, char *const) != NULL;
}

gboolean
trestle_object_set (TrestleObject      *self,
                    const TrestleField *field,
                    const TrestleValue *value,
                    GError            **error)
{
  TrestleChange change = { .type = TRESTLE_CHANGE_SET, .object = self, .field = field };
  TrestleDesign *design = self->design;

  g_return_val_if_fail (TRESTLE_IS_OBJECT (self), FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  if (!trestle_field_check (field, value, error))
    return FALSE;
  if (design != NULL && value->set && (field->flags & TRESTLE_FIELD_PAIR) &&
      trestle_design_has_pair (design, self, field, value->text))
    {
      g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_PAIR, _("there is already one for this pair"));
      return FALSE;
    }

  trestle_object_get (self, field, &change.before);
  if (design != NULL)
    trestle_design_unlink (design, self, field);
  store (self, field, value);
  if (design != NULL)
    trestle_design_link (design, self, field);
  if ((field->flags & TRESTLE_FIELD_KEY) && design != NULL && design->lists[trestle_object_get_kind (self)] != NULL)
    trestle_list_rename (design->lists[trestle_object_get_kind (self)], self);
  trestle_object_get (self, field, &change.after);

  if (!trestle_value_equal (&change.before, &change.after))
    {
      g_signal_emit (self, signals[FIELD_CHANGED], 0, field);
      if (design != NULL)
        trestle_design_emit (design, &change);
    }
  trestle_value_clear (&change.before);
  trestle_value_clear (&change.after);

  return TRUE;
}

gboolean
trestle_object_init_field (TrestleObject      *self,
                           const TrestleField *field,
                           TrestleValue       *value,
                           GError            **error)
{
  g_return_val_if_fail (TRESTLE_IS_OBJECT (self), FALSE);
  g_return_val_if_fail (self->design == NULL, FALSE);

  if (!trestle_field_check (field, value, error))
    return FALSE;

  if (is_number (field) || field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS)
    store (self, field, value);
  else
    {
      free_member (self, field);
      MEMBER (self, field, gpointer) = field->kind == TRESTLE_FIELD_TEXTS ? (gpointer) g_steal_pointer (&value->texts)
                                                                          : (gpointer) g_steal_pointer (&value->text);
    }
  trestle_value_clear (value);

  return TRUE;
}

static void
set_by_name (TrestleObject      *self,
             const char         *name,
             const TrestleValue *value)
{
  const TrestleField *field = trestle_object_find_field (self, name);
  g_autoptr(GError) error = NULL;

  g_return_if_fail (field != NULL);

  if (!trestle_object_set (self, field, value, &error))
    g_critical ("%s.%s: %s", trestle_object_get_info (self)->nick, name, error->message);
}

void
trestle_object_set_number (TrestleObject *self,
                           const char    *name,
                           gint64         number)
{
  set_by_name (self, name, &(TrestleValue) { .set = number != TRESTLE_UNSET, .number = number });
}

void
trestle_object_set_string (TrestleObject *self,
                           const char    *name,
                           const char    *string)
{
  set_by_name (self, name, &(TrestleValue) { .set = string != NULL, .text = (char *) string });
}

void
trestle_object_set_strings (TrestleObject     *self,
                            const char        *name,
                            const char *const *strings)
{
  set_by_name (self, name, &(TrestleValue) { .set = strings != NULL, .texts = (char **) strings });
}

void
trestle_object_set_choice (TrestleObject *self,
                           const char    *name,
                           const char    *nick)
{
  const TrestleField *field = trestle_object_find_field (self, name);
  int index;

  g_return_if_fail (field != NULL && field->choices != NULL);
  index = trestle_field_find_choice (field, nick);
  g_return_if_fail (index >= 0);

  trestle_object_set_number (self, name, field->kind == TRESTLE_FIELD_CHOICES ? G_GINT64_CONSTANT (1) << index : index);
}

void
trestle_object_set_ref (TrestleObject *self,
                        const char    *name,
                        TrestleObject *target)
{
  trestle_object_set_string (self, name, target != NULL ? target->id : NULL);
}

void
trestle_object_add_ref (TrestleObject *self,
                        const char    *name,
                        TrestleObject *target)
{
  const TrestleField *field = trestle_object_find_field (self, name);
  TrestleValue value;

  g_return_if_fail (field != NULL);
  g_return_if_fail (target->id != NULL);

  trestle_object_get (self, field, &value);
  trestle_value_add_id (&value, field, target->id);
  set_by_name (self, name, &value);
  trestle_value_clear (&value);
}

void
trestle_object_remove_ref (TrestleObject *self,
                           const char    *name,
                           TrestleObject *target)
{
  const TrestleField *field = trestle_object_find_field (self, name);
  g_autoptr (GStrvBuilder) rest = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  TrestleValue value;

  g_return_if_fail (field != NULL);
  g_return_if_fail (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS);

  trestle_object_get (self, field, &value);
  for (guint i = 0; value.texts != NULL && value.texts[i] != NULL; i++)
    if (!g_str_equal (value.texts[i], target->id))
      g_strv_builder_add (rest, value.texts[i]);
  ids = g_strv_builder_end (rest);
  if (ids[0] != NULL)
    trestle_object_set_strings (self, name, (const char *const *) ids);
  else if (value.texts != NULL ? value.texts[0] != NULL : g_strcmp0 (value.text, target->id) == 0)
    trestle_object_unset (self, name);
  trestle_value_clear (&value);
}

void
trestle_object_unset (TrestleObject *self,
                      const char    *name)
{
  set_by_name (self, name, &(TrestleValue) TRESTLE_VALUE_INIT);
}

TrestleObject *
trestle_object_get_target (const TrestleObject *self,
                           const TrestleField  *field)
{
  g_return_val_if_fail (field->kind == TRESTLE_FIELD_REF, NULL);

  return MEMBER (self, field, const TrestleRef).target;
}

const char *
trestle_object_get_name (const TrestleObject *self)
{
  const TrestleKindInfo *info = trestle_object_get_info (self);

  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      {
        const char *name = trestle_object_get_string (self, &info->fields[i]);

        return name != NULL ? name : "";
      }

  return "";
}

char *
trestle_object_dup_name (const TrestleObject *self)
{
  const TrestleKindInfo *info = trestle_object_get_info (self);
  const char *name = trestle_object_get_name (self);
  g_autoptr(GString) ends = NULL;

  if (*name != '\0')
    return g_strdup (name);

  ends = g_string_new (NULL);
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_ESSENTIAL)
      {
        const TrestleObject *target = trestle_object_get_target (self, &info->fields[i]);

        g_string_append_printf (ends, "%s%s", ends->len > 0 ? " – " : "",
                                target != NULL ? trestle_object_get_name (target) : "?");
      }

  return ends->len > 0 ? g_string_free (g_steal_pointer (&ends), FALSE) : g_strdup_printf (_("Unnamed %s"), _(info->title));
}

GPtrArray *
trestle_object_list_targets (const TrestleObject *self,
                             const TrestleField  *field)
{
  const TrestleRefs *refs = MEMBER (self, field, TrestleRefs *const);
  GPtrArray *targets = g_ptr_array_new ();

  g_return_val_if_fail (field->kind == TRESTLE_FIELD_REFS, targets);

  for (guint i = 0; refs != NULL && i < refs->n; i++)
    if (refs->refs[i].target != NULL)
      g_ptr_array_add (targets, refs->refs[i].target);
  g_ptr_array_sort (targets, trestle_object_compare);

  return targets;
}

char *
trestle_object_dup_text (const TrestleObject *self,
                         const TrestleField  *field)
{
  g_auto(GStrv) names = NULL;
  TrestleValue value;
  char *text;

  if (field->kind == TRESTLE_FIELD_REF && MEMBER (self, field, const TrestleRef).target != NULL)
    return trestle_object_dup_name (MEMBER (self, field, const TrestleRef).target);

  if (field->kind == TRESTLE_FIELD_REFS)
    {
      const TrestleRefs *refs = MEMBER (self, field, TrestleRefs *const);
      g_autoptr(GPtrArray) targets = trestle_object_list_targets (self, field);

      if (refs != NULL && refs->n == 0)
        return g_strdup (_("none"));
      names = g_new0 (char *, targets->len + 1);
      for (guint i = 0; i < targets->len; i++)
        names[i] = trestle_object_dup_name (targets->pdata[i]);
      return g_strjoinv (", ", names);
    }

  trestle_object_get (self, field, &value);
  text = trestle_field_dup_text (field, &value);
  trestle_value_clear (&value);

  return text;
}

static gunichar
lower_case (gunichar c)
{
  return c < 0x80 ? (gunichar) g_ascii_tolower ((char) c) : g_unichar_tolower (c);
}

/* By value, whatever zeros lead; both pointers end behind the digits when the same. */
static int
compare_digits (const char **a,
                const char **b)
{
  int order = 0;

  while (**a == '0')
    (*a)++;
  while (**b == '0')
    (*b)++;
  for (;; (*a)++, (*b)++)
    {
      gboolean more_a = g_ascii_isdigit (**a), more_b = g_ascii_isdigit (**b);

      if (!more_a || !more_b)
        return more_a == more_b ? order : (more_a ? 1 : -1);
      if (order == 0)
        order = (**a > **b) - (**a < **b);
    }
}

/* How far two names are the same, up to where a character or a number begins. */
static gsize
skip_common (const char *a,
             const char *b)
{
  gsize n = 0;

  while (a[n] == b[n] && a[n] != '\0')
    n++;
  while (n > 0 && (g_ascii_isdigit (a[n - 1]) || (a[n] & 0xc0) == 0x80 || (b[n] & 0xc0) == 0x80))
    n--;

  return n;
}

/* Digits compare by value, everything else by letter, case folded first. */
static int
compare_names (const char *a,
               const char *b)
{
  gsize common = skip_common (a, b);

  a += common;
  b += common;
  while (*a != '\0' && *b != '\0')
    {
      gunichar ca, cb;

      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          int order = compare_digits (&a, &b);

          if (order != 0)
            return order;
          continue;
        }
      ca = g_utf8_get_char (a);
      cb = g_utf8_get_char (b);
      if (ca != cb)
        {
          ca = lower_case (ca);
          cb = lower_case (cb);
          if (ca != cb)
            return ca < cb ? -1 : 1;
        }
      a = g_utf8_next_char (a);
      b = g_utf8_next_char (b);
    }

  return (*a != '\0') - (*b != '\0');
}

int
trestle_object_compare_names (const TrestleObject *a,
                              const TrestleObject *b)
{
  const char *name_a = trestle_object_get_name (a), *name_b = trestle_object_get_name (b);
  int order = compare_names (name_a, name_b);

  return order != 0 ? order : strcmp (name_a, name_b);
}

/* Whether the order of both is that of their positions, which need no look at names. */
static gboolean
are_ordered (const TrestleObject *a,
             const TrestleObject *b)
{
  const TrestleList *list;

  if (a->design == NULL || a->design != b->design || trestle_object_get_info (a) != trestle_object_get_info (b))
    return FALSE;
  list = trestle_design_get_list (a->design, trestle_object_get_kind (a));

  return list != NULL && a->position < list->n_ordered && b->position < list->n_ordered;
}

int
trestle_object_compare (gconstpointer a,
                        gconstpointer b)
{
  const TrestleObject *object_a = *(const TrestleObject *const *) a;
  const TrestleObject *object_b = *(const TrestleObject *const *) b;
  int order;

  if (are_ordered (object_a, object_b))
    return (object_a->position > object_b->position) - (object_a->position < object_b->position);
  order = trestle_object_compare_names (object_a, object_b);

  return order != 0 ? order : g_strcmp0 (object_a->id, object_b->id);
}

void
trestle_object_set_id (TrestleObject *self,
                       const char    *id)
{
  g_return_if_fail (TRESTLE_IS_OBJECT (self));
  g_return_if_fail (self->design == NULL);

  g_set_str (&self->id, id);
}

void
trestle_object_set_extra (TrestleObject *self,
                          const char    *extra)
{
  g_return_if_fail (TRESTLE_IS_OBJECT (self));

  g_set_str (&self->extra, extra);
}

TrestleObject *
trestle_object_copy (const TrestleObject *self)
{
  const TrestleKindInfo *info = trestle_object_get_info (self);
  TrestleObject *copy = g_object_new (info->get_type (), NULL);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue value;

      trestle_object_get (self, &info->fields[i], &value);
      store (copy, &info->fields[i], &value);
      trestle_value_clear (&value);
    }
  copy->extra = g_strdup (self->extra);

  return copy;
}
