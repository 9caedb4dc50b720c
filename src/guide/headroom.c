/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Needs beside limits, a table a kind.
 */
#include "config.h"

#include "headroom-private.h"

#include <glib/gi18n.h>

#include "limit.h"
#include "paths.h"

static TrestleNumber
get_recorded (gint64 value)
{
  return value != TRESTLE_UNSET ? trestle_integer (value) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_designed (const TrestleIndex *index,
              TrestleObject      *object)
{
  return index->cells->len > 0 ? trestle_integer (index->designed) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_active_limit (const TrestleIndex *index,
                  TrestleObject      *object)
{
  return trestle_integer (TRESTLE_LIMIT_ACTIVE_CLIENTS);
}

/* An outage is borne as long as it is no longer than the tolerance; where a passive
 * server takes over, there is none to bear.
 */
static TrestleNumber
get_tolerance_figure (const TrestleIndex *index,
                      TrestleObject      *object,
                      const char         *figure)
{
  if (trestle_index_instance (index, object)->n_passive > 0)
    return TRESTLE_UNKNOWN;

  return trestle_figure_find (figure)->compute (index, object, NULL, NULL);
}

static TrestleNumber
get_tolerance (const TrestleIndex *index,
               TrestleObject      *object)
{
  return get_tolerance_figure (index, object, "outage-tolerance-conservative");
}

static TrestleNumber
get_allowed_tolerance (const TrestleIndex *index,
                       TrestleObject      *object)
{
  return get_tolerance_figure (index, object, "offline-tolerance-conservative");
}

static TrestleNumber
get_report_time (const TrestleIndex *index,
                 TrestleObject      *object)
{
  const TrestleLocation *reader = trestle_find_report_reader (trestle_index_instance (index, object));

  return reader != NULL ? trestle_integer (reader->report_time) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_accepted_size (const TrestleIndex *index,
                   TrestleObject      *object)
{
  return get_recorded (((const TrestleDatabase *) object)->size);
}

static TrestleNumber
get_express_cap (const TrestleIndex *index,
                 TrestleObject      *object)
{
  return ((const TrestleDatabase *) object)->edition == TRESTLE_EDITION_EXPRESS ? trestle_integer (TRESTLE_LIMIT_EXPRESS) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_machine_disk (const TrestleRef *machine)
{
  return machine->target != NULL ? get_recorded (((TrestleMachine *) machine->target)->disk) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_database_disk (const TrestleIndex *index,
                   TrestleObject      *object)
{
  return get_machine_disk (&((const TrestleDatabase *) object)->machine);
}

static TrestleNumber
get_recorded_disk (const TrestleIndex *index,
                   TrestleObject      *object)
{
  return get_recorded (((const TrestleRepository *) object)->disk);
}

static TrestleNumber
get_repository_disk (const TrestleIndex *index,
                     TrestleObject      *object)
{
  return get_machine_disk (&((const TrestleRepository *) object)->machine);
}

static TrestleNumber
get_disk_rate (const TrestleIndex *index,
               TrestleObject      *object)
{
  return get_recorded (((const TrestleRepository *) object)->disk_rate);
}

static TrestleNumber
get_site_bandwidth (const TrestleIndex *index,
                    TrestleObject      *object)
{
  const TrestleLocation *location = trestle_location_of (&((const TrestleRepository *) object)->machine);

  return location != NULL ? get_recorded (location->bandwidth) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_site_network (const TrestleIndex *index,
                  TrestleObject      *object)
{
  const TrestleLocation *location = trestle_location_of (&((const TrestleRepository *) object)->machine);

  return location != NULL ? trestle_integer (trestle_index_location (index, location)->lan) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_iis_capacity (const TrestleIndex *index,
                  TrestleObject      *object)
{
  return get_recorded (((const TrestleIis *) object)->capacity);
}

static TrestleNumber
get_iis_adapter (const TrestleIndex *index,
                 TrestleObject      *object)
{
  const TrestleMachine *machine = (TrestleMachine *) ((const TrestleIis *) object)->machine.target;

  return machine != NULL ? get_recorded (machine->nic) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_expectation (const TrestleIndex *index,
                 TrestleObject      *object)
{
  return get_recorded (trestle_index_location (index, object)->strictest_load);
}

static TrestleNumber
get_window (const TrestleIndex *index,
            TrestleObject      *object)
{
  const TrestleLocationLoad *load = trestle_index_location (index, object);

  return load->heaviest != NULL ? get_recorded (load->heaviest->update_window) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_usable_window (const TrestleIndex *index,
                   TrestleObject      *object)
{
  return trestle_figure_find ("update-usable-window")->compute (index, object, NULL, NULL);
}

static TrestleNumber
get_usable_medium (const TrestleIndex *index,
                   TrestleObject      *object)
{
  return trestle_figure_find ("media-usable")->compute (index, TRESTLE_OBJECT (index->design), NULL, NULL);
}

/* Of the adapter that a repository shares with a MED-V server or database. */
static TrestleNumber
get_adapter_share (const TrestleIndex *index,
                   TrestleObject      *object)
{
  const TrestleObject *machine = ((TrestleRepository *) object)->machine.target;
  gboolean shared = FALSE;
  guint n;
  const TrestleReferrer *referrers = machine != NULL ? trestle_design_get_referrers (index->design, machine->id, &n) : NULL;

  for (guint i = 0; machine != NULL && i < n; i++)
    shared = shared || (g_str_equal (referrers[i].field->name, "machine") &&
                        (TRESTLE_IS_SERVER (referrers[i].object) || TRESTLE_IS_DATABASE (referrers[i].object)));
  if (!shared || ((const TrestleMachine *) machine)->nic == TRESTLE_UNSET)
    return TRESTLE_UNKNOWN;

  return trestle_ratio ((TrestleInt128) ((const TrestleMachine *) machine)->nic * index->parameters.nic_share, 1000);
}

/* The score of the place where the server is. */
static TrestleNumber
get_score (const TrestleIndex *index,
           TrestleObject      *object)
{
  const TrestleServer *server = trestle_index_instance (index, object)->active_server;
  TrestleLocation *location = server != NULL ? trestle_location_of (&server->machine) : NULL;
  TrestleCandidate best, own;

  if (location == NULL || !trestle_paths_find_best (index, (TrestleInstance *) object, location, &best, &own))
    return TRESTLE_UNKNOWN;

  return trestle_ratio (own.weighted, own.clients);
}

static TrestleNumber
get_database_path (const TrestleIndex *index,
                   TrestleObject      *object)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, object);

  return trestle_judges_thin_path (index, load) ? trestle_integer (trestle_find_report_path (index, load)) : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_far_limit (const TrestleIndex *index,
               TrestleObject      *object,
               gboolean            initial)
{
  TrestleFar far;
  gint64 limit;

  return trestle_find_far (index, trestle_index_location (index, object), initial, &far, &limit) != NULL ? trestle_integer (limit)
                                                                                                       : TRESTLE_UNKNOWN;
}

static TrestleNumber
get_far_window (const TrestleIndex *index,
                TrestleObject      *object)
{
  return get_far_limit (index, object, FALSE);
}

static TrestleNumber
get_far_expectation (const TrestleIndex *index,
                     TrestleObject      *object)
{
  return get_far_limit (index, object, TRUE);
}

static TrestleObject *
find_instance (TrestleObject *server)
{
  return ((TrestleServer *) server)->instance.target;
}

static TrestleObject *
find_repository (TrestleObject *iis)
{
  return ((TrestleIis *) iis)->repository.target;
}

#define LOCATION TRESTLE_KIND_LOCATION
#define INSTANCE TRESTLE_KIND_INSTANCE
#define DATABASE TRESTLE_KIND_DATABASE
#define REPOSITORY TRESTLE_KIND_REPOSITORY
#define LOCAL TRESTLE_VARIANT_LOCAL
#define ALL TRESTLE_VARIANT_ALL
#define ONE TRESTLE_VARIANT_ONE
#define USABLE TRESTLE_VARIANT_USABLE
#define ON(input) TRESTLE_INPUT_ ## input

#define LOAD_INPUTS (ON (BANDWIDTH) | ON (LOAD) | ON (INITIAL))
#define UPDATE_INPUTS (ON (USAGE) | ON (BANDWIDTH) | ON (WINDOW) | ON (DELTA))
#define SIZE_INPUTS (ON (MEMBERS) | ON (RETENTION) | ON (SAFETY))

static const TrestleVerdictRow rows[] = {
  { "instances", TRESTLE_KIND_DESIGN, N_("Instances required, of those designed"), "instances-required", NULL, get_designed, NULL,
    { NULL }, trestle_holds_instances, 0, ON (MEMBERS) },
  { "load-one", LOCATION, N_("First load of one client, of the expectation"), "load-time-one", NULL, get_expectation, "load-verdict",
    { "DIST-05" }, trestle_holds_load, 0, LOAD_INPUTS },
  { "load-all", LOCATION, N_("First load of all at once, of the expectation"), "load-time-all", NULL, get_expectation, "load-verdict",
    { "DIST-05" }, trestle_holds_load, ALL, LOAD_INPUTS | ON (USAGE) },
  { "load-one-local", LOCATION, N_("First load of one client from the local repository"), "load-time-one-local", NULL, get_expectation,
    "load-verdict-local", { "DIST-05" }, trestle_holds_load, LOCAL, LOAD_INPUTS | ON (LAN) },
  { "load-all-local", LOCATION, N_("First load of all from the local repository"), "load-time-all-local", NULL, get_expectation,
    "load-verdict-local", { "DIST-05" }, trestle_holds_load, LOCAL | ALL, LOAD_INPUTS | ON (USAGE) | ON (LAN) },
  { "update", LOCATION, N_("An update, of its window"), "update-time", NULL, get_window, "update-verdict",
    { "REPO-08", "SLA-03" }, trestle_holds_update, 0, UPDATE_INPUTS },
  { "update-usable", LOCATION, N_("An update, of the window less one image poll"), "update-time", NULL, get_usable_window, "update-verdict-usable",
    { "REPO-08", "SLA-03" }, trestle_holds_update, USABLE, UPDATE_INPUTS | ON (POLL) },
  { "update-local", LOCATION, N_("An update from the local repository, of its window"), "update-time-local", NULL, get_window,
    "update-verdict-local", { "REPO-08", "SLA-03" }, trestle_holds_update, LOCAL, UPDATE_INPUTS | ON (LAN) },
  { "update-local-usable", LOCATION, N_("An update from the local repository, of the window less one image poll"), "update-time-local", NULL,
    get_usable_window, "update-verdict-local-usable", { "REPO-08", "SLA-03" }, trestle_holds_update, LOCAL | USABLE, UPDATE_INPUTS | ON (LAN) | ON (POLL) },
  { "load-one-path", LOCATION, N_("First load of one client over the path from its repository"), "path-load-time", NULL, get_far_expectation, NULL,
    { "PLACE-02" }, trestle_holds_path, ONE, ON (SOURCE) | ON (LOAD) | ON (INITIAL), TRUE },
  { "update-path", LOCATION, N_("An update over the path from its repository, of its window"), "path-update-time", NULL, get_far_window, NULL,
    { "PLACE-02" }, trestle_holds_path, 0, ON (USAGE) | ON (SOURCE) | ON (WINDOW) | ON (DELTA), TRUE },
  { "media", TRESTLE_KIND_IMAGE, N_("Packed size, of what fits on a medium"), "image-packed", NULL, get_usable_medium, NULL,
    { "DIST-10" }, trestle_holds_media, 0, ON (PACKED) | ON (MEDIA) },
  { "active", INSTANCE, N_("Concurrently active clients"), "active", NULL, get_active_limit, NULL,
    { "CAP-01", "CAP-02" }, trestle_holds_active, 0, ON (MEMBERS) },
  { "active", TRESTLE_KIND_SERVER, N_("Concurrently active clients"), "active", find_instance, get_active_limit, NULL,
    { "CAP-01", "CAP-02" }, trestle_holds_active, 0, ON (MEMBERS) },
  { "outage", INSTANCE, N_("Recovery of the server, of the outage all users bear"), "recovery-time", NULL, get_tolerance, NULL,
    { "OFF-02", "FT-03", "FT-04" }, trestle_holds_outage, 0, ON (RECOVERY) | ON (PERIOD) },
  { "outage-offline", INSTANCE, N_("Recovery of the server, of the outage users bear who may work offline"), "recovery-time", NULL,
    get_allowed_tolerance, NULL, { "FT-04" }, trestle_holds_outage, TRESTLE_VARIANT_ALLOWED, ON (RECOVERY) | ON (PERIOD) },
  { "report", INSTANCE, N_("Transfer of a report, of its response time"), "report-transfer-high", NULL, get_report_time, NULL,
    { "DB-05" }, trestle_holds_report, 0, ON (MEMBERS) | ON (REPORT) | ON (DAYS) },
  { "placement", INSTANCE, N_("Score that the best place asks for, of what the server’s place has"), "placement-least", NULL, get_score, NULL,
    { "PLACE-01" }, trestle_holds_placement, 0, ON (TOLERANCE) | ON (NEAR) | ON (RIVAL), TRUE },
  { "database-path", INSTANCE, N_("Bandwidth asked of the path to the database, of what it has"), "database-path-least", NULL, get_database_path, NULL,
    { "DB-05" }, trestle_holds_database_path, 0, ON (THIN) | ON (END), TRUE },
  { "size", DATABASE, N_("Size, of the accepted one"), "database-size-high", NULL, get_accepted_size, NULL,
    { "DB-12" }, trestle_holds_database, TRESTLE_VARIANT_SIZE, SIZE_INPUTS | ON (SIZE) },
  { "express", DATABASE, N_("Size, of what SQL Server Express allows"), "database-size-high", NULL, get_express_cap, NULL,
    { "DB-16" }, trestle_holds_database, 0, SIZE_INPUTS },
  { "disk", DATABASE, N_("Size, of the machine’s disk"), "database-size-high", NULL, get_database_disk, NULL,
    { "DB-12" }, trestle_holds_database, TRESTLE_VARIANT_MACHINE, SIZE_INPUTS | ON (DISK) },
  { "space", REPOSITORY, N_("Images, of the disk space recorded"), "repository-disk-versions", NULL, get_recorded_disk, NULL,
    { "REPO-10", "REPO-14" }, trestle_holds_disk, TRESTLE_VARIANT_SIZE, ON (SPACE) | ON (IMAGE) },
  { "disk", REPOSITORY, N_("Images, of the machine’s disk"), "repository-disk-versions", NULL, get_repository_disk, NULL,
    { "REPO-10", "REPO-14" }, trestle_holds_disk, TRESTLE_VARIANT_MACHINE, ON (DISK) | ON (IMAGE) },
  { "disk-rate", REPOSITORY, N_("Disk read rate at an update"), "repository-disk-read", NULL, get_disk_rate, NULL,
    { "PEAK-03" }, trestle_holds_disk_rate, 0, ON (USAGE) | ON (DISK_RATE) },
  { "site-link", REPOSITORY, N_("Updates to other locations, of the location’s bandwidth"), "repository-remote-link", NULL, get_site_bandwidth, NULL,
    { "PEAK-04" }, trestle_holds_site, 0, ON (USAGE) | ON (BANDWIDTH) },
  { "site-network", REPOSITORY, N_("Updates within the location, of its network"), "repository-local-link", NULL, get_site_network, NULL,
    { "PEAK-04" }, trestle_holds_site, LOCAL, ON (USAGE) | ON (LAN) },
  { "shared-adapter", REPOSITORY, N_("Updates, of the share of the network adapter"), "repository-rate", NULL, get_adapter_share, NULL,
    { "REPO-11" }, trestle_holds_adapter, 0, ON (USAGE) | ON (ADAPTER) | ON (SHARE) },
  { "capacity", TRESTLE_KIND_IIS, N_("Updates, of what the server can deliver"), "repository-per-iis", find_repository, get_iis_capacity, NULL,
    { "IIS-04" }, trestle_holds_iis, TRESTLE_VARIANT_SIZE, ON (USAGE) | ON (CAPACITY) },
  { "adapter", TRESTLE_KIND_IIS, N_("Updates, of the network adapter"), "repository-per-iis", find_repository, get_iis_adapter, NULL,
    { "IIS-04" }, trestle_holds_iis, TRESTLE_VARIANT_MACHINE, ON (USAGE) | ON (ADAPTER) }
};

static TrestleVerdict
compare (const TrestleIndex *index,
         TrestleNumber       need,
         TrestleNumber       limit,
         gboolean            sharp)
{
  const TrestleNumber near = trestle_ratio (limit.num * index->parameters.capacity_threshold, limit.den * 1000);

  if (trestle_number_compare (need, limit) > 0)
    return TRESTLE_VERDICT_FAILS;

  /* What is sized to fit exactly, like an accepted size, is not at risk. */
  if (!sharp && trestle_number_compare (need, limit) < 0 && trestle_number_compare (need, near) >= 0)
    return TRESTLE_VERDICT_AT_RISK;

  return TRESTLE_VERDICT_MEETS;
}

static TrestleVerdict
judge (const TrestleIndex      *index,
       const TrestleVerdictRow *row,
       const TrestleHeadroom   *headroom)
{
  TrestleNumber verdict;

  if (row->verdict == NULL)
    return trestle_number_is_known (headroom->need) && trestle_number_is_known (headroom->limit)
           ? compare (index, headroom->need, headroom->limit, row->sharp) : TRESTLE_VERDICT_UNKNOWN;

  verdict = trestle_figure_find (row->verdict)->compute (index, headroom->object, NULL, NULL);
  if (!trestle_number_is_known (verdict))
    return TRESTLE_VERDICT_UNKNOWN;
  if (row->holds == trestle_holds_load && (row->variant & TRESTLE_VARIANT_ALL) == 0 && verdict.num == TRESTLE_VERDICT_AT_RISK)
    return TRESTLE_VERDICT_MEETS;

  return (TrestleVerdict) verdict.num;
}

static void
append_verdicts (const TrestleIndex *index,
                 TrestleObject      *object,
                 GArray             *list)
{
  TrestleKind kind = trestle_object_get_kind (object);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TrestleFigure *figure;
      TrestleHeadroom headroom = {
        .row = &rows[i], .id = rows[i].id, .title = rows[i].title, .figure = rows[i].figure, .object = object
      };

      if (rows[i].kind != kind)
        continue;
      headroom.subject = rows[i].find_subject != NULL ? rows[i].find_subject (object) : object;
      if (headroom.subject == NULL)
        continue;
      figure = trestle_figure_find (rows[i].figure);
      headroom.measure = figure->measure;
      headroom.limit = rows[i].get_limit (index, object);
      headroom.need = trestle_number_is_known (headroom.limit) ? figure->compute (index, headroom.subject, NULL, NULL) : TRESTLE_UNKNOWN;
      headroom.verdict = judge (index, &rows[i], &headroom);
      if (headroom.verdict != TRESTLE_VERDICT_UNKNOWN)
        g_array_append_val (list, headroom);
    }
}

GArray *
trestle_headroom_list (const TrestleAssessment *assessment,
                       TrestleObject           *object)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TrestleHeadroom));

  append_verdicts (trestle_assessment_get_index (assessment), object, list);

  return list;
}

GArray *
trestle_headroom_list_all (const TrestleAssessment *assessment)
{
  static const TrestleKind kinds[] = {
    TRESTLE_KIND_LOCATION, TRESTLE_KIND_IMAGE, TRESTLE_KIND_INSTANCE, TRESTLE_KIND_DATABASE, TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
  };
  TrestleDesign *design = trestle_assessment_get_design (assessment);
  GArray *list = trestle_headroom_list (assessment, TRESTLE_OBJECT (design));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kinds[i])->items;
      g_autoptr(GPtrArray) objects = g_ptr_array_new ();

      for (guint k = 0; k < items->len; k++)
        g_ptr_array_add (objects, items->pdata[k]);
      g_ptr_array_sort (objects, trestle_object_compare);
      for (guint k = 0; k < objects->len; k++)
        append_verdicts (trestle_assessment_get_index (assessment), objects->pdata[k], list);
    }

  return list;
}

gboolean
trestle_headroom_holds (const TrestleHeadroom *self)
{
  return self->verdict == TRESTLE_VERDICT_MEETS || (self->verdict == TRESTLE_VERDICT_AT_RISK && self->row->verdict == NULL);
}

static gboolean
speaks_of (const TrestleFinding    *finding,
           const TrestleVerdictRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->codes); i++)
    if (g_strcmp0 (row->codes[i], finding->rule->code) == 0)
      return TRUE;

  return FALSE;
}

