/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Squares are found by their column and row in the plane at the current scale.
 * Those of the scale before are kept until the new ones are complete.
 */
#include "config.h"

#include "canvas-tiles.h"

#include <math.h>

#define SIDE 256                /* pixels of the canvas */
#define BUDGET 12000            /* µs a frame may take to paint squares, after zooming */
#define SPARE 96                /* squares out of sight that are kept */

typedef struct
{
  gint64      key;
  GdkTexture *texture;
  guint       frame;            /* in which it was shown last */
} Tile;

typedef struct
{
  GHashTable *tiles;            /* set of Tile, by key */
  double      scale;
} Level;

struct _TrestleCanvasTiles
{
  Level now, before;
  int   density;
  guint frame;
};

/* What one frame needs to know. */
typedef struct
{
  TrestleCanvasTiles *tiles;
  GtkSnapshot        *snapshot;
  TrestlePainter     *painter;
  TrestleScene       *scene;
  const TrestlePaint *paint;
  double              x, y;     /* of the plane’s origin, pixels left of and above the canvas’s corner */
  gint64              until;
} Frame;

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_object_unref (tile->texture);
  g_free (tile);
}

static gint64
get_key (int column,
         int row)
{
  return (gint64) ((guint64) row << 32 | (guint32) column);
}

static Tile *
find_tile (Level *level,
           int    column,
           int    row)
{
  gint64 key = get_key (column, row);

  return g_hash_table_lookup (level->tiles, &key);
}

static GdkTexture *
paint_tile (const Frame *frame,
            int          column,
            int          row)
{
  double scale = frame->tiles->now.scale;
  int density = frame->tiles->density;
  int side = SIDE * density;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  int stride = cairo_image_surface_get_stride (surface);
  TrestlePaint paint = *frame->paint;
  g_autoptr (GBytes) bytes = NULL;
  cairo_t *cr = cairo_create (surface);

  paint.area.x = (int) floor (column * SIDE / scale) - 1;
  paint.area.y = (int) floor (row * SIDE / scale) - 1;
  paint.area.width = (int) ceil (SIDE / scale) + 3;
  paint.area.height = paint.area.width;
  paint.background = TRUE;
  paint.scale = scale;
  cairo_scale (cr, density, density);
  cairo_translate (cr, -column * SIDE, -row * SIDE);
  cairo_scale (cr, scale, scale);
  trestle_painter_paint (frame->painter, cr, frame->scene, &paint);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * side,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes, stride);
}

static Tile *
make_tile (const Frame *frame,
           int          column,
           int          row)
{
  Tile *tile = g_new0 (Tile, 1);

  tile->key = get_key (column, row);
  tile->texture = paint_tile (frame, column, row);
  g_hash_table_add (frame->tiles->now.tiles, tile);

  return tile;
}

/* Shows the squares of a level that cover @area (pixels at the scale of now). */
static void
show_before (const Frame           *frame,
             const graphene_rect_t *area)
{
  Level *level = &frame->tiles->before;
  double zoom = frame->tiles->now.scale / level->scale;
  int left = (int) floor (area->origin.x / zoom / SIDE);
  int top = (int) floor (area->origin.y / zoom / SIDE);
  int right = (int) ceil ((area->origin.x + area->size.width) / zoom / SIDE);
  int bottom = (int) ceil ((area->origin.y + area->size.height) / zoom / SIDE);

  gtk_snapshot_push_clip (frame->snapshot, &GRAPHENE_RECT_INIT (area->origin.x - (float) frame->x, area->origin.y - (float) frame->y,
                                                                area->size.width, area->size.height));
  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      {
        Tile *tile = find_tile (level, column, row);

        if (tile != NULL)
          gtk_snapshot_append_texture (frame->snapshot, tile->texture,
                                       &GRAPHENE_RECT_INIT ((float) (column * SIDE * zoom - frame->x),
                                                            (float) (row * SIDE * zoom - frame->y),
                                                            (float) (SIDE * zoom), (float) (SIDE * zoom)));
      }
  gtk_snapshot_pop (frame->snapshot);
}

static gboolean
is_spare (gpointer key,
          gpointer value,
          gpointer data)
{
  const Tile *tile = key;

  return tile->frame != *(guint *) data;
}

