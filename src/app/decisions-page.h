/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every decision the design asks for: what is chosen, and whether somebody said
 * why.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DECISIONS_PAGE (trestle_decisions_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleDecisionsPage, trestle_decisions_page, TRESTLE, DECISIONS_PAGE, AdwBin)

void trestle_decisions_page_set_project (TrestleDecisionsPage *self,
                                         TrestleProject       *project);

G_END_DECLS
