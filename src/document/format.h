/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formats that a document can be written in.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_FORMAT_PDF,
  TRESTLE_FORMAT_HTML,
  TRESTLE_FORMAT_MARKDOWN,
  TRESTLE_FORMAT_ODT,
  TRESTLE_FORMAT_DOCX,
  TRESTLE_N_FORMATS
} TrestleFormat;

typedef struct
{
  const char *extension;        /* "docx", what the command line calls it too */
  const char *title;            /* N_(), for file choosers */
} TrestleFormatInfo;

const TrestleFormatInfo *trestle_format_get_info  (TrestleFormat  format);

/* The format of a file called @name, TRESTLE_N_FORMATS when it is none of these. */
TrestleFormat            trestle_format_for_name  (const char    *name);

G_END_DECLS
