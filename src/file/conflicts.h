/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conflicts of a merge: made, read in the words of tables, and settled.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* The value of @field of @object (which may be NULL) as JSON; NULL when unset.  Free
 * with g_free().
 */
char          *trestle_conflict_dup_json    (const TrestleObject *object,
                                             const TrestleField  *field);

/* A conflict about one field, with the values as JSON, or about the deletion of
 * @subject by @side; outside any design, with the id it is to have.
 */
TrestleObject *trestle_conflict_new         (const char          *subject,
                                             const char          *field,
                                             const char          *base,
                                             const char          *ours,
                                             const char          *theirs);
TrestleObject *trestle_conflict_new_deleted (const char          *subject,
                                             TrestleSide          side);

/* What @side has, as people read it.  Free with g_free(). */
char          *trestle_conflict_dup_text    (TrestleConflict     *self,
                                             TrestleSide          side);

/* The conflict in one line.  Free with g_free(). */
char          *trestle_conflict_dup_line    (TrestleConflict     *self);

/* Makes the design what @side has, and takes the conflict out.  Callers open a step of
 * the history around it.  Fails, changing nothing, where that is not possible any more.
 */
gboolean       trestle_conflict_take        (TrestleConflict     *self,
                                             TrestleSide          side,
                                             GError             **error);

/* Takes the conflict out: what the design has is right. */
void           trestle_conflict_settle      (TrestleConflict     *self);

G_END_DECLS
