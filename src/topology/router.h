/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ways for links: along the channels between containers, at right angles,
 * never through a container that is not an end.  Every link finds its way by
 * itself from where the containers stand, so that moving one container changes
 * only the links whose way it blocks or frees.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* A way keeps so far from containers that are not its ends. */
#define TRESTLE_CLEARANCE 8
/* Of corners. */
#define TRESTLE_CORNER_RADIUS 8

typedef struct _TrestleRouter TrestleRouter;

/* What a way connects. */
typedef struct
{
  guint    hub, leaf;     /* indices in the space of containers */
  gboolean branch;        /* the leaf is one of several on a line that leaves the hub */
  int      lane;          /* how many links between the same two came before */
} TrestleErrand;

/* Finds ways between the rectangles of @containers, which must outlive it, as
 * must @hubs: for each container the hub that it hangs on alone, or -1; or NULL.
 */
TrestleRouter *trestle_router_new  (TrestleSpace        *containers,
                                    guint                n_containers,
                                    const int           *hubs);
void           trestle_router_free (TrestleRouter       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleRouter, trestle_router_free)

/* Appends the points of a way, from the hub’s edge to the leaf’s, to @points.
 * FALSE: there is no clean way, and the points are those of the straight line.
 */
gboolean       trestle_router_find (TrestleRouter       *self,
                                    const TrestleErrand *errand,
                                    GArray              *points);

G_END_DECLS