/* About @object; where it is a repository beside a location, about both. */
static void
look_for_findings (const TrestleAssessment *assessment,
                   const TrestleVerdictRow *row,
                   gconstpointer            object,
                   const TrestleObject     *other,
                   TrestleStanding         *standing)
{
  guint n = 0, n_accepted = 0;
  const TrestleFinding *const *findings, *const *accepted;

  if (object == NULL)
    return;
  findings = trestle_assessment_get_findings_about (assessment, object, &n);
  for (guint i = 0; i < n; i++)
    if ((other == NULL || findings[i]->other == other) && speaks_of (findings[i], row))
      standing->severity = MIN (standing->severity, trestle_finding_get_severity (findings[i]));
  accepted = trestle_assessment_get_accepted_about (assessment, object, &n_accepted);
  for (guint i = 0; i < n_accepted; i++)
    if ((other == NULL || accepted[i]->other == other) && speaks_of (accepted[i], row))
      standing->accepted = TRUE;
}

static TrestleStanding
find_standing (const TrestleAssessment *assessment,
               const TrestleVerdictRow *row,
               TrestleObject           *object,
               TrestleVerdict           verdict)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  TrestleObject *subject = row->find_subject != NULL ? row->find_subject (object) : object;
  TrestleStanding standing = { verdict, TRESTLE_SEVERITY_INFO, FALSE };
  guint n_far = 0;
  const TrestleFar *far = TRESTLE_IS_LOCATION (object) ? trestle_paths_get_far (index, trestle_index_location (index, object), &n_far) : NULL;

  if (verdict <= TRESTLE_VERDICT_MEETS)
    return standing;
  look_for_findings (assessment, row, object, NULL, &standing);
  if (subject != object)
    look_for_findings (assessment, row, subject, NULL, &standing);
  if (TRESTLE_IS_INSTANCE (subject))
    look_for_findings (assessment, row, trestle_index_instance (index, subject)->active_server, NULL, &standing);
  for (guint i = 0; i < n_far; i++)
    look_for_findings (assessment, row, far[i].repository->repository, object, &standing);
  standing.accepted = standing.accepted && standing.severity == TRESTLE_SEVERITY_INFO;

  return standing;
}

