/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two tables, how many there are of each kind and between which bounds numbers
 * lie, and references that always lead somewhere.
 */
#include "config.h"

#include "random-estate.h"

#include "edit.h"
#include "random-design.h"

/* Objects of a kind for each ten locations, and at least. */
static const struct
{
  TrestleKind kind;
  guint       per_ten, least;
} numbers_of_kinds[] = {
  { TRESTLE_KIND_NETWORK, 1, 2 }, { TRESTLE_KIND_ZONE, 1, 2 }, { TRESTLE_KIND_UNIT, 1, 3 },
  { TRESTLE_KIND_DOMAIN, 1, 3 }, { TRESTLE_KIND_LINK, 8, 1 }, { TRESTLE_KIND_POPULATION, 15, 3 },
  { TRESTLE_KIND_FLOW, 5, 2 }, { TRESTLE_KIND_IMAGE, 2, 3 }, { TRESTLE_KIND_POLICY, 2, 2 },
  { TRESTLE_KIND_WORKSPACE, 5, 4 }, { TRESTLE_KIND_USAGE, 30, 6 }, { TRESTLE_KIND_SERVICE, 6, 2 },
  { TRESTLE_KIND_INSTANCE, 3, 2 }, { TRESTLE_KIND_MACHINE, 9, 4 }, { TRESTLE_KIND_SERVER, 4, 2 },
  { TRESTLE_KIND_DATABASE, 2, 2 }, { TRESTLE_KIND_CONSOLE, 3, 2 }, { TRESTLE_KIND_REPOSITORY, 4, 3 },
  { TRESTLE_KIND_IIS, 5, 3 }
};

/* Numbers that make sense; fields that are not named here keep their standard. */
static const struct
{
  TrestleKind kind;
  const char *field;
  gint64      low, high;
} ranges[] = {
  { TRESTLE_KIND_DESIGN, "event_rate_high", 10, 40 }, { TRESTLE_KIND_DESIGN, "event_size", 100, 400 },
  { TRESTLE_KIND_DESIGN, "policy_interval", 300, 3600 }, { TRESTLE_KIND_DESIGN, "image_poll", 600, 28800 },
  { TRESTLE_KIND_DESIGN, "initial_share", 300, 1000 }, { TRESTLE_KIND_DESIGN, "update_share", 50, 1000 },
  { TRESTLE_KIND_DESIGN, "link_efficiency", 500, 1000 }, { TRESTLE_KIND_DESIGN, "report_buffer", 0, 2000 },
  { TRESTLE_KIND_DESIGN, "media_capacity", 700000000, 16000000000 },
  { TRESTLE_KIND_ZONE, "minimum_retention", 86400, 400 * 86400 },
  { TRESTLE_KIND_LOCATION, "bandwidth", 100000, 1000000000 }, { TRESTLE_KIND_LOCATION, "lan_speed", 10000000, 10000000000 },
  { TRESTLE_KIND_LOCATION, "load_expectation", 60, 14400 }, { TRESTLE_KIND_LOCATION, "update_window", 600, 172800 },
  { TRESTLE_KIND_LINK, "bandwidth", 100000, 1000000000 },
  { TRESTLE_KIND_POPULATION, "users", 0, 6000 }, { TRESTLE_KIND_POPULATION, "concurrency", 300, 1000 },
  { TRESTLE_KIND_POPULATION, "machines_per_user", 300, 2000 },
  { TRESTLE_KIND_FLOW, "count", 0, 300 },
  { TRESTLE_KIND_IMAGE, "packed", 1 << 20, G_GINT64_CONSTANT (1) << 33 }, { TRESTLE_KIND_IMAGE, "versions", 0, 3 },
  { TRESTLE_KIND_POLICY, "offline_period", 300, 700000 },
  { TRESTLE_KIND_USAGE, "users", 0, 4000 },
  { TRESTLE_KIND_SERVICE, "load_expectation", 60, 14400 }, { TRESTLE_KIND_SERVICE, "update_window", 600, 172800 },
  { TRESTLE_KIND_INSTANCE, "recovery_time", 600, 700000 },
  { TRESTLE_KIND_MACHINE, "cores", 1, 8 }, { TRESTLE_KIND_MACHINE, "clock", 2000000000, 3600000000 },
  { TRESTLE_KIND_MACHINE, "memory", G_GINT64_CONSTANT (1) << 30, G_GINT64_CONSTANT (1) << 34 },
  { TRESTLE_KIND_DATABASE, "retention", 86400, 800 * 86400 }, { TRESTLE_KIND_DATABASE, "safety", 0, 1000 }
};

