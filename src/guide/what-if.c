/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each function asks what the figure or verdict of the same subject asks, with
 * one value supposed.  tests/test-margins.c compares them with designs in which
 * the field really has that value.
 */
#include "config.h"

#include "what-if.h"

#include <string.h>

#include "limit.h"
#include "paths.h"

static TrestleParameters
suppose_parameters (const TrestleIndex  *index,
                    const TrestleWhatIf *what_if)
{
  TrestleParameters p = index->parameters;

  p.initial_share = trestle_suppose (what_if, index->design, "initial_share", p.initial_share);
  p.update_share = trestle_suppose (what_if, index->design, "update_share", p.update_share);
  p.image_poll = trestle_suppose (what_if, index->design, "image_poll", p.image_poll);

  return p;
}

/* What becomes of @clients of a population when @users more of it are counted:
 * machines that users share round up once for all users of an image.
 */
static gint64
move_clients (const TrestlePopulation *population,
              gint64                   before,
              gint64                   after)
{
  return trestle_clients_of (population, after) - trestle_clients_of (population, before);
}

/* Users of the usage’s image in its population. */
static gint64
count_image_users (const TrestlePopulationLoad *load,
                   const TrestleUsage          *usage)
{
  const TrestleObject *image = ((const TrestleWorkspace *) usage->workspace.target)->image.target;
  gint64 users = 0;

  for (guint i = 0; i < load->n_usages; i++)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) load->usages[i]->workspace.target;

      if (workspace != NULL && workspace->image.target == image)
        users += TRESTLE_OR (load->usages[i]->users, 0);
    }

  return users;
}

static void
suppose_clients (const TrestleIndex        *index,
                 const TrestleLocationLoad *load,
                 TrestleDemand             *demands,
                 const TrestleWhatIf       *what_if)
{
  const TrestleUsage *usage = (const TrestleUsage *) what_if->object;
  const TrestlePopulation *population = (TrestlePopulation *) usage->population.target;
  const TrestleDemand *demand = trestle_find_usage_demand (index, load, usage);
  gint64 users = count_image_users (&index->populations[trestle_position (population)], usage);

  demands[demand - load->demands].clients += move_clients (population, users, users + what_if->value - usage->users);
}

/* The location as supposed; free its demands. */
static TrestleLocationLoad
suppose_location (const TrestleIndex  *index,
                  TrestleObject       *object,
                  const TrestleWhatIf *what_if)
{
  const TrestleLocationLoad *now = trestle_index_location (index, object);
  TrestleLocationLoad load = *now;

  load.demands = g_memdup2 (now->demands, sizeof (TrestleDemand) * now->n_demands);
  load.bandwidth = trestle_suppose (what_if, object, "bandwidth", load.bandwidth);
  load.lan = trestle_suppose (what_if, object, "lan_speed", load.lan);
  for (guint i = 0; i < load.n_demands; i++)
    {
      load.demands[i].update_window = trestle_suppose (what_if, object, "update_window", load.demands[i].update_window);
      load.demands[i].load_expectation = trestle_suppose (what_if, object, "load_expectation", load.demands[i].load_expectation);
    }
  if (TRESTLE_IS_USAGE (what_if->object))
    suppose_clients (index, now, load.demands, what_if);

  return load;
}

gboolean
trestle_holds_load (const TrestleIndex  *index,
                    TrestleObject       *object,
                    guint                variant,
                    const TrestleWhatIf *what_if)
{
  TrestleIndex supposed = *index;
  TrestleLocationLoad load = suppose_location (index, object, what_if);
  TrestleVerdict verdict;

  supposed.parameters = suppose_parameters (index, what_if);
  verdict = trestle_load_verdict (&supposed, &load, FALSE, variant & TRESTLE_VARIANT_LOCAL);
  g_free (load.demands);

  return verdict == TRESTLE_VERDICT_MEETS || (verdict == TRESTLE_VERDICT_AT_RISK && (variant & TRESTLE_VARIANT_ALL) == 0);
}

gboolean
trestle_holds_update (const TrestleIndex  *index,
                      TrestleObject       *object,
                      guint                variant,
                      const TrestleWhatIf *what_if)
{
  TrestleIndex supposed = *index;
  TrestleLocationLoad load = suppose_location (index, object, what_if);
  TrestleVerdict verdict;

  supposed.parameters = suppose_parameters (index, what_if);
  verdict = trestle_update_verdict (&supposed, &load, FALSE, variant & TRESTLE_VARIANT_LOCAL, variant & TRESTLE_VARIANT_USABLE);
  g_free (load.demands);

  return verdict == TRESTLE_VERDICT_MEETS;
}

