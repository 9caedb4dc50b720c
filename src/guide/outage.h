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
  /* Server, database, machine (a standby), repository, IIS server, console, domain
   * (AD DS) or location (its link).
   */
  TrestleObject *component;
  char          *title;         /* "MED-V Server – MEDV-LON" */
  char          *name;          /* "MEDV-LON": under the heading of its kind */
  char          *stops;         /* what stops, one sentence each, translated */
  char          *continues;
  char          *affected;      /* "170 of 3,020 users" */
  TrestleNumber  users;         /* how many users are hit at once or within a policy interval */
  char          *tolerable;     /* "3 d", "not at all": within a sentence */
  char          *advice;        /* the supported remedies */
  char          *unsupported;   /* what is no remedy, "" when the guide names nothing */
  char          *decision;      /* what has been decided, or "Undecided" */
  TrestleVerdict verdict;       /* meets: borne or remedied; at risk: undecided; fails: users stop */
  const char    *rule;          /* "R-3.1.12" */
} TrestleOutage;

void       trestle_outage_free (TrestleOutage *self);

/* How long it can be borne, by itself: "Not at all".  Free with g_free(). */
char      *trestle_outage_dup_tolerable (const TrestleOutage *self);

/* "Servers", "Standby Machines", "AD DS", "Links": what rows of the kind of @component
 * stand under, N_().
 */
const char *trestle_outage_get_heading (const TrestleObject *component);

/* Where its rows stand among those of other kinds. */
int         trestle_outage_get_rank    (const TrestleObject *component);

/* Rows in the order servers, databases, standbys, repositories, IIS servers, consoles,
 * AD DS, links.
 * Array of TrestleOutage (owned).
 */
GPtrArray *trestle_outage_list (const TrestleAssessment *assessment);

G_END_DECLS
