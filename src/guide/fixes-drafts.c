/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that draft repositories: one at a location for what is used there, or one
 * for an instance where its clients are reached best; images that have to be kept
 * apart get repositories of their own.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "fix.h"
#include "paths.h"

static const char *
get_separation (const TrestleImage *image)
{
  return image->separation != NULL ? image->separation : "";
}

/* The image that @usage puts on clients, NULL without users. */
static TrestleImage *
get_image (const TrestleUsage *usage)
{
  const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;

  return workspace != NULL && TRESTLE_OR (usage->users, 0) > 0 ? (TrestleImage *) workspace->image.target : NULL;
}

static void
add_once (GPtrArray *array,
          gpointer   element)
{
  if (!g_ptr_array_find (array, element, NULL))
    g_ptr_array_add (array, element);
}

static int
compare_separations (gconstpointer a,
                     gconstpointer b)
{
  int order = strcmp (get_separation (*(TrestleImage *const *) a), get_separation (*(TrestleImage *const *) b));

  return order != 0 ? order : trestle_object_compare (a, b);
}

/* A repository with IIS on one machine at @place. */
static TrestleObject *
create_repository (TrestleDesign   *design,
                   TrestleLocation *place,
                   const char      *stem,
                   const char      *reason)
{
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, place);
  TrestleObject *machine = (TrestleObject *) trestle_edit_get_machine (repository);
  TrestleObject *iis = trestle_design_create (design, TRESTLE_KIND_IIS);
  g_autofree char *upper = g_utf8_strup (stem, -1);
  g_autofree char *repository_stem = g_strconcat ("REPO-", g_strdelimit (upper, " ", '-'), NULL);
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_REPOSITORY, repository_stem);
  g_autofree char *iis_stem = g_strconcat ("IIS-", upper, NULL);
  g_autofree char *iis_name = trestle_design_dup_unique_name (design, TRESTLE_KIND_IIS, iis_stem);

  trestle_object_set_string (repository, "name", name);
  trestle_object_set_string (machine, "name", name);
  trestle_object_set_choice (repository, "reason", reason);
  trestle_object_set_string (iis, "name", iis_name);
  trestle_object_set_ref (iis, "repository", repository);
  trestle_object_set_ref (iis, "machine", machine);

  return repository;
}

/* The first repository by name that stands at @place and holds @images, from @first
 * on as many as @n, and nothing that has to be kept apart from them; NULL without one.
 */
static TrestleObject *
find_repository_at (TrestleLocation *place,
                    GPtrArray       *images,
                    guint            first,
                    guint            n)
{
  TrestleObject *found = NULL;

  TRESTLE_FOREACH (((TrestleObject *) place)->design, REPOSITORY, TrestleRepository, repository)
    {
      gboolean fits = trestle_location_of (&repository->machine) == place;

      for (guint i = 0; fits && i < n; i++)
        fits = trestle_refs_contain (repository->images, images->pdata[first + i]);
      for (guint i = 0; fits && i < repository->images->n; i++)
        fits = repository->images->refs[i].target != NULL &&
               g_str_equal (get_separation ((TrestleImage *) repository->images->refs[i].target), get_separation (images->pdata[first]));
      if (fits && (found == NULL || trestle_object_compare (&repository, &found) < 0))
        found = (TrestleObject *) repository;
    }

  return found;
}

/* Repositories at @place that hold @images, which become sorted: those that are
 * there, and new ones for the rest, one for each separation tag.
 */
static GPtrArray *
provide (TrestleLocation *place,
         GPtrArray       *images,
         const char      *reason)
{
  GPtrArray *repositories = g_ptr_array_new ();
  guint n;

  g_ptr_array_sort (images, compare_separations);
  for (guint i = 0; i < images->len; i += n)
    {
      const char *tag = get_separation (images->pdata[i]);
      TrestleObject *repository;

      for (n = 1; i + n < images->len && g_str_equal (get_separation (images->pdata[i + n]), tag);)
        n++;
      repository = find_repository_at (place, images, i, n);
      if (repository == NULL)
        {
          repository = create_repository (((TrestleObject *) place)->design, place,
                                          *tag != '\0' ? tag : trestle_object_get_name ((TrestleObject *) place),
                                          *tag != '\0' ? "separation" : reason);
          for (guint k = i; k < i + n; k++)
            trestle_object_add_ref (repository, "images", images->pdata[k]);
        }
      g_ptr_array_add (repositories, repository);
    }

  return repositories;
}

