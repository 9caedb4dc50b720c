/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What part of the plane a canvas shows, and how large.
 */
#pragma once

#include "geometry.h"

G_BEGIN_DECLS

#define TRESTLE_MIN_SCALE 0.1
#define TRESTLE_MAX_SCALE 4.0

typedef struct
{
  double x, y;              /* of the plane, in the canvas’s top left corner */
  double scale;             /* pixels of the canvas for one of the plane */
  double width, height;     /* of the canvas, in its pixels */
} TrestleView;

/* 100 %, from the plane’s origin. */
#define TRESTLE_VIEW_INIT { 0, 0, 1, 0, 0 }

static inline void
trestle_view_to_plane (const TrestleView *self,
                       double             x,
                       double             y,
                       double            *plane_x,
                       double            *plane_y)
{
  *plane_x = self->x + x / self->scale;
  *plane_y = self->y + y / self->scale;
}

static inline void
trestle_view_to_canvas (const TrestleView *self,
                        double             plane_x,
                        double             plane_y,
                        double            *x,
                        double            *y)
{
  *x = (plane_x - self->x) * self->scale;
  *y = (plane_y - self->y) * self->scale;
}

/* The part of the plane that is shown, rounded outwards. */
TrestleRect trestle_view_get_area  (const TrestleView *self);

/* Moves the picture by pixels of the canvas: positive to the right and down. */
void        trestle_view_pan       (TrestleView       *self,
                                    double             dx,
                                    double             dy);

/* Makes everything @factor times as large, within limits; what is at @x, @y of
 * the canvas stays there.
 */
void        trestle_view_zoom_at   (TrestleView       *self,
                                    double             factor,
                                    double             x,
                                    double             y);

/* The scale is @scale from now on; the middle stays in the middle. */
void        trestle_view_set_scale (TrestleView       *self,
                                    double             scale);

/* Shows all of @rect in the middle, no larger than @max_scale. */
void        trestle_view_fit       (TrestleView       *self,
                                    const TrestleRect *rect,
                                    double             max_scale);

/* The view on the way from @a to @b after @part of it, 0 … 1: one smooth zoom. */
TrestleView trestle_view_blend     (const TrestleView *a,
                                    const TrestleView *b,
                                    double             part);

/* Brings @rect into sight with the least movement; FALSE when it was. */
gboolean    trestle_view_reveal    (TrestleView       *self,
                                    const TrestleRect *rect);

/* Another size of the canvas: the middle stays in the middle. */
void        trestle_view_resize    (TrestleView       *self,
                                    double             width,
                                    double             height);

/* Keeps some of @bounds in sight; FALSE when it was. */
gboolean    trestle_view_limit     (TrestleView       *self,
                                    const TrestleRect *bounds);

G_END_DECLS
