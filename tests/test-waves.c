/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans of waves (R-X.14): nobody is left out, no wave asks for more than the source
 * gives, and none could have been earlier.
 */
#include "config.h"

#include <string.h>

#include "designs.h"
#include "edit.h"
#include "figures.h"
#include "random-estate.h"
#include "waves.h"

#define N_ESTATES 150

static TrestleObject *
find (TrestleDesign *design,
      TrestleKind    kind,
      const char    *name)
{
  const TrestleList *list = trestle_design_get_list (design, kind);

  for (guint i = 0; i < list->items->len; i++)
    if (g_str_equal (trestle_object_get_name (list->items->pdata[i]), name))
      return list->items->pdata[i];
  g_assert_not_reached ();
}

static void
assert_load_waves (TrestleDesign *design,
                   const char    *location,
                   gint64         waves,
                   gint64         seconds)
{
  TrestleIndex *index = trestle_index_new (design);
  TrestleObject *subject = find (design, TRESTLE_KIND_LOCATION, location);
  TrestleNumber count = trestle_figure_find ("load-waves")->compute (index, subject, NULL, NULL);
  TrestleNumber time = trestle_figure_find ("load-waves-time")->compute (index, subject, NULL, NULL);

  if (waves == 0)
    {
      g_assert_false (trestle_number_is_known (count));
      g_assert_false (trestle_number_is_known (time));
      g_assert_null (trestle_waves_dup_load_plan (index, trestle_index_location (index, subject)));
    }
  else
    {
      g_autofree char *plan = trestle_waves_dup_load_plan (index, trestle_index_location (index, subject));

      g_assert_cmpint (trestle_number_compare (count, trestle_integer (waves)), ==, 0);
      g_assert_cmpint (trestle_number_compare (time, trestle_integer (seconds)), ==, 0);
      g_assert_nonnull (plan);
    }
  trestle_index_free (index);
}

/* 1 MiB at 1 Mbit/s with 9 s is one client (8.4 s) at a time; with 8 s it is none. */
static void
test_loads (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *location = trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->pdata[0];
  const char *name = trestle_object_get_name (location);
  TrestleIndex *index;
  gint64 clients = 0;

  trestle_object_set_number (location, "bandwidth", 1000000);
  trestle_object_set_number (location, "lan_speed", 1000000);
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    trestle_object_set_number ((TrestleObject *) image, "packed", 1048576);
  trestle_object_set_number ((TrestleObject *) design, "initial_share", 1000);
  trestle_object_set_number ((TrestleObject *) design, "link_efficiency", 1000);
  TRESTLE_FOREACH (design, SERVICE, TrestleService, service)
    trestle_object_unset ((TrestleObject *) service, "load_expectation");
  index = trestle_index_new (design);
  for (guint i = 0; i < trestle_index_location (index, location)->n_demands; i++)
    clients += trestle_index_location (index, location)->demands[i].clients;
  trestle_index_free (index);
  g_assert_cmpint (clients, >, 2);

  trestle_object_set_number (location, "load_expectation", 8);
  assert_load_waves (design, name, 0, 0);
  trestle_object_set_number (location, "load_expectation", 9);
  assert_load_waves (design, name, clients, clients * 9);
  trestle_object_set_number (location, "load_expectation", 17);      /* two take 16.8 s */
  assert_load_waves (design, name, (clients + 1) / 2, (clients + 1) / 2 * 17);
  trestle_object_set_number (location, "load_expectation", 9 * clients);
  assert_load_waves (design, name, 1, 9 * clients);
}

/* What the locations of a wave ask for, all and from outside. */
static TrestleInt128
sum_needs (const TrestleIndex          *index,
           const TrestleRepositoryLoad *load,
           const TrestleObject         *location)
{
  g_autoptr(GArray) shares = trestle_repository_list_shares (index, load);
  TrestleInt128 people = 0, window = 1;

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, TrestleShare, i).where == location)
      {
        people += g_array_index (shares, TrestleShare, i).people;
        window = g_array_index (shares, TrestleShare, i).window;
      }

  return trestle_number_ceil (trestle_ratio (8 * people * load->heaviest->packed * index->parameters.update_share, 1000 * window));
}

static void
check_waves (const TrestleIndex          *index,
             const TrestleRepositoryLoad *load,
             const GArray                *waves)
{
  const gint64 capacity = trestle_waves_get_capacity (index, load, FALSE);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) shares = trestle_repository_list_shares (index, load);

  for (guint i = 0; i < waves->len; i++)
    {
      const TrestleWave *wave = &g_array_index (waves, TrestleWave, i);
      TrestleInt128 sum = 0, before = G_MAXINT64;

      for (guint k = 0; k < wave->locations->len; k++)
        {
          TrestleInt128 need = sum_needs (index, load, wave->locations->pdata[k]);

          g_assert_true (need <= before);
          before = need;
          sum += need;
          g_assert_true (g_hash_table_add (seen, wave->locations->pdata[k]));
        }
      g_assert_true (sum == wave->rate);
      g_assert_true (capacity == TRESTLE_UNSET || sum <= capacity);
      /* It would not have fitted into an earlier one, where only the whole counts. */
      for (guint k = 0; i > 0 && capacity != TRESTLE_UNSET && trestle_waves_get_capacity (index, load, TRUE) == capacity && k < 1; k++)
        g_assert_true (g_array_index (waves, TrestleWave, i - 1).rate + sum_needs (index, load, wave->locations->pdata[k]) > capacity ||
                       trestle_index_location (index, wave->locations->pdata[k])->location == load->location);
    }
  for (guint i = 0; i < shares->len; i++)
    g_assert_true (g_hash_table_contains (seen, g_array_index (shares, TrestleShare, i).where));
}

static void
test_updates (void)
{
  guint n_plans = 0, n_waves = 0;

  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 1 + seed % 9, ESTATE_PLAUSIBLE);
      TrestleIndex *index = trestle_index_new (design);

      for (guint i = 0; i < index->n_repositories; i++)
        {
          g_autoptr(GArray) waves = trestle_waves_list_updates (index, &index->repositories[i]);
          g_autofree char *plan = trestle_waves_dup_update_plan (index, &index->repositories[i]);

          g_assert_true ((waves != NULL) == (plan != NULL));
          if (waves == NULL)
            continue;
          check_waves (index, &index->repositories[i], waves);
          n_plans++;
          n_waves += waves->len > 1;
        }
      trestle_index_free (index);
    }
  g_test_message ("%u plans, %u of several waves", n_plans, n_waves);
  g_assert_cmpuint (n_waves, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/waves/loads", test_loads);
  g_test_add_func ("/waves/updates", test_updates);

  return g_test_run ();
}
