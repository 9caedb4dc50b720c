/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Propose: from step 1 it drafts a design without errors, says why for everything
 * it chose, leaves what stands as it is, and is one step that undo takes back.
 */
#include "config.h"

#include <string.h>

#include "decisions.h"
#include "designs.h"
#include "edit.h"
#include "history.h"
#include "index.h"
#include "propose.h"
#include "random-design.h"
#include "random-estate.h"
#include "random-scope.h"
#include "techniques.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)

static const TrestleAnswers answers = { {
                                          [TRESTLE_QUESTION_RETENTION] = 180 * 86400,
                                          [TRESTLE_QUESTION_RECOVERY_TIME] = 8 * 3600,
                                          [TRESTLE_QUESTION_CLIENT_OS] = TRESTLE_CLIENT_OS_WINDOWS_7_X86,
                                          [TRESTLE_QUESTION_CLIENT_CORES] = 2,
                                          [TRESTLE_QUESTION_CLIENT_CLOCK] = 2400000000,
                                          [TRESTLE_QUESTION_CLIENT_MEMORY] = 4 * GIB,
                                          [TRESTLE_QUESTION_DISTRIBUTION] = TRUE
                                        } };

static const TrestleAnswers no_answers = TRESTLE_ANSWERS_INIT;

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "code/outcome subject", sorted and each once, of findings as bad as @severity. */
static char *
dup_codes (TrestleDesign  *design,
           TrestleSeverity severity)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s/%s %s", finding->rule->code, finding->outcome->nick, trestle_object_get_name (finding->subject));

      if (trestle_finding_get_severity (finding) == severity && !g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_codes (TrestleDesign  *design,
              TrestleSeverity severity,
              const char     *expected)
{
  g_autofree char *codes = dup_codes (design, severity);

  g_assert_cmpstr (codes, ==, expected);
}

/* "name place of its machine", sorted. */
static void
assert_places (TrestleDesign *design,
               TrestleKind    kind,
               const char    *expected)
{
  const GPtrArray *items = trestle_design_get_list (design, kind)->items;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const TrestleObject *object = items->pdata[i];
      const TrestleMachine *machine = (TrestleMachine *) trestle_object_get_target (object, trestle_object_find_field (object, "machine"));

      g_assert_nonnull (machine);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", trestle_object_get_name (object), trestle_object_get_name (machine->location.target)));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  g_assert_cmpstr (text, ==, expected);
}

/* Proposes inside a step, and finds the bytes as they were after undo; redone. */
static void
propose (TrestleDesign        *design,
         const TrestleAnswers *given)
{
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autofree char *before = dup_serialized (design);
  g_autoptr(TrestleProposal) proposal = trestle_propose (design, given);
  g_autofree char *unchanged = dup_serialized (design);
  g_autofree char *copy = dup_serialized (proposal->preview->copy);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  g_assert_cmpstr (unchanged, ==, before);
  trestle_history_begin (history, "Propose");
  trestle_proposal_apply (proposal, design);
  trestle_history_end (history);
  after = dup_serialized (design);
  g_assert_cmpstr (after, ==, copy);
  assert_nothing_dangles (design);
  if (proposal->preview->changes->len == 0)
    {
      g_assert_false (trestle_history_can_undo (history));
      return;
    }

  g_assert_true (trestle_history_undo (history));
  g_assert_false (trestle_history_can_undo (history));
  undone = dup_serialized (design);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (trestle_history_redo (history));
}

/* Oracles */

static void
assert_reasons (TrestleDesign        *design,
                const TrestleAnswers *given)
{
  g_autoptr(TrestleProposal) proposal = trestle_propose (design, given);

  g_assert_cmpuint (proposal->choices->len, >, 20);
  for (guint i = 0; i < proposal->choices->len; i++)
    {
      const TrestleDraftedChoice *choice = proposal->choices->pdata[i];
      g_autofree char *text = trestle_drafted_choice_dup_text (choice);

      if (*choice->reason == '\0' || choice->rule == NULL || !g_str_has_prefix (choice->rule, "R-") || *choice->chosen == '\0')
        g_error ("%s: “%s”, rule %s", text, choice->reason, choice->rule);
    }
}

static TrestleDesign *
propose_medium (gboolean marks)
{
  TrestleDesign *design = load_sample ("medium");

  strip_to_scope (design, marks);
  assert_reasons (design, &answers);
  propose (design, &answers);

  return design;
}

static void
assert_medium_instances (TrestleDesign *design)
{
  assert_places (design, TRESTLE_KIND_SERVER,
                 "MEDV-CORP London\nMEDV-CORP-BACKUP Manchester\nMEDV-LAB Reading lab\nMEDV-NORTHWIND Leeds\n"
                 "MEDV-NORTHWIND-BACKUP London\nMEDV-PAYROLL-(REGULATED) London\nMEDV-PAYROLL-(REGULATED)-BACKUP Manchester");
  assert_codes (design, TRESTLE_SEVERITY_ERROR, "");
  assert_codes (design, TRESTLE_SEVERITY_WARNING, "ISO-02/undeclared LAB\nSLA-03/empty London\nTRAV-04/no-population T3");
}

static void
test_medium_empty (void)
{
  g_autoptr(TrestleDesign) design = propose_medium (FALSE);

  assert_medium_instances (design);
  assert_places (design, TRESTLE_KIND_REPOSITORY,
                 "REPO-DUBLIN Dublin\nREPO-LEEDS Leeds\nREPO-LONDON London\nREPO-PAYROLL London\nREPO-READING-LAB Reading lab");
  assert_codes (design, TRESTLE_SEVERITY_ADVICE,
                "DB-11/standard SQL-CORP\nDB-11/standard SQL-LAB\nDB-11/standard SQL-NORTHWIND\nDB-11/standard SQL-PAYROLL-(REGULATED)\n"
                "DIST-05/at-risk Bristol\nDIST-05/at-risk Frankfurt\nDIST-05/at-risk Glasgow\nDIST-05/at-risk Manchester\nDIST-05/at-risk-local Dublin\n"
                "DIST-05/at-risk-local Leeds\nDIST-05/at-risk-local London\nDIST-05/at-risk-local Reading lab\n"
                "FLOW-02/no-rationale Harland Group Desktops\nFLOW-02/no-rationales Harland Group Desktops\n"
                "OFF-11/no-rationale Harland Group Desktops\nREPO-13/several CORP");
}

static void
test_medium_marked (void)
{
  g_autoptr(TrestleDesign) design = propose_medium (TRUE);

  assert_medium_instances (design);
  assert_places (design, TRESTLE_KIND_REPOSITORY,
                 "REPO-DUBLIN Dublin\nREPO-LEEDS Leeds\nREPO-LONDON London\nREPO-MANCHESTER Manchester\nREPO-PAYROLL London\n"
                 "REPO-READING-LAB Reading lab");
  assert_codes (design, TRESTLE_SEVERITY_ADVICE,
                "DB-11/standard SQL-CORP\nDB-11/standard SQL-LAB\nDB-11/standard SQL-NORTHWIND\nDB-11/standard SQL-PAYROLL-(REGULATED)\n"
                "DIST-05/at-risk Bristol\nDIST-05/at-risk Frankfurt\nDIST-05/at-risk Glasgow\nDIST-05/at-risk-local Dublin\n"
                "DIST-05/at-risk-local Leeds\nDIST-05/at-risk-local London\nDIST-05/at-risk-local Manchester\nDIST-05/at-risk-local Reading lab\nDIST-09/present Dublin\n"
                "FLOW-02/no-rationale Harland Group Desktops\nFLOW-02/no-rationales Harland Group Desktops\n"
                "OFF-11/no-rationale Harland Group Desktops\nOVER-01/repository REPO-READING-LAB\nREPO-13/several CORP");
}

static void
test_small (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");

  strip_to_scope (design, FALSE);
  propose (design, &answers);
  assert_places (design, TRESTLE_KIND_SERVER, "MEDV-CORP Leeds\nMEDV-CORP-BACKUP York");
  assert_places (design, TRESTLE_KIND_REPOSITORY, "REPO-LEEDS Leeds");
  assert_codes (design, TRESTLE_SEVERITY_ERROR, "");
  assert_codes (design, TRESTLE_SEVERITY_WARNING, "SLA-03/poll York");
  assert_codes (design, TRESTLE_SEVERITY_ADVICE,
                "DB-11/standard SQL-CORP\nDIST-05/at-risk York\nDIST-05/at-risk-local Leeds\nFLOW-02/no-rationale Yorkshire Clinics\n"
                "FLOW-02/no-rationales Yorkshire Clinics\nOFF-11/no-rationale Yorkshire Clinics");
}

/* Every decision that was drafted says why. */
static void
test_records (void)
{
  static const char *const drafted[] = {
    "D-4", "D-5", "D-6", "D-7", "D-8", "D-9", "D-10", "D-11", "D-12", "D-12-form", "D-13", "D-14", "D-15", "D-16", "D-17", "D-18",
    "D-19", "D-20"
  };
  g_autoptr(TrestleDesign) design = propose_medium (FALSE);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) states = trestle_decisions_list (assessment);
  guint n = 0;

  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      if (!g_strv_contains ((const char *const *) (const char *[]) { "D-1", "D-2", "D-3", "D-21", NULL }, state->row->id))
        {
          if (state->record == NULL || state->chosen == TRESTLE_NO_OPTION || strstr (state->rationale, "(R-") == NULL || state->moved)
            g_error ("%s of %s: “%s”", state->row->id, trestle_object_get_name (state->subject), state->rationale);
          n++;
        }
      else
        g_assert_null (state->record);
    }
  g_assert_cmpuint (n, >, G_N_ELEMENTS (drafted));
  for (guint k = 0; k < G_N_ELEMENTS (drafted); k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < states->len; i++)
        found = found || g_str_equal (g_array_index (states, TrestleDecisionState, i).row->id, drafted[k]);
      g_assert_true (found);
    }
}

