/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of the picture is shown.
 */
#include "config.h"

#include "canvas-private.h"

#define FIT_MARGIN 24               /* pixels of the plane around everything */

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
  self->view.x = x - self->view.width / 2 / self->view.scale;
  self->view.y = y - self->view.height / 2 / self->view.scale;
  trestle_canvas_view_changed (self);
}

void
trestle_canvas_view_changed (TrestleCanvas *self)
{
  if (self->scene != NULL && self->view.width > 0)
    trestle_view_limit (&self->view, &self->scene->bounds);
  g_object_notify (G_OBJECT (self), "zoom");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
trestle_canvas_fit (TrestleCanvas *self,
                    TrestleRect   *rect)
{
  TrestleRect area = trestle_rect_grow (rect, FIT_MARGIN);

  if (rect->width <= 0 || self->view.width <= 0)
    return;
  self->fit_pending = FALSE;
  trestle_view_fit (&self->view, &area, self->text_scale);
  trestle_canvas_place_legend (self);
  trestle_canvas_view_changed (self);
}
