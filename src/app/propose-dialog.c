/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two pages: the questions that are open, and what would be drafted.  The draft is
 * made of a copy in a thread: large designs take a moment.
 */
#include "config.h"

#include "propose-dialog.h"

#include <glib/gi18n.h>

#include "preview-rows.h"
#include "propose.h"
#include "quantity.h"
#include "toast.h"

struct _TrestleProposeDialog
{
  AdwDialog           parent_instance;
  TrestleProject     *project;
  GtkWidget          *opener;         /* owned: toasts appear over its window */
  TrestleDesign      *copy;           /* owned: what the proposal was made of */
  TrestleProposal    *proposal;       /* what the preview shows, or NULL */
  GCancellable       *cancellable;    /* of the draft that is made, or NULL */
  GtkWidget          *rows[TRESTLE_N_QUESTIONS];    /* of the questions that are asked */

  AdwNavigationView  *pages;
  AdwNavigationPage  *preview;
  AdwPreferencesPage *questions;
  GtkButton          *cancel;         /* where there is no page to go back to */
  GtkButton          *proceed;
  GtkButton          *apply;
  GtkStack           *stack;
  GtkBox             *lines;
};

G_DEFINE_FINAL_TYPE (TrestleProposeDialog, trestle_propose_dialog, ADW_TYPE_DIALOG)

/* Questions */

/* Those that belong together, and what is said about them. */
static const struct
{
  TrestleQuestion first, last;
  const char     *title, *description;
} groups[] = {
  { TRESTLE_QUESTION_RETENTION, TRESTLE_QUESTION_RETENTION, N_("Events"),
    N_("How long events are kept decides how large databases are.") },
  { TRESTLE_QUESTION_RECOVERY_TIME, TRESTLE_QUESTION_RECOVERY_TIME, N_("Server Outages"),
    N_("How long a server may be away decides on backup servers.") },
  { TRESTLE_QUESTION_CLIENT_OS, TRESTLE_QUESTION_CLIENT_MEMORY, N_("Typical Client"),
    N_("Consoles are built like the clients that images run on.") },
  { TRESTLE_QUESTION_DISTRIBUTION, TRESTLE_QUESTION_DISTRIBUTION, N_("Image Distribution"),
    N_("A software distribution system can bring the first copy of an image out of band.") }
};

/* The first entry is no answer. */
static GtkWidget *
create_choice_row (const TrestleField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("Undecided"));
  if (field->kind == TRESTLE_FIELD_FLAG)
    {
      gtk_string_list_append (words, _("No"));
      gtk_string_list_append (words, _("Yes"));
    }
  for (guint i = 0; field->choices != NULL && field->choices[i].nick != NULL; i++)
    gtk_string_list_append (words, _(field->choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));

  return row;
}

/* What is wrong stands above the row, in place of what is said of its group. */
static void
describe (GtkWidget  *row,
          const char *wrong)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP));

  if (group != NULL)
    adw_preferences_group_set_description (group, wrong != NULL ? wrong : g_object_get_data (G_OBJECT (group), "description"));
}

static void
edited_cb (GtkWidget *row)
{
  describe (row, NULL);
  gtk_widget_remove_css_class (row, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))), GTK_ACCESSIBLE_STATE_INVALID);
}

static GtkWidget *
create_row (TrestleProposeDialog *self,
            TrestleQuestion       question)
{
  const TrestleField *field = trestle_question_get_field (question);
  const char *symbol = trestle_quantity_symbol (field->unit);
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (field->kind != TRESTLE_FIELD_INT)
    {
      row = create_choice_row (field);
      title = g_strdup (_(field->label));
    }
  else
    {
      row = adw_entry_row_new ();
      /* Translators: what is asked for, and the unit of a plain number. */
      title = *symbol != '\0' ? g_strdup_printf (_("%s (%s)"), _(field->label), symbol) : g_strdup (_(field->label));
      adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect (row, "changed", G_CALLBACK (edited_cb), NULL);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  self->rows[question] = row;

  return row;
}

static gboolean
create_questions (TrestleProposeDialog *self)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AdwPreferencesGroup *group = NULL;

      for (TrestleQuestion question = groups[i].first; question <= groups[i].last; question++)
        {
          if (!trestle_propose_asks (design, question))
            continue;
          if (group == NULL)
            {
              group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
              adw_preferences_group_set_title (group, _(groups[i].title));
              adw_preferences_group_set_description (group, _(groups[i].description));
              g_object_set_data (G_OBJECT (group), "description", _(groups[i].description));
              adw_preferences_page_add (self->questions, group);
            }
          adw_preferences_group_add (group, create_row (self, question));
          any = TRUE;
        }
    }

  return any;
}

