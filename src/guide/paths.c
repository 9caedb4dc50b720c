/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A location is two points: inside its access and outside it, joined by its
 * available bandwidth; links join outsides.  Merging the points edge by edge,
 * widest first, gives the widest path between any two, and in one sweep the
 * placement scores of all of them.
 */
#include "config.h"

#include "paths.h"

/* No limit of its own: the ends’ access decides. */
#define UNLIMITED (G_MAXINT64 / 2)

typedef struct
{
  guint  a, b;
  gint64 width;
} Edge;

/* Two groups of points that became one at @width; leaves are points. */
typedef struct
{
  guint  left, right;
  gint64 width;
} Merge;

struct _TrestlePaths
{
  guint       n_points;
  guint      *parent;   /* union by size, for single paths */
  gint64     *width_up; /* at which a point joined its parent */
  GArray     *merges;   /* of Merge; merge i is the node n_points + i */
  GHashTable *candidates; /* TrestleInstance → GArray of TrestleCandidate */
};

void
trestle_paths_free (TrestlePaths *self)
{
  g_free (self->parent);
  g_free (self->width_up);
  g_array_unref (self->merges);
  g_hash_table_unref (self->candidates);
  g_free (self);
}

static guint
find_root (const TrestlePaths *self,
           guint               point)
{
  while (self->parent[point] != point)
    point = self->parent[point];

  return point;
}

static int
compare_edges (gconstpointer a,
               gconstpointer b)
{
  const Edge *edge_a = a;
  const Edge *edge_b = b;

  if (edge_a->width != edge_b->width)
    return edge_a->width > edge_b->width ? -1 : 1;

  return edge_a->a != edge_b->a ? (edge_a->a < edge_b->a ? -1 : 1) : (edge_a->b > edge_b->b) - (edge_a->b < edge_b->b);
}

static void
merge_edges (TrestlePaths *self,
             GArray       *edges)
{
  g_autofree guint *size = g_new (guint, self->n_points);
  g_autofree guint *node = g_new (guint, self->n_points);

  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < self->n_points; i++)
    {
      self->parent[i] = i;
      size[i] = 1;
      node[i] = i;
    }

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      guint a = find_root (self, edge->a);
      guint b = find_root (self, edge->b);
      Merge merge;

      if (a == b)
        continue;
      merge = (Merge) { node[a], node[b], edge->width };
      if (size[a] < size[b])
        {
          guint swap = a;

          a = b;
          b = swap;
        }
      self->parent[b] = a;
      self->width_up[b] = edge->width;
      size[a] += size[b];
      g_array_append_val (self->merges, merge);
      node[a] = self->n_points + self->merges->len - 1;
    }
}

static void
add_edge (GArray *edges,
          guint   a,
          guint   b,
          gint64  width)
{
  Edge edge = { MIN (a, b), MAX (a, b), width };

  g_array_append_val (edges, edge);
}

/* Ties go to the lower name. */
static gboolean
is_wider (const TrestleIndex *index,
          guint               a,
          guint               b)
{
  const TrestleLocationLoad *load_a = &index->locations[a];
  const TrestleLocationLoad *load_b = &index->locations[b];

  return load_a->bandwidth > load_b->bandwidth ||
         (load_a->bandwidth == load_b->bandwidth && trestle_object_compare (&load_a->location, &load_b->location) < 0);
}

/* Locations that no link reaches hang on a common hub, and so does the widest
 * location of each group that links join: nothing is cut off by a drawing that is
 * not finished.  Isolated networks have no hub: their locations stand together.
 */
static void
add_hub_edges (const TrestleIndex *index,
               const guint        *group,
               GArray             *edges)
{
  guint n = index->n_locations;
  guint hub = 2 * n;
  g_autofree guint *widest = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    widest[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    {
      guint *best = &widest[group[i]];

      if (index->locations[i].isolated == NULL && (*best == G_MAXUINT || is_wider (index, i, *best)))
        *best = i;
    }
  for (guint i = 0; i < n; i++)
    if (widest[i] != G_MAXUINT)
      add_edge (edges, n + widest[i], hub, UNLIMITED);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; index->locations[i].isolated != NULL && k < i; k++)
      if (index->locations[k].isolated == index->locations[i].isolated)
        {
          add_edge (edges, n + i, n + k, UNLIMITED);
          break;
        }
}

