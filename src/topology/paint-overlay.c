/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies over the picture and changes with the pointer.  Widths are in
 * pixels of the screen, whatever the scale.
 */
#include "config.h"

#include "pen.h"

#include "container.h"
#include "scene-private.h"

#include <math.h>

#define RING_GAP 2.0
#define RING_WIDTH 2.0
#define MAX_SKETCHED 8              /* links of what is dragged, from end to end */
#define STUB 120.0                  /* pixels of those of many that are shown */

static double
get_radius (const TrestlePen *pen,
            const TrestleBox *box)
{
  if (pen->level == TRESTLE_LEVEL_DOTS)
    return 0;

  switch (box->type)
    {
    case TRESTLE_BOX_POPULATION:
      return TRESTLE_CHIP_HEIGHT / 2.0;

    case TRESTLE_BOX_CARD:
      return 9;

    case TRESTLE_BOX_ROLE:
      return 6;

    case TRESTLE_BOX_LOCATION:
    case TRESTLE_BOX_TRAY:
    default:
      return 14;
    }
}

void
trestle_pen_ring (const TrestlePen *pen,
                  const TrestleBox *box,
                  double            gap,
                  double            width)
{
  double grow = (gap + width / 2) / pen->scale;

  trestle_pen_round (pen, box->rect.x - grow, box->rect.y - grow, box->rect.width + 2 * grow, box->rect.height + 2 * grow,
                     get_radius (pen, box) + grow);
  cairo_set_line_width (pen->cr, width / pen->scale);
}

static void
paint_selected_wire (const TrestlePen *pen,
                     int               index)
{
  const TrestleWire *wire = trestle_scene_get_wire (pen->scene, index);

  cairo_new_path (pen->cr);
  trestle_pen_way (pen, wire);
  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, MAX (wire->width + 1, RING_WIDTH / pen->scale));
  trestle_pen_stroke (pen);
  if (pen->level == TRESTLE_LEVEL_FULL)
    trestle_pen_label (pen, index, TRUE);
  if (pen->level > TRESTLE_LEVEL_DOTS)
    trestle_pen_ends (pen, wire);
}

static void
paint_selected (const TrestlePen *pen,
                TrestleObject    *object)
{
  int index = trestle_scene_find (pen->scene, object);

  if (index < 0)
    {
      index = TRESTLE_IS_LINK (object) ? trestle_scene_find_wire (pen->scene, object) : -1;
      if (index >= 0)
        paint_selected_wire (pen, index);
      return;
    }
  trestle_pen_ring (pen, trestle_scene_get_box (pen->scene, index), RING_GAP, RING_WIDTH);
  trestle_pen_color (pen, pen->palette->accent, 1);
  trestle_pen_stroke (pen);
}

/* Of what the pointer is over, or else of where the keyboard is. */
static void
paint_handles (const TrestlePen     *pen,
               const TrestleOverlay *overlay)
{
  const TrestleBox *box = overlay->handles;
  int index = box == NULL && overlay->focused != NULL && overlay->connecting == NULL
                ? trestle_scene_find (pen->scene, overlay->focused) : -1;

  if (index >= 0)
    box = trestle_scene_get_box (pen->scene, index);
  if (box != NULL)
    trestle_pen_handles (pen, box);
}

