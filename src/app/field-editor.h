/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row of the inspector: shows one field of one object and edits it.  What
 * it looks like follows from the kind of the field.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FIELD_EDITOR (trestle_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFieldEditor, trestle_field_editor, TRESTLE, FIELD_EDITOR, GObject)

TrestleFieldEditor *trestle_field_editor_new         (TrestleProject     *project,
                                                      const TrestleField *field);

/* The row, and the one below it that says what there is to say about it; both
 * go into a GtkListBox.
 */
GtkWidget          *trestle_field_editor_get_row     (TrestleFieldEditor *self);
GtkWidget          *trestle_field_editor_get_notes   (TrestleFieldEditor *self);

const TrestleField *trestle_field_editor_get_field   (TrestleFieldEditor *self);

/* What has been typed is taken over first; NULL: shows nothing any more. */
void                trestle_field_editor_set_object  (TrestleFieldEditor *self,
                                                      TrestleObject      *object);

/* Edits all @objects, of one kind, at once; the last one stands for them where there
 * is room for one only.
 */
void                trestle_field_editor_set_objects (TrestleFieldEditor *self,
                                                      GPtrArray          *objects);

/* Takes over what has been typed. */
void                trestle_field_editor_commit      (TrestleFieldEditor *self);

/* Whether what has been typed last would do. */
gboolean            trestle_field_editor_is_valid    (TrestleFieldEditor *self);

/* Forgets what has been typed and not taken over. */
void                trestle_field_editor_discard     (TrestleFieldEditor *self);

/* Shows what the object, its figures and findings now are. */
void                trestle_field_editor_update      (TrestleFieldEditor *self);

/* Moves the keyboard focus to where the value is edited. */
void                trestle_field_editor_focus       (TrestleFieldEditor *self);

G_END_DECLS
