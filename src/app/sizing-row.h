/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A component with its limits and headroom, which opens to all its figures.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SIZING_ROW (trestle_sizing_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleSizingRow, trestle_sizing_row, TRESTLE, SIZING_ROW, GtkWidget)

/* @expanded: ids of the objects whose figures are open, shared by all rows. */
GtkWidget *trestle_sizing_row_new    (TrestleProject   *project,
                                      GHashTable       *expanded);

/* Shows @object; nothing with NULL. */
void       trestle_sizing_row_set    (TrestleSizingRow *self,
                                      TrestleObject    *object);

/* Shows the numbers as they are now. */
void       trestle_sizing_row_update (TrestleSizingRow *self);

G_END_DECLS
