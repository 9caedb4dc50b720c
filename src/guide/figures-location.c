/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of locations: people, and how long the first copy of an image takes
 * over the location's access and from a repository of its own (C-1, C-4, C-11).
 */
#include "config.h"

#include "figures.h"

#include <glib/gi18n.h>

TRESTLE_FIGURE (compute_users)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;

      if (population->location.target == subject && population->users != TRESTLE_UNSET)
        trestle_take_field (terms, "users", population, "users", population->users);
    }

  return load->n_populations > 0 ? trestle_integer (load->users) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_inbound)
{
  const TrestleIndex *index = data;

  if (terms != NULL)
    TRESTLE_FOREACH (index->design, FLOW, TrestleFlow, flow)
      if (trestle_refs_contain (flow->destinations, subject) && flow->count != TRESTLE_UNSET)
        trestle_take_field (terms, "count", flow, "count", flow->count);

  return trestle_integer (trestle_index_location (index, subject)->inbound);
}

TRESTLE_FIGURE (compute_maximum)
{
  const TrestleLocationLoad *load = trestle_index_location (data, subject);

  compute_users (data, subject, other, terms);
  compute_inbound (data, subject, other, terms);

  return trestle_integer (load->users + load->inbound);
}

static gboolean
is_only_demand (const TrestleLocationLoad *load,
                const TrestleDemand       *demand)
{
  for (guint i = 0; i < load->n_demands; i++)
    if (&load->demands[i] != demand && load->demands[i].image == demand->image)
      return FALSE;

  return TRUE;
}

TrestleInt128
trestle_take_demand (const TrestleLocationLoad *load,
                     const TrestleDemand       *demand,
                     TrestleTerms              *terms)
{
  if (terms == NULL || is_only_demand (load, demand))
    return trestle_take_pair_count (terms, "n", "image-clients", load->location, demand->image, demand->clients);

  return trestle_take_tally (terms, "n", N_("Clients with the image under the same service levels"),
                             TRESTLE_MEASURE_COUNT, "R-1.3.2", demand->image, demand->clients);
}

gint64
trestle_take_window (const TrestleIndex        *index,
                     const TrestleLocationLoad *load,
                     TrestleTerms              *terms)
{
  gint64 window = load->heaviest->update_window;

  if (terms != NULL)
    trestle_terms_add_field (terms, "W", trestle_find_level_source (index, load, load->heaviest->image, "update_window", window),
                             "update_window", window);

  return window;
}

gint64
trestle_take_expectation (const TrestleIndex        *index,
                          const TrestleLocationLoad *load,
                          TrestleTerms              *terms)
{
  gint64 expectation = load->strictest_load;

  if (terms != NULL)
    trestle_terms_add_field (terms, "T", trestle_find_level_source (index, load, NULL, "load_expectation", expectation),
                             "load_expectation", expectation);

  return expectation;
}

/* n(L, i): each population's clients with the image, and each flow's. */
TRESTLE_FIGURE (compute_image_clients)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = trestle_index_location (index, subject);
  TrestleInt128 clients = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < load->n_demands && !any; i++)
    any = load->demands[i].image == (TrestleImage *) other;
  if (!any)
    return TRESTLE_UNKNOWN;

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->location.target == subject)
      {
        TrestleObject *population = (TrestleObject *) index->populations[i].population;
        TrestleNumber own = trestle_figure_find ("population-image-clients")->compute (index, population, other, NULL);

        if (trestle_number_is_known (own))
          clients += trestle_take_pair_count (terms, "n", "population-image-clients", population, other, own.num);
      }
  TRESTLE_FOREACH (index->design, FLOW, TrestleFlow, flow)
    if (flow->image.target == other && flow->home.target != NULL && trestle_refs_contain (flow->destinations, subject) &&
        TRESTLE_OR (flow->count, 0) > 0)
      clients += trestle_take_count (terms, "n", "flow-clients", flow,
                                     trestle_clients_of ((TrestlePopulation *) flow->home.target, flow->count));

  return trestle_integer (clients);
}

/* Bits of one client's first copy × 1000: 8 × S × p₀ in ‰. */
static TrestleInt128
take_one (const TrestleIndex        *index,
          const TrestleLocationLoad *load,
          TrestleTerms              *terms)
{
  gint64 size = trestle_take_field (terms, "S", load->largest->image, "packed", load->largest->image->packed);

  return (TrestleInt128) 8 * size * TRESTLE_TAKE_PARAMETER ("p₀", initial_share);
}

