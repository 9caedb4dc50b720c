/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 2: how large databases get, and the load on them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "rule.h"

/* */

/* Of each database: the legal zone of its users that asks for the longest retention. */
static TrestleZone **
find_strictest_zones (const TrestleIndex *index)
{
  TrestleZone **strictest = g_new0 (TrestleZone *, index->n_databases + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulation *population = index->populations[i].population;
      const TrestleInstance *instance = (TrestleInstance *) population->instance.target;
      TrestleZone *zone = (TrestleZone *) population->zone.target;
      TrestleZone **own;

      if (instance == NULL || instance->database.target == NULL || zone == NULL || zone->minimum_retention == TRESTLE_UNSET)
        continue;
      own = &strictest[trestle_position (instance->database.target)];
      if (*own == NULL || zone->minimum_retention > (*own)->minimum_retention ||
          (zone->minimum_retention == (*own)->minimum_retention && trestle_object_compare (&zone, own) < 0))
        *own = zone;
    }

  return strictest;
}

/* Without clients or retention there is no size; the other terms have standards. */
TRESTLE_CHECK (check_terms)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree TrestleZone **zones = find_strictest_zones (index);

  for (guint i = 0; i < index->n_databases; i++)
    {
      const TrestleDatabaseLoad *load = &index->databases[i];
      gboolean kept = load->database->retention != TRESTLE_UNSET;
      TrestleFinding *finding;

      if ((kept && load->clients > 0) || trestle_is_untouched ((TrestleObject *) load->database))
        continue;
      finding = trestle_report_add (report, !kept && zones[i] != NULL ? "zone" : "needs", load->database, kept ? NULL : "retention");
      if (!kept)
        trestle_finding_add_missing (finding, N_("how long events are kept"));
      if (load->clients == 0)
        trestle_finding_add_missing (finding, N_("clients of an instance that uses it"));
      if (kept || zones[i] == NULL)
        continue;
      trestle_finding_set_other (finding, zones[i]);
      trestle_finding_add_count (finding, "minimum", zones[i]->minimum_retention / 86400);
    }
}

#define NEEDS N_("Not enough data for the size of {subject}: needs {missing}")

static const TrestleOutcome terms_outcomes[] = {
  { "needs", TRESTLE_SEVERITY_ERROR, NEEDS, TRESTLE_ONLY (trestle_fixes_record) },
  { "zone", TRESTLE_SEVERITY_ERROR, NEEDS, N_("Keep events of {subject} for the {minimum} days that {other} asks for"), trestle_fix_minimum_retention },
  { NULL }
};

/* */

TRESTLE_CHECK (check_clients)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &report->index->instances[i];
      TrestleFinding *finding;

      if (load->clients <= TRESTLE_LIMIT_ACTIVE_CLIENTS || load->active > TRESTLE_LIMIT_ACTIVE_CLIENTS)
        continue;
      finding = trestle_report_add (report, "more", load->instance, NULL);
      trestle_finding_add_count (finding, "clients", load->clients);
      trestle_finding_add_count (finding, "active", load->active);
      trestle_finding_add_count (finding, "limit", TRESTLE_LIMIT_ACTIVE_CLIENTS);
    }
}

static const TrestleOutcome clients_outcomes[] = {
  { "more", TRESTLE_SEVERITY_INFO,
    N_("All {clients} clients of {subject} make events and count for its database; the limit of {limit} is for the {active} that are active at once"),
    NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_retention)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree TrestleZone **zones = find_strictest_zones (index);

  for (guint i = 0; i < index->n_databases; i++)
    {
      TrestleDatabase *database = index->databases[i].database;
      TrestleFinding *finding;

      if (database->retention == TRESTLE_UNSET)
        continue;
      if (zones[i] != NULL && database->retention < zones[i]->minimum_retention)
        {
          finding = trestle_report_add (report, "too-short", database, "retention");
          trestle_finding_set_other (finding, zones[i]);
          trestle_finding_add_count (finding, "days", database->retention / 86400);
          trestle_finding_add_count (finding, "minimum", zones[i]->minimum_retention / 86400);
        }
      else if (database->retention > index->parameters.long_retention)
        {
          finding = trestle_report_add (report, "long", database, "retention");
          trestle_finding_add_count (finding, "days", database->retention / 86400);
          trestle_finding_add_count (finding, "usual", index->parameters.long_retention / 86400);
        }
    }
}

