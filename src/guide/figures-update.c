/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of locations for an update campaign: the heaviest image and all its
 * users, over the link and from a local repository (C-4).
 */
#include "config.h"

#include "figures.h"

#include <glib/gi18n.h>

/* Numerators above this make a local update longer than the longest window, whatever
 * the bandwidths: 100 years × (1 Tbit/s)² × 1,000 < 2^122.
 */
#define MAX_LOCAL_TIME ((TrestleInt128) 1 << 122)

static const TrestleLocationLoad *
find_load (const TrestleIndex  *index,
           const TrestleObject *subject)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  return load->complete && load->heaviest != NULL ? load : NULL;
}

static const TrestleLocationLoad *
find_windowed_load (const TrestleIndex  *index,
                    const TrestleObject *subject)
{
  const TrestleLocationLoad *load = find_load (index, subject);

  return load != NULL && load->heaviest->update_window != TRESTLE_UNSET ? load : NULL;
}

static TrestleInt128
take_clients (const TrestleLocationLoad *load,
              TrestleTerms              *terms)
{
  return trestle_take_count (terms, "n", "update-clients", load->location, load->heaviest->clients);
}

static TrestleInt128
take_size (const TrestleLocationLoad *load,
           TrestleTerms              *terms)
{
  return trestle_take_field (terms, "S", load->heaviest->image, "packed", load->heaviest->image->packed);
}

static gint64
take_bandwidth (const TrestleLocationLoad *load,
                TrestleTerms              *terms)
{
  return trestle_take_field (terms, "B", load->location, "bandwidth", load->bandwidth);
}

/* Bits of the campaign × 1000. */
static TrestleInt128
take_bits (const TrestleIndex        *index,
           const TrestleLocationLoad *load,
           TrestleTerms              *terms)
{
  return 8 * take_clients (load, terms) * take_size (load, terms) * TRESTLE_TAKE_PARAMETER ("p₁", update_share);
}

TRESTLE_FIGURE (compute_clients)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_demand (load, load->heaviest, terms));
}

TRESTLE_FIGURE (compute_bits)
{
  const TrestleLocationLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_bits (data, load, terms), 1000) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_time)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (take_bits (index, load, terms),
                        (TrestleInt128) take_bandwidth (load, terms) * TRESTLE_TAKE_PARAMETER ("e", link_efficiency));
}

TRESTLE_FIGURE (compute_need)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_windowed_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (take_bits (index, load, terms), (TrestleInt128) trestle_take_window (index, load, terms) * 1000);
}

TRESTLE_FIGURE (compute_link_need)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_windowed_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (take_bits (index, load, terms),
                        (TrestleInt128) trestle_take_window (index, load, terms) * TRESTLE_TAKE_PARAMETER ("e", link_efficiency));
}

TRESTLE_FIGURE (compute_utilization)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_windowed_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (take_bits (index, load, terms),
                        (TrestleInt128) trestle_take_window (index, load, terms) * TRESTLE_TAKE_PARAMETER ("e", link_efficiency) * take_bandwidth (load, terms));
}

TRESTLE_FIGURE (compute_fit)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_windowed_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_number_floor (trestle_ratio (
                                                  (TrestleInt128) trestle_take_window (index, load, terms) * take_bandwidth (load, terms) * TRESTLE_TAKE_PARAMETER ("e", link_efficiency),
                                                  8 * take_size (load, terms) * TRESTLE_TAKE_PARAMETER ("p₁", update_share))));
}

TRESTLE_FIGURE (compute_usable)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_windowed_load (index, subject);
  gint64 usable;

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  usable = trestle_take_window (index, load, terms) - TRESTLE_TAKE_PARAMETER ("poll", image_poll);

  return trestle_integer (MAX (0, usable));
}

/* Bits of the update of one image × 1000. */
static inline TrestleInt128
get_bits (const TrestleIndex  *index,
          const TrestleDemand *demand)
{
  return (TrestleInt128) 8 * demand->clients * demand->image->packed * index->parameters.update_share;
}

