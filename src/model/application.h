/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An application inside an image, and whether it may run there (R-1.V.2).
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_APPLICATION (trestle_application_get_type ())
#define TRESTLE_APPLICATION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_APPLICATION, TrestleApplication))
#define TRESTLE_IS_APPLICATION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_APPLICATION))
TRESTLE_DECLARE_KIND (TrestleApplication, trestle_application)

struct _TrestleApplication
{
  TrestleObject parent_instance;
  char  *name;
  gint64 in_scope, license, support;
  char  *evidence;
};

G_END_DECLS
