/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A frame of the canvas, 1920 × 1080, from the change to what is handed to the display;
 * against a frame of a window that shows one color.  Whatever is painted ahead between
 * frames counts.  Sizes are numbers of things drawn.
 */
#include "config.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <math.h>

#include "bench-design.h"
#include "bench.h"
#include "canvas-private.h"
#include "layout.h"
#include "picture.h"

#define WIDTH 1920
#define HEIGHT 1080
#define STEP 12                     /* pixels the picture moves with a frame */

typedef struct
{
  TrestleProject *project;
  TrestleCanvas  *canvas;
  GtkWidget      *window;
  GtkWidget      *plain;            /* the window of one color */
  TrestleScene   *scene;
  guint           n_frames;
  gboolean        painted;
  double          least;            /* scale at which everything can be seen */
} Data;

/* One color, another with every frame. */
typedef struct { GtkWidget parent_instance; guint n_frames; } BenchPlain;
typedef struct { GtkWidgetClass parent_class; } BenchPlainClass;

static GType bench_plain_get_type (void);

G_DEFINE_TYPE (BenchPlain, bench_plain, GTK_TYPE_WIDGET)

static void
bench_plain_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  float gray = ((BenchPlain *) widget)->n_frames++ % 2 == 0 ? 0.8f : 0.9f;

  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { gray, gray, gray, 1 }, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
}

static void
bench_plain_class_init (BenchPlainClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_plain_snapshot;
}

static void
bench_plain_init (BenchPlain *self)
{
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  ((Data *) user_data)->painted = TRUE;
}

static GtkWidget *
show (Data      *data,
      GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (child) || gtk_widget_get_width (child) <= 1)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (gtk_widget_get_frame_clock (child), "after-paint", G_CALLBACK (painted_cb), data);

  return window;
}

/* Draws @widget, and does whatever else is to be done meanwhile. */
static void
draw (Data      *data,
      GtkWidget *widget)
{
  gtk_widget_queue_draw (widget);
  for (data->painted = FALSE; !data->painted; )
    g_main_context_iteration (NULL, TRUE);
}

