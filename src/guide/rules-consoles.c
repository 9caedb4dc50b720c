/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 3: Management Consoles.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "clients.h"
#include "rule.h"

/* */

static gboolean
differs (gint64 typical,
         gint64 own)
{
  return typical != TRESTLE_UNSET && own != TRESTLE_UNSET && typical != own;
}

/* Processor, memory and system, as far as both are recorded. */
static gboolean
is_unlike (const TrestlePopulation *population,
           const TrestleMachine    *machine)
{
  return differs (population->client_cores, machine->cores) || differs (population->client_clock, machine->clock) ||
         differs (population->client_memory, machine->memory) || differs (trestle_client_system (population), machine->os);
}

/* Whether no population of the instance has clients like the console. */
static gboolean
is_untypical (const TrestleInstanceLoad *load,
              const TrestleMachine      *machine)
{
  for (guint i = 0; i < load->n_populations; i++)
    if (load->members[i]->typical && !is_unlike (load->members[i]->population, machine))
      return FALSE;

  return TRUE;
}

TRESTLE_CHECK (check_typical)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  TRESTLE_FOREACH (index->design, CONSOLE, TrestleConsole, console)
    {
      const TrestleMachine *machine = (TrestleMachine *) console->machine.target;
      const TrestleInstanceLoad *load = console->instance.target != NULL ? trestle_index_instance (index, console->instance.target) : NULL;
      TrestlePopulation *typical = load != NULL ? trestle_find_typical_client (load) : NULL;
      TrestleFinding *finding;

      if (machine == NULL || load == NULL || load->users == 0)
        continue;
      if (typical == NULL)
        trestle_finding_set_other (trestle_report_add (report, "needs", console, "machine"), load->instance);
      if (typical == NULL || !is_untypical (load, machine))
        continue;
      finding = trestle_report_add (report, "unlike", console, "machine");
      trestle_finding_set_other (finding, typical);
      trestle_finding_add_known (finding, "cores", TRESTLE_MEASURE_COUNT, machine->cores);
      trestle_finding_add_known (finding, "clock", TRESTLE_MEASURE_HERTZ, machine->clock);
      trestle_finding_add_known (finding, "memory", TRESTLE_MEASURE_BYTES, machine->memory);
      trestle_finding_add_known (finding, "client_cores", TRESTLE_MEASURE_COUNT, typical->client_cores);
      trestle_finding_add_known (finding, "client_clock", TRESTLE_MEASURE_HERTZ, typical->client_clock);
      trestle_finding_add_known (finding, "client_memory", TRESTLE_MEASURE_BYTES, typical->client_memory);
    }
}

#define TYPICAL_TITLE N_("Give the machine of {subject} the form factor of a typical client of {other}")

static const TrestleOutcome typical_outcomes[] = {
  { "unlike", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} is unlike a typical client of {other}, on which its images will run: cores {cores} and {client_cores}, clock rate {clock} and {client_clock}, memory {memory} and {client_memory}, or another system"),
    TYPICAL_TITLE, trestle_fix_copy_client, TRUE },
  { "needs", TRESTLE_SEVERITY_INFO, N_("Not enough data for {subject}: needs the typical client of a population of {other}"), NULL, NULL },
  { NULL }
};

/* */

static gboolean
is_server_system (gint64 os)
{
  return os == TRESTLE_SYSTEM_SERVER_2008_X86 || os == TRESTLE_SYSTEM_SERVER_2008_X64 || os == TRESTLE_SYSTEM_SERVER_2008_R2;
}

TRESTLE_CHECK (check_host)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;
  g_autofree TrestleServer **servers = trestle_find_servers (design);

  TRESTLE_FOREACH (design, CONSOLE, TrestleConsole, console)
    {
      const TrestleMachine *machine = (TrestleMachine *) console->machine.target;
      TrestleServer *server = machine != NULL ? servers[trestle_position (machine)] : NULL;

      if (server != NULL)
        trestle_finding_set_other (trestle_report_add (report, "on-server", console, "machine"), server);
      else if (machine != NULL && is_server_system (machine->os))
        trestle_finding_set_other (trestle_report_add (report, "server-system", console, "machine"), console->machine.target);
    }
}