static guint
find_group (guint *group,
            guint  i)
{
  while (group[i] != i)
    i = group[i] = group[group[i]];

  return i;
}

static TrestlePaths *
build (const TrestleIndex *index)
{
  TrestlePaths *self = g_new0 (TrestlePaths, 1);
  guint n = index->n_locations;
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autofree guint *group = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      group[i] = i;
      if (index->locations[i].bandwidth != TRESTLE_UNSET)
        add_edge (edges, i, n + i, index->locations[i].bandwidth);
    }

  TRESTLE_FOREACH (index->design, LINK, TrestleLink, link)
    if (link->end_a.target != NULL && link->end_b.target != NULL)
      {
        guint a = trestle_position (link->end_a.target);
        guint b = trestle_position (link->end_b.target);

        if (index->locations[a].isolated != index->locations[b].isolated)
          continue;
        add_edge (edges, n + a, n + b, TRESTLE_OR (link->bandwidth, UNLIMITED));
        group[find_group (group, a)] = find_group (group, b);
      }
  for (guint i = 0; i < n; i++)
    group[i] = find_group (group, i);
  add_hub_edges (index, group, edges);

  self->n_points = 2 * n + 1;
  self->parent = g_new (guint, self->n_points);
  self->width_up = g_new0 (gint64, self->n_points);
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->candidates = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  merge_edges (self, edges);

  return self;
}

/* The index is logically constant: the paths are a cache, 10,000 locations take a
 * few milliseconds that most assessments do not need.
 */
static TrestlePaths *
get_paths (const TrestleIndex *index)
{
  TrestleIndex *cache = (TrestleIndex *) index;

  if (cache->paths == NULL)
    cache->paths = build (index);

  return index->paths;
}

gint64
trestle_paths_between (const TrestleIndex *index,
                       TrestleLocation    *a,
                       TrestleLocation    *b)
{
  const TrestlePaths *self;
  guint x, y;
  gint64 width = UNLIMITED;

  if (a == b)
    return trestle_index_location (index, a)->lan;
  if (trestle_isolated_network (a) != trestle_isolated_network (b))
    return 0;

  self = get_paths (index);
  x = trestle_position (a);
  y = trestle_position (b);
  if (find_root (self, x) != find_root (self, y))
    return TRESTLE_UNSET;

  /* Who joined earlier joined at a greater width: climb from there. */
  while (x != y)
    {
      gboolean climb_x = self->parent[x] != x && (self->parent[y] == y || self->width_up[x] >= self->width_up[y]);
      guint *climber = climb_x ? &x : &y;

      width = MIN (width, self->width_up[*climber]);
      *climber = self->parent[*climber];
    }

  return width;
}

/* Clients of the instance at each location. */
static gint64 *
collect_clients (const TrestleIndex    *index,
                 const TrestleInstance *instance)
{
  gint64 *clients = g_new0 (gint64, index->n_locations + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulation *population = index->populations[i].population;

      if (population->instance.target == (const TrestleObject *) instance && population->location.target != NULL)
        clients[trestle_position (population->location.target)] += index->populations[i].clients;
    }

  return clients;
}

