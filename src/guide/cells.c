/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Separation cells (C-2): which populations may share an instance, and how many
 * instances that takes.
 */
#include "config.h"

#include "index.h"
#include "limit.h"

#include <string.h>

/* Domains as a matrix: trusts[a * n + b], a accepts users of b. */
typedef struct
{
  const GPtrArray *domains;
  guint            n;
  guint8          *trusts;
  guint           *class_of;      /* domain → class, named after its lowest-named domain */
} Trust;

static gboolean
is_lower (const Trust *trust,
          guint        a,
          guint        b)
{
  return trestle_object_compare (&trust->domains->pdata[a], &trust->domains->pdata[b]) < 0;
}

/* Trusts are handed on except where marked non-transitive: those count directly only. */
static void
close_trusts (Trust *trust)
{
  guint n = trust->n;
  g_autofree guint8 *transitive = g_malloc0 ((gsize) n * n + 1);

  for (guint b = 0; b < n; b++)
    {
      const TrestleDomain *domain = trust->domains->pdata[b];

      for (guint i = 0; domain->trusted_by != NULL && i < domain->trusted_by->n; i++)
        {
          const TrestleObject *truster = domain->trusted_by->refs[i].target;

          if (truster == NULL)
            continue;
          trust->trusts[truster->position * n + b] = 1;
          transitive[truster->position * n + b] = !trestle_refs_contain (domain->non_transitive, truster);
        }
    }

  for (guint via = 0; via < n; via++)
    for (guint a = 0; a < n; a++)
      if (transitive[a * n + via])
        for (guint b = 0; b < n; b++)
          transitive[a * n + b] |= transitive[via * n + b];
  for (gsize i = 0; i < (gsize) n * n; i++)
    trust->trusts[i] |= transitive[i];
}

/* The lowest-named domain among those that trust each other with @domain. */
static guint
find_mutual (const Trust *trust,
             guint        domain)
{
  guint lowest = domain;

  for (guint other = 0; other < trust->n; other++)
    if (trust->trusts[domain * trust->n + other] && trust->trusts[other * trust->n + domain] &&
        is_lower (trust, other, lowest))
      lowest = other;

  return lowest;
}

/* Whether any domain of another class trusts one of @class. */
static gboolean
class_trusts (const Trust *trust,
              guint        truster,
              guint        trusted)
{
  for (guint a = 0; a < trust->n; a++)
    for (guint b = 0; b < trust->n; b++)
      if (trust->class_of[a] == truster && trust->class_of[b] == trusted && trust->trusts[a * trust->n + b])
        return TRUE;

  return FALSE;
}

static gboolean
is_trusted_by_none (const Trust *trust,
                    guint        class)
{
  for (guint other = 0; other < trust->n; other++)
    if (trust->class_of[other] == other && other != class && class_trusts (trust, other, class))
      return FALSE;

  return TRUE;
}

/* A class that others trust joins the lowest-named of those that nobody trusts. */
static void
join_trusted (Trust *trust)
{
  g_autofree guint *joined = g_memdup2 (trust->class_of, sizeof (guint) * (trust->n + 1));

  for (guint class = 0; class < trust->n; class++)
    {
      guint target = class;

      if (trust->class_of[class] != class || is_trusted_by_none (trust, class))
        continue;
      for (guint other = 0; other < trust->n; other++)
        if (trust->class_of[other] == other && other != class && class_trusts (trust, other, class) &&
            is_trusted_by_none (trust, other) && (target == class || is_lower (trust, other, target)))
          target = other;
      for (guint i = 0; i < trust->n; i++)
        if (trust->class_of[i] == class)
          joined[i] = target;
    }
  memcpy (trust->class_of, joined, sizeof (guint) * trust->n);
}

static void
find_trust_classes (TrestleIndex    *self,
                    const GPtrArray *domains)
{
  Trust trust = { domains, domains->len, NULL, NULL };

  trust.trusts = self->trusts = trestle_arena_take0 (self->arena, (gsize) trust.n * trust.n + 1);
  trust.class_of = self->trust_classes = TRESTLE_ARENA_NEW0 (self->arena, guint, trust.n);
  close_trusts (&trust);
  for (guint i = 0; i < trust.n; i++)
    trust.class_of[i] = find_mutual (&trust, i);
  join_trusted (&trust);
}

