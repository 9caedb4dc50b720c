/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cells make of what is typed into them: choices, names, and what is offered
 * below.
 */
#include "config.h"

#include "edit.h"
#include "grid-app.h"

static void
type_into (Fixture    *self,
           guint       row,
           const char *column,
           const char *text,
           gboolean    understood)
{
  TrestleGridCell *cell = grid_app_find_cell (self->grid, row, column);

  g_assert_nonnull (cell);
  g_assert_true (trestle_grid_cell_edit (cell, TRUE));
  g_assert_true (trestle_grid_cell_is_editing (cell));
  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), text);
  g_assert_true (trestle_grid_cell_commit (cell) == understood);
}

/* Choices and names are typed like anything else: whole, or until there is only one. */
static void
test_typed_choices (Fixture      *self,
                    gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  static const char *const networks[] = { "Core", "Core 2", "Shops" };

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_NETWORK), "name", networks[i]);
  grid_app_act (self, "columns.-all");
  type_into (self, 0, "network", "core", TRUE);
  type_into (self, 1, "network", "sh", TRUE);
  type_into (self, 2, "network", "co", FALSE);
  grid_app_assert_column (self, "network", "Core|Shops|");
  type_into (self, 2, "network", "", TRUE);
  type_into (self, 0, "techniques", "Pre-staging, Network download", TRUE);
  type_into (self, 1, "techniques", "rem", TRUE);
  type_into (self, 2, "techniques", "pigeon", FALSE);
  grid_app_assert_column (self, "techniques", "Pre-staging, Network download|Removable media|");
  type_into (self, 0, "local_repository", "yes", TRUE);
  type_into (self, 1, "local_repository", "n", TRUE);
  grid_app_assert_column (self, "local_repository", "Yes|No|");
}

/* The titles of what is offered for what is typed, with | between them. */
static void
assert_offered (TrestleGridCell *cell,
                const char      *typed,
                const char      *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);
  GtkListBoxRow *row;
  GtkListBox *list;

  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), typed);
  app_test_settle ();
  list = trestle_grid_cell_get_completion (cell);
  for (int i = 0; list != NULL && (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", (char *) g_object_get_data (G_OBJECT (row), "title"));
  g_assert_cmpstr (titles->str, ==, expected);
  g_assert_true (list == NULL || gtk_widget_has_focus (trestle_grid_cell_get_editor (cell)));
}

static TrestleGridCell *
edit_cell (Fixture    *self,
           guint       row,
           const char *column)
{
  TrestleGridCell *cell = grid_app_find_cell (self->grid, row, column);

  g_assert_true (trestle_grid_cell_edit (cell, TRUE));
  app_test_settle ();

  return cell;
}

/* What Enter and Tab do. */
static void
enter (TrestleGridCell *cell,
       gboolean         understood)
{
  trestle_grid_cell_take (cell);
  g_assert_cmpint (trestle_grid_cell_commit (cell), ==, understood);
  g_assert_null (trestle_grid_cell_get_completion (cell));
}

static void
test_completion (Fixture      *self,
                 gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  static const char *const networks[] = { "Core", "Core 2", "Shops" };
  TrestleGridCell *cell;

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_NETWORK), "name", networks[i]);
  grid_app_act (self, "columns.-all");

  cell = edit_cell (self, 0, "network");
  g_assert_null (trestle_grid_cell_get_completion (cell));
  g_assert_false (trestle_grid_cell_press (cell, GDK_KEY_Down));
  assert_offered (cell, "co", "Core|Core 2|Create Network “co”");
  g_assert_true (trestle_grid_cell_press (cell, GDK_KEY_Down));
  g_assert_true (trestle_grid_cell_press (cell, GDK_KEY_Down));
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (trestle_grid_cell_get_editor (cell)),
                                       GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT,
                                       gtk_list_box_get_selected_row (trestle_grid_cell_get_completion (cell)));
  enter (cell, TRUE);
  grid_app_assert_column (self, "network", "Core 2||");

  /* What is typed whole is meant, though others begin like it; so it is when the list has not come yet. */
  cell = edit_cell (self, 1, "network");
  assert_offered (cell, "core", "Core|Core 2");
  enter (cell, TRUE);
  grid_app_assert_column (self, "network", "Core 2|Core|");
  cell = edit_cell (self, 2, "network");
  gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), "sh");
  enter (cell, TRUE);
  grid_app_assert_column (self, "network", "Core 2|Core|Shops");

  /* Up leads back to what was typed, Escape closes the list and only then gives up. */
  cell = edit_cell (self, 2, "network");
  assert_offered (cell, "core", "Core|Core 2");
  trestle_grid_cell_press (cell, GDK_KEY_Down);
  trestle_grid_cell_press (cell, GDK_KEY_Up);
  g_assert_null (gtk_list_box_get_selected_row (trestle_grid_cell_get_completion (cell)));
  g_assert_true (trestle_grid_cell_press (cell, GDK_KEY_Escape));
  g_assert_null (trestle_grid_cell_get_completion (cell));
  g_assert_true (trestle_grid_cell_is_editing (cell));
  g_assert_false (trestle_grid_cell_press (cell, GDK_KEY_Escape));
  trestle_grid_cell_cancel (cell);
  grid_app_assert_column (self, "network", "Core 2|Core|Shops");
}

