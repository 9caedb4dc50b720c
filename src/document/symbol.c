/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The shapes: disc, triangle, square, diamond, ring; marks inside are left out
 * of the shape, as paper.
 */
#include "symbol.h"

#include <math.h>

typedef enum { DISC, TRIANGLE, SQUARE, DIAMOND, RING } Shape;
typedef enum { NONE, CHECK, CROSS, BAR, LETTER } Mark;

static const struct
{
  Shape      shape;
  Mark       mark;
  TrestleInk ink;
} symbols[] = {
  [TRESTLE_SYMBOL_MEETS] = { DISC, CHECK, TRESTLE_INK_GOOD },
  [TRESTLE_SYMBOL_AT_RISK] = { TRIANGLE, NONE, TRESTLE_INK_CAUTION },
  [TRESTLE_SYMBOL_FAILS] = { SQUARE, NONE, TRESTLE_INK_BAD },
  [TRESTLE_SYMBOL_UNKNOWN] = { RING, NONE, TRESTLE_INK_GREY },
  [TRESTLE_SYMBOL_ERROR] = { SQUARE, CROSS, TRESTLE_INK_BAD },
  [TRESTLE_SYMBOL_WARNING] = { TRIANGLE, BAR, TRESTLE_INK_CAUTION },
  [TRESTLE_SYMBOL_ADVICE] = { DIAMOND, NONE, TRESTLE_INK_ACCENT },
  [TRESTLE_SYMBOL_INFO] = { RING, LETTER, TRESTLE_INK_GREY },
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

TrestleSymbol
trestle_symbol_for_verdict (TrestleVerdict verdict)
{
  static const TrestleSymbol of[] = {
    [TRESTLE_VERDICT_UNKNOWN] = TRESTLE_SYMBOL_UNKNOWN, [TRESTLE_VERDICT_MEETS] = TRESTLE_SYMBOL_MEETS,
    [TRESTLE_VERDICT_AT_RISK] = TRESTLE_SYMBOL_AT_RISK, [TRESTLE_VERDICT_FAILS] = TRESTLE_SYMBOL_FAILS
  };

  return of[verdict];
}

TrestleSymbol
trestle_symbol_for_severity (TrestleSeverity severity)
{
  static const TrestleSymbol of[] = {
    [TRESTLE_SEVERITY_ERROR] = TRESTLE_SYMBOL_ERROR, [TRESTLE_SEVERITY_WARNING] = TRESTLE_SYMBOL_WARNING,
    [TRESTLE_SEVERITY_ADVICE] = TRESTLE_SYMBOL_ADVICE, [TRESTLE_SEVERITY_INFO] = TRESTLE_SYMBOL_INFO
  };

  return of[severity];
}

void
trestle_symbol_paint (TrestleSymbol symbol,
                      cairo_t      *cr,
                      double        x,
                      double        y,
                      double        size)
{
  Shape shape = symbols[symbol].shape;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 16, size / 16);
  cairo_set_line_width (cr, 1.8);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trestle_ink_set (cr, symbols[symbol].ink);
  cairo_new_path (cr);
  trace_shape (cr, shape);
  if (shape == RING)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
  if (shape != RING)
    trestle_ink_set (cr, TRESTLE_INK_PAPER);
  trace_mark (cr, symbols[symbol].mark);
  cairo_stroke (cr);
  cairo_restore (cr);
}
