/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of locations in a window, with Aachen, Bonn and Celle in it.
 */
#pragma once

#include "app-test.h"
#include "grid-private.h"

typedef struct
{
  TrestleProject *project;
  TrestleGrid    *grid;
  GtkWidget      *window;
} Fixture;

void           grid_app_set_up          (Fixture      *self,
                                         gconstpointer data);
void           grid_app_tear_down       (Fixture      *self,
                                         gconstpointer data);

/* Where the column of a field is among those shown, or -1. */
int            grid_app_find_shown      (Fixture      *self,
                                         const char   *name);
/* That of a row in a column that is shown, or NULL. */
TrestleGridCell *grid_app_find_cell     (TrestleGrid  *grid,
                                         guint         row,
                                         const char   *column);
TrestleObject *grid_app_get_row         (Fixture      *self,
                                         guint         row);

/* What all rows have in a field, with | between them. */
void           grid_app_assert_column   (Fixture      *self,
                                         const char   *field,
                                         const char   *expected);
void           grid_app_act             (Fixture      *self,
                                         const char   *action);

/* Whether something has gone in, or has not been understood. */
gboolean       grid_app_is_pasted       (gpointer      self);

/* What is on the clipboard, or @text, goes in where the cursor is. */
void           grid_app_paste_clipboard (Fixture      *self);
void           grid_app_paste           (Fixture      *self,
                                         const char   *text);
void           grid_app_select_range    (Fixture      *self,
                                         int           row,
                                         const char   *column,
                                         int           last_row,
                                         const char   *last_column);

/* Cells that have a class. */
guint          grid_app_count_cells     (Fixture      *self,
                                         const char   *css_class);
