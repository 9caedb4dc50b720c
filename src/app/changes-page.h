/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of versions: what a merge has left to decide, and what has changed since
 * another version.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CHANGES_PAGE (trestle_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleChangesPage, trestle_changes_page, TRESTLE, CHANGES_PAGE, AdwBin)

void trestle_changes_page_set_project (TrestleChangesPage *self,
                                       TrestleProject     *project);

/* Shows the conflicts, or what has changed. */
void trestle_changes_page_show        (TrestleChangesPage *self,
                                       gboolean            conflicts);

G_END_DECLS
