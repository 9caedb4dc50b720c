/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of the whole design: people, instances, repositories (C-1, C-2).
 */
#include "config.h"

#include "figures.h"
#include "limit.h"

#include <glib/gi18n.h>

static gint64
take_limit (TrestleTerms *terms)
{
  return trestle_take_constant (terms, "limit", N_("Concurrently active clients one instance supports"),
                                TRESTLE_MEASURE_COUNT, "R-2.1.2", TRESTLE_LIMIT_ACTIVE_CLIENTS);
}

TRESTLE_FIGURE (compute_users)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_locations; i++)
    if (index->locations[i].n_populations > 0)
      trestle_take_count (terms, "users", "users", index->locations[i].location, index->locations[i].users);
  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;

      if (population->location.target == NULL && population->users != TRESTLE_UNSET)
        trestle_take_field (terms, "users", population, "users", population->users);
    }

  return trestle_integer (index->users);
}

TRESTLE_FIGURE (compute_maximum)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_locations; i++)
    trestle_take_count (terms, "maximum", "maximum-users", index->locations[i].location,
                        index->locations[i].users + index->locations[i].inbound);

  return trestle_integer (index->maximum);
}

TRESTLE_FIGURE (compute_clients)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].population->users != TRESTLE_UNSET)
      trestle_take_count (terms, "clients", "population-clients", index->populations[i].population, index->populations[i].clients);

  return trestle_integer (index->clients);
}

TRESTLE_FIGURE (compute_active)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;

      if (population->users == TRESTLE_UNSET)
        continue;
      trestle_take_count (terms, "clients", "population-clients", population, index->populations[i].clients);
      trestle_take_field (terms, "a", population, "concurrency", TRESTLE_OR (population->concurrency, TRESTLE_CONCURRENCY));
    }

  return trestle_integer (index->active);
}

TRESTLE_FIGURE (compute_required)
{
  const TrestleIndex *index = data;

  if (terms != NULL)
    for (guint i = 0; i < index->cells->len; i++)
      {
        const TrestleCell *cell = &g_array_index (index->cells, TrestleCell, i);

        trestle_take_count (terms, "cell", "cell-instances", cell->first, cell->required);
      }

  return trestle_integer (index->required);
}

TRESTLE_FIGURE (compute_capacity_only)
{
  const TrestleIndex *index = data;
  gint64 active = (gint64) trestle_take_count (terms, "active", "design-active", subject, index->active);
  gint64 limit = take_limit (terms);

  return trestle_integer (MAX (1, (active + limit - 1) / limit));
}

TRESTLE_FIGURE (compute_additive)
{
  const TrestleIndex *index = data;

  trestle_take_count (terms, "active", "design-active", subject, index->active);
  take_limit (terms);
  trestle_take_tally (terms, "domains", N_("Untrusted domains"), TRESTLE_MEASURE_COUNT, "R-2.1.4", index->design, index->n_untrusted);
  trestle_take_tally (terms, "networks", N_("Isolated networks"), TRESTLE_MEASURE_COUNT, "R-2.1.5", index->design, index->n_isolated);
  trestle_take_tally (terms, "tags", N_("Organizational tags"), TRESTLE_MEASURE_COUNT, "R-2.1.6", index->design, index->n_tags);
  trestle_take_tally (terms, "zones", N_("Legal zones"), TRESTLE_MEASURE_COUNT, "R-2.1.8", index->design, index->n_zones);
  trestle_take_tally (terms, "groups", N_("Further managing groups"), TRESTLE_MEASURE_COUNT, "R-2.1.7", index->design, index->n_groups);

  return trestle_integer (index->additive);
}

TRESTLE_FIGURE (compute_designed)
{
  const TrestleIndex *index = data;
  gint64 holding = 0;

  for (guint i = 0; i < index->n_instances; i++)
    holding += index->instances[i].n_populations > 0 ? 1 : 0;
  trestle_take_tally (terms, "holding", N_("Instances that hold a population"), TRESTLE_MEASURE_COUNT, "R-2.1.10", index->design, holding);

  return trestle_integer (MAX (1, holding));
}

TRESTLE_FIGURE (compute_excess)
{
  const TrestleIndex *index = data;
  TrestleInt128 designed = trestle_take_count (terms, "designed", "instances-designed", subject, index->designed);
  TrestleInt128 required = trestle_take_count (terms, "required", "instances-required", subject, index->required);

  return trestle_integer (MAX (0, designed - required));
}

