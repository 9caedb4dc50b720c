/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected in a design's window: ids, so that undo and redo cannot make
 * it stale.  Tables, canvas, inspector and findings share one.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SELECTION (trestle_selection_get_type ())
G_DECLARE_FINAL_TYPE (TrestleSelection, trestle_selection, TRESTLE, SELECTION, GObject)

/* Signals: changed ().
 * jumped (TrestleObject *, const TrestleField *): an object has been selected in
 * order to be seen, and a field of it (or NULL) to be edited.
 */
TrestleSelection *trestle_selection_new         (TrestleDesign      *design);

/* Objects that are not in the design are left out.  The last one is the primary. */
void              trestle_selection_set         (TrestleSelection   *self,
                                                 GPtrArray          *objects);

/* Selects @object alone; nothing with NULL. */
void              trestle_selection_select      (TrestleSelection   *self,
                                                 TrestleObject      *object);
void              trestle_selection_toggle      (TrestleSelection   *self,
                                                 TrestleObject      *object);

/* Selects @object and asks everybody to show it, and @field of it. */
void              trestle_selection_jump        (TrestleSelection   *self,
                                                 TrestleObject      *object,
                                                 const TrestleField *field);

gboolean          trestle_selection_contains    (TrestleSelection   *self,
                                                 TrestleObject      *object);
guint             trestle_selection_get_size    (TrestleSelection   *self);

/* The object selected last, or NULL. */
TrestleObject    *trestle_selection_get_primary (TrestleSelection   *self);

/* All selected objects in the order of their selection: an array of owned
 * TrestleObject; free with g_ptr_array_unref().
 */
GPtrArray        *trestle_selection_list        (TrestleSelection   *self);

G_END_DECLS
