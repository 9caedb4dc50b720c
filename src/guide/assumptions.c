/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register is read from the tables of fields; bounds stand in a table here.
 */
#include "config.h"

#include "assumptions.h"

#include <glib/gi18n.h>

#include "index.h"

static const char *const headlines[] = {
  "design-active", "instances-required", "repositories-required", "databases-size-low", "databases-size-high", "databases-iops-total-low",
  "databases-iops-total-high", "repositories-disk", "loads-late", "updates-late", "updates-late-usable", NULL
};

/* Between which values a standard may be expected to lie.  What the guide or its
 * examples name stands first; the rest is half and twice the standard.
 */
static const struct
{
  TrestleKind kind;
  const char *field;
  gint64      bounds[2];
} ranges[] = {
  { TRESTLE_KIND_DESIGN, "event_rate_low", { 10, 20 } },              /* the guide's high rate */
  { TRESTLE_KIND_DESIGN, "event_rate_high", { 15, 40 } },             /* the guide's low rate */
  { TRESTLE_KIND_DESIGN, "event_size", { 100, 400 } },
  { TRESTLE_KIND_DESIGN, "event_interval", { 30, 120 } },
  { TRESTLE_KIND_DESIGN, "policy_interval", { 450, 1800 } },
  { TRESTLE_KIND_DESIGN, "image_poll", { 900, 28800 } },              /* the product documentation's 15 min */
  { TRESTLE_KIND_DESIGN, "initial_share", { 500, 1000 } },
  { TRESTLE_KIND_DESIGN, "update_share", { 150, 1000 } },             /* differences only */
  { TRESTLE_KIND_DESIGN, "link_efficiency", { 800, 1000 } },          /* the examples' 80 % */
  { TRESTLE_KIND_DESIGN, "report_buffer", { 500, 2000 } },            /* the examples' 50 % */
  { TRESTLE_KIND_DESIGN, "management", { TRESTLE_MANAGEMENT_CENTRAL, TRESTLE_MANAGEMENT_DISTRIBUTED } },
  { TRESTLE_KIND_LOCATION, "lan_speed", { 100000000, 10000000000 } },
  { TRESTLE_KIND_POPULATION, "concurrency", { 500, 1000 } },
  { TRESTLE_KIND_POPULATION, "machines_per_user", { 500, 2000 } },
  { TRESTLE_KIND_IMAGE, "versions", { 0, 1 } },                       /* one older version beside the new one */
  { TRESTLE_KIND_DATABASE, "safety", { 0, 1000 } },
  { TRESTLE_KIND_NETWORK, "isolated", { FALSE, TRUE } }
};

/* How the document looks, and where the design stands, is nobody's assumption. */
static gboolean
is_assumption (TrestleKind         kind,
               const TrestleField *field)
{
  static const char *const of_document[] = { "paper", "profile", "status", NULL };

  return field->has_standard && !(kind == TRESTLE_KIND_DESIGN && g_strv_contains (of_document, field->name));
}

static void
open_assumption_free (gpointer data)
{
  TrestleOpenAssumption *self = data;

  g_ptr_array_unref (self->objects);
  g_free (self);
}

static GPtrArray *
list_unset (TrestleDesign      *design,
            TrestleKind         kind,
            const TrestleField *field)
{
  GPtrArray *objects = g_ptr_array_new ();
  TrestleList *list = kind != TRESTLE_KIND_DESIGN ? trestle_design_get_list (design, kind) : NULL;

  if (list == NULL && !trestle_object_is_set (TRESTLE_OBJECT (design), field))
    g_ptr_array_add (objects, design);
  for (guint i = 0; list != NULL && i < list->items->len; i++)
    if (!trestle_object_is_set (list->items->pdata[i], field))
      g_ptr_array_add (objects, list->items->pdata[i]);
  g_ptr_array_sort (objects, trestle_object_compare);

  return objects;
}

/* The record of lowest name that is about the field. */
static TrestleAssumption *
find_record (TrestleDesign               *design,
             const TrestleOpenAssumption *self)
{
  g_autofree char *key = trestle_assumption_dup_key (self);
  TrestleAssumption *found = NULL;

  TRESTLE_FOREACH (design, ASSUMPTION, TrestleAssumption, record)
    {
      const TrestleObject *subject = record->subject.target;

      if ((g_strcmp0 (record->field, key) == 0 ||
           (g_strcmp0 (record->field, self->field->name) == 0 && subject != NULL && trestle_object_get_kind (subject) == self->kind)) &&
          (found == NULL || trestle_object_compare (&record, &found) < 0))
        found = record;
    }

  return found;
}

GPtrArray *
trestle_assumptions_list (TrestleDesign *design)
{
  GPtrArray *assumptions = g_ptr_array_new_with_free_func (open_assumption_free);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      for (guint i = 0; i < info->n_fields; i++)
        {
          TrestleOpenAssumption *self;
          GPtrArray *objects;

          if (!is_assumption (kind, &info->fields[i]))
            continue;
          objects = list_unset (design, kind, &info->fields[i]);
          if (objects->len == 0)
            {
              g_ptr_array_unref (objects);
              continue;
            }
          self = g_new0 (TrestleOpenAssumption, 1);
          self->kind = kind;
          self->field = &info->fields[i];
          self->objects = objects;
          self->n_all = kind != TRESTLE_KIND_DESIGN ? trestle_design_get_list (design, kind)->items->len : 1;
          self->record = find_record (design, self);
          g_ptr_array_add (assumptions, self);
        }
    }

  return assumptions;
}

