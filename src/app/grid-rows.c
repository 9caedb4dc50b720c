/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of the list that follows it: change by change while there are few, and
 * of more all at once, before anything else can happen.
 */
#include "config.h"

#include "grid-rows.h"

#include "grid-job-aid.h"

/* So many changes are told one by one. */
#define MAX_CHANGES 8

struct _TrestleGridRows
{
  GObject      parent_instance;
  TrestleList *list;
  GPtrArray   *(*make) (gpointer data);   /* lines, or NULL: rows are the list’s objects */
  gpointer     data;
  GPtrArray   *items;
  guint        n_changes;     /* since the source was made */
  guint        source;        /* that tells the rest, or 0 */
  gboolean     waiting;       /* it tells nothing */
};

static GType
trestle_grid_rows_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
trestle_grid_rows_get_n_items (GListModel *model)
{
  return TRESTLE_GRID_ROWS (model)->items->len;
}

static gpointer
trestle_grid_rows_get_item (GListModel *model,
                            guint       position)
{
  TrestleGridRows *self = TRESTLE_GRID_ROWS (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = trestle_grid_rows_get_item_type;
  iface->get_n_items = trestle_grid_rows_get_n_items;
  iface->get_item = trestle_grid_rows_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleGridRows, trestle_grid_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* A line that is the same again stays the one it was. */
static gboolean
is_same (GPtrArray *before,
         guint      old_index,
         GPtrArray *items,
         guint      index)
{
  gpointer old = before->pdata[old_index], new = items->pdata[index];

  if (old == new)
    return TRUE;
  if (!TRESTLE_IS_GRID_LINE (old) || !TRESTLE_IS_GRID_LINE (new) || !trestle_grid_line_equal (old, new))
    return FALSE;
  g_set_object ((GObject **) &items->pdata[index], old);

  return TRUE;
}

/* Of the rows only what differs is replaced, in the middle of what stays. */
static void
take_items (TrestleGridRows *self,
            GPtrArray       *items)
{
  g_autoptr(GPtrArray) before = g_steal_pointer (&self->items);
  guint shorter = MIN (before->len, items->len), head = 0, tail = 0;

  while (head < shorter && is_same (before, head, items, head))
    head++;
  while (tail < shorter - head && is_same (before, before->len - 1 - tail, items, items->len - 1 - tail))
    tail++;
  self->items = items;
  if (head < before->len || head < items->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, before->len - head - tail, items->len - head - tail);
}

static GPtrArray *
copy_items (TrestleList *list)
{
  GPtrArray *items = g_ptr_array_new_full (list->items->len, g_object_unref);

  for (guint i = 0; i < list->items->len; i++)
    g_ptr_array_add (items, g_object_ref (list->items->pdata[i]));

  return items;
}

void
trestle_grid_rows_update (TrestleGridRows *self)
{
  g_return_if_fail (TRESTLE_IS_GRID_ROWS (self));

  self->waiting = FALSE;
  if (self->n_changes > MAX_CHANGES)
    {
      self->n_changes = 0;
      take_items (self, self->make != NULL ? self->make (self->data) : copy_items (self->list));
    }
}

void
trestle_grid_rows_wait (TrestleGridRows *self)
{
  g_return_if_fail (TRESTLE_IS_GRID_ROWS (self));

  self->waiting = TRUE;
}

static gboolean
update_cb (gpointer data)
{
  TrestleGridRows *self = data;

  self->source = 0;
  if (!self->waiting)
    {
      trestle_grid_rows_update (self);
      self->n_changes = 0;
    }

  return G_SOURCE_REMOVE;
}

void
trestle_grid_rows_make_again (TrestleGridRows *self)
{
  g_return_if_fail (TRESTLE_IS_GRID_ROWS (self));

  self->n_changes = MAX_CHANGES + 1;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH, update_cb, self, NULL);
}

static void
items_changed_cb (TrestleGridRows *self,
                  guint            position,
                  guint            removed,
                  guint            added)
{
  if (self->make != NULL)
    {
      trestle_grid_rows_make_again (self);
      return;
    }
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_HIGH, update_cb, self, NULL);
  if (self->n_changes++ >= MAX_CHANGES)
    return;
  if (removed > 0)
    g_ptr_array_remove_range (self->items, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (self->items, i, g_object_ref (self->list->items->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
trestle_grid_rows_dispose (GObject *object)
{
  TrestleGridRows *self = TRESTLE_GRID_ROWS (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (trestle_grid_rows_parent_class)->dispose (object);
}

static void
trestle_grid_rows_finalize (GObject *object)
{
  g_ptr_array_unref (TRESTLE_GRID_ROWS (object)->items);

  G_OBJECT_CLASS (trestle_grid_rows_parent_class)->finalize (object);
}

static void
trestle_grid_rows_class_init (TrestleGridRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_grid_rows_dispose;
  G_OBJECT_CLASS (klass)->finalize = trestle_grid_rows_finalize;
}

static void
trestle_grid_rows_init (TrestleGridRows *self)
{
}

static TrestleGridRows *
create (TrestleList *list,
        GPtrArray   *items)
{
  TrestleGridRows *self = g_object_new (TRESTLE_TYPE_GRID_ROWS, NULL);

  self->list = g_object_ref (list);
  self->items = items;
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

TrestleGridRows *
trestle_grid_rows_new (TrestleList *list)
{
  return create (list, copy_items (list));
}

TrestleGridRows *
trestle_grid_rows_new_lines (TrestleList *list,
                             GPtrArray *(*make) (gpointer data),
                             gpointer     data)
{
  TrestleGridRows *self = create (list, make (data));

  self->make = make;
  self->data = data;

  return self;
}
