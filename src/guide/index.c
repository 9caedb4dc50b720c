/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Building the index: parameters, populations, locations, instances, databases.
 * Demands, cells and repositories have files of their own.
 */
#include "config.h"

#include "index.h"

#include "clients.h"
#include "paths.h"

static guint
count (const TrestleDesign *design,
       TrestleKind          kind)
{
  return trestle_design_get_list (design, kind)->items->len;
}

static void
read_parameters (TrestleIndex *self)
{
  const TrestleDesign *design = self->design;
  TrestleParameters *p = &self->parameters;

  p->event_rate_low = TRESTLE_OR (design->event_rate_low, TRESTLE_EVENT_RATE_LOW);
  p->event_rate_high = TRESTLE_OR (design->event_rate_high, TRESTLE_EVENT_RATE_HIGH);
  p->event_size = TRESTLE_OR (design->event_size, TRESTLE_EVENT_BYTES);
  p->event_interval = TRESTLE_OR (design->event_interval, TRESTLE_EVENT_INTERVAL);
  p->policy_interval = TRESTLE_OR (design->policy_interval, TRESTLE_POLICY_INTERVAL);
  p->image_poll = TRESTLE_OR (design->image_poll, TRESTLE_IMAGE_POLL_INTERVAL);
  p->initial_share = TRESTLE_OR (design->initial_share, 1000);
  p->update_share = TRESTLE_OR (design->update_share, 1000);
  p->link_efficiency = TRESTLE_OR (design->link_efficiency, 1000);
  p->report_buffer = TRESTLE_OR (design->report_buffer, 1000);
  p->capacity_threshold = TRESTLE_OR (design->capacity_threshold, 900);
  p->placement_tolerance = TRESTLE_OR (design->placement_tolerance, 50);
  p->short_window = TRESTLE_OR (design->short_window, 86400);
  p->nic_share = TRESTLE_OR (design->nic_share, 500);
  p->report_days = TRESTLE_OR (design->report_days, 7);
  p->thin_path = TRESTLE_OR (design->thin_path, 10000000);
  p->long_retention = TRESTLE_OR (design->long_retention, 365 * 86400);
}

static void
add_locations (TrestleIndex *self)
{
  self->n_locations = count (self->design, TRESTLE_KIND_LOCATION);
  self->locations = TRESTLE_ARENA_NEW0 (self->arena, TrestleLocationLoad, self->n_locations);

  TRESTLE_FOREACH (self->design, LOCATION, TrestleLocation, location)
    {
      TrestleLocationLoad *load = trestle_index_location (self, location);

      load->location = location;
      load->isolated = trestle_isolated_network (location);
      load->strictest_load = TRESTLE_UNSET;
      load->bandwidth = location->bandwidth;
      load->load_expectation = location->load_expectation;
      load->update_window = location->update_window;
      load->techniques = location->techniques;
      load->local_repository = location->local_repository;
      load->lan = TRESTLE_OR (location->lan_speed, TRESTLE_LAN_SPEED);
    }

  TRESTLE_FOREACH (self->design, MACHINE, TrestleMachine, machine)
    if (machine->location.target != NULL)
      trestle_index_location (self, machine->location.target)->n_machines++;
}

static guint
get_end (const TrestleRef *end)
{
  return end->target != NULL ? trestle_position (end->target) : G_MAXUINT;
}

static void
add_links (TrestleIndex *self)
{
  const GPtrArray *links = trestle_design_get_list (self->design, TRESTLE_KIND_LINK)->items;

  self->n_links = links->len;
  self->links = TRESTLE_ARENA_NEW (self->arena, TrestleLinkLoad, links->len);
  TRESTLE_FOREACH (self->design, LINK, TrestleLink, link)
    {
      const TrestleLink *soon = links->pdata[MIN (link_i + TRESTLE_AHEAD, links->len - 1)];

      __builtin_prefetch (soon->end_a.target);
      __builtin_prefetch (soon->end_b.target);
      self->links[link_i] = (TrestleLinkLoad) { link, get_end (&link->end_a), get_end (&link->end_b), link->bandwidth, link->redundant == TRUE };
    }
}

static TrestleUse
read_use (const TrestleUsage *usage)
{
  TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;

  return (TrestleUse) {
           .workspace = workspace,
           .image = workspace != NULL ? (TrestleImage *) workspace->image.target : NULL,
           .users = TRESTLE_OR (usage->users, 0),
           .offline = usage->offline == TRESTLE_UNSET ? -1 : (gint8) usage->offline,
           .unset_users = usage->users == TRESTLE_UNSET
  };
}

