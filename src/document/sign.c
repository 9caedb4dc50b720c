/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shapes: disc, triangle, square, diamond, ring; marks inside are left out
 * of the shape, as paper.
 */
#include "config.h"

#include "sign.h"

#include <glib/gi18n.h>
#include <math.h>

typedef enum { DISC, TRIANGLE, SQUARE, DIAMOND, RING } Shape;
typedef enum { NONE, CHECK, CROSS, BAR, LETTER } Mark;

static const struct
{
  Shape       shape;
  Mark        mark;
  TrestleInk  ink;
  const char *glyph;
} signs[] = {
  [TRESTLE_SIGN_MEETS] = { DISC, CHECK, TRESTLE_INK_GOOD, "✓" },
  [TRESTLE_SIGN_AT_RISK] = { TRIANGLE, NONE, TRESTLE_INK_CAUTION, "▲" },
  [TRESTLE_SIGN_FAILS] = { SQUARE, NONE, TRESTLE_INK_BAD, "■" },
  [TRESTLE_SIGN_UNKNOWN] = { RING, NONE, TRESTLE_INK_GREY, "○" },
  [TRESTLE_SIGN_ERROR] = { SQUARE, CROSS, TRESTLE_INK_BAD, "✕" },
  [TRESTLE_SIGN_WARNING] = { TRIANGLE, BAR, TRESTLE_INK_CAUTION, "▲" },
  [TRESTLE_SIGN_ADVICE] = { DIAMOND, NONE, TRESTLE_INK_ACCENT, "◆" },
  [TRESTLE_SIGN_INFO] = { RING, LETTER, TRESTLE_INK_GREY, "○" },
};

/* The shape in a square of 16. */
static void
trace_shape (cairo_t *cr,
             Shape    shape)
{
  switch (shape)
    {
    case DISC:
      cairo_arc (cr, 8, 8, 7, 0, 2 * G_PI);
      break;
    case RING:
      cairo_arc (cr, 8, 8, 6, 0, 2 * G_PI);
      break;
    case TRIANGLE:
      cairo_move_to (cr, 8, 1.5);
      cairo_line_to (cr, 15.5, 14.5);
      cairo_line_to (cr, 0.5, 14.5);
      cairo_close_path (cr);
      break;
    case SQUARE:
      cairo_rectangle (cr, 1.5, 1.5, 13, 13);
      break;
    case DIAMOND:
    default:
      cairo_move_to (cr, 8, 0.5);
      cairo_line_to (cr, 15.5, 8);
      cairo_line_to (cr, 8, 15.5);
      cairo_line_to (cr, 0.5, 8);
      cairo_close_path (cr);
    }
}

static void
trace_mark (cairo_t *cr,
            Mark     mark)
{
  switch (mark)
    {
    case CHECK:
      cairo_move_to (cr, 4.5, 8.5);
      cairo_line_to (cr, 7, 11);
      cairo_line_to (cr, 11.5, 5.5);
      break;
    case CROSS:
      cairo_move_to (cr, 5, 5);
      cairo_line_to (cr, 11, 11);
      cairo_move_to (cr, 11, 5);
      cairo_line_to (cr, 5, 11);
      break;
    case BAR:
      cairo_move_to (cr, 8, 6);
      cairo_line_to (cr, 8, 12);
      break;
    case LETTER:
      cairo_move_to (cr, 8, 7);
      cairo_line_to (cr, 8, 11.5);
      cairo_move_to (cr, 8, 4.2);
      cairo_line_to (cr, 8, 5);
      break;
    case NONE:
    default:
      break;
    }
}

TrestleSign
trestle_sign_for_verdict (TrestleVerdict verdict)
{
  static const TrestleSign of[] = {
    [TRESTLE_VERDICT_UNKNOWN] = TRESTLE_SIGN_UNKNOWN, [TRESTLE_VERDICT_MEETS] = TRESTLE_SIGN_MEETS,
    [TRESTLE_VERDICT_AT_RISK] = TRESTLE_SIGN_AT_RISK, [TRESTLE_VERDICT_FAILS] = TRESTLE_SIGN_FAILS
  };

  return of[verdict];
}

TrestleSign
trestle_sign_for_severity (TrestleSeverity severity)
{
  static const TrestleSign of[] = {
    [TRESTLE_SEVERITY_ERROR] = TRESTLE_SIGN_ERROR, [TRESTLE_SEVERITY_WARNING] = TRESTLE_SIGN_WARNING,
    [TRESTLE_SEVERITY_ADVICE] = TRESTLE_SIGN_ADVICE, [TRESTLE_SEVERITY_INFO] = TRESTLE_SIGN_INFO
  };

  return of[severity];
}

TrestleSign
trestle_sign_for_standing (const TrestleStanding *standing)
{
  return standing->verdict > TRESTLE_VERDICT_MEETS ? trestle_sign_for_severity (standing->severity)
                                                   : trestle_sign_for_verdict (standing->verdict);
}

const char *
trestle_sign_get_glyph (TrestleSign sign)
{
  return signs[sign].glyph;
}

const char *
trestle_sign_get_meaning (TrestleSign sign)
{
  for (TrestleVerdict verdict = TRESTLE_VERDICT_UNKNOWN; verdict <= TRESTLE_VERDICT_FAILS; verdict++)
    if (trestle_sign_for_verdict (verdict) == sign)
      return _(trestle_verdict_get_label (verdict));

  return _(trestle_severity_get_label (sign - TRESTLE_SIGN_ERROR + TRESTLE_SEVERITY_ERROR));
}

TrestleInk
trestle_sign_get_ink (TrestleSign sign)
{
  return signs[sign].ink;
}

void
trestle_sign_paint (TrestleSign sign,
                    cairo_t    *cr,
                    double      x,
                    double      y,
                    double      size)
{
  Shape shape = signs[sign].shape;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trestle_ink_set (cr, signs[sign].ink);
  cairo_new_path (cr);
  trace_shape (cr, shape);
  if (shape == RING)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
  if (shape != RING)
    trestle_ink_set (cr, TRESTLE_INK_PAPER);
  trace_mark (cr, signs[sign].mark);
  cairo_stroke (cr);
  cairo_restore (cr);
}
