/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of facts, and how its places are found.
 */
#include "config.h"

#include "facts.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kinds.h"

#define FIELD   TRESTLE_PLACE_FIELD
#define PAGE    TRESTLE_PLACE_PAGE
#define SECTION TRESTLE_PLACE_SECTION

static const TrestleFact facts[] = {
  { "R-0.1", "FLOW-01", SECTION, "scope",
    N_("The design grows in four steps with eleven tasks in all. A step uses only what the steps before it have recorded.") },
  { "R-0.7", "SCOPE-05", SECTION, "assumptions",
    N_("The software that MED-V’s features rest on is taken to be in place: a prerequisite that nobody has ticked is an open assumption.") },
  { "R-0.9", "SCOPE-07", SECTION, "scope",
    N_("The case this design is for: applications that need an older Windows stay in use on Windows 7 desktops, in images that administrators hand out and keep current.") },
  { "R-0.10", "SCOPE-08", SECTION, "scope",
    N_("Virtual PC itself and what is installed in an image are not sized here; what is recorded of them is for information.") },
  { "R-0.11", "FLOW-03", SECTION, "scope",
    N_("The order of decisions: users, virtual machines and service levels; the number of instances; server, database and console of each instance; then how images travel, how many repositories there are, and each repository with its IIS servers, unless nobody downloads.") },
  { "R-0.13", "DOC-01", SECTION, "summary",
    N_("A finished design answers for capacity and speed, for failures, for security, for ease of management and for what users notice, and costs no more than these call for.") },
  { "R-0.14", "DOC-02", SECTION, "scope",
    N_("These pages may serve as a pattern for further designs, for review by colleagues, as a start for consultants, as a hand-out and for teaching.") },
  { "R-1.1.2", "LOC-02", FIELD, "population.location",
    N_("Who works where decides where clients are installed, how many instances and repositories there are, and how images travel.") },
  { "R-1.1.7", "TRAV-03", FIELD, "location.maximum",
    N_("A maximum is the peak of one location. Travelers count wherever they may go, so the maxima never add up to a number of people.") },
  { "R-1.2.2", "OFF-01", FIELD, "usage.offline",
    N_("Recorded for each group of users and each workspace: whether they may go on working while the server cannot be reached.") },
  { "R-1.2.3", "FT-01", FIELD, "server.fault_tolerance",
    N_("MED-V has no fault tolerance of its own for its server; a cluster of two servers can be set up by hand.") },
  { "R-1.S.1", "FLOW-04", PAGE, "scope",
    N_("Step 1 is complete when the users, virtual machines and service levels of every location stand in Table A-1.") },
  { "R-2.S.1", "FLOW-05", PAGE, "instances",
    N_("Step 2 is complete when every instance has a name and a reason in Table A-2.") },
  { "R-3.0.1", "FLOW-06", PAGE, "servers",
    N_("Step 3 is gone through once for each instance: its server, its database with size and machine, and where its consoles stand.") },
  { "R-3.1.1", "LOAD-01", PAGE, "servers",
    N_("A server keeps the policies of its workspaces, has AD DS authenticate users who start one, answers polls for policies and images, writes the events of its clients to the database, and makes reports for consoles.") },
  { "R-3.1.2", "SRV-01", FIELD, "design.event_interval",
    N_("Clients collect events and send them together, so a report is up to one interval behind for clients that are online, and up to a whole outage for those that are not.") },
  { "R-3.1.8", "SRV-06", FIELD, "machine.disk",
    N_("The configuration of a workspace takes some 30 KB of a server’s disk, which is never a reason for a larger one.") },
  { "R-3.2.1", "DB-02", FIELD, "instance.database",
    N_("The server records here what its clients report: their state and their events.") },
  { "R-3.2.2", "DB-03", FIELD, "database.machine",
    N_("The database may share the server’s machine or stand elsewhere, and an SQL Server that is in service already may hold it, also beside the databases of other MED-V servers.") },
  { "R-3.2.6", "DB-06", FIELD, "database.sql_instance",
    N_("There are no published figures for the machine of the database; where several instances share it, the planning guide for SQL Server says how to grow it.") },
  { "R-3.2.7", "DB-07", FIELD, "database.retention",
    N_("What fills the database is the number of events kept: they arise in everyday use, such as when a workspace starts, and from errors.") },
  { "R-3.2.13", "DB-13", SECTION, "sizing",
    N_("Nobody has published how busy the database gets. The events of a day spread over its 86,400 seconds, one write each, are an approximation; in a day of eight hours the same writes come three times as fast.") },
  { "R-3.3.2", "CON-03", PAGE, "servers",
    N_("A console is a program of its own for three kinds of work: defining workspaces, preparing and testing images, and reading reports.") },
  { "R-3.3.4", "CON-05", FIELD, "console.instance",
    N_("The address of the server is given when the console’s client is installed and can be changed later, but a console works with one server at a time.") },
  { "R-3.S.1", "FLOW-07", PAGE, "servers",
    N_("Step 3 is complete when each instance has eight records: form factor and place of the server, the decision on a backup server, place and size of the database, the decision on log shipping, number and places of the consoles, and their form factor.") },
  { "R-4.0.1", "REPO-02", FIELD, "repository.machine",
    N_("Images are made and packed at a console; the file server that keeps them may stand anywhere the upload can reach.") },
  { "R-4.0.4", "REPO-03", PAGE, "repositories",
    N_("To be decided are how images travel to each location, which locations need a repository of their own, and for each repository how it and its IIS servers are built and where they stand.") },
  { "R-4.1.3", "DIST-03", FIELD, "location.techniques",
    N_("Network download: a client fetches the image from a repository through its IIS server when a workspace is first loaded.") },
  { "R-4.1.4", "DIST-04", FIELD, "design.initial_share",
    N_("TrimTransfer lets a client reuse blocks it has on disk already, so that less crosses the network. How much is saved is not known beforehand: any share below 100 % is an assumption.") },
  { "R-4.1.7", "DIST-07", FIELD, "location.techniques",
    N_("Techniques may go together: commonly the first copy comes another way and updates come over the network.") },
  { "R-4.3.1", "FLOW-08", PAGE, "repositories",
    N_("Design and place are decided for each repository in turn.") },
  { "R-4.4.1", "FLOW-09", PAGE, "repositories",
    N_("IIS servers are designed for each repository that clients download from, and for no other.") },
  { "R-4.4.2", "IIS-03", FIELD, "iis.machine",
    N_("IIS may share a machine with the MED-V server and SQL Server, and may run in Hyper-V on Windows Server 2008 or 2008 R2; the machine then has to bear all of them together.") },
  { "R-4.4.6", "FT-12", FIELD, "iis.fault_tolerance",
    N_("Unlike the file server and SQL Server, IIS on Windows Server 2008 may run in a failover cluster.") },
  { "R-4.S.1", "FLOW-10", PAGE, "repositories",
    N_("Step 4 is complete when these are recorded: technique and need of a repository for each location; name, reason, images and clients of each repository; how many stand where; how much they hold; their design and place; and those of their IIS servers.") },
  { "R-5.2", "DOC-03", SECTION, "clients",
    N_("Tables A-1 and A-2 together hold what an infrastructure plan has to contain; both are printed in full.") },
  { "R-5.3", "DOC-06", PAGE, "records",
    N_("To read further (fwlink numbers of microsoft.com): planning guides for AD DS 157704, SQL Server 2008 and 2008 R2 163302, File Services 160976, IIS 7.0 and 7.5 157703; KB 958162, the hotfix rollup of 20 February 2009 for Virtual PC 2007 SP1; TechNet ff433584 on setting up cluster mode; the product page of MED-V.") },
  { "R-B.1", "OFF-04", SECTION, "outages",
    N_("Policies and images come from the server, and a client can be allowed to run without it.") },
  { "R-B.2", "OFF-05", FIELD, "usage.offline",
    N_("The permission belongs to a user and an image; what Table A-1 prints for a location sums it up as all, some or none.") },
  { "R-B.3", "OFF-06", FIELD, "design.policy_interval",
    N_("A client tries to reach its server when the user gives a password at the start of the client or a workspace, and again after each policy interval, 15 minutes unless set otherwise.") },
  { "R-B.4", "OFF-07", SECTION, "outages",
    N_("The last attempt alone decides whether a client counts as online or offline: there is no grace and nothing in between.") },
  { "R-B.5", "OFF-08", FIELD, "usage.offline",
    N_("Offline work can be forbidden to one user in one image and allowed in another.") },
  { "R-B.6", "OFF-09", SECTION, "outages",
    N_("Where offline work is forbidden and the server is away, the workspace cannot be opened.") },
  { "R-B.7", "OFF-10", SECTION, "outages",
    N_("A workspace that is running then is shut down at the next failed attempt: at the latest after one policy interval, on average after half of one.") },
  { "R-B.9", "OFF-12", SECTION, "outages",
    N_("While the server is reached, work is normal. Without it, those who may work offline can start and continue until their period ends; the others can start nothing, and what they run is shut down. Events wait on the client meanwhile.") },
  { "R-B.10", "OFF-13", SECTION, "outages",
    N_("When the server is back, each client is online at its next attempt and sends what it has collected within a minute, so the events of the outage arrive spread over some 16 minutes.") },
  { "R-C.1", "DOC-04", SECTION, "scope",
    N_("In Microsoft Operations Framework 4.0, this design belongs to the Plan phase and prepares Deliver, with building and deployment, and Operate, with running, watching and repairing; its Manage layer keeps decisions in line with what the organization wants. People and processes are to be looked after beside the design.") },
  { "R-D.1", "DOC-05", SECTION, "summary",
    N_("Of the three Infrastructure Optimization models, handing out and managing images centrally and automatically moves the core infrastructure toward the Rationalized level.") },
  { "R-X.12", "IIS-07", FIELD, "iis.authentication",
    N_("An image server needs a virtual directory called MEDVImages, BITS with its server extensions switched on, and the MIME types .ckm and .index as application/octet-stream. It signs clients in with Basic, Windows or client certificate mapping, Negotiate unless set otherwise; Basic and Digest belong under SSL.") },
  { "R-X.14", "PEAK-05", SECTION, "sizing",
    N_("That all clients of a large organization download at once seldom fits. Whole locations can take turns within the window, and first loads can be spread over as many turns as the link needs.") },
};

