/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cutting into pages: what belongs together stays together, headers stand again,
 * nothing is lost, and rows break only where a page is too small for them.
 */
#include "config.h"

#include "galley.h"
#include "table.h"

#define SLACK 0.01f

typedef struct
{
  TrestleShaper *shaper;
  TrestleGalley *galley;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->shaper = trestle_shaper_new ("en");
  fixture->galley = trestle_galley_new (fixture->shaper, trestle_paper_get (0));
  trestle_galley_begin_section (fixture->galley, "Test", 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  trestle_galley_free (fixture->galley);
  trestle_shaper_free (fixture->shaper);
}

static void
add_block (TrestleGalley *galley,
           float          height,
           guint          flags)
{
  trestle_galley_begin_strip (galley, 0, flags);
  trestle_galley_put_box (galley, 0, 0, 10, height, TRESTLE_INK_TEXT);
  trestle_galley_end_strip (galley, height, 0);
}

/* The page, from 0, that @strip is on first. */
static guint
find_page (const TrestleGalley *galley,
           guint                strip)
{
  for (guint p = 0; p < galley->pages->len; p++)
    {
      const TrestlePage *page = &g_array_index (galley->pages, TrestlePage, p);

      for (guint i = 0; i < page->n_placed; i++)
        if (g_array_index (galley->placed, TrestlePlaced, page->first_placed + i).strip == strip)
          return p;
    }
  g_assert_not_reached ();
}

/* Strips stand one below the other within the margins, each at least once. */
static void
check_pages (const TrestleGalley *galley)
{
  g_autofree guint *seen = g_new0 (guint, galley->strips->len);

  for (guint p = 0; p < galley->pages->len; p++)
    {
      const TrestlePage *page = &g_array_index (galley->pages, TrestlePage, p);
      float y = TRESTLE_MARGIN_TOP;

      g_assert_cmpuint (page->n_placed, >, 0);
      for (guint i = 0; i < page->n_placed; i++)
        {
          const TrestlePlaced *placed = &g_array_index (galley->placed, TrestlePlaced, page->first_placed + i);
          const TrestleStrip *strip = &g_array_index (galley->strips, TrestleStrip, placed->strip);

          g_assert_cmpfloat (placed->y, >=, y - SLACK);
          y = placed->y + strip->height;
          g_assert_cmpfloat (y, <=, page->height - TRESTLE_MARGIN_BOTTOM + SLACK);
          seen[placed->strip]++;
        }
    }
  for (guint i = 0; i < galley->strips->len; i++)
    g_assert_cmpuint (seen[i], >=, 1);
}

/* A section that may run on does where all of it fits, below a gap, on a page of its own shape. */
static void
test_run_on (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    guint flags;
    float left;         /* of the page, above what the section and the gap take */
    guint n_pages;
  } rows[] = {
    { TRESTLE_SECTION_RUN_ON, 1, 1 }, { TRESTLE_SECTION_RUN_ON, 0, 1 }, { TRESTLE_SECTION_RUN_ON, -1, 2 }, { 0, 100, 2 },
    { TRESTLE_SECTION_RUN_ON | TRESTLE_SECTION_LANDSCAPE, 100, 2 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrestleGalley) galley = trestle_galley_new (fixture->shaper, trestle_paper_get (0));

      trestle_galley_begin_section (galley, "First", 0);
      add_block (galley, trestle_galley_get_height (galley) - 34 - 60 - rows[i].left, 0);
      trestle_galley_begin_section (galley, "Second", rows[i].flags);
      add_block (galley, 20, 0);
      add_block (galley, 40, 0);
      trestle_galley_paginate (galley);
      check_pages (galley);
      g_assert_cmpuint (galley->pages->len, ==, rows[i].n_pages);
      g_assert_cmpuint (find_page (galley, 1), ==, rows[i].n_pages - 1);
      g_assert_cmpuint (find_page (galley, 2), ==, rows[i].n_pages - 1);
    }
}

