/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkColumnView over a list of the design.  Keys are taken before the view
 * sees them, because what Tab and Enter mean in a spreadsheet is not what they
 * mean in a list.
 */
#include "config.h"

#include "grid.h"

#include <glib/gi18n.h>

#include "grid-cell.h"
#include "grid-column.h"

struct _TrestleGrid
{
  AdwBin             parent_instance;
  TrestleProject    *project;
  TrestleKind        kind;
  GArray            *columns;       /* of TrestleGridColumn */
  GPtrArray         *cells;         /* bound TrestleGridCells, borrowed */
  GtkSorter         *by_name;
  GtkMultiSelection *model;
  GtkColumnView     *view;
  gboolean           selecting;
};

G_DEFINE_FINAL_TYPE (TrestleGrid, trestle_grid, ADW_TYPE_BIN)

/* Places */

static TrestleGridCell *
get_focused_cell (TrestleGrid * self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;

  return TRESTLE_IS_GRID_CELL (focus) ? TRESTLE_GRID_CELL (focus) :
         (TrestleGridCell *) gtk_widget_get_ancestor (focus, TRESTLE_TYPE_GRID_CELL);
}

static guint
find_position (TrestleGrid   *self,
               TrestleObject *object)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(TrestleObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (item == object)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static guint
find_column (TrestleGrid     *self,
             TrestleGridCell *cell)
{
  return trestle_grid_cell_get_column (cell) - (const TrestleGridColumn *) (gpointer) self->columns->data;
}

static void
focus_cell (TrestleGrid *self,
            guint        row,
            guint        column)
{
  g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_scroll_to (self->view, row, view_column, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

/* Moves by rows and columns from @cell; past the end of a row to the next when
 * @wrap.  FALSE where there is nothing.
 */
static gboolean
move_focus (TrestleGrid     *self,
            TrestleGridCell *cell,
            int              rows,
            int              columns,
            gboolean         wrap)
{
  int n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  int n_columns = self->columns->len;
  int row = (int) find_position (self, trestle_grid_cell_get_object (cell)) + rows;
  int column = (int) find_column (self, cell) + columns;

  if (wrap && column >= n_columns)
    {
      column = 0;
      row++;
    }
  else if (wrap && column < 0)
    {
      column = n_columns - 1;
      row--;
    }
  if (row < 0 || row >= n_rows || column < 0 || column >= n_columns)
    return FALSE;
  focus_cell (self, row, column);

  return TRUE;
}

/* Keys */

/* What is not valid stays in its cell, and the focus with it. */
static gboolean
commit_and_move (TrestleGrid     *self,
                 TrestleGridCell *cell,
                 int              rows,
                 int              columns)
{
  if (trestle_grid_cell_commit (cell) && !move_focus (self, cell, rows, columns, TRUE))
    gtk_widget_grab_focus (GTK_WIDGET (cell));

  return GDK_EVENT_STOP;
}

static gboolean
press_while_editing (TrestleGrid     *self,
                     TrestleGridCell *cell,
                     guint            keyval,
                     gboolean         shift)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return commit_and_move (self, cell, shift ? -1 : 1, 0);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return commit_and_move (self, cell, 0, shift || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);

    case GDK_KEY_Escape:
      trestle_grid_cell_cancel (cell);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Cells at the ends keep the focus; Tab leaves the table from its last one. */
static gboolean
press_to_move (TrestleGrid     *self,
               TrestleGridCell *cell,
               guint            keyval,
               gboolean         shift)
{
  int last = self->columns->len - 1;
  int column = find_column (self, cell);

  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return move_focus (self, cell, 0, shift ? -1 : 1, TRUE);

    case GDK_KEY_ISO_Left_Tab:
      return move_focus (self, cell, 0, -1, TRUE);

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return !shift && (move_focus (self, cell, 0, -1, FALSE) || GDK_EVENT_STOP);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return !shift && (move_focus (self, cell, 0, 1, FALSE) || GDK_EVENT_STOP);

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return !shift && move_focus (self, cell, -1, 0, FALSE);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return !shift && (move_focus (self, cell, 1, 0, FALSE) || GDK_EVENT_STOP);

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return move_focus (self, cell, 0, -column, FALSE);

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return move_focus (self, cell, 0, last - column, FALSE);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
press_to_edit (TrestleGrid           *self,
               TrestleGridCell       *cell,
               guint                  keyval,
               GtkEventControllerKey *controller)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      trestle_grid_cell_edit (cell, FALSE);
      return GDK_EVENT_STOP;

    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      trestle_grid_cell_clear (cell);
      return GDK_EVENT_STOP;

    default:
      if (letter == 0 || !g_unichar_isprint (letter))
        return GDK_EVENT_PROPAGATE;
    }

  /* The first letter typed replaces what is there. */
  if (trestle_grid_cell_edit (cell, TRUE) && trestle_grid_cell_is_editing (cell))
    gtk_event_controller_key_forward (controller, trestle_grid_cell_get_editor (cell));

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (TrestleGrid           *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  TrestleGridCell *cell = get_focused_cell (self);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (cell == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (trestle_grid_cell_is_editing (cell))
    return press_while_editing (self, cell, keyval, shift);

  return press_to_move (self, cell, keyval, shift) || press_to_edit (self, cell, keyval, controller);
}

/* The cell that is clicked gets the focus, whichever had it in another row. */
static void
pressed_cb (TrestleGrid *self,
            int          n_press,
            double       x,
            double       y,
            GtkGesture  *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked;

  if (cell != NULL && !TRESTLE_IS_GRID_CELL (cell))
    cell = gtk_widget_get_ancestor (cell, TRESTLE_TYPE_GRID_CELL);
  if (cell == NULL && picked != NULL && TRESTLE_IS_GRID_CELL (gtk_widget_get_first_child (picked)))
    cell = gtk_widget_get_first_child (picked);
  if (cell == NULL || trestle_grid_cell_is_editing (TRESTLE_GRID_CELL (cell)))
    return;

  gtk_widget_grab_focus (cell);
  if (n_press != 2)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  trestle_grid_cell_edit (TRESTLE_GRID_CELL (cell), FALSE);
}

/* Selection */

static void
view_selection_changed_cb (TrestleGrid *self)
{
  g_autoptr(GtkBitset) bits = NULL;
  g_autoptr(GPtrArray) objects = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selecting)
    return;

  bits = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->model));
  objects = g_ptr_array_new_with_free_func (g_object_unref);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, bits, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (objects, g_list_model_get_item (G_LIST_MODEL (self->model), position));
  self->selecting = TRUE;
  trestle_selection_set (trestle_project_get_selection (self->project), objects);
  self->selecting = FALSE;
}

static void
project_selection_changed_cb (TrestleGrid *self)
{
  g_autoptr(GPtrArray) objects = NULL;
  g_autoptr(GtkBitset) bits = NULL;
  g_autoptr(GtkBitset) all = NULL;

  if (self->selecting)
    return;

  objects = trestle_selection_list (trestle_project_get_selection (self->project));
  bits = gtk_bitset_new_empty ();
  for (guint i = 0; i < objects->len; i++)
    {
      guint position = trestle_object_get_kind (objects->pdata[i]) == self->kind ?
                       find_position (self, objects->pdata[i]) : GTK_INVALID_LIST_POSITION;

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (bits, position);
    }
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  self->selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), bits, all);
  self->selecting = FALSE;
}

