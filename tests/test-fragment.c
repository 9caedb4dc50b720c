/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies of parts: what goes along, what it is called, and what it refers to.
 */
#include "config.h"

#include "edit.h"
#include "file.h"
#include "fragment.h"
#include "random-design.h"

typedef struct
{
  TrestleDesign *design;
  TrestleObject *berlin, *paris, *users, *server, *console, *instance, *link;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->design = trestle_design_new ();
  self->berlin = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);
  trestle_object_set_string (self->berlin, "name", "Berlin");
  trestle_object_set_number (self->berlin, "x", 10);
  trestle_object_set_number (self->berlin, "y", 20);
  self->paris = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);
  trestle_object_set_string (self->paris, "name", "Paris");
  self->users = trestle_design_create (self->design, TRESTLE_KIND_POPULATION);
  trestle_object_set_ref (self->users, "location", self->berlin);
  self->instance = trestle_design_create (self->design, TRESTLE_KIND_INSTANCE);
  trestle_object_set_ref (self->users, "instance", self->instance);
  self->server = trestle_edit_add_component (self->design, TRESTLE_KIND_SERVER, TRESTLE_LOCATION (self->berlin));
  trestle_object_set_string (self->server, "name", "MEDV-09");
  trestle_object_set_ref (self->server, "instance", self->instance);
  self->console = trestle_design_create (self->design, TRESTLE_KIND_CONSOLE);
  trestle_object_set_ref (self->console, "machine", (TrestleObject *) trestle_edit_get_machine (self->server));
  self->link = trestle_design_create (self->design, TRESTLE_KIND_LINK);
  trestle_object_set_ref (self->link, "end_a", self->berlin);
  trestle_object_set_ref (self->link, "end_b", self->paris);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_object_unref (self->design);
}

static TrestleDesign *
cut (TrestleObject *first,
     TrestleObject *second)
{
  g_autoptr (GPtrArray) objects = g_ptr_array_new ();

  g_ptr_array_add (objects, first);
  if (second != NULL)
    g_ptr_array_add (objects, second);

  return trestle_fragment_new (objects);
}

static guint
count (TrestleDesign *design,
       TrestleKind    kind)
{
  return trestle_design_get_list (design, kind)->items->len;
}

static void
test_what_goes_along (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (TrestleDesign) location = cut (self->berlin, NULL);
  g_autoptr (TrestleDesign) both = cut (self->berlin, self->paris);
  g_autoptr (TrestleDesign) server = cut (self->server, NULL);
  g_autoptr (TrestleDesign) machine = cut ((TrestleObject *) trestle_edit_get_machine (self->server), NULL);

  g_assert_cmpuint (count (location, TRESTLE_KIND_LOCATION), ==, 1);
  g_assert_cmpuint (count (location, TRESTLE_KIND_POPULATION), ==, 1);
  g_assert_cmpuint (count (location, TRESTLE_KIND_MACHINE), ==, 1);
  g_assert_cmpuint (count (location, TRESTLE_KIND_SERVER), ==, 1);
  g_assert_cmpuint (count (location, TRESTLE_KIND_CONSOLE), ==, 1);
  g_assert_cmpuint (count (location, TRESTLE_KIND_LINK), ==, 0);
  g_assert_cmpuint (count (location, TRESTLE_KIND_INSTANCE), ==, 0);
  g_assert_cmpuint (count (both, TRESTLE_KIND_LINK), ==, 1);

  /* A component brings its machine, but not what else runs there; a machine does. */
  g_assert_cmpuint (count (server, TRESTLE_KIND_MACHINE), ==, 1);
  g_assert_cmpuint (count (server, TRESTLE_KIND_CONSOLE), ==, 0);
  g_assert_cmpuint (count (server, TRESTLE_KIND_LOCATION), ==, 0);
  g_assert_cmpuint (count (machine, TRESTLE_KIND_CONSOLE), ==, 1);
}

