/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table as a spreadsheet: ranges, blocks to and from the clipboard, what is
 * not understood, finding, and columns that are hidden and remembered.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app-test.h"
#include "edit.h"
#include "edits.h"
#include "grid-private.h"
#include "state.h"

typedef struct
{
  TrestleProject *project;
  TrestleGrid    *grid;
  GtkWidget      *window;
} Fixture;

static const char *const names[] = { "Aachen", "Bonn", "Celle" };

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  TrestleDesign *design = trestle_design_new ();
  g_autofree char *folder = trestle_state_dup_folder ("tables");
  g_autofree char *remembered = g_build_filename (folder, "columns.ini", NULL);

  g_unlink (remembered);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_LOCATION), "name", names[i]);
  self->project = trestle_project_new (design, NULL, NULL);
  g_object_unref (design);
  self->grid = TRESTLE_GRID (trestle_grid_new (self->project, TRESTLE_KIND_LOCATION));
  self->window = app_test_show (GTK_WIDGET (self->grid));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  app_test_destroy (self->window, GTK_WIDGET (self->grid));
  app_test_finish (self->project);
}

static int
find_shown (Fixture    *self,
            const char *name)
{
  for (guint i = 0; i < self->grid->shown->len; i++)
    if (g_str_equal (((TrestleColumn *) self->grid->shown->pdata[i])->name, name))
      return i;

  return -1;
}

static TrestleObject *
get_row (Fixture *self,
         guint    row)
{
  g_autoptr(TrestleObject) object = g_list_model_get_item (G_LIST_MODEL (self->grid->model), row);

  return object;
}

static char *
dup_text (Fixture    *self,
          guint       row,
          const char *field)
{
  TrestleObject *object = get_row (self, row);

  return trestle_object_dup_text (object, trestle_object_find_field (object, field));
}

static void
assert_column (Fixture    *self,
               const char *field,
               const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)); i++)
    {
      g_autofree char *cell = dup_text (self, i, field);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
act (Fixture    *self,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), action, NULL));
  app_test_settle ();
}

/* Something has gone in, or something has not been understood. */
static gboolean
is_pasted (gpointer data)
{
  Fixture *self = data;

  return g_strcmp0 (trestle_history_get_undo_title (trestle_project_get_history (self->project)), "Paste Cells") == 0 ||
         adw_banner_get_revealed (self->grid->banner);
}

static void
paste_clipboard (Fixture *self)
{
  act (self, "grid.paste");
  app_test_wait (is_pasted, self);
  app_test_settle ();
}

static void
paste (Fixture    *self,
       const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), text);
  paste_clipboard (self);
}

static void
select_range (Fixture    *self,
              int         row,
              const char *column,
              int         last_row,
              const char *last_column)
{
  g_assert_true (trestle_grid_move_to (self->grid, row, find_shown (self, column), FALSE));
  g_assert_true (trestle_grid_move_to (self->grid, last_row, find_shown (self, last_column), TRUE));
  app_test_settle ();
}

static guint
count_cells (Fixture    *self,
             const char *css_class)
{
  guint n = 0;

  for (guint i = 0; i < self->grid->cells->len; i++)
    n += gtk_widget_has_css_class (self->grid->cells->pdata[i], css_class);

  return n;
}

/* A range is drawn by its cells, selects its rows and ends where the cursor moves on. */
static void
test_range (Fixture      *self,
            gconstpointer data)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);

  select_range (self, 0, "bandwidth", 1, "bandwidth");
  g_assert_cmpuint (count_cells (self, "in-range"), ==, 2);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 2);
  for (guint i = 0; i < self->grid->cells->len; i++)
    if (gtk_widget_has_css_class (self->grid->cells->pdata[i], "in-range"))
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (self->grid->cells->pdata[i]), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  g_assert_true (trestle_grid_move_to (self->grid, 2, 0, FALSE));
  g_assert_cmpuint (count_cells (self, "in-range"), ==, 0);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 1);
  g_assert_false (trestle_grid_move_to (self->grid, 3, 0, FALSE));
  g_assert_false (trestle_grid_move_to (self->grid, 0, self->grid->shown->len, FALSE));
}

static void
test_copy_and_paste (Fixture      *self,
                     gconstpointer data)
{
  trestle_object_set_number (get_row (self, 0), "bandwidth", 2000000);
  trestle_object_set_number (get_row (self, 1), "bandwidth", 4000000);
  select_range (self, 0, "bandwidth", 1, "bandwidth");
  act (self, "grid.copy");
  trestle_grid_move_to (self->grid, 1, find_shown (self, "bandwidth"), FALSE);
  paste_clipboard (self);
  assert_column (self, "bandwidth", "2 Mbps|2 Mbps|4 Mbps");
  trestle_history_undo (trestle_project_get_history (self->project));
  assert_column (self, "bandwidth", "2 Mbps|4 Mbps|");
}

