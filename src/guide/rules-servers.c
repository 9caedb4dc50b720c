/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of step 3, task 1: the server’s machine and place, and its workspaces.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "paths.h"
#include "rule.h"

/* What runs MED-V servers: each machine once, with the first server on it by name. */
typedef struct
{
  TrestleMachine *machine;
  TrestleServer  *server;
} Host;

static GArray *
list_hosts (const TrestleIndex *index)
{
  const GPtrArray *machines = trestle_design_get_list (index->design, TRESTLE_KIND_MACHINE)->items;
  g_autofree TrestleServer **servers = trestle_find_servers (index->design);
  GArray *hosts = g_array_new (FALSE, FALSE, sizeof (Host));

  for (guint i = 0; i < machines->len; i++)
    if (servers[i] != NULL)
      {
        Host host = { machines->pdata[i], servers[i] };

        g_array_append_val (hosts, host);
      }

  return hosts;
}

static gboolean
is_virtual (const TrestleMachine *machine)
{
  return machine->platform != TRESTLE_UNSET && machine->platform != TRESTLE_PLATFORM_PHYSICAL;
}

/* Cores × Hz of the recommendation: fewer GHz may be made up for by more cores. */
#define LIMIT_COMPUTE ((TrestleInt128) TRESTLE_LIMIT_CORES * TRESTLE_LIMIT_CLOCK)

static gboolean
is_slow (const TrestleMachine *machine)
{
  return machine->cores != TRESTLE_UNSET && machine->clock != TRESTLE_UNSET && machine->clock < TRESTLE_LIMIT_CLOCK;
}

/* The property that is less than recommended, NULL when none is known to be. */
static const char *
find_shortage (const TrestleMachine *machine)
{
  if (machine->cores != TRESTLE_UNSET && machine->cores < TRESTLE_LIMIT_CORES)
    return "cores";
  if (machine->memory != TRESTLE_UNSET && machine->memory < TRESTLE_LIMIT_MEMORY)
    return "memory";

  return is_slow (machine) && (TrestleInt128) machine->cores * machine->clock < LIMIT_COMPUTE ? "clock" : NULL;
}

static void
add_form_factor (TrestleFinding       *finding,
                 const TrestleMachine *machine)
{
  trestle_finding_add_known (finding, "cores", TRESTLE_MEASURE_COUNT, machine->cores);
  trestle_finding_add_known (finding, "clock", TRESTLE_MEASURE_HERTZ, machine->clock);
  trestle_finding_add_known (finding, "memory", TRESTLE_MEASURE_BYTES, machine->memory);
  trestle_finding_add_count (finding, "least_cores", TRESTLE_LIMIT_CORES);
  trestle_finding_add_number (finding, "least_clock", TRESTLE_MEASURE_HERTZ, trestle_integer (TRESTLE_LIMIT_CLOCK));
  trestle_finding_add_number (finding, "least_memory", TRESTLE_MEASURE_BYTES, trestle_integer (TRESTLE_LIMIT_MEMORY));
}

#define RAISE_TITLE N_("Raise {subject} to {least_cores} cores at {least_clock} and {least_memory} of memory where it has less")

/* */

TRESTLE_CHECK (check_form_factor)
{
  TrestleReport *report = data;
  g_autoptr(GArray) hosts = list_hosts (report->index);

  for (guint i = 0; i < hosts->len; i++)
    {
      const Host *host = &g_array_index (hosts, Host, i);
      const char *shortage = find_shortage (host->machine);
      TrestleFinding *finding;

      if (shortage != NULL ? is_virtual (host->machine) : !is_slow (host->machine))
        continue;
      finding = trestle_report_add (report, shortage != NULL ? "below" : "slow", host->machine, shortage != NULL ? shortage : "clock");
      trestle_finding_set_other (finding, host->server);
      add_form_factor (finding, host->machine);
    }
}

