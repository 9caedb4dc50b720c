/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Images have one answer; applications are asked for license and support apart.
 */
#include "config.h"

#include "answer-dialog.h"

#include <glib/gi18n.h>

#include "business.h"
#include "date-row.h"
#include "edits.h"

struct _TrestleAnswerDialog
{
  AdwDialog       parent_instance;
  TrestleProject *project;
  char           *id;
  TrestleObject  *subject;

  GtkButton      *save;
  GtkLabel       *question;
  GtkLabel       *place;
  AdwComboRow    *answer;
  AdwComboRow    *license;
  AdwComboRow    *support;
  AdwEntryRow    *respondent;
  AdwEntryRow    *date;
  AdwEntryRow    *notes;
};

G_DEFINE_FINAL_TYPE (TrestleAnswerDialog, trestle_answer_dialog, ADW_TYPE_DIALOG)

/* As the rows of the choices stand. */
enum { NOT_ANSWERED, YES, NO };

static gint64
get_flag (AdwComboRow *row)
{
  static const gint64 values[] = { TRESTLE_UNSET, TRUE, FALSE };

  return values[adw_combo_row_get_selected (row)];
}

static void
set_flag (AdwComboRow *row,
          gint64       value)
{
  const char *const labels[] = { _("Not answered"), _("Yes"), _("No"), NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (labels);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (row, value == TRESTLE_UNSET ? NOT_ANSWERED : value ? YES : NO);
}

/* The question as it is asked now, or NULL. */
static const TrestleBusinessQuestion *
find_question (const GPtrArray     *questions,
               const char          *id,
               const TrestleObject *subject)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleBusinessQuestion *question = questions->pdata[i];

      if (question->subject == subject && g_str_equal (question->id, id))
        return question;
    }

  return NULL;
}

static void
cancel_cb (TrestleAnswerDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_cb (TrestleAnswerDialog *self)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (trestle_project_get_design (self->project));
  const TrestleBusinessQuestion *question = find_question (questions, self->id, self->subject);
  const TrestleBusinessAnswer answer = {
    get_flag (self->answer), get_flag (self->license), get_flag (self->support),
    gtk_editable_get_text (GTK_EDITABLE (self->respondent)), gtk_editable_get_text (GTK_EDITABLE (self->date)),
    gtk_editable_get_text (GTK_EDITABLE (self->notes))
  };

  if (!trestle_date_row_check (self->date))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->date));
      return;
    }
  if (question != NULL)
    trestle_edits_answer (self->project, question, &answer);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
date_changed_cb (TrestleAnswerDialog *self)
{
  trestle_date_row_check (self->date);
}

static void
trestle_answer_dialog_dispose (GObject *object)
{
  TrestleAnswerDialog *self = TRESTLE_ANSWER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_ANSWER_DIALOG);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->subject);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_answer_dialog_parent_class)->dispose (object);
}

static void
trestle_answer_dialog_class_init (TrestleAnswerDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_answer_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/answer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, save);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, question);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, place);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, license);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, support);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, respondent);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, date);
  gtk_widget_class_bind_template_child (widget_class, TrestleAnswerDialog, notes);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
}

static void
trestle_answer_dialog_init (TrestleAnswerDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->save));
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
show (TrestleAnswerDialog           *self,
      const TrestleBusinessQuestion *question)
{
  const TrestleAnswer *record = question->record;
  const TrestleApplication *application = TRESTLE_IS_APPLICATION (self->subject) ? (TrestleApplication *) self->subject : NULL;
  g_autofree char *text = trestle_business_dup_text (question);
  g_autofree char *place = g_strdup_printf (_("Step 1 of the guide · %s · %s"), question->id, question->rule);
  g_autofree char *today = trestle_edits_dup_today ();

  gtk_label_set_text (self->question, text);
  gtk_label_set_text (self->place, place);
  set_flag (self->answer, record != NULL ? record->answer : TRESTLE_UNSET);
  set_flag (self->license, application != NULL ? application->license : TRESTLE_UNSET);
  set_flag (self->support, application != NULL ? application->support : TRESTLE_UNSET);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), application == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->license), application != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->support), application != NULL);
  set_text (self->respondent, record != NULL ? record->respondent : NULL);
  set_text (self->date, record != NULL && record->date != NULL ? record->date : today);
  set_text (self->notes, record != NULL ? record->notes : NULL);
}

void
trestle_answer_dialog_present (GtkWidget      *parent,
                               TrestleProject *project,
                               const char     *id,
                               TrestleObject  *subject)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (trestle_project_get_design (project));
  const TrestleBusinessQuestion *question = find_question (questions, id, subject);
  TrestleAnswerDialog *self;

  if (question == NULL)
    return;
  self = g_object_new (TRESTLE_TYPE_ANSWER_DIALOG, NULL);
  self->project = g_object_ref (project);
  self->id = g_strdup (id);
  self->subject = g_object_ref (subject);
  show (self, question);
  adw_dialog_present (ADW_DIALOG (self), parent);
}
