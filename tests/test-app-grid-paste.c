/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks to and from the clipboard, what is not understood in them, and blocks
 * that take long.
 */
#include "config.h"

#include "edits.h"
#include "edits.h"
#include "grid-app.h"

#include <string.h>

static void
test_copy_and_paste (Fixture      *self,
                     gconstpointer data)
{
  trestle_object_set_number (grid_app_get_row (self, 0), "bandwidth", 2000000);
  trestle_object_set_number (grid_app_get_row (self, 1), "bandwidth", 4000000);
  grid_app_select_range (self, 0, "bandwidth", 1, "bandwidth");
  grid_app_act (self, "grid.copy");
  trestle_grid_move_to (self->grid, 1, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_paste_clipboard (self);
  grid_app_assert_column (self, "bandwidth", "2 Mbps|2 Mbps|4 Mbps");
  trestle_history_undo (trestle_project_get_history (self->project));
  grid_app_assert_column (self, "bandwidth", "2 Mbps|4 Mbps|");
}

static void
test_cut (Fixture      *self,
          gconstpointer data)
{
  trestle_object_set_number (grid_app_get_row (self, 0), "bandwidth", 2000000);
  trestle_grid_move_to (self->grid, 0, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_act (self, "grid.cut");
  grid_app_assert_column (self, "bandwidth", "||");
  trestle_grid_move_to (self->grid, 2, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_paste_clipboard (self);
  grid_app_assert_column (self, "bandwidth", "||2 Mbps");
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
  trestle_grid_move_to (self->grid, 0, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_paste_clipboard (self);
  grid_app_assert_column (self, "bandwidth", "1 Mbps|2 Mbps|");
}

/* Rows that are pasted where one has just been added are new, wherever that one stands. */
static void
test_paste_added (Fixture      *self,
                  gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  TrestleObject *added = trestle_edits_add (self->project, TRESTLE_KIND_LOCATION);
  const GPtrArray *locations = trestle_design_get_list (trestle_project_get_design (self->project), TRESTLE_KIND_LOCATION)->items;

  trestle_object_set_string (added, "name", "Bo");
  trestle_history_seal (history);
  app_test_settle ();
  trestle_grid_show (self->grid, added, TRUE);
  app_test_settle ();
  g_assert_true (trestle_grid_cell_is_editing (trestle_grid_get_focused_cell (self->grid)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), "Essen\nFulda\nGera\n");
  trestle_grid_paste_typing (self->grid, trestle_grid_get_focused_cell (self->grid));
  app_test_wait (grid_app_is_pasted, self);
  app_test_settle ();
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle|Essen|Fulda|Gera");
  g_assert_cmpuint (self->grid->range.row, ==, 3);
  trestle_history_undo (history);
  app_test_settle ();
  grid_app_assert_column (self, "name", "Aachen|Bo|Bonn|Celle");

  /* Once something else has been done it is a row as any other. */
  trestle_object_set_number (added, "bandwidth", 1000000);
  trestle_history_seal (history);
  trestle_grid_move_to (self->grid, 1, 0, FALSE);
  grid_app_paste (self, "Essen\nFulda\n");
  grid_app_assert_column (self, "name", "Aachen|Celle|Essen|Fulda");
  g_assert_cmpuint (locations->len, ==, 4);
}

/* Text goes into the editor, where the cursor is. */
static void
test_paste_typing (Fixture      *self,
                   gconstpointer data)
{
  TrestleGridCell *cell = grid_app_find_cell (self->grid, 0, "name");
  GtkEditable *editor;

  g_assert_true (trestle_grid_cell_edit (cell, FALSE));
  editor = GTK_EDITABLE (trestle_grid_cell_get_editor (cell));
  gtk_editable_select_region (editor, 6, 6);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), " West\r\n");
  trestle_grid_paste_typing (self->grid, cell);
  app_test_settle ();
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "Aachen West");
  g_assert_true (trestle_grid_cell_commit (cell));
  grid_app_assert_column (self, "name", "Aachen West|Bonn|Celle");
}

/* A row of somebody’s sheet becomes a column here. */
static void
test_paste_turned (Fixture      *self,
                   gconstpointer data)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), "1\t2\n10\t20\t30\n");
  grid_app_select_range (self, 0, "bandwidth", 0, "bandwidth");
  grid_app_act (self, "grid.paste-turned");
  app_test_wait (grid_app_is_pasted, self);
  app_test_settle ();
  grid_app_assert_column (self, "bandwidth", "1 Mbps|2 Mbps|");
  grid_app_assert_column (self, "line_rate", "10 Mbps|20 Mbps|30 Mbps");
  trestle_history_undo (trestle_project_get_history (self->project));
  app_test_settle ();
  grid_app_assert_column (self, "line_rate", "||");

  /* The other way of pasting does not stay. */
  grid_app_paste (self, "1\t2\n");
  grid_app_assert_column (self, "bandwidth", "1 Mbps||");
  grid_app_assert_column (self, "line_rate", "2 Mbps||");
}

