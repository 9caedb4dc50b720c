/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connecting by hand and dragging copies, event by event.
 */
#include "config.h"

#include "canvas-fixture.h"

#include "connect.h"
#include "edit.h"
#include "guides.h"

/* The right handle of @object, in pixels of the canvas. */
static TrestlePoint
get_handle (CanvasFixture *self,
            TrestleObject *object)
{
  TrestlePoint handles[TRESTLE_MAX_HANDLES];
  const TrestleBox *box = trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, object));
  double x, y;

  g_assert_cmpuint (trestle_box_list_handles (box, self->view.scale, handles), >, 0);
  trestle_view_to_canvas (&self->view, handles[0].x, handles[0].y, &x, &y);

  return (TrestlePoint) { (int) x, (int) y };
}

static TrestleOverlay
get_overlay (CanvasFixture *self)
{
  TrestleOverlay overlay = { 0 };

  trestle_canvas_input_get_overlay (self->input, &overlay);

  return overlay;
}

/* A scene of the design as it is now. */
static void
look_again (CanvasFixture *self)
{
  g_clear_pointer (&self->scene, trestle_scene_unref);
  self->scene = trestle_scene_new (self->design, NULL);
  trestle_canvas_input_set_scene (self->input, self->scene);
}

static TrestleObject *
add_c (CanvasFixture *self)
{
  TrestleObject *c = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);

  trestle_object_set_string (c, "name", "C");
  trestle_object_set_number (c, "x", 100);
  trestle_object_set_number (c, "y", 60);
  look_again (self);

  return c;
}

static void
start (CanvasFixture *self,
       TrestleObject *object)
{
  TrestlePoint at = get_handle (self, object);

  canvas_move (self, canvas_get_middle (self, object));
  canvas_move (self, at);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, 2, 2));
  g_assert_null (get_overlay (self).connecting);
  canvas_move (self, canvas_add (at, 9, 9));
  g_assert_nonnull (get_overlay (self).connecting);
}

static void
test_handles (CanvasFixture *self,
              gconstpointer  data)
{
  TrestlePoint at = get_handle (self, self->server);

  g_assert_null (get_overlay (self).handles);
  canvas_move (self, canvas_get_middle (self, self->server));
  g_assert_true (get_overlay (self).handles->object == self->server);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_MOVE);

  /* They stay while the pointer is on the outer half of one. */
  canvas_move (self, canvas_add (at, 6, 0));
  g_assert_true (get_overlay (self).handles->object == self->server);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_CONNECT);
  canvas_move (self, canvas_add (at, 400, 0));
  g_assert_true (get_overlay (self).handles == NULL || get_overlay (self).handles->object != self->server);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_LEAVE });
  g_assert_null (get_overlay (self).handles);

  /* Too small to be taken hold of: none. */
  trestle_view_set_scale (&self->view, 0.15);
  canvas_move (self, canvas_get_middle (self, self->server));
  g_assert_cmpuint (trestle_box_list_handles (trestle_scene_get_box (self->scene, trestle_scene_find (self->scene, self->server)),
                                              0.15, (TrestlePoint[TRESTLE_MAX_HANDLES]) { 0 }), ==, 0);
}

static void
test_link (CanvasFixture *self,
           gconstpointer  data)
{
  TrestleObject *c = add_c (self);
  TrestleOverlay overlay;

  start (self, self->a);
  overlay = get_overlay (self);
  g_assert_cmpuint (overlay.legal->len, ==, 1);
  g_assert_true (trestle_scene_get_box (self->scene, g_array_index (overlay.legal, guint, 0))->object == c);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_CONNECT);

  /* Linked already: it says so, and nothing follows. */
  canvas_move (self, canvas_get_middle (self, self->b));
  g_assert_null (get_overlay (self).connect_target);
  g_assert_cmpstr (get_overlay (self).connect_text, ==, "These locations are linked already");
  canvas_release (self, canvas_get_middle (self, self->b));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_CONNECT));
  g_assert_null (get_overlay (self).connecting);

  start (self, self->a);
  canvas_move (self, canvas_get_middle (self, c));
  g_assert_true (get_overlay (self).connect_target == c);
  g_assert_cmpstr (get_overlay (self).connect_text, ==, "Link A and C");
  canvas_release (self, canvas_get_middle (self, c));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONNECT)->object == self->a);
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONNECT)->other == c);

  /* Escape gives up. */
  start (self, self->a);
  canvas_key (self, TRESTLE_KEY_ESCAPE, 0);
  canvas_release (self, canvas_get_middle (self, c));
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_CONNECT));
}

