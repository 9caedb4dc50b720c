/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks are read (data/sheets/make.py made them), and what is damaged or
 * hostile is refused.
 */
#include "config.h"

#include <string.h>

#include "error.h"
#include "workbook.h"

static char *
dup_rows (GPtrArray *sheets,
          guint      index)
{
  const TrestleSheet *sheet = sheets->pdata[index];
  GString *text = g_string_new (sheet->title);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const TrestleSheetRow *row = trestle_sheet_get_row (sheet, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);

      g_string_append_printf (text, " / %u:%s", row->line, cells);
    }

  return g_string_free (text, FALSE);
}

static char *
load (const char *name,
      gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "sheets", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);

  return data;
}

static void
assert_sheets (const char *name,
               const char *first,
               const char *second)
{
  gsize length;
  g_autofree char *data = load (name, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = trestle_workbook_read (data, length, &error);
  g_autofree char *one = NULL, *two = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 2);
  one = dup_rows (sheets, 0);
  two = dup_rows (sheets, 1);
  g_assert_cmpstr (one, ==, first);
  g_assert_cmpstr (two, ==, second);
}

static void
test_xlsx (void)
{
  assert_sheets ("mixed.xlsx",
                 "Sites / 1:Name|Users / 4:Køln  West|1500.5|20 %|2026-11-27|yes|||=text / 5:7|1e-07|123456789012345",
                 "Second / 1:|x");
}

static void
test_ods (void)
{
  assert_sheets ("mixed.ods",
                 "Sites / 1:Name|Users / 4:Køln  West\nB|1500.5|20 %|2026-11-27|yes / 5:7|7||x / 6:7|7||x",
                 "Empty");
}

/* Whatever byte is changed or missing: a table or an error, never a crash. */
static void
test_damaged (gconstpointer name)
{
  gsize length;
  g_autofree char *data = load (name, &length);

  for (guint n = 0; n < 1500; n++)
    {
      g_autofree char *copy = g_memdup2 (data, length);
      gsize size = n % 3 == 0 ? (gsize) g_test_rand_int_range (0, length) : length;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) sheets = NULL;

      for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
        copy[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      sheets = trestle_workbook_read (copy, size, &error);
      g_assert_true ((sheets == NULL) == (error != NULL));
    }
}

static void
test_no_workbook (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (trestle_workbook_read ("a,b\n", 4, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/xlsx", test_xlsx);
  g_test_add_func ("/workbook/ods", test_ods);
  g_test_add_data_func ("/workbook/damaged-xlsx", "mixed.xlsx", test_damaged);
  g_test_add_data_func ("/workbook/damaged-ods", "mixed.ods", test_damaged);
  g_test_add_func ("/workbook/no-workbook", test_no_workbook);

  return g_test_run ();
}
