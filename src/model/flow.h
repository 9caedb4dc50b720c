/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People of one population who may visit other locations.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_FLOW (trestle_flow_get_type ())
#define TRESTLE_FLOW(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_FLOW, TrestleFlow))
#define TRESTLE_IS_FLOW(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_FLOW))
TRESTLE_DECLARE_KIND (TrestleFlow, trestle_flow)

struct _TrestleFlow
{
  TrestleObject parent_instance;
  char        *name;
  TrestleRef   home;           /* a population */
  TrestleRefs *destinations;   /* locations */
  gint64       count;          /* persons */
  TrestleRef   image;
  char        *notes;
};

G_END_DECLS
