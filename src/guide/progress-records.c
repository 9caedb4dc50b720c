/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide’s tasks, and its 23 instructions to record something, each with when
 * it applies and when it has been followed.
 */
#include "config.h"

#include "progress.h"

#include <glib/gi18n.h>

#include "figures.h"

const TrestleTask trestle_tasks[] = {
  { 1, 1, N_("User Population"), N_("Where users work, how many there are, what bandwidth reaches them and where they travel: everything later is reckoned from it."),
    "R-1.1.1", TRESTLE_KIND_DESIGN, 0 },
  { 1, 2, N_("Virtual Machines"), N_("Which images each location uses, who may work offline, and which images exist already."), "R-1.2.1", TRESTLE_KIND_DESIGN, 1 },
  { 1, 3, N_("Service Levels"), N_("How long a first load and a critical update may take, and how fast reports must be: the measure of every link and repository."),
    "R-1.3.1", TRESTLE_KIND_DESIGN, 2 },
  { 2, 1, N_("Number of Instances"), N_("One instance serves up to 5,000 active clients; trust, isolation, organization or law may ask for more."), "R-2.1.1", TRESTLE_KIND_DESIGN, 1 },
  { 3, 1, N_("Server and Place"), N_("The server’s size and place, and what happens when it fails."), "R-3.1.1", TRESTLE_KIND_INSTANCE, 4 },
  { 3, 2, N_("SQL Server Database"), N_("Where events are kept and for how long, how large that grows, and what happens when it fails."), "R-3.2.1", TRESTLE_KIND_INSTANCE, 4 },
  { 3, 3, N_("Management Consoles"), N_("Where images are made and tested, and by how many administrators."), "R-3.3.1", TRESTLE_KIND_INSTANCE, 4 },
  { 4, 1, N_("Distribution"), N_("How images reach each location, and whether it needs a repository of its own."), "R-4.1.1", TRESTLE_KIND_DESIGN, 3 },
  { 4, 2, N_("Repositories"), N_("How many repositories there are, why, what each holds and whom it serves."), "R-4.2.1", TRESTLE_KIND_DESIGN, 8 },
  { 4, 3, N_("Repository Design"), N_("The file server, its disks and its place."), "R-4.3.1", TRESTLE_KIND_REPOSITORY, 9 },
  { 4, 4, N_("IIS Servers"), N_("What serves the repository over HTTP or HTTPS; left out where nothing is downloaded."), "R-4.4.1", TRESTLE_KIND_REPOSITORY, 10 },
  { 0, 0, NULL }
};

const char *
trestle_step_get_title (guint step)
{
  static const char *const titles[] = {
    N_("Define the Project Scope"), N_("Number of Instances"), N_("Server Infrastructure"), N_("Image Repositories")
  };

  return titles[step - 1];
}

/* A row nobody has touched: only its generated name is set, and nothing refers to it. */
static gboolean
is_touched (const TrestleIndex *index,
            gconstpointer       subject)
{
  const TrestleObject *object = subject;
  const TrestleKindInfo *info = trestle_object_get_info (object);
  guint n;

  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & (TRESTLE_FIELD_KEY | TRESTLE_FIELD_GEOMETRY)) && trestle_object_is_set (object, &info->fields[i]))
      return TRUE;
  trestle_design_get_referrers (index->design, object->id, &n);

  return n > 0;
}

static gboolean
has_users (const TrestleIndex *index,
           gconstpointer       subject)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  return load->users + load->inbound > 0 || TRESTLE_OR (((const TrestleLocation *) subject)->maximum, 0) > 0;
}

/* Names the first thing to fill. */
static gboolean
is_missing (gpointer        object,
            const char     *name,
            TrestleObject **where,
            const char    **field)
{
  *where = object;
  *field = name;

  return FALSE;
}

static gboolean
has_name (gconstpointer object)
{
  return *trestle_object_get_name (object) != '\0';
}

