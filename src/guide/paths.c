/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A location is two points: inside its access and outside it, joined by its
 * available bandwidth; links join outsides.  Merging the points edge by edge,
 * widest first, gives the widest path between any two, and in one sweep the
 * placement scores of all of them.
 */
#include "config.h"

#include "paths-private.h"

#include <string.h>

typedef struct
{
  guint  a, b;
  gint64 width;
} Edge;

typedef struct
{
  Edge *edges;
  guint n;
} Edges;

void
trestle_paths_free (TrestlePaths *self)
{
  g_hash_table_unref (self->candidates);
  trestle_arena_free (self->arena);
  g_free (self);
}

static guint
find_root (const TrestlePaths *self,
           guint               point)
{
  while (self->points[point].parent != point)
    point = self->points[point].parent;

  return point;
}

/* By width, least first: a radix sort, digit by digit from the last one that any
 * width has.  Which of two of the same width comes first makes no path wider.
 */
static void
sort_edges (Edges        *edges,
            TrestleArena *scratch)
{
  Edge *sorted = TRESTLE_ARENA_NEW (scratch, Edge, edges->n);
  gint64 all = 0;

  for (guint i = 0; i < edges->n; i++)
    all |= edges->edges[i].width;
  for (guint shift = 0; shift < 64 && all >> shift > 0; shift += 8)
    {
      guint first[257] = { 0 };
      Edge *swap = edges->edges;

      for (guint i = 0; i < edges->n; i++)
        first[((edges->edges[i].width >> shift) & 255) + 1]++;
      for (guint digit = 0; digit < 256; digit++)
        first[digit + 1] += first[digit];
      for (guint i = 0; i < edges->n; i++)
        sorted[first[(edges->edges[i].width >> shift) & 255]++] = edges->edges[i];
      edges->edges = sorted;
      sorted = swap;
    }
}

/* Joins the points along @edges, widest first. */
static void
merge (TrestlePaths *self,
       Edges        *edges,
       TrestleArena *scratch)
{
  guint *size = TRESTLE_ARENA_NEW (scratch, guint, self->n_points);
  guint *node = TRESTLE_ARENA_NEW (scratch, guint, self->n_points);

  sort_edges (edges, scratch);
  for (guint i = 0; i < self->n_points; i++)
    {
      self->points[i] = (TrestlePoint) { .parent = i };
      size[i] = 1;
      node[i] = i;
    }

  for (guint i = edges->n; i-- > 0;)
    {
      const Edge *edge = &edges->edges[i];
      guint a = find_root (self, edge->a);
      guint b = find_root (self, edge->b);

      if (a == b)
        continue;
      if (size[a] < size[b])
        {
          guint swap = a;

          a = b;
          b = swap;
        }
      self->points[b].parent = a;
      self->points[b].width = edge->width;
      size[a] += size[b];
      self->merges[self->n_merges] = (TrestleMerge) { node[a], node[b], edge->width };
      node[a] = self->n_points + self->n_merges++;
    }
  for (guint i = 0; i < self->n_points; i++)
    self->points[i].root = find_root (self, i);
}

static void
add_edge (Edges *edges,
          guint  a,
          guint  b,
          gint64 width)
{
  edges->edges[edges->n++] = (Edge) { a, b, width };
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
               Edges              *edges,
               TrestleArena       *scratch)
{
  guint n = index->n_locations;
  guint hub = 2 * n;
  guint *widest = TRESTLE_ARENA_NEW (scratch, guint, n);

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

        add_edge (edges, n + widest[i], isolated == NULL ? hub : hub + 1 + trestle_position (isolated), TRESTLE_WIDTH_UNLIMITED);
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
                Edges              *edges)
{
  guint n = index->n_locations;

  for (guint i = 0; i < n; i++)
    {
      group[i] = i;
      if (index->locations[i].bandwidth != TRESTLE_UNSET)
        add_edge (edges, i, n + i, index->locations[i].bandwidth);
    }

  for (guint i = 0; i < index->n_links; i++)
    {
      const TrestleLinkLoad *link = &index->links[i];

      if (link->a == G_MAXUINT || link->b == G_MAXUINT)
        continue;
      if (link->redundant)
        {
          self->redundant[link->a]++;
          self->redundant[link->b] += link->a != link->b;
        }
      if (index->locations[link->a].isolated != index->locations[link->b].isolated)
        continue;
      add_edge (edges, n + link->a, n + link->b, TRESTLE_OR (link->bandwidth, TRESTLE_WIDTH_UNLIMITED));
      group[find_group (group, link->a)] = find_group (group, link->b);
    }
  for (guint i = 0; i < n; i++)
    group[i] = find_group (group, i);
}

