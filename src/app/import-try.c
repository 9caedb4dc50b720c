/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the import would do is found out on a copy of the design, in a thread; what
 * has been changed meanwhile begins it anew.
 */
#include "config.h"

#include "import-dialog-private.h"

#include <glib/gi18n.h>

/* Milliseconds between looks at how far it is. */
#define PAUSE 100

/* Rows between looks at whether it is still wanted. */
#define N_ROWS 32

typedef struct
{
  TrestleDesign       *design;      /* a copy; it goes with the thread */
  GPtrArray           *sheets;
  const TrestleSheet  *sheet;       /* one of them */
  TrestleMapping      *mapping;
  TrestleImportReport *report;
  int                  permille;    /* of the rows, atomically */
} Trial;

static void
free_trial (gpointer data)
{
  Trial *trial = data;

  g_clear_object (&trial->design);
  g_clear_pointer (&trial->report, trestle_import_report_free);
  g_clear_pointer (&trial->mapping, trestle_mapping_free);
  g_ptr_array_unref (trial->sheets);
  g_free (trial);
}

static void
try_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Trial *trial = task_data;
  g_autoptr(TrestleImporter) importer = trestle_importer_new (trial->design, trial->sheet, trial->mapping);
  double fraction = 0;

  for (guint i = 1; trestle_importer_step (importer, &fraction); i++)
    if (i % N_ROWS == 0)
      {
        g_atomic_int_set (&trial->permille, (int) (fraction * 1000));
        if (g_cancellable_is_cancelled (cancellable))
          break;
      }
  trial->report = trestle_importer_take_report (importer);
  g_clear_object (&trial->design);
  g_task_return_boolean (task, TRUE);
}

static void
show_state (TrestleImportDialog *self,
            const char          *state)
{
  gtk_stack_set_visible_child_name (self->trial, state);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  TrestleImportDialog *self = TRESTLE_IMPORT_DIALOG (source);
  Trial *trial = g_task_get_task_data (G_TASK (result));

  /* Another one may be under way, or none be wanted. */
  if (self->pages == NULL || self->task != G_TASK (result))
    return;
  g_clear_handle_id (&self->poll, g_source_remove);
  self->task = NULL;
  g_clear_object (&self->cancellable);
  gtk_list_view_set_model (self->rows, NULL);
  g_ptr_array_set_size (self->listed, 0);
  g_clear_pointer (&self->report, trestle_import_report_free);
  g_clear_pointer (&self->tried, trestle_mapping_free);
  self->report = g_steal_pointer (&trial->report);
  self->tried = g_steal_pointer (&trial->mapping);
  show_state (self, "done");
  trestle_import_dialog_show_trial (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->review_button), TRUE);
}

static gboolean
poll_cb (gpointer data)
{
  TrestleImportDialog *self = data;
  Trial *trial = g_task_get_task_data (self->task);

  gtk_progress_bar_set_fraction (self->trial_bar, g_atomic_int_get (&trial->permille) / 1000.0);
  show_state (self, "busy");

  return G_SOURCE_CONTINUE;
}

static gboolean
start_cb (gpointer data)
{
  TrestleImportDialog *self = data;
  g_autoptr(GTask) task = NULL;
  Trial *trial = g_new0 (Trial, 1);

  self->idle = 0;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, tried_cb, NULL);
  trial->design = trestle_design_copy (trestle_project_get_design (self->project));
  trial->sheets = g_ptr_array_ref (self->sheets);
  trial->sheet = self->sheet;
  trial->mapping = trestle_mapping_copy (self->mapping);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, trial, free_trial);
  self->task = task;
  self->poll = g_timeout_add (PAUSE, poll_cb, self);
  g_task_run_in_thread (task, try_thread);

  return G_SOURCE_REMOVE;
}

void
trestle_import_dialog_stop_trial (TrestleImportDialog *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->task = NULL;
}

void
trestle_import_dialog_try (TrestleImportDialog *self)
{
  trestle_import_dialog_stop_trial (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->review_button), FALSE);
  /* Before the page is drawn there is only one. */
  self->idle = g_idle_add (start_cb, self);
}

static void
stop_cb (TrestleImportDialog *self)
{
  trestle_import_dialog_stop_trial (self);
  show_state (self, "stopped");
  gtk_widget_grab_focus (GTK_WIDGET (self->retry_button));
}

static void
retry_cb (TrestleImportDialog *self)
{
  gtk_progress_bar_set_fraction (self->trial_bar, 0);
  show_state (self, "busy");
  gtk_widget_grab_focus (GTK_WIDGET (self->stop_button));
  trestle_import_dialog_try (self);
}

void
trestle_import_dialog_bind_try (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, trial);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, trial_bar);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, stop_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}
