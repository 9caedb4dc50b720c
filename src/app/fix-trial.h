/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes tried on a copy of the design, in a thread: what is shown beside them before
 * they are applied, and whether anybody has to look first.
 */
#pragma once

#include <gio/gio.h>

#include "project.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean works;       /* FALSE: it cannot be done, or changes nothing */
  guint    n_resolved;
  guint    n_created;
  gboolean harmless;    /* no error and no warning comes */
  gboolean better;      /* no more errors are left than before */
  char    *summary;     /* "Resolves 2 findings (CAP-01, DB-05), creates none" */
  char    *changes;     /* what it changes, a line each, the first ones */
} TrestleFixTrial;

void             trestle_fix_trial_free   (TrestleFixTrial     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleFixTrial, trestle_fix_trial_free)

/* Tries the first fix of @finding, which asks nothing.  Cancelled when the design
 * changes meanwhile.
 */
void             trestle_fix_trial_begin  (TrestleProject      *project,
                                           TrestleFinding      *finding,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
TrestleFixTrial *trestle_fix_trial_finish (GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
