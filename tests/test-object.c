/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What objects are called, and in which order people find them.
 */
#include "config.h"

#include <string.h>

#include "kinds.h"
#include "names.h"

static void
test_compare (void)
{
  static const char *const ordered[] = {
    "", "Branch", "branch 2", "Branch 9", "Branch 10", "branch 010 b", "Branch 10 c", "Riga", "Zürich", "Ängelholm"
  };
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  trestle_design_seed (design, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

      trestle_object_set_string (location, "name", ordered[i]);
      g_ptr_array_insert (objects, i % 2 == 0 ? 0 : -1, location);
    }
  g_ptr_array_sort (objects, trestle_object_compare);
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    g_assert_cmpstr (trestle_object_get_name (objects->pdata[i]), ==, ordered[i]);
}

/* Every pair is ordered, and the order is one: no two orders of a list are both right. */
static void
test_compare_total (void)
{
  static const char *const names[] = { "a", "A", "a1", "A1", "a01", "a1", "b", "", "é", "É", "10", "9", "09", NULL };
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  const GPtrArray *items = trestle_design_get_list (design, TRESTLE_KIND_ZONE)->items;

  trestle_design_seed (design, 1);
  for (guint i = 0; names[i] != NULL; i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_ZONE), "name", names[i]);

  for (guint i = 0; i < items->len; i++)
    for (guint k = 0; k < items->len; k++)
      {
        int order = trestle_object_compare (&items->pdata[i], &items->pdata[k]);

        g_assert_true ((order == 0) == (i == k));
        g_assert_true ((order < 0) == (trestle_object_compare (&items->pdata[k], &items->pdata[i]) > 0));
        for (guint m = 0; m < items->len; m++)
          if (order < 0 && trestle_object_compare (&items->pdata[k], &items->pdata[m]) < 0)
            g_assert_cmpint (trestle_object_compare (&items->pdata[i], &items->pdata[m]), <, 0);
      }
}

static const char *const ranked[] = { "", "1", "2", "10", "A", "a", "A1", "a1", "a2", "a10", "b", "ß", "é", "ü", "東" };

static guint
find_rank (gconstpointer object)
{
  for (guint i = 0; i < G_N_ELEMENTS (ranked); i++)
    if (g_str_equal (ranked[i], trestle_object_get_name (object)))
      return i;
  g_assert_not_reached ();
}

/* Adds, removes, renames or sorts: some of each. */
static void
edit_somehow (TrestleDesign *design,
              GRand         *rand)
{
  const GPtrArray *items = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items;
  const char *name = ranked[g_rand_int_range (rand, 0, G_N_ELEMENTS (ranked))];
  TrestleObject *some = items->len > 0 ? items->pdata[g_rand_int_range (rand, 0, (gint32) items->len)] : NULL;
  int what = g_rand_int_range (rand, 0, 20);

  if (some == NULL || (what < 6 && items->len < 6))
    {
      g_autoptr(TrestleObject) location = g_object_new (TRESTLE_TYPE_LOCATION, NULL);

      trestle_object_set_string (location, "name", name);
      trestle_design_add (design, location);
    }
  else if (what < 9)
    trestle_design_remove (design, some);
  else if (what >= 18)
    trestle_design_sort (design);
  else
    trestle_object_set_string (some, "name", name);
}

/* Where positions stand for names, they say the same, whatever has been done before. */
static void
test_compare_edited (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  const TrestleList *list = trestle_design_get_list (design, TRESTLE_KIND_LOCATION);
  guint n_ordered = 0, n_partly = 0;

  trestle_design_seed (design, 7);
  for (guint turn = 0; turn < 5000; turn++)
    {
      edit_somehow (design, rand);
      n_ordered += list->n_ordered == list->items->len;
      n_partly += list->n_ordered < list->items->len;
      for (guint i = 0; i < list->items->len; i++)
        for (guint k = 0; k < list->items->len; k++)
          {
            const TrestleObject *a = list->items->pdata[i], *b = list->items->pdata[k];
            guint rank_a = find_rank (a), rank_b = find_rank (b);

            g_assert_cmpint (trestle_object_compare (&a, &b) < 0, ==, rank_a < rank_b || (rank_a == rank_b && strcmp (a->id, b->id) < 0));
            g_assert_false (i < k && k < list->n_ordered && rank_a >= rank_b);
          }
    }
  g_assert_cmpuint (n_ordered, >, 100);
  g_assert_cmpuint (n_partly, >, 100);
}

