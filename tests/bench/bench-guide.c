/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every rule and every figure of a design, and what follows one edit.
 */
#include "config.h"

#include "assessment.h"
#include "bench-design.h"
#include "bench.h"
#include "plain.h"
#include "progress.h"
#include "validator.h"

typedef struct
{
  Plain             *plain;
  TrestleDesign     *design;
  TrestleValidator  *validator;
  TrestleAssessment *assessment;
  guint              turn;
} Data;

static gpointer
set_up (guint size)
{
  Data *data = g_new0 (Data, 1);

  data->design = bench_design_new (size);
  data->validator = trestle_validator_new (data->design);
  data->plain = plain_new (data->design);

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

  plain_free (data->plain);
  g_object_unref (data->validator);
  g_object_unref (data->design);
  g_free (data);
}

static void
run_rules (gpointer user_data)
{
  Data *data = user_data;

  data->assessment = trestle_assessment_new (data->design);
}

static void
free_assessment (gpointer user_data)
{
  Data *data = user_data;

  g_clear_pointer (&data->assessment, trestle_assessment_free);
}

/* How many of its own figures @subject has; tables of places and images belong to
 * explanations.
 */
static guint
compute_figures (const TrestleAssessment *assessment,
                 TrestleObject           *subject)
{
  guint n_figures, n_known = 0;
  const TrestleFigure *const *figures = trestle_figures_get_of (trestle_object_get_kind (subject), &n_figures);

  for (guint i = 0; i < n_figures; i++)
    if (figures[i]->other == TRESTLE_KIND_DESIGN)
      n_known += trestle_number_is_known (figures[i]->compute (trestle_assessment_get_index (assessment), subject, NULL, NULL));

  return n_known;
}

/* In the order of trestle_assessment_list_all_figures(): subject by subject. */
static void
run_figures (gpointer user_data)
{
  static const TrestleKind kinds[] = {
    TRESTLE_KIND_LOCATION, TRESTLE_KIND_POPULATION, TRESTLE_KIND_FLOW, TRESTLE_KIND_IMAGE,
    TRESTLE_KIND_INSTANCE, TRESTLE_KIND_DATABASE, TRESTLE_KIND_REPOSITORY
  };
  Data *data = user_data;
  guint n_known;

  run_rules (data);
  n_known = compute_figures (data->assessment, (TrestleObject *) data->design);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const GPtrArray *items = trestle_design_get_list (data->design, kinds[i])->items;

      for (guint k = 0; k < items->len; k++)
        n_known += compute_figures (data->assessment, items->pdata[k]);
    }
  g_assert (n_known > 0);
}

/* A number of users changes, and everything that shows findings or figures has
 * a true assessment again.
 */
static void
edit_once (gpointer user_data)
{
  Data *data = user_data;
  TrestleObject *population = trestle_design_get_list (data->design, TRESTLE_KIND_POPULATION)->items->pdata[0];

  trestle_object_set_number (population, "users", 10 + data->turn++ % 2);
  g_assert (trestle_validator_get_assessment (data->validator) != NULL);
}

/* How far the design is stands in the sidebar. */
static void
run_progress (gpointer user_data)
{
  Data *data = user_data;

  trestle_progress_free (trestle_progress_new (trestle_validator_get_assessment (data->validator)));
}

/* The same formulas for the same design, in arrays and floating point. */
static void
run_plain (gpointer user_data)
{
  plain_run (((Data *) user_data)->plain);
}

static const BenchRow rows[] = {
  { .title = "every rule", .set_up = set_up, .work = run_rules, .clean_up = free_assessment, .tear_down = tear_down },
  { .title = "every figure and every rule", .milliseconds = 1.5, .size = 1000,
    .set_up = set_up, .work = run_figures, .floor = run_plain, .clean_up = free_assessment, .tear_down = tear_down },
  { .title = "one edit, assessed", .milliseconds = 4, .size = 1000,
    .set_up = set_up, .work = edit_once, .tear_down = tear_down },
  { .title = "progress of the design", .set_up = set_up, .work = run_progress, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