static void
test_drop_on_nothing (CanvasFixture *self,
                      gconstpointer  data)
{
  start (self, self->a);
  canvas_move (self, (TrestlePoint) { 1500, 800 });
  g_assert_nonnull (get_overlay (self).connect_text);
  canvas_release (self, (TrestlePoint) { 1500, 800 });
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONNECT_NEW)->object == self->a);
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_CONNECT_NEW)->other);
  g_assert_cmpfloat (canvas_find (self, TRESTLE_COMMAND_CONNECT_NEW)->x, ==, 1500);

  /* On the ground of a location: there. */
  start (self, self->server);
  canvas_move (self, canvas_get_middle (self, self->b));
  canvas_release (self, canvas_get_middle (self, self->b));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONNECT_NEW)->other == self->b);

  /* A click without moving: a list. */
  canvas_move (self, canvas_get_middle (self, self->server));
  canvas_press (self, get_handle (self, self->server), 0);
  canvas_release (self, get_handle (self, self->server));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CHOOSE_TARGET)->object == self->server);
}

static void
test_what_serves (CanvasFixture *self,
                  gconstpointer  data)
{
  TrestleObject *instance = trestle_design_create (self->design, TRESTLE_KIND_INSTANCE);

  trestle_object_set_choice (self->server, "role", "passive");
  look_again (self);
  start (self, self->population);
  canvas_move (self, canvas_get_middle (self, self->server));
  g_assert_cmpstr (get_overlay (self).connect_text, ==, "MEDV-01 belongs to no instance yet");
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_CANCEL });
  trestle_object_set_choice (self->server, "role", "active");
  trestle_object_set_ref (self->server, "instance", instance);
  look_again (self);
  start (self, self->population);
  canvas_move (self, canvas_get_middle (self, self->server));
  g_assert_true (get_overlay (self).connect_target == self->server);
  canvas_release (self, canvas_get_middle (self, self->server));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_CONNECT)->other == self->server);
}

static void
test_relay (CanvasFixture *self,
            gconstpointer  data)
{
  TrestleObject *c = add_c (self);
  const TrestleWire *wire = trestle_scene_get_wire (self->scene, 0);
  TrestleObject *hub = trestle_scene_get_box (self->scene, wire->hub)->object;
  TrestleObject *leaf = trestle_scene_get_box (self->scene, wire->leaf)->object;
  const TrestlePoint *end = &g_array_index (self->scene->points, TrestlePoint, wire->first + wire->n_points - 1);
  g_autofree char *text = g_strdup_printf ("Link %s–%s → %s–C", trestle_object_get_name (hub), trestle_object_get_name (leaf),
                                           trestle_object_get_name (hub));
  TrestlePoint at = canvas_add (*end, 100, 100);

  g_hash_table_add (self->selected, self->link);
  canvas_move (self, at);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_CONNECT);
  canvas_press (self, at, 0);
  canvas_move (self, canvas_get_middle (self, c));
  g_assert_cmpstr (get_overlay (self).connect_text, ==, text);
  canvas_release (self, canvas_get_middle (self, c));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_RELAY)->object == self->link);
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_RELAY)->kept == hub);
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_RELAY)->other == c);

  /* On nothing it stays what it is. */
  g_hash_table_add (self->selected, self->link);
  canvas_move (self, at);
  canvas_press (self, at, 0);
  canvas_move (self, (TrestlePoint) { 700, 850 });
  canvas_release (self, (TrestlePoint) { 700, 850 });
  g_assert_cmpuint (self->commands->len, ==, 1);
}

