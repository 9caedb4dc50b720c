/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Deletes what is selected.  When something else depends on it, says first what
 * would go with it and what would be left without it, and offers another object in
 * its place.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/* Deletes at once, with a notice that offers to undo it, or asks over the window of
 * @widget.  Returns: (transfer none): the dialog that asks, or NULL.
 */
AdwDialog *trestle_delete_dialog_run (GtkWidget      *widget,
                                      TrestleProject *project);

/* The same without asking: what is cut can be pasted. */
void       trestle_delete_dialog_skip (GtkWidget      *widget,
                                       TrestleProject *project);

G_END_DECLS
