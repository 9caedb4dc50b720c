/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the table share.
 */
#pragma once

#include "grid.h"

#include "cells.h"
#include "grid-cell.h"
#include "grid-column.h"
#include "grid-job-aid.h"
#include "grid-range.h"
#include "grid-rejects.h"
#include "grid-rows.h"

G_BEGIN_DECLS

/* A block that is going in. */
typedef struct _TrestleGridPaste TrestleGridPaste;

struct _TrestleGrid
{
  AdwBin              parent_instance;
  TrestleProject     *project;
  TrestleKind         kind;
  const TrestleJobAid *aid;          /* or NULL: it is a table of a kind */
  AdwToggleGroup     *parts;         /* of the job aid, or NULL */
  GArray             *columns;       /* of TrestleColumn */
  GPtrArray          *view_columns;  /* of GtkColumnViewColumn, in the same order; borrowed from the view */
  GPtrArray          *shown;         /* of the columns, those that are not hidden, as they are seen */
  GPtrArray          *cells;         /* bound TrestleGridCells, borrowed */
  TrestleGridRejects *rejects;
  TrestleGridRange    range;         /* rows of the model, columns among those shown */
  const TrestleColumn *grouped;      /* by which rows stand under headers, or NULL */
  GPtrArray          *headers;       /* bound GtkListHeaders, borrowed */
  GtkSorter          *by_group;      /* or NULL */
  GtkSorter          *by_name;
  GtkFilter          *filter;
  TrestleGridRows    *rows;          /* before they are filtered and sorted */
  char               *needle;        /* what is looked for, folded, or NULL */
  GtkSortListModel   *sorted;        /* borrowed from the model */
  GtkMultiSelection  *model;
  GtkColumnView      *view;
  GtkSearchBar       *bar;
  GtkSearchEntry     *entry;
  GtkLabel           *matches;
  AdwBanner          *banner;
  TrestleGridPaste   *paste;         /* or NULL */
  TrestleObject      *added;         /* the row that was added last; weak */
  guint               added_at;      /* position of the history then: afterwards it is as any other */
  gboolean            turned;        /* what is being read for it has rows for columns */
  gint64              unseen;        /* microseconds of it that nobody needs to see */
  GtkWidget          *progress;      /* what is seen of it: a bar and a button */
  GtkProgressBar     *progress_bar;
  GtkWidget          *progress_stop;
  GtkWidget          *menu;          /* popover, or NULL */
  TrestleGridCell    *menu_cell;     /* which it is for, while it is among the cells */
  guint               catcher;       /* source that shows what many changes have done, or 0 */
  guint               n_changes;     /* since it was made */
  guint               orderer;       /* source that puts the first column first again, or 0 */
  guint               saver;         /* source that saves what columns look like, or 0 */
  gboolean            selecting;
  gboolean            assessed;      /* nothing has changed since the design was */
  gboolean            switching;     /* to another part */
  gboolean            writing;       /* many cells at once: sort when it is over */
};

/* grid.c */

/* What is selected in the view is what the window has selected. */
void             trestle_grid_share_selection  (TrestleGrid   *self);

/* grid-input.c */

/* The cell that has the keyboard, or NULL. */
TrestleGridCell *trestle_grid_get_focused_cell (TrestleGrid   *self);

/* The row of @object, or GTK_INVALID_LIST_POSITION. */
guint            trestle_grid_find_position    (TrestleGrid   *self,
                                                TrestleObject *object);

/* Moves the keyboard to a cell, its column counted among those shown, and selects
 * its row; when @extend, the range and all its rows.  FALSE where there is nothing.
 */
gboolean         trestle_grid_move_to          (TrestleGrid   *self,
                                                int            row,
                                                int            column,
                                                gboolean       extend);

/* Makes the range what it was when the selection was as it is again. */
void             trestle_grid_restore_range    (TrestleGrid   *self);

/* Draws and speaks what the range now is. */
void             trestle_grid_update_range     (TrestleGrid   *self);

/* Where the cell is: its row, and its column among those shown. */
void             trestle_grid_locate           (TrestleGrid     *self,
                                                TrestleGridCell *cell,
                                                int             *row,
                                                int             *column);

/* The range begins where the keyboard is, whatever has moved it there. */
void             trestle_grid_follow_focus     (TrestleGrid     *self,
                                                TrestleGridCell *cell);

/* Listens to keys and clicks of the view. */
void             trestle_grid_connect_input    (TrestleGrid   *self);

/* grid-drag.c */
void             trestle_grid_connect_pointer  (TrestleGrid   *self);

/* grid-menu.c */

