/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes SVG.  Numbers have at most two decimals: a hundredth of a pixel cannot be
 * seen, and files stay small.
 */
#include "config.h"

#include "svg.h"

#include <math.h>

struct _TrestleSvg
{
  GString *text;
  char    *prefix;
  guint    n_clips;
};

static void
append_number (GString *text,
               double   value)
{
  gint64 hundredths = (gint64) floor (value * 100 + 0.5);
  guint64 rest = (guint64) ABS (hundredths);

  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, hundredths < 0 ? "-" : "", rest / 100);
  if (rest % 100 != 0)
    g_string_append_printf (text, rest % 10 == 0 ? ".%u" : ".%02u",
                            (guint) (rest % 10 == 0 ? rest % 100 / 10 : rest % 100));
}

static void
append_attribute (GString    *text,
                  const char *name,
                  double      value)
{
  g_string_append_printf (text, " %s=\"", name);
  append_number (text, value);
  g_string_append_c (text, '"');
}

static void
append_pair (GString *text,
             double   x,
             double   y)
{
  append_number (text, x);
  g_string_append_c (text, ' ');
  append_number (text, y);
}

/* Signs that XML does not know become spaces. */
static void
append_escaped (GString    *text,
                const char *string)
{
  g_autofree char *clean = g_utf8_make_valid (string, -1);
  g_autofree char *escaped = NULL;

  for (char *c = clean; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == 0x7f)
      *c = ' ';
  escaped = g_markup_escape_text (clean, -1);
  g_string_append (text, escaped);
}

static void
append_path (GString *text,
             cairo_t *cr)
{
  cairo_path_t *path = cairo_copy_path (cr);
  gboolean open = FALSE;

  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      switch (data->header.type)
        {
        case CAIRO_PATH_MOVE_TO:
          /* Closing begins anew at the same place. */
          if (i + data->header.length >= path->num_data)
            break;
          g_string_append_c (text, 'M');
          append_pair (text, data[1].point.x, data[1].point.y);
          open = TRUE;
          break;

        case CAIRO_PATH_LINE_TO:
          g_string_append_c (text, 'L');
          append_pair (text, data[1].point.x, data[1].point.y);
          break;

        case CAIRO_PATH_CURVE_TO:
          g_string_append_c (text, 'C');
          for (guint k = 1; k <= 3; k++)
            {
              append_pair (text, data[k].point.x, data[k].point.y);
              if (k < 3)
                g_string_append_c (text, ' ');
            }
          break;

        case CAIRO_PATH_CLOSE_PATH:
        default:
          if (open)
            g_string_append_c (text, 'Z');
          break;
        }
    }
  cairo_path_destroy (path);
}

/* The color, and how much it covers. */
static void
append_color (GString    *text,
              cairo_t    *cr,
              const char *name)
{
  double red = 0, green = 0, blue = 0, alpha = 1;

  cairo_pattern_get_rgba (cairo_get_source (cr), &red, &green, &blue, &alpha);
  g_string_append_printf (text, " %s=\"#%02x%02x%02x\"", name, (guint) lround (red * 255), (guint) lround (green * 255),
                          (guint) lround (blue * 255));
  if (alpha < 1)
    {
      g_autofree char *attribute = g_strconcat (name, "-opacity", NULL);

      append_attribute (text, attribute, alpha);
    }
}

static void
append_dashes (GString *text,
               cairo_t *cr)
{
  int n = cairo_get_dash_count (cr);
  g_autofree double *dashes = g_new (double, n + 1);

  if (n == 0)
    return;
  cairo_get_dash (cr, dashes, NULL);
  g_string_append (text, " stroke-dasharray=\"");
  for (int i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_number (text, dashes[i]);
    }
  g_string_append_c (text, '"');
}

