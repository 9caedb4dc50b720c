/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed goes through the inspector's own row, so that units, errors, findings
 * and fixes are the same; what is chosen or named is written at once.
 */
#include "config.h"

#include "interview-answer.h"

#include <glib/gi18n.h>

#include "business.h"
#include "choice-list.h"
#include "edits.h"
#include "field-editor.h"
#include "picker-item.h"
#include "picker.h"
#include "toast.h"

struct _TrestleInterviewAnswer
{
  AdwBin                    parent_instance;
  TrestleProject           *project;
  TrestleInterviewQuestion *question;
  const TrestleField       *field;      /* of a question for a field, or NULL */
  gboolean                  several;    /* more than one may be chosen */

  TrestleFieldEditor       *editor;     /* what is typed, or NULL */
  GtkListBox               *names;      /* what has been named, or NULL */
  AdwEntryRow              *entry;      /* where another name is typed, or NULL */
  GListStore               *items;      /* what may be chosen, or NULL */
  GtkWidget                *choices;    /* the list of them, or NULL */
  GtkLabel                 *message;    /* what is wrong with a name */
};

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleInterviewAnswer, trestle_interview_answer, ADW_TYPE_BIN)

/* One answer is one step, whatever it takes. */
static void
begin (TrestleInterviewAnswer *self)
{
  g_autofree char *text = trestle_interview_dup_text (self->question);
  g_autofree char *title = g_strdup_printf (_("Answer: %s"), text);

  trestle_history_begin (trestle_project_get_history (self->project), title);
}

static void
end (TrestleInterviewAnswer *self)
{
  trestle_history_end (trestle_project_get_history (self->project));
}

