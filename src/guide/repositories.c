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

/* A (population, repository) pair, grouped by repository. */
typedef struct
{
  TrestlePopulationLoad **served;       /* slices of one array */
  guint                  *first;        /* repository → index of its first */
} Served;

static void
served_clear (Served *served)
{
  g_free (served->served);
  g_free (served->first);
}

static void
collect_served (TrestleIndex *self,
                Served       *served)
{
  guint total = 0;
  g_autofree guint *next = NULL;

  served->first = g_new0 (guint, self->n_repositories + 1);
  for (guint i = 0; i < self->n_populations; i++)
    {
      const TrestleRefs *refs = self->populations[i].population->repositories;

      for (guint k = 0; refs != NULL && k < refs->n; k++)
        if (refs->refs[k].target != NULL)
          {
            self->repositories[refs->refs[k].target->position].n_populations++;
            total++;
          }
    }
  for (guint i = 0; i < self->n_repositories; i++)
    served->first[i + 1] = served->first[i] + self->repositories[i].n_populations;

  served->served = g_new (TrestlePopulationLoad *, total + 1);
  next = g_memdup2 (served->first, sizeof (guint) * (self->n_repositories + 1));
  for (guint i = 0; i < self->n_populations; i++)
    {
      const TrestleRefs *refs = self->populations[i].population->repositories;

      for (guint k = 0; refs != NULL && k < refs->n; k++)
        if (refs->refs[k].target != NULL)
          served->served[next[refs->refs[k].target->position]++] = &self->populations[i];
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
      const TrestleWorkspace *workspace = (TrestleWorkspace *) load->usages[i]->workspace.target;
      const TrestleObject *used = workspace != NULL ? workspace->image.target : NULL;

      if (used != NULL && (image != NULL ? used == (const TrestleObject *) image
                                         : trestle_refs_contain (repository->images, used)))
        users += TRESTLE_OR (load->usages[i]->users, 0);
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
add_clients (TrestleRepositoryLoad        *load,
             TrestlePopulationLoad *const *served,
             guint                         n_served)
{
  for (guint i = 0; i < n_served; i++)
    {
      gint64 users = MIN (TRESTLE_OR (served[i]->population->users, 0), count_users (served[i], load->repository, NULL));

      load->clients += trestle_clients_of (served[i]->population, users);
    }
}

/* R serves the home instance of @flow and holds its image (C-5). */
static gboolean
is_eligible (const TrestleRepositoryLoad  *load,
             const TrestleFlow            *flow,
             TrestlePopulationLoad *const *served,
             guint                         n_served)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

  if (home == NULL || home->instance.target == NULL || !trestle_refs_contain (load->repository->images, flow->image.target))
    return FALSE;
  for (guint i = 0; i < n_served; i++)
    if (served[i]->population->instance.target == home->instance.target)
      return TRUE;

  return FALSE;
}

static gboolean
serves_location (TrestlePopulationLoad *const *served,
                 guint                         n_served,
                 const TrestleObject          *location)
{
  for (guint i = 0; i < n_served; i++)
    if (served[i]->population->location.target == location)
      return TRUE;

  return FALSE;
}

/* Least update window of an image at a location; TRESTLE_UNSET without one. */
static gint64
get_window (const TrestleIndex  *self,
            const TrestleObject *location,
            const TrestleImage  *image)
{
  const TrestleLocationLoad *load = location != NULL ? trestle_index_location (self, location) : NULL;
  gint64 window = TRESTLE_UNSET;

  for (guint i = 0; load != NULL && i < load->n_demands; i++)
    if (load->demands[i].image == image && load->demands[i].update_window != TRESTLE_UNSET &&
        (window == TRESTLE_UNSET || load->demands[i].update_window < window))
      window = load->demands[i].update_window;

  return window;
}

static gint64
least (gint64 a,
       gint64 b)
{
  return a == TRESTLE_UNSET ? b : (b == TRESTLE_UNSET ? a : MIN (a, b));
}

/* Eligible travelers whose home is not served, and every eligible visit. */
static void
add_travelers (const TrestleIndex           *self,
               TrestleRepositoryLoad        *load,
               TrestlePopulationLoad *const *served,
               guint                         n_served)
{
  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    {
      const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
      guint visits = 0;
      gint64 clients;

      if (!is_eligible (load, flow, served, n_served))
        continue;
      for (guint i = 0; flow->destinations != NULL && i < flow->destinations->n; i++)
        visits += serves_location (served, n_served, flow->destinations->refs[i].target) ? 1 : 0;
      clients = trestle_clients_of (home, TRESTLE_OR (flow->count, 0));
      load->visits += clients * visits;
      if (visits > 0 && !trestle_refs_contain (home->repositories, load->repository))
        load->travelers += clients;
    }
}

static void
add_visitors (const TrestleIndex           *self,
              const TrestleRepositoryLoad  *load,
              TrestlePopulationLoad *const *served,
              guint                         n_served,
              const TrestleImage           *image,
              GArray                       *shares)
{
  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    {
      const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
      TrestleShare share = { TRESTLE_OBJECT (flow), NULL, 0, TRESTLE_UNSET, FALSE };
      gboolean visits = FALSE;

      if (flow->image.target != (TrestleObject *) image || !is_eligible (load, flow, served, n_served) ||
          trestle_refs_contain (home->repositories, load->repository))
        continue;
      for (guint i = 0; flow->destinations != NULL && i < flow->destinations->n; i++)
        {
          TrestleObject *destination = flow->destinations->refs[i].target;
          gint64 window;

          if (destination == NULL || !serves_location (served, n_served, destination))
            continue;
          window = least (get_window (self, destination, image), share.window);
          if (window != share.window || !visits)
            share.where = destination;
          share.window = window;
          visits = TRUE;
        }
      share.people = trestle_clients_of (home, TRESTLE_OR (flow->count, 0));
      share.local = share.where == (TrestleObject *) load->location;
      if (visits && share.people > 0)
        g_array_append_val (shares, share);
    }
}

/* Everybody who fetches @image from the repository; free with g_array_unref(). */
static GArray *
list_shares (const TrestleIndex           *self,
             const TrestleRepositoryLoad  *load,
             TrestlePopulationLoad *const *served,
             guint                         n_served,
             const TrestleImage           *image)
{
  GArray *shares = g_array_sized_new (FALSE, FALSE, sizeof (TrestleShare), n_served + 1);

  for (guint i = 0; i < n_served; i++)
    {
      TrestleObject *location = served[i]->population->location.target;
      TrestleShare share = {
        TRESTLE_OBJECT (served[i]->population), location,
        trestle_clients_of (served[i]->population, count_users (served[i], load->repository, image)),
        TRESTLE_UNSET,
        location != NULL && location == (TrestleObject *) load->location
      };

      if (share.people <= 0)
        continue;
      share.window = get_window (self, location, image);
      g_array_append_val (shares, share);
    }
  add_visitors (self, load, served, n_served, image, shares);

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

static void
add_peak (const TrestleIndex           *self,
          TrestleRepositoryLoad        *load,
          TrestlePopulationLoad *const *served,
          guint                         n_served)
{
  const TrestleRefs *images = load->repository->images;
  g_autoptr(GArray) heaviest = NULL;
  gboolean windows_known = TRUE;

  for (guint i = 0; images != NULL && i < images->n; i++)
    {
      TrestleImage *image = (TrestleImage *) images->refs[i].target;
      g_autoptr(GArray) shares = NULL;
      gint64 people = 0;
      TrestleInt128 volume;

      if (image == NULL || image->packed == TRESTLE_UNSET)
        continue;
      shares = list_shares (self, load, served, n_served, image);
      for (guint k = 0; k < shares->len; k++)
        people += g_array_index (shares, TrestleShare, k).people;
      volume = (TrestleInt128) people * image->packed;
      if (load->heaviest == NULL || volume > (TrestleInt128) load->heaviest_people * load->heaviest->packed ||
          (volume == (TrestleInt128) load->heaviest_people * load->heaviest->packed &&
           trestle_object_compare (&image, &load->heaviest) < 0))
        {
          load->heaviest = image;
          load->heaviest_people = people;
          g_clear_pointer (&heaviest, g_array_unref);
          heaviest = g_steal_pointer (&shares);
        }
    }

  for (guint i = 0; i < n_served; i++)
    if (served[i]->population->location.target != NULL)
      load->strictest_window = least (load->strictest_window,
                                      ((TrestleLocation *) served[i]->population->location.target)->update_window);
  for (guint i = 0; heaviest != NULL && i < heaviest->len; i++)
    {
      load->strictest_window = least (load->strictest_window, g_array_index (heaviest, TrestleShare, i).window);
      windows_known = windows_known && g_array_index (heaviest, TrestleShare, i).window != TRESTLE_UNSET;
    }
  if (heaviest != NULL && windows_known)
    add_rates (self, load, heaviest);
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
      }

  /* Two servers of a failover cluster serve like one. */
  for (guint i = 0; i < self->n_repositories; i++)
    self->repositories[i].n_serving = self->repositories[i].n_iis - n_clustered[i] + (n_clustered[i] + 1) / 2;
}

/* Repositories of each instance’s populations, each counted once. */
static void
count_per_instance (TrestleIndex *self,
                    const Served *served)
{
  g_autofree guint *last = g_new0 (guint, self->n_instances + 1);

  for (guint i = 0; i < self->n_repositories; i++)
    for (guint k = served->first[i]; k < served->first[i + 1]; k++)
      {
        const TrestleObject *instance = served->served[k]->population->instance.target;

        if (instance != NULL && last[instance->position] != i + 1)
          {
            last[instance->position] = i + 1;
            self->instances[instance->position].n_repositories++;
          }
      }
}

static void
add_places (TrestleIndex *self)
{
  self->n_repositories = trestle_design_get_list (self->design, TRESTLE_KIND_REPOSITORY)->items->len;
  self->repositories = g_new0 (TrestleRepositoryLoad, self->n_repositories);
  TRESTLE_FOREACH (self->design, REPOSITORY, TrestleRepository, repository)
    {
      TrestleRepositoryLoad *load = trestle_index_repository (self, repository);

      load->repository = repository;
      load->location = trestle_location_of (&repository->machine);
      load->strictest_window = TRESTLE_UNSET;
      add_disk (load);
      if (load->location != NULL)
        trestle_index_location (self, load->location)->has_local = TRUE;
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
  Served served = { NULL, NULL };

  collect_served (self, &served);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      TrestlePopulationLoad **first = served.served + served.first[i];
      guint n = served.first[i + 1] - served.first[i];

      add_clients (&self->repositories[i], first, n);
      add_travelers (self, &self->repositories[i], first, n);
      add_peak (self, &self->repositories[i], first, n);
    }
  count_per_instance (self, &served);
  served_clear (&served);
}

GArray *
trestle_repository_list_shares (const TrestleIndex          *index,
                                const TrestleRepositoryLoad *load)
{
  g_autoptr(GPtrArray) served = g_ptr_array_new ();

  for (guint i = 0; i < index->n_populations; i++)
    if (trestle_refs_contain (index->populations[i].population->repositories, load->repository))
      g_ptr_array_add (served, &index->populations[i]);

  return list_shares (index, load, (TrestlePopulationLoad *const *) served->pdata, served->len, load->heaviest);
}

TrestleRepositoryLoad
trestle_repository_suppose_users (const TrestleIndex          *index,
                                  const TrestleRepositoryLoad *load,
                                  const TrestleUsage          *usage,
                                  gint64                       users)
{
  g_autoptr(GPtrArray) served = g_ptr_array_new ();
  g_autofree TrestleUsage **usages = NULL;
  TrestleRepositoryLoad moved = *load;
  TrestlePopulationLoad population;
  TrestleUsage supposed = *usage;   /* read like any other, never seen by anybody else */

  supposed.users = users;
  for (guint i = 0; i < index->n_populations; i++)
    {
      if (!trestle_refs_contain (index->populations[i].population->repositories, load->repository))
        continue;
      if ((TrestleObject *) index->populations[i].population != usage->population.target)
        {
          g_ptr_array_add (served, &index->populations[i]);
          continue;
        }
      population = index->populations[i];
      usages = g_memdup2 (population.usages, sizeof (TrestleUsage *) * population.n_usages);
      for (guint k = 0; k < population.n_usages; k++)
        if (usages[k] == usage)
          usages[k] = &supposed;
      population.usages = usages;
      g_ptr_array_add (served, &population);
    }
  moved.heaviest = NULL;
  moved.heaviest_people = 0;
  moved.strictest_window = TRESTLE_UNSET;
  moved.own_rate = moved.local_rate = TRESTLE_UNKNOWN;
  add_peak (index, &moved, (TrestlePopulationLoad *const *) served->pdata, served->len);

  return moved;
}
