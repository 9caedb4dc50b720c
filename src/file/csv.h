/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables as text: comma-separated values after RFC 4180, with the tabs,
 * semicolons and encodings that spreadsheets make of them.
 */
#pragma once

#include "sheet.h"

G_BEGIN_DECLS

/* Reads @length bytes of @text: UTF-8 or UTF-16 with or without a mark, or else
 * Windows-1252; lines end with CR LF, LF or CR; rows may be ragged.  *@delimiter
 * separates the cells; when it is 0 it is guessed and set.  Guards against
 * formulas are taken off.  Errors name the line and what is wrong there.
 */
TrestleSheet *trestle_csv_read         (const char *text,
                                        gsize       length,
                                        char       *delimiter,
                                        GError    **error);

/* Appends a cell to a row of text under way: the delimiter when it is not the
 * first, quotes where they are needed.  What a spreadsheet would take for a
 * formula gets one ' in front, unless it @is_number.
 */
void          trestle_csv_append_cell  (GString    *row,
                                        const char *text,
                                        gboolean    is_number,
                                        gboolean    is_first,
                                        char        delimiter);

/* Ends a row, with CR LF. */
void          trestle_csv_end_row      (GString    *text);

/* @text with the guard in front when it needs one, and without one when it has
 * one; free with g_free().
 */
char         *trestle_csv_dup_guarded   (const char *text);
char         *trestle_csv_dup_unguarded (const char *text);

G_END_DECLS
