/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens to a design and assesses it again when the program is next idle,
 * however many changes came.  Rows that are still true keep their object, so that
 * views keep selection and scroll position.
 *
 * What takes longer than a frame is made in slices behind the frames, into an
 * assessment and a progress of its own that take the place of those before when they
 * are finished; a change meanwhile begins them anew.
 */
#include "config.h"

#include "validator.h"

#include <string.h>

#include "finding-item.h"

/* Designs of more objects are assessed in slices, and what shows them is brought up to
 * date between frames: some 600 locations.
 */
#define SLICE_LIMIT 4096

/* Behind what draws a frame, which GTK does at G_PRIORITY_HIGH_IDLE + 20. */
#define SLICE_PRIORITY (G_PRIORITY_HIGH_IDLE + 30)

struct _TrestleValidator
{
  GObject            parent_instance;
  TrestleDesign     *design;
  TrestleAssessment *assessment;
  TrestleProgress   *progress;      /* NULL: to be made when asked for */
  TrestleAssessment *next;          /* what is being made in slices, or NULL */
  TrestleProgress   *next_progress; /* of it, once all rules have run */
  guint              slice_limit;
  GPtrArray         *items;         /* of TrestleFindingItem; NULL: to be made when asked for */
  TrestleAssessment *before;        /* the one before, while rows are being replaced */
  guint              n_before;      /* the first so many rows are still its own */
  GPtrArray         *removed;       /* objects that the assessment may still speak of */
  guint              idle;
};

enum { ASSESSED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GType
trestle_validator_get_item_type (GListModel *model)
{
  return TRESTLE_TYPE_FINDING_ITEM;
}

static guint
trestle_validator_get_n_items (GListModel *model)
{
  return TRESTLE_VALIDATOR (model)->items->len;
}

static guint
count_rows (const TrestleAssessment *assessment)
{
  return trestle_assessment_get_findings (assessment)->len + trestle_assessment_get_accepted (assessment)->len;
}

/* Open findings, then accepted ones. */
static const TrestleFinding *
get_row (const TrestleAssessment *assessment,
         guint                    row)
{
  const GPtrArray *open = trestle_assessment_get_findings (assessment);

  return row < open->len ? open->pdata[row] : trestle_assessment_get_accepted (assessment)->pdata[row - open->len];
}

/* The finding behind a row; those at the end are the first to be current. */
static const TrestleFinding *
find_row (const TrestleValidator *self,
          guint                   position)
{
  return position < self->n_before ? get_row (self->before, position) :
         get_row (self->assessment, position + count_rows (self->assessment) - self->items->len);
}

static gpointer
trestle_validator_get_item (GListModel *model,
                            guint       position)
{
  TrestleValidator *self = TRESTLE_VALIDATOR (model);

  if (position >= self->items->len)
    return NULL;
  if (self->items->pdata[position] == NULL)
    self->items->pdata[position] = trestle_finding_item_new (find_row (self, position));

  return g_object_ref (self->items->pdata[position]);
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

static void
free_item (gpointer item)
{
  g_clear_object (&item);
}

/* Rows that give way to others. */
typedef struct
{
  guint at, n_old, n_new;     /* @at in what has been before */
  guint new_at;
} Hunk;

/* How far ahead rows that are still true are looked for, and how many hunks are told
 * one by one: each costs those who listen a walk through their own rows.
 */
#define MAX_DISTANCE 32
#define MAX_HUNKS    16

static gboolean
is_same_row (const TrestleAssessment *before,
             guint                    old_row,
             const TrestleAssessment *after,
             guint                    new_row)
{
  return old_row < count_rows (before) && new_row < count_rows (after) &&
         trestle_finding_equal (get_row (before, old_row), get_row (after, new_row));
}

/* From a row that differs: the fewest that have gone and come until two are the same
 * again; FALSE when these are too far away.
 */
static gboolean
find_same (const TrestleAssessment *before,
           const TrestleAssessment *after,
           Hunk                    *hunk)
{
  for (guint distance = 1; distance <= 2 * MAX_DISTANCE; distance++)
    for (guint n_old = 0; n_old <= MIN (distance, MAX_DISTANCE); n_old++)
      {
        guint n_new = distance - n_old;

        if (n_new <= MAX_DISTANCE && is_same_row (before, hunk->at + n_old, after, hunk->new_at + n_new))
          {
            hunk->n_old = n_old;
            hunk->n_new = n_new;
            return TRUE;
          }
      }

  return FALSE;
}

/* Everything between two rows and @tail ones at the end, which are the same. */
static void
take_rest (const TrestleAssessment *before,
           const TrestleAssessment *after,
           Hunk                    *hunk)
{
  guint n_old = count_rows (before), n_new = count_rows (after), tail = 0;

  while (tail < MIN (n_old - hunk->at, n_new - hunk->new_at) && is_same_row (before, n_old - tail - 1, after, n_new - tail - 1))
    tail++;
  hunk->n_old = n_old - tail - hunk->at;
  hunk->n_new = n_new - tail - hunk->new_at;
}

static GArray *
list_hunks (const TrestleAssessment *before,
            const TrestleAssessment *after)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));
  guint n_old = count_rows (before), n_new = count_rows (after);
  Hunk hunk = { 0 };

  for (;;)
    {
      gboolean last;

      while (is_same_row (before, hunk.at, after, hunk.new_at))
        {
          hunk.at++;
          hunk.new_at++;
        }
      if (hunk.at == n_old && hunk.new_at == n_new)
        return hunks;
      last = hunks->len + 1 == MAX_HUNKS || !find_same (before, after, &hunk);
      if (last)
        take_rest (before, after, &hunk);
      g_array_append_val (hunks, hunk);
      if (last)
        return hunks;
      hunk.at += hunk.n_old;
      hunk.new_at += hunk.n_new;
    }
}