static gboolean
is_held (const TrestleImage *image,
         gpointer            repository)
{
  return repository != NULL && trestle_refs_contain (((TrestleRepository *) repository)->images, image);
}

static gboolean
is_held_by_any (const TrestleImage *image,
                const GPtrArray    *repositories)
{
  for (guint i = 0; i < repositories->len; i++)
    if (is_held (image, repositories->pdata[i]))
      return TRUE;

  return FALSE;
}

/* A population is served by those of @repositories that hold what it uses, and for
 * the rest by the ones that do so now.
 */
static void
serve (const TrestlePopulationLoad *load,
       const GPtrArray             *repositories)
{
  const TrestleRefs *refs = load->population->repositories;
  g_autoptr(GPtrArray) serving = g_ptr_array_new ();
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) ids = NULL;

  for (guint i = 0; i < load->n_usages; i++)
    {
      TrestleImage *image = get_image (load->usages[i]);

      for (guint k = 0; image != NULL && k < repositories->len; k++)
        if (is_held (image, repositories->pdata[k]))
          add_once (serving, repositories->pdata[k]);
      for (guint k = 0; image != NULL && refs != NULL && !is_held_by_any (image, repositories) && k < refs->n; k++)
        if (is_held (image, refs->refs[k].target))
          add_once (serving, refs->refs[k].target);
    }
  if (serving->len == 0)
    return;
  for (guint i = 0; i < serving->len; i++)
    g_strv_builder_add (builder, ((TrestleObject *) serving->pdata[i])->id);
  ids = g_strv_builder_end (builder);
  trestle_object_set_strings ((TrestleObject *) load->population, "repositories", (const char *const *) ids);
}

void
trestle_fix_draft_local (const TrestleIndex        *index,
                         const TrestleLocationLoad *load)
{
  g_autoptr(GPtrArray) images = g_ptr_array_new ();
  g_autoptr(GPtrArray) repositories = NULL;

  for (guint i = 0; i < load->n_demands; i++)
    add_once (images, load->demands[i].image);
  if (images->len == 0)
    create_repository (index->design, load->location, trestle_object_get_name ((TrestleObject *) load->location), "local");
  repositories = provide (load->location, images, "local");
  for (guint i = 0; i < index->n_populations; i++)
    if (index->populations[i].population->location.target == (TrestleObject *) load->location)
      serve (&index->populations[i], repositories);
  trestle_object_set_number ((TrestleObject *) load->location, "local_repository", TRUE);
}

/* Central repositories */

