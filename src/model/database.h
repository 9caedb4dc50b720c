/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A SQL Server database for client events; instances may share one.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_DATABASE (trestle_database_get_type ())
#define TRESTLE_DATABASE(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_DATABASE, TrestleDatabase))
#define TRESTLE_IS_DATABASE(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_DATABASE))
TRESTLE_DECLARE_KIND (TrestleDatabase, trestle_database)

/* Where unset (‰). */
#define TRESTLE_DATABASE_SAFETY 500

typedef enum
{
  TRESTLE_EDITION_EXPRESS,
  TRESTLE_EDITION_STANDARD,
  TRESTLE_EDITION_ENTERPRISE
} TrestleEdition;

typedef enum
{
  TRESTLE_DATABASE_FAULT_TOLERANCE_NONE,
  TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING,
  TRESTLE_DATABASE_FAULT_TOLERANCE_MSCS
} TrestleDatabaseFaultTolerance;

struct _TrestleDatabase
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef machine;
  char      *sql_instance;
  gint64     edition;
  gint64     retention;                /* seconds, whole days */
  gint64     safety;                   /* ‰ */
  gint64     size;                     /* bytes, the accepted size */
  gint64     fault_tolerance;
  TrestleRef standby;                  /* a machine */
  gint64     reporting_outage;         /* seconds reporting may be away */
  char      *notes;
};

G_END_DECLS
