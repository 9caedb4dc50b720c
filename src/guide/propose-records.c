/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Propose records without a finding: answers, and what follows from figures
 * and relations.
 */
#include "config.h"

#include "kinds.h"
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

static const struct
{
  TrestleKind kind;
  const char *field;
} questions[TRESTLE_N_QUESTIONS] = {
  [TRESTLE_QUESTION_RETENTION] = { TRESTLE_KIND_DATABASE, "retention" },
  [TRESTLE_QUESTION_RECOVERY_TIME] = { TRESTLE_KIND_INSTANCE, "recovery_time" },
  [TRESTLE_QUESTION_CLIENT_OS] = { TRESTLE_KIND_POPULATION, "client_os" },
  [TRESTLE_QUESTION_CLIENT_CORES] = { TRESTLE_KIND_POPULATION, "client_cores" },
  [TRESTLE_QUESTION_CLIENT_CLOCK] = { TRESTLE_KIND_POPULATION, "client_clock" },
  [TRESTLE_QUESTION_CLIENT_MEMORY] = { TRESTLE_KIND_POPULATION, "client_memory" },
  [TRESTLE_QUESTION_DISTRIBUTION] = { TRESTLE_KIND_DESIGN, "distribution_system" }
};

const TrestleField *
trestle_question_get_field (TrestleQuestion question)
{
  const TrestleKindInfo *info = trestle_kind_get_info (questions[question].kind);

  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, questions[question].field))
      return &info->fields[i];
  g_assert_not_reached ();
}

/* Instances that are there and their databases, and those still to be drafted. */
static gboolean
asks_instances (const TrestleIndex *index,
                TrestleQuestion     question)
{
  const TrestleField *field = trestle_question_get_field (question);

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstance *instance = index->instances[i].instance;
      const TrestleObject *object = question == TRESTLE_QUESTION_RETENTION ? instance->database.target : (const TrestleObject *) instance;

      if (object == NULL || !trestle_object_is_set (object, field))
        return TRUE;
    }

  return index->n_instances < index->required;
}

gboolean
trestle_propose_asks (TrestleDesign  *design,
                      TrestleQuestion question)
{
  const TrestleField *field = trestle_question_get_field (question);
  g_autoptr(ScopedIndex) index = NULL;

  if (questions[question].kind == TRESTLE_KIND_DESIGN)
    return !trestle_object_is_set ((TrestleObject *) design, field);
  if (questions[question].kind != TRESTLE_KIND_POPULATION)
    {
      index = trestle_index_new (design);
      return asks_instances (index, question);
    }
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (TRESTLE_OR (population->users, 0) > 0 && !trestle_object_is_set ((TrestleObject *) population, field))
      return TRUE;

  return FALSE;
}

static void
record_client (TrestlePopulation    *population,
               const TrestleAnswers *answers)
{
  for (guint i = TRESTLE_QUESTION_CLIENT_OS; TRESTLE_OR (population->users, 0) > 0 && i <= TRESTLE_QUESTION_CLIENT_MEMORY; i++)
    record (population, questions[i].field, answers->values[i]);
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

  record (design, "distribution_system", answers->values[TRESTLE_QUESTION_DISTRIBUTION]);
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    record_client (population, answers);
  for (guint i = 0; i < index->n_instances; i++)
    {
      record (index->instances[i].instance, "recovery_time", answers->values[TRESTLE_QUESTION_RECOVERY_TIME]);
      record_retention (&index->instances[i], answers->values[TRESTLE_QUESTION_RETENTION]);
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