/* Calls for every population of a location, through what refers to it. */
#define FOREACH_REFERRER(index, target, Type, IS, variable) \
        for (guint variable ## _n, variable ## _i = 0, variable ## _once = 1; variable ## _once; variable ## _once = 0) \
        for (const TrestleReferrer *variable ## _all = trestle_design_get_referrers ((index)->design, ((const TrestleObject *) (target))->id, &variable ## _n); \
             variable ## _i < variable ## _n; variable ## _i++) \
        for (Type *variable = (Type *) variable ## _all[variable ## _i].object; variable != NULL && IS (variable); variable = NULL)

/* REC-1 … REC-3 */

static gboolean
fills_users (const TrestleIndex *index,
             gpointer            subject,
             TrestleObject     **where,
             const char        **field)
{
  const TrestleLocationLoad *location = trestle_index_location (index, subject);
  guint n = 0;

  if (!has_name (subject))
    return is_missing (subject, "name", where, field);
  if (location->n_populations > 0 && !location->no_number)
    return TRUE;
  FOREACH_REFERRER (index, subject, TrestlePopulation, TRESTLE_IS_POPULATION, population)
  {
    if (population->users == TRESTLE_UNSET)
      return is_missing (population, "users", where, field);
    n++;
  }

  /* A place where only machines stand has no users. */
  return n > 0 || location->n_machines > 0 || is_missing (subject, "name", where, field);
}

static gboolean
fills_bandwidth (const TrestleIndex *index,
                 gpointer            subject,
                 TrestleObject     **where,
                 const char        **field)
{
  return ((TrestleLocation *) subject)->bandwidth != TRESTLE_UNSET || is_missing (subject, "bandwidth", where, field);
}

static gboolean
fills_maximum (const TrestleIndex *index,
               gpointer            subject,
               TrestleObject     **where,
               const char        **field)
{
  if (((TrestleLocation *) subject)->maximum != TRESTLE_UNSET || index->design->travel != TRESTLE_UNSET)
    return TRUE;
  if (trestle_design_get_list (index->design, TRESTLE_KIND_FLOW)->items->len > 0)
    return TRUE;

  return is_missing (index->design, "travel", where, field);
}

/* REC-4 … REC-6 */

static gboolean
fills_images (const TrestleIndex *index,
              gpointer            subject,
              TrestleObject     **where,
              const char        **field)
{
  if (!trestle_index_location (index, subject)->no_image)
    return TRUE;
  FOREACH_REFERRER (index, subject, TrestlePopulation, TRESTLE_IS_POPULATION, population)
  {
    const TrestlePopulationLoad *load = &index->populations[population->parent_instance.position];
    gboolean named = TRESTLE_OR (population->users, 0) == 0;

    for (guint i = 0; i < load->n_usages; i++)
      named = named || (load->usages[i]->workspace.target != NULL &&
                        ((TrestleWorkspace *) load->usages[i]->workspace.target)->image.target != NULL);
    if (!named)
      return is_missing (population, "name", where, field);
  }

  return TRUE;
}

static gboolean
fills_offline (const TrestleIndex *index,
               gpointer            subject,
               TrestleObject     **where,
               const char        **field)
{
  if (!trestle_index_location (index, subject)->undecided)
    return TRUE;
  FOREACH_REFERRER (index, subject, TrestlePopulation, TRESTLE_IS_POPULATION, population)
  {
    const TrestlePopulationLoad *load = &index->populations[population->parent_instance.position];

    for (guint i = 0; i < load->n_usages; i++)
      if (load->usages[i]->offline == TRESTLE_UNSET)
        return is_missing (load->usages[i], "offline", where, field);
    if (load->n_usages == 0 && TRESTLE_OR (population->users, 0) > 0)
      return is_missing (population, "name", where, field);
  }

  return TRUE;
}

/* Libraries that exist have a place: where there is none there is nothing to record. */
static gboolean
has_libraries (const TrestleIndex *index,
               gconstpointer       subject)
{
  return trestle_design_get_list (index->design, TRESTLE_KIND_LIBRARY)->items->len > 0;
}

static gboolean
fills_library (const TrestleIndex *index,
               gpointer            subject,
               TrestleObject     **where,
               const char        **field)
{
  TRESTLE_FOREACH (index->design, LIBRARY, TrestleLibrary, library)
    if (library->location.target == NULL)
      return is_missing (library, "location", where, field);

  return TRUE;
}

/* REC-7 … REC-9: where the location says nothing, every demand needs a value of its own. */

static gboolean
fills_load_time (const TrestleIndex *index,
                 gpointer            subject,
                 TrestleObject     **where,
                 const char        **field)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  if (load->location->load_expectation != TRESTLE_UNSET)
    return TRUE;
  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].load_expectation == TRESTLE_UNSET)
      return is_missing (subject, "load_expectation", where, field);

  return load->n_demands > 0 || is_missing (subject, "load_expectation", where, field);
}

