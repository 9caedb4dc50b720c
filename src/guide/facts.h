/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the guide states without asking for anything: each statement in our own
 * words, and the one place that shows it.  Whoever shows such a place asks here.
 */
#pragma once

#include "field.h"

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_PLACE_FIELD,      /* "kind.field": the field’s help */
  TRESTLE_PLACE_PAGE,       /* a page of the window: what stands behind its lead */
  TRESTLE_PLACE_SECTION     /* a section of the document: under its title in “What the Guide Says” */
} TrestlePlace;

typedef struct
{
  const char  *id;      /* "R-4.1.7" */
  const char  *code;    /* "DIST-07" */
  TrestlePlace place;
  const char  *where;   /* "location.techniques", "repositories", "outages" */
  const char  *text;    /* N_(), whole sentences */
} TrestleFact;

/* "field", "page", "section": for machines. */
const char         *trestle_place_get_nick       (TrestlePlace        place);

/* All facts, in the order of the guide. */
const TrestleFact  *trestle_facts_get_all        (guint              *n_facts);
const TrestleFact  *trestle_fact_find            (const char         *id);

/* The field that a fact of a field belongs to, and its kind; NULL when there is no
 * such field.
 */
const TrestleField *trestle_fact_find_field      (const TrestleFact  *fact,
                                                  TrestleKind        *kind);

/* What the guide says at a place, a line a fact and in the current language; NULL
 * when it says nothing.  Free with g_free().
 */
char               *trestle_facts_dup_text       (TrestlePlace        place,
                                                  const char         *where);

/* The help of @field followed by what the guide says of it, a line each; NULL when
 * there is neither.  Free with g_free().
 */
char               *trestle_field_dup_guidance   (const TrestleField *field);

G_END_DECLS
