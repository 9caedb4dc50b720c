/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures of instances: clients, load on the server, outage, placement (C-3,
 * C-6, C-7, C-8).
 */
#include "config.h"

#include "figures.h"
#include "limit.h"
#include "offline.h"
#include "paths.h"

#include <glib/gi18n.h>

/* Hours of the outage that the backlog figures speak of. */
#define OUTAGE_HOURS 8

static TrestleInt128
take_clients (const TrestleInstanceLoad *load,
              TrestleTerms              *terms)
{
  return trestle_take_count (terms, "clients", "clients", load->instance, load->clients);
}

static gint64
take_active (const TrestleInstanceLoad *load,
             TrestleTerms              *terms)
{
  return (gint64) trestle_take_count (terms, "active", "active", load->instance, load->active);
}

static gint64
take_limit (TrestleTerms *terms)
{
  return trestle_take_constant (terms, "limit", N_("Concurrently active clients one instance supports"),
                                TRESTLE_MEASURE_COUNT, "R-2.1.2", TRESTLE_LIMIT_ACTIVE_CLIENTS);
}

TRESTLE_FIGURE (compute_users)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == subject && index->populations[i].population->users != TRESTLE_UNSET)
      trestle_take_field (terms, "users", index->populations[i].population, "users", index->populations[i].population->users);

  return trestle_integer (trestle_index_instance (index, subject)->users);
}

TRESTLE_FIGURE (compute_clients)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == subject && index->populations[i].population->users != TRESTLE_UNSET)
      trestle_take_count (terms, "clients", "population-clients", index->populations[i].population, index->populations[i].clients);

  return trestle_integer (trestle_index_instance (index, subject)->clients);
}

TRESTLE_FIGURE (compute_active)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    if (index->populations[i].population->instance.target == subject && index->populations[i].population->users != TRESTLE_UNSET)
      {
        TrestlePopulation *population = index->populations[i].population;

        trestle_take_count (terms, "clients", "population-clients", population, index->populations[i].clients);
        trestle_take_field (terms, "a", population, "concurrency", TRESTLE_OR (population->concurrency, TRESTLE_CONCURRENCY));
      }

  return trestle_integer (trestle_index_instance (index, subject)->active);
}

TRESTLE_FIGURE (compute_headroom)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  return trestle_integer (take_limit (terms) - take_active (load, terms));
}

TRESTLE_FIGURE (compute_utilization)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  return trestle_ratio (take_active (load, terms), take_limit (terms));
}

TRESTLE_FIGURE (compute_policy_polls)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_active (trestle_index_instance (index, subject), terms), TRESTLE_TAKE_PARAMETER ("interval", policy_interval));
}

TRESTLE_FIGURE (compute_image_polls)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_active (trestle_index_instance (index, subject), terms), TRESTLE_TAKE_PARAMETER ("poll", image_poll));
}

TRESTLE_FIGURE (compute_event_sends)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_active (trestle_index_instance (index, subject), terms), TRESTLE_TAKE_PARAMETER ("interval", event_interval));
}

TRESTLE_FIGURE (compute_workspaces)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  trestle_take_tally (terms, "workspaces", N_("Workspaces of the instance"), TRESTLE_MEASURE_COUNT, "R-3.1.7", subject, load->n_workspaces);

  return trestle_integer (load->n_workspaces);
}

TRESTLE_FIGURE (compute_images)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  trestle_take_tally (terms, "images", N_("Distinct images of the instance’s workspaces"), TRESTLE_MEASURE_COUNT, "R-3.1.7", subject, load->n_images);

  return trestle_integer (load->n_images);
}

TRESTLE_FIGURE (compute_store)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);
  gint64 each = trestle_take_constant (terms, "file", N_("Configuration of a typical workspace, 30 KB"),
                                       TRESTLE_MEASURE_BYTES, "R-3.1.8", TRESTLE_WORKSPACE_BYTES);

  return trestle_integer (each * trestle_take_count (terms, "workspaces", "workspaces", subject, load->n_workspaces));
}

