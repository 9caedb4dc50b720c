/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A block of cells as the clipboard carries it between spreadsheets: text with
 * tabs, or a table of HTML.
 */
#pragma once

#include "sheet.h"

G_BEGIN_DECLS

/* Reads cells between tabs, quoted where they have tabs or ends of lines; one
 * that begins with a quote that is never closed is taken as it is.
 */
TrestleSheet *trestle_block_read_text  (const char         *text,
                                        gsize               length,
                                        GError            **error);

/* Reads the first table of a page: what lies under cells that span several rows
 * or columns is empty.  NULL with @error set when there is none.
 */
TrestleSheet *trestle_block_read_html  (const char         *text,
                                        gsize               length,
                                        GError            **error);

/* The block in either form, with guards against formulas; free with g_free(). */
char         *trestle_block_dup_text   (const TrestleSheet *self);
char         *trestle_block_dup_html   (const TrestleSheet *self);

G_END_DECLS
