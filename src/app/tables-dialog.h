/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which tables go out as CSV files.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_TABLES_DIALOG (trestle_tables_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleTablesDialog, trestle_tables_dialog, TRESTLE, TABLES_DIALOG, AdwDialog)

/* Shows the dialog over the window of @widget.  Returns: (transfer none) */
TrestleTablesDialog *trestle_tables_dialog_present (GtkWidget           *widget,
                                                    TrestleProject      *project);

/* Writes the chosen tables into a new folder in @parent, and closes. */
void                 trestle_tables_dialog_export  (TrestleTablesDialog *self,
                                                    GFile               *parent);

G_END_DECLS