static void
test_keep (Fixture      *fixture,
           gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  float height = trestle_galley_get_height (galley);

  add_block (galley, height - 30, 0);
  add_block (galley, 20, TRESTLE_STRIP_KEEP);     /* would fit, but not with the next */
  add_block (galley, 20, 0);
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->pages->len, ==, 2);
  g_assert_cmpuint (find_page (galley, 1), ==, 1);
  g_assert_cmpuint (find_page (galley, 2), ==, 1);
}

/* What is to be kept together but is taller than a page is cut after all. */
static void
test_keep_too_much (Fixture      *fixture,
                    gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;

  add_block (galley, 50, 0);
  for (guint i = 0; i < 50; i++)
    add_block (galley, 40, TRESTLE_STRIP_KEEP);
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->pages->len, ==, 1 + 50 / (guint) (trestle_galley_get_height (galley) / 40) + 1);
}

/* Space before a strip counts between strips and is dropped at the top. */
static void
test_space (Fixture      *fixture,
            gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  float height = trestle_galley_get_height (galley);

  add_block (galley, 100, 0);
  trestle_galley_add_space (galley, 30);
  trestle_galley_begin_strip (galley, 10, 0);
  trestle_galley_end_strip (galley, height - 130, 0);
  trestle_galley_add_space (galley, 30);
  add_block (galley, 10, 0);
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->pages->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (galley->placed, TrestlePlaced, 1).y, TRESTLE_MARGIN_TOP + 130, SLACK);
  g_assert_cmpfloat_with_epsilon (g_array_index (galley->placed, TrestlePlaced, 2).y, TRESTLE_MARGIN_TOP, SLACK);
}

/* However a paragraph falls on a page end, no line of it stands alone. */
static void
test_widows (Fixture      *fixture,
             gconstpointer data)
{
  const char *word = "words and words that fill the lines of a paragraph and go on and on ";

  for (guint n_words = 2; n_words < 9; n_words++)
    for (float room = 0; room < 100; room += 7)
      {
        g_autoptr (TrestleGalley) galley = trestle_galley_new (fixture->shaper, trestle_paper_get (0));
        g_autoptr (GString) text = g_string_new (NULL);
        guint first, last = 0, alone = 0;

        for (guint i = 0; i < n_words; i++)
          g_string_append (text, word);
        trestle_galley_begin_section (galley, "Test", 0);
        add_block (galley, trestle_galley_get_height (galley) - room, 0);
        trestle_galley_add_heading (galley, 2, NULL, "Heading");
        first = galley->strips->len;
        trestle_galley_add_text (galley, TRESTLE_STYLE_BODY, text->str);
        last = galley->strips->len - 1;
        trestle_galley_paginate (galley);
        check_pages (galley);

        g_assert_cmpuint (find_page (galley, first - 1), ==, find_page (galley, first));
        if (last > first)
          alone = find_page (galley, first) != find_page (galley, first + 1);
        g_assert_cmpuint (alone, ==, 0);
        if (last > first)
          g_assert_cmpuint (find_page (galley, last - 1), ==, find_page (galley, last));
      }
}

static void
fill_table (TrestleTable *table,
            guint         n_rows,
            guint         n_columns,
            const char   *text)
{
  for (guint r = 0; r < n_rows; r++)
    {
      trestle_table_add_row (table, 1);
      for (guint c = 0; c < n_columns; c++)
        {
          g_autofree char *cell = g_strdup_printf ("%s %u.%u", text, r, c);

          trestle_table_set_cell (table, c, 0, cell);
        }
    }
}

/* The texts of a page that are headings of columns. */
static guint
count_headings (const TrestleGalley *galley,
                guint                number)
{
  const TrestlePage *page = &g_array_index (galley->pages, TrestlePage, number);
  guint n = 0;

  for (guint i = 0; i < page->n_placed; i++)
    {
      const TrestlePlaced *placed = &g_array_index (galley->placed, TrestlePlaced, page->first_placed + i);
      const TrestleStrip *strip = &g_array_index (galley->strips, TrestleStrip, placed->strip);

      for (guint k = 0; k < strip->n_items; k++)
        {
          const TrestleItem *item = &g_array_index (galley->items, TrestleItem, strip->first_item + k);

          n += item->type == TRESTLE_ITEM_LINE && item->text->style == TRESTLE_STYLE_COLUMN;
        }
    }

  return n;
}

