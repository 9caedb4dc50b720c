/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A legal zone: the countries in which the law lets data of some users be
 * kept, and for how long it has to be.
 */
#include "config.h"

#include "zone.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleZone, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_TEXTS (TrestleZone, countries), .alias = N_("Country"), .label = N_("Allowed Countries"), .cite = "R-2.1.8",
    .help = N_("Where servers, databases and repositories of this zone may stand") },
  { TRESTLE_INT (TrestleZone, minimum_retention, DAYS, 86400, TRESTLE_MAX_SECONDS), .step = 86400,
    .label = N_("Minimum Retention"), .help = N_("How long the law asks events to be kept"), .cite = "R-3.2.10" },
  { TRESTLE_NOTE (TrestleZone, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleZone, trestle_zone, ZONE, "zone", "zones",
                     N_("Legal Zone"), N_("Legal Zones"), "trestle-zone-symbolic")