static gboolean
fills_update_window (const TrestleIndex *index,
                     gpointer            subject,
                     TrestleObject     **where,
                     const char        **field)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  if (load->location->update_window != TRESTLE_UNSET)
    return TRUE;
  for (guint i = 0; i < load->n_demands; i++)
    if (load->demands[i].update_window == TRESTLE_UNSET)
      return is_missing (subject, "update_window", where, field);

  return load->n_demands > 0 || is_missing (subject, "update_window", where, field);
}

static gboolean
fills_reports (const TrestleIndex *index,
               gpointer            subject,
               TrestleObject     **where,
               const char        **field)
{
  const TrestleLocation *location = subject;

  return location->reports == FALSE || location->report_time != TRESTLE_UNSET || is_missing (subject, "report_time", where, field);
}

/* REC-10 … REC-12 */

static gboolean
fills_instance (const TrestleIndex *index,
                gpointer            subject,
                TrestleObject     **where,
                const char        **field)
{
  const TrestleInstance *instance = subject;

  if (!has_name (subject))
    return is_missing (subject, "name", where, field);

  return instance->reason != TRESTLE_UNSET || is_missing (subject, "reason", where, field);
}

/* A form factor names processor and memory, and the machine a place. */
static gboolean
fills_machine (gpointer          component,
               const TrestleRef *ref,
               TrestleObject   **where,
               const char      **field)
{
  TrestleMachine *machine = (TrestleMachine *) ref->target;

  if (machine == NULL)
    return is_missing (component, "machine", where, field);
  if (machine->location.target == NULL)
    return is_missing (machine, "location", where, field);
  if (machine->cores == TRESTLE_UNSET)
    return is_missing (machine, "cores", where, field);
  if (machine->clock == TRESTLE_UNSET)
    return is_missing (machine, "clock", where, field);

  return machine->memory != TRESTLE_UNSET || is_missing (machine, "memory", where, field);
}

static gboolean
fills_server (const TrestleIndex *index,
              gpointer            subject,
              TrestleObject     **where,
              const char        **field)
{
  TrestleServer *server = trestle_index_instance (index, subject)->active_server;

  return server != NULL ? fills_machine (server, &server->machine, where, field) : is_missing (subject, NULL, where, field);
}

static gboolean
fills_backup (const TrestleIndex *index,
              gpointer            subject,
              TrestleObject     **where,
              const char        **field)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, subject);

  if (load->passive_server != NULL)
    return fills_machine (load->passive_server, &load->passive_server->machine, where, field);

  return load->instance->backup == FALSE || is_missing (subject, "backup", where, field);
}

/* REC-13 … REC-15 */

static gboolean
fills_database_place (const TrestleIndex *index,
                      gpointer            subject,
                      TrestleObject     **where,
                      const char        **field)
{
  TrestleDatabase *database = (TrestleDatabase *) ((TrestleInstance *) subject)->database.target;

  if (database == NULL)
    return is_missing (subject, "database", where, field);
  if (database->machine.target == NULL)
    return is_missing (database, "machine", where, field);

  return trestle_location_of (&database->machine) != NULL || is_missing (database->machine.target, "location", where, field);
}

static gboolean
fills_database_size (const TrestleIndex *index,
                     gpointer            subject,
                     TrestleObject     **where,
                     const char        **field)
{
  TrestleDatabase *database = (TrestleDatabase *) ((TrestleInstance *) subject)->database.target;

  if (database == NULL)
    return is_missing (subject, "database", where, field);

  return database->size != TRESTLE_UNSET || database->retention != TRESTLE_UNSET || is_missing (database, "retention", where, field);
}

static gboolean
fills_log_shipping (const TrestleIndex *index,
                    gpointer            subject,
                    TrestleObject     **where,
                    const char        **field)
{
  TrestleDatabase *database = (TrestleDatabase *) ((TrestleInstance *) subject)->database.target;

  if (database == NULL)
    return is_missing (subject, "database", where, field);
  if (database->fault_tolerance == TRESTLE_UNSET)
    return is_missing (database, "fault_tolerance", where, field);

  return database->fault_tolerance != TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING || database->standby.target != NULL ||
         is_missing (database, "standby", where, field);
}

