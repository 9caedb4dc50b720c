/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gestures of the pointer, event by event.
 */
#include "config.h"

#include "canvas-fixture.h"

#include "edit.h"

static void
test_click (CanvasFixture *self,
            gconstpointer  data)
{
  canvas_click (self, self->server, 0);
  g_assert_true (canvas_is_selected (self, self->server));
  canvas_click (self, self->population, 0);
  g_assert_true (canvas_is_selected (self, self->population));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);

  /* Beside everything: nothing. */
  canvas_press (self, (TrestlePoint) { 1500, 800 }, 0);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);
  canvas_release (self, (TrestlePoint) { 1500, 800 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
}

static void
test_click_link (CanvasFixture *self,
                 gconstpointer  data)
{
  const TrestleWire *wire = trestle_scene_get_wire (self->scene, 0);
  TrestlePoint at = canvas_add (wire->label, 100 + 3, 100 + 2);

  canvas_press (self, at, 0);
  canvas_release (self, at);
  g_assert_true (canvas_is_selected (self, self->link));
}

static void
test_toggle (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_click (self, self->server, 0);
  canvas_click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  canvas_click (self, self->population, TRESTLE_MODIFIER_SHIFT);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 3);
  canvas_click (self, self->server, TRESTLE_MODIFIER_CONTROL);
  g_assert_false (canvas_is_selected (self, self->server));

  /* A plain click on one of several leaves only that one, but not before the
   * release: a drag moves them all.
   */
  canvas_press (self, canvas_get_middle (self, self->database), 0);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 2);
  canvas_release (self, canvas_get_middle (self, self->database));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);

  /* With a modifier the ground takes nothing away. */
  canvas_press (self, (TrestlePoint) { 1500, 800 }, TRESTLE_MODIFIER_SHIFT);
  canvas_release (self, (TrestlePoint) { 1500, 800 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);
}

static void
test_band (CanvasFixture *self,
           gconstpointer  data)
{
  TrestleOverlay overlay = { 0 };
  const TrestleCommand *command;

  canvas_press (self, (TrestlePoint) { 20, 20 }, 0);
  canvas_move (self, (TrestlePoint) { 22, 21 });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.band);
  canvas_move (self, (TrestlePoint) { 400, 400 });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_cmpint (overlay.band->x, ==, -80);
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_REDRAW));
  canvas_release (self, (TrestlePoint) { 1000, 400 });
  command = canvas_find (self, TRESTLE_COMMAND_BAND);
  g_assert_cmpint (command->mode, ==, TRESTLE_BAND_REPLACE);
  g_assert_true (g_ptr_array_find (command->objects, self->a, NULL));
  g_assert_true (g_ptr_array_find (command->objects, self->server, NULL));
  g_assert_true (g_ptr_array_find (command->objects, self->population, NULL));

  /* What it only touches counts; begun inside a location, it leaves that out. */
  canvas_press (self, canvas_add (canvas_get_middle (self, self->server), 0, 34), TRESTLE_MODIFIER_SHIFT);
  canvas_move (self, canvas_add (canvas_get_middle (self, self->server), 6, 20));
  canvas_release (self, canvas_add (canvas_get_middle (self, self->server), 6, 20));
  command = canvas_find (self, TRESTLE_COMMAND_BAND);
  g_assert_cmpint (command->mode, ==, TRESTLE_BAND_ADD);
  g_assert_cmpuint (command->objects->len, ==, 1);
  g_assert_true (command->objects->pdata[0] == self->server);

  canvas_press (self, (TrestlePoint) { 20, 20 }, TRESTLE_MODIFIER_CONTROL);
  canvas_move (self, (TrestlePoint) { 40, 40 });
  canvas_release (self, (TrestlePoint) { 40, 40 });
  g_assert_cmpint (canvas_find (self, TRESTLE_COMMAND_BAND)->mode, ==, TRESTLE_BAND_TOGGLE);
}

