/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Margins: a bisection over whole base units of one field, because every verdict
 * is monotonic in each of its inputs.
 */
#include "config.h"

#include "headroom-private.h"

#include <glib/gi18n.h>

#include "paths.h"
#include "quantity.h"

/* Which field of which object an input is. */
typedef struct
{
  const char *field;
  gboolean    more_hurts;
  TrestleObject *(*find) (const TrestleIndex    *index,
                          const TrestleHeadroom *headroom);   /* NULL: the input is not there */
  gboolean    one_way;    /* a verdict that fails at the end, too, may hold on the way there */
  gint64 (*get_most) (const TrestleIndex    *index,
                      const TrestleHeadroom *headroom);       /* NULL: what the field allows */
} Input;

/* The larger of two populations with users; ties go to the lower name. */
static TrestleObject *
get_larger (TrestleObject     *best,
            TrestlePopulation *population)
{
  TrestleObject *object = (TrestleObject *) population;
  gint64 most = best != NULL ? ((TrestlePopulation *) best)->users : 0;

  if (TRESTLE_OR (population->users, 0) > most ||
      (best != NULL && population->users == most && trestle_object_compare (&object, &best) < 0))
    return object;

  return best;
}

/* The cell that needs another instance soonest. */
static guint
find_fullest_cell (const TrestleIndex *index)
{
  guint fullest = 0;

  for (guint i = 1; i < index->cells->len; i++)
    {
      const TrestleCell *cell = &g_array_index (index->cells, TrestleCell, i);
      const TrestleCell *other = &g_array_index (index->cells, TrestleCell, fullest);

      if (cell->required * 5000 - cell->active < other->required * 5000 - other->active)
        fullest = i;
    }

  return fullest;
}

static gboolean
is_member (const TrestleIndex          *index,
           const TrestlePopulationLoad *load,
           const TrestleObject         *object,
           guint                        cell)
{
  const TrestleInstance *instance = (TrestleInstance *) load->population->instance.target;

  if (TRESTLE_IS_DESIGN (object))
    return load->cell == cell;
  if (TRESTLE_IS_DATABASE (object))
    return instance != NULL && instance->database.target == object;

  return instance != NULL && (TrestleObject *) instance == object;
}

static TrestleObject *
find_largest_member (const TrestleIndex    *index,
                     const TrestleHeadroom *headroom)
{
  guint cell = TRESTLE_IS_DESIGN (headroom->object) ? find_fullest_cell (index) : 0;
  TrestleObject *best = NULL;

  if (TRESTLE_IS_INSTANCE (headroom->subject))
    {
      const TrestleInstanceLoad *load = trestle_index_instance (index, headroom->subject);

      for (guint i = 0; i < load->n_populations; i++)
        best = get_larger (best, load->members[i]->population);
      return best;
    }
  for (guint i = 0; i < index->n_populations; i++)
    if (is_member (index, &index->populations[i], headroom->subject, cell))
      best = get_larger (best, index->populations[i].population);

  return best;
}

TrestleUsage *
trestle_find_usage (const TrestleIndex  *index,
                    const TrestleObject *location,
                    const TrestleImage  *image)
{
  TrestleUsage *best = NULL;

  for (guint i = 0; i < index->n_populations; i++)
    for (guint k = 0; k < index->populations[i].n_usages && index->populations[i].population->location.target == location; k++)
      {
        TrestleUsage *usage = index->populations[i].usages[k];
        const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;

        if (workspace != NULL && workspace->image.target == (const TrestleObject *) image && TRESTLE_OR (usage->users, 0) > 0 &&
            (best == NULL || usage->users > best->users ||
             (usage->users == best->users && trestle_object_compare (&usage, &best) < 0)))
          best = usage;
      }

  return best;
}

/* Shared machines round up by service levels, which a sum over the image's users
 * does not know.
 */
static gboolean
is_movable (const TrestleLocationLoad *load,
            const TrestleUsage        *usage)
{
  const TrestlePopulation *population = (TrestlePopulation *) usage->population.target;

  return !load->has_services || TRESTLE_OR (population->machines_per_user, TRESTLE_MACHINES_PER_USER) % 1000 == 0;
}

