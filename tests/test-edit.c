/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits that touch more than one object.
 */
#include "config.h"

#include "edit.h"
#include "random-design.h"

static void
test_users (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleLocation *location = TRESTLE_LOCATION (trestle_design_create (design, TRESTLE_KIND_LOCATION));
  TrestleObject *population, *other;
  g_autoptr(GError) error = NULL;
  guint n;

  trestle_object_set_string (TRESTLE_OBJECT (location), "name", "Riga");
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, TRESTLE_UNSET);
  g_assert_cmpuint (n, ==, 0);

  /* Without populations one is made. */
  g_assert_true (trestle_edit_set_users (location, 45, &error));
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, 45);
  g_assert_cmpuint (n, ==, 1);
  population = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->pdata[0];
  g_assert_cmpstr (trestle_object_get_name (population), ==, "Riga users");

  /* With one, that is edited. */
  g_assert_true (trestle_edit_set_users (location, 0, &error));
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, 0);
  g_assert_cmpint (TRESTLE_POPULATION (population)->users, ==, 0);
  g_assert_true (trestle_edit_set_users (location, TRESTLE_UNSET, &error));
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, TRESTLE_UNSET);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (trestle_edit_set_users (location, -1, &error));
  g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE);
  g_clear_error (&error);

  /* With several, each has its own number, and the cell shows the sum. */
  trestle_edit_set_users (location, 10, NULL);
  other = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  trestle_object_set_ref (other, "location", TRESTLE_OBJECT (location));
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, 10);
  g_assert_cmpuint (n, ==, 2);
  trestle_object_set_number (other, "users", 7);
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, 17);
  g_assert_false (trestle_edit_set_users (location, 20, &error));
  g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE);
  g_assert_cmpint (trestle_edit_get_users (location, &n), ==, 17);
}

/* A second location of the same name gets a population of another name. */
static void
test_users_name (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();

  for (int i = 0; i < 2; i++)
    {
      TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

      trestle_object_set_string (location, "name", "Riga");
      g_assert_true (trestle_edit_set_users (TRESTLE_LOCATION (location), 5, NULL));
    }
  g_assert_cmpstr (trestle_object_get_name (trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items->pdata[1]), ==,
                   "Riga users 2");
}

static void
test_component (void)
{
  static const TrestleKind kinds[] = {
    TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
  };
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleLocation *riga = TRESTLE_LOCATION (trestle_design_create (design, TRESTLE_KIND_LOCATION));
  TrestleLocation *liepaja = TRESTLE_LOCATION (trestle_design_create (design, TRESTLE_KIND_LOCATION));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TrestleObject *component = trestle_edit_add_component (design, kinds[i], riga);
      TrestleMachine *machine = trestle_edit_get_machine (component);

      g_assert_cmpint (trestle_object_get_kind (component), ==, kinds[i]);
      g_assert_nonnull (machine);
      g_assert_true (machine->location.target == TRESTLE_OBJECT (riga));

      trestle_object_set_number (TRESTLE_OBJECT (machine), "x", 10);
      trestle_object_set_number (TRESTLE_OBJECT (machine), "y", 20);
      trestle_edit_move (component, riga);
      g_assert_cmpint (machine->x, ==, 10);
      trestle_edit_move (component, liepaja);
      g_assert_true (machine->location.target == TRESTLE_OBJECT (liepaja));
      g_assert_cmpint (machine->x, ==, TRESTLE_UNSET);
      g_assert_cmpint (machine->y, ==, TRESTLE_UNSET);
      trestle_edit_move (TRESTLE_OBJECT (machine), NULL);
      g_assert_null (machine->location.id);
    }

  g_assert_false (trestle_edit_is_component (TRESTLE_KIND_MACHINE));
  g_assert_null (trestle_edit_get_machine (TRESTLE_OBJECT (riga)));
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items->len, ==, G_N_ELEMENTS (kinds));
}

/* One that came with a component goes when the component is put elsewhere, unless it has become something. */
static void
test_drop_machine (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *server = trestle_edit_add_component (design, TRESTLE_KIND_SERVER, NULL);
  TrestleObject *made = TRESTLE_OBJECT (trestle_edit_get_machine (server));
  TrestleObject *other = trestle_design_create (design, TRESTLE_KIND_MACHINE);
  const TrestleList *machines = trestle_design_get_list (design, TRESTLE_KIND_MACHINE);

  trestle_edit_drop_made_machine (TRESTLE_MACHINE (made), TRESTLE_KIND_SERVER);
  g_assert_cmpuint (machines->items->len, ==, 2);
  trestle_object_set_ref (server, "machine", other);
  trestle_edit_drop_made_machine (TRESTLE_MACHINE (made), TRESTLE_KIND_DATABASE);
  g_assert_cmpuint (machines->items->len, ==, 2);
  trestle_object_set_number (made, "cores", 4);
  trestle_edit_drop_made_machine (TRESTLE_MACHINE (made), TRESTLE_KIND_SERVER);
  g_assert_cmpuint (machines->items->len, ==, 2);
  trestle_object_unset (made, "cores");
  trestle_edit_drop_made_machine (TRESTLE_MACHINE (made), TRESTLE_KIND_SERVER);
  g_assert_cmpuint (machines->items->len, ==, 1);
  g_assert_true (machines->items->pdata[0] == other);
}

