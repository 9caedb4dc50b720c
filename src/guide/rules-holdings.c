/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of what repositories hold and whom they serve, and of packed images.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "paths.h"
#include "rule.h"

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* The image that @use puts on a client, NULL without users. */
static TrestleImage *
get_image (const TrestleUse *use)
{
  return use->users > 0 ? use->image : NULL;
}

static gboolean
is_reachable (const TrestleRepositoryLoad *load,
              const TrestleLocationLoad   *from)
{
  return load->location == NULL || trestle_isolated_network (load->location) == from->isolated;
}

/* Isolated networks that a repository stands in, by position. */
static gboolean *
find_networks_with_repository (const TrestleIndex *index)
{
  gboolean *inside = g_new0 (gboolean, trestle_design_get_list (index->design, TRESTLE_KIND_NETWORK)->items->len + 1);

  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleNetwork *network = trestle_isolated_network (index->repositories[i].location);

      if (network != NULL)
        inside[trestle_position (network)] = TRUE;
    }

  return inside;
}

/* What visitors find is TRAV-04’s, an image that none of a population’s
 * repositories holds REPO-09’s, and a network without any repository REPO-07’s.
 */

/* Whether a repository of the population that holds @image can be reached; where it
 * has repositories and none of them holds it, nothing is said.
 */
static gboolean
is_supplied (const TrestlePopulationLoad *load,
             const TrestleLocationLoad   *location,
             const TrestleImage          *image)
{
  gboolean held = FALSE;

  for (guint i = 0; i < load->n_repositories; i++)
    if (trestle_refs_contain (load->repositories[i]->repository->images, image))
      {
        held = TRUE;
        if (is_reachable (load->repositories[i], location))
          return TRUE;
      }

  return load->n_repositories + load->n_missing > 0 && !held;
}

/* The first image by name that is to be downloaded and cannot be. */
static TrestleImage *
find_unsupplied (const TrestleIndex          *index,
                 const TrestlePopulationLoad *load,
                 const TrestleLocationLoad   *location)
{
  TrestleImage *found = NULL;

  for (guint i = 0; i < load->n_usages; i++)
    {
      TrestleImage *image = get_image (&load->uses[i]);
      const TrestleDemand *demand = image != NULL ? trestle_find_use_demand (index, location, &load->uses[i]) : NULL;

      if (demand != NULL && (demand->techniques & TRESTLE_TECHNIQUE_NETWORK) != 0 && !is_supplied (load, location, image) &&
          (found == NULL || trestle_object_compare (&image, &found) < 0))
        found = image;
    }

  return found;
}

/* How good a repository is for a population. */
typedef struct
{
  TrestleRepository *repository;
  gint64             width;       /* of the path */
  gboolean           own;         /* it serves others of the instance */
  gint64             bandwidth;   /* of its location */
} Holder;

static gboolean
is_better (const Holder *a,
           const Holder *b)
{
  if (b->repository == NULL || a->width != b->width)
    return b->repository == NULL || a->width > b->width;
  if (a->own != b->own)
    return a->own;
  if (a->bandwidth != b->bandwidth)
    return a->bandwidth > b->bandwidth;

  return trestle_object_compare (&a->repository, &b->repository) < 0;
}

static gboolean
serves_instance (const TrestleIndex      *index,
                 const TrestlePopulation *population,
                 gpointer                 repository)
{
  const TrestleInstanceLoad *load = population->instance.target != NULL ? trestle_index_instance (index, population->instance.target) : NULL;

  for (guint i = 0; load != NULL && i < load->n_populations; i++)
    if (trestle_refs_contain (load->members[i]->population->repositories, repository))
      return TRUE;

  return FALSE;
}

/* Over the widest path, then one that serves the instance, then the one with most
 * bandwidth, then by name.
 */
TrestleRepository *
trestle_find_holder (const TrestleIndex      *index,
                     const TrestlePopulation *population,
                     const TrestleImage      *image)
{
  const TrestleLocationLoad *from = trestle_index_location (index, population->location.target);
  Holder best = { NULL, 0, FALSE, 0 };

  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &index->repositories[i];
      Holder holder = { .repository = load->repository };

      if (load->location == NULL || !is_reachable (load, from) || !trestle_refs_contain (load->repository->images, image) ||
          !trestle_placement_is_allowed ((TrestleZone *) population->zone.target, load->location))
        continue;
      holder.width = MAX (0, trestle_paths_between (index, load->location, from->location));
      holder.own = serves_instance (index, population, load->repository);
      holder.bandwidth = load->location->bandwidth;
      if (is_better (&holder, &best))
        best = holder;
    }

  return best.repository;
}

