/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What part of the plane a canvas shows.
 */
#include "config.h"

#include "view.h"

#include <math.h>

#define MARGIN 24.0         /* pixels of the canvas around what is fitted or revealed */
#define IN_SIGHT 64.0       /* pixels of the drawing that cannot be pushed away */

TrestleRect
trestle_view_get_area (const TrestleView *self)
{
  double left = CLAMP (floor (self->x), -1e9, 1e9);
  double top = CLAMP (floor (self->y), -1e9, 1e9);

  return (TrestleRect) {
           (int) left, (int) top, (int) (ceil (self->x + self->width / self->scale) - left),
           (int) (ceil (self->y + self->height / self->scale) - top)
  };
}

void
trestle_view_pan (TrestleView *self,
                  double       dx,
                  double       dy)
{
  self->x -= dx / self->scale;
  self->y -= dy / self->scale;
}

void
trestle_view_zoom_at (TrestleView *self,
                      double       factor,
                      double       x,
                      double       y)
{
  double plane_x, plane_y;

  trestle_view_to_plane (self, x, y, &plane_x, &plane_y);
  self->scale = CLAMP (self->scale * factor, TRESTLE_MIN_SCALE, TRESTLE_MAX_SCALE);
  self->x = plane_x - x / self->scale;
  self->y = plane_y - y / self->scale;
}

void
trestle_view_set_scale (TrestleView *self,
                        double       scale)
{
  trestle_view_zoom_at (self, scale / self->scale, self->width / 2, self->height / 2);
}

void
trestle_view_fit (TrestleView       *self,
                  const TrestleRect *rect,
                  double             max_scale)
{
  double width = MAX (1, self->width - 2 * MARGIN);
  double height = MAX (1, self->height - 2 * MARGIN);
  double scale;

  if (rect->width <= 0 || rect->height <= 0)
    return;

  scale = MIN (MIN (width / rect->width, height / rect->height), max_scale);
  self->scale = CLAMP (scale, TRESTLE_MIN_SCALE, TRESTLE_MAX_SCALE);
  self->x = rect->x + rect->width / 2.0 - self->width / 2 / self->scale;
  self->y = rect->y + rect->height / 2.0 - self->height / 2 / self->scale;
}

TrestleView
trestle_view_blend (const TrestleView *a,
                    const TrestleView *b,
                    double             part)
{
  TrestleView view = *b;
  double way = part;

  /* What is in the same place in both stays there: the corner moves with 1 / scale. */
  view.scale = a->scale * pow (b->scale / a->scale, part);
  if (fabs (b->scale / a->scale - 1) > 1e-6)
    way = (1 / a->scale - 1 / view.scale) / (1 / a->scale - 1 / b->scale);
  view.x = a->x + (b->x - a->x) * way;
  view.y = a->y + (b->y - a->y) * way;

  return view;
}

/* How far one side has to move so that @start … @end, in pixels, is in sight;
 * where it is too long its start counts.
 */
static double
get_shift (double start,
           double end,
           double length)
{
  double margin = MIN (MARGIN, length / 8);

  if (start >= margin && end <= length - margin)
    return 0;
  if (start < margin || end - start > length - 2 * margin)
    return margin - start;

  return length - margin - end;
}

gboolean
trestle_view_reveal (TrestleView       *self,
                     const TrestleRect *rect)
{
  double left, top, dx, dy;

  trestle_view_to_canvas (self, rect->x, rect->y, &left, &top);
  dx = get_shift (left, left + rect->width * self->scale, self->width);
  dy = get_shift (top, top + rect->height * self->scale, self->height);
  trestle_view_pan (self, dx, dy);

  return dx != 0 || dy != 0;
}

void
trestle_view_resize (TrestleView *self,
                     double       width,
                     double       height)
{
  self->x += (self->width - width) / 2 / self->scale;
  self->y += (self->height - height) / 2 / self->scale;
  self->width = width;
  self->height = height;
}

gboolean
trestle_view_limit (TrestleView       *self,
                    const TrestleRect *bounds)
{
  double x = self->x;
  double y = self->y;
  double keep = IN_SIGHT / self->scale;

  if (bounds->width <= 0)
    return FALSE;

  self->x = CLAMP (x, bounds->x + keep - self->width / self->scale, bounds->x + bounds->width - keep);
  self->y = CLAMP (y, bounds->y + keep - self->height / self->scale, bounds->y + bounds->height - keep);

  return x != self->x || y != self->y;
}
