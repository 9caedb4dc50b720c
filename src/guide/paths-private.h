/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The merged points behind the widest paths.  For paths.c and placement.c only.
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
  GArray     *merges;     /* of TrestleMerge; merge i is the node n_points + i */
  GHashTable *candidates; /* TrestleInstance → GArray of TrestleCandidate */
};

/* The paths of an index, made when first asked for. */
TrestlePaths *trestle_paths_get       (const TrestleIndex *index);

/* The point that stands for all that @point is joined to. */
guint         trestle_paths_find_root (const TrestlePaths *self,
                                       guint               point);

G_END_DECLS
