/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Words on pages: every place is found, where its letters are, in any script.
 */
#include "config.h"

#include "find.h"

#define SLACK 0.5f

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

static GArray *
find (Fixture    *fixture,
      const char *text,
      guint       wanted)
{
  GArray *matches = trestle_galley_find_text (fixture->galley, text);

  g_assert_cmpuint (matches->len, ==, wanted);
  return matches;
}

static void
test_area (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr(GArray) matches = NULL;
  const TrestleMatch *match;
  float word, line;

  trestle_galley_add_text (fixture->galley, TRESTLE_STYLE_BODY, "The quick Brown fox");
  trestle_galley_paginate (fixture->galley);
  matches = find (fixture, "bROWN", 1);
  match = &g_array_index (matches, TrestleMatch, 0);
  trestle_shaper_measure (fixture->shaper, TRESTLE_STYLE_BODY, "Brown", &word, &line);
  g_assert_cmpfloat_with_epsilon (match->width, line, SLACK);
  trestle_shaper_measure (fixture->shaper, TRESTLE_STYLE_BODY, "The quick ", &word, &line);
  g_assert_cmpfloat (match->x, >=, TRESTLE_MARGIN_SIDE + line - 2 * SLACK);
  g_assert_cmpfloat (match->x, <, TRESTLE_MARGIN_SIDE + line + 5);
  g_assert_cmpfloat (match->y, >=, TRESTLE_MARGIN_TOP - SLACK);
  g_assert_cmpfloat (match->height, >, 5);
}

/* As often as it is there, also where a line breaks in it and on later pages. */
static void
test_all (Fixture      *fixture,
          gconstpointer data)
{
  const guint n = 300;
  g_autoptr(GArray) matches = NULL;

  for (guint i = 0; i < n; i++)
    trestle_galley_add_text (fixture->galley, TRESTLE_STYLE_BODY,
                             "A sentence of some length that is there so that its end, the words big branch, falls on another "
                             "line than its beginning now and then, and one more time a big branch.");
  trestle_galley_paginate (fixture->galley);
  matches = find (fixture, "big branch", 2 * n);
  g_assert_cmpuint (g_array_index (matches, TrestleMatch, 0).page, ==, 0);
  g_assert_cmpuint (g_array_index (matches, TrestleMatch, 2 * n - 1).page, ==, fixture->galley->pages->len - 1);
  for (guint i = 1; i < matches->len; i++)
    g_assert_cmpuint (g_array_index (matches, TrestleMatch, i).page, >=, g_array_index (matches, TrestleMatch, i - 1).page);
}

static void
test_scripts (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const texts[] = { "Ελένη Παπαδοπούλου", "Центральный склад", "東京本社のデータ", "المكتب الرئيسي", "המשרד הראשי",
                                       "Zürich, Århus" };
  static const char *const needles[] = { "παπα", "СКЛАД", "本社", "الرئيسي", "הראשי", "århus" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    trestle_galley_add_text (fixture->galley, TRESTLE_STYLE_BODY, texts[i]);
  trestle_galley_paginate (fixture->galley);
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    {
      g_autoptr(GArray) matches = find (fixture, needles[i], 1);
      const TrestleMatch *match = &g_array_index (matches, TrestleMatch, 0);

      g_assert_cmpfloat (match->x, >=, TRESTLE_MARGIN_SIDE - SLACK);
      g_assert_cmpfloat (match->width, >, 1);
    }
}

static void
test_nothing (Fixture      *fixture,
              gconstpointer data)
{
  trestle_galley_add_text (fixture->galley, TRESTLE_STYLE_BODY, "nothing here");
  trestle_galley_paginate (fixture->galley);
  g_array_unref (find (fixture, "", 0));
  g_array_unref (find (fixture, "nothing heres", 0));
  g_array_unref (find (fixture, "\xff", 0));
  g_assert_null (trestle_galley_find_link (fixture->galley, 0, TRESTLE_MARGIN_SIDE + 1, TRESTLE_MARGIN_TOP + 1));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/document/find/area", Fixture, NULL, set_up, test_area, tear_down);
  g_test_add ("/document/find/all", Fixture, NULL, set_up, test_all, tear_down);
  g_test_add ("/document/find/scripts", Fixture, NULL, set_up, test_scripts, tear_down);
  g_test_add ("/document/find/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
