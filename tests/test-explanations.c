/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Explanations are true: the formula of every figure, and the text with the
 * numbers put in, are reckoned again by an evaluator of its own and give the
 * figure’s exact value; every term is where it is said to come from.
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "assessment.h"
#include "designs.h"
#include "evaluator.h"
#include "quantity.h"
#include "random-design.h"
#include "random-estate.h"

#define N_DESIGNS RANDOM_DESIGNS (40)
#define N_ESTATES RANDOM_DESIGNS (200)
#define N_EXTREMES RANDOM_DESIGNS (60)

static guint
count_terms (const char *symbol,
             gpointer    data)
{
  const GArray *terms = data;
  guint n = 0;

  for (guint i = 0; i < terms->len; i++)
    n += g_str_equal (g_array_index (terms, TrestleTerm, i).symbol, symbol) ? 1 : 0;

  return n;
}

static Fraction
get_fraction (TrestleNumber number)
{
  return fraction_from_ratio (number.num, number.den);
}

static Fraction
get_term (const char *symbol,
          guint       nth,
          gpointer    data)
{
  const GArray *terms = data;

  for (guint i = 0; i < terms->len; i++)
    if (g_str_equal (g_array_index (terms, TrestleTerm, i).symbol, symbol) && nth-- == 0)
      return get_fraction (g_array_index (terms, TrestleTerm, i).value);
  g_assert_not_reached ();
}

/* Fails the test, goes on, and says which figure of which object it was. */
static void
fail (const TrestleFigureValue *value,
      const TrestleExplanation *explanation,
      const char               *what)
{
  g_autofree char *subject = trestle_object_dup_name (value->subject);
  g_autofree char *other = value->other != NULL ? trestle_object_dup_name (value->other) : NULL;

  g_test_message ("%s of %s (%s): %s\n  %s\n  %s\n  = %s", value->figure->id, subject, other, what,
                  explanation->formula, explanation->substituted, explanation->exact);
  g_test_fail ();
}

/* What a verdict, or a yes, is by its conditions. */
static gint64
get_judgement (const TrestleFigureValue *value,
               guint                     n,
               guint                     first_broken)
{
  if (value->figure->measure == TRESTLE_MEASURE_YES_NO)
    return first_broken == n;
  if (first_broken == n)
    return TRESTLE_VERDICT_MEETS;

  return first_broken == 0 ? TRESTLE_VERDICT_FAILS : TRESTLE_VERDICT_AT_RISK;
}

static void
check_conditions (const TrestleFigureValue *value,
                  const TrestleExplanation *explanation,
                  const EvaluatorContext   *context,
                  const char               *text)
{
  guint n, first_broken;
  g_autofree char *problem = NULL;

  if (!evaluator_judge (context, text, &n, &first_broken, &problem))
    fail (value, explanation, problem);
  else if (trestle_number_compare (value->value, trestle_integer (get_judgement (value, n, first_broken))) != 0)
    fail (value, explanation, "the conditions say something else");
}

static void
check_text (const TrestleFigureValue *value,
            const TrestleExplanation *explanation,
            const EvaluatorContext   *context,
            const char               *text)
{
  Fraction exact = fraction_from_text (explanation->exact);
  Fraction found;
  g_autofree char *problem = NULL;

  if (strstr (text, "≤") != NULL)
    check_conditions (value, explanation, context, text);
  else if (!evaluator_run (context, text, &found, &problem))
    fail (value, explanation, problem);
  else if (fraction_compare (&exact, &found) != 0)
    {
      g_autofree char *digits = fraction_to_text (&found);
      g_autofree char *what = g_strdup_printf ("“%s” gives %s", text, digits);

      fail (value, explanation, what);
    }
}

