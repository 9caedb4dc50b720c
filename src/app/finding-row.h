/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding in the list of findings: how bad, what, of whom, by which rule, and
 * what would put it right.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FINDING_ROW (trestle_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleFindingRow, trestle_finding_row, TRESTLE, FINDING_ROW, GtkWidget)

GtkWidget *trestle_finding_row_new (TrestleProject    *project);

/* Shows @finding; nothing with NULL. */
void       trestle_finding_row_set (TrestleFindingRow *self,
                                    TrestleFinding    *finding);

/* Does what its button does; FALSE when there is none. */
gboolean   trestle_finding_row_fix (TrestleFindingRow *self);

/* Whether it is the one selected. */
void       trestle_finding_row_set_current (TrestleFindingRow *self,
                                            gboolean           current);

/* The whole row in words.  Free with g_free(). */
char      *trestle_finding_row_dup_label (TrestleFinding *finding);

G_END_DECLS
