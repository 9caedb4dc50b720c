/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dragging.  It never changes data, except onto another location that has been
 * lit for a while and says what will happen; everywhere else a machine returns
 * to where it was.
 */
#include "config.h"

#include "canvas-input-private.h"

#include "container.h"

#include <glib/gi18n.h>
#include <math.h>

#define LIGHT_AFTER 250             /* milliseconds over a location until it may receive */

static const TrestleBox *
get_box (TrestleCanvasInput *self,
         int                 index)
{
  return trestle_scene_get_box (self->scene, index);
}

static int
snap (double pixels)
{
  return (int) floor (pixels / TRESTLE_GRID + 0.5) * TRESTLE_GRID;
}

GHashTable *
trestle_input_list_movers (TrestleCanvasInput *self,
                           gboolean            locations,
                           gboolean            machines)
{
  GHashTable *movers = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer object;

  g_hash_table_iter_init (&iter, self->selected);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      int index = trestle_scene_find (self->scene, object);
      const TrestleBox *box = index >= 0 ? get_box (self, index) : NULL;
      const TrestleBox *around;

      if (box == NULL || box->mover == NULL || (box->object != object && box->mover != object) ||
          !(TRESTLE_IS_LOCATION (box->mover) ? locations : machines))
        continue;

      /* What is inside something selected goes with it. */
      for (around = box; around->parent >= 0; around = get_box (self, around->parent))
        if (locations && get_box (self, around->parent)->type == TRESTLE_BOX_LOCATION &&
            g_hash_table_contains (self->selected, get_box (self, around->parent)->object))
          break;
      if (around->parent < 0)
        g_hash_table_add (movers, box->mover);
    }

  return movers;
}

/* The box that carries the position of @mover, or NULL. */
static const TrestleBox *
find_carrier (TrestleCanvasInput *self,
              gpointer            mover)
{
  int index = trestle_scene_find_carrier (self->scene, mover);

  return index >= 0 ? get_box (self, index) : NULL;
}

static int
compare_placements (gconstpointer a,
                    gconstpointer b)
{
  return g_strcmp0 (((const TrestlePlacement *) a)->object->id, ((const TrestlePlacement *) b)->object->id);
}

GArray *
trestle_input_place (TrestleCanvasInput *self,
                     GHashTable         *movers,
                     int                 dx,
                     int                 dy,
                     int                 container)
{
  GArray *placements = g_array_new (FALSE, FALSE, sizeof (TrestlePlacement));
  GHashTableIter iter;
  gpointer mover;

  g_hash_table_iter_init (&iter, movers);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      const TrestleBox *box = find_carrier (self, mover);
      TrestlePlacement placement = { .object = mover };
      TrestlePoint at;

      if (box == NULL)
        continue;
      at = trestle_container_place (self->scene->boxes, container >= 0 ? container : box->parent,
                                    box->rect.x + dx, box->rect.y + dy);
      placement.x = at.x;
      placement.y = at.y;
      g_array_append_val (placements, placement);
    }
  g_array_sort (placements, compare_placements);

  return placements;
}

/* The outermost box under the pointer, or -1. */
int
trestle_input_find_container (TrestleCanvasInput *self)
{
  int index;

  trestle_input_pick (self, self->x, self->y, &index);
  while (index >= 0 && get_box (self, index)->parent >= 0)
    index = get_box (self, index)->parent;

  return index;
}

int
trestle_input_get_home (TrestleCanvasInput *self)
{
  int index = self->pressed;

  while (index >= 0 && get_box (self, index)->parent >= 0)
    index = get_box (self, index)->parent;

  return index;
}

