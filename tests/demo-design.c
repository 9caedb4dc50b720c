/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made-up organizations for tests of the picture.
 */
#include "config.h"

#include "demo-design.h"

#include "edit.h"

#define MBPS G_GINT64_CONSTANT (1000000)
#define GIB (G_GINT64_CONSTANT (1) << 30)

static const char *const cities[] = {
  "London", "Paris", "Frankfurt am Main", "Madrid", "Milan", "Vienna", "Zürich", "Lyon", "Porto", "Gdańsk", "Oslo",
  "Aarhus", "Ghent", "Utrecht", "Leeds", "Bristol", "Cork", "Turin", "Malmö", "Turku", "Graz", "Basel", "Nantes",
  "Bilbao", "Essen", "Leipzig", "Brno", "Łódź", "Split", "Tartu"
};

static TrestleObject *
add_location (TrestleDesign *design,
              guint          i,
              gint64         bandwidth)
{
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  g_autofree char *name = i < G_N_ELEMENTS (cities) ? g_strdup (cities[i])
                                                    : g_strdup_printf ("%s %u", cities[i % G_N_ELEMENTS (cities)],
                                                                       i / (guint) G_N_ELEMENTS (cities) + 1);

  trestle_object_set_string (location, "name", name);
  trestle_object_set_number (location, "bandwidth", bandwidth);

  return location;
}

static TrestleObject *
add_population (TrestleDesign *design,
                TrestleObject *location,
                const char    *name,
                gint64         users)
{
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);

  trestle_object_set_string (population, "name", name);
  trestle_object_set_number (population, "users", users);
  trestle_object_set_ref (population, "location", location);

  return population;
}

static TrestleObject *
add_component (TrestleDesign *design,
               TrestleKind    kind,
               TrestleObject *location,
               const char    *name)
{
  TrestleObject *component = trestle_edit_add_component (design, kind, TRESTLE_LOCATION (location));
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (component);

  trestle_object_set_string (component, "name", name);
  trestle_object_set_string (machine, "name", name);
  trestle_object_set_number (machine, "cores", 4);
  trestle_object_set_number (machine, "memory", 8 * GIB);

  return component;
}

static void
add_link (TrestleDesign *design,
          TrestleObject *a,
          TrestleObject *b,
          gint64         bandwidth)
{
  TrestleObject *link = trestle_design_create (design, TRESTLE_KIND_LINK);

  trestle_object_set_ref (link, "end_a", a);
  trestle_object_set_ref (link, "end_b", b);
  trestle_object_set_number (link, "bandwidth", bandwidth);
}

/* A file server and a web server, on one machine or on two. */
static TrestleObject *
add_repository (TrestleDesign *design,
                TrestleObject *location,
                guint          i,
                gboolean       shared)
{
  g_autofree char *repository_name = g_strdup_printf ("REPO-%02u", i);
  g_autofree char *iis_name = g_strdup_printf ("WEB-%02u", i);
  TrestleObject *repository = add_component (design, TRESTLE_KIND_REPOSITORY, location, repository_name);
  TrestleObject *iis = add_component (design, TRESTLE_KIND_IIS, location, iis_name);

  trestle_object_set_ref (iis, "repository", repository);
  trestle_object_set_choice (iis, "protocol", "https");
  trestle_object_set_number (repository, "disk", 64 * GIB);
  if (shared)
    {
      TrestleObject *old = (TrestleObject *) trestle_edit_get_machine (iis);

      trestle_object_set_ref (iis, "machine", (TrestleObject *) trestle_edit_get_machine (repository));
      trestle_edit_delete (old);
    }

  return repository;
}

static TrestleObject *
add_headquarters (TrestleDesign *design,
                  TrestleObject *location,
                  TrestleObject *standby_location,
                  gboolean       small)
{
  TrestleObject *instance = trestle_design_create (design, TRESTLE_KIND_INSTANCE);
  TrestleObject *server = add_component (design, TRESTLE_KIND_SERVER, location, "MEDV-01");
  TrestleObject *database = add_component (design, TRESTLE_KIND_DATABASE, location, "SQL-01");
  TrestleObject *console = add_component (design, TRESTLE_KIND_CONSOLE, location, "Console");

  trestle_object_set_string (instance, "name", "CORP");
  trestle_object_set_ref (instance, "database", database);
  trestle_object_set_ref (server, "instance", instance);
  trestle_object_set_ref (console, "instance", instance);
  trestle_object_set_number (database, "size", 3 * GIB);
  if (small)
    {
      TrestleObject *old = (TrestleObject *) trestle_edit_get_machine (database);

      trestle_object_set_ref (database, "machine", (TrestleObject *) trestle_edit_get_machine (server));
      trestle_edit_delete (old);
      old = (TrestleObject *) trestle_edit_get_machine (console);
      trestle_object_set_ref (console, "machine", (TrestleObject *) trestle_edit_get_machine (server));
      trestle_edit_delete (old);
      return instance;
    }

  server = add_component (design, TRESTLE_KIND_SERVER, location, "MEDV-02");
  trestle_object_set_ref (server, "instance", instance);
  trestle_object_set_choice (server, "role", "passive");
  if (standby_location != NULL)
    {
      TrestleObject *machine = trestle_design_create (design, TRESTLE_KIND_MACHINE);

      trestle_object_set_string (machine, "name", "SQL-02");
      trestle_object_set_ref (machine, "location", standby_location);
      trestle_object_set_ref (database, "standby", machine);
    }

  return instance;
}

