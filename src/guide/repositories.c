/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of each repository (C-5): whom it serves, how many may download
 * at once, and at which rate an update of its heaviest image has to be read.
 */
#include "config.h"

#include "figures.h"

/* Windows whose least common multiple stays below this are summed exactly. */
#define MAX_COMMON_WINDOW (G_GINT64_CONSTANT (1) << 40)

/* And sums below this, so that there is room for what is made of a rate. */
#define MAX_EXACT_RATE ((TrestleInt128) 1 << 115)

/* Populations in the order of their repositories: a counting sort. */
static void
collect_served (TrestleIndex *self)
{
  guint total = 0;

  for (guint i = 0; i < self->repositories_of->len; i++)
    ((TrestleRepositoryLoad *) self->repositories_of->pdata[i])->n_populations++;
  self->served = TRESTLE_ARENA_NEW (self->arena, TrestlePopulationLoad *, self->repositories_of->len);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      self->repositories[i].served = self->served + total;
      total += self->repositories[i].n_populations;
      self->repositories[i].n_populations = 0;
    }
  for (guint i = 0; i < self->n_populations; i++)
    for (guint k = 0; k < self->populations[i].n_repositories; k++)
      {
        TrestleRepositoryLoad *load = self->populations[i].repositories[k];

        load->served[load->n_populations++] = &self->populations[i];
      }
}

/* Users of @image in the population; of any held image when @image is NULL. */
static gint64
count_users (const TrestlePopulationLoad *load,
             const TrestleRepository     *repository,
             const TrestleImage          *image)
{
  gint64 users = 0;

  for (guint i = 0; i < load->n_usages; i++)
    {
      const TrestleImage *used = load->uses[i].image;

      if (used != NULL && (image != NULL ? used == image : trestle_refs_contain (repository->images, used)))
        users += load->uses[i].users;
    }

  return users;
}

static void
add_disk (TrestleRepositoryLoad *load)
{
  const TrestleRefs *images = load->repository->images;

  load->complete = images != NULL && images->n > 0;
  for (guint i = 0; images != NULL && i < images->n; i++)
    {
      const TrestleImage *image = (TrestleImage *) images->refs[i].target;

      if (image == NULL || image->packed == TRESTLE_UNSET)
        {
          load->complete = FALSE;
          continue;
        }
      load->disk += image->packed;
      load->disk_with_versions += (TrestleInt128) image->packed * (1 + TRESTLE_OR (image->versions, 0));
    }
}

static void
add_clients (TrestleRepositoryLoad *load)
{
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulationLoad *served = load->served[i];
      gint64 users = MIN (served->users, count_users (served, load->repository, NULL));

      load->clients += trestle_clients_with (served->machines, users);
      load->downloaded = load->downloaded || (served->location != NULL && served->location->downloads);
    }
}

/* Eligible travelers whose home is not served, and every eligible visit. */
static void
add_travelers (TrestleRepositoryLoad *load)
{
  for (guint i = 0; i < load->n_visitors; i++)
    {
      load->visits += load->visitors[i].clients * load->visitors[i].n_destinations;
      load->travelers += load->visitors[i].served_at_home ? 0 : load->visitors[i].clients;
    }
}

static void
add_visitors (const TrestleRepositoryLoad *load,
              const TrestleImage          *image,
              GArray                      *shares)
{
  for (guint i = 0; i < load->n_visitors; i++)
    {
      const TrestleVisit *visit = &load->visitors[i];
      TrestleShare share = { TRESTLE_OBJECT (visit->flow), visit->where, visit->clients, visit->window,
                             visit->where == (TrestleObject *) load->location };

      if (visit->flow->image.target == (TrestleObject *) image && !visit->served_at_home && visit->clients > 0)
        g_array_append_val (shares, share);
    }
}

/* Everybody who fetches @image from the repository; free with g_array_unref(). */
static GArray *
list_shares (const TrestleIndex          *self,
             const TrestleRepositoryLoad *load,
             const TrestleImage          *image)
{
  GArray *shares = g_array_sized_new (FALSE, FALSE, sizeof (TrestleShare), load->n_populations + 1);

  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulationLoad *served = load->served[i];
      TrestleShare share = {
        (TrestleObject *) served->population, served->location != NULL ? (TrestleObject *) served->location->location : NULL,
        trestle_clients_with (served->machines, count_users (served, load->repository, image)),
        TRESTLE_UNSET,
        served->location != NULL && served->location->location == load->location
      };

      if (share.people <= 0)
        continue;
      share.window = trestle_find_window (self, share.where, image);
      g_array_append_val (shares, share);
    }
  add_visitors (load, image, shares);

  return shares;
}

