/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A web server that hands the images of one repository to clients.
 */
#include "config.h"

#include "iis.h"

#include <glib/gi18n.h>

static const TrestleChoice protocols[] = {
  { "http", N_("HTTP") },
  { "https", N_("HTTPS") },
  { NULL, NULL }
};

static const TrestleChoice authentications[] = {
  { "negotiate", N_("Negotiate") },
  { "ntlm", N_("NTLM") },
  { "basic", N_("Basic") },
  { "digest", N_("Digest") },
  { "certificate", N_("Client certificate mapping") },
  { NULL, NULL }
};

static const TrestleChoice options[] = {
  { "none", N_("None") },
  { "failover-cluster", N_("Failover cluster") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleIis, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_REF (TrestleIis, repository, REPOSITORY), .flags = TRESTLE_FIELD_ESSENTIAL, .label = N_("Repository"), .cite = "R-4.0.2" },
  { TRESTLE_REF (TrestleIis, machine, MACHINE), .label = N_("Machine"), .cite = "R-4.4.7" },
  { TRESTLE_CHOICE (TrestleIis, protocol, protocols), .label = N_("Protocol"), .cite = "R-4.0.2" },
  { TRESTLE_CHOICE (TrestleIis, authentication, authentications), .label = N_("Authentication"),
    TRESTLE_STANDARD (TRESTLE_AUTHENTICATION_NEGOTIATE), .cite = "R-X.12" },
  { TRESTLE_INT (TrestleIis, capacity, BIT_RATE, 1, TRESTLE_MAX_BIT_RATE), .label = N_("Capacity"),
    .help = N_("What this server can deliver"), .cite = "R-4.4.3" },
  { TRESTLE_CHOICE (TrestleIis, fault_tolerance, options), .label = N_("Fault Tolerance"), .cite = "R-4.4.5" },
  { TRESTLE_NOTE (TrestleIis, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleIis, trestle_iis, IIS, "iis", "iis_servers",
                     N_("IIS Server"), N_("IIS Servers"), "trestle-iis-symbolic")