static void
test_location_in_place (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (TrestleDesign) fragment = cut (self->berlin, NULL);
  g_autoptr (GHashTable) copies = NULL;
  g_autoptr (GPtrArray) outermost = trestle_fragment_paste (fragment, self->design, NULL, &copies);
  TrestleLocation *copy;
  TrestlePopulation *users;
  TrestleServer *server;

  g_assert_cmpuint (outermost->len, ==, 1);
  copy = outermost->pdata[0];
  g_assert_true (g_hash_table_lookup (copies, self->berlin->id) == copy);
  g_assert_true (copy != (TrestleLocation *) self->berlin);
  g_assert_cmpstr (copy->name, ==, "Berlin 2");
  g_assert_cmpint (copy->x, ==, 13);
  g_assert_cmpint (copy->y, ==, 23);

  /* Inside the copy is the copy; what was outside is what it was. */
  users = g_hash_table_lookup (copies, self->users->id);
  g_assert_true (users->location.target == (TrestleObject *) copy);
  g_assert_true (users->instance.target == self->instance);
  server = g_hash_table_lookup (copies, self->server->id);
  g_assert_cmpstr (server->name, ==, "MEDV-10");
  g_assert_true (server->machine.target != (TrestleObject *) trestle_edit_get_machine (self->server));
  g_assert_true (((TrestleMachine *) server->machine.target)->location.target == (TrestleObject *) copy);
  g_assert_cmpuint (count (self->design, TRESTLE_KIND_LINK), ==, 1);
}

static void
test_server_elsewhere (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (TrestleDesign) fragment = cut (self->server, NULL);
  g_autoptr (GPtrArray) here = trestle_fragment_paste (fragment, self->design, NULL, NULL);
  g_autoptr (GPtrArray) there = trestle_fragment_paste (fragment, self->design, TRESTLE_LOCATION (self->paris), NULL);

  g_assert_cmpuint (here->len, ==, 1);
  g_assert_true (trestle_edit_get_machine (here->pdata[0])->location.target == self->berlin);
  g_assert_true (trestle_edit_get_machine (there->pdata[0])->location.target == self->paris);
  g_assert_cmpstr (trestle_object_get_name (there->pdata[0]), ==, "MEDV-11");
}

/* Over the clipboard into another design: as a file, without what is not there. */
static void
test_other_design (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (TrestleDesign) fragment = cut (self->berlin, self->paris);
  g_autoptr (GBytes) bytes = trestle_file_serialize (fragment);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleDesign) read = trestle_file_parse ("clipboard", bytes, &error);
  g_autoptr (TrestleDesign) other = trestle_design_new ();
  g_autoptr (GPtrArray) outermost = NULL;
  TrestlePopulation *users;

  g_assert_no_error (error);
  outermost = trestle_fragment_paste (read, other, NULL, NULL);
  g_assert_cmpuint (outermost->len, ==, 2);
  g_assert_cmpuint (count (other, TRESTLE_KIND_LINK), ==, 1);
  g_assert_cmpstr (trestle_object_get_name (outermost->pdata[0]), ==, "Berlin");
  users = trestle_design_get_list (other, TRESTLE_KIND_POPULATION)->items->pdata[0];
  g_assert_null (users->instance.id);
  g_assert_nonnull (users->location.target);
}

/* Nothing dangles that did not before, and every name and id is its own. */
static void
test_random_designs (Fixture      *self,
                     gconstpointer data)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (TrestleDesign) design = random_design_new (seed, 3);
      g_autoptr (GPtrArray) objects = g_ptr_array_new ();
      g_autoptr (TrestleDesign) fragment = NULL;
      g_autoptr (GPtrArray) outermost = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TrestleDesign) again = NULL;

      TRESTLE_FOREACH (design, LOCATION, TrestleObject, location)
        g_ptr_array_add (objects, location);
      fragment = trestle_fragment_new (objects);
      outermost = trestle_fragment_paste (fragment, design, NULL, NULL);
      g_assert_cmpuint (outermost->len, >=, objects->len);
      bytes = trestle_file_serialize (design);
      again = trestle_file_parse ("copied", bytes, NULL);
      g_assert_nonnull (again);
    }
}

#define ADD(name, function) g_test_add ("/fragment/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-goes-along", test_what_goes_along);
  ADD ("location-in-place", test_location_in_place);
  ADD ("server-elsewhere", test_server_elsewhere);
  ADD ("other-design", test_other_design);
  ADD ("random-designs", test_random_designs);

  return g_test_run ();
}
