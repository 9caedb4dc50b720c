/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of how images reach the clients of a location.
 */
#include "config.h"

#include "fix.h"

#define ANY G_MININT64

/* Adds @techniques to the location’s own set, and to those of its services, where
 * they are @only or that is ANY.
 */
static void
add_techniques (TrestleObject *location,
                gint64         techniques,
                gint64         only)
{
  gint64 own = TRESTLE_OR (((TrestleLocation *) location)->techniques, 0);

  if (only == ANY || own == only)
    trestle_object_set_number (location, "techniques", own | techniques);
  TRESTLE_FOREACH (location->design, SERVICE, TrestleService, service)
    if (service->location.target == location && service->techniques != TRESTLE_UNSET && (only == ANY || service->techniques == only))
      trestle_object_set_number ((TrestleObject *) service, "techniques", service->techniques | techniques);
}

static gint64
get_techniques (const TrestleFinding *finding,
                const char           *name)
{
  for (guint i = 0; i < finding->n_arguments; i++)
    if (g_str_equal (finding->arguments[i].name, name))
      return (gint64) finding->arguments[i].number.num;
  g_assert_not_reached ();
}

gboolean
trestle_fix_recommended_techniques (TrestleFinding *finding,
                                    GError        **error)
{
  add_techniques (finding->subject, get_techniques (finding, "techniques"), 0);

  return TRUE;
}

gboolean
trestle_fix_add_techniques (TrestleFinding *finding,
                            GError        **error)
{
  add_techniques (finding->subject, get_techniques (finding, "lacking"), ANY);

  return TRUE;
}

gboolean
trestle_fix_add_network (TrestleFinding *finding,
                         GError        **error)
{
  add_techniques (finding->subject, TRESTLE_TECHNIQUE_NETWORK, TRESTLE_TECHNIQUE_PRE_STAGE);

  return TRUE;
}

gboolean
trestle_fix_copy_from_media (TrestleFinding *finding,
                             GError        **error)
{
  trestle_object_set_number (finding->subject, "run_from_media", FALSE);

  return TRUE;
}

gboolean
trestle_fix_recommended_local (TrestleFinding *finding,
                               GError        **error)
{
  trestle_object_set_number (finding->subject, "local_repository", get_techniques (finding, "local"));

  return TRUE;
}

gboolean
trestle_fix_needs_local (TrestleFinding *finding,
                         GError        **error)
{
  trestle_object_set_number (finding->subject, "local_repository", TRUE);

  return TRUE;
}

gboolean
trestle_fix_whole_copy (TrestleFinding *finding,
                        GError        **error)
{
  trestle_object_set_number (finding->subject, "initial_share", 1000);

  return TRUE;
}
