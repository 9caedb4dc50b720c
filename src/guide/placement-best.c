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
  const TrestleLocationLoad *load;
  gint64                     clients;
} Weight;

/* Each location once, neighbors on the widest paths side by side. */
static guint
list_weights (const TrestlePaths *self,
              guint               instance,
              Weight             *weights)
{
  guint n = 0;

  for (guint i = self->first_member[instance]; i < self->first_member[instance + 1]; i++)
    {
      const TrestleLocationLoad *load = self->members[i]->location;

      if (self->members[i]->clients == 0)
        continue;
      if (n == 0 || weights[n - 1].load != load)
        weights[n++] = (Weight) { .load = load };
      weights[n - 1].clients += self->members[i]->clients;
    }

  return n;
}

/* In the order of @weights no path is narrower than the narrowest between neighbors.
 * Going one way, all that lies behind a width is reached at no more than that: who
 * was reached at more joins who is reached at it.
 */
static void
add_scores (const Weight  *weights,
            const gint64  *widths,
            guint          n,
            gboolean       back,
            TrestleInt128 *weighted)
{
  g_autofree gint64 *reached = g_new (gint64, n);   /* clients behind, by width, the greatest last */
  g_autofree gint64 *width = g_new (gint64, n);
  TrestleInt128 sum = 0;
  guint top = 0;

  for (guint i = 1; i < n; i++)
    {
      guint at = back ? n - 1 - i : i;
      gint64 next = widths[back ? at + 1 : at];
      gint64 clients = weights[back ? at + 1 : at - 1].clients;

      sum += (TrestleInt128) next * clients;
      for (; top > 0 && width[top - 1] >= next; top--)
        {
          sum -= (TrestleInt128) (width[top - 1] - next) * reached[top - 1];
          clients += reached[top - 1];
        }
      reached[top] = clients;
      width[top++] = next;
      weighted[at] += sum;
    }
}

/* How well each of @weights would do; FALSE when one is behind another boundary than
 * the server.
 */
static gboolean
score_weights (const TrestleIndex   *index,
               const TrestlePaths   *self,
               const TrestleNetwork *isolated,
               const Weight         *weights,
               guint                 n,
               TrestleCandidate     *candidates)
{
  g_autofree TrestleInt128 *weighted = g_new0 (TrestleInt128, n);
  g_autofree gint64 *widths = g_new (gint64, n);      /* to the one before */
  gint64 narrowest = TRESTLE_WIDTH_UNLIMITED;
  gint64 total = 0;

  for (guint i = 0; i < n; i++)
    {
      const TrestleLocationLoad *load = weights[i].load;

      if (load->isolated != isolated)
        return FALSE;
      total += weights[i].clients;
      widths[i] = i > 0 ? trestle_paths_between_loads (index, weights[i - 1].load, load) : narrowest;
      narrowest = MIN (narrowest, widths[i]);
    }
  add_scores (weights, widths, n, FALSE, weighted);
  add_scores (weights, widths, n, TRUE, weighted);
  for (guint i = 0; i < n; i++)
    {
      const TrestleLocationLoad *load = weights[i].load;

      candidates[i] = (TrestleCandidate) { load->location, weighted[i] + (TrestleInt128) load->lan * weights[i].clients, total,
                                           MIN (narrowest, load->lan), self->redundant[load - index->locations] };
    }

  return TRUE;
}

/* Where clients are is where the best place is, or next to it: from any other location
 * all of them are reached at no more than from the nearest of these, and those of the
 * nearest at no more than their access.  So a location that may not be chosen, or whose
 * own network is slower than its access, leaves the question open unless it falls short
 * of the best even so.
 */
static gboolean
find_best_weight (const TrestleIndex *index,
                  TrestleInstance    *instance,
                  const TrestlePaths *self,
                  const Weight       *weights,
                  guint               n,
                  TrestleCandidate   *best)
{
  g_autofree TrestleCandidate *candidates = g_new (TrestleCandidate, n);
  TrestleInt128 beside = -1;
  TrestleNetwork *isolated;
  TrestleZone *zone;
  gboolean any = FALSE;

  trestle_placement_find_bounds (index, instance, &isolated, &zone);
  if (!score_weights (index, self, isolated, weights, n, candidates))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const TrestleLocationLoad *load = weights[i].load;
      gboolean allowed = trestle_placement_is_allowed (zone, load->location);

      if (!allowed || load->lan < load->bandwidth)
        beside = MAX (beside, candidates[i].weighted + (TrestleInt128) MAX (0, load->bandwidth - load->lan) * weights[i].clients);
      if (allowed && (!any || trestle_placement_compare (&candidates[i], best) < 0))
        {
          *best = candidates[i];
          any = TRUE;
        }
    }

  return any && best->weighted > beside;
}

