/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connects the parts of the window to the project and to each other.
 */
#include "config.h"

#include "window-private.h"

#include <glib/gi18n.h>

#include "history-popover.h"
#include "settings.h"
#include "sidebar-row.h"

G_DEFINE_FINAL_TYPE (TrestleWindow, trestle_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_narrow (TrestleWindow *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layouts), "narrow") == 0;
}

static gboolean
is_inspector_shown (TrestleWindow *self)
{
  return is_narrow (self) ? adw_bottom_sheet_get_open (self->sheet) :
         adw_overlay_split_view_get_show_sidebar (self->inspector_split);
}

static void
show_destination (TrestleWindow            *self,
                  const TrestleDestination *destination)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean in_sidebar = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->destinations));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->destinations, i)) != NULL; i++)
    if (trestle_sidebar_row_get_destination (TRESTLE_SIDEBAR_ROW (row)) == destination)
      {
        gtk_list_box_select_row (self->destinations, row);
        if (in_sidebar)
          gtk_widget_grab_focus (GTK_WIDGET (row));
      }

  self->destination = destination;
  adw_navigation_page_set_title (self->content_page, _(destination->title));
  if (destination->kinds != NULL)
    {
      trestle_work_page_set_destination (self->work_page, destination);
      gtk_stack_set_visible_child_name (self->pages, "work");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->pages, destination->name);
    }
  trestle_window_update_title (self);
}

/* Callbacks */

static void
destination_activated_cb (TrestleWindow *self,
                          GtkListBoxRow *row)
{
  trestle_window_commit (self);
  show_destination (self, trestle_sidebar_row_get_destination (TRESTLE_SIDEBAR_ROW (row)));
  adw_navigation_split_view_set_show_content (self->nav_split, TRUE);
}

static void
inspector_toggled_cb (TrestleWindow *self)
{
  if (!self->updating)
    trestle_window_show_inspector (self, gtk_toggle_button_get_active (self->inspector_button));
}

static void
inspector_shown_cb (TrestleWindow *self)
{
  if (self->inspector_button == NULL || self->layouts == NULL || self->sheet == NULL)
    return;
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->inspector_button, is_inspector_shown (self));
  self->updating = FALSE;
}

static void
banner_clicked_cb (TrestleWindow *self)
{
  trestle_window_press_banner (self);
}

/* How things stand first, then destination after destination. */
static gboolean
follow_cb (gpointer object,
           guint    round)
{
  TrestleWindow *self = object;
  GtkListBoxRow *row = round > 0 ? gtk_list_box_get_row_at_index (self->destinations, (int) round - 1) : NULL;

  if (round == 0)
    {
      trestle_window_update_status (self);
      trestle_window_update_conflicts (self);
    }
  else if (row != NULL)
    {
      trestle_sidebar_row_update (TRESTLE_SIDEBAR_ROW (row), self->project);
    }

  return round < trestle_n_destinations;
}

/* The desktop asks before it ends a session with changes that are not saved. */
static void
update_inhibitor (TrestleWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  gboolean modified = trestle_project_is_modified (self->project);

  if (application == NULL || modified == (self->inhibitor != 0))
    return;
  if (modified)
    {
      self->inhibitor = gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                                 _("There are changes that are not saved"));
      return;
    }
  gtk_application_uninhibit (application, self->inhibitor);
  self->inhibitor = 0;
}

static void
history_changed_cb (TrestleWindow *self)
{
  update_inhibitor (self);
  trestle_window_update_title (self);
  trestle_window_update_actions (self);
}

/* Whoever shows findings or figures asks to see what they are about. */
static void
jumped_cb (TrestleWindow      *self,
           TrestleObject      *object,
           const TrestleField *field)
{
  const TrestleDestination *destination = trestle_destination_for_kind (trestle_object_get_kind (object));

  if (destination != NULL)
    {
      show_destination (self, destination);
      trestle_work_page_show_object (self->work_page, object, FALSE);
    }
  else
    {
      trestle_window_go_to (self, "overview");
    }
  adw_navigation_split_view_set_show_content (self->nav_split, TRUE);
  trestle_window_show_inspector (self, TRUE);
  if (field != NULL)
    trestle_inspector_focus_field (self->inspector, field);
}

static void
journal_failed_cb (TrestleWindow *self,
                   const char    *message)
{
  trestle_window_show_banner (self, TRESTLE_BANNER_JOURNAL, message);
}

static void
active_changed_cb (TrestleWindow *self)
{
  if (self->project != NULL && !gtk_window_is_active (GTK_WINDOW (self)))
    trestle_project_sync (self->project);
}

/* Settings: the last window that was sized is the size of the next. */

