/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A physical or virtual machine: every form factor stands here once. Two
 * components that point at the same machine share it.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_MACHINE (trestle_machine_get_type ())
#define TRESTLE_MACHINE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_MACHINE, TrestleMachine))
#define TRESTLE_IS_MACHINE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_MACHINE))
TRESTLE_DECLARE_KIND (TrestleMachine, trestle_machine)

typedef enum
{
  TRESTLE_PLATFORM_PHYSICAL,
  TRESTLE_PLATFORM_HYPER_V_2008,
  TRESTLE_PLATFORM_HYPER_V_2008_R2,
  TRESTLE_PLATFORM_OTHER
} TrestlePlatform;

typedef enum
{
  TRESTLE_SYSTEM_SERVER_2008_X86,
  TRESTLE_SYSTEM_SERVER_2008_X64,
  TRESTLE_SYSTEM_SERVER_2008_R2,
  TRESTLE_SYSTEM_XP_SP3,
  TRESTLE_SYSTEM_VISTA_SP2,
  TRESTLE_SYSTEM_WINDOWS_7_X86,
  TRESTLE_SYSTEM_WINDOWS_7_X64,
  TRESTLE_SYSTEM_OTHER
} TrestleSystem;

typedef enum
{
  TRESTLE_OTHER_ROLE_WSUS                  = 1 << 0,
  TRESTLE_OTHER_ROLE_CONFIGURATION_MANAGER = 1 << 1,
  TRESTLE_OTHER_ROLE_DOMAIN_CONTROLLER     = 1 << 2,
  TRESTLE_OTHER_ROLE_FILE_SERVER           = 1 << 3,
  TRESTLE_OTHER_ROLE_OTHER                 = 1 << 4
} TrestleOtherRole;

struct _TrestleMachine
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef location;
  gint64     platform, os;
  gint64     cores, clock, memory, disk, nic, reserved;   /* count, Hz, bytes, bytes, bit/s, flag */
  gint64     other_roles;
  gint64     x, y, pinned;
  char      *notes;
};

G_END_DECLS