/* FALSE when what stands in the row is no answer; it says so. */
static gboolean
read_answer (TrestleProposeDialog *self,
             TrestleQuestion       question,
             TrestleAnswers       *answers)
{
  GtkWidget *row = self->rows[question];
  TrestleValue value = TRESTLE_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  if (row == NULL)
    return TRUE;
  if (ADW_IS_COMBO_ROW (row))
    {
      guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

      answers->values[question] = selected > 0 ? (gint64) selected - 1 : TRESTLE_UNSET;
      return TRUE;
    }
  if (!trestle_field_parse (trestle_question_get_field (question), gtk_editable_get_text (GTK_EDITABLE (row)), &value, &error))
    {
      gtk_widget_add_css_class (row, "error");
      describe (row, error->message);
      gtk_accessible_update_state (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                   GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE, -1);
      trestle_toast_speak (row, error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
      gtk_widget_grab_focus (row);
      return FALSE;
    }
  answers->values[question] = value.set ? value.number : TRESTLE_UNSET;
  trestle_value_clear (&value);

  return TRUE;
}

static gboolean
read_answers (TrestleProposeDialog *self,
              TrestleAnswers       *answers)
{
  for (TrestleQuestion question = 0; question < TRESTLE_N_QUESTIONS; question++)
    if (!read_answer (self, question, answers))
      return FALSE;

  return TRUE;
}

/* Preview */

static void
set_texts (GtkWidget  *row,
           const char *title,
           const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (ADW_IS_EXPANDER_ROW (row))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  else
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static char *
dup_reason (const TrestleDraftedChoice *choice)
{
  return g_strdup_printf ("%s · %s", choice->reason, choice->rule);
}

/* What is about one object, from @first on; its reason, where it is new. */
static GtkWidget *
create_object_row (const GPtrArray *choices,
                   guint            first,
                   guint           *n)
{
  const TrestleDraftedChoice *head = choices->pdata[first];
  const TrestleKindInfo *info = trestle_object_get_info (head->about);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *name = trestle_object_dup_name (head->about);
  g_autofree char *title = g_strdup_printf ("%s %s", _(info->title), name);
  g_autofree char *reason = head->field == NULL ? dup_reason (head) : NULL;

  set_texts (row, title, reason != NULL ? reason : "");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), gtk_image_new_from_icon_name (info->icon));
  for (*n = 0; first + *n < choices->len; (*n)++)
    {
      const TrestleDraftedChoice *choice = choices->pdata[first + *n];
      g_autofree char *field = NULL;
      g_autofree char *subtitle = NULL;
      GtkWidget *line;

      if (choice->about != head->about)
        break;
      if (choice->field == NULL)
        continue;
      line = adw_action_row_new ();
      field = g_strdup_printf ("%s: %s", _(choice->field->label), choice->chosen);
      subtitle = dup_reason (choice);
      set_texts (line, field, subtitle);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
    }

  return row;
}

static void
show_choices (TrestleProposeDialog *self)
{
  const GPtrArray *choices = self->proposal->choices;
  AdwPreferencesGroup *group = trestle_preview_rows_add_group (self->lines, _("What Is Drafted"));
  guint n, shown = 0;

  for (guint i = 0; i < choices->len && shown < TRESTLE_MOST_ROWS; i += n, shown++)
    {
      adw_preferences_group_add (group, create_object_row (choices, i, &n));
      if (shown + 1 == TRESTLE_MOST_ROWS)
        trestle_preview_rows_add_rest (group, choices->len - i - n);
    }
}

