/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every rule and every figure of a design, and what follows one edit.
 */
#include "config.h"

#include "assessment.h"
#include "bench-design.h"
#include "bench.h"
#include "validator.h"

typedef struct
{
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

  return data;
}

static void
tear_down (gpointer user_data)
{
  Data *data = user_data;

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

/* Figures of one subject; tables of places and images belong to explanations. */
static void
run_figures (gpointer user_data)
{
  Data *data = user_data;
  guint n_figures;
  const TrestleFigure *const *figures = trestle_figures_get_all (&n_figures);
  guint known = 0;

  run_rules (data);
  for (guint i = 0; i < n_figures; i++)
    {
      const TrestleList *list = figures[i]->kind != TRESTLE_KIND_DESIGN ? trestle_design_get_list (data->design, figures[i]->kind) : NULL;

      if (figures[i]->other != TRESTLE_KIND_DESIGN)
        continue;
      for (guint k = 0; k < (list != NULL ? list->items->len : 1); k++)
        known += trestle_number_is_known (figures[i]->compute (trestle_assessment_get_index (data->assessment),
                                                               list != NULL ? list->items->pdata[k] : data->design, NULL, NULL));
    }
  g_assert (known > 0);
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

static const BenchRow rows[] = {
  { .title = "every rule", .set_up = set_up, .work = run_rules, .clean_up = free_assessment, .tear_down = tear_down },
  { .title = "every figure and every rule", .milliseconds = 1.5, .size = 1000,
    .set_up = set_up, .work = run_figures, .clean_up = free_assessment, .tear_down = tear_down },
  { .title = "one edit, assessed", .milliseconds = 4, .size = 1000,
    .set_up = set_up, .work = edit_once, .tear_down = tear_down },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
