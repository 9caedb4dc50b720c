/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a table before they are filtered and sorted.  Many changes of the
 * list are told as one, because everything behind looks at all rows each time.
 */
#pragma once

#include <gio/gio.h>

#include "list.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_GRID_ROWS (trestle_grid_rows_get_type ())
G_DECLARE_FINAL_TYPE (TrestleGridRows, trestle_grid_rows, TRESTLE, GRID_ROWS, GObject)

/* The objects of @list. */
TrestleGridRows *trestle_grid_rows_new    (TrestleList     *list);

/* What @make makes of @data, which it does again whenever @list changes or it is told
 * to be made again; lines are TrestleGridLine.
 */
TrestleGridRows *trestle_grid_rows_new_lines (TrestleList     *list,
                                              GPtrArray     *(*make) (gpointer data),
                                              gpointer         data);

/* Makes lines again before anything else can happen. */
void             trestle_grid_rows_make_again (TrestleGridRows *self);

/* Tells at once what has not been told yet, and waits no longer. */
void             trestle_grid_rows_update (TrestleGridRows *self);

/* Tells no more than a few changes until it is to be up to date. */
void             trestle_grid_rows_wait   (TrestleGridRows *self);

G_END_DECLS
