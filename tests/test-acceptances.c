/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A finding that is accepted is still there, counts no more, and opens again when
 * what it said has moved beyond the tolerance.
 */
#include "config.h"

#include <string.h>

#include "acceptances.h"
#include "designs.h"
#include "history.h"

static TrestleFinding *
find_in (const GPtrArray *findings,
         const char      *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TrestleFinding *) findings->pdata[i])->rule->code, code))
      return findings->pdata[i];

  return NULL;
}

/* 5,001 active clients in one instance. */
static TrestleDesign *
load_exceeding (void)
{
  g_autofree char *path = dup_test_path ("data/rules/CAP-01-fail.trestle");

  return load_design (path);
}

static void
set_users (TrestleDesign *design,
           gint64         users)
{
  gint64 others = 0;
  TrestlePopulation *largest = NULL;

  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    {
      if (largest == NULL || population->users > largest->users)
        {
          others += largest != NULL ? largest->users : 0;
          largest = population;
        }
      else
        {
          others += population->users;
        }
    }
  trestle_object_set_number (TRESTLE_OBJECT (largest), "users", users - others);
}

/* The finding as it is now, wherever it stands. */
static TrestleFinding *
find_now (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  TrestleFinding *finding = find_in (trestle_assessment_get_findings (assessment), "CAP-01");

  if (finding == NULL)
    finding = find_in (trestle_assessment_get_accepted (assessment), "CAP-01");

  return finding != NULL ? trestle_finding_copy (finding) : NULL;
}

static void
test_accept (void)
{
  g_autoptr(TrestleDesign) design = load_exceeding ();
  g_autoptr(TrestleHistory) history = trestle_history_new (design);
  g_autoptr(TrestleAssessment) before = trestle_assessment_new (design);
  g_autoptr(TrestleAssessment) after = NULL;
  g_autofree char *text = dup_serialized (design);
  g_autofree char *again = NULL, *words = NULL;
  TrestleFinding *finding = find_in (trestle_assessment_get_findings (before), "CAP-01");
  guint n_errors = trestle_assessment_count (before, TRESTLE_SEVERITY_ERROR);
  guint n_of_subject, n_now;

  trestle_assessment_get_worst (before, finding->subject, &n_of_subject);
  g_assert_null (trestle_finding_dup_acceptance (finding));
  trestle_history_begin (history, "Accept");
  trestle_finding_accept (finding, "Pilot only", "A. Kim", "2026-11-03", 100);
  trestle_history_end (history);

  after = trestle_assessment_new (design);
  g_assert_cmpuint (trestle_assessment_count (after, TRESTLE_SEVERITY_ERROR), ==, n_errors - 1);
  g_assert_null (find_in (trestle_assessment_get_findings (after), "CAP-01"));
  finding = find_in (trestle_assessment_get_accepted (after), "CAP-01");
  g_assert_true (finding->accepted);
  words = trestle_finding_dup_acceptance (finding);
  g_assert_cmpstr (words, ==, "Accepted: Pilot only (A. Kim, 2026-11-03)");
  trestle_assessment_get_worst (after, finding->subject, &n_now);
  g_assert_cmpuint (n_now, ==, n_of_subject - 1);

  g_assert_true (trestle_history_undo (history));
  again = dup_serialized (design);
  g_assert_cmpstr (again, ==, text);
}

/* 10 % of 5,010 are 501. */
static void
test_tolerance (void)
{
  static const struct { gint64 users; gboolean accepted; } cases[] = {
    { 5010, TRUE }, { 5001, TRUE }, { 5511, TRUE }, { 5512, FALSE }, { 6000, FALSE }, { 5010, TRUE }
  };
  g_autoptr(TrestleDesign) design = load_exceeding ();
  g_autoptr(TrestleFinding) first = NULL;

  set_users (design, 5010);
  first = find_now (design);
  trestle_finding_accept (first, "Pilot only", "A. Kim", "2026-11-03", 100);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleFinding) now = NULL;

      set_users (design, cases[i].users);
      now = find_now (design);
      g_assert_true (now->accepted == cases[i].accepted);
      g_assert_nonnull (now->acceptance);
    }
}

static void
test_open_again (void)
{
  g_autoptr(TrestleDesign) design = load_exceeding ();
  g_autoptr(TrestleFinding) finding = find_now (design);
  g_autoptr(TrestleFinding) moved = NULL, renewed = NULL, reopened = NULL;
  g_autofree char *words = NULL;

  trestle_finding_accept (finding, "Pilot only", NULL, NULL, 0);
  set_users (design, 6000);
  moved = find_now (design);
  g_assert_false (moved->accepted);
  words = trestle_finding_dup_acceptance (moved);
  g_assert_cmpstr (words, ==, "Accepted earlier at 5,001, now 6,000: Pilot only");

  /* Accepting again renews the record. */
  trestle_finding_accept (moved, "Still a pilot", NULL, NULL, 0);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ACCEPTANCE)->items->len, ==, 1);
  renewed = find_now (design);
  g_assert_true (renewed->accepted);
  trestle_finding_reopen (renewed);
  reopened = find_now (design);
  g_assert_null (reopened->acceptance);
}

/* A record without a reason accepts nothing; one without figures accepts until it goes. */
static void
test_by_hand (void)
{
  g_autoptr(TrestleDesign) design = load_exceeding ();
  g_autoptr(TrestleFinding) finding = find_now (design);
  g_autoptr(TrestleFinding) without = NULL, with = NULL, other = NULL;
  TrestleObject *record = trestle_design_create (design, TRESTLE_KIND_ACCEPTANCE);

  trestle_object_set_string (record, "rule", "CAP-01");
  trestle_object_set_ref (record, "subject", finding->subject);
  without = find_now (design);
  g_assert_false (without->accepted);
  trestle_object_set_string (record, "reason", "Pilot only");
  with = find_now (design);
  g_assert_true (with->accepted);
  trestle_object_set_string (record, "rule", "CAP-02");
  other = find_now (design);
  g_assert_false (other->accepted);
}

static void
test_information (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      gboolean information = trestle_finding_get_severity (findings->pdata[i]) == TRESTLE_SEVERITY_INFO;

      g_assert_true (trestle_finding_is_acceptable (findings->pdata[i]) != information);
      n += information;
    }
  g_assert_cmpuint (n, >, 0);
}

/* Every finding of every kind can be accepted, and then none is open. */
static void
test_all (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) before = trestle_assessment_new (design);
  g_autoptr(TrestleAssessment) after = NULL;
  const GPtrArray *findings = trestle_assessment_get_findings (before);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (trestle_finding_is_acceptable (findings->pdata[i]))
      {
        trestle_finding_accept (findings->pdata[i], "Known", NULL, NULL, 0);
        n++;
      }
  after = trestle_assessment_new (design);
  g_assert_cmpuint (trestle_assessment_get_accepted (after)->len, ==, n);
  for (TrestleSeverity severity = TRESTLE_SEVERITY_ERROR; severity < TRESTLE_SEVERITY_INFO; severity++)
    g_assert_cmpuint (trestle_assessment_count (after, severity), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/acceptances/accept", test_accept);
  g_test_add_func ("/acceptances/tolerance", test_tolerance);
  g_test_add_func ("/acceptances/open-again", test_open_again);
  g_test_add_func ("/acceptances/by-hand", test_by_hand);
  g_test_add_func ("/acceptances/information", test_information);
  g_test_add_func ("/acceptances/all", test_all);

  return g_test_run ();
}
