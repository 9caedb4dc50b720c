/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every link finds its way alone, so links of different hubs may have taken the
 * same channel; they would look joined.  What runs together for one hub is a
 * bundle; bundles that end at containers stay, the others move aside where
 * there is room.
 */
#include "config.h"

#include "separate.h"

#include "router-private.h"

#define NEAR 8                /* pixels: nearer lines look like one */
#define STEP 10
#define MAX_STEPS 4

/* The piece of a wire that ends at its point @end. */
typedef struct
{
  int      at, low, high;
  int      hub;               /* box */
  guint    wire, end;
  gboolean fixed;             /* it touches a container */
} Strand;

/* Strands first … last - 1 lie on each other and have one hub. */
typedef struct
{
  guint    first, last;
  int      at, low, high;
  int      hub;
  gboolean fixed;
} Bundle;

typedef struct
{
  TrestleScene  *scene;
  TrestleRouter *router;
  const guint   *containers;
  gboolean       level;
  GArray        *strands;
  TrestleSpace  *placed;
  GArray        *hubs;        /* of int, beside placed */
} Sorting;

static TrestlePoint *
get_points (const Sorting *self,
            guint          wire)
{
  return &g_array_index (self->scene->points, TrestlePoint, trestle_scene_get_wire (self->scene, wire)->first);
}

static void
collect (Sorting *self)
{
  for (guint i = 0; i < self->scene->wires->len; i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self->scene, i);
      const TrestlePoint *points = get_points (self, i);

      for (guint end = 1; !wire->astray && end < wire->n_points; end++)
        {
          const TrestlePoint *a = &points[end - 1];
          const TrestlePoint *b = &points[end];
          Strand strand = { .hub = wire->hub, .wire = i, .end = end, .fixed = end == 1 || end + 1 == wire->n_points };

          if ((a->y == b->y) != self->level)
            continue;
          strand.at = self->level ? a->y : a->x;
          strand.low = self->level ? MIN (a->x, b->x) : MIN (a->y, b->y);
          strand.high = self->level ? MAX (a->x, b->x) : MAX (a->y, b->y);
          g_array_append_val (self->strands, strand);
        }
    }
}

static int
compare_strands (gconstpointer a,
                 gconstpointer b)
{
  const Strand *s = a;
  const Strand *t = b;

  if (s->at != t->at)
    return s->at < t->at ? -1 : 1;
  if (s->hub != t->hub)
    return s->hub < t->hub ? -1 : 1;
  if (s->low != t->low)
    return s->low < t->low ? -1 : 1;
  if (s->wire != t->wire)
    return s->wire < t->wire ? -1 : 1;

  return s->end < t->end ? -1 : 1;
}

static GArray *
bundle (const Sorting *self)
{
  GArray *bundles = g_array_new (FALSE, FALSE, sizeof (Bundle));

  for (guint i = 0; i < self->strands->len; i++)
    {
      const Strand *strand = &g_array_index (self->strands, Strand, i);
      Bundle *last = bundles->len > 0 ? &g_array_index (bundles, Bundle, bundles->len - 1) : NULL;
      Bundle next = { i, i + 1, strand->at, strand->low, strand->high, strand->hub, strand->fixed };

      if (last != NULL && last->at == strand->at && last->hub == strand->hub && strand->low < last->high)
        {
          last->last = i + 1;
          last->high = MAX (last->high, strand->high);
          last->fixed = last->fixed || strand->fixed;
          continue;
        }
      g_array_append_val (bundles, next);
    }

  return bundles;
}

static TrestleRect
get_rect (const Sorting *self,
          const Bundle  *item,
          int            at,
          int            half)
{
  if (self->level)
    return (TrestleRect) { item->low + 1, at - half, MAX (item->high - item->low - 2, 1), 2 * half };

  return (TrestleRect) { at - half, item->low + 1, 2 * half, MAX (item->high - item->low - 2, 1) };
}

static void
place (Sorting      *self,
       const Bundle *item,
       int           at)
{
  TrestleRect rect = get_rect (self, item, at, NEAR / 2);

  trestle_space_add (self->placed, &rect);
  g_array_append_val (self->hubs, item->hub);
}

static gboolean
is_clear (const Sorting *self,
          const Bundle  *item,
          int            at)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TrestleRect rect = get_rect (self, item, at, NEAR / 2);

  trestle_space_list (self->placed, &rect, found);
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (self->hubs, int, g_array_index (found, guint, i)) != item->hub)
      return FALSE;

  return TRUE;
}

/* Whether the strand and the pieces before and behind it are free when it is at @at. */
static gboolean
can_move (const Sorting *self,
          const Strand  *strand,
          int            at)
{
  const TrestleWire *wire = trestle_scene_get_wire (self->scene, strand->wire);
  TrestlePoint points[4];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = get_points (self, strand->wire)[strand->end - 2 + i];
  for (guint i = 1; i <= 2; i++)
    *(self->level ? &points[i].y : &points[i].x) = at;
  for (guint i = 1; i < G_N_ELEMENTS (points); i++)
    if (!trestle_router_is_free (self->router, points[i - 1], points[i],
                                 self->containers[wire->hub], self->containers[wire->leaf]))
      return FALSE;

  return TRUE;
}

static gboolean
try_at (Sorting      *self,
        const Bundle *item,
        int           at)
{
  if (!is_clear (self, item, at))
    return FALSE;
  for (guint i = item->first; i < item->last; i++)
    if (!can_move (self, &g_array_index (self->strands, Strand, i), at))
      return FALSE;

  for (guint i = item->first; i < item->last; i++)
    {
      const Strand *strand = &g_array_index (self->strands, Strand, i);
      TrestlePoint *points = get_points (self, strand->wire);

      for (guint k = strand->end - 1; k <= strand->end; k++)
        *(self->level ? &points[k].y : &points[k].x) = at;
    }

  return TRUE;
}

static int
find_place (Sorting      *self,
            const Bundle *item)
{
  if (is_clear (self, item, item->at))
    return item->at;

  for (int step = 1; step <= MAX_STEPS; step++)
    for (int way = -1; way <= 1; way += 2)
      if (try_at (self, item, item->at + way * step * STEP))
        return item->at + way * step * STEP;

  return item->at;
}

static void
separate (TrestleScene  *scene,
          TrestleRouter *router,
          const guint   *containers,
          gboolean       level)
{
  Sorting self = { .scene = scene, .router = router, .containers = containers, .level = level };
  g_autoptr (GArray) bundles = NULL;

  self.strands = g_array_new (FALSE, FALSE, sizeof (Strand));
  self.hubs = g_array_new (FALSE, FALSE, sizeof (int));
  self.placed = trestle_space_new ();
  collect (&self);
  g_array_sort (self.strands, compare_strands);
  bundles = bundle (&self);
  for (guint i = 0; i < bundles->len; i++)
    if (g_array_index (bundles, Bundle, i).fixed)
      place (&self, &g_array_index (bundles, Bundle, i), g_array_index (bundles, Bundle, i).at);
  for (guint i = 0; i < bundles->len; i++)
    {
      const Bundle *item = &g_array_index (bundles, Bundle, i);

      if (!item->fixed)
        place (&self, item, find_place (&self, item));
    }
  g_array_unref (self.strands);
  g_array_unref (self.hubs);
  trestle_space_free (self.placed);
}

void
trestle_wires_separate (TrestleScene  *scene,
                        TrestleRouter *router,
                        const guint   *containers)
{
  separate (scene, router, containers, TRUE);
  separate (scene, router, containers, FALSE);
}