static void
test_cut (Fixture      *self,
          gconstpointer data)
{
  trestle_object_set_number (get_row (self, 0), "bandwidth", 2000000);
  trestle_grid_move_to (self->grid, 0, find_shown (self, "bandwidth"), FALSE);
  act (self, "grid.cut");
  assert_column (self, "bandwidth", "||");
  trestle_grid_move_to (self->grid, 2, find_shown (self, "bandwidth"), FALSE);
  paste_clipboard (self);
  assert_column (self, "bandwidth", "||2 Mbps");
}

/* As LibreOffice and browsers have it where there is no text. */
static void
test_paste_page (Fixture      *self,
                 gconstpointer data)
{
  const char *page = "<table><tr><td>1&nbsp;Mbps</td></tr><tr><td>2000 kbit/s</td></tr></table>";
  g_autoptr(GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr(GdkContentProvider) provider = gdk_content_provider_new_for_bytes ("text/html", bytes);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), provider);
  trestle_grid_move_to (self->grid, 0, find_shown (self, "bandwidth"), FALSE);
  paste_clipboard (self);
  assert_column (self, "bandwidth", "1 Mbps|2 Mbps|");
}

/* What is not understood changes nothing, stays to be seen, and goes with undo. */
static void
test_not_understood (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr(GPtrArray) list = NULL;

  trestle_object_set_number (get_row (self, 1), "bandwidth", 9000000);
  trestle_grid_move_to (self->grid, 0, find_shown (self, "bandwidth"), FALSE);
  paste (self, "1\nfast\n3\n");
  assert_column (self, "bandwidth", "1 Mbps|9 Mbps|3 Mbps");
  g_assert_cmpuint (count_cells (self, "rejected"), ==, 1);
  g_assert_true (adw_banner_get_revealed (self->grid->banner));
  list = trestle_grid_rejects_list_pasted (self->grid->rejects);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((TrestleReject *) list->pdata[0])->text, ==, "fast");

  trestle_history_undo (trestle_project_get_history (self->project));
  assert_column (self, "bandwidth", "|9 Mbps|");
  g_assert_cmpuint (count_cells (self, "rejected"), ==, 0);
  g_assert_false (adw_banner_get_revealed (self->grid->banner));
}

/* A value that comes from elsewhere is what counts. */
static void
test_not_understood_goes (Fixture      *self,
                          gconstpointer data)
{
  trestle_grid_move_to (self->grid, 0, find_shown (self, "bandwidth"), FALSE);
  paste (self, "fast");
  g_assert_cmpuint (count_cells (self, "rejected"), ==, 1);
  trestle_object_set_number (get_row (self, 0), "bandwidth", 1000);
  g_assert_cmpuint (count_cells (self, "rejected"), ==, 0);
  g_assert_false (adw_banner_get_revealed (self->grid->banner));
}

static void
test_rows_are_added (Fixture      *self,
                     gconstpointer data)
{
  trestle_grid_move_to (self->grid, 2, 0, FALSE);
  paste (self, "Dresden\nEssen\nFulda\n");
  assert_column (self, "name", "Aachen|Bonn|Dresden|Essen|Fulda");
  trestle_history_undo (trestle_project_get_history (self->project));
  assert_column (self, "name", "Aachen|Bonn|Celle");
}

/* Many changes at once are shown when they are over, in their order. */
static void
test_many (Fixture      *self,
           gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  TrestleGridCell *cell;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "Place %02u\n", 39 - i);
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  paste (self, text->str);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)), ==, 40);
  g_assert_cmpstr (trestle_object_get_name (get_row (self, 0)), ==, "Place 00");
  g_assert_cmpstr (trestle_object_get_name (get_row (self, 39)), ==, "Place 39");

  trestle_history_undo (trestle_project_get_history (self->project));
  app_test_settle ();
  assert_column (self, "name", "Aachen|Bonn|Celle");
  trestle_history_redo (trestle_project_get_history (self->project));
  app_test_settle ();
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  app_test_settle ();
  cell = trestle_grid_get_focused_cell (self->grid);
  g_assert_nonnull (cell);
  g_assert_cmpstr (trestle_object_get_name (trestle_grid_cell_get_object (cell)), ==, "Place 00");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "Location Name: Place 00");
}

