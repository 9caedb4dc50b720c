/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A rectangle of cells between an anchor and the cursor.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint anchor_row, anchor_column;
  guint row, column;                  /* of the cursor */
} TrestleGridRange;

/* Moves the cursor there; the anchor stays when @extend. */
void     trestle_grid_range_move     (TrestleGridRange       *self,
                                      guint                   row,
                                      guint                   column,
                                      gboolean                extend);

/* Takes all columns of its rows. */
void     trestle_grid_range_take_rows (TrestleGridRange      *self,
                                       guint                  n_columns);

/* Keeps inside a table of that size, which may have become smaller; of none it is
 * the first cell.
 */
void     trestle_grid_range_clamp    (TrestleGridRange       *self,
                                      guint                   n_rows,
                                      guint                   n_columns);

void     trestle_grid_range_get_rows (const TrestleGridRange *self,
                                      guint                  *first,
                                      guint                  *n);
void     trestle_grid_range_get_columns (const TrestleGridRange *self,
                                         guint                  *first,
                                         guint                  *n);
gboolean trestle_grid_range_contains (const TrestleGridRange *self,
                                      guint                   row,
                                      guint                   column);

/* Whether it is more than one cell. */
gboolean trestle_grid_range_is_block (const TrestleGridRange *self);

/* How many cells a block of @n goes into where @selected are: all of them when it
 * fits in a whole number of times, otherwise @n.
 */
guint    trestle_grid_range_tile     (guint                   n,
                                      guint                   selected);

G_END_DECLS
