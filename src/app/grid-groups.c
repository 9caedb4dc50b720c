/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows under headers: those that refer to the same location, instance or other
 * object in one column, with its name and how many they are.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

/* A machine has a row or two, which are no group. */
static gboolean
can_group (const TrestleColumn *column)
{
  return column->field != NULL && column->field->kind == TRESTLE_FIELD_REF && column->dup_shown == NULL &&
         column->field->target != TRESTLE_KIND_MACHINE && column->field->target != TRESTLE_KIND_ANY;
}

/* What the row belongs to, or NULL. */
static TrestleObject *
find_group (TrestleGrid *self,
            gpointer     row)
{
  TrestleObject *target = trestle_column_get_target (self->grouped, trestle_grid_row_find (row, NULL));

  return target != NULL ? trestle_object_get_target (target, self->grouped->field) : NULL;
}

/* By name; what belongs to nothing comes last. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  TrestleObject *left = find_group (user_data, (gpointer) a), *right = find_group (user_data, (gpointer) b);
  int order;

  if (left == right)
    return GTK_ORDERING_EQUAL;
  order = left == NULL ? 1 : right == NULL ? -1 : trestle_object_compare (&left, &right);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
update_header (TrestleGrid   *self,
               GtkListHeader *header)
{
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_header_get_child (header));
  gpointer row = gtk_list_header_get_item (header);
  TrestleObject *group = row != NULL && self->grouped != NULL ? find_group (self, row) : NULL;
  guint n = gtk_list_header_get_n_items (header);
  g_autofree char *text = group != NULL ? trestle_object_dup_name (group) : g_strdup (_("Not Set"));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);
  GtkWidget *number = gtk_widget_get_next_sibling (name);

  gtk_label_set_text (GTK_LABEL (name), text);
  gtk_label_set_text (GTK_LABEL (number), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (number), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
n_items_changed_cb (GtkListHeader *header,
                    GParamSpec    *pspec,
                    TrestleGrid   *self)
{
  if (g_ptr_array_find (self->headers, header, NULL))
    update_header (self, header);
}

static void
setup_header_cb (TrestleGrid   *self,
                 GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (NULL), *number = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  gtk_list_header_set_child (header, box);
  g_signal_connect_object (header, "notify::n-items", G_CALLBACK (n_items_changed_cb), self, G_CONNECT_DEFAULT);
}

static void
bind_header_cb (TrestleGrid   *self,
                GtkListHeader *header)
{
  g_ptr_array_add (self->headers, header);
  update_header (self, header);
}

static void
unbind_header_cb (TrestleGrid   *self,
                  GtkListHeader *header)
{
  g_ptr_array_remove_fast (self->headers, header);
}

static GtkListItemFactory *
create_factory (TrestleGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_header_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_header_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

void
trestle_grid_update_groups (TrestleGrid *self)
{
  g_autoptr(GtkListItemFactory) factory = self->grouped != NULL ? create_factory (self) : NULL;

  g_clear_object (&self->by_group);
  if (self->grouped != NULL)
    self->by_group = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  gtk_column_view_set_header_factory (self->view, factory);
  gtk_sort_list_model_set_section_sorter (self->sorted, self->by_group);
}

static void
change_state_cb (TrestleGrid   *self,
                 GVariant      *state,
                 GSimpleAction *action)
{
  const char *id = g_variant_get_string (state, NULL);
  const TrestleColumn *grouped = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (gtk_column_view_column_get_id (self->view_columns->pdata[i]), id))
      grouped = &g_array_index (self->columns, TrestleColumn, i);
  g_simple_action_set_state (action, state);
  if (grouped == self->grouped)
    return;
  self->grouped = grouped;
  trestle_grid_update_groups (self);
  trestle_grid_save_columns (self);
}

void
trestle_grid_connect_groups (TrestleGrid *self,
                             GActionMap  *actions,
                             const char  *id)
{
  g_autoptr(GSimpleAction) action = NULL;

  for (guint i = 0; id != NULL && i < self->columns->len; i++)
    if (can_group (&g_array_index (self->columns, TrestleColumn, i)) &&
        g_str_equal (gtk_column_view_column_get_id (self->view_columns->pdata[i]), id))
      self->grouped = &g_array_index (self->columns, TrestleColumn, i);
  action = g_simple_action_new_stateful ("-group", G_VARIANT_TYPE_STRING, g_variant_new_string (self->grouped != NULL ? id : ""));
  g_signal_connect_object (action, "change-state", G_CALLBACK (change_state_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (action));
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "columns.-group", "s", id);
  g_menu_append_item (menu, item);
}

GMenuModel *
trestle_grid_create_groups_menu (TrestleGrid *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) none = g_menu_new (), each = g_menu_new ();

  append_choice (none, _("_Nothing"), "");
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->columns, TrestleColumn, i);

      if (can_group (column))
        append_choice (each, column->title, gtk_column_view_column_get_id (self->view_columns->pdata[i]));
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (each)) == 0)
    return NULL;
  g_menu_append_section (menu, NULL, G_MENU_MODEL (none));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (each));

  return G_MENU_MODEL (g_steal_pointer (&menu));
}

gboolean
trestle_grid_is_group_change (TrestleGrid         *self,
                              const TrestleChange *change)
{
  if (self->grouped == NULL)
    return FALSE;

  return change->field == self->grouped->field || change->field == self->grouped->via ||
         ((change->field->flags & TRESTLE_FIELD_KEY) && trestle_object_get_kind (change->object) == self->grouped->field->target);
}

void
trestle_grid_group_again (TrestleGrid *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));

  if (self->by_group == NULL)
    return;
  gtk_sorter_changed (self->by_group, GTK_SORTER_CHANGE_DIFFERENT);
  /* A row that stays where it is may belong to another group. */
  if (n > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self->sorted), 0, n);
  for (guint i = 0; i < self->headers->len; i++)
    update_header (self, self->headers->pdata[i]);
}