TrestleSvg *
trestle_svg_new (const TrestleRect *area,
                 const char        *title,
                 const char        *description,
                 const char        *prefix)
{
  TrestleSvg *self = g_new0 (TrestleSvg, 1);

  self->prefix = g_strdup (prefix);
  self->text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_string_append_printf (self->text, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\" "
                                      "viewBox=\"%d %d %d %d\">\n<title>", area->width, area->height, area->x, area->y, area->width,
                          area->height);
  append_escaped (self->text, title);
  g_string_append (self->text, "</title>\n");
  if (description != NULL)
    {
      g_string_append (self->text, "<desc>");
      append_escaped (self->text, description);
      g_string_append (self->text, "</desc>\n");
    }

  return self;
}

void
trestle_svg_free (TrestleSvg *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self->prefix);
  g_free (self);
}

void
trestle_svg_begin (TrestleSvg *self,
                   const char *title,
                   double      dx,
                   double      dy)
{
  g_string_append (self->text, "<g");
  if (dx != 0 || dy != 0)
    {
      g_string_append (self->text, " transform=\"translate(");
      append_pair (self->text, dx, dy);
      g_string_append (self->text, ")\"");
    }
  g_string_append_c (self->text, '>');
  if (title != NULL)
    {
      g_string_append (self->text, "<title>");
      append_escaped (self->text, title);
      g_string_append (self->text, "</title>");
    }
  g_string_append_c (self->text, '\n');
}

void
trestle_svg_end (TrestleSvg *self)
{
  g_string_append (self->text, "</g>\n");
}

void
trestle_svg_begin_clip (TrestleSvg *self,
                        cairo_t    *cr)
{
  guint clip = ++self->n_clips;

  g_string_append_printf (self->text, "<clipPath id=\"%s%u\"><path d=\"", self->prefix, clip);
  append_path (self->text, cr);
  g_string_append_printf (self->text, "\"/></clipPath>\n<g clip-path=\"url(#%s%u)\">\n", self->prefix, clip);
}

void
trestle_svg_add_path (TrestleSvg *self,
                      cairo_t    *cr,
                      gboolean    fill)
{
  gsize before = self->text->len, begin;

  g_string_append (self->text, "<path d=\"");
  begin = self->text->len;
  append_path (self->text, cr);
  if (self->text->len == begin)
    {
      g_string_truncate (self->text, before);
      return;
    }
  g_string_append_c (self->text, '"');
  if (fill)
    {
      append_color (self->text, cr, "fill");
      if (cairo_get_fill_rule (cr) == CAIRO_FILL_RULE_EVEN_ODD)
        g_string_append (self->text, " fill-rule=\"evenodd\"");
    }
  else
    {
      g_string_append (self->text, " fill=\"none\"");
      append_color (self->text, cr, "stroke");
      append_attribute (self->text, "stroke-width", cairo_get_line_width (cr));
      append_dashes (self->text, cr);
    }
  g_string_append (self->text, "/>\n");
}

void
trestle_svg_add_text (TrestleSvg  *self,
                      cairo_t     *cr,
                      PangoLayout *layout,
                      double       x,
                      double       y)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  g_autofree char *family = g_markup_escape_text (pango_font_description_get_family (font), -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  g_string_append (self->text, "<text");
  append_attribute (self->text, "x", x);
  append_attribute (self->text, "y", y);
  g_string_append_printf (self->text, " font-family=\"%s\"", family);
  append_attribute (self->text, "font-size", pango_font_description_get_size (font) / (double) PANGO_SCALE);
  append_attribute (self->text, "font-weight", pango_font_description_get_weight (font));
  append_color (self->text, cr, "fill");

  /* With another font it still takes its place. */
  append_attribute (self->text, "textLength", width / (double) PANGO_SCALE);
  g_string_append (self->text, " style=\"font-feature-settings:'tnum'\">");
  append_escaped (self->text, pango_layout_get_text (layout));
  g_string_append (self->text, "</text>\n");
}

GBytes *
trestle_svg_finish (TrestleSvg *self)
{
  g_string_append (self->text, "</svg>\n");

  return g_string_free_to_bytes (g_steal_pointer (&self->text));
}
