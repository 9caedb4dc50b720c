/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why Propose chose what it chose, where a finding says only that something is
 * missing.
 */
#include "config.h"

#include "propose-private.h"

#include <glib/gi18n.h>

#include "paths.h"

/* A reason that holds for every object of the kind. */
typedef struct
{
  TrestleKind kind;
  const char *field;      /* NULL: the object itself */
  const char *reason;     /* N_() */
} Reason;

#define RECOMMENDED N_("The form factor recommended for a machine with the MED-V server alone, with the organization’s standard memory")
#define ONE_MACHINE N_("IIS may share a machine with the file server it serves from")

static const Reason reasons[] = {
  { TRESTLE_KIND_INSTANCE, NULL, N_("Users that cannot share an instance get one of their own, one for each 5,000 concurrently active clients") },
  { TRESTLE_KIND_INSTANCE, "reason", N_("What sets its users apart from the largest group of users") },
  { TRESTLE_KIND_INSTANCE, "database", N_("An instance keeps its events in one database; one of its own mixes no reports") },
  { TRESTLE_KIND_POPULATION, "instance", N_("Its domain, network, separation, managing group and legal zone are those of the instance’s users, and there is room") },
  { TRESTLE_KIND_WORKSPACE, "instance", N_("A workspace belongs to the instance of its users") },
  { TRESTLE_KIND_WORKSPACE, NULL, N_("Instances share no workspaces: users of another instance get one like it") },
  { TRESTLE_KIND_USAGE, "workspace", N_("Instances share no workspaces: these users get one like it in their own") },
  { TRESTLE_KIND_SERVICE, NULL, N_("The levels of the workspace it is like") },
  { TRESTLE_KIND_POLICY, NULL, N_("A workspace binds one image to one policy; what it says is still to be decided") },
  { TRESTLE_KIND_SERVER, "role", N_("An instance has one active server; what stands in for it is passive") },
  { TRESTLE_KIND_SERVER, "domain", N_("A domain that accepts the users of the instance") },
  { TRESTLE_KIND_MACHINE, "cores", RECOMMENDED }, { TRESTLE_KIND_MACHINE, "clock", RECOMMENDED }, { TRESTLE_KIND_MACHINE, "memory", RECOMMENDED },
  { TRESTLE_KIND_MACHINE, "os", N_("MED-V supports a repository on a file server with Windows Server 2008") },
  { TRESTLE_KIND_DATABASE, "size", N_("Events of all clients for as long as they are kept, on the high rate and with the safety factor") },
  { TRESTLE_KIND_REPOSITORY, "disk", N_("The sum of the packed sizes of the images it holds, older versions that are kept included") },
  { TRESTLE_KIND_REPOSITORY, "disk_rate", N_("What an update of its heaviest image asks for within the windows of those it serves") },
  { TRESTLE_KIND_REPOSITORY, "fault_tolerance", N_("Clusters of file servers are not supported: fault-tolerant disks are the means that is left") },
  { TRESTLE_KIND_REPOSITORY, "images", N_("What those it serves use") },
  { TRESTLE_KIND_POPULATION, "repositories", N_("The repositories that hold its images and are reached best") },
  { TRESTLE_KIND_IIS, NULL, N_("A file server alone must not serve clients: IIS does it") },
  { TRESTLE_KIND_IIS, "machine", ONE_MACHINE },
  { TRESTLE_KIND_IIS, "protocol", N_("Credentials and images are protected on the wire") },
  { TRESTLE_KIND_IIS, "capacity", N_("What is asked of each IIS server that serves at the same time") }
};

/* Machines */

/* The component that @machine was made for, of several the first that counts. */
static TrestleObject *
find_component (const TrestleObject *machine)
{
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (machine->design, machine->id, &n);
  TrestleObject *found = NULL;

  for (guint i = 0; i < n; i++)
    if (found == NULL || trestle_object_get_kind (referrers[i].object) < trestle_object_get_kind (found))
      found = referrers[i].object;

  return found;
}

static char *
dup_server_place (const TrestleIndex *index,
                  TrestleServer      *server)
{
  TrestleLocation *location = trestle_location_of (&server->machine);
  TrestleCandidate best, own;
  g_autofree char *score = NULL;

  if (server->role == TRESTLE_SERVER_PASSIVE)
    return g_strdup (_("Of the other places the one where the clients reach it best, with the form factor of the active server"));
  if (server->instance.target == NULL || location == NULL ||
      !trestle_paths_find_best (index, (TrestleInstance *) server->instance.target, location, &best, &own))
    return NULL;
  score = trestle_measure_dup_text (TRESTLE_MEASURE_BIT_RATE, trestle_ratio (own.weighted, own.clients));

  return g_strdup_printf (_("The best score of all places: its clients reach it with %s on average"), score);
}

static char *
dup_place (const TrestleIndex *index,
           TrestleObject      *component)
{
  if (TRESTLE_IS_SERVER (component))
    return dup_server_place (index, (TrestleServer *) component);
  if (TRESTLE_IS_DATABASE (component))
    return g_strdup (_("Beside its server, so that reports cross no link"));
  if (TRESTLE_IS_CONSOLE (component))
    return g_strdup (_("Beside the server that it works with"));
  if (TRESTLE_IS_REPOSITORY (component) && ((TrestleRepository *) component)->reason == TRESTLE_REPOSITORY_REASON_CENTRAL)
    return g_strdup (_("The best score of all places: the clients it serves reach it best there"));

  return TRESTLE_IS_REPOSITORY (component) ? g_strdup (_("Where clients that it serves are")) : NULL;
}

static char *
dup_machine_reason (const TrestleIndex  *index,
                    const TrestleObject *machine,
                    const TrestleField  *field)
{
  TrestleObject *component = find_component (machine);

  if (component == NULL)
    return NULL;
  if (g_str_equal (field->name, "location"))
    return dup_place (index, component);
  if (trestle_object_get_kind (component) == TRESTLE_KIND_CONSOLE)
    return g_strdup (_("Images are tested on a console, so it is like a typical client"));

  return NULL;
}

char *
trestle_propose_dup_reason (const TrestleIndex  *index,
                            const TrestleObject *object,
                            const TrestleField  *field)
{
  TrestleKind kind = trestle_object_get_kind (object);
  char *reason = kind == TRESTLE_KIND_MACHINE && field != NULL ? dup_machine_reason (index, object, field) : NULL;

  for (guint i = 0; reason == NULL && i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].kind == kind && g_strcmp0 (reasons[i].field, field != NULL ? field->name : NULL) == 0)
      reason = g_strdup (_(reasons[i].reason));

  return reason;
}
