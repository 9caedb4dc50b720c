/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The objects that may be meant while the name of one is typed into a cell, in a
 * list below it.  The keyboard focus stays in the cell.
 */
#pragma once

#include <gtk/gtk.h>

#include "column.h"

G_BEGIN_DECLS

typedef struct _TrestleGridCompletion TrestleGridCompletion;

/* Whether names of objects are typed in @column. */
gboolean               trestle_grid_completion_fits    (const TrestleColumn   *column);

/* For @editor, a child of @cell, in which a value of @object is typed.  @chosen is called
 * with @cell when a row is clicked: trestle_grid_completion_take() is next.
 */
TrestleGridCompletion *trestle_grid_completion_new     (const TrestleColumn   *column,
                                                        TrestleObject         *object,
                                                        GtkWidget             *cell,
                                                        GtkText               *editor,
                                                        void                 (*chosen) (GtkWidget *cell));
void                   trestle_grid_completion_free    (TrestleGridCompletion *self);

/* Whether a key that is pressed in the editor moves in the list or closes it. */
gboolean               trestle_grid_completion_press   (TrestleGridCompletion *self,
                                                        guint                  keyval);

/* Writes what is highlighted, if anything is, into the editor; TRUE when that is to be
 * created.
 */
gboolean               trestle_grid_completion_take    (TrestleGridCompletion *self);

/* Follows its cell. */
void                   trestle_grid_completion_present (TrestleGridCompletion *self);

/* The list, or NULL while it is not shown. */
GtkListBox            *trestle_grid_completion_get_list (TrestleGridCompletion *self);

G_END_DECLS
