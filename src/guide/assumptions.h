/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assumption register: every field that nobody has set and whose standard is
 * reckoned with, what that does to the headline figures, and who has to confirm
 * it.  Setting the field, even to its standard, confirms it.
 */
#pragma once

#include "assessment.h"
#include "kinds.h"

G_BEGIN_DECLS

/* One field of one kind. */
typedef struct
{
  TrestleKind         kind;
  const TrestleField *field;
  GPtrArray          *objects;    /* in which it is unset, by name */
  guint               n_all;      /* objects of the kind */
  TrestleAssumption  *record;     /* its owner and what was said about it, or NULL */
} TrestleOpenAssumption;

/* What a headline figure becomes when the field has another value everywhere it is
 * unset.
 */
typedef struct
{
  gint64               bound;
  const TrestleFigure *figure;    /* of the design */
  TrestleNumber        now, then;
} TrestleEffect;

/* Array of TrestleOpenAssumption in the order of kinds and fields; free with
 * g_ptr_array_unref().
 */
GPtrArray  *trestle_assumptions_list      (TrestleDesign               *design);

/* The bounds between which the value of @self may be expected to lie, the guide’s
 * where it names some: 0 to 2 of them.
 */
guint       trestle_assumption_get_bounds (const TrestleOpenAssumption *self,
                                           gint64                       bounds[2]);

/* The headline figures that move, at each bound, reckoned anew on a copy of the
 * design.  For each of @assumptions an array of TrestleEffect, which is empty when
 * nothing moves; free with g_ptr_array_unref().
 */
GPtrArray  *trestle_assumptions_measure   (const TrestleAssessment     *assessment,
                                           const GPtrArray             *assumptions);

/* "Link Efficiency: 100 %"; free with g_free(). */
char       *trestle_assumption_dup_title  (const TrestleOpenAssumption *self);

/* A value of the field as people read it.  Free with g_free(). */
char       *trestle_assumption_dup_value  (const TrestleOpenAssumption *self,
                                           gint64                       value);

/* "At 80 %: Locations With Late Updates 2 → 4"; free with g_free(). */
char       *trestle_effect_dup_text       (const TrestleOpenAssumption *self,
                                           const TrestleEffect         *effect);

/* What a record’s field is to say so that it belongs to the assumption:
 * "population.concurrency".  Free with g_free().
 */
char       *trestle_assumption_dup_key    (const TrestleOpenAssumption *self);

/* Sets the standard wherever the field is unset.  Callers open a step of the
 * history around it, and around the next.
 */
void        trestle_assumption_confirm    (const TrestleOpenAssumption *self);

/* Says who has to confirm it, in a record that is created when there is none. */
void        trestle_assumption_set_owner  (const TrestleOpenAssumption *self,
                                           TrestleDesign               *design,
                                           const char                  *owner);

/* The figures of the design that @effect may speak of: an array that ends with NULL. */
const char *const *trestle_assumptions_get_headlines (void);

G_END_DECLS
