/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the server of an instance may stand, and how well (C-6): one sweep down
 * the merges of paths.c gives the scores of all locations.
 */
#include "config.h"

#include "paths-private.h"

#include <string.h>

/* Clients of the instance at each location. */
static gint64 *
collect_clients (const TrestleIndex    *index,
                 const TrestleInstance *instance)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);
  gint64 *clients = g_new0 (gint64, index->n_locations + 1);

  for (guint i = 0; i < load->n_populations; i++)
    if (load->members[i]->location != NULL)
      clients[load->members[i]->location - index->locations] += load->members[i]->clients;

  return clients;
}

/* From the last merge down: what lies on the other side is reached at its width. */
static void
sweep (const TrestlePaths *self,
       gint64             *clients,
       TrestleInt128      *weighted,
       gint64             *worst)
{
  for (guint i = 0; i < self->n_merges; i++)
    {
      const TrestleMerge *merge = &self->merges[i];

      clients[self->n_points + i] = clients[merge->left] + clients[merge->right];
    }

  for (guint i = self->n_merges; i-- > 0;)
    {
      const TrestleMerge *merge = &self->merges[i];
      guint node = self->n_points + i;

      weighted[merge->left] = weighted[node] + (TrestleInt128) merge->width * clients[merge->right];
      weighted[merge->right] = weighted[node] + (TrestleInt128) merge->width * clients[merge->left];
      worst[merge->left] = clients[merge->right] > 0 ? MIN (worst[node], merge->width) : worst[node];
      worst[merge->right] = clients[merge->left] > 0 ? MIN (worst[node], merge->width) : worst[node];
    }
}

int
trestle_placement_compare (gconstpointer a,
                           gconstpointer b)
{
  const TrestleCandidate *candidate_a = a;
  const TrestleCandidate *candidate_b = b;

  if (candidate_a->weighted != candidate_b->weighted)
    return candidate_a->weighted > candidate_b->weighted ? -1 : 1;
  if (candidate_a->worst != candidate_b->worst)
    return candidate_a->worst > candidate_b->worst ? -1 : 1;

  if (candidate_a->redundant != candidate_b->redundant)
    return candidate_a->redundant > candidate_b->redundant ? -1 : 1;

  return trestle_object_compare (&candidate_a->location, &candidate_b->location);
}

void
trestle_placement_find_bounds (const TrestleIndex    *index,
                               const TrestleInstance *instance,
                               TrestleNetwork       **isolated,
                               TrestleZone          **zone)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);

  *isolated = NULL;
  *zone = NULL;
  for (guint i = 0; i < load->n_populations; i++)
    {
      TrestleNetwork *network = load->members[i]->location != NULL ? load->members[i]->location->isolated : NULL;
      TrestleZone *own = load->members[i]->zone;

      if (network != NULL && (*isolated == NULL || trestle_object_compare (&network, isolated) < 0))
        *isolated = network;
      if (own != NULL && (*zone == NULL || trestle_object_compare (&own, zone) < 0))
        *zone = own;
    }
}

gboolean
trestle_placement_is_allowed (const TrestleZone     *zone,
                              const TrestleLocation *location)
{
  if (zone == NULL || zone->countries == NULL || location->country == NULL)
    return TRUE;

  return g_strv_contains ((const char *const *) zone->countries, location->country);
}

/* The scores and the least paths of all locations for clients that are @at each;
 * free both.
 */
static TrestleInt128 *
score_all (const TrestleIndex *index,
           const TrestlePaths *self,
           const gint64       *at,
           gint64            **worst)
{
  guint n_nodes = self->n_points + self->n_merges;
  g_autofree gint64 *clients = g_new0 (gint64, n_nodes + 1);
  TrestleInt128 *weighted = g_new0 (TrestleInt128, n_nodes + 1);

  *worst = g_new (gint64, n_nodes + 1);
  for (guint i = 0; i <= n_nodes; i++)
    (*worst)[i] = TRESTLE_WIDTH_UNLIMITED;
  memcpy (clients, at, sizeof (gint64) * index->n_locations);
  sweep (self, clients, weighted, *worst);
  for (guint i = 0; i < index->n_locations; i++)
    weighted[i] += (TrestleInt128) index->locations[i].lan * at[i];

  return weighted;
}