/* Machines may be dropped at home, or on another location once it is lit. */
void
trestle_input_update_target (TrestleCanvasInput *self,
                             gint64              time)
{
  int container = trestle_input_find_container (self);
  TrestleCommand *command;

  if (TRESTLE_IS_LOCATION (get_box (self, self->pressed)->mover))
    return;
  if (container == trestle_input_get_home (self) || container < 0 || get_box (self, container)->type != TRESTLE_BOX_LOCATION)
    container = -1;
  if (container != self->target)
    {
      self->target = container;
      self->target_since = time;
      self->lit = FALSE;
      g_clear_pointer (&self->target_text, g_free);
      if (container >= 0)
        {
          command = trestle_input_emit (self, TRESTLE_COMMAND_WAIT, NULL);
          command->time = time + LIGHT_AFTER;
        }
    }
  if (container < 0 || self->lit || time - self->target_since < LIGHT_AFTER)
    return;

  self->lit = TRUE;
  if (g_hash_table_size (self->dragged) == 1)
    {
      const char *name = trestle_object_get_name (get_box (self, self->pressed)->object);
      const char *location = trestle_object_get_name (get_box (self, container)->object);

      /* Translators: what dropping does; a machine or component, and a location. */
      self->target_text = g_strdup_printf (self->copying ? _("Copy %s to %s") : _("Move %s to %s"), name, location);
    }
  else
    {
      guint n = g_hash_table_size (self->dragged);
      const char *text = self->copying ? ngettext ("Copy %u machine to %s", "Copy %u machines to %s", n)
                                       : ngettext ("Move %u machine to %s", "Move %u machines to %s", n);

      self->target_text = g_strdup_printf (text, n, trestle_object_get_name (get_box (self, container)->object));
    }
}

/* Around everything that is dragged, at home. */
static TrestleRect
get_dragged_rect (TrestleCanvasInput *self)
{
  TrestleRect around = { 0 };
  GHashTableIter iter;
  gpointer mover;

  g_hash_table_iter_init (&iter, self->dragged);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      const TrestleBox *box = find_carrier (self, mover);

      if (box != NULL)
        trestle_rect_enclose (&around, &box->rect);
    }

  return around;
}

/* What is dragged lines up with what stands beside it there. */
static void
follow_guides (TrestleCanvasInput *self,
               double              dx,
               double              dy)
{
  const TrestlePoint off = { (int) round (dx) - self->dx, (int) round (dy) - self->dy };
  gboolean location = TRESTLE_IS_LOCATION (get_box (self, self->pressed)->mover);
  int parent = location ? -1 : self->lit ? self->target : get_box (self, self->pressed)->parent;
  TrestleRect rect = get_dragged_rect (self);
  int reach = (int) (TRESTLE_GUIDE_REACH / self->view->scale);

  g_array_set_size (self->guides, 0);
  if (!self->snaps)
    return;
  while (!location && parent >= 0 && get_box (self, parent)->parent >= 0)
    parent = get_box (self, parent)->parent;
  rect.x += self->dx;
  rect.y += self->dy;
  trestle_guides_find (self->scene, &rect, off, parent, self->copying ? NULL : self->dragged, reach, &self->dx, &self->dy,
                       self->guides);
}

void
trestle_input_update_drag (TrestleCanvasInput *self,
                           const TrestleEvent *event)
{
  double dx = (self->x - self->start_x) / self->view->scale;
  double dy = (self->y - self->start_y) / self->view->scale;

  if (self->copying != ((event->modifiers & TRESTLE_MODIFIER_CONTROL) != 0))
    {
      self->copying = !self->copying;
      self->target = -1;
    }
  if (event->modifiers & TRESTLE_MODIFIER_SHIFT)
    {
      if (fabs (dx) < fabs (dy))
        dx = 0;
      else
        dy = 0;
    }
  self->dx = snap (dx);
  self->dy = snap (dy);
  trestle_input_update_target (self, event->time);
  if (!(event->modifiers & TRESTLE_MODIFIER_SHIFT))
    follow_guides (self, dx, dy);
  trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
}

void
trestle_input_finish_drag (TrestleCanvasInput *self)
{
  TrestleCommand *command;

  if (TRESTLE_IS_LOCATION (get_box (self, self->pressed)->mover) ||
      trestle_input_find_container (self) == trestle_input_get_home (self))
    {
      if (self->dx == 0 && self->dy == 0)
        return;
      command = trestle_input_emit (self, self->copying ? TRESTLE_COMMAND_COPY : TRESTLE_COMMAND_PLACE, NULL);
      command->placements = trestle_input_place (self, self->dragged, self->dx, self->dy, -1);
    }
  else if (self->lit)
    {
      command = trestle_input_emit (self, self->copying ? TRESTLE_COMMAND_COPY : TRESTLE_COMMAND_MOVE_TO,
                                    get_box (self, self->target)->object);
      command->placements = trestle_input_place (self, self->dragged, self->dx, self->dy, self->target);
    }
}
