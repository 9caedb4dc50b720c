/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a client may do when the server is away (Appendix B): the truth table of
 * offline work, which the window and the document show row by row.
 */
#pragma once

#include "number.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_OFFLINE_NORMAL,
  TRESTLE_OFFLINE_MAY_START,
  TRESTLE_OFFLINE_CONTINUES,
  TRESTLE_OFFLINE_CANNOT_START,
  TRESTLE_OFFLINE_SHUT_DOWN
} TrestleOfflineEffect;

/* What happens to a workspace: whether offline work in it is @allowed, the server was
 * @reached at the last attempt, it is @running, and how many seconds have @elapsed of
 * the offline @period (TRESTLE_UNSET: without limit) since the last contact.
 */
TrestleOfflineEffect trestle_offline_judge      (gboolean              allowed,
                                                 gboolean              reached,
                                                 gboolean              running,
                                                 gint64                elapsed,
                                                 gint64                period);

/* How many of @users who may not work offline are stopped @elapsed seconds after the
 * server fails: attempts are spread evenly over @interval (R-B.7).
 */
TrestleNumber        trestle_offline_count_stopped (gint64             users,
                                                    gint64             interval,
                                                    gint64             elapsed);

/* How many events @clients with @rate a day hold back in @elapsed seconds (R-B.10). */
TrestleNumber        trestle_offline_count_events  (gint64             clients,
                                                    gint64             rate,
                                                    gint64             elapsed);

/* N_() "Normal work", "May be started until the offline period ends", … */
const char          *trestle_offline_get_label  (TrestleOfflineEffect  effect);

/* One row of the table; where the server is reached it does not matter what runs. */
typedef struct
{
  gboolean             allowed, reached, running;
  TrestleOfflineEffect effect;
} TrestleOfflineRow;

#define TRESTLE_N_OFFLINE_ROWS 6

/* The rows within the offline period, in the order of the guide. */
void                 trestle_offline_list_rows  (TrestleOfflineRow     rows[TRESTLE_N_OFFLINE_ROWS]);

/* What its columns are called and hold, translated. */
#define TRESTLE_N_OFFLINE_COLUMNS 4
const char          *trestle_offline_get_heading  (guint                    column);
const char          *trestle_offline_row_get_text (const TrestleOfflineRow *self,
                                                   guint                    column);

G_END_DECLS
