/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What helps with putting things right: guides, handles, and the connection
 * that is being drawn.  Widths are in pixels of the screen.
 */
#include "config.h"

#include "pen.h"

#include "guides.h"

#include <math.h>

#define HANDLE_RADIUS 5
#define TEXT_HEIGHT 22

static void
paint_gap (const TrestlePen   *pen,
           const TrestleGuide *guide)
{
  gboolean level = guide->a.y == guide->b.y;
  double end = 4 / pen->scale;
  const TrestlePoint *points[] = { &guide->a, &guide->b };

  cairo_move_to (pen->cr, guide->a.x, guide->a.y);
  cairo_line_to (pen->cr, guide->b.x, guide->b.y);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      cairo_move_to (pen->cr, points[i]->x - (level ? 0 : end), points[i]->y - (level ? end : 0));
      cairo_line_to (pen->cr, points[i]->x + (level ? 0 : end), points[i]->y + (level ? end : 0));
    }
}

void
trestle_pen_guides (const TrestlePen *pen,
                    const GArray     *guides)
{
  double dashes[] = { 5 / pen->scale, 3 / pen->scale };

  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1 / pen->scale);
  for (int gap = 0; gap < 2; gap++)
    {
      cairo_new_path (pen->cr);
      for (guint i = 0; i < guides->len; i++)
        {
          const TrestleGuide *guide = &g_array_index (guides, TrestleGuide, i);

          if (guide->gap != gap)
            continue;
          if (gap)
            {
              paint_gap (pen, guide);
              continue;
            }
          cairo_move_to (pen->cr, guide->a.x, guide->a.y);
          cairo_line_to (pen->cr, guide->b.x, guide->b.y);
        }
      cairo_set_dash (pen->cr, dashes, gap ? 0 : 2, 0);
      cairo_stroke (pen->cr);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
paint_dot (const TrestlePen *pen,
           double            x,
           double            y,
           TrestleColor      fill)
{
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, HANDLE_RADIUS / pen->scale, 0, 2 * G_PI);
  trestle_pen_color (pen, fill, 1);
  cairo_fill_preserve (pen->cr);
  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1.5 / pen->scale);
  cairo_stroke (pen->cr);
}

void
trestle_pen_handles (const TrestlePen *pen,
                     const TrestleBox *box)
{
  TrestlePoint handles[TRESTLE_MAX_HANDLES];
  guint n = trestle_box_list_handles (box, pen->scale, handles);

  for (guint i = 0; i < n; i++)
    paint_dot (pen, handles[i].x, handles[i].y, pen->palette->card);
}

/* What can be taken hold of at the ends of a selected link. */
void
trestle_pen_ends (const TrestlePen  *pen,
                  const TrestleWire *wire)
{
  const TrestlePoint *points = &g_array_index (pen->scene->points, TrestlePoint, wire->first);

  paint_dot (pen, points[0].x, points[0].y, pen->palette->card);
  paint_dot (pen, points[wire->n_points - 1].x, points[wire->n_points - 1].y, pen->palette->card);
}

/* Everything but what is legal steps back; legal targets have a ring, too. */
static void
paint_legal (const TrestlePen     *pen,
             const TrestleOverlay *overlay)
{
  TrestleRect all = trestle_rect_grow (&pen->scene->bounds, 4096);

  cairo_save (pen->cr);
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, all.x, all.y, all.width, all.height);
  for (guint i = 0; i <= overlay->legal->len; i++)
    {
      const TrestleBox *box = i < overlay->legal->len
                              ? trestle_scene_get_box (pen->scene, g_array_index (overlay->legal, guint, i))
                              : overlay->connecting;

      cairo_rectangle (pen->cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
    }
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  trestle_pen_color (pen, pen->palette->canvas, 0.6);
  cairo_fill (pen->cr);
  cairo_restore (pen->cr);
  for (guint i = 0; i < overlay->legal->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (pen->scene, g_array_index (overlay->legal, guint, i));
      gboolean target = overlay->connect_target != NULL && box->object == overlay->connect_target;

      trestle_pen_ring (pen, box, 0, target ? 3 : 1.5);
      if (target)
        {
          trestle_pen_color (pen, pen->palette->accent, 0.12);
          cairo_fill_preserve (pen->cr);
        }
      trestle_pen_color (pen, pen->palette->accent, 1);
      cairo_stroke (pen->cr);
    }
}

void
trestle_pen_pill (const TrestlePen *pen,
                  const char       *text,
                  gboolean          positive,
                  double            x,
                  double            y)
{
  const TrestlePalette *palette = pen->palette;
  double zoom = MAX (1, 1 / pen->scale);
  double width = trestle_pen_measure (pen, TRESTLE_FONT_NAME, zoom, text) + 20 * zoom;

  trestle_pen_round (pen, x - width / 2, y - TEXT_HEIGHT * zoom / 2, width, TEXT_HEIGHT * zoom, TEXT_HEIGHT * zoom / 2);
  trestle_pen_color (pen, positive ? palette->accent : palette->card, 1);
  cairo_fill_preserve (pen->cr);
  trestle_pen_color (pen, positive ? palette->accent : palette->quiet, 1);
  cairo_set_line_width (pen->cr, zoom);
  cairo_stroke (pen->cr);
  trestle_pen_text (pen, TRESTLE_FONT_NAME, zoom, positive ? palette->on_accent : palette->text, TRESTLE_ALIGN_MIDDLE,
                    text, x, y, width);
}

void
trestle_pen_connection (const TrestlePen     *pen,
                        const TrestleOverlay *overlay)
{
  const double *line = overlay->line;
  double dashes[] = { 5 / pen->scale, 4 / pen->scale };
  gboolean legal = overlay->connect_target != NULL;

  paint_legal (pen, overlay);
  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, line[0], line[1]);
  cairo_line_to (pen->cr, line[2], line[3]);
  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 2 / pen->scale);
  cairo_set_dash (pen->cr, dashes, legal ? 0 : 2, 0);
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  paint_dot (pen, line[0], line[1], pen->palette->accent);
  paint_dot (pen, line[2], line[3], legal ? pen->palette->accent : pen->palette->card);
  if (overlay->connect_text != NULL)
    trestle_pen_pill (pen, overlay->connect_text, legal, line[2], line[3] - 26 * MAX (1, 1 / pen->scale));
}
