/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stays to be seen from far away: badges, names of locations, dots.
 */
#include "config.h"

#include "pen.h"

#include "container.h"
#include "scene-private.h"

#define SMALL 0.8                   /* of the size of names: what matters less, and what is too long */
#define FAR_AWAY 0.4                /* scale below which what matters less is smaller */
#define MOST_GROUPS 4               /* of what is inside a location, shown at it */
#define RAISED 2                    /* pixels on the screen that signs stand above the middle of an edge */

/* How high the name of a location is that can still be read from far away. */
static double
get_far_zoom (const TrestlePen *pen)
{
  return MAX (1, 11 / (13 * pen->scale));
}

double
trestle_pen_get_far_line (const TrestlePen *pen)
{
  return 13 * 1.3 * get_far_zoom (pen);
}

static TrestleMark
get_own (const TrestlePen *pen,
         const TrestleBox *box)
{
  const TrestleMark *own = pen->scene->marks != NULL && box->object != NULL && box->object->id != NULL
                           ? trestle_marks_lookup (pen->scene->marks, box->object->id) : NULL;

  return own != NULL ? *own : (TrestleMark) { 0 };
}

/* What is said of a location, where its title bar is too small for it: a verdict
 * alone at its top, a value at its bottom, where it hides no name.  Returns how much of
 * the top it takes.
 */
static double
paint_far_sign (const TrestlePen  *pen,
                const TrestleBox  *box,
                const TrestleMark *own)
{
  double zoom = CLAMP (1 / pen->scale, 1, 3);
  double size = 13 * zoom;
  double right = box->rect.x + box->rect.width + size * 0.4;
  double y = box->rect.y - RAISED / pen->scale;
  double width = 0;

  if (pen->level == TRESTLE_LEVEL_FULL || box->parent >= 0 || (own->verdict == TRESTLE_MARK_NONE && own->text == NULL))
    return 0;
  if (own->text != NULL && own->group == 0)
    width = trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, zoom, own->text) + 2;
  if (width > box->rect.width - 2 * size || box->rect.height < 2 * size)
    width = 0;
  if (width > 0)
    y = box->rect.y + box->rect.height - size * 0.1;
  if (own->verdict == TRESTLE_MARK_NONE && width <= 0)
    return 0;
  width += (own->verdict != TRESTLE_MARK_NONE ? size : size * 0.3) + (width > 0 ? size * 0.7 : size * 0.24);
  trestle_pen_round (pen, right - width, y - size * 0.62, width, size * 1.24, size * 0.62);
  trestle_pen_color (pen, pen->palette->card, 1);
  trestle_pen_fill_preserve (pen);
  trestle_pen_color (pen, pen->palette->card_line, 1);
  cairo_set_line_width (pen->cr, 1 / pen->scale);
  trestle_pen_stroke (pen);
  if (own->verdict != TRESTLE_MARK_NONE)
    trestle_pen_verdict (pen, own, right - size * 1.12, y - size / 2, size);
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, zoom, pen->palette->text, TRESTLE_ALIGN_START, own->text,
                    right - width + size * 0.45, y, width - (own->verdict != TRESTLE_MARK_NONE ? size * 1.6 : size * 0.9));

  return y < box->rect.y + box->rect.height / 2.0 ? width : 0;
}

gboolean
trestle_pen_shows_chips (const TrestlePen *pen)
{
  return pen->level >= TRESTLE_LEVEL_NAMES || trestle_pen_get_far_line (pen) <= TRESTLE_TITLE_HEIGHT - 6;
}

/* What an overlay says of a machine, at its corner, or of users, at the end of their chip. */
static void
paint_inner_sign (const TrestlePen *pen,
                  const TrestleBox *box)
{
  gboolean chip = box->type == TRESTLE_BOX_POPULATION;
  TrestleMark own = { 0 };
  double size, x, y;

  if (pen->level == TRESTLE_LEVEL_FULL || (!chip && box->type != TRESTLE_BOX_CARD) || !trestle_pen_shows_chips (pen))
    return;
  trestle_scene_get_own (pen->scene, box, &own);
  size = MIN (13 / pen->scale, chip ? box->rect.height : 26);
  x = box->rect.x + box->rect.width - (chip ? size : size * 0.7);
  y = chip ? box->rect.y + (box->rect.height - size) / 2 : box->rect.y - size * 0.3;

  /* A chip with a name has its group before it. */
  if (own.group == 0 || !chip || pen->level < TRESTLE_LEVEL_NAMES)
    trestle_pen_group (pen, own.group, x, y, size);
  trestle_pen_verdict (pen, &own, x, y, size);
}

/* What an overlay says of all that is inside a location and too small to be seen: the
 * worst verdict, and the groups.
 */
static void
paint_summary (const TrestlePen *pen,
               guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  double size = 13 * CLAMP (1 / pen->scale, 1, 3);
  double x = box->rect.x + box->rect.width - size * 0.5;
  guint groups[MOST_GROUPS];
  guint n = 0;
  TrestleMark total = { .verdict = trestle_scene_get_total (pen->scene, index)->verdict };

  for (guint i = index + 1; i <= index + box->n_inside && n < MOST_GROUPS; i++)
    {
      TrestleMark own = { 0 };
      guint k = 0;

      trestle_scene_get_own (pen->scene, trestle_scene_get_box (pen->scene, i), &own);
      while (k < n && groups[k] != own.group)
        k++;
      if (k == n && own.group != 0)
        groups[n++] = own.group;
    }
  for (guint i = 0; i < n; i++)
    trestle_pen_group (pen, groups[i], x - i * size * 1.1, box->rect.y + box->rect.height - size * 0.6, size);
  paint_far_sign (pen, box, &total);
}

