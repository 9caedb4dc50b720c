/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the users of each location ask the network for: image by image, under
 * the service levels and techniques that apply there (C-1, C-4, AMB-12).
 */
#include "config.h"

#include "index.h"

#include <string.h>

/* Service levels that apply to a workspace at a location. */
typedef struct
{
  gint64 load_expectation, update_window, techniques;
} Levels;

static guint64
pair_key (gconstpointer location,
          gconstpointer workspace)
{
  return ((guint64) trestle_position (location) << 32) | trestle_position (workspace);
}

/* NULL when the design has none. */
static GHashTable *
collect_services (TrestleIndex *self)
{
  GHashTable *services = NULL;

  TRESTLE_FOREACH (self->design, SERVICE, TrestleService, service)
    if (service->location.target != NULL && service->workspace.target != NULL)
      {
        guint64 key = pair_key (service->location.target, service->workspace.target);

        trestle_index_location (self, service->location.target)->has_services = TRUE;
        if (services == NULL)
          services = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
        g_hash_table_insert (services, g_memdup2 (&key, sizeof key), service);
      }

  return services;
}

static Levels
get_levels (const TrestleLocationLoad *load,
            gconstpointer              workspace,
            GHashTable                *services)
{
  Levels levels = { load->load_expectation, load->update_window, load->techniques };
  gboolean may_differ = load->has_services && workspace != NULL;
  guint64 key = may_differ ? pair_key (load->location, workspace) : 0;
  const TrestleService *service = may_differ ? g_hash_table_lookup (services, &key) : NULL;

  if (service != NULL)
    {
      levels.load_expectation = TRESTLE_OR (service->load_expectation, levels.load_expectation);
      levels.update_window = TRESTLE_OR (service->update_window, levels.update_window);
      levels.techniques = TRESTLE_OR (service->techniques, levels.techniques);
    }
  levels.techniques = TRESTLE_OR (levels.techniques, 0);

  return levels;
}

static gboolean
is_held_at (const TrestleLocationLoad *load,
            const TrestleImage        *image)
{
  for (const TrestleRepositoryLoad *local = load->first_local; local != NULL; local = local->next_local)
    if (trestle_refs_contain (local->repository->images, image))
      return TRUE;

  return FALSE;
}

static void
add_demand (TrestleLocationLoad *load,
            TrestleImage        *image,
            gint64               clients,
            Levels               levels)
{
  TrestleDemand *demand;

  for (guint i = 0; i < load->n_demands; i++)
    {
      demand = &load->demands[i];
      if (demand->image == image && demand->load_expectation == levels.load_expectation &&
          demand->update_window == levels.update_window && demand->techniques == levels.techniques)
        {
          demand->clients += clients;
          return;
        }
    }

  demand = &load->demands[load->n_demands++];
  *demand = (TrestleDemand) { image, clients, levels.load_expectation, levels.update_window, levels.techniques, FALSE };
}

/* Users of one image in one population become clients together (C-3), unless
 * service levels set their workspaces apart.
 */
static void
add_population (const TrestlePopulationLoad *population,
                GHashTable                  *services)
{
  TrestleLocationLoad *load = population->location;
  gboolean whole_clients = population->machines % 1000 == 0;

  if (load == NULL)
    return;

  for (guint i = 0; i < population->n_usages; i++)
    {
      const TrestleUse *use = &population->uses[i];
      gint64 before = 0;
      Levels levels;

      if (use->image == NULL || use->users == 0)
        continue;
      levels = get_levels (load, use->workspace, services);

      /* Machines that users share round up once for all of an image's users. */
      for (guint k = 0; !whole_clients && k < i; k++)
        {
          const TrestleUse *other = &population->uses[k];
          Levels other_levels;

          if (other->image != use->image)
            continue;
          other_levels = get_levels (load, other->workspace, services);
          if (memcmp (&other_levels, &levels, sizeof levels) == 0)
            before += other->users;
        }
      add_demand (load, use->image,
                  trestle_clients_with (population->machines, before + use->users) -
                  trestle_clients_with (population->machines, before), levels);
    }
}

static void
add_travelers (TrestleIndex *self,
               GHashTable   *services)
{
  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    {
      TrestleImage *image = (TrestleImage *) flow->image.target;
      const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

      if (image == NULL || home == NULL || flow->destinations == NULL || TRESTLE_OR (flow->count, 0) == 0)
        continue;
      for (guint i = 0; i < flow->destinations->n; i++)
        if (flow->destinations->refs[i].target != NULL)
          {
            TrestleLocationLoad *load = trestle_index_location (self, flow->destinations->refs[i].target);

            add_demand (load, image, trestle_clients_of (home, flow->count), get_levels (load, NULL, services));
          }
    }
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/* By image, then by what sets two demands for one image apart: the order in which
 * usages and services stand in the file carries no meaning.
 */
static int
compare_demands (const TrestleDemand *a,
                 const TrestleDemand *b)
{
  int order = trestle_object_compare (&a->image, &b->image);

  if (order == 0)
    order = compare_numbers (a->update_window, b->update_window);
  if (order == 0)
    order = compare_numbers (a->load_expectation, b->load_expectation);

  return order != 0 ? order : compare_numbers (a->techniques, b->techniques);
}

static gboolean
is_larger (const TrestleDemand *a,
           const TrestleDemand *b)
{
  return a->image->packed > b->image->packed || (a->image->packed == b->image->packed && compare_demands (a, b) < 0);
}

gboolean
trestle_demand_is_heavier (const TrestleDemand *a,
                           const TrestleDemand *b,
                           gboolean             by_rate)
{
  TrestleInt128 volume_a = (TrestleInt128) a->clients * a->image->packed;
  TrestleInt128 volume_b = (TrestleInt128) b->clients * b->image->packed;
  int order = 0;

  if (by_rate && a->update_window != b->update_window && a->update_window != TRESTLE_UNSET &&
      b->update_window != TRESTLE_UNSET)
    order = trestle_number_compare (trestle_ratio (volume_a, a->update_window), trestle_ratio (volume_b, b->update_window));
  if (order == 0)
    order = (volume_a > volume_b) - (volume_a < volume_b);

  return order > 0 || (order == 0 && compare_demands (a, b) < 0);
}

/* Rates compare only where every demand has a window. */
static gboolean
has_all_windows (const TrestleLocationLoad *load)
{
  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].update_window == TRESTLE_UNSET)
      return FALSE;

  return TRUE;
}

