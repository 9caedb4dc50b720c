/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists with section headers have in common.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets @list, once it has been laid out, begin at its first header instead of at
 * the item below it, which is where GTK puts it, and stay there, until somebody
 * scrolls, when items come in above.  @list must be scrollable and have its model.
 */
void trestle_section_list_begin (GtkListView *list);

G_END_DECLS