/* Content */

static void
design_changed_cb (TrestleGrid         *self,
                   const TrestleChange *change)
{
  if (change->type != TRESTLE_CHANGE_SET)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    {
      TrestleGridCell *cell = self->cells->pdata[i];

      if (trestle_grid_cell_get_object (cell) == change->object)
        trestle_grid_cell_update (cell);
    }
  if ((change->field->flags & TRESTLE_FIELD_KEY) && trestle_object_get_kind (change->object) == self->kind)
    gtk_sorter_changed (self->by_name, GTK_SORTER_CHANGE_DIFFERENT);
}

/* Cells show names, figures and findings that a change elsewhere has changed. */
static void
assessed_cb (TrestleGrid *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->cells->len; i++)
    trestle_grid_cell_update (self->cells->pdata[i]);
}

static void
setup_cell_cb (TrestleGrid              *self,
               GtkColumnViewCell        *list_cell,
               GtkSignalListItemFactory *factory)
{
  const TrestleGridColumn *column = g_object_get_data (G_OBJECT (factory), "column");

  gtk_column_view_cell_set_focusable (list_cell, FALSE);
  gtk_column_view_cell_set_child (list_cell, trestle_grid_cell_new (self->project, column));
}

static void
bind_cell_cb (TrestleGrid       *self,
              GtkColumnViewCell *list_cell)
{
  TrestleGridCell *cell = TRESTLE_GRID_CELL (gtk_column_view_cell_get_child (list_cell));

  trestle_grid_cell_set_object (cell, gtk_column_view_cell_get_item (list_cell));
  g_ptr_array_add (self->cells, cell);
}

