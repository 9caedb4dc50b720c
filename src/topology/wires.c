/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From ways of single links to what is drawn.  Hundreds of links may share the
 * line that leaves their hub: every stretch of plane is drawn once, every
 * corner once, with the width of the widest.
 */
#include "config.h"

#include "wires.h"

#include "router.h"
#include "separate.h"

#include <math.h>

/* One straight stretch of one wire. */
typedef struct
{
  gboolean level;
  int      at, low, high;
  int      cut_low, cut_high;
  guint    hub;               /* box */
  guint    wire;
  double   width;
} Stretch;

/* Links between the same two boxes follow each other when sorted. */
typedef struct
{
  TrestleLink *link;
  guint        low, high;     /* boxes */
} Tie;

static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  const Tie *s = a;
  const Tie *t = b;

  if (s->low != t->low)
    return s->low < t->low ? -1 : 1;
  if (s->high != t->high)
    return s->high < t->high ? -1 : 1;

  return g_strcmp0 (TRESTLE_OBJECT (s->link)->id, TRESTLE_OBJECT (t->link)->id);
}

static GArray *
list_ties (TrestleScene *scene)
{
  GArray *ties = g_array_new (FALSE, FALSE, sizeof (Tie));

  TRESTLE_FOREACH (scene->design, LINK, TrestleLink, link)
    {
      int a = link->end_a.target != NULL ? trestle_scene_find (scene, link->end_a.target) : -1;
      int b = link->end_b.target != NULL ? trestle_scene_find (scene, link->end_b.target) : -1;
      Tie tie = { link, MIN (a, b), MAX (a, b) };

      if (a >= 0 && b >= 0 && a != b)
        g_array_append_val (ties, tie);
    }
  g_array_sort (ties, compare_ties);

  return ties;
}

/* 1.5 px at 100 kbit/s and below, 5 px at 10 Gbit/s and above. */
static double
choose_width (gint64 bandwidth)
{
  double share = bandwidth > 0 ? (log10 ((double) bandwidth) - 5) / 5 : 0;

  return 1.5 + 3.5 * CLAMP (share, 0, 1);
}

/* How many links end at each box. */
static guint *
count_degrees (TrestleScene *scene,
               GArray       *ties)
{
  guint *degrees = g_new0 (guint, scene->boxes->len + 1);

  for (guint i = 0; i < ties->len; i++)
    {
      degrees[g_array_index (ties, Tie, i).low]++;
      degrees[g_array_index (ties, Tie, i).high]++;
    }

  return degrees;
}

/* The end nearer to the hub of the network is the hub, else that with more links. */
static gboolean
is_hub (const TrestleScene *scene,
        const guint        *degrees,
        guint               a,
        guint               b)
{
  guint depth_a = trestle_scene_get_box (scene, a)->depth;
  guint depth_b = trestle_scene_get_box (scene, b)->depth;

  if (depth_a != depth_b)
    return depth_a < depth_b;
  if (degrees[a] != degrees[b])
    return degrees[a] > degrees[b];

  return a < b;
}

static guint *
count_leaves (TrestleScene *scene,
              GArray       *ties,
              const guint  *degrees)
{
  guint *leaves = g_new0 (guint, scene->boxes->len + 1);

  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = &g_array_index (ties, Tie, i);

      leaves[tie->low] += degrees[tie->high] == 1;
      leaves[tie->high] += degrees[tie->low] == 1;
    }

  return leaves;
}

static int
get_sign (int value)
{
  return (value > 0) - (value < 0);
}

/* The label stands where the link is alone: on its last piece, when that is
 * long enough, else on its longest, the level ones preferred.
 */
static void
place_label (TrestleScene *scene,
             TrestleWire  *wire)
{
  const TrestlePoint *points = &g_array_index (scene->points, TrestlePoint, wire->first);
  guint best = 0;
  int best_room = -1;
  int shift;

  for (guint i = 1; i < wire->n_points; i++)
    {
      gboolean upright = points[i].x == points[i - 1].x;
      int room = ABS (points[i].x - points[i - 1].x) + ABS (points[i].y - points[i - 1].y);
      int worth = upright ? room : room + TRESTLE_LABEL_WIDTH / 2;

      if (i == wire->n_points - 1 && room >= (upright ? 2 * TRESTLE_LABEL_HEIGHT : TRESTLE_LABEL_WIDTH))
        worth = G_MAXINT;
      if (worth > best_room)
        {
          best = i;
          best_room = worth;
        }
    }
  if (best == 0)
    return;

  wire->upright = points[best].x == points[best - 1].x;
  wire->room = ABS (points[best].x - points[best - 1].x) + ABS (points[best].y - points[best - 1].y);
  wire->label.x = (points[best].x + points[best - 1].x) / 2;
  wire->label.y = (points[best].y + points[best - 1].y) / 2;

  /* In the middle of what is straight: corners take some at either end. */
  shift = (best > 1 ? TRESTLE_CORNER_RADIUS : 0) - (best + 1 < wire->n_points ? TRESTLE_CORNER_RADIUS : 0);
  if (wire->upright)
    wire->label.y += shift / 2 * get_sign (points[best].y - points[best - 1].y);
  else
    wire->label.x += shift / 2 * get_sign (points[best].x - points[best - 1].x);
}