TRESTLE_CHECK (check_supply)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gboolean *inside = find_networks_with_repository (index);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];
      const TrestleLocationLoad *location = load->location;
      TrestleImage *image = location != NULL && location->downloads ? find_unsupplied (index, load, location) : NULL;
      TrestleRepository *holder;
      TrestleFinding *finding;

      if (image == NULL || (location->isolated != NULL && !inside[trestle_position (location->isolated)]))
        continue;
      holder = trestle_find_holder (index, load->population, image);
      finding = trestle_report_add (report, holder != NULL ? "unserved" : "nowhere", load->population, "repositories");
      trestle_finding_set_other (finding, holder != NULL ? (gpointer) holder : (gpointer) location->location);
      trestle_finding_add_object (finding, "image", image);
      trestle_finding_add_count (finding, "clients", load->clients);
    }
}

static const TrestleFix central_fixes[] = {
  { "central", N_("Add a repository with an IIS server where the clients of the instance of {subject} reach it best"), FALSE,
    trestle_fix_serve_centrally },
  { NULL }
};

static const TrestleOutcome supply_outcomes[] = {
  { "unserved", TRESTLE_SEVERITY_ERROR,
    N_("The {clients} clients of {subject} download {image}, but no repository that serves them and holds it can be reached"),
    N_("Serve {subject} from {other}"), trestle_fix_serve },
  { "nowhere", TRESTLE_SEVERITY_ERROR,
    N_("The {clients} clients of {subject} download {image}, but no repository within their reach holds it"),
    N_("Add a local repository with an IIS server at {other}"), trestle_fix_add_repository, .alternatives = central_fixes },
  { NULL }
};

/* */

static gboolean
downloads (const TrestleLocationLoad *load)
{
  for (guint i = 0; i < load->n_demands; i++)
    if ((load->demands[i].techniques & TRESTLE_TECHNIQUE_NETWORK) != 0)
      return TRUE;

  return FALSE;
}

TRESTLE_CHECK (check_isolated)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  const GPtrArray *networks = trestle_design_get_list (index->design, TRESTLE_KIND_NETWORK)->items;
  g_autofree gboolean *inside = find_networks_with_repository (index);
  g_autofree TrestleLocation **first = g_new0 (TrestleLocation *, networks->len + 1);

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleLocation **location = load->isolated != NULL ? &first[trestle_position (load->isolated)] : NULL;

      if (location != NULL && downloads (load) && (*location == NULL || trestle_object_compare (&load->location, location) < 0))
        *location = load->location;
    }
  for (guint i = 0; i < networks->len; i++)
    if (first[i] != NULL && !inside[i])
      trestle_finding_set_other (trestle_report_add (report, "outside", first[i], "techniques"), networks->pdata[i]);
}

static const TrestleOutcome isolated_outcomes[] = {
  { "outside", TRESTLE_SEVERITY_ERROR, N_("Clients at {subject} download images, but no repository stands inside their isolated network {other}"),
    N_("Add a local repository with an IIS server at {subject}"), trestle_fix_add_repository },
  { NULL }
};

/* A repository that serves nobody is OVER-01’s. */

static void
report_records (TrestleReport           *report,
                const TrestleRepository *repository)
{
  gboolean other = repository->reason == TRESTLE_REPOSITORY_REASON_OTHER && is_blank (repository->reason_text);
  gboolean no_images = repository->images == NULL || repository->images->n == 0;
  TrestleFinding *finding;

  if (!is_blank (repository->name) && repository->reason != TRESTLE_UNSET && !other && !no_images)
    return;
  if (trestle_is_untouched ((const TrestleObject *) repository))
    return;
  finding = trestle_report_add (report, "blank", (gpointer) repository,
                                is_blank (repository->name) ? "name" : repository->reason == TRESTLE_UNSET ? "reason"
                                : other ? "reason_text" : "images");
  if (is_blank (repository->name))
    trestle_finding_add_missing (finding, N_("its name"));
  if (repository->reason == TRESTLE_UNSET)
    trestle_finding_add_missing (finding, N_("the reason for it"));
  if (other)
    trestle_finding_add_missing (finding, N_("the reason in words"));
  if (no_images)
    trestle_finding_add_missing (finding, N_("the images it holds"));
}

/* Images that somebody uses whom their repository serves have a bit each, in the
 * order of its list; those beyond 64 count as used.
 */
static gboolean
mark_used (const TrestleRepository *repository,
           const TrestleImage      *image,
           guint64                 *used)
{
  const TrestleRefs *images = repository->images;

  for (guint i = 0; images != NULL && i < images->n; i++)
    if (images->refs[i].target == (const TrestleObject *) image)
      {
        *used |= i < 64 ? G_GUINT64_CONSTANT (1) << i : 0;
        return TRUE;
      }

  return FALSE;
}

