/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of populations, traveler flows, images and separation cells; a cell is
 * shown at its population of lowest name (C-1, C-2, C-3, C-9).
 */
#include "config.h"

#include "figures.h"
#include "limit.h"

#include <glib/gi18n.h>

TRESTLE_FIGURE (compute_clients)
{
  TrestlePopulation *population = (TrestlePopulation *) subject;

  if (population->users == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "users", subject, "users", population->users);
  trestle_take_field (terms, "k", subject, "machines_per_user", TRESTLE_OR (population->machines_per_user, TRESTLE_MACHINES_PER_USER));

  return trestle_integer (trestle_clients_of (population, population->users));
}

/* Users of one image in the population, as clients. */
TRESTLE_FIGURE (compute_image_clients)
{
  const TrestleIndex *index = data;
  const TrestlePopulationLoad *load = &index->populations[subject->position];
  gint64 users = 0;

  for (guint i = 0; i < load->n_usages; i++)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) load->usages[i]->workspace.target;

      if (workspace != NULL && workspace->image.target == other && TRESTLE_OR (load->usages[i]->users, 0) > 0)
        users += trestle_take_field (terms, "users", load->usages[i], "users", load->usages[i]->users);
    }
  if (users == 0)
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "k", subject, "machines_per_user",
                      TRESTLE_OR (load->population->machines_per_user, TRESTLE_MACHINES_PER_USER));

  return trestle_integer (trestle_clients_of (load->population, users));
}

/* People of the population who may fetch from the repository, as clients (C-5). */
TRESTLE_FIGURE (compute_repository_clients)
{
  const TrestleIndex *index = data;
  const TrestlePopulationLoad *load = &index->populations[subject->position];
  gint64 users = load->population->users;
  gint64 held = 0;

  if (users == TRESTLE_UNSET || !trestle_refs_contain (load->population->repositories, other))
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "users", subject, "users", users);
  for (guint i = 0; i < load->n_usages; i++)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) load->usages[i]->workspace.target;

      if (workspace != NULL && workspace->image.target != NULL && load->usages[i]->users != TRESTLE_UNSET &&
          trestle_refs_contain (((TrestleRepository *) other)->images, workspace->image.target))
        held += trestle_take_field (terms, "held", load->usages[i], "users", load->usages[i]->users);
    }
  trestle_take_field (terms, "k", subject, "machines_per_user",
                      TRESTLE_OR (load->population->machines_per_user, TRESTLE_MACHINES_PER_USER));

  return trestle_integer (trestle_clients_of (load->population, MIN (users, held)));
}

static const TrestleCell *
find_cell (const TrestleIndex  *index,
           const TrestleObject *population)
{
  const TrestlePopulationLoad *load = &index->populations[population->position];
  const TrestleCell *cell;

  if (load->cell == G_MAXUINT)
    return NULL;
  cell = &g_array_index (index->cells, TrestleCell, load->cell);

  return cell->first == load->population ? cell : NULL;
}

TRESTLE_FIGURE (compute_cell_users)
{
  const TrestleIndex *index = data;
  const TrestleCell *cell = find_cell (index, subject);

  if (cell == NULL)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].cell == index->populations[subject->position].cell)
      trestle_take_field (terms, "users", index->populations[i].population, "users", index->populations[i].population->users);

  return trestle_integer (cell->users);
}

TRESTLE_FIGURE (compute_cell_active)
{
  const TrestleIndex *index = data;
  const TrestleCell *cell = find_cell (index, subject);

  if (cell == NULL)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].cell == index->populations[subject->position].cell)
      {
        TrestlePopulation *population = index->populations[i].population;

        trestle_take_count (terms, "clients", "population-clients", population, index->populations[i].clients);
        trestle_take_field (terms, "a", population, "concurrency", TRESTLE_OR (population->concurrency, TRESTLE_CONCURRENCY));
      }

  return trestle_integer (cell->active);
}

