/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a merge of two versions could not settle: the design has the value of one
 * side until somebody has decided.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

/* The versions that were merged. */
typedef enum
{
  TRESTLE_SIDE_OURS,
  TRESTLE_SIDE_THEIRS,
  TRESTLE_SIDE_BASE
} TrestleSide;

#define TRESTLE_TYPE_CONFLICT (trestle_conflict_get_type ())
#define TRESTLE_CONFLICT(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_CONFLICT, TrestleConflict))
#define TRESTLE_IS_CONFLICT(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_CONFLICT))
TRESTLE_DECLARE_KIND (TrestleConflict, trestle_conflict)

struct _TrestleConflict
{
  TrestleObject parent_instance;
  TrestleRef    subject;
  char         *field;                  /* whose values differ; NULL: the subject as a whole */
  gint64        deleted;                /* TrestleSide that has deleted the subject, which the other needs */
  char         *base, *ours, *theirs;   /* JSON of the values of the field, NULL: unset */
};

/* The field it is about; NULL where that is the whole subject, or nothing this version knows. */
const TrestleField *trestle_conflict_get_field (TrestleConflict *self);

/* What is in conflict: "Number of Users", or "Deleted and Needed".  Free with g_free(). */
char               *trestle_conflict_dup_title (TrestleConflict *self);

/* The name of what it is about, its id when that is not there.  Free with g_free(). */
char               *trestle_conflict_dup_name  (TrestleConflict *self);

G_END_DECLS