TrestleStanding
trestle_headroom_get_standing (const TrestleAssessment *assessment,
                               const TrestleHeadroom   *self)
{
  return find_standing (assessment, self->row, self->object, self->verdict);
}

char *
trestle_standing_dup_text (const TrestleStanding *self)
{
  const char *word = _(trestle_verdict_get_label (self->verdict));

  if (self->severity < TRESTLE_SEVERITY_INFO)
    return g_strdup_printf ("%s · %s", word, _(trestle_severity_get_label (self->severity)));
  if (self->accepted)
    return g_strdup_printf ("%s · %s", word, C_("finding", "Accepted"));

  return g_strdup (word);
}

gboolean
trestle_figure_value_get_standing (const TrestleAssessment  *assessment,
                                   const TrestleFigureValue *value,
                                   TrestleStanding          *standing)
{
  TrestleVerdict verdict;

  if (value->figure->measure != TRESTLE_MEASURE_VERDICT || !trestle_number_is_known (value->value))
    return FALSE;
  verdict = (TrestleVerdict) value->value.num;
  *standing = (TrestleStanding) { verdict, TRESTLE_SEVERITY_INFO, FALSE };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].kind == value->figure->kind && g_strcmp0 (rows[i].verdict, value->figure->id) == 0)
      {
        *standing = find_standing (assessment, &rows[i], value->subject, verdict);
        break;
      }

  return TRUE;
}

