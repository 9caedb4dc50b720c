/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a table show in a window: standards where nothing is set,
 * and edits as steps of the project.
 */
#pragma once

#include "column.h"
#include "project.h"

G_BEGIN_DECLS

/* What stands in the cell of @row, an object or a line of a job aid; "" when there is
 * nothing.  @standard is set when that
 * is not a value of the object but what counts in its place.  Free with g_free().
 */
char    *trestle_grid_column_dup_text (const TrestleColumn *self,
                                       TrestleProject      *project,
                                       gpointer             row,
                                       gboolean            *standard);

/* Takes over what has been typed, as a step of its own. */
gboolean trestle_grid_column_set_text (const TrestleColumn *self,
                                       TrestleProject      *project,
                                       TrestleObject       *object,
                                       const char          *text,
                                       GError             **error);

/* The same where one name in @text is that of a new object, which is created in the same
 * step.
 */
gboolean trestle_grid_column_create   (const TrestleColumn *self,
                                       TrestleProject      *project,
                                       TrestleObject       *object,
                                       const char          *text,
                                       GError             **error);

G_END_DECLS
