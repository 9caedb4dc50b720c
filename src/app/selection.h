/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is selected in a design's window: ids, so that undo and redo cannot make
 * it stale.  Tables, canvas, inspector and findings share one.
 */
#pragma once

#include "history.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SELECTION (trestle_selection_get_type ())
G_DECLARE_FINAL_TYPE (TrestleSelection, trestle_selection, TRESTLE, SELECTION, GObject)

/* Signals: changed ().
 * jumped (TrestleObject *, const TrestleField *): an object has been selected in
 * order to be seen, and a field of it (or NULL) to be edited.
 * restored (): it is, with its range, what it was before or after a step of @history.
 */
TrestleSelection *trestle_selection_new         (TrestleDesign      *design,
                                                 TrestleHistory     *history);

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

/* What a table makes of the selection: the table’s name, and id of the object and of
 * the column of the range’s anchor and of its cursor; or NULL.
 */
void              trestle_selection_set_range   (TrestleSelection   *self,
                                                 const char *const  *range);
const char *const *trestle_selection_get_range  (TrestleSelection   *self);

/* Call before steps are undone or done again, as what is selected then changes. */
void              trestle_selection_prepare     (TrestleSelection   *self);

/* Selects what was selected before step @index of the history, or else @after it; FALSE
 * when that is not known.
 */
gboolean          trestle_selection_restore     (TrestleSelection   *self,
                                                 guint               index,
                                                 gboolean            after);

G_END_DECLS
