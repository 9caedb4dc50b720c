/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decisions of the guide: each row is complete, a choice stands in one place
 * only, and a decision asks again when its figures have moved.
 */
#include "config.h"

#include <string.h>

#include "basis.h"
#include "decisions.h"
#include "designs.h"
#include "history.h"

#define DAY 86400

static void
test_rows (void)
{
  guint n_all = 0;

  for (guint i = 1; i <= 21; i++)
    {
      g_autofree char *id = g_strdup_printf ("D-%u", i);

      g_assert_nonnull (trestle_decision_row_find (id));
    }
  for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++, n_all++)
    {
      const TrestleKindInfo *info = trestle_kind_get_info (row->kind);
      guint n_fields = 0;

      g_assert_true (row == trestle_decision_row_find (row->id));
      g_assert_true ((row->step == 0) == (row->task == 0));
      for (guint i = 0; i < info->n_fields; i++)
        n_fields += g_strcmp0 (info->fields[i].name, row->field) == 0 || g_strcmp0 (info->fields[i].name, row->rationale) == 0;
      g_assert_cmpuint (n_fields, ==, (row->field != NULL) + (row->rationale != NULL));
      for (guint i = 0; i < G_N_ELEMENTS (row->figures) && row->figures[i] != NULL; i++)
        {
          const TrestleFigure *figure = trestle_figure_find (row->figures[i]);

          g_assert_nonnull (figure);
          g_assert_true (figure->kind == row->kind || figure->kind == TRESTLE_KIND_DESIGN);
          g_assert_cmpint (figure->other, ==, TRESTLE_KIND_DESIGN);
        }
    }
  g_assert_cmpuint (n_all, ==, 23);
}

/* Every option says at least what it costs or what happens when something fails. */
static void
test_options (void)
{
  for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++)
    {
      g_autoptr(GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);
      guint n = 0, n_of_guide = 0;

      for (const TrestleOption *option = row->options; option->nick != NULL; option++, n++)
        {
          guint n_said = 0;

          g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", option->nick, 0, 0));
          g_assert_true (g_hash_table_add (nicks, (gpointer) option->nick));
          g_assert_cmpstr (option->title, !=, "");
          for (const TrestleTradeOff *trade_off = option->trade_offs; trade_off->text != NULL; trade_off++, n_said++)
            {
              g_assert_cmpint (trade_off->aspect, <, TRESTLE_N_ASPECTS);
              g_assert_false (g_str_has_suffix (trade_off->text, "."));
              n_of_guide += trade_off->origin == TRESTLE_ORIGIN_GUIDE ? 1 : 0;
            }
          g_assert_cmpuint (n_said, >=, 1);
        }
      g_assert_cmpuint (n, >=, 2);
      g_assert_cmpuint (n_of_guide, >=, 1);
    }
}

/* What a choice writes is what the design says from then on, and nothing else does. */
static void
check_choice (TrestleDesign              *design,
              const TrestleDecisionState *state,
              int                         option)
{
  g_autoptr(TrestleAssessment) before = trestle_assessment_new (design);
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autofree char *text = dup_serialized (design);
  const TrestleDecisionInput input = { option, "Because", "A. Kim", "2026-11-03" };
  gboolean possible = trestle_decision_can_choose (before, state, option);

  trestle_history_begin (history, "Decide");
  g_assert_cmpint (trestle_decision_take (before, state, &input), ==, possible);
  trestle_history_end (history);
  if (possible)
    {
      g_autoptr(TrestleAssessment) after = trestle_assessment_new (design);
      TrestleDecisionState now;

      g_assert_true (trestle_decision_get_state (after, state->row, state->subject, &now));
      g_assert_cmpint (now.chosen, ==, option);
      g_assert_cmpstr (now.rationale, ==, "Because");
      g_assert_false (now.moved);
      g_assert_cmpstr (now.record->who, ==, "A. Kim");
      g_assert_true (now.derived == (now.record->chosen == NULL));
      g_assert_true (trestle_history_undo (history));
    }
  {
    g_autofree char *again = dup_serialized (design);

    g_assert_cmpstr (again, ==, text);
  }
}

static void
test_choices (gconstpointer sample)
{
  g_autoptr(TrestleDesign) design = load_sample (sample);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) states = trestle_decisions_list (assessment);

  g_assert_cmpuint (states->len, >, 15);
  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      for (int option = 0; state->row->options[option].nick != NULL; option++)
        check_choice (design, state, option);
    }
}

static TrestleDecisionState
get_state (const TrestleAssessment *assessment,
           const char              *id,
           gpointer                 subject)
{
  TrestleDecisionState state;

  g_assert_true (trestle_decision_get_state (assessment, trestle_decision_row_find (id), subject, &state));

  return state;
}

