/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From each of the guide's instructions to record something to the cells that hold
 * it, and to their page.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "job-aid.h"
#include "progress.h"
#include "table.h"

static const TrestleJobAidColumn *
find_column (const TrestleJobAid *aid,
             const char          *id)
{
  for (guint i = 0; i < aid->n_columns; i++)
    if (g_str_equal (aid->columns[i].id, id))
      return &aid->columns[i];

  return NULL;
}

static TrestleMeter
count_records (const TrestleProgress  *progress,
               const TrestleRecordRow *row)
{
  TrestleMeter meter = { 0, 0 };

  for (guint i = 0; i < progress->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (progress->records, TrestleRecord, i);

      if (record->row != row)
        continue;
      meter.required++;
      meter.filled += record->filled;
    }

  return meter;
}

static void
add_columns (TrestleComposer     *composer,
             TrestleTable        *table,
             const TrestleJobAid *aid,
             char               **ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const TrestleJobAidColumn *column = find_column (aid, ids[i]);
      g_autofree char *target = trestle_composer_dup_column_target (ids[i]);

      trestle_table_set_cell (table, 4, i, ids[i]);
      trestle_table_set_cell (table, 5, i, column != NULL ? _(column->heading) : NULL);
      trestle_table_set_page (table, 6, i, trestle_galley_get_target (composer->galley, target));
    }
}

static void
add_record (TrestleComposer        *composer,
            TrestleTable           *table,
            const TrestleProgress  *progress,
            const TrestleRecordRow *row)
{
  const TrestleJobAid *aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };
  const TrestleJobAid *aid = aids[g_str_equal (row->table, aids[1]->id)];
  const TrestleMeter meter = count_records (progress, row);
  g_auto(GStrv) ids = g_strsplit (row->columns, ", ", -1);
  g_autofree char *task = g_strdup_printf ("%u.%u", row->step, row->task);
  /* Translators: nothing of this kind is asked for in this design */
  g_autofree char *recorded = meter.required > 0 ? trestle_meter_dup_text (meter) : g_strdup (_("not asked for"));

  trestle_table_add_row (table, g_strv_length (ids));
  trestle_table_set_cell (table, 0, 0, row->id);
  trestle_table_set_cell (table, 1, 0, task);
  trestle_table_set_cell (table, 2, 0, _(row->title));
  trestle_table_set_cell (table, 3, 0, recorded);
  add_columns (composer, table, aid, ids);
}

void
trestle_section_traceability (TrestleComposer *composer)
{
  g_autoptr (TrestleProgress) progress = trestle_progress_new (composer->assessment);
  const TrestleTableColumn columns[] = {
    { .heading = _("Record"), .strong = TRUE },
    { .heading = _("Task"), .number = TRUE },
    { .heading = _("What Is Recorded"), .share = 1 },
    { .heading = _("Recorded") },
    { .heading = _("Cell"), .per_line = TRUE },
    { .heading = _("Column of the Job Aid"), .share = 2, .per_line = TRUE },
    { .heading = _("Page"), .number = TRUE, .per_line = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  guint step = 0;

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Each of the guide’s instructions to record something, the cells of the job aids that hold it, "
                             "and where they stand. “R-A1” is a column of Table A-1, “R-A2” one of Table A-2."));
  for (const TrestleRecordRow *row = trestle_record_rows; row->id != NULL; row++)
    {
      if (row->step != step)
        {
          g_autofree char *title = g_strdup_printf (_("Step %u: %s"), row->step, _(trestle_step_get_title (row->step)));

          step = row->step;
          trestle_table_add_group (table, title);
        }
      add_record (composer, table, progress, row);
    }
  trestle_table_set (table);
}
