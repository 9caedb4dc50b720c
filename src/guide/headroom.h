/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Verdicts: how far what a component has to bear stays below what it can, one row
 * a need and its limit; and the margin of each, how far one field may move until
 * the verdict flips.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

typedef struct _TrestleVerdictRow TrestleVerdictRow;

typedef struct
{
  const TrestleVerdictRow *row;
  const char    *id;        /* "update-usable" */
  const char    *title;     /* N_() "Concurrently Active Clients" */
  TrestleMeasure measure;
  TrestleNumber  need;      /* not known where several paths are taken at once */
  TrestleNumber  limit;
  TrestleVerdict verdict;   /* meets up to the limit, at risk from the near-capacity threshold on, fails beyond */
  const char    *figure;    /* id of the figure that gives the need */
  TrestleObject *subject;   /* of that figure */
  TrestleObject *object;    /* what is judged */
} TrestleHeadroom;

/* What is known of @object (design, instance, server, database, repository, IIS
 * server, image or location): an array of TrestleHeadroom; free with
 * g_array_unref().
 */
GArray  *trestle_headroom_list         (const TrestleAssessment *assessment,
                                        TrestleObject           *object);

/* Of the design, and of all locations, images, instances, databases, repositories
 * and IIS servers, each kind by name; servers are judged with their instances.
 */
GArray  *trestle_headroom_list_all     (const TrestleAssessment *assessment);

/* How a verdict stands with the rules: what is not met is as bad as they find it. */
typedef struct
{
  TrestleVerdict  verdict;
  TrestleSeverity severity;   /* of the worst open finding about the same; information: there is none */
  gboolean        accepted;   /* there is none, but one that has been accepted */
} TrestleStanding;

TrestleStanding trestle_headroom_get_standing (const TrestleAssessment *assessment,
                                               const TrestleHeadroom   *self);

/* "Meets", "Fails · Warning", "Fails · Accepted"; free with g_free(). */
char           *trestle_standing_dup_text     (const TrestleStanding   *self);

/* The standing of a figure that is a verdict; FALSE: @value is none. */
gboolean        trestle_figure_value_get_standing (const TrestleAssessment  *assessment,
                                                   const TrestleFigureValue *value,
                                                   TrestleStanding          *standing);

/* A value as people read it, verdicts with their standing; free with g_free(). */
char           *trestle_figure_value_dup_standing (const TrestleAssessment  *assessment,
                                                   const TrestleFigureValue *value);

/* "3,020 of 5,000", in words where the limit is nothing; free with g_free(). */
char    *trestle_headroom_dup_text     (const TrestleHeadroom   *self);

/* Need ÷ limit for a bar, between 0 and 1. */
double   trestle_headroom_get_fraction (const TrestleHeadroom   *self);

/* Whether the need is at most the limit, or what else the verdict demands: what
 * flips at the edge of a margin.
 */
gboolean trestle_headroom_holds        (const TrestleHeadroom   *self);

/* How far one field may move, everything else left as it is. */
typedef struct
{
  const TrestleObject *judged;  /* by the verdict */
  TrestleObject      *object;   /* whose field moves */
  const TrestleField *field;
  gint64              value;    /* now, its standard when unset */
  gint64              edge;     /* the last value with which the verdict holds; TRESTLE_UNSET: with none */
  gboolean            upward;   /* the verdict fails above the edge, else below it */
  gboolean            endless;  /* the edge is the end of what the field allows: it never fails */
  gboolean            holds;    /* now */
} TrestleMargin;

/* The margins of a verdict, by bisection over the function that judges it: exact,
 * and some microseconds each, so not part of an assessment.  Array of
 * TrestleMargin; free with g_array_unref().
 */
GArray  *trestle_headroom_list_margins (const TrestleAssessment *assessment,
                                        const TrestleHeadroom   *self);

/* "Update Window of York: at least 22 h 57 min 59 s (1 h 2 min 1 s less)"; free
 * with g_free().
 */
char    *trestle_margin_dup_text       (const TrestleMargin     *self);

/* How far the field is from the edge: "2 more", "0.172 Mbps less"; NULL where
 * nothing or everything would do.  Free with g_free().
 */
char    *trestle_margin_dup_distance   (const TrestleMargin     *self);

/* What is moved: "Number of Users of York staff"; without the object where it is
 * the one that is judged, or the design.  Free with g_free().
 */
char    *trestle_margin_dup_input      (const TrestleMargin     *self);

/* "Holds until: Users 2 more · Available Bandwidth 172.309 kbps less": the margins
 * of one verdict, NULL when none is bounded.  Free with g_free().
 */
char    *trestle_margins_dup_summary   (const GArray            *margins);

G_END_DECLS