static gint64
find_gcd (gint64 a,
          gint64 b)
{
  while (b != 0)
    {
      gint64 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

/* A number of seconds that every window divides, or 0 when it would grow too large. */
static gint64
find_common_window (const GArray *shares)
{
  gint64 common = 1;

  for (guint i = 0; i < shares->len; i++)
    {
      gint64 window = g_array_index (shares, TrestleShare, i).window;
      gint64 factor = window / find_gcd (common, window);

      if (common > MAX_COMMON_WINDOW / factor)
        return 0;
      common *= factor;
    }

  return common;
}

/* FALSE when the sum does not fit. */
static gboolean
add_exact_rates (TrestleRepositoryLoad *load,
                 const GArray          *shares,
                 TrestleInt128          per_person,
                 gint64                 common)
{
  TrestleInt128 all = 0, local = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      const TrestleShare *share = &g_array_index (shares, TrestleShare, i);
      TrestleInt128 part;

      if (__builtin_mul_overflow (per_person * share->people, common / share->window, &part) || part > MAX_EXACT_RATE - all)
        return FALSE;
      all += part;
      local += share->local ? part : 0;
    }
  load->own_rate = trestle_ratio (all, (TrestleInt128) common * 1000);
  load->local_rate = trestle_ratio (local, (TrestleInt128) common * 1000);

  return TRUE;
}

static void
add_rounded_rates (TrestleRepositoryLoad *load,
                   const GArray          *shares,
                   TrestleInt128          per_person)
{
  TrestleInt128 all = 0, local = 0;

  for (guint i = 0; i < shares->len; i++)
    {
      const TrestleShare *share = &g_array_index (shares, TrestleShare, i);
      TrestleInt128 window = (TrestleInt128) 1000 * share->window;
      TrestleInt128 part = (per_person * share->people + window - 1) / window;

      all += part;
      local += share->local ? part : 0;
    }
  load->own_rate = trestle_integer (all);
  load->local_rate = trestle_integer (local);
}

/* Σ bits ÷ window, exactly where the windows have a common multiple that fits;
 * otherwise each part is rounded up to a whole bit/s, which the formula shows.
 */
static void
add_rates (const TrestleIndex    *self,
           TrestleRepositoryLoad *load,
           const GArray          *shares)
{
  TrestleInt128 per_person = (TrestleInt128) 8 * load->heaviest->packed * self->parameters.update_share;
  gint64 common = find_common_window (shares);

  load->rounded = common == 0 || !add_exact_rates (load, shares, per_person, common);
  if (load->rounded)
    add_rounded_rates (load, shares, per_person);
}

/* Position of @image among those that @repository holds, or G_MAXUINT. */
static guint
find_held (const TrestleRepository *repository,
           gconstpointer            image)
{
  const TrestleRefs *images = repository->images;

  for (guint i = 0; image != NULL && images != NULL && i < images->n; i++)
    if (images->refs[i].target == image)
      return i;

  return G_MAXUINT;
}

/* Clients that fetch each of the images held, visitors among them. */
static gint64 *
count_people (const TrestleRepositoryLoad *load)
{
  const TrestleRefs *images = load->repository->images;
  gint64 *people = g_new0 (gint64, images != NULL ? images->n : 0);
  g_autofree gint64 *users = g_new0 (gint64, images != NULL ? images->n : 0);

  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulationLoad *served = load->served[i];

      for (guint k = 0; k < served->n_usages; k++)
        {
          guint image = find_held (load->repository, served->uses[k].image);

          if (image != G_MAXUINT)
            users[image] += served->uses[k].users;
        }
      for (guint k = 0; k < served->n_usages; k++)
        {
          guint image = find_held (load->repository, served->uses[k].image);

          if (image == G_MAXUINT)
            continue;
          people[image] += trestle_clients_with (served->machines, users[image]);
          users[image] = 0;
        }
    }
  for (guint i = 0; i < load->n_visitors; i++)
    {
      guint image = find_held (load->repository, load->visitors[i].flow->image.target);

      if (image != G_MAXUINT && !load->visitors[i].served_at_home)
        people[image] += load->visitors[i].clients;
    }

  return people;
}

static void
find_heaviest (TrestleRepositoryLoad *load)
{
  const TrestleRefs *images = load->repository->images;
  g_autofree gint64 *people = count_people (load);

  for (guint i = 0; images != NULL && i < images->n; i++)
    {
      TrestleImage *image = (TrestleImage *) images->refs[i].target;
      TrestleInt128 volume;

      if (image == NULL || image->packed == TRESTLE_UNSET)
        continue;
      volume = (TrestleInt128) people[i] * image->packed;
      if (load->heaviest == NULL || volume > (TrestleInt128) load->heaviest_people * load->heaviest->packed ||
          (volume == (TrestleInt128) load->heaviest_people * load->heaviest->packed &&
           trestle_object_compare (&image, &load->heaviest) < 0))
        {
          load->heaviest = image;
          load->heaviest_people = people[i];
        }
    }
}

