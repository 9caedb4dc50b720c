/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pointer means on the canvas.
 */
#include "config.h"

#include "canvas-input-private.h"

#include "container.h"

#include <math.h>

#define DRAG_THRESHOLD 4.0          /* pixels of the canvas */
#define TOUCH_THRESHOLD 12.0
#define REACH 6.0                   /* how far from a link counts as on it */
#define WHEEL_STEP 48.0             /* pixels for one click of the wheel */
#define ZOOM_STEP 1.0905            /* factor for one click */
#define ZOOM_PIXELS 240.0           /* pixels of a touchpad for a factor of e */

static void
clear_command (gpointer data)
{
  TrestleCommand *command = data;

  g_clear_pointer (&command->objects, g_ptr_array_unref);
  g_clear_pointer (&command->placements, g_array_unref);
}

TrestleCommand *
trestle_input_emit (TrestleCanvasInput *self,
                    TrestleCommandType  type,
                    TrestleObject      *object)
{
  TrestleCommand command = { .type = type, .object = object };

  g_array_append_val (self->commands, command);

  return &g_array_index (self->commands, TrestleCommand, self->commands->len - 1);
}

static const TrestleBox *
get_box (TrestleCanvasInput *self,
         int                 index)
{
  return trestle_scene_get_box (self->scene, index);
}

TrestleObject *
trestle_input_pick (TrestleCanvasInput *self,
                    double              x,
                    double              y,
                    int                *box)
{
  double plane_x, plane_y;

  trestle_view_to_plane (self->view, x, y, &plane_x, &plane_y);
  *box = trestle_scene_pick (self->scene, plane_x, plane_y);

  return trestle_scene_pick_object (self->scene, plane_x, plane_y, REACH / self->view->scale);
}

/* A container is moved by its title bar only: inside it the rubber band begins. */
static gboolean
is_handle (TrestleCanvasInput *self,
           int                 index)
{
  const TrestleBox *box = index >= 0 ? get_box (self, index) : NULL;
  double plane_x, plane_y;

  if (box == NULL || box->mover == NULL)
    return FALSE;
  trestle_view_to_plane (self->view, self->start_x, self->start_y, &plane_x, &plane_y);

  return box->type != TRESTLE_BOX_LOCATION || (box->flags & TRESTLE_BOX_COLLAPSED) ||
         plane_y < box->rect.y + TRESTLE_TITLE_HEIGHT;
}

/* The inside of a location, where nothing stands. */
static gboolean
is_ground (TrestleCanvasInput *self,
           int                 index)
{
  return index >= 0 && get_box (self, index)->type == TRESTLE_BOX_LOCATION && !is_handle (self, index);
}

static void
end_gesture (TrestleCanvasInput *self)
{
  if (self->state == TRESTLE_INPUT_BANDING || self->state == TRESTLE_INPUT_DRAGGING ||
      self->state == TRESTLE_INPUT_CONNECTING || self->state == TRESTLE_INPUT_OFFERED)
    trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
  self->state = TRESTLE_INPUT_IDLE;
  g_clear_pointer (&self->dragged, g_hash_table_unref);
  g_clear_pointer (&self->legal, g_array_unref);
  g_array_set_size (self->guides, 0);
  self->connect_target = NULL;
  self->copying = self->placing = FALSE;
  g_clear_pointer (&self->target_text, g_free);
  self->dx = self->dy = 0;
  self->target = -1;
  self->lit = FALSE;
}

void
trestle_input_abort (TrestleCanvasInput *self)
{
  end_gesture (self);
}

static void
press_primary (TrestleCanvasInput *self,
               const TrestleEvent *event)
{
  TrestleObject *object = trestle_input_pick (self, event->x, event->y, &self->pressed);
  gboolean plain = (event->modifiers & (TRESTLE_MODIFIER_SHIFT | TRESTLE_MODIFIER_CONTROL)) == 0;

  self->state = TRESTLE_INPUT_PRESSED;
  self->pressed_object = object;
  self->select_on_release = FALSE;
  if (event->n_press == 2 && plain)
    {
      TrestleCommand *command;
      gboolean inside = is_ground (self, self->pressed) && object != NULL;

      self->state = TRESTLE_INPUT_IDLE;
      command = trestle_input_emit (self, object == NULL || inside ? TRESTLE_COMMAND_INSERT : TRESTLE_COMMAND_ACTIVATE,
                                    object);
      command->x = event->x;
      command->y = event->y;
      return;
    }
  if (!plain || object == NULL)
    return;

  if (g_hash_table_contains (self->selected, object))
    self->select_on_release = g_hash_table_size (self->selected) > 1;
  else if (!is_ground (self, self->pressed))
    trestle_input_emit (self, TRESTLE_COMMAND_SELECT, object);
  else
    self->select_on_release = TRUE;
}

