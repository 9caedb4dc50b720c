/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What fails when something fails (part G): one function a kind of component.
 */
#include "config.h"

#include "outage.h"

#include <glib/gi18n.h>

#include "index.h"
#include "quantity.h"

void
trestle_outage_free (TrestleOutage *self)
{
  g_free (self->title);
  g_free (self->name);
  g_free (self->stops);
  g_free (self->continues);
  g_free (self->affected);
  g_free (self->tolerable);
  g_free (self->advice);
  g_free (self->unsupported);
  g_free (self->decision);
  g_free (self);
}

char *
trestle_outage_dup_tolerable (const TrestleOutage *self)
{
  char first[7] = "";

  if (*self->tolerable == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (self->tolerable)), first);

  return g_strconcat (first, g_utf8_next_char (self->tolerable), NULL);
}

static TrestleOutage *
add_outage (GPtrArray     *outages,
            TrestleObject *component,
            const char    *rule)
{
  TrestleOutage *outage = g_new0 (TrestleOutage, 1);

  outage->component = component;
  outage->title = g_strdup_printf ("%s – %s", _(trestle_object_get_info (component)->title), trestle_object_get_name (component));
  outage->name = g_strdup (trestle_object_get_name (component));
  outage->rule = rule;
  outage->users = trestle_integer (0);
  g_ptr_array_add (outages, outage);

  return outage;
}

static char *
dup_users (gint64 some,
           gint64 all)
{
  g_autofree char *part = trestle_quantity_group (some);
  g_autofree char *whole = trestle_quantity_group (all);

  /* Translators: how many users of how many. */
  return g_strdup_printf (_("%s of %s users"), part, whole);
}

static char *
dup_period (gint64 seconds)
{
  if (seconds % 3600 != 0)
    return trestle_quantity_format_time (seconds);

  return trestle_quantity_format (seconds % 86400 == 0 && seconds > 0 ? TRESTLE_UNIT_DAYS : TRESTLE_UNIT_HOURS, seconds);
}

/* What stands in for something else, and is missed only when that fails, too. */
static void
describe_standby (TrestleOutage *outage,
                  const char    *continues,
                  const char    *tolerable)
{
  outage->stops = g_strdup (_("Nothing at once"));
  outage->continues = g_strdup (continues);
  outage->affected = g_strdup ("");
  outage->tolerable = g_strdup (tolerable);
  outage->advice = g_strdup (_("Repair it before it is needed"));
  outage->unsupported = g_strdup ("");
  outage->decision = g_strdup ("");
  outage->verdict = TRESTLE_VERDICT_MEETS;
}

/* Servers */

static char *
dup_server_decision (const TrestleInstanceLoad *load)
{
  if (load->passive_server != NULL)
    return g_strdup_printf (_("Passive backup server %s"), trestle_object_get_name ((TrestleObject *) load->passive_server));
  if (load->instance->backup == TRUE)
    return g_strdup (_("Passive backup server, not designed yet"));
  if (load->instance->backup == FALSE)
    return g_strdup (_("No backup server"));

  return g_strdup (_("Undecided"));
}

/* Some may work offline, and some may not. */
static char *
dup_divided_tolerance (const TrestleIndex        *index,
                       const TrestleInstanceLoad *load)
{
  g_autofree char *period = NULL, *text = NULL;

  if (load->allowed_tolerance == TRESTLE_UNLIMITED)
    return g_strdup (_("not at all without offline permission; with it, without limit"));
  period = dup_period (load->allowed_tolerance);
  text = dup_period (MAX (0, load->allowed_tolerance - index->parameters.policy_interval));

  /* Translators: two times such as “6 h” and “5 h 45 min”. */
  return g_strdup_printf (_("not at all without offline permission; with it %s, in the worst case %s"), period, text);
}

static char *
dup_server_tolerance (const TrestleIndex        *index,
                      const TrestleInstanceLoad *load)
{
  g_autofree char *period = NULL, *text = NULL;

  if (load->undecided > 0)
    return g_strdup (_("unknown until offline work is decided"));
  if (load->tolerance == TRESTLE_UNLIMITED)
    return g_strdup (_("without limit for users who have their image"));
  period = dup_period (load->tolerance);
  text = dup_period (MAX (0, load->tolerance - index->parameters.policy_interval));
  if (load->tolerance == 0 && load->n_offline > 0)
    return dup_divided_tolerance (index, load);

  /* Translators: two times such as “6 h” and “5 h 45 min”. */
  return load->tolerance == 0 ? g_strdup (_("not at all")) : g_strdup_printf (_("%s, in the worst case %s"), period, text);
}

