/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An application inside an image, and whether it may run there (R-1.V.2).
 */
#include "config.h"

#include "application.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleApplication, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_FLAG (TrestleApplication, in_scope), .label = N_("In Scope"), TRESTLE_STANDARD (TRUE), .cite = "R-1.V.2" },
  { TRESTLE_FLAG (TrestleApplication, license), .label = N_("License Allows It"),
    .help = N_("May legally and contractually run in a virtual machine"), .cite = "R-1.V.2" },
  { TRESTLE_FLAG (TrestleApplication, support), .label = N_("Supplier Supports It"), .cite = "R-1.V.2" },
  { TRESTLE_NOTE (TrestleApplication, evidence), .label = N_("Evidence"), .cite = "R-1.V.2" }
};

TRESTLE_DEFINE_KIND (TrestleApplication, trestle_application, APPLICATION, "application", "applications",
                     N_("Application"), N_("Applications"), "trestle-application-symbolic")
