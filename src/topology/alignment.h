/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Aligning and distributing what is selected.
 */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_ALIGNMENT_LEFT,
  TRESTLE_ALIGNMENT_CENTER,
  TRESTLE_ALIGNMENT_RIGHT,
  TRESTLE_ALIGNMENT_TOP,
  TRESTLE_ALIGNMENT_MIDDLE,
  TRESTLE_ALIGNMENT_BOTTOM,
  TRESTLE_ALIGNMENT_ACROSS,     /* equal gaps from left to right */
  TRESTLE_ALIGNMENT_DOWN,       /* equal gaps from top to bottom */
  TRESTLE_N_ALIGNMENTS
} TrestleAlignment;

typedef struct
{
  const char *nick;             /* "left" */
  const char *title;            /* N_(), "Align Left" */
  guint       least;            /* how many it takes */
} TrestleAlignmentInfo;

const TrestleAlignmentInfo *trestle_alignment_get_info  (TrestleAlignment   alignment);

/* TRESTLE_N_ALIGNMENTS when there is none called so. */
TrestleAlignment            trestle_alignment_from_nick (const char        *nick);

/* Where @movers, a set of locations and machines of @scene, stand afterwards:
 * array of TrestlePlacement, empty when they are too few.
 */
GArray                     *trestle_alignment_place     (TrestleScene      *scene,
                                                         GHashTable        *movers,
                                                         TrestleAlignment   alignment);

G_END_DECLS
