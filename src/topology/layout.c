/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic arrangement.  Each network of linked containers becomes a tree that
 * spreads from its hub; every subtree becomes a block, leaves in a grid with
 * gutters for the lines that lead to them, blocks of further hubs beside them
 * in rows.  Several shapes of grid and row are tried, each in linear time, and
 * the one that can be shown largest wins.
 */
#include "config.h"

#include "layout.h"

#include <math.h>
#include <string.h>

#define GAP 32              /* between columns that share no line, and between loose containers */
#define ROW_GAP 24          /* between leaves of a column */
#define PAIR_GAP 160        /* between two that are linked with each other only */
#define BLOCK_GAP 64        /* between blocks of a row */
#define LEAVES_BELOW 48     /* from a hub to its leaves */
#define SPINE 96            /* between blocks of a row, for lines to further rows */
#define BLOCKS_BELOW 96     /* from a hub to blocks, and from row to row */

typedef struct
{
  int dx, dy;               /* of the node, in its block */
  int width, height;        /* of the block */
  int x, y;                 /* of the block, in the block around it */
} Block;

typedef struct
{
  TrestleNode *nodes;
  guint        n_nodes;
  double       aspect;
  guint       *neighbors, *starts;      /* adjacency: those of i are neighbors[starts[i] … starts[i + 1]) */
  gint64      *strengths;               /* beside neighbors */
  int         *parents;                 /* node, or -1 for the hub of a network */
  guint       *order;                   /* parents before children */
  guint       *children, *firsts;       /* as neighbors and starts; those of n_nodes are the hubs */
  Block       *blocks;                  /* n_nodes + 1; the last is the whole picture */
  double       leaf_aspect, row_aspect; /* what is being tried */
} Layout;

static guint
count_children (const Layout *self,
                guint         node)
{
  return self->firsts[node + 1] - self->firsts[node];
}

static gboolean
is_leaf (const Layout *self,
         guint         node)
{
  return count_children (self, node) == 0;
}

/* Half of @length on the grid: where lines leave a side. */
static int
get_middle (int length)
{
  return length / (2 * TRESTLE_GRID) * TRESTLE_GRID;
}

static int
snap (double pixels)
{
  return (int) ceil (pixels / TRESTLE_GRID) * TRESTLE_GRID;
}

static void
find_neighbors (Layout            *self,
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
count_neighbors (const Layout *self,
                 guint         node)
{
  return self->starts[node + 1] - self->starts[node];
}

/* Whether @a is more of a hub than @b. */
static gboolean
is_hubbier (const Layout *self,
            guint         a,
            guint         b)
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
find_hubs (const Layout *self)
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
grow_trees (Layout *self)
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
}

static void
find_children (Layout *self)
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

/* Columns of a grid of @n boxes that comes near @aspect. */
static guint
choose_columns (guint  n,
                double width,
                double height,
                double aspect)
{
  guint columns = (guint) CLAMP (round (sqrt (n * aspect * height / width)), 1, n);

  /* Lines run between two columns, so they come in pairs. */
  return columns > 1 && columns % 2 == 1 && columns < n ? columns + 1 : columns;
}

/* Where the columns of a grid begin.  Leaves of a hub (@linked) stand in pairs
 * of columns with a gutter between them for the line that leads to them; a last
 * column without partner has its gutter on the left, or, when hubs follow on the
 * right, on the right.  Returns the width.
 */
static int
place_columns (const int *widths,
               guint      columns,
               gboolean   linked,
               gboolean   hubs_follow,
               int       *lefts)
{
  int left = 0;

  for (guint i = 0; i < columns; i++)
    {
      gboolean lonely = i == columns - 1 && i % 2 == 0;

      if (linked && lonely && !hubs_follow)
        left += i == 0 ? TRESTLE_TAP + TRESTLE_LANE : TRESTLE_TAP;
      lefts[i] = left;
      left += widths[i];
      if (linked && lonely && hubs_follow)
        left += TRESTLE_TAP + TRESTLE_LANE;
      else if (i + 1 < columns)
        left += linked && i % 2 == 0 ? 2 * TRESTLE_TAP : GAP;
    }

  return left;
}

