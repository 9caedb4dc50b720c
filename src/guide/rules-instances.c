/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 2: how many instances there are and who may share one.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "rule.h"

/* */

TRESTLE_CHECK (check_capacity)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &report->index->instances[i];
      TrestleFinding *finding;

      if (load->active <= TRESTLE_LIMIT_ACTIVE_CLIENTS)
        continue;
      finding = trestle_report_add (report, "exceeded", load->instance, NULL);
      trestle_finding_add_count (finding, "active", load->active);
      trestle_finding_add_count (finding, "limit", TRESTLE_LIMIT_ACTIVE_CLIENTS);
    }
}

static const TrestleOutcome capacity_outcomes[] = {
  { "exceeded", TRESTLE_SEVERITY_ERROR, N_("{active} concurrently active clients exceed the {limit} that one instance supports"),
    N_("Split {subject} by location into instances of at most {limit} clients"), trestle_fix_split_instance, FALSE, trestle_fixes_move },
  { NULL }
};

/* */

/* Users of the instance by domain, and the domains they are in. */
static gint64 *
count_users_by_domain (const TrestleIndex        *index,
                       const TrestleInstanceLoad *load,
                       GPtrArray                 *domains)
{
  gint64 *users = g_new0 (gint64, trestle_design_get_list (index->design, TRESTLE_KIND_DOMAIN)->items->len + 1);

  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestlePopulation *population = load->members[i]->population;
      gint64 n = TRESTLE_OR (population->users, 0);

      if (population->domain.target == NULL || n == 0)
        continue;
      if (users[trestle_position (population->domain.target)] == 0)
        g_ptr_array_add (domains, population->domain.target);
      users[trestle_position (population->domain.target)] += n;
    }

  return users;
}

/* While no server says which domain it is in, the domain stands for it that
 * accepts most of the users; then the one most of them are in.
 */
TrestleObject *
trestle_find_home_domain (const TrestleIndex        *index,
                          const TrestleInstanceLoad *load)
{
  g_autoptr(GPtrArray) domains = g_ptr_array_new ();
  g_autofree gint64 *users = NULL;
  TrestleObject *best = NULL;
  gint64 most = -1;

  if (load->active_server != NULL && load->active_server->domain.target != NULL)
    return load->active_server->domain.target;

  users = count_users_by_domain (index, load, domains);
  if (domains->len <= 1)
    return domains->len == 1 ? domains->pdata[0] : NULL;
  TRESTLE_FOREACH (index->design, DOMAIN, TrestleDomain, domain)
    {
      TrestleObject *candidate = (TrestleObject *) domain;
      gint64 accepted = 0;

      for (guint i = 0; i < domains->len; i++)
        if (trestle_index_trusts (index, candidate, domains->pdata[i]))
          accepted += users[trestle_position (domains->pdata[i])];
      if (best == NULL || accepted > most ||
          (accepted == most && (users[candidate->position] > users[best->position] ||
                                (users[candidate->position] == users[best->position] &&
                                 trestle_object_compare (&candidate, &best) < 0))))
        {
          best = candidate;
          most = accepted;
        }
    }

  return best;
}

TRESTLE_CHECK (check_trust)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  g_autofree TrestleObject **homes = g_new0 (TrestleObject *, index->n_instances + 1);

  for (guint i = 0; i < index->n_instances; i++)
    homes[i] = trestle_find_home_domain (index, &index->instances[i]);

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;
      TrestleObject *home = population->instance.target != NULL ? homes[trestle_position (population->instance.target)] : NULL;
      TrestleFinding *finding;

      if (home == NULL || population->domain.target == NULL || TRESTLE_OR (population->users, 0) == 0 ||
          trestle_index_trusts (index, home, population->domain.target))
        continue;
      finding = trestle_report_add (report, "untrusted", population, "instance");
      trestle_finding_set_other (finding, population->instance.target);
      trestle_finding_add_object (finding, "domain", population->domain.target);
      trestle_finding_add_object (finding, "home", home);
    }
}

#define SEPARATE_TITLE N_("Give {subject} an instance of its own kind: an existing one of its cell, or a new one")

static const TrestleOutcome trust_outcomes[] = {
  { "untrusted", TRESTLE_SEVERITY_ERROR,
    N_("{subject} belongs to {domain}, which {home}, the domain of {other}’s server, does not trust"),
    SEPARATE_TITLE, trestle_fix_separate_cell, FALSE, trestle_fixes_trust },
  { NULL }
};

/* */

