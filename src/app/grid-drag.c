/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pointer in a table: clicks, and dragging over cells, which selects them.
 */
#include "config.h"

#include "grid-private.h"

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
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  TrestleGridCell *cell = pick_cell (self, x, y);
  int row, column;

  if (cell == NULL || trestle_grid_cell_is_editing (cell))
    return;

  trestle_grid_locate (self, cell, &row, &column);
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      trestle_grid_move_to (self, row, column, TRUE);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  trestle_grid_follow_focus (self, cell);
  if (n_press != 2)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  trestle_grid_cell_edit (cell, FALSE);
}

/* The cell that a pointer on its way is over; beyond the ends of what is seen, the one
 * that comes next.
 */
static gboolean
locate_dragged (TrestleGrid *self,
                double       x,
                double       y,
                int         *row,
                int         *column)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  int header = gtk_widget_get_height (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  int beyond = y < header ? -1 : y >= height ? 1 : 0;
  TrestleGridCell *cell = pick_cell (self, CLAMP (x, 1, gtk_widget_get_width (GTK_WIDGET (self->view)) - 2),
                                     CLAMP (y, header + 2, height - 2));

  if (cell == NULL)
    return FALSE;
  trestle_grid_locate (self, cell, row, column);
  *row = CLAMP (*row + beyond, 0, (int) g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1);

  return TRUE;
}

/* A finger scrolls, and a pointer in an editor selects text. */
static void
drag_begin_cb (TrestleGrid *self,
               double       x,
               double       y,
               GtkGesture  *gesture)
{
  TrestleGridCell *cell = pick_cell (self, x, y);
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  if (cell == NULL || trestle_grid_cell_is_editing (cell) ||
      (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (TrestleGrid *self,
                double       offset_x,
                double       offset_y,
                GtkGesture  *gesture)
{
  double x = 0, y = 0;
  int row, column;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (gesture), &x, &y);
  if (!locate_dragged (self, x + offset_x, y + offset_y, &row, &column) ||
      (row == (int) self->range.row && column == (int) self->range.column))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  trestle_grid_move_to (self, row, column, TRUE);
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
  trestle_grid_select_for_menu (self, cell);
  trestle_grid_popup_menu (self, cell, place.x, place.y);
}

void
trestle_grid_connect_pointer (TrestleGrid *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_static_name (GTK_EVENT_CONTROLLER (click), "cells");
  gtk_event_controller_set_static_name (GTK_EVENT_CONTROLLER (drag), "cells");
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));
}
