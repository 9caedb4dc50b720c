/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A figure in one row, which explains itself when activated: its formula, the
 * numbers in it, and where each of them comes from.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FIGURE_ROW (trestle_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFigureRow, trestle_figure_row, TRESTLE, FIGURE_ROW, AdwActionRow)

GtkWidget *trestle_figure_row_new   (TrestleProject           *project);

/* Shows @value. */
void       trestle_figure_row_set   (TrestleFigureRow         *self,
                                     const TrestleFigureValue *value);

/* Makes @list show @values (of TrestleFigureValue), using the rows it has. */
void       trestle_figure_row_fill  (GtkListBox               *list,
                                     TrestleProject           *project,
                                     GArray                   *values);

G_END_DECLS
