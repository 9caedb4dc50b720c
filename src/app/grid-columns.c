/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which columns of a table are shown, in which order, and how wide they are, kept
 * in the state folder for all designs.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "state.h"

/* Columns that a table shows at first. */
#define N_SHOWN 8

static char *
dup_path (void)
{
  g_autofree char *folder = trestle_state_dup_folder ("tables");

  return g_build_filename (folder, "columns.ini", NULL);
}

static gboolean
is_in_part (TrestleGrid *self,
            guint        index,
            guint        part)
{
  return index == 0 || trestle_grid_job_aid_get_part (&g_array_index (self->columns, TrestleColumn, index)) == part;
}

static GKeyFile *
load (void)
{
  g_autofree char *path = dup_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);

  return file;
}

const char *
trestle_grid_get_name (TrestleGrid *self)
{
  return self->aid != NULL ? self->aid->id : trestle_kind_get_info (self->kind)->nick;
}

GtkColumnViewColumn *
trestle_grid_get_view_column (TrestleGrid         *self,
                              const TrestleColumn *column)
{
  return self->view_columns->pdata[column - (const TrestleColumn *) (gpointer) self->columns->data];
}

static const TrestleColumn *
get_column (TrestleGrid         *self,
            GtkColumnViewColumn *view_column)
{
  guint index = 0;

  g_ptr_array_find (self->view_columns, view_column, &index);

  return &g_array_index (self->columns, TrestleColumn, index);
}

/* Those that are seen, in the order they are seen in. */
static void
update_shown (TrestleGrid *self)
{
  GListModel *view_columns = gtk_column_view_get_columns (self->view);

  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (view_columns, i);

      if (gtk_column_view_column_get_visible (view_column))
        g_ptr_array_add (self->shown, (gpointer) get_column (self, view_column));
    }
}

static void
save_column (GKeyFile            *file,
             const char          *group,
             GtkColumnViewColumn *column)
{
  const char *name = gtk_column_view_column_get_id (column);
  g_autofree char *width = g_strconcat (name, ".width", NULL);
  g_autofree char *hidden = g_strconcat (name, ".hidden", NULL);

  if (gtk_column_view_column_get_fixed_width (column) > 0)
    g_key_file_set_integer (file, group, width, gtk_column_view_column_get_fixed_width (column));
  g_key_file_set_boolean (file, group, hidden, !gtk_column_view_column_get_visible (column));
}

/* What a table of another version had stays in the file. */
static void
save (TrestleGrid *self)
{
  g_autoptr(GKeyFile) file = load ();
  const char *group = trestle_grid_get_name (self);
  GListModel *view_columns = gtk_column_view_get_columns (self->view);
  g_autofree char *path = dup_path ();
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (view_columns, i);

      save_column (file, group, column);
      g_ptr_array_add (order, (gpointer) gtk_column_view_column_get_id (column));
    }
  g_key_file_set_string (file, group, "group", self->grouped != NULL ?
                         gtk_column_view_column_get_id (trestle_grid_get_view_column (self, self->grouped)) : "");
  g_key_file_set_string_list (file, group, "order", (const char *const *) order->pdata, order->len);
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

/* The part that is shown, if it is just one. */
static void
update_part (TrestleGrid *self)
{
  g_autofree char *name = NULL;

  for (guint part = 1; part <= self->aid->n_parts && name == NULL; part++)
    {
      guint n_same = 0;

      for (guint i = 0; i < self->view_columns->len; i++)
        n_same += gtk_column_view_column_get_visible (self->view_columns->pdata[i]) == is_in_part (self, i, part);
      if (n_same == self->view_columns->len)
        name = g_strdup_printf ("%u", part);
    }
  if (name != NULL)
    adw_toggle_group_set_active_name (self->parts, name);
  else
    adw_toggle_group_set_active (self->parts, GTK_INVALID_LIST_POSITION);
}

static void
part_chosen_cb (TrestleGrid *self)
{
  const char *name = adw_toggle_group_get_active_name (self->parts);

  if (name == NULL || self->switching)
    return;
  self->switching = TRUE;
  for (guint i = 0; i < self->view_columns->len; i++)
    gtk_column_view_column_set_visible (self->view_columns->pdata[i], is_in_part (self, i, atoi (name)));
  self->switching = FALSE;
}

