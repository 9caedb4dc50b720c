/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of decisions, and how each reads its choice off the design and
 * writes it there.
 */
#include "config.h"

#include "decision-options.h"

#include <glib/gi18n.h>

#include "figures.h"

#define BIT(kind) (1u << TRESTLE_KIND_ ## kind)

/* The kinds of what runs on @machine, as bits. */
static guint
list_kinds_on (const TrestleMachine *machine)
{
  const TrestleObject *object = (const TrestleObject *) machine;
  guint n, kinds = 0;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

  /* A standby database refers to its machine by another field. */
  for (guint i = 0; i < n; i++)
    if (!TRESTLE_IS_DATABASE (referrers[i].object) || ((TrestleDatabase *) referrers[i].object)->machine.target == object)
      kinds |= 1u << trestle_object_get_kind (referrers[i].object);

  return kinds;
}

static gboolean
is_virtual (const TrestleMachine *machine)
{
  return machine->platform == TRESTLE_PLATFORM_HYPER_V_2008 || machine->platform == TRESTLE_PLATFORM_HYPER_V_2008_R2;
}

/* D-1: without travelers there is nothing to decide. */

static gboolean
has_travel (const TrestleIndex *index,
            gconstpointer       subject)
{
  return index->design->travel != FALSE;
}

static int
derive_travel (const TrestleIndex *index,
               gconstpointer       subject)
{
  TRESTLE_FOREACH (index->design, FLOW, TrestleFlow, flow)
    if (TRESTLE_OR (flow->count, 0) > 0)
      return 2;

  return TRESTLE_NO_OPTION;
}

/* D-2: two images with one guest operating system could be one (R-1.V.1). */

static gboolean
has_mergeable (const TrestleIndex *index,
               gconstpointer       subject)
{
  gint64 seen = 0;

  TRESTLE_FOREACH (index->design, IMAGE, TrestleImage, image)
    {
      gint64 bit = image->guest_os != TRESTLE_UNSET ? G_GINT64_CONSTANT (1) << image->guest_os : 0;

      if (seen & bit)
        return TRUE;
      seen |= bit;
    }

  return FALSE;
}

static TrestleAnswer *
find_answer (const TrestleDesign *design)
{
  TRESTLE_FOREACH (design, ANSWER, TrestleAnswer, answer)
    if (g_strcmp0 (answer->name, "BQ-1") == 0)
      return answer;

  return NULL;
}

static int
derive_combine (const TrestleIndex *index,
                gconstpointer       subject)
{
  const TrestleAnswer *answer = find_answer (index->design);

  return answer != NULL && answer->answer != TRESTLE_UNSET ? (int) answer->answer : TRESTLE_NO_OPTION;
}

static gboolean
choose_combine (const TrestleIndex *index,
                gpointer            subject,
                int                 option)
{
  TrestleObject *answer = (TrestleObject *) find_answer (index->design);

  if (answer == NULL)
    {
      answer = trestle_design_create (index->design, TRESTLE_KIND_ANSWER);
      trestle_object_set_string (answer, "name", "BQ-1");
    }
  trestle_object_set_number (answer, "answer", option);

  return TRUE;
}

/* D-3 */

static gboolean
has_users (const TrestleIndex *index,
           gconstpointer       subject)
{
  return TRESTLE_OR (((const TrestleUsage *) subject)->users, 0) > 0;
}

static const TrestlePolicy *
get_policy (const TrestleUsage *usage)
{
  const TrestleWorkspace *workspace = (const TrestleWorkspace *) usage->workspace.target;

  return workspace != NULL ? (const TrestlePolicy *) workspace->policy.target : NULL;
}

static int
derive_offline (const TrestleIndex *index,
                gconstpointer       subject)
{
  const TrestleUsage *usage = subject;
  const TrestlePolicy *policy = get_policy (usage);

  if (usage->offline == FALSE)
    return 0;
  if (usage->offline == TRESTLE_UNSET || policy == NULL)
    return TRESTLE_NO_OPTION;

  return policy->offline_period != TRESTLE_UNSET ? 1 : 2;
}