/* The leaves of a hub, or containers without any link, in a grid whose corner
 * is at 0, @y.  @gutter is where the line to a single pair of columns runs.
 */
static void
place_grid (Layout      *self,
            const guint *leaves,
            guint        n,
            gboolean     linked,
            gboolean     hubs_follow,
            int          y,
            int         *width,
            int         *height,
            int         *gutter)
{
  double mean_width = 0, mean_height = 0;
  g_autofree int *widths = NULL;
  g_autofree int *lefts = NULL;
  guint columns;
  int top = y;

  for (guint i = 0; i < n; i++)
    {
      mean_width += (self->nodes[leaves[i]].width + GAP / 2 + (linked ? TRESTLE_TAP : GAP / 2)) / (double) n;
      mean_height += (self->nodes[leaves[i]].height + ROW_GAP) / (double) n;
    }
  columns = choose_columns (n, mean_width, mean_height, self->leaf_aspect);
  widths = g_new0 (int, columns);
  lefts = g_new0 (int, columns);
  for (guint i = 0; i < n; i++)
    widths[i % columns] = MAX (widths[i % columns], self->nodes[leaves[i]].width);
  *width = place_columns (widths, columns, linked, hubs_follow, lefts);
  *gutter = columns == 2 ? lefts[1] - TRESTLE_TAP : get_middle (*width);

  for (guint row = 0; row * columns < n; row++)
    {
      int tallest = 0;

      for (guint column = 0; column < columns && row * columns + column < n; column++)
        {
          guint leaf = leaves[row * columns + column];
          gboolean lonely = column == columns - 1 && column % 2 == 0;
          gboolean to_right = linked && column % 2 == 0 && (!lonely || hubs_follow);

          /* Towards the gutter, so that the lines are short. */
          self->blocks[leaf].x = lefts[column] + (to_right ? widths[column] - self->nodes[leaf].width : 0);
          self->blocks[leaf].y = top;
          tallest = MAX (tallest, self->nodes[leaf].height);
        }
      top += tallest + ROW_GAP;
    }
  *height = top - ROW_GAP - y;
}

/* How many of the @n blocks go side by side before @limit, and their width. */
static guint
fill_row (const Layout *self,
          const guint  *blocks,
          guint         n,
          int           limit,
          int          *width)
{
  guint count = 0;

  *width = 0;
  while (count < n && (count == 0 || *width + BLOCK_GAP + self->blocks[blocks[count]].width <= limit))
    {
      *width += (count > 0 ? BLOCK_GAP : 0) + self->blocks[blocks[count]].width;
      count++;
    }

  return count;
}

/* How many blocks of a row stand left of its middle, and where that is. */
static guint
halve_row (const Layout *self,
           const guint  *blocks,
           guint         n,
           int           width,
           int          *middle)
{
  guint count = 0;
  int left = 0;

  while (count < n && (count == 0 || left + self->blocks[blocks[count]].width / 2 < width / 2))
    left += self->blocks[blocks[count++]].width + BLOCK_GAP;
  *middle = left - BLOCK_GAP + SPINE / 2;

  return count;
}

/* Blocks in rows, the first row at @y; the width is what came out.  Lines to
 * further rows run down between the blocks of those above, all of them in the
 * spine at @anchor.
 */
static void
place_rows (Layout      *self,
            const guint *blocks,
            guint        n,
            gboolean     linked,
            int          y,
            int          limit,
            int         *width,
            int         *height,
            int         *anchor)
{
  int left = 0, right = 0, top = y;

  *anchor = -1;
  for (guint first = 0; first < n; )
    {
      int row_width, middle, tallest = 0;
      guint count = fill_row (self, blocks + first, n - first, limit, &row_width);
      guint half = count;
      int x;

      if (linked && first + count < n)
        half = halve_row (self, blocks + first, count, row_width, &middle);
      else
        middle = linked && first > 0 ? get_middle (row_width) : 0;
      x = -middle;
      for (guint i = 0; i < count; i++)
        {
          Block *block = &self->blocks[blocks[first + i]];

          if (i == half)
            x += SPINE - BLOCK_GAP;
          block->x = x;
          block->y = top;
          x += block->width + BLOCK_GAP;
          tallest = MAX (tallest, block->height);
        }
      left = MIN (left, -middle);
      right = MAX (right, x - BLOCK_GAP);
      top += tallest + BLOCKS_BELOW;
      first += count;
      if (linked && first < n)
        *anchor = 0;
    }

  /* Rows stand around the spine; the block begins at 0. */
  for (guint i = 0; i < n; i++)
    self->blocks[blocks[i]].x -= left;
  if (*anchor == 0)
    *anchor = -left;
  *width = right - left;
  *height = top - BLOCKS_BELOW - y;
}

