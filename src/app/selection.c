/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A set of ids in the order of their selection.
 */
#include "config.h"

#include "selection.h"

struct _TrestleSelection
{
  GObject        parent_instance;
  TrestleDesign *design;
  GPtrArray     *ids;       /* in order */
  GHashTable    *set;       /* the same ids, borrowed */
};

enum { CHANGED, JUMPED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleSelection, trestle_selection, G_TYPE_OBJECT)

static gboolean
is_inside (TrestleSelection *self,
           TrestleObject    *object)
{
  return object->design == self->design && object->id != NULL;
}

static void
append (TrestleSelection *self,
        TrestleObject    *object)
{
  char *id;

  if (!is_inside (self, object) || g_hash_table_contains (self->set, object->id))
    return;

  id = g_strdup (object->id);
  g_ptr_array_add (self->ids, id);
  g_hash_table_add (self->set, id);
}

static gboolean
drop (TrestleSelection *self,
      const char       *id)
{
  guint index;

  if (!g_hash_table_remove (self->set, id) ||
      !g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index))
    return FALSE;
  g_ptr_array_remove_index (self->ids, index);

  return TRUE;
}

static void
empty (TrestleSelection *self)
{
  g_hash_table_remove_all (self->set);
  g_ptr_array_set_size (self->ids, 0);
}

static void
emit_changed (TrestleSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
design_changed_cb (TrestleSelection    *self,
                   const TrestleChange *change)
{
  if (change->type == TRESTLE_CHANGE_REMOVE && drop (self, change->object->id))
    emit_changed (self);
}

static void
trestle_selection_finalize (GObject *object)
{
  TrestleSelection *self = TRESTLE_SELECTION (object);

  g_clear_pointer (&self->set, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_object (&self->design);

  G_OBJECT_CLASS (trestle_selection_parent_class)->finalize (object);
}

static void
trestle_selection_class_init (TrestleSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = trestle_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", TRESTLE_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUMPED] = g_signal_new ("jumped", TRESTLE_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 2, TRESTLE_TYPE_OBJECT, G_TYPE_POINTER);
}

static void
trestle_selection_init (TrestleSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
}

TrestleSelection *
trestle_selection_new (TrestleDesign *design)
{
  TrestleSelection *self = g_object_new (TRESTLE_TYPE_SELECTION, NULL);

  self->design = g_object_ref (design);
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static gboolean
equals (TrestleSelection *self,
        GPtrArray        *objects)
{
  if (self->ids->len != objects->len)
    return FALSE;
  for (guint i = 0; i < objects->len; i++)
    if (g_strcmp0 (self->ids->pdata[i], TRESTLE_OBJECT (objects->pdata[i])->id) != 0)
      return FALSE;

  return TRUE;
}

void
trestle_selection_set (TrestleSelection *self,
                       GPtrArray        *objects)
{
  g_return_if_fail (TRESTLE_IS_SELECTION (self));

  if (equals (self, objects))
    return;
  empty (self);
  for (guint i = 0; i < objects->len; i++)
    append (self, objects->pdata[i]);
  emit_changed (self);
}

void
trestle_selection_select (TrestleSelection *self,
                          TrestleObject    *object)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  if (object != NULL)
    g_ptr_array_add (objects, object);
  trestle_selection_set (self, objects);
}

void
trestle_selection_toggle (TrestleSelection *self,
                          TrestleObject    *object)
{
  g_return_if_fail (TRESTLE_IS_SELECTION (self));

  if (!drop (self, object->id))
    append (self, object);
  emit_changed (self);
}

void
trestle_selection_jump (TrestleSelection   *self,
                        TrestleObject      *object,
                        const TrestleField *field)
{
  g_return_if_fail (TRESTLE_IS_SELECTION (self));

  if (!is_inside (self, object))
    return;
  trestle_selection_select (self, object);
  g_signal_emit (self, signals[JUMPED], 0, object, field);
}

gboolean
trestle_selection_contains (TrestleSelection *self,
                            TrestleObject    *object)
{
  g_return_val_if_fail (TRESTLE_IS_SELECTION (self), FALSE);

  return object->id != NULL && g_hash_table_contains (self->set, object->id);
}

guint
trestle_selection_get_size (TrestleSelection *self)
{
  g_return_val_if_fail (TRESTLE_IS_SELECTION (self), 0);

  return self->ids->len;
}

TrestleObject *
trestle_selection_get_primary (TrestleSelection *self)
{
  g_return_val_if_fail (TRESTLE_IS_SELECTION (self), NULL);

  return self->ids->len > 0 ? trestle_design_lookup (self->design, self->ids->pdata[self->ids->len - 1]) : NULL;
}

GPtrArray *
trestle_selection_list (TrestleSelection *self)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->ids->len; i++)
    {
      TrestleObject *object = trestle_design_lookup (self->design, self->ids->pdata[i]);

      if (object != NULL)
        g_ptr_array_add (objects, g_object_ref (object));
    }

  return objects;
}
