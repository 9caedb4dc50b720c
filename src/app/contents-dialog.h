/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which sections the document has, and in which order.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CONTENTS_DIALOG (trestle_contents_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleContentsDialog, trestle_contents_dialog, TRESTLE, CONTENTS_DIALOG, AdwDialog)

/* Opens it over the window of @parent.  Returns: (transfer none) */
TrestleContentsDialog *trestle_contents_dialog_present (GtkWidget      *parent,
                                                        TrestleProject *project);

G_END_DECLS
