/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of paths: of locations that fetch images from a repository elsewhere, over
 * a path narrower than their own access, and of the places of servers and
 * databases (C-6, R-3.2.4).
 */
#include "config.h"

#include "figures.h"

#include <glib/gi18n.h>

#include "paths.h"

/* How many places an instance's table of scores lists. */
#define MAX_CANDIDATES 12

guint
trestle_collect_fetched (const TrestleLocationLoad *load,
                         const TrestleRepository   *repository,
                         TrestleDemand             *fetched)
{
  guint n = 0;

  for (guint i = 0; i < load->n_demands; i++)
    if (!load->demands[i].held && trestle_refs_contain (repository->images, load->demands[i].image))
      fetched[n++] = load->demands[i];

  return n;
}

/* Of what is fetched from afar that for which the least time is left, update or first
 * load: how long it takes, over which path, and how long it may.
 */
typedef struct
{
  const TrestleDemand *demand;
  TrestleFar           far;
  gint64               limit;
} Deciding;

static gboolean
is_judged (const TrestleDemand *demand,
           gboolean             initial)
{
  return initial ? trestle_initial_by_network (demand->techniques) && demand->load_expectation != TRESTLE_UNSET
                 : trestle_updates_by_network (demand->techniques) && demand->update_window != TRESTLE_UNSET;
}

static TrestleNumber
measure_demand (const TrestleIndex  *index,
                const TrestleDemand *demand,
                gint64               path,
                gboolean             initial)
{
  const TrestleParameters *p = &index->parameters;
  TrestleInt128 bits = (TrestleInt128) 8 * demand->image->packed * (initial ? p->initial_share : demand->clients * p->update_share);

  return trestle_ratio (bits, (TrestleInt128) path * p->link_efficiency);
}

static gboolean
find_deciding (const TrestleIndex        *index,
               const TrestleLocationLoad *load,
               gboolean                   initial,
               Deciding                  *deciding)
{
  TrestleNumber most = TRESTLE_UNKNOWN;
  guint n_far;
  const TrestleFar *list = trestle_paths_get_far (index, load, &n_far);

  for (guint i = 0; i < n_far; i++)
    for (guint k = 0; k < load->n_demands; k++)
      {
        const TrestleDemand *demand = &load->demands[k];
        const TrestleFar *far = &list[i];
        gint64 limit = initial ? demand->load_expectation : demand->update_window;
        TrestleNumber share;

        if (demand->held || !is_judged (demand, initial) || !trestle_refs_contain (far->repository->repository->images, demand->image))
          continue;
        share = measure_demand (index, demand, far->path, initial);
        share = trestle_ratio (share.num, share.den * limit);
        if (trestle_number_is_known (most) && trestle_number_compare (share, most) <= 0)
          continue;
        *deciding = (Deciding) { demand, *far, limit };
        most = share;
      }

  return trestle_number_is_known (most);
}

const TrestleDemand *
trestle_find_far (const TrestleIndex        *index,
                  const TrestleLocationLoad *load,
                  gboolean                   initial,
                  TrestleFar                *far,
                  gint64                    *limit)
{
  Deciding deciding = { NULL };

  if (!find_deciding (index, load, initial, &deciding))
    return NULL;
  *far = deciding.far;
  *limit = deciding.limit;

  return deciding.demand;
}

static TrestleNumber
measure (const TrestleIndex  *index,
         const TrestleObject *subject,
         gboolean             initial,
         TrestleTerms        *terms)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);
  Deciding deciding = { NULL };

  if (!find_deciding (index, load, initial, &deciding))
    return TRESTLE_UNKNOWN;
  if (!initial)
    trestle_take_demand (load, deciding.demand, terms);
  trestle_take_field (terms, "S", deciding.demand->image, "packed", deciding.demand->image->packed);
  if (initial)
    TRESTLE_TAKE_PARAMETER ("p₀", initial_share);
  else
    TRESTLE_TAKE_PARAMETER ("p₁", update_share);
  trestle_take_tally (terms, "path", N_("Bandwidth of the widest path from the repository"), TRESTLE_MEASURE_BIT_RATE, "R-4.3.7",
                      deciding.far.repository->repository, deciding.far.path);
  TRESTLE_TAKE_PARAMETER ("e", link_efficiency);

  return measure_demand (index, deciding.demand, deciding.far.path, initial);
}

