/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fails with one component: an item of the list of outages, and its row.
 */
#pragma once

#include <gtk/gtk.h>

#include "outage.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_OUTAGE_ITEM (trestle_outage_item_get_type ())
G_DECLARE_FINAL_TYPE (TrestleOutageItem, trestle_outage_item, TRESTLE, OUTAGE_ITEM, GObject)

/* Takes @outage. Signal changed (): it tells of another outage. */
TrestleOutageItem   *trestle_outage_item_new (TrestleOutage     *outage);
void                 trestle_outage_item_set (TrestleOutageItem *self,
                                              TrestleOutage     *outage);
const TrestleOutage *trestle_outage_item_get (TrestleOutageItem *self);

#define TRESTLE_TYPE_OUTAGE_ROW (trestle_outage_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleOutageRow, trestle_outage_row, TRESTLE, OUTAGE_ROW, GtkWidget)

/* @expanded: titles of the outages that are open, shared by all rows. */
GtkWidget *trestle_outage_row_new (TrestleProject    *project,
                                   GHashTable        *expanded);

/* Shows @item and what it changes to; nothing with NULL. */
void       trestle_outage_row_set (TrestleOutageRow  *self,
                                   TrestleOutageItem *item);

G_END_DECLS
