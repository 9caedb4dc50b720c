/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A SQL Server database for client events; instances may share one.
 */
#include "config.h"

#include "database.h"

#include <glib/gi18n.h>

static const TrestleChoice editions[] = {
  { "express", N_("Express") },
  { "standard", N_("Standard") },
  { "enterprise", N_("Enterprise") },
  { NULL, NULL }
};

static const TrestleChoice options[] = {
  { "none", N_("None") },
  { "log-shipping", N_("Log shipping") },
  { "mscs", N_("MSCS cluster") },
  { NULL, NULL }
};

static const TrestleField fields[] = {
  { TRESTLE_TEXT (TrestleDatabase, name), .flags = TRESTLE_FIELD_KEY, .label = N_("Name"), .group = N_("Database") },
  { TRESTLE_REF (TrestleDatabase, machine, MACHINE), .label = N_("Machine"), .cite = "R-3.2.15" },
  { TRESTLE_TEXT (TrestleDatabase, sql_instance), .alias = N_("SQL Server Instance"), .label = N_("SQL Server Instance"), .cite = "R-3.2.2" },
  { TRESTLE_CHOICE (TrestleDatabase, edition, editions), .label = N_("SQL Server Edition"), .cite = "R-X.3" },
  { TRESTLE_INT (TrestleDatabase, retention, DAYS, 86400, TRESTLE_MAX_SECONDS), .step = 86400, .label = N_("Retention"),
    .group = N_("Size"), .help = N_("How long events are kept before they are cleared"), .cite = "R-3.2.10" },
  { TRESTLE_INT (TrestleDatabase, safety, PERMILLE, 0, 100000), .label = N_("Safety Factor"), TRESTLE_STANDARD (TRESTLE_DATABASE_SAFETY),
    .help = N_("Added for error storms and for overhead of the database"), .cite = "R-3.2.11" },
  { TRESTLE_INT (TrestleDatabase, size, BYTES, 1, TRESTLE_MAX_BYTES), .flags = TRESTLE_FIELD_OVERRIDE, .label = N_("Database Size"),
    .help = N_("The size accepted into the design, beside the computed one"), .cite = "R-3.2.12" },
  { TRESTLE_CHOICE (TrestleDatabase, fault_tolerance, options), .label = N_("Fault Tolerance"),
    .group = N_("Fault Tolerance"), .cite = "R-3.2.18" },
  { TRESTLE_REF (TrestleDatabase, standby, MACHINE), .label = N_("Standby Machine"), .cite = "R-3.2.18" },
  { TRESTLE_INT (TrestleDatabase, reporting_outage, HOURS, 1, TRESTLE_MAX_SECONDS), .label = N_("Tolerated Outage of Reporting"), .cite = "R-1.3.5" },
  { TRESTLE_NOTE (TrestleDatabase, notes), .label = N_("Notes"), .group = N_("Notes") }
};

TRESTLE_DEFINE_KIND (TrestleDatabase, trestle_database, DATABASE, "database", "databases",
                     N_("Database"), N_("Databases"), "trestle-database-symbolic")
