/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All tables that have rows are chosen at first; a folder is asked for, and made in
 * a thread.
 */
#include "config.h"

#include "tables-dialog.h"

#include <glib/gi18n.h>

#include "export-tables.h"
#include "kinds.h"
#include "toast.h"

/* Milliseconds between looks at how far it is. */
#define PAUSE 100

struct _TrestleTablesDialog
{
  AdwDialog       parent_instance;
  TrestleProject *project;
  GtkWidget      *opener;       /* weak: toasts appear over its window */
  GPtrArray      *checks;       /* GtkCheckButton, one a kind */
  GCancellable   *cancellable;  /* of the export under way, or NULL */
  guint           n_chosen;     /* in it */
  int             n_written;
  guint           poll;

  GtkStack       *stack;
  GtkListBox     *tables;
  GtkCheckButton *all;
  GtkButton      *export_button;
  GtkProgressBar *bar;
  GtkButton      *stop_button;
};

G_DEFINE_FINAL_TYPE (TrestleTablesDialog, trestle_tables_dialog, ADW_TYPE_DIALOG)

/* Kinds of the tables, in the order of the rows. */
static TrestleKind
get_kind (guint index)
{
  return TRESTLE_KIND_DESIGN + 1 + index;
}

static GArray *
list_chosen (TrestleTablesDialog *self)
{
  GArray *kinds = g_array_new (FALSE, FALSE, sizeof (TrestleKind));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      {
        TrestleKind kind = get_kind (i);

        g_array_append_val (kinds, kind);
      }

  return kinds;
}

static void
update_cb (TrestleTablesDialog *self)
{
  g_autoptr(GArray) kinds = list_chosen (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), kinds->len > 0 && self->cancellable == NULL);
  g_signal_handlers_block_matched (self->all, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_check_button_set_inconsistent (self->all, kinds->len > 0 && kinds->len < self->checks->len);
  gtk_check_button_set_active (self->all, kinds->len == self->checks->len);
  g_signal_handlers_unblock_matched (self->all, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
all_toggled_cb (TrestleTablesDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], active);
}

static void
append_table (TrestleTablesDialog *self,
              TrestleKind          kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  guint n = trestle_design_get_list (trestle_project_get_design (self->project), kind)->items->len;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(info->titles));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rows);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->titles), -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), n > 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->tables, row);
}

/* ---- Writing */

static void
show_working (TrestleTablesDialog *self,
              gboolean             working)
{
  gtk_stack_set_visible_child_name (self->stack, working ? "working" : "tables");
  if (working)
    gtk_widget_grab_focus (GTK_WIDGET (self->stop_button));
  update_cb (self);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(TrestleTablesDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) folder = trestle_export_tables_finish (TRESTLE_PROJECT (source), result, &error);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_object (&self->cancellable);
  if (self->stack == NULL)
    return;
  if (folder != NULL)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      trestle_toast_file (self->opener, _("Tables exported"), folder);
      return;
    }
  show_working (self, FALSE);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trestle_toast_say (self->opener, error->message);
}

static gboolean
poll_cb (gpointer data)
{
  TrestleTablesDialog *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->n_written) / (double) self->n_chosen);

  return G_SOURCE_CONTINUE;
}

void
trestle_tables_dialog_export (TrestleTablesDialog *self,
                              GFile               *parent)
{
  g_autoptr(GArray) kinds = list_chosen (self);

  g_return_if_fail (TRESTLE_IS_TABLES_DIALOG (self));

  if (kinds->len == 0 || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->n_chosen = kinds->len;
  self->n_written = 0;
  self->poll = g_timeout_add (PAUSE, poll_cb, self);
  show_working (self, TRUE);
  trestle_export_tables_async (self->project, kinds, parent, &self->n_written, self->cancellable, exported_cb, g_object_ref (self));
}

static void
folder_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(TrestleTablesDialog) self = data;
  g_autoptr(GFile) parent = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (parent != NULL && self->stack != NULL)
    trestle_tables_dialog_export (self, parent);
}

static void
export_cb (TrestleTablesDialog *self)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Where the Folder With the Tables Goes"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, folder_cb, g_object_ref (self));
}

static void
stop_cb (TrestleTablesDialog *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
closed_cb (TrestleTablesDialog *self)
{
  stop_cb (self);
}

static void
trestle_tables_dialog_dispose (GObject *object)
{
  TrestleTablesDialog *self = TRESTLE_TABLES_DIALOG (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_TABLES_DIALOG);
  self->stack = NULL;
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_weak_pointer (&self->opener);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_tables_dialog_parent_class)->dispose (object);
}

static void
trestle_tables_dialog_class_init (TrestleTablesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_tables_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/tables-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, tables);
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, all);
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, TrestleTablesDialog, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
trestle_tables_dialog_init (TrestleTablesDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TrestleTablesDialog *
trestle_tables_dialog_present (GtkWidget      *widget,
                               TrestleProject *project)
{
  TrestleTablesDialog *self = g_object_new (TRESTLE_TYPE_TABLES_DIALOG, NULL);

  self->project = g_object_ref (project);
  g_set_weak_pointer (&self->opener, widget);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    append_table (self, kind);
  update_cb (self);
  adw_dialog_present (ADW_DIALOG (self), widget);

  return self;
}
