/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 4, task 3: how each repository is built, and where it stands.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "paths.h"
#include "rule.h"

static const TrestleMachine *
get_machine (const TrestleRepositoryLoad *load)
{
  return (TrestleMachine *) load->repository->machine.target;
}

/* */

TRESTLE_CHECK (check_disks)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &report->index->repositories[i];
      TrestleNumber needed;
      TrestleFinding *finding;

      if (!trestle_number_is_known (load->own_rate) || load->own_rate.num == 0)
        continue;
      needed = trestle_ratio (load->own_rate.num, load->own_rate.den * 8);
      if (load->repository->disk_rate != TRESTLE_UNSET &&
          trestle_number_compare (needed, trestle_integer (load->repository->disk_rate)) <= 0)
        continue;
      finding = trestle_report_add (report, load->repository->disk_rate == TRESTLE_UNSET ? "unknown" : "too-slow",
                                    load->repository, "disk_rate");
      trestle_finding_add_number (finding, "needed", TRESTLE_MEASURE_BYTE_RATE, needed);
      if (load->repository->disk_rate != TRESTLE_UNSET)
        trestle_finding_add_number (finding, "rate", TRESTLE_MEASURE_BYTE_RATE, trestle_integer (load->repository->disk_rate));
    }
}

static const TrestleOutcome disks_outcomes[] = {
  { "too-slow", TRESTLE_SEVERITY_WARNING, N_("The disks of {subject} read {rate}, but an update within its windows asks for {needed}"),
    N_("Ask for disks of {subject} that read {needed}"), trestle_fix_disk_rate, TRUE },
  { "unknown", TRESTLE_SEVERITY_ADVICE, N_("How fast the disks of {subject} read is not recorded; an update within its windows asks for {needed}"),
    N_("Ask for disks of {subject} that read {needed}"), trestle_fix_disk_rate, TRUE, trestle_fixes_disk_rate },
  { NULL }
};

/* */

/* Machines that carry a MED-V server or database, by position. */
static gboolean *
find_carriers (const TrestleIndex *index)
{
  gboolean *carriers = g_new0 (gboolean, trestle_design_get_list (index->design, TRESTLE_KIND_MACHINE)->items->len + 1);

  TRESTLE_FOREACH (index->design, SERVER, TrestleServer, server)
    if (server->machine.target != NULL)
      carriers[trestle_position (server->machine.target)] = TRUE;
  TRESTLE_FOREACH (index->design, DATABASE, TrestleDatabase, database)
    if (database->machine.target != NULL)
      carriers[trestle_position (database->machine.target)] = TRUE;

  return carriers;
}

static void
check_adapter (TrestleReport               *report,
               const TrestleRepositoryLoad *load)
{
  gint64 nic = get_machine (load)->nic;
  gint64 share = report->index->parameters.nic_share;
  TrestleFinding *finding;

  if (!trestle_number_is_known (load->own_rate) || load->own_rate.num == 0)
    return;
  if (nic == TRESTLE_UNSET)
    {
      trestle_finding_set_other (trestle_report_add (report, "needs", load->repository, "machine"), (gpointer) get_machine (load));
      return;
    }
  if (trestle_number_compare (load->own_rate, trestle_ratio ((TrestleInt128) nic * share, 1000)) <= 0)
    return;
  finding = trestle_report_add (report, "shared", load->repository, "machine");
  trestle_finding_set_other (finding, (gpointer) get_machine (load));
  trestle_finding_add_number (finding, "rate", TRESTLE_MEASURE_BIT_RATE, load->own_rate);
  trestle_finding_add_number (finding, "share", TRESTLE_MEASURE_SHARE, trestle_ratio (share, 1000));
  trestle_finding_add_number (finding, "nic", TRESTLE_MEASURE_BIT_RATE, trestle_integer (nic));
}

TRESTLE_CHECK (check_hosting)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree gboolean *carriers = find_carriers (index);

  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &index->repositories[i];

      if (get_machine (load) == NULL)
        continue;
      if (carriers[trestle_position (get_machine (load))])
        check_adapter (report, load);
      if (get_machine (load)->platform == TRESTLE_PLATFORM_HYPER_V_2008_R2)
        trestle_finding_set_other (trestle_report_add (report, "r2", load->repository, "machine"), (gpointer) get_machine (load));
    }
}