static gboolean
downloads (const TrestleIndex          *index,
           const TrestlePopulationLoad *load)
{
  const TrestleObject *place = load->population->location.target;

  for (guint i = 0; place != NULL && i < load->n_usages; i++)
    {
      const TrestleDemand *demand = get_image (load->usages[i]) != NULL
                                    ? trestle_find_usage_demand (index, trestle_index_location (index, place), load->usages[i]) : NULL;

      if (demand != NULL && (demand->techniques & TRESTLE_TECHNIQUE_NETWORK) != 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether @population, which downloads, is to be served from @place: nobody serves
 * it yet, and its location is not to have a repository of its own.
 */
static gboolean
needs_central (const TrestleIndex          *index,
               const TrestlePopulationLoad *load,
               const TrestleLocation       *place)
{
  const TrestleLocation *location = (TrestleLocation *) load->population->location.target;

  return (load->population->repositories == NULL || load->population->repositories->n == 0) && downloads (index, load) &&
         (location == place || location->local_repository != TRUE);
}

/* What the population uses, and what its travelers use elsewhere. */
static void
collect_images (const TrestlePopulationLoad *load,
                GPtrArray                   *images)
{
  const TrestleObject *population = (TrestleObject *) load->population;
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (population->design, population->id, &n);

  for (guint i = 0; i < load->n_usages; i++)
    if (get_image (load->usages[i]) != NULL)
      add_once (images, get_image (load->usages[i]));
  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_FLOW (referrers[i].object) && ((TrestleFlow *) referrers[i].object)->image.target != NULL)
      add_once (images, ((TrestleFlow *) referrers[i].object)->image.target);
}

/* @instance’s repository stands where its clients are reached best, and holds what
 * those of them use whom nobody serves, @only one of them or all (NULL).
 */
static gboolean
draft_central (const TrestleIndex      *index,
               TrestleInstance         *instance,
               const TrestlePopulation *only,
               GError                 **error)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, instance);
  const GArray *candidates = trestle_paths_get_candidates (index, instance);
  g_autoptr(GPtrArray) images = g_ptr_array_new ();
  g_autoptr(GPtrArray) served = g_ptr_array_new ();
  g_autoptr(GPtrArray) repositories = NULL;
  TrestleLocation *place;
  gboolean local = FALSE;

  if (candidates->len == 0)
    return trestle_fix_fail (error, _("there is no place where a repository could stand: record users and bandwidth"));
  place = g_array_index (candidates, TrestleCandidate, 0).location;
  for (guint i = 0; i < load->n_populations; i++)
    if (only != NULL ? load->members[i]->population == only : needs_central (index, load->members[i], place))
      {
        g_ptr_array_add (served, load->members[i]);
        collect_images (load->members[i], images);
        local = local || load->members[i]->population->location.target == (TrestleObject *) place;
      }
  if (served->len == 0)
    return trestle_fix_fail (error, _("all its users are at locations that are to have repositories of their own"));

  repositories = provide (place, images, local ? "local" : "central");
  for (guint i = 0; i < served->len; i++)
    serve (served->pdata[i], repositories);

  return TRUE;
}

gboolean
trestle_fix_central_repository (TrestleFinding *finding,
                                GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);

  return draft_central (index, TRESTLE_INSTANCE (finding->subject), NULL, error);
}

gboolean
trestle_fix_serve_centrally (TrestleFinding *finding,
                             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestlePopulation *population = TRESTLE_POPULATION (finding->subject);

  if (population->instance.target == NULL)
    return trestle_fix_fail (error, _("it belongs to no instance yet"));

  return draft_central (index, (TrestleInstance *) population->instance.target, population, error);
}

/* The images of the population that none of its repositories holds are left. */
static gboolean
serve_from_nearest (const TrestleIndex          *index,
                    const TrestlePopulationLoad *load)
{
  gboolean all = TRUE;

  for (guint i = 0; i < load->n_usages; i++)
    {
      TrestleImage *image = get_image (load->usages[i]);
      const TrestleRefs *refs = load->population->repositories;
      TrestleRepository *holder;
      gboolean held = image == NULL;

      for (guint k = 0; !held && refs != NULL && k < refs->n; k++)
        held = is_held (image, refs->refs[k].target);
      if (held)
        continue;
      holder = trestle_find_holder (index, load->population, image);
      if (holder != NULL)
        trestle_object_add_ref ((TrestleObject *) load->population, "repositories", (TrestleObject *) holder);
      all = all && holder != NULL;
    }

  return all;
}

gboolean
trestle_fix_serve_apart (TrestleFinding *finding,
                         GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  const TrestlePopulation *population = TRESTLE_POPULATION (finding->subject);

  if (population->location.target == NULL)
    return trestle_fix_fail (error, _("where its clients are is not known yet"));

  return serve_from_nearest (index, &index->populations[finding->subject->position]) ||
         trestle_fix_serve_centrally (finding, error);
}