static void
test_escape (CanvasFixture *self,
             gconstpointer  data)
{
  TrestleOverlay overlay = { 0 };

  canvas_press (self, (TrestlePoint) { 20, 20 }, 0);
  canvas_move (self, (TrestlePoint) { 400, 400 });
  g_assert_true (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.band);
  canvas_release (self, (TrestlePoint) { 400, 400 });
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_BAND));

  canvas_press (self, canvas_get_middle (self, self->server), 0);
  canvas_move (self, canvas_add (canvas_get_middle (self, self->server), 50, 0));
  canvas_key (self, TRESTLE_KEY_ESCAPE, 0);
  canvas_release (self, canvas_add (canvas_get_middle (self, self->server), 50, 0));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_PLACE));

  g_assert_true (canvas_is_selected (self, self->server));
}

static void
test_drag_location (CanvasFixture *self,
                    gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->a);
  const TrestleCommand *command;
  const TrestlePlacement *placement;

  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 3, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  canvas_move (self, canvas_add (at, 61, -30));
  g_assert_true (g_hash_table_contains (trestle_canvas_input_get_dragged (self->input), self->a));
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_MOVE);
  canvas_release (self, canvas_add (at, 61, -30));
  command = canvas_find (self, TRESTLE_COMMAND_PLACE);
  g_assert_cmpuint (command->placements->len, ==, 1);
  placement = &g_array_index (command->placements, TrestlePlacement, 0);
  g_assert_true (placement->object == self->a);
  g_assert_cmpint (placement->x, ==, 8);
  g_assert_cmpint (placement->y, ==, -4);
  g_assert_null (trestle_canvas_input_get_dragged (self->input));

  /* Back to where it was: nothing to write. */
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 61, -30));
  canvas_release (self, canvas_add (at, 2, 1));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_PLACE));
}

static void
test_drag_by_the_title_only (CanvasFixture *self,
                             gconstpointer  data)
{
  TrestlePoint ground = canvas_add (canvas_get_middle (self, self->server), 0, 34);
  TrestleOverlay overlay = { 0 };

  canvas_press (self, ground, 0);
  canvas_move (self, canvas_add (ground, 40, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_nonnull (overlay.band);
  canvas_release (self, ground);

  /* A click there selects the location all the same. */
  canvas_press (self, ground, 0);
  canvas_release (self, ground);
  g_assert_true (canvas_is_selected (self, self->a));
}

static void
test_drag_machine_at_home (CanvasFixture *self,
                           gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);
  const TrestleBox *box = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, self->server));
  const TrestlePlacement *placement;
  int x = box->rect.x / 8, y = box->rect.y / 8;

  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 40, 9));
  canvas_release (self, canvas_add (at, 40, 9));
  placement = &g_array_index (canvas_find (self, TRESTLE_COMMAND_PLACE)->placements, TrestlePlacement, 0);
  g_assert_true (placement->object == (TrestleObject *) trestle_edit_get_machine (self->server));
  g_assert_cmpint (placement->x, ==, x + 5);
  g_assert_cmpint (placement->y, ==, y + 1);

  /* Not over the title and the populations. */
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, -60, -50));
  canvas_release (self, canvas_add (at, -60, -50));
  placement = &g_array_index (canvas_find (self, TRESTLE_COMMAND_PLACE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->y * 8, ==, 72);
  g_assert_cmpint (placement->x, ==, 1);
}

static void
test_shift_keeps_the_axis (CanvasFixture *self,
                           gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->a);
  TrestleOverlay overlay = { 0 };

  canvas_press (self, at, 0);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, at.x + 90, at.y + 40, .modifiers = TRESTLE_MODIFIER_SHIFT });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_cmpint (overlay.dx, ==, 88);
  g_assert_cmpint (overlay.dy, ==, 0);
}