static const TrestleOutcome hosting_outcomes[] = {
  { "shared", TRESTLE_SEVERITY_WARNING,
    N_("{subject} shares {other} with a MED-V server or database, and its peak of {rate} is more than {share} of the network adapter ({nic})"),
    N_("Give {subject} a machine of its own at the same place"), trestle_fix_separate },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for {subject}: needs the network adapter of {other}, which it shares with a MED-V server or database"), TRESTLE_ONLY (trestle_fixes_adapter) },
  { "r2", TRESTLE_SEVERITY_INFO, N_("{subject} runs in Hyper-V on Windows Server 2008 R2; the guide names only Windows Server 2008 for a repository"), NULL, NULL },
  { NULL }
};

/* */

/* What over @path no longer meets what it meets over the location’s own access:
 * "update", "load", or NULL.
 */
static const char *
judge_path (const TrestleIndex        *index,
            const TrestleLocationLoad *load,
            const TrestleRepository   *repository,
            gint64                     path)
{
  g_autofree TrestleDemand *fetched = g_new (TrestleDemand, load->n_demands);
  TrestleLocationLoad own = *load, far;

  own.demands = fetched;
  own.n_demands = trestle_collect_fetched (load, repository, fetched);
  if (own.n_demands == 0)
    return NULL;
  far = own;
  far.bandwidth = path;
  if (trestle_update_verdict (index, &own, TRUE, FALSE, FALSE) == TRESTLE_VERDICT_MEETS &&
      trestle_update_verdict (index, &far, TRUE, FALSE, FALSE) == TRESTLE_VERDICT_FAILS)
    return "update";
  if (trestle_load_verdict (index, &own, TRUE, FALSE) != TRESTLE_VERDICT_FAILS &&
      trestle_load_verdict (index, &far, TRUE, FALSE) == TRESTLE_VERDICT_FAILS)
    return "load";

  return NULL;
}

static void
check_far (TrestleReport             *report,
           const TrestleLocationLoad *load,
           const TrestleFar          *far)
{
  const char *wrong = judge_path (report->index, load, far->repository->repository, far->path);
  TrestleFinding *finding;

  if (wrong == NULL)
    return;
  finding = trestle_report_add (report, wrong, far->repository->repository, "machine");
  trestle_finding_set_other (finding, load->location);
  trestle_finding_add_number (finding, "path", TRESTLE_MEASURE_BIT_RATE, trestle_integer (far->path));
  trestle_finding_add_number (finding, "access", TRESTLE_MEASURE_BIT_RATE, trestle_integer (load->bandwidth));
}

/* Each pair of location and repository once, with the population that is the first to
 * need it: populations of one location follow each other in no particular order.
 */
TRESTLE_CHECK (check_place)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  guint n_far;
  const TrestleFar *all = trestle_paths_get_far (index, index->locations, &n_far);     /* those of the first begin them */
  g_autofree gboolean *seen = g_new0 (gboolean, index->repositories_of->len + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];
      const TrestleFar *far = load->location != NULL ? trestle_paths_get_far (index, load->location, &n_far) : NULL;

      for (guint k = 0; far != NULL && n_far > 0 && k < load->n_repositories; k++)
        for (guint f = 0; f < n_far; f++)
          if (far[f].repository == load->repositories[k] && !seen[&far[f] - all])
            {
              seen[&far[f] - all] = TRUE;
              check_far (report, load->location, &far[f]);
            }
    }
}

static const TrestleOutcome place_outcomes[] = {
  { "update", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is too far from {other}: updates meet their window over the location’s own {access}, but not over the {path} from there"),
    N_("Add a local repository with an IIS server at {other}"), trestle_fix_add_repository, FALSE, trestle_fixes_far },
  { "load", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is too far from {other}: the first load meets its expectation over the location’s own {access}, but not over the {path} from there"),
    N_("Add a local repository with an IIS server at {other}"), trestle_fix_add_repository, FALSE, trestle_fixes_far },
  { NULL }
};

/* */

TRESTLE_CHECK (check_outage)
{
  TrestleReport *report = data;
  gint64 limit = report->index->parameters.short_window;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &report->index->repositories[i];
      gboolean at_risk = load->repository->fault_tolerance == TRESTLE_REPOSITORY_FAULT_TOLERANCE_NONE &&
                         load->strictest_window != TRESTLE_UNSET && load->strictest_window < limit;
      TrestleFinding *finding;

      if (load->repository->fault_tolerance == TRESTLE_UNSET || load->n_populations == 0)
        continue;
      finding = trestle_report_add (report, at_risk ? "short-window" : "outage", load->repository, "fault_tolerance");
      trestle_finding_add_count (finding, "clients", load->clients);
      if (at_risk)
        trestle_finding_add_seconds (finding, "window", load->strictest_window);
    }
}

