/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Painting of locations, populations and machines.
 */
#include "config.h"

#include "pen.h"

#include "container.h"
#include "scene-private.h"

#include <math.h>

#define CONTAINER_RADIUS 14
#define CARD_RADIUS 9
#define TILE 32
#define TILE_RADIUS 7
#define TITLE_CHIP_HEIGHT 20

static const char *
get_symbol (const TrestleBox *box)
{
  if (box->flags & TRESTLE_BOX_PASSIVE)
    return box->kind == TRESTLE_KIND_DATABASE ? "database-standby" : "server-passive";

  switch ((guint) box->kind)
    {
    case TRESTLE_KIND_LOCATION:
      return "location";

    case TRESTLE_KIND_POPULATION:
      return "population";

    case TRESTLE_KIND_SERVER:
      return "server";

    case TRESTLE_KIND_DATABASE:
      return "database";

    case TRESTLE_KIND_CONSOLE:
      return "console";

    case TRESTLE_KIND_REPOSITORY:
      return "repository";

    case TRESTLE_KIND_IIS:
      return "iis";

    case TRESTLE_KIND_LIBRARY:
      return "library";

    case TRESTLE_KIND_INSTANCE:
      return "instance";

    default:
      return "machine";
    }
}

static TrestleColor
get_tint (const TrestlePen *pen,
          const TrestleBox *box)
{
  return pen->palette->tints[trestle_palette_get_tint (box->kind)];
}

/* A line that is at least one pixel wide on the screen, inside the edge. */
static void
stroke_inside (const TrestlePen  *pen,
               const TrestleRect *rect,
               double             radius,
               TrestleColor       color)
{
  double width = MAX (1, 1 / pen->scale);

  trestle_pen_round (pen, rect->x + width / 2, rect->y + width / 2, rect->width - width, rect->height - width,
                     radius - width / 2);
  trestle_pen_color (pen, color, 1);
  cairo_set_line_width (pen->cr, width);
  trestle_pen_stroke (pen);
}

static void
fill_round (const TrestlePen  *pen,
            const TrestleRect *rect,
            double             radius,
            TrestleColor       color)
{
  trestle_pen_round (pen, rect->x, rect->y, rect->width, rect->height, radius);
  trestle_pen_color (pen, color, 1);
  trestle_pen_fill (pen);
}

/* The square behind a symbol: filled, or an outline for what stands by. */
static void
paint_tile (const TrestlePen *pen,
            const TrestleBox *box,
            double            x,
            double            y,
            double            size,
            double            radius)
{
  const TrestlePalette *palette = pen->palette;
  TrestleColor tint = get_tint (pen, box);
  gboolean passive = (box->flags & TRESTLE_BOX_PASSIVE) != 0;
  gboolean solid = palette->strength >= 1 && !passive;
  double symbol = size * 0.6;

  if (passive)
    {
      trestle_pen_round (pen, x + 0.75, y + 0.75, size - 1.5, size - 1.5, radius - 0.75);
      trestle_pen_color (pen, tint, 1);
      cairo_set_line_width (pen->cr, 1.5);
      trestle_pen_stroke (pen);
    }
  else
    {
      trestle_pen_round (pen, x, y, size, size, radius);
      trestle_pen_color (pen, trestle_color_mix (palette->card, tint, palette->strength), 1);
      trestle_pen_fill (pen);
    }
  trestle_pen_symbol (pen, get_symbol (box), solid ? palette->card : tint,
                      x + (size - symbol) / 2, y + (size - symbol) / 2, symbol);
}

static double
measure_title_chip (const TrestlePen *pen,
                    const char       *symbol,
                    const char       *text)
{
  return (symbol != NULL ? 22 : 8) + trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, 1, text) + 8;
}

/* A chip whose right end is at @right; returns where it begins. */
static double
paint_title_chip (const TrestlePen *pen,
                  const char       *symbol,
                  const char       *text,
                  double            right,
                  double            y)
{
  double height = TITLE_CHIP_HEIGHT;
  double width = measure_title_chip (pen, symbol, text);

  trestle_pen_round (pen, right - width, y - height / 2, width, height, height / 2);
  trestle_pen_color (pen, pen->palette->chip, 1);
  trestle_pen_fill (pen);
  if (symbol != NULL)
    trestle_pen_symbol (pen, symbol, pen->palette->quiet, right - width + 7, y - 6, 12);
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, pen->palette->quiet, TRESTLE_ALIGN_START, text,
                    right - width + (symbol != NULL ? 22 : 8), y, width);

  return right - width - 4;
}

