/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two designs are compared by id and by name.
 */
#include "config.h"

#include "compare.h"
#include "file.h"

static TrestleDesign *
load (const char *sample)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  TrestleDesign *design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return design;
}

static TrestleObject *
find (TrestleDesign *design,
      TrestleKind    kind,
      const char    *name)
{
  const GPtrArray *items = trestle_design_get_list (design, kind)->items;

  for (guint i = 0; i < items->len; i++)
    if (g_str_equal (trestle_object_get_name (items->pdata[i]), name))
      return items->pdata[i];
  g_assert_not_reached ();
}

static void
assert_lines (TrestleDesign *a,
              TrestleDesign *b,
              gboolean       by_name,
              const char    *expected)
{
  g_autoptr (GPtrArray) differences = trestle_compare (a, b, by_name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *line = trestle_difference_dup_text (differences->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_same (void)
{
  static const char *const samples[] = { "small.trestle", "medium.trestle" };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (TrestleDesign) a = load (samples[i]), b = load (samples[i]);

      assert_lines (a, b, FALSE, "");
      assert_lines (a, b, TRUE, "");
    }
}

static void
test_changes (void)
{
  g_autoptr (TrestleDesign) a = load ("medium.trestle"), b = load ("medium.trestle");
  TrestleObject *added;

  trestle_object_set_number (find (b, TRESTLE_KIND_LOCATION, "London"), "bandwidth", 2000000);
  trestle_object_unset (find (b, TRESTLE_KIND_LOCATION, "London"), "country");
  added = trestle_design_create (b, TRESTLE_KIND_NETWORK);
  trestle_object_set_string (added, "name", "Mars");
  trestle_object_set_ref (find (b, TRESTLE_KIND_LOCATION, "Dublin"), "network", added);
  for (guint i = 0; i < 2; i++)
    assert_lines (a, b, i == 1,
                  "Network “Mars” is new\n"
                  "Location “Dublin”: Network: Production → Mars\n"
                  "Location “London”: Country: United Kingdom → Not Set\n"
                  "Location “London”: Available Bandwidth: 1 Gbps → 2 Mbps\n");
}

/* A place on the canvas is no difference to who goes by names, and a name is all the difference. */
static void
test_by_name (void)
{
  g_autoptr (TrestleDesign) a = load ("small.trestle"), b = load ("small.trestle");
  TrestleObject *location = trestle_design_get_list (b, TRESTLE_KIND_LOCATION)->items->pdata[0];
  g_autofree char *name = trestle_object_dup_name (location);
  g_autoptr (GPtrArray) by_id = NULL, by_name = NULL;

  trestle_object_set_number (location, "x", 77);
  by_id = trestle_compare (a, b, FALSE);
  g_assert_cmpuint (by_id->len, ==, 1);
  assert_lines (a, b, TRUE, "");

  trestle_object_set_string (location, "name", "Elsewhere");
  by_name = trestle_compare (a, b, TRUE);
  g_assert_cmpuint (by_name->len, >=, 2);
  g_assert_cmpint (((TrestleDifference *) by_name->pdata[0])->type, ==, TRESTLE_DIFFERENCE_REMOVED);
  g_assert_cmpint (((TrestleDifference *) by_name->pdata[1])->type, ==, TRESTLE_DIFFERENCE_ADDED);
}

/* Several of one name: each finds its like, whatever their ids and order. */
static void
test_twins (void)
{
  g_autoptr (TrestleDesign) a = trestle_design_new (), b = trestle_design_new ();

  for (guint i = 0; i < 3; i++)
    {
      TrestleObject *left = trestle_design_create (a, TRESTLE_KIND_LOCATION);
      TrestleObject *right = trestle_design_create (b, TRESTLE_KIND_LOCATION);

      trestle_object_set_string (left, "name", "Kiel");
      trestle_object_set_string (right, "name", "Kiel");
      trestle_object_set_number (left, "bandwidth", 1000000 * (i + 1));
      trestle_object_set_number (right, "bandwidth", 1000000 * (3 - i));
    }
  assert_lines (a, b, TRUE, "");
  trestle_object_set_number (trestle_design_get_list (b, TRESTLE_KIND_LOCATION)->items->pdata[0], "bandwidth", 9000000);
  assert_lines (a, b, TRUE, "Location “Kiel”: Available Bandwidth: 3 Mbps → 9 Mbps\n");
}

/* A name means what it is the name of, and an id in a note of the program what it is the id of. */
static void
test_meanings (void)
{
  g_autoptr (TrestleDesign) a = trestle_design_new (), b = trestle_design_new ();
  TrestleDesign *designs[] = { a, b };
  TrestleObject *decisions[2], *locations[2];

  for (guint i = 0; i < 2; i++)
    {
      TrestleObject *instance;
      g_autofree char *basis = NULL;

      trestle_design_seed (designs[i], i);
      locations[i] = trestle_design_create (designs[i], TRESTLE_KIND_LOCATION);
      instance = trestle_design_create (designs[i], TRESTLE_KIND_INSTANCE);
      decisions[i] = trestle_design_create (designs[i], TRESTLE_KIND_DECISION);
      trestle_object_set_string (locations[i], "name", "CORP");
      trestle_object_set_string (instance, "name", "CORP");
      trestle_object_set_ref (decisions[i], "subject", instance);
      basis = g_strdup_printf ("clients %s 450\nconsoles %s 1", instance->id, instance->id);
      trestle_object_set_string (decisions[i], "basis", basis);
    }
  g_assert_cmpstr (decisions[0]->id, !=, decisions[1]->id);
  assert_lines (a, b, TRUE, "");

  trestle_object_set_string (decisions[1], "basis", "clients - 451");
  assert_lines (a, b, TRUE,
                "Decision “Decision 1”: Figures It Rested On: clients CORP 450 consoles CORP 1 → clients - 451\n");
  trestle_object_unset (decisions[1], "basis");
  trestle_object_unset (decisions[0], "basis");
  trestle_object_set_ref (decisions[1], "subject", locations[1]);
  assert_lines (a, b, TRUE, "Decision “Decision 1”: Subject: CORP → CORP\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/same", test_same);
  g_test_add_func ("/compare/changes", test_changes);
  g_test_add_func ("/compare/by-name", test_by_name);
  g_test_add_func ("/compare/twins", test_twins);
  g_test_add_func ("/compare/meanings", test_meanings);

  return g_test_run ();
}
