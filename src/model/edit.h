/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits that touch more than one object, as users mean them.  Callers open a
 * step of the history around them.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* Number of users at @location: the sum of its populations (AMB-31); unset
 * (TRESTLE_UNSET) when none of them has a number.
 */
gint64         trestle_edit_get_users     (TrestleLocation *location,
                                           guint           *n_populations);

/* Typing a number of users: without populations "<location> users" is created,
 * with one it is edited; with several it fails, because they have to be opened.
 */
gboolean       trestle_edit_set_users     (TrestleLocation *location,
                                           gint64           users,
                                           GError         **error);

/* What a population that stands for all users of @location is called, "<location>
 * users"; free with g_free().
 */
char          *trestle_edit_dup_population_name (TrestleLocation *location);

/* Adds a server, database, console, repository or IIS server with a machine of
 * its own at @location (which may be NULL: nowhere yet).  Returns: (transfer none)
 */
TrestleObject *trestle_edit_add_component (TrestleDesign   *design,
                                           TrestleKind      kind,
                                           TrestleLocation *location);

/* The machine a component runs on, or NULL. */
TrestleMachine *trestle_edit_get_machine  (const TrestleObject *component);

/* Takes @machine out that came with a component of @kind which has been put on another
 * one, unless something has been made of it since.
 */
void           trestle_edit_drop_made_machine (TrestleMachine *machine,
                                               TrestleKind     kind);

/* Whether objects of @kind run on a machine. */
gboolean       trestle_edit_is_component  (TrestleKind      kind);

/* Moves a component, or a machine with everything on it, to @location, and
 * unsets its position in the old one.
 */
void           trestle_edit_move          (TrestleObject   *object,
                                           TrestleLocation *location);

/* Something that refers to what is to be deleted. */
typedef struct
{
  TrestleObject      *object;
  const TrestleField *field;
  gboolean            goes;     /* it makes no sense without it and goes, too */
} TrestleDependent;

/* What refers to @objects, and to what goes with them, and is not among them itself:
 * an array of TrestleDependent, borrowed objects, each with its first such field.
 */
GArray        *trestle_edit_list_dependents (GPtrArray     *objects);

/* Lets everything that refers to @object refer to @other, which is of its kind,
 * where nothing else stands for that pair already.
 */
void           trestle_edit_move_references (TrestleObject *object,
                                             TrestleObject *other);

/* Takes @object out of its design, with the objects that make no sense without
 * it and with a machine nothing runs on any more, and clears every reference to
 * them: nothing dangles.
 */
void           trestle_edit_delete        (TrestleObject   *object);

G_END_DECLS
