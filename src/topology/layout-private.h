/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the automatic arrangement share: a tree of containers, and
 * blocks of the plane that its subtrees fill.
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

#define TRESTLE_ROW_GAP 24      /* between leaves of a column */

typedef struct
{
  int dx, dy;               /* of the node, in its block */
  int width, height;        /* of the block */
  int x, y;                 /* of the block, in the block around it */
} TrestleBlock;

typedef struct
{
  TrestleNode  *nodes;
  guint         n_nodes;
  double        aspect;
  guint        *neighbors, *starts;     /* adjacency: those of i are neighbors[starts[i] … starts[i + 1]) */
  gint64       *strengths;              /* beside neighbors */
  int          *parents;                /* node, or -1 for the hub of a network */
  guint        *order;                  /* parents before children */
  guint        *children, *firsts;      /* as neighbors and starts; those of n_nodes are the hubs */
  TrestleBlock *blocks;                 /* n_nodes + 1; the last is the whole picture */
  double        leaf_aspect, row_aspect;    /* what is being tried */
} TrestleLayout;

/* Makes trees of the networks: fills neighbors, starts, strengths, parents,
 * order, children and firsts.
 */
void trestle_layout_grow        (TrestleLayout     *self,
                                 const TrestleEdge *edges,
                                 guint              n_edges);

/* Makes a block of @node and everything that hangs on it, whose blocks have been
 * made; with n_nodes, of the whole picture.
 */
void trestle_layout_place_block (TrestleLayout     *self,
                                 guint              node);

G_END_DECLS
