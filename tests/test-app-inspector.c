/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several objects are edited as one, in one step; what is being typed is taken over
 * before anything is undone, saved or closed.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "edits.h"
#include "file.h"
#include "grid-cell.h"
#include "inspector.h"
#include "picker.h"
#include "window.h"

typedef struct
{
  TrestleProject *project;
  TrestleDesign  *design;
  TrestleHistory *history;
  GtkWidget      *window;
  GPtrArray      *locations;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = app_test_new_project ();
  self->design = trestle_project_get_design (self->project);
  self->history = trestle_project_get_history (self->project);
  self->locations = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < 3; i++)
    {
      TrestleObject *location = trestle_design_create (self->design, TRESTLE_KIND_LOCATION);

      trestle_object_set_number (location, "bandwidth", i < 2 ? 10000000 : 20000000);
      trestle_object_set_number (location, "line_rate", 50000000);
      g_ptr_array_add (self->locations, g_object_ref (location));
    }
  trestle_history_seal (self->history);
  self->window = trestle_window_new (NULL, self->project);
  app_test_present (self->window);
  trestle_window_go_to (TRESTLE_WINDOW (self->window), "scope");
  app_test_settle ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->locations);
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

/* The row titled @title that can be seen. */
static GtkWidget *
find_row (GtkWidget  *root,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) && gtk_widget_get_visible (root) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_row (Fixture    *self,
         const char *title)
{
  return find_row (app_test_find (self->window, TRESTLE_TYPE_INSPECTOR), title);
}

/* One that begins so can be seen. */
static gboolean
has_label (GtkWidget  *root,
           const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_visible (root) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (root)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;

  return FALSE;
}

static void
assert_bandwidths (Fixture *self,
                   gint64   a,
                   gint64   b,
                   gint64   c)
{
  const gint64 expected[] = { a, b, c };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (((TrestleLocation *) self->locations->pdata[i])->bandwidth, ==, expected[i] * 1000000);
}

static void
commit (Fixture *self)
{
  trestle_inspector_commit (TRESTLE_INSPECTOR (app_test_find (self->window, TRESTLE_TYPE_INSPECTOR)));
  app_test_settle ();
}

static void
test_batch (Fixture      *self,
            gconstpointer data)
{
  GtkEditable *bandwidth, *line_rate;
  guint steps = trestle_history_get_position (self->history);

  trestle_selection_set (trestle_project_get_selection (self->project), self->locations);
  app_test_settle ();
  g_assert_true (has_label (app_test_find (self->window, TRESTLE_TYPE_INSPECTOR), "3 Locations"));
  g_assert_null (get_row (self, "Location Name"));
  bandwidth = GTK_EDITABLE (get_row (self, "Available Bandwidth"));
  line_rate = GTK_EDITABLE (get_row (self, "Line Rate"));

  /* What is the same is shown, what differs is mixed, and looking changes nothing. */
  g_assert_cmpstr (gtk_editable_get_text (line_rate), ==, "50 Mbps");
  g_assert_false (has_label (GTK_WIDGET (line_rate), "Mixed values"));
  g_assert_cmpstr (gtk_editable_get_text (bandwidth), ==, "");
  g_assert_true (has_label (GTK_WIDGET (bandwidth), "Mixed values"));
  commit (self);
  g_assert_cmpuint (trestle_history_get_position (self->history), ==, steps);

  /* What will not do changes none of them. */
  gtk_editable_set_text (bandwidth, "fast");
  commit (self);
  assert_bandwidths (self, 10, 10, 20);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (bandwidth), "error"));

  gtk_editable_set_text (bandwidth, "5");
  commit (self);
  assert_bandwidths (self, 5, 5, 5);
  g_assert_cmpstr (gtk_editable_get_text (bandwidth), ==, "5 Mbps");
  g_assert_cmpuint (trestle_history_get_position (self->history), ==, steps + 1);
  g_assert_cmpstr (trestle_history_get_undo_title (self->history), ==, "Change Available Bandwidth of 3 Objects");

  /* One step back, and what was selected is selected again. */
  trestle_selection_select (trestle_project_get_selection (self->project), NULL);
  g_assert_true (gtk_widget_activate_action (self->window, "win.undo", NULL));
  app_test_settle ();
  assert_bandwidths (self, 10, 10, 20);
  g_assert_cmpuint (trestle_selection_get_size (trestle_project_get_selection (self->project)), ==, 3);
}

