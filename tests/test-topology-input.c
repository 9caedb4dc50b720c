/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gestures, event by event, on a small design with known places.
 */
#include "config.h"

#include "canvas-input.h"
#include "container.h"
#include "edit.h"

/* Two locations side by side, 40 px of title each; a server, a database and a
 * population in the first; a link between them.
 */
typedef struct
{
  TrestleDesign      *design;
  TrestleObject      *a, *b, *population, *server, *database, *link;
  TrestleScene       *scene;
  TrestleView         view;
  GHashTable         *selected;
  TrestleCanvasInput *input;
  const GArray       *commands;
  gint64              time;
} Fixture;

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

static void
set_up (Fixture      *self,
        gconstpointer data)
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

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  trestle_canvas_input_free (self->input);
  g_hash_table_unref (self->selected);
  trestle_scene_unref (self->scene);
  g_object_unref (self->design);
}

static gboolean
send (Fixture     *self,
      TrestleEvent event)
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

static const TrestleCommand *
find (Fixture           *self,
      TrestleCommandType type)
{
  for (guint i = 0; i < self->commands->len; i++)
    if (g_array_index (self->commands, TrestleCommand, i).type == type)
      return &g_array_index (self->commands, TrestleCommand, i);

  return NULL;
}

static TrestlePoint
get_middle (Fixture       *self,
            TrestleObject *object)
{
  const TrestleBox *box = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, object));
  double x, y;

  trestle_view_to_canvas (&self->view, box->rect.x + box->rect.width / 2.0,
                          box->rect.y + (box->type == TRESTLE_BOX_LOCATION ? 10 : box->rect.height / 2.0), &x, &y);

  return (TrestlePoint) { (int) x, (int) y };
}

static void
press (Fixture     *self,
       TrestlePoint at,
       guint        modifiers)
{
  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 1, modifiers });
}

static void
move (Fixture     *self,
      TrestlePoint at)
{
  send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, at.x, at.y });
}

static void
release (Fixture     *self,
         TrestlePoint at)
{
  send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, at.x, at.y, 1, 1 });
}

static void
click (Fixture      *self,
       TrestleObject *object,
       guint         modifiers)
{
  TrestlePoint at = get_middle (self, object);

  press (self, at, modifiers);
  release (self, at);
}

static gboolean
key (Fixture   *self,
     TrestleKey pressed,
     guint      modifiers)
{
  return send (self, (TrestleEvent) { .type = TRESTLE_EVENT_KEY_PRESS, .key = pressed, .modifiers = modifiers });
}

static gboolean
is_selected (Fixture       *self,
             TrestleObject *object)
{
  return g_hash_table_contains (self->selected, object);
}

static TrestlePoint
add (TrestlePoint at,
     int          dx,
     int          dy)
{
  return (TrestlePoint) { at.x + dx, at.y + dy };
}

static void
test_click (Fixture      *self,
            gconstpointer data)
{
  click (self, self->server, 0);
  g_assert_true (is_selected (self, self->server));
  click (self, self->population, 0);
  g_assert_true (is_selected (self, self->population));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);

  /* Beside everything: nothing. */
  press (self, (TrestlePoint) { 1500, 800 }, 0);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);
  release (self, (TrestlePoint) { 1500, 800 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
}

static void
test_click_link (Fixture      *self,
                 gconstpointer data)
{
  const TrestleWire *wire = trestle_scene_get_wire (self->scene, 0);
  TrestlePoint at = add (wire->label, 100 + 3, 100 + 2);

  press (self, at, 0);
  release (self, at);
  g_assert_true (is_selected (self, self->link));
}

static void
test_toggle (Fixture      *self,
             gconstpointer data)
{
  click (self, self->server, 0);
  click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  click (self, self->population, TRESTLE_MODIFIER_SHIFT);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 3);
  click (self, self->server, TRESTLE_MODIFIER_CONTROL);
  g_assert_false (is_selected (self, self->server));

  /* A plain click on one of several leaves only that one, but not before the
   * release: a drag moves them all.
   */
  press (self, get_middle (self, self->database), 0);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 2);
  release (self, get_middle (self, self->database));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);

  /* With a modifier the ground takes nothing away. */
  press (self, (TrestlePoint) { 1500, 800 }, TRESTLE_MODIFIER_SHIFT);
  release (self, (TrestlePoint) { 1500, 800 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);
}

