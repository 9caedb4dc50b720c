/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas in process: copies, alignment, adding by typing, overlays.
 */
#include "config.h"

#include "canvas-app.h"
#include "edit.h"

#include <string.h>

static guint
count (Fixture    *fixture,
       TrestleKind kind)
{
  return trestle_design_get_list (fixture->design, kind)->items->len;
}

/* Undoes everything and compares with the file before: single steps, no traces. */
static void
assert_undone (Fixture    *fixture,
               const char *before,
               guint       n_steps)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  g_autofree char *after = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      g_assert_true (trestle_history_can_undo (history));
      trestle_history_undo (history);
    }
  g_assert_false (trestle_history_can_undo (history));
  app_test_settle ();
  after = canvas_app_dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  guint n_servers = count (fixture, TRESTLE_KIND_SERVER);
  guint n_locations = count (fixture, TRESTLE_KIND_LOCATION);
  g_autofree char *before = canvas_app_dup_file (fixture);

  trestle_selection_select (selection, server);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.duplicate", NULL);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_SERVER), ==, n_servers + 1);
  g_assert_true (TRESTLE_IS_SERVER (trestle_selection_get_primary (selection)));
  g_assert_true (trestle_selection_get_primary (selection) != server);
  g_assert_true (trestle_edit_get_machine (trestle_selection_get_primary (selection))->location.target ==
                 trestle_edit_get_machine (server)->location.target);

  trestle_selection_select (selection, canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.duplicate", NULL);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LOCATION), ==, n_locations + 1);
  assert_undone (fixture, before, 2);
}

static gboolean
has_more_locations (gpointer data)
{
  Fixture *fixture = data;

  return count (fixture, TRESTLE_KIND_LOCATION) == GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (fixture->canvas), "expected"));
}

static void
test_clipboard (Fixture      *fixture,
                gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_LOCATION);
  g_autofree char *before = canvas_app_dup_file (fixture);
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);

  trestle_selection_select (selection, location);
  gtk_widget_activate_action (canvas, "canvas.copy", NULL);
  trestle_selection_select (selection, NULL);
  gtk_widget_activate_action (canvas, "canvas.paste", NULL);
  g_object_set_data (G_OBJECT (canvas), "expected", GUINT_TO_POINTER (n + 1));
  app_test_wait (has_more_locations, fixture);
  g_assert_true (TRESTLE_IS_LOCATION (trestle_selection_get_primary (selection)));

  /* Cut takes it away, and it can be pasted all the same. */
  gtk_widget_activate_action (canvas, "canvas.cut", NULL);
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LOCATION), ==, n);
  gtk_widget_activate_action (canvas, "canvas.paste", NULL);
  app_test_wait (has_more_locations, fixture);
  assert_undone (fixture, before, 3);

  /* What is no design is refused, and nothing happens. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (canvas), "London");
  gtk_widget_activate_action (canvas, "canvas.paste", NULL);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LOCATION), ==, n);
}

/* What others depend on goes only when that has been said, as in the tables. */
static void
test_delete_asks (Fixture      *fixture,
                  gconstpointer sample)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (fixture->canvas)));
  g_autofree char *before = canvas_app_dup_file (fixture);
  g_autofree char *after = NULL;
  GtkWidget *dialog;

  trestle_selection_select (trestle_project_get_selection (fixture->project), canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.delete", NULL);
  app_test_settle ();
  dialog = app_test_find (root, ADW_TYPE_ALERT_DIALOG);
  g_assert_nonnull (dialog);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  app_test_settle ();
  after = canvas_app_dup_file (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_align (Fixture      *fixture,
            gconstpointer sample)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  g_autofree char *before = canvas_app_dup_file (fixture);
  TrestleLocation *a = (TrestleLocation *) canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleLocation *b = (TrestleLocation *) canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 1);

  g_ptr_array_add (objects, a);
  g_ptr_array_add (objects, b);
  trestle_selection_set (trestle_project_get_selection (fixture->project), objects);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.align", "s", "left");
  app_test_settle ();
  g_assert_cmpint (a->x, !=, TRESTLE_UNSET);
  g_assert_cmpint (a->x, ==, b->x);

  /* Two cannot be distributed. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.align", "s", "down");
  assert_undone (fixture, before, 1);
}

/* Insert, a few letters, Enter: it is there, in what was selected, and being named. */
static void
test_quick_insert (Fixture      *fixture,
                   gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_CONSOLE);
  g_autofree char *before = canvas_app_dup_file (fixture);
  TrestleObject *console;
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_Insert, 0));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cons");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_CONSOLE), ==, n + 1);
  console = trestle_selection_get_primary (trestle_project_get_selection (fixture->project));
  g_assert_true (trestle_edit_get_machine (console)->location.target == location);
  g_assert_nonnull (app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY));
  assert_undone (fixture, before, 1);
}

