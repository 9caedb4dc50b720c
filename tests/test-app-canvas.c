/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas in process: what is drawn is what can be heard, the pointer and the
 * keyboard edit in single steps, and what is undone leaves no trace.
 */
#include "config.h"

#include "canvas-app.h"
#include "design-marks.h"
#include "edit.h"

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
      g_assert_true (gtk_test_accessible_has_property (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
      g_assert_true (gtk_test_accessible_has_relation (child, GTK_ACCESSIBLE_RELATION_SET_SIZE));
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

static gboolean
asks (gpointer canvas)
{
  return ((TrestleCanvas *) canvas)->popover != NULL;
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

  /* A double click does the same as the button. */
  for (int n = 1; n <= 2; n++)
    {
      g_signal_emit_by_name (canvas_app_find_controller (gtk_stack_get_visible_child (stack), GTK_TYPE_GESTURE_CLICK), "pressed", n, 40.0, 40.0);
      app_test_settle ();
      g_assert_cmpuint (trestle_design_get_list (trestle_project_get_design (project), TRESTLE_KIND_LOCATION)->items->len, ==, n - 1);
    }
  app_test_wait (asks, trestle_canvas_page_get_canvas (TRESTLE_CANVAS_PAGE (page)));
  app_test_destroy (window, page);
  app_test_finish (project);
}

/* Nodes that lead to others, as links do. */
static guint
count_flows (GtkAccessible *accessible)
{
  g_autoptr(GtkAccessible) child = gtk_accessible_get_first_accessible_child (accessible);
  guint n = 0;

  while (child != NULL)
    {
      GtkAccessible *next = gtk_accessible_get_next_accessible_sibling (child);

      n += gtk_test_accessible_has_relation (child, GTK_ACCESSIBLE_RELATION_FLOW_TO);
      g_set_object (&child, next);
      g_clear_object (&next);
    }

  return n;
}

/* Every change comes to who reads along: what is added, moved, linked, previewed and undone. */
static void
test_reader (Fixture      *fixture,
             gconstpointer sample)
{
  static const char *const actions[] = { "canvas.duplicate", "canvas.arrange", "canvas.cancel-arrangement", "canvas.collapse" };
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  GtkAccessible *canvas = GTK_ACCESSIBLE (fixture->canvas);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  TrestleObject *link;
  guint n_flows;

  g_assert_cmpuint (count_nodes (canvas), >, 0);
  n_flows = count_flows (canvas);
  g_assert_cmpuint (n_flows, >, 0);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      trestle_selection_select (trestle_project_get_selection (fixture->project), location);
      gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), actions[i], NULL);
      app_test_settle ();
      g_assert_cmpuint (count_nodes (canvas), ==, fixture->canvas->scene->boxes->len + fixture->canvas->scene->wires->len);
    }

  /* The last link of a hub goes, and with it where it led. */
  trestle_history_seal (history);
  while ((link = trestle_design_get_list (fixture->design, TRESTLE_KIND_LINK)->items->len > 0
                 ? canvas_app_get_nth (fixture, TRESTLE_KIND_LINK, 0) : NULL) != NULL)
    trestle_design_remove (fixture->design, link);
  trestle_history_seal (history);
  app_test_settle ();
  g_assert_cmpuint (count_nodes (canvas), ==, fixture->canvas->scene->boxes->len);
  g_assert_cmpuint (count_flows (canvas), ==, 0);
  while (trestle_history_can_undo (history))
    trestle_history_undo (history);
  app_test_settle ();
  g_assert_cmpuint (count_flows (canvas), ==, n_flows);
  g_assert_cmpuint (count_nodes (canvas), ==, fixture->canvas->scene->boxes->len + fixture->canvas->scene->wires->len);
}

static void
test_accessible (Fixture      *fixture,
                 gconstpointer sample)
{
  GtkAccessible *canvas = GTK_ACCESSIBLE (fixture->canvas);
  TrestleScene *scene = fixture->canvas->scene;
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);

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
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  TrestleObject *database = canvas_app_get_nth (fixture, TRESTLE_KIND_DATABASE, 0);
  double x, y;

  trestle_selection_select (selection, server);
  g_assert_true (g_hash_table_contains (fixture->canvas->selected, server));
  g_assert_true (trestle_canvas_input_get_focus (fixture->canvas->input) == server);

  canvas_app_get_middle (fixture, database, &x, &y);
  canvas_app_begin_drag (fixture, x, y, 0, 0);
  canvas_app_end_drag (fixture, 0, 0);
  g_assert_true (trestle_selection_get_primary (selection) == database);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 1);

  while (canvas_app_press_key (fixture, GDK_KEY_Escape, 0))
    continue;
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.select-all", NULL);
  g_assert_cmpuint (trestle_selection_get_size (selection), >, 5);
}

