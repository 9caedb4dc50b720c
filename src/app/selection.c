/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A set of ids in the order of their selection, and what it was before and after
 * each step of the history.
 */
#include "config.h"

#include "selection.h"

/* What is selected at one time; many steps may share it. */
typedef struct
{
  grefcount  refs;
  GPtrArray *ids;           /* in order */
  char     **range;         /* of a table, or NULL */
} State;

typedef struct
{
  const TrestleStep *step;  /* only to know it again */
  State             *before;
  State             *after; /* NULL while what did the step is still at it */
} Memory;

struct _TrestleSelection
{
  GObject         parent_instance;
  TrestleDesign  *design;
  TrestleHistory *history;
  GPtrArray      *ids;      /* in order */
  GHashTable     *set;      /* the same ids, borrowed */
  char          **range;
  State          *state;    /* the same, once it has been asked for, or NULL */
  State          *before;   /* the step that is open, or NULL */
  GArray         *memories; /* of Memory, as the steps of the history are */
  guint           source;   /* that remembers what is selected after the last step, or 0 */
};

enum { CHANGED, JUMPED, RESTORED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleSelection, trestle_selection, G_TYPE_OBJECT)

/* ---- States */

static State *
state_ref (State * state)
{
  g_ref_count_inc (&state->refs);

  return state;
}

static void
state_unref (State *state)
{
  if (!g_ref_count_dec (&state->refs))
    return;
  g_ptr_array_unref (state->ids);
  g_strfreev (state->range);
  g_free (state);
}

static State *
take_state (TrestleSelection *self)
{
  if (self->state == NULL)
    {
      self->state = g_new0 (State, 1);
      g_ref_count_init (&self->state->refs);
      self->state->ids = g_ptr_array_copy (self->ids, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
      g_ptr_array_set_free_func (self->state->ids, g_free);
      self->state->range = g_strdupv (self->range);
    }

  return state_ref (self->state);
}

static void
clear_memory (gpointer data)
{
  Memory *memory = data;

  g_clear_pointer (&memory->before, state_unref);
  g_clear_pointer (&memory->after, state_unref);
}

/* What is selected now is what the last step has left. */
static void
remember_after (TrestleSelection *self)
{
  Memory *last;

  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  last = &g_array_index (self->memories, Memory, self->memories->len - 1);
  g_clear_pointer (&last->after, state_unref);
  last->after = take_state (self);
}

static gboolean
remember_cb (gpointer data)
{
  remember_after (data);

  return G_SOURCE_REMOVE;
}

/* A step that is done, undone, done again or, of one value, done a little more. */
static void
committed_cb (TrestleSelection  *self,
              const TrestleStep *step,
              gboolean           forward)
{
  guint index = trestle_history_get_position (self->history) - (forward ? 1 : 0);
  Memory memory = { step, g_steal_pointer (&self->before), NULL };
  gboolean known = index < self->memories->len && g_array_index (self->memories, Memory, index).step == step;

  if (!forward || known || step != trestle_history_get_step (self->history, index))
    {
      if (!forward)
        g_clear_handle_id (&self->source, g_source_remove);
      clear_memory (&memory);
      return;
    }
  remember_after (self);
  g_array_set_size (self->memories, index);
  /* A change that nobody has opened a step for has not been told here yet. */
  if (memory.before == NULL)
    memory.before = take_state (self);
  g_array_append_val (self->memories, memory);
  /* Whoever did it may still select what has come of it. */
  self->source = g_idle_add_full (G_PRIORITY_HIGH, remember_cb, self, NULL);
}

/* ---- The set */

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
  g_clear_pointer (&self->state, state_unref);
  /* Of a step that came to nothing. */
  if (!trestle_history_is_recording (self->history))
    g_clear_pointer (&self->before, state_unref);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
design_changed_cb (TrestleSelection    *self,
                   const TrestleChange *change)
{
  if (trestle_history_is_recording (self->history) && self->before == NULL)
    {
      remember_after (self);
      self->before = take_state (self);
    }
  if (change->type == TRESTLE_CHANGE_REMOVE && drop (self, change->object->id))
    emit_changed (self);
}

static void
trestle_selection_finalize (GObject *object)
{
  TrestleSelection *self = TRESTLE_SELECTION (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->memories, g_array_unref);
  g_clear_pointer (&self->state, state_unref);
  g_clear_pointer (&self->before, state_unref);
  g_clear_pointer (&self->range, g_strfreev);
  g_clear_object (&self->history);
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
  signals[RESTORED] = g_signal_new ("restored", TRESTLE_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_selection_init (TrestleSelection *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);
  self->memories = g_array_new (FALSE, TRUE, sizeof (Memory));
  g_array_set_clear_func (self->memories, clear_memory);
}

TrestleSelection *
trestle_selection_new (TrestleDesign  *design,
                       TrestleHistory *history)
{
  TrestleSelection *self = g_object_new (TRESTLE_TYPE_SELECTION, NULL);

  self->design = g_object_ref (design);
  self->history = g_object_ref (history);
  g_signal_connect_object (history, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
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

void
trestle_selection_set_range (TrestleSelection  *self,
                             const char *const *range)
{
  g_return_if_fail (TRESTLE_IS_SELECTION (self));

  if (self->range != NULL && range != NULL && g_strv_equal ((const char *const *) self->range, range))
    return;
  g_strfreev (self->range);
  self->range = g_strdupv ((char **) range);
  g_clear_pointer (&self->state, state_unref);
}

const char *const *
trestle_selection_get_range (TrestleSelection *self)
{
  g_return_val_if_fail (TRESTLE_IS_SELECTION (self), NULL);

  return (const char *const *) self->range;
}

void
trestle_selection_prepare (TrestleSelection *self)
{
  g_return_if_fail (TRESTLE_IS_SELECTION (self));

  remember_after (self);
}

gboolean
trestle_selection_restore (TrestleSelection *self,
                           guint             index,
                           gboolean          after)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);
  const Memory *memory;
  State *state;

  g_return_val_if_fail (TRESTLE_IS_SELECTION (self), FALSE);

  memory = index < self->memories->len ? &g_array_index (self->memories, Memory, index) : NULL;
  state = memory == NULL ? NULL : after ? memory->after : memory->before;
  if (state == NULL)
    return FALSE;

  state = state_ref (state);
  for (guint i = 0; i < state->ids->len; i++)
    {
      TrestleObject *object = trestle_design_lookup (self->design, state->ids->pdata[i]);

      if (object != NULL)
        g_ptr_array_add (objects, g_object_ref (object));
    }
  trestle_selection_set (self, objects);
  trestle_selection_set_range (self, (const char *const *) state->range);
  g_signal_emit (self, signals[RESTORED], 0);
  state_unref (state);

  return TRUE;
}
