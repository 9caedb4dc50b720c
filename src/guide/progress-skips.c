/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tasks that somebody has set aside with a reason: a record of a decision named
 * after the task, so that the document and undo know it like any other.
 */
#include "config.h"

#include "progress-private.h"

#include <glib/gi18n.h>

#define PREFIX "task-"
#define CHOSEN "not-applicable"

const TrestleTask *
trestle_task_of_record (const TrestleDecision *record)
{
  for (const TrestleTask *task = trestle_tasks; task->title != NULL && record->name != NULL; task++)
    {
      g_autofree char *name = g_strdup_printf (PREFIX "%u.%u", task->step, task->task);

      if (g_str_equal (record->name, name) && g_strcmp0 (record->chosen, CHOSEN) == 0)
        return task;
    }

  return NULL;
}

/* Of several records of one task the one with the lowest id counts. */
static TrestleDecision *
find_record (TrestleDesign       *design,
             const TrestleTask   *task,
             const TrestleObject *subject)
{
  TrestleDecision *found = NULL;

  TRESTLE_FOREACH (design, DECISION, TrestleDecision, record)
    if (trestle_task_of_record (record) == task && record->subject.target == subject &&
        (found == NULL || g_strcmp0 (((TrestleObject *) record)->id, ((TrestleObject *) found)->id) < 0))
      found = record;

  return found;
}

void
trestle_progress_set_aside (TrestleDesign     *design,
                            const TrestleTask *task,
                            TrestleObject     *subject,
                            const char        *reason)
{
  TrestleObject *record = (TrestleObject *) find_record (design, task, subject);
  g_autofree char *name = g_strdup_printf (PREFIX "%u.%u", task->step, task->task);

  if (reason == NULL || *reason == '\0')
    {
      if (record != NULL)
        trestle_design_remove (design, record);
      return;
    }
  if (record == NULL)
    {
      record = trestle_design_create (design, TRESTLE_KIND_DECISION);
      trestle_object_set_string (record, "name", name);
      trestle_object_set_string (record, "chosen", CHOSEN);
      if (subject != NULL)
        trestle_object_set_ref (record, "subject", subject);
    }
  trestle_object_set_string (record, "rationale", reason);
}

static char *
dup_key (const TrestleTask   *task,
         const TrestleObject *subject)
{
  return g_strdup_printf ("%u.%u %p", task->step, task->task, (void *) subject);
}

GHashTable *
trestle_progress_list_aside (TrestleDesign *design)
{
  GHashTable *aside = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  TRESTLE_FOREACH (design, DECISION, TrestleDecision, record)
    {
      const TrestleTask *task = trestle_task_of_record (record);
      const TrestleObject *subject = record->subject.target;

      if (task != NULL && record->rationale != NULL && *record->rationale != '\0' &&
          trestle_object_get_kind (subject != NULL ? subject : (const TrestleObject *) design) == task->per)
        g_hash_table_insert (aside, dup_key (task, subject), record->rationale);
    }

  return aside;
}

const char *
trestle_progress_find_aside (GHashTable          *aside,
                             const TrestleTask   *task,
                             const TrestleObject *subject)
{
  g_autofree char *key = NULL;

  if (g_hash_table_size (aside) == 0)
    return NULL;
  key = dup_key (task, task->per == TRESTLE_KIND_DESIGN ? NULL : subject);

  return g_hash_table_lookup (aside, key);
}
