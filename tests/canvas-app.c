/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A canvas in a window with a sample, and events for it.
 */
#include "config.h"

#include "canvas-app.h"

void
canvas_app_set_up (Fixture      *fixture,
                   gconstpointer sample)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);
  GtkWidget *page;

  g_assert_no_error (error);
  fixture->project = trestle_project_new (design, NULL, NULL);
  fixture->design = trestle_project_get_design (fixture->project);
  page = trestle_canvas_page_new (fixture->project);
  fixture->canvas = trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page));
  fixture->window = app_test_show (page);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas));
  app_test_settle ();
}

void
canvas_app_tear_down (Fixture      *fixture,
                      gconstpointer sample)
{
  app_test_destroy (fixture->window, GTK_WIDGET (fixture->canvas));
  app_test_finish (fixture->project);
}

/* The first of @type. */
GtkEventController *
canvas_app_find_controller (GtkWidget *widget,
                            GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

gboolean
canvas_app_press_key (Fixture        *fixture,
                      guint           keyval,
                      GdkModifierType modifiers)
{
  gboolean handled;

  g_signal_emit_by_name (canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", keyval, 0, modifiers, &handled);
  app_test_settle ();

  return handled;
}

/* A press at a place and the pointer moved from there; nothing is released yet. */
void
canvas_app_begin_drag (Fixture *fixture,
                       double   x,
                       double   y,
                       double   dx,
                       double   dy)
{
  GtkEventController *drag = canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_CLICK), "pressed", 1, x, y);
  g_signal_emit_by_name (drag, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
}

void
canvas_app_end_drag (Fixture *fixture,
                     double   dx,
                     double   dy)
{
  g_signal_emit_by_name (canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_DRAG), "drag-end", dx, dy);
  app_test_settle ();
}

void
canvas_app_get_middle (Fixture       *fixture,
                       TrestleObject *object,
                       double        *x,
                       double        *y)
{
  GdkRectangle bounds;

  trestle_canvas_update (fixture->canvas);
  g_assert_true (trestle_canvas_get_bounds (fixture->canvas, object, &bounds));
  *x = bounds.x + bounds.width / 2.0;
  *y = bounds.y + bounds.height / 2.0;
}

char *
canvas_app_dup_file (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (fixture->design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

TrestleObject *
canvas_app_get_nth (Fixture    *fixture,
                    TrestleKind kind,
                    guint       n)
{
  GPtrArray *items = trestle_design_get_list (fixture->design, kind)->items;

  g_assert_cmpuint (items->len, >, n);

  return items->pdata[n];
}
