/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first page: a file, something dropped, or the clipboard.  Tables are read in
 * a thread.
 */
#include "config.h"

#include "import-dialog-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "block.h"
#include "csv.h"
#include "mapping-memory.h"
#include "workbook.h"

G_DEFINE_FINAL_TYPE (TrestleImportDialog, trestle_import_dialog, ADW_TYPE_DIALOG)

static void
complain (TrestleImportDialog *self,
          const char          *message)
{
  adw_status_page_set_title (self->invitation, _("Not a Table"));
  adw_status_page_set_description (self->invitation, message);
  gtk_stack_set_visible_child_name (self->source, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->open_button));
  gtk_accessible_announce (GTK_ACCESSIBLE (self->invitation), message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static gboolean
is_workbook (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > 2 && memcmp (data, "PK", 2) == 0;
}

/* The first sheet with something in it, and how it was mapped last time. */
static void
show_sheets (TrestleImportDialog *self)
{
  TrestleSheet *sheet = self->sheets->pdata[0];
  TrestleMapping *mapping;

  for (guint i = 0; sheet->rows->len == 0 && i < self->sheets->len; i++)
    sheet = self->sheets->pdata[i];
  if (sheet->rows->len == 0)
    {
      complain (self, _("There is nothing in it."));
      return;
    }
  mapping = trestle_mapping_recall (sheet);
  trestle_import_dialog_match (self, sheet, mapping != NULL ? mapping : trestle_mapping_guess (sheet, TRESTLE_KIND_ANY));
}

typedef struct
{
  GBytes *bytes;
  char    delimiter;
} Job;

static void
free_job (gpointer data)
{
  g_bytes_unref (((Job *) data)->bytes);
  g_free (data);
}

/* From the clipboard comes what tables of pages and text are, too. */
static GPtrArray *
read_sheets (Job     *job,
             GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (job->bytes, &length);
  GPtrArray *sheets;
  TrestleSheet *sheet;

  if (is_workbook (job->bytes))
    return trestle_sheets_read (data, length, 0, error);
  sheet = trestle_csv_read (data, length, &job->delimiter, error);
  if (sheet == NULL)
    return NULL;
  sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_sheet_free);
  g_ptr_array_add (sheets, sheet);

  return sheets;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *sheets = read_sheets (task_data, &error);

  if (sheets != NULL)
    g_task_return_pointer (task, sheets, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TrestleImportDialog *self = TRESTLE_IMPORT_DIALOG (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sheets = g_task_propagate_pointer (G_TASK (result), &error);

  /* It may have been closed, or be reading something else by now. */
  if (self->pages == NULL || job->bytes != self->bytes)
    return;
  gtk_stack_set_visible_child_name (self->source, "ask");
  if (sheets == NULL || sheets->len == 0)
    {
      complain (self, error != NULL ? error->message : _("There is nothing in it."));
      return;
    }
  trestle_import_dialog_stop_trial (self);
  g_clear_pointer (&self->mapping, trestle_mapping_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  self->sheets = g_steal_pointer (&sheets);
  self->delimiter = is_workbook (self->bytes) ? 0 : job->delimiter;
  show_sheets (self);
}

static void
read_with (TrestleImportDialog *self,
           char                 delimiter)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, read_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->bytes = g_bytes_ref (self->bytes);
  job->delimiter = delimiter;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_thread);
}

void
trestle_import_dialog_take (TrestleImportDialog *self,
                            GBytes              *bytes,
                            const char          *title)
{
  g_return_if_fail (TRESTLE_IS_IMPORT_DIALOG (self));

  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (bytes);
  g_set_str (&self->file_title, title);
  gtk_stack_set_visible_child_name (self->source, "busy");
  /* Cells on the clipboard are between tabs, whatever else is in them. */
  read_with (self, title == NULL && memchr (g_bytes_get_data (bytes, NULL), '\t', g_bytes_get_size (bytes)) != NULL ? '\t' : 0);
}

static void
delimiter_chosen_cb (TrestleImportDialog *self)
{
  static const char signs[] = { ',', ';', '\t', '|' };
  guint selected = gtk_drop_down_get_selected (self->delimiters);

  if (!self->updating && self->bytes != NULL && selected < G_N_ELEMENTS (signs) && signs[selected] != self->delimiter)
    read_with (self, signs[selected]);
}

/* ---- Files */

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(TrestleImportDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *title = g_file_get_basename (G_FILE (source));

  if (self->pages == NULL)
    return;
  if (bytes != NULL)
    trestle_import_dialog_take (self, bytes, title);
  else
    complain (self, error->message);
}

static void
load (TrestleImportDialog *self,
      GFile               *file)
{
  gtk_stack_set_visible_child_name (self->source, "busy");
  g_file_load_bytes_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(TrestleImportDialog) self = data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL && self->pages != NULL)
    load (self, file);
}

