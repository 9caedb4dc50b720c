/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is to be seen of what is under way.
 */
#include "config.h"

#include "canvas-input-private.h"

static const TrestleBox *
get_box (TrestleCanvasInput *self,
         int                 index)
{
  return trestle_scene_get_box (self->scene, index);
}

void
trestle_canvas_input_get_overlay (TrestleCanvasInput *self,
                                  TrestleOverlay     *overlay)
{
  overlay->hovered = self->state == TRESTLE_INPUT_IDLE ? self->hovered : NULL;
  overlay->focused = self->focus;
  overlay->band = self->state == TRESTLE_INPUT_BANDING || self->placing ? &self->band : NULL;
  overlay->dragged = self->dragged;
  overlay->copying = self->copying;
  overlay->dx = self->dx;
  overlay->dy = self->dy;
  overlay->target = self->lit ? get_box (self, self->target)->object : NULL;
  overlay->target_text = self->lit ? self->target_text : NULL;
  overlay->guides = self->state == TRESTLE_INPUT_DRAGGING || self->placing ? self->guides : NULL;
  trestle_input_fill_connection (self, overlay);
}

GHashTable *
trestle_canvas_input_get_dragged (TrestleCanvasInput *self)
{
  return self->copying ? NULL : self->dragged;
}

GHashTable *
trestle_canvas_input_list_movers (TrestleCanvasInput *self)
{
  return trestle_input_list_movers (self, TRUE, TRUE);
}

GArray *
trestle_canvas_input_list_places (TrestleCanvasInput *self,
                                  GHashTable         *movers)
{
  return trestle_input_place (self, movers, 0, 0, -1);
}

TrestleCursor
trestle_canvas_input_get_cursor (TrestleCanvasInput *self)
{
  int box;

  switch (self->state)
    {
    case TRESTLE_INPUT_PANNING:
      return TRESTLE_CURSOR_GRABBING;

    case TRESTLE_INPUT_DRAGGING:
      if (TRESTLE_IS_LOCATION (get_box (self, self->pressed)->mover) || self->lit ||
          trestle_input_find_container (self) == trestle_input_get_home (self))
        return self->copying ? TRESTLE_CURSOR_COPY : TRESTLE_CURSOR_MOVE;
      return TRESTLE_CURSOR_NO_DROP;

    case TRESTLE_INPUT_ON_HANDLE:
    case TRESTLE_INPUT_CONNECTING:
      return TRESTLE_CURSOR_CONNECT;

    case TRESTLE_INPUT_IDLE:
      if (!self->space && self->scene != NULL && trestle_input_is_at_handle (self))
        return TRESTLE_CURSOR_CONNECT;
      if (self->space)
        return TRESTLE_CURSOR_GRAB;
      if (self->scene == NULL || self->hovered == NULL)
        return TRESTLE_CURSOR_DEFAULT;
      trestle_input_pick (self, self->x, self->y, &box);
      return box >= 0 && get_box (self, box)->mover != NULL && get_box (self, box)->type != TRESTLE_BOX_LOCATION
               ? TRESTLE_CURSOR_MOVE : TRESTLE_CURSOR_DEFAULT;

    case TRESTLE_INPUT_PRESSED:
    case TRESTLE_INPUT_BANDING:
    case TRESTLE_INPUT_OFFERED:
    default:
      return TRESTLE_CURSOR_DEFAULT;
    }
}

TrestleObject *
trestle_canvas_input_get_focus (TrestleCanvasInput *self)
{
  return self->focus;
}

void
trestle_canvas_input_set_focus (TrestleCanvasInput *self,
                                TrestleObject      *object)
{
  g_set_object (&self->focus, object);
}