/* The end of a title bar: a verdict, and as many chips as leave the name whole;
 * returns where the name has to end.
 */
static double
paint_title_chips (const TrestlePen *pen,
                   const TrestleBox *box,
                   double            left,
                   double            right,
                   double            y)
{
  static const char *const symbols[] = { "population", NULL, NULL };
  g_autofree char *users = NULL;
  g_autofree char *maximum = NULL;
  g_autofree char *bandwidth = NULL;
  TrestleMark own = { 0 };
  guint n = 0;

  trestle_scene_get_own (pen->scene, box, &own);
  if (own.verdict != TRESTLE_MARK_NONE)
    {
      trestle_pen_verdict (pen, &own, right - 16, y - 8, 16);
      right -= 22;
    }
  if (own.group != 0)
    right -= trestle_pen_group (pen, own.group, right - 18, y - 9, 18) + 4;
  trestle_scene_dup_chips (pen->scene, box, &users, &maximum, &bandwidth);
  {
    const char *const texts[] = { users, maximum, bandwidth };
    double room = right - left;

    for (; n < G_N_ELEMENTS (texts); n++)
      {
        room -= texts[n] != NULL ? measure_title_chip (pen, symbols[n], texts[n]) + 4 : 0;
        if (room < 0)
          break;
      }
    while (n-- > 0)
      if (texts[n] != NULL)
        right = paint_title_chip (pen, symbols[n], texts[n], right, y);
  }

  return right;
}

static void
paint_container (const TrestlePen *pen,
                 const TrestleBox *box)
{
  const TrestlePalette *palette = pen->palette;
  gboolean tray = box->type == TRESTLE_BOX_TRAY;
  double dashes[] = { MAX (6, 3 / pen->scale), MAX (4, 2 / pen->scale) };

  if (!tray)
    fill_round (pen, &box->rect, CONTAINER_RADIUS, palette->container);
  if (tray || (box->flags & TRESTLE_BOX_ISOLATED))
    cairo_set_dash (pen->cr, dashes, 2, 0);
  stroke_inside (pen, &box->rect, CONTAINER_RADIUS, palette->container_line);
  cairo_set_dash (pen->cr, NULL, 0, 0);
}

static void
paint_title (const TrestlePen *pen,
             const TrestleBox *box)
{
  const TrestlePalette *palette = pen->palette;
  double x = box->rect.x + TRESTLE_PADDING;
  double y = box->rect.y + TRESTLE_TITLE_HEIGHT / 2.0;
  double right = box->rect.x + box->rect.width - 12;
  g_autofree char *title = trestle_scene_dup_title (pen->scene, box);

  if (box->flags & TRESTLE_BOX_ISOLATED)
    {
      trestle_pen_symbol (pen, "isolated", palette->quiet, x - 2, y - 8, 16);
      x += 18;
    }
  if (pen->level == TRESTLE_LEVEL_FULL && box->type == TRESTLE_BOX_LOCATION)
    right = paint_title_chips (pen, box, x + trestle_pen_measure (pen, TRESTLE_FONT_TITLE, 1, title) + 8, right, y);
  trestle_pen_text (pen, TRESTLE_FONT_TITLE, 1, box->type == TRESTLE_BOX_TRAY ? palette->quiet : palette->text,
                    TRESTLE_ALIGN_START, title, x, y, right - x - 4);
}

/* A location as one card: its totals, and the worst verdict of all inside. */
static void
paint_collapsed (const TrestlePen *pen,
                 guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  const TrestlePalette *palette = pen->palette;
  const TrestleMark *total = trestle_scene_get_total (pen->scene, index);
  double x = box->rect.x + 56;
  double right = box->rect.x + box->rect.width - 12;
  g_autofree char *title = trestle_scene_dup_title (pen->scene, box);
  g_autofree char *detail = trestle_scene_dup_detail (pen->scene, box);

  paint_container (pen, box);
  if (pen->level < TRESTLE_LEVEL_NAMES)
    return;
  paint_tile (pen, box, box->rect.x + 12, box->rect.y + 12, TILE, TILE_RADIUS);
  trestle_pen_text (pen, TRESTLE_FONT_TITLE, 1, palette->text, TRESTLE_ALIGN_START, title,
                    x, box->rect.y + 20, right - x);
  if (pen->level < TRESTLE_LEVEL_FULL)
    return;
  if (total->verdict != TRESTLE_MARK_NONE)
    {
      trestle_pen_verdict (pen, total, right - 14, box->rect.y + 30, 14);
      right -= 20;
    }
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_START, detail,
                    x, box->rect.y + 37, right - x);
}

