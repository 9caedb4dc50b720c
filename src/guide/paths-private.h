/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The merged points behind the widest paths.  For paths.c and placement*.c only.
 */
#pragma once

#include "paths.h"

G_BEGIN_DECLS

/* No limit of its own: the ends’ access decides.  More than any width in the model. */
#define TRESTLE_WIDTH_UNLIMITED ((G_GINT64_CONSTANT (1) << 40) - 1)
G_STATIC_ASSERT (TRESTLE_WIDTH_UNLIMITED > TRESTLE_MAX_BIT_RATE);

/* Two groups of points that became one at @width; leaves are points. */
typedef struct
{
  guint  left, right;
  gint64 width;
} TrestleMerge;

typedef struct
{
  guint  parent;      /* itself at the top */
  guint  root;        /* that stands for all it is joined to */
  gint64 width;       /* at which it joined its parent */
} TrestlePoint;

/* How well the place of a server does, once it has been asked for. */
typedef struct
{
  const TrestleLocation *location;    /* of the server; NULL: not asked for */
  gboolean               found;
  TrestleCandidate       best, own;
} TrestlePlacement;

struct _TrestlePaths
{
  TrestleArena *arena;    /* of what follows, unless it says otherwise */
  guint       n_points;
  TrestlePoint *points;   /* union by size, for single paths */
  guint      *redundant;  /* of each location: redundant links that end there */
  guint      *order;      /* of each point: those of one merge stand side by side */
  TrestleMerge *merges;   /* merge i is the node n_points + i */
  guint       n_merges;
  TrestlePopulationLoad **people;    /* those with a location, in that order */
  guint      *first_person;   /* of each place in the order, and behind the last */
  TrestlePopulationLoad **members;   /* those with a location, by instance, then in that order */
  guint      *first_member;   /* of each instance, and behind the last */
  TrestleFar *far;        /* of all locations, in the order of these */
  guint      *first_far;  /* of each location, and behind the last */
  TrestlePlacement *placements;      /* of each instance */
  GHashTable *candidates; /* not of the arena: TrestleInstance → GArray of TrestleCandidate */
};

/* The paths of an index, made when first asked for. */
TrestlePaths *trestle_paths_get       (const TrestleIndex *index);

/* The first of all candidates, found without sorting them; FALSE when there is none. */
gboolean      trestle_placement_find_first (const TrestleIndex     *index,
                                            TrestleInstance        *instance,
                                            TrestleCandidate       *first);

/* The best score, and that of @location, with @more clients of @population, which may be
 * NULL; FALSE when only the scores of all locations can tell.
 */
gboolean      trestle_paths_suppose_best (const TrestleIndex       *index,
                                          TrestleInstance          *instance,
                                          TrestleLocation          *location,
                                          const TrestlePopulation  *population,
                                          gint64                    more,
                                          TrestleInt128            *best,
                                          TrestleInt128            *own);

/* The isolated network and the legal zone that bind the instance’s server. */
void          trestle_placement_find_bounds (const TrestleIndex    *index,
                                             const TrestleInstance *instance,
                                             TrestleNetwork       **isolated,
                                             TrestleZone          **zone);

G_END_DECLS
