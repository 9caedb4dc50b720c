/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table as a spreadsheet: ranges, finding, columns that are hidden and
 * remembered, and job aids as tables.
 */
#include "config.h"

#include "edit.h"
#include "edits.h"
#include "grid-app.h"

/* A range is drawn by its cells, selects its rows and ends where the cursor moves on. */
static void
test_range (Fixture      *self,
            gconstpointer data)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);

  grid_app_select_range (self, 0, "bandwidth", 1, "bandwidth");
  g_assert_cmpuint (grid_app_count_cells (self, "in-range"), ==, 2);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 2);
  for (guint i = 0; i < self->grid->cells->len; i++)
    if (gtk_widget_has_css_class (self->grid->cells->pdata[i], "in-range"))
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (self->grid->cells->pdata[i]), GTK_ACCESSIBLE_STATE_SELECTED, TRUE);

  g_assert_true (trestle_grid_move_to (self->grid, 2, 0, FALSE));
  g_assert_cmpuint (grid_app_count_cells (self, "in-range"), ==, 0);
  g_assert_cmpuint (trestle_selection_get_size (selection), ==, 1);
  g_assert_false (trestle_grid_move_to (self->grid, 3, 0, FALSE));
  g_assert_false (trestle_grid_move_to (self->grid, 0, self->grid->shown->len, FALSE));
}

static void
test_find (Fixture      *self,
           gconstpointer data)
{
  /* What is filtered away is selected no more: it could be deleted unseen. */
  grid_app_select_range (self, 0, "bandwidth", 2, "bandwidth");
  trestle_grid_find (self->grid);
  gtk_editable_set_text (GTK_EDITABLE (self->grid->entry), "ONN");
  trestle_grid_find_next (self->grid, 1);
  app_test_settle ();
  grid_app_assert_column (self, "name", "Bonn");
  g_assert_cmpuint (trestle_selection_get_size (trestle_project_get_selection (self->project)), ==, 1);
  g_assert_nonnull (trestle_grid_get_focused_cell (self->grid));
  g_assert_true (trestle_grid_cell_get_object (trestle_grid_get_focused_cell (self->grid)) == grid_app_get_row (self, 0));

  /* What is asked for from elsewhere is shown. */
  trestle_grid_show (self->grid, trestle_design_get_list (trestle_project_get_design (self->project),
                                                          TRESTLE_KIND_LOCATION)->items->pdata[0], FALSE);
  app_test_settle ();
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
}

static void
test_columns (Fixture      *self,
              gconstpointer data)
{
  guint n = self->grid->shown->len;
  GtkWidget *other, *window;

  g_assert_cmpint (grid_app_find_shown (self, "bandwidth"), >, 0);
  grid_app_act (self, "columns.bandwidth");
  g_assert_cmpuint (self->grid->shown->len, ==, n - 1);
  g_assert_cmpint (grid_app_find_shown (self, "bandwidth"), ==, -1);
  /* The cells to the right of a hidden column are still their own. */
  grid_app_act (self, "columns.-all");
  grid_app_act (self, "columns.bandwidth");
  n = self->grid->columns->len;
  trestle_grid_move_to (self->grid, 0, grid_app_find_shown (self, "load_expectation"), FALSE);
  grid_app_paste (self, "90 min");
  grid_app_assert_column (self, "load_expectation", "90 min||");

  trestle_grid_flush_columns (self->grid);
  other = trestle_grid_new (self->project, TRESTLE_KIND_LOCATION);
  window = app_test_show (other);
  g_assert_cmpuint (TRESTLE_GRID (other)->shown->len, ==, n - 1);
  app_test_destroy (window, other);
  grid_app_act (self, "columns.bandwidth");
  g_assert_cmpuint (self->grid->shown->len, ==, n);
}

static char *
dup_order (TrestleGrid *grid)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (order, (gpointer) ((TrestleColumn *) grid->shown->pdata[i])->name);
  g_ptr_array_add (order, NULL);

  return g_strjoinv (" ", (char **) order->pdata);
}

