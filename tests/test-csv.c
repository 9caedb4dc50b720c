/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables as text: what spreadsheets write is read, and what is written here is
 * read back.
 */
#include "config.h"

#include <string.h>

#include "csv.h"
#include "error.h"

/* Cells between |, rows between /, each row with the line it begins on. */
static char *
dup_rows (const TrestleSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const TrestleSheetRow *row = trestle_sheet_get_row (sheet, i);
      g_autofree char *cells = g_strjoinv ("|", row->cells);

      g_string_append_printf (text, "%s%u:%s", i > 0 ? " / " : "", row->line, cells);
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *text;
  gsize       length;       /* 0: up to the end of the string */
  const char *rows;
  char        delimiter, decimal;
} cases[] = {
  { "plain", "a,b\r\n1,2\r\n", 0, "1:a|b / 2:1|2", ',', '.' },
  { "no-last-end", "a,b\n1,2", 0, "1:a|b / 2:1|2", ',', '.' },
  { "old-mac", "a,b\r1,2\r", 0, "1:a|b / 2:1|2", ',', '.' },
  { "semicolons", "Name;Mbit\nKiel;1,5\n", 0, "1:Name|Mbit / 2:Kiel|1,5", ';', ',' },
  { "tabs", "a, b\tc\n1\t2\n", 0, "1:a, b|c / 2:1|2", '\t', '.' },
  { "said", "sep=;\na;b,c\n", 0, "2:a|b,c", ';', ',' },
  { "quoted", "\"a \"\"b\"\"\",\"c,d\"\n", 0, "1:a \"b\"|c,d", ',', '.' },
  { "lines-in-cells", "a,\"b\r\nc\"\nd,e\n", 0, "1:a|b\nc / 3:d|e", ',', '.' },
  { "behind-quote", "\"a\"b,c\n", 0, "1:ab|c", ',', '.' },
  { "ragged", "a,b,c\nd\n,,\n\ne,f\n", 0, "1:a|b|c / 2:d / 3:|| / 4: / 5:e|f", ',', '.' },
  { "utf-8-mark", "\xEF\xBB\xBF" "a,ü\n", 0, "1:a|ü", ',', '.' },
  { "windows-1252", "a;Stra\xDF" "e \x96 10\n", 0, "1:a|Straße – 10", ';', ',' },
  { "utf-16-le-mark", "\xFF\xFE" "a\0;\0\xFC\0\n\0", 10, "1:a|ü", ';', ',' },
  { "utf-16-be-mark", "\xFE\xFF" "\0a\0,\0b\0\n", 10, "1:a|b", ',', '.' },
  { "utf-16-le", "a\0,\0b\0\n\0", 8, "1:a|b", ',', '.' },
  { "decimal-comma", "a\tb\n1.234,5\t1.234\n", 0, "1:a|b / 2:1.234,5|1.234", '\t', ',' },
  { "decimal-point", "a;b\n1,234.5;2\n", 0, "1:a|b / 2:1,234.5|2", ';', '.' },
  { "guarded", "'=1+1,''=x,'plain,'-5,'\xEF\xBC\x9D" "x\n", 0, "1:=1+1|'=x|'plain|-5|\xEF\xBC\x9D" "x", ',', '.' },
  { "empty", "", 0, "", ',', '.' }
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  char delimiter = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleSheet) sheet = trestle_csv_read (cases[i].text, cases[i].length > 0 ? cases[i].length : strlen (cases[i].text),
                                                     &delimiter, &error);
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  rows = dup_rows (sheet);
  g_assert_cmpstr (rows, ==, cases[i].rows);
  g_assert_cmpint (delimiter, ==, cases[i].delimiter);
  g_assert_cmpint (sheet->decimal, ==, cases[i].decimal);
}

static void
test_told_delimiter (void)
{
  char delimiter = ';';
  g_autoptr (TrestleSheet) sheet = trestle_csv_read ("a,b;c\n", 6, &delimiter, NULL);
  g_autofree char *rows = dup_rows (sheet);

  g_assert_cmpstr (rows, ==, "1:a,b|c");
}