static void
start_long_paste (Fixture *self,
                  guint    n_rows)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    g_string_append_printf (text, "Place %04u\n", i);
  self->grid->unseen = 1;
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), text->str);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.paste", NULL));
  while (self->grid->paste == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_get_visible (self->grid->progress));
}

/* A block that takes long goes in while the window lives, as one step. */
static void
test_progress (Fixture      *self,
               gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  start_long_paste (self, 3000);
  app_test_wait (is_pasted, self);
  app_test_settle ();
  g_assert_false (gtk_widget_get_visible (self->grid->progress));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)), ==, 3000);
  g_assert_nonnull (trestle_grid_get_focused_cell (self->grid));
  g_assert_cmpuint (trestle_history_get_n_steps (history), ==, 1);
  trestle_history_undo (history);
  app_test_settle ();
  assert_column (self, "name", "Aachen|Bonn|Celle");

  /* What saves or undoes has all of it first. */
  start_long_paste (self, 3000);
  trestle_grid_commit (self->grid);
  g_assert_null (self->grid->paste);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)), ==, 3000);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Paste Cells");
}

static void
test_cancel (Fixture      *self,
             gconstpointer data)
{
  start_long_paste (self, 3000);
  g_signal_emit_by_name (self->grid->progress_stop, "clicked");
  app_test_settle ();
  assert_column (self, "name", "Aachen|Bonn|Celle");
  g_assert_false (gtk_widget_get_visible (self->grid->progress));
  g_assert_false (trestle_history_can_undo (trestle_project_get_history (self->project)));
  g_assert_nonnull (trestle_grid_get_focused_cell (self->grid));

  /* Closing the table meanwhile keeps what was to go in. */
  start_long_paste (self, 3000);
}

static void
test_fill (Fixture      *self,
           gconstpointer data)
{
  trestle_object_set_number (get_row (self, 0), "bandwidth", 2000000);
  select_range (self, 0, "bandwidth", 2, "bandwidth");
  act (self, "grid.fill-down");
  assert_column (self, "bandwidth", "2 Mbps|2 Mbps|2 Mbps");
  trestle_grid_fill_range (self->grid, "T1");
  assert_column (self, "bandwidth", "1.544 Mbps|1.544 Mbps|1.544 Mbps");
  act (self, "grid.clear");
  assert_column (self, "bandwidth", "||");
  for (guint i = 0; i < 3; i++)
    trestle_history_undo (trestle_project_get_history (self->project));
  assert_column (self, "bandwidth", "2 Mbps||");
}

static void
test_find (Fixture      *self,
           gconstpointer data)
{
  /* What is filtered away is selected no more: it could be deleted unseen. */
  select_range (self, 0, "bandwidth", 2, "bandwidth");
  trestle_grid_find (self->grid);
  gtk_editable_set_text (GTK_EDITABLE (self->grid->entry), "ONN");
  trestle_grid_find_next (self->grid, 1);
  app_test_settle ();
  assert_column (self, "name", "Bonn");
  g_assert_cmpuint (trestle_selection_get_size (trestle_project_get_selection (self->project)), ==, 1);
  g_assert_nonnull (trestle_grid_get_focused_cell (self->grid));
  g_assert_true (trestle_grid_cell_get_object (trestle_grid_get_focused_cell (self->grid)) == get_row (self, 0));

  /* What is asked for from elsewhere is shown. */
  trestle_grid_show (self->grid, trestle_design_get_list (trestle_project_get_design (self->project),
                                                          TRESTLE_KIND_LOCATION)->items->pdata[0], FALSE);
  app_test_settle ();
  assert_column (self, "name", "Aachen|Bonn|Celle");
}

static void
test_columns (Fixture      *self,
              gconstpointer data)
{
  guint n = self->grid->shown->len;
  GtkWidget *other, *window;

  g_assert_cmpint (find_shown (self, "bandwidth"), >, 0);
  act (self, "columns.bandwidth");
  g_assert_cmpuint (self->grid->shown->len, ==, n - 1);
  g_assert_cmpint (find_shown (self, "bandwidth"), ==, -1);
  /* The cells to the right of a hidden column are still their own. */
  act (self, "columns.-all");
  act (self, "columns.bandwidth");
  n = self->grid->columns->len;
  trestle_grid_move_to (self->grid, 0, find_shown (self, "load_expectation"), FALSE);
  paste (self, "90 min");
  assert_column (self, "load_expectation", "90 min||");

  trestle_grid_flush_columns (self->grid);
  other = trestle_grid_new (self->project, TRESTLE_KIND_LOCATION);
  window = app_test_show (other);
  g_assert_cmpuint (TRESTLE_GRID (other)->shown->len, ==, n - 1);
  app_test_destroy (window, other);
  act (self, "columns.bandwidth");
  g_assert_cmpuint (self->grid->shown->len, ==, n);
}

