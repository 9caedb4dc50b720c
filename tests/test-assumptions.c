/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The assumption register: what stands in it, what leaves it, and effects that are
 * those of a design in which the field really has the other value.
 */
#include "config.h"

#include "assumptions.h"
#include "designs.h"
#include "random-estate.h"

static const TrestleOpenAssumption *
find (const GPtrArray *list,
      TrestleKind      kind,
      const char      *field)
{
  for (guint i = 0; i < list->len; i++)
    {
      const TrestleOpenAssumption *open = list->pdata[i];

      if (open->kind == kind && g_str_equal (open->field->name, field))
        return open;
    }

  return NULL;
}

static void
test_register (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *first = add_named (design, TRESTLE_KIND_POPULATION, "B");
  TrestleObject *second = add_named (design, TRESTLE_KIND_POPULATION, "A");
  g_autoptr(GPtrArray) list = trestle_assumptions_list (design);
  g_autoptr(GPtrArray) later = NULL, last = NULL;
  const TrestleOpenAssumption *open = find (list, TRESTLE_KIND_POPULATION, "concurrency");

  g_assert_nonnull (find (list, TRESTLE_KIND_DESIGN, "link_efficiency"));
  g_assert_null (find (list, TRESTLE_KIND_DESIGN, "paper"));
  g_assert_null (find (list, TRESTLE_KIND_DATABASE, "safety"));
  g_assert_nonnull (open);
  g_assert_cmpuint (open->objects->len, ==, 2);
  g_assert_true (open->objects->pdata[0] == second);

  /* Set to its standard is confirmed as well as set to anything else. */
  trestle_object_set_number (first, "concurrency", 1000);
  later = trestle_assumptions_list (design);
  open = find (later, TRESTLE_KIND_POPULATION, "concurrency");
  g_assert_cmpuint (open->objects->len, ==, 1);
  trestle_assumption_confirm (open);
  g_assert_cmpint (TRESTLE_POPULATION (second)->concurrency, ==, 1000);
  last = trestle_assumptions_list (design);
  g_assert_null (find (last, TRESTLE_KIND_POPULATION, "concurrency"));
}

static void
test_owner (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  g_autoptr(GPtrArray) list = trestle_assumptions_list (design);
  g_autoptr(GPtrArray) later = NULL, last = NULL;
  const TrestleOpenAssumption *open = find (list, TRESTLE_KIND_DESIGN, "link_efficiency");

  g_assert_null (open->record);
  trestle_assumption_set_owner (open, design, "A. Marsh");
  later = trestle_assumptions_list (design);
  open = find (later, TRESTLE_KIND_DESIGN, "link_efficiency");
  g_assert_nonnull (open->record);
  g_assert_cmpstr (open->record->owner, ==, "A. Marsh");
  g_assert_cmpstr (open->record->field, ==, "design.link_efficiency");
  g_assert_null (find (later, TRESTLE_KIND_DESIGN, "event_size")->record);
  trestle_assumption_set_owner (open, design, "");
  g_assert_null (open->record->owner);
  last = trestle_assumptions_list (design);
  g_assert_true (find (last, TRESTLE_KIND_DESIGN, "link_efficiency")->record == open->record);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ASSUMPTION)->items->len, ==, 1);
}

/* The headline as an assessment of a changed copy gives it. */
static TrestleNumber
reckon (TrestleDesign               *design,
        const TrestleOpenAssumption *open,
        gint64                       bound,
        const char                  *headline)
{
  g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
  g_autoptr(TrestleAssessment) assessment = NULL;

  for (guint i = 0; i < open->objects->len; i++)
    trestle_object_set_number (trestle_design_lookup (copy, ((TrestleObject *) open->objects->pdata[i])->id), open->field->name, bound);
  assessment = trestle_assessment_new (copy);

  return trestle_assessment_get_figure (assessment, headline, TRESTLE_OBJECT (copy));
}

static gboolean
is_same (TrestleNumber a,
         TrestleNumber b)
{
  return trestle_number_is_known (a) ? trestle_number_is_known (b) && trestle_number_compare (a, b) == 0 : !trestle_number_is_known (b);
}

static const TrestleEffect *
find_effect (const GArray *effects,
             gint64        bound,
             const char   *headline)
{
  for (guint i = 0; i < effects->len; i++)
    {
      const TrestleEffect *effect = &g_array_index (effects, TrestleEffect, i);

      if (effect->bound == bound && g_str_equal (effect->figure->id, headline))
        return effect;
    }

  return NULL;
}

/* Every headline at every bound of every assumption: listed where it moves, and
 * only there.
 */
static guint
check_effects (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GPtrArray) list = trestle_assumptions_list (design);
  g_autoptr(GPtrArray) measured = trestle_assumptions_measure (assessment, list);
  const char *const *headlines = trestle_assumptions_get_headlines ();
  guint n = 0;

  g_assert_cmpuint (measured->len, ==, list->len);
  for (guint i = 0; i < list->len; i++)
    {
      gint64 bounds[2];
      guint n_bounds = trestle_assumption_get_bounds (list->pdata[i], bounds);

      n += ((GArray *) measured->pdata[i])->len;
      for (guint k = 0; k < n_bounds; k++)
        for (guint h = 0; headlines[h] != NULL; h++)
          {
            TrestleNumber now = trestle_assessment_get_figure (assessment, headlines[h], TRESTLE_OBJECT (design));
            TrestleNumber then = reckon (design, list->pdata[i], bounds[k], headlines[h]);
            const TrestleEffect *effect = find_effect (measured->pdata[i], bounds[k], headlines[h]);

            g_assert_true ((effect == NULL) == is_same (now, then));
            g_assert_true (effect == NULL || (is_same (effect->now, now) && is_same (effect->then, then)));
          }
    }

  return n;
}

static void
test_effects (void)
{
  g_autoptr(TrestleDesign) small = load_sample ("small");
  guint n = 0;

  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 3 + seed % 3, ESTATE_PLAUSIBLE);

      n += check_effects (design);
    }
  g_assert_cmpuint (n, >, 50);
  check_effects (small);
}

/* York's update, 22:57:58 of 24 hours, fails with 80 % of its link. */
static void
test_example (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(GPtrArray) list = NULL, measured = NULL;
  const TrestleEffect *effect = NULL;
  g_autofree char *text = NULL;

  trestle_object_unset (TRESTLE_OBJECT (design), "link_efficiency");
  assessment = trestle_assessment_new (design);
  list = trestle_assumptions_list (design);
  measured = trestle_assumptions_measure (assessment, list);
  for (guint i = 0; i < list->len && effect == NULL; i++)
    if (list->pdata[i] == find (list, TRESTLE_KIND_DESIGN, "link_efficiency"))
      effect = find_effect (measured->pdata[i], 800, "updates-late");
  g_assert_nonnull (effect);
  text = trestle_effect_dup_text (find (list, TRESTLE_KIND_DESIGN, "link_efficiency"), effect);
  g_assert_cmpstr (text, ==, "At 80 %: Locations Whose Updates Fail Over the Link 0 → 1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assumptions/register", test_register);
  g_test_add_func ("/assumptions/owner", test_owner);
  g_test_add_func ("/assumptions/effects", test_effects);
  g_test_add_func ("/assumptions/example", test_example);

  return g_test_run ();
}
