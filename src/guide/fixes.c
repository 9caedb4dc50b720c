/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes: what a finding offers to change.  Each works on the design of the
 * finding’s subject inside a step that the caller has opened, looks at a fresh
 * index, and invents nothing that the design does not already say.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "limit.h"
#include "paths.h"
#include "rule.h"

typedef TrestleIndex ScopedIndex;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScopedIndex, trestle_index_free)

static gboolean
fail (GError    **error,
      const char *message)
{
  g_set_error_literal (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE, message);

  return FALSE;
}

/* Instances */

static const char *
get_reason (const TrestleIndex *index,
            const TrestleCell  *cell)
{
  const TrestleCell *usual = &g_array_index (index->cells, TrestleCell, index->main_cell);

  if (cell->isolated != NULL && cell->isolated != usual->isolated)
    return "isolated-network";
  if (cell->trust_class != usual->trust_class)
    return "untrusted-domain";
  if (cell->zone != usual->zone)
    return "legal";
  if (g_strcmp0 (cell->tag, usual->tag) != 0 || g_strcmp0 (cell->group, usual->group) != 0)
    return "organizational";

  return index->n_instances == 0 ? "initial" : "capacity";
}

/* Names of populations that separate are names of instances to be: the tag, the
 * network, the domain.
 */
static char *
dup_instance_name (const TrestleIndex *index,
                   const TrestleCell  *cell)
{
  const char *stem = _("Instance");
  const TrestleObject *domain = cell->first->domain.target;

  if (cell->isolated != NULL)
    stem = trestle_object_get_name ((TrestleObject *) cell->isolated);
  else if (cell->tag != NULL)
    stem = cell->tag;
  else if (cell->zone != NULL)
    stem = trestle_object_get_name ((TrestleObject *) cell->zone);
  else if (domain != NULL)
    stem = trestle_object_get_name (domain);

  return trestle_design_dup_unique_name (index->design, TRESTLE_KIND_INSTANCE, stem);
}

static TrestleObject *
create_instance (const TrestleIndex *index,
                 const TrestleCell  *cell)
{
  g_autofree char *name = dup_instance_name (index, cell);
  TrestleObject *instance = trestle_design_create (index->design, TRESTLE_KIND_INSTANCE);

  trestle_object_set_string (instance, "name", name);
  trestle_object_set_choice (instance, "reason", get_reason (index, cell));

  return instance;
}

/* A workspace belongs to one instance: users who move get a copy of theirs, named
 * after the instance, unless everybody who uses it moves (AMB-35).
 */
static TrestleObject *
get_workspace_in (TrestleObject *workspace,
                  TrestleObject *instance)
{
  TrestleDesign *design = workspace->design;
  TrestleObject *copy;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, other)
    if (other->instance.target == instance && other->image.target == ((TrestleWorkspace *) workspace)->image.target &&
        other->policy.target == ((TrestleWorkspace *) workspace)->policy.target)
      return (TrestleObject *) other;

  copy = trestle_design_create (design, TRESTLE_KIND_WORKSPACE);
  stem = g_strdup_printf ("%s %s", trestle_object_get_name (workspace), trestle_object_get_name (instance));
  name = trestle_design_dup_unique_name (design, TRESTLE_KIND_WORKSPACE, stem);
  trestle_object_set_string (copy, "name", name);
  trestle_object_set_ref (copy, "image", ((TrestleWorkspace *) workspace)->image.target);
  trestle_object_set_ref (copy, "policy", ((TrestleWorkspace *) workspace)->policy.target);
  trestle_object_set_ref (copy, "instance", instance);

  return copy;
}

static gboolean
is_used_by_others (TrestleObject *workspace,
                   TrestleObject *population)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_USAGE (referrers[i].object) && TRESTLE_USAGE (referrers[i].object)->population.target != population)
      return TRUE;

  return FALSE;
}

