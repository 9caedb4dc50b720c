/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is meant by a few letters, and in which order.
 */
#include "config.h"

#include "fuzzy.h"

static guint
score (const char *query,
       const char *text)
{
  g_autofree char *folded_query = trestle_fuzzy_dup_fold (query);
  g_autofree char *folded_text = trestle_fuzzy_dup_fold (text);

  return trestle_fuzzy_score (folded_query, folded_text);
}

static void
test_found (void)
{
  static const struct { const char *query, *text; gboolean found; } cases[] = {
    { "", "Undo", TRUE },
    { "  ", "Undo", TRUE },
    { "u", "Undo", TRUE },
    { "undo", "Undo", TRUE },
    { "undoo", "Undo", FALSE },
    { "UNDO", "undo", TRUE },
    { "zurich", "Zürich", TRUE },
    { "ZÜRICH", "zurich", TRUE },
    { "strasse", "Straße", TRUE },
    { "ed", "Export Document", TRUE },
    { "exdo", "Export Document", TRUE },
    { "doc exp", "Export Document", TRUE },
    { "exp cell", "Export Document", FALSE },
    { "eprt", "Export Document", TRUE },       /* scattered */
    { "pt", "Export Document", FALSE },        /* two letters apart are in anything */
    { "rt", "Export Document", TRUE },
    { "emd", "Export Document", FALSE },       /* not in this order */
    { "ttt", "Export Document", FALSE },       /* no letter counts twice */
    { "edx", "Export Document", FALSE },
    { "zzz", "", FALSE },
    { "tdcum", "Export Document", TRUE },
    { "ete", "each of the many servers that are hereabout", TRUE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” in “%s”", cases[i].query, cases[i].text);
      g_assert_cmpint (score (cases[i].query, cases[i].text) > 0, ==, cases[i].found);
    }
}

/* Each is better than the next one. */
static void
test_order (void)
{
  static const struct { const char *query; const char *texts[8]; } cases[] = {
    { "set", { "Set", "Set Owner", "Settings", "Load Set", "New Settings", "Reset", "Sheet" } },
    { "sp", { "Spain", "New Space", "Select Picture", "Crisp" } },
    { "lon", { "London", "London-Branch", "New London", "Babylon", "Leon" } },
    { "add loc", { "Add Location", "Location to Add", "Add Local Repository" } },
    { "srv", { "srv-1", "MED-V srv", "Server" } }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint k = 0; cases[i].texts[k + 1] != NULL; k++)
      {
        g_test_message ("“%s”: “%s” before “%s”", cases[i].query, cases[i].texts[k], cases[i].texts[k + 1]);
        g_assert_cmpuint (score (cases[i].query, cases[i].texts[k]), >, score (cases[i].query, cases[i].texts[k + 1]));
      }
}

/* Nothing that can be typed ends it, and a text longer than any is still found. */
static void
test_extremes (void)
{
  g_autofree char *same = g_strnfill (4000, 'a');
  g_autofree char *query = g_strnfill (60, 'a');
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (words, "a ");
  g_assert_cmpuint (score ("aaa", same), >, 0);
  g_assert_cmpuint (score (query, same), >, 0);
  g_assert_cmpuint (score ("aab", words->str), ==, 0);
  g_assert_cmpuint (score ("\u0301", "x"), >, 0);    /* an accent alone is nothing */
  g_assert_cmpuint (score ("\u00ff", "y"), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzzy/found", test_found);
  g_test_add_func ("/fuzzy/order", test_order);
  g_test_add_func ("/fuzzy/extremes", test_extremes);

  return g_test_run ();
}