static const TrestleOutcome retention_outcomes[] = {
  { "too-short", TRESTLE_SEVERITY_WARNING, N_("{subject} keeps events for {days} days, but {other} asks for {minimum}"),
    N_("Keep events of {subject} for {minimum} days"), trestle_fix_minimum_retention },
  { "long", TRESTLE_SEVERITY_INFO, N_("{subject} keeps events for {days} days, more than {usual}"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_safety)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_databases; i++)
    {
      const TrestleDatabaseLoad *load = &report->index->databases[i];
      TrestleFinding *finding;

      if (load->n_instances == 0 || (load->database->safety != TRESTLE_UNSET && load->database->safety > 0))
        continue;
      finding = trestle_report_add (report, load->database->safety == 0 ? "none" : "standard", load->database, "safety");
      trestle_finding_add_number (finding, "standard", TRESTLE_MEASURE_SHARE, trestle_ratio (TRESTLE_DATABASE_SAFETY, 1000));
    }
}

static const TrestleOutcome safety_outcomes[] = {
  { "none", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is sized without a safety factor: one client in an error storm, or the overhead of tables, would fill it"),
    N_("Size {subject} with a safety factor of {standard}"), trestle_fix_standard_safety },
  { "standard", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} is sized with a safety factor of {standard}, which nobody has confirmed: the guide gives no value"),
    N_("Confirm a safety factor of {standard} for {subject}"), trestle_fix_standard_safety },
  { NULL }
};

/* */

TRESTLE_CHECK (check_size)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_databases; i++)
    {
      TrestleDatabase *database = index->databases[i].database;
      TrestleNumber computed = trestle_database_size (index, database, TRUE);
      TrestleFinding *finding;

      if (!trestle_number_is_known (computed) || index->databases[i].clients == 0 ||
          (database->size != TRESTLE_UNSET && trestle_number_compare (trestle_integer (database->size), computed) >= 0))
        continue;
      finding = trestle_report_add (report, database->size == TRESTLE_UNSET ? "open" : "below", database, "size");
      trestle_finding_add_number (finding, "computed", TRESTLE_MEASURE_BYTES, computed);
      trestle_finding_add_number (finding, "least", TRESTLE_MEASURE_BYTES, trestle_database_size (index, database, FALSE));
      if (database->size != TRESTLE_UNSET)
        trestle_finding_add_number (finding, "size", TRESTLE_MEASURE_BYTES, trestle_integer (database->size));
    }
}

#define ACCEPT_TITLE N_("Record the computed size of {computed} for {subject}")

static const TrestleOutcome size_outcomes[] = {
  { "open", TRESTLE_SEVERITY_ERROR, N_("The size of {subject} is not recorded: {least} to {computed} are computed"),
    ACCEPT_TITLE, trestle_fix_accept_size, TRUE },
  { "below", TRESTLE_SEVERITY_WARNING, N_("{subject} is recorded with {size}, less than the {computed} that are computed"),
    ACCEPT_TITLE, trestle_fix_accept_size, TRUE },
  { NULL }
};

/* */

TRESTLE_CHECK (check_buffer)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  gboolean needed = FALSE;

  for (guint i = 0; i < index->n_databases; i++)
    needed |= index->databases[i].clients > 0;
  if (needed && index->design->report_buffer == TRESTLE_UNSET)
    trestle_finding_add_number (trestle_report_add (report, "standard", index->design, "report_buffer"), "standard",
                                TRESTLE_MEASURE_SHARE, trestle_ratio (index->parameters.report_buffer, 1000));
}

static const TrestleOutcome buffer_outcomes[] = {
  { "standard", TRESTLE_SEVERITY_ADVICE,
    N_("Databases have a buffer of {standard} for the reads of reports, which nobody has confirmed: it depends on the consoles and how often they report"),
    N_("Confirm a report buffer of {standard}"), trestle_fix_standard_buffer },
  { NULL }
};

const TrestleRule trestle_rules_events[] = {
  { "DB-08", "R-3.2.8", N_("Everything that makes the size of a database is known"), 3, NULL, terms_outcomes, check_terms },
  { "DB-09", "R-3.2.9", N_("Every client counts for the database, active or not"), 3, NULL, clients_outcomes, check_clients },
  { "DB-10", "R-3.2.10", N_("Events are kept as long as the law asks"), 3, NULL, retention_outcomes, check_retention },
  { "DB-11", "R-3.2.11", N_("Databases are sized with a safety factor"), 3, NULL, safety_outcomes, check_safety },
  { "DB-12", "R-3.2.12", N_("The size of each database is recorded and suffices"), 3, NULL, size_outcomes, check_size },
  { "DB-14", "R-3.2.14", N_("The buffer for reports is decided"), 3, NULL, buffer_outcomes, check_buffer },
  { NULL }
};