static const TrestleOutcome form_factor_outcomes[] = {
  { "below", TRESTLE_SEVERITY_WARNING,
    N_("{subject} has less than is recommended for a MED-V server: cores {cores} (at least {least_cores}), clock rate {clock} (at least {least_clock}), memory {memory} (at least {least_memory})"),
    RAISE_TITLE, trestle_fix_raise_form_factor },
  { "slow", TRESTLE_SEVERITY_INFO,
    N_("{subject} runs at {clock}, less than the {least_clock} recommended for a MED-V server, which its {cores} cores make up for"), NULL, NULL },
  { NULL }
};

/* */

TRESTLE_CHECK (check_standard)
{
  TrestleReport *report = data;
  gint64 standard = report->index->design->standard_memory;
  g_autoptr(GArray) hosts = list_hosts (report->index);

  for (guint i = 0; standard != TRESTLE_UNSET && i < hosts->len; i++)
    {
      const Host *host = &g_array_index (hosts, Host, i);
      TrestleFinding *finding;

      if (host->machine->memory == TRESTLE_UNSET || host->machine->memory < TRESTLE_LIMIT_MEMORY || host->machine->memory >= standard)
        continue;
      finding = trestle_report_add (report, "below", host->machine, "memory");
      trestle_finding_set_other (finding, host->server);
      trestle_finding_add_known (finding, "memory", TRESTLE_MEASURE_BYTES, host->machine->memory);
      trestle_finding_add_known (finding, "standard", TRESTLE_MEASURE_BYTES, standard);
    }
}

static const TrestleOutcome standard_outcomes[] = {
  { "below", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} has {memory} of memory, less than the {standard} that is standard for servers"),
    N_("Give {subject} the standard {standard} of memory"), trestle_fix_standard_memory, TRUE },
  { NULL }
};

/* */

TRESTLE_CHECK (check_virtual)
{
  TrestleReport *report = data;
  g_autoptr(GArray) hosts = list_hosts (report->index);

  for (guint i = 0; i < hosts->len; i++)
    {
      const Host *host = &g_array_index (hosts, Host, i);
      const char *shortage = find_shortage (host->machine);
      TrestleFinding *finding;

      if (!is_virtual (host->machine))
        continue;
      if (host->machine->platform == TRESTLE_PLATFORM_OTHER)
        trestle_finding_set_other (trestle_report_add (report, "other", host->machine, "platform"), host->server);
      if (shortage == NULL && host->machine->reserved == TRUE)
        continue;
      finding = trestle_report_add (report, shortage != NULL ? "below" : "shared", host->machine, shortage != NULL ? shortage : "reserved");
      trestle_finding_set_other (finding, host->server);
      add_form_factor (finding, host->machine);
    }
}

static const TrestleOutcome virtual_outcomes[] = {
  { "other", TRESTLE_SEVERITY_WARNING,
    N_("{subject} runs a MED-V server as a virtual machine of another hypervisor: the guide speaks of Hyper-V on Windows Server 2008 and 2008 R2 only"),
    TRESTLE_ONLY (trestle_fixes_platform) },
  { "below", TRESTLE_SEVERITY_WARNING,
    N_("{subject} is a virtual machine with less than a physical MED-V server would need: cores {cores} (at least {least_cores}), clock rate {clock} (at least {least_clock}), memory {memory} (at least {least_memory})"),
    RAISE_TITLE, trestle_fix_raise_form_factor },
  { "shared", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} runs a MED-V server as a virtual machine whose processor and memory are not reserved for it"), TRESTLE_ONLY (trestle_fixes_reserve) },
  { NULL }
};

/* */

static gint64 *
count_users (const TrestleIndex *index)
{
  gint64 *users = g_new0 (gint64, trestle_design_get_list (index->design, TRESTLE_KIND_WORKSPACE)->items->len + 1);

  TRESTLE_FOREACH (index->design, USAGE, TrestleUsage, usage)
    if (usage->workspace.target != NULL && usage->population.target != NULL)
      users[trestle_position (usage->workspace.target)] += TRESTLE_OR (usage->users, 0);

  return users;
}

