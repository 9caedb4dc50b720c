/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where each entry of the guide is met: checked by a rule, computed by figures,
 * shown as a fact, or a column of a job aid.
 */
#pragma once

#include "facts.h"
#include "finding.h"
#include "job-aid.h"

G_BEGIN_DECLS

typedef struct
{
  const char                *id;        /* "R-4.1.5", or "LIM-8" */
  const TrestleRule         *rule;      /* that checks it, or NULL */
  const TrestleFact         *fact;      /* that states it, or NULL */
  const TrestleJobAid       *job_aid;   /* whose column it is, or NULL */
  const TrestleJobAidColumn *column;
  GPtrArray                 *figures;   /* of TrestleFigure, that compute it */
} TrestleTrace;

void        trestle_trace_free      (TrestleTrace       *self);

/* All entries, in the order of the guide, hard limits last.  Array of TrestleTrace;
 * free with g_ptr_array_unref().
 */
GPtrArray  *trestle_traces_list     (void);

/* The code of its check, the one it has in the guide; NULL for a column and for what
 * only figures compute.
 */
const char *trestle_trace_get_code  (const TrestleTrace *self);

/* What it is about, not translated; NULL for what is met nowhere. */
const char *trestle_trace_get_title (const TrestleTrace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleTrace, trestle_trace_free)

G_END_DECLS
