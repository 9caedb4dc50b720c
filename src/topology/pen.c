/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the painter draw with.
 */
#include "config.h"

#include "pen.h"

#include "quantity.h"
#include "symbol.h"

#include <math.h>

#define BADGE_HEIGHT 16

/* No text under 7.5 pixels: the smallest is 9 at 100 %. */
TrestleLevel
trestle_level_choose (double scale)
{
  if (scale <= 0 || scale >= 0.83)
    return TRESTLE_LEVEL_FULL;
  if (scale >= 0.66)
    return TRESTLE_LEVEL_NAMES;

  return scale >= 0.2 ? TRESTLE_LEVEL_BLOCKS : TRESTLE_LEVEL_DOTS;
}

void
trestle_pen_fill_preserve (const TrestlePen *pen)
{
  if (pen->svg != NULL)
    trestle_svg_add_path (pen->svg, pen->cr, TRUE);
  else
    cairo_fill_preserve (pen->cr);
}

void
trestle_pen_fill (const TrestlePen *pen)
{
  trestle_pen_fill_preserve (pen);
  cairo_new_path (pen->cr);
}

void
trestle_pen_stroke (const TrestlePen *pen)
{
  if (pen->svg == NULL)
    {
      cairo_stroke (pen->cr);
      return;
    }
  trestle_svg_add_path (pen->svg, pen->cr, FALSE);
  cairo_new_path (pen->cr);
}

void
trestle_pen_color (const TrestlePen *pen,
                   TrestleColor      color,
                   double            alpha)
{
  double red = (color >> 16 & 0xff) / 255.0;
  double green = (color >> 8 & 0xff) / 255.0;
  double blue = (color & 0xff) / 255.0;

  /* Opaque colors keep a PDF free of transparency groups. */
  if (alpha >= 1)
    cairo_set_source_rgb (pen->cr, red, green, blue);
  else
    cairo_set_source_rgba (pen->cr, red, green, blue, alpha);
}

