/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every kind of field goes through its row of the inspector and its cell of the
 * table, and back by undo; what is not valid changes nothing.
 */
#include "config.h"

#include "app-test.h"
#include "edits.h"
#include "field-editor.h"
#include "grid.h"
#include "grid-cell.h"
#include "inspector.h"
#include "picker.h"

typedef struct
{
  const char *kind, *field, *typed, *shown;
} Case;

static const Case typed_cases[] = {
  { "location", "name", "Paris", "Paris" },
  { "location", "bandwidth", "10", "10 Mbps" },
  { "location", "bandwidth", "2000 kbps", "2 Mbps" },
  { "location", "load_expectation", "90", "90 min" },
  { "population", "users", "1200", "1,200" },
  { "population", "concurrency", "50", "50 %" },
  { "revision", "date", "2026-11-24", "2026-11-24" }
};

static TrestleObject *
get_object (TrestleProject *project,
            const char     *kind)
{
  const TrestleList *list = trestle_design_get_list (trestle_project_get_design (project), trestle_kind_from_nick (kind));

  return list->items->pdata[0];
}

/* The row of @field as the inspector would make it, in a list in a window. */
static TrestleFieldEditor *
create_editor (TrestleProject     *project,
               TrestleObject      *object,
               const TrestleField *field,
               GtkWidget         **window)
{
  TrestleFieldEditor *editor = trestle_field_editor_new (project, field);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_append (GTK_LIST_BOX (list), trestle_field_editor_get_row (editor));
  gtk_list_box_append (GTK_LIST_BOX (list), trestle_field_editor_get_notes (editor));
  *window = app_test_show (list);
  trestle_field_editor_set_object (editor, object);

  return editor;
}

static void
test_typed (gconstpointer data)
{
  const Case *test = data;
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleObject *object = get_object (project, test->kind);
  const TrestleField *field = trestle_object_find_field (object, test->field);
  g_autofree char *before = trestle_object_dup_text (object, field);
  g_autofree char *after = NULL, *undone = NULL;
  GtkWidget *window;
  g_autoptr(TrestleFieldEditor) editor = create_editor (project, object, field, &window);
  GtkEditable *entry = GTK_EDITABLE (trestle_field_editor_get_row (editor));

  g_assert_cmpstr (gtk_editable_get_text (entry), ==, before);
  gtk_editable_set_text (entry, test->typed);
  trestle_field_editor_commit (editor);
  after = trestle_object_dup_text (object, field);
  g_assert_cmpstr (after, ==, test->shown);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, test->shown);

  trestle_history_undo (trestle_project_get_history (project));
  undone = trestle_object_dup_text (object, field);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, before);
  app_test_destroy (window, NULL);
}

static void
test_rejected (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleObject *object = get_object (project, "location");
  const TrestleField *field = trestle_object_find_field (object, "bandwidth");
  GtkWidget *window;
  g_autoptr(TrestleFieldEditor) editor = create_editor (project, object, field, &window);
  GtkWidget *row = trestle_field_editor_get_row (editor);

  gtk_editable_set_text (GTK_EDITABLE (row), "fast");
  trestle_field_editor_commit (editor);
  g_assert_false (trestle_object_is_set (object, field));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "fast");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (gtk_widget_get_visible (trestle_field_editor_get_notes (editor)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);

  gtk_editable_set_text (GTK_EDITABLE (row), "5");
  trestle_field_editor_commit (editor);
  g_assert_cmpint (trestle_object_get_number (object, field), ==, 5000000);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  app_test_destroy (window, NULL);
}

static GtkWidget *
find_by_tooltip (GtkWidget  *widget,
                 const char *text)
{
  GtkWidget *found = g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0 ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_by_tooltip (child, text);

  return found;
}

