/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds for the ways of links, over a thousand random layouts: they keep out
 * of what is in between, are the same every time, and only those change that have
 * to when one thing moves by a step.
 */
#include "config.h"

#include "scene.h"

#define N_LAYOUTS 1000
#define APART (2 * TRESTLE_GRID)
#define BESIDE 48           /* how far lines of different hubs are moved apart, and a little more */
#define MARGIN (3 * TRESTLE_GRID)   /* how near a way passes what it avoids */

typedef struct
{
  TrestleDesign *design;
  TrestleScene  *scene;
  GPtrArray     *locations;
} Layout;

static TrestleRect
get_rect (TrestleScene  *scene,
          TrestleObject *object)
{
  return trestle_scene_get_box (scene, trestle_scene_find (scene, object))->rect;
}

/* Locations two steps of the grid apart at least, of several sizes, with links. */
static void
make_layout (Layout *self,
             guint   seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n = (guint) g_rand_int_range (rand, 3, 16);
  g_autoptr (GArray) rects = g_array_new (FALSE, FALSE, sizeof (TrestleRect));

  self->design = trestle_design_new ();
  trestle_design_seed (self->design, seed);
  self->locations = g_ptr_array_new ();
  while (self->locations->len < n)
    {
      /* As large as one is with two populations, so that none grows into another. */
      TrestleRect rect = { g_rand_int_range (rand, 0, 240), g_rand_int_range (rand, 0, 160), 0, 0 };
      TrestleRect around = { rect.x * TRESTLE_GRID, rect.y * TRESTLE_GRID, 264, 152 };
      TrestleObject *location;
      gboolean free = TRUE;

      around = trestle_rect_grow (&around, APART);
      for (guint i = 0; i < rects->len; i++)
        free &= !trestle_rect_intersects (&around, &g_array_index (rects, TrestleRect, i));
      if (!free)
        continue;
      around = trestle_rect_grow (&around, -APART);
      g_array_append_val (rects, around);
      location = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);
      trestle_object_set_number (location, "x", rect.x);
      trestle_object_set_number (location, "y", rect.y);
      for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
        trestle_object_set_ref (trestle_design_create (self->design, TRESTLE_KIND_POPULATION), "location", location);
      g_ptr_array_add (self->locations, location);
    }
  for (int i = g_rand_int_range (rand, (int) n - 1, 2 * (int) n); i > 0; i--)
    {
      gpointer a = self->locations->pdata[g_rand_int_range (rand, 0, (int) n)];
      gpointer b = self->locations->pdata[g_rand_int_range (rand, 0, (int) n)];
      TrestleObject *link;

      if (a == b)
        continue;
      link = trestle_design_create (self->design, TRESTLE_KIND_LINK);
      trestle_object_set_ref (link, "end_a", a);
      trestle_object_set_ref (link, "end_b", b);
    }
  self->scene = trestle_scene_new (self->design, NULL);
}

static void
clear_layout (Layout *self)
{
  trestle_scene_unref (self->scene);
  g_ptr_array_unref (self->locations);
  g_object_unref (self->design);
}

static gboolean
enters (const TrestleRect  *rect,
        const TrestlePoint *a,
        const TrestlePoint *b)
{
  return MAX (a->x, b->x) > rect->x && MIN (a->x, b->x) < rect->x + rect->width &&
         MAX (a->y, b->y) > rect->y && MIN (a->y, b->y) < rect->y + rect->height;
}

static gboolean
keep_apart (TrestleScene *scene)
{
  for (guint i = 0; i < scene->boxes->len; i += 1 + trestle_scene_get_box (scene, i)->n_inside)
    {
      TrestleRect around = trestle_rect_grow (&trestle_scene_get_box (scene, i)->rect, APART);

      for (guint k = 0; k < i; k += 1 + trestle_scene_get_box (scene, k)->n_inside)
        if (trestle_rect_intersects (&around, &trestle_scene_get_box (scene, k)->rect))
          return FALSE;
    }

  return TRUE;
}

static gboolean
same_way (TrestleScene  *a,
          TrestleScene  *b,
          TrestleObject *link)
{
  const TrestleWire *v = trestle_scene_get_wire (a, trestle_scene_find_wire (a, link));
  const TrestleWire *w = trestle_scene_get_wire (b, trestle_scene_find_wire (b, link));

  if (v->n_points != w->n_points)
    return FALSE;
  for (guint i = 0; i < v->n_points; i++)
    {
      const TrestlePoint *p = &g_array_index (a->points, TrestlePoint, v->first + i);
      const TrestlePoint *q = &g_array_index (b->points, TrestlePoint, w->first + i);

      if (p->x != q->x || p->y != q->y)
        return FALSE;
    }

  return TRUE;
}

