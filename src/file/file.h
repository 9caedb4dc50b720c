/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens and saves designs.  The asynchronous forms do everything that takes time
 * in a thread: a design is read into a new one, and saved from its text.
 */
#pragma once

#include "reader.h"
#include "store.h"
#include "writer.h"

G_BEGIN_DECLS

/* Reads the design in @file.  @stamp (may be NULL) is set to what the file was.
 * NULL with @error set: of G_IO_ERROR where the file cannot be read, of
 * TRESTLE_FILE_ERROR where it is not a design.
 */
TrestleDesign *trestle_file_load        (GFile                *file,
                                         TrestleFileStamp     *stamp,
                                         GCancellable         *cancellable,
                                         GError              **error);
void           trestle_file_load_async  (GFile                *file,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
TrestleDesign *trestle_file_load_finish (GAsyncResult         *result,
                                         TrestleFileStamp     *stamp,
                                         GError              **error);

/* Saves @design as trestle_store_write() says. */
gboolean       trestle_file_save        (TrestleDesign        *design,
                                         GFile                *file,
                                         TrestleFileStamp     *stamp,
                                         gboolean              overwrite,
                                         GCancellable         *cancellable,
                                         GError              **error);

/* The design as it is now is what is saved, whatever becomes of it meanwhile.
 * @stamp is what the file was; the new one comes with _finish().
 */
void           trestle_file_save_async  (TrestleDesign          *design,
                                         GFile                  *file,
                                         const TrestleFileStamp *stamp,
                                         gboolean                overwrite,
                                         GCancellable           *cancellable,
                                         GAsyncReadyCallback     callback,
                                         gpointer                user_data);
gboolean       trestle_file_save_finish (GAsyncResult           *result,
                                         TrestleFileStamp       *stamp,
                                         GError                **error);

G_END_DECLS
