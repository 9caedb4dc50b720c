/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Painting of links.
 */
#include "config.h"

#include "pen.h"

#include "scene-private.h"

#include <math.h>

#define HOP 5
#define LABEL_HEIGHT 16

/* A piece without the ends that are rounded away, hopping over what it crosses. */
static void
add_piece (const TrestlePen   *pen,
           const TrestlePiece *piece)
{
  gboolean level = piece->a.y == piece->b.y;
  double end = level ? piece->b.x - piece->cut_b : piece->b.y - piece->cut_b;
  double at = level ? piece->a.x + piece->cut_a : piece->a.y + piece->cut_a;

  if (!level)
    {
      cairo_move_to (pen->cr, piece->a.x, at);
      cairo_line_to (pen->cr, piece->a.x, end);
      return;
    }
  cairo_move_to (pen->cr, at, piece->a.y);
  for (guint i = 0; i < piece->n_hops; i++)
    {
      int x = g_array_index (pen->scene->hops, int, piece->first_hop + i);

      if (x - HOP < at || x + HOP > end)
        continue;
      cairo_line_to (pen->cr, x - HOP, piece->a.y);
      cairo_arc (pen->cr, x, piece->a.y, HOP, G_PI, 2 * G_PI);
      at = x + HOP;
    }
  cairo_line_to (pen->cr, end, piece->a.y);
}

static void
add_corner (const TrestlePen    *pen,
            const TrestleCorner *corner)
{
  double x = corner->at.x + corner->dx * corner->radius;
  double y = corner->at.y + corner->dy * corner->radius;
  double from;

  /* The quarter that looks away from the middle of the circle. */
  if (corner->dx > 0)
    from = corner->dy > 0 ? G_PI : G_PI / 2;
  else
    from = corner->dy > 0 ? 3 * G_PI / 2 : 0;
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, x, y, corner->radius, from, from + G_PI / 2);
}

static double
get_line_width (const TrestlePen *pen,
                double            width)
{
  return MAX (width, 1 / pen->scale);
}

/* From far away all pieces are one path of one width. */
static void
paint_thin (const TrestlePen *pen,
            const GArray     *pieces)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      const TrestlePiece *piece = &g_array_index (pen->scene->pieces, TrestlePiece, g_array_index (pieces, guint, i));

      cairo_move_to (pen->cr, piece->a.x, piece->a.y);
      cairo_line_to (pen->cr, piece->b.x, piece->b.y);
    }
  cairo_set_line_width (pen->cr, get_line_width (pen, 2));
  trestle_pen_stroke (pen);
}

static void
paint_strays (const TrestlePen  *pen,
              const TrestleRect *area)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  double dashes[] = { MAX (6, 3 / pen->scale), MAX (5, 3 / pen->scale) };

  trestle_space_list (pen->scene->stray_space, area, found);
  cairo_set_dash (pen->cr, dashes, 2, 0);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (pen->scene->strays, guint, g_array_index (found, guint, i));
      const TrestleWire *wire = trestle_scene_get_wire (pen->scene, index);

      trestle_pen_way (pen, wire);
      cairo_set_line_width (pen->cr, get_line_width (pen, wire->width));
      trestle_pen_stroke (pen);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

void
trestle_pen_wires (const TrestlePen  *pen,
                   const TrestleRect *area)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (guint));

  cairo_new_path (pen->cr);
  trestle_pen_color (pen, pen->palette->link, 1);
  paint_strays (pen, area);
  trestle_space_list (pen->scene->piece_space, area, pieces);
  if (pen->level < TRESTLE_LEVEL_BLOCKS)
    {
      paint_thin (pen, pieces);
      return;
    }

  for (guint i = 0; i < pieces->len; i++)
    {
      const TrestlePiece *piece = &g_array_index (pen->scene->pieces, TrestlePiece, g_array_index (pieces, guint, i));

      add_piece (pen, piece);
      cairo_set_line_width (pen->cr, get_line_width (pen, piece->width));
      trestle_pen_stroke (pen);
    }
  trestle_space_list (pen->scene->corner_space, area, corners);
  for (guint i = 0; i < corners->len; i++)
    {
      const TrestleCorner *corner = &g_array_index (pen->scene->corners, TrestleCorner, g_array_index (corners, guint, i));

      add_corner (pen, corner);
      cairo_set_line_width (pen->cr, get_line_width (pen, corner->width));
      trestle_pen_stroke (pen);
    }
}

