/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of a workbook that goes out: headings that stay in sight, and cells that
 * keep their types.
 */
#pragma once

#include <xlsxwriter.h>

#include "types.h"

G_BEGIN_DECLS

/* A workbook under way, with the formats its pages share. */
typedef struct
{
  lxw_workbook *workbook;
  lxw_format   *heading;
  lxw_format   *text;
  lxw_format   *truth;
  GHashTable   *numbers;      /* number format → lxw_format */
} TrestleBook;

typedef struct
{
  TrestleBook   *book;
  lxw_worksheet *sheet;
  guint          n_columns;
  GArray        *widths;      /* of guint: characters of the longest text */
} TrestleBookPage;

/* Begins a page called @title, which need not be unique or short. */
void trestle_book_page_begin      (TrestleBookPage *self,
                                   TrestleBook     *book,
                                   const char      *title,
                                   guint            n_columns);

/* Sets widths, frozen headings, filter and print settings for @n_rows rows with the
 * headings among them, and ends the page.
 */
void trestle_book_page_end        (TrestleBookPage *self,
                                   guint            n_rows);

void trestle_book_page_put_heading (TrestleBookPage *self,
                                    guint            column,
                                    const char      *text);

/* Text stays text, whatever it looks like; "" leaves the cell empty. */
void trestle_book_page_put_text   (TrestleBookPage *self,
                                   guint            row,
                                   guint            column,
                                   const char      *text);

/* @plain in plain form, shown with @symbol (may be "") behind it. */
void trestle_book_page_put_number (TrestleBookPage *self,
                                   guint            row,
                                   guint            column,
                                   const char      *plain,
                                   const char      *symbol);
void trestle_book_page_put_truth  (TrestleBookPage *self,
                                   guint            row,
                                   guint            column,
                                   gboolean         truth);

G_END_DECLS
