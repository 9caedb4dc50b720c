/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where one was before, and the whole screen.
 */
#include "config.h"

#include "window-private.h"

#include "interview-dialog.h"
#include "presentation.h"

/* In the interview it is the question before that one goes back to. */
static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (TRESTLE_IS_INTERVIEW_DIALOG (dialog))
    gtk_widget_activate_action (GTK_WIDGET (dialog), "interview.back", NULL);
  if (dialog != NULL)
    return;
  trestle_window_commit (self);
  trestle_places_walk (self->places, g_str_equal (name, "win.back") ? -1 : 1);
}

static void
fullscreen_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
present_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleWindow *self = TRESTLE_WINDOW (widget);

  trestle_window_commit (self);
  trestle_presentation_present (GTK_WINDOW (self), self->project);
}

void
trestle_window_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_action);
}
