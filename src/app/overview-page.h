/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design at a glance: headline figures, how the steps stand, what to do
 * next.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_OVERVIEW_PAGE (trestle_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleOverviewPage, trestle_overview_page, TRESTLE, OVERVIEW_PAGE, AdwBin)

void trestle_overview_page_set_project (TrestleOverviewPage *self,
                                        TrestleProject      *project);

G_END_DECLS
