/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks of cells go in as if they were typed, one by one.
 */
#include "config.h"

#include <string.h>

#include "block.h"
#include "cells.h"
#include "history.h"

typedef struct
{
  TrestleDesign  *design;
  TrestleHistory *history;
  GArray         *table;      /* all columns */
  GPtrArray      *objects;
  GPtrArray      *columns;
  TrestleCells    cells;      /* those of the objects in the columns */
} Fixture;

static const char *const names[] = { "Aachen", "Bonn", "Celle", "Dresden" };

static void
add_column (Fixture    *self,
            const char *name)
{
  for (guint i = 0; i < self->table->len; i++)
    if (g_str_equal (g_array_index (self->table, TrestleColumn, i).name, name))
      {
        g_ptr_array_add (self->columns, &g_array_index (self->table, TrestleColumn, i));
        return;
      }
  g_assert_not_reached ();
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->design = trestle_design_new ();
  self->history = trestle_history_new (self->design);
  self->table = trestle_column_list (TRESTLE_KIND_LOCATION);
  self->objects = g_ptr_array_new ();
  self->columns = g_ptr_array_new ();
  self->cells = (TrestleCells) { self->objects, self->columns };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TrestleObject *object = trestle_cells_add_row (self->design, TRESTLE_KIND_LOCATION);

      trestle_object_set_string (object, "name", names[i]);
      g_ptr_array_add (self->objects, object);
    }
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->objects);
  g_array_unref (self->table);
  g_object_unref (self->history);
  g_object_unref (self->design);
}

static GPtrArray *
put (Fixture    *self,
     const char *text)
{
  g_autoptr (TrestleSheet) sheet = trestle_block_read_text (text, strlen (text), NULL);
  GPtrArray *problems;

  trestle_history_begin (self->history, "Paste");
  problems = trestle_cells_put (&self->cells, sheet);
  trestle_history_end (self->history);

  return problems;
}

static void
assert_cells (Fixture    *self,
              const char *expected)
{
  g_autoptr (TrestleSheet) sheet = trestle_cells_read (&self->cells, NULL);
  g_autofree char *text = trestle_block_dup_text (sheet);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_put (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  add_column (self, "bandwidth");
  add_column (self, "load_expectation");
  problems = put (self, "2000 kbit/s\t1 h\n4\t90\nT1\t\n1,5 Mbps\t30 min\n");
  g_assert_cmpuint (problems->len, ==, 0);
  assert_cells (self, "2 Mbps\t60 min\n4 Mbps\t90 min\n1.544 Mbps\t\n1.5 Mbps\t30 min\n");

  trestle_history_undo (self->history);
  assert_cells (self, "\t\n\t\n\t\n\t\n");
}

/* What cannot be understood is told and changes nothing; everything else goes in. */
static void
test_problems (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  TrestleCellProblem *problem;

  add_column (self, "bandwidth");
  add_column (self, "load_expectation");
  g_ptr_array_set_size (self->objects, 2);
  trestle_object_set_number (self->objects->pdata[0], "bandwidth", 1000000);
  problems = put (self, "fast\t60\textra\n8\t0\n");
  g_assert_cmpuint (problems->len, ==, 3);
  assert_cells (self, "1 Mbps\t60 min\n8 Mbps\t\n");

  problem = problems->pdata[0];
  g_assert_true (problem->object == self->objects->pdata[0]);
  g_assert_true (problem->column == self->columns->pdata[0]);
  g_assert_cmpstr (problem->text, ==, "fast");
  problem = problems->pdata[2];
  g_assert_true (problem->object == self->objects->pdata[1] && problem->column == self->columns->pdata[1]);
  g_assert_cmpstr (problem->text, ==, "0");
  problem = problems->pdata[1];
  g_assert_null (problem->column);
  g_assert_cmpstr (problem->text, ==, "extra");
}

/* A name that the same block brings can be referred to in it, above and below. */
static void
test_names (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  g_clear_pointer (&self->table, g_array_unref);
  self->table = trestle_column_list (TRESTLE_KIND_DOMAIN);
  for (guint i = 0; i < self->objects->len; i++)
    self->objects->pdata[i] = trestle_cells_add_row (self->design, TRESTLE_KIND_DOMAIN);
  add_column (self, "name");
  add_column (self, "trusted_by");
  problems = put (self, "Essen\tFulda; gera\nFulda\t\nGera\tessen\nHof\tKiel\n");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((TrestleCellProblem *) problems->pdata[0])->text, ==, "Kiel");
  assert_cells (self, "Essen\tFulda, Gera\nFulda\t\nGera\tEssen\nHof\t\n");
}

