/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens to a design and assesses it again when the program is next idle,
 * however many changes came.  Rows that are still true keep their object, so that
 * views keep selection and scroll position.
 */
#include "config.h"

#include "validator.h"

struct _TrestleValidator
{
  GObject            parent_instance;
  TrestleDesign     *design;
  TrestleAssessment *assessment;
  GPtrArray         *items;         /* of TrestleFinding */
  guint              idle;
};

enum { ASSESSED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GType
trestle_validator_get_item_type (GListModel *model)
{
  return TRESTLE_TYPE_FINDING;
}

static guint
trestle_validator_get_n_items (GListModel *model)
{
  return TRESTLE_VALIDATOR (model)->items->len;
}

static gpointer
trestle_validator_get_item (GListModel *model,
                            guint       position)
{
  TrestleValidator *self = TRESTLE_VALIDATOR (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = trestle_validator_get_item_type;
  iface->get_n_items = trestle_validator_get_n_items;
  iface->get_item = trestle_validator_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TrestleValidator, trestle_validator, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

/* Open findings, then accepted ones. */
static GPtrArray *
list_items (const TrestleAssessment * assessment)
{
  const GPtrArray *parts[] = { trestle_assessment_get_findings (assessment), trestle_assessment_get_accepted (assessment) };
  GPtrArray *items = g_ptr_array_sized_new (parts[0]->len + parts[1]->len);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint k = 0; k < parts[i]->len; k++)
      g_ptr_array_add (items, parts[i]->pdata[k]);

  return items;
}

/* Only what differs between the old list and the new one is replaced. */
static void
replace_items (TrestleValidator *self)
{
  g_autoptr(GPtrArray) findings = list_items (self->assessment);
  guint n_old = self->items->len;
  guint n_new = findings->len;
  guint head = 0, tail = 0;

  while (head < MIN (n_old, n_new) && trestle_finding_equal (self->items->pdata[head], findings->pdata[head]))
    head++;
  while (tail < MIN (n_old, n_new) - head &&
         trestle_finding_equal (self->items->pdata[n_old - tail - 1], findings->pdata[n_new - tail - 1]))
    tail++;

  if (n_old == n_new && head == n_old)
    return;
  if (n_old > head + tail)
    g_ptr_array_remove_range (self->items, head, n_old - head - tail);
  for (guint i = head; i < n_new - tail; i++)
    g_ptr_array_insert (self->items, i, g_object_ref (findings->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n_new - head - tail);
}

static void
assess (TrestleValidator *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->assessment, trestle_assessment_free);
  self->assessment = trestle_assessment_new (self->design);
  replace_items (self);
  g_signal_emit (self, signals[ASSESSED], 0);
}

static gboolean
idle_cb (gpointer data)
{
  TrestleValidator *self = data;

  self->idle = 0;
  assess (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (TrestleValidator *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
design_changed_cb (TrestleValidator    *self,
                   const TrestleChange *change)
{
  if (change->type != TRESTLE_CHANGE_SET || !(change->field->flags & TRESTLE_FIELD_GEOMETRY))
    schedule (self);
}

static void
trestle_validator_dispose (GObject *object)
{
  TrestleValidator *self = TRESTLE_VALIDATOR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->assessment, trestle_assessment_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->design);

  G_OBJECT_CLASS (trestle_validator_parent_class)->dispose (object);
}

static void
trestle_validator_class_init (TrestleValidatorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = trestle_validator_dispose;

  signals[ASSESSED] = g_signal_new ("assessed", TRESTLE_TYPE_VALIDATOR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
trestle_validator_init (TrestleValidator *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

TrestleValidator *
trestle_validator_new (TrestleDesign *design)
{
  TrestleValidator *self = g_object_new (TRESTLE_TYPE_VALIDATOR, NULL);

  self->design = g_object_ref (design);
  g_signal_connect_object (design, "changed", G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
  /* A list tells its views before the design tells anybody, and they may ask at once: the old index does not know the
   * new object, and the positions of others have changed. */
  for (guint kind = 0; kind < TRESTLE_N_KINDS; kind++)
    if (design->lists[kind] != NULL)
      g_signal_connect_object (design->lists[kind], "items-changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  assess (self);

  return self;
}

const TrestleAssessment *
trestle_validator_get_assessment (TrestleValidator *self)
{
  g_return_val_if_fail (TRESTLE_IS_VALIDATOR (self), NULL);

  if (self->idle != 0)
    assess (self);

  return self->assessment;
}
