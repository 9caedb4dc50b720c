/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of servers, workspaces and offline work.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "limit.h"
#include "paths.h"

gboolean
trestle_fix_add_backup (TrestleFinding *finding,
                        GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  const TrestleServer *active = trestle_index_instance (index, finding->subject)->active_server;
  const TrestleObject *machine = active != NULL ? active->machine.target : NULL;
  const GArray *candidates = trestle_paths_get_candidates (index, (TrestleInstance *) finding->subject);
  TrestleLocation *place = NULL;
  TrestleObject *server;
  g_autofree char *name = NULL;

  for (guint i = 0; i < candidates->len && place == NULL; i++)
    if (active == NULL || g_array_index (candidates, TrestleCandidate, i).location != trestle_location_of (&active->machine))
      place = g_array_index (candidates, TrestleCandidate, i).location;

  name = g_strdup_printf ("%s-BACKUP", active != NULL ? trestle_object_get_name ((TrestleObject *) active)
                                                      : trestle_object_get_name (finding->subject));
  server = trestle_edit_add_component (design, TRESTLE_KIND_SERVER, place);
  trestle_object_set_string (server, "name", name);
  trestle_object_set_string (TRESTLE_SERVER (server)->machine.target, "name", name);
  trestle_object_set_ref (server, "instance", finding->subject);
  trestle_object_set_choice (server, "role", "passive");
  if (active != NULL)
    trestle_object_set_ref (server, "domain", active->domain.target);
  if (machine != NULL)
    trestle_fix_copy_form_factor (machine, TRESTLE_SERVER (server)->machine.target);
  trestle_object_set_number (finding->subject, "backup", TRUE);

  return TRUE;
}

gboolean
trestle_fix_record_no_backup (TrestleFinding *finding,
                              GError        **error)
{
  trestle_object_set_number (finding->subject, "backup", FALSE);

  return TRUE;
}

gboolean
trestle_fix_lengthen_period (TrestleFinding *finding,
                             GError        **error)
{
  TrestleInstance *instance = (TrestleInstance *) finding->subject;
  const TrestleDesign *design = finding->subject->design;
  TrestleObject *policy = ((TrestleWorkspace *) finding->other)->policy.target;
  gint64 period;

  if (policy == NULL)
    return trestle_fix_fail (error, _("the workspace has no policy yet"));
  period = instance->recovery_time + TRESTLE_OR (design->policy_interval, TRESTLE_POLICY_INTERVAL);
  if (period > TRESTLE_MAX_SECONDS)
    return trestle_fix_fail (error, _("no offline period is that long: shorten the recovery time"));
  trestle_object_set_number (policy, "offline_period", period);

  return TRUE;
}

static void
raise_to (TrestleObject *object,
          const char    *field_name,
          gint64         least)
{
  gint64 value = trestle_object_get_number (object, trestle_object_find_field (object, field_name));

  if (value != TRESTLE_UNSET && value < least)
    trestle_object_set_number (object, field_name, least);
}

gboolean
trestle_fix_raise_form_factor (TrestleFinding *finding,
                               GError        **error)
{
  const TrestleMachine *machine = (TrestleMachine *) finding->subject;

  raise_to (finding->subject, "cores", TRESTLE_LIMIT_CORES);
  raise_to (finding->subject, "memory", TRESTLE_LIMIT_MEMORY);
  if (machine->cores != TRESTLE_UNSET && (TrestleInt128) machine->cores * machine->clock < (TrestleInt128) TRESTLE_LIMIT_CORES * TRESTLE_LIMIT_CLOCK)
    raise_to (finding->subject, "clock", TRESTLE_LIMIT_CLOCK);

  return TRUE;
}

gboolean
trestle_fix_standard_memory (TrestleFinding *finding,
                             GError        **error)
{
  trestle_object_set_number (finding->subject, "memory", finding->subject->design->standard_memory);

  return TRUE;
}

