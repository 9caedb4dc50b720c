/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One conflict of a merge: what it is about, what each side has, and what can be
 * done about it.
 */
#pragma once

#include "project.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRESTLE_TYPE_CONFLICT_ROW (trestle_conflict_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleConflictRow, trestle_conflict_row, TRESTLE, CONFLICT_ROW, GtkListBoxRow)

GtkWidget       *trestle_conflict_row_new          (TrestleProject     *project,
                                                    TrestleConflict    *conflict);

TrestleConflict *trestle_conflict_row_get_conflict (TrestleConflictRow *self);

/* Shows what the conflict says now. */
void             trestle_conflict_row_update       (TrestleConflictRow *self);

G_END_DECLS
