/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the organization that has to be kept apart (organizational tag,
 * ) or manages its own virtual environment (managing group, R-2.1.7).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ORG_UNIT (trestle_org_unit_get_type ())
#define TRESTLE_ORG_UNIT(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_ORG_UNIT, TrestleOrgUnit))
#define TRESTLE_IS_ORG_UNIT(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_ORG_UNIT))
TRESTLE_DECLARE_KIND (TrestleOrgUnit, trestle_org_unit)

struct _TrestleOrgUnit
{
  TrestleObject parent_instance;
  char *name, *tag, *managing_group, *notes;
};

G_END_DECLS
