/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 2 about what an instance is made of, why it is there, and whom it
 * may serve.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "rule.h"

/* */

/* Whether somebody in the instance gets images or updates over the network. */
static gboolean
needs_repository (const TrestleIndex        *index,
                  const TrestleInstanceLoad *load)
{
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestleLocation *location = (TrestleLocation *) load->members[i]->population->location.target;

      if (location != NULL && TRESTLE_OR (load->members[i]->population->users, 0) > 0 &&
          (TRESTLE_OR (location->techniques, 0) & TRESTLE_TECHNIQUE_NETWORK))
        return TRUE;
    }

  return FALSE;
}

/* What its fix adds. */
static const char *
judge_parts (const TrestleInstanceLoad *load,
             gboolean                   repository)
{
  if (load->active_server == NULL || load->instance->database.target == NULL || load->n_consoles == 0)
    return "no-parts";

  return repository ? "incomplete" : "no-repository";
}

TRESTLE_CHECK (check_parts)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &report->index->instances[i];
      gboolean repository = load->n_repositories > 0 || !needs_repository (report->index, load);
      TrestleFinding *finding;

      if ((load->active_server != NULL && load->instance->database.target != NULL && load->n_consoles > 0 && repository &&
           load->n_populations > 0) || trestle_is_untouched ((TrestleObject *) load->instance))
        continue;
      finding = trestle_report_add (report, judge_parts (load, repository), load->instance, NULL);
      if (load->active_server == NULL)
        trestle_finding_add_missing (finding, N_("a server"));
      if (load->instance->database.target == NULL)
        trestle_finding_add_missing (finding, N_("a database"));
      if (load->n_consoles == 0)
        trestle_finding_add_missing (finding, N_("a Management Console"));
      if (!repository)
        trestle_finding_add_missing (finding, N_("an image repository"));
      if (load->n_populations == 0)
        trestle_finding_add_missing (finding, N_("users"));
    }
}

#define PARTS_MESSAGE N_("{subject} is not complete: it lacks {missing}")

static const TrestleOutcome part_outcomes[] = {
  { "no-parts", TRESTLE_SEVERITY_ERROR, PARTS_MESSAGE,
    N_("Add the server, database and console that {subject} lacks where its clients reach them best"), trestle_fix_add_parts },
  { "no-repository", TRESTLE_SEVERITY_ERROR, PARTS_MESSAGE,
    N_("Add a repository with an IIS server for {subject} where its clients reach it best"), trestle_fix_central_repository,
    FALSE, trestle_fixes_incomplete },
  { "incomplete", TRESTLE_SEVERITY_ERROR, PARTS_MESSAGE, TRESTLE_ONLY (trestle_fixes_incomplete_users) },
  { NULL }
};

/* */

/* Repositories, isolation, law and separation tags have rules of their own. */
TRESTLE_CHECK (check_shared_repositories)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree const TrestleDomain **first = g_new0 (const TrestleDomain *, index->n_repositories + 1);    /* of its populations */
  g_autofree gboolean *reported = g_new0 (gboolean, index->n_repositories + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];

      for (guint j = 0; load->domain != NULL && j < load->n_repositories; j++)
        {
          TrestleRepository *repository = load->repositories[j]->repository;
          const TrestleDomain **other = &first[load->repositories[j] - index->repositories];

          if (*other == NULL)
            *other = load->domain;
          else if (*other != load->domain && !reported[load->repositories[j] - index->repositories] &&
                   index->trust_classes[trestle_position (load->domain)] != index->trust_classes[trestle_position (*other)])
            {
              reported[load->repositories[j] - index->repositories] = TRUE;
              trestle_report_add (report, "trust", repository, NULL);
            }
        }
    }
}

static const TrestleOutcome sharing_outcomes[] = {
  { "trust", TRESTLE_SEVERITY_INFO, N_("{subject} serves users of domains that do not trust each other: all have to be able to sign in to its IIS servers"), TRESTLE_ONLY (trestle_fixes_split_by_trust) },
  { NULL }
};

/* a console refers to one instance, and others it is re-pointed to are another field. */

TRESTLE_CHECK (check_consoles)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, CONSOLE, TrestleConsole, console)
    if (console->instance.target != NULL && trestle_refs_contain (console->repointed, console->instance.target))
      trestle_finding_set_other (trestle_report_add (report, "twice", console, "repointed"), console->instance.target);
}

