/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of texts: filled row by row, measured, split into parts where it is
 * wider than the page, and set as strips of a galley, one a row, with a header
 * that is repeated on every page.
 */
#pragma once

#include "galley.h"

G_BEGIN_DECLS

typedef struct _TrestleTable TrestleTable;

typedef struct
{
  const char   *heading;
  const char   *band;           /* stands above neighboring columns with the same one; NULL: none */
  gboolean      number;         /* aligned to the right */
  gboolean      strong;
  gboolean      sign;         /* a column of signs only */
  gboolean      per_line;       /* has one cell a sub-line of its row */
  guint         part;           /* 1 …; 0: wherever it fits */
  float         share;          /* of the width that is left over; 0: as its text asks */
} TrestleTableColumn;

/* The first column stands again in every part.  Copies @columns, borrows their texts. */
TrestleTable *trestle_table_new          (TrestleGalley             *galley,
                                          const TrestleTableColumn  *columns,
                                          guint                      n_columns);
void          trestle_table_free         (TrestleTable              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleTable, trestle_table_free)

/* Begins a row of @n_lines sub-lines (at least one), all cells empty. */
void          trestle_table_add_row      (TrestleTable              *self,
                                          guint                      n_lines);

/* A title across all columns that stays with the next row. */
void          trestle_table_add_group    (TrestleTable              *self,
                                          const char                *title);

/* Cells of the row begun last.  @line is 0 unless the column is per_line.
 * An empty text is printed as a grey dash; takes a copy.
 */
void          trestle_table_set_cell     (TrestleTable              *self,
                                          guint                      column,
                                          guint                      line,
                                          const char                *text);
void          trestle_table_set_link     (TrestleTable              *self,
                                          guint                      column,
                                          guint                      link);
/* Makes the cell the number of the page that @link leads to. */
void          trestle_table_set_page     (TrestleTable              *self,
                                          guint                      column,
                                          guint                      line,
                                          guint                      link);
void          trestle_table_set_grey     (TrestleTable              *self,
                                          guint                      column);
void          trestle_table_set_sign   (TrestleTable              *self,
                                          guint                      column,
                                          TrestleSign              sign);

/* The row begun last is the target. */
void          trestle_table_set_target   (TrestleTable              *self,
                                          guint                      target);

/* How many parts the table has; from now on rows are only read. */
guint         trestle_table_count_parts  (TrestleTable              *self);

/* The number of the part, 0 …, that @column stands in. */
guint         trestle_table_find_part    (TrestleTable              *self,
                                          guint                      column);

/* Sets one part, 0 …, at the end of the galley.  The targets of rows are set by the first. */
void          trestle_table_set_part     (TrestleTable              *self,
                                          guint                      part);

/* Sets all parts, some space between them. */
void          trestle_table_set          (TrestleTable              *self);

G_END_DECLS
