/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of the introduction and of step 1: service levels, travelers, offline
 * work, and what is more than needed.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "rule.h"

/* */

static gboolean
is_signed (const TrestleDesign *design,
           gint64               role)
{
  TRESTLE_FOREACH (design, SIGN_OFF, TrestleSignOff, sign_off)
    if (sign_off->role == role && sign_off->date != NULL)
      return TRUE;

  return FALSE;
}

/* Objectives whose rank one has that comes before them by name. */
static void
report_ranks (TrestleReport *report)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_ptr_array_extend (sorted, trestle_design_get_list (report->index->design, TRESTLE_KIND_OBJECTIVE)->items, NULL, NULL);
  g_ptr_array_sort (sorted, trestle_object_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      TrestleObjective *objective = sorted->pdata[i];
      TrestleObject *other = objective->rank != TRESTLE_UNSET ? g_hash_table_lookup (ranks, &objective->rank) : NULL;

      if (other != NULL)
        trestle_finding_set_other (trestle_report_add (report, "rank", objective, "rank"), other);
      else if (objective->rank != TRESTLE_UNSET)
        g_hash_table_insert (ranks, &objective->rank, objective);
    }
}

TRESTLE_CHECK (check_objectives)
{
  TrestleReport *report = data;
  TrestleDesign *design = report->index->design;
  TrestleFinding *finding = NULL;

  if (report->index->users == 0)
    return;
  report_ranks (report);
  if (trestle_design_get_list (design, TRESTLE_KIND_OBJECTIVE)->items->len == 0)
    {
      trestle_report_add (report, "none", design, NULL);
      return;
    }
  for (gint64 role = TRESTLE_SIGN_OFF_IT; role <= TRESTLE_SIGN_OFF_BUSINESS; role++)
    if (!is_signed (design, role))
      {
        finding = finding != NULL ? finding : trestle_report_add (report, "sign-off", design, NULL);
        trestle_finding_add_missing (finding, role == TRESTLE_SIGN_OFF_IT ? N_("IT") : N_("the business"));
      }
}

static const TrestleOutcome objective_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ADVICE, N_("No business objectives are recorded"), TRESTLE_ONLY (trestle_fixes_objective) },
  { "rank", TRESTLE_SEVERITY_ADVICE, N_("{subject} and {other} have the same rank"), TRESTLE_ONLY (trestle_fixes_rank) },
  { "sign-off", TRESTLE_SEVERITY_ADVICE, N_("The objectives have not been agreed to by {missing}"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_review)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;

  if (design->status == TRESTLE_STATUS_FINAL &&
      (design->review_by == NULL || design->review_date == NULL || design->review_outcome == NULL))
    trestle_report_add (report, "none", report->index->design, design->review_by == NULL ? "review_by" :
                        design->review_date == NULL ? "review_date" : "review_outcome");
}

