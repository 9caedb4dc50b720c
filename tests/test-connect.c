/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be connected with what, why not, and what follows.
 */
#include "config.h"

#include "connect.h"
#include "edit.h"

static TrestleObject *
add (TrestleDesign *design,
     TrestleKind    kind,
     const char    *name)
{
  TrestleObject *object = trestle_edit_is_component (kind) ? trestle_edit_add_component (design, kind, NULL)
                                                          : trestle_design_create (design, kind);

  trestle_object_set_string (object, "name", name);

  return object;
}

static void
assert_refused (TrestleObject *from,
                TrestleObject *to,
                const char    *why)
{
  g_autofree char *reason = NULL;

  g_assert_false (trestle_connect_check (from, to, &reason));
  g_assert_cmpstr (reason, ==, why);
  g_assert_false (trestle_connect_check (from, to, NULL));
}

static void
assert_title (TrestleObject *from,
              TrestleObject *to,
              const char    *expected)
{
  g_autofree char *title = trestle_connect_dup_title (from, to);

  g_assert_true (trestle_connect_check (from, to, NULL));
  g_assert_cmpstr (title, ==, expected);
}

static void
test_locations (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *a = add (design, TRESTLE_KIND_LOCATION, "A");
  TrestleObject *b = add (design, TRESTLE_KIND_LOCATION, "B");
  TrestleLink *link;

  assert_refused (a, a, "A cannot be connected with itself");
  assert_title (a, b, "Link A and B");
  link = (TrestleLink *) trestle_connect (a, b);
  g_assert_true (TRESTLE_IS_LINK (link));
  g_assert_true (link->end_a.target == a && link->end_b.target == b);
  assert_refused (a, b, "These locations are linked already");
  assert_refused (b, a, "These locations are linked already");
}

static void
test_servers (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *users = add (design, TRESTLE_KIND_POPULATION, "Users");
  TrestleObject *server = add (design, TRESTLE_KIND_SERVER, "MEDV");
  TrestleObject *database = add (design, TRESTLE_KIND_DATABASE, "SQL");
  TrestleObject *console = add (design, TRESTLE_KIND_CONSOLE, "Console");
  TrestleObject *instance = trestle_design_create (design, TRESTLE_KIND_INSTANCE);

  TrestleObject *standby = add (design, TRESTLE_KIND_SERVER, "Standby");
  TrestleObject *drawn = add (design, TRESTLE_KIND_SERVER, "Drawn");

  /* A server that stands by has no users of its own, any other founds its instance. */
  trestle_object_set_choice (standby, "role", "passive");
  assert_refused (users, standby, "Standby belongs to no instance yet");
  assert_refused (database, standby, "Standby belongs to no instance yet");
  assert_title (drawn, database, "Let Drawn report to SQL");
  g_assert_true (trestle_connect (drawn, database) == drawn);
  g_assert_nonnull (((TrestleServer *) drawn)->instance.target);
  g_assert_true (TRESTLE_INSTANCE (((TrestleServer *) drawn)->instance.target)->database.target == database);
  assert_refused (drawn, database, "They are connected already");
  assert_refused (users, database, "Population and Database are not connected directly");
  g_assert_true (trestle_connect (server, instance) == server);

  /* Either way round. */
  assert_title (users, server, "Let Users be served by MEDV");
  assert_title (server, users, "Let Users be served by MEDV");
  g_assert_true (trestle_connect (server, users) == users);
  g_assert_true (((TrestlePopulation *) users)->instance.target == instance);
  assert_refused (users, server, "They are connected already");
  trestle_connect (database, server);
  g_assert_true (((TrestleInstance *) instance)->database.target == database);
  assert_title (console, server, "Let Console manage MEDV");
  trestle_connect (server, console);
  g_assert_true (((TrestleConsole *) console)->instance.target == instance);
}

static void
test_repositories (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *users = add (design, TRESTLE_KIND_POPULATION, "Users");
  TrestleObject *one = add (design, TRESTLE_KIND_REPOSITORY, "One");
  TrestleObject *two = add (design, TRESTLE_KIND_REPOSITORY, "Two");
  TrestleObject *iis = add (design, TRESTLE_KIND_IIS, "Web");

  trestle_connect (users, one);
  trestle_connect (two, users);
  assert_refused (users, two, "They are connected already");
  g_assert_cmpuint (((TrestlePopulation *) users)->repositories->n, ==, 2);
  trestle_connect (one, iis);
  g_assert_true (((TrestleIis *) iis)->repository.target == one);

  /* Another one takes its place. */
  trestle_connect (iis, two);
  g_assert_true (((TrestleIis *) iis)->repository.target == two);
}

/* Something new of each kind that is offered can be connected. */
static void
test_new (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  guint n = 0;

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    {
      TrestleObject *from = trestle_design_create (design, kind);
      g_autofree TrestleKind *kinds = trestle_connect_list_kinds (from);

      for (guint i = 0; kinds[i] != TRESTLE_N_KINDS; i++, n++)
        {
          TrestleObject *to = add (design, kinds[i], "New");

          g_assert_true (trestle_connect_can_start (from));
          g_assert_true (trestle_connect_check (from, to, NULL));
          g_assert_nonnull (trestle_connect (from, to));
        }
    }
  g_assert_cmpuint (n, >=, 8);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/connect/locations", test_locations);
  g_test_add_func ("/connect/servers", test_servers);
  g_test_add_func ("/connect/repositories", test_repositories);
  g_test_add_func ("/connect/new", test_new);

  return g_test_run ();
}
