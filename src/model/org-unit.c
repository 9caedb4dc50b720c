/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the organization that has to be kept apart (organizational tag,
 * ) or manages its own virtual environment (managing group, R-2.1.7).
 */
#include "config.h"

#include "org-unit.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleOrgUnit, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_TEXT (TrestleOrgUnit, tag), .alias = N_("Tag"), .label = N_("Separation Tag"), .cite = "R-2.1.6",
    .help = N_("Users with different tags may not share an instance; empty where none is required") },
  { TRESTLE_TEXT (TrestleOrgUnit, managing_group), .alias = N_("Group"), .label = N_("Managing Group"), .cite = "R-2.1.7",
    .help = N_("The business group that manages these users’ virtual machines") },
  { TRESTLE_NOTE (TrestleOrgUnit, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleOrgUnit, trestle_org_unit, UNIT, "unit", "units",
                     N_("Organizational Unit"), N_("Organizational Units"), "trestle-unit-symbolic")
