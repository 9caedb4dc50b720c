/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that ask where something is to stand, and on what.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "paths.h"

static TrestleObject *
find_argument_object (const TrestleFinding *finding,
                      const char           *name)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, name))
      return finding->arguments[i].object;

  return NULL;
}

static void
list_locations (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  trestle_replies_add_objects (replies, finding->subject->design, TRESTLE_KIND_LOCATION);
}

/* Where the clients of @instance reach it best first (C-6), else by name. */
static void
add_candidates (GPtrArray           *replies,
                TrestleDesign       *design,
                TrestleObject       *instance,
                const TrestleObject *other_than)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  const GArray *candidates = trestle_paths_get_candidates (index, (TrestleInstance *) instance);

  for (guint i = 0; i < candidates->len; i++)
    if ((TrestleObject *) g_array_index (candidates, TrestleCandidate, i).location != other_than)
      trestle_replies_add_object (replies, g_array_index (candidates, TrestleCandidate, i).location);
}

static void
list_places (const TrestleFinding *finding,
             GPtrArray            *replies)
{
  TrestleObject *instance = TRESTLE_IS_SERVER (finding->subject) ? TRESTLE_SERVER (finding->subject)->instance.target : NULL;

  if (instance != NULL)
    add_candidates (replies, finding->subject->design, instance, NULL);
  else
    list_locations (finding, replies);
}

/* On a machine of its own when others run on the one it has. */
static void
place (TrestleObject *component,
       const char    *location)
{
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (component);
  TrestleObject *target = trestle_design_lookup (component->design, location);

  if (machine == NULL)
    {
      g_autofree char *name = trestle_design_dup_unique_name (component->design, TRESTLE_KIND_MACHINE, trestle_object_get_name (component));

      machine = trestle_design_create (component->design, TRESTLE_KIND_MACHINE);
      trestle_object_set_string (machine, "name", name);
      trestle_object_set_ref (component, "machine", machine);
    }
  else if (TRESTLE_MACHINE (machine)->location.target != NULL && trestle_fix_shares_machine (component))
    {
      TrestleObject *own = trestle_fix_own_machine (component);

      trestle_fix_copy_form_factor (machine, own);
    }
  trestle_edit_move (component, (TrestleLocation *) target);
}

static gboolean
place_subject (TrestleFinding *finding,
               const char     *reply,
               GError        **error)
{
  place (finding->subject, reply);

  return TRUE;
}

static gboolean
has_no_place (const TrestleFinding *finding)
{
  const TrestleMachine *machine = trestle_edit_get_machine (finding->subject);

  return machine == NULL || machine->location.target == NULL;
}

static const TrestleFixQuestion place_question = {
  .prompt = N_("Location"), .listed = TRUE, .list = list_places, .apply = place_subject
};

const TrestleFix trestle_fixes_place[] = {
  { "place", N_("Choose where {subject} stands"), .question = &place_question },
  { NULL }
};

static gboolean
has_place (const TrestleFinding *finding)
{
  return !has_no_place (finding);
}

/* one blank after the other. */

static void
list_server_systems (const TrestleFinding *finding,
                     GPtrArray            *replies)
{
  const TrestleField *field = &trestle_machine_info.fields[0];

  while (!g_str_equal (field->name, "os"))
    field++;
  for (guint i = TRESTLE_SYSTEM_SERVER_2008_X86; i <= TRESTLE_SYSTEM_SERVER_2008_R2; i++)
    trestle_replies_add (replies, field->choices[i].nick, _(field->choices[i].label));
}

static gboolean
set_system (TrestleFinding *finding,
            const char     *reply,
            GError        **error)
{
  trestle_object_set_choice ((TrestleObject *) trestle_edit_get_machine (finding->subject), "os", reply);

  return TRUE;
}

/* What MED-V does not support is no way out. */
static void
list_supported (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  static const char *const unsupported[] = { "cluster", "mscs", NULL };

  for (const TrestleChoice *choice = finding->field->choices; choice->nick != NULL; choice++)
    if (!g_strv_contains (unsupported, choice->nick))
      trestle_replies_add (replies, choice->nick, _(choice->label));
}

static gboolean
lacks_system (const TrestleFinding *finding)
{
  return has_place (finding) && trestle_edit_get_machine (finding->subject)->os == TRESTLE_UNSET;
}

