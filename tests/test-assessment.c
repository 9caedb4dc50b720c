/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An assessment depends on what a design says and on nothing else: not on the
 * order in which its file lists things, nor on the edits that led to it.
 */
#include "config.h"

#include <string.h>

#include "designs.h"
#include "finding-item.h"
#include "random-design.h"
#include "random-estate.h"
#include "validator.h"

#define N_ESTATES RANDOM_DESIGNS (100)
#define N_EDITS RANDOM_DESIGNS (1000)

static void
append_object (GString             *text,
               const TrestleObject *object)
{
  g_string_append_printf (text, "\t%s", object == NULL ? "-" : (object->id != NULL ? object->id : "design"));
}

/* Every figure, then every finding, in the order in which they are given out. */
static char *
dup_assessment (const TrestleAssessment *assessment)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GArray) values = trestle_assessment_list_all_figures (assessment);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);
      g_autofree char *exact = trestle_number_to_exact (value->value);

      g_string_append (text, value->figure->id);
      append_object (text, value->subject);
      append_object (text, value->other);
      g_string_append_printf (text, "\t%s\n", exact);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      g_autofree char *message = trestle_finding_dup_message (finding);

      g_string_append_printf (text, "%s\t%s", finding->rule->code, finding->outcome->nick);
      append_object (text, finding->subject);
      append_object (text, finding->other);
      g_string_append_printf (text, "\t%s\n", message);
    }

  return g_string_free (text, FALSE);
}

static char *
dup_fresh (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);

  return dup_assessment (assessment);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The lines in an order that depends on what they say alone. */
static char *
dup_sorted (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);

  return g_strjoinv ("\n", lines);
}

/* Says which lines two texts do not share. */
static void
assert_same (const char *what,
             const char *a,
             const char *b)
{
  g_auto(GStrv) lines_a = NULL;
  g_auto(GStrv) lines_b = NULL;

  if (g_str_equal (a, b))
    return;
  lines_a = g_strsplit (a, "\n", -1);
  lines_b = g_strsplit (b, "\n", -1);
  for (guint i = 0; lines_a[i] != NULL && lines_b[i] != NULL; i++)
    if (!g_str_equal (lines_a[i], lines_b[i]))
      {
        g_test_message ("%s: line %u: %s, then %s", what, i + 1, lines_a[i], lines_b[i]);
        break;
      }
  for (guint i = 0; lines_a[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) lines_b, lines_a[i]))
      g_test_message ("%s: only here:  %s", what, lines_a[i]);
  for (guint i = 0; lines_b[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) lines_a, lines_b[i]))
      g_test_message ("%s: only there: %s", what, lines_b[i]);
  g_error ("%s: two assessments differ", what);
}

static void
copy_fields (const TrestleObject *from,
             TrestleObject       *to)
{
  const TrestleKindInfo *info = trestle_object_get_info (from);

  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue value;

      trestle_object_get (from, &info->fields[i], &value);
      g_assert_true (trestle_object_set (to, &info->fields[i], &value, NULL));
      trestle_value_clear (&value);
    }
}

/* The same design with its objects added in another order.  Readers and copies
 * bring lists into the order of names; editing leaves them in any order, which
 * may show in the order of findings, but never in what they say.
 */
static TrestleDesign *
dup_shuffled (TrestleDesign *design,
              GRand         *rand)
{
  TrestleDesign *shuffled = trestle_design_new ();

  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kind)->items;
      g_autoptr(GPtrArray) copies = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < items->len; i++)
        {
          TrestleObject *copy = trestle_object_copy (items->pdata[i]);

          trestle_object_set_id (copy, ((TrestleObject *) items->pdata[i])->id);
          g_ptr_array_insert (copies, g_rand_int_range (rand, 0, i + 1), copy);
        }
      for (guint i = 0; i < copies->len; i++)
        trestle_design_add (shuffled, copies->pdata[i]);
    }
  copy_fields (TRESTLE_OBJECT (design), TRESTLE_OBJECT (shuffled));

  return shuffled;
}

