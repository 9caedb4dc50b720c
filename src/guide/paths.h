/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bandwidth between locations: the widest path over drawn links, capped by each
 * end's available bandwidth; without links a star (C-6, AMB-17).  For guide/ only.
 */
#pragma once

#include "index.h"

G_BEGIN_DECLS

typedef struct _TrestlePaths TrestlePaths;

/* How well a location would do for the server of an instance. */
typedef struct
{
  TrestleLocation *location;
  TrestleInt128    weighted;    /* Σ clients × path, bit/s */
  gint64           clients;     /* Σ clients; the score is weighted ÷ clients */
  gint64           worst;       /* least path to a location with clients, bit/s */
  guint            redundant;   /* links that end here and are redundant */
} TrestleCandidate;

/* A repository elsewhere, and the path from there, narrower than the location’s own
 * access.
 */
typedef struct
{
  const TrestleRepositoryLoad *repository;
  gint64                       path;
} TrestleFar;

void    trestle_paths_free           (TrestlePaths         *self);

/* Bandwidth between two locations in bit/s; the LAN speed within one; 0 when an
 * isolation boundary lies between; TRESTLE_UNSET when it cannot be told.
 */
gint64  trestle_paths_between        (const TrestleIndex   *index,
                                      TrestleLocation      *a,
                                      TrestleLocation      *b);

/* The same without the limit of @a’s own access: what its available bandwidth
 * narrows as long as it is less.
 */
gint64  trestle_paths_beyond         (const TrestleIndex   *index,
                                      TrestleLocation      *a,
                                      TrestleLocation      *b);

/* The populations at @location: a slice of @n, borrowed from the index. */
TrestlePopulationLoad **trestle_paths_get_people (const TrestleIndex        *index,
                                                  const TrestleLocationLoad *location,
                                                  guint                     *n);

/* The repositories elsewhere that serve @location: a slice of @n, borrowed likewise. */
const TrestleFar *trestle_paths_get_far (const TrestleIndex        *index,
                                         const TrestleLocationLoad *location,
                                         guint                     *n);

/* The bandwidth between two of the index’s locations. */
gint64  trestle_paths_between_loads  (const TrestleIndex        *index,
                                      const TrestleLocationLoad *a,
                                      const TrestleLocationLoad *b);

/* All places where the server of @instance may stand, best first (C-6).  Array
 * of TrestleCandidate, borrowed from the index.
 */
const GArray *trestle_paths_get_candidates (const TrestleIndex *index,
                                            TrestleInstance    *instance);

/* The same in the order of the locations; free with g_array_unref(). */
GArray       *trestle_placement_list_candidates (const TrestleIndex *index,
                                                 TrestleInstance    *instance);

/* Of these at least those where clients of the instance are: without looking at every
 * location where that can be.  Free with g_array_unref().
 */
GArray       *trestle_placement_list_members (const TrestleIndex     *index,
                                              TrestleInstance        *instance);

/* Better candidates first. */
int           trestle_placement_compare    (gconstpointer            a,
                                            gconstpointer            b);

/* Whether no place is better for the server at @location by more than @tolerance (‰)
 * when @population (or NULL) has @more clients than it has.
 */
gboolean      trestle_placement_holds      (const TrestleIndex      *index,
                                            const TrestleInstance   *instance,
                                            const TrestleLocation   *location,
                                            const TrestlePopulation *population,
                                            gint64                   more,
                                            gint64                   tolerance);

/* Whether the law of @zone (NULL: none) allows components at @location. */
gboolean      trestle_placement_is_allowed (const TrestleZone     *zone,
                                            const TrestleLocation *location);

/* The first of them, in time that follows the clients of the instance and not the
 * size of the design, and how well @location would do beside it.  FALSE when there
 * are no clients or a bandwidth is missing.
 */
gboolean      trestle_paths_find_best      (const TrestleIndex *index,
                                            TrestleInstance    *instance,
                                            TrestleLocation    *location,
                                            TrestleCandidate   *best,
                                            TrestleCandidate   *own);

G_END_DECLS
