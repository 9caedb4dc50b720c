/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the picture: which locations belong together, outlined and named.
 */
#include "config.h"

#include "pen.h"

#include <math.h>

#define RADIUS 20
#define LABEL_HEIGHT 18

static const TrestlePoint *
get_point (const TrestlePen     *pen,
           const TrestleOutline *outline,
           guint                 index)
{
  return &g_array_index (pen->scene->outline_points, TrestlePoint, outline->first + index % outline->n_points);
}

/* @share of the way from @a to @b that is @length long. */
static void
get_between (const TrestlePoint *a,
             const TrestlePoint *b,
             double              length,
             double              share,
             double             *x,
             double             *y)
{
  *x = a->x + (b->x - a->x) * share / length;
  *y = a->y + (b->y - a->y) * share / length;
}

static void
add_path (const TrestlePen     *pen,
          const TrestleOutline *outline)
{
  for (guint i = 0; i < outline->n_points; i++)
    {
      const TrestlePoint *before = get_point (pen, outline, i + outline->n_points - 1);
      const TrestlePoint *at = get_point (pen, outline, i);
      const TrestlePoint *after = get_point (pen, outline, i + 1);
      double in = hypot (at->x - before->x, at->y - before->y);
      double out = hypot (after->x - at->x, after->y - at->y);
      double radius = MIN (RADIUS, MIN (in, out) / 2);
      double x[4], y[4];

      get_between (at, before, in, radius, &x[0], &y[0]);
      get_between (at, before, in, radius * 0.45, &x[1], &y[1]);
      get_between (at, after, out, radius * 0.45, &x[2], &y[2]);
      get_between (at, after, out, radius, &x[3], &y[3]);
      if (i == 0)
        cairo_move_to (pen->cr, x[0], y[0]);
      else
        cairo_line_to (pen->cr, x[0], y[0]);
      cairo_curve_to (pen->cr, x[1], y[1], x[2], y[2], x[3], y[3]);
    }
  cairo_close_path (pen->cr);
}

static const char *
get_name (const TrestlePen *pen,
          guint             group)
{
  const GPtrArray *legend = trestle_marks_get_legend (pen->scene->marks);

  for (guint i = 0; i < legend->len; i++)
    if (((const TrestleLegend *) legend->pdata[i])->group == group)
      return ((const TrestleLegend *) legend->pdata[i])->text;

  return NULL;
}

/* On the line, at its first corner. */
static void
paint_label (const TrestlePen     *pen,
             const TrestleOutline *outline)
{
  const TrestlePoint *start = get_point (pen, outline, 0);
  const char *name = get_name (pen, outline->group);
  double zoom = CLAMP (0.8 / pen->scale, 1, 4);
  double height = LABEL_HEIGHT * zoom;
  double x = start->x + RADIUS;
  double room = get_point (pen, outline, 1)->x - x - RADIUS - height;
  double width;

  if (name == NULL || outline->hole || room < 2 * height)
    return;
  width = MIN (room, trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, zoom, name) + 2);
  trestle_pen_round (pen, x, start->y - height / 2, width + height * 1.6, height, height / 2);
  trestle_pen_color (pen, pen->palette->canvas, 1);
  trestle_pen_fill_preserve (pen);
  trestle_pen_color (pen, trestle_pen_get_group_tint (pen, outline->group), 1);
  cairo_set_line_width (pen->cr, MAX (1.5, 1.5 / pen->scale));
  trestle_pen_stroke (pen);
  trestle_pen_group (pen, outline->group, x + height * 0.1, start->y - height * 0.4, height * 0.8);
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, zoom, pen->palette->text, TRESTLE_ALIGN_START, name, x + height * 1.1,
                    start->y, width);
}

void
trestle_pen_outlines (const TrestlePen  *pen,
                      const TrestleRect *area)
{
  const GArray *outlines = pen->scene->outlines;

  for (int pass = 0; pass < 3; pass++)
    for (guint i = 0; i < outlines->len; i++)
      {
        const TrestleOutline *outline = &g_array_index (outlines, TrestleOutline, i);
        TrestleRect around = trestle_rect_grow (&outline->bounds, (int) (LABEL_HEIGHT * MAX (1, 1 / pen->scale)));
        TrestleColor tint = trestle_pen_get_group_tint (pen, outline->group);

        if (!trestle_rect_intersects (&around, area))
          continue;
        if (pass == 2)
          {
            paint_label (pen, outline);
            continue;
          }
        cairo_new_path (pen->cr);
        add_path (pen, outline);
        trestle_pen_color (pen, pass == 0 ? trestle_color_mix (pen->palette->canvas, tint, 0.07) : tint, 1);
        cairo_set_line_width (pen->cr, MAX (2, 1.5 / pen->scale));
        if (pass == 0)
          trestle_pen_fill (pen);
        else
          trestle_pen_stroke (pen);
      }
}