static TrestleObject *
find_location_usage (const TrestleIndex    *index,
                     const TrestleHeadroom *headroom)
{
  const TrestleLocationLoad *load = trestle_index_location (index, headroom->object);
  const TrestleDemand *demand = headroom->row->holds == trestle_holds_load ? load->largest : load->heaviest;
  TrestleFar far;
  gint64 limit;
  TrestleUsage *usage;

  if (headroom->row->holds == trestle_holds_path)
    demand = trestle_find_far (index, load, FALSE, &far, &limit);
  usage = demand != NULL ? trestle_find_usage (index, headroom->object, demand->image) : NULL;

  return usage != NULL && is_movable (load, usage) ? (TrestleObject *) usage : NULL;
}

/* The usage of the heaviest image with the most users among those a repository serves. */
static TrestleObject *
find_repository_usage (const TrestleIndex    *index,
                       const TrestleHeadroom *headroom)
{
  const TrestleRepositoryLoad *load = trestle_index_repository (index, headroom->subject);
  gboolean local_only = headroom->row->holds == trestle_holds_site;
  g_autoptr(GArray) shares = load->heaviest != NULL ? trestle_repository_list_shares (index, load) : NULL;
  TrestleUsage *best = NULL;

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const TrestleShare *share = &g_array_index (shares, TrestleShare, i);
      const TrestlePopulationLoad *population = &index->populations[share->who->position];

      if (!TRESTLE_IS_POPULATION (share->who) ||
          (local_only && share->local != ((headroom->row->variant & TRESTLE_VARIANT_LOCAL) != 0)))
        continue;
      for (guint k = 0; k < population->n_usages; k++)
        {
          TrestleUsage *usage = population->usages[k];
          const TrestleWorkspace *workspace = (TrestleWorkspace *) usage->workspace.target;

          if (workspace != NULL && workspace->image.target == (TrestleObject *) load->heaviest && TRESTLE_OR (usage->users, 0) > 0 &&
              (best == NULL || usage->users > best->users ||
               (usage->users == best->users && trestle_object_compare (&usage, &best) < 0)))
            best = usage;
        }
    }

  return (TrestleObject *) best;
}

static TrestleObject *
find_usage (const TrestleIndex    *index,
            const TrestleHeadroom *headroom)
{
  return TRESTLE_IS_LOCATION (headroom->object) ? find_location_usage (index, headroom) : find_repository_usage (index, headroom);
}

static TrestleObject *
find_object (const TrestleIndex    *index,
             const TrestleHeadroom *headroom)
{
  return headroom->object;
}

static TrestleObject *
find_design (const TrestleIndex    *index,
             const TrestleHeadroom *headroom)
{
  return (TrestleObject *) index->design;
}

static TrestleObject *
find_site (const TrestleIndex    *index,
           const TrestleHeadroom *headroom)
{
  return TRESTLE_IS_LOCATION (headroom->object) ? headroom->object
                                                : (TrestleObject *) trestle_index_repository (index, headroom->object)->location;
}

/* The location, where its own levels apply to everybody. */
static TrestleObject *
find_level (const TrestleIndex    *index,
            const TrestleHeadroom *headroom)
{
  return trestle_index_location (index, headroom->object)->has_services ? NULL : headroom->object;
}

/* The policy that bounds the tolerance. */
static TrestleObject *
find_policy (const TrestleIndex    *index,
             const TrestleHeadroom *headroom)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, headroom->object);

  return load->limiting != NULL ? load->limiting->policy.target : NULL;
}

static TrestleObject *
find_reader (const TrestleIndex    *index,
             const TrestleHeadroom *headroom)
{
  return (TrestleObject *) trestle_find_report_reader (trestle_index_instance (index, headroom->object));
}

static TrestleObject *
find_machine (const TrestleIndex    *index,
              const TrestleHeadroom *headroom)
{
  const TrestleObject *object = headroom->object;

  if (TRESTLE_IS_DATABASE (object))
    return ((const TrestleDatabase *) object)->machine.target;
  if (TRESTLE_IS_IIS (object))
    return ((const TrestleIis *) object)->machine.target;

  return ((const TrestleRepository *) object)->machine.target;
}

