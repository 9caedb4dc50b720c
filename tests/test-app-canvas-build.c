/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody does who knows draw.io: an empty design becomes a topology with the
 * pointer, and names that are typed where they are asked for.
 */
#include "config.h"

#include "canvas-app.h"
#include "edit.h"

static guint
count (Fixture    *fixture,
       TrestleKind kind)
{
  return trestle_design_get_list (fixture->design, kind)->items->len;
}

static gboolean
asks (gpointer data)
{
  return ((Fixture *) data)->canvas->popover != NULL;
}

/* What is asked for after adding: a name. */
static TrestleObject *
name_it (Fixture    *fixture,
         const char *name)
{
  GtkWidget *entry;

  app_test_wait (asks, fixture);
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();

  return trestle_selection_get_primary (trestle_project_get_selection (fixture->project));
}

static void
double_click (Fixture *fixture,
              double   x,
              double   y)
{
  GtkEventController *click = canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (click, "pressed", 1, x, y);
  g_signal_emit_by_name (canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
  g_signal_emit_by_name (click, "pressed", 2, x, y);
  app_test_settle ();
}

static void
choose (Fixture    *fixture,
        const char *letters)
{
  GtkWidget *entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), letters);
  g_signal_emit_by_name (entry, "activate");
}

/* From the nearest handle of @from, which shows when the pointer is over it, by @dx, @dy or to @to. */
static void
draw (Fixture       *fixture,
      TrestleObject *from,
      TrestleObject *to,
      double         dx,
      double         dy)
{
  GtkEventController *motion = canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  TrestlePoint handles[TRESTLE_MAX_HANDLES];
  double x, y, at_x, at_y;

  canvas_app_get_middle (fixture, from, &x, &y);
  if (TRESTLE_IS_LOCATION (from))
    {
      GdkRectangle bounds;

      trestle_canvas_get_bounds (fixture->canvas, from, &bounds);
      y = bounds.y + 8;
    }
  g_signal_emit_by_name (motion, "motion", x, y);
  g_assert_cmpuint (trestle_box_list_handles (trestle_scene_get_box (fixture->canvas->scene,
                                                                     trestle_scene_find (fixture->canvas->scene, from)),
                                              fixture->canvas->view.scale, handles), >, 0);
  trestle_view_to_canvas (&fixture->canvas->view, handles[0].x, handles[0].y, &at_x, &at_y);
  if (to != NULL)
    {
      canvas_app_get_middle (fixture, to, &x, &y);
      dx = x - at_x;
      dy = y - at_y;
    }
  g_signal_emit_by_name (motion, "motion", at_x, at_y);
  canvas_app_begin_drag (fixture, at_x, at_y, dx, dy);
  canvas_app_end_drag (fixture, dx, dy);
}

static void
drop_kind (Fixture    *fixture,
           const char *nick,
           double      x,
           double      y)
{
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean dropped = FALSE;

  g_value_init (&value, GTK_TYPE_STRING_OBJECT);
  g_value_take_object (&value, gtk_string_object_new (nick));
  g_signal_emit_by_name (canvas_app_find_controller (GTK_WIDGET (fixture->canvas), GTK_TYPE_DROP_TARGET), "drop", &value, x, y, &dropped);
  g_assert_true (dropped);
}

static void
set_up_empty (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  GtkWidget *page;

  trestle_design_seed (design, 1);
  fixture->project = trestle_project_new (design, NULL, NULL);
  fixture->design = trestle_project_get_design (fixture->project);
  page = trestle_canvas_page_new (fixture->project);
  fixture->canvas = trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page));
  fixture->window = app_test_show (page);
}

/* The design, read back from what is written, is drawn with every location where it is. */
static void
assert_same_again (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (fixture->design);
  g_autoptr(TrestleDesign) design = trestle_file_parse ("design.trestle", bytes, NULL);
  g_autoptr(TrestleScene) again = NULL;

  g_assert_nonnull (design);
  again = trestle_scene_new (design, NULL);
  trestle_canvas_update (fixture->canvas);
  TRESTLE_FOREACH (fixture->design, LOCATION, TrestleObject, location)
    {
      const TrestleBox *a = trestle_scene_get_box (fixture->canvas->scene, trestle_scene_find (fixture->canvas->scene, location));
      const TrestleBox *b = trestle_scene_get_box (again, trestle_scene_find (again, trestle_design_lookup (design, location->id)));

      g_assert_cmpint (a->rect.x, ==, b->rect.x);
      g_assert_cmpint (a->rect.y, ==, b->rect.y);
    }
}

static void
test_pointer (Fixture      *fixture,
              gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
  TrestleObject *berlin, *paris, *server, *database;
  GdkRectangle bounds;
  double x, y;

  /* The button of the empty page. */
  g_signal_emit_by_name (app_test_find (page, GTK_TYPE_BUTTON), "clicked");
  berlin = name_it (fixture, "Berlin");
  g_assert_true (TRESTLE_IS_LOCATION (berlin));
  gtk_widget_activate_action (page, "canvas.zoom-out", NULL);
  gtk_widget_activate_action (page, "canvas.zoom-out", NULL);

  /* From its handle into the open: another one, linked. */
  draw (fixture, berlin, NULL, 220, 160);
  paris = name_it (fixture, "Paris");
  g_assert_true (TRESTLE_IS_LOCATION (paris) && paris != berlin);
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LINK), ==, 1);
  gtk_widget_activate_action (page, "canvas.fit", NULL);
  app_test_settle ();

  /* From the palette into it. */
  g_assert_true (trestle_canvas_get_bounds (fixture->canvas, berlin, &bounds));
  drop_kind (fixture, "server", bounds.x + 12, bounds.y + 12);
  server = name_it (fixture, "MEDV-01");
  g_assert_true (trestle_edit_get_machine (server)->location.target == berlin);

  /* A double click on free ground, and a few letters. */
  double_click (fixture, 20, fixture->canvas->view.height - 20);
  choose (fixture, "data");
  database = name_it (fixture, "SQL-01");
  g_assert_true (TRESTLE_IS_DATABASE (database));
  gtk_widget_activate_action (page, "canvas.fit", NULL);
  app_test_settle ();

  /* The server reports to the database. */
  draw (fixture, server, database, 0, 0);
  g_assert_true (TRESTLE_IS_INSTANCE (((TrestleServer *) server)->instance.target));
  g_assert_true (TRESTLE_INSTANCE (((TrestleServer *) server)->instance.target)->database.target == database);

  /* By the title to another place. */
  g_assert_true (trestle_canvas_get_bounds (fixture->canvas, paris, &bounds));
  x = ((TrestleLocation *) paris)->x;
  canvas_app_begin_drag (fixture, bounds.x + bounds.width / 2.0, bounds.y + 8, 48, 32);
  canvas_app_end_drag (fixture, 48, 32);
  g_assert_cmpfloat (((TrestleLocation *) paris)->x, >, x);
  canvas_app_get_middle (fixture, paris, &x, &y);

  /* What has been drawn looks the same when it is opened again, and with all that comes later. */
  assert_same_again (fixture);

  /* All of it can be taken back. */
  while (trestle_history_can_undo (history))
    trestle_history_undo (history);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_KINDS; kind++)
    g_assert_cmpuint (count (fixture, kind), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add ("/canvas/build/pointer", Fixture, NULL, set_up_empty, test_pointer, canvas_app_tear_down);

  return g_test_run ();
}