/* A few columns at first; they are moved, the name stays first, and it is remembered. */
static void
test_column_order (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *start = dup_order (self->grid), *moved = NULL, *dropped = NULL, *again = NULL, *expected = NULL;
  g_auto(GStrv) ids = g_strsplit (start, " ", -1);
  GtkWidget *other, *window;

  g_assert_cmpuint (self->grid->columns->len, >, 8);
  g_assert_cmpuint (self->grid->shown->len, ==, 8);
  expected = g_strjoin (" ", ids[0], ids[2], ids[1], ids[3], NULL);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[1], 1);
  moved = dup_order (self->grid);
  g_assert_cmpstr (moved, ==, expected);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[1], -1);
  trestle_grid_move_column (self->grid, self->grid->shown->pdata[0], 1);
  trestle_grid_move_to (self->grid, 0, 1, FALSE);
  g_assert_true (trestle_grid_cell_get_column (trestle_grid_get_focused_cell (self->grid)) == self->grid->shown->pdata[1]);

  gtk_column_view_insert_column (self->grid->view, 0, trestle_grid_get_view_column (self->grid, self->grid->shown->pdata[3]));
  app_test_settle ();
  dropped = dup_order (self->grid);
  g_assert_true (g_str_has_prefix (dropped, ids[0]));
  trestle_grid_flush_columns (self->grid);
  other = trestle_grid_new (self->project, TRESTLE_KIND_LOCATION);
  window = app_test_show (other);
  again = dup_order (TRESTLE_GRID (other));
  g_assert_cmpstr (again, ==, dropped);
  app_test_destroy (window, other);
}

/* The gesture of @type that the table itself has on its view. */
static gpointer
find_gesture (Fixture *self,
              GType    type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->grid->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type && g_strcmp0 (gtk_event_controller_get_name (controller), "cells") == 0)
        return controller;
    }
  g_assert_not_reached ();
}

static graphene_point_t
get_middle (Fixture    *self,
            guint       row,
            const char *column)
{
  GtkWidget *cell = GTK_WIDGET (grid_app_find_cell (self->grid, row, column));
  graphene_point_t middle = GRAPHENE_POINT_INIT (gtk_widget_get_width (cell) / 2.0f, gtk_widget_get_height (cell) / 2.0f);

  g_assert_true (gtk_widget_compute_point (cell, GTK_WIDGET (self->grid->view), &middle, &middle));

  return middle;
}

static void
drag_to (Fixture          *self,
         graphene_point_t *point)
{
  /* Without a button that was pressed it began at the corner. */
  g_signal_emit_by_name (find_gesture (self, GTK_TYPE_GESTURE_DRAG), "drag-update", (double) point->x, (double) point->y);
  app_test_settle ();
}

static void
assert_range (Fixture *self,
              guint    first_row,
              guint    n_rows,
              guint    first_column,
              guint    n_columns)
{
  guint first, n;

  trestle_grid_range_get_rows (&self->grid->range, &first, &n);
  g_assert_cmpuint (first, ==, first_row);
  g_assert_cmpuint (n, ==, n_rows);
  trestle_grid_range_get_columns (&self->grid->range, &first, &n);
  g_assert_cmpuint (first, ==, first_column);
  g_assert_cmpuint (n, ==, n_columns);
  g_assert_cmpuint (grid_app_count_cells (self, "in-range"), ==, n_rows * n_columns > 1 ? n_rows * n_columns : 0);
  g_assert_cmpuint (trestle_selection_get_size (trestle_project_get_selection (self->project)), ==, n_rows);
}

/* A pointer that is dragged selects from where it was pressed to where it is, back
 * again and beyond the last row, and never moves a thing.
 */
static void
test_drag (Fixture      *self,
           gconstpointer data)
{
  graphene_point_t start = get_middle (self, 1, "users"), right = get_middle (self, 1, "bandwidth");
  graphene_point_t last = get_middle (self, 2, "bandwidth"), first = get_middle (self, 0, "name");
  guint users = grid_app_find_shown (self, "users"), n = grid_app_find_shown (self, "bandwidth") - users + 1;

  g_signal_emit_by_name (find_gesture (self, GTK_TYPE_GESTURE_CLICK), "pressed", 1, (double) start.x, (double) start.y);
  g_signal_emit_by_name (find_gesture (self, GTK_TYPE_GESTURE_DRAG), "drag-begin", (double) start.x, (double) start.y);
  drag_to (self, &right);
  assert_range (self, 1, 1, users, n);
  drag_to (self, &last);
  assert_range (self, 1, 2, users, n);
  drag_to (self, &first);
  assert_range (self, 0, 2, 0, users + 1);
  drag_to (self, &start);
  assert_range (self, 1, 1, users, 1);

  /* Above the first row it stays at that. */
  first.y = 1;
  drag_to (self, &first);
  assert_range (self, 0, 2, 0, users + 1);
  g_assert_false (trestle_history_can_undo (trestle_project_get_history (self->project)));
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
}

