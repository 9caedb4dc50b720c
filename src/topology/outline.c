/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The union of rectangles is marked on the grid of all their edges; walking along
 * the marked cells, which are kept on the right, gives its outline.
 */
#include "config.h"

#include "outline.h"

#include "scene-private.h"

#define MARGIN 10                   /* around a location; two of them fit between neighbors */
#define ALSO 48                     /* how much farther than the nearest what is joined as well may be */
#define MOST_JOINED 200             /* locations of one group; more of them are not joined */

/* Where a walk can go on from a corner of the grid, and where it comes to. */
enum { EAST, SOUTH, WEST, NORTH };

typedef struct
{
  GArray *xs, *ys;      /* of int: the edges, in order */
  guint8 *cells;        /* whether a cell is inside */
  guint8 *ways;         /* a bit for each way that leads on from a corner */
} Grid;

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return (*(const int *) a > *(const int *) b) - (*(const int *) a < *(const int *) b);
}

static void
sort_unique (GArray *values)
{
  guint n = 0;

  g_array_sort (values, compare_ints);
  for (guint i = 0; i < values->len; i++)
    if (n == 0 || g_array_index (values, int, n - 1) != g_array_index (values, int, i))
      g_array_index (values, int, n++) = g_array_index (values, int, i);
  g_array_set_size (values, n);
}

static guint
find (const GArray *values,
      int           value)
{
  guint index = 0;

  g_array_binary_search ((GArray *) values, &value, compare_ints, &index);

  return index;
}

static gboolean
is_inside (const Grid *grid,
           int         x,
           int         y)
{
  return x >= 0 && y >= 0 && x < (int) grid->xs->len - 1 && y < (int) grid->ys->len - 1 &&
         grid->cells[y * grid->xs->len + x];
}

static void
add_way (Grid *grid,
         int   x,
         int   y,
         int   way)
{
  grid->ways[y * grid->xs->len + x] |= 1 << way;
}

static void
fill_grid (Grid         *grid,
           const GArray *rects)
{
  grid->xs = g_array_new (FALSE, FALSE, sizeof (int));
  grid->ys = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < rects->len; i++)
    {
      const TrestleRect *rect = &g_array_index (rects, TrestleRect, i);
      const int xs[] = { rect->x, rect->x + rect->width }, ys[] = { rect->y, rect->y + rect->height };

      g_array_append_vals (grid->xs, xs, 2);
      g_array_append_vals (grid->ys, ys, 2);
    }
  sort_unique (grid->xs);
  sort_unique (grid->ys);
  grid->cells = g_new0 (guint8, (gsize) grid->xs->len * grid->ys->len);
  grid->ways = g_new0 (guint8, (gsize) grid->xs->len * grid->ys->len);
  for (guint i = 0; i < rects->len; i++)
    {
      const TrestleRect *rect = &g_array_index (rects, TrestleRect, i);
      guint left = find (grid->xs, rect->x), right = find (grid->xs, rect->x + rect->width);
      guint bottom = find (grid->ys, rect->y + rect->height);

      for (guint y = find (grid->ys, rect->y); y < bottom; y++)
        memset (&grid->cells[y * grid->xs->len + left], 1, right - left);
    }
}

/* Every edge of a cell inside that has none beside it, clockwise. */
static void
add_ways (Grid *grid)
{
  for (int y = 0; y < (int) grid->ys->len - 1; y++)
    for (int x = 0; x < (int) grid->xs->len - 1; x++)
      {
        if (!is_inside (grid, x, y))
          continue;
        if (!is_inside (grid, x, y - 1))
          add_way (grid, x, y, EAST);
        if (!is_inside (grid, x + 1, y))
          add_way (grid, x + 1, y, SOUTH);
        if (!is_inside (grid, x, y + 1))
          add_way (grid, x + 1, y + 1, WEST);
        if (!is_inside (grid, x - 1, y))
          add_way (grid, x, y + 1, NORTH);
      }
}

/* Goes round one line from the corner @x, @y on; what only touches is not joined. */
static void
walk (Grid   *grid,
      int     x,
      int     y,
      guint   group,
      GArray *outlines,
      GArray *points)
{
  static const int dx[] = { 1, 0, -1, 0 }, dy[] = { 0, 1, 0, -1 };
  static const int turns[] = { 1, 0, 3 };
  TrestleOutline outline = { .group = group, .first = points->len };
  const int start_x = x, start_y = y;
  int way = EAST, before = -1;
  gint64 area = 0;              /* twice, negative where it is gone round the other way */

  do
    {
      guint8 *ways = &grid->ways[y * grid->xs->len + x];
      TrestlePoint corner = { g_array_index (grid->xs, int, x), g_array_index (grid->ys, int, y) };

      for (guint i = 0; before >= 0 && i < G_N_ELEMENTS (turns); i++)
        if (*ways & 1 << (before + turns[i]) % 4)
          {
            way = (before + turns[i]) % 4;
            break;
          }
      if (way != before)
        g_array_append_val (points, corner);
      *ways &= (guint8) ~(1 << way);
      x += dx[way];
      y += dy[way];
      before = way;
    }
  while (x != start_x || y != start_y);

  outline.n_points = points->len - outline.first;
  for (guint i = 0; i < outline.n_points; i++)
    {
      const TrestlePoint *point = &g_array_index (points, TrestlePoint, outline.first + i);
      const TrestlePoint *next = &g_array_index (points, TrestlePoint, outline.first + (i + 1) % outline.n_points);

      trestle_rect_enclose (&outline.bounds, &(TrestleRect) { point->x, point->y, 1, 1 });
      area += (gint64) point->x * next->y - (gint64) next->x * point->y;
    }
  outline.hole = area < 0;
  g_array_append_val (outlines, outline);
}