/* From the last merge down, each gives its place to its two groups. */
static void
order_points (TrestlePaths *self,
              TrestleArena *scratch)
{
  guint n_nodes = self->n_points + self->n_merges;
  guint *size = TRESTLE_ARENA_NEW (scratch, guint, n_nodes);
  guint *start = TRESTLE_ARENA_NEW (self->arena, guint, n_nodes);
  guint next = 0;

  for (guint i = 0; i < n_nodes; i++)
    {
      const TrestleMerge *merge = i < self->n_points ? NULL : &self->merges[i - self->n_points];

      size[i] = merge != NULL ? size[merge->left] + size[merge->right] : 1;
      start[i] = G_MAXUINT;
    }
  for (guint i = n_nodes; i-- > 0;)
    {
      const TrestleMerge *merge = i < self->n_points ? NULL : &self->merges[i - self->n_points];

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

/* Populations in the order of their locations. */
static void
order_people (const TrestleIndex *index,
              TrestlePaths       *self,
              TrestleArena       *scratch)
{
  guint *next = TRESTLE_ARENA_NEW (scratch, guint, self->n_points);

  self->people = TRESTLE_ARENA_NEW (self->arena, TrestlePopulationLoad *, index->n_populations);
  self->first_person = TRESTLE_ARENA_NEW0 (self->arena, guint, self->n_points);
  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].location != NULL)
      self->first_person[self->order[index->populations[i].location - index->locations] + 1]++;
  for (guint i = 0; i < self->n_points; i++)
    self->first_person[i + 1] += self->first_person[i];

  memcpy (next, self->first_person, sizeof (guint) * (self->n_points + 1));
  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].location != NULL)
      self->people[next[self->order[index->populations[i].location - index->locations]]++] = &index->populations[i];
}

/* The same, by instance first: counting sorts. */
static void
order_members (const TrestleIndex *index,
               TrestlePaths       *self,
               TrestleArena       *scratch)
{
  guint n = self->first_person[self->n_points];
  guint *next = TRESTLE_ARENA_NEW (scratch, guint, index->n_instances);

  self->members = TRESTLE_ARENA_NEW (self->arena, TrestlePopulationLoad *, index->n_populations);
  self->first_member = TRESTLE_ARENA_NEW0 (self->arena, guint, index->n_instances);
  for (guint i = 0; i < n; i++)
    if (self->people[i]->instance != NULL)
      self->first_member[self->people[i]->instance - index->instances + 1]++;
  for (guint i = 0; i < index->n_instances; i++)
    self->first_member[i + 1] += self->first_member[i];

  memcpy (next, self->first_member, sizeof (guint) * (index->n_instances + 1));
  for (guint i = 0; i < n; i++)
    if (self->people[i]->instance != NULL)
      self->members[next[self->people[i]->instance - index->instances]++] = self->people[i];
}

/* The widest way between two points, TRESTLE_UNSET when there is none. */
static gint64
find_width (const TrestlePaths *self,
            guint               x,
            guint               y)
{
  gint64 width = TRESTLE_WIDTH_UNLIMITED;

  if (self->points[x].root != self->points[y].root)
    return TRESTLE_UNSET;

  /* Who joined earlier joined at a greater width: climb from there. */
  while (x != y)
    {
      const TrestlePoint *from_x = &self->points[x], *from_y = &self->points[y];
      gboolean climb_x = from_x->parent != x && (from_y->parent == y || from_x->width >= from_y->width);
      const TrestlePoint *climber = climb_x ? from_x : from_y;

      width = MIN (width, climber->width);
      *(climb_x ? &x : &y) = climber->parent;
    }

  return width;
}

static gint64
find_path (const TrestlePaths        *self,
           const TrestleIndex        *index,
           const TrestleLocationLoad *a,
           const TrestleLocationLoad *b)
{
  if (a == b)
    return a->lan;
  if (a->isolated != b->isolated)
    return 0;

  return find_width (self, a - index->locations, b - index->locations);
}

