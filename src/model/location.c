/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place where users work or machines stand: the row of Table A-1.
 */
#include "config.h"

#include "location.h"

#include <glib/gi18n.h>

#include "techniques.h"

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleLocation, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Location Name"),
    .group = N_("Location"), .cite = "R-1.1.1" },
  { TRESTLE_REF (TrestleLocation, network, NETWORK), .label = N_("Network"), .cite = "R-2.1.5",
    .help = N_("Unset means the production network") },
  { TRESTLE_TEXT (TrestleLocation, country), .alias = N_("Country"), .label = N_("Country"), .cite = "R-2.1.8" },
  { TRESTLE_INT (TrestleLocation, bandwidth, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Available Bandwidth"),
    .group = N_("Network"), .help = N_("What is left for MED-V on the way to this location"), .cite = "R-1.1.3" },
  { TRESTLE_INT (TrestleLocation, line_rate, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Line Rate"),
    .help = N_("Nominal speed of the line, for comparison"), .cite = "R-1.1.3" },
  { TRESTLE_INT (TrestleLocation, lan_speed, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("LAN Speed"),
    TRESTLE_STANDARD (TRESTLE_LAN_SPEED), .cite = "R-4.1.5" },
  { TRESTLE_INT (TrestleLocation, maximum, PERSONS, 0, TRESTLE_MAX_PERSONS * 100), .flags = TRESTLE_FIELD_OVERRIDE,
    .label = N_("Maximum Number of Users"), .group = N_("Users"),
    .help = N_("Typed over the computed figure: users here and travelers who may come"), .cite = "R-1.1.6" },
  { TRESTLE_TEXT (TrestleLocation, maximum_note), .label = N_("Reason for the Typed Maximum"), .cite = "R-1.1.6" },
  { TRESTLE_INT (TrestleLocation, load_expectation, MINUTES, 1, TRESTLE_MAX_SECONDS), .label = N_("Acceptable Initial Load Time"),
    .group = N_("Service Levels"), .help = N_("How long a client may wait for an image it does not have"), .cite = "R-1.3.1" },
  { TRESTLE_INT (TrestleLocation, update_window, HOURS, 1, TRESTLE_MAX_SECONDS), .label = N_("Acceptable Deploy Time for Updates"),
    .help = N_("Within which a critical update has to have reached everyone"), .cite = "R-1.3.2" },
  { TRESTLE_FLAG (TrestleLocation, reports), .label = N_("Reports Needed"),
    .help = N_("No means that no response time applies"), .cite = "R-1.3.4" },
  { TRESTLE_INT (TrestleLocation, report_time, SECONDS, 1, TRESTLE_MAX_SECONDS), .label = N_("Acceptable Response Time for Reports"),
    .cite = "R-1.3.4" },
  { TRESTLE_CHOICES (TrestleLocation, techniques, trestle_techniques), .label = N_("Image Distribution Techniques"),
    .group = N_("Distribution"), .cite = "R-4.1.1" },
  { TRESTLE_FLAG (TrestleLocation, local_repository), .label = N_("Local Repository Required"), .cite = "R-4.1.9" },
  { TRESTLE_TEXT (TrestleLocation, technique_rationale), .label = N_("Rationale"),
    .help = N_("Why the techniques differ from the recommendation"), .cite = "R-4.1.8" },
  TRESTLE_GEOMETRY (TrestleLocation),
  { TRESTLE_NOTE (TrestleLocation, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleLocation, trestle_location, LOCATION, "location", "locations",
                     N_("Location"), N_("Locations"), "trestle-location-symbolic")
