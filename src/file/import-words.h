/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What people write into tables that is no value.
 */
#pragma once

#include "column.h"

G_BEGIN_DECLS

/* Whether @text says nothing in a cell of @column: it is blank, a dash, “n/a”.  Where the
 * question is yes or no, a dash is no.
 */
gboolean  trestle_import_is_nothing (const TrestleColumn *column,
                                     const char          *text);

/* Whether a row called @name is one that adds up others. */
gboolean  trestle_import_is_total   (const char          *name);

/* @text as the column takes it: where there is room for one line only, several are
 * joined.  Free with g_free().
 */
char     *trestle_import_dup_line   (const TrestleColumn *column,
                                     const char          *text);

G_END_DECLS
