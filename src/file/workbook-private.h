/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the readers of the two kinds of workbook share.
 */
#pragma once

#include "sheet.h"

G_BEGIN_DECLS

gboolean      trestle_xlsx_read          (GHashTable *parts,
                                          GPtrArray  *sheets,
                                          GError    **error);
gboolean      trestle_ods_read           (GBytes     *content,
                                          GPtrArray  *sheets,
                                          GError    **error);

/* The binary number in @text as a person would write it: 15 digits at most.
 * @is_share makes "0.2" "20 %".  Free with g_free().
 */
char         *trestle_workbook_dup_number (const char *text,
                                           gboolean    is_share);

/* Makes @cells @column long by adding empty ones.  FALSE when that is wider than
 * any table.
 */
gboolean      trestle_workbook_pad        (GPtrArray  *cells,
                                           guint       column);

/* Value of the attribute whose name without a prefix is @name, or NULL. */
const char   *trestle_workbook_find       (const char **names,
                                           const char **values,
                                           const char  *name);

/* Behind the prefix of an element's name. */
const char   *trestle_workbook_local_name (const char  *element);

/* Parses @part with @parser; errors name the part. */
gboolean      trestle_workbook_parse      (GBytes              *part,
                                           const char          *name,
                                           const GMarkupParser *parser,
                                           gpointer             data,
                                           GError             **error);

G_END_DECLS
