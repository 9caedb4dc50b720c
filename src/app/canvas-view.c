/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of the picture is shown.
 */
#include "config.h"

#include "canvas-private.h"

#include <string.h>

#define FIT_MARGIN 24               /* pixels of the plane around everything */
#define FLIGHT 200                  /* how long it takes to get somewhere else, in ms */

/* The next bit of the way, unless somebody has gone elsewhere meanwhile. */
static void
flight_cb (double   part,
           gpointer data)
{
  TrestleCanvas *self = data;

  if (memcmp (&self->view, &self->flown, sizeof self->view) != 0)
    return;
  self->view = trestle_view_blend (&self->flown_from, &self->flown_to, part);
  trestle_canvas_view_changed (self);
  self->flown = self->view;
  if (part >= 1)
    trestle_canvas_place_legend (self);
}

/* Goes where @view shows; at once where nothing is to move by itself. */
static void
fly (TrestleCanvas     *self,
     const TrestleView *view)
{
  trestle_canvas_land (self);
  self->fit_pending = FALSE;
  self->flown = self->flown_from = self->view;
  self->flown_to = *view;
  self->flight = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, FLIGHT,
                                          adw_callback_animation_target_new (flight_cb, self, NULL));
  adw_animation_play (self->flight);
}

void
trestle_canvas_land (TrestleCanvas *self)
{
  if (self->flight != NULL)
    adw_animation_pause (self->flight);
  g_clear_object (&self->flight);
}

void
trestle_canvas_reveal (TrestleCanvas *self,
                       TrestleObject *object)
{
  int box;

  g_return_if_fail (TRESTLE_IS_CANVAS (self));

  trestle_canvas_update (self);
  box = self->scene != NULL ? trestle_scene_find (self->scene, object) : -1;
  if (box >= 0 && self->view.width > 0 && !self->fit_pending &&
      trestle_view_reveal (&self->view, &trestle_scene_get_box (self->scene, box)->rect))
    trestle_canvas_view_changed (self);
}

void
trestle_canvas_center (TrestleCanvas *self,
                       TrestleObject *object)
{
  TrestleView view;
  int box, wire;
  double x, y;

  trestle_canvas_update (self);
  if (self->scene == NULL)
    return;
  box = trestle_scene_find (self->scene, object);
  wire = box < 0 ? trestle_scene_find_wire (self->scene, object) : -1;
  if (box < 0 && wire < 0)
    return;
  if (box >= 0)
    {
      const TrestleRect *rect = &trestle_scene_get_box (self->scene, box)->rect;

      x = rect->x + rect->width / 2.0;
      y = rect->y + rect->height / 2.0;
    }
  else
    {
      x = trestle_scene_get_wire (self->scene, wire)->label.x;
      y = trestle_scene_get_wire (self->scene, wire)->label.y;
    }
  view = self->view;
  view.x = x - view.width / 2 / view.scale;
  view.y = y - view.height / 2 / view.scale;
  fly (self, &view);
}

void
trestle_canvas_view_changed (TrestleCanvas *self)
{
  if (self->scene != NULL && self->view.width > 0)
    trestle_view_limit (&self->view, &self->scene->bounds);
  trestle_canvas_follow_object (self);
  g_object_notify (G_OBJECT (self), "zoom");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* FALSE: there is nothing to see, or nowhere to see it. */
static gboolean
find_fit (TrestleCanvas     *self,
          const TrestleRect *rect,
          TrestleView       *view)
{
  TrestleRect area = trestle_rect_grow (rect, FIT_MARGIN);

  *view = self->view;
  if (rect->width <= 0 || self->view.width <= 0)
    return FALSE;
  trestle_view_fit (view, &area, self->text_scale);

  return TRUE;
}

void
trestle_canvas_fit (TrestleCanvas     *self,
                    const TrestleRect *rect)
{
  TrestleView view;

  if (!find_fit (self, rect, &view))
    return;
  trestle_canvas_land (self);
  self->fit_pending = FALSE;
  self->view = view;
  trestle_canvas_place_legend (self);
  trestle_canvas_view_changed (self);
}

void
trestle_canvas_fly_to (TrestleCanvas     *self,
                       const TrestleRect *rect)
{
  TrestleView view;

  if (find_fit (self, rect, &view))
    fly (self, &view);
}

void
trestle_canvas_fly_to_scale (TrestleCanvas *self,
                             double         scale)
{
  TrestleView view = self->view;

  trestle_view_set_scale (&view, scale);
  fly (self, &view);
}