static void
test_create_new (Fixture      *self,
                 gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleHistory *history = trestle_project_get_history (self->project);
  const GPtrArray *networks = trestle_design_get_list (design, TRESTLE_KIND_NETWORK)->items;
  TrestleGridCell *cell;
  guint position;

  grid_app_act (self, "columns.-all");
  position = trestle_history_get_position (history);
  cell = edit_cell (self, 0, "network");
  assert_offered (cell, "Branches", "Create Network “Branches”");
  trestle_grid_cell_press (cell, GDK_KEY_Down);
  enter (cell, TRUE);
  grid_app_assert_column (self, "network", "Branches||");
  g_assert_cmpuint (networks->len, ==, 1);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Add Network");
  trestle_history_undo (history);
  app_test_settle ();
  grid_app_assert_column (self, "network", "||");
  g_assert_cmpuint (networks->len, ==, 0);

  /* Not without being asked to; nor where it cannot be called so. */
  cell = edit_cell (self, 1, "network");
  assert_offered (cell, "Branches", "Create Network “Branches”");
  enter (cell, FALSE);
  cell = edit_cell (self, 1, "network");
  assert_offered (cell, "Bran\001ches", "Create Network “Bran\001ches”");
  trestle_grid_cell_press (cell, GDK_KEY_Down);
  enter (cell, FALSE);
  g_assert_cmpuint (networks->len, ==, 0);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position);

  /* That is no name. */
  cell = edit_cell (self, 1, "network");
  assert_offered (cell, "none", "");
  trestle_grid_cell_cancel (cell);

  /* Cells of other kinds have no list. */
  cell = edit_cell (self, 0, "bandwidth");
  assert_offered (cell, "a", "");
  trestle_grid_cell_cancel (cell);
}

/* Another table in the place of that of the locations. */
static void
show_grid (Fixture   *self,
           GtkWidget *grid)
{
  app_test_destroy (self->window, GTK_WIDGET (self->grid));
  self->grid = TRESTLE_GRID (grid);
  self->window = app_test_show (grid);
}

static void
add_named (Fixture           *self,
           TrestleKind        kind,
           const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    trestle_object_set_string (trestle_design_create (trestle_project_get_design (self->project), kind), "name", names[i]);
}

/* Types @typed into the first cell of @column, sees @offered, and takes the row of that
 * number, counted from one.
 */
static void
take (Fixture    *self,
      const char *column,
      const char *typed,
      const char *offered,
      guint       number)
{
  TrestleGridCell *cell = edit_cell (self, 0, column);

  assert_offered (cell, typed, offered);
  for (guint i = 0; i < number; i++)
    g_assert_true (trestle_grid_cell_press (cell, GDK_KEY_Down));
  enter (cell, TRUE);
  app_test_settle ();
}

/* In a set, the last name is completed; what is before it stays. */
static void
test_completion_of_sets (Fixture      *self,
                         gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleHistory *history = trestle_project_get_history (self->project);
  const GPtrArray *images = trestle_design_get_list (design, TRESTLE_KIND_IMAGE)->items;
  TrestleObject *bonn = grid_app_get_row (self, 1);
  TrestleGridCell *cell;
  guint position;

  add_named (self, TRESTLE_KIND_IMAGE, (const char *const[]) { "Win XP", "Win XP SP3", "Linux", "Tax, 2009", "Odd; name", NULL });
  trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (bonn));
  show_grid (self, trestle_grid_new (self->project, TRESTLE_KIND_REPOSITORY));

  take (self, "images", "lin", "Linux|Create Virtual Machine Image “lin”", 1);
  grid_app_assert_column (self, "images", "Linux");
  take (self, "images", "Linux, win", "Win XP|Win XP SP3|Create Virtual Machine Image “win”", 2);
  grid_app_assert_column (self, "images", "Linux, Win XP SP3");
  take (self, "images", "Linux;win xp", "Win XP|Win XP SP3", 1);
  grid_app_assert_column (self, "images", "Linux, Win XP");

  /* Signs that else stand between names. */
  take (self, "images", "Linux, win xp, tax", "Tax, 2009|Create Virtual Machine Image “tax”", 1);
  g_assert_cmpuint (TRESTLE_REPOSITORY (grid_app_get_row (self, 0))->images->n, ==, 3);
  take (self, "images", "Tax, 2009; odd", "Odd; name|Create Virtual Machine Image “odd”", 1);
  g_assert_cmpuint (TRESTLE_REPOSITORY (grid_app_get_row (self, 0))->images->n, ==, 2);

  /* One that is not there is made with the set, in one step. */
  position = trestle_history_get_position (history);
  take (self, "images", "Linux, qq", "Create Virtual Machine Image “qq”", 1);
  grid_app_assert_column (self, "images", "Linux, qq");
  g_assert_cmpuint (images->len, ==, 6);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  g_assert_cmpuint (images->len, ==, 5);

  /* Nor is a slip in another name made one. */
  cell = edit_cell (self, 0, "images");
  assert_offered (cell, "Lnux, qq", "Create Virtual Machine Image “qq”");
  trestle_grid_cell_press (cell, GDK_KEY_Down);
  enter (cell, FALSE);
  g_assert_cmpuint (images->len, ==, 5);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position);
}

