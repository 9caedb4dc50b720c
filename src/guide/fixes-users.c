/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that ask about users: who they are, where they belong and what they use.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "fix.h"
#include "limit.h"

/* */

static gboolean
record_users (TrestleFinding *finding,
              const char     *reply,
              GError        **error)
{
  g_autoptr(TrestlePopulation) probe = g_object_new (trestle_population_get_type (), NULL);

  return trestle_fix_set_text ((TrestleObject *) probe, "users", reply, error) &&
         trestle_edit_set_users (TRESTLE_LOCATION (finding->subject), probe->users, error);
}

static void
list_nothing (const TrestleFinding *finding,
              GPtrArray            *replies)
{
}

static const TrestleFixQuestion users_question = {
  .kind = &trestle_population_info, .field = "users", .list = list_nothing, .apply = record_users
};

const TrestleFix trestle_fixes_users[] = {
  { "record", N_("Record the number of users of {subject}"), .question = &users_question },
  { NULL }
};

/* a population that makes the difference, and where it has room. */

static TrestleInt128
get_active (const TrestlePopulationLoad *load)
{
  return (TrestleInt128) load->clients * TRESTLE_OR (load->population->concurrency, 1000);
}

/* Most clients, in ‰ of one, that an instance may have and not be found. */
static TrestleInt128
get_most (const TrestleIndex   *index,
          const TrestleFinding *finding)
{
  const TrestleInt128 limit = (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000;

  if (!g_str_equal (finding->outcome->nick, "near"))
    return limit;

  return (limit * index->parameters.capacity_threshold + 999) / 1000 - 1000;
}

static gboolean
may_move (const TrestleIndex          *index,
          const TrestlePopulationLoad *load,
          const TrestleFinding        *finding)
{
  const TrestleInt128 most = get_most (index, finding);
  const TrestleObject *room = trestle_fix_find_room (index, load);

  return load->clients > 0 && room != NULL && index->instances[finding->subject->position].active_permille - get_active (load) <= most &&
         index->instances[room->position].active_permille + get_active (load) <= most;
}

static void
list_moves (const TrestleFinding *finding,
            GPtrArray            *replies)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleInstanceLoad *load = trestle_index_instance (index, finding->subject);
  g_autoptr(GPtrArray) populations = g_ptr_array_new ();

  for (guint i = 0; i < load->n_populations; i++)
    if (may_move (index, load->members[i], finding))
      g_ptr_array_add (populations, load->members[i]->population);
  g_ptr_array_sort (populations, trestle_object_compare);
  for (guint i = 0; i < populations->len; i++)
    {
      TrestleObject *room = trestle_fix_find_room (index, &index->populations[trestle_position (populations->pdata[i])]);
      g_autofree char *label = g_strdup_printf ("%s → %s", trestle_object_get_name (populations->pdata[i]), trestle_object_get_name (room));

      trestle_replies_add (replies, ((TrestleObject *) populations->pdata[i])->id, label);
    }
}

static gboolean
move_population (TrestleFinding *finding,
                 const char     *reply,
                 GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleObject *population = trestle_design_lookup (finding->subject->design, reply);

  trestle_fix_assign_instance (population, trestle_fix_find_room (index, &index->populations[population->position]));

  return TRUE;
}

static const TrestleFixQuestion move_question = {
  .prompt = N_("Population"), .listed = TRUE, .list = list_moves, .apply = move_population
};

const TrestleFix trestle_fixes_move[] = {
  { "move", N_("Move a population of {subject} to an instance of its kind that has room"), .question = &move_question },
  { NULL }
};

/* The fewest clients that are enough. */
static gboolean
rebalance (TrestleFinding *finding,
           GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleInstanceLoad *load = trestle_index_instance (index, finding->subject);
  TrestlePopulationLoad *least = NULL;

  for (guint i = 0; i < load->n_populations; i++)
    if (may_move (index, load->members[i], finding) &&
        (least == NULL || get_active (load->members[i]) < get_active (least) ||
         (get_active (load->members[i]) == get_active (least) &&
          trestle_object_compare (&load->members[i]->population, &least->population) < 0)))
      least = load->members[i];
  if (least == NULL)
    return trestle_fix_fail (error, _("no other instance of its kind has room for one of its populations"));
  trestle_fix_assign_instance ((TrestleObject *) least->population, trestle_fix_find_room (index, least));

  return TRUE;
}

