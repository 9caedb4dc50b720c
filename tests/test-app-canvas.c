/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas in process: what is drawn is what can be heard, the pointer and the
 * keyboard edit in single steps, and what is undone leaves no trace.
 */
#include "config.h"

#include "app-test.h"
#include "canvas-page.h"
#include "canvas-private.h"
#include "edit.h"

typedef struct
{
  TrestleProject *project;
  TrestleDesign  *design;
  GtkWidget      *window;
  TrestleCanvas  *canvas;
} Fixture;

static void
set_up (Fixture      *fixture,
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

static void
tear_down (Fixture      *fixture,
           gconstpointer sample)
{
  app_test_destroy (fixture->window, GTK_WIDGET (fixture->canvas));
  app_test_finish (fixture->project);
}

static GtkEventController *
find_controller (Fixture *fixture,
                 GType    type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->canvas));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press_key (Fixture        *fixture,
           guint           keyval,
           GdkModifierType modifiers)
{
  gboolean handled;

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", keyval, 0, modifiers, &handled);
  app_test_settle ();

  return handled;
}

/* A press at a place and the pointer moved from there; nothing is released yet. */
static void
begin_drag (Fixture *fixture,
            double   x,
            double   y,
            double   dx,
            double   dy)
{
  GtkEventController *drag = find_controller (fixture, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_CLICK), "pressed", 1, x, y);
  g_signal_emit_by_name (drag, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
}

static void
end_drag (Fixture *fixture,
          double   dx,
          double   dy)
{
  g_signal_emit_by_name (find_controller (fixture, GTK_TYPE_GESTURE_DRAG), "drag-end", dx, dy);
  app_test_settle ();
}

static void
get_middle (Fixture       *fixture,
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

static char *
dup_file (Fixture *fixture)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (fixture->design);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static TrestleObject *
get_nth (Fixture    *fixture,
         TrestleKind kind,
         guint       n)
{
  GPtrArray *items = trestle_design_get_list (fixture->design, kind)->items;

  g_assert_cmpuint (items->len, >, n);

  return items->pdata[n];
}

/* How many nodes there are below @accessible; each must have a name and lie
 * where something is drawn.
 */
static guint
count_nodes (GtkAccessible *accessible)
{
  g_autoptr(GtkAccessible) child = gtk_accessible_get_first_accessible_child (accessible);
  guint n = 0;

  while (child != NULL)
    {
      g_autoptr(GtkAccessible) parent = gtk_accessible_get_accessible_parent (child);
      GtkAccessible *next;
      int x, y, width, height;

      g_assert_true (parent == accessible);
      g_assert_true (gtk_test_accessible_has_role (child, GTK_ACCESSIBLE_ROLE_LIST_ITEM));
      g_assert_true (gtk_test_accessible_has_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL));
      g_assert_true (gtk_test_accessible_has_relation (child, GTK_ACCESSIBLE_RELATION_POS_IN_SET));
      g_assert_true (gtk_accessible_get_bounds (child, &x, &y, &width, &height));
      g_assert_cmpint (width, >, 0);
      n += 1 + count_nodes (child);
      next = gtk_accessible_get_next_accessible_sibling (child);
      g_set_object (&child, next);
      g_clear_object (&next);
    }

  return n;
}

static void
test_empty (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleProject *project = trestle_project_new (design, NULL, NULL);
  GtkWidget *page = trestle_canvas_page_new (project);
  GtkWidget *window = app_test_show (page);
  GtkStack *stack = GTK_STACK (app_test_find (page, GTK_TYPE_STACK));

  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  gtk_widget_activate_action (page, "canvas.add", "s", "location");
  app_test_settle ();
  g_assert_cmpuint (trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->len, ==, 1);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "canvas");
  trestle_history_undo (trestle_project_get_history (project));
  app_test_settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  app_test_destroy (window, page);
  app_test_finish (project);
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer sample)
{
  GtkAccessible *canvas = GTK_ACCESSIBLE (fixture->canvas);
  TrestleScene *scene = fixture->canvas->scene;
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);

  g_assert_null (fixture->canvas->nodes);
  g_assert_cmpuint (count_nodes (canvas), ==, scene->boxes->len + scene->wires->len);

  /* The tree follows: what goes is gone, what comes is there. */
  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.delete", NULL);
  app_test_settle ();
  scene = fixture->canvas->scene;
  g_assert_cmpuint (count_nodes (canvas), ==, scene->boxes->len + scene->wires->len);
  trestle_history_undo (trestle_project_get_history (fixture->project));
  app_test_settle ();
  scene = fixture->canvas->scene;
  g_assert_cmpuint (count_nodes (canvas), ==, scene->boxes->len + scene->wires->len);
}

