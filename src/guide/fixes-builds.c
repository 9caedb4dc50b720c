/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that record how and where components are built, as far as nobody has: the
 * place that scores best, the form factor that the guide recommends, options that
 * it supports.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "limit.h"
#include "paths.h"

static void
set_unset (TrestleObject *object,
           const char    *field_name,
           gint64         value)
{
  if (!trestle_object_is_set (object, trestle_object_find_field (object, field_name)))
    trestle_object_set_number (object, field_name, value);
}

void
trestle_fix_set_recommended (TrestleObject *machine)
{
  set_unset (machine, "cores", TRESTLE_LIMIT_CORES);
  set_unset (machine, "clock", TRESTLE_LIMIT_CLOCK);
  set_unset (machine, "memory", MAX (TRESTLE_LIMIT_MEMORY, TRESTLE_OR (machine->design->standard_memory, 0)));
}

/* The component’s machine, a new one when it has none, at @place unless it stands
 * somewhere already.
 */
static TrestleObject *
put_at (TrestleObject   *component,
        TrestleLocation *place)
{
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (component);

  if (machine == NULL)
    {
      g_autofree char *name = trestle_design_dup_unique_name (component->design, TRESTLE_KIND_MACHINE, trestle_object_get_name (component));

      machine = trestle_design_create (component->design, TRESTLE_KIND_MACHINE);
      trestle_object_set_string (machine, "name", name);
      trestle_object_set_ref (component, "machine", machine);
    }
  if (((TrestleMachine *) machine)->location.target == NULL)
    trestle_object_set_ref (machine, "location", (TrestleObject *) place);

  return machine;
}

static gboolean
fail_without_users (GError **error)
{
  return trestle_fix_fail (error, _("where its clients are is not known yet"));
}

/* Step 3 */

gboolean
trestle_fix_complete_server (TrestleFinding *finding,
                             GError        **error)
{
  TrestleServer *server = TRESTLE_SERVER (finding->subject);
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleLocation *place = trestle_location_of (&server->machine);

  if (place == NULL && server->instance.target != NULL)
    place = trestle_fix_find_place (index, server->instance.target);
  if (place == NULL)
    return fail_without_users (error);
  trestle_fix_set_recommended (put_at (finding->subject, place));

  return TRUE;
}

gboolean
trestle_fix_place_database (TrestleFinding *finding,
                            GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleInstance *first = NULL;
  TrestleLocation *place;

  for (guint i = 0; i < index->n_instances; i++)
    if (index->instances[i].instance->database.target == finding->subject &&
        (first == NULL || trestle_object_compare (&index->instances[i].instance, &first) < 0))
      first = index->instances[i].instance;
  place = first != NULL ? trestle_fix_find_place (index, (TrestleObject *) first) : NULL;
  if (place == NULL)
    return fail_without_users (error);
  put_at (finding->subject, place);

  return TRUE;
}

gboolean
trestle_fix_place_console (TrestleFinding *finding,
                           GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleObject *instance = TRESTLE_CONSOLE (finding->subject)->instance.target;
  TrestleLocation *place = instance != NULL ? trestle_fix_find_place (index, instance) : NULL;

  if (place == NULL)
    return fail_without_users (error);
  put_at (finding->subject, place);

  return TRUE;
}

gboolean
trestle_fix_no_log_shipping (TrestleFinding *finding,
                             GError        **error)
{
  trestle_object_set_choice (finding->subject, "fault_tolerance", "none");

  return TRUE;
}

/* A policy named after the workspace, about which nothing else is decided. */
gboolean
trestle_fix_new_policy (TrestleFinding *finding,
                        GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_POLICY, trestle_object_get_name (finding->subject));
  TrestleObject *policy = trestle_design_create (design, TRESTLE_KIND_POLICY);

  trestle_object_set_string (policy, "name", name);
  trestle_object_set_ref (finding->subject, "policy", policy);

  return TRUE;
}

/* Step 4 */

/* Where the clients of the first instance, by name, that it serves are reached best. */
static TrestleLocation *
find_repository_place (const TrestleIndex  *index,
                       const TrestleObject *repository)
{
  TrestleObject *first = NULL;
  const GArray *candidates;

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;

      if (population->instance.target != NULL && trestle_refs_contain (population->repositories, repository) &&
          (first == NULL || trestle_object_compare (&population->instance.target, &first) < 0))
        first = population->instance.target;
    }
  if (first == NULL)
    return NULL;
  candidates = trestle_paths_get_candidates (index, (TrestleInstance *) first);

  return candidates->len > 0 ? g_array_index (candidates, TrestleCandidate, 0).location : NULL;
}

gboolean
trestle_fix_build_repository (TrestleFinding *finding,
                              GError        **error)
{
  TrestleRepository *repository = TRESTLE_REPOSITORY (finding->subject);
  TrestleLocation *place = trestle_location_of (&repository->machine);

  if (place == NULL)
    {
      g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);

      place = find_repository_place (index, finding->subject);
    }
  if (place == NULL)
    return fail_without_users (error);
  set_unset (put_at (finding->subject, place), "os", TRESTLE_SYSTEM_SERVER_2008_X64);
  set_unset (finding->subject, "fault_tolerance", TRESTLE_REPOSITORY_FAULT_TOLERANCE_DISKS);

  return TRUE;
}

gboolean
trestle_fix_build_iis (TrestleFinding *finding,
                       GError        **error)
{
  TrestleIis *iis = TRESTLE_IIS (finding->subject);
  TrestleRepository *repository = (TrestleRepository *) iis->repository.target;

  if (iis->machine.target == NULL && repository->machine.target != NULL)
    trestle_object_set_ref (finding->subject, "machine", repository->machine.target);
  if (trestle_location_of (&iis->machine) == NULL)
    {
      if (trestle_location_of (&repository->machine) == NULL)
        return trestle_fix_fail (error, _("its repository has no place yet"));
      put_at (finding->subject, trestle_location_of (&repository->machine));
    }
  set_unset (finding->subject, "protocol", TRESTLE_PROTOCOL_HTTPS);
  set_unset (finding->subject, "fault_tolerance", TRESTLE_IIS_FAULT_TOLERANCE_NONE);

  return TRUE;
}