static void
test_drop_needs_light (CanvasFixture *self,
                       gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);
  TrestlePoint there = canvas_get_middle (self, self->b);
  TrestleOverlay overlay = { 0 };
  const TrestleCommand *command;

  /* Across another location in a hurry: it bounces back. */
  canvas_press (self, at, 0);
  self->time = 1000;
  canvas_move (self, there);
  command = canvas_find (self, TRESTLE_COMMAND_WAIT);
  g_assert_cmpint (command->time, ==, 1250);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_NO_DROP);
  self->time = 1249;
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.target);
  canvas_release (self, there);
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_MOVE_TO));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_PLACE));

  /* Over it for a quarter of a second: it lights up, says so, and takes it. */
  canvas_press (self, at, 0);
  self->time = 2000;
  canvas_move (self, there);
  self->time = 2250;
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_true (overlay.target == self->b);
  g_assert_cmpstr (overlay.target_text, ==, "Move MEDV-01 to B");
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_MOVE);
  canvas_release (self, there);
  command = canvas_find (self, TRESTLE_COMMAND_MOVE_TO);
  g_assert_true (command->object == self->b);
  g_assert_cmpuint (command->placements->len, ==, 1);
  g_assert_true (g_array_index (command->placements, TrestlePlacement, 0).object ==
                 (TrestleObject *) trestle_edit_get_machine (self->server));
  g_assert_cmpint (g_array_index (command->placements, TrestlePlacement, 0).y, >=, 5);

  /* On no location at all it bounces back, however long. */
  canvas_press (self, at, 0);
  self->time = 3000;
  canvas_move (self, (TrestlePoint) { at.x, 800 });
  self->time = 9000;
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  canvas_release (self, (TrestlePoint) { at.x, 800 });
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_MOVE_TO));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_PLACE));
}

static void
test_drag_selection (CanvasFixture *self,
                     gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);

  canvas_click (self, self->server, 0);
  canvas_click (self, self->database, TRESTLE_MODIFIER_SHIFT);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 0, 32));
  canvas_release (self, canvas_add (at, 0, 32));
  g_assert_cmpuint (canvas_find (self, TRESTLE_COMMAND_PLACE)->placements->len, ==, 2);

  /* A machine inside a location that is dragged goes with it. */
  canvas_click (self, self->a, TRESTLE_MODIFIER_SHIFT);
  canvas_click (self, self->b, TRESTLE_MODIFIER_SHIFT);
  at = canvas_get_middle (self, self->a);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 0, 32));
  canvas_release (self, canvas_add (at, 0, 32));
  g_assert_cmpuint (canvas_find (self, TRESTLE_COMMAND_PLACE)->placements->len, ==, 2);
}

static void
test_pan (CanvasFixture *self,
          gconstpointer  data)
{
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, 300, 300, 2, 1 });
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_GRABBING);
  canvas_move (self, (TrestlePoint) { 310, 280 });
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_VIEW));
  g_assert_cmpfloat (self->view.x, ==, -110);
  g_assert_cmpfloat (self->view.y, ==, -80);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, 310, 280, 2, 1 });
  canvas_move (self, (TrestlePoint) { 400, 400 });
  g_assert_cmpfloat (self->view.x, ==, -110);

  /* Space and the primary button. */
  canvas_key (self, TRESTLE_KEY_SPACE, 0);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_GRAB);
  canvas_press (self, canvas_get_middle (self, self->server), 0);
  canvas_move (self, canvas_add (canvas_get_middle (self, self->server), 7, 0));
  g_assert_cmpfloat (self->view.x, ==, -117);
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
}

static void
test_scroll (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = 1 });
  g_assert_cmpfloat (self->view.y, ==, -52);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = 1, .modifiers = TRESTLE_MODIFIER_SHIFT });
  g_assert_cmpfloat (self->view.y, ==, -52);
  g_assert_cmpfloat (self->view.x, ==, -52);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dx = 5, .dy = -3, .pixels = TRUE });
  g_assert_cmpfloat (self->view.x, ==, -47);
  g_assert_cmpfloat (self->view.y, ==, -55);
}

static void
test_zoom (CanvasFixture *self,
           gconstpointer  data)
{
  double x, y, now_x, now_y;

  trestle_view_to_plane (&self->view, 700, 500, &x, &y);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .x = 700, .y = 500, .dy = -1, .modifiers = TRESTLE_MODIFIER_CONTROL });
  g_assert_cmpfloat_with_epsilon (self->view.scale, 1.0905, 1e-9);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_PINCH, .x = 700, .y = 500, .factor = 1.5 });
  trestle_view_to_plane (&self->view, 700, 500, &now_x, &now_y);
  g_assert_cmpfloat_with_epsilon (x, now_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (y, now_y, 1e-6);

  /* The preference swaps wheel and Ctrl+wheel. */
  trestle_view_set_scale (&self->view, 1);
  trestle_canvas_input_set_wheel_zooms (self->input, TRUE);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = -1 });
  g_assert_cmpfloat (self->view.scale, >, 1);
  trestle_view_set_scale (&self->view, 1);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_SCROLL, .dy = -1, .modifiers = TRESTLE_MODIFIER_CONTROL });
  g_assert_cmpfloat (self->view.scale, ==, 1);
}