static void
test_header (Fixture      *fixture,
             gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  const TrestleTableColumn columns[] = { { .heading = "One", .band = "Band" }, { .heading = "Two", .number = TRUE } };
  g_autoptr (TrestleTable) table = trestle_table_new (galley, columns, G_N_ELEMENTS (columns));

  fill_table (table, 200, G_N_ELEMENTS (columns), "Cell");
  trestle_table_set (table);
  trestle_galley_add_text (galley, TRESTLE_STYLE_BODY, "After the table.");
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->pages->len, >, 3);
  for (guint p = 0; p < galley->pages->len; p++)
    g_assert_cmpuint (count_headings (galley, p), ==, G_N_ELEMENTS (columns));
}

/* A row is one strip, unless it is taller than a page. */
static void
test_tall_row (Fixture      *fixture,
               gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  const TrestleTableColumn columns[] = { { .heading = "Name" }, { .heading = "Text", .share = 1 } };
  g_autoptr (TrestleTable) table = trestle_table_new (galley, columns, G_N_ELEMENTS (columns));
  g_autoptr (GString) lines = g_string_new (NULL);
  guint before;

  for (guint i = 0; i < 150; i++)
    g_string_append_printf (lines, "%sline %u", i > 0 ? "\n" : "", i);
  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, "tall");
  trestle_table_set_cell (table, 1, 0, lines->str);
  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, "short");
  trestle_table_set_cell (table, 1, 0, "one\ntwo\nthree");
  before = galley->strips->len;
  trestle_table_set (table);
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->pages->len, ==, 3);
  /* The header, 150 lines, one strip for the row of three. */
  g_assert_cmpuint (galley->strips->len - before, ==, 1 + 150 + 1);
}

/* Every column is in some part, the first in all of them, and all parts fit. */
static void
test_parts (Fixture      *fixture,
            gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  enum { N_COLUMNS = 40 };
  TrestleTableColumn columns[N_COLUMNS] = { 0 };
  g_autoptr (TrestleTable) table = NULL;
  guint n_parts;

  for (guint c = 0; c < N_COLUMNS; c++)
    columns[c].heading = "Some Heading";
  table = trestle_table_new (galley, columns, N_COLUMNS);
  fill_table (table, 3, N_COLUMNS, "Cell");
  n_parts = trestle_table_count_parts (table);
  g_assert_cmpuint (n_parts, >, 3);
  trestle_table_set (table);
  trestle_galley_paginate (galley);

  check_pages (galley);
  g_assert_cmpuint (galley->strips->len, ==, n_parts * (1 + 3));
  for (guint i = 0; i < galley->items->len; i++)
    {
      const TrestleItem *item = &g_array_index (galley->items, TrestleItem, i);

      if (item->type == TRESTLE_ITEM_LINE)
        g_assert_cmpfloat (item->x + item->width, <=, trestle_galley_get_width (galley) + SLACK);
    }
}

/* The parts somebody asked for are the parts there are. */
static void
test_given_parts (Fixture      *fixture,
                  gconstpointer data)
{
  const TrestleTableColumn columns[] = {
    { .heading = "A", .part = 1 }, { .heading = "B", .part = 1 }, { .heading = "C", .part = 2 }, { .heading = "D", .part = 3 }
  };
  g_autoptr (TrestleTable) table = trestle_table_new (fixture->galley, columns, G_N_ELEMENTS (columns));

  fill_table (table, 2, G_N_ELEMENTS (columns), "Cell");
  g_assert_cmpuint (trestle_table_count_parts (table), ==, 3);
}

