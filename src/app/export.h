/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents and pictures made from a copy of the design in a thread, so that the
 * window never waits.
 */
#pragma once

#include "document.h"
#include "project.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_EXPORT_PDF,     /* the design document in the format that the file’s name ends with, with the design in a PDF */
  TRESTLE_EXPORT_PDF_WITHOUT_DATA,
  TRESTLE_EXPORT_PDF_REDACTED,    /* with the redacted design in it */
  TRESTLE_EXPORT_PICTURE, /* the topology, in the format that the file’s name ends with */
  TRESTLE_EXPORT_XLSX,    /* job aids and tables as a workbook */
  TRESTLE_EXPORT_CSV      /* one table */
} TrestleExportFormat;

/* Lays out the document as the design now is. */
void             trestle_export_layout_async  (TrestleProject      *project,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
TrestleDocument *trestle_export_layout_finish (TrestleProject      *project,
                                               GAsyncResult        *result,
                                               GError             **error);

/* Writes @file; on failure and when canceled what was there stays.  @table is the
 * kind of which a table is written.
 */
void             trestle_export_async         (TrestleProject      *project,
                                               TrestleExportFormat  format,
                                               TrestleKind          table,
                                               GFile               *file,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean         trestle_export_finish        (TrestleProject      *project,
                                               GAsyncResult        *result,
                                               GError             **error);

G_END_DECLS
