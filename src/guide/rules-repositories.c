/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 4: how images reach clients, and what repositories have to bear.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "rule.h"

/* */

/* The first load as C-4 judges it: demands left to the network, each over its own
 * path.
 */
typedef struct
{
  const TrestleDemand *largest;
  TrestleInt128        sums[2];       /* n × S over the access, over the own network */
  gint64               clients, strictest;
} Judged;

static Judged
judge (const TrestleLocationLoad *load)
{
  Judged judged = { .strictest = TRESTLE_UNSET };

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];

      if (!trestle_initial_by_network (demand->techniques))
        continue;
      judged.sums[demand->held] += (TrestleInt128) demand->clients * demand->image->packed;
      judged.clients += demand->clients;
      if (judged.largest == NULL || demand->image->packed > judged.largest->image->packed ||
          (demand->image->packed == judged.largest->image->packed && trestle_object_compare (&demand->image, &judged.largest->image) < 0))
        judged.largest = demand;
      if (demand->load_expectation != TRESTLE_UNSET &&
          (judged.strictest == TRESTLE_UNSET || demand->load_expectation < judged.strictest))
        judged.strictest = demand->load_expectation;
    }

  return judged;
}

/* Of the images that one client alone waits too long for, the largest. */
static const TrestleDemand *
find_slow (const TrestleIndex        *index,
           const TrestleLocationLoad *load)
{
  const TrestleDemand *slow = NULL;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];
      TrestleInt128 bits = (TrestleInt128) 8 * demand->image->packed * index->parameters.initial_share;
      TrestleInt128 bandwidth = demand->held ? load->lan : load->bandwidth;
      int order;

      if (!trestle_initial_by_network (demand->techniques) || demand->load_expectation == TRESTLE_UNSET ||
          bits <= demand->load_expectation * bandwidth * index->parameters.link_efficiency)
        continue;
      order = slow == NULL ? -1 : trestle_object_compare (&demand->image, &slow->image);
      if (slow == NULL || demand->image->packed > slow->image->packed ||
          (demand->image->packed == slow->image->packed &&
           (order < 0 || (order == 0 && demand->load_expectation < slow->load_expectation))))
        slow = demand;
    }

  return slow;
}

static TrestleNumber
get_slowest (const TrestleIndex        *index,
             const TrestleLocationLoad *load,
             const Judged              *judged)
{
  TrestleInt128 bits = (TrestleInt128) 8 * index->parameters.initial_share;
  TrestleNumber far = trestle_ratio (bits * judged->sums[0], (TrestleInt128) load->bandwidth * index->parameters.link_efficiency);
  TrestleNumber near = trestle_ratio (bits * judged->sums[1], (TrestleInt128) load->lan * index->parameters.link_efficiency);

  return trestle_number_compare (far, near) > 0 ? far : near;
}

/* Clients of the largest image that fit the expectation at @bandwidth. */
static TrestleNumber
count_fitting (const TrestleIndex *index,
               const Judged       *judged,
               gint64              bandwidth)
{
  return trestle_integer (trestle_number_floor (trestle_ratio (
                                                  (TrestleInt128) judged->strictest * bandwidth * index->parameters.link_efficiency,
                                                  (TrestleInt128) 8 * judged->largest->image->packed * index->parameters.initial_share)));
}

TRESTLE_CHECK (check_first_load)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleVerdict verdict = load->judgments.load[TRUE][TRUE];
      TrestleFinding *finding;
      Judged judged;
      gboolean near;
      gint64 bandwidth;

      if (verdict != TRESTLE_VERDICT_FAILS && verdict != TRESTLE_VERDICT_AT_RISK)
        continue;
      judged = judge (load);
      if (verdict == TRESTLE_VERDICT_FAILS)
        {
          judged.largest = find_slow (index, load);
          judged.strictest = judged.largest->load_expectation;
        }
      near = judged.largest->held;
      bandwidth = near ? load->lan : load->bandwidth;
      finding = trestle_report_add (report, verdict == TRESTLE_VERDICT_FAILS ? "fails" : (near ? "at-risk-local" : "at-risk"),
                                    load->location, "load_expectation");
      trestle_finding_add_number (finding, "one", TRESTLE_MEASURE_SECONDS,
                                  trestle_ratio ((TrestleInt128) 8 * judged.largest->image->packed * index->parameters.initial_share,
                                                 (TrestleInt128) bandwidth * index->parameters.link_efficiency));
      trestle_finding_add_number (finding, "all", TRESTLE_MEASURE_SECONDS, get_slowest (index, load, &judged));
      trestle_finding_add_seconds (finding, "expectation", judged.strictest);
      trestle_finding_add_number (finding, "fit", TRESTLE_MEASURE_COUNT, count_fitting (index, &judged, bandwidth));
      trestle_finding_add_number (finding, "link_fit", TRESTLE_MEASURE_COUNT, count_fitting (index, &judged, load->bandwidth));
      trestle_finding_add_count (finding, "clients", judged.clients);
      trestle_finding_add_object (finding, "image", judged.largest->image);
    }
}

