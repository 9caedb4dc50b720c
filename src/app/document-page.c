/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages are laid out anew, a moment after the last change, only while they are
 * looked at.
 */
#include "config.h"

#include "document-page.h"

#include <glib/gi18n.h>

#include "pages.h"
#include "picture.h"
#include "toast.h"

/* Milliseconds without a change until the pages are made anew. */
#define PAUSE 400

struct _TrestleDocumentPage
{
  AdwBin           parent_instance;
  TrestleProject  *project;
  TrestleDocument *document;      /* shown, or NULL */
  GCancellable    *layout;        /* of the layout under way, or NULL */
  GCancellable    *exporting;     /* of the export under way, or NULL */
  gboolean         stale;         /* the design has changed since */
  guint            timeout;

  GtkStack        *stack;
  GtkStack        *export_stack;
  GtkBox          *notes;
  TrestlePages    *pages;
};

G_DEFINE_FINAL_TYPE (TrestleDocumentPage, trestle_document_page, ADW_TYPE_BIN)

/* Pages */

static void
show_notes (TrestleDocumentPage *self)
{
  GtkWidget *note;

  while ((note = gtk_widget_get_first_child (GTK_WIDGET (self->notes))) != NULL)
    gtk_box_remove (self->notes, note);
  for (const char *const *text = trestle_document_get_notes (self->document); text != NULL && *text != NULL; text++)
    {
      note = gtk_label_new (*text);
      gtk_label_set_wrap (GTK_LABEL (note), TRUE);
      gtk_label_set_xalign (GTK_LABEL (note), 0);
      gtk_box_append (self->notes, note);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->notes), gtk_widget_get_first_child (GTK_WIDGET (self->notes)) != NULL);
}

static void
show_document (TrestleDocumentPage *self)
{
  trestle_pages_set_document (self->pages, self->document);
  show_notes (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
layout_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TrestleDocumentPage) self = user_data;
  g_autoptr(TrestleDocument) document = trestle_export_layout_finish (TRESTLE_PROJECT (source), result, NULL);

  /* Without a document another layout has taken the place of this one. */
  if (document == NULL || self->stack == NULL)
    return;
  g_clear_object (&self->layout);
  g_set_object (&self->document, document);
  show_document (self);
}

static void
start_layout (TrestleDocumentPage *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  self->layout = g_cancellable_new ();
  self->stale = FALSE;
  trestle_export_layout_async (self->project, self->layout, layout_cb, g_object_ref (self));
}

static gboolean
timeout_cb (gpointer data)
{
  TrestleDocumentPage *self = data;

  self->timeout = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_layout (self);

  return G_SOURCE_REMOVE;
}

static void
design_changed_cb (TrestleDocumentPage *self)
{
  self->stale = TRUE;
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timeout = g_timeout_add (PAUSE, timeout_cb, self);
}

static void
map_cb (TrestleDocumentPage *self)
{
  if (self->stale && self->project != NULL)
    start_layout (self);
}

/* Export */

typedef struct
{
  TrestleDocumentPage *self;
  TrestleExportFormat  format;
  TrestleKind          table;
  GFile               *file;
} Export;

static const struct { const char *suffix, *title, *done; } formats[] = {
  [TRESTLE_EXPORT_PDF] = { "pdf", N_("Export Document"), N_("Document exported") },
  [TRESTLE_EXPORT_PDF_WITHOUT_DATA] = { "pdf", N_("Export Document Without the Design"), N_("Document exported") },
  [TRESTLE_EXPORT_PDF_REDACTED] = { "pdf", N_("Export Redacted Document"), N_("Redacted document exported") },
  [TRESTLE_EXPORT_PICTURE] = { "png", N_("Export Picture"), N_("Picture exported") },
  [TRESTLE_EXPORT_XLSX] = { "xlsx", N_("Export Workbook"), N_("Workbook exported") },
  [TRESTLE_EXPORT_CSV] = { "csv", N_("Export Table"), N_("Table exported") }
};