guint
trestle_assumption_get_bounds (const TrestleOpenAssumption *self,
                               gint64                       bounds[2])
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].kind == self->kind && g_str_equal (ranges[i].field, self->field->name))
      for (guint k = 0; k < 2; k++)
        if (ranges[i].bounds[k] != self->field->standard)
          bounds[n++] = ranges[i].bounds[k];

  return n;
}

static void
reckon_headlines (TrestleDesign *design,
                  TrestleNumber  values[G_N_ELEMENTS (headlines)])
{
  TrestleIndex *index = trestle_index_new (design);

  for (guint i = 0; headlines[i] != NULL; i++)
    values[i] = trestle_figure_find (headlines[i])->compute (index, TRESTLE_OBJECT (design), NULL, NULL);
  trestle_index_free (index);
}

static gboolean
is_equal (TrestleNumber a,
          TrestleNumber b)
{
  if (!trestle_number_is_known (a) || !trestle_number_is_known (b))
    return trestle_number_is_known (a) == trestle_number_is_known (b);

  return trestle_number_compare (a, b) == 0;
}

static GArray *
measure (TrestleDesign               *copy,
         const TrestleOpenAssumption *self,
         const TrestleNumber         *now)
{
  GArray *effects = g_array_new (FALSE, FALSE, sizeof (TrestleEffect));
  gint64 bounds[2];
  guint n_bounds = trestle_assumption_get_bounds (self, bounds);

  for (guint k = 0; k < n_bounds; k++)
    {
      TrestleNumber then[G_N_ELEMENTS (headlines)];

      for (guint i = 0; i < self->objects->len; i++)
        trestle_object_set_number (trestle_design_lookup (copy, ((TrestleObject *) self->objects->pdata[i])->id), self->field->name, bounds[k]);
      reckon_headlines (copy, then);
      for (guint i = 0; headlines[i] != NULL; i++)
        if (!is_equal (now[i], then[i]))
          {
            TrestleEffect effect = { bounds[k], trestle_figure_find (headlines[i]), now[i], then[i] };

            g_array_append_val (effects, effect);
          }
      for (guint i = 0; i < self->objects->len; i++)
        trestle_object_unset (trestle_design_lookup (copy, ((TrestleObject *) self->objects->pdata[i])->id), self->field->name);
    }

  return effects;
}

GPtrArray *
trestle_assumptions_measure (const TrestleAssessment *assessment,
                             const GPtrArray         *assumptions)
{
  g_autoptr(TrestleDesign) copy = trestle_design_copy (trestle_assessment_get_design (assessment));
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  TrestleNumber now[G_N_ELEMENTS (headlines)];

  reckon_headlines (copy, now);
  for (guint i = 0; i < assumptions->len; i++)
    g_ptr_array_add (all, measure (copy, assumptions->pdata[i], now));

  return all;
}

char *
trestle_assumption_dup_value (const TrestleOpenAssumption *self,
                              gint64                       value)
{
  const TrestleValue number = { .set = TRUE, .number = value };

  return trestle_field_dup_text (self->field, &number);
}

char *
trestle_assumption_dup_title (const TrestleOpenAssumption *self)
{
  g_autofree char *value = trestle_assumption_dup_value (self, self->field->standard);

  /* Translators: a field and its value. */
  return g_strdup_printf (_("%s: %s"), _(self->field->label), value);
}

char *
trestle_effect_dup_text (const TrestleOpenAssumption *self,
                         const TrestleEffect         *effect)
{
  g_autofree char *bound = trestle_assumption_dup_value (self, effect->bound);
  g_autofree char *now = trestle_measure_dup_text (effect->figure->measure, effect->now);
  g_autofree char *then = trestle_measure_dup_text (effect->figure->measure, effect->then);

  /* Translators: a value of a field; a figure, what it is, and what it would be. */
  return g_strdup_printf (_("At %s: %s %s → %s"), bound, _(effect->figure->title), now, then);
}

char *
trestle_assumption_dup_key (const TrestleOpenAssumption *self)
{
  return g_strdup_printf ("%s.%s", trestle_kind_get_info (self->kind)->nick, self->field->name);
}

void
trestle_assumption_confirm (const TrestleOpenAssumption *self)
{
  for (guint i = 0; i < self->objects->len; i++)
    trestle_object_set_number (self->objects->pdata[i], self->field->name, self->field->standard);
}

void
trestle_assumption_set_owner (const TrestleOpenAssumption *self,
                              TrestleDesign               *design,
                              const char                  *owner)
{
  TrestleObject *record = (TrestleObject *) self->record;

  if (record == NULL)
    {
      g_autofree char *title = trestle_assumption_dup_title (self);
      g_autofree char *key = trestle_assumption_dup_key (self);

      record = trestle_design_create (design, TRESTLE_KIND_ASSUMPTION);
      trestle_object_set_string (record, "name", title);
      trestle_object_set_string (record, "field", key);
    }
  if (*owner != '\0')
    trestle_object_set_string (record, "owner", owner);
  else
    trestle_object_unset (record, "owner");
}

const char *const *
trestle_assumptions_get_headlines (void)
{
  return headlines;
}