TRESTLE_CHECK (check_isolation)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;
      TrestleNetwork *isolated = trestle_isolated_network ((TrestleLocation *) population->location.target);
      const TrestleServer *server;
      TrestleLocation *location;
      TrestleFinding *finding;

      if (isolated == NULL || population->instance.target == NULL || TRESTLE_OR (population->users, 0) == 0)
        continue;
      server = trestle_index_instance (index, population->instance.target)->active_server;
      location = server != NULL ? trestle_location_of (&server->machine) : NULL;
      if (location == NULL || trestle_isolated_network (location) == isolated)
        continue;
      finding = trestle_report_add (report, "outside", population, "instance");
      trestle_finding_set_other (finding, population->instance.target);
      trestle_finding_add_object (finding, "network", isolated);
      trestle_finding_add_object (finding, "location", location);
    }
}

static const TrestleOutcome isolation_outcomes[] = {
  { "outside", TRESTLE_SEVERITY_ERROR,
    N_("{subject} is in the isolated network {network}, but the server of {other} stands outside it, at {location}"),
    SEPARATE_TITLE, trestle_fix_separate_cell },
  { NULL }
};

/* */

/* Ties go to the lower name. */
static gboolean
has_more_users (TrestlePopulation *a,
                TrestlePopulation *b)
{
  gint64 users_a = TRESTLE_OR (a->users, 0);
  gint64 users_b = TRESTLE_OR (b->users, 0);

  return users_a > users_b || (users_a == users_b && trestle_object_compare (&a, &b) < 0);
}

static const char *
get_tag (const TrestlePopulation *population)
{
  const TrestleOrgUnit *unit = (TrestleOrgUnit *) population->unit.target;

  return unit != NULL && unit->tag != NULL ? unit->tag : "";
}

static const char *
get_group (const TrestlePopulation *population)
{
  const TrestleOrgUnit *unit = (TrestleOrgUnit *) population->unit.target;

  return unit != NULL && unit->managing_group != NULL ? unit->managing_group : "";
}

static const char *
get_zone (const TrestlePopulation *population)
{
  return population->zone.target != NULL ? trestle_object_get_name (population->zone.target) : "";
}

/* The largest population of each instance says what is usual there. */
static TrestlePopulation **
find_usual (const TrestleIndex *index)
{
  TrestlePopulation **usual = g_new0 (TrestlePopulation *, index->n_instances + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;
      TrestlePopulation **largest = population->instance.target != NULL ? &usual[trestle_position (population->instance.target)] : NULL;

      if (largest != NULL && (*largest == NULL || has_more_users (population, *largest)))
        *largest = population;
    }

  return usual;
}

static void
add_mark (TrestleFinding *finding,
          const char     *name,
          const char     *mark)
{
  if (*mark != '\0')
    trestle_finding_add_verbatim (finding, name, mark);
  else
    trestle_finding_add_text (finding, name, N_("none"));
}

/* Populations that differ from the largest of their instance in what @get gives. */
static void
report_mixed (TrestleReport *report,
              const char    *nick,
              const char *(*get) (const TrestlePopulation *population))
{
  const TrestleIndex *index = report->index;
  g_autofree TrestlePopulation **usual = find_usual (index);

  for (guint i = 0; i < index->n_populations; i++)
    {
      TrestlePopulation *population = index->populations[i].population;
      TrestlePopulation *largest = population->instance.target != NULL ? usual[trestle_position (population->instance.target)] : NULL;
      TrestleFinding *finding;

      if (largest == NULL || TRESTLE_OR (population->users, 0) == 0 || g_str_equal (get (population), get (largest)))
        continue;
      finding = trestle_report_add (report, nick, population, "instance");
      trestle_finding_set_other (finding, population->instance.target);
      add_mark (finding, "tag", get (population));
      add_mark (finding, "usual", get (largest));
      trestle_finding_add_object (finding, "largest", largest);
    }
}

TRESTLE_CHECK (check_tags)
{
  report_mixed (data, "mixed", get_tag);
}

static const TrestleOutcome tag_outcomes[] = {
  { "mixed", TRESTLE_SEVERITY_ERROR,
    N_("{subject} (separation tag: {tag}) shares {other} with {largest} (separation tag: {usual})"),
    SEPARATE_TITLE, trestle_fix_separate_cell },
  { NULL }
};

/* */

TRESTLE_CHECK (check_groups)
{
  const TrestleReport *report = data;

  if (report->index->design->management == TRESTLE_MANAGEMENT_DISTRIBUTED)
    report_mixed (data, "mixed", get_group);
}

static const TrestleOutcome group_outcomes[] = {
  { "mixed", TRESTLE_SEVERITY_ERROR,
    N_("{subject} (managed by: {tag}) shares {other} with {largest} (managed by: {usual}), and each group is to manage its own"),
    SEPARATE_TITLE, trestle_fix_separate_cell },
  { NULL }
};

/* */

