/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a network of linked containers to a tree that spreads from its hub.
 */
#include "config.h"

#include "layout-private.h"

static void
find_neighbors (TrestleLayout     *self,
                const TrestleEdge *edges,
                guint              n_edges)
{
  g_autofree guint *next = NULL;

  self->starts = g_new0 (guint, self->n_nodes + 2);
  for (guint i = 0; i < n_edges; i++)
    {
      self->starts[edges[i].a + 1]++;
      self->starts[edges[i].b + 1]++;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    self->starts[i + 1] += self->starts[i];
  next = g_memdup2 (self->starts, sizeof (guint) * (self->n_nodes + 1));

  self->neighbors = g_new (guint, 2 * n_edges + 1);
  self->strengths = g_new (gint64, 2 * n_edges + 1);
  for (guint i = 0; i < n_edges; i++)
    {
      guint a = next[edges[i].a]++;
      guint b = next[edges[i].b]++;

      self->neighbors[a] = edges[i].b;
      self->neighbors[b] = edges[i].a;
      self->strengths[a] = self->strengths[b] = edges[i].strength;
    }
}

static guint
count_neighbors (const TrestleLayout *self,
                 guint                node)
{
  return self->starts[node + 1] - self->starts[node];
}

/* Whether @a is more of a hub than @b. */
static gboolean
is_hubbier (const TrestleLayout *self,
            guint                a,
            guint                b)
{
  guint wa = self->nodes[a].weight;
  guint wb = self->nodes[b].weight;

  if (wa != wb)
    return wa > wb;
  if (count_neighbors (self, a) != count_neighbors (self, b))
    return count_neighbors (self, a) > count_neighbors (self, b);

  return a < b;
}

/* Nodes from which everything else can be reached, the hub of each network. */
static GArray *
find_hubs (const TrestleLayout *self)
{
  GArray *hubs = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *seen = g_new0 (gboolean, self->n_nodes + 1);
  g_autofree guint *queue = g_new (guint, self->n_nodes + 1);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint head = 0, tail = 0, hub = i;

      if (seen[i])
        continue;
      queue[tail++] = i;
      seen[i] = TRUE;
      while (head < tail)
        {
          guint node = queue[head++];

          if (is_hubbier (self, node, hub))
            hub = node;
          for (guint k = self->starts[node]; k < self->starts[node + 1]; k++)
            if (!seen[self->neighbors[k]])
              {
                seen[self->neighbors[k]] = TRUE;
                queue[tail++] = self->neighbors[k];
              }
        }
      g_array_append_val (hubs, hub);
    }

  return hubs;
}

/* Breadth first from the hubs; of several parents equally near the strongest link decides. */
static void
grow_trees (TrestleLayout *self)
{
  g_autoptr (GArray) hubs = find_hubs (self);
  g_autofree int *distances = g_new (int, self->n_nodes + 1);
  g_autofree gint64 *best = g_new0 (gint64, self->n_nodes + 1);
  guint n = 0;

  self->parents = g_new (int, self->n_nodes + 1);
  self->order = g_new (guint, self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    distances[i] = self->parents[i] = -1;
  for (guint i = 0; i < hubs->len; i++)
    {
      self->order[n] = g_array_index (hubs, guint, i);
      distances[self->order[n++]] = 0;
    }
  for (guint i = 0; i < n; i++)
    for (guint k = self->starts[self->order[i]]; k < self->starts[self->order[i] + 1]; k++)
      {
        guint node = self->order[i];
        guint other = self->neighbors[k];

        if (distances[other] < 0)
          {
            distances[other] = distances[node] + 1;
            self->order[n++] = other;
          }
        else if (distances[other] != distances[node] + 1 || self->strengths[k] <= best[other])
          {
            continue;
          }
        self->parents[other] = node;
        best[other] = self->strengths[k];
      }
  for (guint i = 0; i < self->n_nodes; i++)
    self->nodes[i].depth = distances[i];
}

static void
find_children (TrestleLayout *self)
{
  g_autofree guint *next = NULL;

  self->firsts = g_new0 (guint, self->n_nodes + 3);
  self->children = g_new (guint, self->n_nodes + 1);
  for (guint i = 0; i < self->n_nodes; i++)
    self->firsts[(self->parents[i] < 0 ? self->n_nodes : (guint) self->parents[i]) + 1]++;
  for (guint i = 0; i <= self->n_nodes; i++)
    self->firsts[i + 1] += self->firsts[i];
  next = g_memdup2 (self->firsts, sizeof (guint) * (self->n_nodes + 2));
  for (guint i = 0; i < self->n_nodes; i++)
    self->children[next[self->parents[i] < 0 ? self->n_nodes : (guint) self->parents[i]]++] = i;
}

void
trestle_layout_grow (TrestleLayout     *self,
                     const TrestleEdge *edges,
                     guint              n_edges)
{
  find_neighbors (self, edges, n_edges);
  grow_trees (self);
  find_children (self);
}
