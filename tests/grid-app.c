/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "grid-app.h"

#include <glib/gstdio.h>

#include "state.h"

static const char *const names[] = { "Aachen", "Bonn", "Celle" };

void
grid_app_set_up (Fixture      *self,
                 gconstpointer data)
{
  TrestleDesign *design = trestle_design_new ();
  g_autofree char *folder = trestle_state_dup_folder ("tables");
  g_autofree char *remembered = g_build_filename (folder, "columns.ini", NULL);

  g_unlink (remembered);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    trestle_object_set_string (trestle_design_create (design, TRESTLE_KIND_LOCATION), "name", names[i]);
  self->project = trestle_project_new (design, NULL, NULL);
  g_object_unref (design);
  self->grid = TRESTLE_GRID (trestle_grid_new (self->project, TRESTLE_KIND_LOCATION));
  self->window = app_test_show (GTK_WIDGET (self->grid));
}

void
grid_app_tear_down (Fixture      *self,
                    gconstpointer data)
{
  app_test_destroy (self->window, GTK_WIDGET (self->grid));
  app_test_finish (self->project);
}

int
grid_app_find_shown (Fixture    *self,
                     const char *name)
{
  for (guint i = 0; i < self->grid->shown->len; i++)
    if (g_str_equal (((TrestleColumn *) self->grid->shown->pdata[i])->name, name))
      return i;

  return -1;
}

TrestleObject *
grid_app_get_row (Fixture *self,
                  guint    row)
{
  g_autoptr(TrestleObject) object = g_list_model_get_item (G_LIST_MODEL (self->grid->model), row);

  return object;
}

static char *
dup_text (Fixture    *self,
          guint       row,
          const char *field)
{
  TrestleObject *object = grid_app_get_row (self, row);

  return trestle_object_dup_text (object, trestle_object_find_field (object, field));
}

void
grid_app_assert_column (Fixture    *self,
                        const char *field,
                        const char *expected)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->grid->model)); i++)
    {
      g_autofree char *cell = dup_text (self, i, field);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", cell);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

void
grid_app_act (Fixture    *self,
              const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->grid), action, NULL));
  app_test_settle ();
}

/* Something has gone in, or something has not been understood. */
gboolean
grid_app_is_pasted (gpointer data)
{
  Fixture *self = data;

  return g_strcmp0 (trestle_history_get_undo_title (trestle_project_get_history (self->project)), "Paste Cells") == 0 ||
         adw_banner_get_revealed (self->grid->banner);
}

void
grid_app_paste_clipboard (Fixture *self)
{
  grid_app_act (self, "grid.paste");
  app_test_wait (grid_app_is_pasted, self);
  app_test_settle ();
}

void
grid_app_paste (Fixture    *self,
                const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->grid)), text);
  grid_app_paste_clipboard (self);
}

void
grid_app_select_range (Fixture    *self,
                       int         row,
                       const char *column,
                       int         last_row,
                       const char *last_column)
{
  g_assert_true (trestle_grid_move_to (self->grid, row, grid_app_find_shown (self, column), FALSE));
  g_assert_true (trestle_grid_move_to (self->grid, last_row, grid_app_find_shown (self, last_column), TRUE));
  app_test_settle ();
}

guint
grid_app_count_cells (Fixture    *self,
                      const char *css_class)
{
  guint n = 0;

  for (guint i = 0; i < self->grid->cells->len; i++)
    n += gtk_widget_has_css_class (self->grid->cells->pdata[i], css_class);

  return n;
}

TrestleGridCell *
grid_app_find_cell (TrestleGrid *grid,
                    guint        row,
                    const char  *column)
{
  for (guint i = 0; i < grid->cells->len; i++)
    if (trestle_grid_cell_get_row (grid->cells->pdata[i]) == row &&
        g_str_equal (trestle_grid_cell_get_column (grid->cells->pdata[i])->name, column))
      return grid->cells->pdata[i];

  return NULL;
}
