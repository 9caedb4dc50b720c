/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names go in first, so that other cells of the same block can refer to them.
 */
#include "config.h"

#include "cells.h"

#include <glib/gi18n.h>

#include "edit.h"

static void
free_problem (gpointer data)
{
  TrestleCellProblem *problem = data;

  g_object_unref (problem->object);
  g_free (problem->text);
  g_free (problem->message);
  g_free (problem);
}

static void
add_problem (GPtrArray           *problems,
             TrestleObject       *object,
             const TrestleColumn *column,
             const char          *text,
             const char          *message)
{
  TrestleCellProblem *problem = g_new0 (TrestleCellProblem, 1);

  problem->object = g_object_ref (object);
  problem->column = column;
  problem->text = g_strdup (text);
  problem->message = g_strdup (message);
  g_ptr_array_add (problems, problem);
}

static gboolean
is_name (const TrestleColumn *column)
{
  return column->field != NULL && column->via == NULL && (column->field->flags & TRESTLE_FIELD_KEY);
}

/* Whose value stands in a cell, or NULL. */
static TrestleObject *
find_object (const TrestleCells  *self,
             guint                row,
             const TrestleColumn *column)
{
  gpointer item = self->rows->pdata[row];

  return self->find != NULL ? self->find (item, column) : item;
}

static char *
dup_text (const TrestleCells  *self,
          guint                row,
          const TrestleColumn *column)
{
  TrestleObject *object = find_object (self, row, column);

  if (trestle_column_is_computed (column))
    return column->dup_shown (column, self->rows->pdata[row]);

  return object != NULL ? trestle_column_dup_text (column, object) : g_strdup ("");
}

TrestleSheet *
trestle_cells_read (const TrestleCells *self,
                    GError            **error)
{
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint j = 0; j < self->columns->len; j++)
        g_ptr_array_add (cells, dup_text (self, i, self->columns->pdata[j]));
      if (!trestle_sheet_take_row (sheet, cells, i + 1, error))
        return NULL;
    }

  return g_steal_pointer (&sheet);
}

static void
put_cell (TrestleObject        *object,
          const TrestleColumn  *column,
          const char           *text,
          const TrestleDialect *dialect,
          GPtrArray            *problems)
{
  g_autoptr (GError) error = NULL;
  TrestleValue value;

  if (!trestle_column_parse (column, text, dialect, &value, NULL, &error) ||
      !trestle_column_set (column, object, &value, &error))
    add_problem (problems, object, column, text, error->message);
  trestle_value_clear (&value);
}

struct _TrestleCellsWriter
{
  const TrestleCells *cells;
  const TrestleSheet *sheet;
  GPtrArray          *problems;
  guint               position;    /* rows done: all for their names, then all for the rest */
};

/* What lies to the right of the last column is not lost without a word. */
static void
tell_of_the_rest (TrestleCellsWriter *self,
                  guint               row)
{
  for (guint j = self->cells->columns->len; row < self->sheet->rows->len && j < self->sheet->width; j++)
    if (*trestle_sheet_get (self->sheet, row, j) != '\0')
      add_problem (self->problems, find_object (self->cells, row, NULL), NULL, trestle_sheet_get (self->sheet, row, j),
                   _("there is no column for it"));
}

/* All columns of a row that hold names, or all others. */
static void
put_row (TrestleCellsWriter *self,
         guint               row,
         gboolean            names)
{
  const TrestleDialect dialect = { .names = trestle_design_get_names (find_object (self->cells, 0, NULL)->design) };

  for (guint j = 0; j < self->cells->columns->len; j++)
    {
      const TrestleColumn *column = self->cells->columns->pdata[j];
      const char *text = trestle_sheet_get (self->sheet, row % self->sheet->rows->len, j % self->sheet->width);
      TrestleObject *object = is_name (column) == names ? find_object (self->cells, row, column) : NULL;
      g_autofree char *computed = trestle_column_is_computed (column) ? dup_text (self->cells, row, column) : NULL;

      /* What has been computed may come along with the rest of a row. */
      if (computed != NULL && (*text == '\0' || g_str_equal (text, computed)))
        continue;
      if (object != NULL)
        put_cell (object, column, text, &dialect, self->problems);
      else if (is_name (column) == names && *text != '\0' && row < self->sheet->rows->len)
        add_problem (self->problems, find_object (self->cells, row, NULL), column, text, _("nothing in this row has it"));
    }
}