static void
show_message (TrestleInterviewAnswer *self,
              const char             *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    trestle_toast_speak (GTK_WIDGET (self->message), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Names */

static void
remove_cb (GtkWidget *button)
{
  TrestleInterviewAnswer *self = TRESTLE_INTERVIEW_ANSWER (gtk_widget_get_ancestor (button, TRESTLE_TYPE_INTERVIEW_ANSWER));
  TrestleObject *member = trestle_design_lookup (trestle_project_get_design (self->project),
                                                 g_object_get_data (G_OBJECT (button), "id"));

  if (member != NULL)
    {
      begin (self);
      trestle_interview_remove (self->question, member);
      end (self);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  trestle_interview_answer_update (self);
}

static GtkWidget *
create_name_row (const TrestleObject *member)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = trestle_object_dup_name (member);
  g_autofree char *tooltip = g_strdup_printf (_("Remove “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (member->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
update_names (TrestleInterviewAnswer *self)
{
  g_autoptr(GPtrArray) members = trestle_interview_list_members (self->question);

  gtk_list_box_remove_all (self->names);
  for (guint i = 0; i < members->len; i++)
    gtk_list_box_append (self->names, create_name_row (members->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->names), members->len > 0);
}

static gboolean
add_name (TrestleInterviewAnswer *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr(GError) error = NULL;
  gboolean done = TRUE;

  if (*name == '\0')
    return TRUE;
  begin (self);
  done = trestle_interview_add (self->question, name, &error);
  if (done)
    end (self);
  else
    trestle_history_cancel (trestle_project_get_history (self->project));
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_message (self, done ? NULL : error->message);
  if (!done)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  trestle_interview_answer_update (self);

  return done;
}

/* Enter adds a name; in an empty row it says that this was all. */
static void
name_activated_cb (TrestleInterviewAnswer *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    add_name (self);
  else
    g_signal_emit (self, signals[DONE], 0);
}

static void
name_changed_cb (TrestleInterviewAnswer *self)
{
  show_message (self, NULL);
}

static void
create_names (TrestleInterviewAnswer *self,
              GtkWidget              *box)
{
  GtkWidget *group = gtk_list_box_new ();
  g_autofree char *title = g_strdup_printf (_("Add %s"), _(trestle_kind_get_info (self->question->row->adds)->title));

  self->names = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->names, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->names), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->names), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(trestle_kind_get_info (self->question->row->adds)->titles), -1);
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  g_signal_connect_object (self->entry, "entry-activated", G_CALLBACK (name_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (group), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (group, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (group), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (box), group);
}

/* Choices */

static gboolean
is_chosen (TrestleInterviewAnswer  *self,
           const TrestlePickerItem *item,
           GPtrArray               *members,
           GListModel              *values)
{
  for (guint i = 0; values != NULL && i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr(TrestlePickerItem) value = g_list_model_get_item (values, i);

      if (g_strcmp0 (value->id, item->id) == 0 && value->number == item->number)
        return value->active;
    }
  for (guint i = 0; i < members->len; i++)
    if (g_strcmp0 (((TrestleObject *) members->pdata[i])->id, item->id) == 0)
      return TRUE;

  return FALSE;
}

/* What the business has said so far. */
static gint64
get_business_answer (TrestleInterviewAnswer *self)
{
  g_autoptr(TrestleBusinessAnswers) answers = trestle_business_answers_new (trestle_project_get_design (self->project),
                                                                            self->question->row->id);
  const TrestleAnswer *record = trestle_business_answers_find (answers, self->question->subject);

  return record != NULL ? record->answer : TRESTLE_UNSET;
}

static void
update_items (TrestleInterviewAnswer *self)
{
  g_autoptr(GPtrArray) members = trestle_interview_list_members (self->question);
  g_autoptr(GListStore) values = self->field != NULL ? trestle_picker_item_list (self->question->subject, self->field) : NULL;
  gboolean business = self->question->row->form == TRESTLE_INTERVIEW_BUSINESS;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gboolean active = business ? item->number == get_business_answer (self) :
                        is_chosen (self, item, members, (GListModel *) values);

      g_object_set (item, "active", active, NULL);
    }
}

/* All references that are active now. */
static void
write_set (TrestleInterviewAnswer *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  TrestleValue value = TRESTLE_VALUE_INIT;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TrestlePickerItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!item->active)
        continue;
      value.set = TRUE;
      g_strv_builder_add (ids, item->id);
    }
  if (value.set)
    value.texts = g_strv_builder_end (ids);
  trestle_edits_set (self->project, self->question->subject, self->field, &value, NULL);
  trestle_value_clear (&value);
}

static void
write_one (TrestleInterviewAnswer  *self,
           const TrestlePickerItem *item)
{
  const TrestleValue value = { .set = TRUE, .number = item->id == NULL ? item->number : 0, .text = item->id };

  trestle_edits_set (self->project, self->question->subject, self->field, &value, NULL);
}

static void
write_choice (TrestleInterviewAnswer *self,
              TrestlePickerItem      *item)
{
  TrestleObject *target = item->id != NULL ? trestle_design_lookup (trestle_project_get_design (self->project), item->id) : NULL;

  begin (self);
  if (self->question->row->form == TRESTLE_INTERVIEW_BUSINESS)
    trestle_interview_answer (self->question, item->number == TRUE);
  else if (target != NULL)
    trestle_interview_choose (self->question, target, item->active);
  end (self);
}

static void
chosen_cb (TrestleInterviewAnswer *self,
           TrestlePickerItem      *item)
{
  if (self->field == NULL)
    write_choice (self, item);
  else if (self->several)
    write_set (self);
  else
    write_one (self, item);
  trestle_interview_answer_update (self);
  if (!self->several)
    g_signal_emit (self, signals[DONE], 0);
}

static void
append_item (TrestleInterviewAnswer *self,
             const char             *title,
             const char             *id,
             gint64                  number)
{
  g_autoptr(TrestlePickerItem) item = trestle_picker_item_new (title, NULL, id, number);

  g_list_store_append (self->items, item);
}

static void
fill_items (TrestleInterviewAnswer *self)
{
  g_autoptr(GPtrArray) targets = trestle_interview_list_targets (self->question);
  g_autoptr(GListStore) values = self->field != NULL ? trestle_picker_item_list (self->question->subject, self->field) : NULL;

  if (self->question->row->form == TRESTLE_INTERVIEW_BUSINESS)
    {
      append_item (self, _("Yes"), NULL, TRUE);
      append_item (self, _("No"), NULL, FALSE);
    }
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *name = trestle_object_dup_name (targets->pdata[i]);

      append_item (self, name, ((TrestleObject *) targets->pdata[i])->id, TRESTLE_UNSET);
    }
  for (guint i = 0; values != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (values)); i++)
    {
      g_autoptr(TrestlePickerItem) value = g_list_model_get_item (G_LIST_MODEL (values), i);

      /* Unset is what nobody knows. */
      if (value->id != NULL || value->number != TRESTLE_UNSET)
        append_item (self, value->title, value->id, value->number);
    }
}

