/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Smart guides: where what is dragged or placed lines up with what stands
 * beside it, in edges, middles and gaps.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

typedef struct
{
  TrestlePoint a, b;      /* a line on the plane, level or upright */
  gboolean     gap;       /* it measures a gap that is as wide as another */
} TrestleGuide;

/* How far a guide pulls, in pixels of the screen. */
#define TRESTLE_GUIDE_REACH 6

/* Moves @rect, by whole steps of the grid, to where it lines up with boxes in
 * @parent (-1: containers) that are not in @moved, a set of movers or NULL, when
 * that is at most @reach from where the pointer has it: @off from @rect.  Adds how
 * far to @dx and @dy, and the lines that show it to @guides, an array of TrestleGuide.
 */
void trestle_guides_find (TrestleScene      *scene,
                          const TrestleRect *rect,
                          TrestlePoint       off,
                          int                parent,
                          GHashTable        *moved,
                          int                reach,
                          int               *dx,
                          int               *dy,
                          GArray            *guides);

G_END_DECLS
