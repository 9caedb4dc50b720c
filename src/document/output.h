/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that come into being whole or not at all.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes everything to @stream; FALSE with @error set when that fails. */
typedef gboolean (*TrestleOutputFunc) (gpointer        data,
                                       GOutputStream  *stream,
                                       GCancellable   *cancellable,
                                       GError        **error);

/* Lets @func write a temporary file beside @file, and renames it when it has
 * succeeded; otherwise removes it.
 */
gboolean trestle_output_write (GFile              *file,
                               TrestleOutputFunc   func,
                               gpointer            data,
                               GCancellable       *cancellable,
                               GError            **error);

/* The same for what is in memory. */
gboolean trestle_output_write_bytes (GFile             *file,
                                     GBytes            *bytes,
                                     GCancellable      *cancellable,
                                     GError           **error);

G_END_DECLS
