/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 4, task 4: the IIS servers that hand images to clients.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

/* the model knows no other way from a repository to clients. */

TRESTLE_CHECK (check_served)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_repositories; i++)
    if (index->repositories[i].downloaded && index->repositories[i].n_iis == 0)
      trestle_finding_add_count (trestle_report_add (report, "none", index->repositories[i].repository, "machine"), "clients",
                                 index->repositories[i].clients);
}

static const TrestleOutcome served_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ERROR,
    N_("{clients} clients download from {subject}, but it has no IIS server; a file server alone must not serve them"),
    N_("Add an IIS server for {subject} on its machine"), trestle_fix_add_iis },
  { NULL }
};

/* */

TRESTLE_CHECK (check_capacity)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, IIS, TrestleIis, iis)
    {
      const TrestleRepositoryLoad *load = iis->repository.target != NULL ? trestle_index_repository (report->index, iis->repository.target) : NULL;
      TrestleNumber needed;
      TrestleFinding *finding;

      if (load == NULL || iis->capacity == TRESTLE_UNSET || !trestle_number_is_known (load->own_rate))
        continue;
      needed = trestle_ratio (load->own_rate.num, load->own_rate.den * load->n_serving);
      if (trestle_number_compare (needed, trestle_integer (iis->capacity)) <= 0)
        continue;
      finding = trestle_report_add (report, "too-little", iis, "capacity");
      trestle_finding_set_other (finding, load->repository);
      trestle_finding_add_number (finding, "capacity", TRESTLE_MEASURE_BIT_RATE, trestle_integer (iis->capacity));
      trestle_finding_add_number (finding, "needed", TRESTLE_MEASURE_BIT_RATE, needed);
      trestle_finding_add_number (finding, "rate", TRESTLE_MEASURE_BIT_RATE, load->own_rate);
      trestle_finding_add_count (finding, "serving", load->n_serving);
    }
}

static const TrestleOutcome capacity_outcomes[] = {
  { "too-little", TRESTLE_SEVERITY_WARNING,
    N_("{subject} delivers {capacity}, but {needed} is asked of each IIS server of {other} that serves at the same time ({serving} of them, {rate} in all)"),
    N_("Add as many IIS servers like {subject} to {other} as it takes"), trestle_fix_add_like_iis, FALSE, trestle_fixes_iis_capacity },
  { NULL }
};

/* */

TRESTLE_CHECK (check_outage)
{
  TrestleReport *report = data;
  gint64 limit = report->index->parameters.short_window;

  TRESTLE_FOREACH (report->index->design, IIS, TrestleIis, iis)
    {
      const TrestleRepositoryLoad *load = iis->repository.target != NULL ? trestle_index_repository (report->index, iis->repository.target) : NULL;
      TrestleFinding *finding;
      gboolean at_risk;

      if (load == NULL || iis->fault_tolerance == TRESTLE_UNSET || load->n_populations == 0)
        continue;
      at_risk = load->n_iis == 1 && iis->fault_tolerance == TRESTLE_IIS_FAULT_TOLERANCE_NONE &&
                load->strictest_window != TRESTLE_UNSET && load->strictest_window < limit;
      finding = trestle_report_add (report, at_risk ? "short-window" : "outage", iis, "fault_tolerance");
      trestle_finding_set_other (finding, load->repository);
      trestle_finding_add_count (finding, "clients", load->clients);
      if (at_risk)
        trestle_finding_add_seconds (finding, "window", load->strictest_window);
    }
}