static void
assert_own_columns (GtkWidget *widget)
{
  TrestleGrid *grid = TRESTLE_GRID (widget);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GMenuModel) menu = trestle_grid_create_columns_menu (grid);
  g_autoptr(GMenuModel) items = g_menu_model_get_item_link (menu, 1, G_MENU_LINK_SECTION);

  for (guint i = 0; i < grid->view_columns->len; i++)
    g_assert_true (g_hash_table_add (ids, (gpointer) gtk_column_view_column_get_id (grid->view_columns->pdata[i])));
  for (guint i = 1; i < grid->view_columns->len; i++)
    {
      GtkColumnViewColumn *column = grid->view_columns->pdata[i];
      gboolean visible = gtk_column_view_column_get_visible (column);
      g_autofree char *action = NULL;

      g_assert_true (g_menu_model_get_item_attribute (items, i - 1, G_MENU_ATTRIBUTE_ACTION, "s", &action));
      g_assert_true (gtk_widget_activate_action (widget, action, NULL));
      g_assert_true (gtk_column_view_column_get_visible (column) != visible);
      g_assert_true (gtk_widget_activate_action (widget, action, NULL));
    }
}

/* What is remembered of a column, and its line in the menu, is of no other one. */
static void
test_columns_are_told_apart (Fixture      *self,
                             gconstpointer data)
{
  const TrestleJobAid *const aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };

  for (guint i = TRESTLE_KIND_DESIGN + 1; i < TRESTLE_N_TABLES + G_N_ELEMENTS (aids); i++)
    {
      GtkWidget *grid = i < TRESTLE_N_TABLES ? trestle_grid_new (self->project, i)
                                             : trestle_grid_new_job_aid (self->project, aids[i - TRESTLE_N_TABLES]);
      GtkWidget *window = app_test_show (grid);

      assert_own_columns (grid);
      app_test_destroy (window, grid);
    }
}

/* A column of the machine is moved, not another one of that name. */
static void
test_move_by_menu (Fixture      *self,
                   gconstpointer data)
{
  GtkWidget *widget = trestle_grid_new (self->project, TRESTLE_KIND_SERVER);
  GtkWidget *window = app_test_show (widget);
  TrestleGrid *grid = TRESTLE_GRID (widget);
  const TrestleColumn *moved = NULL;
  guint before = 0, after = 0;

  for (guint i = 2; i < grid->shown->len && moved == NULL; i++)
    if (((TrestleColumn *) grid->shown->pdata[i])->via != NULL)
      {
        moved = grid->shown->pdata[i];
        before = i;
      }
  g_assert_nonnull (moved);
  g_assert_true (gtk_widget_activate_action (widget, "columns.-move", "(si)",
                                             gtk_column_view_column_get_id (trestle_grid_get_view_column (grid, moved)), -1));
  g_assert_true (g_ptr_array_find (grid->shown, moved, &after));
  g_assert_cmpuint (after, ==, before - 1);
  app_test_destroy (window, widget);
}

/* The header that is seen next below @top, or NULL. */
static GtkWidget *
find_header_below (TrestleGrid *grid,
                   int         *top)
{
  GtkWidget *next = NULL;
  int nearest = G_MAXINT;

  for (guint i = 0; i < grid->headers->len; i++)
    {
      GtkWidget *child = gtk_list_header_get_child (grid->headers->pdata[i]);
      graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);

      if (gtk_widget_get_mapped (child) && gtk_widget_compute_point (child, GTK_WIDGET (grid), &point, &point) &&
          point.y > *top && point.y < nearest)
        {
          nearest = point.y;
          next = gtk_widget_get_first_child (child);
        }
    }
  *top = nearest;

  return next;
}