static const TrestleOutcome review_outcomes[] = {
  { "none", TRESTLE_SEVERITY_ADVICE,
    N_("The design is final, and who reviewed its architecture, when and with what outcome is not recorded"), TRESTLE_ONLY (trestle_fixes_record) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_product)
{
  TrestleReport *report = data;
  const gint64 product = report->index->design->product;

  if (product == TRESTLE_PRODUCT_2_0 || product == TRESTLE_PRODUCT_1_0_SP2)
    trestle_report_add (report, product == TRESTLE_PRODUCT_2_0 ? "other-product" : "service-pack", report->index->design, "product");
}

static const TrestleOutcome product_outcomes[] = {
  { "other-product", TRESTLE_SEVERITY_ERROR,
    N_("The guide does not apply to MED-V 2.0, which has no server, repository or console"), TRESTLE_ONLY (trestle_fixes_product) },
  { "service-pack", TRESTLE_SEVERITY_INFO,
    N_("The guide describes MED-V 1.0 up to SP1; SP2 changes the supported systems: compare its release notes"), TRESTLE_ONLY (trestle_fixes_product) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_domains)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;

  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    if (population->domain.id != NULL && population->domain.target == NULL)
      trestle_report_add (report, "unknown", population, "domain");
  if (trestle_design_get_list (design, TRESTLE_KIND_DOMAIN)->items->len < 2)
    return;
  TRESTLE_FOREACH (design, DOMAIN, TrestleDomain, domain)
    if (domain->trusted_by == NULL)
      trestle_report_add (report, "blank", domain, "trusted_by");
}

static const TrestleOutcome domain_outcomes[] = {
  { "unknown", TRESTLE_SEVERITY_ADVICE, N_("{subject} is in a domain that is not in the list"), TRESTLE_ONLY (trestle_fixes_record) },
  { "blank", TRESTLE_SEVERITY_ADVICE, N_("Which domains trust {subject}, or that none does, is not recorded"), TRESTLE_ONLY (trestle_fixes_trusting) },
  { NULL }
};

/* */

static gboolean
fits_into (const TrestleIndex        *index,
           const TrestleInstanceLoad *load,
           const TrestleInstanceLoad *other)
{
  return other != load && other->n_populations > 0 && other->cell == load->cell &&
         other->active_permille + load->active_permille <= (TrestleInt128) TRESTLE_LIMIT_ACTIVE_CLIENTS * 1000;
}

static gboolean
fits_elsewhere (const TrestleIndex        *index,
                const TrestleInstanceLoad *load)
{
  if (trestle_index_find_cell (index, load->instance) == NULL)
    return FALSE;
  for (guint i = 0; i < index->n_instances; i++)
    if (fits_into (index, load, &index->instances[i]))
      return TRUE;

  return FALSE;
}

/* The first by name that has room for all clients of @load. */
static TrestleInstance *
find_room (const TrestleIndex        *index,
           const TrestleInstanceLoad *load)
{
  TrestleInstance *room = NULL;

  for (guint i = 0; i < index->n_instances; i++)
    if (fits_into (index, load, &index->instances[i]) &&
        (room == NULL || trestle_object_compare (&index->instances[i].instance, &room) < 0))
      room = index->instances[i].instance;

  return room;
}

static void
check_excess_instances (TrestleReport *report)
{
  const TrestleIndex *index = report->index;
  TrestleInstance *last = NULL;
  TrestleFinding *finding;

  if (index->designed <= index->required)
    return;
  for (guint i = 0; i < index->n_instances; i++)
    if (index->instances[i].n_populations > 0 && fits_elsewhere (index, &index->instances[i]) &&
        (last == NULL || trestle_object_compare (&index->instances[i].instance, &last) > 0))
      last = index->instances[i].instance;
  if (last == NULL || (last->excess_note != NULL && *last->excess_note != '\0'))
    return;

  finding = trestle_report_add (report, "instance", last, "excess_note");
  trestle_finding_set_other (finding, find_room (index, trestle_index_instance (index, last)));
  trestle_finding_add_count (finding, "designed", index->designed);
  trestle_finding_add_count (finding, "required", index->required);
  trestle_finding_add_count (finding, "clients", trestle_index_instance (index, last)->clients);
}

static gboolean
is_spare (const TrestleRepositoryLoad *load)
{
  return load->n_populations == 0 && (load->repository->excess_note == NULL || *load->repository->excess_note == '\0');
}

/* Every repository that serves nobody; beyond those, the last by name while the
 * design has more than required.
 */
static void
check_excess_repositories (TrestleReport *report)
{
  const TrestleIndex *index = report->index;
  TrestleRepositoryNeed need = index->need;
  guint required = need.minimum + need.separation + need.isolated;
  const TrestleRepositoryLoad *last = NULL;
  guint n_spare = 0;

  for (guint i = 0; i < index->n_repositories; i++)
    {
      n_spare += index->repositories[i].n_populations == 0 ? 1 : 0;
      if (is_spare (&index->repositories[i]))
        trestle_report_add (report, "serves-nobody", index->repositories[i].repository, "excess_note");
      if (index->repositories[i].n_populations > 0 &&
          (last == NULL || trestle_object_compare (&index->repositories[i].repository, &last->repository) > 0))
        last = &index->repositories[i];
    }

  if (last != NULL && index->n_repositories - n_spare > required &&
      (last->repository->excess_note == NULL || *last->repository->excess_note == '\0'))
    {
      TrestleFinding *finding = trestle_report_add (report, "repository", last->repository, "excess_note");

      trestle_finding_add_count (finding, "designed", index->n_repositories);
      trestle_finding_add_count (finding, "required", required);
    }
}

TRESTLE_CHECK (check_excess)
{
  check_excess_instances (data);
  check_excess_repositories (data);
}

static const TrestleOutcome excess_outcomes[] = {
  { "instance", TRESTLE_SEVERITY_ADVICE,
    N_("{designed} instances are designed and {required} required: the {clients} clients of {subject} all fit into {other}"),
    N_("Move the populations and workspaces of {subject} into {other} and remove it"), trestle_fix_merge_instance, FALSE, trestle_fixes_excess_note },
  { "repository", TRESTLE_SEVERITY_ADVICE, N_("{designed} repositories are designed and {required} required: {subject} is one too many"), TRESTLE_ONLY (trestle_fixes_excess) },
  { "serves-nobody", TRESTLE_SEVERITY_ADVICE, N_("{subject} serves no population"), TRESTLE_ONLY (trestle_fixes_spare) },
  { NULL }
};

/* */

/* What visitors find of their home instance: arrays of numbers, of which those that are
 * the number of the instance say yes.
 */
typedef struct
{
  const TrestleIndex *index;
  guint               instance;   /* the one that is looked at: position + 1 */
  guint              *present;    /* location: it has users there */
  guint              *seen;       /* repository: it serves some of them */
  guint              *held;       /* isolated network or none, and image: such a repository holds it there */
  guint               n_images;
} Abroad;

static guint
count_of (const TrestleIndex *index,
          TrestleKind         kind)
{
  return trestle_design_get_list (index->design, kind)->items->len;
}

static Abroad
look_abroad (const TrestleIndex *index)
{
  guint n_images = count_of (index, TRESTLE_KIND_IMAGE) + 1;

  /* Networks and images are few. */
  return (Abroad) {
           index, 0, g_new0 (guint, index->n_locations), g_new0 (guint, index->n_repositories),
           g_new0 (guint, (gsize) (count_of (index, TRESTLE_KIND_NETWORK) + 1) * n_images), n_images
  };
}

static void
abroad_clear (Abroad *self)
{
  g_free (self->present);
  g_free (self->seen);
  g_free (self->held);
}

static guint *
find_held (const Abroad         *self,
           const TrestleNetwork *isolated,
           gconstpointer         image)
{
  guint row = isolated != NULL ? trestle_position (isolated) + 1 : 0;

  return &self->held[(gsize) row * self->n_images + (image != NULL ? trestle_position (image) : self->n_images - 1)];
}

static void
note_repository (Abroad                      *self,
                 const TrestleRepositoryLoad *load)
{
  const TrestleRefs *images = load->repository->images;
  guint *seen = &self->seen[load - self->index->repositories];

  if (*seen == self->instance)
    return;
  *seen = self->instance;
  for (guint i = 0; images != NULL && i < images->n; i++)
    *find_held (self, trestle_isolated_network (load->location), images->refs[i].target) = self->instance;
}

static void
note_instance (Abroad                    *self,
               const TrestleInstanceLoad *load)
{
  self->instance = trestle_position (load->instance) + 1;
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulationLoad *member = load->members[i];

      if (member->location != NULL)
        self->present[member->location - self->index->locations] = self->instance;
      for (guint k = 0; k < member->n_repositories; k++)
        note_repository (self, member->repositories[k]);
    }
}