const TrestleFix trestle_fixes_rebalance[] = {
  { "rebalance", N_("Move the smallest population of {subject} that makes enough room to another instance of its kind"), .apply = rebalance },
  { "move", N_("Move a population of {subject} to an instance of its kind that has room"), .question = &move_question },
  { NULL }
};

/* */

static gboolean
assign (TrestleFinding *finding,
        const char     *reply,
        GError        **error)
{
  trestle_fix_assign_instance (finding->subject, trestle_design_lookup (finding->subject->design, reply));

  return TRUE;
}

static const TrestleFixQuestion assign_question = { .apply = assign };

const TrestleFix trestle_fixes_assign[] = {
  { "choose", N_("Choose the instance of {subject}"), .question = &assign_question },
  { NULL }
};

/* */

static gboolean
lacks (const TrestleFinding *finding,
       const char           *label)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, "missing"))
      {
        g_auto(GStrv) lines = g_strsplit (finding->arguments[i].text, "\n", -1);

        return g_strv_contains ((const char *const *) lines, label);
      }

  return FALSE;
}

static gboolean
serve_instance (TrestleFinding *finding,
                const char     *reply,
                GError        **error)
{
  TrestleObject *repository = trestle_design_lookup (finding->subject->design, reply);

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    if (population->instance.target == finding->subject)
      trestle_object_add_ref ((TrestleObject *) population, "repositories", repository);

  return TRUE;
}

static void
list_repositories (const TrestleFinding *finding,
                   GPtrArray            *replies)
{
  trestle_replies_add_objects (replies, finding->subject->design, TRESTLE_KIND_REPOSITORY);
}

/* Those without an instance first. */
static void
list_homeless (const TrestleFinding *finding,
               GPtrArray            *replies)
{
  g_autoptr(GPtrArray) populations = g_ptr_array_new ();

  g_ptr_array_extend (populations, trestle_design_get_list (finding->subject->design, TRESTLE_KIND_POPULATION)->items, NULL, NULL);
  g_ptr_array_sort (populations, trestle_object_compare);
  for (guint homed = 0; homed < 2; homed++)
    for (guint i = 0; i < populations->len; i++)
      if ((((TrestlePopulation *) populations->pdata[i])->instance.target != NULL) == (homed == 1))
        trestle_replies_add_object (replies, populations->pdata[i]);
}

static gboolean
take_in (TrestleFinding *finding,
         const char     *reply,
         GError        **error)
{
  trestle_fix_assign_instance (trestle_design_lookup (finding->subject->design, reply), finding->subject);

  return TRUE;
}

static const TrestleFixQuestion serve_question = {
  .prompt = N_("Repository"), .listed = TRUE, .list = list_repositories, .apply = serve_instance
};
static const TrestleFixQuestion take_in_question = {
  .prompt = N_("Population"), .listed = TRUE, .list = list_homeless, .apply = take_in
};

const TrestleFix trestle_fixes_incomplete[] = {
  { "serve", N_("Serve the users of {subject} from a repository that is there"), .question = &serve_question },
  { NULL }
};

const TrestleFix trestle_fixes_incomplete_users[] = {
  { "users", N_("Assign a population to {subject}"), .question = &take_in_question },
  { NULL }
};

/* */

gboolean
trestle_fix_drop_repointing (TrestleFinding *finding,
                             GError        **error)
{
  trestle_object_remove_ref (finding->subject, "repointed", finding->other);

  return TRUE;
}

/* */

static gboolean
plan_trust (TrestleFinding *finding,
            GError        **error)
{
  TrestleObject *domain = NULL, *home = NULL;

  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, "domain"))
      domain = finding->arguments[i].object;
    else if (g_str_equal (finding->arguments[i].name, "home"))
      home = finding->arguments[i].object;
  trestle_object_add_ref (domain, "trusted_by", home);

  return TRUE;
}

const TrestleFix trestle_fixes_trust[] = {
  { "trust", N_("Plan a trust: {home} trusts {domain}"), .apply = plan_trust },
  { NULL }
};

/* */

