/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Users at one location who share domain, unit, legal zone and instance.
 */
#include "config.h"

#include "population.h"

#include <glib/gi18n.h>

static const TrestleChoice client_systems[] = {
  { "xp-sp2", N_("Windows XP SP2") },
  { "xp-sp3", N_("Windows XP SP3") },
  { "vista-sp1", N_("Windows Vista SP1") },
  { "vista-sp2", N_("Windows Vista SP2") },
  { "windows-7-x86", N_("Windows 7 (32-bit)") },
  { "windows-7-x64", N_("Windows 7 (64-bit)") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestlePopulation, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name"), .group = N_("Users") },
  { TRESTLE_REF (TrestlePopulation, location, LOCATION), .label = N_("Location"), .cite = "R-1.1.1" },
  { TRESTLE_INT (TrestlePopulation, users, PERSONS, 0, TRESTLE_MAX_PERSONS), .label = N_("Number of Users"), .cite = "R-1.1.1" },
  { TRESTLE_INT (TrestlePopulation, concurrency, PERMILLE, 1, 1000), .label = N_("Concurrently Active"),
    TRESTLE_STANDARD (TRESTLE_CONCURRENCY), .help = N_("Share of the clients that is online at once"), .cite = "R-2.1.3" },
  { TRESTLE_INT (TrestlePopulation, machines_per_user, MULTIPLE, 1, 100000), .label = N_("Machines per User"),
    TRESTLE_STANDARD (TRESTLE_MACHINES_PER_USER), .help = N_("Clients per person"), .cite = "R-2.1.3" },
  { TRESTLE_REF (TrestlePopulation, domain, DOMAIN), .label = N_("Domain"), .group = N_("Belonging"), .cite = "R-2.1.4" },
  { TRESTLE_REF (TrestlePopulation, unit, UNIT), .label = N_("Organizational Unit"), .cite = "R-2.1.6" },
  { TRESTLE_REF (TrestlePopulation, zone, ZONE), .label = N_("Legal Zone"), .cite = "R-2.1.8" },
  { TRESTLE_REF (TrestlePopulation, instance, INSTANCE), .label = N_("Instance"), .cite = "R-2.1.11" },
  { TRESTLE_REFS (TrestlePopulation, repositories, REPOSITORY), .label = N_("Served by Repositories"), .cite = "R-4.2.5" },
  { TRESTLE_CHOICE (TrestlePopulation, client_os, client_systems), .label = N_("Operating System"),
    .group = N_("Typical Client"), .cite = "R-3.3.1" },
  { TRESTLE_INT (TrestlePopulation, client_cores, NONE, 1, 1024), .label = N_("Cores"), .cite = "R-3.3.1" },
  { TRESTLE_INT (TrestlePopulation, client_clock, HERTZ, 1000000, 10000000000), .label = N_("Clock Rate"), .cite = "R-3.3.1" },
  { TRESTLE_INT (TrestlePopulation, client_memory, BYTES, 1, TRESTLE_MAX_BYTES), .label = N_("Memory"), .cite = "R-3.3.1" },
  { TRESTLE_NOTE (TrestlePopulation, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestlePopulation, trestle_population, POPULATION, "population", "populations",
                     N_("Population"), N_("Populations"), "trestle-population-symbolic")
