/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Needs beside limits, a table a kind.
 */
#include "config.h"

#include "headroom.h"

#include <glib/gi18n.h>

#include "index.h"
#include "limit.h"

/* The limit of a need, TRESTLE_UNSET when nobody has recorded one. */
typedef gint64 (*GetLimit) (const TrestleIndex  *index,
                            const TrestleObject *object);

typedef struct
{
  TrestleKind kind;
  const char *title;
  const char *figure;
  TrestleObject *(*find_subject) (TrestleObject *object);   /* NULL: the object itself */
  GetLimit    get_limit;
} Row;

static gint64
get_active_limit (const TrestleIndex  *index,
                  const TrestleObject *object)
{
  return TRESTLE_LIMIT_ACTIVE_CLIENTS;
}

static gint64
get_accepted_size (const TrestleIndex  *index,
                   const TrestleObject *object)
{
  return ((const TrestleDatabase *) object)->size;
}

static gint64
get_express_cap (const TrestleIndex  *index,
                 const TrestleObject *object)
{
  return ((const TrestleDatabase *) object)->edition == TRESTLE_EDITION_EXPRESS ? TRESTLE_LIMIT_EXPRESS : TRESTLE_UNSET;
}

static gint64
get_machine_disk (const TrestleRef *machine)
{
  return machine->target != NULL ? ((TrestleMachine *) machine->target)->disk : TRESTLE_UNSET;
}

static gint64
get_database_disk (const TrestleIndex  *index,
                   const TrestleObject *object)
{
  return get_machine_disk (&((const TrestleDatabase *) object)->machine);
}

static gint64
get_recorded_disk (const TrestleIndex  *index,
                   const TrestleObject *object)
{
  return ((const TrestleRepository *) object)->disk;
}

static gint64
get_repository_disk (const TrestleIndex  *index,
                     const TrestleObject *object)
{
  return get_machine_disk (&((const TrestleRepository *) object)->machine);
}

static gint64
get_disk_rate (const TrestleIndex  *index,
               const TrestleObject *object)
{
  return ((const TrestleRepository *) object)->disk_rate;
}

static gint64
get_site_bandwidth (const TrestleIndex  *index,
                    const TrestleObject *object)
{
  const TrestleLocation *location = trestle_location_of (&((const TrestleRepository *) object)->machine);

  return location != NULL ? location->bandwidth : TRESTLE_UNSET;
}

static gint64
get_iis_capacity (const TrestleIndex  *index,
                  const TrestleObject *object)
{
  return ((const TrestleIis *) object)->capacity;
}

static gint64
get_iis_adapter (const TrestleIndex  *index,
                 const TrestleObject *object)
{
  const TrestleMachine *machine = (TrestleMachine *) ((const TrestleIis *) object)->machine.target;

  return machine != NULL ? machine->nic : TRESTLE_UNSET;
}

static gint64
get_bandwidth (const TrestleIndex  *index,
               const TrestleObject *object)
{
  return ((const TrestleLocation *) object)->bandwidth;
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

static const Row rows[] = {
  { TRESTLE_KIND_INSTANCE, N_("Concurrently active clients"), "active", NULL, get_active_limit },
  { TRESTLE_KIND_SERVER, N_("Concurrently active clients"), "active", find_instance, get_active_limit },
  { TRESTLE_KIND_DATABASE, N_("Size, of the accepted one"), "database-size-high", NULL, get_accepted_size },
  { TRESTLE_KIND_DATABASE, N_("Size, of what SQL Server Express allows"), "database-size-high", NULL, get_express_cap },
  { TRESTLE_KIND_DATABASE, N_("Size, of the machine’s disk"), "database-size-high", NULL, get_database_disk },
  { TRESTLE_KIND_REPOSITORY, N_("Images, of the disk space recorded"), "repository-disk", NULL, get_recorded_disk },
  { TRESTLE_KIND_REPOSITORY, N_("Images, of the machine’s disk"), "repository-disk", NULL, get_repository_disk },
  { TRESTLE_KIND_REPOSITORY, N_("Disk read rate at an update"), "repository-disk-read", NULL, get_disk_rate },
  { TRESTLE_KIND_REPOSITORY, N_("Updates to other locations, of the location’s bandwidth"), "repository-remote-link", NULL, get_site_bandwidth },
  { TRESTLE_KIND_IIS, N_("Updates, of what the server can deliver"), "repository-per-iis", find_repository, get_iis_capacity },
  { TRESTLE_KIND_IIS, N_("Updates, of the network adapter"), "repository-per-iis", find_repository, get_iis_adapter },
  { TRESTLE_KIND_LOCATION, N_("An update, of the available bandwidth"), "update-link-need", NULL, get_bandwidth }
};

static TrestleVerdict
judge (const TrestleIndex *index,
       TrestleNumber       need,
       TrestleNumber       limit)
{
  const TrestleNumber near = trestle_ratio (limit.num * index->parameters.capacity_threshold, limit.den * 1000);

  if (trestle_number_compare (need, limit) > 0)
    return TRESTLE_VERDICT_FAILS;

  /* What is sized to fit exactly, like an accepted size, is not at risk. */
  if (trestle_number_compare (need, limit) < 0 && trestle_number_compare (need, near) >= 0)
    return TRESTLE_VERDICT_AT_RISK;

  return TRESTLE_VERDICT_MEETS;
}

GArray *
trestle_headroom_list (const TrestleAssessment *assessment,
                       TrestleObject           *object)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TrestleHeadroom));
  TrestleKind kind = trestle_object_get_kind (object);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const TrestleFigure *figure = trestle_figure_find (rows[i].figure);
      TrestleHeadroom headroom = { .title = rows[i].title, .measure = figure->measure, .figure = rows[i].figure };
      gint64 limit;

      if (rows[i].kind != kind)
        continue;
      headroom.subject = rows[i].find_subject != NULL ? rows[i].find_subject (object) : object;
      limit = rows[i].get_limit (index, object);
      if (headroom.subject == NULL || limit == TRESTLE_UNSET)
        continue;
      headroom.need = figure->compute (index, headroom.subject, NULL, NULL);
      if (!trestle_number_is_known (headroom.need))
        continue;
      headroom.limit = trestle_integer (limit);
      headroom.verdict = judge (index, headroom.need, headroom.limit);
      g_array_append_val (list, headroom);
    }

  return list;
}

char *
trestle_headroom_dup_text (const TrestleHeadroom *self)
{
  g_autofree char *need = trestle_measure_dup_text (self->measure, self->need);
  g_autofree char *limit = trestle_measure_dup_text (self->measure, self->limit);

  /* Translators: what is needed, of what there is. */
  return g_strdup_printf (_("%s of %s"), need, limit);
}

double
trestle_headroom_get_fraction (const TrestleHeadroom *self)
{
  return CLAMP (trestle_number_to_double (self->need) / trestle_number_to_double (self->limit), 0, 1);
}