/* How long is the policy’s to say. */
static gboolean
choose_offline (const TrestleIndex *index,
                gpointer            subject,
                int                 option)
{
  const TrestlePolicy *policy = get_policy (subject);

  if (option > 0 && (policy == NULL || (policy->offline_period != TRESTLE_UNSET) != (option == 1)))
    return FALSE;
  trestle_object_set_number (subject, "offline", option > 0);

  return TRUE;
}

/* D-4 */

static int
derive_instances (const TrestleIndex *index,
                  gconstpointer       subject)
{
  if (index->n_instances < 2)
    return index->n_instances == 1 ? 0 : TRESTLE_NO_OPTION;
  for (guint i = 0; i < index->n_instances; i++)
    switch (index->instances[i].instance->reason)
      {
      case TRESTLE_REASON_UNTRUSTED_DOMAIN:
      case TRESTLE_REASON_ISOLATED_NETWORK:
      case TRESTLE_REASON_ORGANIZATIONAL:
      case TRESTLE_REASON_LEGAL:
        return 2;

      default:
        break;
      }

  return 1;
}

/* D-5, D-6, D-7: of the active server of an instance. */

static TrestleServer *
get_server (const TrestleIndex *index,
            gconstpointer       instance)
{
  return trestle_index_instance (index, instance)->active_server;
}

static TrestleMachine *
get_server_machine (const TrestleIndex *index,
                    gconstpointer       instance)
{
  const TrestleServer *server = get_server (index, instance);

  return server != NULL ? (TrestleMachine *) server->machine.target : NULL;
}

static gboolean
has_server (const TrestleIndex *index,
            gconstpointer       subject)
{
  return get_server (index, subject) != NULL;
}

static int
derive_platform (const TrestleIndex *index,
                 gconstpointer       subject)
{
  const TrestleMachine *machine = get_server_machine (index, subject);

  if (machine == NULL)
    return TRESTLE_NO_OPTION;
  if (list_kinds_on (machine) & (BIT (DATABASE) | BIT (REPOSITORY) | BIT (IIS)))
    return 2;
  if (machine->platform == TRESTLE_PLATFORM_PHYSICAL)
    return 0;

  return is_virtual (machine) ? 1 : TRESTLE_NO_OPTION;
}

/* Which of the two versions of Hyper-V is more than this choice says. */
static gboolean
choose_platform (const TrestleIndex *index,
                 gpointer            subject,
                 int                 option)
{
  TrestleMachine *machine = get_server_machine (index, subject);

  if (machine == NULL || option != 0 || derive_platform (index, subject) == 2)
    return FALSE;
  trestle_object_set_choice ((TrestleObject *) machine, "platform", "physical");

  return TRUE;
}

static int
derive_server_place (const TrestleIndex *index,
                     gconstpointer       subject)
{
  const TrestleInstance *instance = subject;

  return instance->reason == TRESTLE_REASON_ISOLATED_NETWORK || instance->reason == TRESTLE_REASON_LEGAL ? 1 : TRESTLE_NO_OPTION;
}

static int
derive_server_failure (const TrestleIndex *index,
                       gconstpointer       subject)
{
  const TrestleInstance *instance = subject;
  const TrestleServer *server = get_server (index, subject);

  if (server != NULL && server->fault_tolerance == TRESTLE_SERVER_FAULT_TOLERANCE_MSCS)
    return 3;
  if (server != NULL && server->fault_tolerance == TRESTLE_SERVER_FAULT_TOLERANCE_MANUAL_CLUSTER)
    return 2;
  if (instance->backup != TRESTLE_UNSET)
    return instance->backup ? 1 : 0;

  return trestle_index_instance (index, subject)->n_passive > 0 ? 1 : TRESTLE_NO_OPTION;
}