/* Usages in the order of their populations: a counting sort. */
static void
sort_usages (TrestleIndex *self)
{
  const GPtrArray *usages = trestle_design_get_list (self->design, TRESTLE_KIND_USAGE)->items;
  guint n = usages->len, total = 0;
  g_autoptr(TrestleArena) scratch = trestle_arena_new ();
  guint *of = TRESTLE_ARENA_NEW (scratch, guint, n);
  TrestleUse *uses = TRESTLE_ARENA_NEW (scratch, TrestleUse, n);

  TRESTLE_FOREACH (self->design, USAGE, TrestleUsage, usage)
    {
      of[usage_i] = usage->population.target != NULL ? trestle_position (usage->population.target) : G_MAXUINT;
      if (of[usage_i] == G_MAXUINT)
        continue;
      self->populations[of[usage_i]].n_usages++;
      uses[usage_i] = read_use (usage);
    }

  self->usages = TRESTLE_ARENA_NEW (self->arena, TrestleUsage *, n);
  self->uses = TRESTLE_ARENA_NEW (self->arena, TrestleUse, n);
  for (guint i = 0; i < self->n_populations; i++)
    {
      self->populations[i].usages = self->usages + total;
      self->populations[i].uses = self->uses + total;
      total += self->populations[i].n_usages;
      self->populations[i].n_usages = 0;
    }

  for (guint i = 0; i < n; i++)
    if (of[i] != G_MAXUINT)
      {
        TrestlePopulationLoad *load = &self->populations[of[i]];

        load->uses[load->n_usages] = uses[i];
        load->usages[load->n_usages++] = usages->pdata[i];
      }
}

/* What is missing at the locations of populations, for records that ask for it. */
static void
note_missing (TrestleIndex *self)
{
  for (guint i = 0; i < self->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &self->populations[i];
      gboolean named = load->users == 0, decided = load->users == 0 || load->n_usages > 0;

      if (load->location == NULL)
        continue;
      for (guint k = 0; k < load->n_usages; k++)
        {
          named = named || load->uses[k].image != NULL;
          decided = decided && load->uses[k].offline >= 0;
        }
      load->location->no_image = load->location->no_image || !named;
      load->location->undecided = load->location->undecided || !decided;
    }
}

/* That serve @load, behind those of the populations before it. */
static void
add_repositories (TrestleIndex          *self,
                  TrestlePopulationLoad *load)
{
  const TrestleRefs *refs = load->population->repositories;

  for (guint i = 0; refs != NULL && i < refs->n; i++)
    if (refs->refs[i].target != NULL)
      {
        g_ptr_array_add (self->repositories_of, trestle_index_repository (self, refs->refs[i].target));
        load->n_repositories++;
      }
    else
      load->n_missing++;
}

static void
add_populations (TrestleIndex *self)
{
  const GPtrArray *populations = trestle_design_get_list (self->design, TRESTLE_KIND_POPULATION)->items;
  guint total = 0;

  self->n_populations = populations->len;
  self->populations = TRESTLE_ARENA_NEW0 (self->arena, TrestlePopulationLoad, self->n_populations);
  self->repositories_of = g_ptr_array_sized_new (self->n_populations);

  TRESTLE_FOREACH (self->design, POPULATION, TrestlePopulation, population)
    {
      TrestlePopulationLoad *load = &self->populations[trestle_position (population)];
      gint64 users = TRESTLE_OR (population->users, 0);

      if (population_i + TRESTLE_AHEAD < self->n_populations)
        __builtin_prefetch (((TrestlePopulation *) populations->pdata[population_i + TRESTLE_AHEAD])->repositories);
      load->population = population;
      load->domain = (TrestleDomain *) population->domain.target;
      load->unit = (TrestleOrgUnit *) population->unit.target;
      load->zone = (TrestleZone *) population->zone.target;
      load->instance = population->instance.target != NULL ? trestle_index_instance (self, population->instance.target) : NULL;
      load->users = users;
      load->machines = TRESTLE_OR (population->machines_per_user, TRESTLE_MACHINES_PER_USER);
      load->clients = trestle_clients_with (load->machines, users);
      load->cell = G_MAXUINT;
      load->typical = trestle_has_typical_client (population);
      self->users += users;
      self->clients += load->clients;
      load->concurrency = TRESTLE_OR (population->concurrency, TRESTLE_CONCURRENCY);
      self->active_permille += (TrestleInt128) load->clients * load->concurrency;
      if (population->location.target != NULL)
        {
          load->location = trestle_index_location (self, population->location.target);
          load->location->users += users;
          load->location->clients += load->clients;
          load->location->n_populations++;
          load->location->no_number = load->location->no_number || population->users == TRESTLE_UNSET;
        }
      add_repositories (self, load);
    }
  for (guint i = 0; i < self->n_populations; i++)
    {
      self->populations[i].repositories = (TrestleRepositoryLoad **) self->repositories_of->pdata + total;
      total += self->populations[i].n_repositories;
    }
  self->active = (gint64) ((self->active_permille + 999) / 1000);
  sort_usages (self);
  note_missing (self);
}

