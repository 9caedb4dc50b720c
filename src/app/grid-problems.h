/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of cells that were pasted and not understood.
 */
#pragma once

#include <adwaita.h>

#include "grid-rejects.h"

G_BEGIN_DECLS

typedef void (*TrestleGridProblemFunc) (gpointer             data,
                                        TrestleObject       *object,
                                        const TrestleColumn *column);

/* Lists them over the window of @widget; @show (with @widget as its data alive) is
 * called for the one that is chosen.
 */
void trestle_grid_problems_present (GtkWidget              *widget,
                                    TrestleGridRejects     *rejects,
                                    TrestleGridProblemFunc  show,
                                    gpointer                data);

G_END_DECLS