static TrestleObject *
find_largest_image (const TrestleIndex    *index,
                    const TrestleHeadroom *headroom)
{
  const TrestleRefs *images = ((const TrestleRepository *) headroom->object)->images;
  TrestleObject *best = NULL;

  for (guint i = 0; i < images->n; i++)
    {
      TrestleObject *object = images->refs[i].target;
      gint64 packed = ((TrestleImage *) object)->packed;
      gint64 most = best != NULL ? ((TrestleImage *) best)->packed : 0;

      if (packed > most || (packed == most && trestle_object_compare (&object, &best) < 0))
        best = object;
    }

  return best;
}

/* The largest population of the instance at @location, or where that is NULL, at the
 * best place for its server that is not where it is and has users.
 */
static TrestleObject *
find_placed (const TrestleIndex    *index,
             const TrestleHeadroom *headroom,
             gboolean               rival)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, headroom->object);
  const TrestleLocation *here = trestle_location_of (&load->active_server->machine);
  g_autoptr(GArray) candidates = trestle_placement_list_members (index, load->instance);
  g_autoptr(GHashTable) of = g_hash_table_new (NULL, NULL);
  const TrestleCandidate *first = NULL;
  TrestleObject *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    g_hash_table_insert (of, g_array_index (candidates, TrestleCandidate, i).location, &g_array_index (candidates, TrestleCandidate, i));
  for (guint i = 0; i < load->n_populations; i++)
    {
      TrestlePopulation *population = load->members[i]->population;
      const TrestleLocation *location = (TrestleLocation *) population->location.target;
      const TrestleCandidate *candidate = location != NULL ? g_hash_table_lookup (of, location) : NULL;
      int order;

      if (candidate == NULL || (location == here) == rival || TRESTLE_OR (population->users, 0) == 0)
        continue;
      order = first == NULL ? -1 : candidate == first ? 0 : trestle_placement_compare (candidate, first);
      if (order > 0)
        continue;
      best = get_larger (order < 0 ? NULL : best, population);
      first = candidate;
    }

  return best;
}

static TrestleObject *
find_near (const TrestleIndex    *index,
           const TrestleHeadroom *headroom)
{
  return find_placed (index, headroom, FALSE);
}

static TrestleObject *
find_rival (const TrestleIndex    *index,
            const TrestleHeadroom *headroom)
{
  return find_placed (index, headroom, TRUE);
}

/* Whether the available bandwidth of @location is what narrows @path, and nothing but
 * paths that end there follow from it: with links, others may, see add_hub_edges().
 */
static gboolean
narrows (TrestleLocation *location,
         gint64           path)
{
  TrestleObject *object = (TrestleObject *) location;
  guint n;
  const TrestleReferrer *referrers = trestle_design_get_referrers (object->design, object->id, &n);

  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_LINK (referrers[i].object))
      return FALSE;

  return location->bandwidth == path;
}

static TrestleObject *
find_end (const TrestleIndex    *index,
          const TrestleHeadroom *headroom)
{
  const TrestleInstanceLoad *load = trestle_index_instance (index, headroom->object);
  TrestleLocation *here = trestle_location_of (&load->active_server->machine);
  TrestleLocation *there = trestle_location_of (&((TrestleDatabase *) load->instance->database.target)->machine);
  gint64 path = trestle_find_report_path (index, load);

  if (narrows (here, path))
    return (TrestleObject *) here;

  return narrows (there, path) ? (TrestleObject *) there : NULL;
}

static TrestleObject *
find_source (const TrestleIndex    *index,
             const TrestleHeadroom *headroom)
{
  TrestleFar far;
  gint64 limit;

  if (trestle_find_far (index, trestle_index_location (index, headroom->object), (headroom->row->variant & TRESTLE_VARIANT_ONE) != 0,
                        &far, &limit) == NULL)
    return NULL;

  return narrows (far.repository->location, far.path) ? (TrestleObject *) far.repository->location : NULL;
}

/* With more, the location’s own access is what narrows the path. */
static gint64
get_access (const TrestleIndex    *index,
            const TrestleHeadroom *headroom)
{
  return trestle_index_location (index, headroom->object)->bandwidth - 1;
}

