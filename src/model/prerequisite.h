/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Software that has to be present.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PREREQUISITE (trestle_prerequisite_get_type ())
#define TRESTLE_PREREQUISITE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_PREREQUISITE, TrestlePrerequisite))
#define TRESTLE_IS_PREREQUISITE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_PREREQUISITE))
TRESTLE_DECLARE_KIND (TrestlePrerequisite, trestle_prerequisite)

struct _TrestlePrerequisite
{
  TrestleObject parent_instance;
  char  *name;
  gint64 met;
  char  *owner, *notes;
};

G_END_DECLS
