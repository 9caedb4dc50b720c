/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cairo cannot write into a PDF, added to the finished file with libqpdf:
 * language, title of the window, words for pictures, what headings of tables are
 * headings of, and an attached file.
 */
#pragma once

#include <gio/gio.h>

#include "galley.h"

G_BEGIN_DECLS

/* The file a PDF was made from, attached to it. */
typedef struct
{
  GBytes     *bytes;
  const char *name;             /* in ASCII */
  const char *media_type;
  const char *description;      /* its SHA-256 is put behind it */
} TrestleAttachment;

typedef struct
{
  const char              *language;    /* of the words, such as "de" */
  const GPtrArray         *elements;    /* TrestleTag: the Figures and THs of the structure, in its order */
  const TrestleAttachment *attachment;  /* NULL: none */
  gint64                   time;        /* of the attachment, seconds since 1970 UTC; 0: none */
} TrestlePdfExtras;

/* @pdf with @extras, the same for the same; NULL with @error set. */
GBytes *trestle_pdf_add_extras (const GByteArray       *pdf,
                                const TrestlePdfExtras *extras,
                                GError                **error);

G_END_DECLS
