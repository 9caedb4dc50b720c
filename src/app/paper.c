/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paints with the document's own painter into a cairo node.
 */
#include "config.h"

#include "paper.h"

#include <glib/gi18n.h>

struct _TrestlePaper
{
  GtkWidget        parent_instance;
  TrestleDocument *document;    /* or NULL */
  guint            page;
};

G_DEFINE_FINAL_TYPE (TrestlePaper, trestle_paper, GTK_TYPE_WIDGET)

static void
get_page_size (TrestlePaper *self,
               double       *width,
               double       *height)
{
  *width = 595;
  *height = 842;
  if (self->document != NULL)
    trestle_document_get_page_size (self->document, self->page, width, height);
}

static GtkSizeRequestMode
trestle_paper_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
trestle_paper_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  double width, height;

  get_page_size (TRESTLE_PAPER (widget), &width, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = width * 4 / 3;
    }
  else
    {
      *minimum = *natural = (for_size > 0 ? for_size : width) * height / width;
    }
}

static void
trestle_paper_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  TrestlePaper *self = TRESTLE_PAPER (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  double width, height;
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &area);
  if (self->document == NULL)
    return;

  get_page_size (self, &width, &height);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, area.size.width / width, area.size.height / height);
  trestle_document_paint_page (self->document, self->page, cr);
  cairo_destroy (cr);
}

static void
trestle_paper_dispose (GObject *object)
{
  g_clear_object (&TRESTLE_PAPER (object)->document);

  G_OBJECT_CLASS (trestle_paper_parent_class)->dispose (object);
}

static void
trestle_paper_class_init (TrestlePaperClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = trestle_paper_dispose;
  widget_class->get_request_mode = trestle_paper_get_request_mode;
  widget_class->measure = trestle_paper_measure;
  widget_class->snapshot = trestle_paper_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trestle_paper_init (TrestlePaper *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
trestle_paper_new (void)
{
  return g_object_new (TRESTLE_TYPE_PAPER, NULL);
}

void
trestle_paper_set (TrestlePaper    *self,
                   TrestleDocument *document,
                   guint            page)
{
  g_return_if_fail (TRESTLE_IS_PAPER (self));

  g_set_object (&self->document, document);
  self->page = page;
  if (document != NULL)
    {
      g_autofree char *label = g_strdup_printf (_("Page %u of %u"), page + 1, trestle_document_get_n_pages (document));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
