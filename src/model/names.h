/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects by what people call them: names match after trimming, folding of case
 * and composition (NFC), as a person would match them.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

typedef struct _TrestleNames TrestleNames;

/* Looks up in @design, which must outlive it; each kind is indexed when first asked for. */
TrestleNames  *trestle_names_new      (TrestleDesign *design);
void           trestle_names_free     (TrestleNames  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleNames, trestle_names_free)

/* The object of @kind called @name, or NULL: then @n_found is 0, or the number of
 * objects that are called so; it may be NULL.
 */
TrestleObject *trestle_names_find     (TrestleNames  *self,
                                       TrestleKind    kind,
                                       const char    *name,
                                       guint         *n_found);

/* Tells of an object that has been added to the design, or been given its name,
 * since its kind was first asked for.
 */
void           trestle_names_add      (TrestleNames  *self,
                                       TrestleObject *object);

/* @name as it is compared.  Free with g_free(). */
char          *trestle_names_dup_fold (const char    *name);

G_END_DECLS
