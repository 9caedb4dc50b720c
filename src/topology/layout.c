/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic arrangement.  Each network of linked containers becomes a tree
 * (layout-tree.c), every subtree a block (layout-block.c).  Several shapes of
 * blocks are tried, each in linear time, and the one that can be shown largest
 * wins.
 */
#include "config.h"

#include "layout-private.h"

static void
place_all (TrestleLayout *self)
{
  for (guint i = self->n_nodes; i-- > 0; )
    trestle_layout_place_block (self, self->order[i]);
  trestle_layout_place_block (self, self->n_nodes);
}

/* How large the picture is when it fills the wanted shape: less is better. */
static double
rate (const TrestleLayout *self)
{
  const TrestleBlock *all = &self->blocks[self->n_nodes];

  return MAX (all->width / self->aspect, all->height);
}

static void
choose_shape (TrestleLayout *self)
{
  static const double leaf_aspects[] = { 1.2, 0.3, 0.6, 0.9, 1.8, 2.6, 4 };
  static const double row_aspects[] = { 1.6, 0.6, 1, 2.6, 4.5 };
  double best = G_MAXDOUBLE, best_leaf = 0, best_row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (leaf_aspects); i++)
    for (guint k = 0; k < G_N_ELEMENTS (row_aspects); k++)
      {
        double rating;

        self->leaf_aspect = leaf_aspects[i];
        self->row_aspect = row_aspects[k];
        place_all (self);
        rating = rate (self);
        if (rating < best - 0.5)
          {
            best = rating;
            best_leaf = leaf_aspects[i];
            best_row = row_aspects[k];
          }
      }

  self->leaf_aspect = best_leaf;
  self->row_aspect = best_row;
  place_all (self);
}

/* Turns places inside blocks into places on the plane, parents first. */
static void
get_places (const TrestleLayout *self,
            TrestlePoint        *places)
{
  g_autofree TrestlePoint *corners = g_new0 (TrestlePoint, self->n_nodes + 1);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint node = self->order[i];
      const TrestleBlock *block = &self->blocks[node];
      const TrestlePoint *around = self->parents[node] < 0 ? NULL : &corners[self->parents[node]];

      corners[node].x = block->x + (around != NULL ? around->x : 0);
      corners[node].y = block->y + (around != NULL ? around->y : 0);
      places[node] = (TrestlePoint) { corners[node].x + block->dx, corners[node].y + block->dy };
    }
}

static void
layout_clear (TrestleLayout *self)
{
  g_free (self->neighbors);
  g_free (self->starts);
  g_free (self->strengths);
  g_free (self->parents);
  g_free (self->order);
  g_free (self->children);
  g_free (self->firsts);
  g_free (self->blocks);
}

/* The nearest free place to where @rect stands, in rings around it. */
static TrestleRect
find_free (TrestleSpace *taken,
           TrestleRect   rect)
{
  for (int ring = 1; ring < 4096; ring++)
    {
      static const gint8 ways[][2] = {
        { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 }
      };

      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          TrestleRect moved = rect;
          TrestleRect around;

          moved.x += ways[i][0] * ring * 4 * TRESTLE_GRID;
          moved.y += ways[i][1] * ring * 4 * TRESTLE_GRID;
          around = trestle_rect_grow (&moved, TRESTLE_ROW_GAP);
          if (trestle_space_find (taken, &around, -1, -1) < 0)
            return moved;
        }
    }

  return rect;
}

static TrestleRect
get_rect (const TrestleNode *node)
{
  return (TrestleRect) { node->x, node->y, node->width, node->height };
}

/* Whether the few that are not fixed join a picture that is there. */
static gboolean
are_newcomers (const TrestleNode *nodes,
               guint              n_nodes)
{
  guint n_fixed = 0;

  for (guint i = 0; i < n_nodes; i++)
    n_fixed += nodes[i].fixed;

  return n_fixed > 0 && n_fixed < n_nodes && (n_nodes - n_fixed) * TRESTLE_NEWCOMERS <= n_nodes;
}

/* Those come to stand beside what they are linked with: its middle on theirs, from where
 * the nearest free place is looked for.
 */