/* What is not understood changes nothing, stays to be seen, and goes with undo. */
static void
test_not_understood (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr(GPtrArray) list = NULL;

  trestle_object_set_number (grid_app_get_row (self, 1), "bandwidth", 9000000);
  trestle_grid_move_to (self->grid, 0, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_paste (self, "1\nfast\n3\n");
  grid_app_assert_column (self, "bandwidth", "1 Mbps|9 Mbps|3 Mbps");
  g_assert_cmpuint (grid_app_count_cells (self, "rejected"), ==, 1);
  g_assert_true (adw_banner_get_revealed (self->grid->banner));
  list = trestle_grid_rejects_list_pasted (self->grid->rejects);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (((TrestleReject *) list->pdata[0])->text, ==, "fast");

  trestle_history_undo (trestle_project_get_history (self->project));
  grid_app_assert_column (self, "bandwidth", "|9 Mbps|");
  g_assert_cmpuint (grid_app_count_cells (self, "rejected"), ==, 0);
  g_assert_false (adw_banner_get_revealed (self->grid->banner));
}

/* A value that comes from elsewhere is what counts. */
static void
test_not_understood_goes (Fixture      *self,
                          gconstpointer data)
{
  trestle_grid_move_to (self->grid, 0, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_paste (self, "fast");
  g_assert_cmpuint (grid_app_count_cells (self, "rejected"), ==, 1);
  trestle_object_set_number (grid_app_get_row (self, 0), "bandwidth", 1000);
  g_assert_cmpuint (grid_app_count_cells (self, "rejected"), ==, 0);
  g_assert_false (adw_banner_get_revealed (self->grid->banner));
}

static void
test_rows_are_added (Fixture      *self,
                     gconstpointer data)
{
  trestle_grid_move_to (self->grid, 2, 0, FALSE);
  grid_app_paste (self, "Dresden\nEssen\nFulda\n");
  grid_app_assert_column (self, "name", "Aachen|Bonn|Dresden|Essen|Fulda");
  trestle_history_undo (trestle_project_get_history (self->project));
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
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
  grid_app_paste (self, text->str);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)), ==, 40);
  g_assert_cmpstr (trestle_object_get_name (grid_app_get_row (self, 0)), ==, "Place 00");
  g_assert_cmpstr (trestle_object_get_name (grid_app_get_row (self, 39)), ==, "Place 39");

  trestle_history_undo (trestle_project_get_history (self->project));
  app_test_settle ();
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
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
  app_test_wait (grid_app_is_pasted, self);
  app_test_settle ();
  g_assert_false (gtk_widget_get_visible (self->grid->progress));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)), ==, 3000);
  g_assert_nonnull (trestle_grid_get_focused_cell (self->grid));
  g_assert_cmpuint (trestle_history_get_n_steps (history), ==, 1);
  trestle_history_undo (history);
  app_test_settle ();
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");

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
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
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
  trestle_object_set_number (grid_app_get_row (self, 0), "bandwidth", 2000000);
  grid_app_select_range (self, 0, "bandwidth", 2, "bandwidth");
  grid_app_act (self, "grid.fill-down");
  grid_app_assert_column (self, "bandwidth", "2 Mbps|2 Mbps|2 Mbps");
  trestle_grid_fill_range (self->grid, "T1");
  grid_app_assert_column (self, "bandwidth", "1.544 Mbps|1.544 Mbps|1.544 Mbps");
  grid_app_act (self, "grid.clear");
  grid_app_assert_column (self, "bandwidth", "||");
  for (guint i = 0; i < 3; i++)
    trestle_history_undo (trestle_project_get_history (self->project));
  grid_app_assert_column (self, "bandwidth", "2 Mbps||");
}

