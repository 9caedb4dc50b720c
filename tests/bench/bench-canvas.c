/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A frame of the canvas, 1920 × 1080, as the program makes it: its node from the
 * squares, drawn by the cairo renderer; against a frame of one color.  Sizes are
 * numbers of things drawn.
 */
#include "config.h"

#include <adwaita.h>
#include <cairo-pdf.h>

#include "bench-design.h"
#include "bench.h"
#include "canvas-tiles.h"
#include "layout.h"
#include "picture.h"

#define WIDTH 1920
#define HEIGHT 1080
#define STEP 24                     /* pixels the picture moves with a frame */

typedef struct
{
  TrestleDesign      *design;
  TrestleScene       *scene;
  TrestlePainter     *painter;
  TrestleCanvasTiles *tiles;
  TrestleView         view;
  GskRenderer        *renderer;
  GHashTable         *dragged;
  guint               n_frames;
} Data;

/* The design has two and a half things for each location. */
static Data *
set_up (guint size)
{
  Data *data = g_new0 (Data, 1);

  data->design = bench_design_new (size * 2 / 5);
  data->scene = trestle_scene_new (data->design, NULL);
  data->painter = trestle_painter_new (NULL);
  data->tiles = trestle_canvas_tiles_new ();
  data->renderer = gsk_cairo_renderer_new ();
  data->dragged = g_hash_table_new (NULL, NULL);
  gsk_renderer_realize_for_display (data->renderer, gdk_display_get_default (), NULL);
  data->view = (TrestleView) { 0, 0, 1, WIDTH, HEIGHT };
  g_assert_cmpuint (data->scene->boxes->len, >=, size * 9 / 10);

  return data;
}

static void
look_at_middle (Data  *data,
                double scale)
{
  const TrestleRect *bounds = &data->scene->bounds;

  data->view.scale = scale;
  data->view.x = bounds->x + bounds->width / 2.0 - WIDTH / 2 / scale;
  data->view.y = bounds->y + bounds->height / 2.0 - HEIGHT / 2 / scale;
}

static gpointer
set_up_near (guint size)
{
  Data *data = set_up (size);

  look_at_middle (data, 1);

  return data;
}

static gpointer
set_up_far (guint size)
{
  Data *data = set_up (size);

  trestle_view_fit (&data->view, &data->scene->bounds, 1);

  return data;
}

static gpointer
set_up_drag (guint size)
{
  Data *data = set_up_near (size);

  for (guint i = 0; g_hash_table_size (data->dragged) < 50 && i < data->scene->boxes->len; i++)
    if (trestle_scene_get_box (data->scene, i)->parent < 0 && trestle_scene_get_box (data->scene, i)->mover != NULL)
      g_hash_table_add (data->dragged, trestle_scene_get_box (data->scene, i)->mover);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  gsk_renderer_unrealize (data->renderer);
  g_object_unref (data->renderer);
  trestle_canvas_tiles_free (data->tiles);
  trestle_painter_free (data->painter);
  trestle_scene_unref (data->scene);
  g_hash_table_unref (data->dragged);
  g_object_unref (data->design);
  g_free (data);
}

static void
render (Data        *data,
        GtkSnapshot *snapshot)
{
  g_autoptr(GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr(GdkTexture) texture = gsk_renderer_render_texture (data->renderer, node, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
}

static void
show (Data *data)
{
  const TrestlePaint paint = { .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = data->view.scale };
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  trestle_canvas_tiles_snapshot (data->tiles, snapshot, data->painter, data->scene, &paint, &data->view, 1);
  render (data, snapshot);
}

/* To and fro, so that it stays where there is something to be seen. */
static void
pan (gpointer user_data)
{
  Data *data = user_data;

  data->view.x += (data->n_frames++ / 20 % 2 == 0 ? STEP : -STEP) / data->view.scale;
  show (data);
}

static void
zoom (gpointer user_data)
{
  Data *data = user_data;

  trestle_view_zoom_at (&data->view, data->n_frames++ / 8 % 2 == 0 ? 1 / 1.0905 : 1.0905, WIDTH / 2.0, HEIGHT / 2.0);
  show (data);
}

static void
fill (gpointer user_data)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 0.9f, 0.9f, 0.9f, 1 }, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  render (user_data, snapshot);
}