static void
open_cb (TrestleImportDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) tables = gtk_file_filter_new ();
  static const char *const suffixes[] = { "csv", "tsv", "txt", "xlsx", "ods" };

  gtk_file_filter_set_name (tables, _("Tables"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  g_list_store_append (filters, tables);
  gtk_file_dialog_set_title (dialog, _("Import Spreadsheet"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, g_object_ref (self));
}

static gboolean
drop_cb (TrestleImportDialog *self,
         const GValue        *value)
{
  load (self, g_value_get_object (value));

  return TRUE;
}

/* ---- Clipboard */

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(TrestleImportDialog) self = data;
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr(GBytes) bytes = text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;

  if (self->pages == NULL)
    return;
  if (bytes != NULL)
    trestle_import_dialog_take (self, bytes, NULL);
  else
    complain (self, _("There is no text on the clipboard"));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  TrestleImportDialog *self = TRESTLE_IMPORT_DIALOG (widget);

  if (g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->pages), "source") == 0)
    gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_cb, g_object_ref (self));
}

/* ---- The dialog */

static void
trestle_import_dialog_dispose (GObject *object)
{
  TrestleImportDialog *self = TRESTLE_IMPORT_DIALOG (object);

  trestle_import_dialog_stop_trial (self);
  trestle_import_dialog_stop_work (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_IMPORT_DIALOG);
  self->pages = NULL;
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_clear_pointer (&self->report, trestle_import_report_free);
  g_clear_pointer (&self->tried, trestle_mapping_free);
  g_clear_pointer (&self->mapping, trestle_mapping_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->file_title, g_free);
  g_clear_pointer (&self->chosen, g_free);
  g_clear_object (&self->opener);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_import_dialog_parent_class)->dispose (object);
}

static void
trestle_import_dialog_class_init (TrestleImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_import_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, source);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, invitation);
  gtk_widget_class_bind_template_child (widget_class, TrestleImportDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, delimiter_chosen_cb);
  trestle_import_dialog_bind_match (widget_class);
  trestle_import_dialog_bind_options (widget_class);
  trestle_import_dialog_bind_try (widget_class);
  trestle_import_dialog_bind_review (widget_class);
  gtk_widget_class_install_action (widget_class, "import.paste", NULL, paste_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "import.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_SHIFT_MASK, "import.paste", NULL);
}

static void
trestle_import_dialog_init (TrestleImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  self->headings = g_ptr_array_new ();
  self->units = g_ptr_array_new ();
  self->listed = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  adw_status_page_set_description (self->invitation, _("Open a CSV, XLSX or ODS file or drop it here, or paste what you have "
                                                       "copied in a spreadsheet. Nothing changes before you have seen what would."));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

TrestleImportDialog *
trestle_import_dialog_present (GtkWidget      *widget,
                               TrestleProject *project,
                               TrestleKind     kind)
{
  TrestleImportDialog *self = g_object_new (TRESTLE_TYPE_IMPORT_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->opener = g_object_ref (widget);
  self->kind = kind;
  adw_dialog_present (ADW_DIALOG (self), widget);

  return self;
}
