/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * References to what is not there yet: offered and made where one is typed, in a
 * cell and in a picker.
 */
#pragma once

#include "names.h"

G_BEGIN_DECLS

/* Whether nothing is called @name, and that is all that one of the kind which @field
 * refers to needs.
 */
gboolean trestle_reference_can_create (TrestleDesign      *design,
                                       const TrestleField *field,
                                       const char         *name);

/* “Create Network “Branches””.  Free with g_free(). */
char    *trestle_reference_dup_offer  (const TrestleField *field,
                                       const char         *name);

/* Adds a new object called @name, and its id to @value.  The caller opens a step of the
 * history.
 */
gboolean trestle_reference_create     (TrestleDesign      *design,
                                       const TrestleField *field,
                                       const char         *name,
                                       TrestleValue       *value,
                                       GError            **error);

G_END_DECLS
