/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules beyond the guide: supported systems and editions, and who uses a console.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "rule.h"

/* R-X.3 */

/* NULL, or what SQL Server Express cannot do for @database. */
static const char *
judge_express (const TrestleIndex    *index,
               const TrestleDatabase *database)
{
  TrestleNumber cap = trestle_integer (TRESTLE_LIMIT_EXPRESS);
  TrestleNumber raw = trestle_database_raw (index, database);
  TrestleNumber size = trestle_database_size (index, database, TRUE);

  if (trestle_number_is_known (raw) && trestle_number_compare (raw, cap) > 0)
    return "too-large";

  return trestle_number_is_known (size) && trestle_number_compare (size, cap) > 0 ? "tight" : NULL;
}

static void
report_express (TrestleReport   *report,
                TrestleDatabase *database,
                const char      *nick)
{
  TrestleFinding *finding = trestle_report_add (report, nick, database, "edition");

  trestle_finding_add_number (finding, "raw", TRESTLE_MEASURE_BYTES, trestle_database_raw (report->index, database));
  trestle_finding_add_number (finding, "size", TRESTLE_MEASURE_BYTES, trestle_database_size (report->index, database, TRUE));
  trestle_finding_add_number (finding, "cap", TRESTLE_MEASURE_BYTES, trestle_integer (TRESTLE_LIMIT_EXPRESS));
}

TRESTLE_CHECK (check_express)
{
  TrestleReport *report = data;

  for (guint i = 0; i < report->index->n_databases; i++)
    {
      TrestleDatabase *database = report->index->databases[i].database;
      const char *nick;

      if (database->edition != TRESTLE_EDITION_EXPRESS)
        continue;
      nick = judge_express (report->index, database);
      if (nick != NULL)
        report_express (report, database, nick);
      if (database->fault_tolerance == TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING)
        trestle_report_add (report, "no-agent", database, "edition");
    }
}

#define STANDARD_TITLE N_("Choose SQL Server Standard for {subject}")

static const TrestleOutcome express_outcomes[] = {
  { "too-large", TRESTLE_SEVERITY_ERROR, N_("Events of {subject} alone take {raw}, more than the {cap} of SQL Server Express"),
    STANDARD_TITLE, trestle_fix_standard_edition, FALSE, trestle_fixes_retention },
  { "tight", TRESTLE_SEVERITY_WARNING,
    N_("Events of {subject} take {raw}, but {size} with the safety factor, more than the {cap} of SQL Server Express"),
    STANDARD_TITLE, trestle_fix_standard_edition, FALSE, trestle_fixes_retention },
  { "no-agent", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is to be shipped to a standby, which needs SQL Server Agent, and SQL Server Express has none"),
    STANDARD_TITLE, trestle_fix_standard_edition },
  { NULL }
};

/* R-X.5 */

static gboolean
is_client_system (gint64 os)
{
  return os == TRESTLE_SYSTEM_XP_SP3 || os == TRESTLE_SYSTEM_VISTA_SP2 || os == TRESTLE_SYSTEM_WINDOWS_7_X86 ||
         os == TRESTLE_SYSTEM_WINDOWS_7_X64;
}

TRESTLE_CHECK (check_server_system)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;

  TRESTLE_FOREACH (design, SERVER, TrestleServer, server)
    {
      const TrestleMachine *machine = (TrestleMachine *) server->machine.target;
      const char *nick = NULL;

      if (machine != NULL && machine->os == TRESTLE_SYSTEM_SERVER_2008_R2 && design->product == TRESTLE_PRODUCT_1_0)
        nick = "needs-sp1";
      else if (machine != NULL && is_client_system (machine->os))
        nick = "client";
      if (nick != NULL)
        trestle_finding_set_other (trestle_report_add (report, nick, server, "machine"), server->machine.target);
    }
}

#define SP1_TITLE N_("Design for MED-V 1.0 SP1")

static const TrestleOutcome server_system_outcomes[] = {
  { "needs-sp1", TRESTLE_SEVERITY_WARNING, N_("{subject} runs on Windows Server 2008 R2, which MED-V 1.0 supports from SP1 on"),
    SP1_TITLE, trestle_fix_service_pack },
  { "client", TRESTLE_SEVERITY_WARNING, N_("{subject} runs on a client system: a MED-V server needs Windows Server 2008 or 2008 R2"), TRESTLE_ONLY (trestle_fixes_system) },
  { NULL }
};

/* R-X.6 */

static gboolean
is_windows_7 (gint64 os)
{
  return os == TRESTLE_CLIENT_OS_WINDOWS_7_X86 || os == TRESTLE_CLIENT_OS_WINDOWS_7_X64;
}