TRESTLE_FIGURE (compute_repositories_minimum)
{
  const TrestleIndex *index = data;
  TrestleRepositoryNeed need = index->need;
  gint64 any = need.minimum > 0 ? 1 : 0;

  trestle_take_tally (terms, "marked", N_("Locations marked as needing a local repository"), TRESTLE_MEASURE_COUNT, "R-4.1.9", index->design, need.marked);
  trestle_take_tally (terms, "any", N_("1 when any location downloads over the network"), TRESTLE_MEASURE_COUNT, "R-4.2.1", index->design, any);

  return trestle_integer (need.minimum);
}

TRESTLE_FIGURE (compute_repositories_required)
{
  const TrestleIndex *index = data;
  TrestleRepositoryNeed need = index->need;
  TrestleInt128 minimum = trestle_take_count (terms, "minimum", "repositories-minimum", subject, need.minimum);
  gint64 tags = trestle_take_tally (terms, "tags", N_("Separation tags that no counted repository covers"),
                                    TRESTLE_MEASURE_COUNT, "R-4.2.2", index->design, need.separation);
  gint64 networks = trestle_take_tally (terms, "networks", N_("Isolated networks that no counted repository covers"),
                                        TRESTLE_MEASURE_COUNT, "R-4.2.3", index->design, need.isolated);

  return trestle_integer (minimum + tags + networks);
}

TRESTLE_FIGURE (compute_repositories_designed)
{
  const TrestleIndex *index = data;

  trestle_take_tally (terms, "designed", N_("Repositories in the design"), TRESTLE_MEASURE_COUNT, "R-4.2.1", index->design, index->n_repositories);

  return trestle_integer (index->n_repositories);
}

/* The sum of a figure over all objects of its kind where it is known. */
static TrestleNumber
sum_figure (const TrestleIndex *index,
            const char         *symbol,
            const char         *figure,
            TrestleTerms       *terms)
{
  const TrestleFigure *part = trestle_figure_find (figure);
  const GPtrArray *items = trestle_design_get_list (index->design, part->kind)->items;
  TrestleNumber sum = trestle_integer (0);

  for (guint i = 0; i < items->len; i++)
    {
      TrestleNumber value = part->compute (index, items->pdata[i], NULL, NULL);

      if (trestle_number_is_known (value))
        sum = trestle_number_add (sum, trestle_take_figure (terms, symbol, figure, items->pdata[i], value));
    }

  return sum;
}

TRESTLE_FIGURE (compute_size_low)
{
  return sum_figure (data, "size", "database-size-low", terms);
}

TRESTLE_FIGURE (compute_size_high)
{
  return sum_figure (data, "size", "database-size-high", terms);
}

TRESTLE_FIGURE (compute_iops_low)
{
  return sum_figure (data, "iops", "database-iops-total-low", terms);
}

TRESTLE_FIGURE (compute_iops_high)
{
  return sum_figure (data, "iops", "database-iops-total", terms);
}

TRESTLE_FIGURE (compute_disk)
{
  return sum_figure (data, "disk", "repository-disk-versions", terms);
}

/* Locations at which a verdict fails. */
static TrestleNumber
count_failing (const TrestleIndex *index,
               const char         *figure,
               const char         *rule,
               TrestleTerms       *terms)
{
  const TrestleFigure *verdict = trestle_figure_find (figure);
  gint64 n = 0;

  for (guint i = 0; i < index->n_locations; i++)
    {
      TrestleNumber value = verdict->compute (index, (TrestleObject *) index->locations[i].location, NULL, NULL);

      n += trestle_number_is_known (value) && value.num == TRESTLE_VERDICT_FAILS ? 1 : 0;
    }
  trestle_take_tally (terms, "late", N_("Locations where that fails"), TRESTLE_MEASURE_COUNT, rule, index->design, n);

  return trestle_integer (n);
}

TRESTLE_FIGURE (compute_loads_late)
{
  return count_failing (data, "load-verdict", "R-4.1.5", terms);
}

TRESTLE_FIGURE (compute_updates_late)
{
  return count_failing (data, "update-verdict", "R-4.2.4", terms);
}