static TrestleVerdict
judge_server (const TrestleIndex        *index,
              const TrestleInstanceLoad *load)
{
  gint64 conservative = load->tolerance == TRESTLE_UNLIMITED ? TRESTLE_UNLIMITED
                                                             : MAX (0, load->tolerance - index->parameters.policy_interval);

  if (load->passive_server != NULL)
    return TRESTLE_VERDICT_MEETS;
  if (load->undecided > 0 || load->instance->recovery_time == TRESTLE_UNSET)
    return TRESTLE_VERDICT_UNKNOWN;
  if (conservative >= load->instance->recovery_time)
    return TRESTLE_VERDICT_MEETS;

  return load->instance->backup == TRESTLE_UNSET ? TRESTLE_VERDICT_AT_RISK : TRESTLE_VERDICT_FAILS;
}

static void
add_servers (const TrestleIndex *index,
             const GPtrArray    *servers,
             GPtrArray          *outages)
{
  for (guint i = 0; i < servers->len; i++)
    {
      TrestleServer *server = servers->pdata[i];
      const TrestleInstanceLoad *load = server->instance.target != NULL ? trestle_index_instance (index, server->instance.target) : NULL;
      TrestleOutage *outage = add_outage (outages, servers->pdata[i], "R-3.1.12");
      gboolean active = TRESTLE_OR (server->role, TRESTLE_SERVER_ACTIVE) == TRESTLE_SERVER_ACTIVE;

      if (load == NULL || !active)
        {
          describe_standby (outage, _("Everything, as long as the active server runs"), _("until the active server fails"));
          continue;
        }
      outage->stops = g_strdup (load->stopped > 0
                                ? _("Users without offline permission: running images are shut down at the next failed contact, none can be loaded. For everyone: policies, revocations, detection of image updates and reports; policy polls and events wait on the clients.")
                                : _("Policies, revocations, detection of image updates, authentication beyond what clients remember, and reports; policy polls and events wait on the clients."));
      outage->continues = g_strdup (load->n_offline > 0 ? _("Loaded and startable workspaces of users who may work offline, until their period ends") : _("Nothing"));
      outage->users = trestle_integer (load->passive_server == NULL ? load->stopped : 0);
      outage->affected = dup_users (load->stopped, load->users);
      outage->tolerable = dup_server_tolerance (index, load);
      outage->advice = g_strdup (_("Passive backup server configured by hand, manual cluster mode, or a longer offline period"));
      outage->unsupported = g_strdup (_("Two active servers; a standard MSCS cluster"));
      outage->decision = dup_server_decision (load);
      outage->verdict = judge_server (index, load);
    }
}

/* Databases */

static void
add_databases (const TrestleIndex *index,
               const GPtrArray    *databases,
               GPtrArray          *outages)
{
  for (guint i = 0; i < databases->len; i++)
    {
      const TrestleDatabase *database = databases->pdata[i];
      const TrestleDatabaseLoad *load = &index->databases[trestle_position (database)];
      TrestleOutage *outage = add_outage (outages, databases->pdata[i], "R-3.2.16");
      gboolean shipped = database->fault_tolerance == TRESTLE_DATABASE_FAULT_TOLERANCE_LOG_SHIPPING;
      g_autofree char *option = trestle_object_dup_text ((TrestleObject *) database, trestle_object_find_field ((TrestleObject *) database, "fault_tolerance"));
      g_autofree char *outage_time = database->reporting_outage != TRESTLE_UNSET ? dup_period (database->reporting_outage) : NULL;
      g_autofree char *n = trestle_quantity_group (load->n_instances);

      outage->stops = g_strdup (_("Reports, and the storing of events, which queue up on the clients"));
      outage->continues = g_strdup (_("Authentication, policies and images"));
      outage->affected = g_strdup_printf (ngettext ("Reports of %s instance", "Reports of %s instances", load->n_instances), n);
      outage->tolerable = outage_time != NULL ? g_steal_pointer (&outage_time) : g_strdup (_("not recorded how long reporting may be away"));
      outage->advice = g_strdup (_("Log shipping to a standby"));
      outage->unsupported = g_strdup (_("An MSCS cluster"));
      outage->decision = *option != '\0' ? g_steal_pointer (&option) : g_strdup (_("Undecided"));
      outage->verdict = shipped ? TRESTLE_VERDICT_MEETS
                        : database->fault_tolerance == TRESTLE_UNSET ? TRESTLE_VERDICT_AT_RISK
                        : database->reporting_outage != TRESTLE_UNSET ? TRESTLE_VERDICT_AT_RISK : TRESTLE_VERDICT_MEETS;
    }
}

