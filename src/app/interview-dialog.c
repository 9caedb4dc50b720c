/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the interview stands follows from the design: the questions are listed anew
 * after each answer, and after each step that is undone meanwhile.
 */
#include "config.h"

#include "interview-dialog.h"

#include <glib/gi18n.h>

#include "interview-answer.h"
#include "progress.h"
#include "toast.h"

/* More lines than anybody reads. */
#define MAX_LINES 100

struct _TrestleInterviewDialog
{
  AdwDialog                 parent_instance;
  TrestleProject           *project;
  GPtrArray                *questions;    /* of TrestleInterviewQuestion, as the design is now */
  TrestleInterviewQuestion *current;      /* or NULL: all have been asked */
  TrestleInterviewAnswer   *answer;       /* or NULL */
  guint                     updating;     /* source, or 0 */

  AdwWindowTitle           *title;
  GtkProgressBar           *progress;
  GtkStack                 *stack;
  GtkLabel                 *question;
  GtkLabel                 *hint;
  GtkLabel                 *unknown;
  AdwBin                   *place;
  GtkLabel                 *summary;
  GtkLabel                 *summary_hint;
  GtkListBox               *open;
  GtkButton                *next;
};

G_DEFINE_FINAL_TYPE (TrestleInterviewDialog, trestle_interview_dialog, ADW_TYPE_DIALOG)

static void
list_questions (TrestleInterviewDialog *self)
{
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = trestle_interview_list (trestle_project_get_design (self->project));
}

/* Where the current question stands; their number when it does not, or when all have been asked. */
static guint
find_current (TrestleInterviewDialog *self)
{
  for (guint i = 0; self->current != NULL && i < self->questions->len; i++)
    {
      const TrestleInterviewQuestion *question = self->questions->pdata[i];

      if (question->row == self->current->row && question->subject == self->current->subject)
        return i;
    }

  return self->questions->len;
}

/* The first question from @index on that has not been asked, or their number. */
static guint
find_open (TrestleInterviewDialog *self,
           guint                   index)
{
  while (index < self->questions->len &&
         ((TrestleInterviewQuestion *) self->questions->pdata[index])->state != TRESTLE_INTERVIEW_OPEN)
    index++;

  return index;
}

static const char *
get_task_title (const TrestleInterviewRow *row)
{
  for (const TrestleTask *task = trestle_tasks; task->title != NULL; task++)
    if (task->step == row->step && task->task == row->task)
      return _(task->title);

  return _("Questions to the Business");
}

static void
show_progress (TrestleInterviewDialog *self)
{
  guint n = 0;
  guint index = find_current (self);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < self->questions->len; i++)
    n += ((TrestleInterviewQuestion *) self->questions->pdata[i])->state != TRESTLE_INTERVIEW_OPEN;
  /* Translators: the number of the question that is asked, and how many there are. */
  subtitle = g_strdup_printf (_("Question %u of %u"), MIN (index + 1, self->questions->len), self->questions->len);
  adw_window_title_set_title (self->title, self->current != NULL ? get_task_title (self->current->row) : _("Interview"));
  adw_window_title_set_subtitle (self->title, self->current != NULL ? subtitle : "");
  gtk_progress_bar_set_fraction (self->progress, (double) n / self->questions->len);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "interview.back", index > 0);
}