static const TrestleOutcome console_outcomes[] = {
  { "twice", TRESTLE_SEVERITY_ERROR, N_("{subject} works with {other} and is to be re-pointed to it as well: at any time it has one server"),
    N_("Take {other} off the instances that {subject} is re-pointed to"), trestle_fix_drop_repointing, TRUE },
  { NULL }
};

/* */

/* Of each workspace the instance, the first by name, that uses it and is not its own. */
static TrestleObject **
find_other_instances (const TrestleIndex *index)
{
  guint n = trestle_design_get_list (index->design, TRESTLE_KIND_WORKSPACE)->items->len;
  TrestleObject **others = g_new0 (TrestleObject *, n + 1);
  g_autofree TrestleObject **last = g_new0 (TrestleObject *, n + 1);    /* compared: populations of an instance stand together */

  for (guint i = 0; i < index->n_populations; i++)
    for (guint j = 0; j < index->populations[i].n_usages; j++)
      {
        TrestleObject *instance = index->populations[i].instance != NULL ? (TrestleObject *) index->populations[i].instance->instance : NULL;
        const TrestleWorkspace *workspace = index->populations[i].uses[j].workspace;
        TrestleObject **other = workspace != NULL ? &others[trestle_position (workspace)] : NULL;

        if (other == NULL || instance == NULL || workspace->instance.target == NULL || workspace->instance.target == instance ||
            last[trestle_position (workspace)] == instance)
          continue;
        last[trestle_position (workspace)] = instance;
        if (*other == NULL || trestle_object_compare (&instance, other) < 0)
          *other = instance;
      }

  return others;
}

TRESTLE_CHECK (check_workspaces)
{
  TrestleReport *report = data;
  g_autofree TrestleObject **others = find_other_instances (report->index);

  TRESTLE_FOREACH (report->index->design, WORKSPACE, TrestleWorkspace, workspace)
    if (others[workspace_i] != NULL)
      {
        TrestleFinding *finding = trestle_report_add (report, "shared", workspace, "instance");

        trestle_finding_set_other (finding, others[workspace_i]);
        trestle_finding_add_object (finding, "own", workspace->instance.target);
      }
}

static const TrestleOutcome workspace_outcomes[] = {
  { "shared", TRESTLE_SEVERITY_ERROR, N_("{subject} belongs to {own} and is used by users of {other}; instances share no workspaces"),
    N_("Give the users of other instances a workspace of their own, like {subject}"), trestle_fix_duplicate_workspace },
  { NULL }
};

/* */

TRESTLE_CHECK (check_any)
{
  TrestleReport *report = data;

  if (report->index->n_instances == 0 && report->index->users > 0)
    trestle_report_add (report, "none", report->index->design, NULL);
}

static const TrestleOutcome any_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ERROR, N_("There is no instance yet"),
    N_("Create the instances that separation and capacity require, and assign the users to them"), trestle_fix_create_instances },
  { NULL }
};

/* */

TRESTLE_CHECK (check_concurrency)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &report->index->populations[i];

      if (load->users > 0 && load->concurrency < 1000)
        trestle_finding_add_number (trestle_report_add (report, "below", load->population, "concurrency"), "concurrency",
                                    TRESTLE_MEASURE_SHARE, trestle_ratio (load->concurrency, 1000));
    }
}

static const TrestleOutcome concurrency_outcomes[] = {
  { "below", TRESTLE_SEVERITY_INFO, N_("{concurrency} of the clients of {subject} are reckoned to be active at once: an assumption"), NULL, NULL },
  { NULL }
};

/* */

/* Whether what the users of the instance are like bears out its reason.  @n_alike
 * instances have users of each cell; those that are too many are OVER-01.
 */
static gboolean
is_borne_out (const TrestleIndex        *index,
              const TrestleInstanceLoad *load,
              const guint               *n_alike)
{
  const TrestleCell *cell = trestle_index_find_cell (index, load->instance);
  const TrestleCell *usual = index->main_cell < index->cells->len ? &g_array_index (index->cells, TrestleCell, index->main_cell) : NULL;

  if (cell == NULL || usual == NULL)
    return TRUE;
  switch ((TrestleReason) load->instance->reason)
    {
    case TRESTLE_REASON_CAPACITY:
      return cell->required > 1 || n_alike[load->cell] > 1;

    case TRESTLE_REASON_UNTRUSTED_DOMAIN:
      return cell->trust_class != usual->trust_class;

    case TRESTLE_REASON_ISOLATED_NETWORK:
      return cell->isolated != NULL || usual->isolated != NULL;

    case TRESTLE_REASON_ORGANIZATIONAL:
      return cell->tag != NULL || cell->group != NULL || usual->tag != NULL || usual->group != NULL;

    case TRESTLE_REASON_LEGAL:
      return cell->zone != NULL || usual->zone != NULL;

    case TRESTLE_REASON_INITIAL:
    case TRESTLE_REASON_OTHER:
    default:
      return TRUE;
    }
}

