/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list to choose one or several from, in place rather than in a popover, with a
 * search where there is much.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRESTLE_TYPE_CHOICE_LIST (trestle_choice_list_get_type ())
G_DECLARE_FINAL_TYPE (TrestleChoiceList, trestle_choice_list, TRESTLE, CHOICE_LIST, GtkBox)

/* Signals: chosen (TrestlePickerItem *): it has been chosen; of several, chosen or left
 * out: its “active” says which.
 * @items holds TrestlePickerItem; @label says what is chosen.
 */
GtkWidget *trestle_choice_list_new (GListStore *items,
                                    gboolean    several,
                                    const char *label);

G_END_DECLS