/* Badges straddle the top right corner; zoomed out, one stands for the whole
 * location and keeps its size on the screen, beside a sign where the location fails.
 */
void
trestle_pen_badges (const TrestlePen *pen,
                    guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  gboolean whole = pen->level < TRESTLE_LEVEL_NAMES || (box->flags & TRESTLE_BOX_COLLAPSED);
  TrestleMark mark = { 0 }, own;
  double zoom = 1, taken = 0;

  if (trestle_scene_is_overlaid (pen->scene))
    {
      own = get_own (pen, box);
      if (box->parent >= 0)
        paint_inner_sign (pen, box);
      else if (own.verdict != TRESTLE_MARK_NONE || own.text != NULL || own.group != 0 || trestle_pen_shows_chips (pen))
        paint_far_sign (pen, box, &own);
      else
        paint_summary (pen, index);
      return;
    }
  if (box->type == TRESTLE_BOX_ROLE || (pen->level < TRESTLE_LEVEL_NAMES && box->parent >= 0))
    return;
  own = get_own (pen, box);
  if (own.verdict == TRESTLE_MARK_FAILS)
    taken = paint_far_sign (pen, box, &(TrestleMark) { .verdict = own.verdict, .assumed = own.assumed });
  if (whole)
    {
      mark = *trestle_scene_get_total (pen->scene, index);
      if (pen->level < TRESTLE_LEVEL_NAMES)
        zoom = CLAMP (0.85 / pen->scale, 1, 3.4);
    }
  else
    {
      trestle_scene_get_own (pen->scene, box, &mark);
    }
  trestle_pen_badge (pen, &mark, box->rect.x + box->rect.width + 6 * zoom - taken,
                     whole ? box->rect.y - RAISED / pen->scale : box->rect.y + zoom, zoom);
}

/* Rectangles by color, each color in one go. */
void
trestle_pen_dots (const TrestlePen *pen,
                  const GArray     *boxes)
{
  const TrestlePalette *palette = pen->palette;

  for (int tint = -1; tint < TRESTLE_N_TINTS; tint++)
    {
      cairo_new_path (pen->cr);
      for (guint i = 0; i < boxes->len; i++)
        {
          const TrestleBox *box = trestle_scene_get_box (pen->scene, g_array_index (boxes, guint, i));
          int own = box->parent < 0 ? -1 : (int) trestle_palette_get_tint (box->kind);

          if (own == tint && box->type != TRESTLE_BOX_ROLE)
            cairo_rectangle (pen->cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
        }
      trestle_pen_color (pen, tint < 0 ? trestle_color_mix (palette->canvas, palette->container_line, 0.25)
                                       : trestle_color_mix (palette->card, palette->tints[tint], 0.6), 1);
      trestle_pen_fill (pen);
    }
}

/* Whether anything runs in the location. */
static gboolean
has_machines (const TrestlePen *pen,
              guint             index)
{
  guint end = index + trestle_scene_get_box (pen->scene, index)->n_inside;

  for (guint i = index + 1; i <= end; i++)
    if (trestle_scene_get_box (pen->scene, i)->type == TRESTLE_BOX_CARD)
      return TRUE;

  return FALSE;
}

/* The name of a location from far away: as large as can be read, over what is
 * inside where there is no other room.
 */
void
trestle_pen_title (const TrestlePen *pen,
                   guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  double line = trestle_pen_get_far_line (pen);
  double zoom = get_far_zoom (pen);
  double high = box->n_inside > 0 ? trestle_container_get_top (pen->scene->boxes, index) - box->rect.y : box->rect.height;
  double x = box->rect.x + MIN (TRESTLE_PADDING, 5 / pen->scale);
  double room = box->rect.width - 2 * (x - box->rect.x);
  double y = box->rect.y + MAX (MIN (high, box->rect.height) / 2, MIN (line + 4, box->rect.height) / 2);
  g_autofree char *title = NULL;

  if (box->parent >= 0 || room * pen->scale < 36 || line > box->rect.height * 1.1)
    return;

  if (high >= TRESTLE_TITLE_HEIGHT && line <= TRESTLE_TITLE_HEIGHT - 6)
    y = box->rect.y + MIN (TRESTLE_TITLE_HEIGHT, box->rect.height) / 2.0;
  title = trestle_scene_dup_title (pen->scene, box);

  if ((pen->scale < FAR_AWAY && !has_machines (pen, index)) || trestle_pen_measure (pen, TRESTLE_FONT_TITLE, zoom, title) > room - 1)
    zoom *= SMALL;
  if (y + line / 2 > box->rect.y + high + 2 && box->n_inside > 0)
    {
      double width = MIN (room, trestle_pen_measure (pen, TRESTLE_FONT_TITLE, zoom, title));

      trestle_pen_round (pen, x - 3 / pen->scale, y - line / 2, width + 6 / pen->scale, line, 4 / pen->scale);
      trestle_pen_color (pen, pen->palette->container, 1);
      trestle_pen_fill (pen);
    }
  trestle_pen_text (pen, TRESTLE_FONT_TITLE, zoom, pen->palette->text, TRESTLE_ALIGN_START, title, x, y, room);
}
