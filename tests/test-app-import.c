/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table goes through the pages of the import into the design, in one step, and
 * a second time changes nothing.
 */
#include "config.h"

#include <string.h>

#include "app-test.h"
#include "import-dialog-private.h"

typedef struct
{
  TrestleProject      *project;
  GtkWidget           *window;
  TrestleImportDialog *dialog;
} Fixture;

static const char table[] = "Standort;Leitung [Mbit/s];Mitarbeiter;Kommentar\n"
                            "London;8;100;here\n"
                            "Kiel;4,5;35;\n"
                            "Bonn;schnell;20;\n";

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = app_test_new_project ();
  self->window = app_test_show (gtk_label_new ("here"));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

static gboolean
is_tried (gpointer data)
{
  Fixture *self = data;

  return self->dialog->report != NULL && gtk_widget_get_sensitive (GTK_WIDGET (self->dialog->review_button));
}

static void
open_dialog (Fixture    *self,
             const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  self->dialog = trestle_import_dialog_present (gtk_window_get_child (GTK_WINDOW (self->window)), self->project,
                                                TRESTLE_KIND_LOCATION);
  app_test_settle ();
  trestle_import_dialog_take (self->dialog, bytes, "table.csv");
  app_test_wait (is_tried, self);
}

static void
assert_counts (Fixture *self,
               guint    n_new,
               guint    n_updated,
               guint    n_unchanged,
               guint    n_skipped)
{
  const guint *counts = self->dialog->report->counts;

  g_assert_cmpuint (counts[TRESTLE_IMPORT_NEW], ==, n_new);
  g_assert_cmpuint (counts[TRESTLE_IMPORT_UPDATED], ==, n_updated);
  g_assert_cmpuint (counts[TRESTLE_IMPORT_UNCHANGED], ==, n_unchanged);
  g_assert_cmpuint (counts[TRESTLE_IMPORT_SKIPPED], ==, n_skipped);
}

static guint
count_locations (Fixture *self)
{
  return trestle_design_get_list (trestle_project_get_design (self->project), TRESTLE_KIND_LOCATION)->items->len;
}

static void
click (GtkButton *button)
{
  g_signal_emit_by_name (button, "clicked");
  app_test_settle ();
}

static void
test_import (Fixture      *self,
             gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  guint n = count_locations (self);

  open_dialog (self, table);
  assert_counts (self, 1, 1, 0, 1);
  g_assert_cmpuint (self->dialog->headings->len, ==, 4);
  g_assert_true (gtk_widget_has_css_class (gtk_grid_get_child_at (self->dialog->preview, 1, 4), "error"));
  g_assert_false (gtk_widget_has_css_class (gtk_grid_get_child_at (self->dialog->preview, 1, 3), "error"));
  g_assert_cmpuint (count_locations (self), ==, n);

  click (self->dialog->review_button);
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (self->dialog->pages), ==, "review");
  g_assert_cmpuint (self->dialog->listed->len, ==, 1);
  adw_toggle_group_set_active_name (self->dialog->states, "skipped");
  g_assert_cmpuint (((TrestleImportRow *) self->dialog->listed->pdata[0])->line, ==, 4);
  click (self->dialog->import_button);
  g_assert_cmpuint (count_locations (self), ==, n + 1);
  g_assert_cmpstr (trestle_history_get_undo_title (history), ==, "Import Locations");

  open_dialog (self, table);
  assert_counts (self, 0, 0, 2, 1);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
  trestle_history_undo (history);
  g_assert_cmpuint (count_locations (self), ==, n);
  g_assert_false (trestle_history_can_undo (history));
}

/* A column that goes elsewhere leaves where another one went, and is found again. */
static void
test_mapping (Fixture      *self,
              gconstpointer data)
{
  GtkDropDown *heading;
  guint bandwidth;

  open_dialog (self, "Site;First Speed;Second Speed\nOslo;1;2\n");
  heading = self->dialog->headings->pdata[2];
  bandwidth = gtk_drop_down_get_selected (self->dialog->headings->pdata[1]);
  if (bandwidth == 0)
    bandwidth = 5;
  gtk_drop_down_set_selected (heading, bandwidth);
  g_assert_cmpuint (gtk_drop_down_get_selected (self->dialog->headings->pdata[1]), ==, 0);
  app_test_wait (is_tried, self);
  click (self->dialog->review_button);
  click (self->dialog->import_button);

  open_dialog (self, "Site;First Speed;Second Speed\nOslo;1;2\n");
  g_assert_cmpuint (gtk_drop_down_get_selected (self->dialog->headings->pdata[2]), ==, bandwidth);
  assert_counts (self, 0, 0, 1, 0);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
}

/* The unit of a heading is shown and can be another one; where there are no units, none is asked for. */
static void
test_unit (Fixture      *self,
           gconstpointer data)
{
  GtkEditable *unit;
  TrestleLocation *oslo = NULL;

  open_dialog (self, "Site;Bandwidth [Mbit/s];Country\nOslo;512;Norway\n");
  unit = self->dialog->units->pdata[1];
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (unit)));
  g_assert_false (gtk_widget_get_visible (self->dialog->units->pdata[0]));
  g_assert_false (gtk_widget_get_visible (self->dialog->units->pdata[2]));
  g_assert_cmpstr (gtk_editable_get_text (unit), ==, "Mbit/s");
  gtk_editable_set_text (unit, "parsec");
  app_test_wait (is_tried, self);
  assert_counts (self, 0, 0, 0, 1);
  gtk_editable_set_text (unit, " kbps ");
  app_test_wait (is_tried, self);
  assert_counts (self, 1, 0, 0, 0);
  click (self->dialog->review_button);
  click (self->dialog->import_button);
  TRESTLE_FOREACH (trestle_project_get_design (self->project), LOCATION, TrestleLocation, location)
    if (g_strcmp0 (trestle_object_get_name (TRESTLE_OBJECT (location)), "Oslo") == 0)
      oslo = location;
  g_assert_cmpint (oslo->bandwidth, ==, 512000);

  /* It is remembered with the rest. */
  open_dialog (self, "Site;Bandwidth [Mbit/s];Country\nOslo;512;Norway\n");
  g_assert_cmpstr (gtk_editable_get_text (self->dialog->units->pdata[1]), ==, "kbps");
  assert_counts (self, 0, 0, 1, 0);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
}