static void
test_band (Fixture      *self,
           gconstpointer data)
{
  TrestleOverlay overlay = { 0 };
  const TrestleCommand *command;

  press (self, (TrestlePoint) { 20, 20 }, 0);
  move (self, (TrestlePoint) { 22, 21 });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.band);
  move (self, (TrestlePoint) { 400, 400 });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_cmpint (overlay.band->x, ==, -80);
  g_assert_nonnull (find (self, TRESTLE_COMMAND_REDRAW));
  release (self, (TrestlePoint) { 1000, 400 });
  command = find (self, TRESTLE_COMMAND_BAND);
  g_assert_cmpint (command->mode, ==, TRESTLE_BAND_REPLACE);
  g_assert_true (g_ptr_array_find (command->objects, self->a, NULL));
  g_assert_true (g_ptr_array_find (command->objects, self->server, NULL));
  g_assert_true (g_ptr_array_find (command->objects, self->population, NULL));

  /* What it only touches counts; begun inside a location, it leaves that out. */
  press (self, add (get_middle (self, self->server), 0, 34), TRESTLE_MODIFIER_SHIFT);
  move (self, add (get_middle (self, self->server), 6, 20));
  release (self, add (get_middle (self, self->server), 6, 20));
  command = find (self, TRESTLE_COMMAND_BAND);
  g_assert_cmpint (command->mode, ==, TRESTLE_BAND_ADD);
  g_assert_cmpuint (command->objects->len, ==, 1);
  g_assert_true (command->objects->pdata[0] == self->server);

  press (self, (TrestlePoint) { 20, 20 }, TRESTLE_MODIFIER_CONTROL);
  move (self, (TrestlePoint) { 40, 40 });
  release (self, (TrestlePoint) { 40, 40 });
  g_assert_cmpint (find (self, TRESTLE_COMMAND_BAND)->mode, ==, TRESTLE_BAND_TOGGLE);
}

static void
test_escape (Fixture      *self,
             gconstpointer data)
{
  TrestleOverlay overlay = { 0 };

  press (self, (TrestlePoint) { 20, 20 }, 0);
  move (self, (TrestlePoint) { 400, 400 });
  g_assert_true (key (self, TRESTLE_KEY_ESCAPE, 0));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.band);
  release (self, (TrestlePoint) { 400, 400 });
  g_assert_null (find (self, TRESTLE_COMMAND_BAND));

  press (self, get_middle (self, self->server), 0);
  move (self, add (get_middle (self, self->server), 50, 0));
  key (self, TRESTLE_KEY_ESCAPE, 0);
  release (self, add (get_middle (self, self->server), 50, 0));
  g_assert_null (find (self, TRESTLE_COMMAND_PLACE));

  g_assert_true (key (self, TRESTLE_KEY_ESCAPE, 0));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
  g_assert_false (key (self, TRESTLE_KEY_ESCAPE, 0));
}

static void
test_drag_location (Fixture      *self,
                    gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->a);
  const TrestleCommand *command;
  const TrestlePlacement *placement;

  press (self, at, 0);
  move (self, add (at, 3, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  move (self, add (at, 61, -30));
  g_assert_true (g_hash_table_contains (trestle_canvas_input_get_dragged (self->input), self->a));
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_MOVE);
  release (self, add (at, 61, -30));
  command = find (self, TRESTLE_COMMAND_PLACE);
  g_assert_cmpuint (command->placements->len, ==, 1);
  placement = &g_array_index (command->placements, TrestlePlacement, 0);
  g_assert_true (placement->object == self->a);
  g_assert_cmpint (placement->x, ==, 8);
  g_assert_cmpint (placement->y, ==, -4);
  g_assert_null (trestle_canvas_input_get_dragged (self->input));

  /* Back to where it was: nothing to write. */
  press (self, at, 0);
  move (self, add (at, 61, -30));
  release (self, add (at, 2, 1));
  g_assert_null (find (self, TRESTLE_COMMAND_PLACE));
}