static void
press (TrestleCanvasInput *self,
       const TrestleEvent *event)
{
  TrestleCommand *command;
  TrestleObject *object;
  int box;

  trestle_input_abort (self);
  self->start_x = self->x = event->x;
  self->start_y = self->y = event->y;
  self->modifiers = event->modifiers;
  if (event->button == 2 || (event->button == 1 && (self->space || self->locked)))
    {
      self->state = TRESTLE_INPUT_PANNING;
      self->space_used = self->space;
      return;
    }
  if (event->button == 1)
    {
      if (!trestle_input_press_handle (self))
        press_primary (self, event);
      return;
    }
  if (event->button != 3 || self->locked)
    return;

  object = trestle_input_pick (self, event->x, event->y, &box);
  if (object == NULL || !g_hash_table_contains (self->selected, object))
    trestle_input_emit (self, TRESTLE_COMMAND_SELECT, object);
  command = trestle_input_emit (self, TRESTLE_COMMAND_CONTEXT, object);
  command->x = event->x;
  command->y = event->y;
}

/* What follows when the pointer has moved far enough with the button down. */
static void
begin_gesture (TrestleCanvasInput *self)
{
  gboolean location;

  if (!is_handle (self, self->pressed))
    {
      /* Chips and links stay where they are; everything else is ground. */
      gboolean ground = self->pressed < 0 ? self->pressed_object == NULL
                                          : get_box (self, self->pressed)->parent < 0;

      if (ground)
        self->state = self->touch ? TRESTLE_INPUT_PANNING : TRESTLE_INPUT_BANDING;
      return;
    }

  location = TRESTLE_IS_LOCATION (get_box (self, self->pressed)->mover);
  self->dragged = trestle_input_list_movers (self, location, !location);
  g_hash_table_add (self->dragged, get_box (self, self->pressed)->mover);
  self->state = TRESTLE_INPUT_DRAGGING;
}

static void
update_band (TrestleCanvasInput *self)
{
  double x0, y0, x1, y1;

  trestle_view_to_plane (self->view, MIN (self->start_x, self->x), MIN (self->start_y, self->y), &x0, &y0);
  trestle_view_to_plane (self->view, MAX (self->start_x, self->x), MAX (self->start_y, self->y), &x1, &y1);
  self->band = (TrestleRect) { (int) floor (x0), (int) floor (y0), (int) ceil (x1 - x0) + 1, (int) ceil (y1 - y0) + 1 };
  trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
}

static void
update_hover (TrestleCanvasInput *self)
{
  int box;
  TrestleObject *object;

  /* Handles reach beyond what they belong to. */
  if (trestle_input_is_at_handle (self))
    return;

  object = trestle_input_pick (self, self->x, self->y, &box);
  self->handled = !self->locked && box >= 0 && get_box (self, box)->object == object ? box : -1;
  if (object == self->hovered)
    return;
  self->hovered = object;
  trestle_input_emit (self, TRESTLE_COMMAND_HOVER, object);
}

static void
move (TrestleCanvasInput *self,
      const TrestleEvent *event)
{
  double before_x = self->x;
  double before_y = self->y;

  self->x = event->x;
  self->y = event->y;
  if (self->state == TRESTLE_INPUT_PRESSED &&
      hypot (self->x - self->start_x, self->y - self->start_y) >= (self->touch ? TOUCH_THRESHOLD : DRAG_THRESHOLD))
    begin_gesture (self);
  else if (self->state == TRESTLE_INPUT_ON_HANDLE &&
           hypot (self->x - self->start_x, self->y - self->start_y) >= DRAG_THRESHOLD)
    trestle_input_begin_connecting (self);

  switch (self->state)
    {
    case TRESTLE_INPUT_CONNECTING:
      trestle_input_update_connecting (self);
      break;

    case TRESTLE_INPUT_PANNING:
      trestle_view_pan (self->view, self->x - before_x, self->y - before_y);
      trestle_input_emit (self, TRESTLE_COMMAND_VIEW, NULL);
      break;

    case TRESTLE_INPUT_BANDING:
      update_band (self);
      break;

    case TRESTLE_INPUT_DRAGGING:
      trestle_input_update_drag (self, event);
      break;

    case TRESTLE_INPUT_IDLE:
      update_hover (self);
      break;

    case TRESTLE_INPUT_PRESSED:
    case TRESTLE_INPUT_ON_HANDLE:
    case TRESTLE_INPUT_OFFERED:
    default:
      break;
    }
}

static void
finish_click (TrestleCanvasInput *self)
{
  if (self->modifiers & (TRESTLE_MODIFIER_SHIFT | TRESTLE_MODIFIER_CONTROL))
    {
      if (self->pressed_object != NULL)
        trestle_input_emit (self, TRESTLE_COMMAND_TOGGLE, self->pressed_object);
    }
  else if (self->pressed_object == NULL || self->select_on_release)
    {
      trestle_input_emit (self, TRESTLE_COMMAND_SELECT, self->pressed_object);
    }
}

