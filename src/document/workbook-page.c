/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What spreadsheets allow of titles, widths and formats.
 */
#include "config.h"

#include "workbook-page.h"

#include <string.h>

#define MAX_TITLE 31
#define MIN_WIDTH 8
#define MAX_WIDTH 40

/* A cell may have this many characters. */
#define MAX_TEXT 32000

/* At most 31 characters without those that refer to sheets, and unlike all before
 * whatever the case.
 */
static char *
dup_sheet_title (TrestleBook *book,
                 const char  *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  char *text = NULL;

  for (guint n = 1; text == NULL; n++)
    {
      g_autofree char *suffix = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");
      g_autofree char *start = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), (long) (MAX_TITLE - strlen (suffix))));
      g_autofree char *candidate = g_strconcat (start, suffix, NULL);

      if (workbook_validate_sheet_name (book->workbook, candidate) == LXW_NO_ERROR)
        text = g_steal_pointer (&candidate);
      else if (n > 999)
        text = g_strdup (suffix);
    }

  return text;
}

static void
widen (TrestleBookPage *self,
       guint            column,
       const char      *text)
{
  guint *width = &g_array_index (self->widths, guint, column);

  for (const char *line = text; *line != '\0'; line += strcspn (line, "\n") + (line[strcspn (line, "\n")] != '\0'))
    *width = MAX (*width, (guint) g_utf8_strlen (line, strcspn (line, "\n")));
}

void
trestle_book_page_begin (TrestleBookPage *self,
                         TrestleBook     *book,
                         const char      *title,
                         guint            n_columns)
{
  g_autofree char *sheet_title = dup_sheet_title (book, title);

  self->book = book;
  self->sheet = workbook_add_worksheet (book->workbook, sheet_title);
  self->n_columns = n_columns;
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->widths, n_columns);
}

void
trestle_book_page_end (TrestleBookPage *self,
                       guint            n_rows)
{
  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, i, i, CLAMP (g_array_index (self->widths, guint, i) + 2, MIN_WIDTH, MAX_WIDTH), NULL);
  worksheet_freeze_panes (self->sheet, 1, 1);
  worksheet_autofilter (self->sheet, 0, 0, MAX (n_rows, 2) - 1, self->n_columns - 1);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_header (self->sheet, "&L&A&R&P");
  g_clear_pointer (&self->widths, g_array_unref);
}

void
trestle_book_page_put_heading (TrestleBookPage *self,
                               guint            column,
                               const char      *text)
{
  worksheet_write_string (self->sheet, 0, column, text, self->book->heading);
  /* Long headings wrap. */
  g_array_index (self->widths, guint, column) = MAX (MIN ((guint) g_utf8_strlen (text, -1), 18),
                                                     g_array_index (self->widths, guint, column));
}

void
trestle_book_page_put_text (TrestleBookPage *self,
                            guint            row,
                            guint            column,
                            const char      *text)
{
  g_autofree char *cut = g_utf8_strlen (text, -1) > MAX_TEXT ? g_utf8_substring (text, 0, MAX_TEXT) : NULL;

  if (*text == '\0')
    return;
  worksheet_write_string (self->sheet, row, column, cut != NULL ? cut : text, self->book->text);
  widen (self, column, text);
}

static lxw_format *
get_number_format (TrestleBook *book,
                   const char  *pattern)
{
  lxw_format *format = g_hash_table_lookup (book->numbers, pattern);

  if (format == NULL)
    {
      format = workbook_add_format (book->workbook);
      format_set_num_format (format, pattern);
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      g_hash_table_insert (book->numbers, g_strdup (pattern), format);
    }

  return format;
}

void
trestle_book_page_put_number (TrestleBookPage *self,
                              guint            row,
                              guint            column,
                              const char      *plain,
                              const char      *symbol)
{
  g_autofree char *pattern = *symbol != '\0' ? g_strdup_printf ("%s\" %s\"", strchr (plain, '.') != NULL ? "#,##0.0##" : "#,##0", symbol) :
                             g_strdup (strchr (plain, '.') != NULL ? "#,##0.0##" : "#,##0");

  worksheet_write_number (self->sheet, row, column, g_ascii_strtod (plain, NULL), get_number_format (self->book, pattern));
  widen (self, column, plain);
}

void
trestle_book_page_put_truth (TrestleBookPage *self,
                             guint            row,
                             guint            column,
                             gboolean         truth)
{
  worksheet_write_boolean (self->sheet, row, column, truth, self->book->truth);
}
