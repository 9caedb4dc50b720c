/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People of one population who may visit other locations.
 */
#include "config.h"

#include "flow.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleFlow, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Flow"), .label = N_("Name") },
  { TRESTLE_REF (TrestleFlow, home, POPULATION), .flags = TRESTLE_FIELD_ESSENTIAL, .label = N_("Home Population"), .cite = "R-1.1.5" },
  { TRESTLE_REFS (TrestleFlow, destinations, LOCATION), .label = N_("May Visit"), .cite = "R-1.1.5" },
  { TRESTLE_INT (TrestleFlow, count, PERSONS, 0, TRESTLE_MAX_PERSONS), .label = N_("Travelers"), .cite = "R-1.1.6" },
  { TRESTLE_REF (TrestleFlow, image, IMAGE), .label = N_("Image"), .help = N_("The virtual machine they take along"), .cite = "R-1.1.8" },
  { TRESTLE_NOTE (TrestleFlow, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleFlow, trestle_flow, FLOW, "flow", "flows",
                     N_("Traveler Flow"), N_("Traveler Flows"), "trestle-flow-symbolic")