TrestleNumber
trestle_update_time (const TrestleIndex        *index,
                     const TrestleLocationLoad *load,
                     const TrestleDemand       *demand,
                     gboolean                   local)
{
  const TrestleParameters *p = &index->parameters;
  TrestleInt128 bits, seed, sum;

  if (load->bandwidth == TRESTLE_UNSET || demand->image->packed == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  bits = get_bits (index, demand);
  if (!local || !demand->held)
    return trestle_ratio (bits, (TrestleInt128) load->bandwidth * p->link_efficiency);

  /* The repository is seeded over the link, the clients load over the own network. */
  seed = (TrestleInt128) 8 * demand->image->packed * 1000 * load->lan;
  if (__builtin_mul_overflow (bits, load->bandwidth, &sum) || __builtin_add_overflow (sum, seed, &sum) ||
      sum > MAX_LOCAL_TIME)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (sum, (TrestleInt128) load->bandwidth * load->lan * p->link_efficiency);
}

TRESTLE_FIGURE (compute_time_local)
{
  const TrestleIndex *index = data;
  const TrestleLocationLoad *load = find_load (index, subject);

  if (load == NULL || !load->heaviest->held)
    return TRESTLE_UNKNOWN;
  take_bits (index, load, terms);
  take_bandwidth (load, terms);
  TRESTLE_TAKE_PARAMETER ("e", link_efficiency);
  trestle_take_field (terms, "LAN", subject, "lan_speed", load->lan);

  return trestle_update_time (index, load, load->heaviest, TRUE);
}

/* Whether one image’s update ends within @window, in exact arithmetic: the product is
 * below 2^122, see MAX_LOCAL_TIME.  A time that is not known is longer than any window:
 * see trestle_update_time().
 */
static gboolean
is_in_time (const TrestleIndex        *index,
            const TrestleLocationLoad *load,
            const TrestleDemand       *demand,
            gboolean                   local,
            gboolean                   usable)
{
  gint64 window = demand->update_window - (usable ? index->parameters.image_poll : 0);
  TrestleNumber time;

  if (window <= 0)
    return FALSE;
  if (!local || !demand->held)
    return load->bandwidth != TRESTLE_UNSET && demand->image->packed != TRESTLE_UNSET &&
           get_bits (index, demand) <= (TrestleInt128) window * load->bandwidth * index->parameters.link_efficiency;
  time = trestle_update_time (index, load, demand, local);

  return trestle_number_is_known (time) && time.num <= window * time.den;
}

const TrestleDemand *
trestle_find_late_update (const TrestleIndex        *index,
                          const TrestleLocationLoad *load,
                          gboolean                   local,
                          gboolean                   usable)
{
  const TrestleDemand *late = NULL;

  for (guint i = 0; load->complete && i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];

      if (trestle_updates_by_network (demand->techniques) && demand->update_window != TRESTLE_UNSET &&
          !is_in_time (index, load, demand, local, usable) &&
          (late == NULL || trestle_demand_is_heavier (demand, late, TRUE)))
        late = demand;
    }

  return late;
}

TrestleVerdict
trestle_update_verdict (const TrestleIndex        *index,
                        const TrestleLocationLoad *load,
                        gboolean                   judged_only,
                        gboolean                   local,
                        gboolean                   usable)
{
  gboolean any = FALSE, all_known = TRUE;

  if (!load->complete)
    return TRESTLE_VERDICT_UNKNOWN;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];

      if (judged_only && !trestle_updates_by_network (demand->techniques))
        continue;
      any = TRUE;
      if (demand->update_window == TRESTLE_UNSET)
        all_known = FALSE;
      else if (!is_in_time (index, load, demand, local, usable))
        return TRESTLE_VERDICT_FAILS;
    }

  return any && all_known ? TRESTLE_VERDICT_MEETS : TRESTLE_VERDICT_UNKNOWN;
}

/* The demand that decides: the one whose update takes most of its window. */
static const TrestleDemand *
find_deciding (const TrestleIndex        *index,
               const TrestleLocationLoad *load,
               gboolean                   local,
               gboolean                   usable)
{
  const TrestleDemand *deciding = NULL;
  TrestleNumber most = TRESTLE_UNKNOWN;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];
      TrestleNumber time = trestle_update_time (index, load, demand, local);
      TrestleNumber share;
      gint64 window;

      if (demand->update_window == TRESTLE_UNSET)
        continue;
      window = demand->update_window - (usable ? index->parameters.image_poll : 0);
      if (window <= 0 || !trestle_number_is_known (time))
        return demand;
      share = trestle_ratio (time.num, time.den * window);
      if (deciding == NULL || trestle_number_compare (share, most) > 0)
        {
          deciding = demand;
          most = share;
        }
    }

  return deciding;
}

static void
take_update_condition (const TrestleIndex        *index,
                       const TrestleLocationLoad *load,
                       gboolean                   local,
                       gboolean                   usable,
                       TrestleTerms              *terms)
{
  static const char *const formulas[2][2] = {
    { "8 × n × S × p₁ ÷ (B × e) ≤ W", "8 × n × S × p₁ ÷ (B × e) ≤ max(0, W − poll)" },
    { "8 × S ÷ (B × e) + 8 × n × S × p₁ ÷ (LAN × e) ≤ W", "8 × S ÷ (B × e) + 8 × n × S × p₁ ÷ (LAN × e) ≤ max(0, W − poll)" }
  };
  const TrestleDemand *demand = find_deciding (index, load, local, usable);
  gboolean near = local && demand->held;

  terms->formula = formulas[near][usable];
  trestle_take_demand (load, demand, terms);
  trestle_take_field (terms, "S", demand->image, "packed", demand->image->packed);
  TRESTLE_TAKE_PARAMETER ("p₁", update_share);
  take_bandwidth (load, terms);
  if (near)
    trestle_take_field (terms, "LAN", load->location, "lan_speed", load->lan);
  TRESTLE_TAKE_PARAMETER ("e", link_efficiency);
  trestle_take_field (terms, "W", trestle_find_level_source (index, load, demand->image, "update_window", demand->update_window),
                      "update_window", demand->update_window);
  if (usable)
    TRESTLE_TAKE_PARAMETER ("poll", image_poll);
}