TRESTLE_CHECK (check_reasons)
{
  TrestleReport *report = data;
  g_autofree guint *n_alike = g_new0 (guint, report->index->cells->len + 1);

  for (guint i = 0; i < report->index->n_instances; i++)
    if (report->index->instances[i].cell < report->index->cells->len)
      n_alike[report->index->instances[i].cell]++;
  for (guint i = 0; i < report->index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &report->index->instances[i];
      TrestleInstance *instance = load->instance;

      if (trestle_is_untouched ((TrestleObject *) instance))
        continue;
      if (instance->name == NULL || *instance->name == '\0')
        trestle_report_add (report, "no-name", instance, "name");
      if (instance->reason == TRESTLE_UNSET)
        trestle_report_add (report, trestle_index_find_cell (report->index, instance) != NULL ? "no-reason" : "unexplained",
                            instance, "reason");
      else if (instance->reason == TRESTLE_REASON_OTHER && (instance->reason_text == NULL || *instance->reason_text == '\0'))
        trestle_report_add (report, "unexplained", instance, "reason_text");
      else if (!is_borne_out (report->index, load, n_alike))
        trestle_report_add (report, "not-borne-out", instance, "reason");
    }
}

static const TrestleOutcome reason_outcomes[] = {
  { "no-name", TRESTLE_SEVERITY_ERROR, N_("An instance has no name"), N_("Give it a name of its own"), trestle_fix_unique_name, TRUE },
  { "no-reason", TRESTLE_SEVERITY_ERROR, N_("Why there is {subject} is not recorded"),
    N_("Record as reason what sets the users of {subject} apart"), trestle_fix_reason, TRUE },
  { "unexplained", TRESTLE_SEVERITY_ERROR, N_("Why there is {subject} is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { "not-borne-out", TRESTLE_SEVERITY_WARNING, N_("Nothing in the design bears out the reason given for {subject}"),
    N_("Record as reason what sets the users of {subject} apart"), trestle_fix_reason, TRUE },
  { NULL }
};

/* */

TRESTLE_CHECK (check_assigned)
{
  TrestleReport *report = data;

  for (guint i = 0; report->index->n_instances > 0 && i < report->index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &report->index->populations[i];

      if (load->users > 0 && load->instance == NULL)
        trestle_report_add (report, "unassigned", load->population, "instance");
    }
}

static const TrestleOutcome assigned_outcomes[] = {
  { "unassigned", TRESTLE_SEVERITY_ERROR, N_("{subject} belongs to no instance"),
    N_("Assign {subject} to an instance of its cell that has room, or to a new one"), trestle_fix_separate_cell, FALSE, trestle_fixes_assign },
  { NULL }
};

const TrestleRule trestle_rules_composition[] = {
  { "INST-01", "R-2.0.1", N_("Each instance has all its parts"), 2, NULL, part_outcomes, check_parts },
  { "DB-01", "R-2.0.2", N_("Instances that share a database share its reports"), 2, "DB-04", NULL, NULL },
  { "REPO-01", "R-2.0.3", N_("A shared repository can be used by everybody it serves"), 2, NULL, sharing_outcomes, check_shared_repositories },
  { "CON-01", "R-2.0.4", N_("A console works with one server at a time"), 2, NULL, console_outcomes, check_consoles },
  { "INST-02", "R-2.0.5", N_("Instances share no workspaces"), 2, NULL, workspace_outcomes, check_workspaces },
  { "INST-03", "R-2.1.1", N_("There is at least one instance"), 2, NULL, any_outcomes, check_any },
  { "CAP-03", "R-2.1.3", N_("How many clients are active at once is known"), 2, NULL, concurrency_outcomes, check_concurrency },
  { "INST-04", "R-2.1.9", N_("Each instance has a name and a reason"), 2, NULL, reason_outcomes, check_reasons },
  { "INST-06", "R-2.1.11", N_("Each population belongs to an instance"), 2, NULL, assigned_outcomes, check_assigned },
  { NULL }
};
