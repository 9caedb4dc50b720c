/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several tables as CSV, each a file of a new folder: all of it is there, or
 * nothing.
 */
#pragma once

#include "project.h"

G_BEGIN_DECLS

/* Makes a folder in @parent with a file for each of @kinds (of TrestleKind), in a
 * thread; what is there already stays.  @n_written, which must outlive it, counts the
 * files, atomically.
 */
void   trestle_export_tables_async    (TrestleProject      *project,
                                       GArray              *kinds,
                                       GFile               *parent,
                                       int                 *n_written,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);

/* Returns: (transfer full) (nullable): the folder */
GFile *trestle_export_tables_finish   (TrestleProject      *project,
                                       GAsyncResult        *result,
                                       GError             **error);

G_END_DECLS