static const TrestleDecisionState *
find_state (const GArray        *states,
            const char          *id,
            const TrestleObject *subject)
{
  for (guint i = 0; i < states->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (states, TrestleDecisionState, i);

      if (g_str_equal (state->row->id, id) && state->subject == subject)
        return state;
    }
  g_assert_not_reached ();
}

/* What somebody has decided and written down stays, word for word. */
static void
test_own_record (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(GArray) states = NULL;
  TrestleObject *record;

  strip_to_scope (design, FALSE);
  record = trestle_design_create (design, TRESTLE_KIND_DECISION);
  trestle_object_set_string (record, "name", "D-14");
  trestle_object_set_ref (record, "subject", dublin);
  trestle_object_set_string (record, "rationale", "The board wants it");
  propose (design, &answers);
  assessment = trestle_assessment_new (design);
  states = trestle_decisions_list (assessment);
  g_assert_cmpstr (find_state (states, "D-14", dublin)->rationale, ==, "The board wants it");
  g_assert_true (find_state (states, "D-14", dublin)->record == (TrestleDecision *) record);
}

/* What rests on an answer that is not given stays undecided. */
static void
test_unanswered (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");

  strip_to_scope (design, FALSE);
  for (TrestleQuestion i = 0; i < TRESTLE_N_QUESTIONS; i++)
    g_assert_true (trestle_propose_asks (design, i));
  propose (design, &no_answers);
  assert_codes (design, TRESTLE_SEVERITY_ERROR, "CON-08/open CONSOLE-CORP\nDB-08/needs SQL-CORP");
  TRESTLE_FOREACH (design, INSTANCE, TrestleInstance, instance)
    {
      g_assert_cmpint (instance->recovery_time, ==, TRESTLE_UNSET);
      g_assert_cmpint (((TrestleDatabase *) instance->database.target)->retention, ==, TRESTLE_UNSET);
      g_assert_cmpint (((TrestleDatabase *) instance->database.target)->size, ==, TRESTLE_UNSET);
    }
  g_assert_cmpint (design->distribution_system, ==, TRESTLE_UNSET);

  /* Answered later, they are all that is asked, and then nothing is. */
  propose (design, &answers);
  assert_codes (design, TRESTLE_SEVERITY_ERROR, "");
  for (TrestleQuestion i = 0; i < TRESTLE_N_QUESTIONS; i++)
    g_assert_false (trestle_propose_asks (design, i));
}