GtkWidget *
trestle_grid_create_parts (TrestleGrid *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = g_strdup_printf (_("Table %s. %s"), self->aid->id, _(self->aid->title));
  GtkWidget *title = gtk_label_new (name);

  self->parts = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint part = 1; part <= self->aid->n_parts; part++)
    {
      AdwToggle *toggle = adw_toggle_new ();
      g_autofree char *id = g_strdup_printf ("%u", part);
      g_autofree char *label = g_strdup_printf (_("Part %u"), part);

      adw_toggle_set_name (toggle, id);
      adw_toggle_set_label (toggle, label);
      adw_toggle_group_add (self->parts, toggle);
    }
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (box, "toolbar");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->parts));
  g_signal_connect_object (self->parts, "notify::active-name", G_CALLBACK (part_chosen_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static void
column_changed_cb (TrestleGrid *self)
{
  update_shown (self);
  if (self->parts != NULL && !self->switching)
    {
      self->switching = TRUE;
      update_part (self);
      self->switching = FALSE;
    }
  if (self->model != NULL)
    {
      trestle_grid_range_clamp (&self->range, g_list_model_get_n_items (G_LIST_MODEL (self->model)), self->shown->len);
      trestle_grid_update_range (self);
    }
  trestle_grid_save_columns (self);
}

void
trestle_grid_save_columns (TrestleGrid *self)
{
  if (self->saver == 0)
    self->saver = g_timeout_add_seconds (1, save_cb, self);
}

/* The first says which row it is, and so stays the first wherever another is dropped. */
static gboolean
keep_first_cb (gpointer data)
{
  TrestleGrid *self = data;

  self->orderer = 0;
  gtk_column_view_insert_column (self->view, 0, self->view_columns->pdata[0]);

  return G_SOURCE_REMOVE;
}

static void
order_changed_cb (TrestleGrid *self)
{
  g_autoptr(GtkColumnViewColumn) first = NULL;

  /* While one is moved, it is out for a moment. */
  if (self->view == NULL || g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) < self->view_columns->len)
    return;
  first = g_list_model_get_item (gtk_column_view_get_columns (self->view), 0);
  if (first != self->view_columns->pdata[0] && self->orderer == 0)
    self->orderer = g_idle_add_full (G_PRIORITY_HIGH, keep_first_cb, self, NULL);
  column_changed_cb (self);
}

/* At first only so many are shown as can be looked over, and notes are not: the others are
 * for the menu.
 */
static gboolean
is_hidden_at_first (TrestleGrid *self,
                    guint        index)
{
  const TrestleColumn *column = &g_array_index (self->columns, TrestleColumn, index);

  if (self->aid != NULL)
    return !is_in_part (self, index, 1);

  return index >= N_SHOWN || (column->field != NULL && column->field->kind == TRESTLE_FIELD_NOTE);
}

static void
restore (TrestleGrid *self,
         GKeyFile    *file,
         guint        index)
{
  GtkColumnViewColumn *column = self->view_columns->pdata[index];
  const char *group = trestle_grid_get_name (self);
  const char *name = gtk_column_view_column_get_id (column);
  g_autofree char *width_key = g_strconcat (name, ".width", NULL);
  g_autofree char *hidden_key = g_strconcat (name, ".hidden", NULL);
  int width = g_key_file_get_integer (file, group, width_key, NULL);
  gboolean hidden = g_key_file_has_key (file, group, hidden_key, NULL) ?
                    g_key_file_get_boolean (file, group, hidden_key, NULL) :
                    is_hidden_at_first (self, index);

  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, CLAMP (width, 24, 2000));
  gtk_column_view_column_set_visible (column, index == 0 || !hidden);
}

/* Columns that were not there yet when the order was saved come last; a name that
 * a file has twice moves nothing beyond the end.
 */
static void
restore_order (TrestleGrid *self,
               GKeyFile    *file)
{
  g_auto(GStrv) order = g_key_file_get_string_list (file, trestle_grid_get_name (self), "order", NULL, NULL);
  guint position = 1;

  for (char **name = order; name != NULL && *name != NULL; name++)
    for (guint i = 1; i < self->view_columns->len && position < self->view_columns->len; i++)
      if (g_str_equal (gtk_column_view_column_get_id (self->view_columns->pdata[i]), *name))
        gtk_column_view_insert_column (self->view, position++, self->view_columns->pdata[i]);
}

