/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects by what people call them: names match after trimming, folding of case
 * and composition (NFC), as a person would match them.  Objects without a name of
 * their own are called by what they join: “Leeds – Payroll”.
 */
#pragma once

#include "design.h"

G_BEGIN_DECLS

/* Of a design, which owns them and keeps them up to date: trestle_design_get_names().
 * Each kind is indexed when first asked for.
 */
TrestleNames  *trestle_names_new      (TrestleDesign      *design);
void           trestle_names_free     (TrestleNames       *self);

/* The object of @kind, which may be TRESTLE_KIND_ANY, called @name, or NULL: then
 * @n_found is 0, or the number of objects that are called so; it may be NULL.
 */
TrestleObject *trestle_names_find     (TrestleNames       *self,
                                       TrestleKind         kind,
                                       const char         *name,
                                       guint              *n_found);

/* All objects of @kind that are called @name.  Free with g_ptr_array_unref(). */
GPtrArray     *trestle_names_list     (TrestleNames       *self,
                                       TrestleKind         kind,
                                       const char         *name);

/* Like trestle_names_find() for what trestle_names_dup_reference() returns: a name,
 * a name followed by its kind or its id in brackets, or an id.
 */
TrestleObject *trestle_names_resolve  (TrestleNames       *self,
                                       TrestleKind         kind,
                                       const char         *text,
                                       guint              *n_found);

/* How to refer to @object among those of @kind: by its name, and where others have
 * it too by more than that.  Free with g_free().
 */
char          *trestle_names_dup_reference (TrestleNames  *self,
                                            TrestleKind    kind,
                                            TrestleObject *object);

/* Told by the design: @object, whose @field was just set or is about to be, has its
 * name from now on, or no longer.
 */
void           trestle_names_link     (TrestleNames       *self,
                                       TrestleObject      *object,
                                       const TrestleField *field);
void           trestle_names_unlink   (TrestleNames       *self,
                                       TrestleObject      *object,
                                       const TrestleField *field);

/* @name as it is compared.  Free with g_free(). */
char          *trestle_names_dup_fold (const char         *name);

G_END_DECLS
