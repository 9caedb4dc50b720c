/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What travelers find at their destinations: which of the repositories there they may
 * download from (C-5).
 */
#include "config.h"

#include "index.h"

/* What flows are looked up in: arrays of slices, and where each of them begins. */
typedef struct
{
  const TrestleObject **instances;        /* of the populations served, each once */
  guint                *first_instance;   /* repository → its first instance */
  guint                *here;             /* positions of repositories, each once */
  guint                *first_here;       /* location → the first that serves it */
} Served;

static void
served_clear (Served *served)
{
  g_free (served->instances);
  g_free (served->first_instance);
  g_free (served->here);
  g_free (served->first_here);
}

/* The instances of each repository’s populations, and how many repositories each
 * instance has.
 */
static void
collect_instances (TrestleIndex *self,
                   Served       *served)
{
  g_autofree guint *last = g_new0 (guint, self->n_instances + 1);
  guint total = 0, n = 0;

  for (guint i = 0; i < self->n_repositories; i++)
    total += self->repositories[i].n_populations;
  served->instances = g_new (const TrestleObject *, total + 1);
  served->first_instance = g_new0 (guint, self->n_repositories + 1);
  for (guint i = 0; i < self->n_repositories; i++)
    {
      for (guint k = 0; k < self->repositories[i].n_populations; k++)
        {
          TrestleInstanceLoad *instance = self->repositories[i].served[k]->instance;

          if (instance == NULL || last[instance - self->instances] == i + 1)
            continue;
          last[instance - self->instances] = i + 1;
          instance->n_repositories++;
          served->instances[n++] = (const TrestleObject *) instance->instance;
        }
      served->first_instance[i + 1] = n;
    }
}

/* The repositories that serve somebody at each location: @here[@next[location]++] each,
 * or only counted where @here is NULL.
 */
static void
list_here (const TrestleIndex *self,
           guint              *next,
           guint              *here)
{
  g_autofree guint *last = g_new0 (guint, self->n_locations + 1);

  for (guint i = 0; i < self->n_repositories; i++)
    for (guint k = 0; k < self->repositories[i].n_populations; k++)
      {
        const TrestleLocationLoad *location = self->repositories[i].served[k]->location;
        guint at = location != NULL ? location - self->locations : 0;

        if (location == NULL || last[at] == i + 1)
          continue;
        last[at] = i + 1;
        if (here != NULL)
          here[next[at]] = i;
        next[at]++;
      }
}

static void
collect_here (const TrestleIndex *self,
              Served             *served)
{
  g_autofree guint *next = NULL;

  served->first_here = g_new0 (guint, self->n_locations + 2);
  list_here (self, served->first_here + 1, NULL);
  for (guint i = 0; i < self->n_locations; i++)
    served->first_here[i + 1] += served->first_here[i];
  served->here = g_new (guint, served->first_here[self->n_locations] + 1);
  next = g_memdup2 (served->first_here, sizeof (guint) * (self->n_locations + 1));
  list_here (self, next, served->here);
}

gint64
trestle_find_window (const TrestleIndex  *self,
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
  gint64 window = trestle_find_window (self, destination, (TrestleImage *) flow->image.target);

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
      if (trestle_least (window, visit->window) != visit->window)
        visit->where = destination;
      visit->window = trestle_least (window, visit->window);
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
  self->visits = TRESTLE_ARENA_NEW (self->arena, TrestleVisit, visits->len);
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

void
trestle_index_add_visits (TrestleIndex *self)
{
  Served served = { NULL };

  collect_instances (self, &served);
  if (trestle_design_get_list (self->design, TRESTLE_KIND_FLOW)->items->len > 0)
    {
      collect_here (self, &served);
      collect_visits (self, &served);
    }
  served_clear (&served);
}