static void
restore_size (TrestleWindow *self)
{
  GSettings *settings = trestle_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
store_size (TrestleWindow *self)
{
  GSettings *settings = trestle_settings_get ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    g_settings_set (settings, "window-size", "(ii)", width, height);
}

/* Overrides */

static gboolean
trestle_window_close_request (GtkWindow *window)
{
  TrestleWindow *self = TRESTLE_WINDOW (window);

  trestle_window_commit (self);
  if (!trestle_window_may_close (self))
    return GDK_EVENT_STOP;

  store_size (self);
  trestle_project_close (self->project);

  return GTK_WINDOW_CLASS (trestle_window_parent_class)->close_request (window);
}

static void
trestle_window_dispose (GObject *object)
{
  TrestleWindow *self = TRESTLE_WINDOW (object);

  for (guint i = 0; i < TRESTLE_N_PANES; i++)
    g_clear_weak_pointer (&self->left[i]);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_WINDOW);
  g_clear_object (&self->project);
  g_clear_pointer (&self->open_item, g_free);
  g_clear_object (&self->comparing);
  g_clear_object (&self->places);

  G_OBJECT_CLASS (trestle_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, nav_split);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, inspector_split);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, layouts);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, destinations);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, overview_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, work_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, decisions_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, findings_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, sizing_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, assumption_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, outage_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, document_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, changes_page);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, errors_icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, errors);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, warnings_icon);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, warnings);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, headline);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, TrestleWindow, recent_menu);
}

static void
trestle_window_class_init (TrestleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = trestle_window_close_request;

  g_type_ensure (TRESTLE_TYPE_ASSUMPTION_PAGE);
  g_type_ensure (TRESTLE_TYPE_CHANGES_PAGE);
  g_type_ensure (TRESTLE_TYPE_DECISIONS_PAGE);
  g_type_ensure (TRESTLE_TYPE_DOCUMENT_PAGE);
  g_type_ensure (TRESTLE_TYPE_FINDINGS_PAGE);
  g_type_ensure (TRESTLE_TYPE_INSPECTOR);
  g_type_ensure (TRESTLE_TYPE_OUTAGE_PAGE);
  g_type_ensure (TRESTLE_TYPE_OVERVIEW_PAGE);
  g_type_ensure (TRESTLE_TYPE_SIZING_PAGE);
  g_type_ensure (TRESTLE_TYPE_WORK_PAGE);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, destination_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_toggled_cb);
  trestle_window_install_actions (widget_class);
}

static void
trestle_window_init (TrestleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < trestle_n_destinations; i++)
    gtk_list_box_append (self->destinations, trestle_sidebar_row_new (&trestle_destinations[i]));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  trestle_history_popover_connect (GTK_WIDGET (self->undo_button), "win.history");
  trestle_history_popover_connect (GTK_WIDGET (self->redo_button), "win.history");
}

static void
connect_project (TrestleWindow *self)
{
  TrestleHistory *history = trestle_project_get_history (self->project);

  g_signal_connect_object (history, "notify::can-undo", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (self->project), "changed",
                           G_CALLBACK (trestle_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (self->project), "jumped", G_CALLBACK (jumped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::title", G_CALLBACK (trestle_window_update_title), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "compared", G_CALLBACK (trestle_window_update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "journal-failed", G_CALLBACK (journal_failed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
trestle_window_new (GtkApplication *application,
                    TrestleProject *project)
{
  TrestleWindow *self = g_object_new (TRESTLE_TYPE_WINDOW, "application", application, NULL);

  self->project = g_object_ref (project);
  self->places = trestle_places_new (trestle_project_get_design (project), trestle_project_get_selection (project));
  trestle_project_follow_in_rounds (project, self, follow_cb);
  trestle_inspector_set_project (self->inspector, project);
  trestle_work_page_set_project (self->work_page, project);
  trestle_document_page_set_project (self->document_page, project);
  trestle_decisions_page_set_project (self->decisions_page, project);
  trestle_findings_page_set_project (self->findings_page, project);
  trestle_overview_page_set_project (self->overview_page, project);
  trestle_sizing_page_set_project (self->sizing_page, project);
  trestle_assumption_page_set_project (self->assumption_page, project);
  trestle_outage_page_set_project (self->outage_page, project);
  trestle_changes_page_set_project (self->changes_page, project);
  connect_project (self);
  restore_size (self);
  trestle_window_update_recent (self);
  trestle_window_go_to (self, "overview");
  trestle_follower_run (follow_cb, self);
  history_changed_cb (self);
  inspector_shown_cb (self);

  return GTK_WIDGET (self);
}

TrestleProject *
trestle_window_get_project (TrestleWindow *self)
{
  g_return_val_if_fail (TRESTLE_IS_WINDOW (self), NULL);

  return self->project;
}

void
trestle_window_go_to (TrestleWindow *self,
                      const char    *name)
{
  const TrestleDestination *destination = trestle_destination_find (name);

  g_return_if_fail (TRESTLE_IS_WINDOW (self));
  g_return_if_fail (destination != NULL);

  show_destination (self, destination);
}

void
trestle_window_show_inspector (TrestleWindow *self,
                               gboolean       show)
{
  g_return_if_fail (TRESTLE_IS_WINDOW (self));

  if (is_narrow (self))
    adw_bottom_sheet_set_open (self->sheet, show);
  else
    adw_overlay_split_view_set_show_sidebar (self->inspector_split, show);
}
