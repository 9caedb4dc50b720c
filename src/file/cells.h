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

/* What is in the cells of @objects (of TrestleObject) in @columns (of const
 * TrestleColumn *), as people read it.
 */
TrestleSheet *trestle_cells_read (GPtrArray          *objects,
                                  GPtrArray          *columns,
                                  GError            **error);

/* Puts the cells of @sheet into those of @objects in @columns, again from its
 * first row or column where it ends before them; a cell that is empty clears.
 * Numbers have the locale’s decimal sign.  The caller opens a step of the history.
 * Returns: (of TrestleCellProblem), empty when every cell was understood; free
 * with g_ptr_array_unref().
 */
GPtrArray    *trestle_cells_put  (GPtrArray          *objects,
                                  GPtrArray          *columns,
                                  const TrestleSheet *sheet);

/* Gives all @objects the values of the first one in @columns; returns what
 * trestle_cells_put() does.
 */
GPtrArray    *trestle_cells_fill (GPtrArray          *objects,
                                  GPtrArray          *columns);

/* Makes the cells unset, as far as they are anything that can be. */
void          trestle_cells_clear (GPtrArray         *objects,
                                   GPtrArray         *columns);

/* What a row that has been added to the table of @kind begins as.  Returns:
 * (transfer none)
 */
TrestleObject *trestle_cells_add_row (TrestleDesign  *design,
                                      TrestleKind     kind);

G_END_DECLS
