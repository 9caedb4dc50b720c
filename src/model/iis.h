/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A web server that hands the images of one repository to clients.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_IIS (trestle_iis_get_type ())
#define TRESTLE_IIS(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_IIS, TrestleIis))
#define TRESTLE_IS_IIS(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_IIS))
TRESTLE_DECLARE_KIND (TrestleIis, trestle_iis)

typedef enum
{
  TRESTLE_PROTOCOL_HTTP,
  TRESTLE_PROTOCOL_HTTPS
} TrestleProtocol;

typedef enum
{
  TRESTLE_AUTHENTICATION_NEGOTIATE,
  TRESTLE_AUTHENTICATION_NTLM,
  TRESTLE_AUTHENTICATION_BASIC,
  TRESTLE_AUTHENTICATION_DIGEST,
  TRESTLE_AUTHENTICATION_CERTIFICATE
} TrestleAuthentication;

typedef enum
{
  TRESTLE_IIS_FAULT_TOLERANCE_NONE,
  TRESTLE_IIS_FAULT_TOLERANCE_FAILOVER_CLUSTER
} TrestleIisFaultTolerance;

struct _TrestleIis
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef repository, machine;
  gint64     protocol, authentication;
  gint64     capacity;           /* bit/s */
  gint64     fault_tolerance;
  char      *notes;
};

G_END_DECLS