/* The same for everybody: 8 × p₀ × Σ(n × S). */
static TrestleInt128
take_all (const TrestleIndex        *index,
          const TrestleLocationLoad *load,
          TrestleTerms              *terms)
{
  for (guint i = 0; terms != NULL && i < load->n_demands; i++)
    {
      TrestleDemand *demand = &load->demands[i];

      trestle_take_demand (load, demand, terms);
      trestle_take_field (terms, "S", demand->image, "packed", demand->image->packed);
    }

  return 8 * load->all_bytes * TRESTLE_TAKE_PARAMETER ("p₀", initial_share);
}

/* Bandwidth × efficiency in ‰: the location's access, or its own network. */
static TrestleInt128
take_access (const TrestleIndex        *index,
             const TrestleLocationLoad *load,
             gboolean                   local,
             TrestleTerms              *terms)
{
  gint64 bandwidth = local ? trestle_take_field (terms, "LAN", load->location, "lan_speed", load->lan)
                           : trestle_take_field (terms, "B", load->location, "bandwidth", load->bandwidth);

  return (TrestleInt128) bandwidth * TRESTLE_TAKE_PARAMETER ("e", link_efficiency);
}

static const TrestleLocationLoad *
find_load (const TrestleIndex  *index,
           const TrestleObject *subject)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  return load->complete && load->largest != NULL ? load : NULL;
}

/* Where every image used is held by a repository of the location's own. */
static const TrestleLocationLoad *
find_local_load (const TrestleIndex  *index,
                 const TrestleObject *subject)
{
  const TrestleLocationLoad *load = find_load (index, subject);

  for (guint i = 0; load != NULL && i < load->n_demands; i++)
    if (!load->demands[i].held)
      return NULL;

  return load;
}

TRESTLE_FIGURE (compute_bits_one)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_one (data, load, terms), 1000) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_time_one)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_one (data, load, terms), take_access (data, load, FALSE, terms)) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_bits_all)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_all (data, load, terms), 1000) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_time_all)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_all (data, load, terms), take_access (data, load, FALSE, terms)) : TRESTLE_UNKNOWN;
}

static TrestleNumber
count_fitting (const TrestleIndex        *index,
               const TrestleLocationLoad *load,
               gboolean                   local,
               TrestleTerms              *terms)
{
  gint64 expectation;

  if (load == NULL || load->strictest_load == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  expectation = trestle_take_expectation (index, load, terms);

  return trestle_integer (trestle_number_floor (trestle_ratio (expectation * take_access (index, load, local, terms),
                                                               take_one (index, load, terms))));
}

TRESTLE_FIGURE (compute_fit)
{
  return count_fitting (data, find_load (data, subject), FALSE, terms);
}

/* R-X.14: all first loads, as many at a time as fit (from the own repository where
 * that holds every image); unknown where not one fits.
 */
static gboolean
find_waves (const TrestleIndex  *index,
            const TrestleObject *subject,
            TrestleTerms        *terms,
            TrestleInt128       *waves)
{
  const TrestleLocationLoad *local = find_local_load (index, subject), *load = local != NULL ? local : find_load (index, subject);
  TrestleNumber fit = count_fitting (index, load, local != NULL, NULL);
  TrestleInt128 clients = 0;

  if (!trestle_number_is_known (fit) || fit.num == 0)
    return FALSE;
  for (guint i = 0; i < load->n_demands; i++)
    clients += trestle_take_demand (load, &load->demands[i], terms);
  trestle_take_count (terms, "fit", local != NULL ? "load-clients-fit-local" : "load-clients-fit", (gpointer) subject, fit.num);
  *waves = (clients + fit.num - 1) / fit.num;

  return TRUE;
}

TRESTLE_FIGURE (compute_waves)
{
  TrestleInt128 waves;

  return find_waves (data, subject, terms, &waves) ? trestle_integer (waves) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_waves_time)
{
  const TrestleLocationLoad *load = trestle_index_location (data, subject);
  TrestleInt128 waves;

  if (!find_waves (data, subject, NULL, &waves))
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_count (terms, "waves", "load-waves", subject, waves) *
                          trestle_take_expectation (data, load, terms));
}

TRESTLE_FIGURE (compute_time_one_local)
{
  const TrestleLocationLoad *load = find_local_load (data, subject);

  return load != NULL ? trestle_ratio (take_one (data, load, terms), take_access (data, load, TRUE, terms)) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_time_all_local)
{
  const TrestleLocationLoad *load = find_local_load (data, subject);

  return load != NULL ? trestle_ratio (take_all (data, load, terms), take_access (data, load, TRUE, terms)) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_fit_local)
{
  return count_fitting (data, find_local_load (data, subject), TRUE, terms);
}