static void
paint_population (const TrestlePen *pen,
                  const TrestleBox *box)
{
  const TrestlePalette *palette = pen->palette;
  double y = box->rect.y + box->rect.height / 2.0;
  double x = box->rect.x + 28;
  double right = box->rect.x + box->rect.width - 10;
  g_autofree char *name = NULL;
  TrestleMark own = { 0 };

  if (!trestle_pen_shows_chips (pen))
    return;
  fill_round (pen, &box->rect, TRESTLE_CHIP_HEIGHT / 2.0, palette->chip);
  if (palette->strength >= 1)
    stroke_inside (pen, &box->rect, TRESTLE_CHIP_HEIGHT / 2.0, palette->card_line);
  if (pen->level < TRESTLE_LEVEL_NAMES)
    return;

  trestle_scene_get_own (pen->scene, box, &own);
  if (trestle_pen_group (pen, own.group, box->rect.x + 8, y - 8, 16) <= 0)
    trestle_pen_symbol (pen, "population", palette->tints[TRESTLE_TINT_POPULATION], box->rect.x + 9, y - 7, 14);
  if (pen->level == TRESTLE_LEVEL_FULL)
    {
      g_autofree char *users = trestle_scene_dup_detail (pen->scene, box);

      if (own.verdict != TRESTLE_MARK_NONE)
        {
          trestle_pen_verdict (pen, &own, right - 12, y - 6, 12);
          right -= 18;
        }
      right -= trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_END, users, right, y, 80) + 8;
    }
  name = trestle_scene_dup_title (pen->scene, box);
  trestle_pen_text (pen, TRESTLE_FONT_CHIP, 1, palette->quiet, TRESTLE_ALIGN_START, name, x, y, right - x);
}

/* The header of a machine with several roles. */
static void
paint_card_header (const TrestlePen *pen,
                   const TrestleBox *box)
{
  const TrestlePalette *palette = pen->palette;
  double y = box->rect.y + TRESTLE_CARD_HEADER / 2.0 + 1;
  double x = box->rect.x + 38;
  double right = box->rect.x + box->rect.width - 12;
  g_autofree char *name = trestle_scene_dup_title (pen->scene, box);

  trestle_pen_symbol (pen, "machine", palette->tints[TRESTLE_TINT_POPULATION], box->rect.x + 13, y - 8, 16);
  if (pen->level == TRESTLE_LEVEL_FULL)
    {
      g_autofree char *form = trestle_scene_dup_detail (pen->scene, box);
      TrestleMark own = { 0 };

      trestle_scene_get_own (pen->scene, box, &own);
      if (own.verdict != TRESTLE_MARK_NONE)
        {
          trestle_pen_verdict (pen, &own, right - 14, y - 7, 14);
          right -= 20;
        }
      if (form != NULL && trestle_pen_measure (pen, TRESTLE_FONT_NAME, 1, name) + 8 +
          trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, 1, form) <= right - x)
        right -= trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_END, form, right, y, 100) + 8;
    }
  trestle_pen_text (pen, TRESTLE_FONT_NAME, 1, palette->text, TRESTLE_ALIGN_START, name, x, y, right - x);
}

/* “Server · 3,020 of 5,000”, or of the two what fits: the figure before the role. */
static void
paint_card_detail (const TrestlePen *pen,
                   const TrestleBox *box,
                   double            x,
                   double            y,
                   double            width)
{
  g_autofree char *role = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *both = NULL;
  const char *text;

  trestle_scene_dup_parts (pen->scene, box, &role, &figure);
  both = figure != NULL ? g_strdup_printf ("%s · %s", role, figure) : g_strdup (role);
  text = both;
  if (figure != NULL && trestle_pen_measure (pen, TRESTLE_FONT_DETAIL, 1, both) > width)
    text = (box->flags & TRESTLE_BOX_PASSIVE) ? role : figure;
  trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, pen->palette->quiet, TRESTLE_ALIGN_START, text, x, y, width);
}

/* From far away: the symbols of what runs there, side by side, while they can
 * be told apart.
 */
static void
paint_block (const TrestlePen *pen,
             guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  guint n = MAX (box->n_inside, 1);
  double size = MIN (28, (box->rect.width - 16.0) / n - 6);
  double x = box->rect.x + box->rect.width / 2.0 - (n * (size + 8) - 8) / 2;
  double y = box->rect.y + box->rect.height / 2.0 - size / 2;
  TrestleColor tint = get_tint (pen, box);

  fill_round (pen, &box->rect, CARD_RADIUS, trestle_color_mix (pen->palette->card, tint, pen->palette->block));
  if (size * pen->scale < 9)
    return;
  for (guint i = 0; i < n; i++)
    {
      const TrestleBox *role = box->n_inside > 0 ? box + 1 + i : box;

      trestle_pen_symbol (pen, get_symbol (role), get_tint (pen, role), x + i * (size + 8), y, size);
    }
}

