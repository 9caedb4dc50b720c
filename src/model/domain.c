/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An AD DS domain and the domains that trust it.
 */
#include "config.h"

#include "domain.h"

#include <glib/gi18n.h>

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleDomain, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name") },
  { TRESTLE_REFS (TrestleDomain, trusted_by, DOMAIN), .label = N_("Trusted By"), .cite = "R-2.1.4",
    .help = N_("Domains that accept users of this one") },
  { TRESTLE_REFS (TrestleDomain, non_transitive, DOMAIN), .label = N_("Of These, Not Transitive"), .cite = "R-2.1.4",
    .help = N_("Trusts that count directly and are not passed on") },
  { TRESTLE_NOTE (TrestleDomain, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleDomain, trestle_domain, DOMAIN, "domain", "domains",
                     N_("Domain"), N_("Domains"), "trestle-domain-symbolic")
