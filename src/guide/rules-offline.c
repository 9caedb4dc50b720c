/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of Appendix B and of dependencies: offline work, backup, prerequisites.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rule.h"

/* */

/* Either hotfix, the guide’s or the product’s (AMB-29). */
static gboolean
is_virtual_pc (const TrestlePrerequisite *prerequisite)
{
  static const char *const words[] = { "virtual pc", "kb958162", "kb974918" };
  g_autofree char *name = g_utf8_casefold (prerequisite->name != NULL ? prerequisite->name : "", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (name, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

TRESTLE_CHECK (check_prerequisites)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  gboolean listed = FALSE;

  TRESTLE_FOREACH (index->design, PREREQUISITE, TrestlePrerequisite, prerequisite)
    {
      if (!is_virtual_pc (prerequisite))
        continue;
      listed = TRUE;
      if (prerequisite->met != TRUE)
        trestle_report_add (report, "open", prerequisite, "met");
    }
  if (!listed && index->users > 0)
    trestle_report_add (report, "missing", index->design, NULL);
}

static const TrestleOutcome prerequisite_outcomes[] = {
  { "open", TRESTLE_SEVERITY_WARNING, N_("{subject} is required on every client and console and not ticked as present"),
    N_("Tick {subject} as present"), trestle_fix_tick },
  { "missing", TRESTLE_SEVERITY_WARNING,
    N_("Virtual PC 2007 SP1 with KB958162 (KB974918 in product documentation) is required on every client and console and not among the prerequisites"),
    N_("Add Virtual PC 2007 SP1 with KB958162 to the prerequisites, as present"), trestle_fix_add_virtual_pc },
  { NULL }
};

/* R-B.8 */

static gboolean
has_rationale (const TrestleDesign *design,
               const char          *decision)
{
  TRESTLE_FOREACH (design, DECISION, TrestleDecision, candidate)
    if (g_strcmp0 (candidate->name, decision) == 0 && candidate->rationale != NULL && *candidate->rationale != '\0')
      return TRUE;

  return FALSE;
}

TRESTLE_CHECK (check_balance)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  TrestleFinding *finding;
  gint64 tied = 0, all = 0;

  for (guint i = 0; i < index->n_populations; i++)
    for (guint k = 0; k < index->populations[i].n_usages; k++)
      {
        const TrestleUse *use = &index->populations[i].uses[k];

        all += use->users;
        tied += use->offline == FALSE ? use->users : 0;
      }
  if (tied == 0)
    return;
  finding = trestle_report_add (report, has_rationale (index->design, "D-3") ? "balance" : "no-rationale", index->design, NULL);
  trestle_finding_add_count (finding, "tied", tied);
  trestle_finding_add_count (finding, "all", all);
  trestle_finding_add_seconds (finding, "interval", index->parameters.policy_interval);
}

static const TrestleOutcome balance_outcomes[] = {
  { "no-rationale", TRESTLE_SEVERITY_ADVICE,
    N_("{tied} of {all} users have to be online: full control of images against convenience and work that goes on. Decision D-3 does not say why"),
    TRESTLE_ONLY (trestle_fixes_balance) },
  { "balance", TRESTLE_SEVERITY_INFO,
    N_("{tied} of {all} users have to be online: full control of images, at the price of work that stops within {interval} of a server failure"),
    NULL, NULL },
  { NULL }
};

/* R-X.13 */

/* By policy: the instance with the longest recovery time of those whose users may
 * work offline under it; NULL where there is none.
 */
static TrestleInstance **
find_longest_outages (const TrestleIndex *index)
{
  TrestleInstance **longest = g_new0 (TrestleInstance *, trestle_design_get_list (index->design, TRESTLE_KIND_POLICY)->items->len + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestleInstance *instance = (TrestleInstance *) index->populations[i].population->instance.target;

      for (guint k = 0; instance != NULL && instance->recovery_time != TRESTLE_UNSET && k < index->populations[i].n_usages; k++)
        {
          const TrestleUsage *usage = index->populations[i].usages[k];
          const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;
          TrestleInstance **own;

          if (workspace == NULL || workspace->policy.target == NULL || usage->offline != TRUE || TRESTLE_OR (usage->users, 0) == 0)
            continue;
          own = &longest[trestle_position (workspace->policy.target)];
          if (*own == NULL || instance->recovery_time > (*own)->recovery_time ||
              (instance->recovery_time == (*own)->recovery_time && trestle_object_compare (&instance, own) < 0))
            *own = instance;
        }
    }

  return longest;
}

TRESTLE_CHECK (check_deletion)
{
  TrestleReport *report = data;
  g_autofree TrestleInstance **longest = find_longest_outages (report->index);

  TRESTLE_FOREACH (report->index->design, POLICY, TrestlePolicy, policy)
    {
      TrestleInstance *instance = longest[trestle_position (policy)];
      TrestleFinding *finding;

      if (policy->delete_when_offline != TRUE || policy->offline_period == TRESTLE_UNSET || instance == NULL ||
          policy->offline_period >= instance->recovery_time)
        continue;
      finding = trestle_report_add (report, "deleted", policy, "offline_period");
      trestle_finding_set_other (finding, instance);
      trestle_finding_add_seconds (finding, "period", policy->offline_period);
      trestle_finding_add_seconds (finding, "outage", instance->recovery_time);
    }
}

static const TrestleOutcome deletion_outcomes[] = {
  { "deleted", TRESTLE_SEVERITY_WARNING,
    N_("{subject} deletes workspaces after {period} offline, but {other} may be away for {outage}: its users would have to download their images again"),
    N_("Lengthen the offline period of {subject} to {outage}"), trestle_fix_outlast, FALSE, trestle_fixes_deleted },
  { NULL }
};

/* R-X.15 */

TRESTLE_CHECK (check_backup_plan)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &report->index->instances[i];
      const char *plan = load->instance->backup_plan;

      if (load->n_passive == 0 && load->active_server != NULL && (plan == NULL || *plan == '\0'))
        trestle_finding_set_other (trestle_report_add (report, "none", load->instance, "backup_plan"), load->active_server);
    }
}

static const TrestleOutcome backup_plan_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} has neither a backup plan nor a backup server: without its configuration files {other} cannot be restored"),
    N_("Write the files that have to be backed up into the backup plan of {subject}"), trestle_fix_backup_plan, TRUE },
  { NULL }
};

const TrestleRule trestle_rules_offline[] = {
  { "PRE-01", "R-5.1", N_("Virtual PC with its hotfix is present"), 0, NULL, prerequisite_outcomes, check_prerequisites },
  { "OFF-11", "R-B.8", N_("Why users have to be online is recorded"), 1, NULL, balance_outcomes, check_balance },
  { "OFF-14", "R-X.13", N_("No workspace is deleted in a planned outage"), 3, NULL, deletion_outcomes, check_deletion },
  { "FT-13", "R-X.15", N_("The files a server is restored from are backed up"), 3, NULL, backup_plan_outcomes, check_backup_plan },
  { NULL }
};