static gboolean
is_outside_zone (const TrestlePopulation *home,
                 const TrestleLocation   *destination)
{
  const TrestleZone *zone = (TrestleZone *) home->zone.target;

  return zone != NULL && zone->countries != NULL && destination->country != NULL &&
         !g_strv_contains ((const char *const *) zone->countries, destination->country);
}

/* What is wrong with one destination, worst first; NULL when nothing is. */
static const char *
judge_destination (const Abroad              *self,
                   const TrestleFlow         *flow,
                   const TrestleLocationLoad *destination)
{
  const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;
  const TrestleServer *server = trestle_index_instance (self->index, home->instance.target)->active_server;
  TrestleLocation *server_location = server != NULL ? trestle_location_of (&server->machine) : NULL;

  if (server_location != NULL && trestle_isolated_network (server_location) != destination->isolated)
    return "cut-off";
  if (trestle_updates_by_network (TRESTLE_OR (destination->location->techniques, 0)) &&
      *find_held (self, destination->isolated, flow->image.target) != self->instance)
    return "no-repository";
  if (is_outside_zone (home, destination->location))
    return "country";
  if (self->present[destination - self->index->locations] != self->instance)
    return "no-population";

  return NULL;
}

/* What a flow runs into: its first destination, by name, at which something is wrong. */
typedef struct
{
  TrestleLocation *where;
  const char      *wrong;     /* an outcome, or NULL */
  guint            next;      /* of the same instance: number + 1 */
} Obstacle;

static void
judge_flow (const Abroad      *self,
            const TrestleFlow *flow,
            Obstacle          *obstacle)
{
  for (guint i = 0; i < flow->destinations->n; i++)
    {
      TrestleLocation *destination = (TrestleLocation *) flow->destinations->refs[i].target;
      const char *verdict = destination != NULL
                            ? judge_destination (self, flow, trestle_index_location (self->index, destination)) : NULL;

      if (verdict != NULL && (obstacle->where == NULL || trestle_object_compare (&destination, &obstacle->where) < 0))
        {
          obstacle->where = destination;
          obstacle->wrong = verdict;
        }
    }
}