static void
use_workspace (TrestlePopulation *population,
               TrestleObject     *workspace)
{
  TrestleObject *usage;

  TRESTLE_FOREACH (((TrestleObject *) population)->design, USAGE, TrestleUsage, other)
    if (other->population.target == (TrestleObject *) population && other->workspace.target == workspace)
      {
        trestle_object_set_number ((TrestleObject *) other, "users", population->users);
        return;
      }
  usage = trestle_design_create (((TrestleObject *) population)->design, TRESTLE_KIND_USAGE);
  trestle_object_set_ref (usage, "population", (TrestleObject *) population);
  trestle_object_set_ref (usage, "workspace", workspace);
  trestle_object_set_number (usage, "users", population->users);
}

static void
list_workspaces (const TrestleFinding *finding,
                 GPtrArray            *replies)
{
  g_autoptr(GPtrArray) workspaces = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, WORKSPACE, TrestleWorkspace, workspace)
    if (workspace->image.target != NULL)
      g_ptr_array_add (workspaces, workspace);
  g_ptr_array_sort (workspaces, trestle_object_compare);
  for (guint i = 0; i < workspaces->len; i++)
    trestle_replies_add_object (replies, workspaces->pdata[i]);
}

static gboolean
give_workspace (TrestleFinding *finding,
                const char     *reply,
                GError        **error)
{
  TrestleObject *workspace = trestle_design_lookup (finding->subject->design, reply);
  const TrestleList *list = trestle_design_get_list (finding->subject->design, TRESTLE_KIND_POPULATION);

  for (guint i = 0; i < list->items->len; i++)
    {
      TrestlePopulation *population = list->items->pdata[i];

      if (population->location.target == finding->subject && TRESTLE_OR (population->users, 0) > 0)
        use_workspace (population, workspace);
    }

  return TRUE;
}

static void
list_populated (const TrestleFinding *finding,
                GPtrArray            *replies)
{
  g_autoptr(GPtrArray) populations = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    if (TRESTLE_OR (population->users, 0) > 0)
      g_ptr_array_add (populations, population);
  g_ptr_array_sort (populations, trestle_object_compare);
  for (guint i = 0; i < populations->len; i++)
    trestle_replies_add_object (replies, populations->pdata[i]);
}

static gboolean
give_to_population (TrestleFinding *finding,
                    const char     *reply,
                    GError        **error)
{
  use_workspace ((TrestlePopulation *) trestle_design_lookup (finding->subject->design, reply), finding->subject);

  return TRUE;
}

static gboolean
lacks_image_or_policy (const TrestleFinding *finding)
{
  return finding->field != NULL;
}

static gboolean
lacks_only_users (const TrestleFinding *finding)
{
  return finding->field == NULL;
}

static const TrestleFixQuestion workspace_question = {
  .prompt = N_("Workspace"), .listed = TRUE, .list = list_workspaces, .apply = give_workspace
};
static const TrestleFixQuestion population_question = {
  .prompt = N_("Population"), .listed = TRUE, .list = list_populated, .apply = give_to_population
};
static const TrestleFixQuestion binding_question = { 0 };

const TrestleFix trestle_fixes_no_machine[] = {
  { "workspace", N_("Give all users at {subject} a workspace"), .question = &workspace_question },
  { NULL }
};

const TrestleFix trestle_fixes_workspace[] = {
  { "record", N_("Record {field} of {subject}"), .question = &binding_question, .applies = lacks_image_or_policy },
  { "users", N_("Give {subject} to all users of a population"), .question = &population_question, .applies = lacks_only_users },
  { NULL }
};

static gboolean
delete_subject (TrestleFinding *finding,
                GError        **error)
{
  trestle_edit_delete (finding->subject);

  return TRUE;
}

const TrestleFix trestle_fixes_delete[] = {
  { "delete", N_("Remove {subject}"), .apply = delete_subject },
  { NULL }
};

/* */

static const TrestleFixQuestion note_question = { 0 };

static void
list_heirs (const TrestleFinding *finding,
            GPtrArray            *replies)
{
  const TrestleNetwork *network = trestle_isolated_network (trestle_location_of (&((TrestleRepository *) finding->subject)->machine));
  g_autoptr(GPtrArray) heirs = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, REPOSITORY, TrestleRepository, repository)
    if ((TrestleObject *) repository != finding->subject &&
        trestle_isolated_network (trestle_location_of (&repository->machine)) == network)
      g_ptr_array_add (heirs, repository);
  g_ptr_array_sort (heirs, trestle_object_compare);
  for (guint i = 0; i < heirs->len; i++)
    trestle_replies_add_object (replies, heirs->pdata[i]);
}

