/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The menu of a cell, by key or by pointer.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

static void
menu_closed_cb (TrestleGrid *self)
{
  if (self->cells != NULL && g_ptr_array_find (self->cells, self->menu_cell, NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_cell));
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             const char *keys)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, action);

  if (keys != NULL)
    g_menu_item_set_attribute (item, "accel", "s", keys);
  g_menu_append_item (menu, item);
}

static GMenu *
create_menu (TrestleGrid *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) cell = g_menu_new (), block = g_menu_new (), table = g_menu_new (), object = g_menu_new ();
  g_autoptr(GMenuModel) columns = trestle_grid_create_columns_menu (self);
  g_autoptr(GMenuModel) groups = trestle_grid_create_groups_menu (self);

  append_item (cell, _("_Edit"), "grid.edit", "F2");
  append_item (block, _("Cu_t"), "grid.cut", "<Control>x");
  append_item (block, _("_Copy"), "grid.copy", "<Control>c");
  append_item (block, _("_Paste"), "grid.paste", "<Control>v");
  append_item (block, _("Paste Rows as Colum_ns"), "grid.paste-turned", "<Control><Shift>v");
  append_item (block, _("Fill _Down"), "grid.fill-down", "<Control>d");
  append_item (block, _("C_lear"), "grid.clear", "Delete");
  append_item (table, _("_Find…"), "grid.find", "<Control>f");
  append_item (table, _("_Sort Ascending"), "grid.sort-ascending", NULL);
  append_item (table, _("Sort Descend_ing"), "grid.sort-descending", NULL);
  g_menu_append_submenu (table, _("Colu_mns"), columns);
  if (groups != NULL)
    g_menu_append_submenu (table, _("_Group By"), groups);
  append_item (object, _("D_uplicate Objects"), "grid.duplicate", NULL);
  append_item (object, _("P_roperties"), "win.properties", NULL);
  append_item (object, _("Delete _Object"), "win.delete", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (cell));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (block));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (table));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (object));

  return menu;
}

void
trestle_grid_popup_menu (TrestleGrid     *self,
                         TrestleGridCell *cell,
                         double           x,
                         double           y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr(GMenu) menu = create_menu (self);

      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  self->menu_cell = cell;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
trestle_grid_select_for_menu (TrestleGrid     *self,
                              TrestleGridCell *cell)
{
  int row, column;

  trestle_grid_locate (self, cell, &row, &column);
  if (!trestle_grid_range_contains (&self->range, row, column) ||
      !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), row))
    trestle_grid_move_to (self, row, column, FALSE);
}
