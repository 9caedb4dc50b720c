/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables go out as files of a new folder: all that are chosen, or none.
 */
#include "config.h"

#include <glib/gstdio.h>

#include "app-test.h"
#include "export-tables.h"
#include "kinds.h"
#include "tables-dialog.h"
#include "tables.h"

typedef struct
{
  TrestleProject *project;
  GtkWidget      *window;
  char           *path;
  GFile          *parent;
  GError         *error;
  gboolean        done;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->project = app_test_new_project ();
  self->window = app_test_show (adw_bin_new ());
  self->path = g_dir_make_tmp ("trestle-tables-XXXXXX", NULL);
  self->parent = g_file_new_for_path (self->path);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  remove_folder (self->path);
  g_clear_error (&self->error);
  g_object_unref (self->parent);
  g_free (self->path);
  app_test_destroy (self->window, NULL);
  app_test_finish (self->project);
}

/* Names in a folder, in order, hidden ones with them. */
static char *
dup_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, (gpointer) name);
  g_ptr_array_sort_values (names, (GCompareFunc) g_strcmp0);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

static void
closed_cb (Fixture *self)
{
  self->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Fixture *) data)->done;
}

static gboolean
is_there (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 1;
}

/* Every table with rows, as the one table that is exported by itself. */
static void
test_dialog (Fixture      *self,
             gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  const TrestleTableForm form = trestle_table_form_for_locale (TRUE);
  g_autofree char *title = g_strdup_printf ("%s – Tables", trestle_object_get_name (TRESTLE_OBJECT (design)));
  g_autofree char *second = g_strconcat (title, " 2", NULL);
  g_autofree char *both = g_strjoin ("|", title, second, NULL);
  g_autofree char *names = NULL;
  guint n = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      TrestleTablesDialog *dialog = trestle_tables_dialog_present (self->window, self->project);
      gpointer left = dialog;

      self->done = FALSE;
      g_object_add_weak_pointer (G_OBJECT (dialog), &left);
      g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), self);
      app_test_wait (is_there, dialog);
      trestle_tables_dialog_export (dialog, self->parent);
      app_test_wait (is_done, self);
      app_test_wait (app_test_is_gone, &left);
    }
  names = dup_names (self->path);
  g_assert_cmpstr (names, ==, both);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      g_autofree char *file = g_strconcat (trestle_kind_get_info (kind)->titles, ".csv", NULL);
      g_autofree char *path = g_build_filename (self->path, second, file, NULL);
      g_autoptr(GBytes) bytes = trestle_table_write_csv (design, kind, &form);
      g_autofree char *text = NULL;
      gsize length = 0;

      if (trestle_design_get_list (design, kind)->items->len == 0)
        {
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
          continue;
        }
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_cmpmem (text, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Fixture *self = data;
  g_autoptr(GFile) folder = trestle_export_tables_finish (TRESTLE_PROJECT (source), result, &self->error);

  g_assert_null (folder);
  self->done = TRUE;
}

/* What is stopped or fails leaves nothing behind. */
static void
test_nothing (Fixture      *self,
              gconstpointer data)
{
  const TrestleKind kinds[] = { TRESTLE_KIND_LOCATION, TRESTLE_KIND_IMAGE };
  g_autoptr(GArray) array = g_array_new (FALSE, FALSE, sizeof (TrestleKind));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GFile) nowhere = g_file_get_child (self->parent, "nowhere");
  g_autofree char *names = NULL;
  int n_written = 0;

  self->done = FALSE;
  g_array_append_vals (array, kinds, G_N_ELEMENTS (kinds));
  trestle_export_tables_async (self->project, array, nowhere, &n_written, NULL, exported_cb, self);
  app_test_wait (is_done, self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&self->error);

  self->done = FALSE;
  g_cancellable_cancel (cancellable);
  trestle_export_tables_async (self->project, array, self->parent, &n_written, cancellable, exported_cb, self);
  app_test_wait (is_done, self);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = dup_names (self->path);
  g_assert_cmpstr (names, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/tables/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  g_test_add ("/app/tables/nothing", Fixture, NULL, set_up, test_nothing, tear_down);

  return g_test_run ();
}