void
trestle_pen_way (const TrestlePen  *pen,
                 const TrestleWire *wire)
{
  const TrestlePoint *points = &g_array_index (pen->scene->points, TrestlePoint, wire->first);

  cairo_move_to (pen->cr, points[0].x, points[0].y);
  for (guint i = 1; i < wire->n_points; i++)
    {
      double before = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
      double after = i + 1 < wire->n_points ? hypot (points[i + 1].x - points[i].x, points[i + 1].y - points[i].y) : 0;
      double radius = MIN (8, MIN (before, after) / 2);

      if (radius < 1)
        {
          cairo_line_to (pen->cr, points[i].x, points[i].y);
          continue;
        }
      cairo_line_to (pen->cr, points[i].x - (points[i].x - points[i - 1].x) * radius / before,
                     points[i].y - (points[i].y - points[i - 1].y) * radius / before);
      cairo_curve_to (pen->cr, points[i].x - (points[i].x - points[i - 1].x) * radius * 0.45 / before,
                      points[i].y - (points[i].y - points[i - 1].y) * radius * 0.45 / before,
                      points[i].x + (points[i + 1].x - points[i].x) * radius * 0.45 / after,
                      points[i].y + (points[i + 1].y - points[i].y) * radius * 0.45 / after,
                      points[i].x + (points[i + 1].x - points[i].x) * radius / after,
                      points[i].y + (points[i + 1].y - points[i].y) * radius / after);
    }
}

/* How much larger than at 100 % a label is drawn, so that it can be read; 0: there is no room for it. */
static double
get_label_zoom (const TrestlePen  *pen,
                const TrestleWire *wire,
                const char        *text)
{
  double zoom;

  if (pen->level == TRESTLE_LEVEL_FULL)
    return 1;
  zoom = MAX (1, 1 / pen->scale);
  if (zoom > 3 || text == NULL || (!wire->upright && trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, zoom, text) + 16 * zoom > wire->room))
    return 0;

  return zoom;
}

void
trestle_pen_label (const TrestlePen *pen,
                   guint             index,
                   gboolean          selected)
{
  const TrestleWire *wire = trestle_scene_get_wire (pen->scene, index);
  const TrestlePalette *palette = pen->palette;
  g_autofree char *text = trestle_scene_dup_label (pen->scene, wire);
  const TrestleMark *mark = NULL;
  double zoom = get_label_zoom (pen, wire, text);
  double height = LABEL_HEIGHT * zoom;
  TrestleColor outline;
  double width, left;
  double y = wire->label.y;
  gboolean judged;

  if (pen->scene->marks != NULL && wire->object->id != NULL)
    mark = trestle_marks_lookup (pen->scene->marks, wire->object->id);
  judged = mark != NULL && mark->verdict != TRESTLE_MARK_NONE;
  if (zoom <= 0 || (text == NULL && !judged))
    return;

  width = (text != NULL ? trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, zoom, text) : 0) + (judged ? 26 : 12) * zoom;
  left = wire->label.x - width / 2;
  trestle_pen_round (pen, left, y - height / 2, width, height, height / 2);
  trestle_pen_color (pen, selected ? palette->accent : palette->canvas, 1);
  trestle_pen_fill_preserve (pen);
  outline = judged && mark->verdict >= TRESTLE_MARK_AT_RISK ? palette->verdicts[mark->verdict] : palette->container_line;
  trestle_pen_color (pen, selected ? palette->accent : outline, 1);
  cairo_set_line_width (pen->cr, zoom);
  trestle_pen_stroke (pen);
  if (judged)
    {
      trestle_pen_verdict (pen, mark, left + 4 * zoom, y - 5.5 * zoom, 11 * zoom);
      left += 13 * zoom;
    }
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, zoom, selected ? palette->on_accent : palette->quiet, TRESTLE_ALIGN_START,
                    text, left + 6 * zoom, y, width);
  if (mark != NULL && zoom <= 1)
    trestle_pen_badge (pen, mark, wire->label.x + width / 2 + 6, y - LABEL_HEIGHT / 2.0 - 1, 0.875);
}

void
trestle_pen_labels (const TrestlePen  *pen,
                    const TrestleRect *area)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  TrestleRect around = trestle_rect_grow (area, (int) (64 * MAX (1, 1 / pen->scale)));

  if (pen->level < (trestle_scene_is_overlaid (pen->scene) ? TRESTLE_LEVEL_BLOCKS : TRESTLE_LEVEL_FULL))
    return;

  /* Labels are wider than what they are found by. */
  trestle_space_list (pen->scene->label_space, &around, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint index = g_array_index (found, guint, i);
      g_autofree char *title = pen->svg != NULL ? trestle_scene_describe_wire (pen->scene, index) : NULL;

      if (pen->svg != NULL)
        trestle_svg_begin (pen->svg, title, 0, 0);
      trestle_pen_label (pen, index, FALSE);
      if (pen->svg != NULL)
        trestle_svg_end (pen->svg);
    }
}
