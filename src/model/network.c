/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A network. Locations in an isolated one cannot reach the others and need an
 * instance of their own.
 */
#include "config.h"

#include "network.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleNetwork, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_FLAG (TrestleNetwork, isolated), .label = N_("Isolated"), .cite = "R-2.1.5",
    .help = N_("Cut off from every other network"), TRESTLE_STANDARD (FALSE) },
  { TRESTLE_FLAG (TrestleNetwork, domain_controller), .label = N_("Domain Controller Inside"), .cite = "R-X.2",
    .help = N_("An AD DS domain controller can be reached from inside this network") },
  { TRESTLE_NOTE (TrestleNetwork, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleNetwork, trestle_network, NETWORK, "network", "networks",
                     N_("Network"), N_("Networks"), "trestle-network-symbolic")
