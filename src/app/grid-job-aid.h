/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide’s job aids as tables of the window: which of their columns are the
 * architect’s to fill, and a row for each location or instance, with a sub-line
 * for each further repository.
 */
#pragma once

#include "column.h"
#include "job-aid.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_GRID_LINE (trestle_grid_line_get_type ())
G_DECLARE_FINAL_TYPE (TrestleGridLine, trestle_grid_line, TRESTLE, GRID_LINE, GObject)

/* Columns of @aid, in order: an array of TrestleColumn.  They show what is in
 * @project.
 */
GArray        *trestle_grid_job_aid_list_columns (const TrestleJobAid *aid,
                                                  TrestleProject      *project);

/* The part of the printed table the column is in. */
guint          trestle_grid_job_aid_get_part     (const TrestleColumn *column);

/* Whether a cell of it is the whole row’s, not that of a sub-line. */
gboolean       trestle_grid_job_aid_is_of_row    (const TrestleColumn *column);

/* The lines of @aid: an array of TrestleGridLine. */
GPtrArray     *trestle_grid_job_aid_list_lines   (const TrestleJobAid *aid,
                                                  TrestleProject      *project);

/* A line of @object; @number counts its sub-lines, 0 is the first, and @repository is
 * that of the sub-line, or NULL.
 */
TrestleGridLine *trestle_grid_line_new           (TrestleObject       *object,
                                                  TrestleObject       *repository,
                                                  guint                number);

/* Whom a line is of: the location or instance. */
TrestleObject *trestle_grid_line_get_object      (TrestleGridLine     *self);

/* Whose value stands in a cell, NULL in sub-lines for what the first one has. */
TrestleObject *trestle_grid_line_find            (TrestleGridLine     *self,
                                                  const TrestleColumn *column);

/* The same of anything that is a row of a table: an object is its own. */
TrestleObject *trestle_grid_row_find             (gpointer             row,
                                                  const TrestleColumn *column);

/* Whether both are the same line of the same table. */
gboolean       trestle_grid_line_equal           (TrestleGridLine     *self,
                                                  TrestleGridLine     *other);

/* By name, sub-lines below their first. */
int            trestle_grid_line_compare         (TrestleGridLine     *self,
                                                  TrestleGridLine     *other);

G_END_DECLS