/* Random designs */

static guint
get_number (guint usual)
{
  const char *text = g_getenv ("TRESTLE_PROPOSE_DESIGNS");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

static void
test_random (void)
{
  guint n = get_number (RANDOM_DESIGNS (200)), n_bad = 0;

  for (guint seed = 0; seed < n; seed++)
    {
      g_autoptr(TrestleDesign) design = random_scope_new (seed, 8);
      g_autofree char *errors = NULL;

      propose (design, &answers);
      errors = dup_codes (design, TRESTLE_SEVERITY_ERROR);
      if (*errors == '\0')
        continue;
      n_bad++;
      g_test_message ("seed %u: %s", seed, errors);
    }
  g_test_message ("%u random designs, %u with errors", n, n_bad);
  g_assert_cmpuint (n_bad, ==, 0);
}

/* Half-drafted designs */

/* Workspaces that instances share become one for each, alike (AMB-35). */
static gboolean
is_split (TrestleObject      *before,
          TrestleObject      *after,
          const TrestleField *field)
{
  const TrestleWorkspace *old, *new;

  if (!TRESTLE_IS_USAGE (before) || !g_str_equal (field->name, "workspace"))
    return FALSE;
  old = (TrestleWorkspace *) ((TrestleUsage *) before)->workspace.target;
  new = (TrestleWorkspace *) ((TrestleUsage *) after)->workspace.target;

  return g_strcmp0 (old->image.id, new->image.id) == 0 && (old->policy.id == NULL || g_strcmp0 (old->policy.id, new->policy.id) == 0);
}

/* Sets may be added to. */
static gboolean
is_contained (const TrestleField *field,
              const TrestleValue *old,
              const TrestleValue *new)
{
  if (field->kind == TRESTLE_FIELD_CHOICES)
    return (old->number & ~new->number) == 0;
  if (field->kind != TRESTLE_FIELD_REFS || new->texts == NULL)
    return FALSE;
  for (guint i = 0; old->texts[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) new->texts, old->texts[i]))
      return FALSE;

  return TRUE;
}

