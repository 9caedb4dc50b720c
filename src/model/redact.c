/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pseudonyms are made from ids, which are random, and never from the names they
 * stand for: nobody can try names out.
 */
#include "config.h"

#include "redact.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kinds.h"

#define SHORTEST 3              /* characters of a name that is looked for */
#define CODE     4              /* characters of an id that a pseudonym has */

struct _TrestleNameFinder
{
  GHashTable *names;            /* set; owns them */
  GHashTable *words;            /* first word of names → GPtrArray of them */
};

typedef struct
{
  const TrestleNameFinder *finder;
  GHashTable              *pseudonyms;  /* alias, line end, name → pseudonym */
  GHashTable              *used;        /* set of pseudonyms, which the other table owns */
} Redaction;

typedef void (*VisitFunc) (TrestleObject      *object,
                           const TrestleField *field,
                           gpointer            data);

static gboolean
is_text (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_TEXT || field->kind == TRESTLE_FIELD_NOTE || field->kind == TRESTLE_FIELD_TEXTS;
}

static gboolean
is_name (const TrestleField *field)
{
  return is_text (field) && !(field->flags & TRESTLE_FIELD_PLAIN) && (field->alias != NULL || (field->flags & TRESTLE_FIELD_KEY));
}

static void
visit_object (TrestleObject *object,
              VisitFunc      func,
              gpointer       data)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    if (trestle_object_is_set (object, &info->fields[i]))
      func (object, &info->fields[i], data);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp ((*(const TrestleObject *const *) a)->id, (*(const TrestleObject *const *) b)->id);
}

/* In an order that no name has a part in. */
static void
visit (TrestleDesign *design,
       VisitFunc      func,
       gpointer       data)
{
  visit_object (TRESTLE_OBJECT (design), func, data);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_copy (trestle_design_get_list (design, kind)->items, NULL, NULL);

      g_ptr_array_set_free_func (items, NULL);
      g_ptr_array_sort (items, compare_ids);
      for (guint i = 0; i < items->len; i++)
        visit_object (items->pdata[i], func, data);
    }
}

/* Names in texts */

static const char *
skip_word (const char *text)
{
  while (g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static const char *
skip_gap (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static void
add_name (TrestleNameFinder *self,
          const char        *text)
{
  const char *begin = skip_gap (text);
  g_autofree char *word = g_strndup (begin, skip_word (begin) - begin);
  GPtrArray *alike = g_hash_table_lookup (self->words, word);
  char *name;

  if (*word == '\0' || g_utf8_strlen (text, -1) < SHORTEST || g_hash_table_contains (self->names, text))
    return;

  name = g_strdup (text);
  g_hash_table_add (self->names, name);
  if (alike == NULL)
    {
      alike = g_ptr_array_new ();
      g_hash_table_insert (self->words, g_steal_pointer (&word), alike);
    }
  g_ptr_array_add (alike, name);
}

static void
collect_cb (TrestleObject      *object,
            const TrestleField *field,
            gpointer            data)
{
  TrestleValue value;

  if (!is_name (field))
    return;

  trestle_object_get (object, field, &value);
  if (value.text != NULL)
    add_name (data, value.text);
  for (guint i = 0; value.texts != NULL && value.texts[i] != NULL; i++)
    add_name (data, value.texts[i]);
  trestle_value_clear (&value);
}

TrestleNameFinder *
trestle_name_finder_new (TrestleDesign *design)
{
  TrestleNameFinder *self = g_new0 (TrestleNameFinder, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  visit (design, collect_cb, self);

  return self;
}

void
trestle_name_finder_free (TrestleNameFinder *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->names);
  g_free (self);
}

GPtrArray *
trestle_name_finder_list (const TrestleNameFinder *self)
{
  return g_hash_table_get_keys_as_ptr_array (self->names);
}

/* Whether @name stands in @text with its first word at @at. */
static gboolean
stands_at (const char *name,
           const char *text,
           const char *at)
{
  gsize before = (gsize) (skip_gap (name) - name), length = strlen (name);

  return (gsize) (at - text) >= before && strncmp (at - before, name, length) == 0 &&
         (!g_unichar_isalnum (g_utf8_get_char (at - before + length)) ||
          !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at - before + length))));
}

const char *
trestle_name_finder_find (const TrestleNameFinder *self,
                          const char              *text)
{
  for (const char *at = skip_gap (text), *end; *at != '\0'; at = skip_gap (end))
    {
      g_autofree char *word = g_strndup (at, (end = skip_word (at)) - at);
      const GPtrArray *alike = g_hash_table_lookup (self->words, word);

      for (guint i = 0; alike != NULL && i < alike->len; i++)
        if (stands_at (alike->pdata[i], text, at))
          return alike->pdata[i];
    }

  return NULL;
}

/* Pseudonyms */

