/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By what the rows of a sheet are known: the same row is the same object each time.
 */
#include "config.h"

#include "import-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "import-words.h"

/* The ends of a link have no order. */
static char *
join_key (const TrestleMapping *mapping,
          GPtrArray            *parts)
{
  if (mapping->key != NULL)
    g_ptr_array_insert (parts, 0, g_strconcat (mapping->key->name, TRESTLE_IMPORT_SEPARATOR, NULL));
  else if (mapping->kind == TRESTLE_KIND_LINK)
    g_ptr_array_sort_values (parts, (GCompareFunc) strcmp);
  g_ptr_array_add (parts, NULL);

  return parts->len > 1 ? g_strjoinv (TRESTLE_IMPORT_SEPARATOR, (char **) parts->pdata) : NULL;
}

static char *
dup_object_key (const TrestleMapping *mapping,
                TrestleObject        *object)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < mapping->targets->len; i++)
    {
      const TrestleColumn *column = &g_array_index (mapping->targets, TrestleColumn, i);

      if (trestle_mapping_matches_by (mapping, column))
        {
          g_autofree char *text = trestle_column_dup_text (column, object);

          /* Nobody is known by something that is not there. */
          if (mapping->key != NULL && *text == '\0')
            return NULL;
          g_ptr_array_add (parts, trestle_names_dup_fold (text));
        }
    }

  return join_key (mapping, parts);
}

static guint
find_mapped (const TrestleMapping *mapping,
             const TrestleColumn  *column)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    if (g_array_index (mapping->columns, TrestleMappedColumn, i).column == column)
      return i;

  return G_MAXUINT;
}

char *
trestle_import_dup_key (const TrestleImporter *self,
                        guint                  row,
                        char                 **problem)
{
  const TrestleMapping *mapping = self->mapping;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean any = FALSE;

  for (guint i = 0; i < mapping->targets->len; i++)
    any |= trestle_mapping_matches_by (mapping, &g_array_index (mapping->targets, TrestleColumn, i));
  for (guint i = 0; i < mapping->targets->len; i++)
    {
      const TrestleColumn *column = &g_array_index (mapping->targets, TrestleColumn, i);
      guint index = find_mapped (mapping, column);
      g_autofree char *text = trestle_import_dup_line (column, index != G_MAXUINT ? trestle_sheet_get (self->sheet, row, index) : "");
      g_autofree char *part = trestle_names_dup_fold (text);

      if (any && !trestle_mapping_matches_by (mapping, column))
        continue;
      if (*part == '\0' && (column == mapping->key || trestle_mapping_is_key (mapping->kind, column)))
        {
          *problem = g_strdup_printf (_("“%s” is missing"), column->title);
          return NULL;
        }
      g_ptr_array_add (parts, g_steal_pointer (&part));
    }

  return join_key (mapping, parts);
}

void
trestle_import_index_objects (TrestleImporter *self)
{
  const GPtrArray *items = trestle_design_get_list (self->design, self->mapping->kind)->items;

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *key = dup_object_key (self->mapping, items->pdata[i]);
      gboolean twice = key != NULL && g_hash_table_contains (self->objects, key);

      if (key != NULL)
        g_hash_table_insert (self->objects, g_steal_pointer (&key), twice ? NULL : items->pdata[i]);
    }
}

TrestleObject *
trestle_import_find_object (const TrestleImporter *self,
                            const char            *key)
{
  g_autofree char *id = trestle_design_dup_derived_id (self->mapping->kind, key);
  TrestleObject *object = g_hash_table_lookup (self->objects, key);

  return object != NULL ? object : trestle_design_lookup (self->design, id);
}

TrestleObject *
trestle_import_create_object (const TrestleImporter *self,
                              TrestleKind            kind,
                              const char            *key)
{
  TrestleObject *object = g_object_new (trestle_kind_get_info (kind)->get_type (), NULL);
  g_autofree char *id = trestle_design_dup_derived_id (kind, key);

  trestle_object_set_id (object, id);
  trestle_design_add (self->design, object);
  g_object_unref (object);

  return object;
}