/* The path between two locations with the supposed bandwidth of one of them. */
static gint64
suppose_path (const TrestleIndex  *index,
              TrestleLocation     *a,
              TrestleLocation     *b,
              gint64               path,
              const TrestleWhatIf *what_if)
{
  TrestleObject *moved = what_if->object;

  if (moved != (TrestleObject *) a && moved != (TrestleObject *) b)
    return path;

  return MIN (trestle_suppose (what_if, moved, "bandwidth", path),
              trestle_paths_beyond (index, (TrestleLocation *) moved, moved == (TrestleObject *) a ? b : a));
}

/* What the location fetches from elsewhere over narrower paths. */
gboolean
trestle_holds_path (const TrestleIndex  *index,
                    TrestleObject       *object,
                    guint                variant,
                    const TrestleWhatIf *what_if)
{
  TrestleIndex supposed = *index;
  TrestleLocationLoad load = suppose_location (index, object, what_if);
  g_autofree TrestleDemand *demands = load.demands;
  g_autofree TrestleDemand *fetched = g_new (TrestleDemand, load.n_demands);
  guint n_far;
  const TrestleFar *list = trestle_paths_get_far (index, trestle_index_location (index, object), &n_far);

  supposed.parameters = suppose_parameters (index, what_if);
  for (guint i = 0; i < n_far; i++)
    {
      const TrestleFar *far = &list[i];
      TrestleLocationLoad there = load;
      TrestleVerdict verdict;

      there.demands = fetched;
      there.n_demands = trestle_collect_fetched (&load, far->repository->repository, fetched);
      there.bandwidth = far->path;
      if (what_if->object != object)
        there.bandwidth = suppose_path (index, far->repository->location, load.location, far->path, what_if);
      verdict = variant & TRESTLE_VARIANT_ONE ? trestle_load_verdict (&supposed, &there, TRUE, FALSE)
                                              : trestle_update_verdict (&supposed, &there, TRUE, FALSE, FALSE);
      if (verdict == TRESTLE_VERDICT_FAILS)
        return FALSE;
    }

  return TRUE;
}

/* How many clients more, or less, the supposed number of users makes. */
static gint64
get_extra_clients (const TrestleWhatIf *what_if)
{
  const TrestlePopulation *population = (const TrestlePopulation *) what_if->object;

  return TRESTLE_IS_POPULATION (what_if->object) ? move_clients (population, population->users, what_if->value) : 0;
}

static TrestleInt128
get_extra_active (const TrestleWhatIf *what_if)
{
  const TrestlePopulation *population = (const TrestlePopulation *) what_if->object;

  return TRESTLE_IS_POPULATION (what_if->object)
         ? (TrestleInt128) get_extra_clients (what_if) * TRESTLE_OR (population->concurrency, TRESTLE_CONCURRENCY) : 0;
}

gboolean
trestle_holds_instances (const TrestleIndex  *index,
                         TrestleObject       *object,
                         guint                variant,
                         const TrestleWhatIf *what_if)
{
  gint64 required = index->required;

  if (TRESTLE_IS_POPULATION (what_if->object))
    {
      const TrestleCell *cell = &g_array_index (index->cells, TrestleCell,
                                                index->populations[trestle_position (what_if->object)].cell);
      TrestleInt128 active = (cell->active_permille + get_extra_active (what_if) + 999) / 1000;

      required += MAX (1, (gint64) ((active + TRESTLE_LIMIT_ACTIVE_CLIENTS - 1) / TRESTLE_LIMIT_ACTIVE_CLIENTS)) - cell->required;
    }

  return required <= index->designed;
}

gboolean
trestle_holds_active (const TrestleIndex  *index,
                      TrestleObject       *object,
                      guint                variant,
                      const TrestleWhatIf *what_if)
{
  const TrestleObject *instance = TRESTLE_IS_SERVER (object) ? TRESTLE_SERVER (object)->instance.target : object;
  TrestleInt128 active = trestle_index_instance (index, instance)->active_permille + get_extra_active (what_if);

  return active <= (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000;
}

/* The least offline period with the supposed one of its policy. */
static gint64
suppose_tolerance (const TrestleInstanceLoad *load,
                   gboolean                   allowed_only,
                   const TrestleWhatIf       *what_if)
{
  gint64 least = TRESTLE_UNLIMITED;

  for (guint i = 0; i < load->n_populations; i++)
    for (guint k = 0; k < load->members[i]->n_usages; k++)
      {
        const TrestleUsage *usage = load->members[i]->usages[k];
        const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;
        const TrestlePolicy *policy = workspace != NULL ? (TrestlePolicy *) workspace->policy.target : NULL;
        gint64 period = policy != NULL ? trestle_suppose (what_if, policy, "offline_period", policy->offline_period) : TRESTLE_UNSET;

        if (TRESTLE_OR (usage->users, 0) == 0)
          continue;
        if (usage->offline == TRUE)
          least = MIN (least, TRESTLE_OR (period, TRESTLE_UNLIMITED));
        else if (usage->offline == FALSE && !allowed_only)
          least = 0;
      }

  return least;
}

gboolean
trestle_holds_outage (const TrestleIndex  *index,
                      TrestleObject       *object,
                      guint                variant,
                      const TrestleWhatIf *what_if)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, object);
  gint64 tolerance = suppose_tolerance (load, (variant & TRESTLE_VARIANT_ALLOWED) != 0, what_if);
  gint64 recovery = trestle_suppose (what_if, object, "recovery_time", load->instance->recovery_time);

  return tolerance == TRESTLE_UNLIMITED || MAX (0, tolerance - index->parameters.policy_interval) >= recovery;
}

