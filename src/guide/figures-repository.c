/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of repositories and their IIS servers: disk, downloads, rates (C-5,
 * C-10), and how many repositories a design needs.
 */
#include "config.h"

#include "figures.h"
#include "paths.h"
#include "waves.h"

#include <glib/gi18n.h>
#include <string.h>

TRESTLE_FIGURE (compute_disk)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (data, subject);

  if (!load->complete)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; terms != NULL && i < load->repository->images->n; i++)
    {
      TrestleImage *image = (TrestleImage *) load->repository->images->refs[i].target;

      trestle_take_field (terms, "S", image, "packed", image->packed);
    }

  return trestle_integer (load->disk);
}

TRESTLE_FIGURE (compute_disk_older)
{
  TrestleNumber disk = compute_disk (data, subject, other, terms);

  return trestle_number_is_known (disk) ? trestle_integer (2 * disk.num) : disk;
}

TRESTLE_FIGURE (compute_disk_versions)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (data, subject);

  if (!load->complete)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; terms != NULL && i < load->repository->images->n; i++)
    {
      TrestleImage *image = (TrestleImage *) load->repository->images->refs[i].target;

      trestle_take_field (terms, "S", image, "packed", image->packed);
      trestle_take_tally (terms, "copies", N_("The current version and the older ones kept"), TRESTLE_MEASURE_COUNT, "R-X.9", image,
                          1 + TRESTLE_OR (image->versions, 0));
    }

  return trestle_integer (load->disk_with_versions);
}

TRESTLE_FIGURE (compute_clients)
{
  const TrestleIndex *index = data;
  const TrestleFigure *part = trestle_figure_find ("population-repository-clients");

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    {
      TrestleObject *population = (TrestleObject *) index->populations[i].population;
      TrestleNumber clients = part->compute (index, population, subject, NULL);

      if (trestle_number_is_known (clients))
        trestle_take_pair_count (terms, "clients", part->id, population, subject, clients.num);
    }

  return trestle_integer (trestle_index_repository (index, subject)->clients);
}

TRESTLE_FIGURE (compute_peak)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (data, subject);
  TrestleInt128 clients = trestle_take_count (terms, "clients", "repository-clients", subject, load->clients);

  return trestle_integer (clients + trestle_take_tally (terms, "travelers", N_("Eligible travelers of populations it does not serve, once each"),
                                                        TRESTLE_MEASURE_COUNT, "R-4.3.4", subject, load->travelers));
}

TRESTLE_FIGURE (compute_peak_upper)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (data, subject);
  TrestleInt128 clients = trestle_take_count (terms, "clients", "repository-clients", subject, load->clients);

  return trestle_integer (clients + trestle_take_tally (terms, "visits", N_("Visits of eligible travelers to locations it serves"),
                                                        TRESTLE_MEASURE_COUNT, "R-4.3.4", subject, load->visits));
}

typedef enum { EVERYBODY, LOCAL_ONLY } Scope;

/* Who fetches the heaviest image, with their windows when @windows. */
static void
take_shares (const TrestleIndex          *index,
             const TrestleRepositoryLoad *load,
             gboolean                     windows,
             Scope                        scope,
             TrestleTerms                *terms)
{
  g_autoptr(GArray) shares = terms != NULL ? trestle_repository_list_shares (index, load) : NULL;

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const TrestleShare *share = &g_array_index (shares, TrestleShare, i);
      gboolean is_flow = TRESTLE_IS_FLOW (share->who);

      if (scope == LOCAL_ONLY && !share->local)
        continue;
      trestle_take_pair_count (terms, "n", is_flow ? "flow-clients" : "population-image-clients", share->who,
                               is_flow ? NULL : load->heaviest, share->people);
      if (windows)
        trestle_terms_add_field (terms, "W", trestle_find_level_source (index, trestle_index_location (index, share->where),
                                                                        load->heaviest, "update_window", share->window),
                                 "update_window", share->window);
    }
}

static const TrestleRepositoryLoad *
find_load (const TrestleIndex  *index,
           const TrestleObject *subject)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, subject);

  return load->heaviest != NULL && load->heaviest_people > 0 ? load : NULL;
}

/* The heaviest image's bytes × 1000 that one update takes. */
static TrestleInt128
take_update (const TrestleIndex          *index,
             const TrestleRepositoryLoad *load,
             TrestleTerms                *terms)
{
  return (TrestleInt128) trestle_take_field (terms, "S", load->heaviest, "packed", load->heaviest->packed) *
         TRESTLE_TAKE_PARAMETER ("p₁", update_share);
}