/* From the last merge down: what lies on the other side is reached at its width. */
static void
sweep (const TrestlePaths *self,
       gint64             *clients,
       TrestleInt128      *weighted,
       gint64             *worst)
{
  for (guint i = 0; i < self->merges->len; i++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);

      clients[self->n_points + i] = clients[merge->left] + clients[merge->right];
    }

  for (guint i = self->merges->len; i-- > 0;)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, i);
      guint node = self->n_points + i;

      weighted[merge->left] = weighted[node] + (TrestleInt128) merge->width * clients[merge->right];
      weighted[merge->right] = weighted[node] + (TrestleInt128) merge->width * clients[merge->left];
      worst[merge->left] = clients[merge->right] > 0 ? MIN (worst[node], merge->width) : worst[node];
      worst[merge->right] = clients[merge->left] > 0 ? MIN (worst[node], merge->width) : worst[node];
    }
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const TrestleCandidate *candidate_a = a;
  const TrestleCandidate *candidate_b = b;

  if (candidate_a->weighted != candidate_b->weighted)
    return candidate_a->weighted > candidate_b->weighted ? -1 : 1;
  if (candidate_a->worst != candidate_b->worst)
    return candidate_a->worst > candidate_b->worst ? -1 : 1;

  return trestle_object_compare (&candidate_a->location, &candidate_b->location);
}

/* The isolated network and the legal zone that bind the instance’s server. */
static void
find_bounds (const TrestleIndex    *index,
             const TrestleInstance *instance,
             TrestleNetwork       **isolated,
             TrestleZone          **zone)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);

  *isolated = NULL;
  *zone = NULL;
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulation *population = load->members[i]->population;
      TrestleNetwork *network = trestle_isolated_network ((TrestleLocation *) population->location.target);
      TrestleZone *own = (TrestleZone *) population->zone.target;

      if (network != NULL && (*isolated == NULL || trestle_object_compare (&network, isolated) < 0))
        *isolated = network;
      if (own != NULL && (*zone == NULL || trestle_object_compare (&own, zone) < 0))
        *zone = own;
    }
}

static gboolean
may_stand_in (const TrestleZone     *zone,
              const TrestleLocation *location)
{
  if (zone == NULL || zone->countries == NULL || location->country == NULL)
    return TRUE;

  return g_strv_contains ((const char *const *) zone->countries, location->country);
}

static GArray *
list_candidates (const TrestleIndex *index,
                 const TrestlePaths *self,
                 TrestleInstance    *instance)
{
  guint n_nodes = self->n_points + self->merges->len;
  g_autofree gint64 *at = collect_clients (index, instance);
  g_autofree gint64 *clients = g_new0 (gint64, n_nodes + 1);
  g_autofree TrestleInt128 *weighted = g_new0 (TrestleInt128, n_nodes + 1);
  g_autofree gint64 *worst = g_new (gint64, n_nodes + 1);
  g_autofree gint64 *reached = g_new0 (gint64, self->n_points);
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (TrestleCandidate));
  TrestleNetwork *isolated;
  TrestleZone *zone;
  gint64 total = 0;

  for (guint i = 0; i <= n_nodes; i++)
    worst[i] = UNLIMITED;
  for (guint i = 0; i < index->n_locations; i++)
    {
      total += clients[i] = at[i];
      reached[find_root (self, i)] += at[i];
    }
  sweep (self, clients, weighted, worst);
  find_bounds (index, instance, &isolated, &zone);

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleCandidate candidate = { load->location, weighted[i] + (TrestleInt128) load->lan * at[i], total, worst[i] };

      if (load->isolated != isolated || !may_stand_in (zone, load->location) || load->bandwidth == TRESTLE_UNSET || total == 0)
        continue;
      if (at[i] > 0)
        candidate.worst = MIN (candidate.worst, load->lan);
      if (reached[find_root (self, i)] < total)
        candidate.worst = 0;
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_candidates);

  return candidates;
}

const GArray *
trestle_paths_get_candidates (const TrestleIndex *index,
                              TrestleInstance    *instance)
{
  TrestlePaths *self = get_paths (index);
  GArray *candidates = g_hash_table_lookup (self->candidates, instance);

  if (candidates == NULL)
    {
      candidates = list_candidates (index, self, instance);
      g_hash_table_insert (self->candidates, instance, candidates);
    }

  return candidates;
}