static void
check_least (const TrestleFigureValue *value,
             const TrestleExplanation *explanation)
{
  Fraction least = get_fraction (g_array_index (explanation->terms, TrestleTerm, 0).value);
  Fraction exact = fraction_from_text (explanation->exact);

  for (guint i = 1; i < explanation->terms->len; i++)
    {
      Fraction term = get_fraction (g_array_index (explanation->terms, TrestleTerm, i).value);

      if (fraction_compare (&term, &least) < 0)
        least = term;
    }
  if (fraction_compare (&exact, &least) != 0)
    fail (value, explanation, "is not the least of its terms");
}

static gboolean
is_same (TrestleNumber a,
         TrestleNumber b)
{
  return trestle_number_is_known (a) && trestle_number_is_known (b) && trestle_number_compare (a, b) == 0;
}

/* What the field or its standard says, in the unit the term is in. */
static TrestleNumber
get_field_number (const TrestleTerm *term)
{
  gint64 number = term->source == TRESTLE_SOURCE_TYPED ? trestle_object_get_number (term->object, term->field)
                                                       : term->field->standard;

  if (term->field->unit == TRESTLE_UNIT_PERMILLE || term->field->unit == TRESTLE_UNIT_MULTIPLE)
    return trestle_ratio (number, 1000);

  return trestle_integer (number);
}

/* Whether the figure has the term’s value for the term’s objects. */
static gboolean
is_computed (const TrestleAssessment *assessment,
             const TrestleTerm       *term)
{
  g_autoptr(GArray) values = trestle_assessment_list_figures (assessment, term->object);

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);

      if (g_str_equal (value->figure->id, term->figure) && value->other == term->other && is_same (value->value, term->value))
        return TRUE;
    }

  return FALSE;
}

static const char *
find_fault (const TrestleAssessment *assessment,
            const TrestleTerm       *term)
{
  if (term->label == NULL || *term->label == '\0' || !trestle_number_is_known (term->value))
    return "has no label or no value";

  switch (term->source)
    {
    case TRESTLE_SOURCE_TYPED:
      return trestle_object_is_set (term->object, term->field) && is_same (term->value, get_field_number (term))
             ? NULL : "is not what was typed";

    case TRESTLE_SOURCE_STANDARD:
      return !trestle_object_is_set (term->object, term->field) && term->field->has_standard &&
             is_same (term->value, get_field_number (term)) ? NULL : "is not the standard";

    case TRESTLE_SOURCE_COMPUTED:
      if (term->figure == NULL)
        return term->object != NULL && term->cite != NULL && g_str_has_prefix (term->cite, "R-") ? NULL : "was counted by no rule";
      return trestle_figure_find (term->figure) != NULL && is_computed (assessment, term) ? NULL : "is not that figure";

    case TRESTLE_SOURCE_GUIDE:
    default:
      return term->cite != NULL && g_str_has_prefix (term->cite, "R-") ? NULL : "cites nothing";
    }
}

static void
check_terms (const TrestleAssessment  *assessment,
             const TrestleFigureValue *value,
             const TrestleExplanation *explanation)
{
  for (guint i = 0; i < explanation->terms->len; i++)
    {
      const TrestleTerm *term = &g_array_index (explanation->terms, TrestleTerm, i);
      const char *fault = find_fault (assessment, term);
      g_autofree char *exact = trestle_number_to_exact (term->value);
      g_autofree char *what = NULL;

      if (fault == NULL)
        continue;
      what = g_strdup_printf ("term %s = %s (%s) %s", term->symbol, exact, term->label, fault);
      fail (value, explanation, what);
    }
}

static void
check_figure (const TrestleAssessment  *assessment,
              const TrestleFigureValue *value)
{
  g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);
  g_autofree char *exact = trestle_number_to_exact (value->value);
  g_autofree char *text = trestle_figure_value_dup_text (value);
  EvaluatorContext printed = { trestle_decimal_sign (), trestle_grouping_sign (), NULL, NULL, NULL };
  EvaluatorContext symbolic = { ".", "", count_terms, get_term, explanation->terms };

  g_assert_cmpstr (explanation->exact, ==, exact);
  g_assert_cmpstr (explanation->value, ==, text);
  /* All is reckoned but what is picked out: the first rule that applies, the least of the terms. */
  if (explanation->substituted == NULL && g_str_equal (value->figure->id, "outage-tolerance"))
    check_least (value, explanation);
  else if (explanation->substituted == NULL)
    g_assert_true (g_str_has_prefix (value->figure->id, "recommended-") || g_str_equal (value->figure->id, "update-waves"));
  else
    {
      check_text (value, explanation, &symbolic, explanation->formula);
      check_text (value, explanation, &printed, explanation->substituted);
    }
  check_terms (assessment, value, explanation);
}

