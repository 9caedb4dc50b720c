/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding that has been accepted with a reason, and the figures it rested
 * on.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ACCEPTANCE (trestle_acceptance_get_type ())
#define TRESTLE_ACCEPTANCE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_ACCEPTANCE, TrestleAcceptance))
#define TRESTLE_IS_ACCEPTANCE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_ACCEPTANCE))
TRESTLE_DECLARE_KIND (TrestleAcceptance, trestle_acceptance)

struct _TrestleAcceptance
{
  TrestleObject parent_instance;
  char      *rule;
  TrestleRef subject;       /* any kind */
  char      *reason, *who, *date, *basis;
  gint64     tolerance;     /* ‰ */
};

G_END_DECLS
