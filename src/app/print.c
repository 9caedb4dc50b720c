/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK asks for one page after another while its dialog shows how far it is.
 */
#include "config.h"

#include "print.h"

#include <glib/gi18n.h>

#include "export.h"
#include "toast.h"

/* GTK's paper that is as large, or one of its own size. */
static GtkPaperSize *
create_paper_size (double width,
                   double height)
{
  static const struct { const char *name; int width; } papers[] = { { GTK_PAPER_NAME_A4, 595 }, { GTK_PAPER_NAME_LETTER, 612 } };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if ((int) width == papers[i].width)
      return gtk_paper_size_new (papers[i].name);

  return gtk_paper_size_new_custom ("trestle", "Trestle", width, height, GTK_UNIT_POINTS);
}

static void
request_page_setup_cb (TrestleDocument *document,
                       GtkPrintContext *context,
                       int              page,
                       GtkPageSetup    *setup)
{
  double width, height;
  GtkPaperSize *size;

  trestle_document_get_page_size (document, (guint) page, &width, &height);
  size = create_paper_size (MIN (width, height), MAX (width, height));
  gtk_page_setup_set_paper_size (setup, size);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (size);
}

static void
draw_page_cb (TrestleDocument *document,
              GtkPrintContext *context,
              int              page)
{
  trestle_document_paint_page (document, (guint) page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
trestle_print_new (TrestleDocument *document)
{
  GtkPrintOperation *print;

  g_return_val_if_fail (TRESTLE_IS_DOCUMENT (document), NULL);

  print = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (print, (int) trestle_document_get_n_pages (document));
  gtk_print_operation_set_unit (print, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (print, TRUE);
  gtk_print_operation_set_show_progress (print, TRUE);
  gtk_print_operation_set_allow_async (print, TRUE);
  g_signal_connect_object (print, "request-page-setup", G_CALLBACK (request_page_setup_cb), document, G_CONNECT_SWAPPED);
  g_signal_connect_object (print, "draw-page", G_CALLBACK (draw_page_cb), document, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (print), "document", g_object_ref (document), g_object_unref);

  return print;
}

static void
done_cb (GtkWidget              *widget,
         GtkPrintOperationResult result,
         GtkPrintOperation      *print)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || gtk_widget_get_root (widget) == NULL)
    return;
  gtk_print_operation_get_error (print, &error);
  text = g_strdup_printf (_("The document was not printed: %s. Export it as PDF, or choose another printer."),
                          error != NULL ? error->message : "");
  trestle_toast_say (widget, text);
}

static void
layout_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GtkWidget) widget = data;
  g_autoptr(TrestleDocument) document = trestle_export_layout_finish (TRESTLE_PROJECT (source), result, NULL);
  g_autoptr(GtkPrintOperation) print = NULL;
  g_autofree char *title = trestle_project_dup_title (TRESTLE_PROJECT (source));
  GtkRoot *root = gtk_widget_get_root (widget);

  if (document == NULL || root == NULL)
    return;
  print = trestle_print_new (document);
  gtk_print_operation_set_job_name (print, title);
  g_signal_connect_object (print, "done", G_CALLBACK (done_cb), widget, G_CONNECT_SWAPPED);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (root), NULL);
}

void
trestle_print_present (GtkWidget      *widget,
                       TrestleProject *project)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (TRESTLE_IS_PROJECT (project));

  trestle_export_layout_async (project, NULL, layout_cb, g_object_ref (widget));
}
