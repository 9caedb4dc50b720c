/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many users of a population use a workspace, and whether they may do so
 * offline; one per pair (AMB-13).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_USAGE (trestle_usage_get_type ())
#define TRESTLE_USAGE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_USAGE, TrestleUsage))
#define TRESTLE_IS_USAGE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_USAGE))
TRESTLE_DECLARE_KIND (TrestleUsage, trestle_usage)

struct _TrestleUsage
{
  TrestleObject parent_instance;
  TrestleRef population, workspace;
  gint64     users;
  gint64     offline;
};

G_END_DECLS
