/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Setting text: lines fit, lose nothing, and are the same whether words are put
 * together or Pango sets them.
 */
#include "config.h"

#include "shaper.h"

#include <string.h>

/* Widths are sums of floats. */
#define SLACK 0.01f

static const struct
{
  const char *name;
  const char *string;
  gboolean    plain;      /* set word by word */
} texts[] = {
  { "latin", "The quick brown fox jumps over the lazy dog, and over 3,758,096,384 bytes more.", TRUE },
  { "accents", "Zürich, Århus, Łódź and Đà Nẵng have “quotes” – and dashes…", TRUE },
  { "formula", "8 × Σ(n × S) × p₀ ÷ (B × e) ≤ W", TRUE },
  { "floor", "⌊T × B × e ÷ (8 × S × p₀)⌋", FALSE },
  { "spaces", " leading,  double  and trailing ", TRUE },
  { "lines", "one\ntwo three\n\nfour ", TRUE },
  { "empty", "", TRUE },
  { "space", " ", TRUE },
  { "greek", "Ελένη Παπαδοπούλου, Αθήνα", FALSE },
  { "cyrillic", "Центральный склад в Екатеринбурге", FALSE },
  { "chinese", "東京本社のデータセンターと上海分公司", FALSE },
  { "arabic", "المكتب الرئيسي في القاهرة (MEDV-01)", FALSE },
  { "hebrew", "המשרד הראשי בתל אביב 3,650", FALSE },
  { "long", "AnUnbrokenNameThatIsMuchLongerThanAnyColumnOfAnyTableWouldEverAllowForItsCells", FALSE },
};

/* The text of all lines; a break that stands for a space or a line end has that back. */
static char *
dup_lines (const TrestleText *text,
           const char        *string)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < text->n_lines; i++)
    {
      const TrestleTextLine *line = &text->lines[i];

      if (line->pango != NULL)
        g_string_append_len (all, pango_layout_get_text (text->layout) + pango_layout_line_get_start_index (line->pango),
                             pango_layout_line_get_length (line->pango));
      else
        g_string_append_len (all, line->string, line->length);
      if (string[all->len] == '\n')
        g_string_append_c (all, '\n');
    }

  return g_string_free_and_steal (all);
}

static void
check_text (TrestleShaper *shaper,
            guint          i,
            float          width)
{
  const TrestleText *text = trestle_shaper_set (shaper, TRESTLE_STYLE_CELL, texts[i].string, width);
  g_autofree char *all = dup_lines (text, texts[i].string);
  float widest = 0;

  g_assert_cmpstr (all, ==, texts[i].string);
  for (guint l = 0; l < text->n_lines; l++)
    {
      if (width > 0)
        g_assert_cmpfloat (text->lines[l].width, <=, width + SLACK);
      widest = MAX (widest, text->lines[l].width);
    }
  g_assert_cmpfloat_with_epsilon (text->width, widest, SLACK);
  if (texts[i].plain && width == 0)
    g_assert_null (text->layout);
  if (!texts[i].plain && width == 0 && !g_str_equal (texts[i].name, "long"))
    g_assert_nonnull (text->layout);
}

static void
test_lines (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (float width = 0; width < 400; width += width == 0 ? 30 : 7)
      check_text (shaper, i, width);
  g_assert_cmpuint (trestle_shaper_count_unknown (shaper), ==, 0);
}

/* What is measured is what is set. */
static void
test_measure (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      float word, line;
      const TrestleText *text;

      trestle_shaper_measure (shaper, TRESTLE_STYLE_CELL, texts[i].string, &word, &line);
      text = trestle_shaper_set (shaper, TRESTLE_STYLE_CELL, texts[i].string, 0);
      g_assert_cmpfloat (word, <=, line + SLACK);
      /* A space at the end has a width here and none there. */
      g_assert_cmpfloat (text->width, <=, line + 4);
      g_assert_cmpfloat (text->width, >=, line - 4);
    }
}

/* Word by word or by Pango: within the kerning against spaces. */
static void
test_same_width (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");
  const TrestleText *plain = trestle_shaper_set (shaper, TRESTLE_STYLE_BODY, texts[0].string, 0);
  g_autofree char *with_other = g_strconcat (texts[0].string, "\n日", NULL);
  const TrestleText *other = trestle_shaper_set (shaper, TRESTLE_STYLE_BODY, with_other, 0);

  g_assert_null (plain->layout);
  g_assert_nonnull (other->layout);
  g_assert_cmpfloat_with_epsilon (plain->lines[0].width, other->lines[0].width, 1.5);
}

static void
test_tabular (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");
  const TrestleText *ones = trestle_shaper_set (shaper, TRESTLE_STYLE_NUMBER, "1,111,111", 0);
  const TrestleText *eights = trestle_shaper_set (shaper, TRESTLE_STYLE_NUMBER, "8,888,888", 0);

  g_assert_cmpfloat_with_epsilon (ones->width, eights->width, SLACK);
  ones = trestle_shaper_set (shaper, TRESTLE_STYLE_CELL, "1,111,111", 0);
  eights = trestle_shaper_set (shaper, TRESTLE_STYLE_CELL, "8,888,888", 0);
  g_assert_cmpfloat (ones->width, <, eights->width);
}

/* Lines are as long as the width allows. */
static void
test_greedy (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");
  const float width = 120;
  const TrestleText *text = trestle_shaper_set (shaper, TRESTLE_STYLE_BODY, texts[0].string, width);

  g_assert_cmpuint (text->n_lines, >, 2);
  for (guint i = 0; i + 1 < text->n_lines; i++)
    {
      const TrestleTextLine *next = &text->lines[i + 1];
      g_autofree char *word = g_strndup (next->string, strcspn (next->string, " "));
      g_autofree char *line = g_strndup (text->lines[i].string, (gsize) text->lines[i].length);
      g_autofree char *longer = g_strconcat (line, word, NULL);
      const TrestleText *more = trestle_shaper_set (shaper, TRESTLE_STYLE_BODY, longer, 0);

      g_assert_cmpfloat (more->width, >, width);
    }
}

/* A number does not part from its unit where there is room for both. */
static void
test_units (void)
{
  g_autoptr (TrestleShaper) shaper = trestle_shaper_new ("en");

  for (float width = 60; width < 300; width += 3)
    {
      const TrestleText *text = trestle_shaper_set (shaper, TRESTLE_STYLE_CELL,
                                                    "4 cores, 2.8 GHz, 1,000 GB, 10 Mbps and 80 % of 24 h", width);

      for (guint i = 1; i < text->n_lines; i++)
        {
          const char *line = text->lines[i].string;

          g_assert_false (g_str_has_prefix (line, "GHz") || g_str_has_prefix (line, "GB") ||
                          g_str_has_prefix (line, "Mbps") || line[0] == '%' || g_str_equal (line, "h"));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/text/lines", test_lines);
  g_test_add_func ("/document/text/measure", test_measure);
  g_test_add_func ("/document/text/same-width", test_same_width);
  g_test_add_func ("/document/text/tabular", test_tabular);
  g_test_add_func ("/document/text/greedy", test_greedy);
  g_test_add_func ("/document/text/units", test_units);

  return g_test_run ();
}
