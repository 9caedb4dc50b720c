/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the keyboard means on the canvas: everything the pointer can do to what
 * is there, and moving from thing to thing in reading order or by direction.
 */
#include "config.h"

#include "canvas-input-private.h"

#include "kinds.h"

#define PAN_STEP 64.0             /* pixels of the canvas */
#define FAR 10                    /* times a step, with Shift */

static void
set_focus (TrestleCanvasInput *self,
           TrestleObject      *object)
{
  int box = trestle_scene_find (self->scene, object);

  g_set_object (&self->focus, object);
  trestle_input_emit (self, TRESTLE_COMMAND_FOCUS, object);
  if (box >= 0 && trestle_view_reveal (self->view, &trestle_scene_get_box (self->scene, box)->rect))
    trestle_input_emit (self, TRESTLE_COMMAND_VIEW, NULL);
}

/* Boxes in reading order, links behind them. */
static TrestleObject *
get_in_order (TrestleCanvasInput *self,
              int                 index)
{
  int n_boxes = self->scene->boxes->len;

  if (index < n_boxes)
    return trestle_scene_get_box (self->scene, index)->object;

  return trestle_scene_get_wire (self->scene, index - n_boxes)->object;
}

static int
get_index (TrestleCanvasInput *self,
           TrestleObject      *object)
{
  int index = object != NULL ? trestle_scene_find (self->scene, object) : -1;

  if (index < 0 && TRESTLE_IS_LINK (object))
    {
      index = trestle_scene_find_wire (self->scene, object);
      index = index >= 0 ? index + (int) self->scene->boxes->len : -1;
    }

  return index;
}

/* The next thing from @index on that can be selected, or NULL. */
static TrestleObject *
find_next (TrestleCanvasInput *self,
           int                 index,
           int                 way)
{
  int n = self->scene->boxes->len + self->scene->wires->len;

  for (; index >= 0 && index < n; index += way)
    if (get_in_order (self, index) != NULL)
      return get_in_order (self, index);

  return NULL;
}

static gboolean
go_in_order (TrestleCanvasInput *self,
             int                 way)
{
  int n = self->scene->boxes->len + self->scene->wires->len;
  int index = get_index (self, self->focus);
  TrestleObject *object = find_next (self, index >= 0 ? index + way : way > 0 ? 0 : n - 1, way);

  if (object == NULL)
    return FALSE;
  set_focus (self, object);

  return TRUE;
}

/* The nearest box of the same sort in a direction; what lies straight ahead
 * comes before what lies aside.
 */
static TrestleObject *
find_towards (TrestleCanvasInput *self,
              int                 from,
              int                 dx,
              int                 dy)
{
  const TrestleBox *here = trestle_scene_get_box (self->scene, from);
  TrestleObject *best = NULL;
  gint64 best_cost = G_MAXINT64;

  for (guint i = 0; i < self->scene->boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (self->scene, i);
      gint64 x = (2 * box->rect.x + box->rect.width) - (2 * here->rect.x + here->rect.width);
      gint64 y = (2 * box->rect.y + box->rect.height) - (2 * here->rect.y + here->rect.height);
      gint64 ahead = x * dx + y * dy;
      gint64 aside = ABS (x * dy) + ABS (y * dx);

      if ((int) i == from || box->object == NULL || (box->parent < 0) != (here->parent < 0) ||
          (int) i == here->parent || box->parent == from || ahead <= 0)
        continue;
      if (ahead + 2 * aside < best_cost)
        {
          best_cost = ahead + 2 * aside;
          best = box->object;
        }
    }

  return best;
}

static void
get_direction (TrestleKey key,
               int       *dx,
               int       *dy)
{
  *dx = (key == TRESTLE_KEY_RIGHT) - (key == TRESTLE_KEY_LEFT);
  *dy = (key == TRESTLE_KEY_DOWN) - (key == TRESTLE_KEY_UP);
}

