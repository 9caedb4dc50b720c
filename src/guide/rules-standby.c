/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 2: place and fault tolerance of databases.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

/* */

TRESTLE_CHECK (check_place)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, DATABASE, TrestleDatabase, database)
    {
      TrestleFinding *finding;

      if (trestle_location_of (&database->machine) != NULL || trestle_is_untouched ((TrestleObject *) database))
        continue;
      finding = trestle_report_add (report, "open", database, "machine");
      trestle_finding_add_missing (finding, database->machine.target == NULL ? N_("its machine") : N_("a location"));
    }
}

static const TrestleOutcome place_outcomes[] = {
  { "open", TRESTLE_SEVERITY_ERROR, N_("Where {subject} stands is not recorded: it needs {missing}"),
    N_("Put {subject} where the server of its instance is or should be"), trestle_fix_place_database, FALSE, trestle_fixes_place },
  { NULL }
};

/* */

static gboolean
is_shipped (const TrestleDatabase *database)
{
  return database->fault_tolerance == TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING;
}

static gboolean
is_clustered (const TrestleDatabase *database)
{
  return database->fault_tolerance == TRESTLE_DATABASE_FAULT_TOLERANCE_MSCS;
}

/* How long an outage is reckoned to last: the longest recovery time of the instances
 * that use each database; unset where none has one.
 */
static gint64 *
find_outages (const TrestleIndex *index)
{
  gint64 *outages = g_new (gint64, index->n_databases + 1);

  for (guint i = 0; i < index->n_databases; i++)
    outages[i] = TRESTLE_UNSET;
  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstance *instance = index->instances[i].instance;

      if (instance->database.target != NULL)
        outages[trestle_position (instance->database.target)] = MAX (outages[trestle_position (instance->database.target)],
                                                                     instance->recovery_time);
    }

  return outages;
}

/* Reporting is to be back before an outage ends by itself, and only log shipping
 * would do that.
 */
static gboolean
is_unprotected (const TrestleDatabaseLoad *load,
                gint64                     outage)
{
  return load->n_instances > 0 && load->database->reporting_outage != TRESTLE_UNSET && outage != TRESTLE_UNSET &&
         outage > load->database->reporting_outage && !is_shipped (load->database) && !is_clustered (load->database);
}

TRESTLE_CHECK (check_reporting)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gint64 *outages = find_outages (index);

  for (guint i = 0; i < index->n_databases; i++)
    {
      const TrestleDatabaseLoad *load = &index->databases[i];
      TrestleInt128 events = (TrestleInt128) load->clients * index->parameters.event_rate_high;
      TrestleFinding *finding;

      if (!is_unprotected (load, outages[i]))
        continue;
      finding = trestle_report_add (report, "unprotected", load->database, "fault_tolerance");
      trestle_finding_add_seconds (finding, "tolerated", load->database->reporting_outage);
      trestle_finding_add_seconds (finding, "outage", outages[i]);
      trestle_finding_add_number (finding, "events", TRESTLE_MEASURE_COUNT,
                                  trestle_integer (trestle_number_ceil (trestle_ratio (events * outages[i], 86400))));
    }
}

#define SHIPPING_TITLE N_("Decide on log shipping for {subject}")

static const TrestleOutcome reporting_outcomes[] = {
  { "unprotected", TRESTLE_SEVERITY_WARNING,
    N_("Reports from {subject} may be away for {tolerated}, but an outage is reckoned with {outage} and there is no log shipping; {events} events wait on clients until then"),
    SHIPPING_TITLE, trestle_fix_log_shipping },
  { NULL }
};

/* */

TRESTLE_CHECK (check_cluster)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_databases; i++)
    if (is_clustered (report->index->databases[i].database))
      trestle_report_add (report, "cluster", report->index->databases[i].database, "fault_tolerance");
}

static const TrestleOutcome cluster_outcomes[] = {
  { "cluster", TRESTLE_SEVERITY_ERROR, N_("{subject} is to run in an MSCS cluster, which is not supported for MED-V"),
    SHIPPING_TITLE, trestle_fix_log_shipping },
  { NULL }
};

/* */

/* NULL, or what is wrong with the decision on log shipping. */
static const char *
judge_shipping (const TrestleDatabaseLoad *load,
                gint64                     outage)
{
  const TrestleDatabase *database = load->database;

  if (database->fault_tolerance == TRESTLE_UNSET)
    return load->n_instances > 0 && !is_unprotected (load, outage) ? "undecided" : NULL;
  if (!is_shipped (database))
    return NULL;
  if (database->standby.target == NULL)
    return "no-standby";

  return database->standby.target == database->machine.target ? "same-machine" : NULL;
}

TRESTLE_CHECK (check_shipping)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gint64 *outages = find_outages (index);

  for (guint i = 0; i < index->n_databases; i++)
    {
      TrestleDatabase *database = index->databases[i].database;
      const char *nick = judge_shipping (&index->databases[i], outages[i]);

      if (nick != NULL)
        trestle_finding_add_known (trestle_report_add (report, nick, database, g_str_equal (nick, "undecided") ? "fault_tolerance" : "standby"),
                                   "tolerated", TRESTLE_MEASURE_SECONDS, database->reporting_outage);
    }
}

#define STANDBY_TITLE N_("Add a standby machine for {subject}, built like its own")

static const TrestleOutcome shipping_outcomes[] = {
  { "undecided", TRESTLE_SEVERITY_ADVICE,
    N_("Decide on log shipping for {subject}: how long reporting may be away is {tolerated}"),
    N_("Record that {subject} does without log shipping: nothing recorded asks for it"), trestle_fix_no_log_shipping, FALSE, trestle_fixes_supported },
  { "no-standby", TRESTLE_SEVERITY_ADVICE, N_("{subject} is to be shipped to a standby, but none is designed"),
    STANDBY_TITLE, trestle_fix_add_standby },
  { "same-machine", TRESTLE_SEVERITY_WARNING, N_("The standby of {subject} is its own machine and fails with it"),
    STANDBY_TITLE, trestle_fix_add_standby },
  { NULL }
};

const TrestleRule trestle_rules_standby[] = {
  { "DB-15", "R-3.2.15", N_("The place of each database is recorded"), 3, NULL, place_outcomes, check_place },
  { "FT-06", "R-3.2.16", N_("Reporting outlasts a failure of SQL Server"), 3, NULL, reporting_outcomes, check_reporting },
  { "FT-07", "R-3.2.17", N_("SQL Server for MED-V is in no cluster"), 3, NULL, cluster_outcomes, check_cluster },
  { "FT-08", "R-3.2.18", N_("Log shipping is decided and has a standby"), 3, NULL, shipping_outcomes, check_shipping },
  { NULL }
};
