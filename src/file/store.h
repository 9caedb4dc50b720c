/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads and writes whole files.  A file is at every moment either the old or the
 * new one, complete, also when the program or the machine stops while it writes;
 * and what somebody else wrote meanwhile is not written over unasked.
 */
#pragma once

#include <gio/gio.h>

#include "error.h"

G_BEGIN_DECLS

/* What a file was when it was last read or written.  All zero: no file was. */
typedef struct
{
  gboolean exists;
  guint64  size;          /* bytes */
  guint64  inode;         /* 0 where there is none */
  char     sha256[65];    /* in hexadecimal */
} TrestleFileStamp;

/* Whether another program has written a file between two stamps.  A file with
 * the same bytes counts as the same even when its inode is another: portals and
 * network file systems change inodes, and nobody's work is lost.
 */
gboolean trestle_file_stamp_differs (const TrestleFileStamp *then,
                                     const TrestleFileStamp *now);

/* Reads a file, sweeps up after interrupted savings of it, and sets @stamp (may
 * be NULL) to what it was.  Anything but a plain file, and files larger than any
 * design, are refused.
 */
GBytes  *trestle_store_read         (GFile                  *file,
                                     TrestleFileStamp       *stamp,
                                     GCancellable           *cancellable,
                                     GError                **error);

/* Replaces or creates a file.  Links are followed, its mode is kept.  Unless
 * @overwrite, fails with TRESTLE_FILE_ERROR_CHANGED, writing nothing, if there
 * is a file that differs from @stamp, which afterwards is what was written.
 */
gboolean trestle_store_write        (GFile                  *file,
                                     GBytes                 *bytes,
                                     TrestleFileStamp       *stamp,
                                     gboolean                overwrite,
                                     GCancellable           *cancellable,
                                     GError                **error);

/* Removes the temporary files that interrupted savings of @file left beside it. */
void     trestle_store_sweep        (GFile                  *file);

G_END_DECLS
