/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The truth table of offline work (R-B.9).
 */
#include "config.h"

#include "offline.h"

#include <glib/gi18n.h>

#include "types.h"

TrestleOfflineEffect
trestle_offline_judge (gboolean allowed,
                       gboolean reached,
                       gboolean running,
                       gint64   elapsed,
                       gint64   period)
{
  if (reached)
    return TRESTLE_OFFLINE_NORMAL;
  if (allowed && (period == TRESTLE_UNSET || elapsed < period))
    return running ? TRESTLE_OFFLINE_CONTINUES : TRESTLE_OFFLINE_MAY_START;

  return running ? TRESTLE_OFFLINE_SHUT_DOWN : TRESTLE_OFFLINE_CANNOT_START;
}

const char *
trestle_offline_get_label (TrestleOfflineEffect effect)
{
  static const char *const labels[] = {
    N_("Normal work"),
    N_("May be started until the offline period ends"),
    N_("Goes on until the offline period ends"),
    N_("Cannot be started"),
    N_("Is shut down at the next failed contact")
  };

  return labels[effect];
}

void
trestle_offline_list_rows (TrestleOfflineRow rows[TRESTLE_N_OFFLINE_ROWS])
{
  guint n = 0;

  for (int allowed = TRUE; allowed >= FALSE; allowed--)
    for (guint state = 0; state < 3; state++)
      {
        TrestleOfflineRow row = { allowed, state == 0, state == 2, TRESTLE_OFFLINE_NORMAL };

        row.effect = trestle_offline_judge (row.allowed, row.reached, row.running, 0, TRESTLE_UNSET);
        rows[n++] = row;
      }
}

const char *
trestle_offline_get_heading (guint column)
{
  static const char *const headings[TRESTLE_N_OFFLINE_COLUMNS] = {
    N_("Offline Work Allowed"), N_("Server Reached at the Last Attempt"), N_("Workspace Running"), N_("What Happens")
  };

  return _(headings[column]);
}

const char *
trestle_offline_row_get_text (const TrestleOfflineRow *self,
                              guint                    column)
{
  const gboolean facts[] = { self->allowed, self->reached, self->running };

  if (column == 3)
    return _(trestle_offline_get_label (self->effect));
  if (column == 2 && self->reached)
    return "–";

  return facts[column] ? _("Yes") : _("No");
}

TrestleNumber
trestle_offline_count_stopped (gint64 users,
                               gint64 interval,
                               gint64 elapsed)
{
  return trestle_ratio ((TrestleInt128) users * CLAMP (elapsed, 0, interval), interval);
}

TrestleNumber
trestle_offline_count_events (gint64 clients,
                              gint64 rate,
                              gint64 elapsed)
{
  return trestle_ratio ((TrestleInt128) clients * rate * elapsed, 86400);
}