/* In the order of TrestleInput. */
static const Input inputs[] = {
  { "users", TRUE, find_largest_member },
  { "users", TRUE, find_usage },
  { "bandwidth", FALSE, find_site },
  { "lan_speed", FALSE, find_site },
  { "update_window", FALSE, find_level },
  { "load_expectation", FALSE, find_level },
  { "initial_share", TRUE, find_design },
  { "update_share", TRUE, find_design },
  { "image_poll", TRUE, find_design },
  { "recovery_time", TRUE, find_object },
  { "offline_period", FALSE, find_policy },
  { "report_time", FALSE, find_reader },
  { "report_days", TRUE, find_design },
  { "retention", TRUE, find_object },
  { "safety", TRUE, find_object },
  { "size", FALSE, find_object },
  { "disk", FALSE, find_object },
  { "disk", FALSE, find_machine },
  { "packed", TRUE, find_largest_image },
  { "disk_rate", FALSE, find_object },
  { "capacity", FALSE, find_object },
  { "nic", FALSE, find_machine },
  { "packed", TRUE, find_object },
  { "media_capacity", FALSE, find_design },
  { "nic_share", FALSE, find_design },
  { "placement_tolerance", FALSE, find_design },
  { "users", FALSE, find_near, TRUE },
  { "users", TRUE, find_rival, TRUE },
  { "thin_path", TRUE, find_design },
  { "bandwidth", FALSE, find_end },
  { "bandwidth", FALSE, find_source, TRUE, get_access }
};

static gboolean
holds_with (const TrestleIndex    *index,
            const TrestleHeadroom *headroom,
            const TrestleMargin   *margin,
            gint64                 value)
{
  const TrestleWhatIf what_if = { margin->object, margin->field, value };

  return headroom->row->holds (index, headroom->object, headroom->row->variant, &what_if);
}

/* The last value with which the verdict holds: between the value now and the end
 * of what the field allows, on the side where the verdict flips, halved until a
 * step that holds and one that does not are neighbours.
 */
static void
find_edge (const TrestleIndex    *index,
           const TrestleHeadroom *headroom,
           gint64                 most,
           TrestleMargin         *margin)
{
  const TrestleField *field = margin->field;
  gint64 step = MAX (field->step, 1);

  /* Somebody who is counted stays counted. */
  gint64 least = field->unit == TRESTLE_UNIT_PERSONS ? 1 : field->min;
  gboolean rises = margin->upward == margin->holds;
  gint64 same = 0, other = rises ? (most - margin->value) / step : (margin->value - least) / step;
  gint64 sign = rises ? step : -step;

  margin->edge = TRESTLE_UNSET;
  if (holds_with (index, headroom, margin, margin->value + other * sign) == margin->holds)
    {
      margin->endless = margin->holds;
      if (margin->holds)
        margin->edge = margin->value + other * sign;
      return;
    }
  while (other - same > 1)
    {
      gint64 middle = same + (other - same) / 2;

      if (holds_with (index, headroom, margin, margin->value + middle * sign) == margin->holds)
        same = middle;
      else
        other = middle;
    }
  margin->edge = margin->value + (margin->holds ? same : other) * sign;
}

/* With fewer users another image may become the heaviest, and ask for more. */
static gboolean
is_monotonic (const TrestleMargin   *margin,
              const TrestleHeadroom *headroom)
{
  return margin->holds || !TRESTLE_IS_USAGE (margin->object) || TRESTLE_IS_LOCATION (headroom->object);
}

/* Whether there is a verdict whatever the values: at a location, as long as every
 * image has the level that it is judged by.
 */
static gboolean
is_decided (const TrestleIndex    *index,
            const TrestleHeadroom *headroom)
{
  const TrestleLocationLoad *load = TRESTLE_IS_LOCATION (headroom->object) ? trestle_index_location (index, headroom->object) : NULL;

  for (guint i = 0; load != NULL && i < load->n_demands; i++)
    if ((headroom->row->holds == trestle_holds_load && load->demands[i].load_expectation == TRESTLE_UNSET) ||
        (headroom->row->holds == trestle_holds_update && load->demands[i].update_window == TRESTLE_UNSET))
      return FALSE;

  return TRUE;
}