/* Where the choice stands, one line each. */
static void
test_fields (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = NULL;
  TrestleObject *corp = find_named (design, TRESTLE_KIND_INSTANCE, "CORP");
  TrestleObject *lab = find_named (design, TRESTLE_KIND_DATABASE, "MEDV_LAB");
  TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  TrestleDecisionState state;

  trestle_object_set_number (corp, "backup", FALSE);
  trestle_object_set_choice (lab, "fault_tolerance", "log-shipping");
  trestle_object_set_number (dublin, "techniques", 3);
  trestle_object_set_number (dublin, "local_repository", TRUE);
  assessment = trestle_assessment_new (design);

  state = get_state (assessment, "D-7", corp);
  g_assert_cmpint (state.chosen, ==, 0);
  g_assert_true (state.derived);
  state = get_state (assessment, "D-11", lab);
  g_assert_cmpint (state.chosen, ==, 1);
  state = get_state (assessment, "D-13", dublin);
  g_assert_cmpstr (state.row->options[state.chosen].nick, ==, "combination");
  state = get_state (assessment, "D-14", dublin);
  g_assert_cmpstr (state.row->options[state.chosen].nick, ==, "yes");
  state = get_state (assessment, "D-2", design);
  g_assert_cmpstr (state.row->options[state.chosen].nick, ==, "separate");
  state = get_state (assessment, "D-9", find_named (design, TRESTLE_KIND_DATABASE, "MEDV_SHARED"));
  g_assert_cmpstr (state.row->options[state.chosen].nick, ==, "shared");
  g_assert_false (trestle_decision_can_choose (assessment, &state, 0));
}

/* A workspace with techniques of its own at a location is a decision of its own, by
 * location, then workspace.
 */
static void
test_services (void)
{
  static const char *const places[] = { "York", "Leeds" };
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(GArray) states = NULL;
  TrestleObject *services[G_N_ELEMENTS (places)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      services[i] = trestle_design_create (design, TRESTLE_KIND_SERVICE);
      trestle_object_set_ref (services[i], "location", find_named (design, TRESTLE_KIND_LOCATION, places[i]));
      trestle_object_set_ref (services[i], "workspace", find_named (design, TRESTLE_KIND_WORKSPACE, "Clinic-Field"));
    }
  trestle_object_set_number (services[0], "techniques", 1);
  trestle_object_set_number (services[1], "techniques", 2);
  assessment = trestle_assessment_new (design);
  states = trestle_decisions_list (assessment);
  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      if (!g_str_equal (state->row->id, "D-13-workspace"))
        continue;
      g_assert_true (state->subject == services[1 - n]);
      g_assert_cmpstr (state->row->options[state->chosen].nick, ==, n == 0 ? "network" : "pre-stage");
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
  trestle_object_unset (services[0], "techniques");
  g_clear_pointer (&assessment, trestle_assessment_free);
  assessment = trestle_assessment_new (design);
  g_assert_false (trestle_decision_get_state (assessment, trestle_decision_row_find ("D-13-workspace"), services[0], &(TrestleDecisionState) { 0 }));
}

/* What is not supported can be what a design says, but never what is chosen. */
static void
test_unsupported (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_autoptr(TrestleAssessment) assessment = NULL;
  TrestleObject *database = find_named (design, TRESTLE_KIND_DATABASE, "MEDV_CLINIC");
  TrestleDecisionState state;

  trestle_object_set_choice (database, "fault_tolerance", "mscs");
  assessment = trestle_assessment_new (design);
  state = get_state (assessment, "D-11", database);
  g_assert_cmpint (state.chosen, ==, 2);
  trestle_object_set_choice (database, "fault_tolerance", "none");
  g_clear_pointer (&assessment, trestle_assessment_free);
  assessment = trestle_assessment_new (design);
  state = get_state (assessment, "D-11", database);
  g_assert_false (trestle_decision_can_choose (assessment, &state, 2));
}

static guint
count_findings (TrestleDesign *design,
                const char    *outcome)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      n += g_str_equal (finding->rule->code, "FLOW-02") && g_str_equal (finding->outcome->nick, outcome);
    }

  return n;
}

/* The size of a database is in proportion to the retention: 10 % of 300 days. */
static void
test_moved (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *database = find_named (design, TRESTLE_KIND_DATABASE, "MEDV_CLINIC");
  g_autoptr(TrestleAssessment) assessment = NULL;
  TrestleDecisionState state;
  const TrestleDecisionInput input = { TRESTLE_NO_OPTION, "As long as the law asks", "A. Kim", "2026-11-03" };

  /* What else the sample has decided rests on nothing here. */
  TRESTLE_FOREACH (design, DECISION, TrestleDecision, record)
    trestle_object_unset ((TrestleObject *) record, "basis");
  trestle_object_set_number (database, "retention", 300 * DAY);
  assessment = trestle_assessment_new (design);
  state = get_state (assessment, "D-10", database);
  g_assert_true (trestle_decision_take (assessment, &state, &input));
  g_assert_cmpuint (count_findings (design, "moved"), ==, 0);

  trestle_object_set_number (database, "retention", 330 * DAY);
  g_assert_cmpuint (count_findings (design, "moved"), ==, 0);
  trestle_object_set_number (database, "retention", 270 * DAY);
  g_assert_cmpuint (count_findings (design, "moved"), ==, 0);
  trestle_object_set_number (database, "retention", 331 * DAY);
  g_assert_cmpuint (count_findings (design, "moved"), ==, 1);
  trestle_object_set_number (database, "retention", 269 * DAY);
  g_assert_cmpuint (count_findings (design, "moved"), ==, 1);

  {
    g_autoptr(TrestleAssessment) now = trestle_assessment_new (design);
    g_autoptr(GPtrArray) figures = NULL;

    state = get_state (now, "D-10", database);
    g_assert_true (state.moved);
    figures = trestle_decision_list_basis (now, &state);
    g_assert_cmpuint (figures->len, ==, 1);
    g_assert_true (((TrestleBasisFigure *) figures->pdata[0])->moved);
    g_assert_true (trestle_decision_take (now, &state, &input));
  }
  g_assert_cmpuint (count_findings (design, "moved"), ==, 0);
}