#define FIRST_COPY_TITLE N_("Bring the first copy to {subject} out of band: add pre-staging, or removable media without a software distribution tool")

static const TrestleOutcome first_load_outcomes[] = {
  { "fails", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: one client alone waits {one} for {image}, longer than the {expectation} that is acceptable"),
    FIRST_COPY_TITLE, trestle_fix_first_copy, FALSE, trestle_fixes_load_fails },
  { "at-risk-local", TRESTLE_SEVERITY_ADVICE,
    N_("{subject}: one client loads {image} from the local repository in {one}, but only {fit} of {clients} fit into {expectation} at once ({link_fit} over the link); all take {all}"),
    FIRST_COPY_TITLE, trestle_fix_first_copy, FALSE, trestle_fixes_load_local },
  { "at-risk", TRESTLE_SEVERITY_ADVICE,
    N_("{subject}: one client loads {image} in {one}, but only {fit} of {clients} fit into {expectation} at once; all take {all}"),
    FIRST_COPY_TITLE, trestle_fix_first_copy, FALSE, trestle_fixes_load_at_risk },
  { NULL }
};

/* */

TRESTLE_CHECK (check_number)
{
  TrestleReport *report = data;
  TrestleRepositoryNeed need = report->index->need;
  guint required = need.minimum + need.separation + need.isolated;
  TrestleFinding *finding;

  if (report->index->n_repositories >= required)
    return;
  finding = trestle_report_add (report, "too-few", report->index->design, NULL);
  trestle_finding_add_count (finding, "designed", report->index->n_repositories);
  trestle_finding_add_count (finding, "required", required);
  trestle_finding_add_count (finding, "minimum", need.minimum);
  trestle_finding_add_count (finding, "separation", need.separation);
  trestle_finding_add_count (finding, "isolated", need.isolated);
}

static const TrestleOutcome number_outcomes[] = {
  { "too-few", TRESTLE_SEVERITY_ERROR,
    N_("{designed} of {required} required repositories are designed: {minimum} at least, {separation} for separated images, {isolated} for isolated networks"),
    N_("Create a repository with an IIS server at every location that needs one and has none"), trestle_fix_add_repository },
  { NULL }
};

/* */

static const char *
get_separation (const TrestleObject *image)
{
  const char *tag = image != NULL ? ((const TrestleImage *) image)->separation : NULL;

  return tag != NULL ? tag : "";
}

TRESTLE_CHECK (check_separation)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_repositories; i++)
    {
      TrestleRepository *repository = report->index->repositories[i].repository;
      const TrestleRefs *images = repository->images;

      for (guint k = 1; images != NULL && k < images->n; k++)
        if (!g_str_equal (get_separation (images->refs[k].target), get_separation (images->refs[0].target)))
          {
            gboolean first_tagged = *get_separation (images->refs[0].target) != '\0';
            TrestleFinding *finding = trestle_report_add (report, "mixed", repository, "images");

            trestle_finding_add_object (finding, "image", images->refs[first_tagged ? 0 : k].target);
            trestle_finding_add_verbatim (finding, "tag", get_separation (images->refs[first_tagged ? 0 : k].target));
            trestle_finding_add_object (finding, "beside", images->refs[first_tagged ? k : 0].target);
            break;
          }
    }
}

static const TrestleOutcome separation_outcomes[] = {
  { "mixed", TRESTLE_SEVERITY_ERROR, N_("{subject} holds {image}, which has to be kept apart ({tag}), beside {beside}"),
    N_("Give the images of each separation tag in {subject} a repository of their own"), trestle_fix_split_repository },
  { NULL }
};