static void
test_batch_picked (Fixture      *self,
                   gconstpointer data)
{
  const TrestleField *field = trestle_object_find_field (self->locations->pdata[0], "reports");
  GtkWidget *button, *list;

  trestle_object_set_number (self->locations->pdata[0], "reports", TRUE);
  trestle_history_seal (self->history);
  trestle_selection_set (trestle_project_get_selection (self->project), self->locations);
  app_test_settle ();
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (get_row (self, "Reports Needed"))), ==, "Mixed values");
  button = app_test_find (get_row (self, "Reports Needed"), GTK_TYPE_MENU_BUTTON);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  app_test_settle ();
  list = app_test_find (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))), GTK_TYPE_LIST_VIEW);
  g_signal_emit_by_name (list, "activate", 2);
  app_test_settle ();
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (trestle_object_get_number (self->locations->pdata[i], field), ==, FALSE);
  trestle_history_undo (self->history);
  g_assert_cmpint (trestle_object_get_number (self->locations->pdata[0], field), ==, TRUE);
  g_assert_cmpint (trestle_object_get_number (self->locations->pdata[1], field), ==, TRESTLE_UNSET);
}

/* Objects of different kinds have no rows in common. */
static void
test_different_kinds (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  g_ptr_array_add (objects, self->locations->pdata[0]);
  g_ptr_array_add (objects, trestle_design_get_list (self->design, TRESTLE_KIND_IMAGE)->items->pdata[0]);
  trestle_selection_set (trestle_project_get_selection (self->project), objects);
  app_test_settle ();
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (app_test_find (app_test_find (self->window, TRESTLE_TYPE_INSPECTOR),
                                                                              ADW_TYPE_STATUS_PAGE))), ==, "2 Objects Selected");
}

static TrestleGridCell *
find_cell (GtkWidget     *root,
           TrestleObject *object,
           const char    *column)
{
  TrestleGridCell *found = NULL;

  if (TRESTLE_IS_GRID_CELL (root) && trestle_grid_cell_get_object (TRESTLE_GRID_CELL (root)) == object &&
      g_str_equal (trestle_grid_cell_get_column (TRESTLE_GRID_CELL (root))->name, column))
    return TRESTLE_GRID_CELL (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_cell (child, object, column);

  return found;
}

/* Types into the row of the inspector, or into the cell; returns which it was. */
static GtkWidget *
type_bandwidth (Fixture      *self,
                gconstpointer where,
                const char   *text)
{
  GtkWidget *row;

  trestle_selection_select (trestle_project_get_selection (self->project), self->locations->pdata[0]);
  app_test_settle ();
  if (g_str_equal (where, "cell"))
    {
      TrestleGridCell *cell = find_cell (self->window, self->locations->pdata[0], "bandwidth");

      g_assert_true (trestle_grid_cell_edit (cell, TRUE));
      gtk_editable_set_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell)), text);
      return GTK_WIDGET (cell);
    }
  row = get_row (self, "Available Bandwidth");
  gtk_editable_set_text (GTK_EDITABLE (row), text);

  return row;
}

/* What will not do is where it was typed, marked, and the reason is to be read. */
static void
assert_left (Fixture    *self,
             GtkWidget  *where,
             const char *text)
{
  g_assert_true (has_label (self->window, "“fast” is not understood; expected"));
  if (GTK_IS_EDITABLE (where))
    {
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (where)), ==, text);
      g_assert_true (gtk_widget_has_css_class (where, "error"));
      return;
    }
  g_assert_true (gtk_widget_has_css_class (where, "rejected"));
}

