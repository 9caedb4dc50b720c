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

G_END_DECLS
