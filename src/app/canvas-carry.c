/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is dragged looks the same all the way: it is painted once, and then only moved.
 */
#include "config.h"

#include "canvas-private.h"

#include <math.h>

#define AROUND 512              /* pixels beside the canvas that are painted too: they may be dragged into sight */

/* Paints all that is dragged, where it stood, into @surface: NULL when nothing is in sight. */
static cairo_surface_t *
paint (TrestleCanvas        *self,
       const TrestleOverlay *overlay,
       int                   density,
       graphene_rect_t      *ink)
{
  const cairo_rectangle_t all = { -AROUND, -AROUND, self->view.width + 2 * AROUND, self->view.height + 2 * AROUND };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &all);
  cairo_surface_t *surface = NULL;
  cairo_t *cr = cairo_create (recording);
  double x, y, width, height;

  cairo_scale (cr, self->view.scale, self->view.scale);
  cairo_translate (cr, -self->view.x, -self->view.y);
  trestle_painter_paint_dragged (self->painter, cr, self->scene, overlay);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  if (width > 0 && height > 0)
    {
      graphene_rect_init (ink, (float) x, (float) y, (float) width, (float) height);
      graphene_rect_round_extents (ink, ink);
      surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ink->size.width * density, (int) ink->size.height * density);
      cairo_surface_set_device_scale (surface, density, density);
      cr = cairo_create (surface);
      cairo_set_source_surface (cr, recording, -ink->origin.x, -ink->origin.y);
      cairo_paint (cr);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
    }
  cairo_surface_destroy (recording);

  return surface;
}

static GskRenderNode *
make_cairo_node (cairo_surface_t       *surface,
                 const graphene_rect_t *ink)
{
  GskRenderNode *node = gsk_cairo_node_new (ink);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, ink->origin.x, ink->origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);

  return node;
}

/* Whether there is a picture of it as it is now. */
static gboolean
is_painted (TrestleCanvas *self)
{
  const TrestleView *at = &self->carried_at;

  return at->scale == self->view.scale && at->x == self->view.x && at->y == self->view.y &&
         at->width == self->view.width && at->height == self->view.height;
}

void
trestle_canvas_drop_carried (TrestleCanvas *self)
{
  g_clear_pointer (&self->carried, gsk_render_node_unref);
  self->carried_at = (TrestleView) TRESTLE_VIEW_INIT;
}

gboolean
trestle_canvas_can_carry (TrestleCanvas        *self,
                          const TrestleOverlay *overlay)
{
  return overlay->dragged != NULL && MAX (ABS (overlay->dx), ABS (overlay->dy)) * self->view.scale <= AROUND;
}

void
trestle_canvas_snapshot_carried (TrestleCanvas        *self,
                                 GtkSnapshot          *snapshot,
                                 const TrestleOverlay *overlay,
                                 gboolean              textures)
{
  int density = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double x = round (overlay->dx * self->view.scale * density) / density;
  double y = round (overlay->dy * self->view.scale * density) / density;

  if (!is_painted (self))
    {
      graphene_rect_t ink;
      cairo_surface_t *surface = paint (self, overlay, density, &ink);

      trestle_canvas_drop_carried (self);
      self->carried_at = self->view;
      if (surface != NULL)
        self->carried = textures ? trestle_canvas_tiles_wrap (surface, &ink) : make_cairo_node (surface, &ink);
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  if (self->carried == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_node (snapshot, self->carried);
  gtk_snapshot_restore (snapshot);
}
