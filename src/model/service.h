/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Service levels and techniques of one workspace at one location where they
 * differ from the location’s own; one per pair (AMB-12).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SERVICE (trestle_service_get_type ())
#define TRESTLE_SERVICE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_SERVICE, TrestleService))
#define TRESTLE_IS_SERVICE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_SERVICE))
TRESTLE_DECLARE_KIND (TrestleService, trestle_service)

struct _TrestleService
{
  TrestleObject parent_instance;
  TrestleRef location, workspace;
  gint64     load_expectation, update_window;   /* seconds */
  gint64     techniques;                        /* bits of TrestleTechnique */
};

G_END_DECLS