static char *
dup_order (TrestleGrid *grid)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (order, (gpointer) ((TrestleColumn *) grid->shown->pdata[i])->name);
  g_ptr_array_add (order, NULL);

  return g_strjoinv (" ", (char **) order->pdata);
}

/* A few columns at first; they are moved, the name stays first, and it is remembered. */
static void
test_column_order (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *start = dup_order (self->grid), *moved = NULL, *dropped = NULL, *again = NULL, *expected = NULL;
  g_auto(GStrv) ids = g_strsplit (start, " ", -1);
  GtkWidget *other, *window;

  g_assert_cmpuint (self->grid->columns->len, >, 8);
  g_assert_cmpuint (self->grid->shown->len, ==, 8);
  expected = g_strjoin (" ", ids[0], ids[2], ids[1], ids[3], NULL);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[1], 1);
  moved = dup_order (self->grid);
  g_assert_cmpstr (moved, ==, expected);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[1], -1);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[0], 1);
  trestle_grid_move_to (self->grid, 0, 1, FALSE);
  g_assert_true (trestle_grid_cell_get_column (trestle_grid_get_focused_cell (self->grid)) == self->grid->shown->pdata[1]);

  gtk_column_view_insert_column (self->grid->view, 0, trestle_grid_get_view_column (self->grid, self->grid->shown->pdata[3]));
  app_test_settle ();
  dropped = dup_order (self->grid);
  g_assert_true (g_str_has_prefix (dropped, ids[0]));
  trestle_grid_flush_columns (self->grid);
  other = trestle_grid_new (self->project, TRESTLE_KIND_LOCATION);
  window = app_test_show (other);
  again = dup_order (TRESTLE_GRID (other));
  g_assert_cmpstr (again, ==, dropped);
  app_test_destroy (window, other);
}

static TrestleGridCell *
find_cell (TrestleGrid *grid,
           guint        row,
           const char  *column)
{
  for (guint i = 0; i < grid->cells->len; i++)
    if (trestle_grid_cell_get_row (grid->cells->pdata[i]) == row &&
        g_str_equal (trestle_grid_cell_get_column (grid->cells->pdata[i])->name, column))
      return grid->cells->pdata[i];

  return NULL;
}

static void
assert_shown (TrestleGrid *grid,
              guint        row,
              const char  *column,
              const char  *expected)
{
  TrestleGridCell *cell = find_cell (grid, row, column);
  g_autofree char *label = NULL;

  g_assert_nonnull (cell);
  label = g_strdup_printf ("%s: %s", trestle_grid_cell_get_column (cell)->title, expected);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
choose_part (TrestleGrid *grid,
             const char  *name)
{
  adw_toggle_group_set_active_name (grid->parts, name);
  app_test_settle ();
}

/* Headings as the guide has them, a part at a time with at most eight columns. */
static void
test_job_aid_parts (Fixture      *self,
                    gconstpointer data)
{
  const TrestleJobAid *const aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };

  for (guint i = 0; i < G_N_ELEMENTS (aids); i++)
    {
      TrestleGrid *grid = TRESTLE_GRID (trestle_grid_new_job_aid (self->project, aids[i]));
      GtkWidget *window = app_test_show (GTK_WIDGET (grid));
      guint n = 0;

      g_assert_cmpuint (grid->columns->len, ==, aids[i]->n_columns);
      for (guint part = 1; part <= aids[i]->n_parts; part++)
        {
          g_autofree char *name = g_strdup_printf ("%u", part);

          choose_part (grid, name);
          g_assert_cmpuint (grid->shown->len, <=, 8);
          n += grid->shown->len - 1;
          g_assert_cmpstr (((TrestleColumn *) grid->shown->pdata[0])->title, ==, aids[i]->columns[0].heading);
          for (guint k = 1; k < grid->shown->len; k++)
            g_assert_cmpuint (trestle_grid_job_aid_get_part (grid->shown->pdata[k]), ==, part);
        }
      g_assert_cmpuint (n + 1, ==, aids[i]->n_columns);
      for (guint k = 0; k < grid->columns->len; k++)
        {
          const TrestleColumn *column = &g_array_index (grid->columns, TrestleColumn, k);

          g_assert_cmpstr (column->title, ==, aids[i]->columns[k].heading);
          g_assert_true (trestle_column_is_computed (column) == (column->reason != NULL));
        }
      app_test_destroy (window, GTK_WIDGET (grid));
    }
}