static void
test_selection (Fixture      *fixture,
                gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *server = get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  TrestleObject *database = get_nth (fixture, TRESTLE_KIND_DATABASE, 0);
  double x, y;

  trestle_selection_select (selection, server);
  g_assert_true (g_hash_table_contains (fixture->canvas->selected, server));
  g_assert_true (trestle_canvas_input_get_focus (fixture->canvas->input) == server);

  get_middle (fixture, database, &x, &y);
  begin_drag (fixture, x, y, 0, 0);
  end_drag (fixture, 0, 0);
  g_assert_true (trestle_selection_get_primary (selection) == database);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 1);

  press_key (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.select-all", NULL);
  g_assert_cmpuint (trestle_selection_get_size (selection), >, 5);
}

static void
test_drag (Fixture      *fixture,
           gconstpointer sample)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  g_autofree char *before = dup_file (fixture);
  g_autofree char *after = NULL;
  g_autofree char *title = g_strdup_printf ("Move %s", trestle_object_get_name (location));
  GdkRectangle bounds;

  g_assert_true (trestle_canvas_get_bounds (fixture->canvas, location, &bounds));
  begin_drag (fixture, bounds.x + bounds.width / 2.0, bounds.y + 12 * fixture->canvas->view.scale, 64, 48);
  g_assert_true (fixture->canvas->dragging);
  g_assert_false (trestle_history_can_undo (history));
  end_drag (fixture, 64, 48);

  g_assert_false (fixture->canvas->dragging);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, title);
  g_assert_true (trestle_object_is_set (location, trestle_object_find_field (location, "x")));
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  after = dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
is_lit (gpointer data)
{
  TrestleOverlay overlay = { 0 };

  trestle_canvas_input_get_overlay (((Fixture *) data)->canvas->input, &overlay);

  return overlay.target != NULL;
}

/* Dropped at once nothing moves; over a location that has lit up it moves there. */
static void
test_move (Fixture      *fixture,
           gconstpointer sample)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleObject *server = get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  TrestleObject *home = (TrestleObject *) trestle_edit_get_machine (server)->location.target;
  TrestleObject *target = NULL;
  double x, y, to_x, to_y;

  for (guint i = 0; target == NULL || target == home; i++)
    target = get_nth (fixture, TRESTLE_KIND_LOCATION, i);
  get_middle (fixture, server, &x, &y);
  get_middle (fixture, target, &to_x, &to_y);
  begin_drag (fixture, x, y, to_x - x, to_y - y);
  end_drag (fixture, to_x - x, to_y - y);
  g_assert_false (trestle_history_can_undo (history));

  begin_drag (fixture, x, y, to_x - x, to_y - y);
  app_test_wait (is_lit, fixture);
  end_drag (fixture, to_x - x, to_y - y);
  g_assert_true ((TrestleObject *) trestle_edit_get_machine (server)->location.target == target);
  trestle_history_undo (history);
  g_assert_true ((TrestleObject *) trestle_edit_get_machine (server)->location.target == home);
  g_assert_false (trestle_history_can_undo (history));
}

