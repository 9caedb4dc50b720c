/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A central library that already holds virtual machines.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_LIBRARY (trestle_library_get_type ())
#define TRESTLE_LIBRARY(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_LIBRARY, TrestleLibrary))
#define TRESTLE_IS_LIBRARY(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_LIBRARY))
TRESTLE_DECLARE_KIND (TrestleLibrary, trestle_library)

struct _TrestleLibrary
{
  TrestleObject parent_instance;
  char        *name;
  TrestleRef   location;
  TrestleRefs *images;
  gint64       accepted;
  char        *reason;
};

G_END_DECLS