static TrestleCandidate
score_location (const TrestleIndex        *index,
                const Weight              *weights,
                guint                      n,
                const TrestleLocationLoad *from)
{
  TrestleCandidate own = { .location = from->location, .worst = TRESTLE_WIDTH_UNLIMITED };

  for (guint i = 0; i < n; i++)
    {
      gint64 path = MAX (0, trestle_paths_between_loads (index, from, weights[i].load));

      own.weighted += (TrestleInt128) path * weights[i].clients;
      own.clients += weights[i].clients;
      own.worst = MIN (own.worst, path);
    }

  return own;
}

static gboolean
is_complete (const Weight *weights,
             guint         n)
{
  for (guint i = 0; i < n; i++)
    if (weights[i].load->bandwidth == TRESTLE_UNSET)
      return FALSE;

  return n > 0;
}

static gboolean
find_best (const TrestleIndex *index,
           TrestlePaths       *self,
           TrestleInstance    *instance,
           TrestleLocation    *location,
           TrestleCandidate   *best,
           TrestleCandidate   *own)
{
  g_autofree Weight *weights = g_new (Weight, trestle_index_instance (index, instance)->n_populations);
  guint n = list_weights (self, trestle_position (instance), weights);

  if (trestle_index_location (index, location)->bandwidth == TRESTLE_UNSET || !is_complete (weights, n))
    return FALSE;

  *own = score_location (index, weights, n, trestle_index_location (index, location));

  return find_best_weight (index, instance, self, weights, n, best) || trestle_placement_find_first (index, instance, best);
}

/* Rules, figures and margins ask for the same place. */
gboolean
trestle_paths_find_best (const TrestleIndex *index,
                         TrestleInstance    *instance,
                         TrestleLocation    *location,
                         TrestleCandidate   *best,
                         TrestleCandidate   *own)
{
  TrestlePaths *self = trestle_paths_get (index);
  TrestlePlacement *placement = &self->placements[trestle_position (instance)];

  if (placement->location != location)
    {
      placement->location = location;
      placement->found = find_best (index, self, instance, location, &placement->best, &placement->own);
    }
  if (placement->found)
    {
      *best = placement->best;
      *own = placement->own;
    }

  return placement->found;
}

gboolean
trestle_paths_suppose_best (const TrestleIndex      *index,
                            TrestleInstance         *instance,
                            TrestleLocation         *location,
                            const TrestlePopulation *population,
                            gint64                   more,
                            TrestleInt128           *best,
                            TrestleInt128           *own)
{
  TrestlePaths *self = trestle_paths_get (index);
  g_autofree Weight *weights = g_new (Weight, trestle_index_instance (index, instance)->n_populations);
  guint n = list_weights (self, trestle_position (instance), weights);
  gboolean found = population == NULL;
  TrestleCandidate first;

  for (guint i = 0; !found && i < n; i++)
    if (weights[i].load == trestle_index_location (index, population->location.target))
      {
        weights[i].clients += more;
        found = TRUE;
      }
  if (!found || !is_complete (weights, n) || !find_best_weight (index, instance, self, weights, n, &first))
    return FALSE;
  *best = first.weighted;
  *own = score_location (index, weights, n, trestle_index_location (index, location)).weighted;

  return TRUE;
}

GArray *
trestle_placement_list_members (const TrestleIndex *index,
                                TrestleInstance    *instance)
{
  TrestlePaths *self = trestle_paths_get (index);
  g_autofree Weight *weights = g_new (Weight, trestle_index_instance (index, instance)->n_populations);
  guint n = list_weights (self, trestle_position (instance), weights);
  GArray *candidates = g_array_sized_new (FALSE, FALSE, sizeof (TrestleCandidate), n);
  TrestleNetwork *isolated;
  TrestleZone *zone;

  trestle_placement_find_bounds (index, instance, &isolated, &zone);
  g_array_set_size (candidates, n);
  if (!is_complete (weights, n) || !score_weights (index, self, isolated, weights, n, (TrestleCandidate *) candidates->data))
    {
      g_array_unref (candidates);
      return trestle_placement_list_candidates (index, instance);
    }
  for (guint i = n; i-- > 0;)
    if (!trestle_placement_is_allowed (zone, weights[i].load->location))
      g_array_remove_index_fast (candidates, i);

  return candidates;
}
