/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Translates an assessment into marks; see the header.
 */
#include "config.h"

#include "design-marks.h"

#include <glib/gi18n.h>

#include "kinds.h"

/* Objects and findings that are marked in one step. */
#define STEP 256

struct _TrestleMarksMaker
{
  const TrestleAssessment *assessment;
  TrestleDesign           *design;
  TrestleMarks            *marks;
  gboolean                 assumed;   /* the transfers are reckoned with standard values */
  guint                    part;      /* which kind is next, */
  guint                    next;      /* and which of its objects */
  GHashTable              *servers;   /* of instances; made when findings are marked */
};

typedef TrestleMarksMaker Maker;

static TrestleNumber
get_figure (const Maker  *self,
            const char   *figure,
            gconstpointer subject)
{
  return trestle_assessment_get_figure (self->assessment, figure, (TrestleObject *) subject);
}

/* The verdict that counts: with the local repository where there is one. */
static TrestleMarkVerdict
get_verdict (const Maker  *self,
             const char   *figure,
             const char   *local_figure,
             gconstpointer subject)
{
  static const TrestleMarkVerdict marks[] = {
    [TRESTLE_VERDICT_UNKNOWN] = TRESTLE_MARK_UNKNOWN, [TRESTLE_VERDICT_MEETS] = TRESTLE_MARK_MEETS,
    [TRESTLE_VERDICT_AT_RISK] = TRESTLE_MARK_AT_RISK, [TRESTLE_VERDICT_FAILS] = TRESTLE_MARK_FAILS
  };
  TrestleNumber number = get_figure (self, local_figure, subject);

  if (!trestle_number_is_known (number))
    number = get_figure (self, figure, subject);

  return trestle_number_is_known (number) ? marks[trestle_number_floor (number)] : TRESTLE_MARK_NONE;
}

static void
set_figure (const Maker  *self,
            gconstpointer shown,
            const char   *field,
            const char   *figure,
            gconstpointer subject)
{
  TrestleNumber number = get_figure (self, figure, subject);
  g_autofree char *text = NULL;

  if (!trestle_number_is_known (number))
    return;

  text = trestle_measure_dup_short (trestle_figure_find (figure)->measure, number);
  trestle_marks_set_text (self->marks, TRESTLE_OBJECT (shown)->id, field, text);
}

static void
mark_location (const Maker  *self,
               gconstpointer object)
{
  const TrestleLocation *location = object;
  TrestleMarkVerdict load = get_verdict (self, "load-verdict", "load-verdict-local", location);
  TrestleMarkVerdict update = get_verdict (self, "update-verdict", "update-verdict-local", location);
  TrestleNumber users = get_figure (self, "users", location);
  TrestleNumber maximum = get_figure (self, "maximum-users", location);

  trestle_marks_set_verdict (self->marks, location->parent_instance.id, MAX (load, update), self->assumed);
  if (trestle_number_is_known (users) && trestle_number_is_known (maximum) &&
      trestle_number_compare (maximum, users) > 0)
    set_figure (self, location, "maximum", "maximum-users", location);
}

/* A link is judged by its thinner end, whose clients it serves. */
static void
mark_link (const Maker  *self,
           gconstpointer object)
{
  const TrestleLink *link = object;
  const TrestleLocation *a = (gpointer) link->end_a.target, *b = (gpointer) link->end_b.target;
  const TrestleLocation *end;

  if (a == NULL || b == NULL || a->bandwidth == TRESTLE_UNSET || b->bandwidth == TRESTLE_UNSET)
    return;

  end = a->bandwidth < b->bandwidth ? a : b;
  set_figure (self, link, NULL, "update-utilization", end);
  trestle_marks_set_verdict (self->marks, link->parent_instance.id,
                             get_verdict (self, "update-verdict", "update-verdict", end), self->assumed);
}

static void
mark_server (const Maker  *self,
             gconstpointer object)
{
  const TrestleServer *server = object;
  const TrestleInstance *instance = (gpointer) server->instance.target;
  TrestleNumber active, headroom;
  g_autofree char *of = NULL, *limit = NULL, *text = NULL;

  if (instance == NULL || server->role == TRESTLE_SERVER_PASSIVE)
    return;
  active = get_figure (self, "active", instance);
  headroom = get_figure (self, "headroom", instance);
  if (!trestle_number_is_known (active) || !trestle_number_is_known (headroom))
    return;

  of = trestle_measure_dup_text (TRESTLE_MEASURE_COUNT, active);
  limit = trestle_measure_dup_text (TRESTLE_MEASURE_COUNT, trestle_integer (active.num / active.den +
                                                                            headroom.num / headroom.den));
  /* Translators: clients a server has, and how many it may have: “3,020 of 5,000” */
  text = g_strdup_printf (_("%s of %s"), of, limit);
  trestle_marks_set_text (self->marks, server->parent_instance.id, NULL, text);
}