/* What changes with every motion of the pointer: what is dragged and its links. */
static void
drag (gpointer user_data)
{
  Data *data = user_data;
  const TrestleOverlay overlay = {
    .palette = trestle_palette_get (TRESTLE_PALETTE_LIGHT), .scale = 1, .dragged = data->dragged, .dx = 8
  };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -data->view.x, -data->view.y);
  trestle_painter_paint_overlay (data->painter, cr, data->scene, &overlay);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
arrange (gpointer user_data)
{
  g_autoptr(GArray) placements = trestle_layout_arrange (((Data *) user_data)->design, 0);

  g_assert_cmpuint (placements->len, >, 0);
}

static void
write_page (gpointer user_data)
{
  g_autoptr(GBytes) page = trestle_picture_make (((Data *) user_data)->design, NULL, TRESTLE_PICTURE_PAGE,
                                                 TRESTLE_PALETTE_PRINT, 1, NULL);

  g_assert_nonnull (page);
}

static cairo_status_t
swallow (void                *closure,
         const unsigned char *bytes,
         unsigned int         length)
{
  return CAIRO_STATUS_SUCCESS;
}

/* The same boxes, texts and lines without anything that is worked out, each layout made once. */
static void
write_plain_page (gpointer user_data)
{
  Data *data = user_data;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (swallow, NULL, data->scene->bounds.width,
                                                                  data->scene->bounds.height);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string (TRESTLE_FONT_FAMILY " 8");

  pango_layout_set_font_description (layout, font);
  cairo_translate (cr, -data->scene->bounds.x, -data->scene->bounds.y);
  for (guint i = 0; i < data->scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (data->scene, i);
      char *(*const texts[]) (const TrestleScene *,
                              const TrestleBox *) = { trestle_scene_dup_title, trestle_scene_dup_detail };

      cairo_rectangle (cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
      cairo_set_source_rgb (cr, 0.95, 0.95, 0.95);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
      cairo_stroke (cr);
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autofree char *text = texts[k] (data->scene, box);

          if (text == NULL)
            continue;
          pango_layout_set_text (layout, text, -1);
          cairo_move_to (cr, box->rect.x + 8, box->rect.y + 8 + 14 * k);
          pango_cairo_show_layout (cr, layout);
        }
    }
  for (guint i = 0; i < data->scene->pieces->len; i++)
    {
      const TrestlePiece *piece = &g_array_index (data->scene->pieces, TrestlePiece, i);

      cairo_move_to (cr, piece->a.x, piece->a.y);
      cairo_line_to (cr, piece->b.x, piece->b.y);
      cairo_stroke (cr);
    }
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static const BenchRow rows[] = {
  { .title = "pan, everything in sight", .peer = "one color", .ratio = 1.5, .set_up = set_up_far, .work = pan, .floor = fill,
    .tear_down = tear_down },
  { .title = "pan, 100 %", .peer = "one color", .ratio = 1.5, .set_up = set_up_near, .work = pan, .floor = fill,
    .tear_down = tear_down },
  { .title = "zoom", .peer = "one color", .set_up = set_up_near, .work = zoom, .floor = fill, .tear_down = tear_down },
  { .title = "drag 50", .milliseconds = 10, .size = 100000, .set_up = set_up_drag, .work = drag, .tear_down = tear_down },
  { .title = "arrange, links included", .milliseconds = 500, .size = 10000, .set_up = set_up_near, .work = arrange,
    .tear_down = tear_down },
  { .title = "diagram as PDF", .peer = "boxes, texts, lines", .ratio = 1.5, .set_up = set_up_near, .work = write_page,
    .floor = write_plain_page, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  adw_init ();

  return bench_run (argc, argv, rows);
}