static const TrestleOutcome outage_outcomes[] = {
  { "short-window", TRESTLE_SEVERITY_WARNING,
    N_("{subject} has no fault tolerance, though an update has to reach its {clients} clients within {window}: while it is down none of them gets one"),
    N_("Give {subject} fault-tolerant disks"), trestle_fix_tolerant_disks },
  { "outage", TRESTLE_SEVERITY_INFO,
    N_("While {subject} is down, its {clients} clients get no new or updated images; who holds an image goes on working"), NULL, NULL },
  { NULL }
};

/* */

static gboolean
is_file_server_system (gint64 os)
{
  return os == TRESTLE_UNSET || os == TRESTLE_SYSTEM_SERVER_2008_X86 || os == TRESTLE_SYSTEM_SERVER_2008_X64 ||
         os == TRESTLE_SYSTEM_SERVER_2008_R2;
}

TRESTLE_CHECK (check_system)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &report->index->repositories[i];

      if (load->repository->fault_tolerance == TRESTLE_REPOSITORY_FAULT_TOLERANCE_CLUSTER)
        trestle_report_add (report, "cluster", load->repository, "fault_tolerance");
      if (get_machine (load) != NULL && !is_file_server_system (get_machine (load)->os))
        trestle_finding_set_other (trestle_report_add (report, "system", load->repository, "machine"), (gpointer) get_machine (load));
    }
}

static const TrestleOutcome system_outcomes[] = {
  { "cluster", TRESTLE_SEVERITY_ERROR, N_("{subject} is to be a cluster of file servers, which MED-V does not support"),
    N_("Give {subject} fault-tolerant disks instead"), trestle_fix_tolerant_disks },
  { "system", TRESTLE_SEVERITY_WARNING, N_("{subject} stands on {other}, which does not run Windows Server 2008 or 2008 R2"), TRESTLE_ONLY (trestle_fixes_system) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_records)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &report->index->repositories[i];
      const TrestleMachine *machine = get_machine (load);
      gboolean no_option = load->repository->fault_tolerance == TRESTLE_UNSET;
      TrestleFinding *finding;

      if ((machine != NULL && machine->os != TRESTLE_UNSET && load->location != NULL && !no_option) ||
          trestle_is_untouched ((TrestleObject *) load->repository))
        continue;
      finding = trestle_report_add (report, "blank", load->repository,
                                    machine == NULL || load->location == NULL || machine->os == TRESTLE_UNSET ? "machine" : "fault_tolerance");
      if (machine == NULL)
        trestle_finding_add_missing (finding, N_("its machine"));
      if (machine != NULL && load->location == NULL)
        trestle_finding_add_missing (finding, N_("where its machine stands"));
      if (machine != NULL && machine->os == TRESTLE_UNSET)
        trestle_finding_add_missing (finding, N_("its operating system"));
      if (no_option)
        trestle_finding_add_missing (finding, N_("its fault tolerance"));
    }
}

static const TrestleOutcome records_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ERROR, N_("How and where {subject} is built is not recorded: it lacks {missing}"),
    N_("Build {subject} on Windows Server 2008 with fault-tolerant disks, where those it serves reach it best, as far as nothing is recorded"),
    trestle_fix_build_repository, FALSE, trestle_fixes_built },
  { NULL }
};

const TrestleRule trestle_rules_hosts[] = {
  { "PEAK-03", "R-4.3.5", N_("Disks of repositories read as fast as an update asks for"), 4, NULL, disks_outcomes, check_disks },
  { "REPO-11", "R-4.3.6", N_("Who shares a machine with a repository has room left"), 4, NULL, hosting_outcomes, check_hosting },
  { "PLACE-02", "R-4.3.7", N_("Repositories stand near those they serve"), 4, NULL, place_outcomes, check_place },
  { "FT-09", "R-4.3.8", N_("A repository that fails does not miss a short update window"), 4, NULL, outage_outcomes, check_outage },
  { "FT-10", "R-4.3.9", N_("Repositories are no clusters, and run on Windows Server 2008 or 2008 R2"), 4, NULL, system_outcomes, check_system },
  { "REPO-12", "R-4.3.10", N_("How and where each repository is built is recorded"), 4, NULL, records_outcomes, check_records },
  { NULL }
};
