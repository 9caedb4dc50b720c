/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide's two job aids, Table A-1 (one row a location) and Table A-2 (one
 * row an instance): their exact column headings, and the text of every cell.
 * Window, document and exports loop over these rows.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

typedef struct
{
  const char     *id;         /* "R-A1.4" */
  guint           part;       /* of the printed table, 1 … 4 */
  const char     *step;       /* "1": of the guide */
  const char     *task;       /* "1": of the step */
  const char     *heading;    /* N_(), in English exactly as the guide prints it */
  gboolean        number;     /* right-aligned */
  gboolean        per_repository;   /* one sub-line a repository (AMB-36) */
  const char     *field;      /* the subject's field this column edits, or NULL when it is derived */
} TrestleJobAidColumn;

typedef struct
{
  const char                *id;        /* "A-1" */
  const char                *title;     /* N_("Client Data") */
  TrestleKind                kind;      /* of a row's subject */
  const TrestleJobAidColumn *columns;
  guint                      n_columns;
  guint                      n_parts;
} TrestleJobAid;

extern const TrestleJobAid trestle_job_aid_clients;   /* Table A-1 */
extern const TrestleJobAid trestle_job_aid_servers;   /* Table A-2 */

/* Subjects of the rows, by name: all locations, all
 * instances.  Array of TrestleObject, borrowed objects.
 */
GPtrArray *trestle_job_aid_list_rows  (const TrestleJobAid     *self,
                                       const TrestleAssessment *assessment);

/* The repositories a location’s row has a sub-line for, by name (A-1 only):
 * those that stand there or serve its populations.  Array of TrestleRepository.
 */
GPtrArray *trestle_job_aid_list_repositories (const TrestleAssessment *assessment,
                                              TrestleObject           *location);

/* The same of all locations that have any, at once: location → array, which the table
 * owns.  Free with g_hash_table_unref().
 */
GHashTable *trestle_job_aid_map_repositories (const TrestleAssessment *assessment);

/* The text of a cell, "" when there is nothing to say.  A per-repository column
 * needs @repository.  Free with g_free().
 */
char      *trestle_job_aid_dup_cell   (const TrestleJobAid       *self,
                                       const TrestleJobAidColumn *column,
                                       const TrestleAssessment   *assessment,
                                       TrestleObject             *row,
                                       TrestleObject             *repository);

G_END_DECLS
