/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ranges of cells, drawn in any direction.
 */
#include "config.h"

#include "grid-range.h"

static void
assert_range (const TrestleGridRange *range,
              guint                   first_row,
              guint                   n_rows,
              guint                   first_column,
              guint                   n_columns)
{
  guint first, n, count = 0;

  trestle_grid_range_get_rows (range, &first, &n);
  g_assert_cmpuint (first, ==, first_row);
  g_assert_cmpuint (n, ==, n_rows);
  trestle_grid_range_get_columns (range, &first, &n);
  g_assert_cmpuint (first, ==, first_column);
  g_assert_cmpuint (n, ==, n_columns);
  for (guint row = 0; row < 12; row++)
    for (guint column = 0; column < 12; column++)
      {
        gboolean inside = row >= first_row && row < first_row + n_rows && column >= first_column && column < first_column + n_columns;

        g_assert_true (trestle_grid_range_contains (range, row, column) == inside);
        count += inside;
      }
  g_assert_cmpuint (count, ==, n_rows * n_columns);
  g_assert_true (trestle_grid_range_is_block (range) == (count > 1));
}

static void
test_directions (void)
{
  TrestleGridRange range = { 0 };

  trestle_grid_range_move (&range, 5, 5, FALSE);
  assert_range (&range, 5, 1, 5, 1);
  trestle_grid_range_move (&range, 7, 6, TRUE);
  assert_range (&range, 5, 3, 5, 2);
  trestle_grid_range_move (&range, 4, 2, TRUE);
  assert_range (&range, 4, 2, 2, 4);
  trestle_grid_range_move (&range, 0, 0, TRUE);
  assert_range (&range, 0, 6, 0, 6);
  trestle_grid_range_move (&range, 3, 3, FALSE);
  assert_range (&range, 3, 1, 3, 1);
}

static void
test_rows (void)
{
  TrestleGridRange range = { 0 };

  trestle_grid_range_move (&range, 2, 5, FALSE);
  trestle_grid_range_move (&range, 4, 5, TRUE);
  trestle_grid_range_take_rows (&range, 8);
  assert_range (&range, 2, 3, 0, 8);
}

/* The table has become smaller. */
static void
test_clamp (void)
{
  TrestleGridRange range = { .anchor_row = 9, .anchor_column = 9, .row = 3, .column = 4 };

  trestle_grid_range_clamp (&range, 5, 6);
  assert_range (&range, 3, 2, 4, 2);
  trestle_grid_range_clamp (&range, 0, 0);
  assert_range (&range, 0, 1, 0, 1);
}

static void
test_tile (void)
{
  g_assert_cmpuint (trestle_grid_range_tile (2, 1), ==, 2);
  g_assert_cmpuint (trestle_grid_range_tile (2, 2), ==, 2);
  g_assert_cmpuint (trestle_grid_range_tile (2, 3), ==, 2);
  g_assert_cmpuint (trestle_grid_range_tile (2, 4), ==, 4);
  g_assert_cmpuint (trestle_grid_range_tile (1, 7), ==, 7);
  g_assert_cmpuint (trestle_grid_range_tile (0, 7), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grid-range/directions", test_directions);
  g_test_add_func ("/grid-range/rows", test_rows);
  g_test_add_func ("/grid-range/clamp", test_clamp);
  g_test_add_func ("/grid-range/tile", test_tile);

  return g_test_run ();
}
