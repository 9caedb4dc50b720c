/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of a table: a field of the row's object, a field of the machine it
 * runs on, or something reckoned from elsewhere that can still be typed.
 */
#pragma once

#include "project.h"

G_BEGIN_DECLS

typedef struct
{
  const TrestleField *field;      /* shown and edited; NULL for a derived column */
  const TrestleField *via;        /* reference to the object that has the field, or NULL */
  const char         *name;       /* unique among the columns of a kind */
  const char         *title;      /* translated */
  gboolean            numeric;
  gboolean            derived;    /* number of users of a location */
} TrestleGridColumn;

/* Columns of the table of @kind, in order: an array of TrestleGridColumn. */
GArray        *trestle_grid_column_list      (TrestleKind              kind);

/* The object whose field the column shows for the row of @object, or NULL. */
TrestleObject *trestle_grid_column_get_target (const TrestleGridColumn *self,
                                               TrestleObject           *object);

/* What stands in the cell, "" when there is nothing.  @standard is set when that
 * is not a value of the object but what counts in its place.  Free with g_free().
 */
char          *trestle_grid_column_dup_text  (const TrestleGridColumn *self,
                                              TrestleProject          *project,
                                              TrestleObject           *object,
                                              gboolean                *standard);

/* What stands in the editor of the cell: only what the object really has. */
char          *trestle_grid_column_dup_typed (const TrestleGridColumn *self,
                                              TrestleObject           *object);

/* Whether the cell can be edited; @reason (may be NULL) is set to why not. */
gboolean       trestle_grid_column_is_editable (const TrestleGridColumn *self,
                                                TrestleObject           *object,
                                                const char             **reason);

/* Of a derived column: the first of the objects it sums up, or NULL. */
TrestleObject *trestle_grid_column_get_part    (const TrestleGridColumn *self,
                                                TrestleObject           *object);

/* Takes over what has been typed, as a step of its own. */
gboolean       trestle_grid_column_set_text  (const TrestleGridColumn *self,
                                              TrestleProject          *project,
                                              TrestleObject           *object,
                                              const char              *text,
                                              GError                 **error);

/* Order of two rows by this column. */
int            trestle_grid_column_compare   (const TrestleGridColumn *self,
                                              TrestleObject           *a,
                                              TrestleObject           *b);

G_END_DECLS
