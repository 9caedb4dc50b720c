/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who refers to the object in one field; for images it is two steps further: who
 * is at the location, and which workspaces they use.
 */
#include "config.h"

#include "far-set.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "kinds.h"

static GPtrArray *
list_referrers (TrestleObject *object,
                TrestleKind    kind,
                const char    *field)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

  for (guint i = 0; i < n; i++)
    if (trestle_object_get_kind (referrers[i].object) == kind && g_str_equal (referrers[i].field->name, field))
      g_ptr_array_add (found, referrers[i].object);
  g_ptr_array_sort (found, trestle_object_compare);

  return found;
}

static void
write_referrers (TrestleObject *object,
                 TrestleKind    kind,
                 const char    *field,
                 GPtrArray     *wanted)
{
  g_autoptr (GPtrArray) old = list_referrers (object, kind, field);

  for (guint i = 0; i < old->len; i++)
    if (!g_ptr_array_find (wanted, old->pdata[i], NULL))
      trestle_object_remove_ref (old->pdata[i], field, object);
  for (guint i = 0; i < wanted->len; i++)
    if (!g_ptr_array_find (old, wanted->pdata[i], NULL))
      trestle_object_add_ref (wanted->pdata[i], field, object);
}

/* ---- Images by usages */

static TrestleObject *
get_image (TrestleObject *usage)
{
  TrestleWorkspace *workspace = (TrestleWorkspace *) TRESTLE_USAGE (usage)->workspace.target;

  return workspace != NULL ? (TrestleObject *) workspace->image.target : NULL;
}

static GPtrArray *
list_usages (TrestleObject *location)
{
  g_autoptr (GPtrArray) populations = list_referrers (location, TRESTLE_KIND_POPULATION, "location");
  GPtrArray *usages = g_ptr_array_new ();

  for (guint i = 0; i < populations->len; i++)
    {
      g_autoptr (GPtrArray) own = list_referrers (populations->pdata[i], TRESTLE_KIND_USAGE, "population");

      g_ptr_array_extend (usages, own, NULL, NULL);
    }

  return usages;
}

static GPtrArray *
list_images (TrestleObject *location)
{
  g_autoptr (GPtrArray) usages = list_usages (location);
  GPtrArray *images = g_ptr_array_new ();

  for (guint i = 0; i < usages->len; i++)
    {
      TrestleObject *image = get_image (usages->pdata[i]);

      if (image != NULL && !g_ptr_array_find (images, image, NULL))
        g_ptr_array_add (images, image);
    }
  g_ptr_array_sort (images, trestle_object_compare);

  return images;
}

/* The only workspace with @image, or NULL with @error set. */
static TrestleObject *
find_workspace (TrestleObject *image,
                GError       **error)
{
  g_autoptr (GPtrArray) workspaces = list_referrers (image, TRESTLE_KIND_WORKSPACE, "image");

  if (workspaces->len == 1)
    return workspaces->pdata[0];
  g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE,
               workspaces->len == 0 ? _("no workspace has “%s”: add one first") :
               _("several workspaces have “%s”: say in the workspace uses which"), trestle_object_get_name (image));

  return NULL;
}

/* The only population there, or NULL with @error set. */
static TrestleObject *
find_population (TrestleObject *location,
                 GError       **error)
{
  g_autoptr (GPtrArray) populations = list_referrers (location, TRESTLE_KIND_POPULATION, "location");

  if (populations->len == 1)
    return populations->pdata[0];
  g_set_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_RANGE,
               populations->len == 0 ? _("“%s” has no users yet") :
               _("“%s” has several populations: say in the workspace uses who uses it"), trestle_object_get_name (location));

  return NULL;
}

static void
use (TrestleObject *population,
     TrestleObject *workspace)
{
  TrestleObject *usage = trestle_design_create (population->design, TRESTLE_KIND_USAGE);

  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", workspace);
}

/* All is known before anything changes. */
static gboolean
write_images (TrestleObject *location,
              GPtrArray     *wanted,
              GError       **error)
{
  g_autoptr (GPtrArray) old = list_images (location), usages = list_usages (location), workspaces = g_ptr_array_new ();
  TrestleObject *population = NULL;

  for (guint i = 0; i < wanted->len; i++)
    if (!g_ptr_array_find (old, wanted->pdata[i], NULL))
      {
        TrestleObject *workspace = find_workspace (wanted->pdata[i], error);

        population = workspace != NULL ? find_population (location, error) : NULL;
        if (population == NULL)
          return FALSE;
        g_ptr_array_add (workspaces, workspace);
      }
  for (guint i = 0; i < usages->len; i++)
    {
      TrestleObject *image = get_image (usages->pdata[i]);

      if (image != NULL && !g_ptr_array_find (wanted, image, NULL))
        trestle_edit_delete (usages->pdata[i]);
    }
  for (guint i = 0; i < workspaces->len; i++)
    use (population, workspaces->pdata[i]);

  return TRUE;
}

/* ---- One of them */

GPtrArray *
trestle_far_set_list (const TrestleFarSet *self,
                      TrestleObject       *object)
{
  return self->field != NULL ? list_referrers (object, self->set.target, self->field) : list_images (object);
}

gboolean
trestle_far_set_write (const TrestleFarSet *self,
                       TrestleObject       *object,
                       GPtrArray           *wanted,
                       GError             **error)
{
  if (self->field == NULL)
    return write_images (object, wanted, error);
  write_referrers (object, self->set.target, self->field, wanted);

  return TRUE;
}

#define SET(KIND) { .name = "set", .kind = TRESTLE_FIELD_REFS, .target = TRESTLE_KIND_ ## KIND }

const TrestleFarSet trestle_far_set_libraries = { SET (LIBRARY), "location" };
const TrestleFarSet trestle_far_set_images = { SET (IMAGE), NULL };
const TrestleFarSet trestle_far_set_populations = { SET (POPULATION), "repositories" };
const TrestleFarSet trestle_far_set_iis = { SET (IIS), "repository" };