TRESTLE_FIGURE (compute_store_decimal)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);
  gint64 each = trestle_take_constant (terms, "file", N_("Configuration of a typical workspace, with 1 KB = 1,000 B"),
                                       TRESTLE_MEASURE_BYTES, "R-3.1.8", 30000);

  return trestle_integer (each * trestle_take_count (terms, "workspaces", "workspaces", subject, load->n_workspaces));
}

TRESTLE_FIGURE (compute_events_low)
{
  const TrestleIndex *index = data;

  return trestle_integer (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_low));
}

TRESTLE_FIGURE (compute_events_high)
{
  const TrestleIndex *index = data;

  return trestle_integer (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_high));
}

TRESTLE_FIGURE (compute_iops_low)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_low),
                        TRESTLE_SECONDS_PER_DAY);
}

TRESTLE_FIGURE (compute_iops_high)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_high),
                        TRESTLE_SECONDS_PER_DAY);
}

TRESTLE_FIGURE (compute_iops_concentrated_low)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_low),
                        TRESTLE_CONCENTRATED_DAY);
}

TRESTLE_FIGURE (compute_iops_concentrated)
{
  const TrestleIndex *index = data;

  return trestle_ratio (take_clients (trestle_index_instance (index, subject), terms) * TRESTLE_TAKE_PARAMETER ("rate", event_rate_high),
                        TRESTLE_CONCENTRATED_DAY);
}

/* Every usage that bounds the tolerance: its policy's period, 0 where not allowed. */
static void
take_periods (const TrestleIndex *index,
              TrestleObject      *instance,
              TrestleTerms       *terms)
{
  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    for (guint k = 0; k < index->populations[i].n_usages; k++)
      {
        const TrestleUsage *usage = index->populations[i].usages[k];
        TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;
        TrestlePolicy *policy = workspace != NULL ? (TrestlePolicy *) workspace->policy.target : NULL;

        if (index->populations[i].population->instance.target != instance || TRESTLE_OR (usage->users, 0) == 0)
          continue;
        if (usage->offline == FALSE)
          trestle_take_field (terms, "not_allowed", (gpointer) usage, "offline", 0);
        else if (policy != NULL && policy->offline_period != TRESTLE_UNSET)
          trestle_take_field (terms, "period", policy, "offline_period", policy->offline_period);
      }
}

TRESTLE_FIGURE (compute_tolerance)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  if (load->tolerance == TRESTLE_UNLIMITED || load->undecided > 0)
    return TRESTLE_UNKNOWN;
  take_periods (data, subject, terms);

  return trestle_integer (load->tolerance);
}

TRESTLE_FIGURE (compute_conservative)
{
  const TrestleIndex *index = data;
  const TrestleInstanceLoad *load = trestle_index_instance (index, subject);
  TrestleInt128 left;

  if (load->tolerance == TRESTLE_UNLIMITED || load->undecided > 0)
    return TRESTLE_UNKNOWN;
  left = trestle_take_count (terms, "tolerance", "outage-tolerance", subject, load->tolerance);
  left -= TRESTLE_TAKE_PARAMETER ("interval", policy_interval);

  return trestle_integer (MAX (0, left));
}

TRESTLE_FIGURE (compute_allowed_tolerance)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);
  TrestlePolicy *policy;

  if (load->limiting == NULL || load->allowed_tolerance == TRESTLE_UNLIMITED)
    return TRESTLE_UNKNOWN;
  policy = (TrestlePolicy *) load->limiting->policy.target;

  return trestle_integer (trestle_take_field (terms, "period", policy, "offline_period", load->allowed_tolerance));
}