static void
test_drag_by_the_title_only (Fixture      *self,
                             gconstpointer data)
{
  TrestlePoint ground = add (get_middle (self, self->server), 0, 34);
  TrestleOverlay overlay = { 0 };

  press (self, ground, 0);
  move (self, add (ground, 40, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_nonnull (overlay.band);
  release (self, ground);

  /* A click there selects the location all the same. */
  press (self, ground, 0);
  release (self, ground);
  g_assert_true (is_selected (self, self->a));
}

static void
test_drag_machine_at_home (Fixture      *self,
                           gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->server);
  const TrestleBox *box = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, self->server));
  const TrestlePlacement *placement;
  int x = box->rect.x / 8, y = box->rect.y / 8;

  press (self, at, 0);
  move (self, add (at, 40, 9));
  release (self, add (at, 40, 9));
  placement = &g_array_index (find (self, TRESTLE_COMMAND_PLACE)->placements, TrestlePlacement, 0);
  g_assert_true (placement->object == (TrestleObject *) trestle_edit_get_machine (self->server));
  g_assert_cmpint (placement->x, ==, x + 5);
  g_assert_cmpint (placement->y, ==, y + 1);

  /* Not over the title and the populations. */
  press (self, at, 0);
  move (self, add (at, -60, -50));
  release (self, add (at, -60, -50));
  placement = &g_array_index (find (self, TRESTLE_COMMAND_PLACE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->y * 8, ==, 72);
  g_assert_cmpint (placement->x, ==, 1);
}

static void
test_shift_keeps_the_axis (Fixture      *self,
                           gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->a);
  TrestleOverlay overlay = { 0 };

  press (self, at, 0);
  send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, at.x + 90, at.y + 40, .modifiers = TRESTLE_MODIFIER_SHIFT });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_cmpint (overlay.dx, ==, 88);
  g_assert_cmpint (overlay.dy, ==, 0);
}

static void
test_drop_needs_light (Fixture      *self,
                       gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->server);
  TrestlePoint there = get_middle (self, self->b);
  TrestleOverlay overlay = { 0 };
  const TrestleCommand *command;

  /* Across another location in a hurry: it bounces back. */
  press (self, at, 0);
  self->time = 1000;
  move (self, there);
  command = find (self, TRESTLE_COMMAND_WAIT);
  g_assert_cmpint (command->time, ==, 1250);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_NO_DROP);
  self->time = 1249;
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.target);
  release (self, there);
  g_assert_null (find (self, TRESTLE_COMMAND_MOVE_TO));
  g_assert_null (find (self, TRESTLE_COMMAND_PLACE));

  /* Over it for a quarter of a second: it lights up, says so, and takes it. */
  press (self, at, 0);
  self->time = 2000;
  move (self, there);
  self->time = 2250;
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_true (overlay.target == self->b);
  g_assert_cmpstr (overlay.target_text, ==, "Move MEDV-01 to B");
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_MOVE);
  release (self, there);
  command = find (self, TRESTLE_COMMAND_MOVE_TO);
  g_assert_true (command->object == self->b);
  g_assert_cmpuint (command->placements->len, ==, 1);
  g_assert_true (g_array_index (command->placements, TrestlePlacement, 0).object ==
                 (TrestleObject *) trestle_edit_get_machine (self->server));
  g_assert_cmpint (g_array_index (command->placements, TrestlePlacement, 0).y, >=, 5);

  /* On no location at all it bounces back, however long. */
  press (self, at, 0);
  self->time = 3000;
  move (self, (TrestlePoint) { at.x, 800 });
  self->time = 9000;
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  release (self, (TrestlePoint) { at.x, 800 });
  g_assert_null (find (self, TRESTLE_COMMAND_MOVE_TO));
  g_assert_null (find (self, TRESTLE_COMMAND_PLACE));
}

static void
test_drag_selection (Fixture      *self,
                     gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->server);

  click (self, self->server, 0);
  click (self, self->database, TRESTLE_MODIFIER_SHIFT);
  press (self, at, 0);
  move (self, add (at, 0, 32));
  release (self, add (at, 0, 32));
  g_assert_cmpuint (find (self, TRESTLE_COMMAND_PLACE)->placements->len, ==, 2);

  /* A machine inside a location that is dragged goes with it. */
  click (self, self->a, TRESTLE_MODIFIER_SHIFT);
  click (self, self->b, TRESTLE_MODIFIER_SHIFT);
  at = get_middle (self, self->a);
  press (self, at, 0);
  move (self, add (at, 0, 32));
  release (self, add (at, 0, 32));
  g_assert_cmpuint (find (self, TRESTLE_COMMAND_PLACE)->placements->len, ==, 2);
}

static void
test_pan (Fixture      *self,
          gconstpointer data)
{
  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, 300, 300, 2, 1 });
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_GRABBING);
  move (self, (TrestlePoint) { 310, 280 });
  g_assert_nonnull (find (self, TRESTLE_COMMAND_VIEW));
  g_assert_cmpfloat (self->view.x, ==, -110);
  g_assert_cmpfloat (self->view.y, ==, -80);
  send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, 310, 280, 2, 1 });
  move (self, (TrestlePoint) { 400, 400 });
  g_assert_cmpfloat (self->view.x, ==, -110);

  /* Space and the primary button. */
  key (self, TRESTLE_KEY_SPACE, 0);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_GRAB);
  press (self, get_middle (self, self->server), 0);
  move (self, add (get_middle (self, self->server), 7, 0));
  g_assert_cmpfloat (self->view.x, ==, -117);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
}