static void
paint_focus (const TrestlePen *pen,
             TrestleObject    *object)
{
  int index = trestle_scene_find (pen->scene, object);
  double dots[] = { 1.5 / pen->scale, 2.5 / pen->scale };

  if (index >= 0)
    {
      trestle_pen_ring (pen, trestle_scene_get_box (pen->scene, index), RING_GAP + RING_WIDTH + 2, 1.5);
    }
  else
    {
      const TrestleWire *wire;

      index = TRESTLE_IS_LINK (object) ? trestle_scene_find_wire (pen->scene, object) : -1;
      if (index < 0)
        return;
      wire = trestle_scene_get_wire (pen->scene, index);
      trestle_pen_round (pen, wire->label.x - TRESTLE_GRID * 6, wire->label.y - 14, TRESTLE_GRID * 12, 28, 14);
      cairo_set_line_width (pen->cr, 1.5 / pen->scale);
    }
  trestle_pen_color (pen, pen->palette->text, 1);
  cairo_set_dash (pen->cr, dots, 2, 0);
  trestle_pen_stroke (pen);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
paint_hover (const TrestlePen *pen,
             TrestleObject    *object)
{
  int index = trestle_scene_find (pen->scene, object);

  if (index >= 0)
    {
      trestle_pen_ring (pen, trestle_scene_get_box (pen->scene, index), 0, 1);
    }
  else
    {
      index = TRESTLE_IS_LINK (object) ? trestle_scene_find_wire (pen->scene, object) : -1;
      if (index < 0)
        return;
      cairo_new_path (pen->cr);
      trestle_pen_way (pen, trestle_scene_get_wire (pen->scene, index));
      cairo_set_line_width (pen->cr, MAX (trestle_scene_get_wire (pen->scene, index)->width, 1 / pen->scale));
      trestle_pen_color (pen, pen->palette->accent, 0.7);
      trestle_pen_stroke (pen);
      if (pen->level == TRESTLE_LEVEL_FULL)
        trestle_pen_label (pen, index, FALSE);
      return;
    }
  trestle_pen_color (pen, pen->palette->accent, 0.7);
  trestle_pen_stroke (pen);
}

/* From a chip to a card, out of a side and into a side, with a small arrowhead;
 * where one stands below the other, in an arc beside both.
 */
void
trestle_pen_stream (const TrestlePen    *pen,
                    const TrestleStream *stream)
{
  static const double dashes[] = { 5, 4 };
  const TrestleRect *from = &trestle_scene_get_box (pen->scene, stream->from)->rect;
  const TrestleRect *to = &trestle_scene_get_box (pen->scene, stream->to)->rect;
  double y0 = from->y + from->height / 2.0;
  double y1 = to->y + to->height / 2.0;
  double x0, x1, bow;
  int out, in;              /* which way it leaves, and on which side it arrives: -1 left, 1 right */

  if (to->x >= from->x + from->width)
    {
      out = 1;
      in = -1;
    }
  else if (to->x + to->width <= from->x)
    {
      out = -1;
      in = 1;
    }
  else
    {
      out = in = ABS (to->x - from->x) <= ABS (to->x + to->width - from->x - from->width) ? -1 : 1;
    }
  x0 = out > 0 ? from->x + from->width : from->x;
  x1 = in > 0 ? to->x + to->width : to->x;
  bow = out == in ? CLAMP (fabs (y1 - y0) / 4, 20, 96) : CLAMP (fabs (x1 - x0) / 2, 24, 240);

  cairo_new_path (pen->cr);
  cairo_move_to (pen->cr, x0, y0);
  cairo_curve_to (pen->cr, x0 + out * bow, y0, x1 + in * bow, y1, x1 + in * 6, y1);
  trestle_pen_color (pen, pen->palette->tints[stream->images ? TRESTLE_TINT_REPOSITORY : TRESTLE_TINT_SERVER], 1);
  cairo_set_line_width (pen->cr, MAX (1.25, 1 / pen->scale));
  cairo_set_dash (pen->cr, dashes, 2, 0);
  trestle_pen_stroke (pen);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_move_to (pen->cr, x1, y1);
  cairo_line_to (pen->cr, x1 + in * 7, y1 - 3.5);
  cairo_line_to (pen->cr, x1 + in * 7, y1 + 3.5);
  cairo_close_path (pen->cr);
  trestle_pen_fill (pen);
}

/* What is painted from now on passes behind the machines that can be read. */
static void
leave_out_cards (const TrestlePen *pen)
{
  double left, top, right, bottom;
  g_autoptr (GArray) boxes = NULL;
  TrestleRect area;

  cairo_clip_extents (pen->cr, &left, &top, &right, &bottom);
  area = (TrestleRect) { (int) left - 1, (int) top - 1, (int) (right - left) + 2, (int) (bottom - top) + 2 };
  boxes = trestle_scene_list_touched (pen->scene, &area);
  cairo_new_path (pen->cr);
  cairo_rectangle (pen->cr, area.x, area.y, area.width, area.height);
  for (guint i = 0; i < boxes->len; i++)
    {
      const TrestleBox *box = trestle_scene_get_box (pen->scene, g_array_index (boxes, guint, i));

      if (box->parent >= 0 && (box->type == TRESTLE_BOX_CARD || box->type == TRESTLE_BOX_POPULATION))
        cairo_rectangle (pen->cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
    }
  cairo_set_fill_rule (pen->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (pen->cr);
}

static void
paint_streams (const TrestlePen *pen,
               GHashTable       *selected)
{
  GHashTableIter iter;
  gpointer object;

  cairo_save (pen->cr);
  if (pen->level >= TRESTLE_LEVEL_NAMES)
    leave_out_cards (pen);
  g_hash_table_iter_init (&iter, selected);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    {
      g_autoptr (GArray) streams = trestle_scene_list_streams (pen->scene, object);

      for (guint i = 0; i < streams->len; i++)
        trestle_pen_stream (pen, &g_array_index (streams, TrestleStream, i));
    }
  cairo_restore (pen->cr);
}

/* One soft shadow, the only one in the picture. */
static void
paint_shadow (const TrestlePen *pen,
              const TrestleBox *box)
{
  for (int i = 6; i > 0; i--)
    {
      double grow = i * 1.5 / pen->scale;

      trestle_pen_round (pen, box->rect.x - grow, box->rect.y - grow + 3 / pen->scale, box->rect.width + 2 * grow,
                         box->rect.height + 2 * grow, get_radius (pen, box) + grow);
      trestle_pen_color (pen, 0x000000, 0.035);
      trestle_pen_fill (pen);
    }
}

/* Which part of the plane is painted. */
static TrestleRect
get_area (const TrestlePen *pen)
{
  double left, top, right, bottom;

  cairo_clip_extents (pen->cr, &left, &top, &right, &bottom);

  return (TrestleRect) { (int) floor (left), (int) floor (top), (int) ceil (right - left) + 1, (int) ceil (bottom - top) + 1 };
}

static TrestlePoint
get_dragged_middle (const TrestlePen     *pen,
                    const TrestleOverlay *overlay,
                    guint                 index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  gboolean moved = g_hash_table_contains (overlay->dragged, box->mover);

  return (TrestlePoint) {
           box->rect.x + box->rect.width / 2 + (moved ? overlay->dx : 0),
           box->rect.y + box->rect.height / 2 + (moved ? overlay->dy : 0)
  };
}

/* Cut off where it is further from @from than @most. */
static TrestlePoint
cut (const TrestlePoint *from,
     const TrestlePoint *to,
     double              most)
{
  double length = hypot (to->x - from->x, to->y - from->y);
  double share = length > most ? most / length : 1;

  return (TrestlePoint) { from->x + (int) ((to->x - from->x) * share), from->y + (int) ((to->y - from->y) * share) };
}

/* Adds the links of one box to the path, @most of them and no longer than @length. */
static void
sketch_wires_of (const TrestlePen     *pen,
                 const TrestleOverlay *overlay,
                 guint                 index,
                 guint                 most,
                 double                length)
{
  guint n;
  const guint *ends = trestle_scene_list_ends (pen->scene, index, &n);
  const TrestlePoint middle = get_dragged_middle (pen, overlay, index);

  for (guint i = 0; i < MIN (n, most); i++)
    {
      const TrestleWire *wire = trestle_scene_get_wire (pen->scene, ends[i]);
      TrestlePoint other = get_dragged_middle (pen, overlay, wire->hub == (int) index ? wire->leaf : wire->hub);
      TrestlePoint end = cut (&middle, &other, length);

      cairo_move_to (pen->cr, middle.x, middle.y);
      cairo_line_to (pen->cr, end.x, end.y);
    }
}

static guint
count_wires (const TrestlePen *pen,
             GHashTable       *dragged)
{
  GHashTableIter iter;
  gpointer mover;
  guint total = 0;

  g_hash_table_iter_init (&iter, dragged);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      int index = trestle_scene_find_carrier (pen->scene, mover);
      guint n = 0;

      if (index >= 0)
        trestle_scene_list_ends (pen->scene, index, &n);
      total += n;
    }

  return total;
}

/* Links of what is dragged are only sketched: they find their way on dropping.  Of many,
 * some show how they begin.
 */
static void
sketch_wires (const TrestlePen     *pen,
              const TrestleOverlay *overlay)
{
  double dashes[] = { 4 / pen->scale, 4 / pen->scale };
  gboolean few = count_wires (pen, overlay->dragged) <= MAX_SKETCHED;
  guint most = few ? MAX_SKETCHED : MAX (1, 3 * MAX_SKETCHED / g_hash_table_size (overlay->dragged));
  GHashTableIter iter;
  gpointer mover;
  TrestleRect area = get_area (pen);

  cairo_new_path (pen->cr);
  g_hash_table_iter_init (&iter, overlay->dragged);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      int index = trestle_scene_find_carrier (pen->scene, mover);
      TrestleRect rect;

      if (index < 0)
        continue;
      rect = trestle_scene_get_box (pen->scene, index)->rect;
      rect.x += overlay->dx;
      rect.y += overlay->dy;
      if (trestle_rect_intersects (&rect, &area))
        sketch_wires_of (pen, overlay, index, most, few ? G_MAXINT : MAX (rect.width, rect.height) / 2.0 + STUB / pen->scale);
    }
  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1.5 / pen->scale);
  cairo_set_dash (pen->cr, dashes, 2, 0);
  trestle_pen_stroke (pen);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

/* One box with what is inside, as far as it is in sight. */
static void
paint_moved (const TrestlePen  *pen,
             guint              index,
             const TrestleRect *area)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);

  paint_shadow (pen, box);
  if (pen->level == TRESTLE_LEVEL_DOTS)
    {
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = index; i <= index + box->n_inside; i++)
        g_array_append_val (boxes, i);
      trestle_pen_dots (pen, boxes);
    }
  else
    {
      for (guint i = index; i <= index + box->n_inside; i++)
        if (trestle_rect_intersects (&trestle_scene_get_box (pen->scene, i)->rect, area))
          trestle_pen_box (pen, i);
    }
  if (pen->level < TRESTLE_LEVEL_NAMES)
    trestle_pen_title (pen, index);
  trestle_pen_badges (pen, index);
  trestle_pen_ring (pen, box, RING_GAP, RING_WIDTH);
  trestle_pen_color (pen, pen->palette->accent, 1);
  trestle_pen_stroke (pen);
}

