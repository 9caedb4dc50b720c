/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks only when there is something to say.
 */
#include "config.h"

#include "delete-dialog.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "edits.h"
#include "toast.h"

/* More lines than anybody reads. */
#define MAX_LINES 100

typedef struct
{
  GtkWidget      *widget;       /* owned: toasts appear over its window */
  TrestleProject *project;
  AdwAlertDialog *dialog;       /* borrowed */
  GtkWidget      *list;         /* of what depends on it */
  GtkDropDown    *others;       /* or NULL: nothing can stand in its place */
  GPtrArray      *choices;      /* of ids of objects, behind “nothing” */
  GtkCheckButton *too;          /* or NULL: nothing would be left */
  GPtrArray      *left;         /* of TrestleObject (owned) that would be without what they need */
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->project);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->left);
  g_free (self);
}

static void
say_deleted (GtkWidget *widget,
             guint      n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u object deleted", "%u objects deleted", n), n);

  if (n > 0)
    trestle_toast_done (widget, text);
}

static TrestleObject *
get_other (Question *self)
{
  guint selected = self->others != NULL ? gtk_drop_down_get_selected (self->others) : 0;

  if (selected == 0 || selected > self->choices->len)
    return NULL;

  return trestle_design_lookup (trestle_project_get_design (self->project), self->choices->pdata[selected - 1]);
}

static gboolean
takes_left (Question *self)
{
  return self->too != NULL && gtk_check_button_get_active (self->too);
}

/* What is selected, and what goes with it because somebody has said so. */
static GPtrArray *
list_objects (Question *self)
{
  GPtrArray *objects = trestle_selection_list (trestle_project_get_selection (self->project));

  if (takes_left (self))
    g_ptr_array_extend (objects, self->left, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  return objects;
}

static void
response_cb (Question   *self,
             const char *response)
{
  TrestleObject *object = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  TrestleObject *other = get_other (self);

  if (!g_str_equal (response, "delete"))
    return;
  if (takes_left (self))
    {
      g_autoptr(GPtrArray) objects = list_objects (self);

      trestle_selection_set (trestle_project_get_selection (self->project), objects);
    }
  else if (other != NULL && object != NULL)
    {
      trestle_edits_replace (self->project, object, other);
      say_deleted (self->widget, 1);
      return;
    }
  say_deleted (self->widget, trestle_edits_delete (self->project));
}

/* "Population Sales goes, too", "Population Sales is left without Location" */
static char *
dup_line (TrestleObject      *object,
          const TrestleField *field)
{
  g_autofree char *name = trestle_object_dup_name (object);
  const char *kind = _(trestle_object_get_info (object)->title);

  if (field == NULL)
    /* Translators: a kind of object and its name. */
    return g_strdup_printf (_("%s “%s” goes, too"), kind, name);

  /* Translators: a kind of object, its name, and the field that will be empty. */
  return g_strdup_printf (_("%s “%s” is left without this: %s"), kind, name, _(field->label));
}

static void
append_line (GtkWidget          *list,
             TrestleObject      *object,
             const TrestleField *field)
{
  g_autofree char *line = dup_line (object, field);
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_box_append (GTK_LIST_BOX (list), label);
}

/* Says what depends on what is deleted, which may have become more. */
static void
show_dependents (Question *self)
{
  g_autoptr(GPtrArray) objects = list_objects (self);
  g_autoptr(GArray) dependents = trestle_edit_list_dependents (objects);
  guint n = dependents->len + (takes_left (self) ? self->left->len : 0);
  g_autofree char *body = g_strdup_printf (ngettext ("%u other object depends on it.", "%u other objects depend on it.", n), n);

  adw_alert_dialog_set_body (self->dialog, body);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; takes_left (self) && i < MIN (self->left->len, MAX_LINES); i++)
    append_line (self->list, self->left->pdata[i], NULL);
  for (guint i = 0; i < MIN (dependents->len, MAX_LINES); i++)
    {
      const TrestleDependent *dependent = &g_array_index (dependents, TrestleDependent, i);

      append_line (self->list, dependent->object, dependent->goes ? NULL : dependent->field);
    }
}