/* Marks what a population uses; the first image by name that none of its
 * repositories holds, and how many there are.
 */
static TrestleImage *
mark_population (const TrestleIndex          *index,
                 const TrestlePopulationLoad *load,
                 guint64                     *used,
                 guint                       *n_unheld)
{
  TrestleImage *unheld = NULL;

  *n_unheld = 0;
  for (guint i = 0; i < load->n_usages; i++)
    {
      TrestleImage *image = get_image (&load->uses[i]);
      gboolean held = FALSE;

      for (guint k = 0; image != NULL && k < load->n_repositories; k++)
        held = mark_used (load->repositories[k]->repository, image, &used[load->repositories[k] - index->repositories]) || held;
      if (image == NULL || held)
        continue;
      (*n_unheld)++;
      if (unheld == NULL || trestle_object_compare (&image, &unheld) < 0)
        unheld = image;
    }

  return unheld;
}

/* Images of travelers, by position: their own instance’s repositories keep them at
 * hand wherever they go.
 */
static gboolean *
find_traveling (const TrestleIndex *index)
{
  gboolean *traveling = g_new0 (gboolean, trestle_design_get_list (index->design, TRESTLE_KIND_IMAGE)->items->len + 1);

  TRESTLE_FOREACH (index->design, FLOW, TrestleFlow, flow)
    if (flow->image.target != NULL)
      traveling[trestle_position (flow->image.target)] = TRUE;

  return traveling;
}

static const char *
get_separation (const TrestleImage *image)
{
  return image->separation != NULL ? image->separation : "";
}

/* The first repository by name that may hold @image too. */
static TrestleRepository *
find_companion (const TrestlePopulation *population,
                const TrestleImage      *image)
{
  const TrestleRefs *refs = population->repositories;
  TrestleRepository *found = NULL;

  for (guint i = 0; i < refs->n; i++)
    {
      TrestleRepository *repository = (TrestleRepository *) refs->refs[i].target;
      const TrestleRefs *images = repository != NULL ? repository->images : NULL;
      gboolean may = images != NULL && images->n > 0;

      for (guint k = 0; may && k < images->n; k++)
        may = images->refs[k].target != NULL && g_str_equal (get_separation ((TrestleImage *) images->refs[k].target), get_separation (image));
      if (may && (found == NULL || trestle_object_compare (&repository, &found) < 0))
        found = repository;
    }

  return found;
}

static void
report_unheld (TrestleReport           *report,
               const TrestlePopulation *population,
               TrestleImage            *image,
               guint                    n)
{
  TrestleRepository *companion = find_companion (population, image);
  TrestleFinding *finding = trestle_report_add (report, companion != NULL ? "unheld" : "apart", (gpointer) population, "repositories");

  if (companion != NULL)
    trestle_finding_set_other (finding, companion);
  trestle_finding_add_object (finding, "image", image);
  trestle_finding_add_count (finding, "n", n);
}

static void
report_unused (TrestleReport               *report,
               const TrestleRepositoryLoad *load,
               guint64                      used,
               const gboolean              *traveling)
{
  const TrestleRefs *images = load->repository->images;
  TrestleImage *first = NULL;
  TrestleFinding *finding;
  guint n = 0;

  for (guint i = 0; images != NULL && i < MIN (images->n, 64); i++)
    {
      TrestleImage *image = (TrestleImage *) images->refs[i].target;

      if (image == NULL || (used & (G_GUINT64_CONSTANT (1) << i)) != 0 || traveling[trestle_position (image)])
        continue;
      n++;
      if (first == NULL || trestle_object_compare (&image, &first) < 0)
        first = image;
    }
  if (first == NULL)
    return;
  finding = trestle_report_add (report, "unused", load->repository, "images");
  trestle_finding_set_other (finding, first);
  trestle_finding_add_count (finding, "n", n);
}

TRESTLE_CHECK (check_holdings)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree guint64 *used = g_new0 (guint64, index->n_repositories + 1);
  g_autofree gboolean *traveling = find_traveling (index);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];
      TrestleImage *image;
      guint n;

      if (load->n_repositories + load->n_missing == 0)
        continue;
      image = mark_population (index, load, used, &n);
      if (image != NULL)
        report_unheld (report, load->population, image, n);
    }
  for (guint i = 0; i < index->n_repositories; i++)
    {
      report_records (report, index->repositories[i].repository);
      if (index->repositories[i].n_populations > 0)
        report_unused (report, &index->repositories[i], used[i], traveling);
    }
}

