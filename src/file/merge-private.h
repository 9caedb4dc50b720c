/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of merging share.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* merge-ids.c */

/* A copy of @theirs under ids that mean the same as in @ours: what both have added
 * for the same pair has one id, and what only happens to have the same id has two.
 */
TrestleDesign *trestle_merge_dup_theirs (TrestleDesign      *base,
                                         TrestleDesign      *ours,
                                         TrestleDesign      *theirs);

/* The kind and the ends of the pair that an association stands for; NULL for anything
 * else, and where an end is unset.  Free with g_free().
 */
char          *trestle_merge_dup_pair   (const TrestleObject *object);

/* merge-values.c */

/* Sets @merged, which is overwritten, to what becomes of @base; FALSE where both have
 * changed it differently: then it is @ours.
 */
gboolean       trestle_merge_value      (const TrestleField *field,
                                         const TrestleValue *base,
                                         const TrestleValue *ours,
                                         const TrestleValue *theirs,
                                         TrestleValue       *merged);

/* A member of an object that this version does not know, and that both have changed. */
typedef struct
{
  char *name;
  char *base, *ours, *theirs;   /* JSON or NULL */
} TrestleMergeMember;

/* The same for the members that this version does not know (TrestleObject.extra), down
 * to @depth levels of objects; what both have changed is added to @conflicts, of
 * TrestleMergeMember.  Free with g_free().
 */
char          *trestle_merge_extra      (const char         *base,
                                         const char         *ours,
                                         const char         *theirs,
                                         guint               depth,
                                         GPtrArray          *conflicts);

void           trestle_merge_member_free (gpointer           data);

G_END_DECLS