TRESTLE_FIGURE (compute_update)
{
  return measure (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_load)
{
  return measure (data, subject, TRUE, terms);
}

/* Places of servers and databases */

/* A place as a candidate: rank and score, or NULL. */
static const TrestleCandidate *
find_candidate (const GArray        *candidates,
                const TrestleObject *location)
{
  for (guint i = 0; i < candidates->len && i < MAX_CANDIDATES; i++)
    if (g_array_index (candidates, TrestleCandidate, i).location == (const TrestleLocation *) location)
      return &g_array_index (candidates, TrestleCandidate, i);

  return NULL;
}

TRESTLE_FIGURE (compute_score)
{
  const TrestleIndex *index = data;
  const TrestleCandidate *candidate = find_candidate (trestle_paths_get_candidates (index, (TrestleInstance *) subject), other);

  if (candidate == NULL)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;
      gint64 path;

      if (population->instance.target != subject || population->location.target == NULL || index->populations[i].clients == 0)
        continue;
      path = trestle_paths_between (index, candidate->location, (TrestleLocation *) population->location.target);
      trestle_take_count (terms, "clients", "population-clients", population, index->populations[i].clients);
      trestle_take_tally (terms, "path", N_("Bandwidth of the widest path to the population"), TRESTLE_MEASURE_BIT_RATE, "R-3.1.9",
                          population->location.target, MAX (0, path));
    }

  return trestle_ratio (candidate->weighted, candidate->clients);
}

TRESTLE_FIGURE (compute_worst)
{
  const TrestleCandidate *candidate = find_candidate (trestle_paths_get_candidates (data, (TrestleInstance *) subject), other);

  if (candidate == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_tally (terms, "path", N_("Least path to a population"), TRESTLE_MEASURE_BIT_RATE, "R-3.1.9", other, candidate->worst));
}

/* What the score of the server’s place must be at least. */
TRESTLE_FIGURE (compute_least_score)
{
  const TrestleIndex *index = data;
  const TrestleServer *server = trestle_index_instance (index, subject)->active_server;
  TrestleLocation *location = server != NULL ? trestle_location_of (&server->machine) : NULL;
  TrestleCandidate best, own;

  if (location == NULL || !trestle_paths_find_best (index, (TrestleInstance *) subject, location, &best, &own))
    return TRESTLE_UNKNOWN;
  if (terms != NULL)
    {
      const GArray *candidates = trestle_paths_get_candidates (index, (TrestleInstance *) subject);

      /* Of several with that score the first that is listed. */
      trestle_terms_add_figure (terms, "score", "placement-score", subject, g_array_index (candidates, TrestleCandidate, 0).location,
                                trestle_ratio (best.weighted, best.clients));
    }

  return trestle_ratio (best.weighted * (1000 - TRESTLE_TAKE_PARAMETER ("tolerance", placement_tolerance)), (TrestleInt128) best.clients * 1000);
}

/* What is asked of the path between server and database. */
TRESTLE_FIGURE (compute_least_path)
{
  const TrestleIndex *index = data;

  if (!trestle_judges_thin_path (index, trestle_index_instance (index, subject)))
    return TRESTLE_UNKNOWN;

  return trestle_integer (TRESTLE_TAKE_PARAMETER ("least", thin_path));
}

#define INSTANCE .kind = TRESTLE_KIND_INSTANCE
#define PATH .kind = TRESTLE_KIND_LOCATION, .measure = TRESTLE_MEASURE_SECONDS, .rule = "R-4.3.7", .calc = "C-4"

const TrestleFigure trestle_figures_path[] = {
  { "path-load-time", PATH, .title = N_("First Load of One Client Over the Path From Its Repository"),
    .formula = "8 × S × p₀ ÷ (path × e)", .compute = compute_load },
  { "path-update-time", PATH, .title = N_("Update Over the Path From the Repository"),
    .formula = "8 × n × S × p₁ ÷ (path × e)", .compute = compute_update },
  { "placement-score", INSTANCE, .other = TRESTLE_KIND_LOCATION, .title = N_("Placement Score"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-3.1.9", .calc = "C-6", .formula = "Σ(clients × path) ÷ Σ(clients)", .compute = compute_score },
  { "placement-worst", INSTANCE, .other = TRESTLE_KIND_LOCATION, .title = N_("Least Path"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-3.1.9", .calc = "C-6", .formula = "path", .compute = compute_worst },
  { "placement-least", INSTANCE, .title = N_("Placement Score, at Least"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-3.1.9", .calc = "C-6", .formula = "score × (1 − tolerance)", .compute = compute_least_score },
  { "database-path-least", INSTANCE, .title = N_("Path to the Database, at Least"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-3.2.4", .calc = "C-7", .formula = "least", .compute = compute_least_path },
  { NULL }
};
