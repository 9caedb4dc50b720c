/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3: server outages, backup servers, databases.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

/* */

/* How long a server may be away where offline work is allowed, worst case. */
static gint64
get_conservative (const TrestleIndex        *index,
                  const TrestleInstanceLoad *load)
{
  if (load->allowed_tolerance == TRESTLE_UNLIMITED)
    return TRESTLE_UNLIMITED;

  return MAX (0, load->allowed_tolerance - index->parameters.policy_interval);
}

static gboolean
is_outage_too_long (const TrestleIndex        *index,
                    const TrestleInstanceLoad *load)
{
  return load->n_offline > 0 && load->instance->recovery_time != TRESTLE_UNSET && load->n_passive == 0 &&
         load->instance->recovery_time > get_conservative (index, load);
}

TRESTLE_CHECK (check_tolerance)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      TrestleFinding *finding;

      if (load->n_unlimited > 0)
        trestle_report_add (report, "unlimited", load->instance, NULL);
      if (load->n_offline > 0 && load->instance->recovery_time == TRESTLE_UNSET)
        trestle_report_add (report, "needs", load->instance, "recovery_time");
      if (!is_outage_too_long (index, load))
        continue;
      finding = trestle_report_add (report, "too-long", load->instance, "recovery_time");
      trestle_finding_set_other (finding, load->limiting);
      trestle_finding_add_seconds (finding, "period", load->allowed_tolerance);
      trestle_finding_add_seconds (finding, "conservative", get_conservative (index, load));
      trestle_finding_add_seconds (finding, "rto", load->instance->recovery_time);
      if (load->limiting->policy.target != NULL)
        trestle_finding_add_object (finding, "policy", load->limiting->policy.target);
    }
}

static const TrestleOutcome tolerance_outcomes[] = {
  { "too-long", TRESTLE_SEVERITY_WARNING,
    N_("{other} allows {period} offline, {conservative} in the worst case: less than the {rto} in which {subject} is to be back, and there is no backup server"),
    N_("Lengthen the offline period of {policy} to the recovery time and one policy interval"), trestle_fix_lengthen_period },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for {subject}: needs its recovery time objective"), NULL, NULL },
  { "unlimited", TRESTLE_SEVERITY_INFO, N_("{subject}: offline work is allowed without a limit where the policy has no offline period"), NULL, NULL },
  { NULL }
};

/* */

static gboolean
is_weaker (const TrestleMachine *backup,
           const TrestleMachine *active)
{
  return backup->cores < active->cores || backup->memory < active->memory || backup->clock < active->clock;
}

/* A backup that would fall with the active server, or could not carry its load. */
static const char *
judge_backup (const TrestleInstanceLoad *load)
{
  const TrestleMachine *active = load->active_server != NULL ? (TrestleMachine *) load->active_server->machine.target : NULL;
  const TrestleMachine *backup = (TrestleMachine *) load->passive_server->machine.target;

  if (active == NULL || backup == NULL)
    return NULL;
  if (active == backup)
    return "same-machine";
  if (active->location.target != NULL && active->location.target == backup->location.target)
    return "same-location";

  return is_weaker (backup, active) ? "weaker" : NULL;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

TRESTLE_CHECK (check_backup)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      gboolean needed = load->stopped > 0 || is_outage_too_long (index, load);
      const char *nick = NULL;
      TrestleFinding *finding;

      if (load->n_passive > 0)
        nick = judge_backup (load);
      else if (needed && load->instance->backup == TRESTLE_UNSET)
        nick = "undecided";
      else if (needed && load->instance->backup == FALSE && is_blank (load->instance->backup_rationale))
        nick = "no-rationale";
      else if (needed && load->instance->backup == TRUE)
        nick = "missing";
      else if (!needed && load->instance->backup == TRESTLE_UNSET && load->instance->recovery_time != TRESTLE_UNSET && load->n_offline > 0)
        nick = "none-needed";
      if (nick == NULL)
        continue;

      finding = trestle_report_add (report, nick, load->instance, "backup");
      if (load->n_passive > 0)
        trestle_finding_add_object (finding, "backup", load->passive_server);
      trestle_finding_add_seconds (finding, "tolerance", load->tolerance == TRESTLE_UNLIMITED ? 0 : load->tolerance);
      trestle_finding_add_seconds (finding, "conservative",
                                   load->tolerance == TRESTLE_UNLIMITED ? 0 : MAX (0, load->tolerance - index->parameters.policy_interval));
      trestle_finding_add_seconds (finding, "rto", TRESTLE_OR (load->instance->recovery_time, 0));
    }
}