/* Findings about an instance show on its server. */
static GHashTable *
map_servers (const Maker *self)
{
  GHashTable *servers = g_hash_table_new (NULL, NULL);

  TRESTLE_FOREACH (self->design, SERVER, TrestleServer, server)
    if (server->instance.target != NULL && server->role != TRESTLE_SERVER_PASSIVE)
      g_hash_table_insert (servers, server->instance.target, server);

  return servers;
}

static void
mark_finding (const Maker          *self,
              const TrestleFinding *finding)
{
  TrestleSeverity severity = trestle_finding_get_severity (finding);
  const TrestleObject *server = g_hash_table_lookup (self->servers, finding->subject);

  if (severity < TRESTLE_SEVERITY_INFO && finding->subject->id != NULL)
    trestle_marks_add_finding (self->marks, server != NULL ? server->id : finding->subject->id,
                               (TrestleMarkSeverity) severity);
}

static void
mark_database (const Maker  *self,
               gconstpointer object)
{
  const TrestleDatabase *database = object;

  set_figure (self, database, NULL, "database-size-high", database);
}

static void
mark_repository (const Maker  *self,
                 gconstpointer object)
{
  const TrestleRepository *repository = object;

  set_figure (self, repository, NULL, "repository-allocate", repository);
}

static void
mark_iis (const Maker  *self,
          gconstpointer object)
{
  const TrestleIis *iis = object;

  if (iis->repository.target != NULL)
    set_figure (self, iis, NULL, "repository-per-iis", iis->repository.target);
}

static const struct { TrestleKind kind; void (*mark) (const Maker  *self,
                                                      gconstpointer object); } parts[] = {
  { TRESTLE_KIND_LOCATION, mark_location }, { TRESTLE_KIND_LINK, mark_link },
  { TRESTLE_KIND_SERVER, mark_server }, { TRESTLE_KIND_DATABASE, mark_database },
  { TRESTLE_KIND_REPOSITORY, mark_repository }, { TRESTLE_KIND_IIS, mark_iis }
};

TrestleMarksMaker *
trestle_design_marks_begin (const TrestleAssessment *assessment)
{
  TrestleDesign *design = trestle_assessment_get_design (assessment);
  TrestleMarksMaker *self = g_new0 (TrestleMarksMaker, 1);

  self->assessment = assessment;
  self->design = design;
  self->marks = trestle_marks_new ();
  self->assumed = design->initial_share == TRESTLE_UNSET || design->update_share == TRESTLE_UNSET ||
                  design->link_efficiency == TRESTLE_UNSET;

  return self;
}

gboolean
trestle_design_marks_step (TrestleMarksMaker *self)
{
  const GPtrArray *findings = trestle_assessment_get_findings (self->assessment);
  gboolean objects = self->part < G_N_ELEMENTS (parts);
  const GPtrArray *items = objects ? trestle_design_get_list (self->design, parts[self->part].kind)->items : findings;
  guint end = MIN (self->next + STEP, items->len);

  if (!objects && self->servers == NULL)
    self->servers = map_servers (self);
  for (; self->next < end; self->next++)
    if (objects)
      parts[self->part].mark (self, items->pdata[self->next]);
    else
      mark_finding (self, items->pdata[self->next]);
  if (self->next < items->len)
    return TRUE;
  self->next = 0;
  self->part++;

  return self->part <= G_N_ELEMENTS (parts);
}

TrestleMarks *
trestle_design_marks_end (TrestleMarksMaker *self)
{
  TrestleMarks *marks = self->marks;

  g_clear_pointer (&self->servers, g_hash_table_unref);
  g_free (self);

  return marks;
}

TrestleMarks *
trestle_design_marks_new (const TrestleAssessment *assessment)
{
  TrestleMarksMaker *maker = trestle_design_marks_begin (assessment);

  while (trestle_design_marks_step (maker))
    continue;

  return trestle_design_marks_end (maker);
}
