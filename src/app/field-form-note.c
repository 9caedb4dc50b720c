/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of several lines: notes, and lists of texts with one on each line.
 */
#include "config.h"

#include "field-editor-private.h"

#include <glib/gi18n.h>

static char *
dup_content (TrestleFieldEditor *self)
{
  TrestleValue value;
  char *text;

  if (self->mixed)
    return g_strdup ("");
  trestle_object_get (self->object, self->field, &value);
  text = value.texts != NULL ? g_strjoinv ("\n", value.texts) : g_strdup (value.text != NULL ? value.text : "");
  trestle_value_clear (&value);

  return text;
}

static char *
dup_typed (TrestleFieldEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->part));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
focus_leave_cb (TrestleFieldEditor *self)
{
  trestle_field_editor_commit (self);
}

static GtkWidget *
create_note (TrestleFieldEditor *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (_(self->field->label));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->part = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->part), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->part), FALSE);
  gtk_widget_set_size_request (self->part, -1, 54);
  gtk_widget_add_css_class (self->part, "field-note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL, _(self->field->label), -1);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->part, focus);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  self->hint = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hint, "caption");
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (heading), title);
  gtk_box_append (GTK_BOX (heading), self->hint);
  gtk_widget_add_css_class (box, "field-note-box");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), self->part);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
update_note (TrestleFieldEditor *self)
{
  g_autofree char *text = dup_content (self);

  if (self->error != NULL || g_strcmp0 (text, self->shown) == 0)
    return;

  g_set_str (&self->shown, text);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->part)), text, -1);
}

static void
commit_note (TrestleFieldEditor *self)
{
  g_autofree char *text = dup_typed (self);

  if (!self->updating && g_strcmp0 (text, self->shown) != 0)
    trestle_field_editor_take_text (self, text);
}

const TrestleFieldForm trestle_field_form_note = { create_note, update_note, commit_note };
