/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A network. Locations in an isolated one cannot reach the others and need an
 * instance of their own.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_NETWORK (trestle_network_get_type ())
#define TRESTLE_NETWORK(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_NETWORK, TrestleNetwork))
#define TRESTLE_IS_NETWORK(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_NETWORK))
TRESTLE_DECLARE_KIND (TrestleNetwork, trestle_network)

struct _TrestleNetwork
{
  TrestleObject parent_instance;
  char   *name;
  gint64  isolated, domain_controller;
  char   *notes;
};

G_END_DECLS
