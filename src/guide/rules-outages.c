/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 1: server outages and backup servers.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

/* */

TRESTLE_CHECK (check_active)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  TRESTLE_FOREACH (index->design, SERVER, TrestleServer, server)
    {
      const TrestleInstanceLoad *load = server->instance.target != NULL ? trestle_index_instance (index, server->instance.target) : NULL;
      TrestleFinding *finding;

      if (load != NULL && TRESTLE_OR (server->role, TRESTLE_SERVER_ACTIVE) == TRESTLE_SERVER_ACTIVE && server != load->active_server)
        {
          finding = trestle_report_add (report, "second", server, "role");
          trestle_finding_set_other (finding, load->active_server);
          trestle_finding_add_object (finding, "instance", load->instance);
          trestle_finding_add_count (finding, "active", load->n_active);
        }
      if (server->fault_tolerance == TRESTLE_SERVER_FAULT_TOLERANCE_MSCS)
        trestle_report_add (report, "cluster", server, "fault_tolerance");
    }
}

static const TrestleOutcome active_outcomes[] = {
  { "second", TRESTLE_SEVERITY_ERROR, N_("{instance} has {active} active servers, and one is the most: beside {other} also {subject}"),
    N_("Make {subject} a passive backup server"), trestle_fix_make_passive, TRUE },
  { "cluster", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is to run in an MSCS cluster, which MED-V does not provide: only a cluster mode that is configured by hand"), TRESTLE_ONLY (trestle_fixes_manual) },
  { NULL }
};

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
    N_("Lengthen the offline period of {policy} to the recovery time and one policy interval"), trestle_fix_lengthen_period, FALSE, trestle_fixes_backup },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for {subject}: needs its recovery time objective"), TRESTLE_ONLY (trestle_fixes_record) },
  { "unlimited", TRESTLE_SEVERITY_INFO, N_("{subject}: offline work is allowed without a limit where the policy has no offline period"), TRESTLE_ONLY (trestle_fixes_unlimited) },
  { NULL }
};

/* */

static gboolean
is_less (gint64 a,
         gint64 b)
{
  return a != TRESTLE_UNSET && b != TRESTLE_UNSET && a < b;
}

static gboolean
is_weaker (const TrestleMachine *backup,
           const TrestleMachine *active)
{
  return is_less (backup->cores, active->cores) || is_less (backup->memory, active->memory) || is_less (backup->clock, active->clock);
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
    BACKUP_TITLE, trestle_fix_add_backup, FALSE, trestle_fixes_without },
  { "no-rationale", TRESTLE_SEVERITY_ADVICE, N_("{subject} does without a backup server though an outage stops users: say why"), TRESTLE_ONLY (trestle_fixes_no_rationale) },
  { "missing", TRESTLE_SEVERITY_ADVICE, N_("{subject} is to have a passive backup server, but none is designed"),
    BACKUP_TITLE, trestle_fix_add_backup, FALSE, trestle_fixes_without },
  { "same-machine", TRESTLE_SEVERITY_ADVICE, N_("{backup} stands on the machine of the active server of {subject} and fails with it"), TRESTLE_ONLY (trestle_fixes_backup_place) },
  { "same-location", TRESTLE_SEVERITY_ADVICE, N_("{backup} stands in the location of the active server of {subject} and fails with it"), TRESTLE_ONLY (trestle_fixes_backup_place) },
  { "weaker", TRESTLE_SEVERITY_ADVICE, N_("{backup} is weaker than the active server of {subject}"), TRESTLE_ONLY (trestle_fixes_backup_form) },
  { "none-needed", TRESTLE_SEVERITY_INFO,
    N_("{subject} needs no backup server at a recovery time of {rto}: its users tolerate {conservative}; record No"),
    N_("Record that {subject} has no backup server"), trestle_fix_record_no_backup, TRUE },
  { NULL }
};

const TrestleRule trestle_rules_outages[] = {
  { "FT-02", "R-3.1.11", N_("An instance has one active server"), 3, NULL, active_outcomes, check_active },
  { "FT-03", "R-3.1.12", N_("A server failure stops nobody in mid-session"), 3, "OFF-02", NULL, NULL },
  { "FT-04", "R-3.1.13", N_("Offline periods outlast the recovery of the server"), 3, NULL, tolerance_outcomes, check_tolerance },
  { "FT-05", "R-3.1.14", N_("Whether there is a passive backup server is decided"), 3, NULL, backup_outcomes, check_backup },
  { NULL }
};
