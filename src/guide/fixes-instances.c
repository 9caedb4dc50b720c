/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that create, split and merge instances.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "fix.h"
#include "limit.h"
#include "paths.h"

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

/* The same for an instance that is there: the first of the main cell is the initial one. */
static const char *
get_reason_of (const TrestleIndex  *index,
               const TrestleCell   *cell,
               const TrestleObject *instance)
{
  const char *reason = get_reason (index, cell);

  if (!g_str_equal (reason, "capacity"))
    return reason;
  for (guint i = 0; i < index->n_instances; i++)
    if (trestle_index_find_cell (index, index->instances[i].instance) == cell &&
        trestle_object_compare (&index->instances[i].instance, &instance) < 0)
      return reason;

  return "initial";
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

static gboolean
uses_workspace (TrestleObject *population,
                TrestleObject *workspace)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_USAGE (referrers[i].object) && TRESTLE_USAGE (referrers[i].object)->population.target == population)
      return TRUE;

  return FALSE;
}

/* A workspace belongs to one instance: users who move get a copy of theirs, named
 * after the instance, unless it belongs to none yet or everybody who uses it moves
 * (AMB-35).  One that the
 * population uses already stays apart: its users may have other permissions.
 */
static TrestleObject *
get_workspace_in (TrestleObject *workspace,
                  TrestleObject *instance,
                  TrestleObject *population)
{
  TrestleDesign *design = workspace->design;
  TrestleObject *copy;
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;

  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, other)
    if (other->instance.target == instance && other->image.target == ((TrestleWorkspace *) workspace)->image.target &&
        other->policy.target == ((TrestleWorkspace *) workspace)->policy.target &&
        !uses_workspace (population, (TrestleObject *) other))
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

/* By populations that have users, and with them an instance some day. */
static gboolean
is_used_by_others (TrestleObject *workspace,
                   TrestleObject *population)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_USAGE (referrers[i].object))
      {
        const TrestlePopulation *other = (TrestlePopulation *) TRESTLE_USAGE (referrers[i].object)->population.target;

        if (other != NULL && other != (TrestlePopulation *) population && TRESTLE_OR (other->users, 0) > 0)
          return TRUE;
      }

  return FALSE;
}

static const TrestleObject *
find_service (const TrestleObject *workspace,
              const TrestleObject *location)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_SERVICE (referrers[i].object) && ((TrestleService *) referrers[i].object)->location.target == location)
      return referrers[i].object;

  return NULL;
}

/* What the location of the users sets for the workspace they had is set for the one
 * they get.
 */
static void
copy_levels (TrestleObject *population,
             TrestleObject *workspace,
             TrestleObject *copy)
{
  static const char *const names[] = { "load_expectation", "update_window", "techniques" };
  TrestleObject *location = ((TrestlePopulation *) population)->location.target;
  const TrestleObject *own = location != NULL ? find_service (workspace, location) : NULL;
  TrestleObject *service;

  if (own == NULL || find_service (copy, location) != NULL)
    return;
  service = trestle_design_create (population->design, TRESTLE_KIND_SERVICE);
  trestle_object_set_ref (service, "location", location);
  trestle_object_set_ref (service, "workspace", copy);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    trestle_object_set_number (service, names[i],
                               trestle_object_get_number (own, trestle_object_find_field (service, names[i])));
}

static void
move_users (TrestleObject *usage,
            TrestleObject *workspace,
            TrestleObject *instance)
{
  TrestleObject *population = ((TrestleUsage *) usage)->population.target;
  TrestleObject *own = get_workspace_in (workspace, instance, population);

  trestle_object_set_ref (usage, "workspace", own);
  copy_levels (population, workspace, own);
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b)
{
  const TrestleObject *first = *(TrestleObject *const *) a, *second = *(TrestleObject *const *) b;

  return (first->position > second->position) - (first->position < second->position);
}

/* Those that name a workspace, in the order of their list. */
static GPtrArray *
list_usages (const TrestleObject *population)
{
  GPtrArray *usages = g_ptr_array_new ();
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (population->design, population->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_USAGE (referrers[i].object) && ((TrestleUsage *) referrers[i].object)->workspace.target != NULL)
      g_ptr_array_add (usages, referrers[i].object);
  g_ptr_array_sort (usages, compare_positions);

  return usages;
}

void
trestle_fix_assign_instance (TrestleObject *population,
                             TrestleObject *instance)
{
  g_autoptr(GPtrArray) usages = list_usages (population);

  trestle_object_set_ref (population, "instance", instance);
  for (guint i = 0; i < usages->len; i++)
    {
      TrestleObject *workspace = ((TrestleUsage *) usages->pdata[i])->workspace.target;

      if (((TrestleWorkspace *) workspace)->instance.target == instance)
        continue;
      if (((TrestleWorkspace *) workspace)->instance.target != NULL && is_used_by_others (workspace, population))
        move_users (usages->pdata[i], workspace, instance);
      else
        trestle_object_set_ref (workspace, "instance", instance);
    }
}

/* Whether the server of an instance, if it has one, may serve the population. */
static gboolean
may_serve (const TrestleIndex        *index,
           const TrestleInstanceLoad *load,
           const TrestlePopulation   *population)
{
  const TrestleServer *server = load->active_server;
  TrestleLocation *location = server != NULL ? trestle_location_of (&server->machine) : NULL;

  if (server != NULL && server->domain.target != NULL && population->domain.target != NULL &&
      !trestle_index_trusts (index, server->domain.target, population->domain.target))
    return FALSE;

  return location == NULL ||
         trestle_isolated_network (location) == trestle_isolated_network ((TrestleLocation *) population->location.target);
}