/* No piece enters what is no end; without room the link is straight and marked. */
static void
test_clean (void)
{
  guint n_ways = 0, n_astray = 0, n_apart = 0;

  for (guint seed = 0; seed < N_LAYOUTS; seed++)
    {
      Layout layout;

      make_layout (&layout, seed);
      n_apart += keep_apart (layout.scene);
      for (guint i = 0; i < layout.scene->wires->len; i++)
        {
          const TrestleWire *wire = trestle_scene_get_wire (layout.scene, i);
          const TrestlePoint *points = &g_array_index (layout.scene->points, TrestlePoint, wire->first);

          n_ways++;
          if (wire->astray)
            {
              n_astray++;
              g_assert_cmpuint (wire->n_points, ==, 2);
              g_assert_false (keep_apart (layout.scene));
              continue;
            }
          for (guint k = 1; k < wire->n_points; k++)
            {
              g_assert_true ((points[k].x == points[k - 1].x) != (points[k].y == points[k - 1].y));
              for (guint b = 0; b < layout.scene->boxes->len; b += 1 + trestle_scene_get_box (layout.scene, b)->n_inside)
                g_assert_false (enters (&trestle_scene_get_box (layout.scene, b)->rect, &points[k - 1], &points[k]));
            }
        }
      clear_layout (&layout);
    }
  g_test_message ("%u ways, %u astray, %u layouts with room everywhere", n_ways, n_astray, n_apart);
  g_assert_cmpuint (n_ways, >, 5 * N_LAYOUTS);
  g_assert_cmpuint (n_apart, >, N_LAYOUTS * 9 / 10);
}

static void
test_same_every_time (void)
{
  for (guint seed = 0; seed < N_LAYOUTS; seed++)
    {
      g_autoptr (TrestleScene) again = NULL;
      Layout layout;

      make_layout (&layout, seed);
      again = trestle_scene_new (layout.design, NULL);
      TRESTLE_FOREACH (layout.design, LINK, TrestleObject, link)
        g_assert_true (same_way (layout.scene, again, link));
      clear_layout (&layout);
    }
}

/* Whether @way of @scene passes so near to where @rect was or is that it can matter. */
static gboolean
passes (TrestleScene      *scene,
        TrestleObject     *link,
        const TrestleRect *rect,
        int                margin)
{
  const TrestleWire *wire = trestle_scene_get_wire (scene, trestle_scene_find_wire (scene, link));
  TrestleRect around = trestle_rect_grow (rect, margin);

  for (guint i = 1; i < wire->n_points; i++)
    if (enters (&around, &g_array_index (scene->points, TrestlePoint, wire->first + i - 1),
                &g_array_index (scene->points, TrestlePoint, wire->first + i)))
      return TRUE;

  return FALSE;
}

/* Whether any pieces of two ways of @scene lie on or beside each other. */
static gboolean
run_together (TrestleScene  *scene,
              TrestleObject *a,
              TrestleObject *b)
{
  const TrestleWire *wire = trestle_scene_get_wire (scene, trestle_scene_find_wire (scene, b));

  for (guint i = 1; i < wire->n_points; i++)
    {
      const TrestlePoint *p = &g_array_index (scene->points, TrestlePoint, wire->first + i - 1);
      const TrestlePoint *q = p + 1;
      const TrestleRect piece = { MIN (p->x, q->x), MIN (p->y, q->y), ABS (p->x - q->x) + 1, ABS (p->y - q->y) + 1 };

      if (passes (scene, a, &piece, BESIDE))
        return TRUE;
    }

  return FALSE;
}

/* Whether @link may have made room for, or taken that of, a link that had to change. */
static gboolean
follows_another (TrestleScene  *before,
                 TrestleScene  *after,
                 TrestleObject *link,
                 TrestleObject *moved)
{
  TRESTLE_FOREACH (link->design, LINK, TrestleLink, other)
    {
      gboolean ends_there = other->end_a.target == moved || other->end_b.target == moved;

      if ((TrestleObject *) other != link && (ends_there || !same_way (before, after, (TrestleObject *) other)) &&
          (run_together (before, link, (TrestleObject *) other) || run_together (after, link, (TrestleObject *) other)))
        return TRUE;
    }

  return FALSE;
}

/* One location moves by one step of the grid: links that end elsewhere change only
 * where they pass it, before or afterwards, or beside one that has to change.
 */
static void
test_small_moves (void)
{
  guint n_links = 0, n_changed = 0;

  for (guint seed = 0; seed < N_LAYOUTS; seed++)
    {
      g_autoptr (TrestleScene) after = NULL;
      TrestleObject *moved;
      TrestleRect before, now;
      Layout layout;

      make_layout (&layout, seed);
      moved = layout.locations->pdata[seed % layout.locations->len];
      before = get_rect (layout.scene, moved);
      trestle_object_set_number (moved, "x", ((TrestleLocation *) moved)->x + (seed % 2 ? 1 : -1));
      after = trestle_scene_new (layout.design, NULL);
      now = get_rect (after, moved);
      TRESTLE_FOREACH (layout.design, LINK, TrestleLink, link)
        {
          TrestleObject *object = (TrestleObject *) link;

          if (link->end_a.target == moved || link->end_b.target == moved)
            continue;
          n_links++;
          if (same_way (layout.scene, after, object))
            continue;
          n_changed++;
          g_assert_true (passes (layout.scene, object, &before, MARGIN) || passes (after, object, &now, MARGIN) ||
                         follows_another (layout.scene, after, object, moved));
        }
      clear_layout (&layout);
    }
  g_test_message ("%u links that end elsewhere, %u of them changed", n_links, n_changed);
  g_assert_cmpuint (n_links, >, 3 * N_LAYOUTS);
  g_assert_cmpuint (n_changed, <, n_links / 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/ways/clean", test_clean);
  g_test_add_func ("/topology/ways/same-every-time", test_same_every_time);
  g_test_add_func ("/topology/ways/small-moves", test_small_moves);

  return g_test_run ();
}
