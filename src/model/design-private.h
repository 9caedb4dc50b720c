/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What objects tell their design when a value changes.  For model/ only.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

/* Enters the references in @field of @object into the index and resolves them,
 * or takes them out again; the object is in the design.
 */
void     trestle_design_link       (TrestleDesign       *self,
                                    TrestleObject       *object,
                                    const TrestleField  *field);
void     trestle_design_unlink     (TrestleDesign       *self,
                                    TrestleObject       *object,
                                    const TrestleField  *field);

/* Whether another object of the kind has the same pair when @field of @object
 * became @id.
 */
gboolean trestle_design_has_pair   (TrestleDesign       *self,
                                    const TrestleObject *object,
                                    const TrestleField  *field,
                                    const char          *id);

/* Orders by name alone, as trestle_object_compare() does. */
int      trestle_object_compare_names (const TrestleObject *a,
                                       const TrestleObject *b);

void     trestle_design_emit       (TrestleDesign       *self,
                                    const TrestleChange *change);

G_END_DECLS