static void
test_scroll (Fixture      *self,
             gconstpointer data)
{
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = 1 });
  g_assert_cmpfloat (self->view.y, ==, -52);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = 1, .modifiers = TRESTLE_MODIFIER_SHIFT });
  g_assert_cmpfloat (self->view.y, ==, -52);
  g_assert_cmpfloat (self->view.x, ==, -52);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dx = 5, .dy = -3, .pixels = TRUE });
  g_assert_cmpfloat (self->view.x, ==, -47);
  g_assert_cmpfloat (self->view.y, ==, -55);
}

static void
test_zoom (Fixture      *self,
           gconstpointer data)
{
  double x, y, now_x, now_y;

  trestle_view_to_plane (&self->view, 700, 500, &x, &y);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .x = 700, .y = 500, .dy = -1, .modifiers = TRESTLE_MODIFIER_CONTROL });
  g_assert_cmpfloat_with_epsilon (self->view.scale, 1.0905, 1e-9);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_PINCH, .x = 700, .y = 500, .factor = 1.5 });
  trestle_view_to_plane (&self->view, 700, 500, &now_x, &now_y);
  g_assert_cmpfloat_with_epsilon (x, now_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, now_y, 1e-6);

  /* The preference swaps wheel and Ctrl+wheel. */
  trestle_view_set_scale (&self->view, 1);
  trestle_canvas_input_set_wheel_zooms (self->input, TRUE);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = -1 });
  g_assert_cmpfloat (self->view.scale, >, 1);
  trestle_view_set_scale (&self->view, 1);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = -1, .modifiers = TRESTLE_MODIFIER_CONTROL });
  g_assert_cmpfloat (self->view.scale, ==, 1);
}

static void
test_double_click (Fixture      *self,
                   gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->server);

  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 2 });
  g_assert_true (find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->server);
  release (self, at);
  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, 1500, 800, 1, 2 });
  g_assert_null (find (self, TRESTLE_COMMAND_INSERT)->object);
  g_assert_cmpfloat (find (self, TRESTLE_COMMAND_INSERT)->x, ==, 1500);
  release (self, (TrestlePoint) { 1500, 800 });
  at = add (at, 0, 34);
  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 2 });
  g_assert_true (find (self, TRESTLE_COMMAND_INSERT)->object == self->a);
}

static void
test_context (Fixture      *self,
              gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->server);

  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 3, 1 });
  g_assert_true (is_selected (self, self->server));
  g_assert_true (find (self, TRESTLE_COMMAND_CONTEXT)->object == self->server);

  /* On one of several selected, all stay. */
  click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 3, 1 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 2);
}

static void
test_hover (Fixture      *self,
            gconstpointer data)
{
  move (self, get_middle (self, self->server));
  g_assert_true (find (self, TRESTLE_COMMAND_HOVER)->object == self->server);
  move (self, add (get_middle (self, self->server), 1, 1));
  g_assert_null (find (self, TRESTLE_COMMAND_HOVER));
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_LEAVE });
  g_assert_null (find (self, TRESTLE_COMMAND_HOVER)->object);
}

static void
test_tab (Fixture      *self,
          gconstpointer data)
{
  guint n = 0;

  while (key (self, TRESTLE_KEY_TAB, 0))
    n++;
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->link);
  g_assert_true (key (self, TRESTLE_KEY_TAB, TRESTLE_MODIFIER_SHIFT));
  g_assert_true (is_selected (self, self->b));
  key (self, TRESTLE_KEY_HOME, 0);
  g_assert_true (is_selected (self, self->a));
  g_assert_false (key (self, TRESTLE_KEY_TAB, TRESTLE_MODIFIER_SHIFT));
  key (self, TRESTLE_KEY_END, 0);
  g_assert_true (is_selected (self, self->link));
}

static void
test_directions (Fixture      *self,
                 gconstpointer data)
{
  trestle_canvas_input_set_focus (self->input, self->server);
  key (self, TRESTLE_KEY_RIGHT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->database);
  key (self, TRESTLE_KEY_LEFT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->server);
  key (self, TRESTLE_KEY_UP, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->population);
  trestle_canvas_input_set_focus (self->input, self->a);
  key (self, TRESTLE_KEY_RIGHT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->b);
}