/* Machines that logs are shipped to, each once. */
static void
add_standbys (const TrestleIndex *index,
              const GPtrArray    *machines,
              GPtrArray          *outages)
{
  for (guint i = 0; i < machines->len; i++)
    {
      const TrestleObject *database = NULL;
      TrestleOutage *outage;

      TRESTLE_FOREACH (index->design, DATABASE, TrestleDatabase, candidate)
        if (candidate->standby.target == machines->pdata[i] && candidate->machine.target != machines->pdata[i] &&
            (database == NULL || trestle_object_compare (&candidate, &database) < 0))
          database = (const TrestleObject *) candidate;
      if (database == NULL)
        continue;
      outage = add_outage (outages, machines->pdata[i], "R-3.2.18");
      g_free (outage->title);
      /* Translators: the name of a database, and that of a machine. */
      outage->title = g_strdup_printf (_("Standby of %s – %s"), trestle_object_get_name (database), trestle_object_get_name (machines->pdata[i]));
      g_free (outage->name);
      outage->name = g_strdup (outage->title);
      describe_standby (outage, _("Everything, as long as the database runs"), _("until the database fails"));
    }
}

/* Repositories and IIS servers */

static char *
dup_window (const TrestleRepositoryLoad *load)
{
  g_autofree char *window = NULL;

  if (load == NULL || load->strictest_window == TRESTLE_UNSET)
    return g_strdup (_("until somebody needs a new image"));
  window = dup_period (load->strictest_window);

  /* Translators: %s is a time such as “24 h”. */
  return g_strdup_printf (_("until an update window of %s ends, or a new user needs an image"), window);
}

static void
describe_downloads (TrestleOutage               *outage,
                    const TrestleRepositoryLoad *load)
{
  gint64 clients = load != NULL ? load->clients + load->travelers : 0;
  g_autofree char *number = trestle_quantity_group (clients);

  outage->stops = g_strdup (_("Downloads of new and updated images"));
  outage->continues = g_strdup (_("Clients that already hold their image; pre-staged copies and removable media"));
  outage->users = trestle_integer (clients);
  outage->affected = g_strdup_printf (ngettext ("%s client", "%s clients", clients), number);
  outage->tolerable = dup_window (load);
}

static void
add_repositories (const TrestleIndex *index,
                  const GPtrArray    *repositories,
                  GPtrArray          *outages)
{
  for (guint i = 0; i < repositories->len; i++)
    {
      const TrestleRepository *repository = repositories->pdata[i];
      TrestleOutage *outage = add_outage (outages, repositories->pdata[i], "R-4.3.8");
      g_autofree char *option = trestle_object_dup_text ((TrestleObject *) repository, trestle_object_find_field ((TrestleObject *) repository, "fault_tolerance"));

      describe_downloads (outage, trestle_index_repository (index, repository));
      outage->advice = g_strdup (_("Fault-tolerant disks or another file service option; a second repository"));
      outage->unsupported = g_strdup (_("A file server cluster"));
      outage->decision = *option != '\0' ? g_steal_pointer (&option) : g_strdup (_("Undecided"));
      outage->verdict = repository->fault_tolerance == TRESTLE_REPOSITORY_FAULT_TOLERANCE_DISKS ||
                        repository->fault_tolerance == TRESTLE_REPOSITORY_FAULT_TOLERANCE_REPLICA ? TRESTLE_VERDICT_MEETS
                        : repository->fault_tolerance == TRESTLE_REPOSITORY_FAULT_TOLERANCE_CLUSTER ? TRESTLE_VERDICT_FAILS
                        : TRESTLE_VERDICT_AT_RISK;
    }
}

