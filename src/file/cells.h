/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole blocks of cells of the table of one kind: read out, put in, filled down.
 * Each cell is understood as if it had been typed; one that cannot be keeps its
 * value and is told.
 */
#pragma once

#include "column.h"
#include "sheet.h"

G_BEGIN_DECLS

/* A cell that kept its value. */
typedef struct
{
  TrestleObject       *object;      /* owned */
  const TrestleColumn *column;      /* NULL: there is none, the block is too wide */
  char                *text;        /* what it was to be */
  char                *message;     /* why it is not, a sentence */
} TrestleCellProblem;

/* The cells of a table that a block covers. */
typedef struct
{
  GPtrArray     *rows;       /* what each row stands for */
  GPtrArray     *columns;    /* of const TrestleColumn * */
  TrestleObject *(*find) (gpointer             row,
                          const TrestleColumn *column);    /* whose value a cell is, NULL: nobody’s; the row itself
                                                            * where there is no such function */
} TrestleCells;

/* What is in the cells, as people read it. */
TrestleSheet *trestle_cells_read (const TrestleCells *self,
                                  GError            **error);

/* Puts the cells of @sheet into those of @self, again from its first row or column
 * where it ends before them; a cell that is empty clears.  Numbers have the
 * locale’s decimal sign.  The caller opens a step of the history.
 * Returns: (of TrestleCellProblem), empty when every cell was understood; free
 * with g_ptr_array_unref().
 */
GPtrArray    *trestle_cells_put  (const TrestleCells *self,
                                  const TrestleSheet *sheet);

/* The same in portions: @self and @sheet stay as they are until it is freed. */
typedef struct _TrestleCellsWriter TrestleCellsWriter;

TrestleCellsWriter *trestle_cells_writer_new  (const TrestleCells *cells,
                                               const TrestleSheet *sheet);
void                trestle_cells_writer_free (TrestleCellsWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleCellsWriter, trestle_cells_writer_free)

/* Puts one more row in; FALSE when there is none left.  @fraction (may be NULL) is
 * how much has been done.
 */
gboolean            trestle_cells_writer_step (TrestleCellsWriter *self,
                                               double             *fraction);

/* What was not understood so far, as trestle_cells_put() has it; borrowed. */
GPtrArray          *trestle_cells_writer_get_problems (TrestleCellsWriter *self);

/* Gives the cells of all rows the values of the first one; returns what
 * trestle_cells_put() does.
 */
GPtrArray    *trestle_cells_fill (const TrestleCells *self);

/* Makes the cells unset, as far as they are anything that can be. */
void          trestle_cells_clear (const TrestleCells *self);

/* What a row that has been added to the table of @kind begins as.  Returns:
 * (transfer none)
 */
TrestleObject *trestle_cells_add_row (TrestleDesign  *design,
                                      TrestleKind     kind);

G_END_DECLS
