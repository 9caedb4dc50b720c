/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of waves (R-X.14): who downloads when, where all at once do not fit.  For
 * guide/ only.
 */
#pragma once

#include "index.h"

G_BEGIN_DECLS

/* Whole locations that are updated together; a window of the next wave begins when
 * the one of this has ended.
 */
typedef struct
{
  GPtrArray     *locations;     /* borrowed, by need, then name */
  TrestleInt128  rate;          /* bit/s of payload that they ask for */
  gint64         window;        /* seconds: the longest of theirs */
} TrestleWave;

/* What a repository can give to all and beyond its own location in bit/s of payload:
 * the least of what is recorded of its IIS servers, disks and link; TRESTLE_UNSET
 * where nothing is.
 */
gint64     trestle_waves_get_capacity    (const TrestleIndex          *index,
                                          const TrestleRepositoryLoad *load,
                                          gboolean                     remote);

/* In descending need, each as full as the source allows; NULL when the need or the
 * source is not known or one location alone asks for more.  Array of TrestleWave,
 * to be freed with g_array_unref().
 */
GArray    *trestle_waves_list_updates    (const TrestleIndex          *index,
                                          const TrestleRepositoryLoad *load);

/* The plans in words, one line a wave; NULL when there is none.  Free with g_free(). */
char      *trestle_waves_dup_load_plan   (const TrestleIndex          *index,
                                          const TrestleLocationLoad   *load);
char      *trestle_waves_dup_update_plan (const TrestleIndex          *index,
                                          const TrestleRepositoryLoad *load);

G_END_DECLS