/* Until everything is as it should be, and nothing is to be done. */
static void
settle (Data *data)
{
  do
    draw (data, GTK_WIDGET (data->canvas));
  while (data->canvas->tick_id != 0);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The design has two and a half things for each location. */
static Data *
set_up (guint size)
{
  g_autoptr(TrestleDesign) design = bench_design_new (size * 2 / 5);
  Data *data = g_new0 (Data, 1);

  data->project = trestle_project_new (design, NULL, NULL);
  data->canvas = TRESTLE_CANVAS (trestle_canvas_new (data->project));
  data->window = show (data, GTK_WIDGET (data->canvas));
  data->plain = show (data, g_object_new (bench_plain_get_type (), NULL));
  settle (data);
  settle (data);
  data->scene = data->canvas->scene;
  data->least = data->canvas->view.scale;
  g_assert_cmpuint (data->scene->boxes->len, >=, size * 9 / 10);

  return data;
}

static void
look_at_middle (Data  *data,
                double scale)
{
  const TrestleRect *bounds = &data->scene->bounds;
  TrestleView *view = &data->canvas->view;

  view->scale = scale;
  view->x = bounds->x + bounds->width / 2.0 - WIDTH / 2 / scale;
  view->y = bounds->y + bounds->height / 2.0 - HEIGHT / 2 / scale;
  trestle_canvas_view_changed (data->canvas);
}

static gpointer
set_up_far (guint size)
{
  return set_up (size);
}

static gpointer
set_up_near (guint size)
{
  Data *data = set_up (size);

  look_at_middle (data, 1);
  settle (data);

  return data;
}

static gboolean
can_be_grabbed (const TrestleBox *box,
                gboolean          locations)
{
  return box->mover != NULL && (locations ? box->parent < 0 : box->type == TRESTLE_BOX_CARD && box->parent >= 0);
}

/* The first @n locations, or machines, are selected, and grabbed by the title of one of them. */
static void
grab (Data    *data,
      guint    n,
      gboolean locations)
{
  TrestleView *view = &data->canvas->view;
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  TrestleEvent event = { .type = TRESTLE_EVENT_PRESS, .button = 1, .n_press = 1 };
  const TrestleBox *grabbed = NULL;

  for (guint i = 0; i < data->scene->boxes->len && objects->len < n; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (data->scene, i);

      if (!can_be_grabbed (box, locations))
        continue;
      grabbed = grabbed != NULL ? grabbed : box;
      g_ptr_array_add (objects, box->object);
    }
  view->x = grabbed->rect.x - WIDTH / 2 / view->scale;
  view->y = grabbed->rect.y - HEIGHT / 2 / view->scale;
  trestle_canvas_view_changed (data->canvas);
  trestle_selection_set (trestle_project_get_selection (data->project), objects);
  settle (data);
  trestle_view_to_canvas (view, grabbed->rect.x + 8, grabbed->rect.y + 8, &event.x, &event.y);
  data->canvas->press_x = event.x;
  data->canvas->press_y = event.y;
  trestle_canvas_take (data->canvas, &event);
}

static gpointer
set_up_drag_one (guint size)
{
  Data *data = set_up_near (size);

  grab (data, 1, TRUE);

  return data;
}

static gpointer
set_up_drag (guint size)
{
  Data *data = set_up_near (size);

  grab (data, 50, FALSE);

  return data;
}

static gpointer
set_up_drag_far (guint size)
{
  Data *data = set_up (size);

  grab (data, 50, TRUE);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  gtk_window_destroy (GTK_WINDOW (data->window));
  gtk_window_destroy (GTK_WINDOW (data->plain));
  g_object_unref (data->project);
  g_free (data);
}

/* Long ways to and fro, so that something new comes into sight. */
static void
pan (gpointer user_data)
{
  Data *data = user_data;
  int step = data->n_frames++ / 120 % 2 == 0 ? STEP : -STEP;

  trestle_view_pan (&data->canvas->view, -step, -step / 2);
  trestle_canvas_view_changed (data->canvas);
  draw (data, GTK_WIDGET (data->canvas));
}

/* From where everything can be seen to 100 % and back. */
static void
zoom (gpointer user_data)
{
  Data *data = user_data;
  double share = 0.5 - 0.5 * cos (data->n_frames++ * G_PI / 60);

  trestle_view_set_scale (&data->canvas->view, data->least * pow (1 / data->least, share));
  trestle_canvas_view_changed (data->canvas);
  draw (data, GTK_WIDGET (data->canvas));
}

static void
fill (gpointer user_data)
{
  Data *data = user_data;

  draw (data, gtk_window_get_child (GTK_WINDOW (data->plain)));
}

static void
drag (gpointer user_data)
{
  Data *data = user_data;
  int step = data->n_frames++ % 20;
  const TrestleEvent event = {
    .type = TRESTLE_EVENT_MOTION, .button = 1,
    .x = data->canvas->press_x + 16 + 8 * step, .y = data->canvas->press_y + 8 * step
  };

  trestle_canvas_take (data->canvas, &event);
  draw (data, GTK_WIDGET (data->canvas));
}

static void
arrange (gpointer user_data)
{
  g_autoptr(GArray) placements = trestle_layout_arrange (trestle_project_get_design (((Data *) user_data)->project), 0);

  g_assert_cmpuint (placements->len, >, 0);
}

static void
write_page (gpointer user_data)
{
  g_autoptr(GBytes) page = trestle_picture_make (trestle_project_get_design (((Data *) user_data)->project), NULL, TRESTLE_PICTURE_PAGE,
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
  { .title = "zoom", .peer = "one color", .ratio = 1.5, .set_up = set_up_far, .work = zoom, .floor = fill,
    .tear_down = tear_down },
  { .title = "drag the hub", .milliseconds = 10, .set_up = set_up_drag_one, .work = drag, .tear_down = tear_down },
  { .title = "drag 50 machines", .milliseconds = 10, .set_up = set_up_drag, .work = drag, .tear_down = tear_down },
  { .title = "drag 50 locations, far", .milliseconds = 10, .set_up = set_up_drag_far, .work = drag,
    .tear_down = tear_down },
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
