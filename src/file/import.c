/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the rows.  What a cell means is settled for the whole row before
 * anything of it is written.
 */
#include "config.h"

#include "import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "import-words.h"

/* Between the parts of a key; no name has it. */
#define SEPARATOR "\037"

struct _TrestleImporter
{
  TrestleDesign        *design;
  const TrestleSheet   *sheet;
  const TrestleMapping *mapping;
  TrestleDialect        dialect;
  GHashTable           *objects;    /* key → TrestleObject, NULL where several have it */
  GHashTable           *lines;      /* key → line of the row that had it first */
  TrestleImportReport  *report;
  guint                 row;        /* of the sheet, to come next */
};

typedef TrestleImporter Import;

/* A row under way: what its cells mean. */
typedef struct
{
  GArray    *values;      /* of TrestleValue, one a column of the sheet */
  GPtrArray *missing;     /* of GPtrArray of char *, one a column of the sheet, or NULL */
} Cells;

/* ---- Keys */

/* The ends of a link have no order. */
static char *
join_key (const TrestleMapping *mapping,
          GPtrArray            *parts)
{
  if (mapping->key != NULL)
    g_ptr_array_insert (parts, 0, g_strconcat (mapping->key->name, SEPARATOR, NULL));
  else if (mapping->kind == TRESTLE_KIND_LINK)
    g_ptr_array_sort_values (parts, (GCompareFunc) strcmp);
  g_ptr_array_add (parts, NULL);

  return parts->len > 1 ? g_strjoinv (SEPARATOR, (char **) parts->pdata) : NULL;
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

/* The key of a row; kinds without one take everything that is mapped.  NULL with
 * @problem set when a part is missing.
 */
static char *
dup_row_key (const Import *self,
             guint         row,
             char        **problem)
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

static void
index_objects (Import *self)
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

/* The object of a row: by key, or for kinds without one by the id that is made of it. */
static TrestleObject *
find_object (const Import *self,
             const char   *key)
{
  g_autofree char *id = trestle_design_dup_derived_id (self->mapping->kind, key);
  TrestleObject *object = g_hash_table_lookup (self->objects, key);

  return object != NULL ? object : trestle_design_lookup (self->design, id);
}

/* ---- Cells */

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

static void
init_cells (Cells *cells,
            guint  width)
{
  cells->values = g_array_sized_new (FALSE, TRUE, sizeof (TrestleValue), width);
  g_array_set_clear_func (cells->values, clear_value);
  g_array_set_size (cells->values, width);
  cells->missing = g_ptr_array_new_with_free_func (free_missing);
  g_ptr_array_set_size (cells->missing, width);
}

static void
clear_cells (Cells *cells)
{
  g_array_unref (cells->values);
  g_ptr_array_unref (cells->missing);
}

/* Whether the sheet has something for a column. */
static gboolean
has_cell (const Import *self,
          guint         row,
          guint         index)
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

static gboolean
read_cells (const Import     *self,
            TrestleImportRow *row,
            TrestleObject    *object,
            Cells            *cells)
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

/* ---- Objects */

/* A new object with the id that the same row always gives. */
static TrestleObject *
create_object (const Import *self,
               TrestleKind   kind,
               const char   *key)
{
  TrestleObject *object = g_object_new (trestle_kind_get_info (kind)->get_type (), NULL);
  g_autofree char *id = trestle_design_dup_derived_id (kind, key);

  trestle_object_set_id (object, id);
  trestle_design_add (self->design, object);
  g_object_unref (object);

  return object;
}

static TrestleObject *
create_named (Import     *self,
              TrestleKind kind,
              const char *name)
{
  g_autofree char *key = trestle_names_dup_fold (name);
  TrestleObject *object = create_object (self, kind, key);

  trestle_object_set_string (object, "name", name);
  self->report->n_created++;

  return object;
}

/* Components stand on a machine; one that the table does not name is called like them. */
static void
add_machine (Import        *self,
             TrestleObject *object,
             const char    *name)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  g_autofree char *key = g_strconcat (trestle_object_get_info (object)->nick, SEPARATOR, folded, NULL);
  TrestleObject *machine = create_object (self, TRESTLE_KIND_MACHINE, key);

  trestle_object_set_string (machine, "name", name);
  trestle_object_set_ref (object, "machine", machine);
}

/* The users of a location without populations are one, called after it. */
static void
add_population (Import        *self,
                TrestleObject *location)
{
  guint n_populations;
  g_autofree char *name = trestle_edit_dup_population_name (TRESTLE_LOCATION (location));
  g_autofree char *key = trestle_names_dup_fold (name);
  TrestleObject *population;

  trestle_edit_get_users (TRESTLE_LOCATION (location), &n_populations);
  if (n_populations > 0)
    return;
  population = create_object (self, TRESTLE_KIND_POPULATION, key);
  trestle_object_set_string (population, "name", name);
  trestle_object_set_ref (population, "location", location);
}

/* Names that nobody had when the row was read; a row above may have made them. */
static void
create_missing (Import              *self,
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

static void
clear_import_cell (gpointer data)
{
  TrestleImportCell *cell = data;

  g_free (cell->before);
  g_free (cell->after);
}

static gboolean
write_cell (Import           *self,
            TrestleImportRow *row,
            TrestleObject    *object,
            guint             index,
            Cells            *cells,
            GError          **error)
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
  clear_import_cell (&cell);

  return cell.after != NULL;
}

/* Cells with a reference to a machine come first: others are written to it. */
static gboolean
write_cells (Import           *self,
             TrestleImportRow *row,
             TrestleObject    *object,
             Cells            *cells,
             GError          **error)
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

/* ---- Rows */

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
is_total (const Import           *self,
          const TrestleImportRow *row)
{
  for (guint i = row->row + 1; i < self->sheet->rows->len; i++)
    if (!trestle_sheet_is_blank (self->sheet, i))
      return FALSE;

  return trestle_import_is_total (row->name);
}

/* What can be said of a row before its cells are read. */
static TrestleObject *
identify (Import           *self,
          TrestleImportRow *row,
          const char       *key)
{
  TrestleObject *object = find_object (self, key);
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
write_row (Import           *self,
           TrestleImportRow *row,
           TrestleObject    *object,
           const char       *key,
           Cells            *cells)
{
  g_autoptr (GError) error = NULL;

  if (object == NULL)
    object = create_object (self, self->mapping->kind, key);
  if (!write_cells (self, row, object, cells, &error))
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
dup_row_name (const Import *self,
              guint         row)
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
import_row (Import *self,
            guint   index)
{
  TrestleImportRow *row = g_new0 (TrestleImportRow, 1);
  char *problem = NULL;
  g_autofree char *key = dup_row_key (self, index, &problem);
  Cells cells;

  row->row = index;
  row->line = trestle_sheet_get_row (self->sheet, index)->line;
  row->name = dup_row_name (self, index);
  row->column = G_MAXUINT;
  row->cells = g_array_new (FALSE, FALSE, sizeof (TrestleImportCell));
  g_array_set_clear_func (row->cells, clear_import_cell);
  init_cells (&cells, self->mapping->columns->len);

  if (key == NULL)
    {
      skip (row, problem != NULL ? problem : g_strdup (_("no column is matched")));
    }
  else
    {
      TrestleObject *object = identify (self, row, key);

      if (row->state != TRESTLE_IMPORT_SKIPPED && read_cells (self, row, object, &cells))
        write_row (self, row, object, key, &cells);
    }

  clear_cells (&cells);
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
  index_objects (self);

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