/* Instance by instance, so that each is looked through once. */
static void
judge_flows (const TrestleIndex *index,
             Obstacle           *obstacles)
{
  const GPtrArray *flows = trestle_design_get_list (index->design, TRESTLE_KIND_FLOW)->items;
  g_autofree guint *first = g_new0 (guint, index->n_instances + 1);
  Abroad abroad = look_abroad (index);

  TRESTLE_FOREACH (index->design, FLOW, TrestleFlow, flow)
    {
      const TrestlePopulation *home = (TrestlePopulation *) flow->home.target;

      if (home == NULL || home->instance.target == NULL || flow->destinations == NULL || TRESTLE_OR (flow->count, 0) == 0)
        continue;
      obstacles[flow_i].next = first[trestle_position (home->instance.target)];
      first[trestle_position (home->instance.target)] = flow_i + 1;
    }
  for (guint i = 0; i < index->n_instances; i++)
    {
      if (first[i] > 0)
        note_instance (&abroad, &index->instances[i]);
      for (guint k = first[i]; k > 0; k = obstacles[k - 1].next)
        judge_flow (&abroad, flows->pdata[k - 1], &obstacles[k - 1]);
    }
  abroad_clear (&abroad);
}

TRESTLE_CHECK (check_travelers)
{
  TrestleReport *report = data;
  guint n_flows = count_of (report->index, TRESTLE_KIND_FLOW);
  g_autofree Obstacle *obstacles = g_new0 (Obstacle, n_flows);

  if (n_flows > 0)
    judge_flows (report->index, obstacles);
  TRESTLE_FOREACH (report->index->design, FLOW, TrestleFlow, flow)
    {
      TrestleFinding *finding;

      if (obstacles[flow_i].wrong == NULL)
        continue;
      finding = trestle_report_add (report, obstacles[flow_i].wrong, flow, "destinations");
      trestle_finding_set_other (finding, obstacles[flow_i].where);
      trestle_finding_add_count (finding, "count", flow->count);
      trestle_finding_add_object (finding, "instance", ((TrestlePopulation *) flow->home.target)->instance.target);
    }
}

#define DROP_TITLE N_("Take {other} off the destinations of {subject}")

static const TrestleOutcome traveler_outcomes[] = {
  { "cut-off", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: {other} cannot be reached from the server of {instance}, which the {count} travelers still need"),
    DROP_TITLE, trestle_fix_drop_destination, FALSE, trestle_fixes_cut_off },
  { "no-repository", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: no repository of {instance} with their image can be reached from {other} by the {count} travelers"),
    DROP_TITLE, trestle_fix_drop_destination, FALSE, trestle_fixes_visitors },
  { "country", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: the legal zone of the {count} travelers does not allow the country of {other}"),
    DROP_TITLE, trestle_fix_drop_destination },
  { "no-population", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: {instance} has no users at {other}, so {count} visitors work across the network with their own server and repository"),
    DROP_TITLE, trestle_fix_drop_destination, FALSE, trestle_fixes_abroad },
  { NULL }
};

/* */

static char *
dup_stopped_workspaces (const TrestleInstanceLoad *load)
{
  g_autoptr(GPtrArray) workspaces = g_ptr_array_new ();
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < load->n_populations; i++)
    for (guint k = 0; k < load->members[i]->n_usages; k++)
      {
        const TrestleUsage *usage = load->members[i]->usages[k];

        if (usage->offline == FALSE && TRESTLE_OR (usage->users, 0) > 0 && usage->workspace.target != NULL &&
            !g_ptr_array_find (workspaces, usage->workspace.target, NULL))
          g_ptr_array_add (workspaces, usage->workspace.target);
      }
  g_ptr_array_sort (workspaces, trestle_object_compare);
  for (guint i = 0; i < workspaces->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", trestle_object_get_name (workspaces->pdata[i]));

  return g_string_free (names, FALSE);
}

TRESTLE_CHECK (check_offline)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      g_autofree char *workspaces = NULL;
      TrestleFinding *finding;

      if (load->stopped == 0 || load->n_passive > 0)
        continue;
      workspaces = dup_stopped_workspaces (load);
      finding = trestle_report_add (report, "stopped", load->instance, "backup");
      trestle_finding_add_count (finding, "stopped", load->stopped);
      trestle_finding_add_count (finding, "users", load->users);
      trestle_finding_add_verbatim (finding, "workspaces", workspaces);
      trestle_finding_add_seconds (finding, "interval", index->parameters.policy_interval);
    }
}

