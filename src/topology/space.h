/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rectangles on the plane and a grid that finds them: what is under a point,
 * what a rectangle touches, whether a way is free.  Reading is safe from
 * several threads at once.
 */
#pragma once

#include "geometry.h"

G_BEGIN_DECLS

typedef struct _TrestleSpace TrestleSpace;

TrestleSpace      *trestle_space_new      (void);
void               trestle_space_free     (TrestleSpace      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleSpace, trestle_space_free)

/* Adds a rectangle; its index is how many were added before it. */
guint              trestle_space_add      (TrestleSpace      *self,
                                           const TrestleRect *rect);

const TrestleRect *trestle_space_get      (TrestleSpace      *self,
                                           guint              index);

/* The last rectangle added that contains the point, or -1. */
int                trestle_space_pick     (TrestleSpace      *self,
                                           double             x,
                                           double             y);

/* Appends the indices (guint) of the rectangles that intersect @rect to
 * @indices, in ascending order.
 */
void               trestle_space_list     (TrestleSpace      *self,
                                           const TrestleRect *rect,
                                           GArray            *indices);

/* Some rectangle that intersects @rect, except the two with the indices @a and
 * @b (-1: none); -1 when there is none.
 */
int                trestle_space_find     (TrestleSpace      *self,
                                           const TrestleRect *rect,
                                           int                a,
                                           int                b);

G_END_DECLS
