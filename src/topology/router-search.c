/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search for a way where no plain shape fits.  It runs along tracks: lines
 * beside the four sides of every container, as long as nothing is in their way,
 * and lines straight out of the sides of the two ends.  What is searched is
 * which track leads to which, not a grid of points.
 */
#include "config.h"

#include "router-private.h"

#define BEND_COST 200
#define REACH 2048            /* how far a track goes beyond its container */
#define WINDOW 768            /* how far around the ends a search looks */
#define MAX_LOOKS 400000      /* crossings looked at for one way */
#define N_RAYS 8              /* tracks of the two ends themselves */

/* A horizontal (@level) or vertical line at @at from @low to @high. */
typedef struct
{
  gboolean level;
  int      at, low, high;
} Track;

struct _TrestleTracks
{
  GArray *level;              /* of Track, by at */
  GArray *upright;
};

/* A track that has been reached. */
typedef struct
{
  double cost;
  int    entry;               /* along the track */
  int    from;                /* index of the track before, or -1 */
  gint8  state;               /* 0: not reached, 1: open, 2: done */
} Step;

typedef struct
{
  double cost;
  int    track;
} Item;

typedef struct
{
  const TrestleTracks *tracks;
  TrestleRect          window;
  Track                rays[N_RAYS]; /* four of the hub, four of the leaf */
  TrestlePoint         ports[N_RAYS];
  Step                *steps; /* of the level tracks, the upright ones, the rays */
  GArray              *heap;  /* of Item */
  guint                n_looks;
} Search;

static int
compare_tracks (gconstpointer a,
                gconstpointer b)
{
  const Track *s = a;
  const Track *t = b;

  if (s->at != t->at)
    return s->at < t->at ? -1 : 1;
  if (s->low != t->low)
    return s->low < t->low ? -1 : 1;

  return s->high < t->high ? -1 : s->high > t->high;
}

/* How far the line at @at goes from @start in direction @way (-1, 1) until it
 * comes too near to a container other than @own.
 */
static int
extend (TrestleRouter *self,
        gboolean       level,
        int            at,
        int            start,
        int            way,
        int            own)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  int low = way > 0 ? start : start - REACH;
  TrestleRect rect = level ? (TrestleRect) { low, at - TRESTLE_CLEARANCE, REACH, 2 * TRESTLE_CLEARANCE }
                           : (TrestleRect) { at - TRESTLE_CLEARANCE, low, 2 * TRESTLE_CLEARANCE, REACH };
  int end = start + way * REACH;

  trestle_space_list (self->containers, &rect, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint index = g_array_index (near, guint, i);
      const TrestleRect *other = trestle_space_get (self->containers, index);
      int first = (level ? other->x : other->y) - TRESTLE_CLEARANCE;
      int last = (level ? other->x + other->width : other->y + other->height) + TRESTLE_CLEARANCE;

      if ((int) index == own)
        continue;
      end = way > 0 ? MIN (end, first) : MAX (end, last);
    }

  return end;
}

static void
add_tracks_of (TrestleRouter *self,
               guint          index)
{
  TrestleRect around = trestle_rect_grow (trestle_space_get (self->containers, index), TRESTLE_CLEARANCE);
  const Track sides[] = {
    { TRUE, around.y, around.x, around.x + around.width },
    { TRUE, around.y + around.height, around.x, around.x + around.width },
    { FALSE, around.x, around.y, around.y + around.height },
    { FALSE, around.x + around.width, around.y, around.y + around.height }
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      Track track = sides[i];
      int middle = (track.low + track.high) / 2;

      track.low = extend (self, track.level, track.at, middle, -1, index);
      track.high = extend (self, track.level, track.at, middle, 1, index);
      if (track.low < track.high)
        g_array_append_val (track.level ? self->tracks->level : self->tracks->upright, track);
    }
}