static void
test_choices (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  add_column (self, "techniques");
  g_ptr_array_set_size (self->objects, 3);
  problems = put (self, "Pre-staging; network\nremovable media\nby pigeon\n");
  g_assert_cmpuint (problems->len, ==, 1);
  assert_cells (self, "Pre-staging, Network download\nRemovable media\n\n");
}

/* One cell goes into all of a selection; an empty one clears. */
static void
test_one_into_many (Fixture      *self,
                    gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL, none = NULL;

  add_column (self, "bandwidth");
  add_column (self, "line_rate");
  problems = put (self, "4 Mbps");
  g_assert_cmpuint (problems->len, ==, 0);
  assert_cells (self, "4 Mbps\t4 Mbps\n4 Mbps\t4 Mbps\n4 Mbps\t4 Mbps\n4 Mbps\t4 Mbps\n");

  g_ptr_array_set_size (self->columns, 1);
  trestle_cells_clear (&self->cells);
  assert_cells (self, "\n\n\n\n");
}

static void
test_fill (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  add_column (self, "bandwidth");
  add_column (self, "users");
  trestle_object_set_number (self->objects->pdata[0], "bandwidth", 2000000);
  trestle_object_set_number (self->objects->pdata[2], "bandwidth", 9000000);
  g_assert_true (trestle_column_set (self->columns->pdata[1], self->objects->pdata[0],
                                     &(TrestleValue) { .set = TRUE, .number = 30 }, NULL));
  problems = trestle_cells_fill (&self->cells);
  g_assert_cmpuint (problems->len, ==, 0);
  assert_cells (self, "2 Mbps\t30\n2 Mbps\t30\n2 Mbps\t30\n2 Mbps\t30\n");
}

/* A sum of several populations is not typed over, and says why. */
static void
test_sum (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;

  add_column (self, "users");
  for (guint i = 0; i < 2; i++)
    {
      TrestleObject *population = trestle_design_create (self->design, TRESTLE_KIND_POPULATION);

      trestle_object_set_ref (population, "location", self->objects->pdata[1]);
      trestle_object_set_number (population, "users", 10);
    }
  problems = put (self, "1\n2\n3\n4\n");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (((TrestleCellProblem *) problems->pdata[0])->object == self->objects->pdata[1]);
  assert_cells (self, "1\n20\n3\n4\n");
}

/* Bandwidths belong to the row after, which the last one has not. */
static TrestleObject *
find_next (gpointer             row,
           const TrestleColumn *column)
{
  TrestleObject *object = row;
  const GPtrArray *items = trestle_design_get_list (object->design, TRESTLE_KIND_LOCATION)->items;

  if (column == NULL || !g_str_equal (column->name, "bandwidth"))
    return object;

  return object->position + 1 < items->len ? items->pdata[object->position + 1] : NULL;
}

/* Cells of one row may be of several objects, or of none. */
static void
test_others (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL, none = NULL;
  TrestleCellProblem *problem;

  add_column (self, "bandwidth");
  self->cells.find = find_next;
  problems = put (self, "1 Mbps\n2 Mbps\n3 Mbps\n4 Mbps\n");
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_true (problem->object == self->objects->pdata[3] && problem->column == self->columns->pdata[0]);
  g_assert_cmpstr (problem->text, ==, "4 Mbps");
  assert_cells (self, "1 Mbps\n2 Mbps\n3 Mbps\n\n");
  none = trestle_cells_fill (&self->cells);
  g_assert_cmpuint (none->len, ==, 0);
  self->cells.find = NULL;
  assert_cells (self, "\n1 Mbps\n1 Mbps\n1 Mbps\n");
}

/* Row by row, twice: names first. */
static void
test_portions (Fixture      *self,
               gconstpointer data)
{
  const char *block = "1 Mbps\nfast\n3 Mbps\n4 Mbps\n";
  g_autoptr (TrestleSheet) sheet = trestle_block_read_text (block, strlen (block), NULL);
  g_autoptr (TrestleCellsWriter) writer = trestle_cells_writer_new (&self->cells, sheet);
  double fraction = 0;
  guint n = 0;

  add_column (self, "bandwidth");
  while (trestle_cells_writer_step (writer, &fraction))
    g_assert_cmpfloat (fraction, ==, ++n / 8.0);
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (trestle_cells_writer_get_problems (writer)->len, ==, 1);
  g_assert_false (trestle_cells_writer_step (writer, &fraction));
  assert_cells (self, "1 Mbps\n\n3 Mbps\n4 Mbps\n");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *,
                                                        gconstpointer); } tests[] = {
    { "/cells/put", test_put }, { "/cells/problems", test_problems }, { "/cells/names", test_names },
    { "/cells/choices", test_choices }, { "/cells/one-into-many", test_one_into_many }, { "/cells/fill", test_fill },
    { "/cells/sum", test_sum }, { "/cells/others", test_others }, { "/cells/portions", test_portions }
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
