/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions to the business: what is asked follows the design, and an answer takes
 * the finding away.
 */
#include "config.h"

#include "assessment.h"
#include "business.h"
#include "designs.h"
#include "edit.h"
#include "history.h"

static const TrestleBusinessQuestion *
find_question (const GPtrArray *questions,
               const char      *id,
               const char      *subject)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleBusinessQuestion *question = questions->pdata[i];

      if (g_str_equal (question->id, id) && g_str_equal (trestle_object_get_name (question->subject), subject))
        return question;
    }

  return NULL;
}

static guint
count_findings (TrestleDesign *design,
                const char    *code,
                const char    *nick)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      n += g_str_equal (finding->rule->code, code) && g_str_equal (finding->outcome->nick, nick);
    }

  return n;
}

static void
forget_answers (TrestleDesign *design)
{
  const TrestleList *answers = trestle_design_get_list (design, TRESTLE_KIND_ANSWER);

  while (answers->items->len > 0)
    trestle_edit_delete (answers->items->pdata[0]);
  TRESTLE_FOREACH (design, APPLICATION, TrestleApplication, application)
    {
      trestle_object_unset ((TrestleObject *) application, "license");
      trestle_object_unset ((TrestleObject *) application, "support");
    }
}

/* Three images run Windows XP SP3: two questions, each with the next one. */
static void
test_list (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(GPtrArray) questions = NULL;
  g_autofree char *text = NULL;
  guint n_applications = trestle_design_get_list (design, TRESTLE_KIND_APPLICATION)->items->len;

  forget_answers (design);
  questions = trestle_business_list (design);
  g_assert_cmpuint (questions->len, ==, 2 + n_applications);
  g_assert_nonnull (find_question (questions, "BQ-1", "XP-Lab"));
  g_assert_null (find_question (questions, "BQ-1", "XP-Office"));
  g_assert_null (find_question (questions, "BQ-1", "W2K-Plant"));
  text = trestle_business_dup_text (questions->pdata[0]);
  g_assert_cmpstr (text, ==, "Can XP-Finance and XP-Lab be one image?");
  for (guint i = 0; i < questions->len; i++)
    g_assert_cmpint (trestle_business_get_answer (questions->pdata[i]), ==, TRESTLE_UNSET);
}

static void
answer (TrestleDesign *design,
        const char    *id,
        const char    *subject,
        gint64         value,
        gint64         license,
        gint64         support)
{
  g_autoptr(GPtrArray) questions = trestle_business_list (design);
  const TrestleBusinessAnswer given = { value, license, support, "A. Kim", "2026-11-27", NULL };

  trestle_business_answer (find_question (questions, id, subject), &given);
}

static void
test_images (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(GPtrArray) questions = NULL;
  const TrestleBusinessQuestion *question;

  forget_answers (design);
  g_assert_cmpuint (count_findings (design, "BIZ-01", "open"), ==, 1);
  answer (design, "BQ-1", "XP-Finance", FALSE, TRESTLE_UNSET, TRESTLE_UNSET);
  g_assert_cmpuint (count_findings (design, "BIZ-01", "open"), ==, 1);
  answer (design, "BQ-1", "XP-Lab", TRUE, TRESTLE_UNSET, TRESTLE_UNSET);
  g_assert_cmpuint (count_findings (design, "BIZ-01", "open"), ==, 0);
  /* Changing one’s mind edits what is there. */
  answer (design, "BQ-1", "XP-Lab", TRESTLE_UNSET, TRESTLE_UNSET, TRESTLE_UNSET);
  g_assert_cmpuint (count_findings (design, "BIZ-01", "open"), ==, 1);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_ANSWER)->items->len, ==, 2);

  questions = trestle_business_list (design);
  question = find_question (questions, "BQ-1", "XP-Finance");
  g_assert_cmpint (trestle_business_get_answer (question), ==, FALSE);
  g_assert_cmpstr (question->record->respondent, ==, "A. Kim");
  g_assert_cmpstr (question->record->date, ==, "2026-11-27");
}

/* An answer about nothing in particular holds for all. */
static void
test_general (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *general;
  g_autoptr(GPtrArray) questions = NULL;

  forget_answers (design);
  general = trestle_design_create (design, TRESTLE_KIND_ANSWER);
  trestle_object_set_string (general, "name", "BQ-1");
  trestle_object_set_number (general, "answer", FALSE);
  g_assert_cmpuint (count_findings (design, "BIZ-01", "open"), ==, 0);
  questions = trestle_business_list (design);
  g_assert_cmpint (trestle_business_get_answer (questions->pdata[0]), ==, FALSE);
  g_assert_cmpint (trestle_business_get_answer (questions->pdata[1]), ==, FALSE);

  /* One of its own goes before it, and leaves it as it is. */
  answer (design, "BQ-1", "XP-Lab", TRUE, TRESTLE_UNSET, TRESTLE_UNSET);
  g_clear_pointer (&questions, g_ptr_array_unref);
  questions = trestle_business_list (design);
  g_assert_cmpint (trestle_business_get_answer (find_question (questions, "BQ-1", "XP-Lab")), ==, TRUE);
  g_assert_cmpint (trestle_business_get_answer (find_question (questions, "BQ-1", "XP-Finance")), ==, FALSE);
}

static void
test_applications (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleHistory) history = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint n;

  forget_answers (design);
  n = count_findings (design, "BIZ-02", "open");
  g_assert_cmpuint (n, >, 0);
  before = dup_serialized (design);
  history = trestle_history_new (design);
  trestle_history_begin (history, "answer");
  answer (design, "BQ-2", "LedgerPro", TRESTLE_UNSET, TRUE, FALSE);
  trestle_history_end (history);
  g_assert_cmpuint (count_findings (design, "BIZ-02", "open"), ==, n - 1);
  g_assert_cmpuint (count_findings (design, "BIZ-02", "no-support"), ==, 1);
  trestle_history_undo (history);
  after = dup_serialized (design);
  g_assert_cmpstr (after, ==, before);
  answer (design, "BQ-2", "LedgerPro", TRESTLE_UNSET, TRUE, TRUE);
  g_assert_cmpuint (count_findings (design, "BIZ-02", "open"), ==, n - 1);
  g_assert_cmpuint (count_findings (design, "BIZ-02", "no-support"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/business/list", test_list);
  g_test_add_func ("/business/images", test_images);
  g_test_add_func ("/business/general", test_general);
  g_test_add_func ("/business/applications", test_applications);

  return g_test_run ();
}
