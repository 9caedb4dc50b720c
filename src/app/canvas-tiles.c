/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Squares are found by their column and row in the plane at the scale they were
 * painted for.  While the user zooms they are shown larger or smaller, and painted
 * anew when that rests; those of the scale before stand in for what is missing.
 */
#include "config.h"

#include "canvas-tiles.h"

#include <math.h>

#define SIDE 256                /* pixels of the canvas */
#define BUDGET 8000             /* µs a frame may take to paint squares */
#define ZOOM_BUDGET 2000        /* and while the scale changes */
#define PREPARE_BUDGET 1000     /* and while nothing else is to be done */
#define REST 120000             /* µs without another scale, until squares are painted for the last one */
#define SPARE 64                /* squares out of sight that are kept */
#define STRETCH 2.0             /* how much larger or smaller squares are shown at most */

/* Squares are painted in this order; what is not missing is shown until there is time. */
typedef enum
{
  MISSING,
  URGENT,                       /* something in it has changed */
  STALE,                        /* something in it may have changed */
  FRESH
} State;

typedef struct
{
  gint64         key;
  GskRenderNode *node;          /* SIDE × SIDE */
  guint          frame;         /* in which it was shown last */
  State          state;
} Tile;

typedef struct
{
  GHashTable *tiles;            /* set of Tile, by key */
  double      scale;
} Level;

struct _TrestleCanvasTiles
{
  Level    now, before;
  double   scale;               /* shown last */
  gint64   zoomed;              /* when that became another */
  int      density;
  gboolean textures;
  guint    frame;
  double   x, y;                /* of the corner, shown last */
  int      ahead_x, ahead_y;    /* where the picture goes: −1, 0 or 1 square */
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
  double              zoom;     /* of squares */
  int                 left, top, right, bottom;   /* squares in sight, all included */
  gint64              until;    /* 0: however long it takes */
} Frame;

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  g_free (tile);
}

static gint64
get_key (int column,
         int row)
{
  return (gint64) ((guint64) row << 32 | (guint32) column);
}

static Tile *
find_tile (const Level *level,
           int          column,
           int          row)
{
  gint64 key = get_key (column, row);

  return g_hash_table_lookup (level->tiles, &key);
}

static cairo_surface_t *
paint_surface (const Frame *frame,
               int          column,
               int          row)
{
  double scale = frame->tiles->now.scale;
  int density = frame->tiles->density;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE * density, SIDE * density);
  TrestlePaint paint = *frame->paint;
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

  return surface;
}

GskRenderNode *
trestle_canvas_tiles_wrap (cairo_surface_t       *surface,
                           const graphene_rect_t *place)
{
  const GdkMemoryFormat opaque = G_BYTE_ORDER == G_LITTLE_ENDIAN ? GDK_MEMORY_B8G8R8X8 : GDK_MEMORY_X8R8G8B8;
  int height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                                         (GDestroyNotify) cairo_surface_destroy,
                                                         cairo_surface_reference (surface));
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), height,
                                                           cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24
                                                           ? opaque : GDK_MEMORY_DEFAULT, bytes, stride);

  return gsk_texture_node_new (texture, place);
}

/* What cairo copies from, without looking at what is below. */
static GskRenderNode *
make_cairo_node (cairo_surface_t *surface,
                 int              density)
{
  GskRenderNode *node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_rectangle (cr, 0, 0, SIDE, SIDE);
  cairo_scale (cr, 1.0 / density, 1.0 / density);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_destroy (cr);

  return node;
}

static void
paint_tile (const Frame *frame,
            Tile        *tile,
            int          column,
            int          row)
{
  cairo_surface_t *surface = paint_surface (frame, column, row);

  g_clear_pointer (&tile->node, gsk_render_node_unref);
  tile->node = frame->tiles->textures ? trestle_canvas_tiles_wrap (surface, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE)) : make_cairo_node (surface, frame->tiles->density);
  tile->state = FRESH;
  cairo_surface_destroy (surface);
}

static gboolean
has_time (const Frame *frame)
{
  return frame->until == 0 || g_get_monotonic_time () < frame->until;
}