static void
add_flows (TrestleIndex *self)
{
  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    for (guint i = 0; flow->destinations != NULL && i < flow->destinations->n; i++)
      if (flow->destinations->refs[i].target != NULL)
        trestle_index_location (self, flow->destinations->refs[i].target)->inbound += TRESTLE_OR (flow->count, 0);

  for (guint i = 0; i < self->n_locations; i++)
    self->maximum += self->locations[i].users + self->locations[i].inbound;
}

/* What one usage says about the outage of its instance's server (C-8). */
static void
add_offline (TrestleInstanceLoad *load,
             const TrestleUse    *use)
{
  TrestleWorkspace *workspace = use->workspace;
  const TrestlePolicy *policy = workspace != NULL ? (TrestlePolicy *) workspace->policy.target : NULL;
  gint64 period;

  if (use->users == 0)
    return;
  if (use->offline < 0)
    {
      load->undecided++;
      return;
    }
  if (use->offline == FALSE)
    {
      load->stopped += use->users;
      load->tolerance = 0;
      return;
    }

  period = policy != NULL ? TRESTLE_OR (policy->offline_period, TRESTLE_UNLIMITED) : TRESTLE_UNLIMITED;
  load->n_offline++;
  load->n_unlimited += period == TRESTLE_UNLIMITED ? 1 : 0;
  load->tolerance = MIN (load->tolerance, period);
  if (period < load->allowed_tolerance ||
      (period == load->allowed_tolerance && load->limiting != NULL && load->limiting != workspace &&
       trestle_object_compare (&workspace, &load->limiting) < 0))
    {
      load->allowed_tolerance = period;
      load->limiting = workspace;
    }
}

/* Populations in the order of their instances: a counting sort. */
static void
sort_members (TrestleIndex *self)
{
  guint total = 0;

  for (guint i = 0; i < self->n_populations; i++)
    if (self->populations[i].instance != NULL)
      self->populations[i].instance->n_populations++;

  self->members = TRESTLE_ARENA_NEW (self->arena, TrestlePopulationLoad *, self->n_populations);
  for (guint i = 0; i < self->n_instances; i++)
    {
      self->instances[i].members = self->members + total;
      total += self->instances[i].n_populations;
      self->instances[i].n_populations = 0;
    }

  for (guint i = 0; i < self->n_populations; i++)
    {
      TrestleInstanceLoad *load = self->populations[i].instance;

      if (load != NULL)
        load->members[load->n_populations++] = &self->populations[i];
    }
}

static void
add_members (TrestleIndex *self)
{
  sort_members (self);
  for (guint i = 0; i < self->n_populations; i++)
    {
      const TrestlePopulationLoad *population = &self->populations[i];
      TrestleInstanceLoad *load = population->instance;

      if (load == NULL)
        continue;
      load->users += population->users;
      load->clients += population->clients;
      load->active_permille += (TrestleInt128) population->clients * population->concurrency;
      for (guint k = 0; k < population->n_usages; k++)
        add_offline (load, &population->uses[k]);
    }

  for (guint i = 0; i < self->n_instances; i++)
    {
      self->instances[i].active = (gint64) ((self->instances[i].active_permille + 999) / 1000);
      self->designed += self->instances[i].n_populations > 0 ? 1 : 0;
    }
  self->designed = MAX (self->designed, 1);
}

static void
add_components (TrestleIndex *self)
{
  TRESTLE_FOREACH (self->design, SERVER, TrestleServer, server)
    if (server->instance.target != NULL)
      {
        TrestleInstanceLoad *load = trestle_index_instance (self, server->instance.target);
        gint64 role = TRESTLE_OR (server->role, TRESTLE_SERVER_ACTIVE);

        if (role == TRESTLE_SERVER_ACTIVE)
          {
            load->n_active++;
            if (load->active_server == NULL || trestle_object_compare (&server, &load->active_server) < 0)
              load->active_server = server;
          }
        else if (role == TRESTLE_SERVER_PASSIVE)
          {
            load->n_passive++;
            if (load->passive_server == NULL || trestle_object_compare (&server, &load->passive_server) < 0)
              load->passive_server = server;
          }
      }

  TRESTLE_FOREACH (self->design, CONSOLE, TrestleConsole, console)
    {
      if (console->instance.target != NULL)
        {
          trestle_index_instance (self, console->instance.target)->n_consoles++;
          trestle_index_instance (self, console->instance.target)->n_own_consoles++;
        }
      for (guint i = 0; console->repointed != NULL && i < console->repointed->n; i++)
        if (console->repointed->refs[i].target != NULL &&
            console->repointed->refs[i].target != console->instance.target)
          trestle_index_instance (self, console->repointed->refs[i].target)->n_consoles++;
    }
}