static void
assert_order_is_nothing (TrestleDesign *design,
                         const char    *what)
{
  g_autofree char *serialized = dup_serialized (design);
  g_autofree char *expected = dup_fresh (design);
  g_autofree char *sorted = dup_sorted (expected);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(TrestleDesign) shuffled = dup_shuffled (design, rand);
      g_autoptr(TrestleDesign) copy = trestle_design_copy (shuffled);
      g_autofree char *found = dup_fresh (shuffled);
      g_autofree char *found_sorted = dup_sorted (found);
      g_autofree char *of_copy = dup_fresh (copy);
      g_autofree char *text = dup_serialized (shuffled);

      g_assert_cmpstr (text, ==, serialized);
      assert_same (what, sorted, found_sorted);
      assert_same (what, expected, of_copy);
    }
}

static void
test_order (void)
{
  static const char *const names[] = { "small", "medium", "retail" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TrestleDesign) design = load_sample (names[i]);

      assert_order_is_nothing (design, names[i]);
    }
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) estate = random_estate_new (seed, 2 + seed % 9, ESTATE_PLAUSIBLE);
      g_autoptr(TrestleDesign) design = trestle_design_copy (estate);
      g_autofree char *what = g_strdup_printf ("estate %u", seed);

      assert_order_is_nothing (design, what);
    }
}

/* A copy, and a design that was saved and opened, are assessed alike. */
static void
test_copies (void)
{
  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 6, ESTATE_PLAUSIBLE);
      g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
      g_autofree char *serialized = dup_serialized (design);
      g_autoptr(TrestleDesign) loaded = parse_design (serialized);
      g_autofree char *expected = dup_fresh (design);
      g_autofree char *of_copy = dup_fresh (copy);
      g_autofree char *of_loaded = dup_fresh (loaded);
      g_autofree char *after = dup_serialized (design);

      assert_same ("copy", expected, of_copy);
      assert_same ("loaded", expected, of_loaded);
      g_assert_cmpstr (serialized, ==, after);
    }
}

/* Worst first, and the counts are those of the list. */
static void
test_counts (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  const TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  const TrestleObject *domain = find_named (design, TRESTLE_KIND_DOMAIN, "CORP");
  guint n[TRESTLE_SEVERITY_INFO + 1] = { 0 };
  guint n_dublin;

  g_assert_true (trestle_assessment_get_design (assessment) == design);
  for (guint i = 0; i < findings->len; i++)
    {
      n[trestle_finding_get_severity (findings->pdata[i])]++;
      if (i > 0)
        g_assert_cmpint (trestle_finding_get_severity (findings->pdata[i - 1]), <=, trestle_finding_get_severity (findings->pdata[i]));
    }
  for (TrestleSeverity severity = TRESTLE_SEVERITY_ERROR; severity <= TRESTLE_SEVERITY_INFO; severity++)
    g_assert_cmpuint (trestle_assessment_count (assessment, severity), ==, n[severity]);

  g_assert_cmpint (trestle_assessment_get_worst (assessment, dublin, &n_dublin), ==, TRESTLE_SEVERITY_WARNING);
  g_assert_cmpuint (n_dublin, ==, 2);
  g_assert_cmpint (trestle_assessment_get_worst (assessment, domain, &n_dublin), ==, TRESTLE_SEVERITY_INFO);
  g_assert_cmpuint (n_dublin, ==, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
run_idle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A list that only does what the model says it did. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  GPtrArray *mirror = data;

  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror, position + i, g_list_model_get_item (model, position + i));
}

static void
assert_current (TrestleValidator *validator,
                const GPtrArray  *mirror)
{
  const TrestleAssessment *assessment = trestle_validator_get_assessment (validator);
  g_autoptr(TrestleAssessment) fresh = trestle_assessment_new (trestle_assessment_get_design (assessment));
  const GPtrArray *findings = trestle_assessment_get_findings (fresh);
  g_autofree char *expected = dup_assessment (fresh);
  g_autofree char *found = dup_assessment (assessment);

  assert_same ("current", expected, found);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (validator)), ==, findings->len);
  g_assert_cmpuint (mirror->len, ==, findings->len);
  for (guint i = 0; i < findings->len; i++)
    {
      g_autoptr(TrestleFindingItem) item = g_list_model_get_item (G_LIST_MODEL (validator), i);
      const TrestleFinding *finding = trestle_finding_item_get (item);
      g_autofree char *message = trestle_finding_dup_message (finding);
      g_autofree char *fresh_message = trestle_finding_dup_message (findings->pdata[i]);

      g_assert_true (trestle_finding_equal (finding, findings->pdata[i]));
      g_assert_cmpstr (message, ==, fresh_message);
      g_assert_true (mirror->pdata[i] == (gpointer) item);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (validator), findings->len));
}