static gboolean
same_text (const char *a,
           const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gboolean
is_same_cell (const TrestleCell *a,
              const TrestleCell *b)
{
  return a->trust_class == b->trust_class && a->isolated == b->isolated && a->zone == b->zone &&
         same_text (a->tag, b->tag) && same_text (a->group, b->group);
}

static const char *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* Users whose domain nobody entered are counted with the class of most users. */
static TrestleCell
classify (const TrestleIndex          *self,
          const TrestlePopulationLoad *load,
          guint                        usual_class)
{
  const TrestleOrgUnit *unit = load->unit;
  gboolean distributed = self->design->management == TRESTLE_MANAGEMENT_DISTRIBUTED;
  TrestleCell cell = {
    .trust_class = load->domain != NULL ? self->trust_classes[trestle_position (load->domain)] : usual_class,
    .isolated = load->location != NULL ? load->location->isolated : NULL,
    .tag = unit != NULL ? text_or_null (unit->tag) : NULL,
    .group = unit != NULL && distributed ? text_or_null (unit->managing_group) : NULL,
    .zone = load->zone,
    .first = load->population
  };

  return cell;
}

/* A class is called after its lowest-named domain; ties go to the lower name. */
static guint
find_usual_class (const TrestleIndex *self,
                  const GPtrArray    *domains)
{
  guint n_domains = domains->len;
  g_autofree gint64 *users = g_new0 (gint64, n_domains + 1);
  guint usual = 0;

  for (guint i = 0; i < self->n_populations; i++)
    if (self->populations[i].domain != NULL)
      users[self->trust_classes[trestle_position (self->populations[i].domain)]] += self->populations[i].users;
  for (guint i = 1; i < n_domains; i++)
    if (users[i] > users[usual] ||
        (users[i] == users[usual] && trestle_object_compare (&domains->pdata[i], &domains->pdata[usual]) < 0))
      usual = i;

  return usual;
}

static void
add_to_cell (TrestleIndex          *self,
             TrestlePopulationLoad *load,
             const TrestleCell     *key)
{
  TrestleCell *cell = NULL;

  for (guint i = 0; i < self->cells->len && cell == NULL; i++)
    if (is_same_cell (&g_array_index (self->cells, TrestleCell, i), key))
      {
        cell = &g_array_index (self->cells, TrestleCell, i);
        load->cell = i;
      }
  if (cell == NULL)
    {
      g_array_append_vals (self->cells, key, 1);
      load->cell = self->cells->len - 1;
      cell = &g_array_index (self->cells, TrestleCell, load->cell);
    }

  if (trestle_object_compare (&load->population, &cell->first) < 0)
    cell->first = load->population;
  cell->users += load->users;
  cell->clients += load->clients;
  cell->active_permille += (TrestleInt128) load->clients * load->concurrency;
  cell->n_populations++;
}

/* The one the user marks, or the one with most users; ties to the lower name. */
static guint
find_main_cell (const TrestleIndex *self)
{
  const TrestleObject *marked = self->design->main_population.target;
  guint main_cell = G_MAXUINT;

  if (marked != NULL && self->populations[marked->position].cell != G_MAXUINT)
    return self->populations[marked->position].cell;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const TrestleCell *cell = &g_array_index (self->cells, TrestleCell, i);
      const TrestleCell *best = main_cell != G_MAXUINT ? &g_array_index (self->cells, TrestleCell, main_cell) : NULL;

      if (best == NULL || cell->users > best->users ||
          (cell->users == best->users && trestle_object_compare (&cell->first, &best->first) < 0))
        main_cell = i;
    }

  return main_cell;
}

