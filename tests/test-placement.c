/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Placement scores against their definition (C-6): paths by trying every detour
 * (Floyd and Warshall), scores by adding up every pair of locations; on random
 * small designs, in which most ties of the ranking come up too.
 */
#include "config.h"

#include "designs.h"
#include "index.h"
#include "paths.h"
#include "random-design.h"
#include "random-estate.h"

#define N_ESTATES 400
#define MAX_LOCATIONS 12
#define FREE (G_MAXINT64 / 2)

typedef gint64 Widths[MAX_LOCATIONS][MAX_LOCATIONS];

typedef struct
{
  TrestleLocation *location;
  TrestleInt128    weighted;
  gint64           worst;
  guint            redundant;
} Expected;

static guint n_holds[2], n_ranked, n_redundancy_decides, n_best;

static void
close_widths (Widths widths,
              guint  n)
{
  for (guint via = 0; via < n; via++)
    for (guint a = 0; a < n; a++)
      for (guint b = 0; b < n; b++)
        widths[a][b] = MAX (widths[a][b], MIN (widths[a][via], widths[via][b]));
}

static gboolean
is_group_head (const TrestleIndex *index,
               Widths              linked,
               guint               i)
{
  const TrestleLocationLoad *own = &index->locations[i];

  for (guint k = 0; k < index->n_locations; k++)
    {
      const TrestleLocationLoad *other = &index->locations[k];

      if (k != i && linked[i][k] > 0 &&
          (other->bandwidth > own->bandwidth ||
           (other->bandwidth == own->bandwidth && trestle_object_compare (&other->location, &own->location) < 0)))
        return FALSE;
    }

  return TRUE;
}

/* Widths between locations, their own access not counted. */
static void
find_widths (const TrestleIndex *index,
             Widths              widths)
{
  guint n = index->n_locations;
  Widths linked = { { 0 } };

  for (guint i = 0; i < n; i++)
    linked[i][i] = FREE;
  TRESTLE_FOREACH (index->design, LINK, TrestleLink, link)
    if (link->end_a.target != NULL && link->end_b.target != NULL)
      {
        guint a = trestle_position (link->end_a.target), b = trestle_position (link->end_b.target);

        if (index->locations[a].isolated == index->locations[b].isolated)
          linked[a][b] = linked[b][a] = MAX (linked[a][b], TRESTLE_OR (link->bandwidth, FREE));
      }
  close_widths (linked, n);

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      widths[a][b] = index->locations[a].isolated == index->locations[b].isolated &&
                     is_group_head (index, linked, a) && is_group_head (index, linked, b) ? FREE : linked[a][b];
  close_widths (widths, n);
}

static gint64
get_path (const TrestleIndex *index,
          Widths              widths,
          guint               a,
          guint               b)
{
  const TrestleLocationLoad *from = &index->locations[a], *to = &index->locations[b];

  if (a == b)
    return from->lan;
  if (from->isolated != to->isolated || from->bandwidth == TRESTLE_UNSET || to->bandwidth == TRESTLE_UNSET)
    return 0;

  return MIN (widths[a][b], MIN (from->bandwidth, to->bandwidth));
}

static Expected
score (const TrestleIndex    *index,
       const TrestleInstance *instance,
       Widths                 widths,
       guint                  place)
{
  Expected expected = { index->locations[place].location, 0, FREE, 0 };
  gint64 at[MAX_LOCATIONS] = { 0 };

  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == (const TrestleObject *) instance &&
        index->populations[i].population->location.target != NULL)
      at[trestle_position (index->populations[i].population->location.target)] += index->populations[i].clients;
  for (guint k = 0; k < index->n_locations; k++)
    if (at[k] > 0)
      {
        gint64 path = get_path (index, widths, place, k);

        expected.weighted += (TrestleInt128) at[k] * path;
        expected.worst = MIN (expected.worst, path);
      }
  TRESTLE_FOREACH (index->design, LINK, TrestleLink, link)
    if (link->redundant == TRUE && link->end_a.target != NULL && link->end_b.target != NULL)
      expected.redundant += link->end_a.target == (TrestleObject *) expected.location ||
                            link->end_b.target == (TrestleObject *) expected.location;

  return expected;
}