/* A mapping that has been given a name is there for other files, and says when it does not fit. */
static void
test_kept (Fixture      *self,
           gconstpointer data)
{
  GtkStringObject *item;

  open_dialog (self, "Site;Speed (Mbit/s);Nation;Remark\nOslo;1;Norway;x\n");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog->saved)));
  gtk_drop_down_set_selected (self->dialog->keys, 2);
  item = gtk_drop_down_get_selected_item (self->dialog->keys);
  g_assert_cmpstr (gtk_string_object_get_string (item), ==, "Known by Country");
  app_test_wait (is_tried, self);
  gtk_editable_set_text (self->dialog->keep_as, " HR export ");
  click (self->dialog->review_button);
  click (self->dialog->import_button);

  open_dialog (self, "Site;Speed (Mbit/s);Nation;Remark\nOslo office;1;Norway;x\n");
  assert_counts (self, 0, 1, 0, 0);
  gtk_drop_down_set_selected (self->dialog->keys, 0);
  app_test_wait (is_tried, self);
  assert_counts (self, 1, 0, 0, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->dialog->saved)));
  gtk_drop_down_set_selected (self->dialog->saved, 1);
  app_test_wait (is_tried, self);
  g_assert_cmpuint (gtk_drop_down_get_selected (self->dialog->keys), ==, 2);
  assert_counts (self, 0, 1, 0, 0);
  g_assert_cmpstr (gtk_editable_get_text (self->dialog->keep_as), ==, "HR export");
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();

  open_dialog (self, "Site;Other\nOslo;1\n");
  gtk_drop_down_set_selected (self->dialog->saved, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->dialog->refusal)));
  g_assert_cmpuint (gtk_drop_down_get_selected (self->dialog->saved), ==, 0);
  gtk_drop_down_set_selected (self->dialog->saved, 0);
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();

  open_dialog (self, "Site;Speed (Mbit/s);Nation;Remark\nOslo;1;Norway;x\n");
  gtk_drop_down_set_selected (self->dialog->saved, 1);
  click (self->dialog->forget_button);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->dialog->saved)));
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
}

static char *
dup_long_table (void)
{
  GString *text = g_string_new ("Site;Speed (Mbit/s)\n");

  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "Branch %u;%u\n", i, i % 100 + 1);

  return g_string_free (text, FALSE);
}

static gboolean
is_busy (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (((Fixture *) data)->dialog->trial), "busy") == 0;
}

static gboolean
is_working (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (((Fixture *) data)->dialog->lists), "working") == 0 &&
         gtk_progress_bar_get_fraction (((Fixture *) data)->dialog->import_bar) > 0;
}

/* Many rows are looked at, and go in, while the window stays alive; both can be stopped. */
static void
test_long (Fixture      *self,
           gconstpointer data)
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *text = dup_long_table ();
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  guint n = count_locations (self);

  self->dialog = trestle_import_dialog_present (gtk_window_get_child (GTK_WINDOW (self->window)), self->project,
                                                TRESTLE_KIND_LOCATION);
  app_test_settle ();
  trestle_import_dialog_take (self->dialog, bytes, "long.csv");
  app_test_wait (is_busy, self);
  click (self->dialog->stop_button);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self->dialog->trial), ==, "stopped");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (self->dialog->review_button)));
  click (self->dialog->retry_button);
  app_test_wait (is_tried, self);
  assert_counts (self, 40000, 0, 0, 0);

  click (self->dialog->review_button);
  g_signal_emit_by_name (self->dialog->import_button, "clicked");
  app_test_wait (is_working, self);
  g_assert_cmpuint (count_locations (self), >, n);
  click (self->dialog->import_stop);
  g_assert_cmpuint (count_locations (self), ==, n);
  g_assert_false (trestle_history_can_undo (history));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (self->dialog->lists), ==, "rows");
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
}

static gboolean
is_refused (gpointer data)
{
  return g_strcmp0 (adw_status_page_get_title (((Fixture *) data)->dialog->invitation), "Not a Table") == 0;
}

static void
test_no_table (Fixture      *self,
               gconstpointer data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("PK\003\004no workbook", 15);

  self->dialog = trestle_import_dialog_present (gtk_window_get_child (GTK_WINDOW (self->window)), self->project,
                                                TRESTLE_KIND_LOCATION);
  trestle_import_dialog_take (self->dialog, bytes, "table.xlsx");
  app_test_wait (is_refused, self);
  g_assert_cmpstr (adw_navigation_view_get_visible_page_tag (self->dialog->pages), ==, "source");
  adw_dialog_force_close (ADW_DIALOG (self->dialog));
  app_test_settle ();
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("trestle-import-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  app_test_init (&argc, &argv);

  g_test_add ("/app/import/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/app/import/mapping", Fixture, NULL, set_up, test_mapping, tear_down);
  g_test_add ("/app/import/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/app/import/long", Fixture, NULL, set_up, test_long, tear_down);
  g_test_add ("/app/import/unit", Fixture, NULL, set_up, test_unit, tear_down);
  g_test_add ("/app/import/no-table", Fixture, NULL, set_up, test_no_table, tear_down);

  return g_test_run ();
}
