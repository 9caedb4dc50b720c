/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connecting by dragging from a handle, and laying an end of a link elsewhere:
 * what is possible is lit, everything else says why not, and nothing changes
 * before the drop.
 */
#include "config.h"

#include "canvas-input-private.h"

#include "connect.h"

#include <glib/gi18n.h>
#include <math.h>

#define HANDLE_REACH 9.0            /* pixels of the canvas */
#define TOUCH_REACH 22.0            /* 44 pixels for a finger */

static const TrestleBox *
get_box (TrestleCanvasInput *self,
         int                 index)
{
  return trestle_scene_get_box (self->scene, index);
}

static gboolean
is_near (TrestleCanvasInput *self,
         const TrestlePoint *point)
{
  double x, y;

  trestle_view_to_canvas (self->view, point->x, point->y, &x, &y);

  return hypot (x - self->x, y - self->y) <= (self->touch ? TOUCH_REACH : HANDLE_REACH);
}

/* Whether the pointer is on a handle of the box that shows them; which one. */
static gboolean
find_handle (TrestleCanvasInput *self,
             TrestlePoint       *at)
{
  TrestlePoint handles[TRESTLE_MAX_HANDLES];
  guint n = self->handled >= 0 ? trestle_box_list_handles (get_box (self, self->handled), self->view->scale, handles) : 0;

  for (guint i = 0; i < n; i++)
    if (is_near (self, &handles[i]))
      {
        *at = handles[i];
        return TRUE;
      }

  return FALSE;
}

/* The wire whose end the pointer is at, when only that link is selected; -1: none. */
static int
find_end (TrestleCanvasInput *self,
          gboolean           *at_hub)
{
  GHashTableIter iter;
  gpointer object;
  int index;

  if (g_hash_table_size (self->selected) != 1)
    return -1;
  g_hash_table_iter_init (&iter, self->selected);
  g_hash_table_iter_next (&iter, &object, NULL);
  index = TRESTLE_IS_LINK (object) ? trestle_scene_find_wire (self->scene, object) : -1;
  if (index >= 0)
    {
      const TrestleWire *wire = trestle_scene_get_wire (self->scene, index);
      const TrestlePoint *points = &g_array_index (self->scene->points, TrestlePoint, wire->first);

      for (int hub = 0; hub < 2; hub++)
        if (is_near (self, &points[hub ? 0 : wire->n_points - 1]))
          {
            *at_hub = hub;
            return index;
          }
    }

  return -1;
}

gboolean
trestle_input_is_at_handle (TrestleCanvasInput *self)
{
  TrestlePoint at;
  gboolean at_hub;

  return find_handle (self, &at) || find_end (self, &at_hub) >= 0;
}

gboolean
trestle_input_press_handle (TrestleCanvasInput *self)
{
  TrestlePoint at;
  gboolean at_hub;
  int wire = find_end (self, &at_hub);

  if (wire >= 0)
    {
      const TrestleWire *moved = trestle_scene_get_wire (self->scene, wire);

      self->connecting = at_hub ? moved->leaf : moved->hub;
      self->relaid = moved->object;
      self->relaid_from = get_box (self, at_hub ? moved->hub : moved->leaf)->object;
      self->connect_from = g_array_index (self->scene->points, TrestlePoint,
                                          moved->first + (at_hub ? moved->n_points - 1 : 0));
    }
  else if (find_handle (self, &at))
    {
      self->connecting = self->handled;
      self->relaid = self->relaid_from = NULL;
      self->connect_from = at;
    }
  else
    {
      return FALSE;
    }
  self->state = TRESTLE_INPUT_ON_HANDLE;

  return TRUE;
}

static gboolean
can_connect (TrestleCanvasInput *self,
             TrestleObject      *to,
             char              **reason)
{
  TrestleObject *from = get_box (self, self->connecting)->object;

  if (self->relaid != NULL && to == self->relaid_from)
    {
      if (reason != NULL)
        *reason = g_strdup (_("The link ends here already"));
      return FALSE;
    }

  return trestle_connect_check (from, to, reason);
}

