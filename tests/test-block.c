/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks from the clipboard, as LibreOffice, Excel and browsers put them there.
 */
#include "config.h"

#include <string.h>

#include "block.h"
#include "error.h"

/* Cells between |, rows between /. */
static char *
dup_rows (const TrestleSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      g_autofree char *cells = g_strjoinv ("|", trestle_sheet_get_row (sheet, i)->cells);

      g_string_append_printf (text, "%s%s", i > 0 ? " / " : "", cells);
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name, *text, *rows;
} Case;

static const Case texts[] = {
  { "cell", "Kiel", "Kiel" },
  { "comma", "a, b", "a, b" },
  { "block", "a\tb\n1,5\t2\n", "a|b / 1,5|2" },
  { "windows", "a\tb\r\nc\td\r\n", "a|b / c|d" },
  { "empty-cells", "\tb\n\t\n", "|b / |" },
  { "quoted", "\"a \"\"b\"\"\"\t\"c\nd\"\n", "a \"b\"|c\nd" },
  { "open-quote", "\"a\tb\nc\td\n", "\"a|b / c|d" },
  { "guarded", "'=1\t'a\n", "=1|'a" }
};

static const Case pages[] = {
  { "plain", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a|b / c|d" },
  { "open", "<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>", "a|b / c|d" },
  { "libreoffice",
    "<!DOCTYPE html>\n<html><head><title>x</title><style>td { a: b }</style></head><body><table cellspacing=\"0\" border=\"0\">\n"
    "\t<colgroup width=\"85\"></colgroup>\n\t<tr>\n\t\t<td height=\"17\" align=\"left\" sdval=\"1.5\"><font>K&ouml;ln &amp;\n"
    " Bonn</font></td>\n\t\t<td align=\"right\">1,5&nbsp;GB</td>\n\t</tr>\n\t<tr><td><br></td><td>a<br>b</td></tr></table></body></html>",
    "Köln & Bonn|1,5 GB / |a\nb" },
  { "excel",
    "<html xmlns:o=\"urn:x\"><body>\r\n<table border=0><!--StartFragment-->\r\n <col width=64>\r\n <tr height=20>\r\n"
    "  <td class=xl65>4&#160;Mbps</td>\r\n  <td>&#x20AC;</td>\r\n </tr>\r\n<!--EndFragment--></table></body></html>",
    "4 Mbps|€" },
  { "head", "<table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>", "A / 1" },
  { "columns", "<table><tr><td colspan=2>a</td><td>b</td></tr><tr><td>c<td>d<td>e</tr></table>", "a||b / c|d|e" },
  { "rows", "<table><tr><td rowspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d<td>e</tr></table>", "a|b / |c / d|e" },
  { "rows-at-end", "<table><tr><td>a</td><td rowspan=2>b</td></tr><tr><td>c</td></tr></table>", "a|b / c|" },
  { "inside", "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>", "ab|c" },
  { "first", "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", "a" },
  { "signs", "<table><tr><td>1 < 2 & 3 &unknown; &amp;lt; &#0;</td></tr></table>", "1 < 2 & 3 &unknown; &lt; &#0;" },
  { "guarded", "<table><tr><td>'=1</td></tr></table>", "=1" }
};

static void
assert_rows (TrestleSheet *sheet,
             const char   *expected)
{
  g_autofree char *rows = dup_rows (sheet);

  g_assert_cmpstr (rows, ==, expected);
}

static void
test_text (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleSheet) sheet = trestle_block_read_text (test->text, strlen (test->text), &error);

  g_assert_no_error (error);
  assert_rows (sheet, test->rows);
}

static void
test_page (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleSheet) sheet = trestle_block_read_html (test->text, strlen (test->text), &error);

  g_assert_no_error (error);
  assert_rows (sheet, test->rows);
}

/* Whatever is cut off somewhere is no reason to fall over. */
static void
test_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    for (gsize length = 0; length < strlen (pages[i].text); length++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TrestleSheet) sheet = trestle_block_read_html (pages[i].text, length, &error);

        g_assert_true ((sheet != NULL) == (error == NULL));
      }
}

static void
test_refused (void)
{
  static const char *const none[] = { "", "a", "<p>a</p>", "</table><table></table>" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (trestle_block_read_html (none[i], strlen (none[i]), &error));
      g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX);
    }
}

/* A span is a number that somebody else has written. */
static void
test_wide_span (void)
{
  const char *page = "<table><tr><td colspan=4000000000 rowspan=4000000000>a</td></tr><tr><td>b</td></tr></table>";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleSheet) sheet = trestle_block_read_html (page, strlen (page), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->width, ==, 1001);
}

/* What is copied here is pasted here as it was. */
static void
test_round_trip (void)
{
  static const char *const texts_of[] = { "a", "", "=1+1", "'=1", "a\tb", "\"", "a \"b\"", "<b>&amp;", "ü €", "-5", "'", "1,5 GB" };
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL), from_text = NULL, from_page = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rows = NULL, *text = NULL, *page = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts_of); i++)
    {
      g_ptr_array_add (cells, g_strdup (texts_of[i]));
      if (i % 3 == 2)
        g_assert_true (trestle_sheet_take_row (sheet, cells, i, NULL));
    }
  rows = dup_rows (sheet);
  text = trestle_block_dup_text (sheet);
  page = trestle_block_dup_html (sheet);
  g_assert_nonnull (strstr (text, "'=1+1"));
  g_assert_nonnull (strstr (page, "&apos;=1+1") ?: strstr (page, "&#39;=1+1"));
  from_text = trestle_block_read_text (text, strlen (text), NULL);
  assert_rows (from_text, rows);
  from_page = trestle_block_read_html (page, strlen (page), NULL);
  g_clear_pointer (&rows, g_free);
  /* HTML has no tabs. */
  rows = dup_rows (sheet);
  g_strdelimit (rows, "\t", ' ');
  assert_rows (from_page, rows);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/block/text/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/block/page/", pages[i].name, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/block/cut", test_cut);
  g_test_add_func ("/block/refused", test_refused);
  g_test_add_func ("/block/wide-span", test_wide_span);
  g_test_add_func ("/block/round-trip", test_round_trip);

  return g_test_run ();
}
