/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view holds on to its first item and leaves the header above it outside.
 */
#include "config.h"

#include "section-list.h"

static gboolean
begin_cb (gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (data);

  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_lower (adjustment));

  return G_SOURCE_REMOVE;
}

static void
changed_cb (GtkAdjustment *adjustment,
            GtkListView   *list)
{
  if (gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment))
    return;

  /* Not while the list is being laid out. */
  g_signal_handlers_disconnect_by_func (adjustment, changed_cb, list);
  g_idle_add_full (G_PRIORITY_DEFAULT, begin_cb, g_object_ref (list), g_object_unref);
}

static void
watch (GtkListView *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  g_signal_handlers_disconnect_by_func (adjustment, changed_cb, list);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb), list, G_CONNECT_DEFAULT);
}

/* What comes in above the first item would be outside as well. */
static void
items_changed_cb (GtkListView *list)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment))
    watch (list);
  else
    g_signal_handlers_disconnect_by_func (adjustment, changed_cb, list);
}

void
trestle_section_list_begin (GtkListView *list)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  watch (list);
  if (gtk_list_view_get_model (list) != NULL)
    g_signal_connect_object (gtk_list_view_get_model (list), "items-changed", G_CALLBACK (items_changed_cb), list, G_CONNECT_SWAPPED);
}