/* Fails: some workspace's image alone misses its own expectation; at risk: all at
 * once miss the strictest one (AMB-18, C-4 with overrides).  @local: the second
 * verdict, each image over its own path and the worse of the two sums.
 */
TrestleVerdict
trestle_load_verdict (const TrestleIndex        *index,
                      const TrestleLocationLoad *load,
                      gboolean                   judged_only,
                      gboolean                   local)
{
  const TrestleParameters *p = &index->parameters;
  TrestleInt128 sums[2] = { 0, 0 };   /* over the access, over the own network */
  gint64 strictest = TRESTLE_UNSET;
  gboolean all_known = TRUE;

  if (!load->complete)
    return TRESTLE_VERDICT_UNKNOWN;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];
      gboolean near = local && demand->held;
      TrestleInt128 bits = (TrestleInt128) 8 * demand->image->packed * p->initial_share;

      if (judged_only && !trestle_initial_by_network (demand->techniques))
        continue;
      if (demand->load_expectation == TRESTLE_UNSET)
        {
          all_known = FALSE;
          continue;
        }
      if (bits > (TrestleInt128) demand->load_expectation * (near ? load->lan : load->bandwidth) * p->link_efficiency)
        return TRESTLE_VERDICT_FAILS;
      sums[near] += bits * demand->clients;
      strictest = strictest == TRESTLE_UNSET ? demand->load_expectation : MIN (strictest, demand->load_expectation);
    }

  if (strictest == TRESTLE_UNSET || !all_known)
    return TRESTLE_VERDICT_UNKNOWN;
  if (sums[0] > (TrestleInt128) strictest * load->bandwidth * p->link_efficiency ||
      sums[1] > (TrestleInt128) strictest * load->lan * p->link_efficiency)
    return TRESTLE_VERDICT_AT_RISK;

  return TRESTLE_VERDICT_MEETS;
}

/* The demand of which one client takes most of its expectation. */
static const TrestleDemand *
find_slowest (const TrestleIndex        *index,
              const TrestleLocationLoad *load,
              gboolean                   local)
{
  const TrestleDemand *slowest = NULL;
  TrestleNumber most = TRESTLE_UNKNOWN;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];
      TrestleNumber share;

      if (demand->load_expectation == TRESTLE_UNSET)
        continue;
      share = trestle_ratio (demand->image->packed, (TrestleInt128) demand->load_expectation *
                             (local && demand->held ? load->lan : load->bandwidth));

      if (slowest == NULL || trestle_number_compare (share, most) > 0)
        {
          slowest = demand;
          most = share;
        }
    }

  return slowest;
}

/* Each demand to the sum over the path it takes; returns which paths are taken. */
static guint
take_loads (const TrestleLocationLoad *load,
            gboolean                   local,
            TrestleTerms              *terms)
{
  guint paths = 0;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];
      gboolean near = local && demand->held;

      paths |= near ? 2 : 1;
      trestle_take_tally (terms, near ? "n₂" : "n", N_("Clients with the image under the same service levels"),
                          TRESTLE_MEASURE_COUNT, "R-1.3.2", demand->image, demand->clients);
      trestle_take_field (terms, near ? "S₂" : "S", demand->image, "packed", demand->image->packed);
    }

  return paths;
}

#define ONE_FAR  "8 × S₁ × p₀ ÷ (B × e) ≤ T₁; "
#define ONE_NEAR "8 × S₁ × p₀ ÷ (LAN × e) ≤ T₁; "
#define ALL_FAR  "8 × p₀ × Σ(n × S) ÷ (B × e) ≤ T"
#define ALL_NEAR "8 × p₀ × Σ(n₂ × S₂) ÷ (LAN × e) ≤ T"

static void
take_load_conditions (const TrestleIndex        *index,
                      const TrestleLocationLoad *load,
                      gboolean                   local,
                      TrestleTerms              *terms)
{
  static const char *const formulas[2][3] = {
    { ONE_FAR ALL_FAR, NULL, ONE_FAR ALL_FAR "; " ALL_NEAR },
    { NULL, ONE_NEAR ALL_NEAR, ONE_NEAR ALL_FAR "; " ALL_NEAR }
  };
  const TrestleDemand *slowest = find_slowest (index, load, local);
  guint paths = take_loads (load, local, terms);

  terms->formula = formulas[local && slowest->held][paths - 1];
  trestle_take_field (terms, "S₁", slowest->image, "packed", slowest->image->packed);
  TRESTLE_TAKE_PARAMETER ("p₀", initial_share);
  if (paths & 1)
    trestle_take_field (terms, "B", load->location, "bandwidth", load->bandwidth);
  if (paths & 2)
    trestle_take_field (terms, "LAN", load->location, "lan_speed", load->lan);
  TRESTLE_TAKE_PARAMETER ("e", link_efficiency);
  trestle_take_field (terms, "T₁", trestle_find_level_source (index, load, slowest->image, "load_expectation", slowest->load_expectation),
                      "load_expectation", slowest->load_expectation);
  trestle_take_expectation (index, load, terms);
}