static gboolean
stands_outside (const TrestleZone *zone,
                const TrestleRef  *machine)
{
  const TrestleLocation *location = trestle_location_of (machine);

  return zone != NULL && zone->countries != NULL && location != NULL && location->country != NULL &&
         !g_strv_contains ((const char *const *) zone->countries, location->country);
}

/* Remembers in @slot the first zone, by name, outside of which the machine stands. */
static void
note_zone (TrestleObject   **slot,
           TrestleZone      *zone,
           const TrestleRef *machine)
{
  if (stands_outside (zone, machine) && (*slot == NULL || trestle_object_compare (&zone, slot) < 0))
    *slot = (TrestleObject *) zone;
}

static void
report_outside (TrestleReport    *report,
                const char       *nick,
                gpointer          object,
                TrestleObject    *zone,
                const TrestleRef *machine)
{
  TrestleLocation *location = trestle_location_of (machine);
  TrestleFinding *finding;

  if (zone == NULL)
    return;
  finding = trestle_report_add (report, nick, object, g_str_equal (nick, "standby") ? "standby" : "machine");
  trestle_finding_set_other (finding, location);
  trestle_finding_add_object (finding, "zone", zone);
  trestle_finding_add_verbatim (finding, "country", location->country);
}

static TrestleZone *
find_zone (const TrestleIndex  *index,
           const TrestleObject *instance)
{
  const TrestleCell *cell = instance != NULL ? trestle_index_find_cell (index, (TrestleInstance *) instance) : NULL;

  return cell != NULL ? (TrestleZone *) cell->zone : NULL;
}

static void
check_servers (TrestleReport *report)
{
  TRESTLE_FOREACH (report->index->design, SERVER, TrestleServer, server)
    {
      TrestleObject *zone = NULL;

      note_zone (&zone, find_zone (report->index, server->instance.target), &server->machine);
      report_outside (report, "outside", server, zone, &server->machine);
    }
}

/* A database is judged once, whatever the number of its instances. */
static void
check_databases (TrestleReport *report)
{
  const TrestleIndex *index = report->index;
  const guint n = trestle_design_get_list (index->design, TRESTLE_KIND_DATABASE)->items->len;
  g_autofree TrestleObject **zones = g_new0 (TrestleObject *, n + 1);
  g_autofree TrestleObject **standbys = g_new0 (TrestleObject *, n + 1);

  for (guint i = 0; i < index->n_instances; i++)
    {
      TrestleInstance *instance = index->instances[i].instance;
      TrestleDatabase *database = (TrestleDatabase *) instance->database.target;
      TrestleZone *zone = find_zone (index, (TrestleObject *) instance);

      if (database == NULL)
        continue;
      note_zone (&zones[trestle_position (database)], zone, &database->machine);
      note_zone (&standbys[trestle_position (database)], zone, &database->standby);
    }
  TRESTLE_FOREACH (index->design, DATABASE, TrestleDatabase, database)
    {
      report_outside (report, "outside", database, zones[database_i], &database->machine);
      report_outside (report, "standby", database, standbys[database_i], &database->standby);
    }
}

static void
check_repositories (TrestleReport *report)
{
  const TrestleIndex *index = report->index;
  g_autofree TrestleObject **zones = g_new0 (TrestleObject *, index->n_repositories + 1);

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulation *population = index->populations[i].population;

      for (guint j = 0; population->zone.target != NULL && population->repositories != NULL && j < population->repositories->n; j++)
        {
          TrestleRepository *repository = (TrestleRepository *) population->repositories->refs[j].target;

          if (repository != NULL)
            note_zone (&zones[trestle_position (repository)], (TrestleZone *) population->zone.target, &repository->machine);
        }
    }
  for (guint i = 0; i < index->n_repositories; i++)
    report_outside (report, "outside", index->repositories[i].repository, zones[i], &index->repositories[i].repository->machine);
}

TRESTLE_CHECK (check_law)
{
  TrestleReport *report = data;

  if (trestle_design_get_list (report->index->design, TRESTLE_KIND_ZONE)->items->len == 0)
    return;
  report_mixed (report, "mixed", get_zone);
  check_servers (report);
  check_databases (report);
  check_repositories (report);
}

static const TrestleOutcome law_outcomes[] = {
  { "mixed", TRESTLE_SEVERITY_ERROR,
    N_("{subject} (legal zone: {tag}) shares {other} with {largest} (legal zone: {usual})"),
    SEPARATE_TITLE, trestle_fix_separate_cell },
  { "outside", TRESTLE_SEVERITY_ERROR, N_("{subject} serves users of the legal zone {zone}, and stands outside it, at {other} ({country})"), TRESTLE_ONLY (trestle_fixes_legal) },
  { "standby", TRESTLE_SEVERITY_ERROR,
    N_("{subject} serves users of the legal zone {zone}, and its standby stands outside it, at {other} ({country})"),
    TRESTLE_ONLY (trestle_fixes_legal_standby) },
  { NULL }
};

