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

/* Who is served by which repository: arrays of slices, and where each of them begins. */
typedef struct
{
  TrestlePopulationLoad **served;
  guint                  *first;            /* repository → its first population */
  const TrestleObject   **instances;        /* of those populations, each once */
  guint                  *first_instance;   /* repository → its first instance */
  guint                  *here;             /* positions of repositories, each once */
  guint                  *first_here;       /* location → the first that serves it */
} Served;

static void
served_clear (Served *served)
{
  g_free (served->served);
  g_free (served->first);
  g_free (served->instances);
  g_free (served->first_instance);
  g_free (served->here);
  g_free (served->first_here);
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

/* The instances of each repository’s populations, and the repositories of each
 * instance.
 */
static void
collect_instances (TrestleIndex *self,
                   Served       *served)
{
  g_autofree guint *last = g_new0 (guint, self->n_instances + 1);
  guint n = 0;

  served->instances = g_new (const TrestleObject *, served->first[self->n_repositories] + 1);
  served->first_instance = g_new0 (guint, self->n_repositories + 1);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      for (guint k = served->first[i]; k < served->first[i + 1]; k++)
        {
          const TrestleObject *instance = served->served[k]->population->instance.target;

          if (instance == NULL || last[instance->position] == i + 1)
            continue;
          last[instance->position] = i + 1;
          self->instances[instance->position].n_repositories++;
          served->instances[n++] = instance;
        }
      served->first_instance[i + 1] = n;
    }
}

/* The repositories that serve somebody at each location. */
static void
collect_here (const TrestleIndex *self,
              Served             *served)
{
  g_autofree guint *last = g_new0 (guint, self->n_locations + 1);
  g_autofree guint *next = NULL;

  served->first_here = g_new0 (guint, self->n_locations + 2);
  for (guint pass = 0; pass < 2; pass++)
    {
      memset (last, 0, sizeof (guint) * self->n_locations);
      for (guint i = 0; i < self->n_repositories; i++)
        for (guint k = served->first[i]; k < served->first[i + 1]; k++)
          {
            const TrestleObject *location = served->served[k]->population->location.target;

            if (location == NULL || last[location->position] == i + 1)
              continue;
            last[location->position] = i + 1;
            if (pass == 0)
              served->first_here[location->position + 1]++;
            else
              served->here[next[location->position]++] = i;
          }
      if (pass == 1)
        break;
      for (guint i = 0; i < self->n_locations; i++)
        served->first_here[i + 1] += served->first_here[i];
      served->here = g_new (guint, served->first_here[self->n_locations] + 1);
      next = g_memdup2 (served->first_here, sizeof (guint) * (self->n_locations + 1));
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
add_clients (const TrestleIndex           *self,
             TrestleRepositoryLoad        *load,
             TrestlePopulationLoad *const *served,
             guint                         n_served)
{
  for (guint i = 0; i < n_served; i++)
    {
      const TrestleObject *location = served[i]->population->location.target;
      gint64 users = MIN (TRESTLE_OR (served[i]->population->users, 0), count_users (served[i], load->repository, NULL));

      load->clients += trestle_clients_of (served[i]->population, users);
      load->downloaded = load->downloaded || (location != NULL && trestle_index_location (self, location)->downloads);
    }
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

/* R serves the home instance of @flow and holds its image (C-5). */
static gboolean
is_eligible (const TrestleIndex *self,
             const Served       *served,
             guint               repository,
             const TrestleFlow  *flow)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

  if (!trestle_refs_contain (self->repositories[repository].repository->images, flow->image.target))
    return FALSE;
  for (guint i = served->first_instance[repository]; i < served->first_instance[repository + 1]; i++)
    if (served->instances[i] == home->instance.target)
      return TRUE;

  return FALSE;
}

/* What @flow finds at one of its destinations; @latest, by repository, is the number
 * of the visit added last.
 */
static void
add_visits (const TrestleIndex *self,
            const Served       *served,
            TrestleFlow        *flow,
            TrestleObject      *destination,
            GArray             *visits,
            guint              *latest)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
  gint64 window = get_window (self, destination, (TrestleImage *) flow->image.target);

  for (guint i = served->first_here[destination->position]; i < served->first_here[destination->position + 1]; i++)
    {
      guint repository = served->here[i];
      TrestleVisit *visit = latest[repository] > 0 ? &g_array_index (visits, TrestleVisit, latest[repository] - 1) : NULL;

      if (visit == NULL || visit->flow != flow)
        {
          const TrestleVisit first = {
            flow, destination, window, trestle_clients_of (home, TRESTLE_OR (flow->count, 0)), repository, 1,
            trestle_refs_contain (home->repositories, self->repositories[repository].repository)
          };

          if (!is_eligible (self, served, repository, flow))
            continue;
          g_array_append_val (visits, first);
          latest[repository] = visits->len;
          continue;
        }
      visit->n_destinations++;
      if (least (window, visit->window) != visit->window)
        visit->where = destination;
      visit->window = least (window, visit->window);
    }
}

/* Visits in the order of their repositories: a counting sort. */
static void
sort_visits (TrestleIndex *self,
             const GArray *visits)
{
  g_autofree guint *next = g_new0 (guint, self->n_repositories + 1);

  for (guint i = 0; i < visits->len; i++)
    next[g_array_index (visits, TrestleVisit, i).repository + 1]++;
  self->visits = g_new (TrestleVisit, visits->len);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      self->repositories[i].visitors = self->visits + next[i];
      self->repositories[i].n_visitors = next[i + 1];
      next[i + 1] += next[i];
    }
  for (guint i = 0; i < visits->len; i++)
    {
      const TrestleVisit *visit = &g_array_index (visits, TrestleVisit, i);

      self->visits[next[visit->repository]++] = *visit;
    }
}

