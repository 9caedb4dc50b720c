/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A MED-V server of an instance, active or passive.
 */
#include "config.h"

#include "server.h"

#include <glib/gi18n.h>

static const TrestleChoice roles[] = {
  { "active", N_("Active") },
  { "passive", N_("Passive backup") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleChoice options[] = {
  { "none", N_("None") },
  { "manual-cluster", N_("Manual cluster mode") },
  { "mscs", N_("MSCS cluster") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleServer, name), .flags = TRESTLE_FIELD_KEY, .alias = N_("Server"), .label = N_("Name") },
  { TRESTLE_REF (TrestleServer, instance, INSTANCE), .label = N_("Instance"), .cite = "R-2.0.1" },
  { TRESTLE_REF (TrestleServer, machine, MACHINE), .label = N_("Machine"), .cite = "R-3.1.10" },
  { TRESTLE_REF (TrestleServer, domain, DOMAIN), .label = N_("Domain"), .cite = "R-2.1.4" },
  { TRESTLE_CHOICE (TrestleServer, role, roles), .label = N_("Role"), TRESTLE_STANDARD (TRESTLE_SERVER_ACTIVE), .cite = "R-3.1.11" },
  { TRESTLE_CHOICE (TrestleServer, fault_tolerance, options), .label = N_("Fault Tolerance"), .cite = "R-3.1.11" },
  { TRESTLE_NOTE (TrestleServer, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleServer, trestle_server, SERVER, "server", "servers",
                     N_("MED-V Server"), N_("MED-V Servers"), "trestle-server-symbolic")
