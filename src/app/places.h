/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where somebody has been: what was selected when a reference, a finding or the
 * palette led elsewhere, and what it led to.
 */
#pragma once

#include "selection.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PLACES (trestle_places_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePlaces, trestle_places, TRESTLE, PLACES, GObject)

TrestlePlaces *trestle_places_new  (TrestleDesign    *design,
                                    TrestleSelection *selection);

/* Jumps back (-1) or forward (1); FALSE where there is nothing more. */
gboolean       trestle_places_walk (TrestlePlaces    *self,
                                    int               by);

G_END_DECLS
