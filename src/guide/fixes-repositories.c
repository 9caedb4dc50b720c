/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes that create and split repositories, and bring the first copy out of band.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "fix.h"

static gboolean
uses_image (TrestlePopulation *population,
            TrestleObject     *image)
{
  TRESTLE_FOREACH (((TrestleObject *) population)->design, USAGE, TrestleUsage, usage)
    if (usage->population.target == (TrestleObject *) population && usage->workspace.target != NULL &&
        ((TrestleWorkspace *) usage->workspace.target)->image.target == image)
      return TRUE;

  return FALSE;
}

static const char *
get_separation (const TrestleObject *image)
{
  const char *tag = image != NULL ? ((const TrestleImage *) image)->separation : NULL;

  return tag != NULL ? tag : "";
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* A repository that holds images with @tag and no others. */
static gboolean
has_separate_repository (const TrestleIndex *index,
                         const char         *tag)
{
  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRefs *images = index->repositories[i].repository->images;
      gboolean only = images != NULL && images->n > 0;

      for (guint k = 0; only && k < images->n; k++)
        only = g_str_equal (get_separation (images->refs[k].target), tag);
      if (only)
        return TRUE;
    }

  return FALSE;
}

/* A repository with IIS on one machine at @location for all images with @tag; who
 * uses one of them is served by it.
 */
static TrestleObject *
create_separate_repository (TrestleDesign   *design,
                            const char      *tag,
                            TrestleLocation *location)
{
  TrestleObject *repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, location);
  TrestleObject *iis = trestle_design_create (design, TRESTLE_KIND_IIS);
  g_autofree char *upper = g_utf8_strup (*tag != '\0' ? tag : _("General"), -1);
  g_autofree char *stem = g_strdup_printf ("REPO-%s", g_strdelimit (upper, " ", '-'));
  g_autofree char *name = trestle_design_dup_unique_name (design, TRESTLE_KIND_REPOSITORY, stem);

  trestle_object_set_string (repository, "name", name);
  trestle_object_set_choice (repository, "reason", "separation");
  trestle_object_set_ref (iis, "repository", repository);
  trestle_object_set_ref (iis, "machine", TRESTLE_REPOSITORY (repository)->machine.target);
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    if (g_str_equal (get_separation ((TrestleObject *) image), tag))
      {
        trestle_object_add_ref (repository, "images", (TrestleObject *) image);
        TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
          if (uses_image (population, (TrestleObject *) image))
            trestle_object_add_ref ((TrestleObject *) population, "repositories", repository);
      }

  return repository;
}

/* What @mixed holds with @tag moves into a repository beside it. */
static void
split_off (TrestleObject *mixed,
           const char    *tag)
{
  TrestleObject *repository = create_separate_repository (mixed->design, tag,
                                                          trestle_location_of (&((TrestleRepository *) mixed)->machine));

  for (guint i = 0; i < ((TrestleRepository *) repository)->images->n; i++)
    if (trestle_refs_contain (((TrestleRepository *) mixed)->images, ((TrestleRepository *) repository)->images->refs[i].target))
      trestle_object_remove_ref (mixed, "images", ((TrestleRepository *) repository)->images->refs[i].target);
}

/* The location with most clients of images with @tag. */
static TrestleLocation *
find_users_of_tag (const TrestleIndex *index,
                   const char         *tag)
{
  TrestleLocation *found = NULL;
  gint64 most = 0;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      gint64 clients = 0;

      for (guint k = 0; k < load->n_demands; k++)
        if (g_strcmp0 (load->demands[k].image->separation, tag) == 0)
          clients += load->demands[k].clients;
      if (clients > most || (clients == most && found != NULL && clients > 0 && trestle_object_compare (&load->location, &found) < 0))
        {
          found = load->location;
          most = clients;
        }
    }

  return found;
}

/* Separated images that no repository holds by themselves get one where most of
 * their users are.
 */
static void
add_separate_repositories (TrestleDesign *design)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  g_autoptr(GPtrArray) done = g_ptr_array_new ();

  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    {
      TrestleLocation *location = is_blank (image->separation) ? NULL : find_users_of_tag (index, image->separation);

      if (location == NULL || g_ptr_array_find_with_equal_func (done, image->separation, g_str_equal, NULL) ||
          has_separate_repository (index, image->separation))
        continue;
      create_separate_repository (design, image->separation, location);
      g_ptr_array_add (done, image->separation);
    }
}

static gboolean
has_marked_location (const TrestleIndex   *index,
                     const TrestleNetwork *network)
{
  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].isolated == network && index->locations[i].location->local_repository == TRUE)
      return TRUE;

  return FALSE;
}

/* One repository inside every isolated network whose users download. */
static void
add_isolated_repositories (TrestleDesign *design)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      gboolean downloads = FALSE;

      for (guint k = 0; k < load->n_demands; k++)
        downloads = downloads || trestle_updates_by_network (load->demands[k].techniques);
      if (load->isolated != NULL && downloads && !has_marked_location (index, load->isolated))
        trestle_fix_draft_local (index, load);
    }
}

static gboolean
has_too_few (TrestleDesign *design)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);
  TrestleRepositoryNeed need = index->need;

  return index->n_repositories < need.minimum + need.separation + need.isolated;
}