static gboolean
choose_server_failure (const TrestleIndex *index,
                       gpointer            subject,
                       int                 option)
{
  TrestleServer *server = get_server (index, subject);

  if (option == 3 || (option == 2 && server == NULL) ||
      (option == 0 && trestle_index_instance (index, subject)->n_passive > 0))
    return FALSE;
  trestle_object_set_number (subject, "backup", option > 0);
  if (server != NULL && option == 2)
    trestle_object_set_choice ((TrestleObject *) server, "fault_tolerance", "manual-cluster");
  else if (server != NULL && server->fault_tolerance > TRESTLE_SERVER_FAULT_TOLERANCE_NONE)
    trestle_object_set_choice ((TrestleObject *) server, "fault_tolerance", "none");

  return TRUE;
}

/* D-8 … D-11: of a database. */

static gboolean
has_instances (const TrestleIndex *index,
               gconstpointer       subject)
{
  return index->databases[trestle_position (subject)].n_instances > 0;
}

static int
derive_database_place (const TrestleIndex *index,
                       gconstpointer       subject)
{
  const TrestleDatabase *database = subject;
  const TrestleMachine *machine = (const TrestleMachine *) database->machine.target;
  const TrestleLocation *place = trestle_location_of (&database->machine);
  gboolean same_site = FALSE;
  guint n;
  const TrestleReferrer *users;

  if (machine == NULL || place == NULL)
    return TRESTLE_NO_OPTION;
  if (list_kinds_on (machine) & BIT (SERVER))
    return 0;
  users = trestle_design_get_referrers (index->design, database->parent_instance.id, &n);
  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_INSTANCE (users[i].object))
      {
        const TrestleMachine *server = get_server_machine (index, users[i].object);

        same_site = same_site || (server != NULL && server->location.target == (const TrestleObject *) place);
      }
  if (!same_site)
    return 2;

  /* Only people know whether the instance stood there before. */
  return database->sql_instance == NULL || *database->sql_instance == '\0' ? 1 : TRESTLE_NO_OPTION;
}

/* One instance has nothing to share with. */
static gboolean
may_share (const TrestleIndex *index,
           gconstpointer       subject)
{
  return index->n_instances > 1 && has_instances (index, subject);
}

static int
derive_database_sharing (const TrestleIndex *index,
                         gconstpointer       subject)
{
  return index->databases[trestle_position (subject)].n_instances > 1 ? 1 : 0;
}

static int
derive_retention (const TrestleIndex *index,
                  gconstpointer       subject)
{
  const TrestleDatabase *database = subject;

  if (database->retention == TRESTLE_UNSET)
    return TRESTLE_NO_OPTION;
  if (database->safety == 0)
    return 2;

  return database->retention > index->parameters.long_retention ? 1 : 0;
}

static int
derive_database_failure (const TrestleIndex *index,
                         gconstpointer       subject)
{
  gint64 choice = ((const TrestleDatabase *) subject)->fault_tolerance;

  return choice != TRESTLE_UNSET ? (int) choice : TRESTLE_NO_OPTION;
}

static gboolean
choose_database_failure (const TrestleIndex *index,
                         gpointer            subject,
                         int                 option)
{
  if (option == TRESTLE_DATABASE_FAULT_TOLERANCE_MSCS)
    return FALSE;
  trestle_object_set_number (subject, "fault_tolerance", option);

  return TRUE;
}

/* D-12 */

static int
derive_consoles (const TrestleIndex *index,
                 gconstpointer       subject)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, subject);

  if (load->n_consoles == 0)
    return TRESTLE_NO_OPTION;
  if (load->n_consoles > 1)
    return 1;

  return load->n_own_consoles == 0 ? 2 : 0;
}

static gboolean
has_consoles (const TrestleIndex *index,
              gconstpointer       subject)
{
  return trestle_index_instance (index, subject)->n_consoles > 0;
}

