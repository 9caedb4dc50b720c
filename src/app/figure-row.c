/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of figures.  The explanation is asked for when it is opened: the numbers
 * may have changed since the row was shown, and the row then shows others.
 */
#include "config.h"

#include "figure-row.h"

#include <glib/gi18n.h>

#include "explanation.h"
#include "headroom.h"
#include "severity.h"

struct _TrestleFigureRow
{
  AdwActionRow         parent_instance;
  TrestleProject      *project;
  const TrestleFigure *figure;
  TrestleObject       *subject;
  TrestleObject       *other;
  GtkLabel            *value;
  GtkImage            *verdict;
  GtkMenuButton       *button;
};

G_DEFINE_FINAL_TYPE (TrestleFigureRow, trestle_figure_row, ADW_TYPE_ACTION_ROW)

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  TrestleFigureRow *self = user_data;

  gtk_menu_button_set_popover (button, trestle_explanation_new (self->project, self->figure, self->subject, self->other));
}

static void
trestle_figure_row_dispose (GObject *object)
{
  TrestleFigureRow *self = TRESTLE_FIGURE_ROW (object);

  g_clear_object (&self->other);
  g_clear_object (&self->subject);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_figure_row_parent_class)->dispose (object);
}

static void
trestle_figure_row_class_init (TrestleFigureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_figure_row_dispose;
}

static void
trestle_figure_row_init (TrestleFigureRow *self)
{
  GtkWidget *value = gtk_label_new (NULL);
  GtkWidget *verdict = gtk_image_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->value = GTK_LABEL (value);
  self->verdict = GTK_IMAGE (verdict);
  self->button = GTK_MENU_BUTTON (button);

  gtk_label_set_ellipsize (self->value, PANGO_ELLIPSIZE_END);
  gtk_label_set_selectable (self->value, FALSE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "figure-value");
  gtk_menu_button_set_icon_name (self->button, "trestle-explain-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  gtk_widget_set_tooltip_text (button, _("Explain"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), verdict);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), value);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 2);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "figure");
}

GtkWidget *
trestle_figure_row_new (TrestleProject *project)
{
  TrestleFigureRow *self = g_object_new (TRESTLE_TYPE_FIGURE_ROW, NULL);

  self->project = g_object_ref (project);

  return GTK_WIDGET (self);
}

void
trestle_figure_row_set (TrestleFigureRow         *self,
                        const TrestleFigureValue *value)
{
  const TrestleAssessment *assessment = trestle_project_get_assessment (self->project);
  g_autofree char *text = trestle_figure_value_dup_standing (assessment, value);
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;
  TrestleStanding standing;
  gboolean is_verdict = trestle_figure_value_get_standing (assessment, value, &standing);

  self->figure = value->figure;
  g_set_object (&self->subject, value->subject);
  g_set_object (&self->other, value->other);

  if (value->other != NULL)
    {
      g_autofree char *other = trestle_object_dup_name (value->other);

      title = g_strdup_printf ("%s – %s", _(value->figure->title), other);
    }
  else
    {
      title = g_strdup (_(value->figure->title));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_text (self->value, text);
  gtk_widget_set_visible (GTK_WIDGET (self->verdict), is_verdict);
  if (is_verdict)
    trestle_standing_show (self->verdict, &standing);

  label = g_strdup_printf (_("Explain %s: %s"), title, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
trestle_figure_row_fill (GtkListBox     *list,
                         TrestleProject *project,
                         GArray         *values)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < values->len; i++)
    {
      row = gtk_list_box_get_row_at_index (list, i);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (trestle_figure_row_new (project));
          gtk_list_box_append (list, GTK_WIDGET (row));
        }
      trestle_figure_row_set (TRESTLE_FIGURE_ROW (row), &g_array_index (values, TrestleFigureValue, i));
    }
  while ((row = gtk_list_box_get_row_at_index (list, values->len)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