static TrestleInt128
take_people (const TrestleRepositoryLoad *load,
             TrestleTerms                *terms)
{
  return trestle_take_count (terms, "people", "repository-update-people", load->repository, load->heaviest_people);
}

TRESTLE_FIGURE (compute_people)
{
  const TrestleRepositoryLoad *load = find_load (data, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  take_shares (data, load, FALSE, EVERYBODY, terms);

  return trestle_integer (load->heaviest_people);
}

TRESTLE_FIGURE (compute_update_bytes)
{
  const TrestleRepositoryLoad *load = find_load (data, subject);

  return load != NULL ? trestle_ratio (take_people (load, terms) * take_update (data, load, terms), 1000) : TRESTLE_UNKNOWN;
}

TRESTLE_FIGURE (compute_strictest)
{
  const TrestleRepositoryLoad *load = find_load (data, subject);

  if (load == NULL || load->strictest_window == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_tally (terms, "window", N_("Least update window of the locations served"),
                                              TRESTLE_MEASURE_SECONDS, "R-1.3.2", subject, load->strictest_window));
}

TRESTLE_FIGURE (compute_rate_strictest)
{
  const TrestleRepositoryLoad *load = find_load (data, subject);

  if (load == NULL || load->strictest_window == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_ratio (8 * take_people (load, terms) * take_update (data, load, terms),
                        1000 * trestle_take_count (terms, "W", "repository-strictest-window", subject, load->strictest_window));
}

static const TrestleRepositoryLoad *
find_rated_load (const TrestleIndex  *index,
                 const TrestleObject *subject,
                 gboolean             rounded)
{
  const TrestleRepositoryLoad *load = find_load (index, subject);

  return load != NULL && trestle_number_is_known (load->own_rate) && load->rounded == rounded ? load : NULL;
}

/* Where the windows have no common multiple that fits, each part is rounded up,
 * and the figure with that formula stands in this one's place.
 */
static TrestleNumber
measure_rate (const TrestleIndex  *index,
              const TrestleObject *subject,
              gboolean             rounded,
              TrestleTerms        *terms)
{
  const TrestleRepositoryLoad *load = find_rated_load (index, subject, rounded);

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  take_update (index, load, terms);
  take_shares (index, load, TRUE, EVERYBODY, terms);

  return load->own_rate;
}

TRESTLE_FIGURE (compute_rate)
{
  return measure_rate (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_rate_rounded)
{
  return measure_rate (data, subject, TRUE, terms);
}

static TrestleNumber
take_rate (const TrestleRepositoryLoad *load,
           TrestleTerms                *terms)
{
  return trestle_take_figure (terms, "rate", load->rounded ? "repository-rate-rounded" : "repository-rate",
                              load->repository, load->own_rate);
}

static const TrestleRepositoryLoad *
find_any_rated_load (const TrestleIndex  *index,
                     const TrestleObject *subject)
{
  const TrestleRepositoryLoad *load = find_load (index, subject);

  return load != NULL && trestle_number_is_known (load->own_rate) ? load : NULL;
}

TRESTLE_FIGURE (compute_allocate)
{
  const TrestleIndex *index = data;
  const TrestleRepositoryLoad *load = find_any_rated_load (index, subject);
  TrestleNumber rate;

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  rate = take_rate (load, terms);

  return trestle_ratio (rate.num * 1000, rate.den * TRESTLE_TAKE_PARAMETER ("e", link_efficiency));
}

TRESTLE_FIGURE (compute_remote)
{
  const TrestleRepositoryLoad *load = find_any_rated_load (data, subject);
  TrestleNumber rate;

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  rate = take_rate (load, terms);
  trestle_take_figure (terms, "local", load->rounded ? "repository-local-rounded" : "repository-local", subject, load->local_rate);

  return trestle_ratio (rate.num - load->local_rate.num, rate.den);
}

static TrestleNumber
measure_local (const TrestleIndex  *index,
               const TrestleObject *subject,
               gboolean             rounded,
               TrestleTerms        *terms)
{
  const TrestleRepositoryLoad *load = find_rated_load (index, subject, rounded);

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  take_update (index, load, terms);
  take_shares (index, load, TRUE, LOCAL_ONLY, terms);

  return load->local_rate;
}

TRESTLE_FIGURE (compute_local)
{
  return measure_local (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_local_rounded)
{
  return measure_local (data, subject, TRUE, terms);
}

TRESTLE_FIGURE (compute_remote_link)
{
  const TrestleIndex *index = data;
  TrestleNumber remote = compute_remote (data, subject, other, NULL);

  if (!trestle_number_is_known (remote))
    return TRESTLE_UNKNOWN;
  trestle_take_figure (terms, "remote", "repository-remote", subject, remote);

  return trestle_ratio (remote.num * 1000, remote.den * TRESTLE_TAKE_PARAMETER ("e", link_efficiency));
}

/* What of its own location’s network that takes. */
TRESTLE_FIGURE (compute_local_link)
{
  const TrestleIndex *index = data;
  const TrestleRepositoryLoad *load = find_any_rated_load (index, subject);

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  trestle_take_figure (terms, "local", load->rounded ? "repository-local-rounded" : "repository-local", subject, load->local_rate);

  return trestle_ratio (load->local_rate.num * 1000, load->local_rate.den * TRESTLE_TAKE_PARAMETER ("e", link_efficiency));
}

TRESTLE_FIGURE (compute_disk_read)
{
  const TrestleRepositoryLoad *load = find_any_rated_load (data, subject);
  TrestleNumber rate;

  if (load == NULL)
    return TRESTLE_UNKNOWN;
  rate = take_rate (load, terms);

  return trestle_ratio (rate.num, rate.den * 8);
}

TRESTLE_FIGURE (compute_per_iis)
{
  const TrestleRepositoryLoad *load = find_any_rated_load (data, subject);
  TrestleNumber rate;

  if (load == NULL || load->n_serving == 0)
    return TRESTLE_UNKNOWN;
  rate = take_rate (load, terms);

  return trestle_ratio (rate.num, rate.den * trestle_take_tally (terms, "serving", N_("IIS servers that serve at the same time"),
                                                                 TRESTLE_MEASURE_COUNT, "R-4.4.3", subject, load->n_serving));
}

/* The largest held image from a console to the repository (C-10). */
TRESTLE_FIGURE (compute_upload)
{
  const TrestleIndex *index = data;
  const TrestleRepositoryLoad *load = trestle_index_repository (index, subject);
  TrestleLocation *from = trestle_location_of (&((TrestleConsole *) other)->machine);
  TrestleImage *largest = NULL;
  gint64 path;

  if (!load->complete || load->location == NULL || from == NULL)
    return TRESTLE_UNKNOWN;
  for (guint i = 0; i < load->repository->images->n; i++)
    {
      TrestleImage *image = (TrestleImage *) load->repository->images->refs[i].target;

      if (largest == NULL || image->packed > largest->packed)
        largest = image;
    }
  path = trestle_paths_between (index, from, load->location);
  if (path <= 0)
    return TRESTLE_UNKNOWN;
  trestle_take_field (terms, "S", largest, "packed", largest->packed);
  trestle_take_tally (terms, "path", N_("Bandwidth between console and repository"), TRESTLE_MEASURE_BIT_RATE, "R-4.0.1", other, path);

  return trestle_ratio ((TrestleInt128) 8 * largest->packed, path);
}

static gboolean
has_tag (const TrestleImage *image)
{
  return image->separation != NULL && *image->separation != '\0';
}

/* Whether somebody who is at home there uses an image without a tag, by location. */
static void
note_users (const TrestleIndex          *index,
            const TrestlePopulationLoad *load,
            gboolean                    *untagged)
{
  for (guint i = 0; load->location != NULL && i < load->n_usages; i++)
    if (load->uses[i].image != NULL && load->uses[i].users > 0 && !has_tag (load->uses[i].image))
      untagged[load->location - index->locations] = TRUE;
}

static gboolean
holds_untagged (const TrestleRepository *repository)
{
  const TrestleRefs *images = repository->images;

  for (guint i = 0; images != NULL && i < images->n; i++)
    if (images->refs[i].target != NULL && !has_tag ((TrestleImage *) images->refs[i].target))
      return TRUE;

  return images == NULL || images->n == 0;
}

/* Locations, by position, whose repository is for images without a tag: one that holds
 * some stands there or, where none stands, somebody uses some.
 */
static gboolean *
find_untagged (const TrestleIndex *index)
{
  gboolean *untagged = g_new0 (gboolean, index->n_locations + 1);

  for (guint i = 0; i < index->n_populations; i++)
    note_users (index, &index->populations[i], untagged);
  for (guint i = 0; i < index->n_locations; i++)
    untagged[i] = untagged[i] && !index->locations[i].has_local;
  for (guint i = 0; i < index->n_repositories; i++)
    if (index->repositories[i].location != NULL && holds_untagged (index->repositories[i].repository))
      untagged[trestle_position (index->repositories[i].location)] = TRUE;

  return untagged;
}

/* Of the @tags that are not covered yet, the lowest that is used at @load. */
static const char *
find_covered (const TrestleLocationLoad *load,
              GHashTable                *tags)
{
  const char *covered = NULL;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleImage *image = load->demands[i].image;

      if (has_tag (image) && g_hash_table_contains (tags, image->separation) &&
          (covered == NULL || strcmp (image->separation, covered) < 0))
        covered = image->separation;
    }

  return covered;
}

/* Where no location is marked, one repository for all who download is counted, at
 * whatever place; it covers a tag when none of them uses an image without.
 */
static void
cover_anywhere (const TrestleIndex *index,
                const gboolean     *untagged,
                GHashTable         *tags)
{
  const char *covered = NULL;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      const char *tag = load->updates ? find_covered (load, tags) : NULL;

      if (load->local_repository == TRUE || (load->updates && untagged[i]))
        return;
      if (tag != NULL && (covered == NULL || strcmp (tag, covered) < 0))
        covered = tag;
    }
  if (covered != NULL)
    g_hash_table_remove (tags, covered);
}

/* Counted repositories are those that answer a "Y": one at each marked location.
 * A separation tag among images that are downloaded needs one more unless a counted
 * repository is for that tag; an isolated network unless one stands inside.
 */
static guint
count_separations (const TrestleIndex *index)
{
  g_autoptr(GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree gboolean *untagged = NULL;

  for (guint i = 0; i < index->n_locations; i++)
    for (guint k = 0; k < index->locations[i].n_demands; k++)
      {
        const TrestleDemand *demand = &index->locations[i].demands[k];

        if (trestle_updates_by_network (demand->techniques) && has_tag (demand->image))
          g_hash_table_add (tags, demand->image->separation);
      }
  if (g_hash_table_size (tags) == 0)
    return 0;

  /* A marked location without others has its repository for images with one tag. */
  untagged = find_untagged (index);
  for (guint i = 0; i < index->n_locations; i++)
    {
      gboolean own = index->locations[i].local_repository == TRUE && !untagged[i];
      const char *covered = own ? find_covered (&index->locations[i], tags) : NULL;

      if (covered != NULL)
        g_hash_table_remove (tags, covered);
    }
  cover_anywhere (index, untagged, tags);

  return g_hash_table_size (tags);
}

static guint
count_isolated (const TrestleIndex *index)
{
  g_autoptr(GHashTable) networks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].isolated != NULL && index->locations[i].updates)
      g_hash_table_add (networks, index->locations[i].isolated);
  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].isolated != NULL && index->locations[i].local_repository == TRUE)
      g_hash_table_remove (networks, index->locations[i].isolated);

  return g_hash_table_size (networks);
}