static void
test_find (Fixture      *fixture,
           gconstpointer sample)
{
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 1);
  GtkWidget *entry;
  double x, y;

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.find", NULL);
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), trestle_object_get_name (server));
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_true (trestle_selection_get_primary (trestle_project_get_selection (fixture->project)) == server);
  canvas_app_get_middle (fixture, server, &x, &y);
  g_assert_cmpfloat (ABS (x - fixture->canvas->view.width / 2), <, 100);
}

/* Dropped on nothing, a connection from a location makes a new one, linked, in one step. */
static void
test_connect_new (Fixture      *fixture,
                  gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_LINK);
  g_autofree char *before = canvas_app_dup_file (fixture);

  trestle_canvas_connect_new (fixture->canvas, location, NULL, 20, 20);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LINK), ==, n + 1);
  assert_undone (fixture, before, 1);
}

/* The next overlay each time, once through all of them and back; the picture says what it shows. */
static void
test_overlays (Fixture      *fixture,
               gconstpointer sample)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
  g_autoptr(GMenuModel) menu = trestle_canvas_create_overlay_menu (fixture->canvas);
  guint n = 0;

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 8);
  do
    {
      g_assert_cmpuint (++n, <, 100);
      gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.next-overlay", NULL);
      app_test_settle ();
      g_assert_true ((fixture->canvas->overlay[0] != '\0') == (trestle_marks_get_title (fixture->canvas->marks) != NULL));
    }
  while (fixture->canvas->overlay[0] != '\0');
  g_assert_cmpuint (n, >=, 8);

  gtk_widget_activate_action (page, "canvas.overlay", "s", "users");
  g_assert_cmpstr (fixture->canvas->overlay, ==, "users");
  gtk_widget_activate_action (page, "canvas.overlay", "s", "weather");
  g_assert_cmpstr (fixture->canvas->overlay, ==, "");
}

static GPtrArray *
list_rects (Fixture *fixture)
{
  GPtrArray *rects = g_ptr_array_new_with_free_func (g_free);

  trestle_canvas_update (fixture->canvas);
  for (guint i = 0; i < fixture->canvas->scene->boxes->len; i++)
    g_ptr_array_add (rects, g_memdup2 (&trestle_scene_get_box (fixture->canvas->scene, i)->rect, sizeof (TrestleRect)));

  return rects;
}

static gboolean
equal_rects (GPtrArray *a,
             GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (memcmp (a->pdata[i], b->pdata[i], sizeof (TrestleRect)) != 0)
      return FALSE;

  return TRUE;
}

/* Moved by hand, a pinned one among them. */
static void
make_a_mess (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++)
    {
      TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, i);

      trestle_object_set_number (location, "x", 300 + 100 * i);
      trestle_object_set_number (location, "y", 400);
    }
  trestle_object_set_number (canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 2), "pinned", TRUE);
  trestle_history_seal (trestle_project_get_history (fixture->project));
  app_test_settle ();
}

/* What arranging would do is shown, refused without a trace, then taken in one step. */
static void
test_arrange (Fixture      *fixture,
              gconstpointer sample)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
  GtkRevealer *bar = GTK_REVEALER (app_test_find (page, GTK_TYPE_REVEALER));
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleLocation *pinned = (TrestleLocation *) canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 2);
  g_autoptr(GPtrArray) old = NULL;
  g_autoptr(GPtrArray) previewed = NULL;
  g_autoptr(GPtrArray) now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;

  make_a_mess (fixture);
  before = canvas_app_dup_file (fixture);
  old = list_rects (fixture);
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  gtk_widget_activate_action (page, "canvas.arrange", NULL);
  app_test_settle ();
  g_assert_true (gtk_revealer_get_reveal_child (bar));
  g_assert_cmpuint (fixture->canvas->ghosts->len, >=, 2);
  g_assert_cmpuint (fixture->canvas->n_pinned, ==, 1);
  previewed = list_rects (fixture);
  g_assert_false (equal_rects (old, previewed));
  during = canvas_app_dup_file (fixture);
  g_assert_cmpstr (before, ==, during);

  /* As it was, and back. */
  trestle_canvas_show_before (fixture->canvas, TRUE);
  now = list_rects (fixture);
  g_assert_true (equal_rects (old, now));
  trestle_canvas_show_before (fixture->canvas, FALSE);

  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_Escape, 0));
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  g_clear_pointer (&now, g_ptr_array_unref);
  now = list_rects (fixture);
  g_assert_true (equal_rects (old, now));

  gtk_widget_activate_action (page, "canvas.arrange", NULL);
  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_Return, 0));
  g_assert_false (gtk_revealer_get_reveal_child (bar));
  g_clear_pointer (&now, g_ptr_array_unref);
  now = list_rects (fixture);
  g_assert_true (equal_rects (previewed, now));
  g_assert_cmpint (pinned->x, ==, 500);
  g_assert_cmpint (pinned->y, ==, 400);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Arrange");
  trestle_history_undo (history);
  g_clear_pointer (&during, g_free);
  during = canvas_app_dup_file (fixture);
  g_assert_cmpstr (before, ==, during);
}

