/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Propose records without a finding: answers, and what follows from figures
 * and relations.
 */
#include "config.h"

#include "propose-private.h"

static void
record (gpointer    object,
        const char *field_name,
        gint64      value)
{
  if (value != TRESTLE_UNSET && !trestle_object_is_set (object, trestle_object_find_field (object, field_name)))
    trestle_object_set_number (object, field_name, value);
}

/* Answers */

static void
record_client (TrestlePopulation    *population,
               const TrestleAnswers *answers)
{
  if (TRESTLE_OR (population->users, 0) == 0)
    return;
  record (population, "client_os", answers->client_os);
  record (population, "client_cores", answers->client_cores);
  record (population, "client_clock", answers->client_clock);
  record (population, "client_memory", answers->client_memory);
}

/* The answer, or more where the law asks for more. */
static void
record_retention (const TrestleInstanceLoad *load,
                  gint64                     retention)
{
  if (load->instance->database.target == NULL || retention == TRESTLE_UNSET)
    return;
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestleZone *zone = (TrestleZone *) load->members[i]->population->zone.target;

      if (zone != NULL)
        retention = MAX (retention, zone->minimum_retention);
    }
  record (load->instance->database.target, "retention", retention);
}

void
trestle_propose_record_answers (TrestleDesign        *design,
                                const TrestleAnswers *answers)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (design);

  record (design, "distribution_system", answers->distribution);
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    record_client (population, answers);
  for (guint i = 0; i < index->n_instances; i++)
    {
      record (index->instances[i].instance, "recovery_time", answers->recovery_time);
      record_retention (&index->instances[i], answers->retention);
    }
}

/* What follows */

/* A workspace whose users are all in one instance belongs to it. */
static void
record_instance (TrestleObject *workspace)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (workspace->design, workspace->id, &n);
  TrestleObject *instance = NULL;

  if (((TrestleWorkspace *) workspace)->instance.id != NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      const TrestlePopulation *population = TRESTLE_IS_USAGE (referrers[i].object)
                                            ? (TrestlePopulation *) ((TrestleUsage *) referrers[i].object)->population.target : NULL;

      if (population == NULL || population->instance.target == NULL)
        continue;
      if (instance != NULL && population->instance.target != instance)
        return;
      instance = population->instance.target;
    }
  if (instance != NULL)
    trestle_object_set_ref (workspace, "instance", instance);
}

static void
record_disk (const TrestleRepositoryLoad *load)
{
  if (load->complete && load->disk > 0 && load->disk_with_versions <= TRESTLE_MAX_BYTES)
    record (load->repository, "disk", (gint64) load->disk_with_versions);
}

/* What is asked of each server that serves at the same time, in whole bit/s. */
static void
record_capacity (const TrestleIndex *index,
                 TrestleIis         *iis)
{
  const TrestleRepositoryLoad *load = iis->repository.target != NULL ? trestle_index_repository (index, iis->repository.target) : NULL;
  TrestleInt128 capacity;

  if (load == NULL || load->n_serving == 0 || !trestle_number_is_known (load->own_rate) || load->own_rate.num == 0)
    return;
  capacity = trestle_number_ceil (trestle_ratio (load->own_rate.num, load->own_rate.den * load->n_serving));
  if (capacity <= TRESTLE_MAX_BIT_RATE)
    record (iis, "capacity", (gint64) capacity);
}

void
trestle_propose_record_derived (TrestleDesign *design)
{
  g_autoptr(ScopedIndex) index = trestle_index_new (design);

  TRESTLE_FOREACH (design, WORKSPACE, TrestleWorkspace, workspace)
    record_instance ((TrestleObject *) workspace);
  for (guint i = 0; i < index->n_repositories; i++)
    record_disk (&index->repositories[i]);
  TRESTLE_FOREACH (design, IIS, TrestleIis, iis)
    record_capacity (index, iis);
}