static void
make_tracks (TrestleRouter *self)
{
  TrestleTracks *tracks = g_new0 (TrestleTracks, 1);

  tracks->level = g_array_new (FALSE, FALSE, sizeof (Track));
  tracks->upright = g_array_new (FALSE, FALSE, sizeof (Track));
  self->tracks = tracks;
  for (guint i = 0; i < self->n_containers; i++)
    add_tracks_of (self, i);
  g_array_sort (tracks->level, compare_tracks);
  g_array_sort (tracks->upright, compare_tracks);
}

static void
push (Search *search,
      double  cost,
      int     track)
{
  Item item = { cost, track };
  guint i = search->heap->len;
  Item *items;

  g_array_append_val (search->heap, item);
  items = (Item *) search->heap->data;
  while (i > 0 && items[(i - 1) / 2].cost > item.cost)
    {
      items[i] = items[(i - 1) / 2];
      i = (i - 1) / 2;
    }
  items[i] = item;
}

static Item
pop (Search *search)
{
  Item *items = (Item *) search->heap->data;
  Item top = items[0];
  Item last = items[search->heap->len - 1];
  guint n = search->heap->len - 1;
  guint i = 0;

  g_array_set_size (search->heap, n);
  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && items[child + 1].cost < items[child].cost)
        child++;
      if (items[child].cost >= last.cost)
        break;
      items[i] = items[child];
      i = child;
    }
  if (n > 0)
    items[i] = last;

  return top;
}

static const Track *
get_track (const Search *search,
           int           index)
{
  int n_level = search->tracks->level->len;
  int n_upright = search->tracks->upright->len;

  if (index < n_level)
    return &g_array_index (search->tracks->level, Track, index);
  if (index < n_level + n_upright)
    return &g_array_index (search->tracks->upright, Track, index - n_level);

  return &search->rays[index - n_level - n_upright];
}

static int
get_ray_index (const Search *search,
               int           ray)
{
  return (int) (search->tracks->level->len + search->tracks->upright->len) + ray;
}

/* Goes from @track, entered at @step, over to @other if they cross. */
static void
visit (Search *search,
       int     track,
       int     other)
{
  const Track *from = get_track (search, track);
  const Track *to = get_track (search, other);
  const Step *step = &search->steps[track];
  Step *next = &search->steps[other];
  double cost;

  search->n_looks++;
  if (from->level == to->level || next->state == 2 ||
      to->at < from->low || to->at > from->high || from->at < to->low || from->at > to->high)
    return;

  cost = step->cost + ABS (to->at - step->entry) + BEND_COST;
  if (other >= get_ray_index (search, N_RAYS / 2))
    {
      TrestlePoint port = search->ports[other - get_ray_index (search, 0)];

      cost += ABS (from->at - (to->level ? port.x : port.y));
    }
  if (next->state == 1 && next->cost <= cost)
    return;
  *next = (Step) { cost, from->at, track, 1 };
  push (search, cost, other);
}

/* All tracks across @track, within the window. */
static void
visit_all (Search *search,
           int     track)
{
  const Track *from = get_track (search, track);
  const TrestleRect *window = &search->window;
  GArray *across = from->level ? search->tracks->upright : search->tracks->level;
  int offset = from->level ? search->tracks->level->len : 0;
  int low = MAX (from->low, from->level ? window->x : window->y);
  int high = MIN (from->high, from->level ? window->x + window->width : window->y + window->height);
  guint first = 0, last = across->len;

  while (first < last)
    {
      guint middle = (first + last) / 2;

      if (g_array_index (across, Track, middle).at < low)
        first = middle + 1;
      else
        last = middle;
    }
  for (guint i = first; i < across->len && g_array_index (across, Track, i).at <= high; i++)
    visit (search, track, offset + i);
  for (int i = N_RAYS / 2; i < N_RAYS; i++)
    visit (search, track, get_ray_index (search, i));
}

