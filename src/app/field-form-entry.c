/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields that are typed in one line: texts, numbers with units, dates.  What has
 * been typed is taken over by Enter and when the focus leaves; then the row
 * echoes it in its canonical form.  The mouse wheel never edits.
 */
#include "config.h"

#include "field-editor-private.h"

#include <glib/gi18n.h>

/* Counts that are stepped through rather than typed. */
#define MOST_STEPPED 10000

static gboolean
is_stepped (const TrestleField *field)
{
  return field->kind == TRESTLE_FIELD_INT && field->unit == TRESTLE_UNIT_NONE && field->max < MOST_STEPPED;
}

/* From what counts now; where nothing does, the first step is to the least. */
static void
step (TrestleFieldEditor *self,
      int                 by)
{
  gint64 number;
  g_autofree char *text = NULL;

  trestle_field_editor_commit (self);
  if (self->error != NULL)
    return;
  number = self->mixed ? TRESTLE_UNSET : trestle_object_get_number (self->object, self->field);
  if (number == TRESTLE_UNSET && self->field->has_standard)
    number = self->field->standard;
  number = number != TRESTLE_UNSET ? CLAMP (number + by, self->field->min, self->field->max) : self->field->min;
  text = g_strdup_printf ("%d", (int) number);
  trestle_field_editor_take_text (self, text);
}

static void
less_cb (TrestleFieldEditor *self)
{
  step (self, -1);
}

static void
more_cb (TrestleFieldEditor *self)
{
  step (self, 1);
}

static void
add_step (TrestleFieldEditor *self,
          const char         *icon,
          const char         *word,
          void (             *clicked_cb ) (TrestleFieldEditor *self))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: “Less: Cores”, the label of a field. */
  g_autofree char *name = g_strdup_printf ("%s: %s", word, _(self->field->label));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->part), button);
}

static void
apply_cb (TrestleFieldEditor *self)
{
  trestle_field_editor_commit (self);
}

static void
focus_leave_cb (TrestleFieldEditor *self)
{
  trestle_field_editor_commit (self);
}

static gboolean
key_pressed_cb (TrestleFieldEditor *self,
                guint               keyval)
{
  if (is_stepped (self->field) && (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    {
      step (self, keyval == GDK_KEY_Up ? 1 : -1);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Escape || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->part)), self->shown) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_editable_set_text (GTK_EDITABLE (self->part), self->shown);
  g_clear_pointer (&self->error, g_free);
  trestle_field_editor_update (self);

  return GDK_EVENT_STOP;
}

static void
day_selected_cb (TrestleFieldEditor *self,
                 GtkCalendar        *calendar)
{
  g_autofree char *text = NULL;
  g_autoptr(GDateTime) date = NULL;

  if (self->updating)
    return;
  date = gtk_calendar_get_date (calendar);
  text = g_date_time_format (date, "%Y-%m-%d");
  trestle_field_editor_take_text (self, text);
}

static void
calendar_shown_cb (TrestleFieldEditor *self,
                   GtkWidget          *calendar)
{
  const char *text = trestle_object_get_string (self->object, self->field);
  g_autofree char *time = text != NULL ? g_strdup_printf ("%sT00:00:00", text) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = time != NULL ? g_date_time_new_from_iso8601 (time, zone) : NULL;

  if (date == NULL)
    return;
  self->updating = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  self->updating = FALSE;
}

static void
add_calendar (TrestleFieldEditor *self,
              AdwEntryRow        *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose Date"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (calendar, "map", G_CALLBACK (calendar_shown_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (row, button);
}

static GtkWidget *
create_entry (TrestleFieldEditor *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->field->label));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, focus);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, key);

  self->part = row;
  self->hint = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "numeric");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), self->hint);
  if (is_stepped (self->field))
    {
      add_step (self, "value-decrease-symbolic", _("Less"), less_cb);
      add_step (self, "value-increase-symbolic", _("More"), more_cb);
    }
  if (self->field->kind == TRESTLE_FIELD_DATE)
    add_calendar (self, ADW_ENTRY_ROW (row));
  if (self->field->kind != TRESTLE_FIELD_TEXT)
    adw_entry_row_set_input_hints (ADW_ENTRY_ROW (row), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);

  return row;
}

/* What has been typed and is not valid stays until it is corrected. */
static void
update_entry (TrestleFieldEditor *self)
{
  g_autofree char *text = trestle_field_editor_dup_text (self);

  if (self->error != NULL || g_strcmp0 (text, self->shown) == 0)
    return;

  g_set_str (&self->shown, text);
  /* Setting the text may not count as typing, which would leave an apply button. */
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->row), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->row), text);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->row), TRUE);
}

static void
commit_entry (TrestleFieldEditor *self)
{
  if (!self->updating && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->row)), self->shown) != 0)
    trestle_field_editor_take_text (self, gtk_editable_get_text (GTK_EDITABLE (self->row)));
}

const TrestleFieldForm trestle_field_form_entry = { create_entry, update_entry, commit_entry };