static gboolean
go_towards (TrestleCanvasInput *self,
            TrestleKey          key)
{
  int index = get_index (self, self->focus);
  TrestleObject *object;
  int dx, dy;

  get_direction (key, &dx, &dy);
  if (index < 0 || index >= (int) self->scene->boxes->len)
    object = find_next (self, 0, 1);
  else
    object = find_towards (self, index, dx, dy);
  if (object != NULL)
    set_focus (self, object);

  return TRUE;
}

static void
pan (TrestleCanvasInput *self,
     const TrestleEvent *event,
     int                 dx,
     int                 dy)
{
  double step = PAN_STEP * ((event->modifiers & TRESTLE_MODIFIER_SHIFT) ? FAR : 1);

  trestle_view_pan (self->view, -dx * step, -dy * step);
  trestle_input_emit (self, TRESTLE_COMMAND_VIEW, NULL);
}

/* Arrows move what is selected by a step of the grid, or else the picture. */
static gboolean
nudge_or_pan (TrestleCanvasInput *self,
              const TrestleEvent *event)
{
  int times = (event->modifiers & TRESTLE_MODIFIER_SHIFT) ? FAR : 1;
  g_autoptr (GHashTable) movers = trestle_input_list_movers (self, TRUE, TRUE);
  int dx, dy;

  get_direction (event->key, &dx, &dy);
  if (g_hash_table_size (movers) == 0)
    {
      if (g_hash_table_size (self->selected) > 0)
        return TRUE;
      pan (self, event, dx, dy);
      return TRUE;
    }
  trestle_input_emit (self, TRESTLE_COMMAND_NUDGE, NULL)->placements =
    trestle_input_place (self, movers, dx * times * TRESTLE_GRID, dy * times * TRESTLE_GRID, -1);

  return TRUE;
}

/* Where a menu or an editor belongs that the keyboard asked for. */
static void
set_place (TrestleCanvasInput *self,
           TrestleCommand     *command)
{
  int index = self->focus != NULL ? trestle_scene_find (self->scene, self->focus) : -1;

  command->x = self->view->width / 2;
  command->y = self->view->height / 2;
  if (index >= 0)
    {
      const TrestleRect *rect = &trestle_scene_get_box (self->scene, index)->rect;

      trestle_view_to_canvas (self->view, rect->x + rect->width / 2.0, rect->y + rect->height / 2.0,
                              &command->x, &command->y);
    }
}

/* The only thing selected; NULL: none or several. */
static TrestleObject *
get_only (TrestleCanvasInput *self)
{
  GHashTableIter iter;
  gpointer object = NULL;

  if (g_hash_table_size (self->selected) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, self->selected);
  g_hash_table_iter_next (&iter, &object, NULL);

  return object;
}

/* What stands around the only thing selected; or NULL. */
static TrestleObject *
find_around (TrestleCanvasInput *self)
{
  TrestleObject *only = get_only (self);
  int box = only != NULL ? trestle_scene_find (self->scene, only) : -1;

  if (box < 0)
    return NULL;
  for (box = trestle_scene_get_box (self->scene, box)->parent; box >= 0; box = trestle_scene_get_box (self->scene, box)->parent)
    if (trestle_scene_get_box (self->scene, box)->object != NULL)
      return trestle_scene_get_box (self->scene, box)->object;

  return NULL;
}

/* Gives up what is under way, goes out of what is around, and selects nothing. */
static gboolean
escape (TrestleCanvasInput *self)
{
  TrestleObject *around;

  if (self->state != TRESTLE_INPUT_IDLE)
    {
      trestle_input_abort (self);
      return TRUE;
    }
  around = find_around (self);
  if (around != NULL)
    {
      set_focus (self, around);
      return TRUE;
    }
  if (g_hash_table_size (self->selected) == 0)
    return FALSE;
  trestle_input_emit (self, TRESTLE_COMMAND_SELECT, NULL);

  return TRUE;
}

static gboolean
start_space (TrestleCanvasInput *self)
{
  if (!self->space)
    {
      self->space = TRUE;
      self->space_used = FALSE;
      trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
    }

  return TRUE;
}

