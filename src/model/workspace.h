/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One image bound to one policy in one instance.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_WORKSPACE (trestle_workspace_get_type ())
#define TRESTLE_WORKSPACE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_WORKSPACE, TrestleWorkspace))
#define TRESTLE_IS_WORKSPACE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_WORKSPACE))
TRESTLE_DECLARE_KIND (TrestleWorkspace, trestle_workspace)

struct _TrestleWorkspace
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef image, policy, instance;
  char      *notes;
};

G_END_DECLS
