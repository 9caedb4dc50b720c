/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can go wrong with a file.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRESTLE_FILE_ERROR (trestle_file_error_quark ())
GQuark trestle_file_error_quark (void);

/* Messages about the contents begin with "FILE:LINE:COLUMN: ". */
typedef enum
{
  TRESTLE_FILE_ERROR_SYNTAX,    /* not JSON, or JSON this format leaves out */
  TRESTLE_FILE_ERROR_LIMIT,     /* larger, deeper or longer than any design */
  TRESTLE_FILE_ERROR_FORMAT,    /* JSON, but not a design */
  TRESTLE_FILE_ERROR_VERSION,   /* written by a newer version of the program */
  TRESTLE_FILE_ERROR_VALUE,     /* a value that may not stand where it stands */
  TRESTLE_FILE_ERROR_CHANGED    /* the file is no longer what was read or written last */
} TrestleFileError;

G_END_DECLS