static void
assert_range (Fixture    *self,
              const char *anchor,
              const char *cursor,
              const char *column)
{
  TrestleGridRange *range = &self->grid->range;
  TrestleGridCell *cell = trestle_grid_get_focused_cell (self->grid);

  g_assert_cmpstr (trestle_object_get_name (grid_app_get_row (self, range->anchor_row)), ==, anchor);
  g_assert_cmpstr (trestle_object_get_name (grid_app_get_row (self, range->row)), ==, cursor);
  g_assert_cmpint (range->column, ==, grid_app_find_shown (self, column));
  g_assert_nonnull (cell);
  g_assert_cmpstr (trestle_object_get_name (trestle_grid_cell_get_object (cell)), ==, cursor);
  g_assert_cmpstr (trestle_grid_cell_get_column (cell)->name, ==, column);
}

static void
go_to (Fixture *self,
       guint    position)
{
  trestle_edits_go_to (self->project, position);
  app_test_settle ();
}

/* The range and the cursor come back with the step, wherever they have gone, and however
 * the rows have moved.
 */
static void
test_range_comes_back (Fixture      *self,
                       gconstpointer data)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  g_autoptr(GString) text = g_string_new (NULL);

  grid_app_select_range (self, 0, "bandwidth", 1, "bandwidth");
  trestle_grid_fill_range (self->grid, "2 Mbps");
  app_test_settle ();
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  grid_app_paste (self, "Zwickau");
  trestle_grid_move_to (self->grid, 1, 0, FALSE);
  for (guint i = 0; i < 40; i++)
    g_string_append_printf (text, "Place %02u\n", 39 - i);
  grid_app_paste (self, text->str);
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  app_test_settle ();

  go_to (self, 2);
  assert_range (self, "Celle", "Celle", "name");
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 1);
  go_to (self, 1);
  assert_range (self, "Aachen", "Aachen", "name");
  trestle_grid_move_to (self->grid, 2, 2, FALSE);
  go_to (self, 0);
  assert_range (self, "Aachen", "Bonn", "bandwidth");
  g_assert_cmpuint (grid_app_count_cells (self, "in-range"), ==, 2);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 2);
  trestle_grid_move_to (self->grid, 2, 2, FALSE);
  go_to (self, 1);
  assert_range (self, "Aachen", "Bonn", "bandwidth");
  g_assert_cmpuint (grid_app_count_cells (self, "in-range"), ==, 2);
  go_to (self, 2);
  g_assert_cmpstr (trestle_object_get_name (grid_app_get_row (self, self->grid->range.row)), ==, "Zwickau");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *,
                                                        gconstpointer); } tests[] = {
    { "/app/grid/range-comes-back", test_range_comes_back },
    { "/app/grid/copy-and-paste", test_copy_and_paste },
    { "/app/grid/cut", test_cut },
    { "/app/grid/paste-page", test_paste_page },
    { "/app/grid/paste-added", test_paste_added },
    { "/app/grid/paste-typing", test_paste_typing },
    { "/app/grid/paste-turned", test_paste_turned },
    { "/app/grid/not-understood", test_not_understood },
    { "/app/grid/not-understood-goes", test_not_understood_goes },
    { "/app/grid/rows-are-added", test_rows_are_added },
    { "/app/grid/many", test_many },
    { "/app/grid/fill", test_fill },
    { "/app/grid/progress", test_progress },
    { "/app/grid/cancel", test_cancel }
  };

  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, grid_app_set_up, tests[i].test, grid_app_tear_down);

  return g_test_run ();
}
