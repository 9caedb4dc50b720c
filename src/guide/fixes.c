/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of step 1, of servers and of databases.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "paths.h"

gboolean
trestle_fix_fail (GError    **error,
                  const char *message)
{
  g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, message);

  return FALSE;
}

void
trestle_fix_remove_ref (TrestleObject *object,
                        const char    *field_name,
                        TrestleObject *target)
{
  const TrestleField *field = trestle_object_find_field (object, field_name);
  TrestleValue value;
  g_autoptr(GStrvBuilder) rest = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  trestle_object_get (object, field, &value);
  for (char **id = value.texts; id != NULL && *id != NULL; id++)
    if (!g_str_equal (*id, target->id))
      g_strv_builder_add (rest, *id);
  ids = g_strv_builder_end (rest);
  trestle_object_set_strings (object, field_name, (const char *const *) ids);
  trestle_value_clear (&value);
}

/* Servers */

void
trestle_fix_copy_form_factor (const TrestleObject *from,
                              TrestleObject       *to)
{
  static const char *const names[] = { "platform", "os", "cores", "clock", "memory", "disk", "nic", "reserved" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (from, names[i]);
      TrestleValue value;

      trestle_object_get (from, field, &value);
      trestle_object_set (to, field, &value, NULL);
      trestle_value_clear (&value);
    }
}

gboolean
trestle_fix_add_backup (TrestleFinding *finding,
                        GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autoptr(ScopedIndex) index = trestle_index_new (design);
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

/* Databases */

gboolean
trestle_fix_own_database (TrestleFinding *finding,
                          GError        **error)
{
  TrestleDatabase *shared = (TrestleDatabase *) finding->subject;
  TrestleObject *database = trestle_edit_add_component (finding->subject->design, TRESTLE_KIND_DATABASE,
                                                        trestle_location_of (&shared->machine));
  g_autofree char *stem = g_strdup_printf ("MEDV_%s", trestle_object_get_name (finding->other));
  g_autofree char *name = trestle_design_dup_unique_name (finding->subject->design, TRESTLE_KIND_DATABASE, stem);
  static const char *const names[] = { "edition", "retention", "safety", "fault_tolerance", "reporting_outage" };

  trestle_object_set_string (database, "name", name);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (database, names[i]);

      trestle_object_set_number (database, names[i], trestle_object_get_number (finding->subject, field));
    }
  if (shared->machine.target != NULL)
    trestle_fix_copy_form_factor (shared->machine.target, TRESTLE_DATABASE (database)->machine.target);
  trestle_object_set_ref (finding->other, "database", database);

  return TRUE;
}

gboolean
trestle_fix_minimum_retention (TrestleFinding *finding,
                               GError        **error)
{
  trestle_object_set_number (finding->subject, "retention", ((TrestleZone *) finding->other)->minimum_retention);

  return TRUE;
}

/* Step 1 */

gboolean
trestle_fix_drop_destination (TrestleFinding *finding,
                              GError        **error)
{
  trestle_fix_remove_ref (finding->subject, "destinations", finding->other);

  return TRUE;
}

/* What the longest update at a location takes, and one poll, in whole minutes; 0
 * when it is not known.
 */
static gint64
get_window_needed (const TrestleIndex        *index,
                   const TrestleLocationLoad *load)
{
  gint64 longest = 0;

  for (guint i = 0; load->complete && i < load->n_demands; i++)
    if (trestle_updates_by_network (load->demands[i].techniques))
      {
        TrestleNumber time = trestle_update_time (index, load, &load->demands[i], TRUE);

        if (!trestle_number_is_known (time))
          return 0;
        longest = MAX (longest, (gint64) MIN (trestle_number_ceil (time), TRESTLE_MAX_SECONDS));
      }

  return longest > 0 ? (longest + index->parameters.image_poll + 59) / 60 * 60 : 0;
}

static void
set_windows (TrestleObject *location,
             gint64         window)
{
  trestle_object_set_number (location, "update_window", window);
  TRESTLE_FOREACH (location->design, SERVICE, TrestleService, service)
    if (service->location.target == location && service->update_window != TRESTLE_UNSET && service->update_window < window)
      trestle_object_set_number ((TrestleObject *) service, "update_window", window);
}

/* Workspaces that come to have the same window are updated together, which may
 * take longer: hence a second look, and no third.
 */
gboolean
trestle_fix_lengthen_window (TrestleFinding *finding,
                             GError        **error)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr(ScopedIndex) index = trestle_index_new (finding->subject->design);
      gint64 window = get_window_needed (index, trestle_index_location (index, finding->subject));

      if (window == 0)
        return trestle_fix_fail (error, _("the time an update takes is not known"));
      if (window > TRESTLE_MAX_SECONDS)
        return trestle_fix_fail (error, _("the update would take longer than any window: add bandwidth or a local repository"));
      set_windows (finding->subject, window);
    }

  return TRUE;
}

gboolean
trestle_fix_declare_controller (TrestleFinding *finding,
                                GError        **error)
{
  trestle_object_set_number (finding->other, "domain_controller", TRUE);

  return TRUE;
}