/* The band selects what it touches; a container only when it begins outside
 * of it, or lies around its title.
 */
static void
finish_band (TrestleCanvasInput *self)
{
  g_autoptr (GArray) touched = trestle_scene_list_touched (self->scene, &self->band);
  TrestleCommand *command = trestle_input_emit (self, TRESTLE_COMMAND_BAND, NULL);

  command->objects = g_ptr_array_new ();
  command->mode = (self->modifiers & TRESTLE_MODIFIER_SHIFT) ? TRESTLE_BAND_ADD
                  : (self->modifiers & TRESTLE_MODIFIER_CONTROL) ? TRESTLE_BAND_TOGGLE : TRESTLE_BAND_REPLACE;
  for (guint i = 0; i < touched->len; i++)
    {
      int index = g_array_index (touched, guint, i);
      const TrestleBox *box = get_box (self, index);

      if (box->object == NULL || index == trestle_input_get_home (self))
        continue;
      if (box->type == TRESTLE_BOX_LOCATION && !(box->flags & TRESTLE_BOX_COLLAPSED))
        {
          TrestleRect title = box->rect;

          title.height = MIN (title.height, TRESTLE_TITLE_HEIGHT);
          if (!trestle_rect_intersects (&title, &self->band))
            continue;
        }
      g_ptr_array_add (command->objects, box->object);
    }
}

static void
release (TrestleCanvasInput *self,
         const TrestleEvent *event)
{
  self->x = event->x;
  self->y = event->y;
  switch (self->state)
    {
    case TRESTLE_INPUT_PRESSED:
      finish_click (self);
      break;

    case TRESTLE_INPUT_BANDING:
      update_band (self);
      finish_band (self);
      break;

    case TRESTLE_INPUT_DRAGGING:
      trestle_input_update_drag (self, event);
      trestle_input_finish_drag (self);
      break;

    case TRESTLE_INPUT_ON_HANDLE:
      if (self->relaid == NULL)
        trestle_input_emit (self, TRESTLE_COMMAND_CHOOSE_TARGET, get_box (self, self->connecting)->object);
      break;

    case TRESTLE_INPUT_CONNECTING:
      trestle_input_finish_connecting (self);
      break;

    case TRESTLE_INPUT_PANNING:
    case TRESTLE_INPUT_OFFERED:
    case TRESTLE_INPUT_IDLE:
    default:
      break;
    }
  end_gesture (self);
}

static void
scroll (TrestleCanvasInput *self,
        const TrestleEvent *event)
{
  gboolean control = (event->modifiers & TRESTLE_MODIFIER_CONTROL) != 0;
  double step = event->pixels ? 1 : WHEEL_STEP;
  double dx = event->dx;
  double dy = event->dy;

  if (event->pixels ? control : control != self->wheel_zooms)
    {
      double factor = event->pixels ? exp (-dy / ZOOM_PIXELS) : pow (ZOOM_STEP, -dy);

      trestle_view_zoom_at (self->view, factor, event->x, event->y);
    }
  else
    {
      if ((event->modifiers & TRESTLE_MODIFIER_SHIFT) && !event->pixels && dx == 0)
        {
          dx = dy;
          dy = 0;
        }
      trestle_view_pan (self->view, -dx * step, -dy * step);
    }
  trestle_input_emit (self, TRESTLE_COMMAND_VIEW, NULL);
}

static void
leave (TrestleCanvasInput *self,
       const TrestleEvent *event)
{
  if (self->state != TRESTLE_INPUT_IDLE || (self->hovered == NULL && self->handled < 0))
    return;
  self->hovered = NULL;
  self->handled = -1;
  trestle_input_emit (self, TRESTLE_COMMAND_HOVER, NULL);
}

static void
pinch (TrestleCanvasInput *self,
       const TrestleEvent *event)
{
  trestle_view_pan (self->view, event->dx, event->dy);
  trestle_view_zoom_at (self->view, event->factor, event->x, event->y);
  trestle_input_emit (self, TRESTLE_COMMAND_VIEW, NULL);
}

/* Time has passed while something was held over a location. */
static void
wait (TrestleCanvasInput *self,
      const TrestleEvent *event)
{
  if (self->state != TRESTLE_INPUT_DRAGGING)
    return;
  trestle_input_update_target (self, event->time);
  trestle_input_emit (self, TRESTLE_COMMAND_REDRAW, NULL);
}

static void
cancel (TrestleCanvasInput *self,
        const TrestleEvent *event)
{
  trestle_input_abort (self);
}