/* Undoing takes over what is typed, and then takes that back. */
static void
test_pending_undo (Fixture      *self,
                   gconstpointer data)
{
  guint steps = trestle_history_get_n_steps (self->history);

  type_bandwidth (self, data, "7 Mbps");
  assert_bandwidths (self, 10, 10, 20);
  g_assert_true (gtk_widget_activate_action (self->window, "win.undo", NULL));
  assert_bandwidths (self, 10, 10, 20);
  g_assert_cmpuint (trestle_history_get_n_steps (self->history), ==, steps + 1);
  g_assert_true (gtk_widget_activate_action (self->window, "win.redo", NULL));
  assert_bandwidths (self, 7, 10, 20);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_assert_true (trestle_project_save_finish (TRESTLE_PROJECT (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
is_unmodified (gpointer data)
{
  return !trestle_project_is_modified (data);
}

static gint64
read_bandwidth (Fixture *self,
                GFile   *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) design = trestle_file_load (file, NULL, NULL, &error);
  TrestleObject *location;

  g_assert_no_error (error);
  location = trestle_design_lookup (design, ((TrestleObject *) self->locations->pdata[0])->id);

  return ((TrestleLocation *) location)->bandwidth;
}

/* Saving saves what is typed; what will not do stays to be corrected and is not saved. */
static void
test_pending_save (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("trestle-inspector-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pending.trestle", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;
  GtkWidget *row;

  trestle_project_save_async (self->project, file, FALSE, saved_cb, &saved);
  app_test_wait (is_true, &saved);
  type_bandwidth (self, data, "7 Mbps");
  /* A window without an edit cannot save: the edit is made by the first one. */
  trestle_object_set_number (self->locations->pdata[2], "bandwidth", 30000000);
  trestle_history_seal (self->history);
  g_assert_true (gtk_widget_activate_action (self->window, "win.save", NULL));
  app_test_wait (is_unmodified, self->project);
  g_assert_cmpint (read_bandwidth (self, file), ==, 7000000);

  row = type_bandwidth (self, data, "fast");
  trestle_object_set_number (self->locations->pdata[2], "bandwidth", 20000000);
  trestle_history_seal (self->history);
  g_assert_true (gtk_widget_activate_action (self->window, "win.save", NULL));
  app_test_wait (is_unmodified, self->project);
  g_assert_cmpint (read_bandwidth (self, file), ==, 7000000);
  assert_left (self, row, "fast");
  g_remove (path);
  g_rmdir (folder);
}

/* Closing takes over what is typed, and so asks whether to save it. */
static void
test_pending_close (Fixture      *self,
                    gconstpointer data)
{
  AdwDialog *dialog;

  type_bandwidth (self, data, "7 Mbps");
  gtk_window_close (GTK_WINDOW (self->window));
  app_test_settle ();
  assert_bandwidths (self, 7, 10, 20);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  adw_dialog_force_close (dialog);
  app_test_settle ();
}

/* What will not do does not keep from undoing what was done before, and stays. */
static void
test_rejected_undo (Fixture      *self,
                    gconstpointer data)
{
  GtkWidget *where;

  trestle_selection_select (trestle_project_get_selection (self->project), self->locations->pdata[0]);
  app_test_settle ();
  g_assert_true (trestle_edits_set_text (self->project, self->locations->pdata[2],
                                         trestle_object_find_field (self->locations->pdata[2], "bandwidth"), "30", NULL));
  app_test_settle ();
  where = type_bandwidth (self, data, "fast");
  g_assert_true (gtk_widget_activate_action (self->window, "win.undo", NULL));
  assert_bandwidths (self, 10, 10, 20);
  assert_left (self, where, "fast");
}

#define ADD_FOR(path, function, data) g_test_add ("/app/inspector/" path, Fixture, data, set_up, function, tear_down)
#define ADD(path, function) ADD_FOR (path, function, NULL)

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  ADD ("batch", test_batch);
  ADD ("batch-picked", test_batch_picked);
  ADD ("different-kinds", test_different_kinds);
  ADD_FOR ("pending-undo/row", test_pending_undo, "row");
  ADD_FOR ("pending-undo/cell", test_pending_undo, "cell");
  ADD_FOR ("pending-save/row", test_pending_save, "row");
  ADD_FOR ("pending-save/cell", test_pending_save, "cell");
  ADD_FOR ("pending-close/row", test_pending_close, "row");
  ADD_FOR ("pending-close/cell", test_pending_close, "cell");
  ADD_FOR ("rejected-undo/row", test_rejected_undo, "row");
  ADD_FOR ("rejected-undo/cell", test_rejected_undo, "cell");

  return g_test_run ();
}