static void
replace_rows (TrestleValidator *self,
              const Hunk       *hunk)
{
  guint tail = self->items->len - hunk->at - hunk->n_old;

  for (guint i = 0; i < hunk->n_old; i++)
    g_clear_object (&self->items->pdata[hunk->at + i]);
  if (hunk->n_new > hunk->n_old)
    g_ptr_array_set_size (self->items, self->items->len + hunk->n_new - hunk->n_old);
  memmove (&self->items->pdata[hunk->at + hunk->n_new], &self->items->pdata[hunk->at + hunk->n_old], tail * sizeof (gpointer));
  for (guint i = 0; i < hunk->n_new; i++)
    self->items->pdata[hunk->at + i] = NULL;
  for (guint i = hunk->at + hunk->n_new + tail; i < self->items->len; i++)
    self->items->pdata[i] = NULL;
  g_ptr_array_set_size (self->items, hunk->at + hunk->n_new + tail);
}

/* What differs is replaced, from the end: in front of it all is still as it was. */
static void
replace_items (TrestleValidator *self)
{
  g_autoptr(GArray) hunks = NULL;

  if (self->before == NULL)
    {
      g_ptr_array_set_size (self->items, count_rows (self->assessment));
      g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->items->len);
      return;
    }
  hunks = list_hunks (self->before, self->assessment);
  for (guint i = hunks->len; i-- > 0;)
    {
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);

      replace_rows (self, hunk);
      self->n_before = hunk->at;
      g_list_model_items_changed (G_LIST_MODEL (self), hunk->at, hunk->n_old, hunk->n_new);
    }
  self->n_before = 0;
}

static void
drop_next (TrestleValidator *self)
{
  g_clear_pointer (&self->next_progress, trestle_progress_free);
  g_clear_pointer (&self->next, trestle_assessment_free);
}

/* FALSE: what is next is finished. */
static gboolean
make_slice (TrestleValidator *self)
{
  if (self->next_progress != NULL)
    return trestle_progress_step (self->next_progress);
  if (self->next == NULL)
    self->next = trestle_assessment_begin (self->design);
  else if (!trestle_assessment_step (self->next))
    self->next_progress = trestle_progress_begin (self->next);

  return TRUE;
}

