/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why Propose chose what it chose, where a finding says only that something is
 * missing.
 */
#include "config.h"

#include "propose-private.h"

#include <glib/gi18n.h>

#include "paths.h"

/* A reason that holds for every object of the kind, and the rule where it is not the
 * one that the field cites.
 */
typedef struct
{
  TrestleKind kind;
  const char *field;      /* NULL: the object itself */
  const char *rule;
  const char *reason;     /* N_() */
} Reason;

#define RECOMMENDED N_("The form factor recommended for a machine with the MED-V server alone, with the organization’s standard memory")

static const Reason reasons[] = {
  { TRESTLE_KIND_INSTANCE, NULL, "R-2.1.10", N_("Users that cannot share an instance get one of their own, one for each 5,000 concurrently active clients") },
  { TRESTLE_KIND_INSTANCE, "reason", NULL, N_("What sets its users apart from the largest group of users") },
  { TRESTLE_KIND_INSTANCE, "database", NULL, N_("An instance keeps its events in one database; one of its own mixes no reports") },
  { TRESTLE_KIND_POPULATION, "instance", NULL, N_("Its domain, network, separation, managing group and legal zone are those of the instance’s users, and there is room") },
  { TRESTLE_KIND_POPULATION, "repositories", NULL, N_("The repositories that hold its images and are reached best") },
  { TRESTLE_KIND_WORKSPACE, NULL, "R-2.0.5", N_("Instances share no workspaces: users of another instance get one like it") },
  { TRESTLE_KIND_WORKSPACE, "instance", "R-2.0.5", N_("A workspace belongs to the instance of its users") },
  { TRESTLE_KIND_WORKSPACE, "image", NULL, N_("The image of the workspace it is like") },
  { TRESTLE_KIND_WORKSPACE, "policy", NULL, N_("A workspace binds one image to one policy") },
  { TRESTLE_KIND_USAGE, "workspace", "R-2.0.5", N_("Instances share no workspaces: these users get one like it in their own") },
  { TRESTLE_KIND_SERVICE, NULL, "R-1.3.1", N_("The levels of the workspace it is like") },
  { TRESTLE_KIND_POLICY, NULL, "R-3.1.6", N_("A workspace binds one image to one policy; what it says is still to be decided") },
  { TRESTLE_KIND_SERVER, "instance", NULL, N_("Every instance has a server, a database and a Management Console") },
  { TRESTLE_KIND_SERVER, "role", NULL, N_("An instance has one active server; what stands in for it is passive") },
  { TRESTLE_KIND_SERVER, "domain", NULL, N_("A domain that accepts the users of the instance") },
  { TRESTLE_KIND_CONSOLE, "instance", NULL, N_("Every instance has a server, a database and a Management Console") },
  { TRESTLE_KIND_MACHINE, "cores", NULL, RECOMMENDED },
  { TRESTLE_KIND_MACHINE, "clock", NULL, RECOMMENDED },
  { TRESTLE_KIND_MACHINE, "memory", NULL, RECOMMENDED },
  { TRESTLE_KIND_MACHINE, "os", "R-4.3.9", N_("MED-V supports a repository on a file server with Windows Server 2008") },
  { TRESTLE_KIND_DATABASE, "size", NULL, N_("Events of all clients for as long as they are kept, on the high rate and with the safety factor") },
  { TRESTLE_KIND_REPOSITORY, "images", NULL, N_("What those it serves use") },
  { TRESTLE_KIND_REPOSITORY, "disk", NULL, N_("The sum of the packed sizes of the images it holds, older versions that are kept included") },
  { TRESTLE_KIND_REPOSITORY, "disk_rate", NULL, N_("What an update of its heaviest image asks for within the windows of those it serves") },
  { TRESTLE_KIND_REPOSITORY, "fault_tolerance", NULL, N_("Clusters of file servers are not supported: fault-tolerant disks are the means that is left") },
  { TRESTLE_KIND_IIS, NULL, "R-4.0.2", N_("A file server alone must not serve clients: IIS does it") },
  { TRESTLE_KIND_IIS, "machine", "R-4.4.3", N_("IIS may share a machine with the file server it serves from") },
  { TRESTLE_KIND_IIS, "protocol", NULL, N_("Credentials and images are protected on the wire") },
  { TRESTLE_KIND_IIS, "capacity", NULL, N_("What is asked of each IIS server that serves at the same time") }
};

/* Machines */

TrestleObject *
trestle_propose_find_component (const TrestleObject *machine)
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
           TrestleObject      *component,
           const char        **rule)
{
  if (TRESTLE_IS_SERVER (component))
    {
      *rule = ((TrestleServer *) component)->role == TRESTLE_SERVER_PASSIVE ? "R-3.1.14" : "R-3.1.9";
      return dup_server_place (index, (TrestleServer *) component);
    }
  *rule = TRESTLE_IS_DATABASE (component) ? "R-3.2.15" : TRESTLE_IS_CONSOLE (component) ? "R-3.3.6"
          : TRESTLE_IS_REPOSITORY (component) ? "R-4.3.7" : "R-4.4.7";
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
                    const TrestleField  *field,
                    const char         **rule)
{
  TrestleObject *component = trestle_propose_find_component (machine);

  if (component == NULL)
    return NULL;
  if (g_str_equal (field->name, "location"))
    return dup_place (index, component, rule);
  if (!TRESTLE_IS_CONSOLE (component))
    return NULL;
  *rule = "R-3.3.7";

  return g_strdup (_("Images are tested on a console, so it is like a typical client"));
}

