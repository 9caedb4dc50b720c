/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists that are made when the window is: recoveries, recent designs, samples.
 */
#include "config.h"

#include "start-window.h"

#include <glib/gi18n.h>

#include "recents.h"
#include "samples.h"
#include "toast.h"
#include "workbench.h"

struct _TrestleStartWindow
{
  AdwApplicationWindow parent_instance;
  GPtrArray           *recoveries;    /* of TrestleRecovery */
  AdwBin              *error_frame;
  GtkLabel            *error;
  AdwPreferencesGroup *recover_group;
  GtkListBox          *recover;
  AdwPreferencesGroup *recent_group;
  GtkListBox          *recent;
  GtkListBox          *samples;
};

G_DEFINE_FINAL_TYPE (TrestleStartWindow, trestle_start_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));

  return row;
}

static GtkWidget *
add_button (GtkWidget  *row,
            const char *icon,
            const char *label,
            const char *tooltip)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  if (icon != NULL)
    gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return button;
}

/* Recovery */

static TrestleRecovery *
take_recovery (GtkWidget *button)
{
  TrestleStartWindow *self = TRESTLE_START_WINDOW (gtk_widget_get_root (button));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);
  TrestleRecovery *recovery = g_object_get_data (G_OBJECT (row), "recovery");
  guint index;

  if (!g_ptr_array_find (self->recoveries, recovery, &index))
    return NULL;
  gtk_list_box_remove (self->recover, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recover_group), self->recoveries->len > 1);

  return g_ptr_array_steal_index (self->recoveries, index);
}

static void
recover_cb (GtkWidget *button)
{
  TrestleStartWindow *self = TRESTLE_START_WINDOW (gtk_widget_get_root (button));
  g_autoptr(GError) error = NULL;
  g_autoptr(TrestleRecovery) recovery = take_recovery (button);
  g_autoptr(TrestleProject) project = recovery != NULL ? trestle_project_recover (recovery, &error) : NULL;

  if (project != NULL)
    trestle_workbench_show (TRESTLE_WORKBENCH (gtk_window_get_application (GTK_WINDOW (self))), project);
  else if (error != NULL)
    trestle_start_window_show_error (self, error->message);
}

static void
discard_cb (GtkWidget *button)
{
  g_autoptr(TrestleRecovery) recovery = take_recovery (button);

  if (recovery != NULL)
    trestle_recovery_discard (recovery);
}

static void
append_recovery (TrestleStartWindow *self,
                 TrestleRecovery    *recovery)
{
  g_autoptr(GFile) file = recovery->uri != NULL ? g_file_new_for_uri (recovery->uri) : NULL;
  g_autofree char *place = file != NULL ? g_file_get_parse_name (file) : g_strdup (_("Never saved"));
  g_autofree char *changes = g_strdup_printf (ngettext ("%u change not saved", "%u changes not saved", recovery->n_steps),
                                              recovery->n_steps);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", changes, place);
  GtkWidget *row = create_row (*recovery->name != '\0' ? recovery->name : _("Untitled Design"), subtitle,
                               "document-revert-symbolic");

  g_signal_connect (add_button (row, NULL, _("Recover"), _("Open With the Changes")), "clicked", G_CALLBACK (recover_cb), NULL);
  g_signal_connect (add_button (row, "user-trash-symbolic", NULL, _("Discard the Changes")), "clicked",
                    G_CALLBACK (discard_cb), NULL);
  g_object_set_data (G_OBJECT (row), "recovery", recovery);
  gtk_list_box_append (self->recover, row);
}

/* Recent designs */

static void
forget_cb (GtkWidget *button)
{
  TrestleStartWindow *self = TRESTLE_START_WINDOW (gtk_widget_get_root (button));
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  trestle_recents_remove (g_object_get_data (G_OBJECT (row), "file"));
  gtk_list_box_remove (self->recent, row);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), gtk_list_box_get_row_at_index (self->recent, 0) != NULL);
}

static void
append_recent (TrestleStartWindow  *self,
               const TrestleRecent *recent)
{
  g_autofree char *place = g_file_get_parse_name (recent->file);
  g_autofree char *uri = g_file_get_uri (recent->file);
  g_autoptr(GDateTime) local = g_date_time_to_local (recent->time);
  g_autofree char *date = g_date_time_format (local, "%x");
  GtkWidget *row = create_row (recent->title != NULL ? recent->title : place, place, "trestle-document-symbolic");
  GtkWidget *label = gtk_label_new (date);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  g_signal_connect (add_button (row, "list-remove-symbolic", NULL, _("Remove From This List")), "clicked",
                    G_CALLBACK (forget_cb), NULL);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (recent->file), g_object_unref);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  gtk_list_box_append (self->recent, row);
}

static void
append_sample (TrestleStartWindow  *self,
               const TrestleSample *sample)
{
  GtkWidget *row = create_row (_(sample->title), _(sample->about), "trestle-library-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-sample");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sample->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->samples, row);
}

static gboolean
drop_cb (TrestleStartWindow *self,
         const GValue       *value)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = files; l != NULL; l = l->next)
    trestle_workbench_open (TRESTLE_WORKBENCH (application), l->data);
  g_slist_free (files);

  return TRUE;
}

static void
trestle_start_window_dispose (GObject *object)
{
  TrestleStartWindow *self = TRESTLE_START_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_START_WINDOW);
  g_clear_pointer (&self->recoveries, g_ptr_array_unref);

  G_OBJECT_CLASS (trestle_start_window_parent_class)->dispose (object);
}

static void
trestle_start_window_class_init (TrestleStartWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_start_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/start-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, error_frame);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, error);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, recover_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, recover);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, recent_group);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, recent);
  gtk_widget_class_bind_template_child (widget_class, TrestleStartWindow, samples);
}

static void
trestle_start_window_init (TrestleStartWindow *self)
{
  g_autoptr(GPtrArray) recents = trestle_recents_list ();
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->recoveries = trestle_recovery_list ();
  for (guint i = 0; i < self->recoveries->len; i++)
    append_recovery (self, self->recoveries->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recover_group), self->recoveries->len > 0);
  for (guint i = 0; i < recents->len; i++)
    append_recent (self, recents->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), recents->len > 0);
  for (guint i = 0; i < trestle_n_samples; i++)
    append_sample (self, &trestle_samples[i]);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
trestle_start_window_new (GtkApplication *application)
{
  return g_object_new (TRESTLE_TYPE_START_WINDOW, "application", application, NULL);
}

void
trestle_start_window_show_error (TrestleStartWindow *self,
                                 const char         *message)
{
  g_return_if_fail (TRESTLE_IS_START_WINDOW (self));

  gtk_label_set_text (self->error, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_frame), TRUE);
  trestle_toast_speak (GTK_WIDGET (self), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}