static const TrestleOutcome holdings_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ERROR, N_("{subject} lacks records: {missing}"), TRESTLE_ONLY (trestle_fixes_record) },
  { "unheld", TRESTLE_SEVERITY_ERROR, N_("{subject} uses {image}, but none of its repositories holds it (images concerned: {n})"),
    N_("Let {other} hold the images that {subject} uses and lacks"), trestle_fix_hold_images },
  { "apart", TRESTLE_SEVERITY_ERROR, N_("{subject} uses {image}, but none of its repositories holds it (images concerned: {n})"),
    N_("Serve {subject} from the nearest repositories that hold the images it lacks, or add one for them where the clients of its instance are reached best"),
    trestle_fix_serve_apart },
  { "unused", TRESTLE_SEVERITY_ADVICE, N_("{subject} holds {other}, which nobody it serves uses (images concerned: {n})"),
    N_("Take {other} out of {subject}"), trestle_fix_drop_image },
  { NULL }
};

/* */

static void
report_disk (TrestleReport               *report,
             const TrestleRepositoryLoad *load,
             TrestleInt128                needed)
{
  TrestleFinding *finding = trestle_report_add (report, "too-small", load->repository, "disk");

  trestle_finding_add_number (finding, "disk", TRESTLE_MEASURE_BYTES, trestle_integer (load->repository->disk));
  trestle_finding_add_number (finding, "needed", TRESTLE_MEASURE_BYTES, trestle_integer (needed));
}

TRESTLE_CHECK (check_disk)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  TRESTLE_FOREACH (index->design, IMAGE, TrestleImage, image)
    if (image->packed == TRESTLE_UNSET && !trestle_is_untouched ((TrestleObject *) image))
      trestle_report_add (report, "no-size", image, "packed");
  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &index->repositories[i];

      if (load->complete && load->repository->disk != TRESTLE_UNSET && load->repository->disk < load->disk)
        report_disk (report, load, load->disk);
    }
}

#define ACCEPT_DISK N_("Record {needed} of disk for {subject}")

static const TrestleOutcome disk_outcomes[] = {
  { "no-size", TRESTLE_SEVERITY_ERROR, N_("The packed size of {subject} is not recorded, on which disks and downloads depend"), TRESTLE_ONLY (trestle_fixes_record) },
  { "too-small", TRESTLE_SEVERITY_ERROR, N_("{subject} is recorded with {disk} of disk, but the images it holds take {needed}"),
    ACCEPT_DISK, trestle_fix_accept_disk, TRUE },
  { NULL }
};

/* R-X.9.  Less than one version takes is REPO-10’s. */

TRESTLE_CHECK (check_versions)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &report->index->repositories[i];

      if (load->complete && load->repository->disk != TRESTLE_UNSET && load->repository->disk >= load->disk &&
          load->repository->disk < load->disk_with_versions)
        report_disk (report, load, load->disk_with_versions);
    }
}

static const TrestleOutcome versions_outcomes[] = {
  { "too-small", TRESTLE_SEVERITY_ADVICE, N_("{subject} is recorded with {disk} of disk, but with the older versions kept its images take {needed}"),
    ACCEPT_DISK, trestle_fix_accept_disk, TRUE },
  { NULL }
};

/* R-X.8 */

TRESTLE_CHECK (check_name)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, IMAGE, TrestleImage, image)
    {
      const char *bad = image->name != NULL ? strpbrk (image->name, TRESTLE_BAD_NAME_CHARACTERS) : NULL;
      char text[] = { bad != NULL ? *bad : '\0', '\0' };

      if (bad != NULL)
        trestle_finding_add_text (trestle_report_add (report, "character", image, "name"), "character", *bad == ' ' ? N_("a space") : text);
    }
}

static const TrestleOutcome name_outcomes[] = {
  { "character", TRESTLE_SEVERITY_ERROR, N_("The name of {subject} contains {character}, which the name of an image may not"),
    N_("Put “-” in place of what may not stand in the name of {subject}"), trestle_fix_image_name, TRUE },
  { NULL }
};

const TrestleRule trestle_rules_holdings[] = {
  { "REPO-04", "R-4.1.10", N_("Who downloads is served by a repository that holds the image and can be reached"), 4, NULL, supply_outcomes, check_supply },
  { "REPO-07", "R-4.2.3", N_("An isolated network with downloads has a repository inside"), 4, NULL, isolated_outcomes, check_isolated },
  { "REPO-09", "R-4.2.5", N_("Each repository has its records, and holds what those it serves use"), 4, NULL, holdings_outcomes, check_holdings },
  { "REPO-10", "R-4.3.3", N_("Disks of repositories take the images held"), 4, NULL, disk_outcomes, check_disk },
  { "VM-02", "R-X.8", N_("Image names contain no characters that are not allowed"), 4, NULL, name_outcomes, check_name },
  { "REPO-14", "R-X.9", N_("Disks of repositories take the older versions kept"), 4, NULL, versions_outcomes, check_versions },
  { NULL }
};