static void
assert_name (TrestleObject *object,
             const char    *expected)
{
  g_autofree char *name = trestle_object_dup_name (object);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_name (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  TrestleObject *workspace = trestle_design_create (design, TRESTLE_KIND_WORKSPACE);
  TrestleObject *usage = trestle_design_create (design, TRESTLE_KIND_USAGE);

  trestle_object_set_string (population, "name", "Riga users");
  trestle_object_set_string (workspace, "name", "Legacy");
  assert_name (population, "Riga users");
  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", workspace);
  assert_name (usage, "Riga users – Legacy");
  g_assert_cmpstr (trestle_object_get_name (usage), ==, "");
  trestle_object_unset (population, "name");
  assert_name (population, "Unnamed Population");
}

static void
assert_text (TrestleObject *object,
             const char    *field,
             const char    *expected)
{
  g_autofree char *text = trestle_object_dup_text (object, trestle_object_find_field (object, field));

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *flow = trestle_design_create (design, TRESTLE_KIND_FLOW);
  TrestleObject *a = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *b = trestle_design_create (design, TRESTLE_KIND_LOCATION);

  trestle_object_set_string (a, "name", "Branch 10");
  trestle_object_set_string (b, "name", "Branch 9");
  assert_text (flow, "destinations", "");
  trestle_object_add_ref (flow, "destinations", a);
  trestle_object_add_ref (flow, "destinations", b);
  trestle_object_add_ref (flow, "destinations", b);
  assert_text (flow, "destinations", "Branch 9, Branch 10");
  assert_text (flow, "count", "");
  trestle_object_set_number (flow, "count", 0);
  assert_text (flow, "count", "0");
  trestle_object_set_number (a, "reports", FALSE);
  assert_text (a, "reports", "No");
  trestle_object_set_choice (TRESTLE_OBJECT (design), "paper", "letter");
  assert_text (TRESTLE_OBJECT (design), "paper", "US Letter");
}

/* What is added to one reference stands in place of it; what is not referred to takes nothing away. */
static void
test_references (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *flow = trestle_design_create (design, TRESTLE_KIND_FLOW);
  TrestleObject *a = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *b = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *library = trestle_design_create (design, TRESTLE_KIND_LIBRARY);
  const TrestleField *location = trestle_object_find_field (library, "location");
  const TrestleField *destinations = trestle_object_find_field (flow, "destinations");
  const char *const none[] = { NULL };

  trestle_object_set_string (a, "name", "Oslo");
  trestle_object_set_string (b, "name", "Riga");
  trestle_object_add_ref (library, "location", a);
  trestle_object_add_ref (library, "location", b);
  assert_text (library, "location", "Riga");
  trestle_object_remove_ref (library, "location", a);
  assert_text (library, "location", "Riga");
  trestle_object_remove_ref (library, "location", b);
  g_assert_false (trestle_object_is_set (library, location));

  trestle_object_add_ref (flow, "destinations", a);
  trestle_object_add_ref (flow, "destinations", b);
  trestle_object_remove_ref (flow, "destinations", a);
  assert_text (flow, "destinations", "Riga");
  trestle_object_remove_ref (flow, "destinations", a);
  assert_text (flow, "destinations", "Riga");
  trestle_object_remove_ref (flow, "destinations", b);
  g_assert_false (trestle_object_is_set (flow, destinations));
  trestle_object_remove_ref (flow, "destinations", b);
  g_assert_false (trestle_object_is_set (flow, destinations));
  trestle_object_set_strings (flow, "destinations", none);
  trestle_object_remove_ref (flow, "destinations", b);
  g_assert_true (trestle_object_is_set (flow, destinations));
}

/* One that is called so is found, however it is written; who does not want the number may say so. */
static void
test_names (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleNames *names = trestle_design_get_names (design);
  TrestleObject *oslo = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  guint n;

  trestle_object_set_string (oslo, "name", "Oslo");
  for (int i = 0; i < 2; i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_LOCATION), "name", "Riga");
  g_assert_true (trestle_names_find (names, TRESTLE_KIND_LOCATION, "oslo", &n) == oslo);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (trestle_names_find (names, TRESTLE_KIND_LOCATION, "Riga", &n));
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (trestle_names_find (names, TRESTLE_KIND_LOCATION, "Oslo", NULL) == oslo);
  g_assert_null (trestle_names_find (names, TRESTLE_KIND_LOCATION, "Riga", NULL));
  g_assert_null (trestle_names_find (names, TRESTLE_KIND_LOCATION, "Turku", NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/object/compare", test_compare);
  g_test_add_func ("/object/compare-total", test_compare_total);
  g_test_add_func ("/object/compare-edited", test_compare_edited);
  g_test_add_func ("/object/name", test_name);
  g_test_add_func ("/object/text", test_text);
  g_test_add_func ("/object/references", test_references);
  g_test_add_func ("/object/names", test_names);

  return g_test_run ();
}