static gboolean
lacks_own (const TrestleFinding *finding)
{
  return !g_str_equal (finding->field->name, "machine");
}

static const TrestleFixQuestion system_question = {
  .kind = &trestle_machine_info, .field = "os", .list = list_server_systems, .apply = set_system
};
static const TrestleFixQuestion supported_question = { .list = list_supported };

const TrestleFix trestle_fixes_built[] = {
  { "place", N_("Choose where {subject} stands"), .question = &place_question, .applies = has_no_place },
  { "system", N_("Choose the operating system of {subject}"), .question = &system_question, .applies = lacks_system },
  { "record", N_("Record {field} of {subject}"), .question = &supported_question, .applies = lacks_own },
  { NULL }
};

const TrestleFix trestle_fixes_built_iis[] = {
  { "place", N_("Choose where {subject} stands"), .question = &place_question, .applies = has_no_place },
  { "record", N_("Record {field} of {subject}"), .question = &supported_question, .applies = lacks_own },
  { NULL }
};

const TrestleFix trestle_fixes_system[] = {
  { "system", N_("Choose the operating system of {subject}"), .question = &system_question },
  { NULL }
};

const TrestleFix trestle_fixes_supported[] = {
  { "record", N_("Record {field} of {subject}"), .question = &supported_question },
  { NULL }
};

/* into a country of the zone. */

static void
list_legal (const TrestleFinding *finding,
            GPtrArray            *replies)
{
  const TrestleZone *zone = (TrestleZone *) find_argument_object (finding, "zone");
  const TrestleNetwork *network = trestle_isolated_network ((TrestleLocation *) finding->other);
  g_autoptr(GPtrArray) locations = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, LOCATION, TrestleLocation, location)
    if (location->country != NULL && g_strv_contains ((const char *const *) zone->countries, location->country) &&
        trestle_isolated_network (location) == network)
      g_ptr_array_add (locations, location);
  g_ptr_array_sort (locations, trestle_object_compare);
  for (guint i = 0; i < locations->len; i++)
    trestle_replies_add_object (replies, locations->pdata[i]);
}

static const TrestleFixQuestion legal_question = {
  .prompt = N_("Location"), .listed = TRUE, .list = list_legal, .apply = place_subject
};

const TrestleFix trestle_fixes_legal[] = {
  { "move", N_("Move {subject} to a location of the legal zone {zone}"), .question = &legal_question },
  { NULL }
};

static gboolean
move_standby (TrestleFinding *finding,
              const char     *reply,
              GError        **error)
{
  trestle_edit_move (((TrestleDatabase *) finding->subject)->standby.target,
                     (TrestleLocation *) trestle_design_lookup (finding->subject->design, reply));

  return TRUE;
}

static const TrestleFixQuestion legal_standby_question = {
  .prompt = N_("Location"), .listed = TRUE, .list = list_legal, .apply = move_standby
};

const TrestleFix trestle_fixes_legal_standby[] = {
  { "move", N_("Move the standby of {subject} to a location of the legal zone {zone}"), .question = &legal_standby_question },
  { NULL }
};

/* away from what it is to stand in for. */

static void
list_backup_places (const TrestleFinding *finding,
                    GPtrArray            *replies)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleServer *active = trestle_index_instance (index, finding->subject)->active_server;

  add_candidates (replies, finding->subject->design, finding->subject, (TrestleObject *) trestle_location_of (&active->machine));
}

static gboolean
move_backup (TrestleFinding *finding,
             const char     *reply,
             GError        **error)
{
  place (find_argument_object (finding, "backup"), reply);

  return TRUE;
}

static gboolean
copy_active (TrestleFinding *finding,
             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleInstanceLoad *load = trestle_index_instance (index, finding->subject);

  if (trestle_fix_shares_machine ((TrestleObject *) load->passive_server))
    return trestle_fix_fail (error, _("the machine runs more than this server: give it one of its own first"));
  trestle_fix_copy_form_factor (load->active_server->machine.target, load->passive_server->machine.target);

  return TRUE;
}

static const TrestleFixQuestion backup_place_question = {
  .prompt = N_("Location"), .listed = TRUE, .list = list_backup_places, .apply = move_backup
};

