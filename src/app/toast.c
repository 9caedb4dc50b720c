/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the window's toast overlay.  A newer notice takes the place of an older.
 */
#include "config.h"

#include "toast.h"

#include <glib/gi18n.h>

static void
add (GtkWidget *widget,
     AdwToast  *toast)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay == NULL && ADW_IS_APPLICATION_WINDOW (window))
    overlay = adw_application_window_get_content (ADW_APPLICATION_WINDOW (window));
  if (!ADW_IS_TOAST_OVERLAY (overlay))
    {
      g_object_unref (g_object_ref_sink (toast));
      return;
    }
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (overlay));
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

static void
show_file_cb (AdwToast *toast,
              GFile    *file)
{
  g_autoptr(GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, NULL, NULL, NULL, NULL);
}

static AdwToast *
create (const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_use_markup (toast, FALSE);

  return toast;
}

void
trestle_toast_say (GtkWidget  *widget,
                   const char *text)
{
  add (widget, create (text));
}

void
trestle_toast_done (GtkWidget  *widget,
                    const char *title)
{
  AdwToast *toast = create (title);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  add (widget, toast);
}

void
trestle_toast_file (GtkWidget  *widget,
                    const char *text,
                    GFile      *file)
{
  AdwToast *toast = create (text);

  adw_toast_set_button_label (toast, _("Show in Files"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_file_cb), g_object_ref (file),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  add (widget, toast);
}

void
trestle_toast_speak (GtkWidget                        *widget,
                     const char                       *text,
                     GtkAccessibleAnnouncementPriority priority)
{
  g_autoptr(GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  /* GTK 4.18’s context for tests has no function for announcements and calls it. */
  if (context != NULL && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, priority);
}