/* The least time any location with users of the instance may wait. */
static gint64
suppose_report_time (const TrestleInstanceLoad *load,
                     const TrestleWhatIf       *what_if)
{
  gint64 least = TRESTLE_UNLIMITED;

  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestleLocation *location = (TrestleLocation *) load->members[i]->population->location.target;

      if (location != NULL && location->reports != FALSE && location->report_time != TRESTLE_UNSET)
        least = MIN (least, trestle_suppose (what_if, location, "report_time", location->report_time));
    }

  return least;
}

gboolean
trestle_holds_report (const TrestleIndex  *index,
                      TrestleObject       *object,
                      guint                variant,
                      const TrestleWhatIf *what_if)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, object);
  gint64 days = trestle_suppose (what_if, index->design, "report_days", TRESTLE_OR (index->design->report_days, 7));
  TrestleInt128 bits = (TrestleInt128) 8 * (load->clients + get_extra_clients (what_if)) * index->parameters.event_rate_high *
                       days * index->parameters.event_size;

  return bits <= (TrestleInt128) suppose_report_time (load, what_if) * trestle_find_report_path (index, load);
}

gboolean
trestle_holds_placement (const TrestleIndex  *index,
                         TrestleObject       *object,
                         guint                variant,
                         const TrestleWhatIf *what_if)
{
  const TrestleServer *server = trestle_index_instance (index, object)->active_server;
  const TrestlePopulation *population = TRESTLE_IS_POPULATION (what_if->object) ? (const TrestlePopulation *) what_if->object : NULL;

  return trestle_placement_holds (index, (TrestleInstance *) object, trestle_location_of (&server->machine), population,
                                  get_extra_clients (what_if),
                                  trestle_suppose (what_if, index->design, "placement_tolerance", index->parameters.placement_tolerance));
}

gboolean
trestle_holds_database_path (const TrestleIndex  *index,
                             TrestleObject       *object,
                             guint                variant,
                             const TrestleWhatIf *what_if)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, object);
  TrestleLocation *here = trestle_location_of (&load->active_server->machine);
  TrestleLocation *there = trestle_location_of (&((TrestleDatabase *) load->instance->database.target)->machine);

  return suppose_path (index, here, there, trestle_find_report_path (index, load), what_if) >=
         trestle_suppose (what_if, index->design, "thin_path", index->parameters.thin_path);
}

static gint64
get_machine_disk (const TrestleRef    *machine,
                  const TrestleWhatIf *what_if)
{
  return trestle_suppose (what_if, machine->target, "disk", ((TrestleMachine *) machine->target)->disk);
}

gboolean
trestle_holds_database (const TrestleIndex  *index,
                        TrestleObject       *object,
                        guint                variant,
                        const TrestleWhatIf *what_if)
{
  const TrestleDatabase *database = (const TrestleDatabase *) object;
  TrestleInt128 clients = index->databases[trestle_position (object)].clients + get_extra_clients (what_if);
  gint64 retention = trestle_suppose (what_if, object, "retention", database->retention);
  gint64 safety = trestle_suppose (what_if, object, "safety", TRESTLE_OR (database->safety, TRESTLE_DATABASE_SAFETY));
  TrestleInt128 limit = TRESTLE_LIMIT_EXPRESS;
  TrestleNumber size = trestle_ratio (clients * index->parameters.event_rate_high * retention * index->parameters.event_size * (1000 + safety),
                                      (TrestleInt128) TRESTLE_SECONDS_PER_DAY * 1000);

  if (variant & TRESTLE_VARIANT_SIZE)
    limit = trestle_suppose (what_if, object, "size", database->size);
  else if (variant & TRESTLE_VARIANT_MACHINE)
    limit = get_machine_disk (&database->machine, what_if);

  return trestle_number_ceil (size) <= limit;
}

