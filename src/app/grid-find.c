/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bar above a table: only rows that have what is typed into it are shown, and
 * the cells that have it are visited one after another.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "names.h"
#include "toast.h"

static gboolean
cell_matches (TrestleGrid         *self,
              gpointer             row,
              const TrestleColumn *column)
{
  gboolean standard;
  g_autofree char *text = trestle_grid_column_dup_text (column, self->project, row, &standard);
  g_autofree char *folded = trestle_names_dup_fold (text);

  return strstr (folded, self->needle) != NULL;
}

static gboolean
match_row (gpointer item,
           gpointer data)
{
  TrestleGrid *self = data;

  for (guint i = 0; self->needle != NULL && i < self->shown->len; i++)
    if (cell_matches (self, item, self->shown->pdata[i]))
      return TRUE;

  return self->needle == NULL;
}

GListModel *
trestle_grid_filter (TrestleGrid *self,
                     GListModel  *model)
{
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_row, self, NULL));

  return G_LIST_MODEL (gtk_filter_list_model_new (model, g_object_ref (self->filter)));
}

static void
update_matches (TrestleGrid *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  g_autofree char *text = NULL;

  if (self->needle != NULL)
    text = n > 0 ? g_strdup_printf (ngettext ("%u row", "%u rows", n), n) : g_strdup (_("Not found"));
  gtk_label_set_text (self->matches, text != NULL ? text : "");
}

/* Whether it is not what was looked for before. */
static gboolean
search_changed_cb (TrestleGrid *self)
{
  g_autofree char *folded = trestle_names_dup_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (g_strcmp0 (folded, self->needle != NULL ? self->needle : "") == 0)
    return FALSE;
  g_clear_pointer (&self->needle, g_free);
  if (*folded != '\0')
    self->needle = g_steal_pointer (&folded);
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->model != NULL)
    update_matches (self);

  return TRUE;
}

static void
next_match_cb (TrestleGrid *self)
{
  trestle_grid_find_next (self, 1);
}

static void
previous_match_cb (TrestleGrid *self)
{
  trestle_grid_find_next (self, -1);
}

/* With the entry goes the filter, and the keyboard back to the table. */
static void
searching_cb (TrestleGrid *self)
{
  if (gtk_search_bar_get_search_mode (self->bar) || self->view == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_changed_cb (self);
  trestle_grid_move_to (self, self->range.row, self->range.column, FALSE);
}

GtkWidget *
trestle_grid_create_bar (TrestleGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->bar = GTK_SEARCH_BAR (gtk_search_bar_new ());
  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->matches = GTK_LABEL (gtk_label_new (NULL));
  gtk_search_entry_set_placeholder_text (self->entry, _("Rows That Have…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find in the Table"), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->entry), 240, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->matches), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->matches));
  gtk_search_bar_set_child (self->bar, box);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (next_match_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (next_match_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (previous_match_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bar, "notify::search-mode-enabled", G_CALLBACK (searching_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self->bar);
}

void
trestle_grid_find (TrestleGrid *self)
{
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
find_first_cb (gpointer data)
{
  TrestleGrid *self = data;

  if (self->view != NULL)
    trestle_grid_find_next (self, 1);

  return G_SOURCE_REMOVE;
}

/* From the cursor on, row by row, round the end. */
gboolean
trestle_grid_find_next (TrestleGrid *self,
                        int          by)
{
  gboolean in_table = trestle_grid_get_focused_cell (self) != NULL;
  guint n, at;

  /* What is being typed may be newer than what the rows were filtered by; rows that
   * come only now can take the keyboard when they are laid out.
   */
  if (search_changed_cb (self))
    {
      g_idle_add_full (G_PRIORITY_LOW, find_first_cb, g_object_ref (self), g_object_unref);
      return TRUE;
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model)) * self->shown->len;
  at = self->range.row * self->shown->len + self->range.column;
  for (guint i = in_table ? 1 : 0; self->needle != NULL && i < n + 1 && n > 0; i++)
    {
      guint index = (at + n + (by > 0 ? i : n - i)) % n;
      guint row = index / self->shown->len, column = index % self->shown->len;
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), row);

      if (item != NULL && cell_matches (self, item, self->shown->pdata[column]))
        return trestle_grid_move_to (self, row, column, FALSE);
    }
  if (self->needle == NULL)
    trestle_grid_find (self);
  else
    trestle_toast_speak (GTK_WIDGET (self), _("Not found"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);

  return TRUE;
}

void
trestle_grid_stop_finding (TrestleGrid *self)
{
  gtk_search_bar_set_search_mode (self->bar, FALSE);
}