TRESTLE_FIGURE (compute_updates_late_usable)
{
  return count_failing (data, "update-verdict-usable", "R-1.3.3", terms);
}

TRESTLE_FIGURE (compute_media_usable)
{
  const TrestleDesign *design = ((const TrestleIndex *) data)->design;

  if (design->media_capacity == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_ratio ((TrestleInt128) trestle_take_field (terms, "capacity", subject, "media_capacity", design->media_capacity) * 3, 4);
}

#define DESIGN .kind = TRESTLE_KIND_DESIGN

const TrestleFigure trestle_figures_design[] = {
  { "design-users", DESIGN, .title = N_("Users"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.7", .calc = "C-1", .formula = "Σ(users)", .compute = compute_users },
  { "design-maximum", DESIGN, .title = N_("Sum of Maxima (Not a Head-Count)"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.7", .calc = "C-1", .formula = "Σ(maximum)", .compute = compute_maximum },
  { "design-clients", DESIGN, .title = N_("Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.3", .calc = "C-3", .formula = "Σ(clients)", .compute = compute_clients },
  { "design-active", DESIGN, .title = N_("Concurrently Active Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.3", .calc = "C-3", .formula = "⌈Σ(clients × a)⌉", .compute = compute_active },
  { "instances-required", DESIGN, .title = N_("Instances Required"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "max(1, Σ(cell))", .compute = compute_required },
  { "instances-capacity", DESIGN, .title = N_("Instances by Capacity Alone"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.2", .calc = "C-2", .formula = "max(1, ⌈active ÷ limit⌉)", .compute = compute_capacity_only },
  { "instances-additive", DESIGN, .title = N_("Instances by the Additive Reading"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "max(1, ⌈active ÷ limit⌉) + domains + networks + tags + zones + groups",
    .compute = compute_additive },
  { "instances-designed", DESIGN, .title = N_("Instances Designed"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "max(1, holding)", .compute = compute_designed },
  { "instances-excess", DESIGN, .title = N_("Instances Beyond Need"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-0.15", .calc = "C-2", .formula = "max(0, designed − required)", .compute = compute_excess },
  { "repositories-minimum", DESIGN, .title = N_("Repositories, Minimum"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.2.1", .calc = "C-2", .formula = "max(marked, any)", .compute = compute_repositories_minimum },
  { "repositories-required", DESIGN, .title = N_("Repositories Required"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.2.1", .calc = "C-2", .formula = "minimum + tags + networks", .compute = compute_repositories_required },
  { "repositories-designed", DESIGN, .title = N_("Repositories Designed"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.2.1", .calc = "C-2", .formula = "designed", .compute = compute_repositories_designed },
  { "databases-size-low", DESIGN, .title = N_("Size of All Databases, Low"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .calc = "C-7", .formula = "Σ(size)", .compute = compute_size_low },
  { "databases-size-high", DESIGN, .title = N_("Size of All Databases, High"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.8", .calc = "C-7", .formula = "Σ(size)", .compute = compute_size_high },
  { "databases-iops-total-low", DESIGN, .title = N_("IOPS of All Databases, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.14", .calc = "C-7", .formula = "Σ(iops)", .compute = compute_iops_low },
  { "databases-iops-total-high", DESIGN, .title = N_("IOPS of All Databases, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.14", .calc = "C-7", .formula = "Σ(iops)", .compute = compute_iops_high },
  { "repositories-disk", DESIGN, .title = N_("Disk Space of All Repositories"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-4.3.3", .calc = "C-5", .formula = "Σ(disk)", .compute = compute_disk },
  { "loads-late", DESIGN, .title = N_("Locations Whose First Load Fails Over the Link"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "late", .compute = compute_loads_late },
  { "updates-late", DESIGN, .title = N_("Locations Whose Updates Fail Over the Link"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.2.4", .calc = "C-4", .formula = "late", .compute = compute_updates_late },
  { "updates-late-usable", DESIGN, .title = N_("Locations Whose Updates Fail in the Usable Window"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-1.3.3", .calc = "C-4", .formula = "late", .compute = compute_updates_late_usable },
  { "media-usable", DESIGN, .title = N_("Usable Space on a Medium"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-X.4", .calc = "C-9", .formula = "capacity × 3 ÷ 4", .compute = compute_media_usable },
  { NULL }
};
