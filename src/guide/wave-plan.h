/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of waves in words (R-X.14), for who prints them.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* The plan of first loads of a location or of updates from a repository, where one
 * wave is not enough; NULL where it is, or there is no plan.  Free with g_free().
 */
char *trestle_wave_plan_dup_text (const TrestleAssessment *assessment,
                                  TrestleObject           *subject);

G_END_DECLS
