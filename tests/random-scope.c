/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random designs of step 1.  What makes drafting hard is common in them: isolated
 * networks, one-way trusts, tags, legal zones, images kept apart, thin access.
 */
#include "config.h"

#include "random-scope.h"

#include "edit.h"
#include "random-design.h"

static gboolean
is_one_in (GRand *rand,
           int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static gpointer
pick (GRand         *rand,
      TrestleDesign *design,
      TrestleKind    kind)
{
  return random_object (rand, design, kind);
}

/* @low × 2^n, at most @high. */
static gint64
pick_scale (GRand *rand,
            gint64 low,
            gint64 high)
{
  gint64 number = low;

  while (number < high / 2 && !is_one_in (rand, 8))
    number *= 2;

  return number + g_rand_int_range (rand, 0, 1000);
}

static void
create_many (GRand         *rand,
             TrestleDesign *design,
             TrestleKind    kind,
             int            least,
             int            most)
{
  for (int n = g_rand_int_range (rand, least, most + 1); n > 0; n--)
    trestle_design_create (design, kind);
}

static void
fill_design (GRand         *rand,
             TrestleDesign *design)
{
  TrestleObject *object = TRESTLE_OBJECT (design);

  trestle_object_set_number (object, "travel", TRUE);
  if (is_one_in (rand, 3))
    trestle_object_set_choice (object, "management", "distributed");
  if (is_one_in (rand, 2))
    trestle_object_set_number (object, "update_share", g_rand_int_range (rand, 1, 1001));
  if (is_one_in (rand, 2))
    trestle_object_set_number (object, "link_efficiency", g_rand_int_range (rand, 500, 1001));
  if (is_one_in (rand, 3))
    trestle_object_set_number (object, "standard_memory", G_GINT64_CONSTANT (1) << g_rand_int_range (rand, 30, 35));
}

static void
fill_domains (GRand         *rand,
              TrestleDesign *design)
{
  TRESTLE_FOREACH (design, DOMAIN, TrestleDomain, domain)
    {
      TrestleObject *other = pick (rand, design, TRESTLE_KIND_DOMAIN);

      if (other == (TrestleObject *) domain || is_one_in (rand, 3))
        continue;
      trestle_object_add_ref ((TrestleObject *) domain, "trusted_by", other);
      if (is_one_in (rand, 2))
        trestle_object_add_ref (other, "trusted_by", (TrestleObject *) domain);
      if (is_one_in (rand, 4))
        trestle_object_add_ref ((TrestleObject *) domain, "non_transitive", other);
    }
}

static void
fill_groups (GRand         *rand,
             TrestleDesign *design)
{
  static const char *const tags[] = { "payroll", "audit" };
  static const char *const groups[] = { "north", "south" };
  static const char *const allowed[] = { "United Kingdom", NULL };

  TRESTLE_FOREACH (design, NETWORK, TrestleNetwork, network)
    trestle_object_set_number ((TrestleObject *) network, "isolated", !is_one_in (rand, 3));
  TRESTLE_FOREACH (design, UNIT, TrestleOrgUnit, unit)
    {
      if (is_one_in (rand, 2))
        trestle_object_set_string ((TrestleObject *) unit, "tag", tags[g_rand_int_range (rand, 0, 2)]);
      if (is_one_in (rand, 2))
        trestle_object_set_string ((TrestleObject *) unit, "managing_group", groups[g_rand_int_range (rand, 0, 2)]);
    }
  TRESTLE_FOREACH (design, ZONE, TrestleZone, zone)
    {
      if (is_one_in (rand, 2))
        trestle_object_set_strings ((TrestleObject *) zone, "countries", allowed);
      if (is_one_in (rand, 2))
        trestle_object_set_number ((TrestleObject *) zone, "minimum_retention", 86400 * (gint64) g_rand_int_range (rand, 1, 3000));
    }
}

static void
fill_locations (GRand         *rand,
                TrestleDesign *design)
{
  static const char *const countries[] = { "United Kingdom", "Ireland" };

  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    {
      TrestleObject *object = (TrestleObject *) location;

      trestle_object_set_number (object, "bandwidth", pick_scale (rand, 64000, 1000000000));
      if (is_one_in (rand, 2))
        trestle_object_set_number (object, "lan_speed", pick_scale (rand, 10000000, G_GINT64_CONSTANT (10000000000)));
      if (!is_one_in (rand, 3))
        trestle_object_set_string (object, "country", countries[g_rand_int_range (rand, 0, 2)]);
      if (is_one_in (rand, 2))
        trestle_object_set_ref (object, "network", pick (rand, design, TRESTLE_KIND_NETWORK));
      trestle_object_set_number (object, "load_expectation", pick_scale (rand, 60, 100000));
      trestle_object_set_number (object, "update_window", pick_scale (rand, 600, 400000));
      if (is_one_in (rand, 2))
        trestle_object_set_number (object, "reports", FALSE);
      else
        trestle_object_set_number (object, "report_time", pick_scale (rand, 5, 600));
    }
  TRESTLE_FOREACH (design, LINK, TrestleLink, link)
    {
      trestle_object_set_ref ((TrestleObject *) link, "end_a", pick (rand, design, TRESTLE_KIND_LOCATION));
      trestle_object_set_ref ((TrestleObject *) link, "end_b", pick (rand, design, TRESTLE_KIND_LOCATION));
      trestle_object_set_number ((TrestleObject *) link, "bandwidth", pick_scale (rand, 64000, 1000000000));
    }
}

static void
fill_images (GRand         *rand,
             TrestleDesign *design)
{
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    {
      TrestleObject *object = (TrestleObject *) image;
      g_autofree char *name = g_strdup_printf ("XP-%u", image_i);

      trestle_object_set_string (object, "name", name);
      trestle_object_set_number (object, "packed", pick_scale (rand, 1 << 20, G_GINT64_CONSTANT (1) << 35));
      if (is_one_in (rand, 3))
        trestle_object_set_string (object, "separation", is_one_in (rand, 2) ? "Payroll data" : "Patients");
      if (is_one_in (rand, 3))
        trestle_object_set_number (object, "versions", g_rand_int_range (rand, 0, 4));
    }
  TRESTLE_FOREACH (design, POLICY, TrestlePolicy, policy)
    if (is_one_in (rand, 2))
      trestle_object_set_number ((TrestleObject *) policy, "offline_period", pick_scale (rand, 3600, 1000000));
  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, workspace)
    {
      trestle_object_set_ref ((TrestleObject *) workspace, "image", pick (rand, design, TRESTLE_KIND_IMAGE));
      if (is_one_in (rand, 2))
        trestle_object_set_ref ((TrestleObject *) workspace, "policy", pick (rand, design, TRESTLE_KIND_POLICY));
    }
}