/* Sorts the children of @node into those with children of their own and those
 * without; returns the number of the former.
 */
static guint
part_children (const Layout *self,
               guint         node,
               guint        *hubs,
               guint        *leaves)
{
  guint n_hubs = 0, n_leaves = 0;

  for (guint i = self->firsts[node]; i < self->firsts[node + 1]; i++)
    {
      guint child = self->children[i];

      if (is_leaf (self, child))
        leaves[n_leaves++] = child;
      else
        hubs[n_hubs++] = child;
    }

  return n_hubs;
}

static int
choose_limit (const Layout *self,
              const guint  *blocks,
              guint         n,
              int           extra)
{
  double area = (double) extra * extra;
  int widest = extra;

  for (guint i = 0; i < n; i++)
    {
      const Block *block = &self->blocks[blocks[i]];

      area += (double) (block->width + BLOCK_GAP) * (block->height + BLOCKS_BELOW);
      widest = MAX (widest, block->width);
    }

  return MAX (widest, (int) sqrt (area * self->row_aspect));
}

/* Two containers linked to each other and to nothing else stand side by side. */
static gboolean
place_pair (Layout *self,
            guint   node)
{
  const TrestleNode *a = &self->nodes[node];
  const TrestleNode *b;
  guint child;
  int height;

  if (self->parents[node] >= 0 || count_children (self, node) != 1)
    return FALSE;
  child = self->children[self->firsts[node]];
  if (!is_leaf (self, child))
    return FALSE;

  b = &self->nodes[child];
  height = MAX (a->height, b->height);
  self->blocks[node] = (Block) { 0, snap ((height - a->height) / 2), a->width + PAIR_GAP + b->width, height, 0, 0 };
  self->blocks[child].x = a->width + PAIR_GAP;
  self->blocks[child].y = snap ((height - b->height) / 2);

  return TRUE;
}

/* What no link reaches stands below everything that is linked. */
static void
put_below (Layout      *self,
           const guint *leaves,
           guint        n,
           int          y)
{
  for (guint i = 0; i < n; i++)
    self->blocks[leaves[i]].y += y;
}

/* Leaves first, as a block of their own at the left, then the blocks of hubs;
 * @width and @height are the size of it all, @anchor is over what the hub stands.
 */
static void
place_children (Layout *self,
                guint   node,
                int     y,
                int    *width,
                int    *height,
                int    *anchor)
{
  guint n = count_children (self, node);
  g_autofree guint *hubs = g_new (guint, n + 1);
  g_autofree guint *leaves = g_new (guint, n + 1);
  guint n_hubs = part_children (self, node, hubs, leaves);
  gboolean linked = node < self->n_nodes;
  int below = linked ? BLOCKS_BELOW : 0;
  int grid_width = 0, grid_height = 0, rows_width = 0, rows_height = 0, gutter = 0, spine = -1;

  if (n > n_hubs)
    {
      place_grid (self, leaves, n - n_hubs, linked, n_hubs > 0, y + (linked ? LEAVES_BELOW : 0),
                  &grid_width, &grid_height, &gutter);
      grid_height += linked ? LEAVES_BELOW : 0;
    }
  if (n_hubs > 0)
    {
      place_rows (self, hubs, n_hubs, linked, y + below, choose_limit (self, hubs, n_hubs, grid_width),
                  &rows_width, &rows_height, &spine);
      rows_height += below;
    }

  if (n > n_hubs && n_hubs > 0 && !linked)
    {
      put_below (self, leaves, n - n_hubs, rows_height + BLOCK_GAP);
      *width = MAX (rows_width, grid_width);
      *height = rows_height + BLOCK_GAP + grid_height;
      *anchor = 0;
      return;
    }
  if (n > n_hubs && n_hubs > 0)
    {
      grid_width += BLOCK_GAP;
      for (guint i = 0; i < n_hubs; i++)
        self->blocks[hubs[i]].x += grid_width;
    }
  *width = grid_width + rows_width;
  *height = MAX (grid_height, rows_height);
  *anchor = n_hubs == 0 ? gutter : get_middle (*width);
  if (spine >= 0)
    {
      *anchor = grid_width + spine;
    }
  else if (n_hubs == n && n % 2 == 1)
    {
      const Block *middle = &self->blocks[hubs[n / 2]];

      *anchor = middle->x + middle->dx + get_middle (self->nodes[hubs[n / 2]].width);
    }
}

