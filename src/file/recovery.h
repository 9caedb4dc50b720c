/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What journals have kept of designs whose program ended unexpectedly.
 */
#pragma once

#include "design.h"
#include "store.h"

G_BEGIN_DECLS

#define TRESTLE_JOURNAL_FOLDER "journal"
#define TRESTLE_JOURNAL_SUFFIX ".journal"
#define TRESTLE_JOURNAL_NEW_SUFFIX ".new"   /* while it is being made */

/* In the line of a step, the member of an object with its TrestleObject.extra;
 * no field has such a name.
 */
#define TRESTLE_JOURNAL_EXTRA "+extra"

/* A design that can be recovered.  While this exists, no other program offers
 * the same.
 */
typedef struct
{
  char            *path;      /* of the journal */
  int              fd;        /* locked */
  char            *uri;       /* of the file, or NULL if the design had none yet */
  char            *name;      /* of the design, "" if it had none */
  TrestleFileStamp stamp;     /* what the file was when the journal began */
  gint64           time;      /* of the last step, seconds since 1970 */
  guint            n_steps;   /* since the file was opened or saved */
} TrestleRecovery;

/* Everything that can be recovered, the latest first: an array of owned
 * TrestleRecovery.  Removes journals without a complete design, and sweeps up
 * after savings that were interrupted.
 */
GPtrArray     *trestle_recovery_list    (void);

/* The design with all its steps; a last step that is not complete is left out.
 * NULL with @error set if the journal cannot be read.
 */
TrestleDesign *trestle_recovery_open    (TrestleRecovery  *self,
                                         GError          **error);

/* Removes the journal: the user does not want it, or has it in a new one. */
void           trestle_recovery_discard (TrestleRecovery  *self);

/* Leaves the journal for another time. */
void           trestle_recovery_free    (TrestleRecovery  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleRecovery, trestle_recovery_free)

G_END_DECLS