static TrestleNumber
judge_load (const TrestleIndex *index,
            TrestleObject      *subject,
            gboolean            local,
            TrestleTerms       *terms)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);
  TrestleVerdict verdict;

  if (load->n_demands == 0 || (local && !load->has_local))
    return TRESTLE_UNKNOWN;
  verdict = load->judgments.load[FALSE][local];
  if (verdict == TRESTLE_VERDICT_UNKNOWN)
    return TRESTLE_UNKNOWN;
  if (terms != NULL)
    take_load_conditions (index, load, local, terms);

  return trestle_integer (verdict);
}

TRESTLE_FIGURE (compute_verdict)
{
  return judge_load (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_verdict_local)
{
  return judge_load (data, subject, TRUE, terms);
}

/* One copy over the link: what a repository of the location’s own takes, there or not. */
TRESTLE_FIGURE (compute_seed)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = trestle_index_location (index, subject);
  TrestleImage *image = (TrestleImage *) other;

  if (load->bandwidth == TRESTLE_UNSET || image->packed == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].image == image)
      return trestle_ratio ((TrestleInt128) 8 * trestle_take_field (terms, "S", image, "packed", image->packed) * 1000,
                            take_access (index, load, FALSE, terms));

  return TRESTLE_UNKNOWN;
}

/* C-11 for one demand: the first rule that applies. */
static gint64
recommend_one (const TrestleIndex        *index,
               const TrestleLocationLoad *load,
               const TrestleDemand       *demand,
               gboolean                  *local)
{
  const TrestleParameters *p = &index->parameters;
  const gint64 access = load->bandwidth * p->link_efficiency;
  const gint64 bits = 8 * demand->image->packed;
  const TrestleInt128 window = (TrestleInt128) demand->update_window * access;

  if (load->isolated != NULL)
    *local = TRUE;
  else if ((TrestleInt128) bits * 1000 > window)
    return TRESTLE_TECHNIQUE_REMOVABLE;
  else if ((TrestleInt128) bits * demand->clients * p->update_share > window)
    *local = TRUE;
  else if ((TrestleInt128) bits * p->initial_share > (TrestleInt128) demand->load_expectation * access)
    return TRESTLE_TECHNIQUE_NETWORK |
           (index->design->distribution_system == TRUE ? TRESTLE_TECHNIQUE_PRE_STAGE : TRESTLE_TECHNIQUE_REMOVABLE);

  return TRESTLE_TECHNIQUE_NETWORK;
}

gboolean
trestle_recommend (const TrestleIndex        *index,
                   const TrestleLocationLoad *load,
                   gint64                    *techniques,
                   gboolean                  *local)
{
  *techniques = 0;
  *local = FALSE;
  if (!load->complete || load->n_demands == 0)
    return FALSE;

  for (guint i = 0; i < load->n_demands; i++)
    {
      if (load->demands[i].update_window == TRESTLE_UNSET || load->demands[i].load_expectation == TRESTLE_UNSET)
        return FALSE;
      *techniques |= recommend_one (index, load, &load->demands[i], local);
    }

  return TRUE;
}

static void
take_recommendation_terms (const TrestleIndex        *index,
                           const TrestleLocationLoad *load,
                           TrestleTerms              *terms)
{
  take_one (index, load, terms);
  take_access (index, load, FALSE, terms);
  TRESTLE_TAKE_PARAMETER ("p₁", update_share);
  trestle_take_expectation (index, load, terms);
  trestle_take_window (index, load, terms);
}

TRESTLE_FIGURE (compute_recommended_techniques)
{
  const TrestleLocationLoad *load = trestle_index_location (data, subject);

  if (!load->judgments.recommended)
    return TRESTLE_UNKNOWN;
  if (terms != NULL)
    take_recommendation_terms (data, load, terms);

  return trestle_integer (load->judgments.techniques);
}

TRESTLE_FIGURE (compute_recommended_local)
{
  const TrestleLocationLoad *load = trestle_index_location (data, subject);

  if (!load->judgments.recommended)
    return TRESTLE_UNKNOWN;
  if (terms != NULL)
    take_recommendation_terms (data, load, terms);

  return trestle_integer (load->judgments.local);
}

