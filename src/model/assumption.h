/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A statement the design rests on, who has to confirm it, and whether that has
 * happened.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ASSUMPTION (trestle_assumption_get_type ())
#define TRESTLE_ASSUMPTION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_ASSUMPTION, TrestleAssumption))
#define TRESTLE_IS_ASSUMPTION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_ASSUMPTION))
TRESTLE_DECLARE_KIND (TrestleAssumption, trestle_assumption)

struct _TrestleAssumption
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef subject;       /* any kind */
  char      *field, *owner, *confirmed_by, *date, *notes;
};

G_END_DECLS
