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
  GArray          *matches;     /* or NULL */
  guint            current;     /* match */
  guint            page;
  double           zoom;
};

G_DEFINE_FINAL_TYPE (TrestlePaper, trestle_paper, GTK_TYPE_WIDGET)

enum { FOLLOW, N_SIGNALS };

static guint signals[N_SIGNALS];

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

double
trestle_paper_get_scale (TrestlePaper *self)
{
  double width, height;

  g_return_val_if_fail (TRESTLE_IS_PAPER (self), 1);

  get_page_size (self, &width, &height);
  return gtk_widget_get_width (GTK_WIDGET (self)) / width;
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
  TrestlePaper *self = TRESTLE_PAPER (widget);
  double width, height;
  int wanted;

  get_page_size (self, &width, &height);
  wanted = (int) (width * 4 / 3 * (self->zoom > 0 ? self->zoom : 1));
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = wanted;
      *minimum = self->zoom > 0 ? wanted : MIN (wanted, 120);
    }
  else
    {
      *minimum = *natural = (int) ((self->zoom > 0 || for_size <= 0 ? wanted : for_size) * height / width);
    }
}

/* A marker behind the words. */
static void
paint_matches (TrestlePaper *self,
               cairo_t      *cr)
{
  for (guint i = 0; self->matches != NULL && i < self->matches->len; i++)
    {
      const TrestleMatch *match = &g_array_index (self->matches, TrestleMatch, i);

      if (match->page != self->page)
        continue;
      if (i == self->current)
        cairo_set_source_rgb (cr, 1, 0.62, 0.2);
      else
        cairo_set_source_rgb (cr, 1, 0.9, 0.4);
      cairo_rectangle (cr, match->x - 1, match->y, match->width + 2, match->height);
      cairo_fill (cr);
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
  paint_matches (self, cr);
  trestle_document_paint_page (self->document, self->page, cr);
  cairo_destroy (cr);
}

/* Links */

static gboolean
find_link (TrestlePaper *self,
           double        x,
           double        y,
           guint        *page,
           double       *at)
{
  double scale = trestle_paper_get_scale (self);

  return self->document != NULL && scale > 0 &&
         trestle_document_find_link (self->document, self->page, x / scale, y / scale, page, at);
}

static void
released_cb (TrestlePaper *self,
             int           n_press,
             double        x,
             double        y)
{
  guint page;
  double at;

  if (find_link (self, x, y, &page, &at))
    g_signal_emit (self, signals[FOLLOW], 0, page, at);
}

static void
motion_cb (TrestlePaper *self,
           double        x,
           double        y)
{
  guint page;
  double at;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), find_link (self, x, y, &page, &at) ? "pointer" : NULL);
}

static void
trestle_paper_dispose (GObject *object)
{
  TrestlePaper *self = TRESTLE_PAPER (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->matches, g_array_unref);

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

  signals[FOLLOW] = g_signal_new ("follow", TRESTLE_TYPE_PAPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "sheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
trestle_paper_init (TrestlePaper *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
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

void
trestle_paper_set_zoom (TrestlePaper *self,
                        double        zoom)
{
  g_return_if_fail (TRESTLE_IS_PAPER (self));

  self->zoom = zoom;
  gtk_widget_set_halign (GTK_WIDGET (self), zoom > 0 ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
trestle_paper_set_matches (TrestlePaper *self,
                           GArray       *matches,
                           guint         current)
{
  g_return_if_fail (TRESTLE_IS_PAPER (self));

  if (matches != NULL)
    g_array_ref (matches);
  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = matches;
  self->current = current;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