static void
test_delete (Fixture      *fixture,
             gconstpointer sample)
{
  TrestleObject *server = get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  g_autofree char *before = dup_file (fixture);
  g_autofree char *after = NULL;

  trestle_selection_select (trestle_project_get_selection (fixture->project), server);
  g_assert_true (press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_null (server->design);
  trestle_history_undo (trestle_project_get_history (fixture->project));
  app_test_settle ();
  after = dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Tab goes through everything once and then leaves. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer sample)
{
  TrestleScene *scene = fixture->canvas->scene;
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  guint n = 0;

  while (press_key (fixture, GDK_KEY_Tab, 0))
    {
      TrestleObject *focus = trestle_canvas_input_get_focus (fixture->canvas->input);

      g_assert_nonnull (focus);
      g_assert_true (trestle_selection_get_primary (selection) == focus);
      g_assert_nonnull (fixture->canvas->focused_node);
      g_assert_cmpuint (++n, <=, scene->boxes->len + scene->wires->len);
    }
  g_assert_cmpuint (n, >=, trestle_design_get_list (fixture->design, TRESTLE_KIND_LOCATION)->items->len);
  g_assert_null (trestle_canvas_input_get_focus (fixture->canvas->input));
}

/* However often a key is pressed, it is one step. */
static void
test_nudge (Fixture      *fixture,
            gconstpointer sample)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  g_autofree char *before = dup_file (fixture);
  g_autofree char *after = NULL;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  for (guint i = 0; i < 5; i++)
    press_key (fixture, GDK_KEY_Right, 0);
  g_assert_true (trestle_history_can_undo (history));
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  after = dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_rename (Fixture      *fixture,
             gconstpointer sample)
{
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  press_key (fixture, GDK_KEY_F2, 0);
  g_assert_nonnull (fixture->canvas->popover);
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Somewhere Else");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_cmpstr (trestle_object_get_name (location), ==, "Somewhere Else");
  g_assert_null (fixture->canvas->popover);
}

static void
test_connect (Fixture      *fixture,
              gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *location;
  guint n = trestle_design_get_list (fixture->design, TRESTLE_KIND_LINK)->items->len;

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add", "s", "location");
  app_test_settle ();
  location = trestle_selection_get_primary (selection);
  g_assert_true (TRESTLE_IS_LOCATION (location));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.connect", NULL);
  g_assert_nonnull (fixture->canvas->popover);
  g_signal_emit_by_name (app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY), "activate");
  app_test_settle ();
  g_assert_cmpuint (trestle_design_get_list (fixture->design, TRESTLE_KIND_LINK)->items->len, ==, n + 1);
  g_assert_true (TRESTLE_IS_LINK (trestle_selection_get_primary (selection)));
}

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
  after = dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_duplicate (Fixture      *fixture,
                gconstpointer sample)
{
  TrestleSelection *selection = trestle_project_get_selection (fixture->project);
  TrestleObject *server = get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  guint n_servers = count (fixture, TRESTLE_KIND_SERVER);
  guint n_locations = count (fixture, TRESTLE_KIND_LOCATION);
  g_autofree char *before = dup_file (fixture);

  trestle_selection_select (selection, server);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.duplicate", NULL);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_SERVER), ==, n_servers + 1);
  g_assert_true (TRESTLE_IS_SERVER (trestle_selection_get_primary (selection)));
  g_assert_true (trestle_selection_get_primary (selection) != server);
  g_assert_true (trestle_edit_get_machine (trestle_selection_get_primary (selection))->location.target ==
                 trestle_edit_get_machine (server)->location.target);

  trestle_selection_select (selection, get_nth (fixture, TRESTLE_KIND_LOCATION, 0));
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
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_LOCATION);
  g_autofree char *before = dup_file (fixture);
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

static void
test_align (Fixture      *fixture,
            gconstpointer sample)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();
  g_autofree char *before = dup_file (fixture);
  TrestleLocation *a = (TrestleLocation *) get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleLocation *b = (TrestleLocation *) get_nth (fixture, TRESTLE_KIND_LOCATION, 1);

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
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_CONSOLE);
  g_autofree char *before = dup_file (fixture);
  TrestleObject *console;
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  g_assert_true (press_key (fixture, GDK_KEY_Insert, 0));
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cons");
  g_signal_emit_by_name (entry, "search-changed");
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
  TrestleObject *server = get_nth (fixture, TRESTLE_KIND_SERVER, 1);
  GtkWidget *entry;
  double x, y;

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.zoom-in", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.find", NULL);
  entry = app_test_find (fixture->canvas->popover, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), trestle_object_get_name (server));
  g_signal_emit_by_name (entry, "search-changed");
  g_signal_emit_by_name (entry, "activate");
  app_test_settle ();
  g_assert_true (trestle_selection_get_primary (trestle_project_get_selection (fixture->project)) == server);
  get_middle (fixture, server, &x, &y);
  g_assert_cmpfloat (ABS (x - fixture->canvas->view.width / 2), <, 100);
}

/* Dropped on nothing, a connection from a location makes a new one, linked, in one step. */
static void
test_connect_new (Fixture      *fixture,
                  gconstpointer sample)
{
  TrestleObject *location = get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  guint n = count (fixture, TRESTLE_KIND_LINK);
  g_autofree char *before = dup_file (fixture);

  trestle_canvas_connect_new (fixture->canvas, location, NULL, 20, 20);
  app_test_settle ();
  g_assert_cmpuint (count (fixture, TRESTLE_KIND_LINK), ==, n + 1);
  assert_undone (fixture, before, 1);
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
    { "/canvas/accessible", test_accessible }, { "/canvas/selection", test_selection }, { "/canvas/drag", test_drag },
    { "/canvas/move", test_move }, { "/canvas/delete", test_delete }, { "/canvas/keyboard", test_keyboard },
    { "/canvas/nudge", test_nudge }, { "/canvas/rename", test_rename }, { "/canvas/connect", test_connect },
    { "/canvas/duplicate", test_duplicate }, { "/canvas/clipboard", test_clipboard }, { "/canvas/align", test_align },
    { "/canvas/quick-insert", test_quick_insert }, { "/canvas/find", test_find },
    { "/canvas/connect-new", test_connect_new }
  };

  app_test_init (&argc, &argv);
  g_test_add_func ("/canvas/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "medium.trestle", set_up, tests[i].run, tear_down);

  return g_test_run ();
}
