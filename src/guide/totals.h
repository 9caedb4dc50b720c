/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One number for a figure of many: for summaries.
 */
#pragma once

#include "assessment.h"

G_BEGIN_DECLS

/* The sum of @figure over all objects of @kind that it is known of. */
TrestleNumber trestle_totals_sum (const TrestleAssessment *assessment,
                                  TrestleKind              kind,
                                  const char              *figure);

/* The largest, and whose it is (borrowed; NULL: it is known of none). */
TrestleNumber trestle_totals_max (const TrestleAssessment *assessment,
                                  TrestleKind              kind,
                                  const char              *figure,
                                  TrestleObject          **whose);

G_END_DECLS