/* Containers are the boxes that are in no other; returns the container’s index
 * of every box.
 */
static TrestleSpace *
collect_containers (const TrestleScene *scene,
                    guint             **numbers,
                    guint              *n)
{
  TrestleSpace *space = trestle_space_new ();

  *numbers = g_new0 (guint, scene->boxes->len + 1);
  *n = 0;
  for (guint i = 0; i < scene->boxes->len; i += 1 + trestle_scene_get_box (scene, i)->n_inside)
    {
      (*numbers)[i] = trestle_space_add (space, &trestle_scene_get_box (scene, i)->rect);
      ++*n;
    }

  return space;
}

/* The only container that each container is linked with, or -1. */
static int *
list_hubs (const GArray *ties,
           const guint  *degrees,
           const guint  *numbers,
           guint         n_containers)
{
  int *hubs = g_new (int, n_containers + 1);

  for (guint i = 0; i < n_containers; i++)
    hubs[i] = -1;
  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = &g_array_index (ties, Tie, i);

      if (degrees[tie->low] == 1)
        hubs[numbers[tie->low]] = numbers[tie->high];
      if (degrees[tie->high] == 1)
        hubs[numbers[tie->high]] = numbers[tie->low];
    }

  return hubs;
}

static void
route (TrestleScene *scene,
       GArray       *ties)
{
  g_autofree guint *degrees = count_degrees (scene, ties);
  g_autofree guint *leaves = count_leaves (scene, ties, degrees);
  g_autofree guint *numbers = NULL;
  guint n_containers;
  g_autoptr (TrestleSpace) containers = collect_containers (scene, &numbers, &n_containers);
  g_autofree int *hubs = list_hubs (ties, degrees, numbers, n_containers);
  g_autoptr (TrestleRouter) router = trestle_router_new (containers, n_containers, hubs);
  int lane = 0;

  for (guint i = 0; i < ties->len; i++)
    {
      const Tie *tie = &g_array_index (ties, Tie, i);
      gboolean low_hub = is_hub (scene, degrees, tie->low, tie->high);
      TrestleErrand errand;
      TrestleWire wire = { .object = g_object_ref (TRESTLE_OBJECT (tie->link)) };

      lane = i > 0 && tie[-1].low == tie->low && tie[-1].high == tie->high ? lane + 1 : 0;
      wire.hub = low_hub ? tie->low : tie->high;
      wire.leaf = low_hub ? tie->high : tie->low;
      wire.width = choose_width (tie->link->bandwidth);
      wire.first = scene->points->len;
      errand = (TrestleErrand) {
        numbers[wire.hub], numbers[wire.leaf], degrees[wire.leaf] == 1 && leaves[wire.hub] > 1, lane
      };
      wire.astray = !trestle_router_find (router, &errand, scene->points);
      wire.n_points = scene->points->len - wire.first;
      g_array_append_val (scene->wires, wire);
    }
  trestle_wires_separate (scene, router, numbers);
}

static int
get_radius (const TrestlePoint *points,
            guint               n,
            guint               i)
{
  int radius = TRESTLE_CORNER_RADIUS;

  if (i == 0 || i + 1 >= n)
    return 0;
  for (guint k = i; k <= i + 1; k++)
    {
      int length = ABS (points[k].x - points[k - 1].x) + ABS (points[k].y - points[k - 1].y);
      gboolean shared = (k == i && i > 1) || (k == i + 1 && i + 2 < n);

      radius = MIN (radius, shared ? length / 2 : length);
    }

  return radius;
}