static void
paint_dragged (const TrestlePen     *pen,
               const TrestleOverlay *overlay)
{
  TrestleRect area = get_area (pen);
  GHashTableIter iter;
  gpointer mover;

  g_hash_table_iter_init (&iter, overlay->dragged);
  while (g_hash_table_iter_next (&iter, &mover, NULL))
    {
      int index = trestle_scene_find_carrier (pen->scene, mover);
      TrestleRect around;

      if (index < 0)
        continue;
      around = trestle_rect_grow (&trestle_scene_get_box (pen->scene, index)->rect, (int) (24 * MAX (1, 1 / pen->scale)));
      if (trestle_rect_intersects (&around, &area))
        paint_moved (pen, index, &area);
    }
}

static void
paint_target (const TrestlePen     *pen,
              const TrestleOverlay *overlay)
{
  int index = trestle_scene_find (pen->scene, overlay->target);
  const TrestleBox *box;

  if (index < 0)
    return;
  box = trestle_scene_get_box (pen->scene, index);
  trestle_pen_round (pen, box->rect.x, box->rect.y, box->rect.width, box->rect.height, get_radius (pen, box));
  trestle_pen_color (pen, pen->palette->accent, 0.12);
  trestle_pen_fill (pen);
  trestle_pen_ring (pen, box, 0, 2);
  trestle_pen_color (pen, pen->palette->accent, 1);
  trestle_pen_stroke (pen);
  if (overlay->target_text == NULL)
    return;

  trestle_pen_pill (pen, overlay->target_text, TRUE, box->rect.x + box->rect.width / 2.0,
                    box->rect.y - 15 * MAX (1, 1 / pen->scale));
}