char *
trestle_figure_value_dup_standing (const TrestleAssessment  *assessment,
                                   const TrestleFigureValue *value)
{
  TrestleStanding standing;

  return trestle_figure_value_get_standing (assessment, value, &standing) ? trestle_standing_dup_text (&standing)
                                                                          : trestle_figure_value_dup_text (value);
}

char *
trestle_headroom_dup_text (const TrestleHeadroom *self)
{
  g_autofree char *need = trestle_measure_dup_text (self->measure, self->need);
  g_autofree char *limit = trestle_measure_dup_text (self->measure, self->limit);

  if (trestle_number_is_known (self->limit) && self->limit.num == 0)
    /* Translators: what is needed, where there is nothing at all of it. */
    return self->row->holds == trestle_holds_outage ? g_strdup_printf (_("%s, where no outage is borne"), need)
                                                    : g_strdup_printf (_("%s, where there is nothing"), need);

  /* Translators: what is needed, of what there is. */
  return g_strdup_printf (_("%s of %s"), need, limit);
}

double
trestle_headroom_get_fraction (const TrestleHeadroom *self)
{
  if (!trestle_number_is_known (self->need) || !trestle_number_is_known (self->limit) || self->limit.num == 0)
    return self->verdict == TRESTLE_VERDICT_FAILS ? 1 : 0;

  return CLAMP (trestle_number_to_double (self->need) / trestle_number_to_double (self->limit), 0, 1);
}