void
trestle_pen_round (const TrestlePen *pen,
                   double            x,
                   double            y,
                   double            width,
                   double            height,
                   double            radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_path (pen->cr);
  if (radius * pen->scale < 1.5)
    {
      cairo_rectangle (pen->cr, x, y, width, height);
      return;
    }
  cairo_arc (pen->cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (pen->cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (pen->cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (pen->cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (pen->cr);
}

double
trestle_pen_text (const TrestlePen *pen,
                  TrestleFont       font,
                  double            zoom,
                  TrestleColor      color,
                  TrestleAlign      align,
                  const char       *text,
                  double            x,
                  double            y,
                  double            width)
{
  PangoLayout *layout;
  double text_width, height;

  if (text == NULL || text[0] == '\0' || width < 8)
    return 0;

  layout = trestle_texts_get (pen->texts, font, zoom, text, width);
  trestle_texts_measure (layout, &text_width, &height);
  if (align == TRESTLE_ALIGN_MIDDLE)
    x -= text_width / 2;
  else if (align == TRESTLE_ALIGN_END)
    x -= text_width;
  trestle_pen_color (pen, color, 1);
  if (pen->svg != NULL)
    {
      trestle_svg_add_text (pen->svg, pen->cr, layout, x,
                            y - height / 2 + pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
      return text_width;
    }
  cairo_move_to (pen->cr, x, y - height / 2);
  pango_cairo_show_layout (pen->cr, layout);

  return text_width;
}

double
trestle_pen_measure (const TrestlePen *pen,
                     TrestleFont       font,
                     double            zoom,
                     const char       *text)
{
  double width;

  trestle_texts_measure (trestle_texts_get (pen->texts, font, zoom, text, 0), &width, NULL);

  return width;
}

void
trestle_pen_symbol (const TrestlePen *pen,
                    const char       *name,
                    TrestleColor      color,
                    double            x,
                    double            y,
                    double            size)
{
  cairo_new_path (pen->cr);
  if (!trestle_symbol_add (pen->cr, name, x, y, size))
    return;
  trestle_pen_color (pen, color, 1);
  trestle_pen_fill (pen);
}

/* Stripes over the current path. */
static void
hatch (const TrestlePen *pen,
       double            x,
       double            y,
       double            size)
{
  double step = size / 6;

  cairo_save (pen->cr);
  if (pen->svg != NULL)
    trestle_svg_begin_clip (pen->svg, pen->cr);
  else
    cairo_clip (pen->cr);
  cairo_new_path (pen->cr);
  for (double at = -size; at < size; at += 2 * step)
    {
      cairo_move_to (pen->cr, x + at, y + size);
      cairo_line_to (pen->cr, x + at + size, y);
    }
  cairo_set_line_width (pen->cr, step);
  trestle_pen_stroke (pen);
  if (pen->svg != NULL)
    trestle_svg_end (pen->svg);
  cairo_restore (pen->cr);
}

void
trestle_pen_verdict (const TrestlePen  *pen,
                     const TrestleMark *mark,
                     double             x,
                     double             y,
                     double             size)
{
  static const char *const names[] = { NULL, "meets", "unknown", "at-risk", "fails", "added", "removed", "changed" };
  TrestleColor color = pen->palette->verdicts[mark->verdict];

  if (mark->verdict == TRESTLE_MARK_NONE)
    return;

  trestle_pen_symbol (pen, names[mark->verdict], mark->assumed ? trestle_color_mix (color, pen->palette->card, 0.55) : color,
                      x, y, size);
  if (!mark->assumed)
    return;
  cairo_new_path (pen->cr);
  trestle_symbol_add (pen->cr, names[mark->verdict], x, y, size);
  trestle_pen_color (pen, color, 1);
  hatch (pen, x, y, size);
}

TrestleColor
trestle_pen_get_group_tint (const TrestlePen *pen,
                            guint             group)
{
  static const TrestleTint order[] = {
    TRESTLE_TINT_SERVER, TRESTLE_TINT_CONSOLE, TRESTLE_TINT_REPOSITORY, TRESTLE_TINT_DATABASE, TRESTLE_TINT_LIBRARY,
    TRESTLE_TINT_IIS
  };

  return pen->palette->tints[order[(group - 1) % G_N_ELEMENTS (order)]];
}

double
trestle_pen_group (const TrestlePen *pen,
                   guint             group,
                   double            x,
                   double            y,
                   double            size)
{
  char letters[3] = "";

  if (group == 0)
    return 0;

  /* A … Z, then AA … */
  if (group > 26)
    letters[0] = (char) ('A' + (group - 27) / 26 % 26);
  letters[group > 26] = (char) ('A' + (group - 1) % 26);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x + size / 2, y + size / 2, size / 2, 0, 2 * G_PI);
  trestle_pen_color (pen, trestle_pen_get_group_tint (pen, group), 1);
  trestle_pen_fill (pen);
  trestle_pen_text (pen, TRESTLE_FONT_BADGE, MAX (size / 16, 0.8), pen->palette->card, TRESTLE_ALIGN_MIDDLE, letters,
                    x + size / 2, y + size / 2, 2 * size);

  return size;
}

/* Errors are squares, warnings triangles, advice is round: the shape says it
 * without the color.
 */
static void
add_shape (const TrestlePen   *pen,
           TrestleMarkSeverity severity,
           double              x,
           double              y,
           double              size)
{
  cairo_new_path (pen->cr);
  switch (severity)
    {
    case TRESTLE_MARK_ERROR:
      cairo_rectangle (pen->cr, x + size * 0.06, y + size * 0.06, size * 0.88, size * 0.88);
      break;

    case TRESTLE_MARK_WARNING:
      cairo_move_to (pen->cr, x + size / 2, y);
      cairo_line_to (pen->cr, x + size, y + size * 0.94);
      cairo_line_to (pen->cr, x, y + size * 0.94);
      cairo_close_path (pen->cr);
      break;

    case TRESTLE_MARK_ADVICE:
    case TRESTLE_MARK_N_SEVERITIES:
    default:
      cairo_arc (pen->cr, x + size / 2, y + size / 2, size / 2, 0, 2 * G_PI);
      break;
    }
}

double
trestle_pen_badge (const TrestlePen  *pen,
                   const TrestleMark *mark,
                   double             right,
                   double             y,
                   double             zoom)
{
  TrestleMarkSeverity worst = TRESTLE_MARK_ERROR;
  double height = BADGE_HEIGHT * zoom;
  g_autofree char *count = NULL;
  guint n = 0;
  double width;

  while (worst < TRESTLE_MARK_N_SEVERITIES && mark->findings[worst] == 0)
    worst++;
  if (worst == TRESTLE_MARK_N_SEVERITIES)
    return 0;
  for (guint i = worst; i < TRESTLE_MARK_N_SEVERITIES; i++)
    n += mark->findings[i];

  count = trestle_quantity_group (n);
  width = (5 + 7 + 3 + 5) * zoom + trestle_pen_measure (pen, TRESTLE_FONT_BADGE, zoom, count);
  trestle_pen_round (pen, right - width, y - height / 2, width, height, height / 2);
  trestle_pen_color (pen, pen->palette->badges[worst], 1);
  trestle_pen_fill_preserve (pen);
  trestle_pen_color (pen, pen->palette->card, 1);
  cairo_set_line_width (pen->cr, zoom);
  trestle_pen_stroke (pen);

  add_shape (pen, worst, right - width + 5 * zoom, y - 3.5 * zoom, 7 * zoom);
  trestle_pen_color (pen, pen->palette->on_badge, 1);
  trestle_pen_fill (pen);
  trestle_pen_text (pen, TRESTLE_FONT_BADGE, zoom, pen->palette->on_badge, TRESTLE_ALIGN_END, count,
                    right - 5 * zoom, y, width);

  return width;
}