/* Small counts have buttons, which keep to the range and begin where nothing is set. */
static void
test_stepped (void)
{
  static const struct { const char *kind, *field, *less, *more; const char *shown[4]; gint64 min, max; } cases[] = {
    { "machine", "cores", "Less: Cores", "More: Cores", { "1", "2", "1", "1" }, 1, 1024 },
    { "image", "versions", "Less: Older Versions Kept", "More: Older Versions Kept", { "1", "2", "1", "0" }, 0, 100 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleProject) project = app_test_new_project ();
      TrestleObject *object = get_object (project, cases[i].kind);
      const TrestleField *field = trestle_object_find_field (object, cases[i].field);
      GtkWidget *window;
      g_autoptr(TrestleFieldEditor) editor = create_editor (project, object, field, &window);
      GtkWidget *row = trestle_field_editor_get_row (editor);

      trestle_object_unset (object, cases[i].field);
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].shown); k++)
        {
          g_signal_emit_by_name (find_by_tooltip (row, k < 2 ? cases[i].more : cases[i].less), "clicked");
          g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, cases[i].shown[k]);
        }
      trestle_object_set_number (object, cases[i].field, cases[i].max);
      g_signal_emit_by_name (find_by_tooltip (row, cases[i].more), "clicked");
      g_assert_cmpint (trestle_object_get_number (object, field), ==, cases[i].max);

      /* What has been typed is what is stepped from; what is not understood stays. */
      gtk_editable_set_text (GTK_EDITABLE (row), "7");
      g_signal_emit_by_name (find_by_tooltip (row, cases[i].more), "clicked");
      g_assert_cmpint (trestle_object_get_number (object, field), ==, 8);
      gtk_editable_set_text (GTK_EDITABLE (row), "many");
      g_signal_emit_by_name (find_by_tooltip (row, cases[i].more), "clicked");
      g_assert_cmpint (trestle_object_get_number (object, field), ==, 8);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "many");
      app_test_destroy (window, NULL);
    }
}

static void
test_note (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleObject *object = get_object (project, "location");
  const TrestleField *field = trestle_object_find_field (object, "notes");
  GtkWidget *window;
  g_autoptr(TrestleFieldEditor) editor = create_editor (project, object, field, &window);
  GtkWidget *view = app_test_find (trestle_field_editor_get_row (editor), GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "first\nsecond", -1);
  trestle_field_editor_commit (editor);
  g_assert_cmpstr (trestle_object_get_string (object, field), ==, "first\nsecond");
  trestle_history_undo (trestle_project_get_history (project));
  g_assert_false (trestle_object_is_set (object, field));
  app_test_destroy (window, NULL);
}

/* Activates the row of the picker at @position. */
static void
pick (TrestleProject     *project,
      TrestleObject      *object,
      const TrestleField *field,
      guint               position)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picker = trestle_picker_new (project, object, field);
  GtkWidget *window;

  gtk_widget_set_parent (picker, box);
  window = app_test_show (box);
  gtk_popover_popup (GTK_POPOVER (picker));
  app_test_settle ();
  g_signal_emit_by_name (app_test_find (picker, GTK_TYPE_LIST_VIEW), "activate", position);
  app_test_settle ();
  gtk_popover_popdown (GTK_POPOVER (picker));
  app_test_settle ();
  gtk_widget_unparent (picker);
  app_test_destroy (window, NULL);
}

static void
test_picked (void)
{
  static const struct { const char *kind, *field; guint position; } cases[] = {
    { "location", "reports", 1 },
    { "server", "role", 1 },
    { "population", "domain", 1 },
    { "repository", "images", 0 },
    { "location", "techniques", 0 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleProject) project = app_test_new_project ();
      TrestleObject *object = get_object (project, cases[i].kind);
      const TrestleField *field = trestle_object_find_field (object, cases[i].field);

      g_assert_false (trestle_object_is_set (object, field));
      pick (project, object, field, cases[i].position);
      g_assert_true (trestle_object_is_set (object, field));
      trestle_history_undo (trestle_project_get_history (project));
      g_assert_false (trestle_object_is_set (object, field));
    }
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *text)
{
  GtkWidget *label = GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text) ? widget : NULL;
  GtkWidget *found = label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, text);

  return found;
}

/* A picker over a box of its own, in which @typed has been typed. */
static GtkWidget *
open_picker (TrestleProject     *project,
             TrestleObject      *object,
             const TrestleField *field,
             const char         *typed,
             GtkWidget         **window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *picker = trestle_picker_new (project, object, field);

  gtk_widget_set_parent (picker, box);
  *window = app_test_show (box);
  gtk_popover_set_autohide (GTK_POPOVER (picker), FALSE);
  gtk_popover_popup (GTK_POPOVER (picker));
  app_test_settle ();
  trestle_picker_type (TRESTLE_PICKER (picker), typed);
  app_test_settle ();

  return picker;
}

static void
close_picker (GtkWidget *picker,
              GtkWidget *window)
{
  gtk_popover_popdown (GTK_POPOVER (picker));
  app_test_settle ();
  gtk_widget_unparent (picker);
  app_test_destroy (window, NULL);
}

