/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keyboard of a table.  Keys are taken before the view sees them, because what
 * Tab and Enter mean in a spreadsheet is not what they mean in a list.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

#include "toast.h"

static const char *
get_column_id (TrestleGrid *self,
               guint        index)
{
  return gtk_column_view_column_get_id (trestle_grid_get_view_column (self, self->shown->pdata[index]));
}

/* Moves by rows and columns from the cursor; past the end of a row to the next when
 * @wrap.  FALSE where there is nothing.
 */
static gboolean
move_by (TrestleGrid *self,
         int          rows,
         int          columns,
         gboolean     wrap,
         gboolean     extend)
{
  int n_columns = self->shown->len;
  int row = (int) self->range.row + rows;
  int column = (int) self->range.column + columns;

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

  return trestle_grid_move_to (self, row, column, extend);
}

/* What is not valid stays in its cell, marked, with its reason; typing goes on in the next. */
static gboolean
commit_and_move (TrestleGrid     *self,
                 TrestleGridCell *cell,
                 int              rows,
                 int              columns)
{
  trestle_grid_cell_take (cell);
  trestle_grid_cell_commit (cell);
  /* Another name may have moved the row. */
  trestle_grid_follow_focus (self, cell);
  if (!move_by (self, rows, columns, TRUE, FALSE))
    gtk_widget_grab_focus (GTK_WIDGET (cell));

  return GDK_EVENT_STOP;
}

/* What has been typed goes into all cells of the range. */
static gboolean
commit_to_range (TrestleGrid     *self,
                 TrestleGridCell *cell)
{
  g_autofree char *text = NULL;

  trestle_grid_cell_take (cell);
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (trestle_grid_cell_get_editor (cell))));
  trestle_grid_cell_cancel (cell);
  trestle_grid_fill_range (self, text);

  return GDK_EVENT_STOP;
}