static GtkWidget *
create_list (Question *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_margin_start (self->list, 2);
  gtk_widget_set_margin_end (self->list, 2);
  gtk_widget_set_margin_top (self->list, 2);
  gtk_widget_set_margin_bottom (self->list, 2);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);

  return scroller;
}

static void
too_toggled_cb (Question *self)
{
  if (self->others != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->others), !takes_left (self));
  show_dependents (self);
}

/* What refers to nothing else with that field: members of sets miss one of several. */
static void
append_too (Question     *self,
            GtkBox       *box,
            const GArray *dependents)
{
  for (guint i = 0; i < dependents->len; i++)
    {
      const TrestleDependent *dependent = &g_array_index (dependents, TrestleDependent, i);

      if (!dependent->goes && dependent->field->kind == TRESTLE_FIELD_REF)
        g_ptr_array_add (self->left, g_object_ref (dependent->object));
    }
  if (self->left->len == 0)
    return;
  self->too = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Delete what is left without it, too")));
  gtk_box_append (box, GTK_WIDGET (self->too));
  g_signal_connect_swapped (self->too, "toggled", G_CALLBACK (too_toggled_cb), self);
}

/* What else of its kind could stand in the place of @object. */
static GtkWidget *
create_others (Question      *self,
               TrestleObject *object)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GPtrArray) objects = trestle_list_dup_by_name (trestle_design_get_list (object->design, trestle_object_get_kind (object)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("Use instead"));

  gtk_string_list_append (names, _("Nothing"));
  for (guint i = 0; i < objects->len; i++)
    if (objects->pdata[i] != object)
      {
        g_autofree char *name = trestle_object_dup_name (objects->pdata[i]);

        gtk_string_list_append (names, name);
        g_ptr_array_add (self->choices, g_strdup (((TrestleObject *) objects->pdata[i])->id));
      }
  self->others = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)),
                                                   gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->others, TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->others), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->others), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Use Instead"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->others));

  return box;
}

static char *
dup_heading (const GPtrArray *objects)
{
  g_autofree char *name = objects->len == 1 ? trestle_object_dup_name (objects->pdata[0]) : NULL;

  if (name != NULL)
    return g_strdup_printf (_("Delete “%s”?"), name);

  return g_strdup_printf (ngettext ("Delete %u Object?", "Delete %u Objects?", objects->len), objects->len);
}

static AdwDialog *
ask (GtkWidget      *widget,
     TrestleProject *project,
     GPtrArray      *objects,
     const GArray   *dependents)
{
  Question *self = g_new0 (Question, 1);
  g_autofree char *heading = dup_heading (objects);
  AdwDialog *dialog = adw_alert_dialog_new (heading, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->widget = g_object_ref (widget);
  self->project = g_object_ref (project);
  self->dialog = ADW_ALERT_DIALOG (dialog);
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_box_append (GTK_BOX (box), create_list (self));
  if (objects->len == 1)
    gtk_box_append (GTK_BOX (box), create_others (self, objects->pdata[0]));
  append_too (self, GTK_BOX (box), dependents);
  show_dependents (self);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "question", self, free_question);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, widget);

  return dialog;
}

AdwDialog *
trestle_delete_dialog_run (GtkWidget      *widget,
                           TrestleProject *project)
{
  g_autoptr(GPtrArray) objects = trestle_selection_list (trestle_project_get_selection (project));
  g_autoptr(GArray) dependents = trestle_edit_list_dependents (objects);

  if (dependents->len > 0)
    return ask (widget, project, objects, dependents);
  trestle_delete_dialog_skip (widget, project);

  return NULL;
}

void
trestle_delete_dialog_skip (GtkWidget      *widget,
                            TrestleProject *project)
{
  say_deleted (widget, trestle_edits_delete (project));
}