/* What is typed finds, and Enter takes it; nothing typed takes nothing. */
static void
test_picker_finds (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleDesign *design = trestle_project_get_design (project);
  TrestleObject *object = get_object (project, "location"), *core = trestle_design_create (design, TRESTLE_KIND_NETWORK);
  const TrestleField *field = trestle_object_find_field (object, "network");
  GtkWidget *window, *picker;

  trestle_object_set_string (core, "name", "Core");
  picker = open_picker (project, object, field, "cor", &window);
  g_signal_emit_by_name (app_test_find (picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_true (trestle_object_get_target (object, field) == core);
  close_picker (picker, window);
  picker = open_picker (project, object, field, "", &window);
  g_signal_emit_by_name (app_test_find (picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_true (trestle_object_get_target (object, field) == core);
  close_picker (picker, window);

  /* Escape, which the search takes for itself, closes it. */
  picker = open_picker (project, object, field, "x", &window);
  g_signal_emit_by_name (app_test_find (picker, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  app_test_settle ();
  g_assert_false (gtk_widget_get_visible (picker));
  close_picker (picker, window);
}

/* What is not there is made and chosen in one step, for one or among several. */
static void
test_picker_creates (void)
{
  static const struct { const char *kind, *field, *offer; TrestleKind target; } cases[] = {
    { "location", "network", "Create Network “Attic”", TRESTLE_KIND_NETWORK },
    { "repository", "images", "Create Virtual Machine Image “Attic”", TRESTLE_KIND_IMAGE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleProject) project = app_test_new_project ();
      TrestleHistory *history = trestle_project_get_history (project);
      const GPtrArray *targets = trestle_design_get_list (trestle_project_get_design (project), cases[i].target)->items;
      TrestleObject *object = get_object (project, cases[i].kind);
      const TrestleField *field = trestle_object_find_field (object, cases[i].field);
      guint n = targets->len, position = trestle_history_get_position (history);
      GtkWidget *window, *picker = open_picker (project, object, field, " Attic ", &window);
      GtkWidget *button = find_button (picker, cases[i].offer);
      g_autofree char *text = NULL;

      g_assert_true (gtk_widget_get_mapped (button));
      g_signal_emit_by_name (button, "clicked");
      app_test_settle ();
      g_assert_cmpuint (targets->len, ==, n + 1);
      text = trestle_object_dup_text (object, field);
      g_assert_cmpstr (text, ==, "Attic");
      g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
      close_picker (picker, window);
      trestle_history_undo (history);
      g_assert_cmpuint (targets->len, ==, n);
      g_assert_false (trestle_object_is_set (object, field));
    }
}

/* A machine needs more than a name, and what is there is not made again. */
static void
test_picker_offers (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleObject *location = get_object (project, "location"), *server = get_object (project, "server");
  TrestleObject *population = get_object (project, "population");
  GtkWidget *window, *picker;

  picker = open_picker (project, population, trestle_object_find_field (population, "location"), "london", &window);
  g_assert_false (gtk_widget_get_mapped (find_button (picker, "")));
  close_picker (picker, window);
  picker = open_picker (project, server, trestle_object_find_field (server, "instance"), "none", &window);
  g_assert_false (gtk_widget_get_mapped (find_button (picker, "")));
  close_picker (picker, window);
  picker = open_picker (project, location, trestle_object_find_field (location, "reports"), "ye", &window);
  g_assert_false (gtk_widget_get_mapped (find_button (picker, "")));
  g_assert_true (gtk_widget_get_mapped (app_test_find (picker, GTK_TYPE_SEARCH_ENTRY)));
  close_picker (picker, window);
}

static TrestleGridCell *
find_cell (GtkWidget  *root,
           const char *column)
{
  if (TRESTLE_IS_GRID_CELL (root) &&
      g_str_equal (trestle_grid_cell_get_column (TRESTLE_GRID_CELL (root))->name, column) &&
      trestle_grid_cell_get_object (TRESTLE_GRID_CELL (root)) != NULL)
    return TRESTLE_GRID_CELL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      TrestleGridCell *found = find_cell (child, column);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_cell (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  GtkWidget *grid = trestle_grid_new (project, TRESTLE_KIND_POPULATION);
  GtkWidget *window = app_test_show (grid);
  TrestleGridCell *cell = find_cell (grid, "users");
  TrestleObject *object = trestle_grid_cell_get_object (cell);
  const TrestleField *field = trestle_object_find_field (object, "users");
  gint64 before = trestle_object_get_number (object, field);

  g_assert_true (trestle_grid_cell_edit (cell, TRUE));
  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), "250");
  g_assert_true (trestle_grid_cell_commit (cell));
  g_assert_cmpint (trestle_object_get_number (object, field), ==, 250);

  g_assert_true (trestle_grid_cell_edit (cell, TRUE));
  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), "many");
  g_assert_false (trestle_grid_cell_commit (cell));
  g_assert_cmpint (trestle_object_get_number (object, field), ==, 250);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell), "rejected"));
  trestle_grid_cell_cancel (cell);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (cell), "rejected"));

  trestle_history_undo (trestle_project_get_history (project));
  g_assert_cmpint (trestle_object_get_number (object, field), ==, before);
  app_test_destroy (window, grid);
}