static void
add_peak (const TrestleIndex    *self,
          TrestleRepositoryLoad *load)
{
  g_autoptr(GArray) heaviest = NULL;
  gboolean windows_known = TRUE;

  find_heaviest (load);
  if (load->heaviest != NULL)
    heaviest = list_shares (self, load, load->heaviest);
  for (guint i = 0; i < load->n_populations; i++)
    if (load->served[i]->location != NULL)
      load->strictest_window = trestle_least (load->strictest_window, load->served[i]->location->update_window);
  for (guint i = 0; heaviest != NULL && i < heaviest->len; i++)
    {
      load->strictest_window = trestle_least (load->strictest_window, g_array_index (heaviest, TrestleShare, i).window);
      windows_known = windows_known && g_array_index (heaviest, TrestleShare, i).window != TRESTLE_UNSET;
    }
  if (heaviest != NULL && windows_known)
    add_rates (self, load, heaviest);
}

/* The least so far; with one that has none it stays unknown. */
static void
add_capacity (TrestleRepositoryLoad *load,
              gint64                 capacity)
{
  if (load->n_iis == 1)
    load->iis_capacity = capacity;
  else if (load->iis_capacity != TRESTLE_UNSET)
    load->iis_capacity = capacity == TRESTLE_UNSET ? capacity : MIN (capacity, load->iis_capacity);
}

static void
add_iis (TrestleIndex *self)
{
  g_autofree guint *n_clustered = g_new0 (guint, self->n_repositories + 1);

  TRESTLE_FOREACH (self->design, IIS, TrestleIis, iis)
    if (iis->repository.target != NULL)
      {
        self->repositories[iis->repository.target->position].n_iis++;
        n_clustered[iis->repository.target->position] += iis->fault_tolerance == TRESTLE_IIS_FAULT_TOLERANCE_FAILOVER_CLUSTER ? 1 : 0;
        add_capacity (&self->repositories[iis->repository.target->position], iis->capacity);
      }

  /* Two servers of a failover cluster serve like one. */
  for (guint i = 0; i < self->n_repositories; i++)
    {
      TrestleRepositoryLoad *load = &self->repositories[i];

      load->clustered = n_clustered[i] > 0;
      load->n_serving = load->n_iis - n_clustered[i] + (n_clustered[i] + 1) / 2;
      if (load->n_iis == 0)
        load->iis_capacity = TRESTLE_UNSET;
      if (load->iis_capacity != TRESTLE_UNSET)
        load->iis_capacity = (gint64) MIN ((TrestleInt128) load->iis_capacity * load->n_serving, G_MAXINT64);
    }
}

static void
add_places (TrestleIndex *self)
{
  TRESTLE_FOREACH (self->design, REPOSITORY, TrestleRepository, repository)
    {
      TrestleRepositoryLoad *load = trestle_index_repository (self, repository);

      load->repository = repository;
      load->location = trestle_location_of (&repository->machine);
      load->strictest_window = TRESTLE_UNSET;
      add_disk (load);
      if (load->location != NULL)
        {
          TrestleLocationLoad *location = trestle_index_location (self, load->location);

          load->next_local = location->first_local;
          location->first_local = load;
          location->has_local = TRUE;
        }
    }
}

void
trestle_index_add_repositories (TrestleIndex *self)
{
  add_places (self);
  add_iis (self);
}

void
trestle_index_add_downloads (TrestleIndex *self)
{
  collect_served (self);
  trestle_index_add_visits (self);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      add_clients (&self->repositories[i]);
      add_travelers (&self->repositories[i]);
      add_peak (self, &self->repositories[i]);
    }
}

GArray *
trestle_repository_list_shares (const TrestleIndex          *index,
                                const TrestleRepositoryLoad *load)
{
  return list_shares (index, load, load->heaviest);
}

TrestleRepositoryLoad
trestle_repository_suppose_users (const TrestleIndex          *index,
                                  const TrestleRepositoryLoad *load,
                                  const TrestleUsage          *usage,
                                  gint64                       users)
{
  g_autofree TrestlePopulationLoad **served = g_memdup2 (load->served, sizeof (TrestlePopulationLoad *) * load->n_populations);
  g_autofree TrestleUse *uses = NULL;
  TrestleRepositoryLoad moved = *load;
  TrestlePopulationLoad population;

  for (guint i = 0; i < load->n_populations; i++)
    {
      if ((TrestleObject *) served[i]->population != usage->population.target)
        continue;
      population = *served[i];
      population.uses = uses = g_memdup2 (population.uses, sizeof (TrestleUse) * population.n_usages);
      for (guint k = 0; k < population.n_usages; k++)
        if (population.usages[k] == usage)
          uses[k].users = users;
      served[i] = &population;
    }
  moved.served = served;
  moved.heaviest = NULL;
  moved.heaviest_people = 0;
  moved.strictest_window = TRESTLE_UNSET;
  moved.own_rate = moved.local_rate = TRESTLE_UNKNOWN;
  add_peak (index, &moved);
  moved.served = load->served;

  return moved;
}