/* Two repositories at one place have a sub-line each, below what the place has. */
static void
test_job_aid (Fixture      *self,
              gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleObject *bonn = get_row (self, 1), *first, *second;
  TrestleGrid *grid = TRESTLE_GRID (trestle_grid_new_job_aid (self->project, &trestle_job_aid_clients));
  GtkWidget *window = app_test_show (GTK_WIDGET (grid));
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 3);
  first = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (bonn));
  second = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (bonn));
  trestle_object_set_string (first, "name", "R1");
  trestle_object_set_string (second, "name", "R2");
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 4);
  assert_shown (grid, 1, "R-A1.1", "Bonn");
  assert_shown (grid, 2, "R-A1.1", "Not Set");

  /* What stands in a cell is its own object’s, and typed there goes there. */
  choose_part (grid, "4");
  assert_shown (grid, 1, "R-A1.17", "Bonn");
  g_assert_true (trestle_grid_cell_get_object (find_cell (grid, 1, "R-A1.17")) == first);
  g_assert_true (trestle_grid_cell_get_object (find_cell (grid, 2, "R-A1.17")) == second);
  g_assert_null (trestle_grid_cell_get_object (find_cell (grid, 2, "R-A1.1")));
  g_assert_false (trestle_grid_cell_edit (find_cell (grid, 2, "R-A1.1"), FALSE));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_cell (grid, 1, "R-A1.18")), "computed"));
  g_assert_false (trestle_grid_cell_edit (find_cell (grid, 1, "R-A1.18"), FALSE));
  choose_part (grid, "3");
  g_assert_true (trestle_grid_column_set_text (trestle_grid_cell_get_column (find_cell (grid, 2, "R-A1.13")), self->project,
                                               second, "payroll", &error));
  app_test_settle ();
  assert_shown (grid, 2, "R-A1.13", "R2: payroll");
  choose_part (grid, "1");
  trestle_grid_move_to (grid, 0, 1, FALSE);
  trestle_grid_move_to (grid, 3, 1, TRUE);
  trestle_grid_fill_range (grid, "2 Mbps");
  app_test_settle ();
  assert_column (self, "bandwidth", "2 Mbps|2 Mbps|2 Mbps");

  trestle_edit_delete (second);
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 3);
  app_test_destroy (window, GTK_WIDGET (grid));
}

static void
type_into (Fixture    *self,
           guint       row,
           const char *column,
           const char *text,
           gboolean    understood)
{
  TrestleGridCell *cell = find_cell (self->grid, row, column);

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
  act (self, "columns.-all");
  type_into (self, 0, "network", "core", TRUE);
  type_into (self, 1, "network", "sh", TRUE);
  type_into (self, 2, "network", "co", FALSE);
  assert_column (self, "network", "Core|Shops|");
  type_into (self, 2, "network", "", TRUE);
  type_into (self, 0, "techniques", "Pre-staging, Network download", TRUE);
  type_into (self, 1, "techniques", "rem", TRUE);
  type_into (self, 2, "techniques", "pigeon", FALSE);
  assert_column (self, "techniques", "Pre-staging, Network download|Removable media|");
  type_into (self, 0, "local_repository", "yes", TRUE);
  type_into (self, 1, "local_repository", "n", TRUE);
  assert_column (self, "local_repository", "Yes|No|");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *,
                                                        gconstpointer); } tests[] = {
    { "/app/grid/range", test_range }, { "/app/grid/copy-and-paste", test_copy_and_paste }, { "/app/grid/cut", test_cut },
    { "/app/grid/paste-page", test_paste_page }, { "/app/grid/not-understood", test_not_understood },
    { "/app/grid/not-understood-goes", test_not_understood_goes }, { "/app/grid/rows-are-added", test_rows_are_added },
    { "/app/grid/many", test_many }, { "/app/grid/fill", test_fill }, { "/app/grid/find", test_find }, { "/app/grid/columns", test_columns },
    { "/app/grid/progress", test_progress }, { "/app/grid/cancel", test_cancel }, { "/app/grid/column-order", test_column_order },
    { "/app/grid/job-aid-parts", test_job_aid_parts }, { "/app/grid/job-aid", test_job_aid },
    { "/app/grid/typed-choices", test_typed_choices }
  };

  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
