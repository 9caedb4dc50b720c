/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fails when something fails (part G of the guide's notes): one row for
 * each component and each location’s link, for whom, for how long it can be
 * borne, and what the guide advises.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

typedef struct
{
  TrestleObject *component;     /* server, database, repository, IIS server, console or location (its link) */
  char          *title;         /* "CORP – MED-V server MEDV-LON" */
  char          *stops;         /* what stops, one sentence each, translated */
  char          *continues;
  char          *affected;      /* "170 of 3,020 users" */
  TrestleNumber  users;         /* how many users are hit at once or within a policy interval */
  char          *tolerable;     /* "3 d", "0 s", "until the update window ends (24 h)" */
  char          *advice;        /* the supported remedies */
  char          *decision;      /* what has been decided, or "Undecided" */
  TrestleVerdict verdict;       /* meets: borne or remedied; at risk: undecided; fails: users stop */
  const char    *rule;          /* "R-3.1.12" */
} TrestleOutage;

void       trestle_outage_free (TrestleOutage *self);

/* Rows in the order servers, databases, repositories, IIS servers, consoles, links.
 * Array of TrestleOutage (owned).
 */
GPtrArray *trestle_outage_list (const TrestleAssessment *assessment);

G_END_DECLS
