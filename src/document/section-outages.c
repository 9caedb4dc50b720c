/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fault tolerance: what fails when each component fails, for whom, for how long
 * it can be borne, and what has been decided.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "offline.h"
#include "outage.h"
#include "sign.h"
#include "table.h"

/* The truth table of offline work (R-B.9). */
static void
write_offline (TrestleComposer *composer)
{
  TrestleTableColumn columns[TRESTLE_N_OFFLINE_COLUMNS] = { 0 };
  TrestleOfflineRow rows[TRESTLE_N_OFFLINE_ROWS];
  g_autoptr (TrestleTable) table = NULL;

  for (guint i = 0; i < TRESTLE_N_OFFLINE_COLUMNS; i++)
    columns[i].heading = trestle_offline_get_heading (i);
  columns[TRESTLE_N_OFFLINE_COLUMNS - 1].share = 1;
  table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  trestle_offline_list_rows (rows);
  for (guint i = 0; i < TRESTLE_N_OFFLINE_ROWS; i++)
    {
      trestle_table_add_row (table, 1);
      for (guint column = 0; column < TRESTLE_N_OFFLINE_COLUMNS; column++)
        trestle_table_set_cell (table, column, 0, trestle_offline_row_get_text (&rows[i], column));
    }
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("What a client may do when the server is away follows from three answers; events "
                             "and polls wait on the client meanwhile:"));
  trestle_galley_keep (composer->galley);
  trestle_table_set (table);
}

/* Remedies, and what is none. */
static char *
dup_remedies (const TrestleOutage *outage)
{
  if (*outage->unsupported == '\0')
    return g_strdup (outage->advice);

  /* Translators: what helps, and what the guide does not support. */
  return g_strdup_printf (_("%s. Not supported: %s."), outage->advice, outage->unsupported);
}

void
trestle_section_outages (TrestleComposer *composer)
{
  g_autoptr (GPtrArray) outages = trestle_outage_list (composer->assessment);
  const TrestleTableColumn columns[] = {
    { .heading = _("When This Fails"), .strong = TRUE },
    { .heading = "", .sign = TRUE },
    { .heading = _("It Stops"), .share = 2 },
    { .heading = _("It Goes On"), .share = 1 },
    { .heading = _("Affected") },
    { .heading = _("Tolerable For") },
    { .heading = _("Remedies"), .share = 1 },
    { .heading = _("Decision") },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("For every component and every link: what its failure means to users, how "
                             "long they can bear it, which remedies the guide supports, and what has been "
                             "decided."));
  for (guint i = 0; i < outages->len; i++)
    {
      const TrestleOutage *outage = outages->pdata[i];
      g_autofree char *remedies = dup_remedies (outage);
      g_autofree char *tolerable = trestle_outage_dup_tolerable (outage);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, outage->title);
      trestle_table_set_sign (table, 1, trestle_sign_for_verdict (outage->verdict));
      trestle_table_set_cell (table, 2, 0, outage->stops);
      trestle_table_set_cell (table, 3, 0, outage->continues);
      trestle_table_set_cell (table, 4, 0, outage->affected);
      trestle_table_set_cell (table, 5, 0, tolerable);
      trestle_table_set_cell (table, 6, 0, remedies);
      trestle_table_set_cell (table, 7, 0, outage->decision);
      trestle_table_set_cell (table, 8, 0, outage->rule);
      trestle_table_set_grey (table, 8);
    }
  trestle_table_set (table);
  write_offline (composer);
}