typedef struct
{
  TrestleGrid *grid;
  const char  *expected;
} Headers;

static gboolean
has_headers (gpointer data)
{
  const Headers *self = data;
  g_autoptr(GString) text = g_string_new (NULL);
  int top = -1;

  for (GtkWidget *name; (name = find_header_below (self->grid, &top)) != NULL;)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? "|" : "", gtk_label_get_text (GTK_LABEL (name)),
                            gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (name))));

  return g_str_equal (text->str, self->expected);
}

/* Headers that are seen, from top to bottom: "Bonn 2|Not Set 1". */
static void
assert_headers (TrestleGrid *grid,
                const char  *expected)
{
  app_test_wait (has_headers, &(Headers) { grid, expected });
}

static void
group_by (GtkWidget  *grid,
          const char *id)
{
  g_assert_true (gtk_widget_activate_action (grid, "columns.-group", "s", id));
  app_test_settle ();
}

/* Rows stand under what they refer to; one that refers to something else moves there,
 * and the cursor is where it was; it is remembered, and can be ended.
 */
static void
test_groups (Fixture      *self,
             gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  static const char *const networks[] = { "Shops", "Core" };
  TrestleObject *objects[2];
  g_autoptr(GMenuModel) menu = trestle_grid_create_groups_menu (self->grid);
  GtkWidget *other, *window;

  g_assert_nonnull (menu);
  for (guint i = 0; i < 2; i++)
    {
      objects[i] = trestle_design_create (design, TRESTLE_KIND_NETWORK);
      trestle_object_set_string (objects[i], "name", networks[i]);
      trestle_object_set_string (grid_app_get_row (self, i), "network", objects[i]->id);
    }
  group_by (GTK_WIDGET (self->grid), "network");
  assert_headers (self->grid, "Core 1|Shops 1|Not Set 1");
  grid_app_assert_column (self, "name", "Bonn|Aachen|Celle");
  g_assert_true (trestle_grid_move_to (self->grid, 2, 0, FALSE));
  g_assert_true (trestle_grid_cell_get_object (trestle_grid_get_focused_cell (self->grid)) == grid_app_get_row (self, 2));

  trestle_object_set_string (grid_app_get_row (self, 2), "network", objects[0]->id);
  app_test_settle ();
  assert_headers (self->grid, "Core 1|Shops 2");
  trestle_object_set_string (objects[0], "name", "Branches");
  app_test_settle ();
  assert_headers (self->grid, "Branches 2|Core 1");
  grid_app_assert_column (self, "name", "Aachen|Celle|Bonn");

  trestle_grid_flush_columns (self->grid);
  other = trestle_grid_new (self->project, TRESTLE_KIND_LOCATION);
  window = app_test_show (other);
  assert_headers (TRESTLE_GRID (other), "Branches 2|Core 1");
  app_test_destroy (window, other);
  group_by (GTK_WIDGET (self->grid), "");
  assert_headers (self->grid, "");
  grid_app_assert_column (self, "name", "Aachen|Bonn|Celle");
}

