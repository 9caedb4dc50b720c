/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture kept inside the design, such as the customer's logo.
 */
#include "config.h"

#include "field-editor-private.h"

#include <glib/gi18n.h>

#include "edits.h"

static void
take_bytes (TrestleFieldEditor *self,
            const char         *bytes,
            gsize               length)
{
  TrestleValue value = { .set = TRUE };
  g_autoptr(GError) error = NULL;

  value.text = g_base64_encode ((const guchar *) bytes, length);
  if (trestle_edits_set (self->project, self->object, self->field, &value, &error))
    g_clear_pointer (&self->error, g_free);
  else
    g_set_str (&self->error, error->message);
  trestle_value_clear (&value);
  trestle_field_editor_update (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleFieldEditor) self = user_data;
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  if (self->object == NULL)
    return;
  if (g_file_load_contents_finish (G_FILE (source), result, &bytes, &length, NULL, &error))
    {
      take_bytes (self, bytes, length);
      return;
    }
  g_set_str (&self->error, error->message);
  trestle_field_editor_update (self);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleFieldEditor) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_load_contents_async (file, NULL, loaded_cb, g_steal_pointer (&self));
}

static void
choose_cb (TrestleFieldEditor *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_filter_set_name (filter, _("PNG and SVG Pictures"));
  gtk_file_dialog_set_title (dialog, _("Choose Picture"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (self->row)), NULL, chosen_cb, g_object_ref (self));
}

static void
remove_cb (TrestleFieldEditor *self)
{
  trestle_edits_set (self->project, self->object, self->field, &(TrestleValue) TRESTLE_VALUE_INIT, NULL);
}

static GtkWidget *
create_picture (TrestleFieldEditor *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");

  self->part = gtk_button_new_with_label (_("Choose…"));
  gtk_widget_set_valign (self->part, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (clear, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (clear, _("Remove Picture"));
  gtk_widget_add_css_class (clear, "flat");
  g_signal_connect_object (self->part, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clear, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), "clear", clear);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->label));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->part);
  gtk_widget_add_css_class (row, "property");

  return row;
}

static void
update_picture (TrestleFieldEditor *self)
{
  const char *data = trestle_object_get_string (self->object, self->field);
  g_autofree char *size = data != NULL ? g_format_size_full (strlen (data) / 4 * 3, G_FORMAT_SIZE_IEC_UNITS) : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), data != NULL ? size : _("None"));
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (self->row), "clear"), data != NULL);
}

const TrestleFieldForm trestle_field_form_picture = { create_picture, update_picture, NULL };