/* Negative when @a has to stand before @b. */
static int
rank (const Expected *a,
      const Expected *b)
{
  if (a->weighted != b->weighted)
    return a->weighted > b->weighted ? -1 : 1;
  if (a->worst != b->worst)
    return a->worst > b->worst ? -1 : 1;
  if (a->redundant != b->redundant)
    {
      n_redundancy_decides++;
      return a->redundant > b->redundant ? -1 : 1;
    }

  return trestle_object_compare (&a->location, &b->location);
}

static void
check_instance (const TrestleIndex *index,
                TrestleInstance    *instance,
                Widths              widths)
{
  const GArray *candidates = trestle_paths_get_candidates (index, instance);
  Expected previous = { NULL, 0, 0, 0 };

  for (guint i = 0; i < candidates->len; i++)
    {
      const TrestleCandidate *candidate = &g_array_index (candidates, TrestleCandidate, i);
      Expected expected = score (index, instance, widths, trestle_position (candidate->location));

      g_assert_true (candidate->weighted == expected.weighted);
      g_assert_cmpint (candidate->worst, ==, expected.worst);
      g_assert_cmpuint (candidate->redundant, ==, expected.redundant);
      g_assert_cmpint (candidate->clients, ==, trestle_index_instance (index, instance)->clients);
      if (i > 0)
        g_assert_cmpint (rank (&previous, &expected), <, 0);
      previous = expected;
      n_ranked++;
    }
}

static void
check_candidate (const GArray           *candidates,
                 const TrestleCandidate *candidate)
{
  for (guint i = 0; i < candidates->len; i++)
    {
      const TrestleCandidate *expected = &g_array_index (candidates, TrestleCandidate, i);

      if (expected->location != candidate->location)
        continue;
      g_assert_true (candidate->weighted == expected->weighted);
      g_assert_cmpint (candidate->clients, ==, expected->clients);
      g_assert_cmpint (candidate->worst, ==, expected->worst);
      g_assert_cmpuint (candidate->redundant, ==, expected->redundant);
      n_best++;
    }
}

/* The quick way finds none that is worse than the first candidate; of equals it may
 * take another.
 */
static void
check_best (const TrestleIndex *index,
            TrestleInstance    *instance)
{
  const GArray *candidates = trestle_paths_get_candidates (index, instance);

  for (guint i = 0; i < candidates->len; i++)
    {
      const TrestleCandidate *here = &g_array_index (candidates, TrestleCandidate, i);
      TrestleCandidate best, own;

      if (!trestle_paths_find_best (index, instance, here->location, &best, &own))
        continue;
      g_assert_true (best.weighted == g_array_index (candidates, TrestleCandidate, 0).weighted);
      check_candidate (candidates, &best);
      g_assert_true (own.weighted == here->weighted);
    }
}

/* Those where clients are, with the same scores, and none of them is left out. */
static void
check_members (const TrestleIndex *index,
               TrestleInstance    *instance)
{
  const GArray *candidates = trestle_paths_get_candidates (index, instance);
  g_autoptr(GArray) members = trestle_placement_list_members (index, instance);
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);
  guint n_before = n_best;

  for (guint i = 0; i < members->len; i++)
    check_candidate (candidates, &g_array_index (members, TrestleCandidate, i));
  g_assert_cmpuint (n_best - n_before, ==, members->len);
  for (guint i = 0; i < load->n_populations; i++)
    for (guint k = 0; load->members[i]->clients > 0 && k < candidates->len; k++)
      {
        gboolean found = g_array_index (candidates, TrestleCandidate, k).location != load->members[i]->location->location;

        for (guint j = 0; !found && j < members->len; j++)
          found = g_array_index (members, TrestleCandidate, j).location == load->members[i]->location->location;
        g_assert_true (found);
      }
}

