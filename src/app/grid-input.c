/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard, the pointer and the menu of a table.  Keys are taken before the
 * view sees them, because what Tab and Enter mean in a spreadsheet is not what
 * they mean in a list.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

static guint
find_column (TrestleGrid     *self,
             TrestleGridCell *cell)
{
  return trestle_grid_cell_get_column (cell) - (const TrestleColumn *) (gpointer) self->columns->data;
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
  int row = (int) trestle_grid_find_position (self, trestle_grid_cell_get_object (cell)) + rows;
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
  trestle_grid_focus_cell (self, row, column);

  return TRUE;
}

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

static void
menu_closed_cb (TrestleGrid *self)
{
  if (self->cells != NULL && g_ptr_array_find (self->cells, self->menu_cell, NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_cell));
}

static void
popup_menu (TrestleGrid *self,
            GtkWidget   *cell,
            double       x,
            double       y)
{
  GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (self->menu == NULL)
    {
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, _("_Edit"), "grid.edit");
      g_menu_append (menu, _("_Properties"), "win.properties");
      g_menu_append (menu, _("_Delete"), "win.delete");
      self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
    }
  gtk_widget_grab_focus (cell);
  self->menu_cell = TRESTLE_GRID_CELL (cell);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* A row that is not selected is, alone, when its menu is asked for. */
static void
select_row (TrestleGrid     *self,
            TrestleGridCell *cell)
{
  guint position = trestle_grid_find_position (self, trestle_grid_cell_get_object (cell));

  if (position != GTK_INVALID_LIST_POSITION && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->model), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
}

static gboolean
press_for_menu (TrestleGrid     *self,
                TrestleGridCell *cell,
                guint            keyval,
                GdkModifierType  state)
{
  graphene_point_t place = GRAPHENE_POINT_INIT (0, 0);

  if (keyval != GDK_KEY_Menu && !(keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    return GDK_EVENT_PROPAGATE;
  place.y = gtk_widget_get_height (GTK_WIDGET (cell));
  if (!gtk_widget_compute_point (GTK_WIDGET (cell), GTK_WIDGET (self), &place, &place))
    return GDK_EVENT_PROPAGATE;
  popup_menu (self, GTK_WIDGET (cell), place.x, place.y);

  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (TrestleGrid           *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  TrestleGridCell *cell = trestle_grid_get_focused_cell (self);
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (cell == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (trestle_grid_cell_is_editing (cell))
    return press_while_editing (self, cell, keyval, shift);

  return press_for_menu (self, cell, keyval, state) || press_to_move (self, cell, keyval, shift) ||
         press_to_edit (self, cell, keyval, controller);
}

static TrestleGridCell *
pick_cell (TrestleGrid *self,
           double       x,
           double       y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell = picked;

  if (cell != NULL && !TRESTLE_IS_GRID_CELL (cell))
    cell = gtk_widget_get_ancestor (cell, TRESTLE_TYPE_GRID_CELL);
  /* The frame around the cell counts as the cell. */
  if (cell == NULL && picked != NULL && TRESTLE_IS_GRID_CELL (gtk_widget_get_first_child (picked)))
    cell = gtk_widget_get_first_child (picked);

  return (TrestleGridCell *) cell;
}

/* The cell that is clicked gets the focus, whichever had it in another row. */
static void
pressed_cb (TrestleGrid *self,
            int          n_press,
            double       x,
            double       y,
            GtkGesture  *gesture)
{
  TrestleGridCell *cell = pick_cell (self, x, y);

  if (cell == NULL || trestle_grid_cell_is_editing (cell))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (cell));
  if (n_press != 2)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  trestle_grid_cell_edit (cell, FALSE);
}

static void
secondary_pressed_cb (TrestleGrid *self,
                      int          n_press,
                      double       x,
                      double       y)
{
  TrestleGridCell *cell = pick_cell (self, x, y);
  graphene_point_t place = GRAPHENE_POINT_INIT (x, y);

  if (cell == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self), &place, &place))
    return;
  select_row (self, cell);
  popup_menu (self, GTK_WIDGET (cell), place.x, place.y);
}

TrestleGridCell *
trestle_grid_get_focused_cell (TrestleGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;

  return TRESTLE_IS_GRID_CELL (focus) ? TRESTLE_GRID_CELL (focus) :
         (TrestleGridCell *) gtk_widget_get_ancestor (focus, TRESTLE_TYPE_GRID_CELL);
}

guint
trestle_grid_find_position (TrestleGrid   *self,
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

void
trestle_grid_focus_cell (TrestleGrid *self,
                         guint        row,
                         guint        column)
{
  g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_scroll_to (self->view, row, view_column, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
}

void
trestle_grid_connect_input (TrestleGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));
}