static void
test_drag (Fixture      *fixture,
           gconstpointer sample)
{
  TrestleHistory *history = trestle_project_get_history (fixture->project);
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  g_autofree char *before = canvas_app_dup_file (fixture);
  g_autofree char *after = NULL;
  g_autofree char *title = g_strdup_printf ("Move %s", trestle_object_get_name (location));
  GdkRectangle bounds;

  g_assert_true (trestle_canvas_get_bounds (fixture->canvas, location, &bounds));
  canvas_app_begin_drag (fixture, bounds.x + bounds.width / 2.0, bounds.y + 12 * fixture->canvas->view.scale, 64, 48);
  g_assert_true (fixture->canvas->dragging);
  g_assert_false (trestle_history_can_undo (history));
  canvas_app_end_drag (fixture, 64, 48);

  g_assert_false (fixture->canvas->dragging);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, title);
  g_assert_true (trestle_object_is_set (location, trestle_object_find_field (location, "x")));
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  after = canvas_app_dup_file (fixture);
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
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  TrestleObject *home = (TrestleObject *) trestle_edit_get_machine (server)->location.target;
  TrestleObject *target = NULL;
  double x, y, to_x, to_y;

  for (guint i = 0; target == NULL || target == home; i++)
    target = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, i);
  canvas_app_get_middle (fixture, server, &x, &y);
  canvas_app_get_middle (fixture, target, &to_x, &to_y);
  canvas_app_begin_drag (fixture, x, y, to_x - x, to_y - y);
  canvas_app_end_drag (fixture, to_x - x, to_y - y);
  g_assert_false (trestle_history_can_undo (history));

  canvas_app_begin_drag (fixture, x, y, to_x - x, to_y - y);
  app_test_wait (is_lit, fixture);
  canvas_app_end_drag (fixture, to_x - x, to_y - y);
  g_assert_true ((TrestleObject *) trestle_edit_get_machine (server)->location.target == target);
  trestle_history_undo (history);
  g_assert_true ((TrestleObject *) trestle_edit_get_machine (server)->location.target == home);
  g_assert_false (trestle_history_can_undo (history));
}

static void
test_delete (Fixture      *fixture,
             gconstpointer sample)
{
  TrestleObject *server = canvas_app_get_nth (fixture, TRESTLE_KIND_SERVER, 0);
  g_autofree char *before = canvas_app_dup_file (fixture);
  g_autofree char *after = NULL;

  trestle_selection_select (trestle_project_get_selection (fixture->project), server);
  g_assert_true (canvas_app_press_key (fixture, GDK_KEY_Delete, 0));
  g_assert_null (server->design);
  trestle_history_undo (trestle_project_get_history (fixture->project));
  app_test_settle ();
  after = canvas_app_dup_file (fixture);
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

  while (canvas_app_press_key (fixture, GDK_KEY_Tab, 0))
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
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  g_autofree char *before = canvas_app_dup_file (fixture);
  g_autofree char *after = NULL;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  for (guint i = 0; i < 5; i++)
    canvas_app_press_key (fixture, GDK_KEY_Right, 0);
  g_assert_true (trestle_history_can_undo (history));
  trestle_history_undo (history);
  g_assert_false (trestle_history_can_undo (history));
  after = canvas_app_dup_file (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_rename (Fixture      *fixture,
             gconstpointer sample)
{
  TrestleObject *location = canvas_app_get_nth (fixture, TRESTLE_KIND_LOCATION, 0);
  GtkWidget *entry;

  trestle_selection_select (trestle_project_get_selection (fixture->project), location);
  canvas_app_press_key (fixture, GDK_KEY_F2, 0);
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

static void
assert_marked (TrestleMarks        *found,
               TrestleMarks        *expected,
               const TrestleObject *object)
{
  const TrestleMark *a = trestle_marks_lookup (found, object->id), *b = trestle_marks_lookup (expected, object->id);

  g_assert_true ((a == NULL) == (b == NULL));
  if (a == NULL)
    return;
  g_assert_cmpstr (a->text, ==, b->text);
  g_assert_cmpint (a->verdict, ==, b->verdict);
  g_assert_cmpmem (a->findings, sizeof a->findings, b->findings, sizeof b->findings);
}

/* Marks that are made between frames are those made at once, whatever comes meanwhile. */
static void
test_marks (Fixture      *fixture,
            gconstpointer sample)
{
  TrestleObject *population = canvas_app_get_nth (fixture, TRESTLE_KIND_POPULATION, 0);

  trestle_validator_set_slice_limit (trestle_project_get_validator (fixture->project), 0);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr(TrestleMarks) expected = NULL;
      g_autoptr(TrestleMarks) before = trestle_marks_ref (fixture->canvas->marks);

      trestle_object_set_number (population, "users", i % 2 == 0 ? 90000 : 3);
      for (guint k = 0; k < 20 * i; k++)
        g_main_context_iteration (NULL, FALSE);
      if (i > 1)
        gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add", "s", "location");
      app_test_settle ();
      g_assert_null (fixture->canvas->marks_update);
      g_assert_true (fixture->canvas->marks != before);
      expected = trestle_design_marks_new (trestle_project_get_assessment (fixture->project));
      for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
        for (guint k = 0; k < trestle_design_get_list (fixture->design, kind)->items->len; k++)
          assert_marked (fixture->canvas->marks, expected, canvas_app_get_nth (fixture, kind, k));
    }
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
    { "/canvas/accessible", test_accessible }, { "/canvas/reader", test_reader }, { "/canvas/selection", test_selection }, { "/canvas/drag", test_drag },
    { "/canvas/move", test_move }, { "/canvas/delete", test_delete }, { "/canvas/keyboard", test_keyboard },
    { "/canvas/nudge", test_nudge }, { "/canvas/rename", test_rename }, { "/canvas/connect", test_connect },
    { "/canvas/marks", test_marks }
  };

  app_test_init (&argc, &argv);
  g_test_add_func ("/canvas/empty", test_empty);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, "medium.trestle", canvas_app_set_up, tests[i].run, canvas_app_tear_down);

  return g_test_run ();
}