static void
collect_visits (TrestleIndex *self,
                const Served *served)
{
  g_autoptr(GArray) visits = g_array_new (FALSE, FALSE, sizeof (TrestleVisit));
  g_autofree guint *latest = g_new0 (guint, self->n_repositories);

  TRESTLE_FOREACH (self->design, FLOW, TrestleFlow, flow)
    {
      const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

      if (home == NULL || home->instance.target == NULL)
        continue;
      for (guint i = 0; flow->destinations != NULL && i < flow->destinations->n; i++)
        if (flow->destinations->refs[i].target != NULL)
          add_visits (self, served, flow, flow->destinations->refs[i].target, visits, latest);
    }
  sort_visits (self, visits);
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
           const TrestleObject     *image)
{
  const TrestleRefs *images = repository->images;

  for (guint i = 0; image != NULL && images != NULL && i < images->n; i++)
    if (images->refs[i].target == image)
      return i;

  return G_MAXUINT;
}

static guint
find_used (const TrestleRepository *repository,
           const TrestleUsage      *usage)
{
  const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;

  return find_held (repository, workspace != NULL ? workspace->image.target : NULL);
}

/* Clients that fetch each of the images held, visitors among them. */
static gint64 *
count_people (const TrestleRepositoryLoad  *load,
              TrestlePopulationLoad *const *served,
              guint                         n_served)
{
  const TrestleRefs *images = load->repository->images;
  gint64 *people = g_new0 (gint64, images != NULL ? images->n : 0);
  g_autofree gint64 *users = g_new0 (gint64, images != NULL ? images->n : 0);

  for (guint i = 0; i < n_served; i++)
    {
      for (guint k = 0; k < served[i]->n_usages; k++)
        {
          guint image = find_used (load->repository, served[i]->usages[k]);

          if (image != G_MAXUINT)
            users[image] += TRESTLE_OR (served[i]->usages[k]->users, 0);
        }
      for (guint k = 0; k < served[i]->n_usages; k++)
        {
          guint image = find_used (load->repository, served[i]->usages[k]);

          if (image == G_MAXUINT)
            continue;
          people[image] += trestle_clients_of (served[i]->population, users[image]);
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
find_heaviest (TrestleRepositoryLoad        *load,
               TrestlePopulationLoad *const *served,
               guint                         n_served)
{
  const TrestleRefs *images = load->repository->images;
  g_autofree gint64 *people = count_people (load, served, n_served);

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
add_peak (const TrestleIndex           *self,
          TrestleRepositoryLoad        *load,
          TrestlePopulationLoad *const *served,
          guint                         n_served)
{
  g_autoptr(GArray) heaviest = NULL;
  gboolean windows_known = TRUE;

  find_heaviest (load, served, n_served);
  if (load->heaviest != NULL)
    heaviest = list_shares (self, load, served, n_served, load->heaviest);
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
  Served served = { NULL };

  collect_served (self, &served);
  collect_instances (self, &served);
  if (trestle_design_get_list (self->design, TRESTLE_KIND_FLOW)->items->len > 0)
    {
      collect_here (self, &served);
      collect_visits (self, &served);
    }
  for (guint i = 0; i < self->n_repositories; i++)
    {
      TrestlePopulationLoad **first = served.served + served.first[i];
      guint n = served.first[i + 1] - served.first[i];

      add_clients (self, &self->repositories[i], first, n);
      add_travelers (&self->repositories[i]);
      add_peak (self, &self->repositories[i], first, n);
    }
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