/* Locations: the first words of C-11 that apply */

static const char *
get_recommendation (const TrestleIndex        *index,
                    const TrestleLocationLoad *load)
{
  gint64 techniques;
  gboolean local;

  if (!trestle_recommend (index, load, &techniques, &local))
    return NULL;
  if (load->isolated != NULL)
    return N_("In an isolated network images come from a repository inside");
  if (local)
    return N_("Updates miss their window over the link; a repository there needs one copy of each");
  if (techniques == TRESTLE_TECHNIQUE_REMOVABLE)
    return N_("Not even one copy of the image comes over the link within the update window");
  if ((techniques & ~TRESTLE_TECHNIQUE_NETWORK) != 0)
    return N_("The first load takes longer over the link than is acceptable, so the first copy comes out of band");

  return N_("First load and updates meet what is acceptable over the link");
}

static char *
dup_location_reason (const TrestleIndex    *index,
                     const TrestleLocation *location,
                     const TrestleField    *field)
{
  const TrestleLocationLoad *load = trestle_index_location (index, location);
  const char *reason = get_recommendation (index, load);
  gint64 techniques;
  gboolean local;

  if (reason == NULL || !trestle_recommend (index, load, &techniques, &local))
    return NULL;
  if (g_str_equal (field->name, "local_repository") && location->local_repository == TRUE && !local)
    return g_strdup (_("A repository stands there and serves its users"));
  if (g_str_equal (field->name, "techniques") && location->techniques != techniques)
    return NULL;

  return g_strdup (_(reason));
}

/* Fault tolerance: what is asked for by nothing costs nothing */

#define STANDS_IN N_("Without one an outage stops users before the server is back")

static const char *
get_option (const TrestleObject *object,
            const TrestleField  *field)
{
  if (TRESTLE_IS_SERVER (object) && field == NULL && ((TrestleServer *) object)->role == TRESTLE_SERVER_PASSIVE)
    return STANDS_IN;
  if (TRESTLE_IS_INSTANCE (object) && field != NULL && g_str_equal (field->name, "backup") && ((TrestleInstance *) object)->backup == TRUE)
    return STANDS_IN;
  if (field == NULL || !g_str_equal (field->name, "fault_tolerance"))
    return NULL;
  if (TRESTLE_IS_DATABASE (object) && ((TrestleDatabase *) object)->fault_tolerance == TRESTLE_DATABASE_FAULT_TOLERANCE_NONE)
    return N_("Nothing that is recorded asks for log shipping: events wait on the clients until SQL Server is back");
  if (TRESTLE_IS_IIS (object) && ((TrestleIis *) object)->fault_tolerance == TRESTLE_IIS_FAULT_TOLERANCE_NONE)
    return N_("No update window of those it serves is so short that a failure would miss it");

  return NULL;
}

/* Why a location has a repository of its own, where the link asks for it. */
static const char *
get_local_reason (const TrestleIndex      *index,
                  const TrestleRepository *repository)
{
  const TrestleLocation *location = trestle_location_of (&repository->machine);
  gint64 techniques;
  gboolean local;

  return location != NULL && repository->reason == TRESTLE_REPOSITORY_REASON_LOCAL &&
         trestle_recommend (index, trestle_index_location (index, location), &techniques, &local) && local
         ? get_recommendation (index, trestle_index_location (index, location)) : NULL;
}

/* What stands for the component, its machine or a location. */
static char *
dup_own_reason (const TrestleIndex  *index,
                const TrestleObject *object,
                const TrestleField  *field,
                const char         **rule)
{
  const char *option = get_option (object, field);

  if (field == NULL && TRESTLE_IS_REPOSITORY (object))
    option = get_local_reason (index, (TrestleRepository *) object);
  if (option != NULL)
    return g_strdup (_(option));
  if (field == NULL)
    return NULL;
  if (TRESTLE_IS_MACHINE (object))
    return dup_machine_reason (index, object, field, rule);
  if (TRESTLE_IS_LOCATION (object))
    return dup_location_reason (index, (TrestleLocation *) object, field);

  return NULL;
}

char *
trestle_propose_dup_reason (const TrestleIndex  *index,
                            const TrestleObject *object,
                            const TrestleField  *field,
                            const char         **rule)
{
  char *reason = dup_own_reason (index, object, field, rule);

  for (guint i = 0; reason == NULL && i < G_N_ELEMENTS (reasons); i++)
    if (reasons[i].kind == trestle_object_get_kind (object) && g_strcmp0 (reasons[i].field, field != NULL ? field->name : NULL) == 0)
      {
        reason = g_strdup (_(reasons[i].reason));
        *rule = reasons[i].rule != NULL ? reasons[i].rule : *rule;
      }

  return reason;
}
