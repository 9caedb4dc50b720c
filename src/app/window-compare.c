/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Comparing the design with another version of it.
 */
#include "config.h"

#include "window-private.h"

#include <glib/gi18n.h>

#include "toast.h"

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleDesign) other = trestle_file_load_finish (result, NULL, &error);
  g_autofree char *name = NULL;

  if (self->project == NULL)
    return;
  if (other == NULL)
    {
      trestle_toast_say (GTK_WIDGET (self), error->message);
      return;
    }
  name = g_file_get_basename (self->comparing);
  trestle_project_compare (self->project, other, name);
  trestle_changes_page_show (self->changes_page, FALSE);
  trestle_window_go_to (self, "changes");
}

void
trestle_window_compare_with (TrestleWindow *self,
                             GFile         *file)
{
  g_set_object (&self->comparing, file);
  trestle_file_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    trestle_window_compare_with (self, file);
}

static void
ask (TrestleWindow *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GFile *file = trestle_project_get_file (self->project);
  g_autoptr(GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;

  gtk_file_filter_set_name (filter, _("Designs, and Pictures and Documents of Them"));
  gtk_file_filter_add_suffix (filter, "trestle");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_dialog_set_title (dialog, _("Compare With"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  if (folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
}

static void
compare_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  ask (self);
}

static void
show_conflicts_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_changes_page_show (self->changes_page, TRUE);
  trestle_window_go_to (self, "changes");
}

/* The last step draws everything. */
static void
show_changes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_go_to (self, "repositories");
  trestle_work_page_show_canvas (self->work_page, "changes");
}

static void
leave_comparison_action (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  trestle_project_compare (TRESTLE_WINDOW (widget)->project, NULL, NULL);
}

void
trestle_window_install_compare_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.show-conflicts", NULL, show_conflicts_action);
  gtk_widget_class_install_action (widget_class, "win.show-changes", NULL, show_changes_action);
  gtk_widget_class_install_action (widget_class, "win.leave-comparison", NULL, leave_comparison_action);
}

void
trestle_window_update_conflicts (TrestleWindow *self)
{
  /* Whatever else is amiss comes first. */
  if (self->banner_about == TRESTLE_BANNER_NONE || self->banner_about == TRESTLE_BANNER_CONFLICTS)
    trestle_window_show_banner (self, TRESTLE_BANNER_NONE, NULL);
}