static void
unbind_cell_cb (TrestleGrid       *self,
                GtkColumnViewCell *list_cell)
{
  TrestleGridCell *cell = TRESTLE_GRID_CELL (gtk_column_view_cell_get_child (list_cell));

  if (self->cells != NULL)
    g_ptr_array_remove_fast (self->cells, cell);
  trestle_grid_cell_set_object (cell, NULL);
}

static void
bind_row_cb (TrestleGrid      *self,
             GtkColumnViewRow *row)
{
  g_autofree char *name = trestle_object_dup_name (gtk_column_view_row_get_item (row));

  gtk_column_view_row_set_accessible_label (row, name);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const TrestleGridColumn *column = user_data;
  int order = trestle_grid_column_compare (column, (TrestleObject *) a, (TrestleObject *) b);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  int order = trestle_object_compare (&a, &b);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
append_column (TrestleGrid             *self,
               const TrestleGridColumn *column)
{
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, (gpointer) column, NULL));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_id (view_column, column->name);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (self->view, view_column);
}

static void
create_view (TrestleGrid *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_CELL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->view, rows);
  g_object_unref (rows);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
create_model (TrestleGrid *self)
{
  TrestleList *list = trestle_design_get_list (trestle_project_get_design (self->project), self->kind);
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();
  GtkSortListModel *sorted;

  /* A header that is clicked comes first; names settle the rest. */
  self->by_name = GTK_SORTER (gtk_custom_sorter_new (compare_names_cb, NULL, NULL));
  gtk_multi_sorter_append (sorter, g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_multi_sorter_append (sorter, g_object_ref (self->by_name));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (list)), GTK_SORTER (sorter));
  self->model = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
}

static void
trestle_grid_dispose (GObject *object)
{
  TrestleGrid *self = TRESTLE_GRID (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->by_name);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_grid_parent_class)->dispose (object);
}

static void
trestle_grid_class_init (TrestleGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_grid_dispose;
}

static void
trestle_grid_init (TrestleGrid *self)
{
  self->cells = g_ptr_array_new ();
}

GtkWidget *
trestle_grid_new (TrestleProject *project,
                  TrestleKind     kind)
{
  TrestleGrid *self = g_object_new (TRESTLE_TYPE_GRID, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->columns = trestle_grid_column_list (kind);
  create_view (self);
  for (guint i = 0; i < self->columns->len; i++)
    append_column (self, &g_array_index (self->columns, TrestleGridColumn, i));
  create_model (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(trestle_kind_get_info (kind)->titles), -1);

  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (view_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (project), "changed",
                           G_CALLBACK (project_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_design (project), "changed",
                           G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_validator (project), "assessed",
                           G_CALLBACK (assessed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (assessed_cb), NULL);
  project_selection_changed_cb (self);

  return GTK_WIDGET (self);
}

TrestleKind
trestle_grid_get_kind (TrestleGrid *self)
{
  return self->kind;
}

void
trestle_grid_commit (TrestleGrid *self)
{
  TrestleGridCell *cell;

  g_return_if_fail (TRESTLE_IS_GRID (self));

  cell = get_focused_cell (self);
  if (cell != NULL)
    trestle_grid_cell_commit (cell);
}

void
trestle_grid_show (TrestleGrid   *self,
                   TrestleObject *object,
                   gboolean       edit)
{
  guint position;
  TrestleGridCell *cell;

  g_return_if_fail (TRESTLE_IS_GRID (self));

  position = find_position (self, object);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  focus_cell (self, position, 0);
  cell = edit ? get_focused_cell (self) : NULL;
  if (cell != NULL && trestle_grid_cell_get_object (cell) == object)
    trestle_grid_cell_edit (cell, FALSE);
}
