/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawn connection between two locations.
 */
#include "config.h"

#include "link.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_REF (TrestleLink, end_a, LOCATION), .flags = TRESTLE_FIELD_ESSENTIAL, .label = N_("From"), .cite = "R-1.1.4" },
  { TRESTLE_REF (TrestleLink, end_b, LOCATION), .flags = TRESTLE_FIELD_ESSENTIAL, .label = N_("To"), .cite = "R-1.1.4" },
  { TRESTLE_INT (TrestleLink, bandwidth, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Bandwidth"), .cite = "R-1.1.4" },
  { TRESTLE_INT (TrestleLink, latency, NONE, 0, 100000), .label = N_("Latency in Milliseconds") },
  { TRESTLE_FLAG (TrestleLink, redundant), .label = N_("Redundant"), TRESTLE_STANDARD (FALSE),
    .help = N_("A second way takes over when this one fails"), .cite = "R-3.1.9" },
  { TRESTLE_NOTE (TrestleLink, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleLink, trestle_link, LINK, "link", "links",
                     N_("Link"), N_("Links"), "trestle-link-symbolic")