#define LOCATION .kind = TRESTLE_KIND_LOCATION
#define LOAD_WORDS N_("Fails when one client alone misses the expectation; at risk when all at once do; meets otherwise")
#define RECOMMEND_WORDS N_("The first that applies: isolated; seeding misses the update window; updates miss it; the first load misses its expectation")

const TrestleFigure trestle_figures_location[] = {
  { "users", LOCATION, .title = N_("Number of Users"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.1", .calc = "C-1", .formula = "Σ(users)", .compute = compute_users },
  { "inbound-travelers", LOCATION, .title = N_("Inbound Travelers"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.6", .calc = "C-1", .formula = "Σ(count)", .compute = compute_inbound },
  { "maximum-users", LOCATION, .title = N_("Maximum Number of Users"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.6", .calc = "C-1", .formula = "Σ(users) + Σ(count)", .compute = compute_maximum },
  { "image-clients", LOCATION, .other = TRESTLE_KIND_IMAGE, .title = N_("Clients With the Image"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-1.2.1", .calc = "C-1", .formula = "Σ(n)", .compute = compute_image_clients },
  { "load-bits-one", LOCATION, .title = N_("First Load, Bits of One Client"), .measure = TRESTLE_MEASURE_BITS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × S × p₀", .compute = compute_bits_one },
  { "load-time-one", LOCATION, .title = N_("First Load, One Client"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × S × p₀ ÷ (B × e)", .compute = compute_time_one },
  { "load-bits-all", LOCATION, .title = N_("First Load, Bits of All Users"), .measure = TRESTLE_MEASURE_BITS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × p₀ × Σ(n × S)", .compute = compute_bits_all },
  { "load-time-all", LOCATION, .title = N_("First Load, All Users at Once"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × p₀ × Σ(n × S) ÷ (B × e)", .compute = compute_time_all },
  { "load-clients-fit", LOCATION, .title = N_("Clients That Fit the Load Expectation"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "⌊T × B × e ÷ (8 × S × p₀)⌋", .compute = compute_fit },
  { "load-verdict", LOCATION, .title = N_("First Load Over the Link"), .measure = TRESTLE_MEASURE_VERDICT,
    .rule = "R-4.1.5", .calc = "C-4", .words = LOAD_WORDS, .compute = compute_verdict },
  { "load-time-one-local", LOCATION, .title = N_("First Load From the Local Repository, One Client"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × S × p₀ ÷ (LAN × e)", .compute = compute_time_one_local },
  { "load-time-all-local", LOCATION, .title = N_("First Load From the Local Repository, All at Once"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "8 × p₀ × Σ(n × S) ÷ (LAN × e)", .compute = compute_time_all_local },
  { "load-clients-fit-local", LOCATION, .title = N_("Clients That Fit From the Local Repository"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.1.5", .calc = "C-4", .formula = "⌊T × LAN × e ÷ (8 × S × p₀)⌋", .compute = compute_fit_local },
  { "load-verdict-local", LOCATION, .title = N_("First Load With the Local Repository"), .measure = TRESTLE_MEASURE_VERDICT,
    .rule = "R-4.1.5", .calc = "C-4", .words = LOAD_WORDS, .compute = compute_verdict_local },
  { "load-waves", LOCATION, .title = N_("First Loads in Waves"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-X.14", .calc = "C-4", .formula = "⌈Σ(n) ÷ fit⌉", .compute = compute_waves },
  { "load-waves-time", LOCATION, .title = N_("First Loads in Waves, All of Them"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-X.14", .calc = "C-4", .formula = "waves × T", .compute = compute_waves_time },
  { "seed-time", LOCATION, .other = TRESTLE_KIND_IMAGE, .title = N_("Seeding a Local Repository"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.2.4", .calc = "C-4", .formula = "8 × S ÷ (B × e)", .compute = compute_seed },
  { "recommended-techniques", LOCATION, .title = N_("Recommended Techniques"), .measure = TRESTLE_MEASURE_TECHNIQUES,
    .rule = "R-4.1.8", .calc = "C-11", .words = RECOMMEND_WORDS, .compute = compute_recommended_techniques },
  { "recommended-local", LOCATION, .title = N_("Local Repository Recommended"), .measure = TRESTLE_MEASURE_YES_NO,
    .rule = "R-4.1.8", .calc = "C-11", .words = RECOMMEND_WORDS, .compute = compute_recommended_local },
  { NULL }
};