/* REC-16, REC-17 */

static gboolean
fills_consoles (const TrestleIndex *index,
                gpointer            subject,
                TrestleObject     **where,
                const char        **field)
{
  guint n = 0;

  FOREACH_REFERRER (index, subject, TrestleConsole, TRESTLE_IS_CONSOLE, console)
  {
    if (trestle_location_of (&console->machine) == NULL)
      return is_missing (console->machine.target != NULL ? console->machine.target : (TrestleObject *) console,
                         console->machine.target != NULL ? "location" : "machine", where, field);
    n++;
  }

  return n > 0 || is_missing (subject, NULL, where, field);
}

static gboolean
fills_console_form (const TrestleIndex *index,
                    gpointer            subject,
                    TrestleObject     **where,
                    const char        **field)
{
  guint n = 0;

  FOREACH_REFERRER (index, subject, TrestleConsole, TRESTLE_IS_CONSOLE, console)
  {
    if (!fills_machine (console, &console->machine, where, field))
      return FALSE;
    n++;
  }

  return n > 0 || is_missing (subject, NULL, where, field);
}

/* REC-18 … REC-20 */

static gboolean
fills_distribution (const TrestleIndex *index,
                    gpointer            subject,
                    TrestleObject     **where,
                    const char        **field)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);
  gboolean all = load->n_demands > 0;

  for (guint i = 0; i < load->n_demands; i++)
    all = all && load->demands[i].techniques != 0;
  if (TRESTLE_OR (load->location->techniques, 0) == 0 && !all)
    return is_missing (subject, "techniques", where, field);

  return load->location->local_repository != TRESTLE_UNSET || is_missing (subject, "local_repository", where, field);
}

static gboolean
fills_repository (const TrestleIndex *index,
                  gpointer            subject,
                  TrestleObject     **where,
                  const char        **field)
{
  const TrestleRepository *repository = subject;

  if (!has_name (subject))
    return is_missing (subject, "name", where, field);

  return repository->reason != TRESTLE_UNSET || is_missing (subject, "reason", where, field);
}

static gboolean
fills_repository_contents (const TrestleIndex *index,
                           gpointer            subject,
                           TrestleObject     **where,
                           const char        **field)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, subject);

  if (load->repository->images == NULL || load->repository->images->n == 0)
    return is_missing (subject, "images", where, field);

  return load->n_populations > 0 || is_missing (subject, NULL, where, field);
}

/* REC-21 … REC-23 */

static gboolean
fills_disk (const TrestleIndex *index,
            gpointer            subject,
            TrestleObject     **where,
            const char        **field)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, subject);

  return load->repository->disk != TRESTLE_UNSET || load->complete || is_missing (subject, "disk", where, field);
}

static gboolean
fills_repository_design (const TrestleIndex *index,
                         gpointer            subject,
                         TrestleObject     **where,
                         const char        **field)
{
  TrestleRepository *repository = subject;

  if (repository->machine.target == NULL)
    return is_missing (subject, "machine", where, field);
  if (trestle_location_of (&repository->machine) == NULL)
    return is_missing (repository->machine.target, "location", where, field);

  return repository->fault_tolerance != TRESTLE_UNSET || is_missing (subject, "fault_tolerance", where, field);
}

/* Whether clients download from a repository: nobody does where every technique
 * of those it serves leaves the network out.
 */
static gboolean
is_downloaded_from (const TrestleIndex *index,
                    gconstpointer       subject)
{
  guint n_served = 0;

  FOREACH_REFERRER (index, subject, TrestlePopulation, TRESTLE_IS_POPULATION, population)
  {
    const TrestleLocationLoad *load = population->location.target != NULL
                                        ? trestle_index_location (index, population->location.target) : NULL;

    n_served++;
    for (guint i = 0; load != NULL && i < load->n_demands; i++)
      if (trestle_updates_by_network (load->demands[i].techniques))
        return TRUE;
  }

  /* Whom it serves is not known yet. */
  return n_served == 0;
}

