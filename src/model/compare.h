/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one design has that another one has not, in the words of tables.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_DIFFERENCE_ADDED,
  TRESTLE_DIFFERENCE_REMOVED,
  TRESTLE_DIFFERENCE_CHANGED
} TrestleDifferenceType;

typedef struct
{
  TrestleDifferenceType type;
  TrestleKind           kind;
  char                 *id, *name;        /* of the object */
  const TrestleField   *field;            /* NULL: the whole object; or what this version does not know of it */
  char                 *before, *after;   /* of a field, as people read it; "" is unset */
} TrestleDifference;

/* What has to be done to @a to have @b, kinds in their order, objects by name.  Objects
 * are the same by their ids; with @by_name by what they are called, and then neither
 * ids nor places on the canvas count.  Returns: (of TrestleDifference); free with
 * g_ptr_array_unref().
 */
GPtrArray *trestle_compare            (TrestleDesign           *a,
                                       TrestleDesign           *b,
                                       gboolean                 by_name);

/* The value of a field as it stands in a difference.  Free with g_free(). */
char      *trestle_compare_dup_value   (const TrestleObject     *object,
                                        const TrestleField      *field);

/* What has changed: a field, or that the object is new or gone. */
const char *trestle_difference_get_label (const TrestleDifference *self);

/* A value of a difference on one line, not a page of it.  Free with g_free(). */
char      *trestle_difference_dup_value (const char             *text);

/* The difference in one line.  Free with g_free(). */
char      *trestle_difference_dup_text (const TrestleDifference *self);

G_END_DECLS
