/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is still open on the guide’s way, and what is said of it.
 */
#include "config.h"

#include "progress-private.h"

#include <glib/gi18n.h>

/* In the order of the guide; what is about the whole design stands behind. */
static int
compare_tasks (const TrestleTask *a,
               const TrestleTask *b)
{
  if (a == b)
    return 0;

  return a == NULL ? 1 : b == NULL ? -1 : a < b ? -1 : 1;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const TrestleOpenItem *first = a, *second = b;

  if (first->task != second->task)
    return compare_tasks (first->task, second->task);
  if ((first->record != NULL) != (second->record != NULL))
    return first->record != NULL ? -1 : 1;
  if (first->record != second->record)
    return first->record < second->record ? -1 : 1;
  if (first->decision != second->decision)
    return first->decision < second->decision ? -1 : 1;

  return trestle_object_compare (&first->subject, &second->subject);
}

/* What records lack that ask for the same as the decisions of one row: objects; the
 * decisions of a row stand together.
 */
typedef struct
{
  const TrestleProgress    *progress;
  const TrestleDecisionRow *row;
  GHashTable               *missing;
} Lacking;

/* Whether a record names what @state lacks. */
static gboolean
is_named_by_record (Lacking                    *self,
                    const TrestleDecisionState *state)
{
  if (state->row->record == NULL)
    return FALSE;
  if (self->row != state->row)
    {
      self->row = state->row;
      g_hash_table_remove_all (self->missing);
      for (guint i = 0; i < self->progress->records->len; i++)
        {
          const TrestleRecord *record = &g_array_index (self->progress->records, TrestleRecord, i);

          if (record->filled || !g_str_equal (record->row->id, state->row->record))
            continue;
          g_hash_table_add (self->missing, record->subject);
          g_hash_table_add (self->missing, record->where);
        }
    }

  return g_hash_table_contains (self->missing, state->subject);
}

typedef void (*OpenFunc) (const TrestleOpenItem *item,
                          gpointer               data);

/* Whether @decision may stand in front of @first, which may be NULL, or say nothing yet. */
static gboolean
may_precede (const TrestleOpenItem *decision,
             const TrestleOpenItem *first)
{
  return first == NULL || first->subject == NULL || compare_tasks (decision->task, first->task) < 0 ||
         (first->record == NULL && decision->task == first->task);
}

/* Of decisions those at least that may stand in front of @first. */
static void
foreach_open (const TrestleProgress *self,
              OpenFunc               func,
              gpointer               data,
              const TrestleOpenItem *first)
{
  g_autoptr(GHashTable) missing = g_hash_table_new (NULL, NULL);
  Lacking lacking = { self, NULL, missing };

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      TrestleOpenItem item = { NULL, record->row, NULL, record->subject, record->where, record->field };

      if (record->filled)
        continue;
      item.task = trestle_task_find (record->row->step, record->row->task);
      func (&item, data);
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      TrestleOpenItem item = { NULL, NULL, state->row, state->subject, state->subject, NULL };

      if (state->chosen != TRESTLE_NO_OPTION)
        continue;
      if (state->row->step > 0)
        item.task = trestle_task_find (state->row->step, state->row->task);
      if (!may_precede (&item, first) || is_named_by_record (&lacking, state))
        continue;
      if (state->row->field != NULL)
        item.field = trestle_object_find_field (state->subject, state->row->field);
      func (&item, data);
    }
}

static void
append_item (const TrestleOpenItem *item,
             gpointer               data)
{
  g_array_append_val ((GArray *) data, *item);
}

GArray *
trestle_progress_list_open (const TrestleProgress *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (TrestleOpenItem));

  foreach_open (self, append_item, items, NULL);
  g_array_sort (items, compare_items);

  return items;
}

static void
keep_first (const TrestleOpenItem *item,
            gpointer               data)
{
  TrestleOpenItem *first = data;

  if (first->subject == NULL || compare_items (item, first) < 0)
    *first = *item;
}

gboolean
trestle_progress_find_next (const TrestleProgress *self,
                            TrestleOpenItem       *item)
{
  *item = (TrestleOpenItem) { NULL };
  foreach_open (self, keep_first, item, item);

  return item->subject != NULL;
}

char *
trestle_open_item_dup_title (const TrestleOpenItem *item)
{
  const char *title = item->record != NULL ? _(item->record->title) : _(item->decision->title);
  g_autofree char *subject = NULL;

  if (TRESTLE_IS_DESIGN (item->subject))
    return g_strdup (title);
  subject = trestle_object_dup_name (item->subject);

  return g_strdup_printf ("%s – %s", title, subject);
}

char *
trestle_meter_dup_text (TrestleMeter meter)
{
  /* Translators: so many of so many. */
  return g_strdup_printf (_("%u of %u"), meter.filled, meter.required);
}