TrestleCellsWriter *
trestle_cells_writer_new (const TrestleCells *cells,
                          const TrestleSheet *sheet)
{
  TrestleCellsWriter *self = g_new0 (TrestleCellsWriter, 1);

  self->cells = cells;
  self->sheet = sheet;
  self->problems = g_ptr_array_new_with_free_func (free_problem);

  return self;
}

void
trestle_cells_writer_free (TrestleCellsWriter *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self);
}

gboolean
trestle_cells_writer_step (TrestleCellsWriter *self,
                           double             *fraction)
{
  guint n = self->sheet->rows->len > 0 && self->sheet->width > 0 ? self->cells->rows->len : 0;

  if (self->position >= 2 * n)
    return FALSE;
  put_row (self, self->position % n, self->position < n);
  if (self->position >= n)
    tell_of_the_rest (self, self->position - n);
  self->position++;
  if (fraction != NULL)
    *fraction = self->position / (2.0 * n);

  return TRUE;
}

GPtrArray *
trestle_cells_writer_get_problems (TrestleCellsWriter *self)
{
  return self->problems;
}

GPtrArray *
trestle_cells_put (const TrestleCells *self,
                   const TrestleSheet *sheet)
{
  g_autoptr (TrestleCellsWriter) writer = trestle_cells_writer_new (self, sheet);

  while (trestle_cells_writer_step (writer, NULL))
    continue;

  return g_ptr_array_ref (writer->problems);
}

static void
get_value (const TrestleColumn *column,
           TrestleObject       *object,
           TrestleValue        *value)
{
  TrestleObject *target = trestle_column_get_target (column, object);
  guint n_populations;

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  if (column->derived)
    {
      value->number = trestle_edit_get_users (TRESTLE_LOCATION (object), &n_populations);
      value->set = value->number != TRESTLE_UNSET;
    }
  else if (column->far_set != NULL)
    {
      g_autoptr (GPtrArray) members = trestle_far_set_list (column->far_set, object);

      value->set = members->len > 0;
      value->texts = g_new0 (char *, members->len + 1);
      for (guint i = 0; i < members->len; i++)
        value->texts[i] = g_strdup (((TrestleObject *) members->pdata[i])->id);
    }
  else if (target != NULL)
    {
      trestle_object_get (target, column->field, value);
    }
}

static void
fill_column (const TrestleCells  *self,
             const TrestleColumn *column,
             TrestleObject       *first,
             GPtrArray           *problems)
{
  g_autofree char *text = trestle_column_dup_text (column, first);
  TrestleValue value;

  get_value (column, first, &value);
  for (guint i = 1; i < self->rows->len; i++)
    {
      TrestleObject *object = find_object (self, i, column);
      g_autoptr (GError) error = NULL;

      if (object != NULL && !trestle_column_set (column, object, &value, &error))
        add_problem (problems, object, column, text, error->message);
    }
  trestle_value_clear (&value);
}

GPtrArray *
trestle_cells_fill (const TrestleCells *self)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (free_problem);

  for (guint j = 0; self->rows->len > 0 && j < self->columns->len; j++)
    {
      TrestleObject *first = find_object (self, 0, self->columns->pdata[j]);

      if (first != NULL && !trestle_column_is_computed (self->columns->pdata[j]))
        fill_column (self, self->columns->pdata[j], first, problems);
    }

  return problems;
}

void
trestle_cells_clear (const TrestleCells *self)
{
  const TrestleValue unset = TRESTLE_VALUE_INIT;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->columns->len; j++)
      {
        TrestleObject *object = find_object (self, i, self->columns->pdata[j]);

        if (object != NULL && !trestle_column_is_computed (self->columns->pdata[j]))
          trestle_column_set (self->columns->pdata[j], object, &unset, NULL);
      }
}

TrestleObject *
trestle_cells_add_row (TrestleDesign *design,
                       TrestleKind    kind)
{
  if (trestle_edit_is_component (kind))
    return trestle_edit_add_component (design, kind, NULL);

  return trestle_design_create (design, kind);
}
