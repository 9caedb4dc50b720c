/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mappings that have been used, kept in the state folder for tables with the same
 * headings.
 */
#pragma once

#include "mapping.h"

G_BEGIN_DECLS

/* The mapping that was used last for a table with the headings of @sheet, or NULL. */
TrestleMapping *trestle_mapping_recall   (const TrestleSheet   *sheet);

/* Keeps @self for the next such table. */
void            trestle_mapping_remember (const TrestleMapping *self,
                                          const TrestleSheet   *sheet);

/* The names under which mappings have been kept, in order.  Free with g_strfreev(). */
char          **trestle_mapping_list_saved (void);

/* The mapping kept as @name, for @sheet; fails where its headings are others. */
TrestleMapping *trestle_mapping_load       (const char           *name,
                                            const TrestleSheet   *sheet,
                                            GError              **error);

/* Keeps @self as @name, in place of one that was kept so. */
gboolean        trestle_mapping_save       (const TrestleMapping *self,
                                            const char           *name,
                                            const TrestleSheet   *sheet,
                                            GError              **error);

/* Forgets what was kept as @name. */
void            trestle_mapping_delete     (const char           *name);

G_END_DECLS
