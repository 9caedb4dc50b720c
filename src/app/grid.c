/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A GtkColumnView over a list of the design.
 */
#include "config.h"

#include "grid-private.h"

#include <glib/gi18n.h>

#include "picker.h"
#include "record-title.h"

/* So many changes are shown one by one; of more, the table waits for the last. */
#define MAX_CHANGES 8

G_DEFINE_FINAL_TYPE (TrestleGrid, trestle_grid, ADW_TYPE_BIN)

/* Selection */

void
trestle_grid_share_selection (TrestleGrid *self)
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
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
      TrestleObject *object = trestle_grid_row_find (item, NULL);

      /* Sub-lines come together. */
      if (object->design != NULL && (objects->len == 0 || objects->pdata[objects->len - 1] != object))
        g_ptr_array_add (objects, g_object_ref (object));
    }
  self->selecting = TRUE;
  trestle_selection_set (trestle_project_get_selection (self->project), objects);
  self->selecting = FALSE;
}

static void
project_selection_changed_cb (TrestleGrid *self)
{
  TrestleSelection *selection = trestle_project_get_selection (self->project);
  g_autoptr(GtkBitset) bits = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) all = NULL;
  TrestleObject *last = NULL;
  guint n;

  if (self->selecting)
    return;

  if (!self->writing)
    trestle_grid_rows_update (self->rows);
  n = trestle_selection_get_size (selection) > 0 ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (G_LIST_MODEL (self->model), i);
      TrestleObject *object = trestle_grid_row_find (item, NULL);

      /* Of sub-lines the first. */
      if (object != last && trestle_selection_contains (selection, object))
        gtk_bitset_add (bits, i);
      last = object;
    }
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->model)));
  self->selecting = TRUE;
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->model), bits, all);
  self->selecting = FALSE;
}

/* Content */

/* A value that has come from elsewhere is what counts now. */
static void
forget_reject (TrestleGrid         *self,
               const TrestleChange *change)
{
  gboolean own = self->aid != NULL || trestle_object_get_kind (change->object) == self->kind;

  for (guint i = 0; own && i < self->columns->len; i++)
    {
      const TrestleColumn *column = &g_array_index (self->columns, TrestleColumn, i);

      if (column->field == change->field && column->via == NULL)
        trestle_grid_rejects_remove (self->rejects, change->object, column);
    }
}

/* After many changes at once, rows are sorted once; their cells, when it is assessed. */
static gboolean
catch_up_cb (gpointer data)
{
  TrestleGrid *self = data;
  gboolean many = self->n_changes > MAX_CHANGES;

  self->catcher = 0;
  self->n_changes = 0;
  if (!many)
    return G_SOURCE_REMOVE;
  gtk_sorter_changed (self->by_name, GTK_SORTER_CHANGE_DIFFERENT);
  trestle_grid_group_again (self);

  return G_SOURCE_REMOVE;
}

/* Many rows may have moved, which is not told yet. */
static void
restored_cb (TrestleGrid *self)
{
  if (self->catcher != 0)
    {
      g_clear_handle_id (&self->catcher, g_source_remove);
      catch_up_cb (self);
    }
  trestle_grid_restore_range (self);
}

static void
design_changed_cb (TrestleGrid         *self,
                   const TrestleChange *change)
{
  self->assessed &= change->type == TRESTLE_CHANGE_SET && (change->field->flags & TRESTLE_FIELD_GEOMETRY);
  if (change->type != TRESTLE_CHANGE_SET)
    return;

  forget_reject (self, change);
  if (self->writing)
    return;
  if (self->catcher == 0)
    self->catcher = g_idle_add_full (G_PRIORITY_HIGH_IDLE, catch_up_cb, self, NULL);
  if (self->n_changes++ >= MAX_CHANGES)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      TrestleGridCell *cell = self->cells->pdata[i];

      if (trestle_grid_cell_get_object (cell) == change->object)
        trestle_grid_cell_update (cell, FALSE);
    }
  if ((change->field->flags & TRESTLE_FIELD_KEY) && trestle_object_get_kind (change->object) == self->kind)
    gtk_sorter_changed (self->by_name, GTK_SORTER_CHANGE_DIFFERENT);
  if (trestle_grid_is_group_change (self, change))
    trestle_grid_group_again (self);
}

/* What was not understood went with what was. */
static void
committed_cb (TrestleGrid *self,
              gpointer     step,
              gboolean     forward)
{
  if (!forward)
    trestle_grid_rejects_forget_pasted (self->rejects);
}

static void
rejects_changed_cb (TrestleGrid *self)
{
  for (guint i = 0; !self->writing && i < self->cells->len; i++)
    trestle_grid_cell_update (self->cells->pdata[i], self->assessed);
}