static void
add_rays (TrestleRouter *self,
          Search        *search,
          guint          index,
          int            first)
{
  const TrestleRect *rect = trestle_space_get (self->containers, index);
  int x = rect->x + rect->width / (2 * TRESTLE_GRID) * TRESTLE_GRID;
  int y = rect->y + rect->height / (2 * TRESTLE_GRID) * TRESTLE_GRID;
  const TrestlePoint ports[] = {
    { x, rect->y }, { x, rect->y + rect->height }, { rect->x, y }, { rect->x + rect->width, y }
  };

  for (int i = 0; i < 4; i++)
    {
      gboolean level = i >= 2;
      int way = i % 2 == 0 ? -1 : 1;
      int start = level ? ports[i].x : ports[i].y;
      int end = extend (self, level, level ? y : x, start, way, index);

      /* A ray that something blocks at once leads nowhere. */
      end = way > 0 ? MAX (end, start) : MIN (end, start);
      search->ports[first + i] = ports[i];
      search->rays[first + i] = (Track) { level, level ? y : x, MIN (start, end), MAX (start, end) };
    }
}

/* The corners where the way changes tracks, from the leaf back to the hub. */
static gboolean
trace (const Search *search,
       int           ray,
       TrestleWay   *way)
{
  TrestlePoint points[TRESTLE_MAX_WAY];
  guint n = 0;
  int track = ray;

  points[n++] = search->ports[ray - get_ray_index (search, 0)];
  while (search->steps[track].from >= 0)
    {
      const Track *here = get_track (search, track);
      int entry = search->steps[track].entry;

      if (n + 2 > TRESTLE_MAX_WAY)
        return FALSE;
      points[n++] = here->level ? (TrestlePoint) { entry, here->at } : (TrestlePoint) { here->at, entry };
      track = search->steps[track].from;
    }
  points[n++] = search->ports[track - get_ray_index (search, 0)];

  way->n = 0;
  while (n > 0)
    {
      TrestlePoint point = points[--n];

      if (way->n == 0 || way->points[way->n - 1].x != point.x || way->points[way->n - 1].y != point.y)
        way->points[way->n++] = point;
    }

  return way->n > 1;
}

static gboolean
run (Search     *search,
     TrestleWay *way)
{
  for (int i = 0; i < N_RAYS / 2; i++)
    {
      int ray = get_ray_index (search, i);
      const TrestlePoint *port = &search->ports[i];

      search->steps[ray] = (Step) { 0, search->rays[i].level ? port->x : port->y, -1, 1 };
      push (search, 0, ray);
    }

  while (search->heap->len > 0 && search->n_looks < MAX_LOOKS)
    {
      Item item = pop (search);
      Step *step = &search->steps[item.track];

      if (step->state == 2 || item.cost > step->cost)
        continue;
      step->state = 2;
      if (item.track >= get_ray_index (search, N_RAYS / 2))
        return trace (search, item.track, way);
      visit_all (search, item.track);
    }

  return FALSE;
}

void
trestle_tracks_free (TrestleTracks *self)
{
  g_array_unref (self->level);
  g_array_unref (self->upright);
  g_free (self);
}

gboolean
trestle_router_search (TrestleRouter *self,
                       guint          hub,
                       guint          leaf,
                       TrestleWay    *way)
{
  Search search = { 0 };
  TrestleRect window = *trestle_space_get (self->containers, hub);
  gboolean found = FALSE;

  if (self->tracks == NULL)
    make_tracks (self);
  search.tracks = self->tracks;
  trestle_rect_enclose (&window, trestle_space_get (self->containers, leaf));
  search.window = trestle_rect_grow (&window, WINDOW);
  search.heap = g_array_new (FALSE, FALSE, sizeof (Item));
  search.steps = g_new0 (Step, get_ray_index (&search, N_RAYS));
  add_rays (self, &search, hub, 0);
  add_rays (self, &search, leaf, N_RAYS / 2);
  found = run (&search, way);
  g_array_unref (search.heap);
  g_free (search.steps);

  return found;
}
