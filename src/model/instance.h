/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A MED-V instance: the row of Table A-2.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_INSTANCE (trestle_instance_get_type ())
#define TRESTLE_INSTANCE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_INSTANCE, TrestleInstance))
#define TRESTLE_IS_INSTANCE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_INSTANCE))
TRESTLE_DECLARE_KIND (TrestleInstance, trestle_instance)

typedef enum
{
  TRESTLE_REASON_INITIAL,
  TRESTLE_REASON_CAPACITY,
  TRESTLE_REASON_UNTRUSTED_DOMAIN,
  TRESTLE_REASON_ISOLATED_NETWORK,
  TRESTLE_REASON_ORGANIZATIONAL,
  TRESTLE_REASON_LEGAL,
  TRESTLE_REASON_OTHER
} TrestleReason;

struct _TrestleInstance
{
  TrestleObject parent_instance;
  char      *name;
  gint64     reason;
  char      *reason_text;
  TrestleRef database;
  gint64     recovery_time;     /* seconds */
  gint64     backup;            /* whether a passive backup server is wanted */
  char      *backup_rationale, *backup_plan, *excess_note, *notes;
};

G_END_DECLS