static void
assign_instance (TrestleObject *population,
                 TrestleObject *instance)
{
  g_autoptr(GPtrArray) usages = g_ptr_array_new ();

  trestle_object_set_ref (population, "instance", instance);
  TRESTLE_FOREACH (population->design, USAGE, TrestleUsage, usage)
    if (usage->population.target == population && usage->workspace.target != NULL)
      g_ptr_array_add (usages, usage);

  for (guint i = 0; i < usages->len; i++)
    {
      TrestleObject *workspace = ((TrestleUsage *) usages->pdata[i])->workspace.target;

      if (((TrestleWorkspace *) workspace)->instance.target == instance)
        continue;
      if (is_used_by_others (workspace, population))
        trestle_object_set_ref (usages->pdata[i], "workspace", get_workspace_in (workspace, instance));
      else
        trestle_object_set_ref (workspace, "instance", instance);
    }
}

/* The first instance by name that holds only this cell and has room. */
static TrestleObject *
find_instance_for (const TrestleIndex *index,
                   guint               cell,
                   TrestleInt128       active_permille)
{
  TrestleObject *found = NULL;

  for (guint i = 0; i < index->n_instances; i++)
    {
      TrestleObject *instance = (TrestleObject *) index->instances[i].instance;

      if (index->instances[i].cell == cell &&
          index->instances[i].active_permille + active_permille <= (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000 &&
          (found == NULL || trestle_object_compare (&instance, &found) < 0))
        found = instance;
    }

  return found;
}

gboolean
trestle_fix_separate_cell (TrestleFinding *finding,
                           GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (finding->subject->design);
  const TrestlePopulationLoad *load = &index->populations[finding->subject->position];
  TrestleObject *instance;

  if (load->cell == G_MAXUINT)
    return fail (error, _("the population has no users"));
  instance = find_instance_for (index, load->cell, (TrestleInt128) load->clients * TRESTLE_OR (load->population->concurrency, 1000));
  if (instance == NULL)
    instance = create_instance (index, &g_array_index (index->cells, TrestleCell, load->cell));
  assign_instance (finding->subject, instance);

  return TRUE;
}

/* Populations of a cell that are not in an instance of it, moved while there is
 * room; the rest gets new instances, filled in order of name.
 */
static void
complete_cell (TrestleDesign *design,
               guint          cell_position)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (design);
  const TrestleCell *cell = &g_array_index (index->cells, TrestleCell, cell_position);
  g_autoptr(GPtrArray) homeless = g_ptr_array_new ();
  TrestleObject *instance = NULL;
  TrestleInt128 filled = 0;

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestleObject *own = index->populations[i].population->instance.target;

      if (index->populations[i].cell == cell_position && (own == NULL || index->instances[own->position].cell != cell_position))
        g_ptr_array_add (homeless, index->populations[i].population);
    }
  g_ptr_array_sort (homeless, trestle_object_compare);

  for (guint i = 0; i < homeless->len; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[trestle_position (homeless->pdata[i])];
      TrestleInt128 active = (TrestleInt128) load->clients * TRESTLE_OR (load->population->concurrency, 1000);
      TrestleObject *existing = find_instance_for (index, cell_position, active);

      if (existing != NULL && instance == NULL)
        {
          assign_instance (homeless->pdata[i], existing);
          index->instances[existing->position].active_permille += active;
          continue;
        }
      if (instance == NULL || filled + active > (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000)
        {
          instance = create_instance (index, cell);
          filled = 0;
        }
      filled += active;
      assign_instance (homeless->pdata[i], instance);
    }
}

static void
split (TrestleDesign *design,
       TrestleObject *instance)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (design);
  g_autoptr(GPtrArray) populations = g_ptr_array_new ();
  const TrestleCell *cell = trestle_index_find_cell (index, (TrestleInstance *) instance);
  TrestleObject *target = instance;
  TrestleInt128 filled = 0;

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == instance)
      g_ptr_array_add (populations, index->populations[i].population);
  g_ptr_array_sort (populations, trestle_object_compare);

  for (guint i = 0; cell != NULL && i < populations->len; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[trestle_position (populations->pdata[i])];
      TrestleInt128 active = (TrestleInt128) load->clients * TRESTLE_OR (load->population->concurrency, 1000);

      if (filled > 0 && filled + active > (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000)
        {
          target = create_instance (index, cell);
          filled = 0;
        }
      filled += active;
      if (target != instance)
        assign_instance (populations->pdata[i], target);
    }
}

