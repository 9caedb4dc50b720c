/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A location is two points: inside its access and outside it, joined by its
 * available bandwidth; links join outsides.  Merging the points edge by edge,
 * widest first, gives the widest path between any two, and in one sweep the
 * placement scores of all of them.
 */
#include "config.h"

#include "paths-private.h"

void
trestle_paths_free (TrestlePaths *self)
{
  g_free (self->parent);
  g_free (self->width_up);
  g_free (self->redundant);
  g_free (self->order);
  g_array_unref (self->merges);
  g_hash_table_unref (self->candidates);
  g_free (self);
}

guint
trestle_paths_find_root (const TrestlePaths *self,
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
  const TrestleEdge *edge_a = a;
  const TrestleEdge *edge_b = b;

  if (edge_a->width != edge_b->width)
    return edge_a->width > edge_b->width ? -1 : 1;

  return edge_a->a != edge_b->a ? (edge_a->a < edge_b->a ? -1 : 1) : (edge_a->b > edge_b->b) - (edge_a->b < edge_b->b);
}

void
trestle_paths_merge (TrestlePaths *self,
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
      const TrestleEdge *edge = &g_array_index (edges, TrestleEdge, i);
      guint a = trestle_paths_find_root (self, edge->a);
      guint b = trestle_paths_find_root (self, edge->b);
      TrestleMerge merge;

      if (a == b)
        continue;
      merge = (TrestleMerge) { node[a], node[b], edge->width };
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

void
trestle_paths_add_edge (GArray *edges,
                        guint   a,
                        guint   b,
                        gint64  width)
{
  TrestleEdge edge = { MIN (a, b), MAX (a, b), width };

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
 * not finished.  Production has one hub, and each isolated network its own.
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

      if (*best == G_MAXUINT || is_wider (index, i, *best))
        *best = i;
    }
  for (guint i = 0; i < n; i++)
    if (widest[i] != G_MAXUINT)
      {
        const TrestleNetwork *isolated = index->locations[i].isolated;

        trestle_paths_add_edge (edges, n + widest[i], isolated == NULL ? hub : hub + 1 + trestle_position (isolated), TRESTLE_WIDTH_UNLIMITED);
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

/* Access edges and drawn links; @group becomes what links join. */
static void
add_link_edges (const TrestleIndex *index,
                TrestlePaths       *self,
                guint              *group,
                GArray             *edges)
{
  guint n = index->n_locations;

  for (guint i = 0; i < n; i++)
    {
      group[i] = i;
      if (index->locations[i].bandwidth != TRESTLE_UNSET)
        trestle_paths_add_edge (edges, i, n + i, index->locations[i].bandwidth);
    }

  TRESTLE_FOREACH (index->design, LINK, TrestleLink, link)
    if (link->end_a.target != NULL && link->end_b.target != NULL)
      {
        guint a = trestle_position (link->end_a.target);
        guint b = trestle_position (link->end_b.target);

        if (link->redundant == TRUE)
          {
            self->redundant[a]++;
            self->redundant[b] += a != b;
          }
        if (index->locations[a].isolated != index->locations[b].isolated)
          continue;
        trestle_paths_add_edge (edges, n + a, n + b, TRESTLE_OR (link->bandwidth, TRESTLE_WIDTH_UNLIMITED));
        group[find_group (group, a)] = find_group (group, b);
      }
  for (guint i = 0; i < n; i++)
    group[i] = find_group (group, i);
}

/* From the last merge down, each gives its place to its two groups. */
static void
order_points (TrestlePaths *self)
{
  guint n_nodes = self->n_points + self->merges->len;
  g_autofree guint *size = g_new (guint, n_nodes);
  guint *start = g_new (guint, n_nodes);
  guint next = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      const TrestleMerge *merge = i < self->n_points ? NULL : &g_array_index (self->merges, TrestleMerge, i - self->n_points);

      size[i] = merge != NULL ? size[merge->left] + size[merge->right] : 1;
      start[i] = G_MAXUINT;
    }
  for (guint i = n_nodes; i-- > 0;)
    {
      const TrestleMerge *merge = i < self->n_points ? NULL : &g_array_index (self->merges, TrestleMerge, i - self->n_points);

      if (start[i] == G_MAXUINT)
        {
          start[i] = next;
          next += size[i];
        }
      if (merge == NULL)
        continue;
      start[merge->left] = start[i];
      start[merge->right] = start[i] + size[merge->left];
    }
  self->order = start;
}

static TrestlePaths *
build (const TrestleIndex *index)
{
  TrestlePaths *self = g_new0 (TrestlePaths, 1);
  guint n = index->n_locations;
  g_autoptr(GArray) edges = g_array_new (FALSE, FALSE, sizeof (TrestleEdge));
  g_autofree guint *group = g_new (guint, n + 1);

  self->redundant = g_new0 (guint, n + 1);
  add_link_edges (index, self, group, edges);
  add_hub_edges (index, group, edges);

  self->n_points = 2 * n + 1 + trestle_design_get_list (index->design, TRESTLE_KIND_NETWORK)->items->len;
  self->parent = g_new (guint, self->n_points);
  self->width_up = g_new0 (gint64, self->n_points);
  self->merges = g_array_new (FALSE, FALSE, sizeof (TrestleMerge));
  self->candidates = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  trestle_paths_merge (self, edges);
  order_points (self);

  return self;
}

/* The index is logically constant: the paths are a cache, 10,000 locations take a
 * few milliseconds that most assessments do not need.
 */
TrestlePaths *
trestle_paths_get (const TrestleIndex *index)
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
  gint64 width = TRESTLE_WIDTH_UNLIMITED;

  if (a == b)
    return trestle_index_location (index, a)->lan;
  if (trestle_isolated_network (a) != trestle_isolated_network (b))
    return 0;

  self = trestle_paths_get (index);
  x = trestle_position (a);
  y = trestle_position (b);
  if (trestle_paths_find_root (self, x) != trestle_paths_find_root (self, y))
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
