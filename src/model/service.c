/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Service levels and techniques of one workspace at one location where they
 * differ from the location’s own; one per pair (AMB-12).
 */
#include "config.h"

#include "service.h"

#include <glib/gi18n.h>

#include "techniques.h"

static const TrestleField fields[] = {
  { TRESTLE_REF (TrestleService, location, LOCATION), .flags = TRESTLE_FIELD_ESSENTIAL | TRESTLE_FIELD_PAIR,
    .label = N_("Location"), .cite = "R-1.3.1" },
  { TRESTLE_REF (TrestleService, workspace, WORKSPACE), .flags = TRESTLE_FIELD_ESSENTIAL | TRESTLE_FIELD_PAIR,
    .label = N_("Workspace"), .cite = "R-1.3.1" },
  { TRESTLE_INT (TrestleService, load_expectation, MINUTES, 1, TRESTLE_MAX_SECONDS),
    .label = N_("Acceptable Initial Load Time"), .cite = "R-1.3.1" },
  { TRESTLE_INT (TrestleService, update_window, HOURS, 1, TRESTLE_MAX_SECONDS),
    .label = N_("Acceptable Deploy Time for Updates"), .cite = "R-1.3.2" },
  { TRESTLE_CHOICES (TrestleService, techniques, trestle_techniques), .label = N_("Image Distribution Techniques"), .cite = "R-4.1.1" }
};

TRESTLE_DEFINE_KIND (TrestleService, trestle_service, SERVICE, "service", "services",
                     N_("Service Level Exception"), N_("Service Level Exceptions"), "trestle-service-symbolic")