static void
export_free (Export *export)
{
  g_object_unref (export->self);
  g_clear_object (&export->file);
  g_free (export);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *export = user_data;
  TrestleDocumentPage *self = export->self;
  g_autoptr(GError) error = NULL;
  gboolean done = trestle_export_finish (TRESTLE_PROJECT (source), result, &error);

  g_clear_object (&self->exporting);
  if (self->stack != NULL)
    {
      gtk_stack_set_visible_child_name (self->export_stack, "buttons");
      if (done)
        trestle_toast_file (GTK_WIDGET (self), _(formats[export->format].done), export->file);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        trestle_toast_say (GTK_WIDGET (self), error->message);
    }
  export_free (export);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Export *export = user_data;
  TrestleDocumentPage *self = export->self;

  export->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  if (export->file == NULL || self->stack == NULL || self->exporting != NULL)
    {
      export_free (export);
      return;
    }
  self->exporting = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->export_stack, "busy");
  trestle_export_async (self->project, export->format, export->table, export->file, self->exporting, exported_cb, export);
}

static void
cancel_clicked_cb (TrestleDocumentPage *self)
{
  if (self->exporting != NULL)
    g_cancellable_cancel (self->exporting);
}

static void
trestle_document_page_dispose (GObject *object)
{
  TrestleDocumentPage *self = TRESTLE_DOCUMENT_PAGE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->layout != NULL)
    g_cancellable_cancel (self->layout);
  g_clear_object (&self->layout);
  gtk_widget_dispose_template (GTK_WIDGET (self), TRESTLE_TYPE_DOCUMENT_PAGE);
  g_clear_object (&self->document);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_document_page_parent_class)->dispose (object);
}

static void
trestle_document_page_class_init (TrestleDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_document_page_dispose;

  g_type_ensure (TRESTLE_TYPE_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/document-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TrestleDocumentPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleDocumentPage, export_stack);
  gtk_widget_class_bind_template_child (widget_class, TrestleDocumentPage, notes);
  gtk_widget_class_bind_template_child (widget_class, TrestleDocumentPage, pages);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
trestle_document_page_init (TrestleDocumentPage *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

void
trestle_document_page_set_project (TrestleDocumentPage *self,
                                   TrestleProject      *project)
{
  g_return_if_fail (TRESTLE_IS_DOCUMENT_PAGE (self));
  g_return_if_fail (self->project == NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (project, "compared", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_design (project), "changed", G_CALLBACK (design_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
trestle_document_page_get_pages (TrestleDocumentPage *self)
{
  g_return_val_if_fail (TRESTLE_IS_DOCUMENT_PAGE (self), NULL);

  return GTK_WIDGET (self->pages);
}

/* "Design.pdf", "Design - Locations.csv" */
static char *
dup_file_name (TrestleDocumentPage *self,
               const Export        *export)
{
  g_autofree char *title = trestle_project_dup_title (self->project);
  g_autofree char *name = export->format != TRESTLE_EXPORT_CSV ? g_strdup (title) :
                          g_strdup_printf ("%s - %s", title, _(trestle_kind_get_info (export->table)->titles));

  /* Translators: the name of a file without the name of the design */
  if (export->format == TRESTLE_EXPORT_PDF_REDACTED)
    g_set_str (&name, _("Redacted Design"));
  g_strdelimit (name, "/\\", '-');

  return g_strdup_printf ("%s.%s", name, formats[export->format].suffix);
}

static void
append_filter (GListStore *filters,
               const char *title,
               const char *extension)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, title);
  gtk_file_filter_add_suffix (filter, extension);
  g_list_store_append (filters, filter);
}

/* Every format there is, that of the suggested name first. */
static GListModel *
create_filters (TrestleExportFormat kind)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (TrestlePictureFormat format = 0; format < TRESTLE_N_PICTURES && kind == TRESTLE_EXPORT_PICTURE; format++)
    append_filter (filters, _(trestle_picture_get_info (format)->title), trestle_picture_get_info (format)->extension);
  for (TrestleFormat format = 0; format < TRESTLE_N_FORMATS && kind < TRESTLE_EXPORT_PICTURE; format++)
    append_filter (filters, _(trestle_format_get_info (format)->title), trestle_format_get_info (format)->extension);

  return G_LIST_MODEL (filters);
}

void
trestle_document_page_export (TrestleDocumentPage *self,
                              TrestleExportFormat  format,
                              TrestleKind          table)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = NULL;
  Export *export = g_new0 (Export, 1);

  export->self = g_object_ref (self);
  export->format = format;
  export->table = table;
  name = dup_file_name (self, export);
  gtk_file_dialog_set_title (dialog, _(formats[format].title));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  if (format <= TRESTLE_EXPORT_PICTURE)
    {
      g_autoptr(GListModel) filters = create_filters (format);

      gtk_file_dialog_set_filters (dialog, filters);
    }
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, export);
}