static void
approach (TrestleNode       *nodes,
          guint              n_nodes,
          const TrestleEdge *edges,
          guint              n_edges)
{
  g_autofree gboolean *known = g_new0 (gboolean, n_nodes);
  gboolean more = TRUE;

  for (guint i = 0; i < n_nodes; i++)
    known[i] = nodes[i].fixed;
  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < n_edges; i++)
        {
          guint near = known[edges[i].a] ? edges[i].a : edges[i].b;
          guint far = near == edges[i].a ? edges[i].b : edges[i].a;

          if (!known[near] || known[far])
            continue;
          nodes[far].x = nodes[near].x + (nodes[near].width - nodes[far].width) / 2 / TRESTLE_GRID * TRESTLE_GRID;
          nodes[far].y = nodes[near].y + (nodes[near].height - nodes[far].height) / 2 / TRESTLE_GRID * TRESTLE_GRID;
          known[far] = more = TRUE;
        }
    }
}

/* What is fixed stays; of the others those that are in its way make room. */
static void
make_room (TrestleNode *nodes,
           guint        n_nodes)
{
  g_autoptr (TrestleSpace) taken = trestle_space_new ();
  g_autoptr (GArray) homeless = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_fixed = 0;

  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].fixed)
      {
        TrestleRect rect = get_rect (&nodes[i]);

        trestle_space_add (taken, &rect);
        n_fixed++;
      }
  if (n_fixed == 0)
    return;

  for (guint i = 0; i < n_nodes; i++)
    {
      TrestleRect rect = get_rect (&nodes[i]);
      TrestleRect around = trestle_rect_grow (&rect, TRESTLE_GRID * 2);

      if (nodes[i].fixed)
        continue;
      if (trestle_space_find (taken, &around, -1, -1) >= 0)
        g_array_append_val (homeless, i);
      else
        trestle_space_add (taken, &rect);
    }
  for (guint i = 0; i < homeless->len; i++)
    {
      TrestleNode *node = &nodes[g_array_index (homeless, guint, i)];
      TrestleRect rect = find_free (taken, get_rect (node));

      node->x = rect.x;
      node->y = rect.y;
      trestle_space_add (taken, &rect);
    }
}

void
trestle_layout_nodes (TrestleNode       *nodes,
                      guint              n_nodes,
                      const TrestleEdge *edges,
                      guint              n_edges,
                      double             aspect)
{
  TrestleLayout self = { .nodes = nodes, .n_nodes = n_nodes, .aspect = aspect > 0 ? aspect : 1.6 };
  g_autofree TrestlePoint *places = g_new0 (TrestlePoint, n_nodes + 1);

  if (n_nodes == 0)
    return;

  trestle_layout_grow (&self, edges, n_edges);
  self.blocks = g_new0 (TrestleBlock, n_nodes + 1);
  choose_shape (&self);
  get_places (&self, places);
  layout_clear (&self);

  for (guint i = 0; i < n_nodes; i++)
    if (!nodes[i].fixed)
      {
        nodes[i].x = places[i].x;
        nodes[i].y = places[i].y;
      }
  if (are_newcomers (nodes, n_nodes))
    approach (nodes, n_nodes, edges, n_edges);
  make_room (nodes, n_nodes);
}

TrestleRect
trestle_layout_find_free (TrestleSpace      *taken,
                          const TrestleRect *rect)
{
  TrestleRect around = trestle_rect_grow (rect, TRESTLE_GRID * 2);

  return trestle_space_find (taken, &around, -1, -1) < 0 ? *rect : find_free (taken, *rect);
}

GArray *
trestle_layout_arrange (TrestleDesign *design,
                        double         aspect)
{
  const TrestleSceneOptions options = { .aspect = aspect, .rearrange = TRUE };
  g_autoptr (TrestleScene) scene = trestle_scene_new (design, &options);
  GArray *placements = g_array_new (FALSE, FALSE, sizeof (TrestlePlacement));

  for (guint i = 0; i < scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (scene, i);
      TrestlePlacement placement = { .object = box->mover };

      if (box->mover == NULL || box->type == TRESTLE_BOX_ROLE || (box->flags & TRESTLE_BOX_PINNED))
        continue;
      placement.x = box->rect.x;
      placement.y = box->rect.y;
      if (box->parent >= 0)
        {
          placement.x -= trestle_scene_get_box (scene, box->parent)->rect.x;
          placement.y -= trestle_scene_get_box (scene, box->parent)->rect.y;
        }
      placement.x /= TRESTLE_GRID;
      placement.y /= TRESTLE_GRID;
      g_array_append_val (placements, placement);
    }

  return placements;
}