/* Who types means the name of what is selected, or what is written on a link. */
static gboolean
type (TrestleCanvasInput *self,
      gunichar            character)
{
  TrestleObject *only = get_only (self);

  if (only == NULL || self->state != TRESTLE_INPUT_IDLE ||
      (!TRESTLE_IS_LINK (only) && trestle_kind_find_key (trestle_object_get_info (only)) == NULL))
    return FALSE;
  trestle_input_emit (self, TRESTLE_COMMAND_ACTIVATE, only)->character = character;

  return TRUE;
}

/* Of what is not so yet: looked at from all sides, then accepted or rejected. */
static gboolean
press_locked (TrestleCanvasInput *self,
              const TrestleEvent *event)
{
  int dx, dy;

  switch ((int) event->key)
    {
    case TRESTLE_KEY_ENTER:
      trestle_input_emit (self, TRESTLE_COMMAND_ACCEPT, NULL);
      return TRUE;

    case TRESTLE_KEY_ESCAPE:
      trestle_input_emit (self, TRESTLE_COMMAND_REJECT, NULL);
      return TRUE;

    case TRESTLE_KEY_LEFT:
    case TRESTLE_KEY_RIGHT:
    case TRESTLE_KEY_UP:
    case TRESTLE_KEY_DOWN:
      get_direction (event->key, &dx, &dy);
      pan (self, event, dx, dy);
      return TRUE;

    case TRESTLE_KEY_DELETE:
    case TRESTLE_KEY_INSERT:
    case TRESTLE_KEY_MENU:
      return TRUE;

    default:
      return FALSE;
    }
}

/* To the first or the last thing drawn. */
static gboolean
go_to_end (TrestleCanvasInput *self,
           gboolean            last)
{
  int n = self->scene->boxes->len + self->scene->wires->len;
  TrestleObject *object = last ? find_next (self, n - 1, -1) : find_next (self, 0, 1);

  if (object != NULL)
    set_focus (self, object);

  return TRUE;
}

gboolean
trestle_input_press_key (TrestleCanvasInput *self,
                         const TrestleEvent *event)
{
  gboolean control = (event->modifiers & TRESTLE_MODIFIER_CONTROL) != 0;
  TrestleObject *object;

  if (self->locked && (event->key != TRESTLE_KEY_TAB && event->key != TRESTLE_KEY_SPACE))
    return press_locked (self, event);

  switch (event->key)
    {
    case TRESTLE_KEY_LEFT:
    case TRESTLE_KEY_RIGHT:
    case TRESTLE_KEY_UP:
    case TRESTLE_KEY_DOWN:
      return control ? go_towards (self, event->key) : nudge_or_pan (self, event);

    case TRESTLE_KEY_TAB:
      return !control && go_in_order (self, (event->modifiers & TRESTLE_MODIFIER_SHIFT) ? -1 : 1);

    case TRESTLE_KEY_HOME:
    case TRESTLE_KEY_END:
      return go_to_end (self, event->key == TRESTLE_KEY_END);

    case TRESTLE_KEY_SPACE:
      return start_space (self);

    case TRESTLE_KEY_ENTER:
      if (self->focus == NULL)
        return FALSE;
      set_place (self, trestle_input_emit (self, TRESTLE_COMMAND_ACTIVATE, self->focus));
      return TRUE;

    case TRESTLE_KEY_ESCAPE:
      return escape (self);

    case TRESTLE_KEY_DELETE:
      if (g_hash_table_size (self->selected) == 0)
        return FALSE;
      trestle_input_emit (self, TRESTLE_COMMAND_DELETE, NULL);
      return TRUE;

    case TRESTLE_KEY_INSERT:
      /* Inside where the keyboard is, unless nothing is selected. */
      object = self->focus != NULL && g_hash_table_contains (self->selected, self->focus) ? self->focus : NULL;
      set_place (self, trestle_input_emit (self, TRESTLE_COMMAND_INSERT, object));
      return TRUE;

    case TRESTLE_KEY_MENU:
      set_place (self, trestle_input_emit (self, TRESTLE_COMMAND_CONTEXT, self->focus));
      return TRUE;

    case TRESTLE_KEY_TEXT:
      return type (self, event->character);

    case TRESTLE_KEY_NONE:
    default:
      return FALSE;
    }
}
