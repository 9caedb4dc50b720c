/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * TRAV-04 against its definition, and the path that puts right that no
 * repository is within reach.
 */
#include "config.h"

#include "assessment.h"
#include "designs.h"
#include "index.h"
#include "random-estate.h"

#define N_ESTATES 400

static guint n_found[4], n_opened;

static const char *const outcomes[] = { "cut-off", "no-repository", "country", "no-population" };

static gboolean
is_home (const TrestlePopulation *population,
         const TrestleFlow       *flow)
{
  return population->instance.target == ((TrestlePopulation *) flow->home.target)->instance.target;
}

static gboolean
has_users (TrestleDesign         *design,
           const TrestleFlow     *flow,
           const TrestleLocation *destination)
{
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (is_home (population, flow) && population->location.target == (TrestleObject *) destination)
      return TRUE;

  return FALSE;
}

static gboolean
has_repository (TrestleDesign         *design,
                const TrestleFlow     *flow,
                const TrestleLocation *destination)
{
  TRESTLE_FOREACH (design, REPOSITORY, TrestleRepository, repository)
    if (trestle_refs_contain (repository->images, flow->image.target) &&
        trestle_isolated_network (trestle_location_of (&repository->machine)) == trestle_isolated_network (destination))
      TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
        if (is_home (population, flow) && trestle_refs_contain (population->repositories, repository))
          return TRUE;

  return FALSE;
}

static gboolean
is_abroad (const TrestleFlow     *flow,
           const TrestleLocation *destination)
{
  const TrestleZone *zone = (TrestleZone *) ((TrestlePopulation *) flow->home.target)->zone.target;

  return zone != NULL && zone->countries != NULL && destination->country != NULL &&
         !g_strv_contains ((const char *const *) zone->countries, destination->country);
}

/* The outcome, or NULL. */
static const char *
judge (const TrestleIndex    *index,
       const TrestleFlow     *flow,
       const TrestleLocation *destination)
{
  const TrestleServer *server = trestle_index_instance (index, ((TrestlePopulation *) flow->home.target)->instance.target)->active_server;
  const TrestleLocation *home = server != NULL ? trestle_location_of (&server->machine) : NULL;
  gint64 techniques = TRESTLE_OR (destination->techniques, 0);

  if (home != NULL && trestle_isolated_network (home) != trestle_isolated_network (destination))
    return outcomes[0];
  if ((techniques == 0 || (techniques & TRESTLE_TECHNIQUE_NETWORK)) && !has_repository (index->design, flow, destination))
    return outcomes[1];
  if (is_abroad (flow, destination))
    return outcomes[2];

  return has_users (index->design, flow, destination) ? NULL : outcomes[3];
}

static const TrestleFinding *
find_finding (const TrestleAssessment *assessment,
              const TrestleObject     *flow)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule->code, "TRAV-04") && finding->subject == flow)
        return finding;
    }

  return NULL;
}

static void
check_flow (const TrestleAssessment *assessment,
            TrestleFlow             *flow)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
  const TrestleFinding *finding = find_finding (assessment, (TrestleObject *) flow);
  TrestleLocation *where = NULL;
  const char *wrong = NULL;

  for (guint i = 0; home != NULL && home->instance.target != NULL && TRESTLE_OR (flow->count, 0) > 0 &&
       flow->destinations != NULL && i < flow->destinations->n; i++)
    {
      TrestleLocation *destination = (TrestleLocation *) flow->destinations->refs[i].target;
      const char *verdict = destination != NULL ? judge (trestle_assessment_get_index (assessment), flow, destination) : NULL;

      if (verdict != NULL && (where == NULL || trestle_object_compare (&destination, &where) < 0))
        {
          where = destination;
          wrong = verdict;
        }
    }
  g_assert_cmpstr (finding != NULL ? finding->outcome->nick : NULL, ==, wrong);
  g_assert_true (finding == NULL || finding->other == (TrestleObject *) where);
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    n_found[i] += g_strcmp0 (wrong, outcomes[i]) == 0 ? 1 : 0;
}

/* Where a repository holds the image behind a boundary, the boundary can be opened. */
static void
check_path (TrestleDesign        *design,
            const TrestleFinding *finding)
{
  for (guint i = 0; i < trestle_finding_get_n_fixes (finding); i++)
    {
      g_autoptr(TrestleDesign) copy = NULL;
      g_autoptr(TrestleAssessment) after = NULL;
      TrestleFinding *copied;
      const TrestleFinding *left;

      if (g_strcmp0 (trestle_finding_get_fix_nick (finding, i), "path") != 0)
        continue;
      copy = trestle_design_copy (design);
      copied = trestle_finding_copy_to (finding, copy);
      g_assert_true (trestle_finding_fix (copied, i, NULL));
      after = trestle_assessment_new (copy);
      left = find_finding (after, copied->subject);
      g_assert_false (left != NULL && left->other == copied->other && g_str_equal (left->outcome->nick, "no-repository"));
      g_assert_null (trestle_isolated_network ((TrestleLocation *) copied->other));
      trestle_finding_free (copied);
      n_opened++;
    }
}

static void
test_definition (void)
{
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 2 + seed % 8, ESTATE_PLAUSIBLE);
      g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
      const GPtrArray *flows = trestle_design_get_list (design, TRESTLE_KIND_FLOW)->items;

      for (guint i = 0; i < flows->len; i++)
        {
          const TrestleFinding *finding = find_finding (assessment, flows->pdata[i]);

          check_flow (assessment, flows->pdata[i]);
          if (finding != NULL && g_str_equal (finding->outcome->nick, "no-repository"))
            check_path (design, finding);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    g_assert_cmpuint (n_found[i], >, 20);
  g_assert_cmpuint (n_opened, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/travelers/definition", test_definition);

  return g_test_run ();
}
