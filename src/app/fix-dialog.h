/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows what a fix changes, and which findings go and come, before it is applied.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FIX_DIALOG (trestle_fix_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFixDialog, trestle_fix_dialog, TRESTLE, FIX_DIALOG, AdwDialog)

/* Opens it over the window of @parent for the fixes of @finding; without one for
 * all fixes that are safe.
 */
void trestle_fix_dialog_present (GtkWidget      *parent,
                                 TrestleProject *project,
                                 TrestleFinding *finding);

/* Says over the window of @opener that the fix called @title has been applied, that
 * @n_resolved findings went with it and @n_created came, and offers to undo it.
 */
void trestle_fix_dialog_say     (GtkWidget      *opener,
                                 const char     *title,
                                 guint           n_resolved,
                                 guint           n_created);

G_END_DECLS