/* Paints squares of @state as long as there is time; TRUE when none is left. */
static gboolean
paint_tiles (const Frame *frame,
             State        state)
{
  Level *level = &frame->tiles->now;

  for (int row = frame->top; row <= frame->bottom; row++)
    for (int column = frame->left; column <= frame->right; column++)
      {
        Tile *tile = find_tile (level, column, row);

        if ((tile != NULL ? tile->state : MISSING) != state)
          continue;
        if (!has_time (frame))
          return FALSE;
        if (tile == NULL)
          {
            tile = g_new0 (Tile, 1);
            tile->key = get_key (column, row);
            g_hash_table_add (level->tiles, tile);
          }
        paint_tile (frame, tile, column, row);
      }

  return TRUE;
}

static void
show_tile (const Frame *frame,
           const Tile  *tile,
           int          column,
           int          row,
           double       zoom)
{
  double x = column * SIDE * zoom - frame->x;
  double y = row * SIDE * zoom - frame->y;

  gtk_snapshot_save (frame->snapshot);
  gtk_snapshot_translate (frame->snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  if (zoom != 1)
    gtk_snapshot_scale (frame->snapshot, (float) zoom, (float) zoom);
  gtk_snapshot_append_node (frame->snapshot, tile->node);
  gtk_snapshot_restore (frame->snapshot);
}

static void
append_color (const Frame           *frame,
              const graphene_rect_t *area)
{
  TrestleColor color = frame->paint->palette->canvas;
  const GdkRGBA rgba = {
    (float) ((color >> 16 & 0xff) / 255.0), (float) ((color >> 8 & 0xff) / 255.0), (float) ((color & 0xff) / 255.0), 1
  };

  gtk_snapshot_append_color (frame->snapshot, &rgba, area);
}

/* Shows what there is of the level before where a square is missing. */
static void
show_before (const Frame *frame,
             int          column,
             int          row)
{
  const Level *level = &frame->tiles->before;
  double side = SIDE * frame->zoom;
  double zoom = frame->tiles->scale / level->scale;
  double ratio = frame->tiles->now.scale / level->scale;      /* of squares of now in squares of before */
  const graphene_rect_t area = GRAPHENE_RECT_INIT ((float) (column * side - frame->x), (float) (row * side - frame->y),
                                                   (float) side, (float) side);

  append_color (frame, &area);
  if (g_hash_table_size (level->tiles) == 0)
    return;
  gtk_snapshot_push_clip (frame->snapshot, &area);
  for (int y = (int) floor (row / ratio); y < (row + 1) / ratio; y++)
    for (int x = (int) floor (column / ratio); x < (column + 1) / ratio; x++)
      {
        const Tile *tile = find_tile (level, x, y);

        if (tile != NULL)
          show_tile (frame, tile, x, y, zoom);
      }
  gtk_snapshot_pop (frame->snapshot);
}

/* FALSE when something is missing or not as it should be. */
static gboolean
show_tiles (const Frame *frame)
{
  TrestleCanvasTiles *self = frame->tiles;
  gboolean complete = frame->zoom == 1;

  for (int row = frame->top; row <= frame->bottom; row++)
    for (int column = frame->left; column <= frame->right; column++)
      {
        Tile *tile = find_tile (&self->now, column, row);

        if (tile == NULL)
          {
            show_before (frame, column, row);
            complete = FALSE;
            continue;
          }
        tile->frame = self->frame;
        complete = complete && tile->state == FRESH;
        show_tile (frame, tile, column, row, frame->zoom);
      }

  return complete;
}

static gboolean
is_spare (gpointer key,
          gpointer value,
          gpointer data)
{
  const Tile *tile = key;

  return tile->frame != *(guint *) data;
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

static int
get_sign (double value)
{
  return (value > 0) - (value < 0);
}

/* Remembers which way the picture goes, for what is painted ahead. */
static void
follow_corner (TrestleCanvasTiles *self,
               const TrestleView  *view)
{
  if (view->x == self->x && view->y == self->y)
    return;
  self->ahead_x = get_sign (view->x - self->x);
  self->ahead_y = get_sign (view->y - self->y);
  self->x = view->x;
  self->y = view->y;
}

/* Returns whether the user is zooming. */
static gboolean
follow_scale (TrestleCanvasTiles *self,
              double              scale)
{
  gint64 time = g_get_monotonic_time ();
  double stretch = scale / self->now.scale;
  gboolean zooming;

  if (scale != self->scale)
    self->zoomed = time;
  self->scale = scale;
  zooming = time - self->zoomed < REST && g_hash_table_size (self->now.tiles) > 0;
  if (stretch != 1 && (!zooming || stretch > STRETCH || stretch < 1 / STRETCH))
    begin_level (self, scale);

  return zooming;
}

static void
place (Frame             *frame,
       const TrestleView *view)
{
  TrestleCanvasTiles *self = frame->tiles;
  double side;

  frame->zoom = view->scale / self->now.scale;
  side = SIDE * frame->zoom;

  /* On whole pixels of the screen, or everything would be blurred. */
  frame->x = round (view->x * view->scale * self->density) / self->density;
  frame->y = round (view->y * view->scale * self->density) / self->density;
  frame->left = (int) floor (frame->x / side);
  frame->top = (int) floor (frame->y / side);
  frame->right = (int) ceil ((frame->x + view->width) / side) - 1;
  frame->bottom = (int) ceil ((frame->y + view->height) / side) - 1;
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

  g_hash_table_iter_init (&iter, self->now.tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    {
      Tile *tile = data;
      int column = (int) (gint32) (tile->key & 0xffffffff);
      int row = (int) (tile->key >> 32);

      if (column >= left && column <= right && row >= top && row <= bottom)
        tile->state = URGENT;
    }
}

void
trestle_canvas_tiles_outdate (TrestleCanvasTiles *self)
{
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, self->now.tiles);
  while (g_hash_table_iter_next (&iter, &data, NULL))
    ((Tile *) data)->state = MIN (((Tile *) data)->state, STALE);
}

gboolean
trestle_canvas_tiles_snapshot (TrestleCanvasTiles *self,
                               GtkSnapshot        *snapshot,
                               TrestlePainter     *painter,
                               TrestleScene       *scene,
                               const TrestlePaint *paint,
                               const TrestleView  *view,
                               int                 density,
                               gboolean            textures)
{
  Frame frame = { .tiles = self, .snapshot = snapshot, .painter = painter, .scene = scene, .paint = paint };
  gboolean fresh, complete, zooming;

  if (density != self->density || textures != self->textures)
    trestle_canvas_tiles_clear (self);
  self->density = density;
  self->textures = textures;
  self->frame++;

  /* Where there is nothing to be shown meanwhile, everything is painted at once. */
  fresh = g_hash_table_size (self->now.tiles) + g_hash_table_size (self->before.tiles) == 0;
  zooming = follow_scale (self, view->scale);
  follow_corner (self, view);
  place (&frame, view);
  if (!fresh)
    frame.until = g_get_monotonic_time () + (zooming ? ZOOM_BUDGET : BUDGET);
  for (State state = MISSING; state < FRESH; state++)
    paint_tiles (&frame, state);
  complete = show_tiles (&frame);

  if (complete)
    g_hash_table_remove_all (self->before.tiles);
  if (g_hash_table_size (self->now.tiles) > (guint) (SPARE + (frame.right - frame.left + 1) * (frame.bottom - frame.top + 1)))
    g_hash_table_foreach_remove (self->now.tiles, is_spare, &self->frame);

  return complete;
}

gboolean
trestle_canvas_tiles_prepare (TrestleCanvasTiles *self,
                              TrestlePainter     *painter,
                              TrestleScene       *scene,
                              const TrestlePaint *paint,
                              const TrestleView  *view)
{
  Frame frame = { .tiles = self, .painter = painter, .scene = scene, .paint = paint };

  if (view->scale != self->now.scale || self->density == 0)
    return FALSE;
  place (&frame, view);
  frame.left += MIN (self->ahead_x, 0);
  frame.right += MAX (self->ahead_x, 0);
  frame.top += MIN (self->ahead_y, 0);
  frame.bottom += MAX (self->ahead_y, 0);
  frame.until = g_get_monotonic_time () + PREPARE_BUDGET;

  return !paint_tiles (&frame, MISSING);
}
