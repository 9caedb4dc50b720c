/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas by keyboard alone.
 */
#include "config.h"

#include "canvas-fixture.h"

static void
test_tab (CanvasFixture *self,
          gconstpointer  data)
{
  guint n = 0;

  while (canvas_key (self, TRESTLE_KEY_TAB, 0))
    n++;
  g_assert_cmpuint (n, ==, 6);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->link);
  g_assert_true (canvas_key (self, TRESTLE_KEY_TAB, TRESTLE_MODIFIER_SHIFT));
  g_assert_true (canvas_is_selected (self, self->b));
  canvas_key (self, TRESTLE_KEY_HOME, 0);
  g_assert_true (canvas_is_selected (self, self->a));
  g_assert_false (canvas_key (self, TRESTLE_KEY_TAB, TRESTLE_MODIFIER_SHIFT));
  canvas_key (self, TRESTLE_KEY_END, 0);
  g_assert_true (canvas_is_selected (self, self->link));
}

static void
test_directions (CanvasFixture *self,
                 gconstpointer  data)
{
  trestle_canvas_input_set_focus (self->input, self->server);
  canvas_key (self, TRESTLE_KEY_RIGHT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->database);
  canvas_key (self, TRESTLE_KEY_LEFT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->server);
  canvas_key (self, TRESTLE_KEY_UP, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->population);
  trestle_canvas_input_set_focus (self->input, self->a);
  canvas_key (self, TRESTLE_KEY_RIGHT, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->b);
}

static void
test_nudge (CanvasFixture *self,
            gconstpointer  data)
{
  const TrestlePlacement *placement;

  canvas_click (self, self->a, 0);
  canvas_key (self, TRESTLE_KEY_RIGHT, 0);
  placement = &g_array_index (canvas_find (self, TRESTLE_COMMAND_NUDGE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->x, ==, 1);
  canvas_key (self, TRESTLE_KEY_UP, TRESTLE_MODIFIER_SHIFT);
  placement = &g_array_index (canvas_find (self, TRESTLE_COMMAND_NUDGE)->placements, TrestlePlacement, 0);
  g_assert_cmpint (placement->y, ==, -10);

  /* With nothing selected the picture moves. */
  canvas_key (self, TRESTLE_KEY_ESCAPE, 0);
  canvas_key (self, TRESTLE_KEY_RIGHT, 0);
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_NUDGE));
  g_assert_cmpfloat (self->view.x, ==, -36);
}

static void
test_keys (CanvasFixture *self,
           gconstpointer  data)
{
  g_assert_false (canvas_key (self, TRESTLE_KEY_DELETE, 0));
  g_assert_false (canvas_key (self, TRESTLE_KEY_ENTER, 0));
  canvas_key (self, TRESTLE_KEY_TAB, 0);
  g_assert_true (canvas_key (self, TRESTLE_KEY_DELETE, 0));
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_DELETE));
  canvas_key (self, TRESTLE_KEY_ENTER, 0);
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->a);
  canvas_key (self, TRESTLE_KEY_MENU, 0);
  g_assert_nonnull (canvas_find (self, TRESTLE_COMMAND_CONTEXT));
  canvas_key (self, TRESTLE_KEY_INSERT, 0);
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_INSERT)->object == self->a);

  /* Space alone takes the focused thing out of the selection and in again. */
  canvas_key (self, TRESTLE_KEY_SPACE, 0);
  canvas_send (self, (TrestleEvent) { .type = TRESTLE_EVENT_KEY_RELEASE, .key = TRESTLE_KEY_SPACE });
  g_assert_false (canvas_is_selected (self, self->a));

  /* With nothing selected, what is added stands in nothing. */
  canvas_key (self, TRESTLE_KEY_INSERT, 0);
  g_assert_null (canvas_find (self, TRESTLE_COMMAND_INSERT)->object);
}

/* Out of what is around, then out of everything. */
static void
test_escape (CanvasFixture *self,
             gconstpointer  data)
{
  canvas_click (self, self->server, 0);
  g_assert_true (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));
  g_assert_true (canvas_is_selected (self, self->a));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 1);
  g_assert_true (trestle_canvas_input_get_focus (self->input) == self->a);
  g_assert_true (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
  g_assert_false (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));

  /* Several are in nothing that is around all of them. */
  canvas_click (self, self->server, 0);
  canvas_click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  g_assert_true (canvas_key (self, TRESTLE_KEY_ESCAPE, 0));
  g_assert_cmpuint (g_hash_table_size (self->selected), ==, 0);
}

/* What is typed is the name of the only thing selected, or stands on the link. */
static void
test_type (CanvasFixture *self,
           gconstpointer  data)
{
  const TrestleEvent typed = { .type = TRESTLE_EVENT_KEY_PRESS, .key = TRESTLE_KEY_TEXT, .character = 'B' };

  g_assert_false (canvas_send (self, typed));
  canvas_click (self, self->server, 0);
  g_assert_true (canvas_send (self, typed));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->server);
  g_assert_cmpuint (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->character, ==, 'B');
  trestle_canvas_input_set_focus (self->input, self->server);
  canvas_key (self, TRESTLE_KEY_ENTER, 0);
  g_assert_cmpuint (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->character, ==, 0);

  canvas_click (self, self->database, TRESTLE_MODIFIER_CONTROL);
  g_assert_false (canvas_send (self, typed));
  canvas_key (self, TRESTLE_KEY_END, 0);
  g_assert_true (canvas_is_selected (self, self->link));
  g_assert_true (canvas_send (self, typed));
  g_assert_true (canvas_find (self, TRESTLE_COMMAND_ACTIVATE)->object == self->link);
}

#define ADD(name, function) g_test_add ("/topology/input/" name, CanvasFixture, NULL, canvas_set_up, function, canvas_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("tab", test_tab);
  ADD ("directions", test_directions);
  ADD ("nudge", test_nudge);
  ADD ("keys", test_keys);
  ADD ("escape-outwards", test_escape);
  ADD ("type", test_type);

  return g_test_run ();
}
