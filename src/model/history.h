/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Undo and redo: a recorder that listens to a design and knows no kind and no
 * field, so that nothing in the model needs undo code.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_HISTORY (trestle_history_get_type ())
G_DECLARE_FINAL_TYPE (TrestleHistory, trestle_history, TRESTLE, HISTORY, GObject)

/* One named, undoable step, as “committed” carries it. */
typedef struct
{
  char      *title;       /* translated, for "Undo …" */
  GPtrArray *changes;     /* of TrestleChange, oldest first */
} TrestleStep;

/* Records what happens to @design from now on.
 *
 * Properties: can-undo, can-redo, modified (gboolean), undo-title, redo-title.
 * Signals: committed (const TrestleStep *, gboolean forward): a step has been
 * done, undone (@forward FALSE) or done again.
 */
TrestleHistory *trestle_history_new        (TrestleDesign  *design);

/* Opens a step that ends with trestle_history_end(); steps nest, and the
 * outermost title counts.  A step without changes leaves no trace.
 */
void            trestle_history_begin      (TrestleHistory *self,
                                            const char     *title);
void            trestle_history_end        (TrestleHistory *self);

/* Ends the open step by taking back what it did. */
void            trestle_history_cancel     (TrestleHistory *self);

/* Whether a step is open. */
gboolean        trestle_history_is_recording (TrestleHistory *self);

/* The next change starts a step of its own, even of the same field. */
void            trestle_history_seal       (TrestleHistory *self);

/* Takes back, or does again, one step; FALSE when there is none. */
gboolean        trestle_history_undo       (TrestleHistory *self);
gboolean        trestle_history_redo       (TrestleHistory *self);

gboolean        trestle_history_can_undo   (TrestleHistory *self);
gboolean        trestle_history_can_redo   (TrestleHistory *self);

/* Title of the step that undo or redo would act on, or NULL. */
const char     *trestle_history_get_undo_title (TrestleHistory *self);
const char     *trestle_history_get_redo_title (TrestleHistory *self);

/* All steps there are, those that were undone behind the @position that the design is
 * at: 0 is before the first.  Valid until the next step.
 */
guint              trestle_history_get_n_steps  (TrestleHistory *self);
guint              trestle_history_get_position (TrestleHistory *self);
const TrestleStep *trestle_history_get_step     (TrestleHistory *self,
                                                 guint           index);

/* Undoes or does again as many steps as it takes to be at @position. */
void               trestle_history_go_to        (TrestleHistory *self,
                                                 guint           position);

/* Whether the design differs from what was last marked saved. */
gboolean        trestle_history_is_modified (TrestleHistory *self);
void            trestle_history_mark_saved  (TrestleHistory *self);

/* Nothing that was ever saved equals the design: it stays modified until saved
 * (recovered designs, samples opened as copies).
 */
void            trestle_history_mark_unsaved (TrestleHistory *self);

G_END_DECLS
