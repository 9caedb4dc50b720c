/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the sidebar leads, and which kinds of object each planning step is
 * about: one row each, which sidebar, tables, canvas and jumps all read.
 */
#pragma once

#include "job-aid.h"

G_BEGIN_DECLS

typedef struct
{
  const char        *name;      /* "servers" */
  const char        *title;     /* N_() */
  const char        *icon;
  guint              step;      /* of the guide, 1 … 4; 0: not a planning step */
  const char        *lead;      /* N_(): what is to be done there; NULL when not a step */
  const TrestleKind *kinds;     /* of a step: what its tables hold, ends with TRESTLE_N_KINDS */
  const TrestleJobAid *aid;     /* that is filled in the step, or NULL: another table, after the others */
} TrestleDestination;

extern const TrestleDestination trestle_destinations[];
extern const guint trestle_n_destinations;

/* The destination called @name, or NULL. */
const TrestleDestination *trestle_destination_find     (const char  *name);

/* The first step in which the job aid of that @id is filled in, or NULL. */
const TrestleDestination *trestle_destination_for_aid  (const char  *id);

/* “Table A-1. Clients”: how it is called in lists.  Free with g_free(). */
char                     *trestle_job_aid_dup_title    (const TrestleJobAid *aid);

/* The step whose tables hold @kind, or NULL. */
const TrestleDestination *trestle_destination_for_kind (TrestleKind  kind);

G_END_DECLS
