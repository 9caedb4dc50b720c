/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A policy definition that workspaces bind to an image.
 */
#include "config.h"

#include "policy.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestlePolicy, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_INT (TrestlePolicy, offline_period, HOURS, 1, TRESTLE_MAX_SECONDS), .label = N_("Offline Period"),
    .help = N_("How long a client may work offline where that is allowed; unset means without limit"), .cite = "R-3.1.13" },
  { TRESTLE_FLAG (TrestlePolicy, delete_when_offline), .label = N_("Delete Workspace When Offline Too Long"), .cite = "R-X.13" },
  { TRESTLE_NOTE (TrestlePolicy, notes), .label = N_("Settings"), .help = N_("What else this policy sets") }
};

TRESTLE_DEFINE_KIND (TrestlePolicy, trestle_policy, POLICY, "policy", "policies",
                     N_("Policy"), N_("Policies"), "trestle-policy-symbolic")
