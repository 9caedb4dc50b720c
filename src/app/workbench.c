/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Actions of the program, and which file is in which window.
 */
#include "config.h"

#include "workbench.h"

#include <glib/gi18n.h>

#include "accelerators.h"
#include "recents.h"
#include "samples.h"
#include "start-window.h"
#include "window.h"

struct _TrestleWorkbench
{
  AdwApplication parent_instance;
  GHashTable    *opening;     /* URIs of files that are being opened */
};

G_DEFINE_FINAL_TYPE (TrestleWorkbench, trestle_workbench, ADW_TYPE_APPLICATION)

/* What an opening has to remember. */
typedef struct
{
  TrestleWorkbench *self;
  char             *uri;
  gboolean          as_copy;
} Opening;

static void
opening_free (Opening *opening)
{
  g_hash_table_remove (opening->self->opening, opening->uri);
  g_application_release (G_APPLICATION (opening->self));
  g_object_unref (opening->self);
  g_free (opening->uri);
  g_free (opening);
}

/* The same file by another path, such as through a link, is the same file. */
static GFile *
resolve (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *real = path != NULL ? realpath (path, NULL) : NULL;

  return real != NULL ? g_file_new_for_path (real) : g_object_ref (file);
}

static GtkWindow *
find_window (TrestleWorkbench *self,
             GFile            *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRESTLE_IS_WINDOW (l->data))
      {
        GFile *other = trestle_project_get_file (trestle_window_get_project (l->data));
        g_autoptr(GFile) real = other != NULL ? resolve (other) : NULL;

        if (real != NULL && g_file_equal (real, file))
          return l->data;
      }

  return NULL;
}

static TrestleStartWindow *
find_start_window (TrestleWorkbench *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (TRESTLE_IS_START_WINDOW (l->data))
      return l->data;

  return NULL;
}

static void
show_error (TrestleWorkbench *self,
            const char       *message)
{
  trestle_workbench_show_start (self);
  trestle_start_window_show_error (find_start_window (self), message);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Opening *opening = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleProject) project = trestle_project_open_finish (result, &error);

  if (project == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_autoptr(GFile) file = g_file_new_for_uri (opening->uri);

          trestle_recents_remove (file);
        }
      show_error (opening->self, error->message);
    }
  else if (opening->as_copy)
    {
      g_autoptr(TrestleProject) copy = trestle_project_new (trestle_project_get_design (project), NULL, NULL);

      trestle_history_mark_unsaved (trestle_project_get_history (copy));
      trestle_workbench_show (opening->self, copy);
    }
  else
    {
      g_autofree char *title = trestle_project_dup_title (project);
      g_autoptr(GFile) file = g_file_new_for_uri (opening->uri);

      /* Of a document or picture that is what was opened: the design in it has no file yet. */
      trestle_recents_add (file, title);
      trestle_workbench_show (opening->self, project);
    }
  opening_free (opening);
}

static void
start_opening (TrestleWorkbench *self,
               GFile            *file,
               gboolean          as_copy)
{
  Opening *opening;
  g_autofree char *uri = g_file_get_uri (file);

  if (!g_hash_table_add (self->opening, g_strdup (uri)))
    return;

  opening = g_new0 (Opening, 1);
  opening->self = g_object_ref (self);
  opening->uri = g_steal_pointer (&uri);
  opening->as_copy = as_copy;
  g_application_hold (G_APPLICATION (self));
  trestle_project_open_async (file, NULL, opened_cb, opening);
}

/* Actions */

static void
new_action (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(TrestleProject) project = trestle_project_new (design, NULL, NULL);

  trestle_workbench_show (user_data, project);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleWorkbench) self = user_data;
  g_autoptr(GListModel) files = gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, NULL);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      trestle_workbench_open (self, file);
    }
}

static void
open_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TrestleWorkbench *self = user_data;
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Trestle Designs"));
  gtk_file_filter_add_pattern (filter, "*.trestle");
  gtk_file_filter_add_mime_type (filter, "application/vnd.trestle+json");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _("Open Design"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open_multiple (dialog, gtk_application_get_active_window (GTK_APPLICATION (self)), NULL, chosen_cb,
                                 g_object_ref (self));
}

static void
open_uri_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  trestle_workbench_open (user_data, file);
}