static const TrestleOutcome offline_outcomes[] = {
  { "stopped", TRESTLE_SEVERITY_WARNING,
    N_("{stopped} of {users} users of {subject} ({workspaces}) stop within {interval} of a server failure, and there is no backup server"),
    N_("Add a passive backup server to {subject}, built like the active one"), trestle_fix_add_backup, FALSE, trestle_fixes_stopped },
  { NULL }
};

/* */

/* The shortest window of an update left to the network of which one poll leaves
 * nothing; sizes do not matter.
 */
static const TrestleDemand *
find_empty_window (const TrestleIndex        *index,
                   const TrestleLocationLoad *load)
{
  const TrestleDemand *empty = NULL;

  for (guint i = 0; i < load->n_demands; i++)
    {
      const TrestleDemand *demand = &load->demands[i];

      if (trestle_updates_by_network (demand->techniques) && demand->update_window != TRESTLE_UNSET &&
          demand->update_window <= index->parameters.image_poll &&
          (empty == NULL || demand->update_window < empty->update_window ||
           (demand->update_window == empty->update_window && trestle_demand_is_heavier (demand, empty, FALSE))))
        empty = demand;
    }

  return empty;
}

TRESTLE_CHECK (check_window)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_locations; i++)
    {
      const TrestleLocationLoad *load = &index->locations[i];
      const guint8 *update = load->judgments.update[TRUE][TRUE];
      const TrestleDemand *demand = load->no_window ? find_empty_window (index, load) : NULL;
      const char *nick = demand != NULL ? "empty" : "poll";
      TrestleFinding *finding;

      if (demand == NULL && update[FALSE] != TRESTLE_VERDICT_FAILS && update[TRUE] == TRESTLE_VERDICT_FAILS)
        demand = trestle_find_late_update (index, load, TRUE, TRUE);
      if (demand == NULL)
        continue;
      finding = trestle_report_add (report, nick, load->location, "update_window");
      trestle_finding_add_seconds (finding, "window", demand->update_window);
      trestle_finding_add_seconds (finding, "poll", index->parameters.image_poll);
      trestle_finding_add_seconds (finding, "usable", MAX (0, demand->update_window - index->parameters.image_poll));
      trestle_finding_add_number (finding, "time", TRESTLE_MEASURE_SECONDS, trestle_update_time (index, load, demand, TRUE));
    }
}

static const TrestleOutcome window_outcomes[] = {
  { "empty", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: nothing is left of the update window of {window} after one image poll of {poll}"),
    N_("Lengthen the update window of {subject} to what the update and one poll take"), trestle_fix_lengthen_window, FALSE, trestle_fixes_poll },
  { "poll", TRESTLE_SEVERITY_WARNING,
    N_("{subject}: an update takes {time} of {window}, but only {usable} remain after one image poll of {poll}"),
    N_("Lengthen the update window of {subject} to what the update and one poll take"), trestle_fix_lengthen_window, FALSE, trestle_fixes_poll },
  { NULL }
};

const TrestleRule trestle_rules_scope[] = {
  { "SCOPE-01", "R-0.3", N_("Business objectives are ranked and agreed to"), 0, NULL, objective_outcomes, check_objectives },
  { "SCOPE-02", "R-0.4", N_("The architecture has been reviewed"), 0, NULL, review_outcomes, check_review },
  { "SCOPE-03", "R-0.5", N_("The design is for a version that the guide covers"), 0, NULL, product_outcomes, check_product },
  { "SCOPE-04", "R-0.6", N_("Domains and their trusts are known"), 0, NULL, domain_outcomes, check_domains },
  { "SCOPE-06", "R-0.8", N_("Users, network, images and service levels are known"), 0, "LOC-01", NULL, NULL },
  { "MODEL-01", "R-0.12", N_("All components work together"), 0, "INST-01", NULL, NULL },
  { "OVER-01", "R-0.15", N_("Nothing is built that the rules do not require"), 0, NULL, excess_outcomes, check_excess },
  { "TRAV-04", "R-1.1.8", N_("Travelers reach their home server and a repository with their image"), 1, NULL, traveler_outcomes, check_travelers },
  { "OFF-02", "R-1.2.4", N_("A server failure stops nobody unless a backup server takes over"), 1, NULL, offline_outcomes, check_offline },
  { "SLA-03", "R-1.3.3", N_("Updates reach everyone in what one image poll leaves of the window"), 1, NULL, window_outcomes, check_window },
  { NULL }
};