gboolean
trestle_holds_disk (const TrestleIndex  *index,
                    TrestleObject       *object,
                    guint                variant,
                    const TrestleWhatIf *what_if)
{
  const TrestleRepository *repository = (const TrestleRepository *) object;
  gint64 limit = variant & TRESTLE_VARIANT_MACHINE ? get_machine_disk (&repository->machine, what_if)
                                                   : trestle_suppose (what_if, object, "disk", repository->disk);
  TrestleInt128 need = 0;

  for (guint i = 0; i < repository->images->n; i++)
    {
      const TrestleImage *image = (TrestleImage *) repository->images->refs[i].target;

      need += (TrestleInt128) trestle_suppose (what_if, image, "packed", image->packed) *
              (1 + trestle_suppose (what_if, image, "versions", TRESTLE_OR (image->versions, 0)));
    }

  return need <= limit;
}

/* The repository’s load with the users of one usage supposed. */
static TrestleRepositoryLoad
suppose_repository (const TrestleIndex  *index,
                    const TrestleObject *repository,
                    const TrestleWhatIf *what_if)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, repository);

  if (!TRESTLE_IS_USAGE (what_if->object))
    return *load;

  return trestle_repository_suppose_users (index, load, (const TrestleUsage *) what_if->object, what_if->value);
}

gboolean
trestle_holds_disk_rate (const TrestleIndex  *index,
                         TrestleObject       *object,
                         guint                variant,
                         const TrestleWhatIf *what_if)
{
  TrestleRepositoryLoad load = suppose_repository (index, object, what_if);
  gint64 limit = trestle_suppose (what_if, object, "disk_rate", load.repository->disk_rate);

  return trestle_number_is_known (load.own_rate) &&
         trestle_number_compare (trestle_ratio (load.own_rate.num, load.own_rate.den * 8), trestle_integer (limit)) <= 0;
}

gboolean
trestle_holds_site (const TrestleIndex  *index,
                    TrestleObject       *object,
                    guint                variant,
                    const TrestleWhatIf *what_if)
{
  TrestleRepositoryLoad load = suppose_repository (index, object, what_if);
  TrestleInt128 part = load.own_rate.num - load.local_rate.num;
  gint64 limit = trestle_suppose (what_if, load.location, "bandwidth", load.location->bandwidth);

  if (variant & TRESTLE_VARIANT_LOCAL)
    {
      part = load.local_rate.num;
      limit = trestle_suppose (what_if, load.location, "lan_speed", trestle_index_location (index, load.location)->lan);
    }

  return trestle_number_is_known (load.own_rate) &&
         trestle_number_compare (trestle_ratio (part * 1000, load.own_rate.den * index->parameters.link_efficiency),
                                 trestle_integer (limit)) <= 0;
}

/* What a repository may ask of the adapter it shares. */
gboolean
trestle_holds_adapter (const TrestleIndex  *index,
                       TrestleObject       *object,
                       guint                variant,
                       const TrestleWhatIf *what_if)
{
  TrestleRepositoryLoad load = suppose_repository (index, object, what_if);
  const TrestleObject *machine = load.repository->machine.target;
  gint64 nic = trestle_suppose (what_if, machine, "nic", ((const TrestleMachine *) machine)->nic);
  gint64 share = trestle_suppose (what_if, index->design, "nic_share", index->parameters.nic_share);

  return trestle_number_is_known (load.own_rate) &&
         trestle_number_compare (load.own_rate, trestle_ratio ((TrestleInt128) nic * share, 1000)) <= 0;
}

gboolean
trestle_holds_iis (const TrestleIndex  *index,
                   TrestleObject       *object,
                   guint                variant,
                   const TrestleWhatIf *what_if)
{
  const TrestleIis *iis = (const TrestleIis *) object;
  TrestleRepositoryLoad load = suppose_repository (index, iis->repository.target, what_if);
  gint64 limit;

  if (variant & TRESTLE_VARIANT_MACHINE)
    limit = trestle_suppose (what_if, iis->machine.target, "nic", ((TrestleMachine *) iis->machine.target)->nic);
  else
    limit = trestle_suppose (what_if, object, "capacity", iis->capacity);

  return trestle_number_is_known (load.own_rate) &&
         trestle_number_compare (trestle_ratio (load.own_rate.num, load.own_rate.den * load.n_serving), trestle_integer (limit)) <= 0;
}

gboolean
trestle_holds_media (const TrestleIndex  *index,
                     TrestleObject       *object,
                     guint                variant,
                     const TrestleWhatIf *what_if)
{
  gint64 packed = trestle_suppose (what_if, object, "packed", ((const TrestleImage *) object)->packed);
  gint64 capacity = trestle_suppose (what_if, index->design, "media_capacity", index->design->media_capacity);

  return (TrestleInt128) packed * 4 <= (TrestleInt128) capacity * 3;
}