TRESTLE_CHECK (check_workspaces)
{
  TrestleReport *report = data;
  g_autofree gint64 *users = count_users (report->index);

  TRESTLE_FOREACH (report->index->design, WORKSPACE, TrestleWorkspace, workspace)
    {
      gboolean has_users = users[trestle_position (workspace)] > 0;
      TrestleFinding *finding;

      if ((workspace->image.target != NULL && workspace->policy.target != NULL && has_users) ||
          trestle_is_untouched ((TrestleObject *) workspace))
        continue;
      finding = trestle_report_add (report, workspace->policy.target == NULL ? "no-policy" : "incomplete", workspace,
                                    workspace->image.target == NULL ? "image" : workspace->policy.target == NULL ? "policy" : NULL);
      if (workspace->image.target == NULL)
        trestle_finding_add_missing (finding, N_("its virtual machine image"));
      if (workspace->policy.target == NULL)
        trestle_finding_add_missing (finding, N_("its policy"));
      if (!has_users)
        trestle_finding_add_missing (finding, N_("its users"));
    }
}

#define BINDING N_("{subject} does not bind one image to one policy for somebody: it needs {missing}")

static const TrestleOutcome workspace_outcomes[] = {
  { "no-policy", TRESTLE_SEVERITY_ERROR, BINDING, N_("Create a policy for {subject}, to be filled in"), trestle_fix_new_policy, FALSE,
    trestle_fixes_record },
  { "incomplete", TRESTLE_SEVERITY_ERROR, BINDING, TRESTLE_ONLY (trestle_fixes_workspace) },
  { NULL }
};

/* */

static int
compare_refs (const TrestleRef *a,
              const TrestleRef *b)
{
  return (GPOINTER_TO_SIZE (a->target) > GPOINTER_TO_SIZE (b->target)) - (GPOINTER_TO_SIZE (a->target) < GPOINTER_TO_SIZE (b->target));
}

static int
compare_bindings (const TrestleWorkspace *a,
                  const TrestleWorkspace *b)
{
  int order = compare_refs (&a->instance, &b->instance);

  if (order == 0)
    order = compare_refs (&a->image, &b->image);

  return order != 0 ? order : compare_refs (&a->policy, &b->policy);
}

static int
compare_workspaces (gconstpointer a,
                    gconstpointer b)
{
  int order = compare_bindings (*(TrestleWorkspace *const *) a, *(TrestleWorkspace *const *) b);

  return order != 0 ? order : trestle_object_compare (a, b);
}

TRESTLE_CHECK (check_duplicates)
{
  TrestleReport *report = data;
  const GPtrArray *all = trestle_design_get_list (report->index->design, TRESTLE_KIND_WORKSPACE)->items;
  g_autofree TrestleWorkspace **sorted = g_memdup2 (all->pdata, sizeof (gpointer) * all->len);
  g_autofree TrestleWorkspace **first = g_new0 (TrestleWorkspace *, all->len + 1);

  if (all->len < 2)
    return;
  qsort (sorted, all->len, sizeof (gpointer), compare_workspaces);
  for (guint i = 1, start = 0; i < all->len; i++)
    {
      start = compare_bindings (sorted[start], sorted[i]) == 0 ? start : i;
      first[trestle_position (sorted[i])] = start < i ? sorted[start] : NULL;
    }

  TRESTLE_FOREACH (report->index->design, WORKSPACE, TrestleWorkspace, workspace)
    {
      TrestleWorkspace *other = first[trestle_position (workspace)];
      TrestleFinding *finding;

      if (other == NULL || workspace->instance.target == NULL || workspace->image.target == NULL || workspace->policy.target == NULL)
        continue;
      finding = trestle_report_add (report, "same", workspace, "policy");
      trestle_finding_set_other (finding, other);
      trestle_finding_add_object (finding, "image", workspace->image.target);
      trestle_finding_add_object (finding, "policy", workspace->policy.target);
      trestle_finding_add_object (finding, "instance", workspace->instance.target);
    }
}

static const TrestleOutcome duplicate_outcomes[] = {
  { "same", TRESTLE_SEVERITY_ADVICE, N_("{subject} and {other} both bind {image} to {policy} in {instance}: one workspace would do"),
    N_("Move the users and service levels of {subject} to {other} and remove it"), trestle_fix_merge_workspace },
  { NULL }
};