static void
take_next (TrestleValidator *self)
{
  g_clear_pointer (&self->progress, trestle_progress_free);
  self->before = g_steal_pointer (&self->assessment);
  self->assessment = g_steal_pointer (&self->next);
  self->progress = g_steal_pointer (&self->next_progress);
  replace_items (self);
  g_clear_pointer (&self->before, trestle_assessment_free);
  g_ptr_array_set_size (self->removed, 0);
  g_signal_emit (self, signals[ASSESSED], 0);
}

/* At once; the progress that has not been begun waits until somebody asks for it. */
static void
assess (TrestleValidator *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->next == NULL)
    self->next = trestle_assessment_begin (self->design);
  while (self->next_progress == NULL && trestle_assessment_step (self->next))
    continue;
  while (self->next_progress != NULL && trestle_progress_step (self->next_progress))
    continue;
  take_next (self);
}

static gboolean
idle_cb (gpointer data)
{
  TrestleValidator *self = data;

  self->idle = 0;
  assess (self);

  return G_SOURCE_REMOVE;
}

static gboolean
slice_cb (gpointer data)
{
  TrestleValidator *self = data;

  if (make_slice (self))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  take_next (self);

  return G_SOURCE_REMOVE;
}

static guint
count_objects (const TrestleDesign *design)
{
  guint n = 0;

  for (guint kind = 0; kind < TRESTLE_N_KINDS; kind++)
    n += design->lists[kind] != NULL ? design->lists[kind]->items->len : 0;

  return n;
}

static gboolean
is_large (TrestleValidator *self)
{
  return count_objects (self->design) > self->slice_limit;
}

static void
schedule (TrestleValidator *self)
{
  gboolean sliced = is_large (self);

  drop_next (self);
  if (self->idle == 0)
    self->idle = g_idle_add_full (sliced ? SLICE_PRIORITY : G_PRIORITY_HIGH_IDLE, sliced ? slice_cb : idle_cb, self, NULL);
}

static void
design_changed_cb (TrestleValidator    *self,
                   const TrestleChange *change)
{
  if (change->type == TRESTLE_CHANGE_REMOVE)
    g_ptr_array_add (self->removed, g_object_ref (change->object));
  if (change->type != TRESTLE_CHANGE_SET || !(change->field->flags & TRESTLE_FIELD_GEOMETRY))
    schedule (self);
}

static void
trestle_validator_dispose (GObject *object)
{
  TrestleValidator *self = TRESTLE_VALIDATOR (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  drop_next (self);
  g_clear_pointer (&self->progress, trestle_progress_free);
  g_clear_pointer (&self->assessment, trestle_assessment_free);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->removed, g_ptr_array_unref);
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
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->removed = g_ptr_array_new_with_free_func (g_object_unref);
  self->slice_limit = SLICE_LIMIT;
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
  if (is_large (self))
    schedule (self);
  else
    assess (self);

  return self;
}

gboolean
trestle_validator_is_current (TrestleValidator *self)
{
  g_return_val_if_fail (TRESTLE_IS_VALIDATOR (self), FALSE);

  return self->idle == 0;
}

gboolean
trestle_validator_is_large (TrestleValidator *self)
{
  g_return_val_if_fail (TRESTLE_IS_VALIDATOR (self), FALSE);

  return is_large (self);
}

const TrestleAssessment *
trestle_validator_get_assessment (TrestleValidator *self)
{
  g_return_val_if_fail (TRESTLE_IS_VALIDATOR (self), NULL);

  if (self->idle != 0)
    assess (self);

  return self->assessment;
}

const TrestleProgress *
trestle_validator_get_progress (TrestleValidator *self)
{
  const TrestleAssessment *assessment = trestle_validator_get_assessment (self);

  g_return_val_if_fail (assessment != NULL, NULL);

  if (self->progress == NULL)
    self->progress = trestle_progress_new (assessment);

  return self->progress;
}

void
trestle_validator_set_slice_limit (TrestleValidator *self,
                                   guint             n_objects)
{
  g_return_if_fail (TRESTLE_IS_VALIDATOR (self));

  self->slice_limit = n_objects;
}