const char *
trestle_place_get_nick (TrestlePlace place)
{
  static const char *const nicks[] = { "field", "page", "section" };

  return nicks[place];
}

const TrestleFact *
trestle_facts_get_all (guint *n_facts)
{
  *n_facts = G_N_ELEMENTS (facts);

  return facts;
}

const TrestleFact *
trestle_fact_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_str_equal (facts[i].id, id))
      return &facts[i];

  return NULL;
}

const TrestleField *
trestle_fact_find_field (const TrestleFact *fact,
                         TrestleKind       *kind)
{
  const char *dot = fact->place == TRESTLE_PLACE_FIELD ? strchr (fact->where, '.') : NULL;
  g_autofree char *nick = dot != NULL ? g_strndup (fact->where, dot - fact->where) : NULL;
  const TrestleKindInfo *info;

  *kind = nick != NULL ? trestle_kind_from_nick (nick) : TRESTLE_N_KINDS;
  if (*kind == TRESTLE_N_KINDS)
    return NULL;
  info = trestle_kind_get_info (*kind);
  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, dot + 1))
      return &info->fields[i];

  return NULL;
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
steal_text (GString *text)
{
  return g_string_free (text, text->len == 0);
}

char *
trestle_facts_dup_text (TrestlePlace place,
                        const char  *where)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i].place == place && g_str_equal (facts[i].where, where))
      append_line (text, _(facts[i].text));

  return steal_text (text);
}

char *
trestle_field_dup_guidance (const TrestleField *field)
{
  GString *text = g_string_new (field->help != NULL ? _(field->help) : NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      TrestleKind kind;

      /* Names are cheap to compare, and few are alike. */
      if (facts[i].place == TRESTLE_PLACE_FIELD && g_str_has_suffix (facts[i].where, field->name) &&
          trestle_fact_find_field (&facts[i], &kind) == field)
        append_line (text, _(facts[i].text));
    }

  return steal_text (text);
}