/* An edit while looking ends the preview; what is in order already shows none. */
static void
test_arrange_ends (Fixture      *fixture,
                   gconstpointer sample)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas);
  double x, y;

  gtk_widget_activate_action (canvas, "canvas.arrange", NULL);
  g_assert_false (fixture->canvas->arranging);

  make_a_mess (fixture);
  gtk_widget_activate_action (canvas, "canvas.arrange", NULL);
  g_assert_true (fixture->canvas->arranging);

  /* The pointer moves the picture and nothing in it. */
  canvas_app_get_middle (fixture, location, &x, &y);
  trestle_history_seal (history);
  canvas_app_begin_drag (fixture, x, y, 40, 40);
  g_assert_false (fixture->canvas->dragging);
  canvas_app_end_drag (fixture, 40, 40);
  g_assert_true (fixture->canvas->arranging);

  trestle_object_set_string (location, "name", "Elsewhere");
  g_assert_false (fixture->canvas->arranging);
  app_test_settle ();
  g_assert_cmpint (((TrestleLocation *) location)->x, ==, 300);
}

/* What is pinned where the arrangement has put it stays there, whatever comes. */
static void
test_pin (Fixture      *fixture,
          gconstpointer sample)
{
  TrestleLocation *location = (TrestleLocation *) canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 1);
  g_autofree char *before = canvas_app_dup_file (fixture);
  TrestleRect rect;

  g_assert_cmpint (location->x, ==, TRESTLE_UNSET);
  rect = trestle_scene_get_box (fixture->canvas->scene, trestle_scene_find (fixture->canvas->scene, (TrestleObject *) location))->rect;
  trestle_selection_select (trestle_project_get_selection (fixture->project), (TrestleObject *) location);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.pin", NULL);
  g_assert_cmpint (location->pinned, ==, TRUE);
  g_assert_cmpint (location->x * TRESTLE_GRID, ==, rect.x);
  g_assert_cmpint (location->y * TRESTLE_GRID, ==, rect.y);
  assert_undone (fixture, before, 1);
}

/* Overlay, what is collapsed and what is seen are as the design was left, in another window. */
static void
test_memory (Fixture      *fixture,
             gconstpointer sample)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleProject *projects[2];
  double x = 0, y = 0, scale = 0;

  for (guint i = 0; i < G_N_ELEMENTS (projects); i++)
    {
      TrestleFileStamp stamp = { 0 };
      g_autoptr(TrestleDesign) design = trestle_file_load (file, &stamp, NULL, NULL);
      GtkWidget *page, *window;
      TrestleCanvas *canvas;

      projects[i] = trestle_project_new (design, file, &stamp);
      page = trestle_canvas_page_new (projects[i]);
      canvas = trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page));
      trestle_canvas_page_set_step (TRESTLE_CANVAS_PAGE (page), 3);
      window = app_test_show (page);
      if (i == 0)
        {
          trestle_canvas_set_overlay (canvas, "users");
          trestle_selection_select (trestle_project_get_selection (projects[i]),
                                    trestle_design_lookup (design, location->id));
          gtk_widget_activate_action (page, "canvas.collapse", NULL);
          gtk_widget_activate_action (page, "canvas.zoom-in", NULL);
          gtk_widget_activate_action (page, "canvas.zoom-in", NULL);
          app_test_settle ();
          x = canvas->view.x;
          y = canvas->view.y;
          scale = canvas->view.scale;
        }
      else
        {
          g_assert_cmpstr (canvas->overlay, ==, "users");
          g_assert_true (g_hash_table_contains (canvas->collapsed, location->id));
          g_assert_cmpfloat_with_epsilon (canvas->view.scale, scale, 1e-9);
          g_assert_cmpfloat_with_epsilon (canvas->view.x, x, 1);
          g_assert_cmpfloat_with_epsilon (canvas->view.y, y, 1);
          trestle_canvas_set_overlay (canvas, "");
        }
      app_test_destroy (window, page);
      app_test_finish (projects[i]);
    }
}

