/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Typical clients.
 */
#include "config.h"

#include "clients.h"

gboolean
trestle_has_typical_client (const TrestlePopulation *population)
{
  return population != NULL && (population->client_os != TRESTLE_UNSET || population->client_cores != TRESTLE_UNSET ||
                                population->client_clock != TRESTLE_UNSET || population->client_memory != TRESTLE_UNSET);
}

gboolean
trestle_has_whole_client (const TrestlePopulation *population)
{
  return population != NULL && population->client_cores != TRESTLE_UNSET && population->client_clock != TRESTLE_UNSET &&
         population->client_memory != TRESTLE_UNSET;
}

TrestlePopulation *
trestle_find_typical_client (const TrestleInstanceLoad *load)
{
  TrestlePopulation *typical = NULL;

  for (guint i = 0; i < load->n_populations; i++)
    {
      TrestlePopulation *population = load->members[i]->population;
      gint64 users = load->members[i]->users;
      gint64 most = typical != NULL ? TRESTLE_OR (typical->users, 0) : -1;

      if (load->members[i]->typical &&
          (users > most || (users == most && trestle_object_compare (&population, &typical) < 0)))
        typical = population;
    }

  return typical;
}

gint64
trestle_client_system (const TrestlePopulation *population)
{
  switch (population->client_os)
    {
    case TRESTLE_CLIENT_OS_XP_SP2:
    case TRESTLE_CLIENT_OS_XP_SP3:
      return TRESTLE_SYSTEM_XP_SP3;

    case TRESTLE_CLIENT_OS_VISTA_SP1:
    case TRESTLE_CLIENT_OS_VISTA_SP2:
      return TRESTLE_SYSTEM_VISTA_SP2;

    case TRESTLE_CLIENT_OS_WINDOWS_7_X86:
      return TRESTLE_SYSTEM_WINDOWS_7_X86;

    case TRESTLE_CLIENT_OS_WINDOWS_7_X64:
      return TRESTLE_SYSTEM_WINDOWS_7_X64;

    case TRESTLE_CLIENT_OS_OTHER:
      return TRESTLE_SYSTEM_OTHER;

    default:
      return TRESTLE_UNSET;
    }
}