/* So are sets that are kept on the other side, in the tables. */
static void
test_completion_of_far_sets (Fixture      *self,
                             gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleHistory *history = trestle_project_get_history (self->project);
  const GPtrArray *libraries = trestle_design_get_list (design, TRESTLE_KIND_LIBRARY)->items;
  TrestleObject *aachen = grid_app_get_row (self, 0);
  TrestleGridCell *cell;
  guint position;

  add_named (self, TRESTLE_KIND_LIBRARY, (const char *const[]) { "ISO share", "DFS", NULL });
  add_named (self, TRESTLE_KIND_IMAGE, (const char *const[]) { "Win XP", NULL });
  show_grid (self, trestle_grid_new_job_aid (self->project, &trestle_job_aid_clients));
  grid_app_act (self, "columns.-all");

  take (self, "R-A1.7", "iso", "ISO share|Create Existing Library “iso”", 1);
  g_assert_true (TRESTLE_LIBRARY (libraries->pdata[0])->location.target == aachen);
  take (self, "R-A1.7", "ISO share, d", "DFS|Create Existing Library “d”", 1);
  g_assert_true (TRESTLE_LIBRARY (libraries->pdata[1])->location.target == aachen);

  position = trestle_history_get_position (history);
  take (self, "R-A1.7", "DFS, Attic", "Create Existing Library “Attic”", 1);
  g_assert_cmpuint (libraries->len, ==, 3);
  g_assert_true (TRESTLE_LIBRARY (libraries->pdata[2])->location.target == aachen);
  g_assert_null (TRESTLE_LIBRARY (libraries->pdata[0])->location.target);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  g_assert_cmpuint (libraries->len, ==, 2);
  g_assert_true (TRESTLE_LIBRARY (libraries->pdata[0])->location.target == aachen);

  /* An image is used through a workspace, which a name does not make. */
  cell = edit_cell (self, 0, "R-A1.5");
  assert_offered (cell, "w", "Win XP");
  assert_offered (cell, "qq", "");
  trestle_grid_cell_cancel (cell);
}

/* A row that is clicked is taken, though the cell may go before it is. */
static void
test_completion_click (Fixture      *self,
                       gconstpointer data)
{
  TrestleGridCell *cell;
  GtkListBox *list;

  add_named (self, TRESTLE_KIND_NETWORK, (const char *const[]) { "Core", "Shops", NULL });
  grid_app_act (self, "columns.-all");
  for (guint pass = 0; pass < 2; pass++)
    {
      cell = edit_cell (self, pass, "network");
      assert_offered (cell, "sh", "Shops|Create Network “sh”");
      list = trestle_grid_cell_get_completion (cell);
      g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
      g_assert_true (trestle_grid_cell_is_editing (cell));
      if (pass == 1)
        trestle_grid_cell_cancel (cell);
      app_test_settle ();
      g_assert_false (trestle_grid_cell_is_editing (cell));
    }
  grid_app_assert_column (self, "network", "Shops||");
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/grid/typed-choices", Fixture, NULL, grid_app_set_up, test_typed_choices, grid_app_tear_down);
  g_test_add ("/app/grid/completion", Fixture, NULL, grid_app_set_up, test_completion, grid_app_tear_down);
  g_test_add ("/app/grid/create-new", Fixture, NULL, grid_app_set_up, test_create_new, grid_app_tear_down);
  g_test_add ("/app/grid/completion-of-sets", Fixture, NULL, grid_app_set_up, test_completion_of_sets, grid_app_tear_down);
  g_test_add ("/app/grid/completion-of-far-sets", Fixture, NULL, grid_app_set_up, test_completion_of_far_sets, grid_app_tear_down);
  g_test_add ("/app/grid/completion-click", Fixture, NULL, grid_app_set_up, test_completion_click, grid_app_tear_down);

  return g_test_run ();
}
