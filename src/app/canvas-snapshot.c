/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the canvas gets onto the screen: tiles of the picture, and above them what
 * changes with the pointer.
 */
#include "config.h"

#include "canvas-private.h"

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       data)
{
  TRESTLE_CANVAS (widget)->tick_id = 0;
  gtk_widget_queue_draw (widget);

  return G_SOURCE_REMOVE;
}

/* Between frames, what will be seen next. */
static gboolean
prepare_cb (gpointer data)
{
  TrestleCanvas *self = data;
  const TrestlePaint paint = {
    .palette = &self->palette, .scale = self->view.scale, .hidden = trestle_canvas_input_get_dragged (self->input)
  };

  if (self->scene != NULL && !self->scene_stale && self->tick_id == 0 &&
      trestle_canvas_tiles_prepare (self->tiles, self->painter, self->scene, &paint, &self->view))
    return G_SOURCE_CONTINUE;
  self->prepare_id = 0;

  return G_SOURCE_REMOVE;
}

static gboolean
shows_something (const TrestleOverlay *overlay)
{
  return g_hash_table_size (overlay->selected) > 0 || overlay->focused != NULL || overlay->hovered != NULL ||
         overlay->band != NULL || overlay->ghosts != NULL || overlay->target != NULL || overlay->dragged != NULL || overlay->handles != NULL || overlay->connecting != NULL;
}

static void
snapshot_overlay (TrestleCanvas *self,
                  GtkSnapshot   *snapshot,
                  gboolean       textures)
{
  TrestleOverlay overlay = {
    .palette = &self->palette, .scale = self->view.scale, .selected = self->selected,
    .streams = g_hash_table_size (self->selected) == 1,
    .ghosts = self->ghosts->len > 0 && !self->arranging_before ? self->ghosts : NULL
  };
  const cairo_rectangle_t all = { 0, 0, self->view.width, self->view.height };
  double x, y, width, height;
  graphene_rect_t ink;
  cairo_surface_t *recording;
  cairo_t *cr;

  trestle_canvas_input_get_overlay (self->input, &overlay);
  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    overlay.focused = NULL;
  if (!shows_something (&overlay))
    return;

  overlay.carried = trestle_canvas_can_carry (self, &overlay);
  recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &all);
  cr = cairo_create (recording);
  cairo_scale (cr, self->view.scale, self->view.scale);
  cairo_translate (cr, -self->view.x, -self->view.y);
  trestle_painter_paint_overlay (self->painter, cr, self->scene, &overlay);
  cairo_destroy (cr);

  /* What a node covers is drawn again whenever it is another: no more than has to be. */
  cairo_recording_surface_ink_extents (recording, &x, &y, &width, &height);
  graphene_rect_init (&ink, (float) x, (float) y, (float) width, (float) height);
  graphene_rect_round_extents (&ink, &ink);
  if (graphene_rect_intersection (&ink, &GRAPHENE_RECT_INIT (0, 0, (float) all.width, (float) all.height), &ink))
    {
      cr = gtk_snapshot_append_cairo (snapshot, &ink);
      cairo_set_source_surface (cr, recording, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (recording);
  if (overlay.carried)
    trestle_canvas_snapshot_carried (self, snapshot, &overlay, textures);
}

void
trestle_canvas_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  TrestleCanvas *self = TRESTLE_CANVAS (widget);
  TrestlePaint paint = { .palette = &self->palette, .scale = self->view.scale };
  gboolean textures = !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));

  if (self->scene == NULL || self->view.width <= 0)
    return;

  paint.hidden = trestle_canvas_input_get_dragged (self->input);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->view.width, (float) self->view.height));
  if (!trestle_canvas_tiles_snapshot (self->tiles, snapshot, self->painter, self->scene, &paint, &self->view,
                                      gtk_widget_get_scale_factor (widget), textures) && self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
  if (self->prepare_id == 0)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
  snapshot_overlay (self, snapshot, textures);
  trestle_canvas_snapshot_legend (self, snapshot);
  gtk_snapshot_pop (snapshot);
}
