/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One image bound to one policy in one instance.
 */
#include "config.h"

#include "workspace.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleWorkspace, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_REF (TrestleWorkspace, image, IMAGE), .label = N_("Image"), .cite = "R-3.1.6" },
  { TRESTLE_REF (TrestleWorkspace, policy, POLICY), .label = N_("Policy"), .cite = "R-3.1.6" },
  { TRESTLE_REF (TrestleWorkspace, instance, INSTANCE), .label = N_("Instance"), .cite = "R-2.0.5" },
  { TRESTLE_NOTE (TrestleWorkspace, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleWorkspace, trestle_workspace, WORKSPACE, "workspace", "workspaces",
                     N_("Workspace"), N_("Workspaces"), "trestle-workspace-symbolic")