static void
test_edits (void)
{
  g_autoptr(TrestleDesign) design = random_estate_new (7, 6, ESTATE_PLAUSIBLE);
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (validator)) == TRESTLE_TYPE_FINDING_ITEM);
  items_changed_cb (G_LIST_MODEL (validator), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (validator)), mirror);
  g_signal_connect (validator, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  for (guint i = 0; i < N_EDITS; i++)
    {
      random_estate_edit (rand, design);
      if (i % 3 == 0)
        run_idle ();
      if (i % 3 != 1)
        assert_current (validator, mirror);
    }
}

/* Everything that is said of progress. */
static char *
dup_progress (const TrestleProgress *progress)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);

      g_string_append_printf (text, "%u.%u\t%s\t%u/%u\t%u/%u\t%u\t%u", cell->task->step, cell->task->task,
                              trestle_progress_state_get_nick (cell->state), cell->records.filled, cell->records.required,
                              cell->decisions.filled, cell->decisions.required, cell->errors, cell->warnings);
      append_object (text, cell->subject);
      append_object (text, cell->where);
      g_string_append_printf (text, "\t%s\n", cell->blocked_by != NULL ? cell->blocked_by->title : "-");
    }
  for (guint i = 0; i < progress->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (progress->records, TrestleRecord, i);

      g_string_append_printf (text, "%s\t%d", record->row->id, record->filled);
      append_object (text, record->subject);
      append_object (text, record->where);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < progress->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (progress->decisions, TrestleDecisionState, i);

      g_string_append_printf (text, "%s\t%d", state->row->id, state->chosen);
      append_object (text, state->subject);
      g_string_append_printf (text, "\t%s\n", state->rationale);
    }

  return g_string_free (text, FALSE);
}

/* What is made in slices is what is made in one go, wherever edits come between, and
 * until it is finished the list is what it was.
 */
static void
test_slices (void)
{
  g_autoptr(TrestleDesign) design = random_estate_new (8, 6, ESTATE_PLAUSIBLE);
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  g_autoptr(GPtrArray) mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GRand) rand = g_rand_new_with_seed (8);
  guint n_runs = 0, n_slices, n_interrupted = 0, most_slices = 0;

  trestle_validator_set_slice_limit (validator, 0);
  items_changed_cb (G_LIST_MODEL (validator), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (validator)), mirror);
  g_signal_connect (validator, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  g_signal_connect_swapped (validator, "assessed", G_CALLBACK (count_cb), &n_runs);
  for (guint i = 0; i < N_EDITS; i++)
    {
      guint before = n_runs, most = g_rand_int_range (rand, 0, 300);

      random_estate_edit (rand, design);
      for (n_slices = 0; n_slices < most && g_main_context_iteration (NULL, FALSE);)
        n_slices++;
      g_assert_cmpuint (n_runs, <=, before + 1);
      if (n_runs == before)
        {
          n_interrupted++;
          g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (validator)), ==, mirror->len);
          for (guint k = 0; k < mirror->len; k++)
            {
              g_autoptr(TrestleFindingItem) item = g_list_model_get_item (G_LIST_MODEL (validator), k);

              g_assert_true (mirror->pdata[k] == (gpointer) item);
            }
          if (i % 3 == 0)
            run_idle ();
        }
      if (i % 3 != 1)
        {
          g_autoptr(TrestleAssessment) fresh = trestle_assessment_new (design);
          g_autoptr(TrestleProgress) progress = trestle_progress_new (fresh);
          g_autofree char *expected = dup_progress (progress);
          g_autofree char *found = dup_progress (trestle_validator_get_progress (validator));

          assert_same ("progress", expected, found);
          assert_current (validator, mirror);
        }
    }
  g_assert_cmpuint (n_interrupted, >, N_EDITS / 10);
  g_assert_cmpuint (n_runs, >, N_EDITS / 2);

  /* No slice is the whole; some edits change little or nothing. */
  for (guint i = 0; i < 10; i++)
    {
      random_estate_edit (rand, design);
      for (n_slices = 0; g_main_context_iteration (NULL, FALSE);)
        n_slices++;
      most_slices = MAX (most_slices, n_slices);
    }
  g_assert_cmpuint (most_slices, >, 150);
}

