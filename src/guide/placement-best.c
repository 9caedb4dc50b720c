/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The best place of a server in time that follows the clients of its instance: in
 * the order of the merges, the paths between the locations of few clients are those
 * between neighbors.
 */
#include "config.h"

#include "paths-private.h"

/* Locations with clients of an instance. */
typedef struct
{
  TrestleLocation *location;
  gint64           clients;
} Weight;

static int
compare_weights (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const TrestlePaths *self = user_data;
  guint order_a = self->order[trestle_position (((const Weight *) a)->location)];
  guint order_b = self->order[trestle_position (((const Weight *) b)->location)];

  return (order_a > order_b) - (order_a < order_b);
}

/* Each location once, neighbors on the widest paths side by side. */
static GArray *
list_weights (TrestlePaths              *self,
              const TrestleInstanceLoad *load)
{
  GArray *weights = g_array_sized_new (FALSE, FALSE, sizeof (Weight), load->n_populations);
  guint n = 0;

  for (guint i = 0; i < load->n_populations; i++)
    {
      Weight weight = { (TrestleLocation *) load->members[i]->population->location.target, load->members[i]->clients };

      if (weight.location != NULL && weight.clients > 0)
        g_array_append_val (weights, weight);
    }
  g_array_sort_with_data (weights, compare_weights, self);
  for (guint i = 0; i < weights->len; i++)
    {
      const Weight weight = g_array_index (weights, Weight, i);

      if (n > 0 && g_array_index (weights, Weight, n - 1).location == weight.location)
        g_array_index (weights, Weight, n - 1).clients += weight.clients;
      else
        g_array_index (weights, Weight, n++) = weight;
    }
  g_array_set_size (weights, n);

  return weights;
}

/* The paths between the locations of @weights alone: in their order no path is
 * narrower than the narrowest between neighbors.
 */
static void
score_weights (const TrestleIndex *index,
               const GArray       *weights,
               TrestleInt128      *weighted,
               gint64             *worst)
{
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (TrestleEdge));
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, sizeof (TrestleMerge));
  g_autofree guint *parent = g_new (guint, weights->len);
  g_autofree gint64 *width_up = g_new (gint64, weights->len);
  g_autofree gint64 *clients = g_new0 (gint64, 2 * (gsize) weights->len);
  TrestlePaths own = { .n_points = weights->len, .parent = parent, .width_up = width_up, .merges = merges };

  for (guint i = 0; i < weights->len; i++)
    {
      clients[i] = g_array_index (weights, Weight, i).clients;
      if (i > 0)
        trestle_paths_add_edge (edges, i - 1, i, trestle_paths_between (index, g_array_index (weights, Weight, i - 1).location,
                                                                        g_array_index (weights, Weight, i).location));
    }
  for (guint i = 0; i < 2 * weights->len; i++)
    {
      weighted[i] = 0;
      worst[i] = TRESTLE_WIDTH_UNLIMITED;
    }
  trestle_paths_merge (&own, edges);
  trestle_placement_sweep (&own, clients, weighted, worst);
}

/* Where clients are is where the best place is, unless a location may not be chosen
 * or its own network is slower than its access.
 */
static gboolean
find_best_weight (const TrestleIndex *index,
                  TrestleInstance    *instance,
                  const TrestlePaths *self,
                  const GArray       *weights,
                  TrestleCandidate   *best)
{
  g_autofree TrestleInt128 *weighted = g_new (TrestleInt128, 2 * (gsize) weights->len);
  g_autofree gint64 *worst = g_new (gint64, 2 * (gsize) weights->len);
  TrestleNetwork *isolated;
  TrestleZone *zone;
  gint64 total = 0;

  trestle_placement_find_bounds (index, instance, &isolated, &zone);
  for (guint i = 0; i < weights->len; i++)
    {
      const Weight *weight = &g_array_index (weights, Weight, i);
      const TrestleLocationLoad *load = trestle_index_location (index, weight->location);

      if (load->isolated != isolated || !trestle_placement_is_allowed (zone, load->location) || load->lan < load->bandwidth)
        return FALSE;
      total += weight->clients;
    }
  score_weights (index, weights, weighted, worst);
  for (guint i = 0; i < weights->len; i++)
    {
      const Weight *weight = &g_array_index (weights, Weight, i);
      gint64 lan = trestle_index_location (index, weight->location)->lan;
      TrestleCandidate candidate = { weight->location, weighted[i] + (TrestleInt128) lan * weight->clients, total,
                                     MIN (worst[i], lan), self->redundant[trestle_position (weight->location)] };

      if (i == 0 || trestle_placement_compare (&candidate, best) < 0)
        *best = candidate;
    }

  return TRUE;
}

static TrestleCandidate
score_location (const TrestleIndex *index,
                const GArray       *weights,
                TrestleLocation    *location)
{
  TrestleCandidate own = { .location = location, .worst = TRESTLE_WIDTH_UNLIMITED };

  for (guint i = 0; i < weights->len; i++)
    {
      const Weight *weight = &g_array_index (weights, Weight, i);
      gint64 path = MAX (0, trestle_paths_between (index, location, weight->location));

      own.weighted += (TrestleInt128) path * weight->clients;
      own.clients += weight->clients;
      own.worst = MIN (own.worst, path);
    }

  return own;
}

gboolean
trestle_paths_find_best (const TrestleIndex *index,
                         TrestleInstance    *instance,
                         TrestleLocation    *location,
                         TrestleCandidate   *best,
                         TrestleCandidate   *own)
{
  TrestlePaths *self = trestle_paths_get (index);
  g_autoptr(GArray) weights = list_weights (self, trestle_index_instance (index, instance));

  if (weights->len == 0 || trestle_index_location (index, location)->bandwidth == TRESTLE_UNSET)
    return FALSE;
  for (guint i = 0; i < weights->len; i++)
    if (trestle_index_location (index, g_array_index (weights, Weight, i).location)->bandwidth == TRESTLE_UNSET)
      return FALSE;

  *own = score_location (index, weights, location);
  if (!find_best_weight (index, instance, self, weights, best))
    {
      const GArray *candidates = trestle_paths_get_candidates (index, instance);

      if (candidates->len == 0)
        return FALSE;
      *best = g_array_index (candidates, TrestleCandidate, 0);
    }

  return TRUE;
}