static void
assert_refused (const char *text,
                gsize       length,
                int         code,
                const char *message)
{
  char delimiter = 0;
  g_autoptr (GError) error = NULL;

  g_assert_null (trestle_csv_read (text, length, &delimiter, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);

  assert_refused ("a,b\nc,\"d\n", 9, TRESTLE_FILE_ERROR_SYNTAX, "line 2: a quote is opened here and never closed");
  assert_refused ("abc\0def,g\n", 10, TRESTLE_FILE_ERROR_SYNTAX, "byte 4: the text is not valid WINDOWS-1252");
  assert_refused ("\xFF\xFE" "a\0;", 5, TRESTLE_FILE_ERROR_SYNTAX, "byte 2: the text is not valid UTF-16LE");

  for (guint i = 0; i < TRESTLE_SHEET_MAX_WIDTH; i++)
    g_string_append_c (wide, ',');
  assert_refused (wide->str, wide->len, TRESTLE_FILE_ERROR_LIMIT,
                  "line 1: the table has more cells than can be imported; split it");
}

/* As many cells as allowed, and one more. */
static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TrestleSheet) sheet = NULL;
  char delimiter = ',';

  for (guint i = 0; i < TRESTLE_SHEET_MAX_CELLS / 100; i++)
    {
      for (guint j = 0; j < 99; j++)
        g_string_append_c (text, ',');
      g_string_append_c (text, '\n');
    }
  sheet = trestle_csv_read (text->str, text->len, &delimiter, NULL);
  g_assert_cmpuint (sheet->n_cells, ==, TRESTLE_SHEET_MAX_CELLS);
  g_string_append (text, "x\n");
  assert_refused (text->str, text->len, TRESTLE_FILE_ERROR_LIMIT,
                  "line 10001: the table has more cells than can be imported; split it");
}

static const char *const guards[][2] = {
  { "=1+1", "'=1+1" }, { "+49", "'+49" }, { "-x", "'-x" }, { "@x", "'@x" }, { "\tx", "'\tx" }, { "\rx", "'\rx" },
  { "'=x", "''=x" }, { "''@", "'''@" }, { "\uFF1D", "'\uFF1D" }, { "\uFF0B", "'\uFF0B" }, { "\uFF0D", "'\uFF0D" },
  { "\uFF20", "'\uFF20" }, { "x=", "x=" }, { "'", "'" }, { "'x", "'x" }, { "", "" }, { "5", "5" }, { " =x", " =x" }
};

static void
test_guards (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guards); i++)
    {
      g_autofree char *guarded = trestle_csv_dup_guarded (guards[i][0]);
      g_autofree char *back = trestle_csv_dup_unguarded (guarded);

      g_assert_cmpstr (guarded, ==, guards[i][1]);
      g_assert_cmpstr (back, ==, guards[i][0]);
    }
}

static void
test_numbers_are_not_guarded (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  trestle_csv_append_cell (text, "-5", TRUE, TRUE, ',');
  trestle_csv_append_cell (text, "-5", FALSE, FALSE, ',');
  trestle_csv_append_cell (text, "1,5", TRUE, FALSE, ',');
  trestle_csv_end_row (text);
  g_assert_cmpstr (text->str, ==, "-5,'-5,\"1,5\"\r\n");
}

static char *
dup_random_text (void)
{
  static const char *const pieces[] = { "a", "ü", "'", "=", "-", "+", "@", "\"", ",", ";", "\t", "\n", " ", "1.5", "日" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

/* Whatever text stands in a table, it comes back from CSV as it was. */
static void
test_round_trip (void)
{
  for (guint n = 0; n < 2000; n++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (TrestleSheet) sheet = NULL;
      g_autoptr (GError) error = NULL;
      char delimiter = ",;\t"[n % 3];
      guint width = g_test_rand_int_range (1, 5);

      for (guint i = 0; i < width * 3; i++)
        {
          g_ptr_array_add (texts, dup_random_text ());
          trestle_csv_append_cell (csv, texts->pdata[i], FALSE, i % width == 0, delimiter);
          if (i % width == width - 1)
            trestle_csv_end_row (csv);
        }
      sheet = trestle_csv_read (csv->str, csv->len, &delimiter, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sheet->rows->len, ==, 3);
      for (guint i = 0; i < texts->len; i++)
        g_assert_cmpstr (trestle_sheet_get (sheet, i / width, i % width), ==, texts->pdata[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/csv/read/%s", cases[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/csv/told-delimiter", test_told_delimiter);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/limit", test_limit);
  g_test_add_func ("/csv/guards", test_guards);
  g_test_add_func ("/csv/numbers-are-not-guarded", test_numbers_are_not_guarded);
  g_test_add_func ("/csv/round-trip", test_round_trip);

  return g_test_run ();
}