/* Values of one attribute that differ from the main cell's, each counted once. */
static guint
count_differing (const TrestleIndex *self,
                 gsize               offset,
                 gboolean            is_text)
{
  const TrestleCell *main_cell = &g_array_index (self->cells, TrestleCell, self->main_cell);
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      gconstpointer value = G_STRUCT_MEMBER (gconstpointer, &g_array_index (self->cells, TrestleCell, i), offset);
      gconstpointer usual = G_STRUCT_MEMBER (gconstpointer, main_cell, offset);
      gboolean seen = FALSE;

      if (value == NULL || (is_text ? same_text (value, usual) : value == usual))
        continue;
      for (guint k = 0; k < i && !seen; k++)
        {
          gconstpointer other = G_STRUCT_MEMBER (gconstpointer, &g_array_index (self->cells, TrestleCell, k), offset);

          seen = is_text ? same_text (value, other) : value == other;
        }
      n += seen ? 0 : 1;
    }

  return n;
}

static guint
count_untrusted (const TrestleIndex *self)
{
  guint usual = g_array_index (self->cells, TrestleCell, self->main_cell).trust_class;
  guint n = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      guint class = g_array_index (self->cells, TrestleCell, i).trust_class;
      gboolean seen = class == usual;

      for (guint k = 0; k < i && !seen; k++)
        seen = g_array_index (self->cells, TrestleCell, k).trust_class == class;
      n += seen ? 0 : 1;
    }

  return n;
}

static gint64
instances_for (gint64 active)
{
  return MAX (1, (active + TRESTLE_LIMIT_ACTIVE_CLIENTS - 1) / TRESTLE_LIMIT_ACTIVE_CLIENTS);
}

static void
add_up (TrestleIndex *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TrestleCell *cell = &g_array_index (self->cells, TrestleCell, i);

      cell->active = (gint64) ((cell->active_permille + 999) / 1000);
      cell->required = instances_for (cell->active);
      self->required += cell->required;
    }
  self->required = MAX (self->required, 1);
  self->additive = instances_for (self->active);
  self->main_cell = find_main_cell (self);
  if (self->main_cell == G_MAXUINT)
    return;

  self->n_untrusted = count_untrusted (self);
  self->n_isolated = count_differing (self, G_STRUCT_OFFSET (TrestleCell, isolated), FALSE);
  self->n_tags = count_differing (self, G_STRUCT_OFFSET (TrestleCell, tag), TRUE);
  self->n_zones = count_differing (self, G_STRUCT_OFFSET (TrestleCell, zone), FALSE);
  self->n_groups = count_differing (self, G_STRUCT_OFFSET (TrestleCell, group), TRUE);
  self->additive += self->n_untrusted + self->n_isolated + self->n_tags + self->n_zones + self->n_groups;
}

/* An instance’s cell is that of all its populations; without one where they differ. */
static void
assign_cells (TrestleIndex *self)
{
  for (guint i = 0; i < self->n_instances; i++)
    self->instances[i].cell = TRESTLE_NO_CELL;

  for (guint i = 0; i < self->n_populations; i++)
    {
      TrestleInstanceLoad *load = self->populations[i].instance;

      if (load == NULL || self->populations[i].cell == G_MAXUINT || load->cell == TRESTLE_MIXED_CELLS)
        continue;
      if (load->cell == TRESTLE_NO_CELL)
        load->cell = self->populations[i].cell;
      else if (load->cell != self->populations[i].cell)
        load->cell = TRESTLE_MIXED_CELLS;
    }
}

void
trestle_index_add_cells (TrestleIndex *self)
{
  const GPtrArray *domains = trestle_design_get_list (self->design, TRESTLE_KIND_DOMAIN)->items;
  guint usual_class;

  find_trust_classes (self, domains);
  usual_class = find_usual_class (self, domains);
  self->cells = g_array_new (FALSE, FALSE, sizeof (TrestleCell));
  for (guint i = 0; i < self->n_populations; i++)
    if (self->populations[i].users > 0)
      {
        TrestleCell key = classify (self, &self->populations[i], usual_class);

        add_to_cell (self, &self->populations[i], &key);
      }
  add_up (self);
  assign_cells (self);
}
