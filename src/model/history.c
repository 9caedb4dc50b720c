/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps are arrays of the changes that the design announced.  Reversing one is
 * setting the value before, adding what was removed or removing what was added.
 * Removed objects are kept alive by their step, so that views and references
 * find the same objects again.
 */
#include "config.h"

#include "history.h"

#include <glib/gi18n.h>

struct _TrestleHistory
{
  GObject        parent_instance;
  TrestleDesign *design;
  GPtrArray     *steps;       /* of TrestleStep; those before position are done */
  guint          position;
  int            saved;       /* the position that equals the file, -1: none */
  TrestleStep   *open;
  guint          depth;
  gboolean       applying;
  gboolean       sealed;      /* the last step takes no more changes */
};

enum { PROP_0, PROP_CAN_UNDO, PROP_CAN_REDO, PROP_MODIFIED, PROP_UNDO_TITLE, PROP_REDO_TITLE, N_PROPS };
enum { COMMITTED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleHistory, trestle_history, G_TYPE_OBJECT)

static void
change_free (gpointer data)
{
  TrestleChange *change = data;

  g_clear_object (&change->object);
  trestle_value_clear (&change->before);
  trestle_value_clear (&change->after);
  g_free (change);
}

static TrestleChange *
change_copy (const TrestleChange *change)
{
  TrestleChange *copy = g_new0 (TrestleChange, 1);

  copy->type = change->type;
  copy->object = g_object_ref (change->object);
  copy->field = change->field;
  trestle_value_copy (&change->before, &copy->before);
  trestle_value_copy (&change->after, &copy->after);

  return copy;
}

static void
change_apply (TrestleDesign       *design,
              const TrestleChange *change,
              gboolean             forward)
{
  gboolean add = (change->type == TRESTLE_CHANGE_ADD) == forward;

  if (change->type == TRESTLE_CHANGE_SET)
    trestle_object_set (change->object, change->field, forward ? &change->after : &change->before, NULL);
  else if (add)
    trestle_design_add (design, change->object);
  else
    trestle_design_remove (design, change->object);
}

/* Two settings of the same field in a row are one. */
static gboolean
change_merge (TrestleChange       *last,
              const TrestleChange *next)
{
  if (last->type != TRESTLE_CHANGE_SET || next->type != TRESTLE_CHANGE_SET ||
      last->field != next->field || last->object != next->object)
    return FALSE;

  trestle_value_clear (&last->after);
  trestle_value_copy (&next->after, &last->after);

  return TRUE;
}

static TrestleStep *
step_new (const char *title)
{
  TrestleStep *step = g_new0 (TrestleStep, 1);

  step->title = g_strdup (title);
  step->changes = g_ptr_array_new_with_free_func (change_free);

  return step;
}

