/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the planning sidebar: where it leads, and how things stand there.
 */
#pragma once

#include <gtk/gtk.h>

#include "destinations.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SIDEBAR_ROW (trestle_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleSidebarRow, trestle_sidebar_row, TRESTLE, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget                *trestle_sidebar_row_new             (const TrestleDestination *destination);

const TrestleDestination *trestle_sidebar_row_get_destination (TrestleSidebarRow        *self);

/* Shows how many findings there are, and for a step whether it has been begun. */
void                      trestle_sidebar_row_update          (TrestleSidebarRow        *self,
                                                               TrestleProject           *project);

G_END_DECLS