static void
paint_band (const TrestlePen  *pen,
            const TrestleRect *band)
{
  cairo_rectangle (pen->cr, band->x, band->y, band->width, band->height);
  trestle_pen_color (pen, pen->palette->accent, 0.12);
  trestle_pen_fill_preserve (pen);
  trestle_pen_color (pen, pen->palette->accent, 1);
  cairo_set_line_width (pen->cr, 1 / pen->scale);
  trestle_pen_stroke (pen);
}

static void
paint_ghosts (const TrestlePen *pen,
              const GArray     *ghosts)
{
  double dashes[] = { 5 / pen->scale, 4 / pen->scale };

  cairo_set_dash (pen->cr, dashes, 2, 0);
  cairo_set_line_width (pen->cr, 1 / pen->scale);
  trestle_pen_color (pen, pen->palette->quiet, 0.8);
  for (guint i = 0; i < ghosts->len; i++)
    {
      const TrestleRect *rect = &g_array_index (ghosts, TrestleRect, i);

      trestle_pen_round (pen, rect->x, rect->y, rect->width, rect->height, 14);
      trestle_pen_stroke (pen);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static TrestlePen
make_pen (TrestlePainter       *painter,
          cairo_t              *cr,
          TrestleScene         *scene,
          const TrestleOverlay *overlay)
{
  return (TrestlePen) {
           .cr = cr, .scene = scene, .palette = overlay->palette, .texts = trestle_painter_get_texts (painter),
           .scale = overlay->scale > 0 ? overlay->scale : 1, .level = trestle_level_choose (overlay->scale)
  };
}

void
trestle_painter_paint_dragged (TrestlePainter       *self,
                               cairo_t              *cr,
                               TrestleScene         *scene,
                               const TrestleOverlay *overlay)
{
  const TrestlePen pen = make_pen (self, cr, scene, overlay);

  cairo_save (cr);
  paint_dragged (&pen, overlay);
  cairo_restore (cr);
}

void
trestle_painter_paint_overlay (TrestlePainter       *self,
                               cairo_t              *cr,
                               TrestleScene         *scene,
                               const TrestleOverlay *overlay)
{
  const TrestlePen pen = make_pen (self, cr, scene, overlay);
  gboolean dragging = overlay->dragged != NULL && g_hash_table_size (overlay->dragged) > 0;

  cairo_save (cr);
  if (overlay->ghosts != NULL)
    paint_ghosts (&pen, overlay->ghosts);
  if (overlay->hovered != NULL && !dragging)
    paint_hover (&pen, overlay->hovered);
  if (overlay->selected != NULL && !dragging)
    {
      GHashTableIter iter;
      gpointer object;

      if (overlay->streams)
        paint_streams (&pen, overlay->selected);
      g_hash_table_iter_init (&iter, overlay->selected);
      while (g_hash_table_iter_next (&iter, &object, NULL))
        paint_selected (&pen, object);
    }
  if (!dragging)
    paint_handles (&pen, overlay);
  if (overlay->focused != NULL && !dragging)
    paint_focus (&pen, overlay->focused);
  if (overlay->target != NULL)
    paint_target (&pen, overlay);
  if (dragging)
    {
      if (!overlay->copying)
        sketch_wires (&pen, overlay);
      if (!overlay->carried)
        {
          cairo_save (cr);
          cairo_translate (cr, overlay->dx, overlay->dy);
          paint_dragged (&pen, overlay);
          cairo_restore (cr);
        }
    }
  if (overlay->guides != NULL)
    trestle_pen_guides (&pen, overlay->guides);
  if (overlay->connecting != NULL)
    trestle_pen_connection (&pen, overlay);
  if (overlay->band != NULL)
    paint_band (&pen, overlay->band);
  cairo_restore (cr);
}
