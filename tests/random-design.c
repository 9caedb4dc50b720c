/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs for tests.
 */
#include "config.h"

#include "random-design.h"

#include "edit.h"

static const char *const words[] = {
  "Riga", "Harbor", "branch 10", "branch 9", "", "Zürich", "東京", "a \"quoted\" word", "back\\slash", "tab\tinside",
  "<b>&amp;", "%s%n", "naïve", "e\xcc\x81", "🏥 clinic", "null", "R-1.1.1", "עברית", "x/y:z*?", "  spaces  "
};

static const char *
random_word (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static char *
dup_random_note (GRand *rand)
{
  GString *note = g_string_new (random_word (rand));

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    g_string_append_printf (note, "%c%s", n % 2 ? ' ' : '\n', random_word (rand));

  return g_string_free (note, FALSE);
}

/* Evenly between the bounds; every fifth one is a bound. */
static gint64
random_number (GRand              *rand,
               const TrestleField *field)
{
  gint64 step = MAX (field->step, 1);
  gint64 low = field->min / step + (field->min > 0 && field->min % step != 0);
  gint64 high = field->max / step;
  guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      return low * step;

    case 1:
      return high * step;

    default:
      return (low + (gint64) (bits % (guint64) (high - low + 1))) * step;
    }
}

static char *
dup_random_date (GRand *rand)
{
  g_autoptr(GDate) date = g_date_new_julian (g_rand_int_range (rand, 1, 1000000));

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

static char *
dup_random_data (GRand *rand)
{
  guchar bytes[40];
  gsize length = g_rand_int_range (rand, 0, sizeof bytes);

  for (gsize i = 0; i < length; i++)
    bytes[i] = g_rand_int_range (rand, 0, 256);

  return g_base64_encode (bytes, length);
}

TrestleObject *
random_object (GRand         *rand,
               TrestleDesign *design,
               TrestleKind    kind)
{
  const GPtrArray *items;

  if (kind == TRESTLE_KIND_ANY)
    kind = g_rand_int_range (rand, 0, TRESTLE_N_TABLES);
  if (kind == TRESTLE_KIND_DESIGN)
    return TRESTLE_OBJECT (design);
  items = trestle_design_get_list (design, kind)->items;

  return items->len > 0 ? items->pdata[g_rand_int_range (rand, 0, items->len)] : NULL;
}

static char **
random_texts (GRand              *rand,
              TrestleDesign      *design,
              const TrestleField *field)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    if (field->kind == TRESTLE_FIELD_TEXTS)
      g_strv_builder_add (builder, random_word (rand));
    else
      {
        const TrestleObject *target = random_object (rand, design, field->target);

        if (target != NULL)
          g_strv_builder_add (builder, target->id);
      }

  return g_strv_builder_end (builder);
}

static int
count_choices (const TrestleField *field)
{
  int n = 0;

  while (field->choices[n].nick != NULL)
    n++;

  return n;
}

void
random_value (GRand              *rand,
              TrestleDesign      *design,
              const TrestleField *field,
              TrestleValue       *value)
{
  const TrestleObject *target;

  *value = (TrestleValue) TRESTLE_VALUE_INIT;
  if (g_rand_int_range (rand, 0, 5) == 0)
    return;

  value->set = TRUE;
  switch (field->kind)
    {
    case TRESTLE_FIELD_INT:
      value->number = random_number (rand, field);
      break;

    case TRESTLE_FIELD_FLAG:
      value->number = g_rand_boolean (rand);
      break;

    case TRESTLE_FIELD_CHOICE:
      value->number = g_rand_int_range (rand, 0, count_choices (field));
      break;

    case TRESTLE_FIELD_CHOICES:
      value->number = g_rand_int (rand) & ((1u << count_choices (field)) - 1);
      break;

    case TRESTLE_FIELD_DATE:
      value->text = dup_random_date (rand);
      break;

    case TRESTLE_FIELD_DATA:
      value->text = dup_random_data (rand);
      break;

    case TRESTLE_FIELD_REF:
      target = random_object (rand, design, field->target);
      value->set = target != NULL;
      value->text = target != NULL ? g_strdup (target->id) : NULL;
      break;

    case TRESTLE_FIELD_REFS:
    case TRESTLE_FIELD_TEXTS:
      value->texts = random_texts (rand, design, field);
      break;

    case TRESTLE_FIELD_NOTE:
      value->text = dup_random_note (rand);
      break;

    case TRESTLE_FIELD_TEXT:
      value->text = g_strdup (random_word (rand));
      break;

    default:
      g_assert_not_reached ();
    }
}

/* A pair that another object stands for already is refused, and left alone. */
static void
set_random (GRand              *rand,
            TrestleObject      *object,
            const TrestleField *field)
{
  g_autoptr(GError) error = NULL;
  TrestleValue value;

  random_value (rand, object->design, field, &value);
  if (!trestle_object_set (object, field, &value, &error))
    g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_PAIR);
  trestle_value_clear (&value);
}

TrestleDesign *
random_design_new (guint32 seed,
                   guint   n_each)
{
  TrestleDesign *design = trestle_design_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

  trestle_design_seed (design, seed);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    for (guint i = 0; i < n_each; i++)
      trestle_design_create (design, kind);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_TABLES; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);

      for (guint i = 0; i < (kind == TRESTLE_KIND_DESIGN ? 1 : n_each); i++)
        for (guint f = 0; f < info->n_fields; f++)
          set_random (rand, kind == TRESTLE_KIND_DESIGN ? TRESTLE_OBJECT (design)
                                                        : trestle_design_get_list (design, kind)->items->pdata[i],
                      &info->fields[f]);
    }

  return design;
}

void
random_mutation (GRand         *rand,
                 TrestleDesign *design)
{
  TrestleObject *object;
  const TrestleKindInfo *info;

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      trestle_design_create (design, g_rand_int_range (rand, TRESTLE_KIND_DESIGN + 1, TRESTLE_N_TABLES));
      break;

    case 1:
      object = random_object (rand, design, g_rand_int_range (rand, TRESTLE_KIND_DESIGN + 1, TRESTLE_N_TABLES));
      if (object != NULL)
        trestle_edit_delete (object);
      break;

    default:
      object = random_object (rand, design, TRESTLE_KIND_ANY);
      if (object == NULL)
        break;
      info = trestle_object_get_info (object);
      set_random (rand, object, &info->fields[g_rand_int_range (rand, 0, info->n_fields)]);
    }
}

static void
assert_targets (const TrestleObject *object,
                const TrestleField  *field)
{
  if (field->kind == TRESTLE_FIELD_REF && trestle_object_is_set (object, field))
    g_assert_nonnull (trestle_object_get_target (object, field));
  if (field->kind == TRESTLE_FIELD_REFS && trestle_object_is_set (object, field))
    {
      const TrestleRefs *refs = G_STRUCT_MEMBER (TrestleRefs *, object, field->offset);

      for (guint i = 0; i < refs->n; i++)
        g_assert_nonnull (refs->refs[i].target);
    }
}

void
assert_nothing_dangles (TrestleDesign *design)
{
  for (guint i = 0; i < trestle_design_info.n_fields; i++)
    assert_targets (TRESTLE_OBJECT (design), &trestle_design_info.fields[i]);

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (kind);
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;

      for (guint i = 0; i < items->len; i++)
        for (guint f = 0; f < info->n_fields; f++)
          assert_targets (items->pdata[i], &info->fields[f]);
    }
}