/* Only a design that is large is made in slices. */
static void
test_slice_limit (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  guint n_objects = 0, n_runs = 0;

  for (guint kind = 0; kind < TRESTLE_N_KINDS; kind++)
    n_objects += trestle_design_get_list (design, kind) != NULL ? trestle_design_get_list (design, kind)->items->len : 0;
  g_signal_connect_swapped (validator, "assessed", G_CALLBACK (count_cb), &n_runs);
  for (guint limit = n_objects - 1; limit <= n_objects; limit++)
    {
      trestle_validator_set_slice_limit (validator, limit);
      trestle_object_set_number (find_named (design, TRESTLE_KIND_LOCATION, "York"), "bandwidth", limit);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpuint (n_runs, ==, limit < n_objects ? 0 : 2);
      run_idle ();
      g_assert_cmpuint (n_runs, ==, limit < n_objects ? 1 : 2);
    }
}

/* Several changes are one run; where something is drawn is none. */
static void
test_runs (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  guint n = 0;

  g_signal_connect_swapped (validator, "assessed", G_CALLBACK (count_cb), &n);
  run_idle ();
  g_assert_cmpuint (n, ==, 0);

  trestle_object_set_number (dublin, "x", 40);
  trestle_object_set_number (dublin, "pinned", TRUE);
  run_idle ();
  g_assert_cmpuint (n, ==, 0);

  trestle_object_set_number (dublin, "bandwidth", 20000000);
  trestle_object_set_string (dublin, "name", "Baile Átha Cliath");
  trestle_design_create (design, TRESTLE_KIND_LOCATION);
  run_idle ();
  g_assert_cmpuint (n, ==, 1);

  /* Asked for, it is made at once, and not a second time. */
  trestle_object_set_number (dublin, "bandwidth", 30000000);
  trestle_validator_get_assessment (validator);
  trestle_validator_get_assessment (validator);
  g_assert_cmpuint (n, ==, 2);
  run_idle ();
  g_assert_cmpuint (n, ==, 2);
}

static guint
collect (GListModel *model,
         GPtrArray  *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (items, g_list_model_get_item (model, i));

  return items->len;
}

/* What is still true keeps its object, and nothing is said to have changed. */
static void
test_rows_stay (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_changes = 0, n, n_same = 0;

  n = collect (G_LIST_MODEL (validator), before);
  g_signal_connect_swapped (validator, "items-changed", G_CALLBACK (count_cb), &n_changes);
  trestle_object_set_string (TRESTLE_OBJECT (design), "customer", "Somebody else");
  run_idle ();
  g_assert_cmpuint (n_changes, ==, 0);

  /* One finding goes: all others are the same objects. */
  trestle_object_set_number (find_named (design, TRESTLE_KIND_NETWORK, "LAB"), "domain_controller", TRUE);
  run_idle ();
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (collect (G_LIST_MODEL (validator), after), ==, n - 1);
  for (guint i = 0; i < after->len; i++)
    n_same += g_ptr_array_find (before, after->pdata[i], NULL) ? 1 : 0;
  g_assert_cmpuint (n_same, ==, n - 1);
}

static gboolean
was_there (const GPtrArray    *items,
           TrestleFindingItem *item)
{
  for (guint i = 0; i < items->len; i++)
    if (trestle_finding_equal (trestle_finding_item_get (items->pdata[i]), trestle_finding_item_get (item)))
      return TRUE;

  return FALSE;
}

