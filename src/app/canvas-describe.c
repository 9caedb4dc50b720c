/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology in words, to be read, heard and copied.
 */
#include "config.h"

#include "canvas-private.h"

#include <glib/gi18n.h>

static void
copy_cb (GtkButton   *button,
         GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

void
trestle_canvas_describe (TrestleCanvas *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *copy = gtk_button_new_with_label (_("Copy"));
  g_autofree char *words = NULL;

  trestle_canvas_update (self);
  words = self->scene != NULL ? trestle_scene_describe (self->scene) : g_strdup ("");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 18, "right-margin", 18, "top-margin", 12, "bottom-margin", 18,
                "pixels-inside-wrap", 3, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Topology in Words"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  g_signal_connect (copy, "clicked", G_CALLBACK (copy_cb), view);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scrolled);
  adw_dialog_set_title (dialog, _("Topology in Words"));
  adw_dialog_set_content_width (dialog, 620);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, toolbar);
  adw_dialog_present (dialog, GTK_WIDGET (self));
  gtk_widget_grab_focus (view);
}
