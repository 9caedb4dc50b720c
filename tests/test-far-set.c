/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets that are kept on the other side are typed like any other.
 */
#include "config.h"

#include "column.h"
#include "designs.h"

/* Types @text for the set of @object, and reads what is then there. */
static void
assert_typed (const TrestleFarSet *far_set,
              TrestleObject       *object,
              const char          *text,
              const char          *expected,
              const char          *complaint)
{
  const TrestleColumn column = { .far_set = far_set, .name = "set", .title = "Set" };
  const TrestleDialect dialect = { .names = trestle_design_get_names (object->design) };
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  TrestleValue value;

  g_assert_false (trestle_column_is_computed (&column));
  g_assert_true (trestle_column_is_editable (&column, object, NULL));
  if (trestle_column_parse (&column, text, &dialect, &value, NULL, &error))
    trestle_column_set (&column, object, &value, &error);
  trestle_value_clear (&value);
  g_assert_cmpstr (error != NULL ? error->message : NULL, ==, complaint);
  typed = trestle_column_dup_text (&column, object);
  g_assert_cmpstr (typed, ==, expected);
}

static void
test_reference (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *oslo = add_named (design, TRESTLE_KIND_LOCATION, "Oslo");
  TrestleObject *riga = add_named (design, TRESTLE_KIND_LOCATION, "Riga");
  TrestleObject *library = add_named (design, TRESTLE_KIND_LIBRARY, "ISO share");

  add_named (design, TRESTLE_KIND_LIBRARY, "DFS");
  assert_typed (&trestle_far_set_libraries, oslo, "iso share, DFS", "DFS, ISO share", NULL);
  g_assert_true (TRESTLE_LIBRARY (library)->location.target == oslo);
  assert_typed (&trestle_far_set_libraries, riga, "ISO share", "ISO share", NULL);
  assert_typed (&trestle_far_set_libraries, oslo, "DFS, nowhere", "DFS", "nothing is called “nowhere”");
  assert_typed (&trestle_far_set_libraries, riga, "", "", NULL);
  g_assert_null (TRESTLE_LIBRARY (library)->location.id);
}

static void
test_set (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *one = add_named (design, TRESTLE_KIND_REPOSITORY, "REPO-1");
  TrestleObject *other = add_named (design, TRESTLE_KIND_REPOSITORY, "REPO-2");
  TrestleObject *staff = add_named (design, TRESTLE_KIND_POPULATION, "Staff");
  TrestleObject *iis = add_named (design, TRESTLE_KIND_IIS, "IIS-1");

  add_named (design, TRESTLE_KIND_POPULATION, "Guests");
  assert_typed (&trestle_far_set_populations, one, "Staff; Guests", "Guests, Staff", NULL);
  assert_typed (&trestle_far_set_populations, other, "Staff", "Staff", NULL);
  assert_typed (&trestle_far_set_populations, one, "none", "", NULL);
  g_assert_cmpuint (TRESTLE_POPULATION (staff)->repositories->n, ==, 1);
  assert_typed (&trestle_far_set_populations, other, "Guests", "Guests", NULL);
  g_assert_false (trestle_object_is_set (staff, trestle_object_find_field (staff, "repositories")));

  assert_typed (&trestle_far_set_iis, one, "IIS-1", "IIS-1", NULL);
  g_assert_true (TRESTLE_IIS (iis)->repository.target == one);
  assert_typed (&trestle_far_set_iis, one, "", "", NULL);
  g_assert_nonnull (iis->design);
}

/* Who uses what is asked for where it cannot be told. */
static void
test_images (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *oslo = add_named (design, TRESTLE_KIND_LOCATION, "Oslo");
  TrestleObject *image = add_named (design, TRESTLE_KIND_IMAGE, "Payroll");
  TrestleObject *workspace = add_named (design, TRESTLE_KIND_WORKSPACE, "Desk");
  TrestleObject *second;
  TrestleObject *staff;

  add_named (design, TRESTLE_KIND_IMAGE, "Legacy");
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "", "no workspace has “Payroll”: add one first");
  trestle_object_set_ref (workspace, "image", image);
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "", "“Oslo” has no users yet");
  staff = add_named (design, TRESTLE_KIND_POPULATION, "Staff");
  trestle_object_set_ref (staff, "location", oslo);
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "Payroll", NULL);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_USAGE)->items->len, ==, 1);
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "Payroll", NULL);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_USAGE)->items->len, ==, 1);
  assert_typed (&trestle_far_set_images, oslo, "Legacy", "Payroll", "no workspace has “Legacy”: add one first");
  assert_typed (&trestle_far_set_images, oslo, "", "", NULL);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_USAGE)->items->len, ==, 0);

  second = add_named (design, TRESTLE_KIND_WORKSPACE, "Branch");
  trestle_object_set_ref (second, "image", image);
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "", "several workspaces have “Payroll”: say in the workspace uses which");
  trestle_object_unset (second, "image");
  trestle_object_set_ref (add_named (design, TRESTLE_KIND_POPULATION, "Guests"), "location", oslo);
  assert_typed (&trestle_far_set_images, oslo, "Payroll", "", "“Oslo” has several populations: say in the workspace uses who uses it");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/far-set/reference", test_reference);
  g_test_add_func ("/far-set/set", test_set);
  g_test_add_func ("/far-set/images", test_images);

  return g_test_run ();
}