static void
summarize (TrestleLocationLoad *load,
           gint64               poll)
{
  gboolean by_rate = has_all_windows (load);

  load->complete = load->bandwidth != TRESTLE_UNSET;

  for (guint i = 0; i < load->n_demands; i++)
    {
      TrestleDemand *demand = &load->demands[i];

      demand->held = is_held_at (load, demand->image);
      load->downloads = load->downloads || (demand->techniques & TRESTLE_TECHNIQUE_NETWORK) != 0;
      if (trestle_updates_by_network (demand->techniques))
        {
          load->updates = TRUE;
          load->no_window = load->no_window || (demand->update_window != TRESTLE_UNSET && demand->update_window <= poll);
        }
      if (demand->load_expectation != TRESTLE_UNSET &&
          (load->strictest_load == TRESTLE_UNSET || demand->load_expectation < load->strictest_load))
        load->strictest_load = demand->load_expectation;
      if (demand->image->packed == TRESTLE_UNSET)
        {
          load->complete = FALSE;
          continue;
        }
      load->all_bytes += (TrestleInt128) demand->clients * demand->image->packed;
      if (load->largest == NULL || is_larger (demand, load->largest))
        load->largest = demand;
      if (load->heaviest == NULL || trestle_demand_is_heavier (demand, load->heaviest, by_rate))
        load->heaviest = demand;
    }
}

const TrestleDemand *
trestle_find_use_demand (const TrestleIndex        *self,
                         const TrestleLocationLoad *load,
                         const TrestleUse          *use)
{
  Levels levels = get_levels (load, use->workspace, self->services);

  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].image == use->image && load->demands[i].update_window == levels.update_window &&
        load->demands[i].load_expectation == levels.load_expectation && load->demands[i].techniques == levels.techniques)
      return &load->demands[i];

  return NULL;
}

const TrestleDemand *
trestle_find_usage_demand (const TrestleIndex        *self,
                           const TrestleLocationLoad *load,
                           const TrestleUsage        *usage)
{
  TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;
  const TrestleUse use = { .workspace = workspace, .image = (TrestleImage *) workspace->image.target };

  return trestle_find_use_demand (self, load, &use);
}

TrestleObject *
trestle_find_level_source (const TrestleIndex        *self,
                           const TrestleLocationLoad *load,
                           const TrestleImage        *image,
                           const char                *field_name,
                           gint64                     value)
{
  TrestleObject *location = (TrestleObject *) load->location;
  TrestleObject *source = NULL;

  if (trestle_object_get_number (location, trestle_object_find_field (location, field_name)) == value)
    return location;

  TRESTLE_FOREACH (self->design, SERVICE, TrestleService, service)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) service->workspace.target;
      TrestleObject *object = (TrestleObject *) service;

      if (service->location.target == location && workspace != NULL &&
          (image == NULL || workspace->image.target == (const TrestleObject *) image) &&
          trestle_object_get_number (object, trestle_object_find_field (object, field_name)) == value &&
          (source == NULL || trestle_object_compare (&object, &source) < 0))
        source = object;
    }

  return source != NULL ? source : location;
}

/* Room for every usage and every visit: more than can be needed, never less. */
static void
reserve_demands (TrestleIndex *self)
{
  g_autofree guint *n = g_new0 (guint, self->n_locations + 1);
  guint total = 0;

  for (guint i = 0; i < self->n_populations; i++)
    if (self->populations[i].location != NULL)
      n[self->populations[i].location - self->locations] += self->populations[i].n_usages;
  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    for (guint i = 0; flow->destinations != NULL && i < flow->destinations->n; i++)
      if (flow->destinations->refs[i].target != NULL)
        n[trestle_position (flow->destinations->refs[i].target)]++;

  for (guint i = 0; i < self->n_locations; i++)
    total += n[i];
  self->demands = TRESTLE_ARENA_NEW (self->arena, TrestleDemand, total);
  total = 0;
  for (guint i = 0; i < self->n_locations; i++)
    {
      self->locations[i].demands = self->demands + total;
      total += n[i];
    }
}

void
trestle_index_add_demands (TrestleIndex *self)
{
  self->services = collect_services (self);
  reserve_demands (self);
  for (guint i = 0; i < self->n_populations; i++)
    add_population (&self->populations[i], self->services);
  add_travelers (self, self->services);
  for (guint i = 0; i < self->n_locations; i++)
    summarize (&self->locations[i], self->parameters.image_poll);
}
