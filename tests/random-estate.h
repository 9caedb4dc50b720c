/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs for tests of the guide: random, but joined up as infrastructures are,
 * so that every figure has something to reckon with and most rules something to
 * say.  Deterministic for a seed.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

typedef enum
{
  ESTATE_PLAUSIBLE,   /* numbers as architects type them; many equal ones, some missing */
  ESTATE_EXTREME      /* the greatest and the least that fields allow */
} EstateNumbers;

/* A design with @n_locations and what belongs to them. */
TrestleDesign *random_estate_new   (guint32        seed,
                                    guint          n_locations,
                                    EstateNumbers  numbers);

/* Gives a field that figures read a new value, adds an object to the design or
 * takes one out of it.
 */
void           random_estate_edit  (GRand         *rand,
                                    TrestleDesign *design);

G_END_DECLS
