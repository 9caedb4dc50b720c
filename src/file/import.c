/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the rows.  What a cell means is settled for the whole row before
 * anything of it is written.
 */
#include "config.h"

#include "import-private.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "import-words.h"

static void
free_row (gpointer data)
{
  TrestleImportRow *row = data;

  g_free (row->name);
  g_free (row->problem);
  g_array_unref (row->cells);
  g_free (row);
}

static void
skip (TrestleImportRow *row,
      char             *problem)
{
  row->state = TRESTLE_IMPORT_SKIPPED;
  row->problem = problem;
}

/* Whether the last row of the sheet only adds up what stands above it. */
static gboolean
is_total (const TrestleImporter  *self,
          const TrestleImportRow *row)
{
  for (guint i = row->row + 1; i < self->sheet->rows->len; i++)
    if (!trestle_sheet_is_blank (self->sheet, i))
      return FALSE;

  return trestle_import_is_total (row->name);
}

/* What can be said of a row before its cells are read. */
static TrestleObject *
identify (TrestleImporter  *self,
          TrestleImportRow *row,
          const char       *key)
{
  TrestleObject *object = trestle_import_find_object (self, key);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, key));

  if (line != 0 && self->mapping->key != NULL)
    /* Translators: the number of a line, and the title of a column. */
    skip (row, g_strdup_printf (_("line %u has the same “%s”"), line, self->mapping->key->title));
  else if (line != 0)
    skip (row, g_strdup_printf (_("line %u has the same name"), line));
  else if (object == NULL && g_hash_table_contains (self->objects, key))
    skip (row, self->mapping->key != NULL ? g_strdup_printf (_("several objects have this “%s”"), self->mapping->key->title) :
          g_strdup (_("several objects have this name")));
  else if (object == NULL && is_total (self, row))
    skip (row, g_strdup (_("adds up the rows above")));
  else
    row->state = object != NULL ? TRESTLE_IMPORT_UNCHANGED : TRESTLE_IMPORT_NEW;

  return object;
}

static void
write_row (TrestleImporter    *self,
           TrestleImportRow   *row,
           TrestleObject      *object,
           const char         *key,
           TrestleImportCells *cells)
{
  g_autoptr (GError) error = NULL;

  if (object == NULL)
    object = trestle_import_create_object (self, self->mapping->kind, key);
  if (!trestle_import_write_cells (self, row, object, cells, &error))
    {
      if (row->state == TRESTLE_IMPORT_NEW)
        trestle_edit_delete (object);
      skip (row, g_strdup (error->message));
      return;
    }
  if (row->state == TRESTLE_IMPORT_NEW)
    {
      g_hash_table_insert (self->objects, g_strdup (key), object);
    }
  else if (row->cells->len > 0)
    {
      row->state = TRESTLE_IMPORT_UPDATED;
    }
  g_hash_table_insert (self->lines, g_strdup (key), GUINT_TO_POINTER (row->line));
}

/* What the row is about, for the report. */
static char *
dup_row_name (const TrestleImporter *self,
              guint                  row)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const TrestleColumn *column = g_array_index (self->mapping->columns, TrestleMappedColumn, i).column;

      if (column != NULL && trestle_mapping_is_key (self->mapping->kind, column))
        {
          g_autofree char *text = trestle_import_dup_line (column, trestle_sheet_get (self->sheet, row, i));

          g_string_append_printf (name, "%s%s", name->len > 0 ? " – " : "", text);
        }
    }

  return g_string_free (name, FALSE);
}

static void
import_row (TrestleImporter *self,
            guint            index)
{
  TrestleImportRow *row = g_new0 (TrestleImportRow, 1);
  char *problem = NULL;
  g_autofree char *key = trestle_import_dup_key (self, index, &problem);
  TrestleImportCells cells;

  row->row = index;
  row->line = trestle_sheet_get_row (self->sheet, index)->line;
  row->name = dup_row_name (self, index);
  row->column = G_MAXUINT;
  row->cells = g_array_new (FALSE, FALSE, sizeof (TrestleImportCell));
  g_array_set_clear_func (row->cells, trestle_import_clear_cell);
  trestle_import_init_cells (&cells, self->mapping->columns->len);

  if (key == NULL)
    {
      skip (row, problem != NULL ? problem : g_strdup (_("no column is matched")));
    }
  else
    {
      TrestleObject *object = identify (self, row, key);

      if (row->state != TRESTLE_IMPORT_SKIPPED && trestle_import_read_cells (self, row, object, &cells))
        write_row (self, row, object, key, &cells);
    }

  trestle_import_clear_cells (&cells);
  self->report->counts[row->state]++;
  g_ptr_array_add (self->report->rows, row);
}

TrestleImporter *
trestle_importer_new (TrestleDesign        *design,
                      const TrestleSheet   *sheet,
                      const TrestleMapping *mapping)
{
  TrestleImporter *self = g_new0 (TrestleImporter, 1);
  guint header = trestle_mapping_find_header (mapping, sheet);

  self->design = design;
  self->sheet = sheet;
  self->mapping = mapping;
  self->dialect = (TrestleDialect) { trestle_design_get_names (design), mapping->decimal, mapping->create };
  self->objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->report = g_new0 (TrestleImportReport, 1);
  self->report->rows = g_ptr_array_new_with_free_func (free_row);
  self->row = header == G_MAXUINT ? 0 : header + 1;
  trestle_import_index_objects (self);

  return self;
}

gboolean
trestle_importer_step (TrestleImporter *self,
                       double          *fraction)
{
  if (self->row >= self->sheet->rows->len)
    return FALSE;
  if (!trestle_sheet_is_blank (self->sheet, self->row))
    import_row (self, self->row);
  self->row++;
  if (fraction != NULL)
    *fraction = self->row / (double) self->sheet->rows->len;

  return TRUE;
}

TrestleImportReport *
trestle_importer_take_report (TrestleImporter *self)
{
  return g_steal_pointer (&self->report);
}

void
trestle_importer_free (TrestleImporter *self)
{
  g_hash_table_unref (self->objects);
  g_hash_table_unref (self->lines);
  g_clear_pointer (&self->report, trestle_import_report_free);
  g_free (self);
}

TrestleImportReport *
trestle_import_run (TrestleDesign        *design,
                    const TrestleSheet   *sheet,
                    const TrestleMapping *mapping)
{
  g_autoptr (TrestleImporter) importer = trestle_importer_new (design, sheet, mapping);

  while (trestle_importer_step (importer, NULL))
    continue;

  return trestle_importer_take_report (importer);
}

void
trestle_import_report_free (TrestleImportReport *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}
