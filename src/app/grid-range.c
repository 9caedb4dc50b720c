/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and columns of a range, whichever way it was drawn.
 */
#include "config.h"

#include "grid-range.h"

void
trestle_grid_range_move (TrestleGridRange *self,
                         guint             row,
                         guint             column,
                         gboolean          extend)
{
  self->row = row;
  self->column = column;
  if (extend)
    return;
  self->anchor_row = row;
  self->anchor_column = column;
}

void
trestle_grid_range_take_rows (TrestleGridRange *self,
                              guint             n_columns)
{
  self->anchor_column = n_columns > 0 ? n_columns - 1 : 0;
  self->column = 0;
}

void
trestle_grid_range_clamp (TrestleGridRange *self,
                          guint             n_rows,
                          guint             n_columns)
{
  guint last_row = n_rows > 0 ? n_rows - 1 : 0, last_column = n_columns > 0 ? n_columns - 1 : 0;

  self->row = MIN (self->row, last_row);
  self->anchor_row = MIN (self->anchor_row, last_row);
  self->column = MIN (self->column, last_column);
  self->anchor_column = MIN (self->anchor_column, last_column);
}

void
trestle_grid_range_get_rows (const TrestleGridRange *self,
                             guint                  *first,
                             guint                  *n)
{
  *first = MIN (self->row, self->anchor_row);
  *n = MAX (self->row, self->anchor_row) - *first + 1;
}

void
trestle_grid_range_get_columns (const TrestleGridRange *self,
                                guint                  *first,
                                guint                  *n)
{
  *first = MIN (self->column, self->anchor_column);
  *n = MAX (self->column, self->anchor_column) - *first + 1;
}

gboolean
trestle_grid_range_contains (const TrestleGridRange *self,
                             guint                   row,
                             guint                   column)
{
  guint first_row, n_rows, first_column, n_columns;

  trestle_grid_range_get_rows (self, &first_row, &n_rows);
  trestle_grid_range_get_columns (self, &first_column, &n_columns);

  /* Unsigned: what lies before wraps far behind. */
  return row - first_row < n_rows && column - first_column < n_columns;
}

gboolean
trestle_grid_range_is_block (const TrestleGridRange *self)
{
  return self->row != self->anchor_row || self->column != self->anchor_column;
}

guint
trestle_grid_range_tile (guint n,
                         guint selected)
{
  return n > 0 && selected > n && selected % n == 0 ? selected : n;
}
