/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Points and rectangles of the plane on which a design is drawn, in whole
 * pixels at 100 %.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything stands on this grid; positions in the model are counted in it. */
#define TRESTLE_GRID 8

typedef struct
{
  int x, y;
} TrestlePoint;

typedef struct
{
  int x, y, width, height;
} TrestleRect;

static inline gboolean
trestle_rect_contains (const TrestleRect *rect,
                       double             x,
                       double             y)
{
  return x >= rect->x && x < rect->x + rect->width && y >= rect->y && y < rect->y + rect->height;
}

/* Whether the insides of @a and @b have a point in common. */
static inline gboolean
trestle_rect_intersects (const TrestleRect *a,
                         const TrestleRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* Grows @rect until it encloses @other; an empty @rect becomes @other. */
static inline void
trestle_rect_enclose (TrestleRect       *rect,
                      const TrestleRect *other)
{
  int right, bottom;

  if (rect->width <= 0 || rect->height <= 0)
    {
      *rect = *other;
      return;
    }
  right = MAX (rect->x + rect->width, other->x + other->width);
  bottom = MAX (rect->y + rect->height, other->y + other->height);
  rect->x = MIN (rect->x, other->x);
  rect->y = MIN (rect->y, other->y);
  rect->width = right - rect->x;
  rect->height = bottom - rect->y;
}

/* @rect with @margin added on every side. */
static inline TrestleRect
trestle_rect_grow (const TrestleRect *rect,
                   int                margin)
{
  return (TrestleRect) { rect->x - margin, rect->y - margin, rect->width + 2 * margin, rect->height + 2 * margin };
}

G_END_DECLS
