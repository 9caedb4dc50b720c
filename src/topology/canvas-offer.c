/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is held over the canvas from outside, from the palette: where it would
 * come to stand is shown, and dropping it adds it there.
 */
#include "config.h"

#include "canvas-input-private.h"

#include "container.h"

#include <glib/gi18n.h>
#include <math.h>

/* A new location is held by its middle and lines up with what is beside it. */
static void
place_location (TrestleCanvasInput *self)
{
  int reach = MAX (TRESTLE_GRID, (int) (TRESTLE_GUIDE_REACH / self->view->scale));
  TrestleRect rect = { .width = TRESTLE_SINGLE_WIDTH, .height = TRESTLE_CARD_HEIGHT };
  int dx = 0, dy = 0;
  double x, y;

  trestle_view_to_plane (self->view, self->x, self->y, &x, &y);
  rect.x = (int) floor ((x - rect.width / 2.0) / TRESTLE_GRID) * TRESTLE_GRID;
  rect.y = (int) floor ((y - rect.height / 2.0) / TRESTLE_GRID) * TRESTLE_GRID;
  if (self->snaps)
    trestle_guides_find (self->scene, &rect, (TrestlePoint) { 0, 0 }, -1, NULL, reach, &dx, &dy, self->guides);
  rect.x += dx;
  rect.y += dy;
  self->band = rect;
  self->placing = TRUE;
}

static void
light (TrestleCanvasInput *self,
       TrestleKind         kind,
       int                 box)
{
  if (box < 0 || trestle_scene_get_box (self->scene, box)->type != TRESTLE_BOX_LOCATION)
    return;
  self->target = box;
  self->lit = TRUE;

  /* Translators: what dropping does; a kind of object, such as “Server”, and the name of a location. */
  self->target_text = g_strdup_printf (_("Add %s to %s"), _(trestle_kind_get_info (kind)->title),
                                       trestle_object_get_name (trestle_scene_get_box (self->scene, box)->object));
}

gboolean
trestle_input_offer (TrestleCanvasInput *self,
                     const TrestleEvent *event)
{
  int box;

  trestle_input_abort (self);
  self->x = event->x;
  self->y = event->y;
  trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
  if (self->locked)
    return FALSE;

  box = trestle_input_find_container (self);
  if (event->kind != TRESTLE_KIND_LOCATION)
    {
      light (self, event->kind, box);
      self->state = TRESTLE_INPUT_OFFERED;
      return TRUE;
    }

  /* A location stands in no other. */
  if (box >= 0 && trestle_scene_get_box (self->scene, box)->type == TRESTLE_BOX_LOCATION)
    return FALSE;
  place_location (self);
  self->state = TRESTLE_INPUT_OFFERED;

  return TRUE;
}

gboolean
trestle_input_drop (TrestleCanvasInput *self,
                    const TrestleEvent *event)
{
  TrestleCommand *command;

  if (!trestle_input_offer (self, event))
    return FALSE;
  command = trestle_input_emit (self, TRESTLE_COMMAND_ADD,
                                self->lit ? trestle_scene_get_box (self->scene, self->target)->object : NULL);
  command->kind = event->kind;
  command->x = event->x;
  command->y = event->y;
  if (self->placing)
    trestle_view_to_canvas (self->view, self->band.x + 0.5, self->band.y + 0.5, &command->x, &command->y);
  trestle_input_abort (self);

  return TRUE;
}
