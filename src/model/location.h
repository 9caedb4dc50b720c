/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place where users work or machines stand: the row of Table A-1.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_LOCATION (trestle_location_get_type ())
#define TRESTLE_LOCATION(o) (G_TYPE_CHECK_INSTANCE_CAST ((o), TRESTLE_TYPE_LOCATION, TrestleLocation))
#define TRESTLE_IS_LOCATION(o) (G_TYPE_CHECK_INSTANCE_TYPE ((o), TRESTLE_TYPE_LOCATION))
TRESTLE_DECLARE_KIND (TrestleLocation, trestle_location)

/* Speed of a location’s own network where none is given (bit/s). */
#define TRESTLE_LAN_SPEED G_GINT64_CONSTANT (1000000000)

struct _TrestleLocation
{
  TrestleObject parent_instance;
  char      *name;
  TrestleRef network;
  char      *country;
  gint64     bandwidth, line_rate, lan_speed;             /* bit/s */
  gint64     maximum;                                     /* persons, typed over the computed figure */
  char      *maximum_note;
  gint64     load_expectation, update_window;             /* seconds */
  gint64     reports, report_time;                        /* flag, seconds */
  gint64     techniques;                                  /* bits of TrestleTechnique */
  gint64     local_repository;
  char      *technique_rationale;
  gint64     x, y, pinned;
  char      *notes;
};

G_END_DECLS
