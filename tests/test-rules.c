/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables of rules and figures are kept honest: every rule has designs in
 * data/rules that break it and that do not, and where it compares numbers one on
 * the boundary.  A new fixture is a file (and a .golden beside a -fail).
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "designs.h"
#include "golden.h"
#include "rule.h"

/* Rules that compare numbers, and so need a fixture on the boundary. */
static const char *const numeric[] = {
  "CAP-01", "CAP-02", "CAP-03", "CON-02", "DB-05", "DB-09", "DB-10", "DB-11", "DB-12", "DB-16", "DIST-05",
  "DIST-08", "DIST-10", "FLOW-02", "FT-04", "FT-06", "IIS-04", "INST-05", "LOC-03", "OFF-14", "OS-02", "OVER-01",
  "PEAK-03", "PLACE-01", "PLACE-02", "REPO-05", "REPO-08", "REPO-10", "REPO-11", "REPO-14", "SLA-03", "SRV-02",
  "SRV-03", "SRV-04", "SRV-05", "TRAV-02"
};

static gboolean
has_finding (const TrestleAssessment *assessment,
             const char              *code)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TrestleFinding *) findings->pdata[i])->rule->code, code))
      return TRUE;

  return FALSE;
}

/* "DIST-05" of "DIST-05-fail" and of "DIST-05-risk-fail". */
static char *
dup_code (const char *fixture)
{
  const char *second = strchr (strchr (fixture, '-') + 1, '-');

  return g_strndup (fixture, second - fixture);
}

static void
test_fixture (gconstpointer data)
{
  const char *fixture = data;
  g_autofree char *name = g_strdup_printf ("data/rules/%s.trestle", fixture);
  g_autofree char *path = dup_test_path (name);
  g_autofree char *code = dup_code (fixture);
  g_autoptr(TrestleDesign) design = load_design (path);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);

  g_assert_nonnull (trestle_rule_find (code));
  if (g_str_has_suffix (fixture, "-fail"))
    {
      g_autofree char *golden = g_strdup_printf ("%s.golden", fixture);
      g_autofree char *text = dup_findings (assessment, TRESTLE_SEVERITY_INFO);

      g_assert_true (has_finding (assessment, code));
      g_assert_null (strchr (text, '?'));
      assert_golden (golden, text);
    }
  else
    {
      g_assert_false (has_finding (assessment, code));
    }
}

static gboolean
has_fixture (const char *code,
             const char *ending)
{
  g_autofree char *name = g_strdup_printf ("data/rules/%s-%s.trestle", code, ending);
  g_autofree char *path = dup_test_path (name);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static void
test_every_rule (void)
{
  guint n;
  const TrestleRule *const *rules = trestle_rules_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (rules[i]->see == NULL && (!has_fixture (rules[i]->code, "fail") || !has_fixture (rules[i]->code, "pass")))
      g_test_fail_printf ("%s has no fixtures", rules[i]->code);
  for (guint i = 0; i < G_N_ELEMENTS (numeric); i++)
    if (!has_fixture (numeric[i], "edge"))
      g_test_fail_printf ("%s has no fixture on its boundary", numeric[i]);
}

/* .V.1, R-0.15, R-B.7, R-X.16. */
static gboolean
is_rule_id (const char *id)
{
  return g_regex_match_simple ("^R-([0-4]\\.([0-9]+|V|S)(\\.[0-9]+)?|5\\.[0-9]+|[BCDX]\\.[0-9]+|A[12]\\.[0-9]+)$", id, 0, 0);
}

static void
test_rows (void)
{
  guint n;
  const TrestleRule *const *rules = trestle_rules_get_all (&n);
  g_autoptr(GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const TrestleRule *rule = rules[i];

      g_assert_true (g_regex_match_simple ("^[A-Z]+-[0-9]{2}$", rule->code, 0, 0));
      g_assert_true (is_rule_id (rule->id));
      g_assert_true (g_hash_table_add (codes, (gpointer) rule->code));
      g_assert_true (g_hash_table_add (ids, (gpointer) rule->id));
      g_assert_cmpstr (rule->title, !=, "");
      g_assert_cmpuint (rule->step, <=, 4);
      g_assert_true ((rule->see != NULL) == (rule->check == NULL));
      g_assert_true (rule->see == NULL || trestle_rule_find (rule->see) != NULL);
      for (const TrestleOutcome *outcome = rule->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
        {
          g_assert_cmpstr (outcome->message, !=, "");
          g_assert_true ((outcome->fix != NULL) == (outcome->fix_title != NULL));
        }
    }
}

static void
test_figure_rows (void)
{
  guint n;
  const TrestleFigure *const *figures = trestle_figures_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (is_rule_id (figures[i]->rule));
      g_assert_true (g_regex_match_simple ("^C-([1-9]|10|11)$", figures[i]->calc, 0, 0));
      g_assert_true (g_regex_match_simple ("^[a-z]+(-[a-z]+)*$", figures[i]->id, 0, 0));
      g_assert_true ((figures[i]->formula != NULL) != (figures[i]->words != NULL));
    }
}

/* Extensions can be switched off, one by one. */
static void
test_switched_off (void)
{
  guint n;
  const TrestleRule *const *rules = trestle_rules_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/rules/%s-fail.trestle", rules[i]->code);
      g_autofree char *path = dup_test_path (name);
      g_autoptr(TrestleDesign) design = NULL;
      g_autoptr(TrestleAssessment) assessment = NULL;

      if (!g_str_has_prefix (rules[i]->id, "R-X."))
        continue;
      design = load_design (path);
      trestle_object_set_choice (TRESTLE_OBJECT (design), "extensions_off", rules[i]->id);
      assessment = trestle_assessment_new (design);
      g_assert_false (has_finding (assessment, rules[i]->code));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GPtrArray) fixtures = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  folder = dup_test_path ("data/rules");
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".trestle"))
      g_ptr_array_add (fixtures, g_strndup (name, strlen (name) - strlen (".trestle")));
  g_ptr_array_sort_values (fixtures, (GCompareFunc) strcmp);
  for (guint i = 0; i < fixtures->len; i++)
    {
      g_autofree char *test = g_strdup_printf ("/rules/%s", (char *) fixtures->pdata[i]);

      g_test_add_data_func (test, fixtures->pdata[i], test_fixture);
    }
  g_test_add_func ("/rules/every-rule", test_every_rule);
  g_test_add_func ("/rules/rows", test_rows);
  g_test_add_func ("/rules/figure-rows", test_figure_rows);
  g_test_add_func ("/rules/switched-off", test_switched_off);

  return g_test_run ();
}