static void
paint_card (const TrestlePen *pen,
            guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);
  const TrestlePalette *palette = pen->palette;
  double x = box->rect.x + 54;
  double right = box->rect.x + box->rect.width - 12;
  g_autofree char *name = NULL;
  TrestleMark own = { 0 };

  if (pen->level < TRESTLE_LEVEL_NAMES)
    {
      paint_block (pen, index);
      return;
    }
  fill_round (pen, &box->rect, CARD_RADIUS, palette->card);
  stroke_inside (pen, &box->rect, CARD_RADIUS, palette->card_line);
  if (box->n_inside > 0)
    {
      paint_card_header (pen, box);
      return;
    }

  paint_tile (pen, box, box->rect.x + 12, box->rect.y + 12, TILE, TILE_RADIUS);
  name = trestle_scene_dup_title (pen->scene, box);
  if (pen->level < TRESTLE_LEVEL_FULL)
    {
      trestle_pen_text (pen, TRESTLE_FONT_NAME, 1, palette->text, TRESTLE_ALIGN_START, name, x, box->rect.y + 28, right - x);
      return;
    }
  trestle_scene_get_own (pen->scene, box, &own);
  if (own.group != 0)
    right -= trestle_pen_group (pen, own.group, right - 18, box->rect.y + 11, 18) + 4;
  trestle_pen_text (pen, TRESTLE_FONT_NAME, 1, palette->text, TRESTLE_ALIGN_START, name, x, box->rect.y + 20, right - x);
  if (own.verdict != TRESTLE_MARK_NONE)
    {
      trestle_pen_verdict (pen, &own, right - 14, box->rect.y + 30, 14);
      right -= 20;
    }
  paint_card_detail (pen, box, x, box->rect.y + 37, right - x);
}

static void
paint_role (const TrestlePen *pen,
            const TrestleBox *box)
{
  const TrestlePalette *palette = pen->palette;
  double y = box->rect.y + box->rect.height / 2.0;
  double x = box->rect.x + 38;
  double right = box->rect.x + box->rect.width - 12;
  g_autofree char *name = NULL;

  if (pen->level < TRESTLE_LEVEL_NAMES)
    return;
  paint_tile (pen, box, box->rect.x + 12, y - 9, 18, 5);
  name = trestle_scene_dup_row_title (box);
  if (pen->level == TRESTLE_LEVEL_FULL)
    {
      g_autofree char *detail = trestle_scene_dup_detail (pen->scene, box);
      TrestleMark own = { 0 };
      double badge;

      trestle_scene_get_own (pen->scene, box, &own);
      badge = trestle_pen_badge (pen, &own, right + 4, y, 0.875);
      right -= badge > 0 ? badge : 0;
      if (own.group != 0)
        right -= trestle_pen_group (pen, own.group, right - 16, y - 8, 16) + 4;
      if (own.verdict != TRESTLE_MARK_NONE)
        {
          trestle_pen_verdict (pen, &own, right - 12, y - 6, 12);
          right -= 17;
        }
      right -= trestle_pen_text (pen, TRESTLE_FONT_DETAIL, 1, palette->quiet, TRESTLE_ALIGN_END, detail, right, y,
                                 (right - x) / 2) + 8;
    }
  trestle_pen_text (pen, TRESTLE_FONT_CHIP, 1, palette->text, TRESTLE_ALIGN_START, name, x, y, right - x);
}

void
trestle_pen_box (const TrestlePen *pen,
                 guint             index)
{
  const TrestleBox *box = trestle_scene_get_box (pen->scene, index);

  switch (box->type)
    {
    case TRESTLE_BOX_LOCATION:
    case TRESTLE_BOX_TRAY:
      if (box->flags & TRESTLE_BOX_COLLAPSED)
        {
          paint_collapsed (pen, index);
          break;
        }
      paint_container (pen, box);
      if (pen->level >= TRESTLE_LEVEL_NAMES)
        paint_title (pen, box);
      break;

    case TRESTLE_BOX_POPULATION:
      paint_population (pen, box);
      break;

    case TRESTLE_BOX_CARD:
      paint_card (pen, index);
      break;

    case TRESTLE_BOX_ROLE:
    default:
      paint_role (pen, box);
      break;
    }
}