/* The law of a population’s zone allows the location it is at. */
static gboolean
is_allowed (const TrestleZone     *zone,
            const TrestleLocation *location)
{
  return zone == NULL || zone->countries == NULL || location->country == NULL ||
         g_strv_contains ((const char *const *) zone->countries, location->country);
}

static TrestleObject *
add_population (GRand           *rand,
                TrestleLocation *location)
{
  TrestleDesign *design = ((TrestleObject *) location)->design;
  TrestleObject *population = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  TrestleObject *zone = pick (rand, design, TRESTLE_KIND_ZONE);

  trestle_object_set_ref (population, "location", (TrestleObject *) location);
  trestle_object_set_number (population, "users", is_one_in (rand, 8) ? 0 : g_rand_int_range (rand, 1, is_one_in (rand, 3) ? 5001 : 200));
  if (is_one_in (rand, 3))
    trestle_object_set_number (population, "concurrency", g_rand_int_range (rand, 1, 1001));
  if (is_one_in (rand, 3))
    trestle_object_set_number (population, "machines_per_user", g_rand_int_range (rand, 1, 1001));
  if (!is_one_in (rand, 4))
    trestle_object_set_ref (population, "domain", pick (rand, design, TRESTLE_KIND_DOMAIN));
  if (is_one_in (rand, 2))
    trestle_object_set_ref (population, "unit", pick (rand, design, TRESTLE_KIND_UNIT));
  if (is_one_in (rand, 2) && is_allowed ((TrestleZone *) zone, location))
    trestle_object_set_ref (population, "zone", zone);

  return population;
}

static void
add_usage (GRand         *rand,
           TrestleObject *population,
           TrestleObject *workspace)
{
  const gint64 users = ((TrestlePopulation *) population)->users;
  TrestleObject *usage;

  TRESTLE_FOREACH (population->design, USAGE, TrestleUsage, other)
    if (other->population.target == population && other->workspace.target == workspace)
      return;
  usage = trestle_design_create (population->design, TRESTLE_KIND_USAGE);
  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", workspace);
  trestle_object_set_number (usage, "users", users > 0 ? g_rand_int_range (rand, 1, (gint32) users + 1) : 0);
  trestle_object_set_number (usage, "offline", is_one_in (rand, 2));
}

static void
add_users (GRand         *rand,
           TrestleDesign *design)
{
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
      {
        TrestleObject *population = add_population (rand, location);

        for (int k = g_rand_int_range (rand, 1, 4); k > 0; k--)
          add_usage (rand, population, pick (rand, design, TRESTLE_KIND_WORKSPACE));
      }
}

static gboolean
has_users (const TrestleWorkspace *workspace)
{
  TRESTLE_FOREACH (((const TrestleObject *) workspace)->design, USAGE, TrestleUsage, usage)
    if (usage->workspace.target == (const TrestleObject *) workspace && usage->users > 0)
      return TRUE;

  return FALSE;
}

/* Workspaces that nobody uses are an error of step 1. */
static void
drop_idle_workspaces (TrestleDesign *design)
{
  g_autoptr(GPtrArray) idle = g_ptr_array_new ();

  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, workspace)
    if (!has_users (workspace))
      g_ptr_array_add (idle, workspace);
  for (guint i = 0; i < idle->len; i++)
    trestle_edit_delete (idle->pdata[i]);
}