static void
create_choices (TrestleInterviewAnswer *self,
                GtkWidget              *box,
                const char             *label)
{
  self->several = self->question->row->form == TRESTLE_INTERVIEW_CHOICES ||
                  (self->field != NULL && (self->field->kind == TRESTLE_FIELD_REFS || self->field->kind == TRESTLE_FIELD_CHOICES));
  self->items = g_list_store_new (TRESTLE_TYPE_PICKER_ITEM);
  fill_items (self);
  self->choices = trestle_choice_list_new (self->items, self->several, label);
  g_signal_connect_object (self->choices, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->choices);
}

/* A row of the inspector, as it stands there. */
static void
create_editor (TrestleInterviewAnswer *self,
               GtkWidget              *box)
{
  GtkWidget *group = gtk_list_box_new ();

  self->editor = trestle_field_editor_new (self->project, self->field);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (group), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (group, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (group), trestle_field_editor_get_row (self->editor));
  gtk_list_box_append (GTK_LIST_BOX (group), trestle_field_editor_get_notes (self->editor));
  trestle_field_editor_set_object (self->editor, self->question->subject);
  gtk_box_append (GTK_BOX (box), group);
}

static void
trestle_interview_answer_dispose (GObject *object)
{
  TrestleInterviewAnswer *self = TRESTLE_INTERVIEW_ANSWER (object);

  if (self->editor != NULL)
    trestle_field_editor_set_object (self->editor, NULL);
  g_clear_object (&self->editor);
  g_clear_object (&self->items);
  g_clear_pointer (&self->question, trestle_interview_question_free);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_interview_answer_parent_class)->dispose (object);
}

static void
trestle_interview_answer_class_init (TrestleInterviewAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_interview_answer_dispose;

  signals[DONE] = g_signal_new ("done", TRESTLE_TYPE_INTERVIEW_ANSWER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_interview_answer_init (TrestleInterviewAnswer *self)
{
}

GtkWidget *
trestle_interview_answer_new (TrestleProject                 *project,
                              const TrestleInterviewQuestion *question)
{
  TrestleInterviewAnswer *self = g_object_new (TRESTLE_TYPE_INTERVIEW_ANSWER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *text = trestle_interview_dup_text (question);

  self->project = g_object_ref (project);
  self->question = trestle_interview_question_copy (question);
  self->field = trestle_interview_get_field (question);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  if (question->row->form == TRESTLE_INTERVIEW_NAMES)
    create_names (self, box);
  else if (self->field != NULL && !trestle_picker_fits (self->field))
    create_editor (self, box);
  else
    create_choices (self, box, text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  show_message (self, NULL);
  adw_bin_set_child (ADW_BIN (self), box);
  trestle_interview_answer_update (self);

  return GTK_WIDGET (self);
}

gboolean
trestle_interview_answer_commit (TrestleInterviewAnswer *self)
{
  g_return_val_if_fail (TRESTLE_IS_INTERVIEW_ANSWER (self), FALSE);

  if (self->entry != NULL)
    return add_name (self);
  if (self->editor == NULL)
    return TRUE;
  trestle_field_editor_commit (self->editor);

  return trestle_field_editor_is_valid (self->editor);
}

void
trestle_interview_answer_discard (TrestleInterviewAnswer *self)
{
  g_return_if_fail (TRESTLE_IS_INTERVIEW_ANSWER (self));

  if (self->entry != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->editor != NULL)
    trestle_field_editor_discard (self->editor);
}

void
trestle_interview_answer_update (TrestleInterviewAnswer *self)
{
  g_return_if_fail (TRESTLE_IS_INTERVIEW_ANSWER (self));

  if (self->question->subject->design == NULL)
    return;
  if (self->names != NULL)
    update_names (self);
  if (self->items != NULL)
    update_items (self);
}

void
trestle_interview_answer_focus (TrestleInterviewAnswer *self)
{
  g_return_if_fail (TRESTLE_IS_INTERVIEW_ANSWER (self));

  if (self->entry != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else if (self->editor != NULL)
    trestle_field_editor_focus (self->editor);
  else
    gtk_widget_child_focus (self->choices, GTK_DIR_TAB_FORWARD);
}

gboolean
trestle_interview_answer_is_typed (TrestleInterviewAnswer *self)
{
  g_return_val_if_fail (TRESTLE_IS_INTERVIEW_ANSWER (self), FALSE);

  return self->editor != NULL;
}
