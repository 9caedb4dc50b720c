/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of what is recorded in steps 1 and 2.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "paths.h"

gboolean
trestle_fix_unique_name (TrestleFinding *finding,
                         GError        **error)
{
  TrestleObject *subject = finding->subject;
  const char *own = trestle_object_get_name (subject);
  g_autofree char *name = trestle_design_dup_unique_name (subject->design, trestle_object_get_kind (subject),
                                                          *own != '\0' ? own : _(trestle_object_get_info (subject)->title));

  trestle_object_set_string (subject, "name", name);

  return TRUE;
}

gboolean
trestle_fix_line_rate (TrestleFinding *finding,
                       GError        **error)
{
  trestle_object_set_number (finding->subject, "bandwidth", TRESTLE_LOCATION (finding->subject)->line_rate);

  return TRUE;
}

/* Unset, it is the computed one. */
gboolean
trestle_fix_computed_maximum (TrestleFinding *finding,
                              GError        **error)
{
  trestle_object_unset (finding->subject, "maximum");

  return TRUE;
}

gboolean
trestle_fix_stay_at_home (TrestleFinding *finding,
                          GError        **error)
{
  trestle_object_remove_ref (finding->subject, "destinations", finding->other);

  return TRUE;
}

gboolean
trestle_fix_convert_library (TrestleFinding *finding,
                             GError        **error)
{
  const TrestleLibrary *library = (TrestleLibrary *) finding->subject;
  TrestleDesign *design = finding->subject->design;
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, (TrestleLocation *) library->location.target);
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_REPOSITORY, trestle_object_get_name (finding->subject));

  trestle_object_set_string (repository, "name", name);
  trestle_object_set_string (TRESTLE_REPOSITORY (repository)->machine.target, "name", name);
  for (guint i = 0; library->images != NULL && i < library->images->n; i++)
    if (library->images->refs[i].target != NULL)
      trestle_object_add_ref (repository, "images", library->images->refs[i].target);
  trestle_object_set_number (finding->subject, "accepted", TRUE);

  return TRUE;
}

gboolean
trestle_fix_out_of_scope (TrestleFinding *finding,
                          GError        **error)
{
  trestle_object_set_number (finding->subject, "in_scope", FALSE);

  return TRUE;
}

static TrestleObject *
add_part (TrestleObject   *instance,
          TrestleKind      kind,
          const char      *prefix,
          TrestleLocation *place)
{
  TrestleObject *part = trestle_edit_add_component (instance->design, kind, place);
  g_autofree char *upper = g_utf8_strup (trestle_object_get_name (instance), -1);
  g_autofree char *stem = g_strconcat (prefix, "-", g_strdelimit (upper, " ", '-'), NULL);
  g_autofree char *name = trestle_design_dup_unique_name (instance->design, kind, stem);

  trestle_object_set_string (part, "name", name);
  trestle_object_set_string ((TrestleObject *) trestle_edit_get_machine (part), "name", name);

  return part;
}

TrestleLocation *
trestle_fix_find_place (const TrestleIndex *index,
                        TrestleObject      *instance)
{
  const TrestleServer *server = trestle_index_instance (index, instance)->active_server;
  const GArray *candidates;

  if (server != NULL && trestle_location_of (&server->machine) != NULL)
    return trestle_location_of (&server->machine);
  candidates = trestle_paths_get_candidates (index, (TrestleInstance *) instance);

  return candidates->len > 0 ? g_array_index (candidates, TrestleCandidate, 0).location : NULL;
}

gboolean
trestle_fix_add_parts (TrestleFinding *finding,
                       GError        **error)
{
  TrestleObject *instance = finding->subject;
  TrestleDesign *design = instance->design;
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);
  TrestleLocation *place = trestle_fix_find_place (index, instance);

  if (load->active_server == NULL)
    {
      TrestleObject *server = add_part (instance, TRESTLE_KIND_SERVER, "MEDV", place);

      trestle_object_set_ref (server, "instance", instance);
      trestle_object_set_choice (server, "role", "active");
      trestle_fix_set_recommended (TRESTLE_SERVER (server)->machine.target);
      trestle_object_set_ref (server, "domain", trestle_find_home_domain (index, load));
    }
  if (load->instance->database.target == NULL)
    trestle_object_set_ref (instance, "database", add_part (instance, TRESTLE_KIND_DATABASE, "SQL", place));
  if (load->n_consoles == 0)
    trestle_object_set_ref (add_part (instance, TRESTLE_KIND_CONSOLE, "CONSOLE", place), "instance", instance);

  return TRUE;
}