/* D-13, D-14: of a location with users, and of a workspace there with techniques
 * of its own.
 */

static gboolean
has_clients (const TrestleIndex *index,
             gconstpointer       subject)
{
  const TrestleLocationLoad *load = trestle_index_location (index, subject);

  return load->users + load->inbound > 0;
}

/* The option that a set of techniques is. */
static int
get_technique (gint64 techniques)
{
  switch (TRESTLE_OR (techniques, 0))
    {
    case 0:
      return TRESTLE_NO_OPTION;

    case TRESTLE_TECHNIQUE_PRE_STAGE:
      return 0;

    case TRESTLE_TECHNIQUE_NETWORK:
      return 1;

    case TRESTLE_TECHNIQUE_REMOVABLE:
      return 2;

    default:
      return 3;
    }
}

static int
derive_technique (const TrestleIndex *index,
                  gconstpointer       subject)
{
  return get_technique (((const TrestleLocation *) subject)->techniques);
}

static gboolean
has_own_techniques (const TrestleIndex *index,
                    gconstpointer       subject)
{
  const TrestleService *service = subject;

  return TRESTLE_OR (service->techniques, 0) != 0 && service->location.target != NULL && service->workspace.target != NULL;
}

static int
derive_own_technique (const TrestleIndex *index,
                      gconstpointer       subject)
{
  return get_technique (((const TrestleService *) subject)->techniques);
}

static gboolean
choose_technique (const TrestleIndex *index,
                  gpointer            subject,
                  int                 option)
{
  static const gint64 techniques[] = { TRESTLE_TECHNIQUE_PRE_STAGE, TRESTLE_TECHNIQUE_NETWORK, TRESTLE_TECHNIQUE_REMOVABLE };

  if (option >= (int) G_N_ELEMENTS (techniques))
    return FALSE;
  trestle_object_set_number (subject, "techniques", techniques[option]);

  return TRUE;
}

static int
derive_local (const TrestleIndex *index,
              gconstpointer       subject)
{
  gint64 local = ((const TrestleLocation *) subject)->local_repository;

  return local != TRESTLE_UNSET ? !local : TRESTLE_NO_OPTION;
}

static gboolean
choose_local (const TrestleIndex *index,
              gpointer            subject,
              int                 option)
{
  trestle_object_set_number (subject, "local_repository", option == 0);

  return TRUE;
}

/* D-15 */

static int
derive_repositories (const TrestleIndex *index,
                     gconstpointer       subject)
{
  if (index->n_repositories == 0)
    return TRESTLE_NO_OPTION;

  return index->n_repositories > index->need.minimum ? 1 : 0;
}

/* D-16, D-17, D-19 */

static int
derive_repository_host (const TrestleIndex *index,
                        gconstpointer       subject)
{
  const TrestleMachine *machine = (const TrestleMachine *) ((const TrestleRepository *) subject)->machine.target;

  if (machine == NULL)
    return TRESTLE_NO_OPTION;
  if (list_kinds_on (machine) & (BIT (SERVER) | BIT (DATABASE)))
    return 0;

  return is_virtual (machine) ? 2 : 1;
}

static int
derive_repository_failure (const TrestleIndex *index,
                           gconstpointer       subject)
{
  gint64 choice = ((const TrestleRepository *) subject)->fault_tolerance;

  return choice != TRESTLE_UNSET ? (int) choice : TRESTLE_NO_OPTION;
}

static gboolean
choose_repository_failure (const TrestleIndex *index,
                           gpointer            subject,
                           int                 option)
{
  if (trestle_options_repository_failure[option].unsupported)
    return FALSE;
  trestle_object_set_number (subject, "fault_tolerance", option);

  return TRUE;
}

/* D-18 … D-20 */