/* The first instance by name that holds only the cell of the population, may serve
 * it and has room; not the one it is in.
 */
static TrestleObject *
find_instance_for (const TrestleIndex          *index,
                   const TrestlePopulationLoad *population,
                   TrestleInt128                active_permille)
{
  TrestleObject *found = NULL;

  for (guint i = 0; i < index->n_instances; i++)
    {
      TrestleObject *instance = (TrestleObject *) index->instances[i].instance;

      if (index->instances[i].cell == population->cell && instance != population->population->instance.target &&
          may_serve (index, &index->instances[i], population->population) &&
          index->instances[i].active_permille + active_permille <= (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000 &&
          (found == NULL || trestle_object_compare (&instance, &found) < 0))
        found = instance;
    }

  return found;
}

TrestleObject *
trestle_fix_find_room (const TrestleIndex          *index,
                       const TrestlePopulationLoad *population)
{
  return find_instance_for (index, population,
                            (TrestleInt128) population->clients * TRESTLE_OR (population->population->concurrency, 1000));
}

gboolean
trestle_fix_separate_cell (TrestleFinding *finding,
                           GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestlePopulationLoad *load = &index->populations[finding->subject->position];
  TrestleObject *instance;

  if (load->cell == G_MAXUINT)
    return trestle_fix_fail (error, _("the population has no users"));
  instance = trestle_fix_find_room (index, load);
  if (instance == NULL)
    instance = create_instance (index, &g_array_index (index->cells, TrestleCell, load->cell));
  trestle_fix_assign_instance (finding->subject, instance);

  return TRUE;
}

/* Populations of a cell that are not in an instance of it, moved while there is
 * room; the rest gets new instances, filled in order of name.
 */
static void
complete_cell (TrestleDesign *design,
               guint          cell_position)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
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
      TrestleObject *existing = find_instance_for (index, load, active);

      if (existing != NULL && instance == NULL)
        {
          trestle_fix_assign_instance (homeless->pdata[i], existing);
          index->instances[existing->position].active_permille += active;
          continue;
        }
      if (instance == NULL || filled + active > (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000)
        {
          instance = create_instance (index, cell);
          filled = 0;
        }
      filled += active;
      trestle_fix_assign_instance (homeless->pdata[i], instance);
    }
}

static void
split (TrestleDesign *design,
       TrestleObject *instance)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
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
        trestle_fix_assign_instance (populations->pdata[i], target);
    }
}

gboolean
trestle_fix_create_instances (TrestleFinding *finding,
                              GError        **error)
{
  TrestleDesign *design = TRESTLE_DESIGN (finding->subject);
  g_autoptr(ScopedIndex) before = trestle_index_new (design);
  g_autoptr(ScopedIndex) between = NULL;
  g_autoptr(ScopedIndex) after = NULL;

  for (guint i = 0; i < before->cells->len; i++)
    complete_cell (design, i);

  /* Where capacity is what is missing, the full instances are split. */
  between = trestle_index_new (design);
  for (guint i = 0; i < between->n_instances; i++)
    if (between->instances[i].active > TRESTLE_LIMIT_ACTIVE_CLIENTS)
      split (design, (TrestleObject *) between->instances[i].instance);

  after = trestle_index_new (design);

  return after->designed >= after->required ||
         trestle_fix_fail (error, _("one population alone exceeds the limit: split it by department or floor first"));
}

gboolean
trestle_fix_split_instance (TrestleFinding *finding,
                            GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == finding->subject &&
        index->populations[i].clients > TRESTLE_LIMIT_ACTIVE_CLIENTS)
      return trestle_fix_fail (error, _("one population alone exceeds the limit: split it by department or floor first"));
  if (trestle_index_find_cell (index, (TrestleInstance *) finding->subject) == NULL)
    return trestle_fix_fail (error, _("users who cannot share an instance have to be separated first"));
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

gboolean
trestle_fix_duplicate_workspace (TrestleFinding *finding,
                                 GError        **error)
{
  TrestleObject *own = TRESTLE_WORKSPACE (finding->subject)->instance.target;
  g_autoptr(GPtrArray) populations = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, USAGE, TrestleUsage, usage)
    {
      TrestlePopulation *population = (TrestlePopulation *) usage->population.target;

      if (usage->workspace.target == finding->subject && population != NULL && population->instance.target != NULL &&
          population->instance.target != own)
        g_ptr_array_add (populations, population);
    }
  g_ptr_array_sort (populations, trestle_object_compare);
  for (guint i = 0; i < populations->len; i++)
    trestle_fix_assign_instance (populations->pdata[i], ((TrestlePopulation *) populations->pdata[i])->instance.target);

  return TRUE;
}

gboolean
trestle_fix_reason (TrestleFinding *finding,
                    GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestleCell *cell = trestle_index_find_cell (index, (TrestleInstance *) finding->subject);

  if (cell == NULL)
    return trestle_fix_fail (error, _("the users of this instance have nothing in common that sets them apart"));
  trestle_object_set_choice (finding->subject, "reason", get_reason_of (index, cell, finding->subject));

  return TRUE;
}