static gboolean
show_tiles (const Frame       *frame,
            const TrestleView *view)
{
  TrestleCanvasTiles *self = frame->tiles;
  gboolean complete = TRUE;

  for (int row = (int) floor (frame->y / SIDE); row * SIDE < frame->y + view->height; row++)
    for (int column = (int) floor (frame->x / SIDE); column * SIDE < frame->x + view->width; column++)
      {
        Tile *tile = find_tile (&self->now, column, row);

        if (tile == NULL && (frame->until == 0 || g_get_monotonic_time () < frame->until))
          tile = make_tile (frame, column, row);
        if (tile == NULL)
          {
            show_before (frame, &GRAPHENE_RECT_INIT (column * SIDE, row * SIDE, SIDE, SIDE));
            complete = FALSE;
            continue;
          }
        tile->frame = self->frame;
        gtk_snapshot_append_texture (frame->snapshot, tile->texture,
                                     &GRAPHENE_RECT_INIT ((float) (column * SIDE - frame->x), (float) (row * SIDE - frame->y),
                                                          SIDE, SIDE));
      }

  return complete;
}

/* The scale has changed: what is there becomes the picture from before, unless
 * there is one that has not been replaced yet and shows more.
 */
static void
begin_level (TrestleCanvasTiles *self,
             double              scale)
{
  if (g_hash_table_size (self->now.tiles) >= g_hash_table_size (self->before.tiles))
    {
      Level level = self->before;

      self->before = self->now;
      self->now = level;
    }
  g_hash_table_remove_all (self->now.tiles);
  self->now.scale = scale;
}

TrestleCanvasTiles *
trestle_canvas_tiles_new (void)
{
  TrestleCanvasTiles *self = g_new0 (TrestleCanvasTiles, 1);

  self->now.tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, free_tile, NULL);
  self->before.tiles = g_hash_table_new_full (g_int64_hash, g_int64_equal, free_tile, NULL);
  self->now.scale = self->before.scale = 1;

  return self;
}

void
trestle_canvas_tiles_free (TrestleCanvasTiles *self)
{
  g_hash_table_unref (self->now.tiles);
  g_hash_table_unref (self->before.tiles);
  g_free (self);
}

void
trestle_canvas_tiles_clear (TrestleCanvasTiles *self)
{
  g_hash_table_remove_all (self->now.tiles);
  g_hash_table_remove_all (self->before.tiles);
}

void
trestle_canvas_tiles_invalidate (TrestleCanvasTiles *self,
                                 const TrestleRect  *area)
{
  double scale = self->now.scale;
  int left = (int) floor (area->x * scale / SIDE);
  int top = (int) floor (area->y * scale / SIDE);
  int right = (int) floor ((area->x + area->width) * scale / SIDE);
  int bottom = (int) floor ((area->y + area->height) * scale / SIDE);
  GHashTableIter iter;
  gpointer data;

  g_hash_table_remove_all (self->before.tiles);
  g_hash_table_iter_init (&iter, self->now.tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      const Tile *tile = data;
      int column = (int) (gint32) (tile->key & 0xffffffff);
      int row = (int) (tile->key >> 32);

      if (column >= left && column <= right && row >= top && row <= bottom)
        g_hash_table_iter_remove (&iter);
    }
}

gboolean
trestle_canvas_tiles_snapshot (TrestleCanvasTiles *self,
                               GtkSnapshot        *snapshot,
                               TrestlePainter     *painter,
                               TrestleScene       *scene,
                               const TrestlePaint *paint,
                               const TrestleView  *view,
                               int                 density)
{
  Frame frame = { self, snapshot, painter, scene, paint, 0, 0, 0 };
  gboolean complete;

  if (density != self->density)
    trestle_canvas_tiles_clear (self);
  self->density = density;
  if (view->scale != self->now.scale)
    begin_level (self, view->scale);
  self->frame++;

  /* On whole pixels of the screen, or everything would be blurred. */
  frame.x = round (view->x * view->scale * density) / density;
  frame.y = round (view->y * view->scale * density) / density;
  if (g_hash_table_size (self->before.tiles) > 0)
    frame.until = g_get_monotonic_time () + BUDGET;

  complete = show_tiles (&frame, view);
  if (complete)
    g_hash_table_remove_all (self->before.tiles);
  if (g_hash_table_size (self->now.tiles) > SPARE + (view->width / SIDE + 2) * (view->height / SIDE + 2))
    g_hash_table_foreach_remove (self->now.tiles, is_spare, &self->frame);

  return complete;
}
