/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the signs of an overlay mean, on a card of its own.
 */
#include "config.h"

#include "pen.h"

#include <string.h>

#define PADDING 12
#define LINE 20
#define SYMBOL 14
#define INDENT 22           /* of texts behind signs */
#define FURTHER 14          /* from a line to the next of the same text */
#define WIDTH 210           /* at which texts are broken */

typedef struct
{
  const TrestleLegend *entry;
  char                *text;
  gboolean             first;   /* of the entry: has its sign */
  double               x, y;    /* of its middle */
} Line;

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->text);
}

/* How much of @text is on a line of @width: up to the last space that fits. */
static gsize
find_break (const TrestlePen *pen,
            const char       *text,
            double            width)
{
  gsize fits = 0;

  for (const char *space = strchr (text, ' '); ; space = strchr (space + 1, ' '))
    {
      g_autofree char *start = space != NULL ? g_strndup (text, space - text) : g_strdup (text);

      if (fits > 0 && trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, 1, start) > width)
        return fits;
      fits = strlen (start);
      if (space == NULL)
        return fits;
    }
}

/* Everything below the title, broken into lines; @width and @height of all of it. */
static GArray *
list_lines (const TrestlePen *pen,
            const GPtrArray  *legend,
            double           *width,
            double           *height)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  double y = PADDING + LINE / 2.0 - 2;

  g_array_set_clear_func (lines, clear_line);
  for (guint i = 0; i < legend->len; i++)
    {
      const TrestleLegend *entry = legend->pdata[i];
      Line line = { entry, NULL, TRUE, PADDING + (entry->verdict != TRESTLE_MARK_NONE || entry->group != 0 ? INDENT : 0) };

      for (const char *text = entry->text; *text != '\0'; line.first = FALSE)
        {
          gsize length = find_break (pen, text, WIDTH + PADDING - line.x);

          y += line.first ? LINE : FURTHER;
          line.y = y;
          line.text = g_strndup (text, length);
          *width = MAX (*width, line.x + trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, 1, line.text) + PADDING);
          g_array_append_val (lines, line);
          text += length + (text[length] == ' ');
        }
    }
  *height = y + LINE / 2.0 - 2 + PADDING;

  return lines;
}

void
trestle_painter_measure_legend (TrestlePainter       *self,
                                const TrestlePalette *palette,
                                TrestleMarks         *marks,
                                double               *width,
                                double               *height)
{
  const TrestlePen pen = { .texts = trestle_painter_get_texts (self), .palette = palette, .scale = 1 };
  const char *title = trestle_marks_get_title (marks);
  g_autoptr (GArray) lines = NULL;

  *width = *height = 0;
  if (title == NULL)
    return;

  *width = trestle_pen_measure (&pen, TRESTLE_FONT_NAME, 1, title) + 2 * PADDING;
  lines = list_lines (&pen, trestle_marks_get_legend (marks), width, height);
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
  const char *title = trestle_marks_get_title (marks);
  g_autoptr (GArray) lines = NULL;
  double width, height;

  if (title == NULL)
    return;
  width = trestle_pen_measure (&pen, TRESTLE_FONT_NAME, 1, title) + 2 * PADDING;
  lines = list_lines (&pen, trestle_marks_get_legend (marks), &width, &height);

  trestle_pen_round (&pen, 0.5, 0.5, width - 1, height - 1, 9);
  trestle_pen_color (&pen, palette->card, 1);
  trestle_pen_fill_preserve (&pen);
  trestle_pen_color (&pen, palette->card_line, 1);
  cairo_set_line_width (cr, 1);
  trestle_pen_stroke (&pen);
  trestle_pen_text (&pen, TRESTLE_FONT_NAME, 1, palette->text, TRESTLE_ALIGN_START, title,
                    PADDING, PADDING + LINE / 2.0 - 3, width);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      const TrestleMark mark = { .verdict = line->entry->verdict };

      if (line->first)
        {
          trestle_pen_verdict (&pen, &mark, PADDING, line->y - SYMBOL / 2.0, SYMBOL);
          trestle_pen_group (&pen, line->entry->group, PADDING, line->y - SYMBOL / 2.0, SYMBOL);
        }
      trestle_pen_text (&pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_START, line->text, line->x, line->y,
                        width);
    }
}
