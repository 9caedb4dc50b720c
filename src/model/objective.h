/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A business objective and its rank.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_OBJECTIVE (trestle_objective_get_type ())
#define TRESTLE_OBJECTIVE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_OBJECTIVE, TrestleObjective))
#define TRESTLE_IS_OBJECTIVE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_OBJECTIVE))
TRESTLE_DECLARE_KIND (TrestleObjective, trestle_objective)

struct _TrestleObjective
{
  TrestleObject parent_instance;
  char  *name;
  gint64 rank;
  char  *notes;
};

G_END_DECLS