const TrestleFix trestle_fixes_backup_place[] = {
  { "move", N_("Move {backup} to another location"), .question = &backup_place_question },
  { NULL }
};

const TrestleFix trestle_fixes_backup_form[] = {
  { "copy", N_("Build {backup} like the active server of {subject}"), .apply = copy_active },
  { NULL }
};

/* the form factor of a client or of another console. */

static gboolean
is_whole (const TrestleMachine *machine)
{
  return machine != NULL && machine->cores != TRESTLE_UNSET && machine->clock != TRESTLE_UNSET && machine->memory != TRESTLE_UNSET;
}

static void
list_form_factors (const TrestleFinding *finding,
                   GPtrArray            *replies)
{
  g_autoptr(GPtrArray) objects = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    if (population->client_cores != TRESTLE_UNSET && population->client_clock != TRESTLE_UNSET && population->client_memory != TRESTLE_UNSET)
      g_ptr_array_add (objects, population);
  TRESTLE_FOREACH (finding->subject->design, CONSOLE, TrestleConsole, console)
    if (is_whole ((TrestleMachine *) console->machine.target))
      g_ptr_array_add (objects, console);
  g_ptr_array_sort (objects, trestle_object_compare);
  for (guint i = 0; i < objects->len; i++)
    trestle_replies_add_object (replies, objects->pdata[i]);
}

static gboolean
copy_form_factor (TrestleFinding *finding,
                  const char     *reply,
                  GError        **error)
{
  TrestleObject *model = trestle_design_lookup (finding->subject->design, reply);
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (finding->subject);

  if (TRESTLE_IS_CONSOLE (model))
    trestle_fix_copy_form_factor ((TrestleObject *) trestle_edit_get_machine (model), machine);
  else
    trestle_fix_copy_typical ((TrestlePopulation *) model, machine);

  return TRUE;
}

static const TrestleFixQuestion form_factor_question = {
  .prompt = N_("Built Like"), .listed = TRUE, .list = list_form_factors, .apply = copy_form_factor
};

const TrestleFix trestle_fixes_form_factor[] = {
  { "copy", N_("Build {subject} like the clients of a population, or another console"), .question = &form_factor_question },
  { NULL }
};

/* what else runs there. */

static gboolean
give_machines (TrestleFinding *finding,
               GError        **error)
{
  g_autoptr(GPtrArray) others = g_ptr_array_new ();
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (finding->subject->design, finding->subject->id, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (referrers[i].field->name, "machine") && !TRESTLE_IS_SERVER (referrers[i].object) &&
        !TRESTLE_IS_CONSOLE (referrers[i].object))
      g_ptr_array_add (others, referrers[i].object);
  g_ptr_array_sort (others, trestle_object_compare);
  for (guint i = 0; i < others->len; i++)
    trestle_fix_own_machine (others->pdata[i]);

  return TRUE;
}

static gboolean
give_server_machine (TrestleFinding *finding,
                     GError        **error)
{
  TrestleObject *machine = trestle_fix_own_machine (finding->other);

  trestle_fix_copy_form_factor (finding->subject, machine);

  return TRUE;
}

const TrestleFix trestle_fixes_company[] = {
  { "separate", N_("Give what runs on {subject} beside the server machines of its own at the same location"), .apply = give_machines },
  { NULL }
};

const TrestleFix trestle_fixes_roles[] = {
  { "separate", N_("Give {other} a machine of its own, like {subject} and at the same location"), .apply = give_server_machine },
  { NULL }
};

/* */

static void
list_platforms (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  for (guint i = TRESTLE_PLATFORM_PHYSICAL; i <= TRESTLE_PLATFORM_HYPER_V_2008_R2; i++)
    trestle_replies_add (replies, finding->field->choices[i].nick, _(finding->field->choices[i].label));
}

static gboolean
reserve (TrestleFinding *finding,
         GError        **error)
{
  trestle_object_set_number (finding->subject, "reserved", TRUE);

  return TRUE;
}

static const TrestleFixQuestion platform_question = { .list = list_platforms };

const TrestleFix trestle_fixes_platform[] = {
  { "record", N_("Record {field} of {subject}"), .question = &platform_question },
  { NULL }
};

const TrestleFix trestle_fixes_reserve[] = {
  { "reserve", N_("Reserve processor and memory for {subject}"), .apply = reserve },
  { NULL }
};