TRESTLE_FIGURE (compute_cell_instances)
{
  const TrestleCell *cell = find_cell (data, subject);

  if (cell == NULL)
    return TRESTLE_UNKNOWN;
  trestle_take_count (terms, "active", "cell-active", subject, cell->active);
  trestle_take_constant (terms, "limit", N_("Concurrently active clients one instance supports"),
                         TRESTLE_MEASURE_COUNT, "R-2.1.2", TRESTLE_LIMIT_ACTIVE_CLIENTS);

  return trestle_integer (cell->required);
}

TRESTLE_FIGURE (compute_flow_clients)
{
  TrestleFlow *flow = (TrestleFlow *) subject;
  TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

  if (home == NULL || flow->count == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "count", subject, "count", flow->count);
  trestle_take_field (terms, "k", home, "machines_per_user", TRESTLE_OR (home->machines_per_user, TRESTLE_MACHINES_PER_USER));

  return trestle_integer (trestle_clients_of (home, flow->count));
}

TRESTLE_FIGURE (compute_packed)
{
  const TrestleImage *image = (const TrestleImage *) subject;

  if (image->packed == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_field (terms, "S", subject, "packed", image->packed));
}

TRESTLE_FIGURE (compute_media_fits)
{
  TrestleDesign *design = ((const TrestleIndex *) data)->design;
  TrestleImage *image = (TrestleImage *) subject;

  if (design->media_capacity == TRESTLE_UNSET || image->packed == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "S", subject, "packed", image->packed);
  trestle_take_field (terms, "capacity", design, "media_capacity", design->media_capacity);

  return trestle_integer ((TrestleInt128) image->packed * 4 <= (TrestleInt128) design->media_capacity * 3);
}

#define POPULATION .kind = TRESTLE_KIND_POPULATION

const TrestleFigure trestle_figures_population[] = {
  { "population-clients", POPULATION, .title = N_("Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.3", .calc = "C-3", .formula = "⌈users × k⌉", .compute = compute_clients },
  { "population-image-clients", POPULATION, .other = TRESTLE_KIND_IMAGE, .title = N_("Clients With the Image"),
    .measure = TRESTLE_MEASURE_COUNT, .rule = "R-1.2.1", .calc = "C-1", .formula = "⌈Σ(users) × k⌉", .compute = compute_image_clients },
  { "population-repository-clients", POPULATION, .other = TRESTLE_KIND_REPOSITORY, .title = N_("Clients the Repository Serves"),
    .measure = TRESTLE_MEASURE_COUNT, .rule = "R-4.3.4", .calc = "C-5", .formula = "⌈min(users, Σ(held)) × k⌉",
    .compute = compute_repository_clients },
  { "cell-users", POPULATION, .title = N_("Users of the Cell"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "Σ(users)", .compute = compute_cell_users },
  { "cell-active", POPULATION, .title = N_("Concurrently Active Clients of the Cell"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "⌈Σ(clients × a)⌉", .compute = compute_cell_active },
  { "cell-instances", POPULATION, .title = N_("Instances for the Cell"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.10", .calc = "C-2", .formula = "max(1, ⌈active ÷ limit⌉)", .compute = compute_cell_instances },
  { "flow-clients", .kind = TRESTLE_KIND_FLOW, .title = N_("Traveling Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-1.1.6", .calc = "C-1", .formula = "⌈count × k⌉", .compute = compute_flow_clients },
  { "image-packed", .kind = TRESTLE_KIND_IMAGE, .title = N_("Packed Size"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-1.2.1", .calc = "C-4", .formula = "S", .compute = compute_packed },
  { "media-fits", .kind = TRESTLE_KIND_IMAGE, .title = N_("Fits on a Removable Medium"), .measure = TRESTLE_MEASURE_YES_NO,
    .rule = "R-X.4", .calc = "C-9", .formula = "S ≤ capacity × 3 ÷ 4",
    .compute = compute_media_fits },
  { NULL }
};