static void
show_state (TrestleInterviewDialog         *self,
            const TrestleInterviewQuestion *question)
{
  const TrestleInterviewForm form = question->row->form;
  g_autoptr(GPtrArray) members = trestle_interview_list_members (question);
  gboolean lists = form == TRESTLE_INTERVIEW_NAMES || form == TRESTLE_INTERVIEW_CHOICES;

  gtk_widget_set_visible (GTK_WIDGET (self->unknown), question->state == TRESTLE_INTERVIEW_UNKNOWN);
  /* What has been named is known. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "interview.unknown", !lists || members->len == 0);
}

static void
answer_done_cb (TrestleInterviewDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "interview.next", NULL);
}

static void
show_question (TrestleInterviewDialog *self,
               guint                   index)
{
  const TrestleInterviewQuestion *question = self->questions->pdata[index];
  g_autofree char *text = trestle_interview_dup_text (question);

  g_clear_pointer (&self->current, trestle_interview_question_free);
  self->current = trestle_interview_question_copy (question);
  gtk_label_set_text (self->question, text);
  gtk_label_set_text (self->hint, question->row->hint != NULL ? _(question->row->hint) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), question->row->hint != NULL);
  self->answer = TRESTLE_INTERVIEW_ANSWER (trestle_interview_answer_new (self->project, question));
  g_signal_connect_object (self->answer, "done", G_CALLBACK (answer_done_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->answer));
  gtk_button_set_label (self->next, _("_Next"));
  gtk_stack_set_visible_child_name (self->stack, "question");
  show_state (self, question);
  show_progress (self);
  trestle_interview_answer_focus (self->answer);
  trestle_toast_speak (GTK_WIDGET (self->question), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
append_open (TrestleInterviewDialog *self,
             guint                   index)
{
  const TrestleInterviewQuestion *question = self->questions->pdata[index];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = trestle_interview_dup_text (question);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), question->state == TRESTLE_INTERVIEW_UNKNOWN ? _("Nobody knew") : _("Skipped"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  gtk_list_box_append (self->open, row);
}

static void
show_end (TrestleInterviewDialog *self)
{
  g_autofree char *hint = NULL;
  guint n = 0;

  g_clear_pointer (&self->current, trestle_interview_question_free);
  self->answer = NULL;
  adw_bin_set_child (self->place, NULL);
  gtk_list_box_remove_all (self->open);
  for (guint i = 0; i < self->questions->len; i++)
    if (((TrestleInterviewQuestion *) self->questions->pdata[i])->state != TRESTLE_INTERVIEW_ANSWERED && n++ < MAX_LINES)
      append_open (self, i);
  hint = g_strdup_printf (ngettext ("%u question is open.", "%u questions are open.", n), n);
  gtk_label_set_text (self->summary, n == 0 ? _("Everything has been answered") : _("All questions have been asked"));
  gtk_label_set_text (self->summary_hint, n == 0 ? _("Propose Design drafts the rest from here.") : hint);
  gtk_widget_set_visible (GTK_WIDGET (self->open), n > 0);
  gtk_button_set_label (self->next, _("_Close"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "interview.unknown", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "end");
  show_progress (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

static void
show (TrestleInterviewDialog *self,
      guint                   index)
{
  if (index < self->questions->len)
    show_question (self, index);
  else
    show_end (self);
}

/* Something has been done or undone: what is shown follows, and where it is gone, what stands in its place. */
static gboolean
update_cb (gpointer data)
{
  TrestleInterviewDialog *self = data;
  guint before = find_current (self), now;

  self->updating = 0;
  list_questions (self);
  now = find_current (self);
  if (self->current == NULL || now == self->questions->len)
    {
      show (self, self->current == NULL ? now : find_open (self, MIN (before, self->questions->len)));
      return G_SOURCE_REMOVE;
    }
  trestle_interview_answer_update (self->answer);
  show_state (self, self->questions->pdata[now]);
  show_progress (self);

  return G_SOURCE_REMOVE;
}

static void
design_changed_cb (TrestleInterviewDialog *self)
{
  if (self->updating == 0)
    self->updating = g_idle_add (update_cb, self);
}

/* Actions */

static void
write_answer (TrestleInterviewDialog *self,
              void (                 *answer ) (const TrestleInterviewQuestion *question))
{
  TrestleHistory *history = trestle_project_get_history (self->project);
  g_autofree char *text = trestle_interview_dup_text (self->current);
  g_autofree char *title = g_strdup_printf (_("Answer: %s"), text);

  trestle_history_begin (history, title);
  answer (self->current);
  trestle_history_end (history);
}

/* Going on from an empty list says that there are none, and from a value that somebody knew it after all. */
static void
settle (TrestleInterviewDialog *self)
{
  const TrestleInterviewForm form = self->current->row->form;
  guint index;

  list_questions (self);
  index = find_current (self);
  if (index == self->questions->len)
    return;
  if (((TrestleInterviewQuestion *) self->questions->pdata[index])->state == TRESTLE_INTERVIEW_OPEN)
    {
      if (form == TRESTLE_INTERVIEW_NAMES || form == TRESTLE_INTERVIEW_CHOICES)
        write_answer (self, trestle_interview_answer_none);
    }
  else if (form == TRESTLE_INTERVIEW_FIELD && trestle_interview_has_mark (self->current) &&
           trestle_object_is_set (self->current->subject, trestle_interview_get_field (self->current)))
    {
      write_answer (self, trestle_interview_clear_mark);
    }
  list_questions (self);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleInterviewDialog *self = TRESTLE_INTERVIEW_DIALOG (widget);

  if (self->current == NULL)
    {
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  if (!trestle_interview_answer_commit (self->answer))
    {
      trestle_interview_answer_focus (self->answer);
      return;
    }
  settle (self);
  show (self, find_open (self, MIN (find_current (self) + 1, self->questions->len)));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  TrestleInterviewDialog *self = TRESTLE_INTERVIEW_DIALOG (widget);
  guint index;

  if (self->answer != NULL && !trestle_interview_answer_commit (self->answer))
    trestle_interview_answer_discard (self->answer);
  list_questions (self);
  index = find_current (self);
  if (index > 0)
    show (self, index - 1);
}

static void
unknown_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  TrestleInterviewDialog *self = TRESTLE_INTERVIEW_DIALOG (widget);

  trestle_interview_answer_discard (self->answer);
  write_answer (self, trestle_interview_leave_open);
  list_questions (self);
  show (self, find_open (self, MIN (find_current (self) + 1, self->questions->len)));
}

/* Callbacks */

static void
open_activated_cb (TrestleInterviewDialog *self,
                   GtkListBoxRow          *row)
{
  show (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index")));
}

/* Enter takes over what is typed and goes on. */
static gboolean
key_pressed_cb (TrestleInterviewDialog *self,
                guint                   keyval,
                guint                   keycode,
                GdkModifierType         state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->answer == NULL || !GTK_IS_TEXT (focus) || !trestle_interview_answer_is_typed (self->answer))
    return GDK_EVENT_PROPAGATE;
  answer_done_cb (self);

  return GDK_EVENT_STOP;
}

static void
closed_cb (TrestleInterviewDialog *self)
{
  trestle_interview_dialog_commit (self);
  g_signal_handlers_disconnect_by_data (trestle_project_get_design (self->project), self);
  g_clear_handle_id (&self->updating, g_source_remove);
}

static void
trestle_interview_dialog_dispose (GObject *object)
{
  TrestleInterviewDialog *self = TRESTLE_INTERVIEW_DIALOG (object);

  g_clear_handle_id (&self->updating, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_INTERVIEW_DIALOG);
  g_clear_pointer (&self->current, trestle_interview_question_free);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_interview_dialog_parent_class)->dispose (object);
}

static void
trestle_interview_dialog_class_init (TrestleInterviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_interview_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "interview.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "interview.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "interview.unknown", NULL, unknown_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "interview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "interview.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "interview.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "interview.unknown", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/interview-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, title);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, question);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, unknown);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, place);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, summary_hint);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, open);
  gtk_widget_class_bind_template_child (widget_class, TrestleInterviewDialog, next);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_activated_cb);
}

static void
trestle_interview_dialog_init (TrestleInterviewDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

TrestleInterviewDialog *
trestle_interview_dialog_present (GtkWidget      *parent,
                                  TrestleProject *project)
{
  TrestleInterviewDialog *self = g_object_new (TRESTLE_TYPE_INTERVIEW_DIALOG, NULL);

  self->project = g_object_ref (project);
  list_questions (self);
  g_signal_connect_object (trestle_project_get_design (project), "changed", G_CALLBACK (design_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (self), parent);
  show (self, find_open (self, 0));

  return self;
}

void
trestle_interview_dialog_commit (TrestleInterviewDialog *self)
{
  g_return_if_fail (TRESTLE_IS_INTERVIEW_DIALOG (self));

  if (self->answer != NULL)
    trestle_interview_answer_commit (self->answer);
}