/* */

TRESTLE_CHECK (check_number)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;
  TrestleFinding *finding;

  if (index->cells->len == 0)
    return;
  /* None at all is INST-03. */
  if (index->n_instances > 0 && index->designed < index->required)
    {
      finding = trestle_report_add (report, "too-few", index->design, NULL);
      trestle_finding_add_count (finding, "designed", index->designed);
      trestle_finding_add_count (finding, "required", index->required);
      trestle_finding_add_count (finding, "cells", index->cells->len);
    }
  if (index->additive != index->required)
    {
      finding = trestle_report_add (report, "additive", index->design, NULL);
      trestle_finding_add_count (finding, "required", index->required);
      trestle_finding_add_count (finding, "additive", index->additive);
    }
}

static const TrestleOutcome number_outcomes[] = {
  { "too-few", TRESTLE_SEVERITY_ERROR,
    N_("{designed} of {required} required instances are designed: the users form {cells} groups that cannot share one, and capacity applies inside each"),
    N_("Create the missing instances and assign their populations"), trestle_fix_create_instances },
  { "additive", TRESTLE_SEVERITY_INFO,
    N_("{required} instances are required; adding the reasons up one by one would give {additive}"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_headroom)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      TrestleFinding *finding;

      if (load->active > TRESTLE_LIMIT_ACTIVE_CLIENTS ||
          load->active * 1000 < index->parameters.capacity_threshold * TRESTLE_LIMIT_ACTIVE_CLIENTS)
        continue;
      finding = trestle_report_add (report, "near", load->instance, NULL);
      trestle_finding_add_count (finding, "active", load->active);
      trestle_finding_add_count (finding, "limit", TRESTLE_LIMIT_ACTIVE_CLIENTS);
      trestle_finding_add_count (finding, "headroom", TRESTLE_LIMIT_ACTIVE_CLIENTS - load->active);
      trestle_finding_add_number (finding, "threshold", TRESTLE_MEASURE_SHARE, trestle_ratio (index->parameters.capacity_threshold, 1000));
    }
}

static const TrestleOutcome headroom_outcomes[] = {
  { "near", TRESTLE_SEVERITY_WARNING,
    N_("{subject} has {active} of {limit} concurrently active clients, {threshold} or more: room for {headroom} is left"), TRESTLE_ONLY (trestle_fixes_rebalance) },
  { NULL }
};

/* R-X.2 */

TRESTLE_CHECK (check_controller)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleCell *cell = trestle_index_find_cell (index, index->instances[i].instance);
      TrestleFinding *finding;

      if (cell == NULL || cell->isolated == NULL || cell->isolated->domain_controller == TRUE)
        continue;
      finding = trestle_report_add (report, "undeclared", index->instances[i].instance, NULL);
      trestle_finding_set_other (finding, cell->isolated);
    }
}

static const TrestleOutcome controller_outcomes[] = {
  { "undeclared", TRESTLE_SEVERITY_WARNING,
    N_("{subject} authenticates through AD DS, but no domain controller is declared inside its isolated network {other}"),
    N_("Declare a domain controller inside {other}"), trestle_fix_declare_controller },
  { NULL }
};

const TrestleRule trestle_rules_instances[] = {
  { "CAP-01", "R-2.1.2", N_("An instance has at most 5,000 concurrently active clients"), 2, NULL, capacity_outcomes, check_capacity },
  { "TRUST-01", "R-2.1.4", N_("Users are in a domain that their server’s domain trusts"), 2, NULL, trust_outcomes, check_trust },
  { "ISO-01", "R-2.1.5", N_("Users in an isolated network have an instance inside it"), 2, NULL, isolation_outcomes, check_isolation },
  { "ORG-01", "R-2.1.6", N_("Users that have to be kept apart do not share an instance"), 2, NULL, tag_outcomes, check_tags },
  { "ORG-02", "R-2.1.7", N_("Each group that manages its own users has an instance"), 2, NULL, group_outcomes, check_groups },
  { "LEGAL-01", "R-2.1.8", N_("What the law keeps apart or inside a country stays there"), 2, NULL, law_outcomes, check_law },
  { "INST-05", "R-2.1.10", N_("There are as many instances as separation and capacity require"), 2, NULL, number_outcomes, check_number },
  { "CAP-02", "R-2.1.12", N_("Instances keep room for growth"), 2, NULL, headroom_outcomes, check_headroom },
  { "ISO-02", "R-X.2", N_("An isolated instance reaches a domain controller"), 2, NULL, controller_outcomes, check_controller },
  { NULL }
};