/* Rows have moved: what was a range is none any more. */
static void
items_changed_cb (TrestleGrid *self)
{
  trestle_grid_range_clamp (&self->range, g_list_model_get_n_items (G_LIST_MODEL (self->model)), self->shown->len);
  trestle_grid_range_move (&self->range, self->range.row, self->range.column, FALSE);
  trestle_grid_update_range (self);
}

/* Cells show names, figures and findings that a change elsewhere has changed. */
static void
assessed_cb (TrestleGrid *self)
{
  self->assessed = TRUE;
  if (self->aid != NULL)
    trestle_grid_rows_make_again (self->rows);
  if (self->writing || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->cells->len; i++)
    trestle_grid_cell_update_seen (self->cells->pdata[i]);
}

static void
setup_cell_cb (TrestleGrid              *self,
               GtkColumnViewCell        *list_cell,
               GtkSignalListItemFactory *factory)
{
  const TrestleColumn *column = g_object_get_data (G_OBJECT (factory), "column");

  gtk_column_view_cell_set_focusable (list_cell, FALSE);
  gtk_column_view_cell_set_child (list_cell, trestle_grid_cell_new (self->project, column, self->rejects, list_cell));
}

static void
bind_cell_cb (TrestleGrid       *self,
              GtkColumnViewCell *list_cell)
{
  TrestleGridCell *cell = TRESTLE_GRID_CELL (gtk_column_view_cell_get_child (list_cell));

  trestle_grid_cell_set_row (cell, gtk_column_view_cell_get_item (list_cell), self->assessed);
  trestle_grid_cell_set_in_range (cell, FALSE);
  g_ptr_array_add (self->cells, cell);
}

static void
unbind_cell_cb (TrestleGrid       *self,
                GtkColumnViewCell *list_cell)
{
  TrestleGridCell *cell = TRESTLE_GRID_CELL (gtk_column_view_cell_get_child (list_cell));

  if (self->cells != NULL)
    g_ptr_array_remove_fast (self->cells, cell);
  trestle_grid_cell_set_row (cell, NULL, FALSE);
}

static void
bind_row_cb (TrestleGrid      *self,
             GtkColumnViewRow *row)
{
  g_autofree char *name = trestle_record_dup_title (trestle_grid_row_find (gtk_column_view_row_get_item (row), NULL));

  gtk_column_view_row_set_accessible_label (row, name);
}

/* Records are called by a number of ours. */
static char *
dup_title (const TrestleColumn *column,
           gpointer             row)
{
  return trestle_record_dup_title (row);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const TrestleColumn *column = user_data;
  int order = trestle_column_compare (column, trestle_grid_row_find ((gpointer) a, NULL), trestle_grid_row_find ((gpointer) b, NULL));

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static int
compare_names_cb (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  int order = TRESTLE_IS_GRID_LINE ((gpointer) a) ? trestle_grid_line_compare ((gpointer) a, (gpointer) b)
                                                  : trestle_object_compare (&a, &b);

  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
append_column (TrestleGrid         *self,
               const TrestleColumn *column)
{
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, (gpointer) column, NULL));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) view_column = NULL;
  /* An object may have a field that its machine has, too. */
  g_autofree char *id = column->via != NULL ? g_strconcat (column->via->name, "-", column->name, NULL) : g_strdup (column->name);

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) column);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, G_CONNECT_SWAPPED);
  view_column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_column_set_id (view_column, id);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  /* What a sub-line has of its own sorts no lines. */
  if (self->aid == NULL || (trestle_grid_job_aid_is_of_row (column) && !trestle_column_is_computed (column)))
    gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->view_columns, view_column);
}

static void
create_view (TrestleGrid *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_CELL);
  g_signal_connect_object (rows, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_column_view_set_row_factory (self->view, rows);
  g_object_unref (rows);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");

  trestle_grid_connect_input (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), trestle_grid_create_progress (self));
  if (self->aid != NULL)
    gtk_box_append (GTK_BOX (box), trestle_grid_create_parts (self));
  gtk_box_append (GTK_BOX (box), trestle_grid_create_banner (self));
  gtk_box_append (GTK_BOX (box), trestle_grid_create_bar (self));
  gtk_box_append (GTK_BOX (box), overlay);
  adw_bin_set_child (ADW_BIN (self), box);
}

static GPtrArray *
make_lines (gpointer data)
{
  TrestleGrid *self = data;

  return trestle_grid_job_aid_list_lines (self->aid, self->project);
}