gboolean
trestle_fix_add_repository (TrestleFinding *finding,
                            GError        **error)
{
  TrestleDesign *design = finding->subject->design;
  g_autoptr(ScopedIndex) index = trestle_fix_index (design);

  if (TRESTLE_IS_LOCATION (finding->subject))
    {
      trestle_fix_draft_local (index, trestle_index_location (index, finding->subject));
      return TRUE;
    }
  if (finding->other != NULL && TRESTLE_IS_LOCATION (finding->other))
    {
      trestle_fix_draft_local (index, trestle_index_location (index, finding->other));
      return TRUE;
    }
  for (guint i = 0; i < index->n_locations; i++)
    if (index->locations[i].location->local_repository == TRUE && !index->locations[i].has_local)
      trestle_fix_draft_local (index, &index->locations[i]);
  if (has_too_few (design))
    add_isolated_repositories (design);
  if (has_too_few (design))
    add_separate_repositories (design);

  return !has_too_few (design) ||
         trestle_fix_fail (error, _("every marked location has a repository already: decide where another one is needed"));
}

gboolean
trestle_fix_first_copy (TrestleFinding *finding,
                        GError        **error)
{
  const TrestleDesign *design = finding->subject->design;
  gint64 techniques = TRESTLE_OR (((TrestleLocation *) finding->subject)->techniques, 0) | TRESTLE_TECHNIQUE_NETWORK;

  techniques |= design->distribution_system == TRUE ? TRESTLE_TECHNIQUE_PRE_STAGE : TRESTLE_TECHNIQUE_REMOVABLE;
  trestle_object_set_number (finding->subject, "techniques", techniques);

  /* Workspaces that differ from their location and leave the first copy to the network. */
  TRESTLE_FOREACH (design, SERVICE, TrestleService, service)
    if (service->location.target == finding->subject && service->techniques != TRESTLE_UNSET &&
        trestle_initial_by_network (service->techniques))
      trestle_object_set_number ((TrestleObject *) service, "techniques", techniques);

  return TRUE;
}

gboolean
trestle_fix_split_repository (TrestleFinding *finding,
                              GError        **error)
{
  const TrestleRefs *images = ((TrestleRepository *) finding->subject)->images;
  g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < images->n; i++)
    {
      const char *tag = get_separation (images->refs[i].target);

      if (!g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
        g_ptr_array_add (tags, g_strdup (tag));
    }
  g_ptr_array_sort_values (tags, (GCompareFunc) strcmp);
  for (guint i = 1; i < tags->len; i++)
    split_off (finding->subject, tags->pdata[i]);

  return TRUE;
}

/* a copy of the repository for each domain that does not trust the first one. */

static TrestleObject *
copy_repository (TrestleObject *repository)
{
  const TrestleRepository *self = (TrestleRepository *) repository;
  TrestleObject *copy = trestle_edit_add_component (repository->design, TRESTLE_KIND_REPOSITORY, trestle_location_of (&self->machine));
  TrestleObject *iis = trestle_design_create (repository->design, TRESTLE_KIND_IIS);
  g_autofree char *name = trestle_design_dup_unique_name (repository->design, TRESTLE_KIND_REPOSITORY, trestle_object_get_name (repository));

  trestle_object_set_string (copy, "name", name);
  trestle_object_set_choice (copy, "reason", "separation");
  for (guint i = 0; self->images != NULL && i < self->images->n; i++)
    if (self->images->refs[i].target != NULL)
      trestle_object_add_ref (copy, "images", self->images->refs[i].target);
  if (self->machine.target != NULL)
    trestle_fix_copy_form_factor (self->machine.target, TRESTLE_REPOSITORY (copy)->machine.target);
  trestle_object_set_ref (iis, "repository", copy);
  trestle_object_set_ref (iis, "machine", TRESTLE_REPOSITORY (copy)->machine.target);

  return copy;
}

static gboolean
split_by_trust (TrestleFinding *finding,
                GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  g_autoptr(GHashTable) copies = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) served = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    if (population->domain.target != NULL && trestle_refs_contain (population->repositories, finding->subject))
      g_ptr_array_add (served, population);
  g_ptr_array_sort (served, trestle_object_compare);
  for (guint i = 0; i < served->len; i++)
    {
      guint trust_class = index->trust_classes[trestle_position (((TrestlePopulation *) served->pdata[i])->domain.target)];
      TrestleObject *repository = g_hash_table_lookup (copies, GUINT_TO_POINTER (trust_class));

      if (repository == NULL)
        {
          repository = g_hash_table_size (copies) == 0 ? finding->subject : copy_repository (finding->subject);
          g_hash_table_insert (copies, GUINT_TO_POINTER (trust_class), repository);
        }
      if (repository == finding->subject)
        continue;
      trestle_object_add_ref (served->pdata[i], "repositories", repository);
      trestle_object_remove_ref (served->pdata[i], "repositories", finding->subject);
    }

  return TRUE;
}

const TrestleFix trestle_fixes_split_by_trust[] = {
  { "split", N_("Give the users of each further domain a repository of their own like {subject}"), .apply = split_by_trust },
  { NULL }
};
