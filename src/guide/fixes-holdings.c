/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of what repositories hold and whom they serve.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "fix.h"

gboolean
trestle_fix_serve (TrestleFinding *finding,
                   GError        **error)
{
  trestle_object_add_ref (finding->subject, "repositories", finding->other);

  return TRUE;
}

static const char *
get_separation (const TrestleObject *image)
{
  const char *tag = ((const TrestleImage *) image)->separation;

  return tag != NULL ? tag : "";
}

static gboolean
is_held (const TrestlePopulation *population,
         const TrestleObject     *image)
{
  for (guint i = 0; i < population->repositories->n; i++)
    if (population->repositories->refs[i].target != NULL &&
        trestle_refs_contain (((TrestleRepository *) population->repositories->refs[i].target)->images, image))
      return TRUE;

  return FALSE;
}

/* All that the population lacks and that may stand beside what is held there. */
gboolean
trestle_fix_hold_images (TrestleFinding *finding,
                         GError        **error)
{
  const TrestleObject *beside = ((TrestleRepository *) finding->other)->images->refs[0].target;

  TRESTLE_FOREACH (finding->subject->design, USAGE, TrestleUsage, usage)
    {
      const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;
      TrestleObject *image = workspace != NULL ? workspace->image.target : NULL;

      if (usage->population.target == finding->subject && TRESTLE_OR (usage->users, 0) > 0 && image != NULL &&
          g_str_equal (get_separation (image), get_separation (beside)) &&
          !is_held ((TrestlePopulation *) finding->subject, image))
        trestle_object_add_ref (finding->other, "images", image);
    }

  return TRUE;
}

gboolean
trestle_fix_drop_image (TrestleFinding *finding,
                        GError        **error)
{
  trestle_object_remove_ref (finding->subject, "images", finding->other);

  return TRUE;
}

gboolean
trestle_fix_accept_disk (TrestleFinding *finding,
                         GError        **error)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, "needed"))
      {
        if (finding->arguments[i].number.num > TRESTLE_MAX_BYTES)
          return trestle_fix_fail (error, _("no disk is that large: divide the images among repositories"));
        trestle_object_set_number (finding->subject, "disk", (gint64) finding->arguments[i].number.num);
      }

  return TRUE;
}

gboolean
trestle_fix_image_name (TrestleFinding *finding,
                        GError        **error)
{
  g_autofree char *stem = g_strdelimit (g_strdup (((TrestleImage *) finding->subject)->name), TRESTLE_BAD_NAME_CHARACTERS, '-');
  g_autofree char *name = trestle_design_dup_unique_name (finding->subject->design, TRESTLE_KIND_IMAGE, stem);

  trestle_object_set_string (finding->subject, "name", name);

  return TRUE;
}
