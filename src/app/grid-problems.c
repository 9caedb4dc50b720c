/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row each, with what it was to be and why it is not; a click goes there.
 */
#include "config.h"

#include "grid-problems.h"

#include <glib/gi18n.h>

/* More than this nobody reads; the rest is in the table. */
#define MAX_ROWS 500

typedef struct
{
  GtkWidget             *widget;
  TrestleGridRejects    *rejects;
  TrestleGridProblemFunc show;
  gpointer               data;
  AdwDialog             *dialog;
} List;

static void
free_list (gpointer data)
{
  List *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->rejects);
  g_free (self);
}

static void
activated_cb (List      *self,
              GtkWidget *row)
{
  TrestleObject *object = g_object_get_data (G_OBJECT (row), "object");
  const TrestleColumn *column = g_object_get_data (G_OBJECT (row), "column");

  adw_dialog_close (self->dialog);
  self->show (self->data, object, column);
}

static void
dismiss_cb (List *self)
{
  trestle_grid_rejects_forget_pasted (self->rejects);
  adw_dialog_close (self->dialog);
}

static GtkWidget *
create_row (List                *self,
            const TrestleReject *reject)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = trestle_object_dup_name (reject->object);
  g_autofree char *place = reject->column != NULL ? g_strdup_printf ("%s · %s", name, reject->column->title) : g_strdup (name);
  /* Translators: what somebody pasted, and what is wrong with it. */
  g_autofree char *text = g_strdup_printf (_("“%s”: %s"), reject->text, reject->message);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "object", g_object_ref (reject->object), g_object_unref);
  g_object_set_data (G_OBJECT (row), "column", (gpointer) reject->column);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (activated_cb), self);

  return row;
}

static AdwPreferencesGroup *
create_group (List *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autoptr(GPtrArray) list = trestle_grid_rejects_list_pasted (self->rejects);

  adw_preferences_group_set_description (group, _("They are marked in the table, and keep their values until something "
                                                  "that can be understood is typed."));
  for (guint i = 0; i < MIN (list->len, MAX_ROWS); i++)
    adw_preferences_group_add (group, create_row (self, list->pdata[i]));

  return group;
}

void
trestle_grid_problems_present (GtkWidget             *widget,
                               TrestleGridRejects    *rejects,
                               TrestleGridProblemFunc show,
                               gpointer               data)
{
  List *self = g_new0 (List, 1);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *dismiss = gtk_button_new_with_label (_("Dismiss"));

  *self = (List) { g_object_ref (widget), g_object_ref (rejects), show, data, adw_dialog_new () };
  adw_preferences_page_add (page, create_group (self));
  gtk_widget_set_tooltip_text (dismiss, _("Forget What Was Pasted There"));
  g_signal_connect_swapped (dismiss, "clicked", G_CALLBACK (dismiss_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), dismiss);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_child (self->dialog, view);
  adw_dialog_set_title (self->dialog, _("Cells Not Understood"));
  adw_dialog_set_content_width (self->dialog, 520);
  adw_dialog_set_content_height (self->dialog, 480);
  g_object_set_data_full (G_OBJECT (self->dialog), "list", self, free_list);
  adw_dialog_present (self->dialog, widget);
}