static int
derive_iis_host (const TrestleIndex *index,
                 gconstpointer       subject)
{
  const TrestleMachine *machine = (const TrestleMachine *) ((const TrestleIis *) subject)->machine.target;

  if (machine == NULL)
    return TRESTLE_NO_OPTION;
  if (list_kinds_on (machine) & (BIT (SERVER) | BIT (DATABASE) | BIT (REPOSITORY)))
    return 0;

  return is_virtual (machine) ? 2 : 1;
}

static gboolean
has_iis (const TrestleIndex *index,
         gconstpointer       subject)
{
  return trestle_index_repository (index, subject)->n_iis > 0;
}

static int
derive_iis_failure (const TrestleIndex *index,
                    gconstpointer       subject)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, subject);

  return load->clustered ? 1 : load->n_iis > 1 ? 2 : 0;
}

static int
derive_protocol (const TrestleIndex *index,
                 gconstpointer       subject)
{
  gint64 protocol = ((const TrestleIis *) subject)->protocol;

  return protocol != TRESTLE_UNSET ? (int) protocol : TRESTLE_NO_OPTION;
}

static gboolean
choose_protocol (const TrestleIndex *index,
                 gpointer            subject,
                 int                 option)
{
  trestle_object_set_number (subject, "protocol", option);

  return TRUE;
}

/* D-21 */

static int
derive_review (const TrestleIndex *index,
               gconstpointer       subject)
{
  return index->design->review_by != NULL ? 0 : TRESTLE_NO_OPTION;
}

/* Where the guide’s tables, or an answer, hold the reason. */

static const char *
explain_combine (const TrestleIndex *index)
{
  const TrestleAnswer *answer = find_answer (index->design);

  return answer != NULL ? answer->notes : NULL;
}

static const char *
explain_instances (const TrestleIndex *index)
{
  for (guint i = 0; i < index->n_instances; i++)
    if (index->instances[i].instance->reason == TRESTLE_UNSET)
      return NULL;

  return _("The reason for each instance stands in Table A-2.");
}

static const char *
explain_repositories (const TrestleIndex *index)
{
  for (guint i = 0; i < index->n_repositories; i++)
    if (index->repositories[i].repository->reason == TRESTLE_UNSET)
      return NULL;

  return _("The reason for each repository stands in Table A-1.");
}

#define KIND(k) TRESTLE_KIND_ ## k

