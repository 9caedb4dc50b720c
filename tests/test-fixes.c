/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fixes: each takes away the finding it stands in and nothing that it does not
 * say; it can be undone to the byte; where it cannot be done it says why and
 * leaves everything as it was.
 */
#include "config.h"

#include <string.h>

#include "assessment.h"
#include "designs.h"
#include "history.h"
#include "random-design.h"
#include "random-estate.h"

#define N_ESTATES RANDOM_DESIGNS (100)

/* How often each outcome’s fix was done, and how often it said why not. */
static GHashTable *n_done, *n_refused;

static void
count (GHashTable           *table,
       const TrestleFinding *finding)
{
  char *key = g_strdup_printf ("%s/%s", finding->rule->code, finding->outcome->nick);

  g_hash_table_insert (table, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (table, key)) + 1));
}

static char *
dup_description (const TrestleFinding *finding)
{
  g_autofree char *message = trestle_finding_dup_message (finding);

  return g_strdup_printf ("%s/%s: %s", finding->rule->code, finding->outcome->nick, message);
}

/* Whether a fresh assessment says the same of the same objects. */
static gboolean
is_still_found (TrestleDesign        *design,
                const TrestleFinding *finding)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  g_autofree char *key = trestle_finding_dup_key (finding);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *other = trestle_finding_dup_key (findings->pdata[i]);

      if (g_str_equal (other, key))
        return TRUE;
    }

  return FALSE;
}

static void
assert_text (TrestleDesign *design,
             const char    *expected,
             const char    *what)
{
  g_autofree char *text = dup_serialized (design);

  if (!g_str_equal (text, expected))
    g_error ("%s: the design is not what it was", what);
}

static void
check_refused (TrestleHistory *history,
               TrestleDesign  *design,
               TrestleFinding *finding,
               const GError   *error,
               const char     *before,
               const char     *what)
{
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  trestle_history_cancel (history);
  assert_text (design, before, what);
  g_assert_false (trestle_history_can_undo (history));
  count (n_refused, finding);
}

static void
check_done (TrestleHistory *history,
            TrestleDesign  *design,
            TrestleFinding *finding,
            const char     *before,
            const char     *what)
{
  g_autofree char *after = dup_serialized (design);

  trestle_history_end (history);
  if (is_still_found (design, finding))
    {
      g_test_message ("%s: still there", what);
      g_test_fail ();
    }
  assert_nothing_dangles (design);
  if (!trestle_history_can_undo (history))
    g_error ("%s: nothing changed", what);

  g_assert_true (trestle_history_undo (history));
  assert_text (design, before, what);
  assert_nothing_dangles (design);
  g_assert_true (trestle_history_redo (history));
  assert_text (design, after, what);
  count (n_done, finding);
}

static void
check_fix (TrestleDesign  *design,
           TrestleFinding *finding)
{
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = dup_serialized (design);
  g_autofree char *what = dup_description (finding);
  g_autofree char *title = trestle_finding_dup_fix_title (finding, 0);

  g_assert_nonnull (title);
  g_assert_null (strchr (title, '?'));
  g_assert_null (strchr (title, '{'));

  trestle_history_begin (history, title);
  if (trestle_finding_fix (finding, 0, &error))
    {
      g_assert_no_error (error);
      check_done (history, design, finding, before, what);
    }
  else
    check_refused (history, design, finding, error, before, what);
}

static void
check_fix_on_copy (TrestleDesign *design,
                   guint          i)
{
  g_autoptr(TrestleDesign) copy = trestle_design_copy (design);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (copy);

  check_fix (copy, trestle_assessment_get_findings (assessment)->pdata[i]);
}

/* Each fix of each finding, on a copy of its own. */
static void
check_fixes (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->outcome->fix != NULL)
        check_fix_on_copy (design, i);
      else
        g_assert_null (finding->outcome->fix_title);
    }
}

static void
test_samples (void)
{
  static const char *const names[] = { "small", "medium", "retail" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TrestleDesign) design = load_sample (names[i]);

      check_fixes (design);
    }
}

static void
test_fixtures (void)
{
  g_autofree char *folder = dup_test_path ("data/rules");
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    /* Some are about references that dangle. */
    if (g_str_has_suffix (name, ".trestle") && strstr (name, "unknown") == NULL && strstr (name, "undefined") == NULL)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autoptr(TrestleDesign) design = load_design (path);

        check_fixes (design);
      }
}

static void
test_estates (void)
{
  for (guint seed = 1; seed <= N_ESTATES; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 1 + seed % 9, ESTATE_PLAUSIBLE);

      check_fixes (design);
    }
}

static void
test_extremes (void)
{
  for (guint seed = 1; seed <= N_ESTATES / 3; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 1 + seed % 9, ESTATE_EXTREME);

      check_fixes (design);
    }
}

/* Over all that came before, no fix always refuses. */
static void
test_all_done (void)
{
  guint n_rules;
  const TrestleRule *const *rules = trestle_rules_get_all (&n_rules);

  for (guint i = 0; i < n_rules; i++)
    for (const TrestleOutcome *outcome = rules[i]->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
      {
        g_autofree char *key = g_strdup_printf ("%s/%s", rules[i]->code, outcome->nick);
        guint done = GPOINTER_TO_UINT (g_hash_table_lookup (n_done, key));

        g_test_message ("%s: %u done, %u refused", key, done, GPOINTER_TO_UINT (g_hash_table_lookup (n_refused, key)));
        if (outcome->fix != NULL && done == 0)
          g_test_fail_printf ("%s was never done", key);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  n_done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  n_refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_test_add_func ("/fixes/samples", test_samples);
  g_test_add_func ("/fixes/fixtures", test_fixtures);
  g_test_add_func ("/fixes/estates", test_estates);
  g_test_add_func ("/fixes/extremes", test_extremes);
  g_test_add_func ("/fixes/all-done", test_all_done);

  return g_test_run ();
}