TRESTLE_FIGURE (compute_allowed_conservative)
{
  const TrestleIndex *index = data;
  const TrestleInstanceLoad *load = trestle_index_instance (index, subject);
  TrestleInt128 left;

  if (load->limiting == NULL || load->allowed_tolerance == TRESTLE_UNLIMITED)
    return TRESTLE_UNKNOWN;
  left = trestle_take_count (terms, "tolerance", "offline-tolerance", subject, load->allowed_tolerance);
  left -= TRESTLE_TAKE_PARAMETER ("interval", policy_interval);

  return trestle_integer (MAX (0, left));
}

TRESTLE_FIGURE (compute_stopped)
{
  const TrestleIndex *index = data;

  for (guint i = 0; terms != NULL && i < index->n_populations; i++)
    for (guint k = 0; k < index->populations[i].n_usages; k++)
      {
        TrestleUsage *usage = index->populations[i].usages[k];

        if (index->populations[i].population->instance.target == subject && usage->offline == FALSE && TRESTLE_OR (usage->users, 0) > 0)
          trestle_take_field (terms, "users", usage, "users", usage->users);
      }

  return trestle_integer (trestle_index_instance (index, subject)->stopped);
}

/* Attempts are evenly spread over the policy interval (R-B.7). */
TRESTLE_FIGURE (compute_stopped_minute)
{
  const TrestleIndex *index = data;
  gint64 stopped = (gint64) trestle_take_count (terms, "stopped", "users-stopped", subject, trestle_index_instance (index, subject)->stopped);

  return trestle_offline_count_stopped (stopped, TRESTLE_TAKE_PARAMETER ("interval", policy_interval), 60);
}

/* Events that the clients queue in an outage. */
static TrestleNumber
measure_backlog (const TrestleIndex  *index,
                 const TrestleObject *instance,
                 gboolean             high,
                 TrestleTerms        *terms)
{
  gint64 clients = (gint64) take_clients (trestle_index_instance (index, instance), terms);
  gint64 rate = high ? TRESTLE_TAKE_PARAMETER ("rate", event_rate_high) : TRESTLE_TAKE_PARAMETER ("rate", event_rate_low);

  return trestle_offline_count_events (clients, rate, OUTAGE_HOURS * 3600);
}

static TrestleNumber
measure_backlog_bytes (const TrestleIndex  *index,
                       const TrestleObject *instance,
                       gboolean             high,
                       TrestleTerms        *terms)
{
  TrestleNumber events = measure_backlog (index, instance, high, terms);

  return trestle_ratio (events.num * TRESTLE_TAKE_PARAMETER ("size", event_size), events.den);
}