/* A first load that fails is DIST-05’s; here it is the update window. */

static gboolean
is_served_locally (const TrestleLocationLoad *load)
{
  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].held)
      return TRUE;

  return FALSE;
}

TRESTLE_CHECK (check_remote)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  const TrestleFigure *need = trestle_figure_find ("update-need"), *link = trestle_figure_find ("update-link-need");
  const TrestleFigure *fit = trestle_figure_find ("update-clients-fit"), *time = trestle_figure_find ("update-time");

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      TrestleObject *location = (TrestleObject *) load->location;
      TrestleFinding *finding;

      if (load->judgments.update[TRUE][FALSE][FALSE] != TRESTLE_VERDICT_FAILS || is_served_locally (load))
        continue;
      finding = trestle_report_add (report, "update", location, "local_repository");
      trestle_finding_add_number (finding, "need", TRESTLE_MEASURE_BIT_RATE, need->compute (index, location, NULL, NULL));
      trestle_finding_add_number (finding, "link", TRESTLE_MEASURE_BIT_RATE, link->compute (index, location, NULL, NULL));
      trestle_finding_add_number (finding, "available", TRESTLE_MEASURE_BIT_RATE, trestle_integer (load->bandwidth));
      trestle_finding_add_number (finding, "fit", TRESTLE_MEASURE_COUNT, fit->compute (index, location, NULL, NULL));
      trestle_finding_add_count (finding, "clients", load->heaviest->clients);
      trestle_finding_add_number (finding, "time", TRESTLE_MEASURE_SECONDS, time->compute (index, location, NULL, NULL));
      trestle_finding_add_seconds (finding, "window", load->heaviest->update_window);
      trestle_finding_add_object (finding, "image", load->heaviest->image);
    }
}

static const TrestleOutcome remote_outcomes[] = {
  { "update", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: an update of {image} needs {need} of payload, {link} of link, and {available} is available; {fit} of {clients} clients fit, all take {time} of {window}"),
    N_("Add a local repository with an IIS server at {subject}"), trestle_fix_add_repository, FALSE, trestle_fixes_remote },
  { NULL }
};

/* */

TRESTLE_CHECK (check_peak)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &index->repositories[i];
      TrestleFinding *finding;

      if (load->heaviest_people == 0)
        continue;
      finding = trestle_report_add (report, "peak", load->repository, NULL);
      trestle_finding_add_count (finding, "distinct", load->clients + load->travelers);
      trestle_finding_add_count (finding, "upper", load->clients + load->visits);
      trestle_finding_add_number (finding, "rate", TRESTLE_MEASURE_BIT_RATE, load->own_rate);
      trestle_finding_add_object (finding, "image", load->heaviest);
    }
}

static const TrestleOutcome peak_outcomes[] = {
  { "peak", TRESTLE_SEVERITY_INFO,
    N_("{subject} has to serve {distinct} concurrent downloads ({upper} with every visit counted); an update of {image} asks for {rate}"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_allocation)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_repositories; i++)
    {
      const TrestleRepositoryLoad *load = &index->repositories[i];
      TrestleObject *repository = (TrestleObject *) load->repository;
      TrestleNumber allocate = trestle_figure_find ("repository-allocate")->compute (index, repository, NULL, NULL);
      TrestleNumber remote = trestle_figure_find ("repository-remote-link")->compute (index, repository, NULL, NULL);
      const TrestleLocationLoad *place = load->location != NULL ? trestle_index_location (index, load->location) : NULL;
      TrestleNumber local;
      const char *nick = "allocation";
      TrestleFinding *finding;

      if (!trestle_number_is_known (allocate) || place == NULL || place->bandwidth == TRESTLE_UNSET)
        continue;
      local = trestle_ratio (load->local_rate.num * 1000, load->local_rate.den * index->parameters.link_efficiency);
      if (trestle_number_compare (remote, trestle_integer (place->bandwidth)) > 0)
        nick = "link";
      else if (trestle_number_compare (local, trestle_integer (place->lan)) > 0)
        nick = "network";
      finding = trestle_report_add (report, nick, load->repository, NULL);
      trestle_finding_set_other (finding, load->location);
      trestle_finding_add_number (finding, "rate", TRESTLE_MEASURE_BIT_RATE, load->own_rate);
      trestle_finding_add_number (finding, "allocate", TRESTLE_MEASURE_BIT_RATE, allocate);
      trestle_finding_add_number (finding, "remote", TRESTLE_MEASURE_BIT_RATE, remote);
      trestle_finding_add_number (finding, "local", TRESTLE_MEASURE_BIT_RATE, local);
      trestle_finding_add_number (finding, "available", TRESTLE_MEASURE_BIT_RATE, trestle_integer (place->bandwidth));
      trestle_finding_add_number (finding, "lan", TRESTLE_MEASURE_BIT_RATE, trestle_integer (place->lan));
    }
}