static void
test_describe (Fixture      *fixture,
               gconstpointer sample)
{
  GtkWidget *view;
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.describe", NULL);
  app_test_settle ();
  view = app_test_find (fixture->window, GTK_TYPE_TEXT_VIEW);
  g_assert_nonnull (view);
  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  TRESTLE_FOREACH (fixture->design, LOCATION, TrestleObject, location)
    g_assert_nonnull (strstr (text, trestle_object_get_name (location)));
  adw_dialog_force_close (ADW_DIALOG (gtk_widget_get_ancestor (view, ADW_TYPE_DIALOG)));
  app_test_settle ();
}

/* There while the picture is much larger than the canvas. */
static void
test_minimap (Fixture      *fixture,
              gconstpointer sample)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (fixture->canvas), TRESTLE_TYPE_CANVAS_PAGE);
  GtkWidget *minimap = app_test_find (page, GTK_TYPE_DRAWING_AREA);
  double x;

  g_assert_false (gtk_widget_get_visible (minimap));
  for (guint i = 0; i < 8; i++)
    gtk_widget_activate_action (page, "canvas.zoom-in", NULL);
  app_test_settle ();
  g_assert_true (gtk_widget_get_visible (minimap));
  x = fixture->canvas->view.x;
  {
    g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (minimap);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (GTK_IS_GESTURE_DRAG (controller))
          g_signal_emit_by_name (controller, "drag-begin", 8.0, 8.0);
      }
  }
  g_assert_cmpfloat (fixture->canvas->view.x, <, x);
  gtk_widget_activate_action (page, "canvas.fit", NULL);
  g_assert_false (gtk_widget_get_visible (minimap));
}

/* Tab goes through what is typed in one line; what cannot be stays and says so. */
static void
test_rename_on (Fixture      *fixture,
                gconstpointer sample)
{
  TrestleLocation *location = (TrestleLocation *) canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  GtkEventController *keys = NULL;
  g_autoptr(GListModel) controllers = NULL;
  GtkWidget *entry;
  gboolean handled;

  trestle_selection_select (trestle_project_get_selection (fixture->project), (TrestleObject *) location);
  canvas_app_press_key (fixture, GDK_KEY_F2, 0);
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  controllers = gtk_widget_observe_controllers (entry);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) &&
          gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        keys = controller;
    }
  g_assert_nonnull (keys);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Elsewhere");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Tab, 0, 0, &handled);
  g_assert_cmpstr (location->name, ==, "Elsewhere");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Iceland");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Tab, 0, 0, &handled);
  g_assert_cmpstr (location->country, ==, "Iceland");
  gtk_editable_set_text (GTK_EDITABLE (entry), "much");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Tab, 0, 0, &handled);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "12 Mbps");
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_ISO_Left_Tab, 0, GDK_SHIFT_MASK, &handled);
  g_assert_cmpint (location->bandwidth, ==, 12000000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Iceland");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_null (fixture->canvas->popover);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void        (*run) (Fixture      *fixture,
                        gconstpointer sample);
  } tests[] = {
    { "/canvas/duplicate", test_duplicate },
    { "/canvas/clipboard", test_clipboard }, { "/canvas/delete-asks", test_delete_asks },
    { "/canvas/align", test_align },
    { "/canvas/quick-insert", test_quick_insert },
    { "/canvas/find", test_find },
    { "/canvas/connect-new", test_connect_new },
    { "/canvas/overlays", test_overlays },
    { "/canvas/arrange", test_arrange },
    { "/canvas/arrange-ends", test_arrange_ends },
    { "/canvas/pin", test_pin },
    { "/canvas/memory", test_memory },
    { "/canvas/describe", test_describe },
    { "/canvas/minimap", test_minimap },
    { "/canvas/rename-on", test_rename_on }
  };

  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "medium.trestle", canvas_app_set_up, tests[i].run, canvas_app_tear_down);

  return g_test_run ();
}