void
trestle_index_add_need (TrestleIndex *self)
{
  TrestleRepositoryNeed *need = &self->need;

  for (guint i = 0; i < self->n_locations; i++)
    {
      need->marked += self->locations[i].local_repository == TRUE ? 1 : 0;
      if (self->locations[i].updates)
        need->minimum = 1;
    }
  need->minimum = MAX (need->minimum, need->marked);
  need->separation = count_separations (self);
  need->isolated = count_isolated (self);
}

#define REPOSITORY .kind = TRESTLE_KIND_REPOSITORY, .calc = "C-5"

#define WAVES_WORDS N_("Whole locations in descending need, each in the first wave in which the source has room for it: the least of its IIS servers, its disks and, for other locations, its link")

/* What bounds the source. */
static void
take_source (const TrestleIndex          *index,
             const TrestleRepositoryLoad *load,
             TrestleTerms                *terms)
{
  if (terms == NULL)
    return;
  TRESTLE_FOREACH (index->design, IIS, TrestleIis, iis)
    if (iis->repository.target == (TrestleObject *) load->repository && iis->capacity != TRESTLE_UNSET)
      trestle_take_field (terms, "capacity", iis, "capacity", iis->capacity);
  if (load->repository->disk_rate != TRESTLE_UNSET)
    trestle_take_field (terms, "disks", load->repository, "disk_rate", load->repository->disk_rate);
  if (load->location != NULL && load->location->bandwidth != TRESTLE_UNSET)
    trestle_take_field (terms, "B", load->location, "bandwidth", load->location->bandwidth);
}