static gboolean
fills_iis (const TrestleIndex *index,
           gpointer            subject,
           TrestleObject     **where,
           const char        **field)
{
  guint n = 0;

  FOREACH_REFERRER (index, subject, TrestleIis, TRESTLE_IS_IIS, iis)
  {
    if (iis->machine.target == NULL)
      return is_missing (iis, "machine", where, field);
    if (trestle_location_of (&iis->machine) == NULL)
      return is_missing (iis->machine.target, "location", where, field);
    if (iis->fault_tolerance == TRESTLE_UNSET)
      return is_missing (iis, "fault_tolerance", where, field);
    n++;
  }

  return n > 0 || is_missing (subject, NULL, where, field);
}

#define KIND(k) TRESTLE_KIND_ ## k

const TrestleRecordRow trestle_record_rows[] = {
  { "REC-1", 1, 1, "A-1", "R-A1.1, R-A1.3", KIND (LOCATION), N_("Name and number of users"), is_touched, fills_users },
  { "REC-2", 1, 1, "A-1", "R-A1.2", KIND (LOCATION), N_("Available bandwidth"), has_users, fills_bandwidth },
  { "REC-3", 1, 1, "A-1", "R-A1.4", KIND (LOCATION), N_("Maximum number of users, travelers included"), has_users, fills_maximum },
  { "REC-4", 1, 2, "A-1", "R-A1.5", KIND (LOCATION), N_("Images provided"), has_users, fills_images },
  { "REC-5", 1, 2, "A-1", "R-A1.6", KIND (LOCATION), N_("Who may work offline"), has_users, fills_offline },
  { "REC-6", 1, 2, "A-1", "R-A1.7", KIND (DESIGN), N_("Place of existing libraries"), has_libraries, fills_library },
  { "REC-7", 1, 3, "A-1", "R-A1.8", KIND (LOCATION), N_("Acceptable load time"), has_users, fills_load_time },
  { "REC-8", 1, 3, "A-1", "R-A1.9", KIND (LOCATION), N_("Window for critical updates"), has_users, fills_update_window },
  { "REC-9", 1, 3, "A-1", "R-A1.10", KIND (LOCATION), N_("Response time of reports"), has_users, fills_reports },
  { "REC-10", 2, 1, "A-2", "R-A2.1, R-A2.2", KIND (INSTANCE), N_("Name and reason"), is_touched, fills_instance },
  { "REC-11", 3, 1, "A-2", "R-A2.3", KIND (INSTANCE), N_("Server form factor and place"), is_touched, fills_server },
  { "REC-12", 3, 1, "A-2", "R-A2.4", KIND (INSTANCE), N_("Backup server"), is_touched, fills_backup },
  { "REC-13", 3, 2, "A-2", "R-A2.5", KIND (INSTANCE), N_("Database location"), is_touched, fills_database_place },
  { "REC-14", 3, 2, "A-2", "R-A2.6", KIND (INSTANCE), N_("Database size"), is_touched, fills_database_size },
  { "REC-15", 3, 2, "A-2", "R-A2.7", KIND (INSTANCE), N_("Log shipping"), is_touched, fills_log_shipping },
  { "REC-16", 3, 3, "A-2", "R-A2.8, R-A2.9", KIND (INSTANCE), N_("Number and places of consoles"), is_touched, fills_consoles },
  { "REC-17", 3, 3, "A-2", "R-A2.10", KIND (INSTANCE), N_("Form factor of consoles"), is_touched, fills_console_form },
  { "REC-18", 4, 1, "A-1", "R-A1.11, R-A1.12", KIND (LOCATION), N_("Techniques, and whether a local repository is required"), has_users, fills_distribution },
  { "REC-19", 4, 2, "A-1", "R-A1.13", KIND (REPOSITORY), N_("Name and reason"), is_touched, fills_repository },
  { "REC-20", 4, 2, "A-1", "R-A1.14, R-A1.15", KIND (REPOSITORY), N_("Images held and clients served"), is_touched, fills_repository_contents },
  { "REC-21", 4, 3, "A-1", "R-A1.18", KIND (REPOSITORY), N_("Disk space"), is_touched, fills_disk },
  { "REC-22", 4, 3, "A-1", "R-A1.16, R-A1.17", KIND (REPOSITORY), N_("Design and place"), is_touched, fills_repository_design },
  { "REC-23", 4, 4, "A-1", "R-A1.19", KIND (REPOSITORY), N_("Design and place of IIS servers"), is_downloaded_from, fills_iis },
  { NULL }
};
