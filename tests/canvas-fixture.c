/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small canvas with known places, and events for it.
 */
#include "config.h"

#include "canvas-fixture.h"

#include "edit.h"

static TrestleObject *
add_location (TrestleDesign *design,
              const char    *name,
              int            x)
{
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

  trestle_object_set_string (location, "name", name);
  trestle_object_set_number (location, "x", x);
  trestle_object_set_number (location, "y", 0);

  return location;
}

void
canvas_set_up (CanvasFixture *self,
               gconstpointer  data)
{
  self->design = trestle_design_new ();
  self->a = add_location (self->design, "A", 0);
  self->b = add_location (self->design, "B", 100);
  self->population = trestle_design_create (self->design, TRESTLE_KIND_POPULATION);
  trestle_object_set_ref (self->population, "location", self->a);
  self->server = trestle_edit_add_component (self->design, TRESTLE_KIND_SERVER, TRESTLE_LOCATION (self->a));
  trestle_object_set_string (self->server, "name", "MEDV-01");
  self->database = trestle_edit_add_component (self->design, TRESTLE_KIND_DATABASE, TRESTLE_LOCATION (self->a));
  self->link = trestle_design_create (self->design, TRESTLE_KIND_LINK);
  trestle_object_set_ref (self->link, "end_a", self->a);
  trestle_object_set_ref (self->link, "end_b", self->b);
  self->scene = trestle_scene_new (self->design, NULL);
  self->view = (TrestleView) { -100, -100, 1, 1600, 900 };
  self->selected = g_hash_table_new (NULL, NULL);
  self->input = trestle_canvas_input_new (&self->view, self->selected);
  trestle_canvas_input_set_scene (self->input, self->scene);
}

void
canvas_tear_down (CanvasFixture *self,
                  gconstpointer  data)
{
  trestle_canvas_input_free (self->input);
  g_hash_table_unref (self->selected);
  trestle_scene_unref (self->scene);
  g_object_unref (self->design);
}

gboolean
canvas_send (CanvasFixture *self,
             TrestleEvent   event)
{
  gboolean handled;

  event.time = self->time;
  self->commands = trestle_canvas_input_handle (self->input, &event, &handled);

  /* Selection is the caller’s; this one does as it is told. */
  for (guint i = 0; i < self->commands->len; i++)
    {
      const TrestleCommand *command = &g_array_index (self->commands, TrestleCommand, i);

      if (command->type == TRESTLE_COMMAND_SELECT || command->type == TRESTLE_COMMAND_FOCUS)
        {
          g_hash_table_remove_all (self->selected);
          if (command->object != NULL)
            g_hash_table_add (self->selected, command->object);
        }
      else if (command->type == TRESTLE_COMMAND_TOGGLE && !g_hash_table_remove (self->selected, command->object))
        {
          g_hash_table_add (self->selected, command->object);
        }
    }

  return handled;
}

const TrestleCommand *
canvas_find (CanvasFixture     *self,
             TrestleCommandType type)
{
  for (guint i = 0; i < self->commands->len; i++)
    if (g_array_index (self->commands, TrestleCommand, i).type == type)
      return &g_array_index (self->commands, TrestleCommand, i);

  return NULL;
}

TrestlePoint
canvas_get_middle (CanvasFixture *self,
                   TrestleObject *object)
{
  const TrestleBox *box = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, object));
  double x, y;

  trestle_view_to_canvas (&self->view, box->rect.x + box->rect.width / 2.0,
                          box->rect.y + (box->type == TRESTLE_BOX_LOCATION ? 10 : box->rect.height / 2.0), &x, &y);

  return (TrestlePoint) { (int) x, (int) y };
}

void
canvas_press (CanvasFixture *self,
              TrestlePoint   at,
              guint          modifiers)
{
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 1, modifiers });
}

void
canvas_move (CanvasFixture *self,
             TrestlePoint   at)
{
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, at.x, at.y });
}

void
canvas_release (CanvasFixture *self,
                TrestlePoint   at)
{
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, at.x, at.y, 1, 1 });
}

void
canvas_click (CanvasFixture *self,
              TrestleObject *object,
              guint          modifiers)
{
  TrestlePoint at = canvas_get_middle (self, object);

  canvas_press (self, at, modifiers);
  canvas_release (self, at);
}

gboolean
canvas_key (CanvasFixture *self,
            TrestleKey     pressed,
            guint          modifiers)
{
  return canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_KEY_PRESS, .key = pressed, .modifiers = modifiers });
}

gboolean
canvas_is_selected (CanvasFixture *self,
                    TrestleObject *object)
{
  return g_hash_table_contains (self->selected, object);
}

TrestlePoint
canvas_add (TrestlePoint at,
            int          dx,
            int          dy)
{
  return (TrestlePoint) { at.x + dx, at.y + dy };
}