/* Nor is what stands between two changes replaced with them. */
static void
test_rows_between_stay (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleValidator) validator = trestle_validator_new (design);
  const GPtrArray *populations = trestle_design_get_list (design, TRESTLE_KIND_POPULATION)->items;
  guint n_changes = 0, n_fresh = 0;

  g_signal_connect_swapped (validator, "items-changed", G_CALLBACK (count_cb), &n_changes);
  for (guint i = 0; i < populations->len; i++)
    {
      g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);

      collect (G_LIST_MODEL (validator), before);
      trestle_object_set_number (populations->pdata[i], "users", 7);
      run_idle ();
      collect (G_LIST_MODEL (validator), after);
      for (guint k = 0; k < after->len; k++)
        {
          gboolean same = g_ptr_array_find (before, after->pdata[k], NULL);

          g_assert_cmpint (same, ==, was_there (before, after->pdata[k]));
          n_fresh += same ? 0 : 1;
        }
    }
  g_assert_cmpuint (n_changes, >, populations->len);
  g_assert_cmpuint (n_fresh, >, populations->len);
}

/* A run that is still waiting goes with the validator, or is under way. */
static void
test_dispose (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleValidator *validator = trestle_validator_new (design);

  trestle_object_set_number (find_named (design, TRESTLE_KIND_LOCATION, "York"), "bandwidth", 1);
  g_assert_finalize_object (validator);
  for (guint n = 0; n < 200; n += 7)
    {
      validator = trestle_validator_new (design);
      trestle_validator_set_slice_limit (validator, 0);
      trestle_object_set_number (find_named (design, TRESTLE_KIND_LOCATION, "York"), "bandwidth", n + 1);
      for (guint i = 0; i < n; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (validator);
    }
  run_idle ();
  trestle_object_set_number (find_named (design, TRESTLE_KIND_LOCATION, "York"), "bandwidth", 2);
}

/* The pattern of @findings, all of one outcome, with what was left out put in again. */
static void
assert_pattern (const GPtrArray *findings)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree char *pattern = trestle_findings_dup_pattern ((const TrestleFinding *const *) findings->pdata, findings->len, columns);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      g_autofree char *message = trestle_finding_dup_message (finding);
      g_autofree char *subject = trestle_object_dup_name (finding->subject);
      g_autoptr (GString) text = g_string_new (pattern);

      if (findings->len > 1)
        g_string_replace (text, "…", subject, 0);
      for (guint k = 0; k < columns->len; k++)
        {
          g_autofree char *slot = g_strdup_printf ("(%u)", k + 1);

          g_string_replace (text, slot, g_ptr_array_index ((GPtrArray *) columns->pdata[k], i), 0);
        }
      g_assert_cmpstr (text->str, ==, message);
    }
}

/* Many that say the same are said once, and nothing is lost. */
static void
test_pattern (void)
{
  g_autoptr (TrestleDesign) design = load_sample ("retail");
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  GHashTableIter iter;
  gpointer group;
  guint most = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];

      group = g_hash_table_lookup (groups, finding->outcome);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, (gpointer) finding->outcome, group);
        }
      g_ptr_array_add (group, finding);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      assert_pattern (group);
      most = MAX (most, ((GPtrArray *) group)->len);
    }
  g_assert_cmpuint (most, >, 40);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/assessment/order", test_order);
  g_test_add_func ("/assessment/copies", test_copies);
  g_test_add_func ("/assessment/counts", test_counts);
  g_test_add_func ("/validator/edits", test_edits);
  g_test_add_func ("/validator/slices", test_slices);
  g_test_add_func ("/validator/slice-limit", test_slice_limit);
  g_test_add_func ("/validator/runs", test_runs);
  g_test_add_func ("/validator/rows-stay", test_rows_stay);
  g_test_add_func ("/validator/rows-between-stay", test_rows_between_stay);
  g_test_add_func ("/validator/dispose", test_dispose);
  g_test_add_func ("/assessment/pattern", test_pattern);

  return g_test_run ();
}
