/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the table of a kind: a field of the row's object, a field of the
 * machine it runs on, or something reckoned from elsewhere that can still be
 * typed.  Tables, spreadsheets that come in and spreadsheets that go out have
 * the same columns.
 */
#pragma once

#include "names.h"
#include "far-set.h"

G_BEGIN_DECLS

typedef struct _TrestleColumn TrestleColumn;

struct _TrestleColumn
{
  const TrestleField *field;      /* shown and edited; NULL for a derived or computed column */
  const TrestleField *via;        /* reference to the object that has the field, or NULL */
  const char         *name;       /* unique among the columns of a kind */
  const char         *title;      /* translated */
  gboolean            numeric;
  gboolean            derived;    /* number of users of a location */
  const TrestleFarSet *far_set;   /* in place of a field: a set that is kept on the other side, or NULL */
  const char         *reason;     /* N_(): why it cannot be typed, of a computed column */
  gconstpointer       data;       /* of those who made the column */
  char             *(*dup_shown) (const TrestleColumn *self,
                                  gpointer             row);    /* what is shown of a row in place of the field, or NULL */
};

/* Whether it has nothing that can be typed. */
static inline gboolean
trestle_column_is_computed (const TrestleColumn *self)
{
  return self->field == NULL && !self->derived && self->far_set == NULL;
}

/* How text from elsewhere is meant. */
typedef struct
{
  TrestleNames *names;      /* whom a name in a reference means */
  char          decimal;    /* what separates decimals: '.' or ','; 0 for the locale's sign */
  gboolean      create;     /* a name that nobody has makes a new object */
} TrestleDialect;

/* Columns of the table of @kind, in order: an array of TrestleColumn. */
GArray        *trestle_column_list        (TrestleKind           kind);

/* The object whose field the column shows for the row of @object, or NULL. */
TrestleObject *trestle_column_get_target  (const TrestleColumn  *self,
                                           TrestleObject        *object);

/* What the object really has there, as people read it; "" when unset. Free with
 * g_free().
 */
char          *trestle_column_dup_text    (const TrestleColumn  *self,
                                           TrestleObject        *object);

/* The title with the unit that numbers of the column have in a spreadsheet: "Available
 * Bandwidth (Mbps)".  Free with g_free().
 */
char          *trestle_column_dup_heading (const TrestleColumn  *self);

/* What is in the cell as a spreadsheet has it: a number in the unit of the heading
 * and in plain form when @is_number is set, otherwise text.  Free with g_free().
 */
char          *trestle_column_dup_plain   (const TrestleColumn  *self,
                                           TrestleObject        *object,
                                           gboolean             *is_number);

/* Whether the cell can be edited; @reason (may be NULL) is set to why not. */
gboolean       trestle_column_is_editable (const TrestleColumn  *self,
                                           TrestleObject        *object,
                                           const char          **reason);

/* Of a derived column: the first of the objects it sums up, or NULL. */
TrestleObject *trestle_column_get_part    (const TrestleColumn  *self,
                                           TrestleObject        *object);

/* What @text means in this column, references by name; "" is unset.  @missing
 * (may be NULL) collects names that nobody has, when the dialect lets them be
 * created: they are left out of @value.  Nothing changes.
 */
gboolean       trestle_column_parse       (const TrestleColumn  *self,
                                           const char           *text,
                                           const TrestleDialect *dialect,
                                           TrestleValue         *value,
                                           GPtrArray            *missing,
                                           GError              **error);

/* Gives the cell of @object a value.  The caller opens a step of the history. */
gboolean       trestle_column_set         (const TrestleColumn  *self,
                                           TrestleObject        *object,
                                           const TrestleValue   *value,
                                           GError              **error);

/* Order of two rows by this column. */
int            trestle_column_compare     (const TrestleColumn  *self,
                                           TrestleObject        *a,
                                           TrestleObject        *b);

G_END_DECLS
