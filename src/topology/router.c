/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways for links.  A few plain shapes are tried first: straight, a branch off
 * the line that leaves the hub, one to four bends.  Shapes are written for a
 * leaf below its hub and turned for the other three sides.  Only where all of
 * them are blocked a search follows.
 */
#include "config.h"

#include "router-private.h"

#include "layout.h"

#include <math.h>

#define BEND_COST 200
#define MARGIN 12             /* between the corner of a container and a line that ends at its side */
#define LANE_STEP 12          /* between links of the same two containers */
#define MAX_SLIDES 64

/* How a shape is turned: bit 0 mirrors top and bottom, bit 1 swaps x and y. */
enum
{
  BELOW,
  ABOVE,
  RIGHT,
  LEFT,
  N_TURNS
};

/* One errand as seen in one of the four turns. */
typedef struct
{
  TrestleRouter       *router;
  const TrestleErrand *errand;
  int                  turn;
  TrestleRect          hub, leaf;       /* turned */
  int                  lane;            /* pixels */
} View;

static TrestleRect
turn_rect (TrestleRect rect,
           int         turn)
{
  if (turn & 2)
    rect = (TrestleRect) { rect.y, rect.x, rect.height, rect.width };
  if (turn & 1)
    rect.y = -(rect.y + rect.height);

  return rect;
}

static TrestleRect
turn_rect_back (TrestleRect rect,
                int         turn)
{
  if (turn & 1)
    rect.y = -(rect.y + rect.height);
  if (turn & 2)
    rect = (TrestleRect) { rect.y, rect.x, rect.height, rect.width };

  return rect;
}

static TrestlePoint
turn_back (TrestlePoint point,
           int          turn)
{
  if (turn & 1)
    point.y = -point.y;

  return (turn & 2) ? (TrestlePoint) { point.y, point.x } : point;
}

static void
view_init (View                *self,
           TrestleRouter       *router,
           const TrestleErrand *errand,
           int                  turn)
{
  self->router = router;
  self->errand = errand;
  self->turn = turn;
  self->hub = turn_rect (*trestle_space_get (router->containers, errand->hub), turn);
  self->leaf = turn_rect (*trestle_space_get (router->containers, errand->leaf), turn);
  self->lane = errand->lane * LANE_STEP;
}

/* Whether the leaf is on the side that the turn is for. */
static gboolean
view_applies (const View *self)
{
  return self->leaf.y - (self->hub.y + self->hub.height) >= 2 * TRESTLE_CLEARANCE;
}

static int
get_center (int start,
            int length)
{
  return start + length / (2 * TRESTLE_GRID) * TRESTLE_GRID;
}

static void
add_point (TrestleWay *way,
           int         x,
           int         y)
{
  TrestlePoint point = { x, y };

  if (way->n > 0 && way->points[way->n - 1].x == x && way->points[way->n - 1].y == y)
    return;
  if (way->n > 1)
    {
      const TrestlePoint *a = &way->points[way->n - 2];
      const TrestlePoint *b = &way->points[way->n - 1];

      if ((a->x == b->x && b->x == x) || (a->y == b->y && b->y == y))
        way->n--;
    }
  g_assert (way->n < TRESTLE_MAX_WAY);
  way->points[way->n++] = point;
}

static gboolean
is_inside (const TrestleRect *rect,
           TrestlePoint       a,
           TrestlePoint       b)
{
  return MAX (a.x, b.x) > rect->x && MIN (a.x, b.x) < rect->x + rect->width &&
         MAX (a.y, b.y) > rect->y && MIN (a.y, b.y) < rect->y + rect->height;
}

/* Turns the way back and checks it piece by piece. */
static gboolean
finish (const View *self,
        TrestleWay *way)
{
  for (guint i = 0; i < way->n; i++)
    way->points[i] = turn_back (way->points[i], self->turn);
  for (guint i = 1; i < way->n; i++)
    if (!trestle_router_is_free (self->router, way->points[i - 1], way->points[i],
                                 self->errand->hub, self->errand->leaf))
      return FALSE;

  return way->n > 1;
}