static void
test_nudge (Fixture      *self,
            gconstpointer data)
{
  const TrestlePlacement *placement;

  click (self, self->a, 0);
  key (self, TRESTLE_KEY_RIGHT, 0);
  placement = &g_array_index (find (self, TRESTLE_COMMAND_NUDGE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->x, ==, 1);
  key (self, TRESTLE_KEY_UP, TRESTLE_MODIFIER_SHIFT);
  placement = &g_array_index (find (self, TRESTLE_COMMAND_NUDGE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->y, ==, -10);

  /* With nothing selected the picture moves. */
  key (self, TRESTLE_KEY_ESCAPE, 0);
  key (self, TRESTLE_KEY_RIGHT, 0);
  g_assert_null (find (self, TRESTLE_COMMAND_NUDGE));
  g_assert_cmpfloat (self->view.x, ==, -36);
}

static void
test_keys (Fixture      *self,
           gconstpointer data)
{
  g_assert_false (key (self, TRESTLE_KEY_DELETE, 0));
  g_assert_false (key (self, TRESTLE_KEY_ENTER, 0));
  key (self, TRESTLE_KEY_TAB, 0);
  g_assert_true (key (self, TRESTLE_KEY_DELETE, 0));
  g_assert_nonnull (find (self, TRESTLE_COMMAND_DELETE));
  key (self, TRESTLE_KEY_ENTER, 0);
  g_assert_true (find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->a);
  key (self, TRESTLE_KEY_MENU, 0);
  g_assert_nonnull (find (self, TRESTLE_COMMAND_CONTEXT));
  key (self, TRESTLE_KEY_INSERT, 0);
  g_assert_true (find (self, TRESTLE_COMMAND_INSERT)->object == self->a);

  /* Space alone takes the focused thing out of the selection and in again. */
  key (self, TRESTLE_KEY_SPACE, 0);
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_KEY_RELEASE, .key = TRESTLE_KEY_SPACE });
  g_assert_false (is_selected (self, self->a));
}

static void
test_touch (Fixture      *self,
            gconstpointer data)
{
  TrestlePoint at = get_middle (self, self->a);

  trestle_canvas_input_set_touch (self->input, TRUE);
  press (self, at, 0);
  move (self, add (at, 9, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  move (self, add (at, 13, 0));
  g_assert_nonnull (trestle_canvas_input_get_dragged (self->input));
}

/* Whatever the toolkit sends in whatever order, nothing breaks and nothing sticks. */
static void
test_anything (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 20000; i++)
    {
      send (self, (TrestleEvent) {
        g_rand_int_range (rand, 0, TRESTLE_EVENT_CANCEL + 1), g_rand_int_range (rand, 0, 1600), g_rand_int_range (rand, 0, 900),
        g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 3), g_rand_int_range (rand, 0, 4),
        g_rand_double_range (rand, -3, 3), g_rand_double_range (rand, -3, 3), g_rand_boolean (rand),
        g_rand_double_range (rand, 0.5, 2), g_rand_int_range (rand, 0, TRESTLE_KEY_MENU + 1)
      });
      self->time += g_rand_int_range (rand, 0, 300);
      if (i % 1000 == 0)
        trestle_canvas_input_set_scene (self->input, self->scene);
    }
  send (self, (TrestleEvent) { .type = TRESTLE_EVENT_CANCEL });
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
}

#define ADD(name, function) g_test_add ("/topology/input/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("click", test_click);
  ADD ("click-link", test_click_link);
  ADD ("toggle", test_toggle);
  ADD ("band", test_band);
  ADD ("escape", test_escape);
  ADD ("drag-location", test_drag_location);
  ADD ("drag-by-the-title-only", test_drag_by_the_title_only);
  ADD ("drag-machine-at-home", test_drag_machine_at_home);
  ADD ("shift-keeps-the-axis", test_shift_keeps_the_axis);
  ADD ("drop-needs-light", test_drop_needs_light);
  ADD ("drag-selection", test_drag_selection);
  ADD ("pan", test_pan);
  ADD ("scroll", test_scroll);
  ADD ("zoom", test_zoom);
  ADD ("double-click", test_double_click);
  ADD ("context", test_context);
  ADD ("hover", test_hover);
  ADD ("tab", test_tab);
  ADD ("directions", test_directions);
  ADD ("nudge", test_nudge);
  ADD ("keys", test_keys);
  ADD ("touch", test_touch);
  ADD ("anything", test_anything);

  return g_test_run ();
}