static const TrestleOutcome allocation_outcomes[] = {
  { "link", TRESTLE_SEVERITY_WARNING,
    N_("Updates from {subject} need {remote} of the link of {other}, and {available} is available"), TRESTLE_ONLY (trestle_fixes_link) },
  { "network", TRESTLE_SEVERITY_WARNING,
    N_("Updates from {subject} need {local} of the network inside {other}, which has {lan}"), TRESTLE_ONLY (trestle_fixes_lan) },
  { "allocation", TRESTLE_SEVERITY_INFO,
    N_("Set {allocate} aside for {subject} ({rate} of payload); {remote} of it leave {other}, which has {available}"), NULL, NULL },
  { NULL }
};

/* R-X.1 */

TRESTLE_CHECK (check_resolution)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      g_autoptr(GPtrArray) repositories = NULL;
      g_autoptr(GString) names = NULL;
      TrestleFinding *finding;

      if (index->instances[i].n_repositories < 2)
        continue;
      repositories = g_ptr_array_new ();
      for (guint k = 0; k < index->instances[i].n_populations; k++)
        {
          const TrestlePopulationLoad *load = index->instances[i].members[k];

          for (guint r = 0; r < load->n_repositories; r++)
            if (!g_ptr_array_find (repositories, load->repositories[r]->repository, NULL))
              g_ptr_array_add (repositories, load->repositories[r]->repository);
        }
      g_ptr_array_sort (repositories, trestle_object_compare);
      names = g_string_new (NULL);
      for (guint k = 0; k < MIN (repositories->len, 6); k++)
        g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", trestle_object_get_name (repositories->pdata[k]));
      if (repositories->len > 6)
        g_string_append (names, ", …");

      finding = trestle_report_add (report, "several", index->instances[i].instance, "notes");
      trestle_finding_add_count (finding, "n", repositories->len);
      trestle_finding_add_verbatim (finding, "repositories", names->str);
    }
}

static const TrestleOutcome resolution_outcomes[] = {
  { "several", TRESTLE_SEVERITY_ADVICE,
    N_("The server of {subject} knows one image address, but {n} repositories serve its clients ({repositories}): plan name resolution so that each location finds its own"),
    TRESTLE_ONLY (trestle_fixes_resolution) },
  { NULL }
};

const TrestleRule trestle_rules_repositories[] = {
  { "DIST-05", "R-4.1.5", N_("The first load of an image meets its expectation"), 4, NULL, first_load_outcomes, check_first_load },
  { "REPO-05", "R-4.2.1", N_("There are as many repositories as required"), 4, NULL, number_outcomes, check_number },
  { "REPO-06", "R-4.2.2", N_("Images that have to be kept apart do not share a repository"), 4, NULL, separation_outcomes, check_separation },
  { "REPO-08", "R-4.2.4", N_("Remote clients get updates within their window"), 4, NULL, remote_outcomes, check_remote },
  { "PEAK-01", "R-4.3.2", N_("A repository bears an update that everybody downloads"), 4, "PEAK-02", NULL, NULL },
  { "PEAK-02", "R-4.3.4", N_("A repository bears every client that may fetch from it"), 4, NULL, peak_outcomes, check_peak },
  { "PEAK-04", "R-4.4.4", N_("Links bear the downloads of a repository"), 4, NULL, allocation_outcomes, check_allocation },
  { "REPO-13", "R-X.1", N_("Each location finds its own repository by name"), 4, NULL, resolution_outcomes, check_resolution },
  { NULL }
};
