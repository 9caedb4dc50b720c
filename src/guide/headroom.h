/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far what a component has to bear stays below what it can: one row a need
 * and its limit.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

typedef struct
{
  const char    *title;     /* N_() "Concurrently Active Clients" */
  TrestleMeasure measure;
  TrestleNumber  need;
  TrestleNumber  limit;
  TrestleVerdict verdict;   /* meets up to the limit, at risk from the near-capacity threshold on, fails beyond */
  const char    *figure;    /* id of the figure that gives the need */
  TrestleObject *subject;   /* of that figure */
} TrestleHeadroom;

/* What is known of @object (instance, server, database, repository, IIS server or
 * location): an array of TrestleHeadroom; free with g_array_unref().
 */
GArray *trestle_headroom_list    (const TrestleAssessment *assessment,
                                  TrestleObject           *object);

/* "3,020 of 5,000"; free with g_free(). */
char   *trestle_headroom_dup_text (const TrestleHeadroom  *self);

/* Need ÷ limit for a bar, between 0 and 1. */
double  trestle_headroom_get_fraction (const TrestleHeadroom *self);

G_END_DECLS
