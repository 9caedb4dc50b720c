/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that ask about offline work, and about servers that stand in.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "fix.h"

typedef void (*UsageFunc) (TrestleUsage *usage,
                           gpointer      data);

/* Usages with users of the members of an instance. */
static void
foreach_usage (const TrestleInstanceLoad *load,
               UsageFunc                  func,
               gpointer                   data)
{
  for (guint i = 0; i < load->n_populations; i++)
    for (guint k = 0; k < load->members[i]->n_usages; k++)
      if (TRESTLE_OR (load->members[i]->usages[k]->users, 0) > 0)
        func (load->members[i]->usages[k], data);
}

static const TrestlePolicy *
get_policy (const TrestleUsage *usage)
{
  return usage->workspace.target != NULL ? (TrestlePolicy *) ((TrestleWorkspace *) usage->workspace.target)->policy.target : NULL;
}

/* */

static void
allow (TrestleUsage *usage,
       gpointer      reply)
{
  const TrestlePolicy *policy = get_policy (usage);

  if (usage->offline != FALSE)
    return;
  trestle_object_set_number ((TrestleObject *) usage, "offline", TRUE);
  if (policy != NULL)
    trestle_fix_set_text ((TrestleObject *) policy, "offline_period", reply, NULL);
}

/* Does @func with every use of the instance; what @reply is not is said once, and
 * not of each policy.
 */
static gboolean
set_periods (TrestleFinding *finding,
             void (         *func ) (TrestleUsage *usage,
                                     gpointer      reply),
             const char     *reply,
             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  g_autoptr(TrestlePolicy) probe = g_object_new (trestle_policy_get_type (), NULL);

  if (!trestle_fix_set_text ((TrestleObject *) probe, "offline_period", reply, error))
    return FALSE;
  foreach_usage (trestle_index_instance (index, finding->subject), func, (gpointer) reply);

  return TRUE;
}

static gboolean
allow_offline (TrestleFinding *finding,
               const char     *reply,
               GError        **error)
{
  return set_periods (finding, allow, reply, error);
}

/* What other policies grant, and what the recovery of this server takes. */
static void
list_periods (const TrestleFinding *finding,
              GPtrArray            *replies)
{
  const TrestleDesign *design = finding->subject->design;
  const TrestleInstance *instance = (TrestleInstance *) finding->subject;
  g_autoptr(TrestlePolicy) probe = g_object_new (trestle_policy_get_type (), NULL);
  const TrestleField *field = trestle_object_find_field ((TrestleObject *) probe, "offline_period");

  if (instance->recovery_time != TRESTLE_UNSET)
    trestle_replies_add_number (replies, field, instance->recovery_time + TRESTLE_OR (design->policy_interval, TRESTLE_POLICY_INTERVAL));
  TRESTLE_FOREACH (finding->subject->design, POLICY, TrestlePolicy, policy)
    if (policy->offline_period != TRESTLE_UNSET)
      trestle_replies_add_number (replies, field, policy->offline_period);
}

static const TrestleFixQuestion allow_question = {
  .kind = &trestle_policy_info, .field = "offline_period", .list = list_periods, .apply = allow_offline
};

const TrestleFix trestle_fixes_stopped[] = {
  { "offline", N_("Allow offline work in {workspaces} of {subject}, for a period that their policies then have"), .question = &allow_question },
  { NULL }
};

/* */

static void
limit (TrestleUsage *usage,
       gpointer      reply)
{
  const TrestlePolicy *policy = get_policy (usage);

  if (usage->offline == TRUE && policy != NULL && policy->offline_period == TRESTLE_UNSET)
    trestle_fix_set_text ((TrestleObject *) policy, "offline_period", reply, NULL);
}

static gboolean
limit_offline (TrestleFinding *finding,
               const char     *reply,
               GError        **error)
{
  return set_periods (finding, limit, reply, error);
}

static const TrestleFixQuestion limit_question = {
  .kind = &trestle_policy_info, .field = "offline_period", .list = list_periods, .apply = limit_offline
};

const TrestleFix trestle_fixes_unlimited[] = {
  { "limit", N_("Give the policies of {subject} that have none an offline period"), .question = &limit_question },
  { NULL }
};

const TrestleFix trestle_fixes_backup[] = {
  { "backup", N_("Add a passive backup server to {subject}, built like the active one"), .apply = trestle_fix_add_backup },
  { NULL }
};

/* */

static gboolean
do_without (TrestleFinding *finding,
            const char     *reply,
            GError        **error)
{
  trestle_object_set_number (finding->subject, "backup", FALSE);

  return trestle_fix_set_text (finding->subject, "backup_rationale", reply, error);
}

static const TrestleFixQuestion without_question = { .field = "backup_rationale", .apply = do_without };

const TrestleFix trestle_fixes_without[] = {
  { "without", N_("Record that {subject} does without a backup server, and why"), .question = &without_question },
  { NULL }
};

const TrestleFix trestle_fixes_no_rationale[] = {
  { "rationale", N_("Record why {subject} does without a backup server"), .question = &without_question },
  { "backup", N_("Add a passive backup server to {subject}, built like the active one"), .apply = trestle_fix_add_backup },
  { NULL }
};

/* */

static gboolean
use_manual_mode (TrestleFinding *finding,
                 GError        **error)
{
  trestle_object_set_choice (finding->subject, "fault_tolerance", "manual-cluster");

  return TRUE;
}

const TrestleFix trestle_fixes_manual[] = {
  { "manual", N_("Configure the cluster mode of {subject} by hand"), .apply = use_manual_mode },
  { NULL }
};

/* */

static gboolean
decide_offline (TrestleFinding *finding,
                const char     *reply,
                GError        **error)
{
  TRESTLE_FOREACH (finding->subject->design, USAGE, TrestleUsage, usage)
    {
      const TrestlePopulation *population = (TrestlePopulation *) usage->population.target;

      if (population != NULL && population->location.target == finding->subject && TRESTLE_OR (population->users, 0) > 0 &&
          TRESTLE_OR (usage->users, 1) > 0 && usage->offline == TRESTLE_UNSET &&
          !trestle_fix_set_text ((TrestleObject *) usage, "offline", reply, error))
        return FALSE;
    }

  return TRUE;
}

static const TrestleFixQuestion offline_question = { .kind = &trestle_usage_info, .field = "offline", .apply = decide_offline };

const TrestleFix trestle_fixes_offline[] = {
  { "decide", N_("Decide on offline work for {populations} at {subject}"), .question = &offline_question },
  { NULL }
};

/* R-X.13 */

static gboolean
keep_workspaces (TrestleFinding *finding,
                 GError        **error)
{
  trestle_object_set_number (finding->subject, "delete_when_offline", FALSE);

  return TRUE;
}

const TrestleFix trestle_fixes_deleted[] = {
  { "keep", N_("Let {subject} keep workspaces that have been offline too long"), .apply = keep_workspaces },
  { NULL }
};
