/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a spreadsheet become objects: from where, which column is which, and
 * what that would do, before it is done.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_IMPORT_DIALOG (trestle_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleImportDialog, trestle_import_dialog, TRESTLE, IMPORT_DIALOG, AdwDialog)

/* Shows the dialog over the window of @widget.  Rows that say nothing of what they
 * are are taken for objects of @kind.  Returns: (transfer none)
 */
TrestleImportDialog *trestle_import_dialog_present (GtkWidget           *widget,
                                                    TrestleProject      *project,
                                                    TrestleKind          kind);

/* Reads the table in @bytes, which came from @title (a file’s name, or NULL: the
 * clipboard), and goes on to its columns.
 */
void                 trestle_import_dialog_take    (TrestleImportDialog *self,
                                                    GBytes              *bytes,
                                                    const char          *title);

G_END_DECLS
