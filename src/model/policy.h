/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A policy definition that workspaces bind to an image.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_POLICY (trestle_policy_get_type ())
#define TRESTLE_POLICY(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_POLICY, TrestlePolicy))
#define TRESTLE_IS_POLICY(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_POLICY))
TRESTLE_DECLARE_KIND (TrestlePolicy, trestle_policy)

struct _TrestlePolicy
{
  TrestleObject parent_instance;
  char  *name;
  gint64 offline_period;      /* seconds; unset is unlimited */
  gint64 delete_when_offline;
  char  *notes;
};

G_END_DECLS
