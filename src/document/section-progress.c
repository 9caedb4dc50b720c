/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the design is on the guide’s way: task by task, and the job aids.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "progress.h"
#include "table.h"

/* More open items than this are no list any more. */
#define MOST_ITEMS 60

static TrestleSign
get_sign (TrestleProgressState state)
{
  switch (state)
    {
    case TRESTLE_PROGRESS_ERRORS:
      return TRESTLE_SIGN_ERROR;

    case TRESTLE_PROGRESS_WARNINGS:
      return TRESTLE_SIGN_WARNING;

    case TRESTLE_PROGRESS_DECIDED:
      return TRESTLE_SIGN_MEETS;

    case TRESTLE_PROGRESS_NOT_STARTED:
    case TRESTLE_PROGRESS_IN_PROGRESS:
    case TRESTLE_PROGRESS_SKIPPED:
    default:
      return TRESTLE_SIGN_UNKNOWN;
    }
}

static void
add_meter (TrestleTable *table,
           guint         column,
           TrestleMeter  meter)
{
  g_autofree char *text = meter.required > 0 ? trestle_meter_dup_text (meter) : NULL;

  trestle_table_set_cell (table, column, 0, text);
}

/* All cells of a task as one: the worst state, and the sums. */
static TrestleProgressCell
sum_cells (const TrestleProgress *progress,
           const TrestleTask     *task,
           guint                 *n)
{
  TrestleProgressCell sum = { task, .state = TRESTLE_PROGRESS_SKIPPED };
  gboolean all_decided = TRUE;

  *n = 0;
  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);

      if (cell->task != task)
        continue;
      sum.records.filled += cell->records.filled;
      sum.records.required += cell->records.required;
      sum.decisions.filled += cell->decisions.filled;
      sum.decisions.required += cell->decisions.required;
      sum.errors += cell->errors;
      sum.warnings += cell->warnings;
      all_decided = all_decided && (cell->state == TRESTLE_PROGRESS_DECIDED || cell->state == TRESTLE_PROGRESS_SKIPPED);
      sum.state = MIN (sum.state, cell->state);
      *n += cell->subject != NULL ? 1 : 0;
    }
  if (sum.errors > 0)
    sum.state = TRESTLE_PROGRESS_ERRORS;
  else if (sum.warnings > 0)
    sum.state = TRESTLE_PROGRESS_WARNINGS;
  else if (!all_decided && sum.records.filled + sum.decisions.filled > 0)
    sum.state = TRESTLE_PROGRESS_IN_PROGRESS;

  return sum;
}

static void
add_task (TrestleTable          *table,
          const TrestleProgress *progress,
          const TrestleTask     *task)
{
  guint n;
  const TrestleProgressCell sum = sum_cells (progress, task, &n);
  g_autofree char *number = g_strdup_printf ("%u.%u", task->step, task->task);
  g_autofree char *title = n > 0 ? g_strdup_printf ("%s (%u)", _(task->title), n) : g_strdup (_(task->title));

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, number);
  trestle_table_set_cell (table, 1, 0, title);
  trestle_table_set_sign (table, 2, get_sign (sum.state));
  trestle_table_set_cell (table, 3, 0, _(trestle_progress_state_get_label (sum.state)));
  add_meter (table, 4, sum.records);
  add_meter (table, 5, sum.decisions);
}

static void
add_open_items (TrestleComposer       *composer,
                const TrestleProgress *progress)
{
  g_autoptr (GArray) items = trestle_progress_list_open (progress);
  const TrestleTableColumn columns[] = {
    { .heading = _("Still Open"), .strong = TRUE, .share = 1 },
    { .heading = _("Task"), .share = 1 },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  if (items->len == 0)
    return;
  for (guint i = 0; i < MIN (items->len, MOST_ITEMS); i++)
    {
      const TrestleOpenItem *item = &g_array_index (items, TrestleOpenItem, i);
      g_autofree char *title = trestle_open_item_dup_title (item);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, title);
      trestle_table_set_cell (table, 1, 0, item->task != NULL ? _(item->task->title) : _("Whole Design"));
    }
  if (items->len > MOST_ITEMS)
    {
      guint more = items->len - MOST_ITEMS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, text);
    }
  trestle_table_set (table);
}

void
trestle_section_progress (TrestleComposer *composer)
{
  g_autoptr (TrestleProgress) progress = trestle_progress_new (composer->assessment);
  const TrestleTableColumn columns[] = {
    { .heading = _("Task"), .number = TRUE },
    { .heading = "", .strong = TRUE, .share = 1 },
    { .heading = "", .sign = TRUE },
    { .heading = _("State") },
    { .heading = _("Recorded"), .number = TRUE },
    { .heading = _("Decided"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  g_autofree char *clients = trestle_meter_dup_text (progress->tables[0]);
  g_autofree char *servers = trestle_meter_dup_text (progress->tables[1]);
  g_autofree char *text = g_strdup_printf (_("The guide asks to record things at 23 places. Of what it asks for in this design, "
                                             "%s stand in Table A-1 and %s in Table A-2."), clients, servers);
  guint step = 0;

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY, text);
  for (const TrestleTask *task = trestle_tasks; task->title != NULL; task++)
    {
      if (task->step != step)
        {
          g_autofree char *title = NULL;

          step = task->step;
          title = g_strdup_printf (_("Step %u: %s"), step, _(trestle_step_get_title (step)));
          trestle_table_add_group (table, title);
        }
      add_task (table, progress, task);
    }
  trestle_table_set (table);
  add_open_items (composer, progress);
}