void
trestle_input_begin_connecting (TrestleCanvasInput *self)
{
  self->state = TRESTLE_INPUT_CONNECTING;
  self->legal = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->scene->boxes->len; i++)
    {
      const TrestleBox *box = get_box (self, i);

      if (box->object != NULL && (int) i != self->connecting && can_connect (self, box->object, NULL))
        g_array_append_val (self->legal, i);
    }
}

/* What under the pointer is meant: the innermost thing that can be connected, else
 * what says why not; links end at locations.
 */
static TrestleObject *
find_target (TrestleCanvasInput *self,
             gboolean           *legal)
{
  gboolean links = TRESTLE_IS_LOCATION (get_box (self, self->connecting)->object);
  TrestleObject *meant = NULL;
  int box;

  *legal = FALSE;
  trestle_input_pick (self, self->x, self->y, &box);
  for (; box >= 0; box = get_box (self, box)->parent)
    {
      TrestleObject *object = get_box (self, box)->object;

      if (object == NULL)
        continue;
      if (can_connect (self, object, NULL))
        {
          *legal = TRUE;
          return object;
        }
      if (meant == NULL || links)
        meant = object;
    }

  return meant;
}

/* Where something new could be: on nothing, and on the ground of a location. */
static gboolean
is_free (TrestleCanvasInput *self,
         TrestleObject      *target)
{
  return self->relaid == NULL &&
         (target == NULL || (TRESTLE_IS_LOCATION (target) && !TRESTLE_IS_LOCATION (get_box (self, self->connecting)->object)));
}

static char *
dup_title (TrestleCanvasInput *self,
           TrestleObject      *target)
{
  TrestleObject *from = get_box (self, self->connecting)->object;

  if (self->relaid == NULL)
    return trestle_connect_dup_title (from, target);

  /* Translators: names of locations: the ends of a link as it is, and as it will be. */
  return g_strdup_printf (_("Link %s–%s → %s–%s"), trestle_object_get_name (from), trestle_object_get_name (self->relaid_from),
                          trestle_object_get_name (from), trestle_object_get_name (target));
}

void
trestle_input_update_connecting (TrestleCanvasInput *self)
{
  gboolean legal;
  TrestleObject *target = find_target (self, &legal);

  g_clear_pointer (&self->target_text, g_free);
  self->connect_target = legal ? target : NULL;
  if (legal)
    self->target_text = dup_title (self, target);
  else if (is_free (self, target))
    self->target_text = g_strdup (_("Drop here to add something connected"));
  else if (target != NULL)
    can_connect (self, target, &self->target_text);
  trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
}

void
trestle_input_finish_connecting (TrestleCanvasInput *self)
{
  TrestleObject *from = get_box (self, self->connecting)->object;
  gboolean legal;
  TrestleObject *target = find_target (self, &legal);
  TrestleCommand *command;

  if (legal && self->relaid != NULL)
    {
      command = trestle_input_emit (self, TRESTLE_COMMAND_RELAY, self->relaid);
      command->kept = from;
    }
  else if (legal || is_free (self, target))
    {
      command = trestle_input_emit (self, legal ? TRESTLE_COMMAND_CONNECT : TRESTLE_COMMAND_CONNECT_NEW, from);
    }
  else
    {
      return;
    }
  command->other = target;
  command->x = self->x;
  command->y = self->y;
}

void
trestle_input_fill_connection (TrestleCanvasInput *self,
                               TrestleOverlay     *overlay)
{
  if (self->state == TRESTLE_INPUT_IDLE || self->state == TRESTLE_INPUT_ON_HANDLE)
    overlay->handles = self->handled >= 0 ? get_box (self, self->handled) : NULL;
  if (self->state != TRESTLE_INPUT_CONNECTING)
    return;

  overlay->legal = self->legal;
  overlay->connecting = get_box (self, self->connecting);
  overlay->line[0] = self->connect_from.x;
  overlay->line[1] = self->connect_from.y;
  trestle_view_to_plane (self->view, self->x, self->y, &overlay->line[2], &overlay->line[3]);
  overlay->connect_target = self->connect_target;
  overlay->connect_text = self->target_text;
}
