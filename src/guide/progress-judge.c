/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How each task stands, by what has been put in its place.
 */
#include "config.h"

#include "progress-private.h"

static TrestleProgressState
judge (TrestleMeter records,
       TrestleMeter decisions)
{
  if (records.required > 0 && records.filled == records.required && decisions.filled == decisions.required)
    return TRESTLE_PROGRESS_DECIDED;

  return records.filled + decisions.filled > 0 ? TRESTLE_PROGRESS_IN_PROGRESS : TRESTLE_PROGRESS_NOT_STARTED;
}

/* Where a task is done when nothing of it is missing. */
static TrestleObject *
find_place (const TrestleIndex        *index,
            const TrestleProgressCell *cell)
{
  static const TrestleKind kinds[][5] = {
    [1] = { 0, TRESTLE_KIND_LOCATION, TRESTLE_KIND_IMAGE, TRESTLE_KIND_LOCATION },
    [2] = { 0, TRESTLE_KIND_INSTANCE },
    [4] = { 0, TRESTLE_KIND_LOCATION, TRESTLE_KIND_REPOSITORY }
  };
  TrestleKind kind;
  g_autoptr(GPtrArray) subjects = NULL;

  if (cell->subject != NULL || cell->task->per != TRESTLE_KIND_DESIGN)
    return cell->subject;
  kind = kinds[cell->task->step][cell->task->task];
  subjects = trestle_list_dup_by_name (trestle_design_get_list (index->design, kind));

  return subjects->len > 0 ? subjects->pdata[0] : NULL;
}

static gboolean
is_complete (const TrestleProgress *self,
             const TrestleTask     *task)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);

      if (cell->task == task && cell->records.filled < cell->records.required)
        return FALSE;
      any = any || (cell->task == task && (cell->records.required > 0 || cell->state == TRESTLE_PROGRESS_SKIPPED));
    }

  return any;
}

/* Without a repository yet, too, nobody needs IIS where every technique is decided and
 * none is the network.
 */
static gboolean
downloads_nothing (const TrestleIndex *index)
{
  gboolean any = FALSE;

  for (guint i = 0; i < index->n_locations; i++)
    {
      if (index->locations[i].downloads)
        return FALSE;
      any = any || index->locations[i].n_demands > 0;
    }

  return any;
}

static gboolean
is_skipped (const TrestleIndex        *index,
            const TrestleProgressCell *cell)
{
  if (cell->aside != NULL)
    return TRUE;
  if (cell->task->step != 4 || cell->task->task != 4)
    return FALSE;

  return cell->subject != NULL ? cell->records.required == 0 : downloads_nothing (index);
}

void
trestle_progress_judge (TrestleProgress    *self,
                        const TrestleIndex *index)
{
  const TrestleTask *task = NULL;
  gboolean ready = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);

      /* The cells of a task stand together, behind those of what it needs. */
      if (cell->task != task)
        {
          task = cell->task;
          ready = task->needs == 0 || is_complete (self, &trestle_tasks[task->needs - 1]);
        }
      cell->aside = trestle_progress_find_aside (self->aside, cell->task, cell->subject);
      cell->state = cell->errors > 0 ? TRESTLE_PROGRESS_ERRORS : cell->warnings > 0 ? TRESTLE_PROGRESS_WARNINGS :
                    is_skipped (index, cell) ? TRESTLE_PROGRESS_SKIPPED : judge (cell->records, cell->decisions);
      if (cell->where == NULL)
        cell->where = find_place (index, cell);
      if (cell->state < TRESTLE_PROGRESS_DECIDED && !ready)
        cell->blocked_by = &trestle_tasks[cell->task->needs - 1];
    }
  for (guint i = 0; i < TRESTLE_N_STEPS; i++)
    if (self->step_states[i] < TRESTLE_PROGRESS_WARNINGS)
      self->step_states[i] = judge (self->steps[i], self->step_decisions[i]);
}
