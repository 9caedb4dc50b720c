/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 2: where databases are and who shares them.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "paths.h"
#include "rule.h"

/* */

/* Whether two instances keep data apart: another tag or another legal zone. */
static gboolean
keeps_apart (const TrestleIndex    *index,
             const TrestleInstance *a,
             const TrestleInstance *b)
{
  const TrestleCell *cell_a = trestle_index_find_cell (index, a);
  const TrestleCell *cell_b = trestle_index_find_cell (index, b);

  return cell_a != NULL && cell_b != NULL && (g_strcmp0 (cell_a->tag, cell_b->tag) != 0 || cell_a->zone != cell_b->zone);
}

TRESTLE_CHECK (check_sharing)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_databases; i++)
    {
      g_autoptr(GPtrArray) instances = g_ptr_array_new ();
      TrestleInstance *apart = NULL;
      TrestleFinding *finding;
      g_autoptr(GString) names = NULL;

      if (index->databases[i].n_instances < 2)
        continue;
      for (guint k = 0; k < index->n_instances; k++)
        if (index->instances[k].instance->database.target == (TrestleObject *) index->databases[i].database)
          g_ptr_array_add (instances, index->instances[k].instance);
      g_ptr_array_sort (instances, trestle_object_compare);
      names = g_string_new (NULL);
      for (guint k = 0; k < instances->len; k++)
        {
          g_string_append_printf (names, "%s%s", k > 0 ? ", " : "", trestle_object_get_name (instances->pdata[k]));
          if (apart == NULL && keeps_apart (index, instances->pdata[0], instances->pdata[k]))
            apart = instances->pdata[k];
        }
      finding = trestle_report_add (report, apart != NULL ? "crosses" : "mixes", index->databases[i].database, NULL);
      trestle_finding_add_verbatim (finding, "instances", names->str);
      if (apart != NULL)
        trestle_finding_set_other (finding, apart);
    }
}

static const TrestleOutcome sharing_outcomes[] = {
  { "crosses", TRESTLE_SEVERITY_WARNING,
    N_("Reports of {subject} mix {instances}, across an organizational or legal boundary that {other} has to keep"),
    N_("Give {other} a database of its own"), trestle_fix_own_database },
  { "mixes", TRESTLE_SEVERITY_INFO, N_("Reports of {subject} mix {instances}"), TRESTLE_ONLY (trestle_fixes_split_database) },
  { NULL }
};

/* */

/* NULL, or what is wrong with @path between a server and its database. */
static const char *
judge_path (const TrestleIndex    *index,
            gint64                 path,
            TrestleNumber          time,
            const TrestleLocation *reader)
{
  if (trestle_number_is_known (time) && reader != NULL)
    return trestle_number_compare (time, trestle_integer (reader->report_time)) > 0 ? "slow" : NULL;

  return path < index->parameters.thin_path ? "thin" : NULL;
}

TRESTLE_CHECK (check_distance)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      const TrestleInstanceLoad *load = &index->instances[i];
      TrestleDatabase *database = (TrestleDatabase *) load->instance->database.target;
      TrestleLocation *there = database != NULL ? trestle_location_of (&database->machine) : NULL;
      TrestleLocation *here = load->active_server != NULL ? trestle_location_of (&load->active_server->machine) : NULL;
      const TrestleLocation *reader;
      TrestleFinding *finding;
      const char *nick;
      gint64 path;

      if (!trestle_judges_report_path (load))
        continue;
      path = trestle_paths_between (index, here, there);
      reader = trestle_find_report_reader (load);
      nick = path != TRESTLE_UNSET ? judge_path (index, path, trestle_report_time (index, load), reader) : NULL;
      if (nick == NULL)
        continue;
      finding = trestle_report_add (report, nick, database, "machine");
      trestle_finding_set_other (finding, load->active_server);
      trestle_finding_add_known (finding, "path", TRESTLE_MEASURE_BIT_RATE, path);
      trestle_finding_add_number (finding, "time", TRESTLE_MEASURE_SECONDS, trestle_report_time (index, load));
      trestle_finding_add_known (finding, "expectation", TRESTLE_MEASURE_SECONDS, reader != NULL ? reader->report_time : TRESTLE_UNSET);
      trestle_finding_add_number (finding, "thin", TRESTLE_MEASURE_BIT_RATE, trestle_integer (index->parameters.thin_path));
      trestle_finding_add_object (finding, "location", here);
      trestle_finding_add_count (finding, "days", index->parameters.report_days);
    }
}

#define NEXT_TITLE N_("Move the machine of {subject} to {location}, next to {other}")

static const TrestleOutcome distance_outcomes[] = {
  { "slow", TRESTLE_SEVERITY_WARNING,
    N_("A report of {days} days takes {time} from {subject} to {other} over {path}, longer than the {expectation} that is acceptable"),
    NEXT_TITLE, trestle_fix_move_database },
  { "thin", TRESTLE_SEVERITY_WARNING,
    N_("{other} reaches {subject} over {path}, less than {thin}: reports will be slow to load and may be out of date"),
    NEXT_TITLE, trestle_fix_move_database },
  { NULL }
};

