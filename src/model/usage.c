/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many users of a population use a workspace, and whether they may do so
 * offline; one per pair (AMB-13).
 */
#include "config.h"

#include "usage.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_REF (TrestleUsage, population, POPULATION), .flags = TRESTLE_FIELD_ESSENTIAL | TRESTLE_FIELD_PAIR,
    .label = N_("Population"), .cite = "R-1.2.1" },
  { TRESTLE_REF (TrestleUsage, workspace, WORKSPACE), .flags = TRESTLE_FIELD_ESSENTIAL | TRESTLE_FIELD_PAIR,
    .label = N_("Workspace"), .cite = "R-1.2.1" },
  { TRESTLE_INT (TrestleUsage, users, PERSONS, 0, TRESTLE_MAX_PERSONS), .label = N_("Users"), .cite = "R-1.2.1" },
  { TRESTLE_FLAG (TrestleUsage, offline), .label = N_("Offline Work Allowed"), .cite = "R-1.2.5" }
};

TRESTLE_DEFINE_KIND (TrestleUsage, trestle_usage, USAGE, "usage", "usages",
                     N_("Workspace Use"), N_("Workspace Uses"), "trestle-usage-symbolic")