/* Whether a place stays the best one when a population gets more clients, or fewer. */
static void
check_holds (GRand              *rand,
             const TrestleIndex *index,
             TrestleInstance    *instance,
             Widths              widths)
{
  static const gint64 tolerances[] = { 0, 50, 300, 1000 };
  const GArray *candidates = trestle_paths_get_candidates (index, instance);

  for (guint i = 0; i < candidates->len; i++)
    for (guint k = 0; k < index->n_populations; k++)
      {
        const TrestleCandidate *own = &g_array_index (candidates, TrestleCandidate, i);
        const TrestlePopulationLoad *people = &index->populations[k];
        gint64 more = g_rand_int_range (rand, (gint32) MAX (-people->clients, -1000), 1000);
        gint64 tolerance = tolerances[g_rand_int_range (rand, 0, G_N_ELEMENTS (tolerances))];
        guint at = trestle_position (people->population->location.target);
        TrestleInt128 mine = own->weighted + (TrestleInt128) more * get_path (index, widths, trestle_position (own->location), at);
        gboolean holds = TRUE;

        if (people->population->instance.target != (TrestleObject *) instance)
          continue;
        for (guint j = 0; j < candidates->len; j++)
          {
            const TrestleCandidate *other = &g_array_index (candidates, TrestleCandidate, j);
            TrestleInt128 theirs = other->weighted + (TrestleInt128) more * get_path (index, widths, trestle_position (other->location), at);

            holds = holds && mine * 1000 >= theirs * (1000 - tolerance);
          }
        g_assert_cmpint (trestle_placement_holds (index, instance, own->location, people->population, more, tolerance), ==, holds);
        n_holds[holds]++;
      }
}

static void
check_paths (const TrestleIndex *index,
             Widths              widths)
{
  for (guint a = 0; a < index->n_locations; a++)
    for (guint b = 0; b < index->n_locations; b++)
      {
        gint64 path = trestle_paths_between (index, index->locations[a].location, index->locations[b].location);

        g_assert_cmpint (TRESTLE_OR (path, 0), ==, get_path (index, widths, a, b));
      }
}

/* Some locations in isolated networks, and nobody nowhere. */
static void
prepare (GRand         *rand,
         TrestleDesign *design)
{
  const GPtrArray *locations = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items;

  TRESTLE_FOREACH (design, LINK, TrestleLink, link)
    if (g_rand_boolean (rand))
      trestle_object_set_number ((TrestleObject *) link, "redundant", TRUE);
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (population->location.target == NULL)
      trestle_object_set_ref ((TrestleObject *) population, "location",
                              locations->pdata[g_rand_int_range (rand, 0, (gint32) locations->len)]);
  /* Equal numbers make the ties that the ranking decides. */
  if (g_rand_boolean (rand))
    for (guint i = 0; i < locations->len; i++)
      {
        trestle_object_set_number (locations->pdata[i], "bandwidth", 10000000);
        trestle_object_set_number (locations->pdata[i], "lan_speed", 10000000);
      }
}

static void
test_definition (void)
{
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 1 + seed % MAX_LOCATIONS, ESTATE_PLAUSIBLE);
      TrestleIndex *index;
      Widths widths;

      prepare (rand, design);
      index = trestle_index_new (design);
      g_assert_cmpuint (index->n_locations, <=, MAX_LOCATIONS);
      find_widths (index, widths);
      check_paths (index, widths);
      TRESTLE_FOREACH (design, INSTANCE, TrestleInstance, instance)
        {
          check_instance (index, instance, widths);
          check_best (index, instance);
          check_members (index, instance);
          check_holds (rand, index, instance, widths);
        }
      trestle_index_free (index);
    }
  g_assert_cmpuint (n_ranked, >, 2000);
  g_assert_cmpuint (n_best, >, 1000);
  g_assert_cmpuint (n_redundancy_decides, >, 50);
  g_assert_cmpuint (n_holds[TRUE], >, 200);
  g_assert_cmpuint (n_holds[FALSE], >, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/definition", test_definition);

  return g_test_run ();
}