TRESTLE_FIGURE (compute_waves)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (data, subject);
  g_autoptr(GArray) waves = trestle_waves_list_updates (data, load);

  if (waves != NULL && terms != NULL)
    {
      take_update (data, load, terms);
      take_shares (data, load, TRUE, EVERYBODY, terms);
      take_source (data, load, terms);
    }

  return waves != NULL ? trestle_integer (waves->len) : TRESTLE_UNKNOWN;
}

const TrestleFigure trestle_figures_repository[] = {
  { "repository-disk", REPOSITORY, .title = N_("Disk Space"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-4.3.3", .formula = "Σ(S)", .compute = compute_disk },
  { "repository-disk-older", REPOSITORY, .title = N_("Disk Space With One Older Version"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-X.9", .formula = "2 × Σ(S)", .compute = compute_disk_older },
  { "repository-disk-versions", REPOSITORY, .title = N_("Disk Space With the Versions Kept"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-X.9", .formula = "Σ(S × copies)", .compute = compute_disk_versions },
  { "repository-clients", REPOSITORY, .title = N_("Clients Served"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.3.4", .formula = "Σ(clients)", .compute = compute_clients },
  { "repository-peak", REPOSITORY, .title = N_("Concurrent Downloads, at Most"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.3.4", .formula = "clients + travelers", .compute = compute_peak },
  { "repository-peak-upper", REPOSITORY, .title = N_("Concurrent Downloads, Each Visit Counted"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.3.4", .formula = "clients + visits", .compute = compute_peak_upper },
  { "repository-update-people", REPOSITORY, .title = N_("Clients of the Heaviest Update"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-4.3.2", .formula = "Σ(n)", .compute = compute_people },
  { "repository-update-bytes", REPOSITORY, .title = N_("Bytes of the Heaviest Update"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-4.3.2", .formula = "people × S × p₁", .compute = compute_update_bytes },
  { "repository-strictest-window", REPOSITORY, .title = N_("Strictest Update Window Served"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.4.4", .formula = "window", .compute = compute_strictest },
  { "repository-rate-strictest", REPOSITORY, .title = N_("Payload, Everyone in the Strictest Window"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "8 × people × S × p₁ ÷ W", .compute = compute_rate_strictest },
  { "repository-rate", REPOSITORY, .title = N_("Payload, Each Location in Its Own Window"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "Σ(8 × n × S × p₁ ÷ W)", .compute = compute_rate },
  { "repository-rate-rounded", REPOSITORY, .title = N_("Payload, Each Location in Its Own Window"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "Σ(⌈8 × n × S × p₁ ÷ W⌉)", .compute = compute_rate_rounded },
  { "repository-allocate", REPOSITORY, .title = N_("Bandwidth to Allocate"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "rate ÷ e", .compute = compute_allocate },
  { "repository-local", REPOSITORY, .title = N_("Payload Within Its Own Location"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "Σ(8 × n × S × p₁ ÷ W)", .compute = compute_local },
  { "repository-local-rounded", REPOSITORY, .title = N_("Payload Within Its Own Location"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "Σ(⌈8 × n × S × p₁ ÷ W⌉)", .compute = compute_local_rounded },
  { "repository-remote", REPOSITORY, .title = N_("Payload That Leaves the Location"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "rate − local", .compute = compute_remote },
  { "repository-remote-link", REPOSITORY, .title = N_("Link That Takes"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "remote ÷ e", .compute = compute_remote_link },
  { "repository-local-link", REPOSITORY, .title = N_("Network Within Its Location That Takes"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.4", .formula = "local ÷ e", .compute = compute_local_link },
  { "repository-disk-read", REPOSITORY, .title = N_("Disk Read Rate Needed"), .measure = TRESTLE_MEASURE_BYTE_RATE,
    .rule = "R-4.3.5", .formula = "rate ÷ 8", .compute = compute_disk_read },
  { "repository-per-iis", REPOSITORY, .title = N_("Payload of Each IIS Server"), .measure = TRESTLE_MEASURE_BIT_RATE,
    .rule = "R-4.4.3", .formula = "rate ÷ serving", .compute = compute_per_iis },
  { "update-waves", REPOSITORY, .title = N_("Updates in Waves of Locations"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-X.14", .words = WAVES_WORDS, .compute = compute_waves },
  { "upload-time", .kind = TRESTLE_KIND_REPOSITORY, .calc = "C-10", .other = TRESTLE_KIND_CONSOLE,
    .title = N_("Upload of the Largest Image"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-4.0.1", .formula = "8 × S ÷ path", .compute = compute_upload },
  { NULL }
};
