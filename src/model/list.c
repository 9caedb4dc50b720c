/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of all objects of one kind in a design.
 */
#include "config.h"

#include "list.h"

#include "design-private.h"

static GType
trestle_list_get_item_type (GListModel *model)
{
  return TRESTLE_LIST (model)->item_type;
}

static guint
trestle_list_get_n_items (GListModel *model)
{
  return TRESTLE_LIST (model)->items->len;
}

static gpointer
trestle_list_get_item (GListModel *model,
                       guint       position)
{
  TrestleList *self = TRESTLE_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = trestle_list_get_item_type;
  iface->get_n_items = trestle_list_get_n_items;
  iface->get_item = trestle_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleList, trestle_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
trestle_list_finalize (GObject *object)
{
  g_ptr_array_unref (TRESTLE_LIST (object)->items);

  G_OBJECT_CLASS (trestle_list_parent_class)->finalize (object);
}

static void
trestle_list_class_init (TrestleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_list_finalize;
}

static void
trestle_list_init (TrestleList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

TrestleList *
trestle_list_new (GType item_type)
{
  TrestleList *self = g_object_new (TRESTLE_TYPE_LIST, NULL);

  self->item_type = item_type;

  return self;
}

/* Whether the object at @position comes behind the one before it, by name alone. */
static gboolean
is_in_order (const TrestleList *self,
             guint              position)
{
  return position == 0 || trestle_object_compare_names (self->items->pdata[position - 1], self->items->pdata[position]) < 0;
}

static void
find_ordered (TrestleList *self)
{
  while (self->n_ordered < self->items->len && is_in_order (self, self->n_ordered))
    self->n_ordered++;
}

void
trestle_list_append (TrestleList   *self,
                     TrestleObject *object)
{
  object->position = self->items->len;
  g_ptr_array_add (self->items, g_object_ref (object));
  if (self->n_ordered == object->position)
    find_ordered (self);
  g_list_model_items_changed (G_LIST_MODEL (self), object->position, 0, 1);
}

void
trestle_list_remove (TrestleList   *self,
                     TrestleObject *object)
{
  guint position = object->position;

  g_assert (position < self->items->len && self->items->pdata[position] == object);

  g_ptr_array_remove_index (self->items, position);
  for (guint i = position; i < self->items->len; i++)
    ((TrestleObject *) self->items->pdata[i])->position = i;
  if (position < self->n_ordered)
    self->n_ordered--;
  find_ordered (self);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

void
trestle_list_sort (TrestleList *self)
{
  guint n = self->items->len;

  if (n < 2)
    return;
  g_ptr_array_sort (self->items, trestle_object_compare);
  for (guint i = 0; i < n; i++)
    ((TrestleObject *) self->items->pdata[i])->position = i;
  self->n_ordered = 0;
  find_ordered (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n, n);
}

void
trestle_list_rename (TrestleList   *self,
                     TrestleObject *object)
{
  guint position = object->position;

  if (position < self->n_ordered && !is_in_order (self, position))
    self->n_ordered = position;
  else if (position + 1 < self->n_ordered && !is_in_order (self, position + 1))
    self->n_ordered = position + 1;
  find_ordered (self);
}

GPtrArray *
trestle_list_dup_by_name (const TrestleList *self)
{
  GPtrArray *objects = g_ptr_array_sized_new (self->items->len);

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (objects, self->items->pdata[i]);
  if (self->n_ordered < self->items->len)
    g_ptr_array_sort (objects, trestle_object_compare);

  return objects;
}