static void
drag_with (CanvasFixture *self,
           TrestlePoint   from,
           TrestlePoint   to,
           guint          modifiers)
{
  canvas_press (self, from, modifiers);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, from.x + 9, from.y, .modifiers = modifiers });
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_MOTION, to.x, to.y, .modifiers = modifiers });
}

static void
test_drag_a_copy (CanvasFixture *self,
                  gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->a);
  TrestlePoint to = canvas_add (at, 0, 320);
  const TrestleCommand *command;

  drag_with (self, at, to, TRESTLE_MODIFIER_CONTROL);
  g_assert_cmpint (trestle_canvas_input_get_cursor (self->input), ==, TRESTLE_CURSOR_COPY);

  /* The original stays in the picture. */
  g_assert_null (trestle_canvas_input_get_dragged (self->input));
  g_assert_nonnull (get_overlay (self).dragged);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, to.x, to.y, 1, 1, TRESTLE_MODIFIER_CONTROL });
  command = canvas_find (self, TRESTLE_COMMAND_COPY);
  g_assert_null (command->object);
  g_assert_true (g_array_index (command->placements, TrestlePlacement, 0).object == self->a);
  g_assert_cmpint (g_array_index (command->placements, TrestlePlacement, 0).y, ==, 40);

  /* What counts is the key at the drop; a click still toggles. */
  drag_with (self, at, to, TRESTLE_MODIFIER_CONTROL);
  canvas_release (self, to);
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_COPY));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_PLACE));
  canvas_click (self, self->a, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (canvas_is_selected (self, self->a));

  /* To another location, once that is lit. */
  self->time = 1000;
  drag_with (self, canvas_get_middle (self, self->server), canvas_get_middle (self, self->b), TRESTLE_MODIFIER_CONTROL);
  self->time = 1300;
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_TIMER });
  g_assert_cmpstr (get_overlay (self).target_text, ==, "Copy MEDV-01 to B");
  to = canvas_get_middle (self, self->b);
  canvas_send (self, (TrestleEvent) { TRESTLE_EVENT_RELEASE, to.x, to.y, 1, 1, TRESTLE_MODIFIER_CONTROL });
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_COPY)->object == self->b);
}

static void
test_guides (CanvasFixture *self,
             gconstpointer  data)
{
  TrestlePoint at = canvas_get_middle (self, self->b);
  TrestleOverlay overlay;

  /* Back to where its left edge is that of A, but for 5 pixels. */
  canvas_press (self, at, 0);
  canvas_move (self, canvas_add (at, -795, 300));
  overlay = get_overlay (self);
  g_assert_cmpint (overlay.dx, ==, -800);
  g_assert_cmpuint (overlay.guides->len, >, 0);

  /* Without them it is just on the grid. */
  trestle_canvas_input_set_snaps (self->input, FALSE);
  canvas_move (self, canvas_add (at, -795, 301));
  g_assert_cmpint (get_overlay (self).dx, ==, -792);
  g_assert_cmpuint (get_overlay (self).guides->len, ==, 0);
  canvas_release (self, canvas_add (at, -795, 301));
  g_assert_null (get_overlay (self).guides);
}

#define ADD(name, function) g_test_add ("/topology/input/" name, CanvasFixture, NULL, canvas_set_up, function, canvas_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("handles", test_handles);
  ADD ("link", test_link);
  ADD ("drop-on-nothing", test_drop_on_nothing);
  ADD ("what-serves", test_what_serves);
  ADD ("relay", test_relay);
  ADD ("drag-a-copy", test_drag_a_copy);
  ADD ("guides", test_guides);

  return g_test_run ();
}
