/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is still open on the guide’s way, and what is said of it.
 */
#include "config.h"

#include "progress-private.h"

#include <glib/gi18n.h>

/* The record that asks for the same as a decision; what it lacks is named there. */
static gboolean
is_named_by_record (const TrestleProgress      *self,
                    const TrestleDecisionState *state)
{
  for (guint i = 0; state->row->record != NULL && i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);

      if (!record->filled && g_str_equal (record->row->id, state->row->record) &&
          (record->subject == state->subject || record->where == state->subject))
        return TRUE;
    }

  return FALSE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const TrestleOpenItem *first = a, *second = b;

  if (first->task != second->task)
    return first->task == NULL ? 1 : second->task == NULL ? -1 : first->task < second->task ? -1 : 1;
  if ((first->record != NULL) != (second->record != NULL))
    return first->record != NULL ? -1 : 1;
  if (first->record != second->record)
    return first->record < second->record ? -1 : 1;
  if (first->decision != second->decision)
    return first->decision < second->decision ? -1 : 1;

  return trestle_object_compare (&first->subject, &second->subject);
}

GArray *
trestle_progress_list_open (const TrestleProgress *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (TrestleOpenItem));

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      const TrestleOpenItem item = { trestle_task_find (record->row->step, record->row->task), record->row, NULL,
                                     record->subject, record->where, record->field };

      if (!record->filled)
        g_array_append_val (items, item);
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      const TrestleOpenItem item = { state->row->step > 0 ? trestle_task_find (state->row->step, state->row->task) : NULL, NULL, state->row,
                                     state->subject, state->subject,
                                     state->row->field != NULL ? trestle_object_find_field (state->subject, state->row->field) : NULL };

      if (state->chosen == TRESTLE_NO_OPTION && !is_named_by_record (self, state))
        g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);

  return items;
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