/* The space bar selects where the keyboard is, unless it was held to move the picture. */
static gboolean
release_key (TrestleCanvasInput *self,
             const TrestleEvent *event)
{
  if (event->key != TRESTLE_KEY_SPACE || !self->space)
    return FALSE;
  self->space = FALSE;
  if (!self->space_used && self->focus != NULL)
    trestle_input_emit (self, TRESTLE_COMMAND_TOGGLE, self->focus);

  return TRUE;
}

/* FALSE when the event means nothing here. */
static gboolean
take (TrestleCanvasInput *self,
      const TrestleEvent *event)
{
  static const struct
  {
    void     (*always) (TrestleCanvasInput *,
                        const TrestleEvent *);
    gboolean (*perhaps) (TrestleCanvasInput *,
                         const TrestleEvent *);
  } ways[] = {
    [TRESTLE_EVENT_PRESS] = { .always = press },
    [TRESTLE_EVENT_MOTION] = { .always = move },
    [TRESTLE_EVENT_RELEASE] = { .always = release },
    [TRESTLE_EVENT_LEAVE] = { .always = leave },
    [TRESTLE_EVENT_SCROLL] = { .always = scroll },
    [TRESTLE_EVENT_PINCH] = { .always = pinch },
    [TRESTLE_EVENT_TIMER] = { .always = wait },
    [TRESTLE_EVENT_CANCEL] = { .always = cancel },
    [TRESTLE_EVENT_OFFER] = { .perhaps = trestle_input_offer },
    [TRESTLE_EVENT_DROP] = { .perhaps = trestle_input_drop },
    [TRESTLE_EVENT_KEY_PRESS] = { .perhaps = trestle_input_press_key },
    [TRESTLE_EVENT_KEY_RELEASE] = { .perhaps = release_key }
  };

  if (event->type >= G_N_ELEMENTS (ways))
    return FALSE;
  if (ways[event->type].perhaps != NULL)
    return ways[event->type].perhaps (self, event);
  ways[event->type].always (self, event);

  return TRUE;
}

TrestleCanvasInput *
trestle_canvas_input_new (TrestleView *view,
                          GHashTable  *selected)
{
  TrestleCanvasInput *self = g_new0 (TrestleCanvasInput, 1);

  self->view = view;
  self->selected = selected;
  self->pressed = self->target = self->handled = -1;
  self->snaps = TRUE;
  self->guides = g_array_new (FALSE, FALSE, sizeof (TrestleGuide));
  self->commands = g_array_new (FALSE, FALSE, sizeof (TrestleCommand));
  g_array_set_clear_func (self->commands, clear_command);

  return self;
}

void
trestle_canvas_input_free (TrestleCanvasInput *self)
{
  g_clear_pointer (&self->scene, trestle_scene_unref);
  g_clear_pointer (&self->dragged, g_hash_table_unref);
  g_clear_pointer (&self->legal, g_array_unref);
  g_clear_object (&self->focus);
  g_array_unref (self->guides);
  g_array_unref (self->commands);
  g_free (self->target_text);
  g_free (self);
}

void
trestle_canvas_input_set_scene (TrestleCanvasInput *self,
                                TrestleScene       *scene)
{
  trestle_scene_ref (scene);
  trestle_input_abort (self);
  g_array_set_size (self->commands, 0);
  g_clear_pointer (&self->scene, trestle_scene_unref);
  self->scene = scene;
  self->pressed = self->handled = -1;
  self->pressed_object = self->hovered = self->relaid = self->relaid_from = NULL;
  if (self->focus != NULL && trestle_scene_find (scene, self->focus) < 0 &&
      trestle_scene_find_wire (scene, self->focus) < 0)
    g_clear_object (&self->focus);
}

void
trestle_canvas_input_set_wheel_zooms (TrestleCanvasInput *self,
                                      gboolean            wheel_zooms)
{
  self->wheel_zooms = wheel_zooms;
}

void
trestle_canvas_input_set_snaps (TrestleCanvasInput *self,
                                gboolean            snaps)
{
  self->snaps = snaps;
}

gboolean
trestle_canvas_input_get_snaps (TrestleCanvasInput *self)
{
  return self->snaps;
}

void
trestle_canvas_input_set_locked (TrestleCanvasInput *self,
                                 gboolean            locked)
{
  trestle_input_abort (self);
  self->handled = -1;
  self->locked = locked;
}

void
trestle_canvas_input_set_touch (TrestleCanvasInput *self,
                                gboolean            touch)
{
  self->touch = touch;
}

const GArray *
trestle_canvas_input_handle (TrestleCanvasInput *self,
                             const TrestleEvent *event,
                             gboolean           *handled)
{
  gboolean meant;

  g_array_set_size (self->commands, 0);
  meant = self->scene != NULL && take (self, event);
  if (handled != NULL)
    *handled = meant;

  return self->commands;
}