/* A cell outside the range is one, alone, when its menu is asked for. */
void             trestle_grid_select_for_menu  (TrestleGrid     *self,
                                                TrestleGridCell *cell);

/* Opens the menu of @cell at a place in the table. */
void             trestle_grid_popup_menu       (TrestleGrid     *self,
                                                TrestleGridCell *cell,
                                                double           x,
                                                double           y);

/* grid-groups.c */

/* Groups by the column of that @id (may be NULL), and by another one when the action
 * “-group” says so.
 */
void             trestle_grid_connect_groups   (TrestleGrid   *self,
                                                GActionMap    *actions,
                                                const char    *id);

/* Gives view and model what the grouping is. */
void             trestle_grid_update_groups    (TrestleGrid   *self);

/* What there is to group by, or NULL. */
GMenuModel      *trestle_grid_create_groups_menu (TrestleGrid *self);

/* Whether a row may belong to another group now, or a group has another name. */
gboolean         trestle_grid_is_group_change  (TrestleGrid         *self,
                                                const TrestleChange *change);
void             trestle_grid_group_again      (TrestleGrid   *self);

/* grid-clipboard.c */
void             trestle_grid_install_actions  (GtkWidgetClass *widget_class);

/* Pastes into the editor of @cell; a block goes into the cells from there on instead. */
void             trestle_grid_paste_typing     (TrestleGrid     *self,
                                                TrestleGridCell *cell);

/* Puts @text into all cells of the range, as one step. */
void             trestle_grid_fill_range       (TrestleGrid   *self,
                                                const char    *text);

/* Ends a step that many cells are written in: shows them, @problems (may be NULL)
 * and that it is @done (or nothing).
 */
void             trestle_grid_end_writing      (TrestleGrid   *self,
                                                GPtrArray     *problems,
                                                const char    *done);

/* Takes back what the step has written. */
void             trestle_grid_cancel_writing   (TrestleGrid   *self);

/* "12 cells filled"; free with g_free(). */
char            *trestle_grid_dup_filled       (guint          n);

/* Says that cells were not understood, and lists them on demand. */
GtkWidget       *trestle_grid_create_banner    (TrestleGrid   *self);

/* grid-paste.c */

/* Puts @sheet into @rows, which are made @n_rows, and @columns, and ends the step
 * that is open; takes all three.
 */
void             trestle_grid_paste            (TrestleGrid   *self,
                                                GPtrArray     *rows,
                                                GPtrArray     *columns,
                                                guint          n_rows,
                                                TrestleSheet  *sheet);

/* Puts in what is left of it without a pause, or takes back what is in. */
void             trestle_grid_finish_paste     (TrestleGrid   *self);
void             trestle_grid_stop_paste       (TrestleGrid   *self);

GtkWidget       *trestle_grid_create_progress  (TrestleGrid   *self);

/* grid-find.c */

GtkWidget       *trestle_grid_create_bar       (TrestleGrid   *self);

/* @model (which it takes) with only the rows that have what is looked for. */
GListModel      *trestle_grid_filter           (TrestleGrid   *self,
                                                GListModel    *model);

/* Opens the bar, or moves to the next cell that has what is looked for. */
void             trestle_grid_find             (TrestleGrid   *self);
gboolean         trestle_grid_find_next        (TrestleGrid   *self,
                                                int            by);

/* Shows all rows again. */
void             trestle_grid_stop_finding     (TrestleGrid   *self);

/* grid-columns.c */

/* Chooses which part of a job aid is shown. */
GtkWidget       *trestle_grid_create_parts     (TrestleGrid   *self);

/* Gives the columns of the view what was remembered of them, and remembers it from
 * now on.
 */
void             trestle_grid_connect_columns  (TrestleGrid   *self);

/* A menu of the columns, to show and hide them. */
GMenuModel      *trestle_grid_create_columns_menu (TrestleGrid *self);

/* What it is remembered by. */
const char      *trestle_grid_get_name         (TrestleGrid   *self);

/* What the view has for @column, which is one of the table’s. */
GtkColumnViewColumn *trestle_grid_get_view_column (TrestleGrid         *self,
                                                   const TrestleColumn *column);

/* Moves a column that is shown before or behind those beside it. */
void             trestle_grid_move_column      (TrestleGrid         *self,
                                                const TrestleColumn *column,
                                                int                  by);

/* Saves what columns look like, soon. */
void             trestle_grid_save_columns     (TrestleGrid   *self);

/* Saves what has not been yet. */
void             trestle_grid_flush_columns    (TrestleGrid   *self);

G_END_DECLS
