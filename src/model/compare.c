/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects are paired first, then their fields are compared.  Several of one name
 * are paired by how much they have in common.
 */
#include "config.h"

#include "compare.h"

#include <glib/gi18n.h>

#include "names.h"

/* A value is no longer than this in a line. */
#define MAX_TEXT 200

typedef struct
{
  gboolean   by_name;
  GPtrArray *differences;
} Comparison;

static void
free_difference (gpointer data)
{
  TrestleDifference *difference = data;

  g_free (difference->id);
  g_free (difference->name);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* ---- Values */

static const char *
find_name (const char *word,
           gpointer    data)
{
  TrestleObject *object = trestle_design_lookup (data, word);

  return object != NULL ? trestle_object_get_name (object) : NULL;
}

/* References by name, everything else by value. */
char *
trestle_compare_dup_value (const TrestleObject *object,
                           const TrestleField  *field)
{
  g_autofree char *text = trestle_object_is_set (object, field) ? trestle_object_dup_text (object, field) : g_strdup ("");

  if (field->kind == TRESTLE_FIELD_DATA && *text != '\0')
    return g_strdup_printf ("%s…", trestle_object_get_string (object, field));
  if ((field->flags & TRESTLE_FIELD_IDS) && object->design != NULL)
    return trestle_text_replace_words (text, find_name, object->design);
  /* Set to nothing is not unset. */
  if (*text == '\0' && trestle_object_is_set (object, field))
    return g_strdup (_("none"));

  return g_steal_pointer (&text);
}

/* Whether a name means the same, of references that may point at any kind. */
static gboolean
is_same_kind (const TrestleObject *a,
              const TrestleObject *b,
              const TrestleField  *field)
{
  TrestleObject *target_a = field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (a, field) : NULL;
  TrestleObject *target_b = field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (b, field) : NULL;

  return target_a == NULL || target_b == NULL || trestle_object_get_kind (target_a) == trestle_object_get_kind (target_b);
}

static gboolean
is_same (const Comparison    *self,
         const TrestleObject *a,
         const TrestleObject *b,
         const TrestleField  *field)
{
  gboolean refers = field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS || (field->flags & TRESTLE_FIELD_IDS);
  TrestleValue left, right;
  gboolean same;

  if (self->by_name && (field->flags & TRESTLE_FIELD_GEOMETRY))
    return TRUE;
  if (self->by_name && refers)
    {
      g_autofree char *text_a = trestle_compare_dup_value (a, field), *text_b = trestle_compare_dup_value (b, field);

      return g_str_equal (text_a, text_b) && is_same_kind (a, b, field);
    }
  trestle_object_get (a, field, &left);
  trestle_object_get (b, field, &right);
  same = trestle_value_equal (&left, &right);
  trestle_value_clear (&left);
  trestle_value_clear (&right);

  return same;
}

static guint
count_differences (const Comparison    *self,
                   const TrestleObject *a,
                   const TrestleObject *b)
{
  const TrestleKindInfo *info = trestle_object_get_info (a);
  guint n = 0;

  for (guint i = 0; i < info->n_fields; i++)
    n += !is_same (self, a, b, &info->fields[i]);

  return n;
}

/* ---- Differences */

static TrestleDifference *
add_difference (Comparison           *self,
                TrestleDifferenceType type,
                const TrestleObject  *object,
                const TrestleField   *field)
{
  TrestleDifference *difference = g_new0 (TrestleDifference, 1);

  difference->type = type;
  difference->kind = trestle_object_get_kind (object);
  difference->id = g_strdup (object->id);
  difference->name = trestle_object_dup_name (object);
  difference->field = field;
  g_ptr_array_add (self->differences, difference);

  return difference;
}

static void
compare_objects (Comparison          *self,
                 const TrestleObject *a,
                 const TrestleObject *b)
{
  const TrestleKindInfo *info = trestle_object_get_info (a);

  for (guint i = 0; i < info->n_fields; i++)
    if (!is_same (self, a, b, &info->fields[i]))
      {
        TrestleDifference *difference = add_difference (self, TRESTLE_DIFFERENCE_CHANGED, b, &info->fields[i]);

        difference->before = trestle_compare_dup_value (a, &info->fields[i]);
        difference->after = trestle_compare_dup_value (b, &info->fields[i]);
      }
  if (g_strcmp0 (a->extra, b->extra) != 0)
    {
      TrestleDifference *difference = add_difference (self, TRESTLE_DIFFERENCE_CHANGED, b, NULL);

      difference->before = g_strdup (a->extra != NULL ? a->extra : "");
      difference->after = g_strdup (b->extra != NULL ? b->extra : "");
    }
}

/* ---- Pairs */

static char *
dup_key (const Comparison    *self,
         const TrestleObject *object)
{
  g_autofree char *name = NULL;

  if (!self->by_name)
    return g_strdup (object->id);
  name = trestle_object_dup_name (object);

  return trestle_names_dup_fold (name);
}

static GHashTable *
index_by_key (const Comparison *self,
              const GPtrArray  *objects)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *key = dup_key (self, objects->pdata[i]);
      GPtrArray *group = g_hash_table_lookup (index, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (index, g_steal_pointer (&key), group);
        }
      g_ptr_array_add (group, objects->pdata[i]);
    }

  return index;
}