/* */

TRESTLE_CHECK (check_placement)
{
  TrestleReport *report = data;
  const TrestleIndex *index = report->index;

  for (guint i = 0; i < index->n_instances; i++)
    {
      TrestleServer *server = index->instances[i].active_server;
      TrestleLocation *location = server != NULL ? trestle_location_of (&server->machine) : NULL;
      TrestleCandidate best, own;
      TrestleFinding *finding;

      if (location == NULL || !trestle_paths_find_best (index, index->instances[i].instance, location, &best, &own) ||
          own.weighted * 1000 >= best.weighted * (1000 - index->parameters.placement_tolerance))
        continue;
      finding = trestle_report_add (report, "better", server, "machine");
      trestle_finding_set_other (finding, best.location);
      trestle_finding_add_object (finding, "location", location);
      trestle_finding_add_number (finding, "score", TRESTLE_MEASURE_BIT_RATE, trestle_ratio (own.weighted, own.clients));
      trestle_finding_add_number (finding, "best", TRESTLE_MEASURE_BIT_RATE, trestle_ratio (best.weighted, best.clients));
      trestle_finding_add_number (finding, "tolerance", TRESTLE_MEASURE_SHARE, trestle_ratio (index->parameters.placement_tolerance, 1000));
    }
}

static const TrestleOutcome placement_outcomes[] = {
  { "better", TRESTLE_SEVERITY_ADVICE,
    N_("{subject} reaches its clients with {score} on average from {location}, more than {tolerance} less than the {best} from {other}"),
    N_("Move the machine of {subject} to {other}"), trestle_fix_move_server },
  { NULL }
};

/* */

TRESTLE_CHECK (check_record)
{
  TrestleReport *report = data;

  TRESTLE_FOREACH (report->index->design, SERVER, TrestleServer, server)
    {
      const TrestleMachine *machine = (TrestleMachine *) server->machine.target;
      TrestleFinding *finding;

      if ((machine != NULL && machine->location.target != NULL && machine->cores != TRESTLE_UNSET &&
           machine->clock != TRESTLE_UNSET && machine->memory != TRESTLE_UNSET) ||
          trestle_is_untouched ((TrestleObject *) server))
        continue;
      finding = trestle_report_add (report, "incomplete", server, "machine");
      if (machine == NULL)
        {
          trestle_finding_add_missing (finding, N_("its machine"));
          continue;
        }
      if (machine->location.target == NULL)
        trestle_finding_add_missing (finding, N_("a location"));
      trestle_finding_add_blank_form_factor (finding, machine);
    }
}

static const TrestleOutcome record_outcomes[] = {
  { "incomplete", TRESTLE_SEVERITY_ERROR, N_("Form factor and place of {subject} are not recorded: it needs {missing}"),
    N_("Put {subject} where its clients reach it best, with the form factor that is recommended, as far as nothing is recorded"),
    trestle_fix_complete_server, FALSE, trestle_fixes_place },
  { NULL }
};

const TrestleRule trestle_rules_servers[] = {
  { "SRV-02", "R-3.1.3", N_("A server has at least the recommended processor and memory"), 3, NULL, form_factor_outcomes, check_form_factor },
  { "SRV-04", "R-3.1.4", N_("A server has the organization’s standard memory"), 3, NULL, standard_outcomes, check_standard },
  { "SRV-05", "R-3.1.5", N_("A virtual server has what a physical one would have"), 3, NULL, virtual_outcomes, check_virtual },
  { "WS-01", "R-3.1.6", N_("A workspace binds one image to one policy for its users"), 3, NULL, workspace_outcomes, check_workspaces },
  { "WS-02", "R-3.1.7", N_("No two workspaces of an instance are the same"), 3, NULL, duplicate_outcomes, check_duplicates },
  { "PLACE-01", "R-3.1.9", N_("The server stands where its clients reach it best"), 3, NULL, placement_outcomes, check_placement },
  { "SRV-07", "R-3.1.10", N_("Form factor and place of each server are recorded"), 3, NULL, record_outcomes, check_record },
  { NULL }
};
