/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Users at one location who share domain, unit, legal zone and instance.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_POPULATION (trestle_population_get_type ())
#define TRESTLE_POPULATION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_POPULATION, TrestlePopulation))
#define TRESTLE_IS_POPULATION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_POPULATION))
TRESTLE_DECLARE_KIND (TrestlePopulation, trestle_population)

/* What is reckoned with where unset (‰). */
#define TRESTLE_CONCURRENCY 1000
#define TRESTLE_MACHINES_PER_USER 1000

typedef enum
{
  TRESTLE_CLIENT_OS_XP_SP2,
  TRESTLE_CLIENT_OS_XP_SP3,
  TRESTLE_CLIENT_OS_VISTA_SP1,
  TRESTLE_CLIENT_OS_VISTA_SP2,
  TRESTLE_CLIENT_OS_WINDOWS_7_X86,
  TRESTLE_CLIENT_OS_WINDOWS_7_X64,
  TRESTLE_CLIENT_OS_OTHER
} TrestleClientOs;

struct _TrestlePopulation
{
  TrestleObject parent_instance;
  char        *name;
  TrestleRef   location;
  gint64       users;
  gint64       concurrency, machines_per_user;    /* ‰ */
  TrestleRef   domain, unit, zone, instance;
  TrestleRefs *repositories;
  gint64       client_os, client_cores, client_clock, client_memory;
  char        *notes;
};

G_END_DECLS