const TrestleDecisionRow trestle_decision_rows[] = {
  { "D-1", N_("Travelers"), 1, 1, "REC-3", KIND (DESIGN), trestle_options_travel, "travel", NULL, NULL,
    { "design-users", "design-maximum" }, has_travel, derive_travel, NULL },
  { "D-2", N_("Combining Images"), 1, 2, NULL, KIND (DESIGN), trestle_options_combine, NULL, NULL, explain_combine,
    { "design-users" }, has_mergeable, derive_combine, choose_combine },
  { "D-3", N_("Offline Work"), 1, 2, "REC-5", KIND (USAGE), trestle_options_offline, "offline", NULL, NULL,
    { NULL }, has_users, derive_offline, choose_offline },
  { "D-4", N_("Number of Instances"), 2, 1, NULL, KIND (DESIGN), trestle_options_instances, NULL, NULL, explain_instances,
    { "design-active", "instances-required" }, NULL, derive_instances, NULL },
  { "D-5", N_("Server Platform"), 3, 1, NULL, KIND (INSTANCE), trestle_options_platform, NULL, NULL, NULL,
    { "active", "workspace-store" }, has_server, derive_platform, choose_platform },
  { "D-6", N_("Server Location"), 3, 1, NULL, KIND (INSTANCE), trestle_options_server_place, NULL, NULL, NULL,
    { "clients" }, has_server, derive_server_place, NULL },
  { "D-7", N_("Server Fault Tolerance"), 3, 1, "REC-12", KIND (INSTANCE), trestle_options_server_failure, "backup", "backup_rationale", NULL,
    { "users-stopped", "outage-tolerance-conservative" }, NULL, derive_server_failure, choose_server_failure },
  { "D-8", N_("Database Placement"), 3, 2, "REC-13", KIND (DATABASE), trestle_options_database_place, "machine", NULL, NULL,
    { "database-clients", "database-iops-total" }, has_instances, derive_database_place, NULL },
  { "D-9", N_("Database Sharing"), 3, 2, NULL, KIND (DATABASE), trestle_options_database_sharing, NULL, NULL, NULL,
    { "database-clients", "database-size-high" }, may_share, derive_database_sharing, NULL },
  { "D-10", N_("Retention and Safety"), 3, 2, "REC-14", KIND (DATABASE), trestle_options_retention, "retention", NULL, NULL,
    { "database-size-high" }, has_instances, derive_retention, NULL },
  { "D-11", N_("Database Fault Tolerance"), 3, 2, "REC-15", KIND (DATABASE), trestle_options_database_failure, "fault_tolerance", NULL, NULL,
    { "database-clients", "database-size-high" }, has_instances, derive_database_failure, choose_database_failure },
  { "D-12", N_("Number of Consoles"), 3, 3, "REC-16", KIND (INSTANCE), trestle_options_consoles, NULL, NULL, NULL,
    { "clients", "consoles" }, NULL, derive_consoles, NULL },
  { "D-12-form", N_("Console Form Factor"), 3, 3, NULL, KIND (INSTANCE), trestle_options_console_form, NULL, NULL, NULL,
    { NULL }, has_consoles, NULL, NULL },
  { "D-13", N_("Distribution Technique"), 4, 1, "REC-18", KIND (LOCATION), trestle_options_technique, "techniques", "technique_rationale", NULL,
    { "load-time-one", "update-time" }, has_clients, derive_technique, choose_technique },
  { "D-13-workspace", N_("Distribution Technique of a Workspace"), 4, 1, NULL, KIND (SERVICE), trestle_options_technique, "techniques", NULL, NULL,
    { NULL }, has_own_techniques, derive_own_technique, choose_technique },
  { "D-14", N_("Local Repository"), 4, 1, "REC-18", KIND (LOCATION), trestle_options_local, "local_repository", NULL, NULL,
    { "load-time-one", "update-time" }, has_clients, derive_local, choose_local },
  { "D-15", N_("Number of Repositories"), 4, 2, NULL, KIND (DESIGN), trestle_options_repositories, NULL, NULL, explain_repositories,
    { "repositories-minimum", "repositories-required" }, NULL, derive_repositories, NULL },
  { "D-16", N_("Repository Hosting"), 4, 3, "REC-22", KIND (REPOSITORY), trestle_options_repository_host, "machine", NULL, NULL,
    { "repository-disk", "repository-rate" }, NULL, derive_repository_host, NULL },
  { "D-17", N_("Repository Fault Tolerance"), 4, 3, "REC-22", KIND (REPOSITORY), trestle_options_repository_failure, "fault_tolerance", NULL, NULL,
    { "repository-clients", "repository-disk" }, NULL, derive_repository_failure, choose_repository_failure },
  { "D-18", N_("IIS Hosting"), 4, 4, "REC-23", KIND (IIS), trestle_options_iis_host, "machine", NULL, NULL,
    { NULL }, NULL, derive_iis_host, NULL },
  { "D-19", N_("IIS Fault Tolerance"), 4, 4, "REC-23", KIND (REPOSITORY), trestle_options_iis_failure, NULL, NULL, NULL,
    { "repository-clients", "repository-rate" }, has_iis, derive_iis_failure, NULL },
  { "D-20", N_("HTTP or HTTPS"), 4, 4, NULL, KIND (IIS), trestle_options_protocol, "protocol", NULL, NULL,
    { NULL }, NULL, derive_protocol, choose_protocol },
  { "D-21", N_("Review of the Architecture"), 0, 0, NULL, KIND (DESIGN), trestle_options_review, "review_by", "review_outcome", NULL,
    { NULL }, NULL, derive_review, NULL },
  { NULL }
};