/* Texts that set things apart. */
static const struct
{
  TrestleKind kind;
  const char *field;
  const char *texts[2];
} tags[] = {
  { TRESTLE_KIND_UNIT, "tag", { "payroll", "audit" } }, { TRESTLE_KIND_UNIT, "managing_group", { "north", "south" } },
  { TRESTLE_KIND_IMAGE, "separation", { "payroll", "patients" } },
  { TRESTLE_KIND_LOCATION, "country", { "United Kingdom", "Ireland" } },
  { TRESTLE_KIND_INSTANCE, "excess_note", { "kept for the merger", "agreed" } },
  { TRESTLE_KIND_REPOSITORY, "excess_note", { "kept for the merger", "agreed" } }
};

static gboolean
is_one_in (GRand *rand,
           int    n)
{
  return g_rand_int_range (rand, 0, n) == 0;
}

static gint64
round_to_step (const TrestleField *field,
               gint64              number)
{
  gint64 step = MAX (field->step, 1);

  return CLAMP (number / step * step, (field->min + step - 1) / step * step, field->max / step * step);
}

/* One of five between the bounds, so that equal ones meet. */
static gint64
pick_number (GRand              *rand,
             const TrestleField *field,
             gint64              low,
             gint64              high,
             EstateNumbers       numbers)
{
  if (numbers == ESTATE_EXTREME)
    return round_to_step (field, is_one_in (rand, 5) ? field->min : field->max - g_rand_int_range (rand, 0, 3));

  return round_to_step (field, is_one_in (rand, 3) ? low + (high - low) / 4 * g_rand_int_range (rand, 0, 5)
                                                   : (gint64) g_rand_double_range (rand, (double) low, (double) high + 1));
}

static void
set_number (GRand         *rand,
            TrestleObject *object,
            guint          range,
            EstateNumbers  numbers)
{
  const TrestleField *field = trestle_object_find_field (object, ranges[range].field);

  g_assert (field != NULL && field->kind == TRESTLE_FIELD_INT);
  if (is_one_in (rand, numbers == ESTATE_EXTREME ? 40 : 8))
    trestle_object_unset (object, field->name);
  else
    trestle_object_set_number (object, field->name,
                               pick_number (rand, field, ranges[range].low, ranges[range].high, numbers));
}

static void
set_reference (GRand              *rand,
               TrestleObject      *object,
               const TrestleField *field)
{
  const char *ids[4] = { NULL, NULL, NULL, NULL };
  int n = field->kind == TRESTLE_FIELD_REF ? 1 : g_rand_int_range (rand, 1, 4);
  TrestleValue value = { TRUE, 0, NULL, (char **) ids };

  if (is_one_in (rand, 10))
    return;
  for (int i = 0; i < n; i++)
    {
      const TrestleObject *target = random_object (rand, object->design, field->target);

      if (target == NULL || target == object)
        return;
      ids[i] = target->id;
    }
  value.text = field->kind == TRESTLE_FIELD_REF ? (char *) ids[0] : NULL;
  trestle_object_set (object, field, &value, NULL);   /* refused where the pair stands already */
}

