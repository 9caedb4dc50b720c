/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of the document’s revision history.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_REVISION (trestle_revision_get_type ())
#define TRESTLE_REVISION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_REVISION, TrestleRevision))
#define TRESTLE_IS_REVISION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_REVISION))
TRESTLE_DECLARE_KIND (TrestleRevision, trestle_revision)

struct _TrestleRevision
{
  TrestleObject parent_instance;
  char *name, *date, *author, *notes;
};

G_END_DECLS
