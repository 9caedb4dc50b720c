/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that are chosen: the value stands under the title, a button opens the
 * choices, and a reference can be followed.
 */
#include "config.h"

#include "field-editor-private.h"

#include <glib/gi18n.h>

#include "picker.h"

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TrestleFieldEditor *self = user_data;

  GtkWidget *picker = trestle_picker_new (self->project, self->object, self->field);

  if (self->objects != NULL)
    trestle_picker_set_objects (TRESTLE_PICKER (picker), self->objects, self->mixed);
  gtk_menu_button_set_popover (button, picker);
}

/* What somebody begins to type at the row is looked for among the choices. */
static gboolean
key_pressed_cb (TrestleFieldEditor *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);
  GtkMenuButton *button = GTK_MENU_BUTTON (self->part);
  char typed[7] = "";

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || !g_unichar_isgraph (letter) ||
      gtk_menu_button_get_active (button))
    return GDK_EVENT_PROPAGATE;
  gtk_menu_button_popup (button);
  g_unichar_to_utf8 (letter, typed);
  trestle_picker_type (TRESTLE_PICKER (gtk_menu_button_get_popover (button)), typed);

  return GDK_EVENT_STOP;
}

static void
follow_cb (TrestleFieldEditor *self)
{
  TrestleObject *target = trestle_object_get_target (self->object, self->field);

  if (target != NULL)
    trestle_selection_jump (trestle_project_get_selection (self->project), target, NULL);
}

static GtkWidget *
create_picker (TrestleFieldEditor *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  g_autofree char *tooltip = g_strdup_printf (_("Choose %s"), _(self->field->label));

  self->part = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->part), "pan-down-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->part), create_popover_cb, self, NULL);
  gtk_widget_set_valign (self->part, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->part, tooltip);
  gtk_widget_add_css_class (self->part, "flat");

  if (self->field->kind == TRESTLE_FIELD_REF)
    {
      self->hint = NULL;
      g_object_set_data (G_OBJECT (row), "follow", gtk_button_new_from_icon_name ("go-next-symbolic"));
      gtk_widget_set_valign (g_object_get_data (G_OBJECT (row), "follow"), GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (g_object_get_data (G_OBJECT (row), "follow"), "flat");
      g_signal_connect_object (g_object_get_data (G_OBJECT (row), "follow"), "clicked", G_CALLBACK (follow_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_get_data (G_OBJECT (row), "follow"));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->label));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->part);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->part);
  gtk_widget_add_css_class (row, "property");
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, key);

  return row;
}

static void
update_picker (TrestleFieldEditor *self)
{
  g_autofree char *text = trestle_field_editor_dup_text (self);
  g_autofree char *unset = self->mixed ? g_strdup (_("Mixed values")) : trestle_picker_dup_unset (self->field);
  g_autofree char *label = NULL;
  GtkWidget *follow = g_object_get_data (G_OBJECT (self->row), "follow");
  gboolean set = *text != '\0';

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), set ? text : unset);
  if (set)
    gtk_widget_remove_css_class (self->row, "unset");
  else
    gtk_widget_add_css_class (self->row, "unset");

  label = g_strdup_printf ("%s: %s", _(self->field->label), set ? text : unset);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (follow != NULL)
    {
      g_autofree char *tooltip = g_strdup_printf (_("Go to “%s”"), text);

      gtk_widget_set_visible (follow, set);
      gtk_widget_set_tooltip_text (follow, tooltip);
    }
}

const TrestleFieldForm trestle_field_form_picker = { create_picker, update_picker, NULL };