/* One that is beyond a narrower path; each once a location. */
static void
add_far (const TrestleIndex          *index,
         TrestlePaths                *self,
         const TrestleLocationLoad   *load,
         const TrestleRepositoryLoad *repository,
         guint                       *n)
{
  TrestleFar far = { repository, 0 };

  if (repository->location == NULL || repository->location == load->location)
    return;
  for (guint i = self->first_far[load - index->locations]; i < *n; i++)
    if (self->far[i].repository == repository)
      return;
  far.path = find_path (self, index, trestle_index_location (index, repository->location), load);
  if (far.path > 0 && far.path < load->bandwidth)
    self->far[(*n)++] = far;
}

static void
collect_far (const TrestleIndex *index,
             TrestlePaths       *self)
{
  guint n = 0;

  self->far = TRESTLE_ARENA_NEW (self->arena, TrestleFar, index->repositories_of->len);
  self->first_far = TRESTLE_ARENA_NEW (self->arena, guint, index->n_locations);
  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      gboolean fetches = load->complete && load->n_demands > 0;

      self->first_far[i] = n;
      for (guint k = self->first_person[self->order[i]]; fetches && k < self->first_person[self->order[i] + 1]; k++)
        for (guint r = 0; r < self->people[k]->n_repositories; r++)
          add_far (index, self, load, self->people[k]->repositories[r], &n);
    }
  self->first_far[index->n_locations] = n;
}

static TrestlePaths *
build (const TrestleIndex *index)
{
  g_autoptr(TrestleArena) scratch = trestle_arena_new ();
  TrestlePaths *self = g_new0 (TrestlePaths, 1);
  guint n = index->n_locations;
  Edges edges = { TRESTLE_ARENA_NEW (scratch, Edge, 2 * (gsize) n + index->n_links), 0 };
  guint *group = TRESTLE_ARENA_NEW (scratch, guint, n);

  self->arena = trestle_arena_new ();
  self->redundant = TRESTLE_ARENA_NEW0 (self->arena, guint, n);
  add_link_edges (index, self, group, &edges);
  add_hub_edges (index, group, &edges, scratch);

  self->n_points = 2 * n + 1 + trestle_design_get_list (index->design, TRESTLE_KIND_NETWORK)->items->len;
  self->points = TRESTLE_ARENA_NEW (self->arena, TrestlePoint, self->n_points);
  self->merges = TRESTLE_ARENA_NEW (self->arena, TrestleMerge, self->n_points);
  self->placements = TRESTLE_ARENA_NEW0 (self->arena, TrestlePlacement, index->n_instances);
  self->candidates = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  merge (self, &edges, scratch);
  order_points (self, scratch);
  order_people (index, self, scratch);
  order_members (index, self, scratch);
  collect_far (index, self);

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
  return trestle_paths_between_loads (index, trestle_index_location (index, a), trestle_index_location (index, b));
}

gint64
trestle_paths_between_loads (const TrestleIndex        *index,
                             const TrestleLocationLoad *a,
                             const TrestleLocationLoad *b)
{
  return find_path (trestle_paths_get (index), index, a, b);
}

gint64
trestle_paths_beyond (const TrestleIndex *index,
                      TrestleLocation    *a,
                      TrestleLocation    *b)
{
  if (trestle_isolated_network (a) != trestle_isolated_network (b))
    return 0;

  return find_width (trestle_paths_get (index), index->n_locations + trestle_position (a), trestle_position (b));
}

TrestlePopulationLoad **
trestle_paths_get_people (const TrestleIndex        *index,
                          const TrestleLocationLoad *location,
                          guint                     *n)
{
  const TrestlePaths *self = trestle_paths_get (index);
  guint at = self->order[location - index->locations];

  *n = self->first_person[at + 1] - self->first_person[at];

  return self->people + self->first_person[at];
}

const TrestleFar *
trestle_paths_get_far (const TrestleIndex        *index,
                       const TrestleLocationLoad *location,
                       guint                     *n)
{
  const TrestlePaths *self = trestle_paths_get (index);
  guint at = location - index->locations;

  *n = self->first_far[at + 1] - self->first_far[at];

  return self->far + self->first_far[at];
}
