/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A MED-V server of an instance, active or passive.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_SERVER (trestle_server_get_type ())
#define TRESTLE_SERVER(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_SERVER, TrestleServer))
#define TRESTLE_IS_SERVER(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_SERVER))
TRESTLE_DECLARE_KIND (TrestleServer, trestle_server)

typedef enum
{
  TRESTLE_SERVER_ACTIVE,
  TRESTLE_SERVER_PASSIVE,
  TRESTLE_SERVER_OTHER
} TrestleServerRole;

typedef enum
{
  TRESTLE_SERVER_FAULT_TOLERANCE_NONE,
  TRESTLE_SERVER_FAULT_TOLERANCE_MANUAL_CLUSTER,
  TRESTLE_SERVER_FAULT_TOLERANCE_MSCS
} TrestleServerFaultTolerance;

struct _TrestleServer
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef instance, machine, domain;
  gint64     role, fault_tolerance;
  char      *notes;
};

G_END_DECLS
