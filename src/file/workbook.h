/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workbooks of Excel (XLSX) and LibreOffice (ODS), as tables of text.
 */
#pragma once

#include "sheet.h"

G_BEGIN_DECLS

/* Every sheet of the workbook in @data (of TrestleSheet), in its order.  Numbers
 * are in plain form, dates as 2026-11-27, shares as "20 %", truth as "yes" and "no".
 * Free with g_ptr_array_unref().
 */
GPtrArray *trestle_workbook_read (const char *data,
                                  gsize       length,
                                  GError    **error);

/* The same for any table, also CSV, which is one sheet whose cells @delimiter (0:
 * guessed) separates.
 */
GPtrArray *trestle_sheets_read   (const char *data,
                                  gsize       length,
                                  char        delimiter,
                                  GError    **error);

G_END_DECLS
