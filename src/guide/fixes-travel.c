/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes of travelers that do not find what they need where they go.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "fix.h"
#include "paths.h"
#include "techniques.h"

/* Repositories on the visitors’ side that serve somebody of their instance, and could
 * hold their image.
 */
static void
list_holders (const TrestleFinding *finding,
              GPtrArray            *replies)
{
  const TrestleFlow *flow = (TrestleFlow *) finding->subject;
  const TrestleObject *instance = ((TrestlePopulation *) flow->home.target)->instance.target;
  const TrestleNetwork *network = trestle_isolated_network ((TrestleLocation *) finding->other);
  g_autoptr(GPtrArray) holders = g_ptr_array_new ();

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    for (guint i = 0; population->instance.target == instance && population->repositories != NULL && i < population->repositories->n; i++)
      {
        TrestleRepository *repository = (TrestleRepository *) population->repositories->refs[i].target;

        if (repository != NULL && trestle_isolated_network (trestle_location_of (&repository->machine)) == network &&
            !g_ptr_array_find (holders, repository, NULL))
          g_ptr_array_add (holders, repository);
      }
  g_ptr_array_sort (holders, trestle_object_compare);
  for (guint i = 0; flow->image.target != NULL && i < holders->len; i++)
    trestle_replies_add_object (replies, holders->pdata[i]);
}

static gboolean
hold (TrestleFinding *finding,
      const char     *reply,
      GError        **error)
{
  trestle_object_add_ref (trestle_design_lookup (finding->subject->design, reply), "images", ((TrestleFlow *) finding->subject)->image.target);

  return TRUE;
}

static gboolean
bring_by_hand (TrestleFinding *finding,
               GError        **error)
{
  trestle_object_set_number (finding->other, "techniques", TRESTLE_TECHNIQUE_PRE_STAGE | TRESTLE_TECHNIQUE_REMOVABLE);

  return TRUE;
}

static const TrestleFixQuestion hold_question = {
  .prompt = N_("Repository"), .listed = TRUE, .list = list_holders, .apply = hold
};

/* The location of the server that the visitors stay with, or NULL. */
static TrestleLocation *
find_home (const TrestleIndex   *index,
           const TrestleFinding *finding)
{
  const TrestlePopulation *home = (TrestlePopulation *) ((TrestleFlow *) finding->subject)->home.target;
  const TrestleServer *server = trestle_index_instance (index, home->instance.target)->active_server;

  return server != NULL ? trestle_location_of (&server->machine) : NULL;
}

static void
open_network (TrestleNetwork *network)
{
  if (network != NULL)
    trestle_object_set_number ((TrestleObject *) network, "isolated", FALSE);
}

/* A path leads through what is no longer isolated. */
static gboolean
open_path (TrestleFinding *finding,
           GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleNetwork *home = trestle_isolated_network (find_home (index, finding));

  open_network (trestle_isolated_network ((TrestleLocation *) finding->other));
  open_network (home);

  return TRUE;
}

/* The first repository, by name, of their instance that holds their image: the finding
 * says that an isolation boundary lies between; NULL without one.
 */
static TrestleRepository *
find_behind (const TrestleFinding *finding)
{
  const TrestleFlow *flow = (TrestleFlow *) finding->subject;
  const TrestleObject *instance = ((TrestlePopulation *) flow->home.target)->instance.target;
  TrestleRepository *first = NULL;

  TRESTLE_FOREACH (finding->subject->design, POPULATION, TrestlePopulation, population)
    for (guint i = 0; population->instance.target == instance && population->repositories != NULL && i < population->repositories->n; i++)
      {
        TrestleRepository *repository = (TrestleRepository *) population->repositories->refs[i].target;

        if (repository != NULL && flow->image.target != NULL && trestle_refs_contain (repository->images, flow->image.target) &&
            (first == NULL || trestle_object_compare (&repository, &first) < 0))
          first = repository;
      }

  return first;
}

static gboolean
has_repository_behind (const TrestleFinding *finding)
{
  return find_behind (finding) != NULL;
}

static gboolean
open_path_to_repository (TrestleFinding *finding,
                         GError        **error)
{
  const TrestleRepository *repository = find_behind (finding);
  TrestleNetwork *network = trestle_isolated_network (trestle_location_of (&repository->machine));

  open_network (trestle_isolated_network ((TrestleLocation *) finding->other));
  open_network (network);

  return TRUE;
}

static gboolean
has_path (const TrestleFinding *finding)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleLocation *home = find_home (index, finding);

  return home != NULL && trestle_paths_between (index, home, (TrestleLocation *) finding->other) > 0;
}

/* The path is what makes it bearable, and the reason it is accepted for. */
static gboolean
accept_path (TrestleFinding *finding,
             GError        **error)
{
  g_autoptr(ScopedIndex) index = trestle_fix_index (finding->subject->design);
  TrestleLocation *home = find_home (index, finding);
  g_autofree char *path = trestle_measure_dup_text (TRESTLE_MEASURE_BIT_RATE,
                                                    trestle_integer (trestle_paths_between (index, home, (TrestleLocation *) finding->other)));
  g_autofree char *reason = NULL;

  /* Translators: a location, where visitors come from, and a bandwidth. */
  reason = g_strdup_printf (_("They work with their server at %s over a path of %s"), trestle_object_get_name ((TrestleObject *) home), path);
  trestle_finding_accept (finding, reason, NULL, NULL, TRESTLE_ACCEPTANCE_TOLERANCE);

  return TRUE;
}

const TrestleFix trestle_fixes_cut_off[] = {
  { "path", N_("Open a path from {other} to the server of {instance}: what lies between is no longer isolated"), .apply = open_path },
  { NULL }
};

const TrestleFix trestle_fixes_abroad[] = {
  { "path", N_("Accept that they work over the path from {other} to their server"), .apply = accept_path, .applies = has_path },
  { NULL }
};

const TrestleFix trestle_fixes_visitors[] = {
  { "path", N_("Open a path from {other} to a repository of {instance} with their image: what lies between is no longer isolated"),
    .apply = open_path_to_repository, .applies = has_repository_behind },
  { "hold", N_("Let a repository that {other} reaches hold the image of {subject}"), .question = &hold_question },
  { "pre-stage", N_("Pre-stage images at {other} before the journey, and update them from removable media"), .apply = bring_by_hand },
  { NULL }
};