TrestleDesign *
demo_design_new (guint n_locations)
{
  TrestleDesign *design = trestle_design_new ();
  guint n_hubs = n_locations >= 20 ? 2 + n_locations / 20 : 0;
  g_autoptr (GPtrArray) locations = g_ptr_array_new ();
  TrestleObject *instance, *repository;

  trestle_design_seed (design, n_locations);
  for (guint i = 0; i < n_locations; i++)
    g_ptr_array_add (locations, add_location (design, i, i == 0 ? MBPS : i <= n_hubs ? 100 * MBPS : (1 + i % 4 * 3) * MBPS));
  if (n_locations == 0)
    return design;

  trestle_object_unset (locations->pdata[0], "bandwidth");
  instance = add_headquarters (design, locations->pdata[0], n_hubs > 0 ? locations->pdata[1] : NULL, n_locations < 4);
  repository = add_repository (design, locations->pdata[0], 1, n_locations < 8);
  for (guint i = 0; i < n_locations; i++)
    {
      TrestleObject *location = locations->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s users", trestle_object_get_name (location));
      TrestleObject *population = add_population (design, location, name, i == 0 ? 1200 : i <= n_hubs ? 340 : 8 + i * 7 % 90);

      if (i > 0 && i <= n_hubs)
        {
          repository = add_repository (design, location, i + 1, i % 2 == 0);
          add_link (design, locations->pdata[0], location, 100 * MBPS);
          trestle_object_set_number (location, "maximum", 420);
        }
      else if (i > 0 && n_locations - i > (n_locations >= 8 ? 1 : 0))
        {
          add_link (design, location, locations->pdata[n_hubs > 0 ? 1 + i % n_hubs : 0], (1 + i % 4 * 3) * MBPS);
        }
      if (i == 0 && n_locations > 3)
        {
          add_population (design, location, "Contractors", 85);
          add_population (design, location, "Engineering", 240);
        }
      trestle_object_set_ref (population, "instance", instance);
      trestle_object_add_ref (population, "repositories", repository);
    }
  if (n_locations >= 8)
    {
      TrestleObject *network = trestle_design_create (design, TRESTLE_KIND_NETWORK);

      trestle_object_set_string (network, "name", "Laboratory");
      trestle_object_set_number (network, "isolated", TRUE);
      trestle_object_set_ref (locations->pdata[n_locations - 1], "network", network);
    }
  if (n_hubs > 1)
    add_link (design, locations->pdata[1], locations->pdata[2], 1000 * MBPS);
  trestle_design_create (design, TRESTLE_KIND_SERVER);

  return design;
}

TrestleMarks *
demo_design_mark (TrestleDesign *design)
{
  TrestleMarks *marks = trestle_marks_new ();

  TRESTLE_FOREACH (design, LINK, TrestleLink, link)
    {
      guint i = TRESTLE_OBJECT (link)->position;
      g_autofree char *text = g_strdup_printf ("%u %%", 20 + i * 37 % 120);

      trestle_marks_set_text (marks, TRESTLE_OBJECT (link)->id, NULL, text);
      if (20 + i * 37 % 120 > 100)
        trestle_marks_set_verdict (marks, TRESTLE_OBJECT (link)->id, TRESTLE_MARK_FAILS, FALSE);
      else if (20 + i * 37 % 120 > 80)
        trestle_marks_set_verdict (marks, TRESTLE_OBJECT (link)->id, TRESTLE_MARK_AT_RISK, i % 2 == 0);
    }
  TRESTLE_FOREACH (design, SERVER, TrestleServer, server)
    if (server->role != TRESTLE_SERVER_PASSIVE)
      trestle_marks_set_text (marks, TRESTLE_OBJECT (server)->id, NULL, "3,020 of 5,000");
  TRESTLE_FOREACH (design, IIS, TrestleIis, iis)
    trestle_marks_set_text (marks, TRESTLE_OBJECT (iis)->id, NULL, "557 Mbps");
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    {
      guint i = TRESTLE_OBJECT (location)->position;
      TrestleMarkVerdict verdict = TRESTLE_MARK_MEETS;

      if (i % 7 == 3)
        verdict = TRESTLE_MARK_FAILS;
      else if (i % 5 == 2)
        verdict = TRESTLE_MARK_AT_RISK;
      else if (i % 11 == 6)
        verdict = TRESTLE_MARK_UNKNOWN;
      trestle_marks_set_verdict (marks, TRESTLE_OBJECT (location)->id, verdict, i % 3 == 0);
      if (i % 7 == 3)
        trestle_marks_add_finding (marks, TRESTLE_OBJECT (location)->id, TRESTLE_MARK_ERROR);
      if (i % 5 == 2)
        trestle_marks_add_finding (marks, TRESTLE_OBJECT (location)->id, TRESTLE_MARK_WARNING);
    }
  TRESTLE_FOREACH (design, DATABASE, TrestleDatabase, database)
    {
      trestle_marks_add_finding (marks, TRESTLE_OBJECT (database)->id, TRESTLE_MARK_ADVICE);
      trestle_marks_set_verdict (marks, TRESTLE_OBJECT (database)->id, TRESTLE_MARK_MEETS, FALSE);
    }

  return marks;
}
