/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that can be undone or done again, by name; a click goes there.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

/* Shows the steps of @project beside @widget.  Returns: (transfer none): the popover,
 * which goes when it is closed.
 */
GtkWidget *trestle_history_popover_show    (GtkWidget      *widget,
                                            TrestleProject *project);

/* Shows them when @widget is clicked with the other button or pressed for long. */
void       trestle_history_popover_connect (GtkWidget      *widget,
                                            const char     *action);

G_END_DECLS