static void
place_block (Layout *self,
             guint   node)
{
  const TrestleNode *own = node < self->n_nodes ? &self->nodes[node] : NULL;
  Block *block = &self->blocks[node];
  int width, height, anchor, left;

  if (own != NULL && is_leaf (self, node))
    {
      *block = (Block) { 0, 0, own->width, own->height, 0, 0 };
      return;
    }
  if (own != NULL && place_pair (self, node))
    return;

  place_children (self, node, own != NULL ? own->height : 0, &width, &height, &anchor);
  *block = (Block) { 0, 0, width, height, 0, 0 };
  if (own == NULL)
    return;

  left = anchor - get_middle (own->width);
  for (guint i = self->firsts[node]; left < 0 && i < self->firsts[node + 1]; i++)
    self->blocks[self->children[i]].x -= left;
  block->width = MAX (left + own->width, width) - MIN (left, 0);
  block->height = own->height + height;
  block->dx = MAX (left, 0);
}

static void
place_all (Layout *self)
{
  for (guint i = self->n_nodes; i-- > 0; )
    place_block (self, self->order[i]);
  place_block (self, self->n_nodes);
}

/* How large the picture is when it fills the wanted shape: less is better. */
static double
rate (const Layout *self)
{
  const Block *all = &self->blocks[self->n_nodes];

  return MAX (all->width / self->aspect, all->height);
}

static void
choose_shape (Layout *self)
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
get_places (const Layout *self,
            TrestlePoint *places)
{
  g_autofree TrestlePoint *corners = g_new0 (TrestlePoint, self->n_nodes + 1);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      guint node = self->order[i];
      const Block *block = &self->blocks[node];
      const TrestlePoint *around = self->parents[node] < 0 ? NULL : &corners[self->parents[node]];

      corners[node].x = block->x + (around != NULL ? around->x : 0);
      corners[node].y = block->y + (around != NULL ? around->y : 0);
      places[node] = (TrestlePoint) { corners[node].x + block->dx, corners[node].y + block->dy };
    }
}

static void
layout_clear (Layout *self)
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
      static const gint8 ways[][2] = { { 1, 0 }, { 0, 1 }, { -1, 0 }, { 0, -1 }, { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 } };

      for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
        {
          TrestleRect moved = rect;
          TrestleRect around;

          moved.x += ways[i][0] * ring * 4 * TRESTLE_GRID;
          moved.y += ways[i][1] * ring * 4 * TRESTLE_GRID;
          around = trestle_rect_grow (&moved, ROW_GAP);
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
  Layout self = { .nodes = nodes, .n_nodes = n_nodes, .aspect = aspect > 0 ? aspect : 1.6 };
  g_autofree TrestlePoint *places = g_new0 (TrestlePoint, n_nodes + 1);

  if (n_nodes == 0)
    return;

  find_neighbors (&self, edges, n_edges);
  grow_trees (&self);
  find_children (&self);
  self.blocks = g_new0 (Block, n_nodes + 1);
  choose_shape (&self);
  get_places (&self, places);
  layout_clear (&self);

  for (guint i = 0; i < n_nodes; i++)
    if (!nodes[i].fixed)
      {
        nodes[i].x = places[i].x;
        nodes[i].y = places[i].y;
      }
  make_room (nodes, n_nodes);
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
