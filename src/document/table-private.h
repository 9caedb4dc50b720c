/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What table.c and table-strips.c share.
 */
#pragma once

#include "table.h"

G_BEGIN_DECLS

#define TRESTLE_TABLE_GAP  12.0f      /* between columns */
#define TRESTLE_TABLE_SIGN 9.0f       /* width of a sign */

typedef struct
{
  char    *text;
  guint    link;
  guint    sign;              /* + 1; 0: none */
  gboolean grey, page;        /* page: shows the number of the page that the link leads to */
} TrestleTableCell;

typedef struct
{
  guint first_cell;
  guint n_lines;                /* 0: a group */
  guint target;
  char *group;
} TrestleTableRow;

typedef struct
{
  float least, most;
} TrestleTableAsk;

typedef struct
{
  guint  n_columns;
  guint *columns;
  float *widths;
} TrestleTablePart;

struct _TrestleTable
{
  TrestleGalley      *galley;
  TrestleTableColumn *columns;
  guint               n_columns;
  GArray             *rows;     /* TrestleTableRow */
  GArray             *cells;    /* TrestleTableCell */
  GArray             *parts;    /* TrestleTablePart, once measured */
  TrestleTableAsk    *asks;
};

const TrestleTableCell *trestle_table_get_cell (const TrestleTable    *self,
                                                const TrestleTableRow *row,
                                                guint                  column,
                                                guint                  line);

/* The style of the cells of a column. */
TrestleStyle            trestle_table_get_style (const TrestleTableColumn *column);

G_END_DECLS
