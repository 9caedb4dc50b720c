/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of text as it came from somewhere else: a CSV file, a workbook, the
 * clipboard.  Rows may be of different lengths.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than this is no table that somebody typed; a reader stops there. */
#define TRESTLE_SHEET_MAX_BYTES (50 * 1024 * 1024)
#define TRESTLE_SHEET_MAX_CELLS 1000000
#define TRESTLE_SHEET_MAX_WIDTH 16384

typedef struct
{
  char **cells;     /* ends with NULL */
  guint  n_cells;
  guint  line;      /* where the row begins in a text, or its number in a workbook; from 1 */
} TrestleSheetRow;

typedef struct
{
  char   *title;    /* of a sheet in a workbook, or NULL */
  GArray *rows;     /* of TrestleSheetRow */
  guint   n_cells;  /* of all rows */
  guint   width;    /* of the longest row */
  char    decimal;  /* what separates decimals in its numbers: '.' or ',' */
} TrestleSheet;

TrestleSheet          *trestle_sheet_new      (const char         *title);
void                   trestle_sheet_free     (TrestleSheet       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleSheet, trestle_sheet_free)

/* Adds a row that begins in @line; takes the texts out of @cells (of char *, with
 * g_free() as free function), which is empty afterwards.  Fails when the table
 * becomes larger than the limits above.
 */
gboolean               trestle_sheet_take_row (TrestleSheet       *self,
                                               GPtrArray          *cells,
                                               guint               line,
                                               GError            **error);

/* Another one with its rows for columns, or NULL with @error set when that is larger
 * than the limits above.
 */
TrestleSheet          *trestle_sheet_turn     (const TrestleSheet *self,
                                               GError            **error);

/* The text in a cell; "" where the row is too short. */
const char            *trestle_sheet_get      (const TrestleSheet *self,
                                               guint               row,
                                               guint               column);

static inline const TrestleSheetRow *
trestle_sheet_get_row (const TrestleSheet *self,
                       guint               row)
{
  return &g_array_index (self->rows, TrestleSheetRow, row);
}

/* Whether nothing but blanks stands in a row. */
gboolean               trestle_sheet_is_blank (const TrestleSheet *self,
                                               guint               row);

G_END_DECLS