GArray *
trestle_headroom_list_margins (const TrestleAssessment *assessment,
                               const TrestleHeadroom   *self)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GArray *margins = g_array_new (FALSE, FALSE, sizeof (TrestleMargin));

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      TrestleMargin margin = { .judged = self->object, .upward = inputs[i].more_hurts };

      if ((self->row->inputs & (1u << i)) == 0 || !is_decided (index, self))
        continue;
      margin.object = inputs[i].find (index, self);
      if (margin.object == NULL)
        continue;
      margin.field = trestle_object_find_field (margin.object, inputs[i].field);
      margin.value = TRESTLE_OR (trestle_object_get_number (margin.object, margin.field),
                                 margin.field->has_standard ? margin.field->standard : TRESTLE_UNSET);
      margin.holds = trestle_headroom_holds (self);
      if (margin.value == TRESTLE_UNSET || !is_monotonic (&margin, self))
        continue;
      find_edge (index, self, inputs[i].get_most != NULL ? inputs[i].get_most (index, self) : margin.field->max, &margin);
      if (margin.edge != TRESTLE_UNSET || !inputs[i].one_way)
        g_array_append_val (margins, margin);
    }

  return margins;
}

static char *
dup_value (const TrestleMargin *self,
           gint64               number)
{
  const TrestleValue value = { .set = TRUE, .number = number };

  return trestle_field_dup_text (self->field, &value);
}

char *
trestle_margin_dup_input (const TrestleMargin *self)
{
  g_autofree char *name = trestle_object_dup_name (self->object);

  if (TRESTLE_IS_DESIGN (self->object) || self->object == self->judged)
    return g_strdup (_(self->field->label));

  /* Translators: a field and the object it belongs to. */
  return g_strdup_printf (_("%s of %s"), _(self->field->label), name);
}

char *
trestle_margin_dup_distance (const TrestleMargin *self)
{
  g_autofree char *distance = NULL;

  if (self->edge == TRESTLE_UNSET || self->endless)
    return NULL;
  distance = dup_value (self, ABS (self->edge - self->value));
  if (self->edge >= self->value)
    return g_strdup_printf (_("%s more"), distance);

  return g_strdup_printf (_("%s less"), distance);
}

char *
trestle_margin_dup_text (const TrestleMargin *self)
{
  g_autofree char *input = trestle_margin_dup_input (self);
  g_autofree char *edge = NULL;
  g_autofree char *distance = trestle_margin_dup_distance (self);

  if (self->edge == TRESTLE_UNSET)
    return g_strdup_printf (_("%s: no value is enough"), input);
  if (self->endless)
    return g_strdup_printf (_("%s: any value is enough"), input);
  edge = dup_value (self, self->edge);
  if (self->upward)
    /* Translators: a field, the most it may be, and how far that is from now. */
    return g_strdup_printf (_("%s: at most %s (%s)"), input, edge, distance);

  /* Translators: a field, the least it may be, and how far that is from now. */
  return g_strdup_printf (_("%s: at least %s (%s)"), input, edge, distance);
}

char *
trestle_margins_dup_summary (const GArray *margins)
{
  g_autoptr(GString) list = g_string_new (NULL);
  gboolean holds = FALSE;

  for (guint i = 0; i < margins->len; i++)
    {
      const TrestleMargin *margin = &g_array_index (margins, TrestleMargin, i);
      g_autofree char *distance = trestle_margin_dup_distance (margin);

      holds = margin->holds;
      if (distance == NULL)
        continue;
      g_string_append_printf (list, "%s%s %s", list->len > 0 ? " · " : "", _(margin->field->label), distance);
    }
  if (list->len == 0 && margins->len > 0 && !holds)
    return g_strdup (_("No single change is enough"));
  if (list->len == 0)
    return NULL;

  /* Translators: what may change, each alone, before a verdict changes. */
  return g_strdup_printf (holds ? _("Holds until: %s") : _("Would hold with: %s"), list->str);
}