static gboolean
press_while_editing (TrestleGrid     *self,
                     TrestleGridCell *cell,
                     guint            keyval,
                     gboolean         shift,
                     gboolean         control)
{
  if (!shift && !control && trestle_grid_cell_press (cell, keyval))
    return GDK_EVENT_STOP;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (control)
        return commit_to_range (self, cell);
      return commit_and_move (self, cell, shift ? -1 : 1, 0);

    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (control)
        return GDK_EVENT_PROPAGATE;
      return commit_and_move (self, cell, 0, shift || keyval == GDK_KEY_ISO_Left_Tab ? -1 : 1);

    case GDK_KEY_Escape:
      trestle_grid_cell_cancel (cell);
      return GDK_EVENT_STOP;

    case GDK_KEY_v:
      if (!control || shift)
        return GDK_EVENT_PROPAGATE;
      trestle_grid_paste_typing (self, cell);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* How many rows fit into what is seen of the table. */
static int
count_page (TrestleGrid     *self,
            TrestleGridCell *cell)
{
  int row = gtk_widget_get_height (gtk_widget_get_parent (GTK_WIDGET (cell)));

  return row > 0 ? MAX (1, gtk_widget_get_height (GTK_WIDGET (self->view)) / row - 2) : 10;
}

/* To the first or last row or column there is when @to_end; the cursor stays where
 * it is at the ends.
 */
static gboolean
press_arrow (TrestleGrid *self,
             int          rows,
             int          columns,
             gboolean     extend,
             gboolean     to_end)
{
  int last_row = (int) g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1, last_column = (int) self->shown->len - 1;
  int row = (int) self->range.row, column = (int) self->range.column;

  if (to_end)
    return trestle_grid_move_to (self, rows == 0 ? row : rows > 0 ? last_row : 0,
                                 columns == 0 ? column : columns > 0 ? last_column : 0, extend);

  return trestle_grid_move_to (self, CLAMP (row + rows, 0, last_row), CLAMP (column + columns, 0, last_column), extend);
}

/* Cells at the ends keep the focus, but up from the first row is the header; Tab
 * leaves the table from its last one.
 */
static gboolean
press_to_move (TrestleGrid     *self,
               TrestleGridCell *cell,
               guint            keyval,
               gboolean         shift,
               gboolean         control)
{
  switch (keyval)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return !control && move_by (self, 0, shift ? -1 : 1, TRUE, FALSE);

    case GDK_KEY_ISO_Left_Tab:
      return !control && move_by (self, 0, -1, TRUE, FALSE);

    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return press_arrow (self, 0, -1, shift, control);

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return press_arrow (self, 0, 1, shift, control);

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return (self->range.row > 0 || shift || control) && press_arrow (self, -1, 0, shift, control);

    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return press_arrow (self, 1, 0, shift, control);

    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return !control && press_arrow (self, -count_page (self, cell), 0, shift, FALSE);

    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return !control && press_arrow (self, count_page (self, cell), 0, shift, FALSE);

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return (!control || press_arrow (self, -1, 0, shift, TRUE)) && press_arrow (self, 0, -1, shift, TRUE);

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return (!control || press_arrow (self, 1, 0, shift, TRUE)) && press_arrow (self, 0, 1, shift, TRUE);

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
select_all (TrestleGrid *self)
{
  trestle_grid_range_move (&self->range, g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1, self->shown->len - 1, FALSE);
  self->range.anchor_row = 0;
  self->range.anchor_column = 0;

  return trestle_grid_move_to (self, self->range.row, self->range.column, TRUE);
}

/* What is left of the range is its cursor. */
static gboolean
select_one (TrestleGrid *self)
{
  return trestle_grid_move_to (self, self->range.row, self->range.column, FALSE);
}

static gboolean
press_with_control (TrestleGrid *self,
                    guint        keyval,
                    gboolean     shift)
{
  static const struct { guint keyval; const char *action; } keys[] = {
    { GDK_KEY_c, "grid.copy" }, { GDK_KEY_x, "grid.cut" }, { GDK_KEY_v, "grid.paste" }, { GDK_KEY_d, "grid.fill-down" },
    { GDK_KEY_f, "grid.find" }
  };

  keyval = gdk_keyval_to_lower (keyval);
  for (guint i = 0; !shift && i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval)
      return gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL) || GDK_EVENT_STOP;
  if (keyval == GDK_KEY_g)
    return trestle_grid_find_next (self, shift ? -1 : 1);
  if (keyval == GDK_KEY_v)
    return gtk_widget_activate_action (GTK_WIDGET (self), "grid.paste-turned", NULL) || GDK_EVENT_STOP;
  if (keyval == GDK_KEY_a)
    return shift ? select_one (self) : select_all (self);
  if (keyval == GDK_KEY_space)
    {
      trestle_grid_range_take_rows (&self->range, self->shown->len);
      return trestle_grid_move_to (self, self->range.row, self->range.column, TRUE);
    }

  return GDK_EVENT_PROPAGATE;
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
      gtk_widget_activate_action (GTK_WIDGET (self), "grid.clear", NULL);
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
  trestle_grid_popup_menu (self, cell, place.x, place.y);

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
  gboolean shift = (state & GDK_SHIFT_MASK) != 0, control = (state & GDK_CONTROL_MASK) != 0;

  if (cell == NULL || self->paste != NULL || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (trestle_grid_cell_is_editing (cell))
    return press_while_editing (self, cell, keyval, shift, control);

  trestle_grid_follow_focus (self, cell);
  if (press_to_move (self, cell, keyval, shift, control))
    return GDK_EVENT_STOP;
  if (control)
    return press_with_control (self, keyval, shift);

  return press_for_menu (self, cell, keyval, state) || press_to_edit (self, cell, keyval, controller);
}

void
trestle_grid_locate (TrestleGrid     *self,
                     TrestleGridCell *cell,
                     int             *row,
                     int             *column)
{
  guint index = 0;

  g_ptr_array_find (self->shown, trestle_grid_cell_get_column (cell), &index);
  *row = trestle_grid_cell_get_row (cell);
  *column = index;
}

/* The range as ids, so that rows may move and come back. */
static void
tell_range (TrestleGrid *self)
{
  g_autoptr(GObject) anchor = g_list_model_get_item (G_LIST_MODEL (self->model), self->range.anchor_row);
  g_autoptr(GObject) cursor = g_list_model_get_item (G_LIST_MODEL (self->model), self->range.row);
  const char *range[] = { trestle_grid_get_name (self), NULL, NULL, NULL, NULL, NULL };

  if (anchor == NULL || cursor == NULL || MAX (self->range.column, self->range.anchor_column) >= self->shown->len)
    return;
  range[1] = trestle_grid_row_find (anchor, NULL)->id;
  range[2] = get_column_id (self, self->range.anchor_column);
  range[3] = trestle_grid_row_find (cursor, NULL)->id;
  range[4] = get_column_id (self, self->range.column);
  if (range[1] != NULL && range[3] != NULL)
    trestle_selection_set_range (trestle_project_get_selection (self->project), range);
}

void
trestle_grid_follow_focus (TrestleGrid     *self,
                           TrestleGridCell *cell)
{
  int row, column;

  trestle_grid_locate (self, cell, &row, &column);
  if (row == (int) self->range.row && column == (int) self->range.column)
    return;
  trestle_grid_range_move (&self->range, row, column, FALSE);
  trestle_grid_update_range (self);
  tell_range (self);
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
  guint n;

  if (!self->writing)
    trestle_grid_rows_update (self->rows);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (trestle_grid_row_find (item, NULL) == object)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

void
trestle_grid_update_range (TrestleGrid *self)
{
  gboolean block = trestle_grid_range_is_block (&self->range);

  for (guint i = 0; i < self->cells->len; i++)
    {
      int row, column;

      trestle_grid_locate (self, self->cells->pdata[i], &row, &column);
      trestle_grid_cell_set_in_range (self->cells->pdata[i], block && trestle_grid_range_contains (&self->range, row, column));
    }
}

static void
speak_range (TrestleGrid *self)
{
  guint first, n_rows, n_columns;
  g_autofree char *rows = NULL, *columns = NULL, *text = NULL;

  trestle_grid_range_get_rows (&self->range, &first, &n_rows);
  trestle_grid_range_get_columns (&self->range, &first, &n_columns);
  rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  /* Translators: “3 rows, 2 columns selected”. */
  text = g_strdup_printf (_("%s, %s selected"), rows, columns);
  trestle_toast_speak (GTK_WIDGET (self->view), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* The view moves the focus inside itself; from elsewhere the cell has to take it. */
static void
take_focus (TrestleGrid *self)
{
  for (guint i = 0; trestle_grid_get_focused_cell (self) == NULL && i < self->cells->len; i++)
    {
      int row, column;

      trestle_grid_locate (self, self->cells->pdata[i], &row, &column);
      if (row == (int) self->range.row && column == (int) self->range.column)
        gtk_widget_grab_focus (self->cells->pdata[i]);
    }
}

gboolean
trestle_grid_move_to (TrestleGrid *self,
                      int          row,
                      int          column,
                      gboolean     extend)
{
  TrestleGridCell *cell;
  guint first, n;

  if (row < 0 || row >= (int) g_list_model_get_n_items (G_LIST_MODEL (self->model)) ||
      column < 0 || column >= (int) self->shown->len)
    return FALSE;

  trestle_grid_range_move (&self->range, row, column, extend);
  tell_range (self);
  gtk_column_view_scroll_to (self->view, row, trestle_grid_get_view_column (self, self->shown->pdata[column]),
                             GTK_LIST_SCROLL_FOCUS | (extend ? 0 : GTK_LIST_SCROLL_SELECT), NULL);
  take_focus (self);
  trestle_grid_update_range (self);
  cell = extend ? NULL : trestle_grid_get_focused_cell (self);
  if (cell != NULL)
    trestle_grid_cell_tell (cell);
  if (extend)
    {
      trestle_grid_range_get_rows (&self->range, &first, &n);
      gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->model), first, n, TRUE);
      speak_range (self);
    }
  /* Rows that were filtered away are selected no more, which the view does not tell. */
  trestle_grid_share_selection (self);

  return TRUE;
}

static gboolean
find_place (TrestleGrid *self,
            const char  *id,
            const char  *column,
            guint       *row,
            guint       *index)
{
  TrestleObject *object = trestle_design_lookup (trestle_project_get_design (self->project), id);

  *row = object != NULL ? trestle_grid_find_position (self, object) : GTK_INVALID_LIST_POSITION;
  for (*index = 0; *index < self->shown->len; (*index)++)
    if (g_str_equal (get_column_id (self, *index), column))
      return *row != GTK_INVALID_LIST_POSITION;

  return FALSE;
}

void
trestle_grid_restore_range (TrestleGrid *self)
{
  const char *const *range = trestle_selection_get_range (trestle_project_get_selection (self->project));
  TrestleGridRange restored;

  if (range == NULL || !g_str_equal (range[0], trestle_grid_get_name (self)) ||
      !find_place (self, range[1], range[2], &restored.anchor_row, &restored.anchor_column) ||
      !find_place (self, range[3], range[4], &restored.row, &restored.column))
    return;

  self->range = restored;
  if (trestle_grid_get_focused_cell (self) != NULL)
    gtk_column_view_scroll_to (self->view, restored.row, trestle_grid_get_view_column (self, self->shown->pdata[restored.column]),
                               GTK_LIST_SCROLL_FOCUS, NULL);
  trestle_grid_update_range (self);
}

void
trestle_grid_connect_input (TrestleGrid *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
  trestle_grid_connect_pointer (self);
}
