/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables: the guide's job aids with all their columns, in the parts
 * in which the guide prints them.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "job-aid.h"
#include "table.h"

static TrestleTableColumn *
make_columns (const TrestleJobAid *aid,
              GStringChunk        *strings)
{
  TrestleTableColumn *columns = g_new0 (TrestleTableColumn, aid->n_columns);

  for (guint i = 0; i < aid->n_columns; i++)
    {
      const TrestleJobAidColumn *from = &aid->columns[i];
      /* Translators: of the planning guide, above the columns filled there */
      g_autofree char *band = g_strdup_printf (_("Step %s, Task %s"), from->step, from->task);

      columns[i].heading = _(from->heading);
      columns[i].band = g_string_chunk_insert_const (strings, band);
      columns[i].number = from->number;
      columns[i].per_line = from->per_repository;
      columns[i].part = from->part;
      columns[i].strong = i == 0;
    }
  return columns;
}

/* Where the columns of a part are to be found; see section-traceability.c. */
static void
set_targets (TrestleComposer     *composer,
             TrestleTable        *table,
             const TrestleJobAid *aid,
             guint                part)
{
  for (guint c = 0; c < aid->n_columns; c++)
    if (trestle_table_find_part (table, c) == part)
      {
        g_autofree char *target = trestle_composer_dup_column_target (aid->columns[c].id);

        trestle_galley_set_target (composer->galley, trestle_galley_get_target (composer->galley, target));
      }
}

static void
add_row (TrestleComposer     *composer,
         TrestleTable        *table,
         const TrestleJobAid *aid,
         TrestleObject       *row)
{
  g_autoptr (GPtrArray) repositories = aid->kind == TRESTLE_KIND_LOCATION
                                       ? trestle_job_aid_list_repositories (composer->assessment, row) : NULL;
  guint n_lines = repositories != NULL ? MAX (repositories->len, 1) : 1;
  g_autofree char *target = trestle_composer_dup_row_target (row);

  trestle_table_add_row (table, n_lines);
  trestle_table_set_target (table, trestle_galley_get_target (composer->galley, target));
  trestle_table_set_link (table, 0, trestle_galley_get_target (composer->galley, row->id));
  for (guint c = 0; c < aid->n_columns; c++)
    for (guint l = 0; l < (aid->columns[c].per_repository ? n_lines : 1); l++)
      {
        TrestleObject *repository = repositories != NULL && l < repositories->len ? repositories->pdata[l] : NULL;
        g_autofree char *text = NULL;

        if (!aid->columns[c].per_repository || repository != NULL)
          text = trestle_job_aid_dup_cell (aid, &aid->columns[c], composer->assessment, row, repository);

        trestle_table_set_cell (table, c, l, text);
      }
}

static void
compose (TrestleComposer     *composer,
         const TrestleJobAid *aid)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  g_autofree TrestleTableColumn *columns = make_columns (aid, strings);
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, aid->n_columns);
  g_autoptr (GPtrArray) rows = trestle_job_aid_list_rows (aid, composer->assessment);
  guint n_parts;

  for (guint i = 0; i < rows->len; i++)
    add_row (composer, table, aid, rows->pdata[i]);
  n_parts = trestle_table_count_parts (table);
  for (guint i = 0; i < n_parts; i++)
    {
      g_autofree char *title = NULL;

      /* Translators: a part of a table that is too wide for a page */
      title = g_strdup_printf (_("Table %s, Part %u of %u"), aid->id, i + 1, n_parts);
      set_targets (composer, table, aid, i);
      trestle_galley_add_heading (composer->galley, 2, NULL, title);
      trestle_table_set_part (table, i);
    }
}

void
trestle_section_clients (TrestleComposer *composer)
{
  compose (composer, &trestle_job_aid_clients);
}

void
trestle_section_servers (TrestleComposer *composer)
{
  compose (composer, &trestle_job_aid_servers);
}
