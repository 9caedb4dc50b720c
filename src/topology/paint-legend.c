/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the signs of an overlay mean, on a card of its own.
 */
#include "config.h"

#include "pen.h"

#define PADDING 12
#define LINE 20
#define SYMBOL 14
#define INDENT 22           /* of texts behind signs */

static double
get_indent (const TrestleLegend *legend)
{
  return legend->verdict != TRESTLE_MARK_NONE || legend->group != 0 ? INDENT : 0;
}

void
trestle_painter_measure_legend (TrestlePainter       *self,
                                const TrestlePalette *palette,
                                TrestleMarks         *marks,
                                double               *width,
                                double               *height)
{
  const TrestlePen pen = { .texts = trestle_painter_get_texts (self), .palette = palette, .scale = 1 };
  const GPtrArray *legend = trestle_marks_get_legend (marks);
  const char *title = trestle_marks_get_title (marks);

  *width = *height = 0;
  if (title == NULL)
    return;

  *width = trestle_pen_measure (&pen, TRESTLE_FONT_NAME, 1, title);
  for (guint i = 0; i < legend->len; i++)
    {
      const TrestleLegend *entry = legend->pdata[i];

      *width = MAX (*width, get_indent (entry) + trestle_pen_measure (&pen, TRESTLE_FONT_DETAIL, 1, entry->text));
    }
  *width += 2 * PADDING;
  *height = 2 * PADDING + LINE * (legend->len + 1) - 4;
}

void
trestle_painter_paint_legend (TrestlePainter       *self,
                              cairo_t              *cr,
                              const TrestlePalette *palette,
                              TrestleMarks         *marks,
                              TrestleSvg           *svg)
{
  const TrestlePen pen = {
    .cr = cr, .texts = trestle_painter_get_texts (self), .palette = palette, .scale = 1, .level = TRESTLE_LEVEL_FULL,
    .svg = svg
  };
  const GPtrArray *legend = trestle_marks_get_legend (marks);
  double width, height;

  trestle_painter_measure_legend (self, palette, marks, &width, &height);
  if (width <= 0)
    return;

  trestle_pen_round (&pen, 0.5, 0.5, width - 1, height - 1, 9);
  trestle_pen_color (&pen, palette->card, 1);
  trestle_pen_fill_preserve (&pen);
  trestle_pen_color (&pen, palette->card_line, 1);
  cairo_set_line_width (cr, 1);
  trestle_pen_stroke (&pen);
  trestle_pen_text (&pen, TRESTLE_FONT_NAME, 1, palette->text, TRESTLE_ALIGN_START, trestle_marks_get_title (marks),
                    PADDING, PADDING + LINE / 2.0 - 3, width);
  for (guint i = 0; i < legend->len; i++)
    {
      const TrestleLegend *entry = legend->pdata[i];
      const TrestleMark mark = { .verdict = entry->verdict };
      double y = PADDING + LINE * (i + 1.5) - 2;

      trestle_pen_verdict (&pen, &mark, PADDING, y - SYMBOL / 2.0, SYMBOL);
      trestle_pen_group (&pen, entry->group, PADDING, y - SYMBOL / 2.0, SYMBOL);
      trestle_pen_text (&pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_START, entry->text,
                        PADDING + get_indent (entry), y, width);
    }
}