/* Half of the machines of an estate stand where the networks are not isolated. */
static void
set_choices (GRand              *rand,
             TrestleObject      *object,
             const TrestleField *field)
{
  TrestleValue value;

  if (field->kind == TRESTLE_FIELD_FLAG && g_str_equal (field->name, "isolated"))
    {
      trestle_object_set_number (object, field->name, is_one_in (rand, 3));
      return;
    }
  if (is_one_in (rand, 4))
    return;
  random_value (rand, object->design, field, &value);
  trestle_object_set (object, field, &value, NULL);
  trestle_value_clear (&value);
}

static void
fill (GRand         *rand,
      TrestleObject *object,
      EstateNumbers  numbers)
{
  const TrestleKindInfo *info = trestle_object_get_info (object);

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    if (ranges[i].kind == info->kind)
      set_number (rand, object, i, numbers);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (tags[i].kind == info->kind && is_one_in (rand, 2))
      trestle_object_set_string (object, tags[i].field, tags[i].texts[g_rand_int_range (rand, 0, 2)]);

  for (guint i = 0; i < info->n_fields; i++)
    {
      const TrestleField *field = &info->fields[i];

      if (field->kind == TRESTLE_FIELD_REF || field->kind == TRESTLE_FIELD_REFS)
        set_reference (rand, object, field);
      else if (info->kind != TRESTLE_KIND_DESIGN && !(field->flags & TRESTLE_FIELD_GEOMETRY) &&
               (field->kind == TRESTLE_FIELD_FLAG || field->kind == TRESTLE_FIELD_CHOICE || field->kind == TRESTLE_FIELD_CHOICES))
        set_choices (rand, object, field);
    }
}

/* A zone names the countries it allows. */
static void
fill_zones (TrestleDesign *design)
{
  static const char *const countries[] = { "United Kingdom", NULL };

  TRESTLE_FOREACH (design, ZONE, TrestleZone, zone)
    if (zone_i % 2 == 0)
      trestle_object_set_strings (TRESTLE_OBJECT (zone), "countries", countries);
}

TrestleDesign *
random_estate_new (guint32       seed,
                   guint         n_locations,
                   EstateNumbers numbers)
{
  TrestleDesign *design = trestle_design_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  trestle_design_seed (design, seed);
  for (guint i = 0; i < n_locations; i++)
    trestle_design_create (design, TRESTLE_KIND_LOCATION);
  for (guint i = 0; i < G_N_ELEMENTS (numbers_of_kinds); i++)
    for (guint k = 0; k < MAX (numbers_of_kinds[i].per_ten * n_locations / 10, numbers_of_kinds[i].least); k++)
      trestle_design_create (design, numbers_of_kinds[i].kind);

  fill (rand, TRESTLE_OBJECT (design), numbers);
  if (is_one_in (rand, 3))
    trestle_object_set_choice (TRESTLE_OBJECT (design), "management", "distributed");
  if (is_one_in (rand, 2))
    trestle_object_set_number (TRESTLE_OBJECT (design), "distribution_system", is_one_in (rand, 2));
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    for (guint i = 0; i < trestle_design_get_list (design, kind)->items->len; i++)
      fill (rand, trestle_design_get_list (design, kind)->items->pdata[i], numbers);
  fill_zones (design);

  return design;
}

void
random_estate_edit (GRand         *rand,
                    TrestleDesign *design)
{
  guint range = g_rand_int_range (rand, 0, G_N_ELEMENTS (ranges));
  TrestleObject *object = random_object (rand, design, ranges[range].kind);
  guint kind = g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers_of_kinds));

  if (is_one_in (rand, 30))
    fill (rand, trestle_design_create (design, numbers_of_kinds[kind].kind), ESTATE_PLAUSIBLE);
  else if (is_one_in (rand, 40) && (object = random_object (rand, design, numbers_of_kinds[kind].kind)) != NULL)
    trestle_edit_delete (object);
  else if (is_one_in (rand, 3) && (object = random_object (rand, design, TRESTLE_KIND_ANY)) != NULL)
    fill (rand, object, ESTATE_PLAUSIBLE);
  else if (object != NULL)
    set_number (rand, object, range, ESTATE_PLAUSIBLE);
}
