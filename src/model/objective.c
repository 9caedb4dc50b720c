/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A business objective and its rank.
 */
#include "config.h"

#include "objective.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleObjective, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Objective"), .label = N_("Objective"), .cite = "R-0.3" },
  { TRESTLE_INT (TrestleObjective, rank, NONE, 1, 1000), .label = N_("Rank"), .cite = "R-0.3" },
  { TRESTLE_NOTE (TrestleObjective, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleObjective, trestle_objective, OBJECTIVE, "objective", "objectives",
                     N_("Business Objective"), N_("Business Objectives"), "trestle-objective-symbolic")