static void
step_free (gpointer data)
{
  TrestleStep *step = data;

  g_free (step->title);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

/* "Change Number of Users", "Add Location", "Delete Link". */
static char *
dup_title (const TrestleChange *change)
{
  const char *kind = _(trestle_object_get_info (change->object)->title);

  if (change->type == TRESTLE_CHANGE_ADD)
    /* Translators: %s is a kind of object, such as “Location”. */
    return g_strdup_printf (_("Add %s"), kind);
  if (change->type == TRESTLE_CHANGE_REMOVE)
    /* Translators: %s is a kind of object, such as “Location”. */
    return g_strdup_printf (_("Delete %s"), kind);

  /* Translators: %s is a field, such as “Number of Users”. */
  return g_strdup_printf (_("Change %s"), _(change->field->label));
}

static void
notify (TrestleHistory *self)
{
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
emit_committed (TrestleHistory    *self,
                const TrestleStep *step,
                gboolean           forward)
{
  g_signal_emit (self, signals[COMMITTED], 0, step, forward);
  notify (self);
}

static void
apply_step (TrestleHistory    *self,
            const TrestleStep *step,
            gboolean           forward)
{
  guint n = step->changes->len;

  self->applying = TRUE;
  for (guint i = 0; i < n; i++)
    change_apply (self->design, step->changes->pdata[forward ? i : n - 1 - i], forward);
  self->applying = FALSE;
}

/* Steps that were undone are given up when something else is done. */
static void
forget_undone (TrestleHistory *self)
{
  if (self->position < self->steps->len)
    g_ptr_array_remove_range (self->steps, self->position, self->steps->len - self->position);
  if (self->saved > (int) self->position)
    self->saved = -1;
}

/* Typing into an unsealed last step only moves its end value. */
static gboolean
extend_last_step (TrestleHistory      *self,
                  const TrestleChange *change)
{
  TrestleStep *last;
  TrestleStep single = { NULL, NULL };
  g_autoptr(GPtrArray) only = NULL;

  if (self->sealed || self->position == 0 || self->position != self->steps->len || self->saved == (int) self->position)
    return FALSE;

  last = self->steps->pdata[self->position - 1];
  if (last->changes->len != 1 || !change_merge (last->changes->pdata[0], change))
    return FALSE;

  only = g_ptr_array_new ();
  g_ptr_array_add (only, (gpointer) change);
  single.title = last->title;
  single.changes = only;
  emit_committed (self, &single, TRUE);

  return TRUE;
}

static void
design_changed_cb (TrestleHistory      *self,
                   const TrestleChange *change,
                   TrestleDesign       *design)
{
  GPtrArray *changes;

  if (self->applying)
    return;

  if (self->open == NULL)
    {
      if (extend_last_step (self, change))
        return;
      trestle_history_begin (self, NULL);
      design_changed_cb (self, change, design);
      trestle_history_end (self);
      self->sealed = change->type != TRESTLE_CHANGE_SET;
      return;
    }

  changes = self->open->changes;
  if (changes->len == 0 || !change_merge (changes->pdata[changes->len - 1], change))
    g_ptr_array_add (changes, change_copy (change));
}

static void
trestle_history_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  TrestleHistory *self = TRESTLE_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, trestle_history_can_undo (self));
      break;

    case PROP_CAN_REDO:
      g_value_set_boolean (value, trestle_history_can_redo (self));
      break;

    case PROP_MODIFIED:
      g_value_set_boolean (value, trestle_history_is_modified (self));
      break;

    case PROP_UNDO_TITLE:
      g_value_set_string (value, trestle_history_get_undo_title (self));
      break;

    case PROP_REDO_TITLE:
      g_value_set_string (value, trestle_history_get_redo_title (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
trestle_history_finalize (GObject *object)
{
  TrestleHistory *self = TRESTLE_HISTORY (object);

  g_clear_pointer (&self->open, step_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_object (&self->design);

  G_OBJECT_CLASS (trestle_history_parent_class)->finalize (object);
}

static void
trestle_history_class_init (TrestleHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = trestle_history_get_property;
  object_class->finalize = trestle_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_TITLE] = g_param_spec_string ("undo-title", NULL, NULL, NULL, flags);
  properties[PROP_REDO_TITLE] = g_param_spec_string ("redo-title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COMMITTED] = g_signal_new ("committed", TRESTLE_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
}

static void
trestle_history_init (TrestleHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
}

TrestleHistory *
trestle_history_new (TrestleDesign *design)
{
  TrestleHistory *self = g_object_new (TRESTLE_TYPE_HISTORY, NULL);

  self->design = g_object_ref (design);
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
trestle_history_begin (TrestleHistory *self,
                       const char     *title)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));
  g_return_if_fail (!self->applying);

  if (self->depth++ == 0)
    self->open = step_new (title);
}

void
trestle_history_end (TrestleHistory *self)
{
  TrestleStep *step;

  g_return_if_fail (TRESTLE_IS_HISTORY (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;

  step = g_steal_pointer (&self->open);
  if (step->changes->len == 0)
    {
      step_free (step);
      return;
    }
  if (step->title == NULL)
    step->title = dup_title (step->changes->pdata[0]);
  forget_undone (self);
  g_ptr_array_add (self->steps, step);
  self->position++;
  self->sealed = TRUE;
  emit_committed (self, step, TRUE);
}

void
trestle_history_cancel (TrestleHistory *self)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));
  g_return_if_fail (self->depth == 1);

  apply_step (self, self->open, FALSE);
  self->depth = 0;
  g_clear_pointer (&self->open, step_free);
}

gboolean
trestle_history_is_recording (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  return self->open != NULL;
}

void
trestle_history_seal (TrestleHistory *self)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));

  self->sealed = TRUE;
}

gboolean
trestle_history_undo (TrestleHistory *self)
{
  const TrestleStep *step;

  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  if (!trestle_history_can_undo (self))
    return FALSE;

  step = self->steps->pdata[--self->position];
  apply_step (self, step, FALSE);
  self->sealed = TRUE;
  emit_committed (self, step, FALSE);

  return TRUE;
}

gboolean
trestle_history_redo (TrestleHistory *self)
{
  const TrestleStep *step;

  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  if (!trestle_history_can_redo (self))
    return FALSE;

  step = self->steps->pdata[self->position++];
  apply_step (self, step, TRUE);
  self->sealed = TRUE;
  emit_committed (self, step, TRUE);

  return TRUE;
}

gboolean
trestle_history_can_undo (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  return self->position > 0 && self->open == NULL;
}

gboolean
trestle_history_can_redo (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  return self->position < self->steps->len && self->open == NULL;
}

const char *
trestle_history_get_undo_title (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), NULL);

  return self->position > 0 ? ((TrestleStep *) self->steps->pdata[self->position - 1])->title : NULL;
}

const char *
trestle_history_get_redo_title (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), NULL);

  return self->position < self->steps->len ? ((TrestleStep *) self->steps->pdata[self->position])->title : NULL;
}

guint
trestle_history_get_n_steps (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), 0);

  return self->steps->len;
}

guint
trestle_history_get_position (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), 0);

  return self->position;
}

const TrestleStep *
trestle_history_get_step (TrestleHistory *self,
                          guint           index)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), NULL);
  g_return_val_if_fail (index < self->steps->len, NULL);

  return self->steps->pdata[index];
}

void
trestle_history_go_to (TrestleHistory *self,
                       guint           position)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));
  g_return_if_fail (position <= self->steps->len);

  while (self->position > position && trestle_history_undo (self))
    continue;
  while (self->position < position && trestle_history_redo (self))
    continue;
}

gboolean
trestle_history_is_modified (TrestleHistory *self)
{
  g_return_val_if_fail (TRESTLE_IS_HISTORY (self), FALSE);

  return self->saved != (int) self->position;
}

void
trestle_history_mark_saved (TrestleHistory *self)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));

  self->saved = self->position;
  self->sealed = TRUE;
  notify (self);
}

void
trestle_history_mark_unsaved (TrestleHistory *self)
{
  g_return_if_fail (TRESTLE_IS_HISTORY (self));

  self->saved = -1;
  notify (self);
}