/* The one of @group that differs from @object in the fewest fields, at most @limit, taken
 * out; NULL when there is none.
 */
static TrestleObject *
take_nearest (const Comparison    *self,
              const TrestleObject *object,
              GPtrArray           *group,
              guint                limit)
{
  guint best = G_MAXUINT, least = limit;

  for (guint i = 0; i < group->len; i++)
    {
      guint n = count_differences (self, object, group->pdata[i]);

      if (n > least || (n == least && best != G_MAXUINT))
        continue;
      least = n;
      best = i;
    }

  return best != G_MAXUINT ? g_ptr_array_remove_index (group, best) : NULL;
}

/* Pairs each of @olds with the one of @news that is it: those that are the same before
 * those that only have the name.
 */
static GHashTable *
pair (const Comparison *self,
      const GPtrArray  *olds,
      const GPtrArray  *news)
{
  const guint limits[] = { 0, G_MAXUINT - 1 };
  g_autoptr (GHashTable) index = index_by_key (self, news);
  GHashTable *pairs = g_hash_table_new (NULL, NULL);

  for (guint pass = 0; pass < G_N_ELEMENTS (limits); pass++)
    for (guint i = 0; i < olds->len; i++)
      {
        g_autofree char *key = dup_key (self, olds->pdata[i]);
        GPtrArray *group = g_hash_table_lookup (index, key);
        TrestleObject *other = group != NULL && !g_hash_table_contains (pairs, olds->pdata[i]) ?
                               take_nearest (self, olds->pdata[i], group, limits[pass]) : NULL;

        if (other != NULL)
          g_hash_table_insert (pairs, olds->pdata[i], other);
      }

  return pairs;
}

static void
compare_kinds (Comparison    *self,
               TrestleDesign *a,
               TrestleDesign *b,
               TrestleKind    kind)
{
  g_autoptr (GPtrArray) olds = trestle_list_dup_by_name (trestle_design_get_list (a, kind));
  g_autoptr (GPtrArray) news = trestle_list_dup_by_name (trestle_design_get_list (b, kind));
  g_autoptr (GHashTable) pairs = pair (self, olds, news);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < olds->len; i++)
    {
      TrestleObject *other = g_hash_table_lookup (pairs, olds->pdata[i]);

      if (other == NULL)
        {
          add_difference (self, TRESTLE_DIFFERENCE_REMOVED, olds->pdata[i], NULL);
          continue;
        }
      g_hash_table_add (known, other);
      compare_objects (self, olds->pdata[i], other);
    }
  for (guint i = 0; i < news->len; i++)
    if (!g_hash_table_contains (known, news->pdata[i]))
      add_difference (self, TRESTLE_DIFFERENCE_ADDED, news->pdata[i], NULL);
}

GPtrArray *
trestle_compare (TrestleDesign *a,
                 TrestleDesign *b,
                 gboolean       by_name)
{
  Comparison self = { by_name, g_ptr_array_new_with_free_func (free_difference) };

  compare_objects (&self, (TrestleObject *) a, (TrestleObject *) b);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    compare_kinds (&self, a, b, kind);

  return self.differences;
}

char *
trestle_difference_dup_value (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\r\t", ' ');
  g_autofree char *start = NULL;

  if (*line == '\0')
    return g_strdup (_("Not Set"));
  if (g_utf8_strlen (line, -1) <= MAX_TEXT)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_TEXT);

  return g_strconcat (start, "…", NULL);
}

const char *
trestle_difference_get_label (const TrestleDifference *self)
{
  if (self->type != TRESTLE_DIFFERENCE_CHANGED)
    return self->type == TRESTLE_DIFFERENCE_ADDED ? C_("difference", "New") : C_("difference", "Gone");

  return self->field != NULL ? _(self->field->label) : _("Unknown Members");
}

char *
trestle_difference_dup_text (const TrestleDifference *self)
{
  const char *kind = _(trestle_kind_get_info (self->kind)->title);
  g_autofree char *before = NULL, *after = NULL;

  if (self->type == TRESTLE_DIFFERENCE_ADDED)
    /* Translators: a kind of object and its name. */
    return g_strdup_printf (_("%s “%s” is new"), kind, self->name);
  if (self->type == TRESTLE_DIFFERENCE_REMOVED)
    /* Translators: a kind of object and its name. */
    return g_strdup_printf (_("%s “%s” is gone"), kind, self->name);

  before = trestle_difference_dup_value (self->before);
  after = trestle_difference_dup_value (self->after);

  /* Translators: a kind of object, its name, one of its fields, and what that was and is. */
  return g_strdup_printf (_("%s “%s”: %s: %s → %s"), kind, self->name,
                          trestle_difference_get_label (self), before, after);
}