/* */

/* What else runs on the machines of servers, by machine. */
typedef struct
{
  GPtrArray *databases, *others;      /* borrowed objects; NULL where none */
} Company;

static void
join (Company          *companies,
      const TrestleRef *machine,
      gpointer          object)
{
  Company *company = machine->target != NULL ? &companies[trestle_position (machine->target)] : NULL;
  GPtrArray **list = company == NULL ? NULL : TRESTLE_IS_DATABASE (object) ? &company->databases : &company->others;

  if (list == NULL)
    return;
  if (*list == NULL)
    *list = g_ptr_array_new ();
  g_ptr_array_add (*list, object);
}

/* No more than the recommendation, which presumes a machine for the server alone;
 * less is SRV-02’s.
 */
static gboolean
is_bare (const TrestleMachine *machine)
{
  return machine->cores != TRESTLE_UNSET && machine->clock != TRESTLE_UNSET && machine->memory == TRESTLE_LIMIT_MEMORY &&
         (TrestleInt128) machine->cores * machine->clock == (TrestleInt128) TRESTLE_LIMIT_CORES * TRESTLE_LIMIT_CLOCK;
}

static char *
dup_names (GPtrArray *objects)
{
  GString *names = g_string_new (NULL);

  g_ptr_array_sort (objects, trestle_object_compare);
  for (guint i = 0; i < objects->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", trestle_object_get_name (objects->pdata[i]));

  return g_string_free (names, FALSE);
}

static void
report_company (TrestleReport *report,
                TrestleServer *server,
                Company       *company)
{
  TrestleMachine *machine = (TrestleMachine *) server->machine.target;
  GPtrArray *objects = company->databases != NULL ? company->databases : company->others;
  g_autofree char *names = objects != NULL ? dup_names (objects) : NULL;
  TrestleFinding *finding;

  if (objects == NULL && TRESTLE_OR (machine->other_roles, 0) == 0)
    return;
  finding = trestle_report_add (report, company->databases != NULL ? "database" : objects != NULL ? "component" : "role", machine, "memory");
  trestle_finding_set_other (finding, server);
  if (names != NULL)
    trestle_finding_add_verbatim (finding, "company", names);
  trestle_finding_add_count (finding, "cores", machine->cores);
  trestle_finding_add_number (finding, "clock", TRESTLE_MEASURE_HERTZ, trestle_integer (machine->clock));
  trestle_finding_add_number (finding, "memory", TRESTLE_MEASURE_BYTES, trestle_integer (machine->memory));
}

static void
add_companies (const TrestleDesign *design,
               Company             *companies)
{
  TRESTLE_FOREACH (design, DATABASE, TrestleDatabase, database)
    join (companies, &database->machine, database);
  TRESTLE_FOREACH (design, REPOSITORY, TrestleRepository, repository)
    join (companies, &repository->machine, repository);
  TRESTLE_FOREACH (design, IIS, TrestleIis, iis)
    join (companies, &iis->machine, iis);
}

TRESTLE_CHECK (check_company)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;
  const GPtrArray *machines = trestle_design_get_list (design, TRESTLE_KIND_MACHINE)->items;
  g_autofree Company *companies = g_new0 (Company, machines->len + 1);
  g_autofree TrestleServer **servers = trestle_find_servers (design);

  add_companies (design, companies);
  for (guint i = 0; i < machines->len; i++)
    {
      if (servers[i] != NULL && is_bare (machines->pdata[i]))
        report_company (report, servers[i], &companies[i]);
      g_clear_pointer (&companies[i].databases, g_ptr_array_unref);
      g_clear_pointer (&companies[i].others, g_ptr_array_unref);
    }
}

static const TrestleOutcome company_outcomes[] = {
  { "database", TRESTLE_SEVERITY_WARNING,
    N_("{subject} carries more than its MED-V server ({company}), but {cores} cores at {clock} and {memory} of memory are what the server alone needs"),
    N_("Give the databases on {subject} machines of their own at the same location"), trestle_fix_separate_databases },
  { "component", TRESTLE_SEVERITY_WARNING,
    N_("{subject} carries more than its MED-V server ({company}), but {cores} cores at {clock} and {memory} of memory are what the server alone needs"),
    TRESTLE_ONLY (trestle_fixes_company) },
  { "role", TRESTLE_SEVERITY_WARNING,
    N_("{subject} has other roles beside its MED-V server, but {cores} cores at {clock} and {memory} of memory are what the server alone needs"),
    TRESTLE_ONLY (trestle_fixes_roles) },
  { NULL }
};

const TrestleRule trestle_rules_databases[] = {
  { "DB-04", "R-3.2.3", N_("Reports do not mix what has to be kept apart"), 3, NULL, sharing_outcomes, check_sharing },
  { "DB-05", "R-3.2.4", N_("Reports cross from database to server in acceptable time"), 3, NULL, distance_outcomes, check_distance },
  { "SRV-03", "R-3.2.5", N_("What shares the server’s machine has resources of its own"), 3, NULL, company_outcomes, check_company },
  { NULL }
};