static void
test_double_click (CanvasFixture *self,
                   gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);

  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 2 });
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->server);
  canvas_release (self, at);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, 1500, 800, 1, 2 });
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_INSERT)->object);
  g_assert_cmpfloat (canvas_find (self, TRESTLE_COMMAND_INSERT)->x, ==, 1500);
  canvas_release (self, (TrestlePoint) { 1500, 800 });
  at = canvas_add (at, 0, 34);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 1, 2 });
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_INSERT)->object == self->a);
}

static void
test_context (CanvasFixture *self,
              gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);

  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 3, 1 });
  g_assert_true (canvas_is_selected (self, self->server));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONTEXT)->object == self->server);

  /* On one of several selected, all stay. */
  canvas_click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_PRESS, at.x, at.y, 3, 1 });
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 2);
}

static void
test_hover (CanvasFixture *self,
            gconstpointer  data)
{
  canvas_move (self, canvas_get_middle (self, self->server));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_HOVER)->object == self->server);
  canvas_move (self, canvas_add (canvas_get_middle (self, self->server), 1, 1));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_HOVER));
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_LEAVE });
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_HOVER)->object);
}

static void
test_touch (CanvasFixture *self,
            gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->a);

  trestle_canvas_input_set_touch (self->input, TRUE);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 9, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  canvas_move (self, canvas_add (at, 13, 0));
  g_assert_nonnull (trestle_canvas_input_get_dragged (self->input));
  canvas_release (self, canvas_add (at, 13, 0));
}

/* One finger on the ground moves the picture, two move and zoom it at once. */
static void
test_fingers (CanvasFixture *self,
              gconstpointer  data)
{
  const TrestlePoint ground = { 700, 560 };
  double x = self->view.x, y = self->view.y, was_x, was_y, is_x, is_y;

  trestle_canvas_input_set_touch (self->input, TRUE);
  canvas_press (self, ground, 0);
  canvas_move (self, canvas_add (ground, 13, 0));
  canvas_move (self, canvas_add (ground, 33, 10));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_VIEW));
  canvas_release (self, canvas_add (ground, 33, 10));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_BAND));
  g_assert_cmpfloat (self->view.x, <, x);
  g_assert_cmpfloat (self->view.y, <, y);

  trestle_view_to_plane (&self->view, 300, 200, &was_x, &was_y);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_PINCH, .x = 340, .y = 230, .dx = 40, .dy = 30, .factor = 1 });
  trestle_view_to_plane (&self->view, 340, 230, &is_x, &is_y);
  g_assert_cmpfloat_with_epsilon (was_x, is_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (was_y, is_y, 1e-6);
  g_assert_cmpfloat (self->view.scale, ==, 1);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_PINCH, .x = 350, .y = 230, .dx = 10, .factor = 0.5 });
  trestle_view_to_plane (&self->view, 350, 230, &is_x, &is_y);
  g_assert_cmpfloat_with_epsilon (was_x, is_x, 1e-6);
  g_assert_cmpfloat (self->view.scale, ==, 0.5);
}

