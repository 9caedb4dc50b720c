/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A MED-V instance: the row of Table A-2.
 */
#include "config.h"

#include "instance.h"

#include <glib/gi18n.h>

static const TrestleChoice reasons[] = {
  { "initial", N_("Initial instance") },
  { "capacity", N_("Capacity") },
  { "untrusted-domain", N_("Untrusted domain") },
  { "isolated-network", N_("Isolated network") },
  { "organizational", N_("Organizational") },
  { "legal", N_("Legal") },
  { "other", N_("Other") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleInstance, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Instance Name"),
    .group = N_("Instance"), .cite = "R-2.1.9" },
  { TRESTLE_CHOICE (TrestleInstance, reason, reasons), .label = N_("Reason"), .cite = "R-2.1.9" },
  { TRESTLE_TEXT (TrestleInstance, reason_text), .label = N_("Reason in Words"), .cite = "R-2.1.9" },
  { TRESTLE_REF (TrestleInstance, database, DATABASE), .label = N_("Database"), .cite = "R-3.2.1" },
  { TRESTLE_INT (TrestleInstance, recovery_time, HOURS, 1, TRESTLE_MAX_SECONDS), .label = N_("Recovery Time Objective"),
    .group = N_("Fault Tolerance"), .help = N_("How long the server may be away at most"), .cite = "R-3.1.13" },
  { TRESTLE_FLAG (TrestleInstance, backup), .label = N_("Passive Backup Server"),
    .help = N_("The decision; unset is undecided"), .cite = "R-3.1.14" },
  { TRESTLE_TEXT (TrestleInstance, backup_rationale), .label = N_("Rationale"), .cite = "R-3.1.14" },
  { TRESTLE_NOTE (TrestleInstance, backup_plan), .label = N_("Backup Plan"),
    .help = N_("How the server’s configuration files are backed up and restored"), .cite = "R-X.15" },
  { TRESTLE_TEXT (TrestleInstance, excess_note), .label = N_("Accepted as Extra Because"), .cite = "R-0.15",
    .help = N_("Why this instance is kept though the rules do not require it") },
  { TRESTLE_NOTE (TrestleInstance, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleInstance, trestle_instance, INSTANCE, "instance", "instances",
                     N_("Instance"), N_("Instances"), "trestle-instance-symbolic")