/* Least memory of a client with this system. */
static gint64
get_least_memory (gint64 os)
{
  switch (os)
    {
    case TRESTLE_CLIENT_OS_XP_SP2:
    case TRESTLE_CLIENT_OS_XP_SP3:
      return TRESTLE_LIMIT_CLIENT_MEMORY_XP;

    case TRESTLE_CLIENT_OS_WINDOWS_7_X64:
      return TRESTLE_LIMIT_CLIENT_MEMORY_X64;

    case TRESTLE_CLIENT_OS_VISTA_SP1:
    case TRESTLE_CLIENT_OS_VISTA_SP2:
    case TRESTLE_CLIENT_OS_WINDOWS_7_X86:
      return TRESTLE_LIMIT_CLIENT_MEMORY;

    default:
      return 0;
    }
}

TRESTLE_CHECK (check_client_systems)
{
  TrestleReport *report = data;
  const TrestleDesign *design = report->index->design;

  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    {
      gint64 least = get_least_memory (population->client_os);

      if (population->client_os == TRESTLE_CLIENT_OS_OTHER)
        trestle_report_add (report, "host", population, "client_os");
      if (is_windows_7 (population->client_os) && design->product == TRESTLE_PRODUCT_1_0)
        trestle_report_add (report, "needs-sp1", population, "client_os");
      if (population->client_memory != TRESTLE_UNSET && population->client_memory < least)
        {
          TrestleFinding *finding = trestle_report_add (report, "memory", population, "client_memory");

          trestle_finding_add_known (finding, "memory", TRESTLE_MEASURE_BYTES, population->client_memory);
          trestle_finding_add_known (finding, "least", TRESTLE_MEASURE_BYTES, least);
        }
    }
  TRESTLE_FOREACH (design, IMAGE, TrestleImage, image)
    if (image->guest_os == TRESTLE_GUEST_OS_OTHER)
      trestle_report_add (report, "guest", image, "guest_os");
}

static const TrestleOutcome client_systems_outcomes[] = {
  { "host", TRESTLE_SEVERITY_WARNING,
    N_("Clients of {subject} have a system that is not supported: Windows XP SP2 or SP3, Vista SP1 or SP2, Windows 7"), TRESTLE_ONLY (trestle_fixes_known_system) },
  { "needs-sp1", TRESTLE_SEVERITY_WARNING, N_("Clients of {subject} have Windows 7, which MED-V 1.0 supports from SP1 on"),
    SP1_TITLE, trestle_fix_service_pack },
  { "memory", TRESTLE_SEVERITY_WARNING, N_("Clients of {subject} have {memory} of memory, less than the {least} that their system needs for MED-V"), TRESTLE_ONLY (trestle_fixes_memory) },
  { "guest", TRESTLE_SEVERITY_WARNING,
    N_("The guest system of {subject} is not supported: Windows 2000 SP4, Windows XP SP2 or SP3"), TRESTLE_ONLY (trestle_fixes_known_system) },
  { NULL }
};

/* R-X.7 */

TRESTLE_CHECK (check_virtual_console)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, CONSOLE, TrestleConsole, console)
    {
      const TrestleMachine *machine = (TrestleMachine *) console->machine.target;

      if (machine != NULL && machine->platform != TRESTLE_UNSET && machine->platform != TRESTLE_PLATFORM_PHYSICAL)
        trestle_finding_set_other (trestle_report_add (report, "virtual", console, "machine"), console->machine.target);
    }
}

static const TrestleOutcome virtual_console_outcomes[] = {
  { "virtual", TRESTLE_SEVERITY_ERROR,
    N_("{subject} stands on a virtual machine, but the MED-V Client, and so a console, is not supported there"),
    N_("Move {subject} to a physical workstation of its own at the same location"), trestle_fix_own_workstation },
  { NULL }
};

/* R-X.16 */

TRESTLE_CHECK (check_console_users)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, CONSOLE, TrestleConsole, console)
    {
      guint n = console->users != NULL ? g_strv_length (console->users) : 0;
      g_autofree char *names = NULL;
      TrestleFinding *finding;

      if (n <= 1)
        continue;
      names = g_strjoinv (", ", console->users);
      finding = trestle_report_add (report, "several", console, "users");
      trestle_finding_add_count (finding, "number", n);
      trestle_finding_add_verbatim (finding, "users", names);
    }
}

static const TrestleOutcome console_users_outcomes[] = {
  { "several", TRESTLE_SEVERITY_INFO,
    N_("{number} users who are no administrators are named for {subject} ({users}), but only the one who installed it can use it"),
    N_("Give every user of {subject} but the first a console of their own"), trestle_fix_add_consoles },
  { NULL }
};

const TrestleRule trestle_rules_platforms[] = {
  { "DB-16", "R-X.3", N_("SQL Server Express is large enough for its database"), 3, NULL, express_outcomes, check_express },
  { "OS-01", "R-X.5", N_("Servers have a supported operating system"), 3, NULL, server_system_outcomes, check_server_system },
  { "OS-02", "R-X.6", N_("Clients and guests have supported operating systems"), 1, NULL, client_systems_outcomes, check_client_systems },
  { "OS-03", "R-X.7", N_("Consoles are on physical machines"), 3, NULL, virtual_console_outcomes, check_virtual_console },
  { "CON-09", "R-X.16", N_("A console has one user beside administrators"), 3, NULL, console_users_outcomes, check_console_users },
  { NULL }
};