/* What comes from the palette shows where it would stand, and is added there. */
static void
test_offer (CanvasFixture *self,
            gconstpointer  data)
{
  TrestlePoint title = canvas_get_middle (self, self->a);
  TrestleEvent event = { .type = TRESTLE_EVENT_OFFER, .kind = TRESTLE_KIND_SERVER, .x = title.x, .y = title.y };
  TrestleOverlay overlay = { 0 };
  const TrestleCommand *command;
  double x, y;

  g_assert_true (canvas_send (self, event));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_true (overlay.target == self->a);
  g_assert_nonnull (overlay.target_text);
  event.type = TRESTLE_EVENT_DROP;
  g_assert_true (canvas_send (self, event));
  command = canvas_find (self, TRESTLE_COMMAND_ADD);
  g_assert_true (command->object == self->a);
  g_assert_cmpint (command->kind, ==, TRESTLE_KIND_SERVER);
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.target);

  /* No location in another one. */
  event.kind = TRESTLE_KIND_LOCATION;
  g_assert_false (canvas_send (self, event));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_ADD));

  /* On the ground it lines up with what is there, and what was shown is what is dropped. */
  event.type = TRESTLE_EVENT_OFFER;
  event.x = title.x + 3;
  event.y = 560;
  g_assert_true (canvas_send (self, event));
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_nonnull (overlay.band);
  g_assert_cmpuint (overlay.guides->len, >, 0);
  x = overlay.band->x;
  y = overlay.band->y;
  event.type = TRESTLE_EVENT_DROP;
  g_assert_true (canvas_send (self, event));
  command = canvas_find (self, TRESTLE_COMMAND_ADD);
  g_assert_null (command->object);
  g_assert_cmpfloat_with_epsilon (self->view.x + command->x / self->view.scale, x, 1);
  g_assert_cmpfloat_with_epsilon (self->view.y + command->y / self->view.scale, y, 1);

  /* What goes away leaves nothing. */
  event.type = TRESTLE_EVENT_OFFER;
  canvas_send (self, event);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_CANCEL });
  trestle_canvas_input_get_overlay (self->input, &overlay);
  g_assert_null (overlay.band);
}

/* What is not so yet can be looked at, accepted and rejected, and nothing else. */
static void
test_locked (CanvasFixture *self,
             gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->server);
  double x = self->view.x;

  trestle_canvas_input_set_locked (self->input, TRUE);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 40, 0));
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_VIEW));
  g_assert_cmpfloat (self->view.x, ==, x - 40 / self->view.scale);
  canvas_release (self, canvas_add (at, 40, 0));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_PRESS, .button = 3, .n_press = 1, .x = at.x, .y = at.y });
  g_assert_cmpuint (self->commands->len, ==, 0);

  g_assert_true (canvas_key (self, TRESTLE_KEY_RIGHT, 0));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_VIEW));
  g_assert_true (canvas_key (self, TRESTLE_KEY_DELETE, 0));
  g_assert_cmpuint (self->commands->len, ==, 0);
  g_assert_true (canvas_key (self, TRESTLE_KEY_ENTER, 0));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_ACCEPT));
  g_assert_true (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_REJECT));

  trestle_canvas_input_set_locked (self->input, FALSE);
  canvas_click (self, self->server, 0);
  g_assert_true (canvas_is_selected (self, self->server));
}

/* Whatever the toolkit sends in whatever order, nothing breaks and nothing sticks. */
static void
test_anything (CanvasFixture *self,
               gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint i = 0; i < 20000; i++)
    {
      canvas_send (self, (TrestleEvent) {
      g_rand_int_range (rand, 0, TRESTLE_EVENT_CANCEL + 1), g_rand_int_range (rand, 0, 1600), g_rand_int_range (rand, 0, 900),
      g_rand_int_range (rand, 1, 4), g_rand_int_range (rand, 1, 3), g_rand_int_range (rand, 0, 4),
      g_rand_double_range (rand, -3, 3), g_rand_double_range (rand, -3, 3), g_rand_boolean (rand),
      g_rand_double_range (rand, 0.5, 2), g_rand_int_range (rand, 0, TRESTLE_KEY_TEXT + 1)
    });
      self->time += g_rand_int_range (rand, 0, 300);
      if (i % 1000 == 0)
        trestle_canvas_input_set_scene (self->input, self->scene);
    }
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_CANCEL });
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
}

#define ADD(name, function) g_test_add ("/topology/input/" name, CanvasFixture, NULL, canvas_set_up, function, canvas_tear_down)

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
  ADD ("touch", test_touch);
  ADD ("fingers", test_fingers);
  ADD ("offer", test_offer);
  ADD ("locked", test_locked);
  ADD ("anything", test_anything);

  return g_test_run ();
}