static const TrestleOutcome outage_outcomes[] = {
  { "short-window", TRESTLE_SEVERITY_WARNING,
    N_("{subject} alone serves {other} and has no fault tolerance, though an update has to reach its {clients} clients within {window}"),
    N_("Make {subject} a failover cluster with a second IIS server like it"), trestle_fix_cluster_iis },
  { "outage", TRESTLE_SEVERITY_INFO,
    N_("If {subject} fails, the {clients} clients of {other} may have to wait for new and updated images"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_records)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  TRESTLE_FOREACH (index->design, IIS, TrestleIis, iis)
    {
      gboolean no_machine = iis->machine.target == NULL;
      gboolean no_place = !no_machine && trestle_location_of (&iis->machine) == NULL;
      TrestleFinding *finding;

      if (iis->repository.target == NULL || !trestle_index_repository (index, iis->repository.target)->downloaded ||
          (!no_machine && !no_place && iis->protocol != TRESTLE_UNSET && iis->fault_tolerance != TRESTLE_UNSET))
        continue;
      finding = trestle_report_add (report, "blank", iis, no_machine || no_place ? "machine" : iis->protocol == TRESTLE_UNSET ? "protocol"
                                                          : "fault_tolerance");
      if (no_machine)
        trestle_finding_add_missing (finding, N_("its machine"));
      if (no_place)
        trestle_finding_add_missing (finding, N_("where its machine stands"));
      if (iis->protocol == TRESTLE_UNSET)
        trestle_finding_add_missing (finding, N_("its protocol"));
      if (iis->fault_tolerance == TRESTLE_UNSET)
        trestle_finding_add_missing (finding, N_("its fault tolerance"));
    }
}

static const TrestleOutcome records_outcomes[] = {
  { "blank", TRESTLE_SEVERITY_ERROR, N_("How and where {subject} is built is not recorded: it lacks {missing}"),
    N_("Build {subject} on the machine of its repository, with HTTPS and no fault tolerance, as far as nothing is recorded"),
    trestle_fix_build_iis, FALSE, trestle_fixes_built_iis },
  { NULL }
};

/* R-X.11 */

#define BITS_ROLES 3    /* Windows Server Update Services, Configuration Manager: the first two choices */

TRESTLE_CHECK (check_company)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, IIS, TrestleIis, iis)
    {
      const TrestleMachine *machine = (TrestleMachine *) iis->machine.target;
      gint64 roles = machine != NULL ? TRESTLE_OR (machine->other_roles, 0) & BITS_ROLES : 0;
      TrestleFinding *finding;

      if (roles == 0)
        continue;
      finding = trestle_report_add (report, "bits", iis, "machine");
      trestle_finding_set_other (finding, (gpointer) machine);
      trestle_finding_add_text (finding, "role", roles == BITS_ROLES ? N_("Windows Server Update Services and a Configuration Manager distribution point")
                                                 : roles == 1 ? N_("Windows Server Update Services")
                                                 : N_("a Configuration Manager distribution point"));
    }
}

static const TrestleOutcome company_outcomes[] = {
  { "bits", TRESTLE_SEVERITY_WARNING, N_("{subject} shares {other} with {role}, which compete with it for BITS"),
    N_("Give {subject} a machine of its own at the same place"), trestle_fix_separate },
  { NULL }
};

/* R-X.12 */

TRESTLE_CHECK (check_passwords)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, IIS, TrestleIis, iis)
    if (iis->protocol == TRESTLE_PROTOCOL_HTTP &&
        (iis->authentication == TRESTLE_AUTHENTICATION_BASIC || iis->authentication == TRESTLE_AUTHENTICATION_DIGEST))
      trestle_finding_add_text (trestle_report_add (report, "open", iis, "protocol"), "authentication",
                                iis->authentication == TRESTLE_AUTHENTICATION_BASIC ? N_("Basic") : N_("Digest"));
}

static const TrestleOutcome passwords_outcomes[] = {
  { "open", TRESTLE_SEVERITY_WARNING, N_("{subject} uses {authentication} authentication over HTTP; it belongs under SSL"),
    N_("Serve {subject} over HTTPS"), trestle_fix_https },
  { NULL }
};

const TrestleRule trestle_rules_iis[] = {
  { "IIS-01", "R-4.0.2", N_("Repositories that clients download from have an IIS server"), 4, NULL, served_outcomes, check_served },
  { "IIS-02", "R-4.0.3", N_("No file server serves clients by itself"), 4, "IIS-01", NULL, NULL },
  { "IIS-04", "R-4.4.3", N_("IIS servers deliver images within the service levels"), 4, NULL, capacity_outcomes, check_capacity },
  { "FT-11", "R-4.4.5", N_("An IIS server that fails does not miss a short update window"), 4, NULL, outage_outcomes, check_outage },
  { "IIS-05", "R-4.4.7", N_("How and where each IIS server is built is recorded"), 4, NULL, records_outcomes, check_records },
  { "IIS-06", "R-X.11", N_("Image servers share BITS with nothing else"), 4, NULL, company_outcomes, check_company },
  { "IIS-07", "R-X.12", N_("Passwords cross the network under SSL only"), 4, NULL, passwords_outcomes, check_passwords },
  { NULL }
};
