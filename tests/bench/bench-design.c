/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design that benchmarks are measured on.
 */
#include "config.h"

#include "bench-design.h"

#include "techniques.h"

#define SEED 20261124

#define N_IMAGES     5
#define N_POLICIES   3
#define N_WORKSPACES 10

/* Locations that share one of these.  An instance serves 5,000 clients at most:
 * 50 locations with one or two populations of up to 60 users each.
 */
#define PER_REPOSITORY 20
#define PER_INSTANCE   50
#define PER_DATABASE   200

#define MEBI G_GINT64_CONSTANT (1048576)
#define GIBI (MEBI * 1024)
#define DAY  G_GINT64_CONSTANT (86400)

typedef struct
{
  TrestleDesign *design;
  GRand         *rand;
  TrestleObject *domain;
  TrestleObject *images[N_IMAGES];
  TrestleObject *workspaces[N_WORKSPACES];
  TrestleObject *database, *instance, *repository, *hub, *center;   /* of the current location */
} Maker;

static TrestleObject *
add (Maker      *maker,
     TrestleKind kind,
     const char *name,
     guint       number)
{
  g_autoptr(TrestleObject) object = g_object_new (trestle_kind_get_info (kind)->get_type (), NULL);

  if (name != NULL)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%05u", name, number);

      trestle_object_set_string (object, "name", numbered);
    }
  trestle_design_add (maker->design, object);

  return object;
}

static gint64
choose (Maker        *maker,
        const gint64 *values,
        guint         n)
{
  return values[g_rand_int_range (maker->rand, 0, n)];
}

#define CHOOSE(maker, ...) \
        choose ((maker), (const gint64[]) { __VA_ARGS__ }, G_N_ELEMENTS (((const gint64[]) { __VA_ARGS__ })))

static void
add_images (Maker *maker)
{
  TrestleObject *policies[N_POLICIES];

  for (guint i = 0; i < N_POLICIES; i++)
    {
      policies[i] = add (maker, TRESTLE_KIND_POLICY, "Policy", i);
      trestle_object_set_number (policies[i], "offline_period", (i + 1) * DAY);
    }
  for (guint i = 0; i < N_IMAGES; i++)
    {
      TrestleObject *application = add (maker, TRESTLE_KIND_APPLICATION, "Application", i);

      maker->images[i] = add (maker, TRESTLE_KIND_IMAGE, "Image", i);
      trestle_object_set_number (maker->images[i], "packed", (i + 1) * 700 * MEBI);
      trestle_object_set_number (maker->images[i], "unpacked", (i + 1) * 2 * GIBI);
      trestle_object_add_ref (maker->images[i], "applications", application);
      trestle_object_set_number (application, "license", TRUE);
      trestle_object_set_number (application, "support", TRUE);
    }
  for (guint i = 0; i < N_WORKSPACES; i++)
    {
      maker->workspaces[i] = add (maker, TRESTLE_KIND_WORKSPACE, "Workspace", i);
      trestle_object_set_ref (maker->workspaces[i], "image", maker->images[i % N_IMAGES]);
      trestle_object_set_ref (maker->workspaces[i], "policy", policies[i % N_POLICIES]);
    }
}

/* A component of this kind with a machine of its own. */
static TrestleObject *
add_component (Maker         *maker,
               TrestleKind    kind,
               const char    *name,
               guint          number,
               TrestleObject *location)
{
  TrestleObject *component = add (maker, kind, name, number);
  TrestleObject *machine = add (maker, TRESTLE_KIND_MACHINE, name, number);

  trestle_object_set_ref (machine, "location", location);
  trestle_object_set_number (machine, "cores", CHOOSE (maker, 2, 4, 8));
  trestle_object_set_number (machine, "memory", CHOOSE (maker, 4 * GIBI, 8 * GIBI, 16 * GIBI));
  trestle_object_set_number (machine, "disk", 500 * GIBI);
  trestle_object_set_number (machine, "nic", G_GINT64_CONSTANT (1000000000));
  trestle_object_set_ref (component, "machine", machine);

  return component;
}

static void
add_link (Maker         *maker,
          TrestleObject *a,
          TrestleObject *b)
{
  TrestleObject *link;

  if (a == b)
    return;
  link = add (maker, TRESTLE_KIND_LINK, NULL, 0);
  trestle_object_set_ref (link, "end_a", a);
  trestle_object_set_ref (link, "end_b", b);
  trestle_object_set_number (link, "bandwidth", CHOOSE (maker, 2000000, 10000000, 34000000, 100000000));
}