/* Six characters that belong to the object, or to one of its fields. */
static char *
dup_code (const TrestleObject *object,
          const TrestleField  *field,
          guint                number)
{
  g_autofree char *key = g_strdup_printf ("%s %s %u", object->id, field->name, number);
  g_autofree char *id = field->flags & TRESTLE_FIELD_KEY ? g_strdup (object->id)
                        : trestle_design_dup_derived_id (trestle_object_get_kind (object), key);

  return g_ascii_strup (strrchr (id, '-') + 1, -1);
}

static char *
dup_pseudonym (const Redaction     *self,
               const TrestleObject *object,
               const TrestleField  *field,
               guint                number,
               const char          *alias)
{
  TrestleKind kind = trestle_object_get_kind (object);
  g_autofree char *code = NULL;

  /* There is one design, one customer and one project. */
  if (kind == TRESTLE_KIND_DESIGN && ((field->flags & TRESTLE_FIELD_KEY) || g_str_equal (field->alias, field->label)))
    return g_strdup (alias);

  code = dup_code (object, field, number);
  for (guint length = CODE, more = 0;; length++)
    {
      /* Image names allow no spaces (R-X.8). */
      char *pseudonym = g_strdup_printf (kind == TRESTLE_KIND_IMAGE ? "%s-%.*s" : "%s %.*s", alias, (int) length, code);

      if (length > strlen (code))
        {
          g_free (pseudonym);
          pseudonym = g_strdup_printf ("%s %s-%u", alias, code, ++more);
        }
      if (!g_hash_table_contains (self->used, pseudonym))
        return pseudonym;
      g_free (pseudonym);
    }
}

static const char *
get_pseudonym (const Redaction     *self,
               const TrestleObject *object,
               const TrestleField  *field,
               guint                number,
               const char          *name)
{
  const char *alias = _(field->alias != NULL ? field->alias : trestle_object_get_info (object)->title);
  g_autofree char *key = g_strconcat (alias, "\n", name, NULL);
  char *pseudonym = g_hash_table_lookup (self->pseudonyms, key);

  if (*name == '\0')
    return "";
  if (pseudonym == NULL)
    {
      pseudonym = dup_pseudonym (self, object, field, number, alias);
      g_hash_table_insert (self->pseudonyms, g_steal_pointer (&key), pseudonym);
      g_hash_table_add (self->used, pseudonym);
    }

  return pseudonym;
}

/* Whether the text is what it should be: one word, what a decision rests on, or what
 * stands in the place of a name, such as a product; and no name of the design in it.
 */
static gboolean
is_plain (const Redaction    *self,
          const TrestleField *field,
          const char         *text)
{
  return (field->kind == TRESTLE_FIELD_NOTE || (field->flags & TRESTLE_FIELD_KEY) || strpbrk (text, " \t") == NULL) && trestle_name_finder_find (self->finder, text) == NULL;
}

static char *
dup_redacted (const Redaction     *self,
              const TrestleObject *object,
              const TrestleField  *field,
              guint                number,
              const char          *text)
{
  if (is_name (field))
    return g_strdup (get_pseudonym (self, object, field, number, text));
  if (*text == '\0' || ((field->flags & TRESTLE_FIELD_PLAIN) && is_plain (self, field, text)))
    return g_strdup (text);

  /* Translators: stands in a redacted copy where somebody has written something */
  return g_strdup (_("(left out)"));
}

static void
redact_cb (TrestleObject      *object,
           const TrestleField *field,
           gpointer            data)
{
  TrestleValue value;

  if (field->kind == TRESTLE_FIELD_DATA)
    trestle_object_unset (object, field->name);
  if (!is_text (field))
    return;

  trestle_object_get (object, field, &value);
  if (value.text != NULL)
    {
      char *text = dup_redacted (data, object, field, 0, value.text);

      g_free (value.text);
      value.text = text;
    }
  for (guint i = 0; value.texts != NULL && value.texts[i] != NULL; i++)
    {
      char *text = dup_redacted (data, object, field, i, value.texts[i]);

      g_free (value.texts[i]);
      value.texts[i] = text;
    }
  trestle_object_set (object, field, &value, NULL);
  trestle_value_clear (&value);
}

static void
forget_extra (TrestleDesign *design)
{
  trestle_object_set_extra (TRESTLE_OBJECT (design), NULL);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;

      for (guint i = 0; i < items->len; i++)
        trestle_object_set_extra (items->pdata[i], NULL);
    }
}

TrestleDesign *
trestle_design_redact (TrestleDesign *self)
{
  g_autoptr (TrestleNameFinder) finder = trestle_name_finder_new (self);
  g_autoptr (GHashTable) pseudonyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  Redaction redaction = { finder, pseudonyms, used };
  TrestleDesign *copy;

  g_return_val_if_fail (TRESTLE_IS_DESIGN (self), NULL);

  copy = trestle_design_copy (self);
  visit (copy, redact_cb, &redaction);
  forget_extra (copy);
  trestle_design_sort (copy);

  return copy;
}