static void
assert_shown (TrestleGrid *grid,
              guint        row,
              const char  *column,
              const char  *expected)
{
  TrestleGridCell *cell = grid_app_find_cell (grid, row, column);
  g_autofree char *label = NULL;

  g_assert_nonnull (cell);
  label = g_strdup_printf ("%s: %s", trestle_grid_cell_get_column (cell)->title, expected);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

static void
choose_part (TrestleGrid *grid,
             const char  *name)
{
  adw_toggle_group_set_active_name (grid->parts, name);
  app_test_settle ();
}

/* Headings as the guide has them, a part at a time with at most eight columns. */
static void
test_job_aid_parts (Fixture      *self,
                    gconstpointer data)
{
  const TrestleJobAid *const aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };

  for (guint i = 0; i < G_N_ELEMENTS (aids); i++)
    {
      TrestleGrid *grid = TRESTLE_GRID (trestle_grid_new_job_aid (self->project, aids[i]));
      GtkWidget *window = app_test_show (GTK_WIDGET (grid));
      guint n = 0;

      g_assert_cmpuint (grid->columns->len, ==, aids[i]->n_columns);
      for (guint part = 1; part <= aids[i]->n_parts; part++)
        {
          g_autofree char *name = g_strdup_printf ("%u", part);

          choose_part (grid, name);
          g_assert_cmpuint (grid->shown->len, <=, 8);
          n += grid->shown->len - 1;
          g_assert_cmpstr (((TrestleColumn *) grid->shown->pdata[0])->title, ==, aids[i]->columns[0].heading);
          for (guint k = 1; k < grid->shown->len; k++)
            g_assert_cmpuint (trestle_grid_job_aid_get_part (grid->shown->pdata[k]), ==, part);
        }
      g_assert_cmpuint (n + 1, ==, aids[i]->n_columns);
      for (guint k = 0; k < grid->columns->len; k++)
        {
          const TrestleColumn *column = &g_array_index (grid->columns, TrestleColumn, k);

          g_assert_cmpstr (column->title, ==, aids[i]->columns[k].heading);
          g_assert_true (trestle_column_is_computed (column) == (column->reason != NULL));
        }
      app_test_destroy (window, GTK_WIDGET (grid));
    }
}

/* Copies have what the originals have and names of their own, in one step. */
static void
test_duplicate (Fixture      *self,
                gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleHistory *history = trestle_project_get_history (self->project);
  const GPtrArray *locations = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items;
  const GPtrArray *populations = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items;
  TrestleObject *staff = trestle_design_create (design, TRESTLE_KIND_POPULATION), *link = trestle_design_create (design, TRESTLE_KIND_LINK);
  TrestleObject *copy;
  guint position;

  trestle_object_set_number (grid_app_get_row (self, 1), "bandwidth", 3000000);
  trestle_object_set_ref (staff, "location", grid_app_get_row (self, 1));
  trestle_object_set_ref (link, "end_a", grid_app_get_row (self, 0));
  trestle_object_set_ref (link, "end_b", grid_app_get_row (self, 1));
  trestle_history_seal (history);
  position = trestle_history_get_position (history);
  trestle_grid_move_to (self->grid, 1, 0, FALSE);
  grid_app_act (self, "grid.duplicate");
  g_assert_cmpuint (locations->len, ==, 4);
  g_assert_cmpuint (populations->len, ==, 2);
  copy = trestle_selection_get_primary (trestle_project_get_selection (self->project));
  g_assert_true (copy == locations->pdata[3]);
  g_assert_cmpint (TRESTLE_LOCATION (copy)->bandwidth, ==, 3000000);
  g_assert_true (TRESTLE_POPULATION (populations->pdata[1])->location.target == copy);
  g_assert_cmpstr (trestle_object_get_name (copy), !=, "Bonn");
  g_assert_true (trestle_grid_cell_get_object (trestle_grid_get_focused_cell (self->grid)) == copy);
  g_assert_cmpuint (trestle_history_get_position (history), ==, position + 1);
  trestle_history_undo (history);
  g_assert_cmpuint (locations->len, ==, 3);

  /* A link goes along with its ends. */
  trestle_selection_select (trestle_project_get_selection (self->project), link);
  grid_app_act (self, "grid.duplicate");
  g_assert_cmpuint (trestle_history_get_position (history), ==, position);
}

/* Names of all rows, with | between them. */
static void
assert_order (Fixture    *self,
              const char *expected)
{
  grid_app_assert_column (self, "name", expected);
}

/* By the column of the keyboard, numbers by value and equals by name; the keyboard stays
 * at its row, and a row does not move away from who edits it.
 */
