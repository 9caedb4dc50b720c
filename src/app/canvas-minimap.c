/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The minimap; see the header.  The picture is kept until the scene or its
 * colors change; what is shown of it is drawn over it.
 */
#include "config.h"

#include "canvas-minimap.h"

#include "canvas-private.h"

#include <string.h>

#define WIDTH 176.0
#define HEIGHT 120.0
#define PADDING 6.0
#define LARGE 1.5           /* times the canvas, from where it is shown */

typedef struct
{
  TrestleCanvas   *canvas;    /* beside it, lives as long */
  GtkWidget       *area;
  TrestleScene    *scene;     /* of the picture, owned, or NULL */
  TrestlePalette   palette;
  cairo_surface_t *picture;   /* or NULL */
  double           x, y;      /* where a drag began */
} Minimap;

static void
free_minimap (gpointer data)
{
  Minimap *self = data;

  g_clear_pointer (&self->scene, trestle_scene_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  g_free (self);
}

static double
get_scale (const TrestleRect *bounds)
{
  return MIN ((WIDTH - 2 * PADDING) / bounds->width, (HEIGHT - 2 * PADDING) / bounds->height);
}

static void
make_picture (Minimap *self,
              int      factor)
{
  TrestleScene *scene = self->canvas->scene;
  double scale = get_scale (&scene->bounds);
  const TrestlePaint paint = { .palette = &self->canvas->palette, .scale = MIN (scale, 0.15), .area = scene->bounds, .small = TRUE };
  cairo_t *cr;

  if (self->picture != NULL && self->scene == scene &&
      memcmp (&self->palette, &self->canvas->palette, sizeof self->palette) == 0)
    return;
  g_clear_pointer (&self->scene, trestle_scene_unref);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->scene = trestle_scene_ref (scene);
  self->palette = self->canvas->palette;
  self->picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) WIDTH * factor, (int) HEIGHT * factor);
  cairo_surface_set_device_scale (self->picture, factor, factor);
  cr = cairo_create (self->picture);
  cairo_translate (cr, PADDING, PADDING);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -scene->bounds.x, -scene->bounds.y);
  trestle_painter_paint (self->canvas->painter, cr, scene, &paint);
  cairo_destroy (cr);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  Minimap *self = data;
  const TrestleCanvas *canvas = self->canvas;
  const TrestlePalette *palette = &canvas->palette;
  const TrestleRect *bounds;
  double scale;

  if (canvas->scene == NULL || canvas->scene->bounds.width <= 0)
    return;
  make_picture (self, gtk_widget_get_scale_factor (GTK_WIDGET (area)));
  bounds = &canvas->scene->bounds;
  scale = get_scale (bounds);
  cairo_set_source_rgb (cr, (palette->canvas >> 16 & 0xff) / 255.0, (palette->canvas >> 8 & 0xff) / 255.0,
                        (palette->canvas & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_set_source_surface (cr, self->picture, 0, 0);
  cairo_paint (cr);
  cairo_rectangle (cr, PADDING + (canvas->view.x - bounds->x) * scale, PADDING + (canvas->view.y - bounds->y) * scale,
                   canvas->view.width / canvas->view.scale * scale, canvas->view.height / canvas->view.scale * scale);
  cairo_set_source_rgba (cr, (palette->accent >> 16 & 0xff) / 255.0, (palette->accent >> 8 & 0xff) / 255.0,
                         (palette->accent & 0xff) / 255.0, 0.15);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, (palette->accent >> 16 & 0xff) / 255.0, (palette->accent >> 8 & 0xff) / 255.0,
                        (palette->accent & 0xff) / 255.0);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
}

static void
go_to (Minimap *self,
       double   x,
       double   y)
{
  TrestleCanvas *canvas = self->canvas;
  const TrestleRect *bounds = &canvas->scene->bounds;
  double scale = get_scale (bounds);

  canvas->view.x = bounds->x + (x - PADDING) / scale - canvas->view.width / canvas->view.scale / 2;
  canvas->view.y = bounds->y + (y - PADDING) / scale - canvas->view.height / canvas->view.scale / 2;
  trestle_canvas_view_changed (canvas);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               Minimap        *self)
{
  self->x = x;
  self->y = y;
  go_to (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                Minimap        *self)
{
  go_to (self, self->x + dx, self->y + dy);
}

static void
update_visible (Minimap *self)
{
  const TrestleCanvas *canvas = self->canvas;
  gboolean large = canvas->scene != NULL && canvas->view.width > 0 &&
                   (canvas->scene->bounds.width * canvas->view.scale > LARGE * canvas->view.width ||
                    canvas->scene->bounds.height * canvas->view.scale > LARGE * canvas->view.height);

  gtk_widget_set_visible (self->area, large);
  if (large)
    gtk_widget_queue_draw (self->area);
}

static void
zoom_changed_cb (GtkWidget *area)
{
  update_visible (g_object_get_data (G_OBJECT (area), "minimap"));
}

void
trestle_canvas_minimap_attach (GtkDrawingArea *area,
                               TrestleCanvas  *canvas)
{
  Minimap *self = g_new0 (Minimap, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->canvas = canvas;
  self->area = GTK_WIDGET (area);
  g_object_set_data_full (G_OBJECT (area), "minimap", self, free_minimap);
  gtk_drawing_area_set_content_width (area, (int) WIDTH);
  gtk_drawing_area_set_content_height (area, (int) HEIGHT);
  gtk_drawing_area_set_draw_func (area, draw_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (area), FALSE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (area), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (canvas, "notify::zoom", G_CALLBACK (zoom_changed_cb), area, G_CONNECT_SWAPPED);
}
