/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A legal zone: the countries in which the law lets data of some users be
 * kept, and for how long it has to be.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ZONE (trestle_zone_get_type ())
#define TRESTLE_ZONE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_ZONE, TrestleZone))
#define TRESTLE_IS_ZONE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_ZONE))
TRESTLE_DECLARE_KIND (TrestleZone, trestle_zone)

struct _TrestleZone
{
  TrestleObject parent_instance;
  char   *name;
  char  **countries;
  gint64  minimum_retention;   /* seconds */
  char   *notes;
};

G_END_DECLS
