/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A decision of the guide that has been taken: what was chosen, why, by whom,
 * and on which figures.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DECISION (trestle_decision_get_type ())
#define TRESTLE_DECISION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_DECISION, TrestleDecision))
#define TRESTLE_IS_DECISION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_DECISION))
TRESTLE_DECLARE_KIND (TrestleDecision, trestle_decision)

struct _TrestleDecision
{
  TrestleObject parent_instance;
  char      *name;          /* "D-7" */
  TrestleRef subject;       /* any kind */
  char      *chosen, *rationale, *who, *date, *basis;
  gint64     tolerance;     /* ‰ */
};

G_END_DECLS
