/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages as a PDF: tagged structure, destinations and links, outline, labels and
 * metadata.
 */
#pragma once

#include <gio/gio.h>

#include "page.h"
#include "pdf-extras.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *keywords;
  const char *language;         /* "en" */
  gint64      time;             /* seconds since 1970 UTC; 0: none */
} TrestleMetadata;

/* What cairo alone makes of the pages, with tags, links and outline, or NULL; to compare with. */
GByteArray *trestle_pdf_draw (TrestleGalley         *galley,
                              const TrestleRunning  *running,
                              const TrestleMetadata *metadata);

/* @attachment may be NULL. */
gboolean trestle_pdf_write (TrestleGalley           *galley,
                            const TrestleRunning    *running,
                            const TrestleMetadata   *metadata,
                            const TrestleAttachment *attachment,
                            GOutputStream           *stream,
                            GCancellable            *cancellable,
                            GError                 **error);

G_END_DECLS
