/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Software that has to be present.
 */
#include "config.h"

#include "prerequisite.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestlePrerequisite, name), .flags = TRESTLE_FIELD_KEY | TRESTLE_FIELD_PLAIN, .label = N_("Name") },
  { TRESTLE_FLAG (TrestlePrerequisite, met), .label = N_("Met"), .cite = "R-5.1" },
  { TRESTLE_TEXT (TrestlePrerequisite, owner), .alias = N_("Person"), .label = N_("Owner"), .cite = "R-0.7" },
  { TRESTLE_NOTE (TrestlePrerequisite, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestlePrerequisite, trestle_prerequisite, PREREQUISITE, "prerequisite", "prerequisites",
                     N_("Prerequisite"), N_("Prerequisites"), "trestle-prerequisite-symbolic")
