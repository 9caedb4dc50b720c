/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cell of a table: shows a value cheaply, and has an editor only while it is
 * edited.
 */
#pragma once

#include <gtk/gtk.h>

#include "grid-column.h"
#include "grid-rejects.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_GRID_CELL (trestle_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (TrestleGridCell, trestle_grid_cell, TRESTLE, GRID_CELL, GtkWidget)

/* How wide a column is at first, in characters. */
guint                    trestle_grid_cell_get_width  (const TrestleColumn     *column);

/* The child of @list_cell.  @column must outlive the cell. */
GtkWidget               *trestle_grid_cell_new        (TrestleProject          *project,
                                                       const TrestleColumn     *column,
                                                       TrestleGridRejects      *rejects,
                                                       GtkColumnViewCell       *list_cell);

/* Shows the column’s value of @row, an object or a line of a job aid; nothing with
 * NULL.
 */
void                     trestle_grid_cell_set_row    (TrestleGridCell         *self,
                                                       gpointer                 row,
                                                       gboolean                 assessed);

/* Whose value it is, or NULL. */
TrestleObject           *trestle_grid_cell_get_object (TrestleGridCell         *self);
const TrestleColumn *trestle_grid_cell_get_column (TrestleGridCell         *self);

/* Its row in the view, or GTK_INVALID_LIST_POSITION while it is in none. */
guint                    trestle_grid_cell_get_row    (TrestleGridCell         *self);

/* Whether it is drawn and spoken as one of a range of cells. */
void                     trestle_grid_cell_set_in_range (TrestleGridCell       *self,
                                                         gboolean               in_range);

/* Shows what the value and its findings now are.  Before the design is @assessed, what
 * was found before stays, and what is reckoned; the cell does not wait for it.
 */
void                     trestle_grid_cell_update     (TrestleGridCell         *self,
                                                       gboolean                 assessed);

/* Shows all of it now when it is seen, or else when it will be. */
void                     trestle_grid_cell_update_seen (TrestleGridCell        *self);

/* Opens the editor with what is there, choices and references their picker; or the
 * editor with nothing when @replace.  FALSE when the cell cannot be edited: it says why.
 */
gboolean                 trestle_grid_cell_edit       (TrestleGridCell         *self,
                                                       gboolean                 replace);
gboolean                 trestle_grid_cell_is_editing (TrestleGridCell         *self);

/* The text of the editor, to forward keys to; NULL when none is open. */
GtkWidget               *trestle_grid_cell_get_editor (TrestleGridCell         *self);

/* Takes over what has been typed and closes the editor.  What is not valid stays
 * visible, marked, while the model keeps its value; then this is FALSE.
 */
gboolean                 trestle_grid_cell_commit     (TrestleGridCell         *self);

/* Says why what was typed here has not been understood, if it has not. */
void                     trestle_grid_cell_tell       (TrestleGridCell         *self);

/* Closes the editor and forgets what has been typed. */
void                     trestle_grid_cell_cancel     (TrestleGridCell         *self);

/* Makes the value unset. */
void                     trestle_grid_cell_clear      (TrestleGridCell         *self);

/* Whether a key that is pressed while editing moves in the completion or closes it. */
gboolean                 trestle_grid_cell_press      (TrestleGridCell         *self,
                                                       guint                    keyval);

/* Types what is highlighted in the completion, if anything is. */
void                     trestle_grid_cell_take       (TrestleGridCell         *self);

/* What may be meant by what is typed, or NULL while that is not shown. */
GtkListBox              *trestle_grid_cell_get_completion (TrestleGridCell     *self);

G_END_DECLS