static void
test_sort (Fixture      *self,
           gconstpointer data)
{
  const gint64 rates[] = { 20000000, 3000000, 20000000 };
  TrestleObject *celle = grid_app_get_row (self, 2);

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    trestle_object_set_number (grid_app_get_row (self, i), "bandwidth", rates[i]);
  app_test_settle ();
  trestle_grid_move_to (self->grid, 2, grid_app_find_shown (self, "bandwidth"), FALSE);
  grid_app_act (self, "grid.sort-ascending");
  assert_order (self, "Bonn|Aachen|Celle");
  g_assert_true (trestle_grid_cell_get_object (trestle_grid_get_focused_cell (self->grid)) == celle);
  grid_app_act (self, "grid.sort-descending");
  assert_order (self, "Aachen|Celle|Bonn");
  g_assert_cmpuint (self->grid->range.row, ==, 1);
  trestle_object_set_number (celle, "bandwidth", 4000000000);
  app_test_settle ();
  assert_order (self, "Aachen|Celle|Bonn");
  grid_app_act (self, "grid.sort-descending");
  assert_order (self, "Celle|Aachen|Bonn");
  trestle_grid_move_to (self->grid, 0, 0, FALSE);
  grid_app_act (self, "grid.sort-ascending");
  assert_order (self, "Aachen|Bonn|Celle");
}

/* Two repositories at one place have a sub-line each, below what the place has. */
static void
test_job_aid (Fixture      *self,
              gconstpointer data)
{
  TrestleDesign *design = trestle_project_get_design (self->project);
  TrestleObject *bonn = grid_app_get_row (self, 1), *first, *second;
  TrestleGrid *grid = TRESTLE_GRID (trestle_grid_new_job_aid (self->project, &trestle_job_aid_clients));
  GtkWidget *window = app_test_show (GTK_WIDGET (grid));
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 3);
  first = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (bonn));
  second = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (bonn));
  trestle_object_set_string (first, "name", "R1");
  trestle_object_set_string (second, "name", "R2");
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 4);
  assert_shown (grid, 1, "R-A1.1", "Bonn");
  assert_shown (grid, 2, "R-A1.1", "Not Set");

  /* What stands in a cell is its own object’s, and typed there goes there. */
  choose_part (grid, "4");
  assert_shown (grid, 1, "R-A1.17", "Bonn");
  g_assert_true (trestle_grid_cell_get_object (grid_app_find_cell (grid, 1, "R-A1.17")) == first);
  g_assert_true (trestle_grid_cell_get_object (grid_app_find_cell (grid, 2, "R-A1.17")) == second);
  g_assert_null (trestle_grid_cell_get_object (grid_app_find_cell (grid, 2, "R-A1.1")));
  g_assert_false (trestle_grid_cell_edit (grid_app_find_cell (grid, 2, "R-A1.1"), FALSE));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (grid_app_find_cell (grid, 1, "R-A1.18")), "computed"));
  g_assert_false (trestle_grid_cell_edit (grid_app_find_cell (grid, 1, "R-A1.18"), FALSE));
  choose_part (grid, "3");
  g_assert_true (trestle_grid_column_set_text (trestle_grid_cell_get_column (grid_app_find_cell (grid, 2, "R-A1.13")), self->project,
                                               second, "payroll", &error));
  app_test_settle ();
  assert_shown (grid, 2, "R-A1.13", "R2: payroll");
  choose_part (grid, "1");
  trestle_grid_move_to (grid, 0, 1, FALSE);
  trestle_grid_move_to (grid, 3, 1, TRUE);
  trestle_grid_fill_range (grid, "2 Mbps");
  app_test_settle ();
  grid_app_assert_column (self, "bandwidth", "2 Mbps|2 Mbps|2 Mbps");

  trestle_edit_delete (second);
  app_test_settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (grid->model)), ==, 3);
  app_test_destroy (window, GTK_WIDGET (grid));
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *,
                                                        gconstpointer); } tests[] = {
    { "/app/grid/range", test_range },
    { "/app/grid/drag", test_drag },
    { "/app/grid/find", test_find },
    { "/app/grid/duplicate", test_duplicate },
    { "/app/grid/sort", test_sort },
    { "/app/grid/groups", test_groups },
    { "/app/grid/columns", test_columns },
    { "/app/grid/column-order", test_column_order },
    { "/app/grid/columns-are-told-apart", test_columns_are_told_apart },
    { "/app/grid/move-by-menu", test_move_by_menu },
    { "/app/grid/job-aid-parts", test_job_aid_parts },
    { "/app/grid/job-aid", test_job_aid }
  };

  app_test_init (&argc, &argv);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, grid_app_set_up, tests[i].test, grid_app_tear_down);

  return g_test_run ();
}