static gboolean
try_straight (const View *self,
              TrestleWay *way)
{
  int low = MAX (self->hub.x, self->leaf.x) + MARGIN;
  int high = MIN (self->hub.x + self->hub.width, self->leaf.x + self->leaf.width) - MARGIN;
  int hub_x = get_center (self->hub.x, self->hub.width) + self->lane;
  int leaf_x = get_center (self->leaf.x, self->leaf.width) + self->lane;
  int x = leaf_x >= low && leaf_x <= high ? leaf_x : hub_x >= low && hub_x <= high ? hub_x : (low + high) / 2;

  if (low > high || x > high)
    return FALSE;
  way->n = 0;
  add_point (way, x, self->hub.y + self->hub.height);
  add_point (way, x, self->leaf.y);

  return finish (self, way);
}

/* Down from the hub, along it, down beside the leaves and into one’s @side. */
static gboolean
try_branch (const View *self,
            int         side,
            TrestleWay *way)
{
  int x = get_center (self->hub.x, self->hub.width) + self->lane;
  int y = get_center (self->leaf.y, self->leaf.height) + self->lane;
  int lane = self->hub.y + self->hub.height + TRESTLE_LANE + self->lane;
  int edge = side < 0 ? self->leaf.x : self->leaf.x + self->leaf.width;
  int trunk = edge + side * TRESTLE_TAP;

  way->n = 0;
  add_point (way, x, self->hub.y + self->hub.height);
  if (ABS (trunk - x) < 2 * TRESTLE_CORNER_RADIUS)
    trunk = x;
  add_point (way, x, lane);
  add_point (way, trunk, lane);
  add_point (way, trunk, y);
  add_point (way, edge, y);

  return finish (self, way);
}

/* Down, across at @lane below the hub, down to the leaf. */
static gboolean
try_step (const View *self,
          int         lane,
          TrestleWay *way)
{
  int x = get_center (self->hub.x, self->hub.width) + self->lane;
  int leaf_x = get_center (self->leaf.x, self->leaf.width) + self->lane;

  way->n = 0;
  if (ABS (leaf_x - x) < 2 * TRESTLE_CORNER_RADIUS)
    return FALSE;
  add_point (way, x, self->hub.y + self->hub.height);
  add_point (way, x, lane);
  add_point (way, leaf_x, lane);
  add_point (way, leaf_x, self->leaf.y);

  return finish (self, way);
}

/* One bend: down from the hub and into the leaf’s side, or out of the hub’s
 * side and down to the leaf.
 */
static gboolean
try_corner (const View *self,
            gboolean    down,
            TrestleWay *way)
{
  int x = get_center (down ? self->hub.x : self->leaf.x, down ? self->hub.width : self->leaf.width) + self->lane;
  int y = get_center (down ? self->leaf.y : self->hub.y, down ? self->leaf.height : self->hub.height) + self->lane;
  const TrestleRect *other = down ? &self->leaf : &self->hub;
  int edge = x < other->x ? other->x : other->x + other->width;

  way->n = 0;
  if (x > other->x - 2 * TRESTLE_CORNER_RADIUS && x < other->x + other->width + 2 * TRESTLE_CORNER_RADIUS)
    return FALSE;
  if (down)
    {
      add_point (way, x, self->hub.y + self->hub.height);
      add_point (way, x, y);
      add_point (way, edge, y);
    }
  else
    {
      add_point (way, edge, y);
      add_point (way, x, y);
      add_point (way, x, self->leaf.y);
    }

  return finish (self, way);
}

/* Down, across, down through the first gap found from the leaf towards @side,
 * back across, down.
 */