static void
create_model (TrestleGrid *self)
{
  TrestleList *list = trestle_design_get_list (trestle_project_get_design (self->project), self->kind);
  GtkMultiSorter *sorter = gtk_multi_sorter_new ();

  /* A header that is clicked comes first; names settle the rest. */
  self->by_name = GTK_SORTER (gtk_custom_sorter_new (compare_names_cb, NULL, NULL));
  gtk_multi_sorter_append (sorter, g_object_ref (gtk_column_view_get_sorter (self->view)));
  gtk_multi_sorter_append (sorter, g_object_ref (self->by_name));
  self->rows = self->aid != NULL ? trestle_grid_rows_new_lines (list, make_lines, self) : trestle_grid_rows_new (list);
  self->sorted = gtk_sort_list_model_new (trestle_grid_filter (self, G_LIST_MODEL (g_object_ref (self->rows))), GTK_SORTER (sorter));
  self->model = gtk_multi_selection_new (G_LIST_MODEL (self->sorted));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  if (self->grouped != NULL)
    trestle_grid_update_groups (self);
}

static void
trestle_grid_dispose (GObject *object)
{
  TrestleGrid *self = TRESTLE_GRID (object);

  if (self->view != NULL)
    trestle_grid_finish_paste (self);
  trestle_grid_flush_columns (self);
  g_clear_weak_pointer (&self->added);
  g_clear_handle_id (&self->orderer, g_source_remove);
  g_clear_handle_id (&self->catcher, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->rows);
  g_clear_object (&self->by_group);
  g_clear_object (&self->by_name);
  g_clear_object (&self->filter);
  g_clear_object (&self->rejects);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->view_columns, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (trestle_grid_parent_class)->dispose (object);
}

static gboolean
edit_cb (gpointer data)
{
  TrestleGrid *self = data;

  if (self->cells != NULL && g_ptr_array_find (self->cells, self->menu_cell, NULL))
    trestle_grid_cell_edit (self->menu_cell, FALSE);

  return G_SOURCE_REMOVE;
}

/* Once the menu has gone and given the focus back. */
static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, edit_cb, g_object_ref (widget), g_object_unref);
}

static void
trestle_grid_class_init (TrestleGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_grid_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "grid.edit", NULL, edit_action);
  trestle_grid_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
trestle_grid_init (TrestleGrid *self)
{
  self->cells = g_ptr_array_new ();
  self->headers = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->view_columns = g_ptr_array_new ();
  self->rejects = trestle_grid_rejects_new ();
}

static GtkWidget *
create (TrestleProject      *project,
        TrestleKind          kind,
        const TrestleJobAid *aid)
{
  TrestleGrid *self = g_object_new (TRESTLE_TYPE_GRID, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->aid = aid;
  self->columns = aid != NULL ? trestle_grid_job_aid_list_columns (aid, project) : trestle_column_list (kind);
  if (kind == TRESTLE_KIND_ANSWER || kind == TRESTLE_KIND_DECISION || kind == TRESTLE_KIND_ACCEPTANCE)
    g_array_index (self->columns, TrestleColumn, 0).dup_shown = dup_title;
  create_view (self);
  for (guint i = 0; i < self->columns->len; i++)
    append_column (self, &g_array_index (self->columns, TrestleColumn, i));
  trestle_grid_connect_columns (self);
  create_model (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  aid != NULL ? _(aid->title) : _(trestle_kind_get_info (kind)->titles), -1);

  g_signal_connect_object (self->model, "selection-changed", G_CALLBACK (trestle_grid_share_selection), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (project), "changed",
                           G_CALLBACK (project_selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_selection (project), "restored", G_CALLBACK (restored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_design (project), "changed",
                           G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_validator (project), "assessed",
                           G_CALLBACK (assessed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (trestle_project_get_history (project), "committed",
                           G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rejects, "changed", G_CALLBACK (rejects_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (assessed_cb), NULL);
  project_selection_changed_cb (self);

  return GTK_WIDGET (self);
}

GtkWidget *
trestle_grid_new (TrestleProject *project,
                  TrestleKind     kind)
{
  return create (project, kind, NULL);
}

GtkWidget *
trestle_grid_new_job_aid (TrestleProject      *project,
                          const TrestleJobAid *aid)
{
  return create (project, aid->kind, aid);
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

  trestle_grid_finish_paste (self);
  cell = trestle_grid_get_focused_cell (self);
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
  const TrestleField *field;

  g_return_if_fail (TRESTLE_IS_GRID (self));

  position = trestle_grid_find_position (self, object);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      trestle_grid_stop_finding (self);
      position = trestle_grid_find_position (self, object);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  trestle_grid_move_to (self, position, 0, FALSE);
  if (edit)
    {
      g_set_weak_pointer (&self->added, object);
      self->added_at = trestle_history_get_position (trestle_project_get_history (self->project));
    }
  cell = edit ? trestle_grid_get_focused_cell (self) : NULL;
  /* What has no name but ends begins with a choice: it can be typed at once, too. */
  field = cell != NULL ? trestle_grid_cell_get_column (cell)->field : NULL;
  if (cell != NULL && trestle_grid_cell_get_object (cell) == object && (field == NULL || !trestle_picker_fits (field)))
    trestle_grid_cell_edit (cell, FALSE);
}