/* Sub-lines of a row stand at the same height in all columns that have them. */
static void
test_sub_lines (Fixture      *fixture,
                gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  const TrestleTableColumn columns[] = {
    { .heading = "Name" }, { .heading = "First", .per_line = TRUE }, { .heading = "Second", .per_line = TRUE }
  };
  g_autoptr (TrestleTable) table = trestle_table_new (galley, columns, G_N_ELEMENTS (columns));
  const TrestleStrip *row;
  float ys[2] = { 0 };
  guint n = 0;

  trestle_table_add_row (table, 2);
  trestle_table_set_cell (table, 0, 0, "x");
  trestle_table_set_cell (table, 1, 0, "one\ntwo\nthree");
  trestle_table_set_cell (table, 1, 1, "below");
  trestle_table_set_cell (table, 2, 0, "short");
  trestle_table_set_cell (table, 2, 1, "below");
  trestle_table_set (table);
  row = &g_array_index (galley->strips, TrestleStrip, 1);
  for (guint i = 0; i < row->n_items; i++)
    {
      const TrestleItem *item = &g_array_index (galley->items, TrestleItem, row->first_item + i);

      if (item->type == TRESTLE_ITEM_LINE && g_str_equal (item->text->string, "below"))
        ys[n++] = item->y;
    }
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (ys[0], >, 30);
  g_assert_cmpfloat_with_epsilon (ys[0], ys[1], SLACK);
}

/* Sections stand in the order of their positions, targets know their pages, and
 * links that lead nowhere are none.
 */
static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  TrestleGalley *galley = fixture->galley;
  guint nowhere = trestle_galley_get_target (galley, "nowhere"), first, second;

  galley->position = 2;
  trestle_galley_begin_section (galley, "Second", TRESTLE_SECTION_LANDSCAPE);
  trestle_galley_add_heading (galley, 1, "second", "Second");
  galley->position = 1;
  trestle_galley_begin_section (galley, "First", 0);
  trestle_galley_add_heading (galley, 1, "first", "First");
  trestle_galley_begin_strip (galley, 0, 0);
  second = trestle_galley_get_target (galley, "second");
  trestle_galley_put_page (galley, TRESTLE_STYLE_BODY, second, 0, 0, 100);
  trestle_galley_put_page (galley, TRESTLE_STYLE_BODY, nowhere, 0, 20, 100);
  trestle_galley_end_strip (galley, 40, 0);
  trestle_galley_paginate (galley);

  first = trestle_galley_get_target (galley, "first");
  g_assert_cmpuint (galley->pages->len, ==, 2);
  g_assert_cmpuint (g_array_index (galley->targets, TrestleTarget, first).page, ==, 1);
  g_assert_cmpuint (g_array_index (galley->targets, TrestleTarget, second).page, ==, 2);
  g_assert_cmpstr (g_array_index (galley->headings, TrestleHeading, 0).title, ==, "First");
  g_assert_cmpfloat (g_array_index (galley->pages, TrestlePage, 0).width, <,
                     g_array_index (galley->pages, TrestlePage, 0).height);
  g_assert_cmpfloat (g_array_index (galley->pages, TrestlePage, 1).width, >,
                     g_array_index (galley->pages, TrestlePage, 1).height);
  g_assert_cmpstr (g_array_index (galley->items, TrestleItem, galley->items->len - 2).text->string, ==, "2");
  g_assert_cmpuint (g_array_index (galley->items, TrestleItem, galley->items->len - 2).link, ==, second);
  g_assert_cmpuint (g_array_index (galley->items, TrestleItem, galley->items->len - 1).link, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*func) (Fixture      *fixture,
                         gconstpointer data);
  } tests[] = {
    { "/document/galley/keep", test_keep },
    { "/document/galley/run-on", test_run_on },
    { "/document/galley/keep-too-much", test_keep_too_much },
    { "/document/galley/space", test_space },
    { "/document/galley/widows", test_widows },
    { "/document/galley/header", test_header },
    { "/document/galley/tall-row", test_tall_row },
    { "/document/galley/parts", test_parts },
    { "/document/galley/given-parts", test_given_parts },
    { "/document/galley/sub-lines", test_sub_lines },
    { "/document/galley/order", test_order },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
