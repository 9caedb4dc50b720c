/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table a kind, from folded name to the objects that have it.
 */
#include "config.h"

#include "names.h"

#include <string.h>

#include "kinds.h"

struct _TrestleNames
{
  TrestleDesign *design;
  GHashTable    *tables[TRESTLE_N_KINDS];   /* char * → GPtrArray * */
};

TrestleNames *
trestle_names_new (TrestleDesign *design)
{
  TrestleNames *self = g_new0 (TrestleNames, 1);

  self->design = design;

  return self;
}

void
trestle_names_free (TrestleNames *self)
{
  for (guint i = 0; i < TRESTLE_N_KINDS; i++)
    g_clear_pointer (&self->tables[i], g_hash_table_unref);
  g_free (self);
}

char *
trestle_names_dup_fold (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
  char *text = composed != NULL ? composed : folded;
  char *end;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return g_strndup (text, end - text);
}

static void
add (GHashTable    *table,
     TrestleObject *object)
{
  g_autofree char *folded = trestle_names_dup_fold (trestle_object_get_name (object));
  GPtrArray *objects = g_hash_table_lookup (table, folded);

  if (objects == NULL)
    {
      objects = g_ptr_array_new ();
      g_hash_table_insert (table, g_steal_pointer (&folded), objects);
    }
  g_ptr_array_add (objects, object);
}

static GHashTable *
get_table (TrestleNames *self,
           TrestleKind   kind)
{
  const GPtrArray *items = trestle_design_get_list (self->design, kind)->items;

  if (self->tables[kind] != NULL)
    return self->tables[kind];

  self->tables[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < items->len; i++)
    add (self->tables[kind], items->pdata[i]);

  return self->tables[kind];
}

TrestleObject *
trestle_names_find (TrestleNames *self,
                    TrestleKind   kind,
                    const char   *name,
                    guint        *n_found)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  const GPtrArray *objects = g_hash_table_lookup (get_table (self, kind), folded);

  if (n_found != NULL)
    *n_found = objects != NULL ? objects->len : 0;

  return objects != NULL && objects->len == 1 ? objects->pdata[0] : NULL;
}

void
trestle_names_add (TrestleNames  *self,
                   TrestleObject *object)
{
  TrestleKind kind = trestle_object_get_kind (object);

  if (self->tables[kind] != NULL)
    add (self->tables[kind], object);
}
