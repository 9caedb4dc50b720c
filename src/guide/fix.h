/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of fixes share.  A fix works on the design of the finding’s
 * subject inside a step that the caller has opened, looks at a fresh index, and
 * invents nothing that the design does not already say.  For guide/ only.
 */
#pragma once

#include "rule.h"

G_BEGIN_DECLS

typedef TrestleIndex ScopedIndex;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScopedIndex, trestle_index_free)

/* Always FALSE: why the fix cannot be done. */
gboolean trestle_fix_fail       (GError        **error,
                                 const char     *message);

/* Takes @target out of a REFS field. */
void     trestle_fix_remove_ref (TrestleObject  *object,
                                 const char     *field_name,
                                 TrestleObject  *target);

/* Makes the machine @to like the machine @from. */
void     trestle_fix_copy_form_factor (const TrestleObject *from,
                                       TrestleObject       *to);

/* Gives a component a new machine of its own, named after it, at the location of
 * the old one, which goes when nothing runs on it any more.
 */
TrestleObject *trestle_fix_own_machine (TrestleObject *component);

/* Whether anything but @component runs on its machine. */
gboolean trestle_fix_shares_machine   (const TrestleObject *component);

/* Where the server of @instance stands or, by its score (C-6), should; NULL when that
 * cannot be told.
 */
TrestleLocation *trestle_fix_find_place (const TrestleIndex       *index,
                                         TrestleObject            *instance);

/* The form factor that the guide recommends for a server, with the organization’s
 * own memory, as far as @machine says nothing yet.
 */
void           trestle_fix_set_recommended (TrestleObject         *machine);

/* Repositories with IIS servers at a location for all that is used there, one for
 * each separation tag; its populations are served by them, and it is recorded that
 * the location needs them.
 */
void           trestle_fix_draft_local (const TrestleIndex        *index,
                                        const TrestleLocationLoad *load);

G_END_DECLS