static void
open_sample_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  trestle_workbench_open_sample (user_data, g_variant_get_string (parameter, NULL));
}

static void
start_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  trestle_workbench_show_start (user_data);
}

static void
shortcuts_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  adw_dialog_present (trestle_accelerators_create_dialog (),
                      GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static char *
dup_debug_info (void)
{
  return g_strdup_printf ("Trestle %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n", PACKAGE_VERSION,
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  g_autofree char *info = dup_debug_info ();

  g_object_set (dialog, "application-icon", APP_ID, "application-name", _("Trestle"), "version", PACKAGE_VERSION,
                "developer-name", _("The Trestle developers"), "license-type", GTK_LICENSE_GPL_3_0,
                "comments", _("Designs enterprise desktop virtualization infrastructures by Microsoft’s planning guide for MED-V 1.0."),
                "debug-info", info, "debug-info-filename", "trestle-debug-info.txt", NULL);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

/* Every window asks for itself; those with nothing to ask go. */
static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_action },
  { .name = "open", .activate = open_action },
  { .name = "open-uri", .activate = open_uri_action, .parameter_type = "s" },
  { .name = "open-sample", .activate = open_sample_action, .parameter_type = "s" },
  { .name = "start", .activate = start_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "about", .activate = about_action },
  { .name = "quit", .activate = quit_action }
};

/* Overrides */

static void
trestle_workbench_startup (GApplication *application)
{
  G_APPLICATION_CLASS (trestle_workbench_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  trestle_accelerators_install (GTK_APPLICATION (application));
  gtk_window_set_default_icon_name (APP_ID);
}

static void
trestle_workbench_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    trestle_workbench_show_start (TRESTLE_WORKBENCH (application));
}

static void
trestle_workbench_open_files (GApplication *application,
                              GFile       **files,
                              int           n_files,
                              const char   *hint)
{
  for (int i = 0; i < n_files; i++)
    trestle_workbench_open (TRESTLE_WORKBENCH (application), files[i]);
}

static void
trestle_workbench_finalize (GObject *object)
{
  TrestleWorkbench *self = TRESTLE_WORKBENCH (object);

  g_clear_pointer (&self->opening, g_hash_table_unref);

  G_OBJECT_CLASS (trestle_workbench_parent_class)->finalize (object);
}

static void
trestle_workbench_class_init (TrestleWorkbenchClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trestle_workbench_finalize;
  application_class->startup = trestle_workbench_startup;
  application_class->activate = trestle_workbench_activate;
  application_class->open = trestle_workbench_open_files;
}

static void
trestle_workbench_init (TrestleWorkbench *self)
{
  self->opening = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TrestleWorkbench *
trestle_workbench_new (void)
{
  return g_object_new (TRESTLE_TYPE_WORKBENCH, "application-id", APP_ID, "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

void
trestle_workbench_open (TrestleWorkbench *self,
                        GFile            *file)
{
  g_autoptr(GFile) real = resolve (file);
  GtkWindow *window = find_window (self, real);

  g_return_if_fail (TRESTLE_IS_WORKBENCH (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    start_opening (self, real, FALSE);
}

void
trestle_workbench_open_sample (TrestleWorkbench *self,
                               const char       *name)
{
  g_autoptr(GFile) file = trestle_sample_find (name);

  g_return_if_fail (TRESTLE_IS_WORKBENCH (self));

  if (file != NULL)
    start_opening (self, file, TRUE);
  else
    show_error (self, _("The sample is not installed"));
}

void
trestle_workbench_show (TrestleWorkbench *self,
                        TrestleProject   *project)
{
  TrestleStartWindow *start = find_start_window (self);

  g_return_if_fail (TRESTLE_IS_WORKBENCH (self));

  gtk_window_present (GTK_WINDOW (trestle_window_new (GTK_APPLICATION (self), project)));
  if (start != NULL)
    gtk_window_close (GTK_WINDOW (start));
}

void
trestle_workbench_show_start (TrestleWorkbench *self)
{
  TrestleStartWindow *start = find_start_window (self);

  g_return_if_fail (TRESTLE_IS_WORKBENCH (self));

  gtk_window_present (start != NULL ? GTK_WINDOW (start) : GTK_WINDOW (trestle_start_window_new (GTK_APPLICATION (self))));
}