TRESTLE_FIGURE (compute_backlog_low)
{
  return measure_backlog (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_backlog)
{
  return measure_backlog (data, subject, TRUE, terms);
}

TRESTLE_FIGURE (compute_backlog_bytes_low)
{
  return measure_backlog_bytes (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_backlog_bytes)
{
  return measure_backlog_bytes (data, subject, TRUE, terms);
}

/* Every client is back within a policy interval and sends at the next tick (R-B.10). */
static TrestleNumber
measure_burst (const TrestleIndex  *index,
               const TrestleObject *subject,
               gboolean             high,
               TrestleTerms        *terms)
{
  TrestleNumber backlog = measure_backlog (index, subject, high, terms);
  gint64 interval = TRESTLE_TAKE_PARAMETER ("interval", policy_interval);

  return trestle_ratio (backlog.num, backlog.den * (interval + TRESTLE_TAKE_PARAMETER ("tick", event_interval)));
}

TRESTLE_FIGURE (compute_burst_low)
{
  return measure_burst (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_burst)
{
  return measure_burst (data, subject, TRUE, terms);
}

TRESTLE_FIGURE (compute_recovery)
{
  const TrestleInstance *instance = (const TrestleInstance *) subject;

  if (instance->recovery_time == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_integer (trestle_take_field (terms, "recovery", subject, "recovery_time", instance->recovery_time));
}

TrestleLocation *
trestle_find_report_reader (const TrestleInstanceLoad *load)
{
  TrestleLocation *reader = NULL;

  for (guint i = 0; i < load->n_populations; i++)
    {
      TrestleLocation *location = (TrestleLocation *) load->members[i]->population->location.target;

      if (location != NULL && location->reports != FALSE && location->report_time != TRESTLE_UNSET &&
          (reader == NULL || location->report_time < reader->report_time ||
           (location->report_time == reader->report_time && trestle_object_compare (&location, &reader) < 0)))
        reader = location;
    }

  return reader;
}

gint64
trestle_find_report_path (const TrestleIndex        *index,
                          const TrestleInstanceLoad *load)
{
  const TrestleDatabase *database = (TrestleDatabase *) load->instance->database.target;
  TrestleLocation *from = load->active_server != NULL ? trestle_location_of (&load->active_server->machine) : NULL;
  TrestleLocation *to = database != NULL ? trestle_location_of (&database->machine) : NULL;

  return from != NULL && to != NULL ? MAX (0, trestle_paths_between (index, from, to)) : 0;
}

/* Whether anybody expects anything of the reports of an instance. */
static gboolean
expects_reports (const TrestleInstanceLoad *load)
{
  if (((TrestleDatabase *) load->instance->database.target)->reporting_outage != TRESTLE_UNSET)
    return TRUE;
  for (guint i = 0; i < load->n_populations; i++)
    {
      const TrestleLocation *location = (TrestleLocation *) load->members[i]->population->location.target;

      if (location != NULL && (location->reports == TRUE || (location->reports != FALSE && location->report_time != TRESTLE_UNSET)))
        return TRUE;
    }

  return FALSE;
}

gboolean
trestle_judges_report_path (const TrestleInstanceLoad *load)
{
  const TrestleDatabase *database = (TrestleDatabase *) load->instance->database.target;
  const TrestleLocation *there = database != NULL ? trestle_location_of (&database->machine) : NULL;
  const TrestleLocation *here = load->active_server != NULL ? trestle_location_of (&load->active_server->machine) : NULL;

  return there != NULL && here != NULL && there != here && expects_reports (load);
}

/* A report’s rows from the database to the server. */
static TrestleNumber
measure_report (const TrestleIndex  *index,
                const TrestleObject *subject,
                gboolean             high,
                TrestleTerms        *terms)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, subject);
  gint64 path = trestle_find_report_path (index, load);
  gint64 days = TRESTLE_OR (index->design->report_days, 7);
  TrestleInt128 bits;

  if (path == 0)
    return TRESTLE_UNKNOWN;
  bits = 8 * take_clients (load, terms);
  bits *= high ? TRESTLE_TAKE_PARAMETER ("rate", event_rate_high) : TRESTLE_TAKE_PARAMETER ("rate", event_rate_low);
  bits *= trestle_take_field (terms, "days", index->design, "report_days", days);
  bits *= TRESTLE_TAKE_PARAMETER ("size", event_size);

  return trestle_ratio (bits, trestle_take_tally (terms, "path", N_("Bandwidth between server and database"),
                                                  TRESTLE_MEASURE_BIT_RATE, "R-3.2.4", load->instance->database.target, path));
}

TrestleNumber
trestle_report_time (const TrestleIndex        *index,
                     const TrestleInstanceLoad *load)
{
  return load->clients > 0 ? measure_report (index, (const TrestleObject *) load->instance, TRUE, NULL) : TRESTLE_UNKNOWN;
}

gboolean
trestle_judges_thin_path (const TrestleIndex        *index,
                          const TrestleInstanceLoad *load)
{
  return trestle_judges_report_path (load) && trestle_find_report_path (index, load) > 0 &&
         !(trestle_number_is_known (trestle_report_time (index, load)) && trestle_find_report_reader (load) != NULL);
}

TRESTLE_FIGURE (compute_report_low)
{
  return measure_report (data, subject, FALSE, terms);
}

TRESTLE_FIGURE (compute_report)
{
  return measure_report (data, subject, TRUE, terms);
}

TRESTLE_FIGURE (compute_consoles)
{
  const TrestleInstanceLoad *load = trestle_index_instance (data, subject);

  trestle_take_tally (terms, "consoles", N_("Consoles of the instance, re-pointed ones included"),
                      TRESTLE_MEASURE_COUNT, "R-3.3.6", subject, load->n_consoles);

  return trestle_integer (load->n_consoles);
}

#define INSTANCE .kind = TRESTLE_KIND_INSTANCE

const TrestleFigure trestle_figures_instance[] = {
  { "instance-users", INSTANCE, .title = N_("Users"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-1.1.7", .calc = "C-3", .formula = "Σ(users)", .compute = compute_users },
  { "clients", INSTANCE, .title = N_("Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.2.9", .calc = "C-3", .formula = "Σ(clients)", .compute = compute_clients },
  { "active", INSTANCE, .title = N_("Concurrently Active Clients"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.3", .calc = "C-3", .formula = "⌈Σ(clients × a)⌉", .compute = compute_active },
  { "headroom", INSTANCE, .title = N_("Headroom to the Limit"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-2.1.12", .calc = "C-3", .formula = "limit − active", .compute = compute_headroom },
  { "utilization", INSTANCE, .title = N_("Utilization"), .measure = TRESTLE_MEASURE_SHARE,
    .rule = "R-2.1.12", .calc = "C-3", .formula = "active ÷ limit", .compute = compute_utilization },
  { "policy-polls", INSTANCE, .title = N_("Policy Polls"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.1.1", .calc = "C-3", .formula = "active ÷ interval", .compute = compute_policy_polls },
  { "image-polls", INSTANCE, .title = N_("Image Polls"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.1.1", .calc = "C-3", .formula = "active ÷ poll", .compute = compute_image_polls },
  { "event-sends", INSTANCE, .title = N_("Event Sends, at Most"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.1.1", .calc = "C-3", .formula = "active ÷ interval", .compute = compute_event_sends },
  { "workspaces", INSTANCE, .title = N_("Workspaces"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.1.7", .calc = "C-3", .formula = "workspaces", .compute = compute_workspaces },
  { "images", INSTANCE, .title = N_("Images"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.1.7", .calc = "C-3", .formula = "images", .compute = compute_images },
  { "workspace-store", INSTANCE, .title = N_("Workspace Store"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.1.8", .calc = "C-3", .formula = "file × workspaces", .compute = compute_store },
  { "workspace-store-decimal", INSTANCE, .title = N_("Workspace Store by 1,000"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.1.8", .calc = "C-3", .formula = "file × workspaces", .compute = compute_store_decimal },
  { "events-low", INSTANCE, .title = N_("Events, Low"), .measure = TRESTLE_MEASURE_PER_DAY,
    .rule = "R-3.2.8", .calc = "C-3", .formula = "clients × rate", .compute = compute_events_low },
  { "events-high", INSTANCE, .title = N_("Events, High"), .measure = TRESTLE_MEASURE_PER_DAY,
    .rule = "R-3.2.8", .calc = "C-3", .formula = "clients × rate", .compute = compute_events_high },
  { "write-iops-low", INSTANCE, .title = N_("Write IOPS, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .calc = "C-7", .formula = "clients × rate ÷ 86400", .compute = compute_iops_low },
  { "write-iops-high", INSTANCE, .title = N_("Write IOPS, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .calc = "C-7", .formula = "clients × rate ÷ 86400", .compute = compute_iops_high },
  { "write-iops-concentrated-low", INSTANCE, .title = N_("Write IOPS in an 8-Hour Day, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .calc = "C-7", .formula = "clients × rate ÷ 28800", .compute = compute_iops_concentrated_low },
  { "write-iops-concentrated", INSTANCE, .title = N_("Write IOPS in an 8-Hour Day, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-3.2.13", .calc = "C-7", .formula = "clients × rate ÷ 28800", .compute = compute_iops_concentrated },
  { "outage-tolerance", INSTANCE, .title = N_("Tolerable Server Outage"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.1.13", .calc = "C-8", .words = N_("The least offline period of all uses, 0 where offline work is not allowed"),
    .compute = compute_tolerance },
  { "outage-tolerance-conservative", INSTANCE, .title = N_("Tolerable Server Outage, Worst Case"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.1.13", .calc = "C-8", .formula = "max(0, tolerance − interval)", .compute = compute_conservative },
  { "offline-tolerance", INSTANCE, .title = N_("Tolerance Where Offline Work Is Allowed"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.1.13", .calc = "C-8", .formula = "period", .compute = compute_allowed_tolerance },
  { "offline-tolerance-conservative", INSTANCE, .title = N_("Tolerance Where Offline Work Is Allowed, Worst Case"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.1.13", .calc = "C-8", .formula = "max(0, tolerance − interval)", .compute = compute_allowed_conservative },
  { "users-stopped", INSTANCE, .title = N_("Users Stopped Within a Policy Interval"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-3.1.12", .calc = "C-8", .formula = "Σ(users)", .compute = compute_stopped },
  { "users-stopped-minute", INSTANCE, .title = N_("Users Stopped Within a Minute"), .measure = TRESTLE_MEASURE_PERSONS,
    .rule = "R-B.7", .calc = "C-8", .formula = "stopped × min(60, interval) ÷ interval", .compute = compute_stopped_minute },
  { "recovery-time", INSTANCE, .title = N_("Recovery Time Objective"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.1.13", .calc = "C-8", .formula = "recovery", .compute = compute_recovery },
  { "outage-events-low", INSTANCE, .title = N_("Events Queued in an 8-Hour Outage, Low"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.2.16", .calc = "C-8", .formula = "clients × rate × 8 ÷ 24", .compute = compute_backlog_low },
  { "outage-events", INSTANCE, .title = N_("Events Queued in an 8-Hour Outage, High"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.2.16", .calc = "C-8", .formula = "clients × rate × 8 ÷ 24", .compute = compute_backlog },
  { "outage-bytes-low", INSTANCE, .title = N_("Bytes Queued in an 8-Hour Outage, Low"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.16", .calc = "C-8", .formula = "clients × rate × 8 × size ÷ 24", .compute = compute_backlog_bytes_low },
  { "outage-bytes", INSTANCE, .title = N_("Bytes Queued in an 8-Hour Outage, High"), .measure = TRESTLE_MEASURE_BYTES,
    .rule = "R-3.2.16", .calc = "C-8", .formula = "clients × rate × 8 × size ÷ 24", .compute = compute_backlog_bytes },
  { "recovery-burst-low", INSTANCE, .title = N_("Events Arriving After an 8-Hour Outage, Low"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-B.10", .calc = "C-8", .formula = "clients × rate × 8 ÷ (24 × (interval + tick))", .compute = compute_burst_low },
  { "recovery-burst-high", INSTANCE, .title = N_("Events Arriving After an 8-Hour Outage, High"), .measure = TRESTLE_MEASURE_PER_SECOND,
    .rule = "R-B.10", .calc = "C-8", .formula = "clients × rate × 8 ÷ (24 × (interval + tick))", .compute = compute_burst },
  { "report-transfer-low", INSTANCE, .title = N_("Transfer of a Report, Low"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.2.4", .calc = "C-7", .formula = "8 × clients × rate × days × size ÷ path", .compute = compute_report_low },
  { "report-transfer-high", INSTANCE, .title = N_("Transfer of a Report, High"), .measure = TRESTLE_MEASURE_SECONDS,
    .rule = "R-3.2.4", .calc = "C-7", .formula = "8 × clients × rate × days × size ÷ path", .compute = compute_report },
  { "consoles", INSTANCE, .title = N_("Management Consoles"), .measure = TRESTLE_MEASURE_COUNT,
    .rule = "R-3.3.6", .calc = "C-3", .formula = "consoles", .compute = compute_consoles },
  { NULL }
};
