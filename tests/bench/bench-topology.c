/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture: making a scene, painting tiles of it, finding what is under the
 * pointer, dragging.
 */
#include "config.h"

#include <math.h>

#include "bench-design.h"
#include "bench.h"
#include "painter.h"

#define TILE 512
#define N_POINTS 1000
#define WIDTH 1920
#define HEIGHT 1080

typedef struct
{
  TrestleDesign   *design;
  TrestleScene    *scene, *made;
  TrestlePainter  *painter;
  TrestleSpace    *space;
  GRand           *rand;
  GHashTable      *dragged;
  cairo_surface_t *tile, *canvas;
  gint64           sum;
} Data;

static gpointer
set_up (guint size)
{
  Data *data = g_new0 (Data, 1);

  data->design = bench_design_new (size);
  data->scene = trestle_scene_new (data->design, NULL);
  data->painter = trestle_painter_new (NULL);
  data->rand = g_rand_new_with_seed (size);
  data->dragged = g_hash_table_new (NULL, NULL);
  g_hash_table_add (data->dragged, trestle_scene_get_box (data->scene, 0)->mover);
  data->tile = cairo_image_surface_create (CAIRO_FORMAT_RGB24, TILE, TILE);
  data->canvas = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  trestle_scene_unref (data->scene);
  trestle_painter_free (data->painter);
  cairo_surface_destroy (data->tile);
  cairo_surface_destroy (data->canvas);
  g_hash_table_unref (data->dragged);
  g_rand_free (data->rand);
  g_object_unref (data->design);
  g_free (data);
}

static void
make_scene (gpointer user_data)
{
  Data *data = user_data;

  data->made = trestle_scene_new (data->design, NULL);
}

static void
free_scene (gpointer user_data)
{
  Data *data = user_data;

  g_clear_pointer (&data->made, trestle_scene_unref);
}

/* A tile from the middle of the picture. */
static void
paint_tile (Data  *data,
            double scale)
{
  const TrestleRect *bounds = &data->scene->bounds;
  int side = (int) ceil (TILE / scale);
  const TrestlePaint paint = {
    .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = scale, .background = TRUE,
    .area = { bounds->x + bounds->width / 2, bounds->y + bounds->height / 2, side, side }
  };
  cairo_t *cr = cairo_create (data->tile);

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -paint.area.x, -paint.area.y);
  trestle_painter_paint (data->painter, cr, data->scene, &paint);
  cairo_destroy (cr);
}

static void
paint_near (gpointer data)
{
  paint_tile (data, 1);
}

static void
paint_middle (gpointer data)
{
  paint_tile (data, 0.4);
}

static void
paint_far (gpointer data)
{
  paint_tile (data, 0.1);
}

static void
fill_tile (gpointer user_data)
{
  Data *data = user_data;
  cairo_t *cr = cairo_create (data->tile);

  cairo_set_source_rgb (cr, 0.9, 0.9, 0.9);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
pick (gpointer user_data)
{
  Data *data = user_data;
  const TrestleRect *bounds = &data->scene->bounds;

  for (guint i = 0; i < N_POINTS; i++)
    data->sum += trestle_scene_pick (data->scene, bounds->x + g_rand_double (data->rand) * bounds->width,
                                     bounds->y + g_rand_double (data->rand) * bounds->height);
}

static void
draw_points (gpointer user_data)
{
  Data *data = user_data;
  const TrestleRect *bounds = &data->scene->bounds;

  for (guint i = 0; i < N_POINTS; i++)
    data->sum += (gint64) (bounds->x + g_rand_double (data->rand) * bounds->width) +
                 (gint64) (bounds->y + g_rand_double (data->rand) * bounds->height);
}

/* What changes on the screen with every motion of the pointer. */
static void
drag (gpointer user_data)
{
  Data *data = user_data;
  const TrestleRect *rect = &trestle_scene_get_box (data->scene, 0)->rect;
  const TrestleOverlay overlay = {
    .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = 1, .dragged = data->dragged, .dx = 8
  };
  cairo_t *cr = cairo_create (data->canvas);

  cairo_translate (cr, -rect->x + 100, -rect->y + 100);
  trestle_painter_paint_overlay (data->painter, cr, data->scene, &overlay);
  cairo_destroy (cr);
}

static const BenchRow rows[] = {
  { .title = "scene: boxes, arrangement, links", .milliseconds = 500, .size = 10000,
    .set_up = set_up, .work = make_scene, .clean_up = free_scene, .tear_down = tear_down },
  { .title = "a tile at 100 %", .peer = "one color", .set_up = set_up, .work = paint_near, .floor = fill_tile,
    .tear_down = tear_down },
  { .title = "a tile at 40 %", .peer = "one color", .set_up = set_up, .work = paint_middle, .floor = fill_tile,
    .tear_down = tear_down },
  { .title = "a tile at 10 %", .peer = "one color", .set_up = set_up, .work = paint_far, .floor = fill_tile,
    .tear_down = tear_down },
  { .title = "1,000 points picked", .peer = "random points", .milliseconds = 1, .size = 10000,
    .set_up = set_up, .work = pick, .floor = draw_points, .tear_down = tear_down },
  { .title = "a step of a drag", .milliseconds = 10, .size = 10000, .set_up = set_up, .work = drag, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
