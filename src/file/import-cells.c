/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cells of a row: what they mean is settled for all of them before anything is
 * written, and names that nobody has make new objects.
 */
#include "config.h"

#include "import-private.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "import-words.h"

static void
clear_value (gpointer value)
{
  trestle_value_clear (value);
}

static void
free_missing (gpointer missing)
{
  if (missing != NULL)
    g_ptr_array_unref (missing);
}

void
trestle_import_init_cells (TrestleImportCells *cells,
                           guint               width)
{
  cells->values = g_array_sized_new (FALSE, TRUE, sizeof (TrestleValue), width);
  g_array_set_clear_func (cells->values, clear_value);
  g_array_set_size (cells->values, width);
  cells->missing = g_ptr_array_new_with_free_func (free_missing);
  g_ptr_array_set_size (cells->missing, width);
}

void
trestle_import_clear_cells (TrestleImportCells *cells)
{
  g_array_unref (cells->values);
  g_ptr_array_unref (cells->missing);
}

/* Whether the sheet has something for a column. */
static gboolean
has_cell (const TrestleImporter *self,
          guint                  row,
          guint                  index)
{
  const TrestleColumn *column = g_array_index (self->mapping->columns, TrestleMappedColumn, index).column;

  return column != NULL && !trestle_import_is_nothing (column, trestle_sheet_get (self->sheet, row, index));
}

/* A number without a unit has that of its heading. */
static char *
dup_with_unit (const TrestleMappedColumn *column,
               const char                *text)
{
  if (column->unit == NULL || column->column->field == NULL || column->column->field->kind != TRESTLE_FIELD_INT)
    return g_strdup (text);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalpha (g_utf8_get_char (c)) || *c == '%')
      return g_strdup (text);

  return g_strconcat (text, " ", column->unit, NULL);
}

/* A sum of several populations cannot be written, but may be what it is. */
static gboolean
is_sum (TrestleObject      *location,
        const TrestleValue *value)
{
  guint n_populations;

  return value->set && trestle_edit_get_users (TRESTLE_LOCATION (location), &n_populations) == value->number;
}

/* What keeps a cell of an object that is there from being written. */
static gboolean
is_writable (TrestleObject       *object,
             const TrestleColumn *column,
             const TrestleValue  *value,
             GError             **error)
{
  const char *reason;

  if (object == NULL || !column->derived || trestle_column_is_editable (column, object, &reason) ||
      is_sum (object, value))
    return TRUE;
  g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, reason);

  return FALSE;
}

gboolean
trestle_import_read_cells (const TrestleImporter *self,
                           TrestleImportRow      *row,
                           TrestleObject         *object,
                           TrestleImportCells    *cells)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const TrestleMappedColumn *mapped = &g_array_index (self->mapping->columns, TrestleMappedColumn, i);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *with_unit = NULL;

      if (!has_cell (self, row->row, i))
        continue;
      text = trestle_import_dup_line (mapped->column, trestle_sheet_get (self->sheet, row->row, i));
      with_unit = dup_with_unit (mapped, text);
      cells->missing->pdata[i] = g_ptr_array_new_with_free_func (g_free);
      if (trestle_column_parse (mapped->column, with_unit, &self->dialect, &g_array_index (cells->values, TrestleValue, i),
                                cells->missing->pdata[i], &error) &&
          is_writable (object, mapped->column, &g_array_index (cells->values, TrestleValue, i), &error))
        continue;
      row->state = TRESTLE_IMPORT_SKIPPED;
      row->column = i;
      row->problem = g_strdup_printf ("%s: %s", mapped->column->title, error->message);
      return FALSE;
    }

  return TRUE;
}

static TrestleObject *
create_named (TrestleImporter *self,
              TrestleKind      kind,
              const char      *name)
{
  g_autofree char *key = trestle_names_dup_fold (name);
  TrestleObject *object = trestle_import_create_object (self, kind, key);

  trestle_object_set_string (object, "name", name);
  self->report->n_created++;

  return object;
}