/* Who is served by the surplus one, and what it holds, goes over. */
static gboolean
hand_over (TrestleFinding *finding,
           const char     *reply,
           GError        **error)
{
  TrestleObject *heir = trestle_design_lookup (finding->subject->design, reply);
  const TrestleRefs *images = ((TrestleRepository *) finding->subject)->images;

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    if (trestle_refs_contain (population->repositories, finding->subject))
      {
        trestle_object_add_ref ((TrestleObject *) population, "repositories", heir);
        trestle_object_remove_ref ((TrestleObject *) population, "repositories", finding->subject);
      }
  for (guint i = 0; images != NULL && i < images->n; i++)
    if (images->refs[i].target != NULL)
      trestle_object_add_ref (heir, "images", images->refs[i].target);
  trestle_edit_delete (finding->subject);

  return TRUE;
}

static const TrestleFixQuestion heir_question = {
  .prompt = N_("Repository"), .listed = TRUE, .list = list_heirs, .apply = hand_over
};

#define NOTE_FIX { "accept", N_("Say why {subject} is there all the same"), .question = &note_question }

const TrestleFix trestle_fixes_excess_note[] = { NOTE_FIX, { NULL } };

const TrestleFix trestle_fixes_excess[] = {
  { "remove", N_("Remove {subject}, and let another repository serve its users with its images"), .question = &heir_question },
  NOTE_FIX,
  { NULL }
};

const TrestleFix trestle_fixes_spare[] = {
  { "remove", N_("Remove {subject} and its IIS servers"), .apply = delete_subject },
  NOTE_FIX,
  { NULL }
};

/* */

static gboolean
create_flow (TrestleFinding *finding,
             const char     *reply,
             GError        **error)
{
  TrestleObject *population = trestle_design_lookup (finding->subject->design, reply);
  TrestleObject *flow = trestle_design_create (finding->subject->design, TRESTLE_KIND_FLOW);

  trestle_object_set_ref (flow, "home", population);

  return TRUE;
}

static gboolean
nobody_travels (TrestleFinding *finding,
                GError        **error)
{
  trestle_object_set_number (finding->subject, "travel", FALSE);

  return TRUE;
}

static const TrestleFixQuestion traveler_question = {
  .prompt = N_("Home Population"), .listed = TRUE, .list = list_populated, .apply = create_flow
};

const TrestleFix trestle_fixes_travel[] = {
  { "flow", N_("Add travelers from a population"), .question = &traveler_question },
  { "nobody", N_("Record that nobody travels"), .apply = nobody_travels },
  { NULL }
};

static gboolean
lacks_count (const TrestleFinding *finding)
{
  return lacks (finding, "the number of travelers");
}

static gboolean
lacks_destination (const TrestleFinding *finding)
{
  return lacks (finding, "a destination");
}

static gboolean
lacks_home (const TrestleFinding *finding)
{
  return lacks (finding, "the population that travels");
}

static const TrestleFixQuestion count_question = { .field = "count" };
static const TrestleFixQuestion destination_question = { .field = "destinations" };
static const TrestleFixQuestion home_question = { .field = "home" };

const TrestleFix trestle_fixes_flow[] = {
  { "home", N_("Record who {subject} are"), .question = &home_question, .applies = lacks_home },
  { "destination", N_("Add a destination of {subject}"), .question = &destination_question, .applies = lacks_destination },
  { "count", N_("Record how many {subject} are"), .question = &count_question, .applies = lacks_count },
  { NULL }
};

static gboolean
reduce (TrestleFinding *finding,
        GError        **error)
{
  trestle_object_set_number (finding->subject, "count", ((TrestlePopulation *) finding->other)->users);

  return TRUE;
}

const TrestleFix trestle_fixes_nobody[] = {
  { "record", N_("Record {field} of {subject}"), .question = &count_question },
  { "delete", N_("Remove {subject}"), .apply = delete_subject },
  { NULL }
};

const TrestleFix trestle_fixes_too_many[] = {
  { "reduce", N_("Record that all {users} users of {other} travel, and no more"), .apply = reduce },
  { "record", N_("Record {field} of {subject}"), .question = &count_question },
  { NULL }
};