/* Typing users of a location without populations makes one; with several it is refused. */
static void
test_users_cell (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleDesign *design = trestle_project_get_design (project);
  const TrestleList *populations = trestle_design_get_list (design, TRESTLE_KIND_POPULATION);
  TrestleObject *location = trestle_edits_add (project, TRESTLE_KIND_LOCATION);
  GtkWidget *grid = trestle_grid_new (project, TRESTLE_KIND_LOCATION);
  GtkWidget *window = app_test_show (grid);
  TrestleGridCell *cell = find_cell (grid, "users");
  guint n = populations->items->len;
  TrestleObject *other;

  trestle_grid_cell_set_row (cell, location, TRUE);
  g_assert_true (trestle_grid_cell_edit (cell, TRUE));
  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), "80");
  g_assert_true (trestle_grid_cell_commit (cell));
  g_assert_cmpuint (populations->items->len, ==, n + 1);

  other = trestle_design_create (design, TRESTLE_KIND_POPULATION);
  trestle_object_set_ref (other, "location", location);
  g_assert_false (trestle_grid_cell_edit (cell, TRUE));
  app_test_destroy (window, grid);
}

/* What is selected in the table is what the inspector shows, and the reverse. */
static void
test_selection_is_shared (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleSelection *selection = trestle_project_get_selection (project);
  GtkWidget *grid = trestle_grid_new (project, TRESTLE_KIND_LOCATION);
  GtkWidget *window = app_test_show (grid);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (app_test_find (grid, GTK_TYPE_COLUMN_VIEW)));
  g_autoptr(TrestleObject) second = g_list_model_get_item (G_LIST_MODEL (model), 1);

  gtk_selection_model_select_item (model, 1, TRUE);
  g_assert_true (trestle_selection_get_primary (selection) == second);
  trestle_selection_select (selection, NULL);
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  trestle_selection_select (selection, second);
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  app_test_destroy (window, grid);
}

static void
test_inspector_shows_every_kind (void)
{
  g_autoptr(TrestleProject) project = app_test_new_project ();
  TrestleDesign *design = trestle_project_get_design (project);
  GtkWidget *inspector = g_object_new (TRESTLE_TYPE_INSPECTOR, NULL);
  GtkWidget *window;

  trestle_inspector_set_project (TRESTLE_INSPECTOR (inspector), project);
  window = app_test_show (inspector);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      trestle_selection_select (trestle_project_get_selection (project), trestle_design_get_list (design, kind)->items->pdata[0]);
      app_test_settle ();
    }
  trestle_selection_select (trestle_project_get_selection (project), NULL);
  app_test_settle ();
  app_test_destroy (window, inspector);
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (typed_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/fields/typed/%s-%s-%u", typed_cases[i].kind, typed_cases[i].field, i);

      g_test_add_data_func (path, &typed_cases[i], test_typed);
    }
  g_test_add_func ("/app/fields/rejected", test_rejected);
  g_test_add_func ("/app/fields/stepped", test_stepped);
  g_test_add_func ("/app/fields/note", test_note);
  g_test_add_func ("/app/fields/picked", test_picked);
  g_test_add_func ("/app/fields/picker-finds", test_picker_finds);
  g_test_add_func ("/app/fields/picker-creates", test_picker_creates);
  g_test_add_func ("/app/fields/picker-offers", test_picker_offers);
  g_test_add_func ("/app/fields/cell", test_cell);
  g_test_add_func ("/app/fields/users-cell", test_users_cell);
  g_test_add_func ("/app/fields/selection-is-shared", test_selection_is_shared);
  g_test_add_func ("/app/fields/inspector-shows-every-kind", test_inspector_shows_every_kind);

  return g_test_run ();
}