static TrestleNumber
judge_update (const TrestleIndex *index,
              TrestleObject      *subject,
              gboolean            local,
              gboolean            usable,
              TrestleTerms       *terms)
{
  const TrestleLocationLoad *load = find_windowed_load (index, subject);
  TrestleVerdict verdict;

  if (load == NULL || (local && !load->has_local))
    return TRESTLE_UNKNOWN;
  verdict = load->judgments.update[FALSE][local][usable];
  if (verdict == TRESTLE_VERDICT_UNKNOWN)
    return TRESTLE_UNKNOWN;
  if (terms != NULL)
    take_update_condition (index, load, local, usable, terms);

  return trestle_integer (verdict);
}

TRESTLE_FIGURE (compute_verdict)
{
  return judge_update (data, subject, FALSE, FALSE, terms);
}

TRESTLE_FIGURE (compute_verdict_usable)
{
  return judge_update (data, subject, FALSE, TRUE, terms);
}

TRESTLE_FIGURE (compute_verdict_local)
{
  return judge_update (data, subject, TRUE, FALSE, terms);
}

TRESTLE_FIGURE (compute_verdict_local_usable)
{
  return judge_update (data, subject, TRUE, TRUE, terms);
}

#define UPDATE .kind = TRESTLE_KIND_LOCATION
#define C4 .rule = "R-4.2.4", .calc = "C-4"
#define WORDS N_("Meets when the time needed is at most the window")

const TrestleFigure trestle_figures_update[] = {
  { "update-clients", UPDATE, .title = N_("Update, Clients of the Heaviest Image"), .measure = TRESTLE_MEASURE_COUNT,
    C4, .formula = "n", .compute = compute_clients },
  { "update-bits", UPDATE, .title = N_("Update, Bits"), .measure = TRESTLE_MEASURE_BITS,
    C4, .formula = "8 × n × S × p₁", .compute = compute_bits },
  { "update-time", UPDATE, .title = N_("Update Over the Link"), .measure = TRESTLE_MEASURE_SECONDS,
    C4, .formula = "8 × n × S × p₁ ÷ (B × e)", .compute = compute_time },
  { "update-need", UPDATE, .title = N_("Update, Payload Needed"), .measure = TRESTLE_MEASURE_BIT_RATE,
    C4, .formula = "8 × n × S × p₁ ÷ W", .compute = compute_need },
  { "update-link-need", UPDATE, .title = N_("Update, Link Needed"), .measure = TRESTLE_MEASURE_BIT_RATE,
    C4, .formula = "8 × n × S × p₁ ÷ (W × e)", .compute = compute_link_need },
  { "update-utilization", UPDATE, .title = N_("Update, Share of the Available Bandwidth"), .measure = TRESTLE_MEASURE_SHARE,
    C4, .formula = "8 × n × S × p₁ ÷ (W × e × B)", .compute = compute_utilization },
  { "update-clients-fit", UPDATE, .title = N_("Clients That Fit the Update Window"), .measure = TRESTLE_MEASURE_COUNT,
    C4, .formula = "⌊W × B × e ÷ (8 × S × p₁)⌋", .compute = compute_fit },
  { "update-verdict", UPDATE, .title = N_("Update Without a Local Repository"), .measure = TRESTLE_MEASURE_VERDICT,
    C4, .words = WORDS, .compute = compute_verdict },
  { "update-usable-window", UPDATE, .title = N_("Window Less One Image Poll"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-1.3.3", .calc = "C-4", .formula = "max(0, W − poll)", .compute = compute_usable },
  { "update-verdict-usable", UPDATE, .title = N_("Update in the Usable Window"), .measure = TRESTLE_MEASURE_VERDICT,
    .rule = "R-1.3.3", .calc = "C-4", .words = WORDS, .compute = compute_verdict_usable },
  { "update-time-local", UPDATE, .title = N_("Update From the Local Repository"), .measure = TRESTLE_MEASURE_SECONDS,
    C4, .formula = "8 × S ÷ (B × e) + 8 × n × S × p₁ ÷ (LAN × e)", .compute = compute_time_local },
  { "update-verdict-local", UPDATE, .title = N_("Update With the Local Repository"), .measure = TRESTLE_MEASURE_VERDICT,
    C4, .words = WORDS, .compute = compute_verdict_local },
  { "update-verdict-local-usable", UPDATE, .title = N_("Update With the Local Repository in the Usable Window"),
    .measure = TRESTLE_MEASURE_VERDICT, .rule = "R-1.3.3", .calc = "C-4", .words = WORDS, .compute = compute_verdict_local_usable },
  { NULL }
};