static void
add_repository (Maker         *maker,
                guint          number,
                TrestleObject *location)
{
  TrestleObject *iis;

  maker->repository = add_component (maker, TRESTLE_KIND_REPOSITORY, "Repository", number, location);
  for (guint i = 0; i < N_IMAGES; i++)
    trestle_object_add_ref (maker->repository, "images", maker->images[i]);
  iis = add (maker, TRESTLE_KIND_IIS, "IIS", number);
  trestle_object_set_ref (iis, "repository", maker->repository);
  trestle_object_set_string (iis, "machine", TRESTLE_REPOSITORY (maker->repository)->machine.id);
}

static void
add_instance (Maker         *maker,
              guint          number,
              TrestleObject *location)
{
  TrestleObject *server, *console;

  maker->instance = add (maker, TRESTLE_KIND_INSTANCE, "Instance", number);
  trestle_object_set_ref (maker->instance, "database", maker->database);
  server = add_component (maker, TRESTLE_KIND_SERVER, "Server", number, location);
  trestle_object_set_ref (server, "instance", maker->instance);
  trestle_object_set_ref (server, "domain", maker->domain);
  console = add_component (maker, TRESTLE_KIND_CONSOLE, "Console", number, location);
  trestle_object_set_ref (console, "instance", maker->instance);
  maker->hub = location;
  add_link (maker, location, maker->center);
}

static void
add_population (Maker         *maker,
                guint          number,
                TrestleObject *location)
{
  TrestleObject *population = add (maker, TRESTLE_KIND_POPULATION, "Users", number);

  trestle_object_set_ref (population, "location", location);
  trestle_object_set_number (population, "users", g_rand_int_range (maker->rand, 5, 61));
  trestle_object_set_ref (population, "domain", maker->domain);
  trestle_object_set_ref (population, "instance", maker->instance);
  trestle_object_add_ref (population, "repositories", maker->repository);
  for (guint i = 0; i < 2; i++)
    {
      TrestleObject *usage = add (maker, TRESTLE_KIND_USAGE, NULL, 0);

      trestle_object_set_ref (usage, "population", population);
      trestle_object_set_ref (usage, "workspace", maker->workspaces[(number * 3 + i) % N_WORKSPACES]);
      trestle_object_set_number (usage, "users", TRESTLE_POPULATION (population)->users);
    }
}

static void
add_location (Maker *maker,
              guint  number)
{
  TrestleObject *location = add (maker, TRESTLE_KIND_LOCATION, "Location", number);

  if (number == 0)
    maker->center = location;
  if (number % PER_DATABASE == 0)
    {
      maker->database = add_component (maker, TRESTLE_KIND_DATABASE, "Database", number, location);
      trestle_object_set_number (maker->database, "retention", 90 * DAY);
    }
  if (number % PER_INSTANCE == 0)
    add_instance (maker, number, location);
  else
    add_link (maker, location, maker->hub);
  if (number % PER_REPOSITORY == 0)
    add_repository (maker, number, location);

  trestle_object_set_string (location, "country", "LV");
  trestle_object_set_number (location, "bandwidth", CHOOSE (maker, 1000000, 2000000, 8000000, 20000000));
  trestle_object_set_number (location, "load_expectation", CHOOSE (maker, 3600, 7200, 28800));
  trestle_object_set_number (location, "update_window", CHOOSE (maker, DAY, 2 * DAY, 7 * DAY));
  trestle_object_set_number (location, "reports", g_rand_boolean (maker->rand));
  trestle_object_set_number (location, "techniques", CHOOSE (maker, TRESTLE_TECHNIQUE_NETWORK,
                                                             TRESTLE_TECHNIQUE_NETWORK | TRESTLE_TECHNIQUE_PRE_STAGE));
  for (int n = g_rand_int_range (maker->rand, 1, 3); n > 0; n--)
    add_population (maker, number * 2 + n, location);
}

TrestleDesign *
bench_design_new (guint n_locations)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  Maker maker = { .design = trestle_design_new (), .rand = rand };
  TrestleObject *design = TRESTLE_OBJECT (maker.design);

  trestle_design_seed (maker.design, SEED);
  trestle_object_set_string (design, "name", "Benchmark");
  maker.domain = add (&maker, TRESTLE_KIND_DOMAIN, "Domain", 0);
  add_images (&maker);
  for (guint i = 0; i < n_locations; i++)
    add_location (&maker, i);

  /* Ten workspaces make ten instances of use; the rest have clients all the same. */
  for (guint i = 0; i < N_WORKSPACES; i++)
    {
      const GPtrArray *instances = trestle_design_get_list (maker.design, TRESTLE_KIND_INSTANCE)->items;

      if (instances->len > 0)
        trestle_object_set_ref (maker.workspaces[i], "instance", instances->pdata[i % instances->len]);
    }

  /* As readers of files do. */
  trestle_design_sort (maker.design);

  return maker.design;
}
