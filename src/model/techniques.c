/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How packed images reach clients, shared by locations and services.
 */
#include "config.h"

#include "techniques.h"

#include <glib/gi18n.h>


const TrestleChoice trestle_techniques[] = {
  { "pre-stage", N_("Pre-staging") },
  { "network", N_("Network download") },
  { "removable", N_("Removable media") },
  { NULL, NULL }
};