static gboolean
may_stand (const TrestleLocationLoad *load,
           const TrestleNetwork      *isolated,
           const TrestleZone         *zone)
{
  return load->isolated == isolated && load->bandwidth != TRESTLE_UNSET && trestle_placement_is_allowed (zone, load->location);
}

GArray *
trestle_placement_list_candidates (const TrestleIndex *index,
                                   TrestleInstance    *instance)
{
  const TrestlePaths *self = trestle_paths_get (index);
  g_autofree gint64 *at = collect_clients (index, instance);
  g_autofree gint64 *worst = NULL;
  g_autofree TrestleInt128 *weighted = score_all (index, self, at, &worst);
  g_autofree gint64 *reached = g_new0 (gint64, self->n_points);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (TrestleCandidate));
  TrestleNetwork *isolated;
  TrestleZone *zone;
  gint64 total = 0;

  for (guint i = 0; i < index->n_locations; i++)
    {
      total += at[i];
      reached[self->points[i].root] += at[i];
    }
  trestle_placement_find_bounds (index, instance, &isolated, &zone);

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleCandidate candidate = { load->location, weighted[i], total, worst[i],
                                     self->redundant[i] };

      if (total == 0 || !may_stand (load, isolated, zone))
        continue;
      if (at[i] > 0)
        candidate.worst = MIN (candidate.worst, load->lan);
      if (reached[self->points[i].root] < total)
        candidate.worst = 0;
      g_array_append_val (candidates, candidate);
    }

  return candidates;
}

gboolean
trestle_placement_find_first (const TrestleIndex *index,
                              TrestleInstance    *instance,
                              TrestleCandidate   *first)
{
  g_autoptr(GArray) candidates = trestle_placement_list_candidates (index, instance);

  for (guint i = 0; i < candidates->len; i++)
    if (i == 0 || trestle_placement_compare (&g_array_index (candidates, TrestleCandidate, i), first) < 0)
      *first = g_array_index (candidates, TrestleCandidate, i);

  return candidates->len > 0;
}

const GArray *
trestle_paths_get_candidates (const TrestleIndex *index,
                              TrestleInstance    *instance)
{
  TrestlePaths *self = trestle_paths_get (index);
  GArray *candidates = g_hash_table_lookup (self->candidates, instance);

  if (candidates == NULL)
    {
      candidates = trestle_placement_list_candidates (index, instance);
      g_array_sort (candidates, trestle_placement_compare);
      g_hash_table_insert (self->candidates, instance, candidates);
    }

  return candidates;
}

gboolean
trestle_placement_holds (const TrestleIndex      *index,
                         const TrestleInstance   *instance,
                         const TrestleLocation   *location,
                         const TrestlePopulation *population,
                         gint64                   more,
                         gint64                   tolerance)
{
  g_autofree gint64 *at = NULL;
  g_autofree gint64 *worst = NULL;
  g_autofree TrestleInt128 *weighted = NULL;
  TrestleNetwork *isolated;
  TrestleZone *zone;
  TrestleInt128 own, best;

  if (trestle_paths_suppose_best (index, (TrestleInstance *) instance, (TrestleLocation *) location, population, more, &best, &own))
    return own * 1000 >= best * (1000 - tolerance);

  at = collect_clients (index, instance);
  if (population != NULL)
    at[trestle_position (population->location.target)] += more;
  weighted = score_all (index, trestle_paths_get (index), at, &worst);
  own = weighted[trestle_position (location)] * 1000;
  trestle_placement_find_bounds (index, instance, &isolated, &zone);
  for (guint i = 0; i < index->n_locations; i++)
    if (own < weighted[i] * (1000 - tolerance) && may_stand (&index->locations[i], isolated, zone))
      return FALSE;

  return TRUE;
}