/* Components stand on a machine; one that the table does not name is called like them. */
static void
add_machine (TrestleImporter *self,
             TrestleObject   *object,
             const char      *name)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  g_autofree char *key = g_strconcat (trestle_object_get_info (object)->nick, TRESTLE_IMPORT_SEPARATOR, folded, NULL);
  TrestleObject *machine = trestle_import_create_object (self, TRESTLE_KIND_MACHINE, key);

  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (object, "machine", machine);
}

/* The users of a location without populations are one, called after it. */
static void
add_population (TrestleImporter *self,
                TrestleObject   *location)
{
  guint n_populations;
  g_autofree char *name = trestle_edit_dup_population_name (TRESTLE_LOCATION (location));
  g_autofree char *key = trestle_names_dup_fold (name);
  TrestleObject *population;

  trestle_edit_get_users (TRESTLE_LOCATION (location), &n_populations);
  if (n_populations > 0)
    return;
  population = trestle_import_create_object (self, TRESTLE_KIND_POPULATION, key);
  trestle_object_set_string (population, "name", name);
  trestle_object_set_ref (population, "location", location);
}

/* Names that nobody had when the row was read; a row above may have made them. */
static void
create_missing (TrestleImporter     *self,
                const TrestleColumn *column,
                const GPtrArray     *missing,
                TrestleValue        *value)
{
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      guint n_found;
      TrestleObject *target = trestle_names_find (self->dialect.names, column->field->target, missing->pdata[i], &n_found);

      if (target == NULL)
        target = create_named (self, column->field->target, missing->pdata[i]);
      trestle_value_add_id (value, column->field, target->id);
    }
}

void
trestle_import_clear_cell (gpointer data)
{
  TrestleImportCell *cell = data;

  g_free (cell->before);
  g_free (cell->after);
}

static gboolean
write_cell (TrestleImporter    *self,
            TrestleImportRow   *row,
            TrestleObject      *object,
            guint               index,
            TrestleImportCells *cells,
            GError            **error)
{
  const TrestleColumn *column = g_array_index (self->mapping->columns, TrestleMappedColumn, index).column;
  TrestleValue *value = &g_array_index (cells->values, TrestleValue, index);
  TrestleImportCell cell = { column };

  if (!has_cell (self, row->row, index))
    return TRUE;
  cell.before = trestle_column_dup_text (column, object);
  create_missing (self, column, cells->missing->pdata[index], value);
  if (!value->set)
    {
      g_free (cell.before);
      return TRUE;
    }
  if (column->derived)
    add_population (self, object);
  /* The name somebody has stays as it is written there. */
  if ((row->state != TRESTLE_IMPORT_NEW && trestle_mapping_matches_by (self->mapping, column)) ||
      (column->derived && is_sum (object, value)))
    cell.after = g_strdup (cell.before);
  else if (trestle_column_set (column, object, value, error))
    cell.after = trestle_column_dup_text (column, object);

  if (cell.after != NULL && !g_str_equal (cell.before, cell.after))
    {
      g_array_append_val (row->cells, cell);
      return TRUE;
    }
  row->column = index;
  trestle_import_clear_cell (&cell);

  return cell.after != NULL;
}

/* Cells with a reference to a machine come first: others are written to it. */
gboolean
trestle_import_write_cells (TrestleImporter    *self,
                            TrestleImportRow   *row,
                            TrestleObject      *object,
                            TrestleImportCells *cells,
                            GError            **error)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      if (pass == 1 && trestle_edit_is_component (self->mapping->kind) && trestle_edit_get_machine (object) == NULL)
        add_machine (self, object, row->name);
      for (guint i = 0; i < self->mapping->columns->len; i++)
        {
          const TrestleColumn *column = g_array_index (self->mapping->columns, TrestleMappedColumn, i).column;

          if (column != NULL && (column->via != NULL) == (pass == 1) && !write_cell (self, row, object, i, cells, error))
            return FALSE;
        }
    }

  return TRUE;
}
