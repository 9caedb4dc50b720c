/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two ways of finding a way share.
 */
#pragma once

#include "router.h"

G_BEGIN_DECLS

#define TRESTLE_MAX_WAY 16

typedef struct
{
  TrestlePoint points[TRESTLE_MAX_WAY];
  guint        n;
} TrestleWay;

typedef struct _TrestleTracks TrestleTracks;

struct _TrestleRouter
{
  TrestleSpace  *containers;
  guint          n_containers;
  const int     *hubs;        /* of each container, or NULL */
  TrestleTracks *tracks;      /* made when first needed */
};

/* How long a way feels: bends count too. */
double   trestle_way_get_cost      (const TrestleWay  *way);

/* Whether nothing is nearer to the piece from @a to @b than allowed, and it is
 * not inside the containers @hub and @leaf.
 */
gboolean trestle_router_is_free    (TrestleRouter     *self,
                                    TrestlePoint       a,
                                    TrestlePoint       b,
                                    int                hub,
                                    int                leaf);

/* The way with the fewest bends and pixels along the sides of containers. */
gboolean trestle_router_search     (TrestleRouter     *self,
                                    guint              hub,
                                    guint              leaf,
                                    TrestleWay        *way);

void     trestle_tracks_free       (TrestleTracks     *self);

G_END_DECLS
