/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of destinations.
 */
#include "config.h"

#include "destinations.h"

#include <glib/gi18n.h>

static const TrestleKind scope[] = {
  TRESTLE_KIND_LOCATION, TRESTLE_KIND_POPULATION, TRESTLE_KIND_IMAGE, TRESTLE_KIND_WORKSPACE, TRESTLE_KIND_USAGE,
  TRESTLE_KIND_LINK, TRESTLE_KIND_FLOW, TRESTLE_KIND_SERVICE, TRESTLE_KIND_POLICY, TRESTLE_KIND_APPLICATION,
  TRESTLE_KIND_LIBRARY, TRESTLE_KIND_NETWORK, TRESTLE_KIND_DOMAIN, TRESTLE_KIND_UNIT, TRESTLE_KIND_ZONE,
  TRESTLE_KIND_OBJECTIVE, TRESTLE_KIND_PREREQUISITE, TRESTLE_N_KINDS
};
static const TrestleKind instances[] = { TRESTLE_KIND_INSTANCE, TRESTLE_N_KINDS };
static const TrestleKind servers[] = {
  TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE, TRESTLE_KIND_CONSOLE, TRESTLE_KIND_MACHINE, TRESTLE_N_KINDS
};
static const TrestleKind repositories[] = { TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS, TRESTLE_N_KINDS };
static const TrestleKind records[] = {
  TRESTLE_KIND_DECISION, TRESTLE_KIND_ANSWER, TRESTLE_KIND_ACCEPTANCE, TRESTLE_KIND_ASSUMPTION,
  TRESTLE_KIND_REVISION, TRESTLE_KIND_SIGN_OFF, TRESTLE_N_KINDS
};

const TrestleDestination trestle_destinations[] = {
  { "overview", N_("Overview"), "trestle-overview-symbolic" },
  { "scope", N_("Scope"), "trestle-scope-symbolic", 1,
    N_("Record every place users work from, who works there, and what they run."), scope,
    &trestle_job_aid_clients },
  { "instances", N_("Instances"), "trestle-instances-symbolic", 2,
    N_("Decide how many separate MED-V infrastructures are needed, and why."), instances,
    &trestle_job_aid_servers },
  { "servers", N_("Servers"), "trestle-servers-symbolic", 3,
    N_("Give every instance its server, its database and its management consoles."), servers,
    &trestle_job_aid_servers },
  { "repositories", N_("Repositories"), "trestle-repositories-symbolic", 4,
    N_("Decide where images are kept and how they reach the clients."), repositories,
    &trestle_job_aid_clients },
  { "decisions", N_("Decisions"), "trestle-decision-symbolic" },
  { "findings", N_("Findings"), "trestle-findings-symbolic" },
  { "sizing", N_("Sizing"), "trestle-sizing-symbolic" },
  { "assumptions", N_("Assumptions"), "trestle-assumption-symbolic" },
  { "outages", N_("Fault Tolerance"), "trestle-fault-tolerance-symbolic" },
  { "records", N_("Records"), "trestle-answer-symbolic", 0,
    N_("Keep the decisions, answers and assumptions the design rests on."), records },
  { "document", N_("Document"), "trestle-document-symbolic" },
  { "changes", N_("Changes"), "trestle-changes-symbolic" }
};

const guint trestle_n_destinations = G_N_ELEMENTS (trestle_destinations);

const TrestleDestination *
trestle_destination_find (const char *name)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    if (g_strcmp0 (trestle_destinations[i].name, name) == 0)
      return &trestle_destinations[i];

  return NULL;
}

const TrestleDestination *
trestle_destination_for_kind (TrestleKind kind)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    for (const TrestleKind *own = trestle_destinations[i].kinds; own != NULL && *own != TRESTLE_N_KINDS; own++)
      if (*own == kind)
        return &trestle_destinations[i];

  return NULL;
}

const TrestleDestination *
trestle_destination_for_aid (const char *id)
{
  for (guint i = 0; i < trestle_n_destinations; i++)
    if (trestle_destinations[i].aid != NULL && g_str_equal (trestle_destinations[i].aid->id, id))
      return &trestle_destinations[i];

  return NULL;
}

char *
trestle_job_aid_dup_title (const TrestleJobAid *aid)
{
  /* Translators: of the planning guide; %s is its number, and what is in it. */
  return g_strdup_printf (_("Table %s. %s"), aid->id, _(aid->title));
}
