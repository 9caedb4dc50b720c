/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables of a design that go out: a row for each object of one kind, in the order
 * of names, with the columns that its table in the window has.
 */
#pragma once

#include "column.h"
#include "kinds.h"

G_BEGIN_DECLS

/* What a CSV file is to be like. */
typedef struct
{
  char     delimiter;     /* between cells */
  char     decimal;       /* '.' or ',' */
  gboolean mark;          /* begins with the mark of UTF-8, which Excel wants */
} TrestleTableForm;

/* What spreadsheets of the locale expect: with a decimal comma, semicolons. */
TrestleTableForm trestle_table_form_for_locale (gboolean                mark);

/* The table of @kind as CSV after RFC 4180, with guards against formulas.  Free with
 * g_bytes_unref().
 */
GBytes          *trestle_table_write_csv       (TrestleDesign          *design,
                                                TrestleKind             kind,
                                                const TrestleTableForm *form);

G_END_DECLS