static void
add_iis_servers (const TrestleIndex *index,
                 const GPtrArray    *servers,
                 GPtrArray          *outages)
{
  for (guint i = 0; i < servers->len; i++)
    {
      const TrestleIis *iis = servers->pdata[i];
      const TrestleRepositoryLoad *load = iis->repository.target != NULL ? trestle_index_repository (index, iis->repository.target) : NULL;
      TrestleOutage *outage = add_outage (outages, servers->pdata[i], "R-4.4.5");
      g_autofree char *option = trestle_object_dup_text ((TrestleObject *) iis, trestle_object_find_field ((TrestleObject *) iis, "fault_tolerance"));
      gboolean redundant = load != NULL && load->n_iis > 1;

      describe_downloads (outage, load);
      if (redundant)
        {
          g_free (outage->stops);
          outage->stops = g_strdup (_("Nothing while another server of the repository runs"));
          outage->users = trestle_integer (0);
        }
      outage->advice = g_strdup (_("Failover cluster or more IIS servers"));
      outage->unsupported = g_strdup (_("Serving images from the file share"));
      outage->decision = *option != '\0' ? g_steal_pointer (&option) : g_strdup (_("Undecided"));
      outage->verdict = redundant || iis->fault_tolerance == TRESTLE_IIS_FAULT_TOLERANCE_FAILOVER_CLUSTER
                        ? TRESTLE_VERDICT_MEETS : TRESTLE_VERDICT_AT_RISK;
    }
}

/* Consoles and links */

static void
add_consoles (const TrestleIndex *index,
              const GPtrArray    *consoles,
              GPtrArray          *outages)
{
  for (guint i = 0; i < consoles->len; i++)
    {
      const TrestleConsole *console = consoles->pdata[i];
      TrestleOutage *outage = add_outage (outages, consoles->pdata[i], "R-3.3.2");
      guint n = console->instance.target != NULL ? trestle_index_instance (index, console->instance.target)->n_consoles : 0;

      outage->stops = g_strdup (_("Creating and testing images, editing workspaces, viewing reports"));
      outage->continues = g_strdup (_("All clients"));
      outage->affected = g_strdup (_("Administrators"));
      outage->tolerable = g_strdup (_("days"));
      outage->advice = g_strdup (_("Another console"));
      outage->unsupported = g_strdup (_("A console on the MED-V server"));
      outage->decision = n > 1 ? g_strdup (_("Another console serves the instance")) : g_strdup (_("Only console of the instance"));
      outage->verdict = n > 1 ? TRESTLE_VERDICT_MEETS : TRESTLE_VERDICT_AT_RISK;
    }
}

/* AD DS is somebody else’s design: what its absence means is ours to say. */
static void
add_domains (const TrestleIndex *index,
             const GPtrArray    *domains,
             GPtrArray          *outages)
{
  for (guint i = 0; i < domains->len; i++)
    {
      TrestleOutage *outage;
      gint64 users = 0;

      for (guint k = 0; k < index->n_populations; k++)
        if (index->populations[k].population->domain.target == domains->pdata[i] && index->populations[k].population->instance.target != NULL)
          users += TRESTLE_OR (index->populations[k].population->users, 0);
      if (users == 0)
        continue;
      outage = add_outage (outages, domains->pdata[i], "R-3.1.1");
      g_free (outage->title);
      /* Translators: %s is the name of a domain. */
      outage->title = g_strdup_printf (_("AD DS – %s"), trestle_object_get_name (domains->pdata[i]));
      outage->stops = g_strdup (_("The server can authenticate nobody who starts a workspace"));
      outage->continues = g_strdup (_("Workspaces that are already running"));
      outage->users = trestle_integer (users);
      outage->affected = dup_users (users, index->users);
      outage->tolerable = g_strdup (_("not stated by the guide"));
      outage->advice = g_strdup (_("Outside this guide: more domain controllers, as the planning guide for AD DS says"));
      outage->unsupported = g_strdup ("");
      outage->decision = g_strdup (_("Outside this design"));
      outage->verdict = TRESTLE_VERDICT_UNKNOWN;
    }
}

static gboolean
has_redundant_link (const TrestleIndex  *index,
                    const TrestleObject *location)
{
  TRESTLE_FOREACH (index->design, LINK, TrestleLink, link)
    if ((link->end_a.target == location || link->end_b.target == location) && link->redundant == TRUE)
      return TRUE;

  return FALSE;
}

/* Users of @location whose instance's server stands elsewhere and who may not
 * work offline.
 */
