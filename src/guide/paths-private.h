/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The merged points behind the widest paths.  For paths.c and placement*.c only.
 */
#pragma once

#include "paths.h"

G_BEGIN_DECLS

/* No limit of its own: the ends’ access decides. */
#define TRESTLE_WIDTH_UNLIMITED (G_MAXINT64 / 2)

/* Two groups of points that became one at @width; leaves are points. */
typedef struct
{
  guint  left, right;
  gint64 width;
} TrestleMerge;

struct _TrestlePaths
{
  guint       n_points;
  guint      *parent;     /* union by size, for single paths */
  gint64     *width_up;   /* at which a point joined its parent */
  guint      *redundant;  /* of each location: redundant links that end there */
  guint      *order;      /* of each point: those of one merge stand side by side */
  GArray     *merges;     /* of TrestleMerge; merge i is the node n_points + i */
  GHashTable *candidates; /* TrestleInstance → GArray of TrestleCandidate */
};

typedef struct
{
  guint  a, b;
  gint64 width;
} TrestleEdge;

/* The paths of an index, made when first asked for. */
TrestlePaths *trestle_paths_get       (const TrestleIndex *index);

/* The point that stands for all that @point is joined to. */
guint         trestle_paths_find_root (const TrestlePaths *self,
                                       guint               point);

/* Joins the points of @self, whose members but the merges are uninitialized, along
 * @edges, widest first.
 */
void          trestle_paths_merge     (TrestlePaths       *self,
                                       GArray             *edges);
void          trestle_paths_add_edge  (GArray             *edges,
                                       guint               a,
                                       guint               b,
                                       gint64              width);

/* From the last merge down: what lies on the other side is reached at its width. */
void          trestle_placement_sweep (const TrestlePaths *self,
                                       gint64             *clients,
                                       TrestleInt128      *weighted,
                                       gint64             *worst);

/* Better candidates first. */
int           trestle_placement_compare (gconstpointer      a,
                                         gconstpointer      b);

/* The isolated network and the legal zone that bind the instance’s server. */
void          trestle_placement_find_bounds (const TrestleIndex    *index,
                                             const TrestleInstance *instance,
                                             TrestleNetwork       **isolated,
                                             TrestleZone          **zone);

G_END_DECLS