void
trestle_outline_add (const GArray *rects,
                     guint         group,
                     GArray       *outlines,
                     GArray       *points)
{
  Grid grid;

  if (rects->len == 0)
    return;
  fill_grid (&grid, rects);
  add_ways (&grid);
  for (guint y = 0; y < grid.ys->len; y++)
    for (guint x = 0; x < grid.xs->len; x++)
      while (grid.ways[y * grid.xs->len + x] & 1 << EAST)
        walk (&grid, (int) x, (int) y, group, outlines, points);
  g_array_unref (grid.xs);
  g_array_unref (grid.ys);
  g_free (grid.cells);
  g_free (grid.ways);
}

static guint
get_group (TrestleScene *scene,
           guint         box)
{
  TrestleMark own = { 0 };

  trestle_scene_get_own (scene, trestle_scene_get_box (scene, box), &own);

  return own.group;
}

/* Whether nothing that is not of the group stands in @rect. */
static gboolean
is_free (TrestleScene      *scene,
         const TrestleRect *rect,
         guint              group)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TrestleRect around = trestle_rect_grow (rect, MARGIN / 2);

  trestle_space_list (scene->space, &around, found);
  for (guint i = 0; i < found->len; i++)
    {
      int box = (int) g_array_index (found, guint, i);

      while (trestle_scene_get_box (scene, box)->parent >= 0)
        box = trestle_scene_get_box (scene, box)->parent;
      if (get_group (scene, box) != group)
        return FALSE;
    }

  return TRUE;
}

/* What joins @a with @b, which lies right of it or, with @below, below it: as wide as
 * they face each other, empty when they do not.
 */
static TrestleRect
get_bridge (const TrestleRect *a,
            const TrestleRect *b,
            gboolean           below)
{
  int left = below ? MAX (a->x, b->x) : a->x + a->width;
  int right = below ? MIN (a->x + a->width, b->x + b->width) : b->x;
  int top = below ? a->y + a->height : MAX (a->y, b->y);
  int bottom = below ? b->y : MIN (a->y + a->height, b->y + b->height);

  return (TrestleRect) { left, top, MAX (0, right - left), MAX (0, bottom - top) };
}

/* How long @bridge is, 0 when it joins nothing. */
static int
get_length (const TrestleRect *bridge,
            gboolean           below)
{
  if (bridge->width <= 2 * MARGIN * below || bridge->height <= 2 * MARGIN * !below)
    return 0;

  return below ? bridge->height : bridge->width;
}

/* From each to the nearest in both directions, and to those about as near beside it, where
 * nothing else stands between.
 */
static void
add_bridges (TrestleScene *scene,
             GArray       *rects,
             guint         group)
{
  guint n = rects->len;

  for (guint i = 0; i < n; i++)
    for (int below = 0; below < 2; below++)
      {
        const TrestleRect from = g_array_index (rects, TrestleRect, i);
        int nearest = 0;

        for (guint k = 0; k < n; k++)
          {
            TrestleRect bridge = get_bridge (&from, &g_array_index (rects, TrestleRect, k), below);
            int length = get_length (&bridge, below);

            if (k != i && length > 0 && (nearest == 0 || length < nearest))
              nearest = length;
          }
        for (guint k = 0; k < n && nearest > 0; k++)
          {
            TrestleRect bridge = get_bridge (&from, &g_array_index (rects, TrestleRect, k), below);
            int length = get_length (&bridge, below);

            if (k != i && length > 0 && length <= nearest + ALSO && is_free (scene, &bridge, group))
              g_array_append_val (rects, bridge);
          }
      }
}

/* Holes in which nothing stands are closed. */
static void
close_holes (TrestleScene *scene,
             guint         first)
{
  for (guint i = first; i < scene->outlines->len;)
    {
      const TrestleOutline *outline = &g_array_index (scene->outlines, TrestleOutline, i);

      if (outline->hole && is_free (scene, &outline->bounds, outline->group))
        g_array_remove_index (scene->outlines, i);
      else
        i++;
    }
}

void
trestle_scene_fill_outlines (TrestleScene *scene)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  g_array_set_size (scene->outlines, 0);
  g_array_set_size (scene->outline_points, 0);
  if (!trestle_scene_is_overlaid (scene))
    return;

  for (guint i = 0; i < scene->boxes->len; i += 1 + trestle_scene_get_box (scene, i)->n_inside)
    {
      guint group = get_group (scene, i);
      GArray *rects = g_hash_table_lookup (groups, GUINT_TO_POINTER (group));
      TrestleRect rect = trestle_rect_grow (&trestle_scene_get_box (scene, i)->rect, MARGIN);

      if (group == 0)
        continue;
      if (rects == NULL)
        {
          rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));
          g_hash_table_insert (groups, GUINT_TO_POINTER (group), rects);
        }
      g_array_append_val (rects, rect);
    }
  for (guint group = 1, left = g_hash_table_size (groups); left > 0; group++)
    {
      GArray *rects = g_hash_table_lookup (groups, GUINT_TO_POINTER (group));

      if (rects == NULL)
        continue;
      left--;
      if (rects->len <= MOST_JOINED)
        {
          guint first = scene->outlines->len;

          add_bridges (scene, rects, group);
          trestle_outline_add (rects, group, scene->outlines, scene->outline_points);
          close_holes (scene, first);
          continue;
        }
      for (guint i = 0; i < rects->len; i++)
        {
          g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (TrestleRect));

          g_array_append_val (one, g_array_index (rects, TrestleRect, i));
          trestle_outline_add (one, group, scene->outlines, scene->outline_points);
        }
    }
}
