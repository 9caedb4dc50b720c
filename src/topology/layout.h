/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Automatic arrangement: containers in tiers by their distance from a hub,
 * what hangs on a hub beneath it, in blocks that fill a picture of the wanted
 * shape.  Deterministic, without physics, nothing overlaps.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* Room for a link’s label between a container and the line it branches off. */
#define TRESTLE_TAP 112
/* Between a container and the line that runs along it. */
#define TRESTLE_LANE 24

/* One in so many nodes at most is new where the others are fixed; with more it is another picture. */
#define TRESTLE_NEWCOMERS 3

/* One container to be arranged.  Nodes come in the order in which equals stand. */
typedef struct
{
  int      width, height;     /* multiples of TRESTLE_GRID */
  guint    weight;            /* the heaviest of a network is its hub */
  gboolean fixed;             /* stays at x, y */
  int      x, y;
  guint    depth;             /* set: links between it and the hub of its network */
} TrestleNode;

typedef struct
{
  guint  a, b;                /* nodes */
  gint64 strength;            /* the strongest way to the hub counts */
} TrestleEdge;

/* Gives every node that is not fixed a place.  @aspect is the shape, width by
 * height, of the picture to fill.
 */
void    trestle_layout_nodes   (TrestleNode       *nodes,
                                guint              n_nodes,
                                const TrestleEdge *edges,
                                guint              n_edges,
                                double             aspect);

/* The nearest place to where @rect stands that is free of what is @taken, @rect if it is. */
TrestleRect trestle_layout_find_free (TrestleSpace     *taken,
                                const TrestleRect *rect);

/* Where a location or machine is to stand, in the units of the model’s fields
 * x and y.
 */
typedef struct
{
  TrestleObject *object;      /* borrowed from the design */
  gint64         x, y;
} TrestlePlacement;

/* What automatic arrangement gives every location and machine of @design that
 * is not pinned; the caller writes it, in one step.  Array of TrestlePlacement.
 */
GArray *trestle_layout_arrange (TrestleDesign     *design,
                                double             aspect);

G_END_DECLS
