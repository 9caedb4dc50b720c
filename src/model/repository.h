/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file server that holds packed images.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_REPOSITORY (trestle_repository_get_type ())
#define TRESTLE_REPOSITORY(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_REPOSITORY, TrestleRepository))
#define TRESTLE_IS_REPOSITORY(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_REPOSITORY))
TRESTLE_DECLARE_KIND (TrestleRepository, trestle_repository)

typedef enum
{
  TRESTLE_REPOSITORY_REASON_LOCAL,
  TRESTLE_REPOSITORY_REASON_CENTRAL,
  TRESTLE_REPOSITORY_REASON_SEPARATION,
  TRESTLE_REPOSITORY_REASON_ISOLATED_NETWORK,
  TRESTLE_REPOSITORY_REASON_REMOTE,
  TRESTLE_REPOSITORY_REASON_OTHER
} TrestleRepositoryReason;

typedef enum
{
  TRESTLE_REPOSITORY_FAULT_TOLERANCE_NONE,
  TRESTLE_REPOSITORY_FAULT_TOLERANCE_DISKS,
  TRESTLE_REPOSITORY_FAULT_TOLERANCE_REPLICA,
  TRESTLE_REPOSITORY_FAULT_TOLERANCE_CLUSTER
} TrestleRepositoryFaultTolerance;

struct _TrestleRepository
{
  TrestleObject parent_instance;
  char        *name;
  gint64       reason;
  char        *reason_text;
  TrestleRef   machine;
  TrestleRefs *images;
  char        *access_group;
  gint64       disk;              /* bytes, recorded */
  gint64       disk_rate;         /* bytes per second */
  gint64       fault_tolerance;
  char        *excess_note, *notes;
};

G_END_DECLS
