/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which column of a table from elsewhere is which column of a kind of object:
 * guessed from headings, changed by a person, kept in a small file for the next
 * time.
 */
#pragma once

#include "column.h"
#include "kinds.h"
#include "sheet.h"

G_BEGIN_DECLS

typedef struct
{
  const TrestleColumn *column;    /* where its cells go, or NULL: left out */
  char                *unit;      /* of numbers without one ("Mbps"), from the heading; or NULL */
} TrestleMappedColumn;

typedef struct
{
  TrestleKind kind;
  gboolean    has_header;         /* the first row that is not blank holds headings */
  gboolean    create;             /* a name that nobody has makes a new object */
  char        decimal;            /* '.' or ',' */
  GArray     *targets;            /* of TrestleColumn: all columns of the kind */
  GArray     *columns;            /* of TrestleMappedColumn, one a column of the sheet */
  const TrestleColumn *key;       /* what tells rows that are there already, or NULL: what tells them apart anyway */
} TrestleMapping;

/* What @sheet seems to be: of @kind, or, of TRESTLE_KIND_ANY, of the kind whose
 * columns its headings name best.
 */
TrestleMapping *trestle_mapping_guess    (const TrestleSheet   *sheet,
                                          TrestleKind           kind);
TrestleMapping *trestle_mapping_copy     (const TrestleMapping *self);
void            trestle_mapping_free     (TrestleMapping       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleMapping, trestle_mapping_free)

/* Column @index of the sheet goes into the column called @name (NULL: nowhere),
 * and leaves where another one went there.  FALSE when the kind has no such column.
 */
gboolean        trestle_mapping_set      (TrestleMapping       *self,
                                          guint                 index,
                                          const char           *name);

/* Whether the column is one that tells the rows of @kind apart, and so has to come
 * from somewhere: its name, or the ends of an association.
 */
gboolean        trestle_mapping_is_key   (TrestleKind           kind,
                                          const TrestleColumn  *column);

/* Whether rows that are there already are known by @column. */
gboolean        trestle_mapping_matches_by (const TrestleMapping *self,
                                            const TrestleColumn  *column);

/* Makes rows that are there already known by the column called @name, to which one of
 * the sheet has to go; NULL: by what tells them apart anyway.
 */
gboolean        trestle_mapping_set_key  (TrestleMapping       *self,
                                          const char           *name);

/* Row of the headings in @sheet, or G_MAXUINT without any. */
guint           trestle_mapping_find_header (const TrestleMapping *self,
                                             const TrestleSheet   *sheet);

/* The mapping as the text of a file; free with g_free(). */
char           *trestle_mapping_write    (const TrestleMapping *self,
                                          const TrestleSheet   *sheet);

/* The mapping that @text, from trestle_mapping_write(), describes for @sheet, whose
 * columns are found by their headings.  Fails when a heading is on one side only,
 * so that nothing is left out unnoticed.
 */
TrestleMapping *trestle_mapping_read     (const char           *text,
                                          const TrestleSheet   *sheet,
                                          GError              **error);

G_END_DECLS