static void
check_design (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (assessment);

  for (guint i = 0; i < values->len; i++)
    check_figure (assessment, &g_array_index (values, TrestleFigureValue, i));
}

static void
test_samples (void)
{
  static const char *const names[] = { "small", "medium", "retail" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TrestleDesign) design = load_sample (names[i]);

      check_design (design);
    }
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= N_DESIGNS; seed++)
    {
      g_autoptr(TrestleDesign) design = random_design_new (seed, 2 + seed % 11);

      check_design (design);
    }
}

static void
test_estates (void)
{
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, seed % 20 == 0 ? 60 : 2 + seed % 12, ESTATE_PLAUSIBLE);

      check_design (design);
    }
}

/* No product overflows where every field has the greatest value it may have. */
static void
test_extremes (void)
{
  for (guint seed = 1; seed <= N_EXTREMES; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, seed % 20 == 0 ? 60 : 2 + seed % 10, ESTATE_EXTREME);

      check_design (design);
    }
}

/* Subtotals of a sum with as many parts as it takes, all of them the greatest. */
static void
test_long_sum (void)
{
  g_autoptr(TrestleDesign) design = trestle_design_new ();
  TrestleObject *image = add_named (design, TRESTLE_KIND_IMAGE, "Image");
  TrestleObject *workspace = add_named (design, TRESTLE_KIND_WORKSPACE, "Workspace");
  TrestleObject *repository = add_named (design, TRESTLE_KIND_REPOSITORY, "Repository");

  trestle_object_set_number (TRESTLE_OBJECT (design), "update_share", 999);
  trestle_object_set_number (image, "packed", TRESTLE_MAX_BYTES - 1);
  trestle_object_set_ref (workspace, "image", image);
  trestle_object_add_ref (repository, "images", image);
  for (guint i = 0; i < 20; i++)
    {
      TrestleObject *location = add_named (design, TRESTLE_KIND_LOCATION, "Location");
      TrestleObject *population = add_named (design, TRESTLE_KIND_POPULATION, "Population");
      TrestleObject *usage = add_named (design, TRESTLE_KIND_USAGE, "");

      trestle_object_set_number (location, "update_window", (G_GINT64_CONSTANT (1) << 22) * (256 + i % 2));
      trestle_object_set_ref (population, "location", location);
      trestle_object_set_number (population, "users", TRESTLE_MAX_PERSONS - 1);
      trestle_object_set_number (population, "machines_per_user", 99999);
      trestle_object_add_ref (population, "repositories", repository);
      trestle_object_set_ref (usage, "population", population);
      trestle_object_set_ref (usage, "workspace", workspace);
      trestle_object_set_number (usage, "users", TRESTLE_MAX_PERSONS - 1);
    }
  check_design (design);
}

/* The same with commas for decimals and full stops between thousands. */
static void
test_german (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  g_assert_cmpstr (trestle_decimal_sign (), ==, ",");
  g_assert_cmpstr (trestle_grouping_sign (), ==, ".");
  check_design (design);
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr(TrestleDesign) random = random_estate_new (seed, 5, ESTATE_PLAUSIBLE);

      check_design (random);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explanations/samples", test_samples);
  g_test_add_func ("/explanations/random", test_random);
  g_test_add_func ("/explanations/estates", test_estates);
  g_test_add_func ("/explanations/extremes", test_extremes);
  g_test_add_func ("/explanations/long-sum", test_long_sum);
  g_test_add_func ("/explanations/german", test_german);

  return g_test_run ();
}