/* A machine goes with the last thing that runs on it. */
static void
test_delete_component (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, NULL);
  TrestleObject *machine = TRESTLE_OBJECT (trestle_edit_get_machine (repository));
  TrestleObject *server = trestle_design_create (design, TRESTLE_KIND_SERVER);
  const TrestleList *machines = trestle_design_get_list (design, TRESTLE_KIND_MACHINE);

  trestle_object_set_ref (server, "machine", machine);
  trestle_edit_delete (repository);
  g_assert_cmpuint (machines->items->len, ==, 1);
  trestle_edit_delete (server);
  g_assert_cmpuint (machines->items->len, ==, 0);
}

/* With something go the things that make no sense without it, and no others. */
static void
test_delete_essential (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *usage = trestle_design_create (design, TRESTLE_KIND_USAGE);
  TrestleObject *flow = trestle_design_create (design, TRESTLE_KIND_FLOW);

  trestle_object_set_ref (population, "location", location);
  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (flow, "home", population);
  trestle_object_add_ref (flow, "destinations", location);
  trestle_object_set_ref (TRESTLE_OBJECT (design), "main_population", population);

  trestle_edit_delete (location);
  g_assert_null (TRESTLE_POPULATION (population)->location.id);
  g_assert_null (TRESTLE_FLOW (flow)->destinations);

  trestle_edit_delete (population);
  g_assert_null (design->main_population.id);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_USAGE)->items->len, ==, 0);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_FLOW)->items->len, ==, 0);
}

static char *
dup_dependents (TrestleObject *object)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  g_autoptr(GArray) dependents = NULL;
  GString *text = g_string_new (NULL);

  g_ptr_array_add (objects, object);
  dependents = trestle_edit_list_dependents (objects);
  for (guint i = 0; i < dependents->len; i++)
    {
      const TrestleDependent *it = &g_array_index (dependents, TrestleDependent, i);

      g_string_append_printf (text, "%s%s.%s ", it->goes ? "-" : "", trestle_object_get_info (it->object)->nick, it->field->name);
    }

  return g_string_free (text, FALSE);
}

/* What would go and what would be left without something is told before. */
static void
test_dependents (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  TrestleObject *usage = trestle_design_create (design, TRESTLE_KIND_USAGE);
  TrestleObject *flow = trestle_design_create (design, TRESTLE_KIND_FLOW);
  g_autofree char *of_location = NULL, *of_population = NULL, *of_flow = NULL;

  trestle_object_set_ref (population, "location", location);
  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (flow, "home", population);
  trestle_object_add_ref (flow, "destinations", location);

  of_location = dup_dependents (location);
  g_assert_cmpstr (of_location, ==, "population.location flow.destinations ");
  of_population = dup_dependents (population);
  g_assert_cmpstr (of_population, ==, "-flow.home -usage.population ");
  of_flow = dup_dependents (flow);
  g_assert_cmpstr (of_flow, ==, "");
}

static void
test_move_references (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *old = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *other = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *third = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  TrestleObject *flow = trestle_design_create (design, TRESTLE_KIND_FLOW);

  trestle_object_set_ref (population, "location", old);
  trestle_object_add_ref (flow, "destinations", old);
  trestle_object_add_ref (flow, "destinations", third);
  trestle_edit_move_references (old, other);
  g_assert_true (TRESTLE_POPULATION (population)->location.target == other);
  g_assert_cmpuint (TRESTLE_FLOW (flow)->destinations->n, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (TRESTLE_FLOW (flow)->destinations->refs[i].target != old);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/users", test_users);
  g_test_add_func ("/edit/users-name", test_users_name);
  g_test_add_func ("/edit/component", test_component);
  g_test_add_func ("/edit/drop-machine", test_drop_machine);
  g_test_add_func ("/edit/delete-component", test_delete_component);
  g_test_add_func ("/edit/delete-essential", test_delete_essential);
  g_test_add_func ("/edit/dependents", test_dependents);
  g_test_add_func ("/edit/move-references", test_move_references);

  return g_test_run ();
}
