/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which columns of a table are shown and how wide they are, kept in the state
 * folder for all designs.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

#include "state.h"

static char *
dup_path (void)
{
  g_autofree char *folder = trestle_state_dup_folder ("tables");

  return g_build_filename (folder, "columns.ini", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

static GtkColumnViewColumn *
get_view_column (TrestleGrid *self,
                 guint        index)
{
  g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->view), index);

  return column;
}

static void
update_shown (TrestleGrid *self)
{
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->columns->len; i++)
    if (gtk_column_view_column_get_visible (get_view_column (self, i)))
      g_ptr_array_add (self->shown, &g_array_index (self->columns, TrestleColumn, i));
}

/* What a table of another version had stays in the file. */
static void
save (TrestleGrid *self)
{
  g_autoptr(GKeyFile) file = load ();
  const char *group = trestle_kind_get_info (self->kind)->nick;
  g_autofree char *path = dup_path ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = get_view_column (self, i);
      const char *name = gtk_column_view_column_get_id (column);
      g_autofree char *width = g_strconcat (name, ".width", NULL);
      g_autofree char *hidden = g_strconcat (name, ".hidden", NULL);

      if (gtk_column_view_column_get_fixed_width (column) > 0)
        g_key_file_set_integer (file, group, width, gtk_column_view_column_get_fixed_width (column));
      if (!gtk_column_view_column_get_visible (column))
        g_key_file_set_boolean (file, group, hidden, TRUE);
      else
        g_key_file_remove_key (file, group, hidden, NULL);
    }
  /* Only comfort: where it cannot be written, it is as it was next time. */
  g_key_file_save_to_file (file, path, NULL);
}

static gboolean
save_cb (gpointer data)
{
  TrestleGrid *self = data;

  self->saver = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
column_changed_cb (TrestleGrid *self)
{
  update_shown (self);
  if (self->model != NULL)
    {
      trestle_grid_range_clamp (&self->range, g_list_model_get_n_items (G_LIST_MODEL (self->model)), self->shown->len);
      trestle_grid_update_range (self);
    }
  if (self->saver == 0)
    self->saver = g_timeout_add_seconds (1, save_cb, self);
}

static void
restore (TrestleGrid         *self,
         GKeyFile            *file,
         GtkColumnViewColumn *column)
{
  const char *group = trestle_kind_get_info (self->kind)->nick;
  const char *name = gtk_column_view_column_get_id (column);
  g_autofree char *width_key = g_strconcat (name, ".width", NULL);
  g_autofree char *hidden_key = g_strconcat (name, ".hidden", NULL);
  int width = g_key_file_get_integer (file, group, width_key, NULL);

  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, CLAMP (width, 24, 2000));
  gtk_column_view_column_set_visible (column, !g_key_file_get_boolean (file, group, hidden_key, NULL));
}

void
trestle_grid_connect_columns (TrestleGrid *self)
{
  g_autoptr(GKeyFile) file = load ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GMenuModel) menu = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    {
      GtkColumnViewColumn *column = get_view_column (self, i);

      restore (self, file, column);
      /* The first says which row it is, and so stays. */
      if (i == 0)
        gtk_column_view_column_set_visible (column, TRUE);
      else
        g_action_map_add_action (G_ACTION_MAP (actions),
                                 G_ACTION (g_property_action_new (gtk_column_view_column_get_id (column), column, "visible")));
      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (column_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_changed_cb), self, G_CONNECT_SWAPPED);
    }
  update_shown (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
  menu = trestle_grid_create_columns_menu (self);
  for (guint i = 0; i < self->columns->len; i++)
    gtk_column_view_column_set_header_menu (get_view_column (self, i), menu);
}

GMenuModel *
trestle_grid_create_columns_menu (TrestleGrid *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 1; i < self->columns->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->columns, TrestleColumn, i);
      g_autofree char *action = g_strconcat ("columns.", column->name, NULL);
      g_auto(GStrv) parts = g_strsplit (column->title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_append (menu, label, action);
    }

  return G_MENU_MODEL (menu);
}

void
trestle_grid_flush_columns (TrestleGrid *self)
{
  if (self->saver == 0)
    return;
  g_clear_handle_id (&self->saver, g_source_remove);
  save (self);
}