static gint64
count_cut_off (const TrestleIndex    *index,
               const TrestleLocation *location)
{
  gint64 users = 0;

  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestlePopulationLoad *load = &index->populations[i];
      const TrestleObject *instance = load->population->instance.target;
      const TrestleServer *server = instance != NULL ? trestle_index_instance (index, instance)->active_server : NULL;

      if (load->population->location.target != (const TrestleObject *) location || server == NULL ||
          trestle_location_of (&server->machine) == location)
        continue;
      for (guint k = 0; k < load->n_usages; k++)
        users += load->usages[k]->offline == FALSE ? TRESTLE_OR (load->usages[k]->users, 0) : 0;
    }

  return users;
}

static gboolean
depends_on_link (const TrestleIndex    *index,
                 const TrestleLocation *location)
{
  for (guint i = 0; i < index->n_populations; i++)
    {
      const TrestleObject *instance = index->populations[i].population->instance.target;
      const TrestleServer *server = instance != NULL ? trestle_index_instance (index, instance)->active_server : NULL;

      if (index->populations[i].population->location.target == (const TrestleObject *) location && server != NULL &&
          trestle_location_of (&server->machine) != location)
        return TRUE;
    }

  return FALSE;
}

static void
add_links (const TrestleIndex *index,
           const GPtrArray    *locations,
           GPtrArray          *outages)
{
  for (guint i = 0; i < locations->len; i++)
    {
      const TrestleLocation *location = locations->pdata[i];
      const TrestleLocationLoad *load = trestle_index_location (index, location);
      gint64 users = count_cut_off (index, location);
      gboolean redundant = has_redundant_link (index, locations->pdata[i]);
      TrestleOutage *outage;

      if (load->users == 0 || !depends_on_link (index, location))
        continue;
      outage = add_outage (outages, locations->pdata[i], "R-1.1.4");
      g_free (outage->title);

      /* Translators: %s is the name of a location. */
      outage->title = g_strdup_printf (_("Link of %s"), trestle_object_get_name (locations->pdata[i]));
      outage->stops = g_strdup (load->has_local ? _("For its users what a server outage stops; images still come from the local repository")
                                                : _("For its users what a server outage and a repository outage stop together"));
      outage->continues = g_strdup (_("Work of users who may work offline, until their period ends"));
      outage->users = trestle_integer (redundant ? 0 : users);
      outage->affected = dup_users (users, load->users);
      outage->tolerable = g_strdup (users > 0 ? _("not at all for users without offline permission") : _("the offline period of its users"));
      outage->advice = g_strdup (_("A second link; a local repository, for images only"));
      outage->unsupported = g_strdup ("");
      outage->decision = g_strdup (redundant ? _("Redundant link") : _("Single link"));
      outage->verdict = redundant || users == 0 ? TRESTLE_VERDICT_MEETS : TRESTLE_VERDICT_AT_RISK;
    }
}

static const struct
{
  TrestleKind kind;
  const char *heading;      /* NULL: the plural of the kind */
  void        (*add) (const TrestleIndex *index,
                      const GPtrArray    *objects,
                      GPtrArray          *outages);
} kinds[] = {
  { TRESTLE_KIND_SERVER, NULL, add_servers },
  { TRESTLE_KIND_DATABASE, NULL, add_databases },
  { TRESTLE_KIND_MACHINE, N_("Standby Machines"), add_standbys },
  { TRESTLE_KIND_REPOSITORY, NULL, add_repositories },
  { TRESTLE_KIND_IIS, NULL, add_iis_servers },
  { TRESTLE_KIND_CONSOLE, NULL, add_consoles },
  { TRESTLE_KIND_DOMAIN, N_("AD DS"), add_domains },
  { TRESTLE_KIND_LOCATION, N_("Links"), add_links }
};

int
trestle_outage_get_rank (const TrestleObject *component)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == trestle_object_get_kind (component))
      return i;
  g_assert_not_reached ();
}

const char *
trestle_outage_get_heading (const TrestleObject *component)
{
  const char *heading = kinds[trestle_outage_get_rank (component)].heading;

  return heading != NULL ? heading : trestle_object_get_info (component)->titles;
}

GPtrArray *
trestle_outage_list (const TrestleAssessment *assessment)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GPtrArray *outages = g_ptr_array_new_with_free_func ((GDestroyNotify) trestle_outage_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *items = trestle_design_get_list (index->design, kinds[i].kind)->items;
      g_autoptr(GPtrArray) objects = g_ptr_array_new ();

      for (guint k = 0; k < items->len; k++)
        g_ptr_array_add (objects, items->pdata[k]);
      g_ptr_array_sort (objects, trestle_object_compare);
      kinds[i].add (index, objects, outages);
    }

  return outages;
}