gboolean
trestle_fix_create_instances (TrestleFinding *finding,
                              GError        **error)
{
  TrestleDesign *design = TRESTLE_DESIGN (finding->subject);
  g_autoptr(ScopedIndex) before = trestle_index_new (design);
  g_autoptr(ScopedIndex) after = NULL;

  for (guint i = 0; i < before->cells->len; i++)
    complete_cell (design, i);

  /* Where capacity is what is missing, the full instances are split. */
  after = trestle_index_new (design);
  for (guint i = 0; i < after->n_instances; i++)
    if (after->instances[i].active > TRESTLE_LIMIT_ACTIVE_CLIENTS)
      split (design, (TrestleObject *) after->instances[i].instance);

  return TRUE;
}

gboolean
trestle_fix_split_instance (TrestleFinding *finding,
                            GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (finding->subject->design);

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == finding->subject &&
        index->populations[i].clients > TRESTLE_LIMIT_ACTIVE_CLIENTS)
      return fail (error, _("one population alone exceeds the limit: split it by department or floor first"));
  split (finding->subject->design, finding->subject);

  return TRUE;
}

gboolean
trestle_fix_merge_instance (TrestleFinding *finding,
                            GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();

  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (population->instance.target == finding->subject)
      g_ptr_array_add (parts, population);
  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, workspace)
    if (workspace->instance.target == finding->subject)
      g_ptr_array_add (parts, workspace);
  for (guint i = 0; i < parts->len; i++)
    trestle_object_set_ref (parts->pdata[i], "instance", finding->other);

  g_ptr_array_set_size (parts, 0);
  TRESTLE_FOREACH (design, SERVER, TrestleServer, server)
    if (server->instance.target == finding->subject)
      g_ptr_array_add (parts, server);
  TRESTLE_FOREACH (design, CONSOLE, TrestleConsole, console)
    if (console->instance.target == finding->subject)
      g_ptr_array_add (parts, console);
  for (guint i = 0; i < parts->len; i++)
    trestle_edit_delete (parts->pdata[i]);
  trestle_edit_delete (finding->subject);

  return TRUE;
}

/* Servers */

static void
copy_form_factor (const TrestleObject *from,
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
    copy_form_factor (machine, TRESTLE_SERVER (server)->machine.target);
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

  if (policy == NULL)
    return fail (error, _("the workspace has no policy yet"));
  trestle_object_set_number (policy, "offline_period",
                             instance->recovery_time + TRESTLE_OR (design->policy_interval, TRESTLE_POLICY_INTERVAL));

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
    copy_form_factor (shared->machine.target, TRESTLE_DATABASE (database)->machine.target);
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

/* Repositories */

/* A repository with IIS on one machine at @location, holding what is used there
 * and serving its populations.
 */
static void
add_local_repository (const TrestleIndex        *index,
                      const TrestleLocationLoad *load)
{
  TrestleDesign *design = index->design;
  TrestleObject *location = (TrestleObject *) load->location;
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, load->location);
  TrestleObject *iis = trestle_design_create (design, TRESTLE_KIND_IIS);
  g_autofree char *upper = g_utf8_strup (trestle_object_get_name (location), -1);
  g_autofree char *stem = g_strdup_printf ("REPO-%s", g_strdelimit (upper, " ", '-'));
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_REPOSITORY, stem);
  g_autofree char *iis_stem = g_strdup_printf ("IIS-%s", upper);
  g_autofree char *iis_name = trestle_design_dup_unique_name (design, TRESTLE_KIND_IIS, iis_stem);

  trestle_object_set_string (repository, "name", name);
  trestle_object_set_string (TRESTLE_REPOSITORY (repository)->machine.target, "name", name);
  trestle_object_set_choice (repository, "reason", "local");
  trestle_object_set_string (iis, "name", iis_name);
  trestle_object_set_ref (iis, "repository", repository);
  trestle_object_set_ref (iis, "machine", TRESTLE_REPOSITORY (repository)->machine.target);
  for (guint i = 0; i < load->n_demands; i++)
    trestle_object_add_ref (repository, "images", (TrestleObject *) load->demands[i].image);
  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->location.target == location)
      {
        const char *only[] = { repository->id, NULL };

        trestle_object_set_strings ((TrestleObject *) index->populations[i].population, "repositories", only);
      }
  trestle_object_set_number (location, "local_repository", TRUE);
}