#define WORKSTATION_TITLE N_("Move {subject} to a physical workstation of its own at the same location")

static const TrestleOutcome host_outcomes[] = {
  { "on-server", TRESTLE_SEVERITY_ERROR, N_("{subject} stands on the machine of {other}: a console cannot run on a MED-V server"),
    WORKSTATION_TITLE, trestle_fix_own_workstation },
  { "server-system", TRESTLE_SEVERITY_ERROR,
    N_("{subject} needs the MED-V Client and with it a client system, but its machine has a server operating system"),
    WORKSTATION_TITLE, trestle_fix_own_workstation },
  { NULL }
};

/* */

TRESTLE_CHECK (check_several)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_instances; i++)
    if (report->index->instances[i].n_consoles > 1)
      trestle_finding_add_count (trestle_report_add (report, "several", report->index->instances[i].instance, NULL),
                                 "consoles", report->index->instances[i].n_consoles);
}

static const TrestleOutcome several_outcomes[] = {
  { "several", TRESTLE_SEVERITY_INFO,
    N_("{consoles} consoles work with {subject}: their users are told when another changes a workspace, and should agree who changes which"),
    NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_places)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, CONSOLE, TrestleConsole, console)
    if (trestle_location_of (&console->machine) == NULL && !trestle_is_untouched ((TrestleObject *) console))
      trestle_finding_add_missing (trestle_report_add (report, "open", console, "machine"),
                                   console->machine.target == NULL ? N_("its machine") : N_("a location"));
}

static const TrestleOutcome places_outcomes[] = {
  { "open", TRESTLE_SEVERITY_ERROR, N_("Where {subject} stands is not recorded: it needs {missing}"),
    N_("Put {subject} where the server of its instance is or should be"), trestle_fix_place_console, FALSE, trestle_fixes_place },
  { NULL }
};

/* */

TRESTLE_CHECK (check_form_factor)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  TRESTLE_FOREACH (index->design, CONSOLE, TrestleConsole, console)
    {
      const TrestleMachine *machine = (TrestleMachine *) console->machine.target;
      TrestlePopulation *typical = NULL;
      TrestleFinding *finding;

      if (machine == NULL || (machine->cores != TRESTLE_UNSET && machine->clock != TRESTLE_UNSET && machine->memory != TRESTLE_UNSET))
        continue;
      if (console->instance.target != NULL)
        typical = trestle_find_typical_client (trestle_index_instance (index, console->instance.target));
      typical = trestle_has_whole_client (typical) ? typical : NULL;
      finding = trestle_report_add (report, typical != NULL ? "copy" : "open", console, "machine");
      trestle_finding_add_blank_form_factor (finding, machine);
      trestle_finding_set_other (finding, typical);
    }
}

#define OPEN N_("The form factor of {subject} is not recorded: it needs {missing}")

static const TrestleOutcome form_factor_outcomes[] = {
  { "copy", TRESTLE_SEVERITY_ERROR, OPEN, TYPICAL_TITLE, trestle_fix_copy_client, TRUE },
  { "open", TRESTLE_SEVERITY_ERROR, OPEN, TRESTLE_ONLY (trestle_fixes_form_factor) },
  { NULL }
};

const TrestleRule trestle_rules_consoles[] = {
  { "CON-02", "R-3.3.1", N_("Consoles are like the clients their images run on"), 3, NULL, typical_outcomes, check_typical },
  { "CON-04", "R-3.3.3", N_("Consoles run on client systems and on no server’s machine"), 3, NULL, host_outcomes, check_host },
  { "CON-06", "R-3.3.5", N_("Users of several consoles agree who changes what"), 3, NULL, several_outcomes, check_several },
  { "CON-07", "R-3.3.6", N_("The place of each console is recorded"), 3, NULL, places_outcomes, check_places },
  { "CON-08", "R-3.3.7", N_("The form factor of each console is recorded"), 3, NULL, form_factor_outcomes, check_form_factor },
  { NULL }
};
