/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of all objects of one kind: a row each, a column for each field,
 * edited in place with the keyboard of a spreadsheet.
 */
#pragma once

#include <adwaita.h>

#include "job-aid.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_GRID (trestle_grid_get_type ())
G_DECLARE_FINAL_TYPE (TrestleGrid, trestle_grid, TRESTLE, GRID, AdwBin)

GtkWidget  *trestle_grid_new        (TrestleProject *project,
                                     TrestleKind     kind);

/* The job aid as a table, one part of it at a time. */
GtkWidget  *trestle_grid_new_job_aid (TrestleProject      *project,
                                      const TrestleJobAid *aid);

TrestleKind trestle_grid_get_kind   (TrestleGrid    *self);

/* Takes over what is being typed or pasted. */
void        trestle_grid_commit     (TrestleGrid    *self);

/* Scrolls to @object and moves the keyboard focus to its first cell; opens the
 * editor of that when @edit.
 */
void        trestle_grid_show       (TrestleGrid    *self,
                                     TrestleObject  *object,
                                     gboolean        edit);

G_END_DECLS