static gboolean
try_slide (const View *self,
           int         side,
           TrestleWay *way)
{
  int x = get_center (self->hub.x, self->hub.width) + self->lane;
  int leaf_x = get_center (self->leaf.x, self->leaf.width) + self->lane;
  int top = self->hub.y + self->hub.height + TRESTLE_LANE + self->lane;
  int bottom = self->leaf.y - TRESTLE_LANE - self->lane;
  int gap = leaf_x;

  way->n = 0;
  if (bottom < top + 2 * TRESTLE_CORNER_RADIUS)
    return FALSE;
  for (guint i = 0; i < MAX_SLIDES; i++)
    {
      TrestleRect piece = { gap - TRESTLE_CLEARANCE, top, 2 * TRESTLE_CLEARANCE, bottom - top };
      TrestleRect hit;
      int found;

      piece = turn_rect_back (piece, self->turn);
      found = trestle_space_find (self->router->containers, &piece, -1, -1);
      if (found < 0)
        break;
      hit = turn_rect (*trestle_space_get (self->router->containers, found), self->turn);
      gap = side < 0 ? hit.x - 2 * TRESTLE_CLEARANCE : hit.x + hit.width + 2 * TRESTLE_CLEARANCE;
    }
  if (ABS (gap - leaf_x) < 2 * TRESTLE_CORNER_RADIUS)
    return FALSE;
  if (ABS (gap - x) < 2 * TRESTLE_CORNER_RADIUS)
    gap = x;

  add_point (way, x, self->hub.y + self->hub.height);
  add_point (way, x, top);
  add_point (way, gap, top);
  add_point (way, gap, bottom);
  add_point (way, leaf_x, bottom);
  add_point (way, leaf_x, self->leaf.y);

  return finish (self, way);
}

/* Makes @best the better of @best and @way. */
static void
prefer (TrestleWay       *best,
        const TrestleWay *way)
{
  if (best->n == 0 || trestle_way_get_cost (way) < trestle_way_get_cost (best))
    *best = *way;
}

/* Side by side: nothing is plainer. */
static gboolean
find_beside (TrestleRouter       *self,
             const TrestleErrand *errand,
             TrestleWay          *way)
{
  for (int turn = RIGHT; turn <= LEFT; turn++)
    {
      View view;

      view_init (&view, self, errand, turn);
      if (view_applies (&view) && try_straight (&view, way))
        return TRUE;
    }

  return FALSE;
}

/* Whether another leaf of the same hub faces that side of the leaf, so that a
 * line between the two serves both.
 */
static gboolean
is_gutter (const View *self,
           int         side)
{
  int reach = 2 * TRESTLE_TAP + TRESTLE_CLEARANCE;
  int y = get_center (self->leaf.y, self->leaf.height);
  int x = side < 0 ? self->leaf.x - reach : self->leaf.x + self->leaf.width;
  TrestleRect rect = { x, y - TRESTLE_GRID, reach, 2 * TRESTLE_GRID };

  int facing;

  rect = turn_rect_back (rect, self->turn);
  facing = trestle_space_find (self->router->containers, &rect, self->errand->hub, self->errand->leaf);

  return facing >= 0 && self->router->hubs != NULL && self->router->hubs[facing] == (int) self->errand->hub;
}

static gboolean
find_branch (TrestleRouter       *self,
             const TrestleErrand *errand,
             TrestleWay          *best)
{
  gboolean best_gutter = FALSE;

  best->n = 0;
  for (int turn = BELOW; turn <= ABOVE; turn++)
    for (int side = -1; side <= 1; side += 2)
      {
        TrestleWay way;
        View view;
        gboolean gutter;

        view_init (&view, self, errand, turn);
        if (!view_applies (&view) || !try_branch (&view, side, &way))
          continue;
        gutter = is_gutter (&view, side);
        if (gutter && !best_gutter)
          *best = way;
        else if (gutter == best_gutter)
          prefer (best, &way);
        best_gutter = best_gutter || gutter;
      }

  return best->n > 0;
}

static void
try_plain (const View *view,
           TrestleWay *best)
{
  int hub_bottom = view->hub.y + view->hub.height;
  int leaf_top = view->leaf.y;
  gboolean tall = leaf_top - hub_bottom >= 2 * TRESTLE_LANE;
  TrestleWay way;

  if (try_straight (view, &way))
    prefer (best, &way);
  if (try_corner (view, TRUE, &way))
    prefer (best, &way);
  if (try_corner (view, FALSE, &way))
    prefer (best, &way);
  if (tall && try_step (view, hub_bottom + TRESTLE_LANE + view->lane, &way))
    prefer (best, &way);
  else if (try_step (view, (hub_bottom + leaf_top) / 2 + view->lane, &way))
    prefer (best, &way);
  if (tall && try_step (view, leaf_top - TRESTLE_LANE - view->lane, &way))
    prefer (best, &way);
}

