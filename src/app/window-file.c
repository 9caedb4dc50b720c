/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saving, and what may go wrong with it; nothing is lost silently.
 */
#include "config.h"

#include "window-private.h"

#include <glib/gi18n.h>

#include "recents.h"

/* So many recent designs stand in the menu. */
#define N_RECENT 8

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(TrestleWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  if (!trestle_project_save_finish (TRESTLE_PROJECT (source), result, &error))
    {
      self->closing = FALSE;
      trestle_window_show_banner (self, g_error_matches (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_CHANGED) ?
                                  TRESTLE_BANNER_CHANGED : TRESTLE_BANNER_SAVE_FAILED, error->message);
      return;
    }
  trestle_window_show_banner (self, TRESTLE_BANNER_NONE, NULL);
  title = trestle_project_dup_title (self->project);
  trestle_recents_add (trestle_project_get_file (self->project), title);
  trestle_window_update_title (self);
  trestle_window_update_actions (self);
  trestle_window_update_recent (self);
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
save_to (TrestleWindow *self,
         GFile         *file,
         gboolean       overwrite)
{
  trestle_project_save_async (self->project, file, overwrite, saved_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleWindow) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  /* The dialog has asked before it gave a file that exists. */
  if (file != NULL)
    save_to (self, file, TRUE);
  else
    self->closing = FALSE;
}

static void
ask_where (TrestleWindow *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = trestle_project_dup_title (self->project);
  g_autofree char *name = g_strdup_printf ("%s.trestle", g_strdelimit (title, "/\\", '-'));
  GFile *file = trestle_project_get_file (self->project);

  gtk_file_dialog_set_title (dialog, _("Save Design"));
  if (file != NULL)
    gtk_file_dialog_set_initial_file (dialog, file);
  else
    gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, chosen_cb, g_object_ref (self));
}

void
trestle_window_save (TrestleWindow *self,
                     gboolean       ask,
                     gboolean       overwrite)
{
  GFile *file = trestle_project_get_file (self->project);

  trestle_window_commit (self);
  if (ask || file == NULL)
    ask_where (self);
  else
    save_to (self, file, overwrite);
}

void
trestle_window_update_recent (TrestleWindow *self)
{
  g_autoptr(GPtrArray) recents = trestle_recents_list ();

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; i < MIN (recents->len, N_RECENT); i++)
    {
      const TrestleRecent *recent = recents->pdata[i];
      g_autofree char *uri = g_file_get_uri (recent->file);
      g_autofree char *name = g_file_get_parse_name (recent->file);
      g_autoptr(GMenuItem) item = g_menu_item_new (recent->title != NULL ? recent->title : name, NULL);

      g_menu_item_set_action_and_target (item, "app.open-uri", "s", uri);
      g_menu_append_item (self->recent_menu, item);
    }
}

void
trestle_window_show_banner (TrestleWindow *self,
                            TrestleBanner  about,
                            const char    *message)
{
  static const char *const buttons[] = {
    [TRESTLE_BANNER_SAVE_FAILED] = N_("Save As…"),
    [TRESTLE_BANNER_CHANGED] = N_("Overwrite"),
    [TRESTLE_BANNER_JOURNAL] = N_("Save"),
    [TRESTLE_BANNER_CONFLICTS] = N_("Decide")
  };
  g_autofree char *title = NULL;
  guint n = trestle_project_count_conflicts (self->project);

  if (about == TRESTLE_BANNER_NONE && n > 0)
    about = TRESTLE_BANNER_CONFLICTS;
  self->banner_about = about;
  if (about == TRESTLE_BANNER_CHANGED)
    title = g_strdup (_("The file has been changed by somebody else: nothing was written"));
  else if (about == TRESTLE_BANNER_SAVE_FAILED)
    title = g_strdup_printf (_("Could not save: %s"), message);
  else if (about == TRESTLE_BANNER_JOURNAL)
    title = g_strdup_printf (_("Changes are not being kept for recovery: %s"), message);
  else if (about == TRESTLE_BANNER_CONFLICTS)
    title = g_strdup_printf (ngettext ("A merge has left %u conflict in this design", "A merge has left %u conflicts in this design", n), n);

  if (about != TRESTLE_BANNER_NONE)
    {
      adw_banner_set_use_markup (self->banner, FALSE);
      adw_banner_set_title (self->banner, title);
      adw_banner_set_button_label (self->banner, _(buttons[about]));
    }
  adw_banner_set_revealed (self->banner, about != TRESTLE_BANNER_NONE);
}

void
trestle_window_press_banner (TrestleWindow *self)
{
  TrestleBanner about = self->banner_about;

  if (about == TRESTLE_BANNER_CONFLICTS)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-conflicts", NULL);
      return;
    }
  trestle_window_show_banner (self, TRESTLE_BANNER_NONE, NULL);
  trestle_window_save (self, about == TRESTLE_BANNER_SAVE_FAILED, about == TRESTLE_BANNER_CHANGED);
}

static void
response_cb (TrestleWindow *self,
             const char    *response)
{
  if (g_str_equal (response, "discard"))
    {
      trestle_project_close (self->project);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_str_equal (response, "save"))
    {
      self->closing = TRUE;
      trestle_window_save (self, FALSE, FALSE);
    }
}

gboolean
trestle_window_may_close (TrestleWindow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  if (!trestle_project_is_modified (self->project))
    return TRUE;

  title = trestle_project_dup_title (self->project);
  body = g_strdup_printf (_("“%s” has changes that are not saved. Discarded, they are lost."), title);
  dialog = adw_alert_dialog_new (_("Save Changes?"), body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "discard", _("_Discard"),
                                  "save", _("_Save"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "save", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));

  return FALSE;
}
