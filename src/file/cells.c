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

TrestleSheet *
trestle_cells_read (GPtrArray *objects,
                    GPtrArray *columns,
                    GError   **error)
{
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < objects->len; i++)
    {
      for (guint j = 0; j < columns->len; j++)
        g_ptr_array_add (cells, trestle_column_dup_text (columns->pdata[j], objects->pdata[i]));
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

/* All columns that hold names, or all others. */
static void
put_columns (GPtrArray            *objects,
             GPtrArray            *columns,
             const TrestleSheet   *sheet,
             gboolean              names,
             const TrestleDialect *dialect,
             GPtrArray            *problems)
{
  for (guint i = 0; i < objects->len; i++)
    for (guint j = 0; j < columns->len; j++)
      if (is_name (columns->pdata[j]) == names)
        put_cell (objects->pdata[i], columns->pdata[j], trestle_sheet_get (sheet, i % sheet->rows->len, j % sheet->width),
                  dialect, problems);
}

/* What lies to the right of the last column is not lost without a word. */
static void
tell_of_the_rest (GPtrArray          *objects,
                  GPtrArray          *columns,
                  const TrestleSheet *sheet,
                  GPtrArray          *problems)
{
  for (guint i = 0; i < MIN (objects->len, sheet->rows->len); i++)
    for (guint j = columns->len; j < sheet->width; j++)
      if (*trestle_sheet_get (sheet, i, j) != '\0')
        add_problem (problems, objects->pdata[i], NULL, trestle_sheet_get (sheet, i, j), _("there is no column for it"));
}

GPtrArray *
trestle_cells_put (GPtrArray          *objects,
                   GPtrArray          *columns,
                   const TrestleSheet *sheet)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (TrestleNames) names = NULL;
  TrestleDialect dialect = { 0 };

  if (objects->len == 0 || sheet->rows->len == 0 || sheet->width == 0)
    return problems;

  put_columns (objects, columns, sheet, TRUE, &dialect, problems);
  names = trestle_names_new (((TrestleObject *) objects->pdata[0])->design);
  dialect.names = names;
  put_columns (objects, columns, sheet, FALSE, &dialect, problems);
  tell_of_the_rest (objects, columns, sheet, problems);

  return problems;
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
  else if (target != NULL)
    {
      trestle_object_get (target, column->field, value);
    }
}

GPtrArray *
trestle_cells_fill (GPtrArray *objects,
                    GPtrArray *columns)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (free_problem);

  for (guint j = 0; objects->len > 0 && j < columns->len; j++)
    {
      g_autofree char *text = trestle_column_dup_text (columns->pdata[j], objects->pdata[0]);
      TrestleValue value;

      get_value (columns->pdata[j], objects->pdata[0], &value);
      for (guint i = 1; i < objects->len; i++)
        {
          g_autoptr (GError) error = NULL;

          if (!trestle_column_set (columns->pdata[j], objects->pdata[i], &value, &error))
            add_problem (problems, objects->pdata[i], columns->pdata[j], text, error->message);
        }
      trestle_value_clear (&value);
    }

  return problems;
}

void
trestle_cells_clear (GPtrArray *objects,
                     GPtrArray *columns)
{
  const TrestleValue unset = TRESTLE_VALUE_INIT;

  for (guint i = 0; i < objects->len; i++)
    for (guint j = 0; j < columns->len; j++)
      trestle_column_set (columns->pdata[j], objects->pdata[i], &unset, NULL);
}

TrestleObject *
trestle_cells_add_row (TrestleDesign *design,
                       TrestleKind    kind)
{
  if (trestle_edit_is_component (kind))
    return trestle_edit_add_component (design, kind, NULL);

  return trestle_design_create (design, kind);
}
