/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the table share.
 */
#pragma once

#include "grid.h"

#include "grid-cell.h"
#include "grid-column.h"

G_BEGIN_DECLS

struct _TrestleGrid
{
  AdwBin             parent_instance;
  TrestleProject    *project;
  TrestleKind        kind;
  GArray            *columns;       /* of TrestleColumn */
  GPtrArray         *cells;         /* bound TrestleGridCells, borrowed */
  GtkSorter         *by_name;
  GtkMultiSelection *model;
  GtkColumnView     *view;
  GtkWidget         *menu;          /* popover, or NULL */
  TrestleGridCell   *menu_cell;     /* which it is for, while it is among the cells */
  gboolean           selecting;
};

/* grid-input.c */

/* The cell that has the keyboard, or NULL. */
TrestleGridCell *trestle_grid_get_focused_cell (TrestleGrid   *self);

/* The row of @object, or GTK_INVALID_LIST_POSITION. */
guint            trestle_grid_find_position    (TrestleGrid   *self,
                                                TrestleObject *object);

/* Moves the keyboard to a cell and selects its row. */
void             trestle_grid_focus_cell       (TrestleGrid   *self,
                                                guint          row,
                                                guint          column);

/* Listens to keys and clicks of the view. */
void             trestle_grid_connect_input    (TrestleGrid   *self);

G_END_DECLS
