/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every subtree becomes a block: leaves in a grid with gutters for the lines
 * that lead to them, blocks of further hubs beside them in rows, the hub above.
 */
#include "config.h"

#include "layout-private.h"

#include <math.h>

#define GAP 32              /* between columns that share no line, and between loose containers */
#define PAIR_GAP 160        /* between two that are linked with each other only */
#define BLOCK_GAP 64        /* between blocks of a row */
#define LEAVES_BELOW 48     /* from a hub to its leaves */
#define SPINE 96            /* between blocks of a row, for lines to further rows */
#define BLOCKS_BELOW 96     /* from a hub to blocks, and from row to row */

static guint
count_children (const TrestleLayout *self,
                guint                node)
{
  return self->firsts[node + 1] - self->firsts[node];
}

static gboolean
is_leaf (const TrestleLayout *self,
         guint                node)
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
place_grid (TrestleLayout *self,
            const guint   *leaves,
            guint          n,
            gboolean       linked,
            gboolean       hubs_follow,
            int            y,
            int           *width,
            int           *height,
            int           *gutter)
{
  double mean_width = 0, mean_height = 0;
  g_autofree int *widths = NULL;
  g_autofree int *lefts = NULL;
  guint columns;
  int top = y;

  for (guint i = 0; i < n; i++)
    {
      mean_width += (self->nodes[leaves[i]].width + GAP / 2 + (linked ? TRESTLE_TAP : GAP / 2)) / (double) n;
      mean_height += (self->nodes[leaves[i]].height + TRESTLE_ROW_GAP) / (double) n;
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
      top += tallest + TRESTLE_ROW_GAP;
    }
  *height = top - TRESTLE_ROW_GAP - y;
}

/* How many of the @n blocks go side by side before @limit, and their width. */
static guint
fill_row (const TrestleLayout *self,
          const guint         *blocks,
          guint                n,
          int                  limit,
          int                 *width)
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
halve_row (const TrestleLayout *self,
           const guint         *blocks,
           guint                n,
           int                  width,
           int                 *middle)
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
place_rows (TrestleLayout *self,
            const guint   *blocks,
            guint          n,
            gboolean       linked,
            int            y,
            int            limit,
            int           *width,
            int           *height,
            int           *anchor)
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
          TrestleBlock *block = &self->blocks[blocks[first + i]];

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
part_children (const TrestleLayout *self,
               guint                node,
               guint               *hubs,
               guint               *leaves)
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
choose_limit (const TrestleLayout *self,
              const guint         *blocks,
              guint                n,
              int                  extra)
{
  double area = (double) extra * extra;
  int widest = extra;

  for (guint i = 0; i < n; i++)
    {
      const TrestleBlock *block = &self->blocks[blocks[i]];

      area += (double) (block->width + BLOCK_GAP) * (block->height + BLOCKS_BELOW);
      widest = MAX (widest, block->width);
    }

  return MAX (widest, (int) sqrt (area * self->row_aspect));
}

/* Two containers linked to each other and to nothing else stand side by side. */
static gboolean
place_pair (TrestleLayout *self,
            guint          node)
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
  self->blocks[node] = (TrestleBlock) { 0, snap ((height - a->height) / 2), a->width + PAIR_GAP + b->width, height, 0, 0 };
  self->blocks[child].x = a->width + PAIR_GAP;
  self->blocks[child].y = snap ((height - b->height) / 2);

  return TRUE;
}

/* What no link reaches stands below everything that is linked. */
static void
put_below (TrestleLayout *self,
           const guint   *leaves,
           guint          n,
           int            y)
{
  for (guint i = 0; i < n; i++)
    self->blocks[leaves[i]].y += y;
}

/* Leaves first, as a block of their own at the left, then the blocks of hubs;
 * @width and @height are the size of it all, @anchor is over what the hub stands.
 */
static void
place_children (TrestleLayout *self,
                guint          node,
                int            y,
                int           *width,
                int           *height,
                int           *anchor)
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
      const TrestleBlock *middle = &self->blocks[hubs[n / 2]];

      *anchor = middle->x + middle->dx + get_middle (self->nodes[hubs[n / 2]].width);
    }
}

void
trestle_layout_place_block (TrestleLayout *self,
                            guint          node)
{
  const TrestleNode *own = node < self->n_nodes ? &self->nodes[node] : NULL;
  TrestleBlock *block = &self->blocks[node];
  int width, height, anchor, left;

  if (own != NULL && is_leaf (self, node))
    {
      *block = (TrestleBlock) { 0, 0, own->width, own->height, 0, 0 };
      return;
    }
  if (own != NULL && place_pair (self, node))
    return;

  place_children (self, node, own != NULL ? own->height : 0, &width, &height, &anchor);
  *block = (TrestleBlock) { 0, 0, width, height, 0, 0 };
  if (own == NULL)
    return;

  left = anchor - get_middle (own->width);
  for (guint i = self->firsts[node]; left < 0 && i < self->firsts[node + 1]; i++)
    self->blocks[self->children[i]].x -= left;
  block->width = MAX (left + own->width, width) - MIN (left, 0);
  block->height = own->height + height;
  block->dx = MAX (left, 0);
}