static void
add_flows (GRand         *rand,
           TrestleDesign *design)
{
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      const TrestlePopulation *home = pick (rand, design, TRESTLE_KIND_POPULATION);
      TrestleObject *there = pick (rand, design, TRESTLE_KIND_LOCATION);
      TrestleObject *flow;

      if (home->users < 1 || home->location.target == there)
        continue;
      flow = trestle_design_create (design, TRESTLE_KIND_FLOW);
      trestle_object_set_ref (flow, "home", (TrestleObject *) home);
      trestle_object_add_ref (flow, "destinations", there);
      trestle_object_set_number (flow, "count", g_rand_int_range (rand, 1, (gint32) home->users + 1));
      if (!is_one_in (rand, 4))
        trestle_object_set_ref (flow, "image", pick (rand, design, TRESTLE_KIND_IMAGE));
    }
}

/* A location with users that no traveler comes to: it can do without levels of its
 * own when all its workspaces have some.
 */
static TrestleObject *
find_unvisited (GRand         *rand,
                TrestleDesign *design)
{
  const TrestlePopulation *population = pick (rand, design, TRESTLE_KIND_POPULATION);

  TRESTLE_FOREACH (design, FLOW, TrestleFlow, flow)
    if (flow->destinations->refs[0].target == population->location.target)
      return NULL;

  return population->users > 0 ? population->location.target : NULL;
}

static void
add_services (GRand         *rand,
              TrestleDesign *design)
{
  g_autoptr(GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TrestleObject *strict = is_one_in (rand, 2) ? find_unvisited (rand, design) : NULL;

  TRESTLE_FOREACH (design, USAGE, TrestleUsage, usage)
    {
      TrestleObject *location = ((TrestlePopulation *) usage->population.target)->location.target;
      TrestleObject *service;

      if ((location != strict && !is_one_in (rand, 6)) ||
          !g_hash_table_add (pairs, g_strconcat (location->id, usage->workspace.id, NULL)))
        continue;
      service = trestle_design_create (design, TRESTLE_KIND_SERVICE);
      trestle_object_set_ref (service, "location", location);
      trestle_object_set_ref (service, "workspace", usage->workspace.target);
      if (location == strict || is_one_in (rand, 2))
        trestle_object_set_number (service, "load_expectation", pick_scale (rand, 60, 100000));
      if (location == strict || is_one_in (rand, 2))
        trestle_object_set_number (service, "update_window", pick_scale (rand, 600, 400000));
    }
  if (strict != NULL)
    {
      trestle_object_unset ((TrestleObject *) strict, "load_expectation");
      trestle_object_unset ((TrestleObject *) strict, "update_window");
    }
}

TrestleDesign *
random_scope_new (guint32 seed,
                  guint   n_locations)
{
  TrestleDesign *design = trestle_design_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  trestle_design_seed (design, seed);
  create_many (rand, design, TRESTLE_KIND_NETWORK, 0, 3);
  create_many (rand, design, TRESTLE_KIND_ZONE, 0, 2);
  create_many (rand, design, TRESTLE_KIND_UNIT, 0, 3);
  create_many (rand, design, TRESTLE_KIND_DOMAIN, 0, 4);
  create_many (rand, design, TRESTLE_KIND_LOCATION, 1, (int) n_locations);
  create_many (rand, design, TRESTLE_KIND_LINK, 0, is_one_in (rand, 2) ? 0 : (int) n_locations);
  create_many (rand, design, TRESTLE_KIND_IMAGE, 1, 5);
  create_many (rand, design, TRESTLE_KIND_POLICY, 0, 3);
  create_many (rand, design, TRESTLE_KIND_WORKSPACE, 1, 6);
  create_many (rand, design, TRESTLE_KIND_LIBRARY, 0, 1);

  fill_design (rand, design);
  fill_domains (rand, design);
  fill_groups (rand, design);
  fill_locations (rand, design);
  fill_images (rand, design);
  add_users (rand, design);
  drop_idle_workspaces (design);
  add_flows (rand, design);
  add_services (rand, design);

  return design;
}

void
strip_to_scope (TrestleDesign *design,
                gboolean       marks)
{
  static const TrestleKind later[] = {
    TRESTLE_KIND_IIS, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_CONSOLE, TRESTLE_KIND_SERVER, TRESTLE_KIND_INSTANCE,
    TRESTLE_KIND_DATABASE, TRESTLE_KIND_MACHINE, TRESTLE_KIND_DECISION
  };
  static const char *const clients[] = { "client_os", "client_cores", "client_clock", "client_memory", "repositories" };

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    while (trestle_design_get_list (design, later[i])->items->len > 0)
      trestle_edit_delete (trestle_design_get_list (design, later[i])->items->pdata[0]);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    {
      trestle_object_unset ((TrestleObject *) location, "techniques");
      trestle_object_unset ((TrestleObject *) location, "technique_rationale");
      if (!marks)
        trestle_object_unset ((TrestleObject *) location, "local_repository");
    }
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
      trestle_object_unset ((TrestleObject *) population, clients[i]);
  TRESTLE_FOREACH (design, SERVICE, TrestleService, service)
    trestle_object_unset ((TrestleObject *) service, "techniques");
  trestle_object_unset (TRESTLE_OBJECT (design), "distribution_system");
}
