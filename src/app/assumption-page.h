/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assumption register: every standard value nobody has confirmed.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ASSUMPTION_PAGE (trestle_assumption_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleAssumptionPage, trestle_assumption_page, TRESTLE, ASSUMPTION_PAGE, AdwBin)

void trestle_assumption_page_set_project (TrestleAssumptionPage *self,
                                          TrestleProject        *project);

G_END_DECLS