static void
add_stretches (TrestleScene *scene,
               guint         index,
               GArray       *stretches)
{
  const TrestleWire *wire = trestle_scene_get_wire (scene, index);
  const TrestlePoint *points = &g_array_index (scene->points, TrestlePoint, wire->first);

  for (guint i = 1; i < wire->n_points; i++)
    {
      const TrestlePoint *a = &points[i - 1];
      const TrestlePoint *b = &points[i];
      gboolean level = a->y == b->y;
      gboolean forward = level ? a->x < b->x : a->y < b->y;
      int cut_a = get_radius (points, wire->n_points, i - 1);
      int cut_b = get_radius (points, wire->n_points, i);
      Stretch stretch = {
        .level = level, .at = level ? a->y : a->x,
        .low = level ? MIN (a->x, b->x) : MIN (a->y, b->y), .high = level ? MAX (a->x, b->x) : MAX (a->y, b->y),
        .cut_low = forward ? cut_a : cut_b, .cut_high = forward ? cut_b : cut_a,
        .hub = wire->hub, .wire = index, .width = wire->width
      };

      g_array_append_val (stretches, stretch);
    }
}

static void
add_corners (TrestleScene *scene,
             guint         index,
             GArray       *corners)
{
  const TrestleWire *wire = trestle_scene_get_wire (scene, index);
  const TrestlePoint *points = &g_array_index (scene->points, TrestlePoint, wire->first);

  for (guint i = 1; i + 1 < wire->n_points; i++)
    {
      TrestleCorner corner = {
        .at = points[i],
        .dx = get_sign (points[i - 1].x - points[i].x) + get_sign (points[i + 1].x - points[i].x),
        .dy = get_sign (points[i - 1].y - points[i].y) + get_sign (points[i + 1].y - points[i].y),
        .radius = get_radius (points, wire->n_points, i), .wire = index, .width = wire->width
      };

      g_array_append_val (corners, corner);
    }
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *s = a;
  const Stretch *t = b;

  if (s->level != t->level)
    return s->level ? -1 : 1;
  if (s->at != t->at)
    return s->at < t->at ? -1 : 1;
  if (s->hub != t->hub)
    return s->hub < t->hub ? -1 : 1;
  if (s->low != t->low)
    return s->low < t->low ? -1 : 1;

  return s->wire < t->wire ? -1 : 1;
}

static int
compare_corners (gconstpointer a,
                 gconstpointer b)
{
  const TrestleCorner *s = a;
  const TrestleCorner *t = b;

  if (s->at.y != t->at.y)
    return s->at.y < t->at.y ? -1 : 1;
  if (s->at.x != t->at.x)
    return s->at.x < t->at.x ? -1 : 1;
  if (s->dx != t->dx)
    return s->dx < t->dx ? -1 : 1;
  if (s->dy != t->dy)
    return s->dy < t->dy ? -1 : 1;

  return s->wire < t->wire ? -1 : 1;
}

static void
merge_stretches (GArray *stretches)
{
  guint n = 0;

  g_array_sort (stretches, compare_stretches);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *next = &g_array_index (stretches, Stretch, i);
      Stretch *last = n > 0 ? &g_array_index (stretches, Stretch, n - 1) : NULL;

      if (last == NULL || last->level != next->level || last->at != next->at || last->hub != next->hub ||
          next->low >= last->high)
        {
          g_array_index (stretches, Stretch, n++) = *next;
          continue;
        }
      if (next->low == last->low)
        last->cut_low = MIN (last->cut_low, next->cut_low);
      if (next->high == last->high)
        last->cut_high = MIN (last->cut_high, next->cut_high);
      else if (next->high > last->high)
        last->cut_high = next->cut_high;
      last->high = MAX (last->high, next->high);
      last->width = MAX (last->width, next->width);
      last->wire = MIN (last->wire, next->wire);
    }
  g_array_set_size (stretches, n);
}

static void
merge_corners (GArray *corners)
{
  guint n = 0;

  g_array_sort (corners, compare_corners);
  for (guint i = 0; i < corners->len; i++)
    {
      const TrestleCorner *next = &g_array_index (corners, TrestleCorner, i);
      TrestleCorner *last = n > 0 ? &g_array_index (corners, TrestleCorner, n - 1) : NULL;

      if (last != NULL && last->at.x == next->at.x && last->at.y == next->at.y &&
          last->dx == next->dx && last->dy == next->dy)
        last->width = MAX (last->width, next->width);
      else
        g_array_index (corners, TrestleCorner, n++) = *next;
    }
  g_array_set_size (corners, n);
}

