/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of fixes share.  A fix works on the design of the finding’s
 * subject inside a step that the caller has opened, looks at a fresh index, and
 * invents nothing that the design does not already say.  For guide/ only.
 */
#pragma once

#include "rule.h"

G_BEGIN_DECLS

/* An index of @design as it is, or the one that is shared: while many fixes are made
 * that look at nothing the others of them change, one serves them all.
 */
TrestleIndex *trestle_fix_index       (TrestleDesign   *design);
void          trestle_fix_index_free  (TrestleIndex    *index);
void          trestle_fix_share_index (TrestleDesign   *design,
                                       TrestleIndex    *index);   /* not owned; NULL ends it */

typedef TrestleIndex ScopedIndex;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScopedIndex, trestle_fix_index_free)

/* Always FALSE: why the fix cannot be done. */
gboolean trestle_fix_fail       (GError        **error,
                                 const char     *message);

/* Replies to a question: one that is there already is not added again. */
void     trestle_replies_add         (GPtrArray           *replies,
                                      const char          *value,
                                      const char          *label);
void     trestle_replies_add_object  (GPtrArray           *replies,
                                      gpointer             object);
/* A number that @field takes, as people type it. */
void     trestle_replies_add_number  (GPtrArray           *replies,
                                      const TrestleField  *field,
                                      gint64               number);
/* All objects of @kind by name. */
void     trestle_replies_add_objects (GPtrArray           *replies,
                                      TrestleDesign       *design,
                                      TrestleKind          kind);

/* Sets a field to what a reply says; adds it where the field holds several objects. */
gboolean trestle_fix_set_text        (TrestleObject       *object,
                                      const char          *field_name,
                                      const char          *text,
                                      GError             **error);

/* Makes the machine @to like the machine @from. */
void     trestle_fix_copy_form_factor (const TrestleObject *from,
                                       TrestleObject       *to);

/* Makes a machine like the typical client of @population. */
void     trestle_fix_copy_typical     (const TrestlePopulation *population,
                                       TrestleObject           *machine);

/* Gives @instance a database of its own like the one it shares. */
void     trestle_fix_give_database    (TrestleObject      *shared,
                                       TrestleObject      *instance);

/* Moves @population into @instance, with workspaces of that instance (AMB-35). */
void     trestle_fix_assign_instance  (TrestleObject      *population,
                                       TrestleObject      *instance);

/* The first instance by name that holds only the cell of the population, may serve
 * it and has room, and is not the one it is in; or NULL.
 */
TrestleObject *trestle_fix_find_room  (const TrestleIndex          *index,
                                       const TrestlePopulationLoad *population);

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