gboolean
trestle_fix_move_server (TrestleFinding *finding,
                         GError        **error)
{
  if (trestle_fix_shares_machine (finding->subject))
    return trestle_fix_fail (error, _("the machine runs more than this server: give it one of its own first"));
  trestle_edit_move (finding->subject, (TrestleLocation *) finding->other);

  return TRUE;
}

gboolean
trestle_fix_make_passive (TrestleFinding *finding,
                          GError        **error)
{
  trestle_object_set_choice (finding->subject, "role", "passive");

  return TRUE;
}

gboolean
trestle_fix_backup_plan (TrestleFinding *finding,
                         GError        **error)
{
  trestle_object_set_string (finding->subject, "backup_plan",
                             _("Back up regularly, and copy to a new server to restore it: ClientPolicy.xml, ClientSettings.xml, "
                               "ConfigurationFiles.xml, OrganizationPolicy.xml, WorkspaceKeys.xml"));

  return TRUE;
}

gboolean
trestle_fix_outlast (TrestleFinding *finding,
                     GError        **error)
{
  trestle_object_set_number (finding->subject, "offline_period", ((TrestleInstance *) finding->other)->recovery_time);

  return TRUE;
}

/* Workspaces */

/* The object that stands for the same population or location with @workspace. */
static TrestleObject *
find_counterpart (TrestleObject *association,
                  const char    *end,
                  TrestleObject *workspace)
{
  const TrestleField *field = trestle_object_find_field (association, end);
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);

  for (guint i = 0; i < n; i++)
    if (trestle_object_get_kind (referrers[i].object) == trestle_object_get_kind (association) &&
        trestle_object_get_target (referrers[i].object, field) == trestle_object_get_target (association, field))
      return referrers[i].object;

  return NULL;
}

/* FALSE when the two say different things of offline work. */
static gboolean
merge_usage (TrestleUsage  *usage,
             TrestleObject *workspace,
             GError       **error)
{
  TrestleUsage *other = (TrestleUsage *) find_counterpart ((TrestleObject *) usage, "population", workspace);

  if (other == NULL)
    {
      trestle_object_set_ref ((TrestleObject *) usage, "workspace", workspace);
      return TRUE;
    }
  if (other->offline != usage->offline)
    return trestle_fix_fail (error, _("the workspaces differ in who may work offline"));
  if (usage->users != TRESTLE_UNSET)
    trestle_object_set_number ((TrestleObject *) other, "users", MIN (TRESTLE_OR (other->users, 0) + usage->users, TRESTLE_MAX_PERSONS));
  trestle_edit_delete ((TrestleObject *) usage);

  return TRUE;
}

static gboolean
merge_service (TrestleService *service,
               TrestleObject  *workspace,
               GError        **error)
{
  const TrestleService *other = (TrestleService *) find_counterpart ((TrestleObject *) service, "location", workspace);

  if (other == NULL)
    {
      trestle_object_set_ref ((TrestleObject *) service, "workspace", workspace);
      return TRUE;
    }
  if (other->load_expectation != service->load_expectation || other->update_window != service->update_window ||
      other->techniques != service->techniques)
    return trestle_fix_fail (error, _("the workspaces differ in their service levels"));
  trestle_edit_delete ((TrestleObject *) service);

  return TRUE;
}

/* Usages and services move one by one: each takes itself off the list of referrers. */
gboolean
trestle_fix_merge_workspace (TrestleFinding *finding,
                             GError        **error)
{
  guint i = 0, n;

  for (;;)
    {
      const TrestleReferrer *referrers = trestle_design_get_referrers (finding->subject->design, finding->subject->id, &n);
      TrestleObject *referrer;

      if (i >= n)
        break;
      referrer = referrers[i].object;
      if (TRESTLE_IS_USAGE (referrer))
        {
          if (!merge_usage ((TrestleUsage *) referrer, finding->other, error))
            return FALSE;
        }
      else if (TRESTLE_IS_SERVICE (referrer))
        {
          if (!merge_service ((TrestleService *) referrer, finding->other, error))
            return FALSE;
        }
      else
        i++;
    }
  trestle_edit_delete (finding->subject);

  return TRUE;
}
