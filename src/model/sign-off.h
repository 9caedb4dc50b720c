/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody’s agreement to the objectives or the design.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SIGN_OFF (trestle_sign_off_get_type ())
#define TRESTLE_SIGN_OFF(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_SIGN_OFF, TrestleSignOff))
#define TRESTLE_IS_SIGN_OFF(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_SIGN_OFF))
TRESTLE_DECLARE_KIND (TrestleSignOff, trestle_sign_off)

typedef enum
{
  TRESTLE_SIGN_OFF_IT,
  TRESTLE_SIGN_OFF_BUSINESS,
  TRESTLE_SIGN_OFF_REVIEW,
  TRESTLE_SIGN_OFF_OTHER
} TrestleSignOffRole;

struct _TrestleSignOff
{
  TrestleObject parent_instance;
  char  *name;
  gint64 role;
  char  *date, *notes;
};

G_END_DECLS
