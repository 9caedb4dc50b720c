/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layout that is made when it is first drawn: most cells that there are never are.
 */
#include "config.h"

#include "grid-text.h"

struct _TrestleGridText
{
  GtkWidget   *widget;      /* borrowed */
  PangoLayout *layout;      /* or NULL */
  char        *text;
  guint        n_chars;
  gboolean     numeric;
};

TrestleGridText *
trestle_grid_text_new (GtkWidget *widget,
                       guint      n_chars,
                       gboolean   numeric)
{
  TrestleGridText *self = g_new0 (TrestleGridText, 1);

  self->widget = widget;
  self->text = g_strdup ("");
  self->n_chars = n_chars;
  self->numeric = numeric;

  return self;
}

void
trestle_grid_text_free (TrestleGridText *self)
{
  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self);
}

void
trestle_grid_text_set (TrestleGridText *self,
                       const char      *text)
{
  if (!g_set_str (&self->text, text))
    return;
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, text, -1);
  gtk_widget_queue_draw (self->widget);
}

const char *
trestle_grid_text_get (TrestleGridText *self)
{
  return self->text;
}

int
trestle_grid_text_measure (TrestleGridText *self,
                           GtkOrientation   orientation)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (self->widget), NULL, NULL);
  int width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                   pango_font_metrics_get_approximate_digit_width (metrics)) * (int) self->n_chars;
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);

  return PANGO_PIXELS_CEIL (orientation == GTK_ORIENTATION_HORIZONTAL ? width : height);
}

static void
make_layout (TrestleGridText *self)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();

  self->layout = gtk_widget_create_pango_layout (self->widget, self->text);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->layout, 0);
  if (!self->numeric)
    return;
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->layout, attributes);
}

/* Left is where a line begins, of either direction; all begin where the window does. */
static PangoAlignment
get_alignment (TrestleGridText *self)
{
  gboolean rtl = gtk_widget_get_direction (self->widget) == GTK_TEXT_DIR_RTL;
  gboolean other = pango_layout_get_direction (self->layout, 0) == (rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);

  return self->numeric != other ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void
trestle_grid_text_snapshot (TrestleGridText    *self,
                            GtkSnapshot        *snapshot,
                            const GdkRectangle *area)
{
  GdkRGBA color;
  int height;

  if (*self->text == '\0' || area->width <= 0)
    return;
  if (self->layout == NULL)
    make_layout (self);
  pango_layout_set_width (self->layout, area->width * PANGO_SCALE);
  pango_layout_set_alignment (self->layout, get_alignment (self));
  pango_layout_get_pixel_size (self->layout, NULL, &height);
  gtk_widget_get_color (self->widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area->x, area->y + (area->height - height) / 2));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}
