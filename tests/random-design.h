/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs for tests: valid, deterministic for a seed, with something in every
 * field of every kind.  They make no sense as infrastructures.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* How many random designs a test takes where it could take @n. Sanitizers look at
 * memory, not at numbers, and take ten times as long: a twentieth is enough for
 * them.
 */
#ifdef __SANITIZE_ADDRESS__
#define RANDOM_DESIGNS(n) ((n) / 20)
#else
#define RANDOM_DESIGNS(n) (n)
#endif

/* A design with @n_each objects of every kind, whose fields have random values
 * or are unset; no reference dangles.
 */
TrestleDesign *random_design_new    (guint32             seed,
                                     guint               n_each);

/* Makes @value, which is overwritten, one that may stand in @field; references
 * point at objects of @design.
 */
void           random_value         (GRand              *rand,
                                     TrestleDesign      *design,
                                     const TrestleField *field,
                                     TrestleValue       *value);

/* Gives a random field of a random object a random value, adds an object, or
 * deletes one with everything that belongs to it.
 */
void           random_mutation      (GRand              *rand,
                                     TrestleDesign      *design);

/* A random object of @kind (TRESTLE_KIND_ANY: of any kind), or NULL. */
TrestleObject *random_object        (GRand              *rand,
                                     TrestleDesign      *design,
                                     TrestleKind         kind);

/* Fails the test unless every reference in @design has its target. */
void           assert_nothing_dangles (TrestleDesign    *design);

G_END_DECLS