gboolean
trestle_fix_add_repository (TrestleFinding *finding,
                            GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (finding->subject->design);
  gboolean any = FALSE;

  if (TRESTLE_IS_LOCATION (finding->subject))
    {
      add_local_repository (index, trestle_index_location (index, finding->subject));
      return TRUE;
    }
  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].location->local_repository == TRUE && !index->locations[i].has_local)
      {
        add_local_repository (index, &index->locations[i]);
        any = TRUE;
      }

  return any || fail (error, _("no marked location is without a repository: mark where one is needed"));
}

gboolean
trestle_fix_first_copy (TrestleFinding *finding,
                        GError        **error)
{
  const TrestleDesign *design = finding->subject->design;
  gint64 techniques = TRESTLE_OR (((TrestleLocation *) finding->subject)->techniques, 0) | TRESTLE_TECHNIQUE_NETWORK;

  techniques |= design->distribution_system == TRUE ? TRESTLE_TECHNIQUE_PRE_STAGE : TRESTLE_TECHNIQUE_REMOVABLE;
  trestle_object_set_number (finding->subject, "techniques", techniques);

  return TRUE;
}

static void
remove_ref (TrestleObject *object,
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

static gboolean
uses_image (TrestlePopulation *population,
            TrestleObject     *image)
{
  TRESTLE_FOREACH (((TrestleObject *) population)->design, USAGE, TrestleUsage, usage)
    if (usage->population.target == (TrestleObject *) population && usage->workspace.target != NULL &&
        ((TrestleWorkspace *) usage->workspace.target)->image.target == image)
      return TRUE;

  return FALSE;
}

gboolean
trestle_fix_split_repository (TrestleFinding *finding,
                              GError        **error)
{
  TrestleRepository *mixed = (TrestleRepository *) finding->subject;
  TrestleObject *image = finding->arguments[0].object;
  TrestleDesign *design = finding->subject->design;
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, trestle_location_of (&mixed->machine));
  TrestleObject *iis = trestle_design_create (design, TRESTLE_KIND_IIS);
  g_autofree char *stem = g_strdup_printf ("REPO-%s", trestle_object_get_name (image));
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_REPOSITORY, stem);

  trestle_object_set_string (repository, "name", name);
  trestle_object_set_choice (repository, "reason", "separation");
  trestle_object_add_ref (repository, "images", image);
  trestle_object_set_ref (iis, "repository", repository);
  trestle_object_set_ref (iis, "machine", TRESTLE_REPOSITORY (repository)->machine.target);
  remove_ref (finding->subject, "images", image);
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (trestle_refs_contain (population->repositories, finding->subject) && uses_image (population, image))
      trestle_object_add_ref ((TrestleObject *) population, "repositories", repository);

  return TRUE;
}

/* Step 1 */

gboolean
trestle_fix_drop_destination (TrestleFinding *finding,
                              GError        **error)
{
  remove_ref (finding->subject, "destinations", finding->other);

  return TRUE;
}

/* What the update takes, and one poll, in whole minutes. */
gboolean
trestle_fix_lengthen_window (TrestleFinding *finding,
                             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (finding->subject->design);
  TrestleNumber time = trestle_figure_find ("update-time-local")->compute (index, finding->subject, NULL, NULL);
  gint64 window;

  if (!trestle_number_is_known (time))
    time = trestle_figure_find ("update-time")->compute (index, finding->subject, NULL, NULL);
  if (!trestle_number_is_known (time))
    return fail (error, _("the time an update takes is not known"));
  window = (gint64) trestle_number_ceil (time) + index->parameters.image_poll;
  trestle_object_set_number (finding->subject, "update_window", (window + 59) / 60 * 60);

  return TRUE;
}

gboolean
trestle_fix_declare_controller (TrestleFinding *finding,
                                GError        **error)
{
  trestle_object_set_number (finding->other, "domain_controller", TRUE);

  return TRUE;
}
