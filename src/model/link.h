/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drawn connection between two locations.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_LINK (trestle_link_get_type ())
#define TRESTLE_LINK(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_LINK, TrestleLink))
#define TRESTLE_IS_LINK(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_LINK))
TRESTLE_DECLARE_KIND (TrestleLink, trestle_link)

struct _TrestleLink
{
  TrestleObject parent_instance;
  TrestleRef end_a, end_b;
  gint64     bandwidth;   /* bit/s */
  gint64     latency;     /* milliseconds */
  gint64     redundant;
  char      *notes;
};

G_END_DECLS