static void
assert_object_stands (TrestleObject *before,
                      TrestleDesign *design)
{
  const TrestleKindInfo *info = trestle_object_get_info (before);
  TrestleObject *after = trestle_design_lookup (design, before->id);

  if (after == NULL)
    g_error ("%s is gone", trestle_object_get_name (before));
  for (guint i = 0; i < info->n_fields; i++)
    {
      TrestleValue old, new;

      if (!trestle_object_is_set (before, &info->fields[i]))
        continue;
      trestle_object_get (before, &info->fields[i], &old);
      trestle_object_get (after, &info->fields[i], &new);
      if (!trestle_value_equal (&old, &new) && !is_split (before, after, &info->fields[i]) && !is_contained (&info->fields[i], &old, &new))
        g_error ("%s of %s is another", info->fields[i].name, trestle_object_get_name (before));
      trestle_value_clear (&old);
      trestle_value_clear (&new);
    }
}

static void
assert_stands (TrestleDesign *before,
               TrestleDesign *design)
{
  assert_object_stands (TRESTLE_OBJECT (before), design);
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    for (guint i = 0; i < trestle_design_get_list (before, kind)->items->len; i++)
      assert_object_stands (trestle_design_get_list (before, kind)->items->pdata[i], design);
}

static void
check_stands (TrestleDesign *design)
{
  g_autoptr(TrestleDesign) before = trestle_design_copy (design);

  propose (design, &answers);
  assert_stands (before, design);
}

/* Sets that hold something already get what is missing, and lose nothing. */
static void
test_added (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *london = find_named (design, TRESTLE_KIND_LOCATION, "London");
  TrestleObject *glasgow = find_named (design, TRESTLE_KIND_POPULATION, "Glasgow corp");
  TrestleObject *office = find_named (design, TRESTLE_KIND_IMAGE, "XP-Office");
  TrestleObject *plant = find_named (design, TRESTLE_KIND_IMAGE, "W2K-Plant");
  TrestleObject *place = find_named (design, TRESTLE_KIND_LOCATION, "Glasgow");
  TrestleObject *repository;
  g_autoptr(TrestleDesign) before = NULL;
  const TrestleRefs *serving;
  gboolean held = FALSE;

  strip_to_scope (design, FALSE);
  repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, (TrestleLocation *) london);
  trestle_object_set_choice (repository, "reason", "central");
  trestle_object_add_ref (repository, "images", office);
  trestle_object_add_ref (glasgow, "repositories", repository);
  trestle_object_set_number (place, "techniques", TRESTLE_TECHNIQUE_PRE_STAGE);
  before = trestle_design_copy (design);
  propose (design, &answers);
  assert_stands (before, design);
  assert_codes (design, TRESTLE_SEVERITY_ERROR, "");
  g_assert_cmpint (((TrestleLocation *) place)->techniques, ==, TRESTLE_TECHNIQUE_PRE_STAGE | TRESTLE_TECHNIQUE_NETWORK);
  serving = ((TrestlePopulation *) glasgow)->repositories;
  for (guint i = 0; i < serving->n; i++)
    held = held || trestle_refs_contain (((TrestleRepository *) serving->refs[i].target)->images, plant);
  g_assert_true (held);
}

/* Parts of a draft taken away, others made different. */
static void
test_half_drafted (void)
{
  for (guint seed = 0; seed < get_number (60); seed++)
    {
      g_autoptr(TrestleDesign) design = random_scope_new (seed, 6);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      propose (design, seed % 2 == 0 ? &answers : &no_answers);
      for (int n = g_rand_int_range (rand, 1, 30); n > 0; n--)
        random_mutation (rand, design);
      check_stands (design);
    }
}

static void
test_estates (void)
{
  for (guint seed = 0; seed < get_number (30); seed++)
    {
      g_autoptr(TrestleDesign) plausible = random_estate_new (seed, 6, ESTATE_PLAUSIBLE);
      g_autoptr(TrestleDesign) extreme = random_estate_new (seed, 4, ESTATE_EXTREME);

      check_stands (plausible);
      check_stands (extreme);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/propose/medium/empty", test_medium_empty);
  g_test_add_func ("/propose/medium/marked", test_medium_marked);
  g_test_add_func ("/propose/records", test_records);
  g_test_add_func ("/propose/own-record", test_own_record);
  g_test_add_func ("/propose/added", test_added);
  g_test_add_func ("/propose/small", test_small);
  g_test_add_func ("/propose/unanswered", test_unanswered);
  g_test_add_func ("/propose/random", test_random);
  g_test_add_func ("/propose/half-drafted", test_half_drafted);
  g_test_add_func ("/propose/estates", test_estates);

  return g_test_run ();
}