/* Images are few: a bit set a page of 64 would serve, a scan of one array does. */
static void
count_workspaces (TrestleIndex *self)
{
  guint n_images = count (self->design, TRESTLE_KIND_IMAGE);
  g_autofree guint8 *seen = g_malloc0 ((gsize) (self->n_instances + 1) * (n_images + 1));

  TRESTLE_FOREACH (self->design, WORKSPACE, TrestleWorkspace, workspace)
    if (workspace->instance.target != NULL)
      {
        TrestleInstanceLoad *load = trestle_index_instance (self, workspace->instance.target);
        guint8 *mark;

        load->n_workspaces++;
        if (workspace->image.target == NULL)
          continue;
        mark = &seen[(gsize) trestle_position (load->instance) * n_images + trestle_position (workspace->image.target)];
        load->n_images += *mark == 0 ? 1 : 0;
        *mark = 1;
      }
}

static void
add_instances (TrestleIndex *self)
{
  TRESTLE_FOREACH (self->design, INSTANCE, TrestleInstance, instance)
    {
      TrestleInstanceLoad *load = trestle_index_instance (self, instance);

      load->instance = instance;
      load->tolerance = TRESTLE_UNLIMITED;
      load->allowed_tolerance = TRESTLE_UNLIMITED;
    }
  add_members (self);
  add_components (self);
  count_workspaces (self);
}

static void
add_databases (TrestleIndex *self)
{
  self->n_databases = count (self->design, TRESTLE_KIND_DATABASE);
  self->databases = TRESTLE_ARENA_NEW0 (self->arena, TrestleDatabaseLoad, self->n_databases);
  TRESTLE_FOREACH (self->design, DATABASE, TrestleDatabase, database)
    self->databases[trestle_position (database)].database = database;

  for (guint i = 0; i < self->n_instances; i++)
    {
      const TrestleObject *database = self->instances[i].instance->database.target;

      if (database != NULL)
        {
          self->databases[database->position].clients += self->instances[i].clients;
          self->databases[database->position].n_instances++;
        }
    }
}

TrestleServer **
trestle_find_servers (const TrestleDesign *design)
{
  TrestleServer **servers = g_new0 (TrestleServer *, count (design, TRESTLE_KIND_MACHINE) + 1);

  TRESTLE_FOREACH (design, SERVER, TrestleServer, server)
    if (server->machine.target != NULL)
      {
        TrestleServer **first = &servers[trestle_position (server->machine.target)];

        if (*first == NULL || trestle_object_compare (&server, first) < 0)
          *first = server;
      }

  return servers;
}

/* What each part needs, those in front of it have made. */
static void (*const parts[]) (TrestleIndex *self) = {
  add_locations, add_links, add_populations, add_flows, add_instances, add_databases, trestle_index_add_repositories,
  trestle_index_add_demands, trestle_index_add_judgments, trestle_index_add_need, trestle_index_add_downloads,
  trestle_index_add_cells
};

TrestleIndex *
trestle_index_begin (TrestleDesign *design)
{
  TrestleIndex *self = g_new0 (TrestleIndex, 1);

  self->design = design;
  self->arena = trestle_arena_new ();
  read_parameters (self);
  self->n_instances = count (design, TRESTLE_KIND_INSTANCE);
  self->instances = TRESTLE_ARENA_NEW0 (self->arena, TrestleInstanceLoad, self->n_instances);
  self->n_repositories = count (design, TRESTLE_KIND_REPOSITORY);
  self->repositories = TRESTLE_ARENA_NEW0 (self->arena, TrestleRepositoryLoad, self->n_repositories);

  return self;
}

gboolean
trestle_index_step (TrestleIndex *self)
{
  if (self->n_parts == G_N_ELEMENTS (parts))
    return FALSE;
  parts[self->n_parts++] (self);

  return TRUE;
}

TrestleIndex *
trestle_index_new (TrestleDesign *design)
{
  TrestleIndex *self = trestle_index_begin (design);

  while (trestle_index_step (self))
    continue;

  return self;
}

void
trestle_index_free (TrestleIndex *self)
{
  g_clear_pointer (&self->services, g_hash_table_unref);
  g_clear_pointer (&self->repositories_of, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->paths, trestle_paths_free);
  trestle_arena_free (self->arena);
  g_free (self);
}
