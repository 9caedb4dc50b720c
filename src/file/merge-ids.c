/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids of what both versions have added.
 */
#include "config.h"

#include <string.h>

#include "merge-private.h"
#include "names.h"

typedef struct
{
  TrestleDesign *base, *ours, *theirs;
  GHashTable    *ids;     /* id of theirs → id it gets */
} Renaming;

static gboolean
is_added (const Renaming      *self,
          const TrestleObject *object)
{
  return trestle_design_lookup (self->base, object->id) == NULL;
}

static gboolean
names_agree (const TrestleObject *a,
             const TrestleObject *b)
{
  g_autofree char *name_a = trestle_object_dup_name (a), *name_b = trestle_object_dup_name (b);
  g_autofree char *folded_a = trestle_names_dup_fold (name_a), *folded_b = trestle_names_dup_fold (name_b);

  return g_str_equal (folded_a, folded_b);
}

/* An id that nobody has, and the same at every merge. */
static char *
dup_free_id (const Renaming      *self,
             const TrestleObject *object)
{
  g_autofree char *name = trestle_object_dup_name (object);
  g_autofree char *key = g_strdup_printf ("%s\n%s", object->id, name);

  for (guint i = 0;; i++)
    {
      g_autofree char *id = trestle_design_dup_derived_id (trestle_object_get_kind (object), key);
      g_autofree char *next = g_strdup_printf ("%s\n%u", key, i);

      if (trestle_design_lookup (self->base, id) == NULL && trestle_design_lookup (self->ours, id) == NULL &&
          trestle_design_lookup (self->theirs, id) == NULL)
        return g_steal_pointer (&id);
      g_set_str (&key, next);
    }
}

static const char *
get_id (const Renaming *self,
        const char     *id)
{
  const char *other = id != NULL ? g_hash_table_lookup (self->ids, id) : NULL;

  return other != NULL ? other : id;
}

/* The pair that an association stands for, or NULL; @renaming may be NULL. */
static char *
dup_pair (const TrestleObject *object,
          const Renaming      *renaming)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);
  GString *pair = NULL;
  guint n = 0;

  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & TRESTLE_FIELD_PAIR) && trestle_object_is_set (object, &info->fields[i]))
      {
        const char *id = trestle_object_get_string (object, &info->fields[i]);

        pair = pair != NULL ? pair : g_string_new (info->nick);
        g_string_append_printf (pair, " %s", renaming != NULL ? get_id (renaming, id) : id);
        n++;
      }
  if (n == 2)
    return g_string_free (pair, FALSE);
  if (pair != NULL)
    g_string_free (pair, TRUE);

  return NULL;
}

char *
trestle_merge_dup_pair (const TrestleObject *object)
{
  return dup_pair (object, NULL);
}

static void
rename_strangers (Renaming   *self,
                  TrestleKind kind)
{
  const GPtrArray *items = trestle_design_get_list (self->theirs, kind)->items;

  for (guint i = 0; i < items->len; i++)
    {
      const TrestleObject *object = items->pdata[i];
      const TrestleObject *other = trestle_design_lookup (self->ours, object->id);

      if (other != NULL && is_added (self, object) && !names_agree (object, other))
        g_hash_table_insert (self->ids, g_strdup (object->id), dup_free_id (self, object));
    }
}

static void
join_pairs (Renaming   *self,
            TrestleKind kind)
{
  const GPtrArray *ours = trestle_design_get_list (self->ours, kind)->items;
  const GPtrArray *theirs = trestle_design_get_list (self->theirs, kind)->items;
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ours->len; i++)
    {
      char *pair = is_added (self, ours->pdata[i]) ? trestle_merge_dup_pair (ours->pdata[i]) : NULL;

      if (pair != NULL)
        g_hash_table_insert (pairs, pair, ours->pdata[i]);
    }
  for (guint i = 0; i < theirs->len; i++)
    {
      const TrestleObject *object = theirs->pdata[i];
      g_autofree char *pair = is_added (self, object) ? dup_pair (object, self) : NULL;
      const TrestleObject *other = pair != NULL ? g_hash_table_lookup (pairs, pair) : NULL;

      /* Not where theirs has both: one of them is what ours has under that id. */
      if (other != NULL && (g_str_equal (other->id, object->id) || trestle_design_lookup (self->theirs, other->id) == NULL))
        g_hash_table_insert (self->ids, g_strdup (object->id), g_strdup (other->id));
    }
}

static const char *
find_id (const char *word,
         gpointer    data)
{
  return get_id (data, word);
}

/* The ids in what the program has noted. */
static void
rename_words (const Renaming     *self,
              TrestleObject      *object,
              const TrestleField *field)
{
  const char *text = trestle_object_get_string (object, field);
  g_autofree char *renamed = text != NULL ? trestle_text_replace_words (text, find_id, (gpointer) self) : NULL;

  if (renamed != NULL)
    trestle_object_set_string (object, field->name, renamed);
}

static void
rename_references (const Renaming *self,
                   TrestleObject  *object)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue value;

      if (info->fields[i].flags & TRESTLE_FIELD_IDS)
        rename_words (self, object, &info->fields[i]);
      if (info->fields[i].kind != TRESTLE_FIELD_REF && info->fields[i].kind != TRESTLE_FIELD_REFS)
        continue;
      trestle_object_get (object, &info->fields[i], &value);
      if (value.text != NULL)
        g_set_str (&value.text, get_id (self, value.text));
      for (char **id = value.texts; id != NULL && *id != NULL; id++)
        g_set_str (id, get_id (self, *id));
      trestle_object_set (object, &info->fields[i], &value, NULL);
      trestle_value_clear (&value);
    }
}

static TrestleDesign *
dup_renamed (const Renaming *self)
{
  TrestleDesign *copy = trestle_design_copy (self->theirs);

  if (g_hash_table_size (self->ids) == 0)
    return copy;
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_copy (trestle_design_get_list (copy, kind)->items, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

      for (guint i = 0; i < items->len; i++)
        trestle_design_remove (copy, items->pdata[i]);
      for (guint i = 0; i < items->len; i++)
        {
          TrestleObject *object = items->pdata[i];
          g_autofree char *id = g_strdup (get_id (self, object->id));

          rename_references (self, object);
          trestle_object_set_id (object, id);
          trestle_design_add (copy, object);
        }
    }
  rename_references (self, TRESTLE_OBJECT (copy));

  return copy;
}

TrestleDesign *
trestle_merge_dup_theirs (TrestleDesign *base,
                          TrestleDesign *ours,
                          TrestleDesign *theirs)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Renaming self = { base, ours, theirs, ids };

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    rename_strangers (&self, kind);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    join_pairs (&self, kind);

  return dup_renamed (&self);
}