static void
show_proposal (TrestleProposeDialog *self)
{
  gboolean any = self->proposal->preview->changes->len > 0;

  if (any)
    {
      show_choices (self);
      trestle_preview_rows_add_findings (self->lines, _("Findings That Go"), self->proposal->preview->resolved);
      trestle_preview_rows_add_findings (self->lines, _("Findings That Come"), self->proposal->preview->created);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), any);
  gtk_stack_set_visible_child_name (self->stack, any ? "preview" : "nothing");
  if (!any)
    return;
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->apply));
  gtk_widget_grab_focus (GTK_WIDGET (self->apply));
}

/* What a thread drafts from. */
typedef struct
{
  TrestleDesign *design;      /* owned, a copy */
  TrestleAnswers answers;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->design);
  g_free (self);
}

static void
draft_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const Job *job = task_data;

  g_task_return_pointer (task, trestle_propose (job->design, &job->answers), (GDestroyNotify) trestle_proposal_free);
}

static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  TrestleProposeDialog *self = TRESTLE_PROPOSE_DIALOG (source);
  TrestleProposal *proposal = g_task_propagate_pointer (G_TASK (result), NULL);

  if (proposal == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_set_object (&self->copy, ((Job *) g_task_get_task_data (G_TASK (result)))->design);
  self->proposal = proposal;
  show_proposal (self);
}

/* The draft that is made is no longer wanted. */
static void
forget (TrestleProposeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->proposal, trestle_proposal_free);
  g_clear_object (&self->copy);
}

static void
begin_draft (TrestleProposeDialog *self,
             TrestleAnswers        answers)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new (Job, 1);
  GtkWidget *child;

  forget (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");

  *job = (Job) { trestle_design_copy (trestle_project_get_design (self->project)), answers };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, drafted_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, draft_thread);
}

/* Buttons */

static void
continue_cb (TrestleProposeDialog *self)
{
  TrestleAnswers answers = TRESTLE_ANSWERS_INIT;

  if (!read_answers (self, &answers))
    return;
  adw_navigation_view_push (self->pages, self->preview);
  begin_draft (self, answers);
}

/* Back at the questions. */
static void
popped_cb (TrestleProposeDialog *self)
{
  forget (self);
  adw_dialog_set_default_widget (ADW_DIALOG (self), GTK_WIDGET (self->proceed));
}

static void
cancel_cb (TrestleProposeDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
apply_cb (TrestleProposeDialog *self)
{
  g_autoptr(TrestleProposeDialog) keep = g_object_ref (self);
  TrestleHistory *history = trestle_project_get_history (self->project);

  trestle_history_begin (history, _("Propose Design"));
  trestle_proposal_apply (self->proposal, trestle_project_get_design (self->project));
  trestle_history_end (history);
  adw_dialog_close (ADW_DIALOG (self));
  trestle_toast_done (self->opener, _("Design proposed"));
}

static void
trestle_propose_dialog_dispose (GObject *object)
{
  TrestleProposeDialog *self = TRESTLE_PROPOSE_DIALOG (object);

  forget (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_PROPOSE_DIALOG);
  g_clear_object (&self->opener);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_propose_dialog_parent_class)->dispose (object);
}

static void
trestle_propose_dialog_class_init (TrestleProposeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_propose_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/propose-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, questions);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, proceed);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleProposeDialog, lines);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
trestle_propose_dialog_init (TrestleProposeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
trestle_propose_dialog_present (GtkWidget      *parent,
                                TrestleProject *project)
{
  TrestleProposeDialog *self = g_object_new (TRESTLE_TYPE_PROPOSE_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->opener = g_object_ref (GTK_WIDGET (gtk_widget_get_root (parent)));
  if (!create_questions (self))
    {
      adw_navigation_view_replace (self->pages, &self->preview, 1);
      gtk_widget_set_visible (GTK_WIDGET (self->cancel), TRUE);
      begin_draft (self, (TrestleAnswers) TRESTLE_ANSWERS_INIT);
    }
  adw_dialog_present (ADW_DIALOG (self), parent);
}