#define BACKUP_TITLE N_("Add a passive backup server to {subject}, built like the active one")

static const TrestleOutcome backup_outcomes[] = {
  { "undecided", TRESTLE_SEVERITY_ADVICE, N_("Decide on a passive backup server for {subject}: its users tolerate an outage of {tolerance}"),
    BACKUP_TITLE, trestle_fix_add_backup },
  { "no-rationale", TRESTLE_SEVERITY_ADVICE, N_("{subject} does without a backup server though an outage stops users: say why"), NULL, NULL },
  { "missing", TRESTLE_SEVERITY_ADVICE, N_("{subject} is to have a passive backup server, but none is designed"),
    BACKUP_TITLE, trestle_fix_add_backup },
  { "same-machine", TRESTLE_SEVERITY_ADVICE, N_("{backup} stands on the machine of the active server of {subject} and fails with it"), NULL, NULL },
  { "same-location", TRESTLE_SEVERITY_ADVICE, N_("{backup} stands in the location of the active server of {subject} and fails with it"), NULL, NULL },
  { "weaker", TRESTLE_SEVERITY_ADVICE, N_("{backup} is weaker than the active server of {subject}"), NULL, NULL },
  { "none-needed", TRESTLE_SEVERITY_INFO,
    N_("{subject} needs no backup server at a recovery time of {rto}: its users tolerate {conservative}; record No"),
    N_("Record that {subject} has no backup server"), trestle_fix_record_no_backup },
  { NULL }
};

/* */

/* Whether two instances keep data apart: another tag or another legal zone. */
static gboolean
keeps_apart (const TrestleIndex    *index,
             const TrestleInstance *a,
             const TrestleInstance *b)
{
  const TrestleCell *cell_a = trestle_index_find_cell (index, a);
  const TrestleCell *cell_b = trestle_index_find_cell (index, b);

  return cell_a != NULL && cell_b != NULL && (g_strcmp0 (cell_a->tag, cell_b->tag) != 0 || cell_a->zone != cell_b->zone);
}

TRESTLE_CHECK (check_sharing)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_databases; i++)
    {
      g_autoptr(GPtrArray) instances = g_ptr_array_new ();
      TrestleInstance *apart = NULL;
      TrestleFinding *finding;
      g_autoptr(GString) names = NULL;

      if (index->databases[i].n_instances < 2)
        continue;
      for (guint k = 0; k < index->n_instances; k++)
        if (index->instances[k].instance->database.target == (TrestleObject *) index->databases[i].database)
          g_ptr_array_add (instances, index->instances[k].instance);
      g_ptr_array_sort (instances, trestle_object_compare);
      names = g_string_new (NULL);
      for (guint k = 0; k < instances->len; k++)
        {
          g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", trestle_object_get_name (instances->pdata[k]));
          if (apart == NULL && keeps_apart (index, instances->pdata[0], instances->pdata[k]))
            apart = instances->pdata[k];
        }
      finding = trestle_report_add (report, apart != NULL ? "crosses" : "mixes", index->databases[i].database, NULL);
      trestle_finding_add_text (finding, "instances", names->str);
      if (apart != NULL)
        trestle_finding_set_other (finding, apart);
    }
}

static const TrestleOutcome sharing_outcomes[] = {
  { "crosses", TRESTLE_SEVERITY_WARNING,
    N_("Reports of {subject} mix {instances}, across an organizational or legal boundary that {other} has to keep"),
    N_("Give {other} a database of its own"), trestle_fix_own_database },
  { "mixes", TRESTLE_SEVERITY_INFO, N_("Reports of {subject} mix {instances}"), NULL, NULL },
  { NULL }
};

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

const TrestleRule trestle_rules_servers[] = {
  { "FT-03", "R-3.1.12", N_("A server failure stops nobody in mid-session"), 3, "OFF-02", NULL, NULL },
  { "FT-04", "R-3.1.13", N_("Offline periods outlast the recovery of the server"), 3, NULL, tolerance_outcomes, check_tolerance },
  { "FT-05", "R-3.1.14", N_("Whether there is a passive backup server is decided"), 3, NULL, backup_outcomes, check_backup },
  { "DB-04", "R-3.2.3", N_("Reports do not mix what has to be kept apart"), 3, NULL, sharing_outcomes, check_sharing },
  { "DB-10", "R-3.2.10", N_("Events are kept as long as the law asks"), 3, NULL, retention_outcomes, check_retention },
  { NULL }
};