/* One finding a decision, however many places take it. */
static void
test_rationale (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  guint single, several;

  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    trestle_object_unset (TRESTLE_OBJECT (location), "technique_rationale");
  single = count_findings (design, "no-rationale");
  several = count_findings (design, "no-rationales");
  g_assert_cmpuint (several, >, 0);
  g_assert_cmpuint (single + several, <=, 22);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    if (!g_str_equal (location->name, "Dublin"))
      trestle_object_set_string (TRESTLE_OBJECT (location), "technique_rationale", "As recommended");
  g_assert_cmpuint (count_findings (design, "no-rationale"), ==, single + 1);
  g_assert_cmpuint (count_findings (design, "no-rationales"), ==, several - 1);
  trestle_object_set_string (find_named (design, TRESTLE_KIND_LOCATION, "Dublin"), "technique_rationale", "As recommended");
  g_assert_cmpuint (count_findings (design, "no-rationale"), ==, single);
}

static void
test_basis (void)
{
  g_assert_false (trestle_basis_has_moved ("1000", "1100", 100));
  g_assert_true (trestle_basis_has_moved ("1000", "1101", 100));
  g_assert_false (trestle_basis_has_moved ("1000", "900", 100));
  g_assert_true (trestle_basis_has_moved ("1000", "8999/10", 100));
  g_assert_false (trestle_basis_has_moved ("1/3", "11/30", 100));
  g_assert_true (trestle_basis_has_moved ("0", "1", 100));
  g_assert_false (trestle_basis_has_moved ("-100", "-110", 100));
  g_assert_true (trestle_basis_has_moved ("-100", "100", 100));
  g_assert_false (trestle_basis_has_moved ("7", "7", 0));
  g_assert_true (trestle_basis_has_moved ("7", "8", 0));
  g_assert_true (trestle_basis_has_moved ("7", "null", 1000));
  g_assert_false (trestle_basis_has_moved ("null", "null", 0));
  g_assert_true (trestle_basis_has_moved ("at-risk", "fails", 1000));
  g_assert_true (trestle_basis_has_moved ("170141183460469231731687303715884105727", "1", 100));
  g_assert_false (trestle_number_is_known (trestle_basis_parse_number ("1701411834604692317316873037158841057270")));
  g_assert_false (trestle_number_is_known (trestle_basis_parse_number ("1/0")));
  g_assert_false (trestle_number_is_known (trestle_basis_parse_number ("")));
  g_assert_false (trestle_number_is_known (trestle_basis_parse_number ("-")));
}

/* What people wrote by hand, or another version: nothing of it is trusted. */
static void
test_broken_records (void)
{
  static const char *const bases[] = { "", "\n\n", "one", "one two", "one two ", "database-size-high - null", "x y z w" };
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *database = find_named (design, TRESTLE_KIND_DATABASE, "MEDV_CLINIC");
  TrestleObject *record = trestle_design_create (design, TRESTLE_KIND_DECISION);

  trestle_object_set_string (record, "name", "D-10");
  trestle_object_set_ref (record, "subject", database);
  trestle_object_set_string (record, "chosen", "nonsense");
  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr(TrestleAssessment) assessment = NULL;
      g_autoptr(GPtrArray) figures = NULL;
      TrestleDecisionState state;

      trestle_object_set_string (record, "basis", bases[i]);
      assessment = trestle_assessment_new (design);
      state = get_state (assessment, "D-10", database);
      g_assert_cmpint (state.chosen, >=, 0);
      figures = trestle_decision_list_basis (assessment, &state);
      g_assert_cmpuint (figures->len, <=, 1);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decisions/rows", test_rows);
  g_test_add_func ("/decisions/options", test_options);
  g_test_add_data_func ("/decisions/choices/small", "small", test_choices);
  g_test_add_data_func ("/decisions/choices/medium", "medium", test_choices);
  g_test_add_func ("/decisions/fields", test_fields);
  g_test_add_func ("/decisions/services", test_services);
  g_test_add_func ("/decisions/unsupported", test_unsupported);
  g_test_add_func ("/decisions/moved", test_moved);
  g_test_add_func ("/decisions/rationale", test_rationale);
  g_test_add_func ("/decisions/basis", test_basis);
  g_test_add_func ("/decisions/broken-records", test_broken_records);

  return g_test_run ();
}