/* Where the leaf is mostly below its hub, lines run down from tier to tier; ways
 * out of the sides of the hub come second, and the reverse.
 */
static gboolean
find_plain (TrestleRouter       *self,
            const TrestleErrand *errand,
            TrestleWay          *best)
{
  int gaps[N_TURNS];
  View views[N_TURNS];
  gboolean level;

  for (int turn = BELOW; turn < N_TURNS; turn++)
    {
      view_init (&views[turn], self, errand, turn);
      gaps[turn] = views[turn].leaf.y - (views[turn].hub.y + views[turn].hub.height);
    }
  level = MAX (gaps[RIGHT], gaps[LEFT]) > MAX (gaps[BELOW], gaps[ABOVE]);

  best->n = 0;
  for (int pass = 0; pass < 2 && best->n == 0; pass++)
    for (int turn = BELOW; turn < N_TURNS; turn++)
      if ((turn >= RIGHT) == (level == (pass == 0)) && view_applies (&views[turn]))
        try_plain (&views[turn], best);

  return best->n > 0;
}

static gboolean
find_gap (TrestleRouter       *self,
          const TrestleErrand *errand,
          TrestleWay          *best)
{
  best->n = 0;
  for (int turn = BELOW; turn < N_TURNS; turn++)
    for (int side = -1; side <= 1; side += 2)
      {
        TrestleWay way;
        View view;

        view_init (&view, self, errand, turn);
        if (view_applies (&view) && try_slide (&view, side, &way))
          prefer (best, &way);
      }

  return best->n > 0;
}

double
trestle_way_get_cost (const TrestleWay *way)
{
  double cost = 0;

  for (guint i = 1; i < way->n; i++)
    cost += ABS (way->points[i].x - way->points[i - 1].x) + ABS (way->points[i].y - way->points[i - 1].y) + BEND_COST;

  return cost;
}

gboolean
trestle_router_is_free (TrestleRouter *self,
                        TrestlePoint   a,
                        TrestlePoint   b,
                        int            hub,
                        int            leaf)
{
  const TrestleRect piece = { MIN (a.x, b.x), MIN (a.y, b.y), ABS (a.x - b.x), ABS (a.y - b.y) };
  TrestleRect around = trestle_rect_grow (&piece, TRESTLE_CLEARANCE);

  if (is_inside (trestle_space_get (self->containers, hub), a, b) ||
      is_inside (trestle_space_get (self->containers, leaf), a, b))
    return FALSE;

  return trestle_space_find (self->containers, &around, hub, leaf) < 0;
}

TrestleRouter *
trestle_router_new (TrestleSpace *containers,
                    guint         n_containers,
                    const int    *hubs)
{
  TrestleRouter *self = g_new0 (TrestleRouter, 1);

  self->containers = containers;
  self->n_containers = n_containers;
  self->hubs = hubs;

  return self;
}

void
trestle_router_free (TrestleRouter *self)
{
  g_clear_pointer (&self->tracks, trestle_tracks_free);
  g_free (self);
}

gboolean
trestle_router_find (TrestleRouter       *self,
                     const TrestleErrand *errand,
                     GArray              *points)
{
  TrestleWay way = { .n = 0 };
  const TrestleRect *hub = trestle_space_get (self->containers, errand->hub);
  const TrestleRect *leaf = trestle_space_get (self->containers, errand->leaf);
  TrestlePoint ends[2] = {
    { get_center (hub->x, hub->width), get_center (hub->y, hub->height) },
    { get_center (leaf->x, leaf->width), get_center (leaf->y, leaf->height) }
  };

  if (find_beside (self, errand, &way) ||
      (errand->branch && find_branch (self, errand, &way)) ||
      find_plain (self, errand, &way) ||
      find_gap (self, errand, &way) ||
      (!trestle_rect_intersects (hub, leaf) && trestle_router_search (self, errand->hub, errand->leaf, &way)))
    {
      g_array_append_vals (points, way.points, way.n);
      return TRUE;
    }

  g_array_append_vals (points, ends, 2);

  return FALSE;
}