static void
all_columns_cb (TrestleGrid *self)
{
  for (guint i = 0; i < self->view_columns->len; i++)
    gtk_column_view_column_set_visible (self->view_columns->pdata[i], TRUE);
}

void
trestle_grid_move_column (TrestleGrid         *self,
                          const TrestleColumn *column,
                          int                  by)
{
  GListModel *view_columns = gtk_column_view_get_columns (self->view);
  guint index = 0, position = 0;

  if (!g_ptr_array_find (self->shown, column, &index) || index == 0 || (int) index + by < 1 || index + by >= self->shown->len)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (view_columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (view_columns, i);

      if (get_column (self, view_column) == self->shown->pdata[index + by])
        position = i;
    }
  gtk_column_view_insert_column (self->view, position, trestle_grid_get_view_column (self, column));
}

static void
move_cb (TrestleGrid *self,
         GVariant    *parameter)
{
  const char *name;
  int by;

  g_variant_get (parameter, "(&si)", &name, &by);
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (gtk_column_view_column_get_id (self->view_columns->pdata[i]), name))
      trestle_grid_move_column (self, &g_array_index (self->columns, TrestleColumn, i), by);
}

static void
append_move (GMenu      *menu,
             const char *label,
             const char *id,
             int         by)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "columns.-move", "(si)", id, by);
  g_menu_append_item (menu, item);
}

/* Of the header of @column. */
static GMenuModel *
create_header_menu (TrestleGrid         *self,
                    const TrestleColumn *column,
                    GMenuModel          *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) moves = g_menu_new (), sets = g_menu_new ();
  g_autoptr(GMenuModel) groups = trestle_grid_create_groups_menu (self);
  const char *id = gtk_column_view_column_get_id (trestle_grid_get_view_column (self, column));

  if (column != (const TrestleColumn *) (gpointer) self->columns->data)
    {
      append_move (moves, _("Move _Left"), id, -1);
      append_move (moves, _("Move _Right"), id, 1);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
    }
  if (groups != NULL)
    {
      g_menu_append_submenu (sets, _("_Group By"), groups);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (sets));
    }
  g_menu_append_section (menu, NULL, columns);

  return G_MENU_MODEL (menu);
}

static void
connect_column (TrestleGrid *self,
                GActionMap  *actions,
                guint        index)
{
  GtkColumnViewColumn *column = self->view_columns->pdata[index];

  if (index > 0)
    {
      g_autoptr(GPropertyAction) action = g_property_action_new (gtk_column_view_column_get_id (column), column, "visible");

      g_action_map_add_action (actions, G_ACTION (action));
    }
  g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (column_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_changed_cb), self, G_CONNECT_SWAPPED);
}

void
trestle_grid_connect_columns (TrestleGrid *self)
{
  g_autoptr(GKeyFile) file = load ();
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr(GSimpleAction) all = g_simple_action_new ("-all", NULL);
  g_autoptr(GSimpleAction) move = g_simple_action_new ("-move", G_VARIANT_TYPE ("(si)"));
  g_autoptr(GMenuModel) menu = trestle_grid_create_columns_menu (self);
  g_autofree char *grouped = g_key_file_get_string (file, trestle_grid_get_name (self), "group", NULL);

  trestle_grid_connect_groups (self, G_ACTION_MAP (actions), grouped);
  g_signal_connect_object (all, "activate", G_CALLBACK (all_columns_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (move, "activate", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (all));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (move));
  restore_order (self, file);
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autoptr(GMenuModel) header = create_header_menu (self, &g_array_index (self->columns, TrestleColumn, i), menu);

      restore (self, file, i);
      connect_column (self, G_ACTION_MAP (actions), i);
      gtk_column_view_column_set_header_menu (self->view_columns->pdata[i], header);
    }
  column_changed_cb (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (actions));
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GMenuModel *
trestle_grid_create_columns_menu (TrestleGrid *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) all = g_menu_new (), each = g_menu_new ();

  g_menu_append (all, _("_All Columns"), "columns.-all");
  for (guint i = 1; i < self->columns->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->columns, TrestleColumn, i);
      g_autofree char *action = g_strconcat ("columns.", gtk_column_view_column_get_id (self->view_columns->pdata[i]), NULL);
      g_auto(GStrv) parts = g_strsplit (column->title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);

      g_menu_append (each, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (each));

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