/* Where upright stretches cross the level one; branches of a line only touch it. */
static void
add_hops (TrestleScene  *scene,
          TrestleSpace  *upright,
          GArray        *stretches,
          const Stretch *level,
          GArray        *found)
{
  TrestleRect rect = {
    level->low + TRESTLE_CORNER_RADIUS, level->at, level->high - level->low - 2 * TRESTLE_CORNER_RADIUS, 1
  };

  g_array_set_size (found, 0);
  if (rect.width <= 0)
    return;
  trestle_space_list (upright, &rect, found);
  for (guint i = 0; i < found->len; i++)
    {
      const Stretch *other = &g_array_index (stretches, Stretch, g_array_index (found, guint, i));

      if (other->low + TRESTLE_CORNER_RADIUS < level->at &&
          other->high - TRESTLE_CORNER_RADIUS > level->at)
        g_array_append_val (scene->hops, other->at);
    }
}

static void
add_piece (TrestleScene  *scene,
           const Stretch *stretch)
{
  TrestlePiece piece = {
    .a = stretch->level ? (TrestlePoint) { stretch->low, stretch->at } : (TrestlePoint) { stretch->at, stretch->low },
    .b = stretch->level ? (TrestlePoint) { stretch->high, stretch->at } : (TrestlePoint) { stretch->at, stretch->high },
    .cut_a = stretch->cut_low, .cut_b = stretch->cut_high,
    .wire = stretch->wire, .width = stretch->width, .first_hop = scene->hops->len
  };
  TrestleRect rect = { piece.a.x - 8, piece.a.y - 8, piece.b.x - piece.a.x + 16, piece.b.y - piece.a.y + 16 };

  g_array_append_val (scene->pieces, piece);
  trestle_space_add (scene->piece_space, &rect);
}

/* Level stretches stand before upright ones, those of one height by hub; hops
 * of a piece come sorted because the upright stretches do.
 */
static void
make_pieces (TrestleScene *scene,
             GArray       *stretches)
{
  g_autoptr (TrestleSpace) upright = trestle_space_new ();
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) only_upright = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      TrestleRect rect = { stretch->at, stretch->low, 1, stretch->high - stretch->low };

      if (stretch->level)
        continue;
      g_array_append_val (only_upright, *stretch);
      trestle_space_add (upright, &rect);
    }
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      add_piece (scene, stretch);
      if (!stretch->level)
        continue;
      add_hops (scene, upright, only_upright, stretch, found);
      g_array_index (scene->pieces, TrestlePiece, i).n_hops =
        scene->hops->len - g_array_index (scene->pieces, TrestlePiece, i).first_hop;
    }
}

static void
add_to_spaces (TrestleScene *scene)
{
  for (guint i = 0; i < scene->corners->len; i++)
    {
      const TrestleCorner *corner = &g_array_index (scene->corners, TrestleCorner, i);
      TrestleRect rect = { corner->at.x - 16, corner->at.y - 16, 32, 32 };

      trestle_space_add (scene->corner_space, &rect);
    }
  for (guint i = 0; i < scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (scene, i);
      TrestleRect rect = {
        wire->label.x - TRESTLE_LABEL_WIDTH / 2, wire->label.y - TRESTLE_LABEL_HEIGHT / 2,
        TRESTLE_LABEL_WIDTH, TRESTLE_LABEL_HEIGHT
      };

      trestle_space_add (scene->label_space, &rect);
      if (wire->astray)
        {
          const TrestlePoint *points = &g_array_index (scene->points, TrestlePoint, wire->first);

          rect = (TrestleRect) { MIN (points[0].x, points[1].x) - 8, MIN (points[0].y, points[1].y) - 8,
                                 ABS (points[0].x - points[1].x) + 16, ABS (points[0].y - points[1].y) + 16 };
          trestle_space_add (scene->stray_space, &rect);
          g_array_append_val (scene->strays, i);
        }
    }
}

void
trestle_wires_fill (TrestleScene *scene)
{
  g_autoptr (GArray) ties = list_ties (scene);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  route (scene, ties);
  for (guint i = 0; i < scene->wires->len; i++)
    place_label (scene, &g_array_index (scene->wires, TrestleWire, i));
  for (guint i = 0; i < scene->wires->len; i++)
    {
      if (trestle_scene_get_wire (scene, i)->astray)
        continue;
      add_stretches (scene, i, stretches);
      add_corners (scene, i, scene->corners);
    }
  merge_stretches (stretches);
  merge_corners (scene->corners);
  make_pieces (scene, stretches);
  add_to_spaces (scene);
}
