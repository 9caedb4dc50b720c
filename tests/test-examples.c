/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings of the bundled samples: all of them against reviewed lists, those that
 * the two worked examples promise one by one, and what becomes of them when the
 * examples are changed as their what-ifs say.
 */
#include "config.h"

#include <string.h>

#include "designs.h"
#include "edit.h"
#include "golden.h"

/* A finding that is promised, with words that its message has to contain. */
typedef struct
{
  const char     *sample;
  const char     *code;
  TrestleSeverity severity;
  const char     *subject;
  const char     *words[6];
} Promise;

#define WARNING TRESTLE_SEVERITY_WARNING
#define ADVICE TRESTLE_SEVERITY_ADVICE
#define INFO TRESTLE_SEVERITY_INFO

static const Promise promises[] = {
  { "small", "OFF-02", WARNING, "CLINIC", { "195 of 225", "Clinic-Standard", "15 min", "no backup server" } },
  { "small", "FT-05", ADVICE, "CLINIC", { "0 s" } },
  { "small", "DIST-05", ADVICE, "York", { "2 h 5 min 16 s", "1 of 55", "4 h" } },
  { "small", "DIST-05", ADVICE, "Leeds", { "30 s", "119 of 180", "1 h", "11 over the link" } },
  { "small", "SLA-03", WARNING, "York", { "22 h 58 min of 24 h", "20 h", "4 h" } },
  { "small", "PEAK-02", INFO, "REPO-LEEDS", { "225", "235", "15.659 Mbps" } },
  { "medium", "OFF-02", WARNING, "CORP", { "170 of 3,020", "Office-Restricted", "15 min" } },
  { "medium", "OFF-02", WARNING, "PAYROLL", { "95 of 120", "15 min" } },
  { "medium", "FT-04", WARNING, "NORTHWIND", { "NW-Office", "6 h", "5 h 45 min", "8 h" } },
  { "medium", "FT-05", ADVICE, "CORP", { "0 s" } },
  { "medium", "FT-05", ADVICE, "PAYROLL", { "0 s" } },
  { "medium", "FT-05", ADVICE, "NORTHWIND", { "6 h" } },
  { "medium", "FT-05", INFO, "LAB", { "8 h", "23 h 45 min", "record No" } },
  { "medium", "REPO-08", WARNING, "Dublin", { "10.737 Mbps", "13.422 Mbps", "10 Mbps", "134 of 180", "32 h 13 min" } },
  { "medium", "SLA-03", WARNING, "London", { "nothing is left", "4 h" } },
  { "medium", "DIST-05", ADVICE, "London", { "18 h 59 min 36 s" } },
  { "medium", "DIST-05", ADVICE, "Manchester", { "7 h 21 min 8 s" } },
  { "medium", "DIST-05", ADVICE, "Bristol", { "83 h 31 min" } },
  { "medium", "DIST-05", ADVICE, "Glasgow", { "104 h 1 min" } },
  { "medium", "DIST-05", ADVICE, "Dublin", { "214 h 45 min" } },
  { "medium", "DIST-05", ADVICE, "Frankfurt", { "94 h 45 min" } },
  { "medium", "DIST-05", ADVICE, "Reading lab", { "1 h 4 min 25 s" } },
  { "medium", "DIST-05", ADVICE, "Leeds", { "5 h 22 min 7 s" } },
  { "medium", "TRAV-04", WARNING, "T3", { "NORTHWIND", "London", "12" } },
  { "medium", "DB-04", INFO, "MEDV_SHARED", { "CORP", "NORTHWIND" } },
  { "medium", "DB-10", INFO, "MEDV_PAYROLL", { "2,555 days" } },
  { "medium", "REPO-13", ADVICE, "CORP", { "2 repositories", "REPO-LONDON", "REPO-MANCHESTER" } },
  { "medium", "ISO-02", WARNING, "LAB", { "domain controller" } },
  { "medium", "PEAK-04", INFO, "REPO-LONDON", { "557.153 Mbps", "696.441 Mbps", "63.381 Mbps", "1,000 Mbps" } }
};

/* Codes of which the examples promise no other error, warning or advice. */
static const char *const complete[] = {
  "OVER-01", "OFF-02", "SLA-03", "TRAV-04", "CAP-01", "CAP-02", "TRUST-01", "ISO-01", "ORG-01", "INST-05", "ISO-02",
  "FT-04", "FT-05", "DB-04", "DB-10", "DIST-05", "REPO-05", "REPO-06", "REPO-08", "PEAK-02", "PEAK-04", "REPO-13"
};

static const TrestleFinding *
find_finding (const TrestleAssessment *assessment,
              const char              *code,
              const char              *subject)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->rule->code, code) && g_str_equal (trestle_object_get_name (finding->subject), subject))
        return finding;
    }

  return NULL;
}

/* Of errors, warnings and advice. */
static guint
count_findings (const TrestleAssessment *assessment,
                const char              *code)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((TrestleFinding *) findings->pdata[i])->rule->code, code) &&
         trestle_finding_get_severity (findings->pdata[i]) < TRESTLE_SEVERITY_INFO ? 1 : 0;

  return n;
}

static void
test_golden (gconstpointer data)
{
  g_autoptr(TrestleDesign) design = load_sample (data);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autofree char *text = dup_findings (assessment, TRESTLE_SEVERITY_ADVICE);
  g_autofree char *name = g_strdup_printf ("%s.golden", (const char *) data);

  assert_golden (name, text);
}

static void
test_promises (gconstpointer data)
{
  g_autoptr(TrestleDesign) design = load_sample (data);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      const TrestleFinding *finding;
      g_autofree char *message = NULL;

      if (!g_str_equal (promises[i].sample, data))
        continue;
      finding = find_finding (assessment, promises[i].code, promises[i].subject);
      g_assert_nonnull (finding);
      g_assert_cmpint (trestle_finding_get_severity (finding), ==, promises[i].severity);
      message = trestle_finding_dup_message (finding);
      for (guint k = 0; promises[i].words[k] != NULL; k++)
        if (strstr (message, promises[i].words[k]) == NULL)
          g_error ("“%s” does not say “%s”", message, promises[i].words[k]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (complete); i++)
    {
      guint n = 0;

      for (guint k = 0; k < G_N_ELEMENTS (promises); k++)
        n += g_str_equal (promises[k].sample, data) && g_str_equal (promises[k].code, complete[i]) &&
             promises[k].severity < TRESTLE_SEVERITY_INFO ? 1 : 0;
      g_assert_cmpuint (count_findings (assessment, complete[i]), ==, n);
    }
}

/* A figure of the object that is called @name, as an exact fraction. */
static void
assert_figure (TrestleDesign *design,
               const char    *figure,
               const char    *name,
               const char    *exact)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  TrestleKind kind = trestle_figure_find (figure)->kind;
  TrestleObject *subject = kind == TRESTLE_KIND_DESIGN ? TRESTLE_OBJECT (design) : find_named (design, kind, name);
  g_autofree char *text = trestle_number_to_exact (trestle_assessment_get_figure (assessment, figure, subject));

  g_assert_cmpstr (text, ==, exact);
}

static void
assert_verdict (TrestleDesign *design,
                const char    *figure,
                const char    *location,
                TrestleVerdict verdict)
{
  g_autofree char *exact = g_strdup_printf ("%d", verdict);

  assert_figure (design, figure, location, exact);
}

static void
assert_finding (TrestleDesign *design,
                const char    *code,
                const char    *subject,
                const char    *outcome)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const TrestleFinding *finding = find_finding (assessment, code, subject);

  g_assert_cmpstr (finding != NULL ? finding->outcome->nick : NULL, ==, outcome);
}

static void
set (TrestleDesign *design,
     TrestleKind    kind,
     const char    *name,
     const char    *field,
     gint64         number)
{
  trestle_object_set_number (find_named (design, kind, name), field, number);
}

/* 24 hours offline for Clinic-Standard. */
static void
test_offline_allowed (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  const TrestleObject *workspace = find_named (design, TRESTLE_KIND_WORKSPACE, "Clinic-Standard");

  assert_finding (design, "OFF-02", "CLINIC", "stopped");
  set (design, TRESTLE_KIND_POLICY, "Standard", "offline_period", 24 * 3600);
  TRESTLE_FOREACH (design, USAGE, TrestleUsage, usage)
    if (usage->workspace.target == workspace)
      trestle_object_set_number (TRESTLE_OBJECT (usage), "offline", TRUE);

  assert_figure (design, "outage-tolerance", "CLINIC", "86400");
  assert_figure (design, "outage-tolerance-conservative", "CLINIC", "85500");
  assert_figure (design, "users-stopped", "CLINIC", "0");
  assert_finding (design, "OFF-02", "CLINIC", NULL);
  assert_finding (design, "FT-04", "CLINIC", NULL);
  assert_finding (design, "FT-05", "CLINIC", "none-needed");
}

/* The least bandwidth with which York's update ends within the usable window. */
static void
test_enough_bandwidth (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");

  set (design, TRESTLE_KIND_LOCATION, "York", "bandwidth", 4593228);
  assert_verdict (design, "update-verdict-usable", "York", TRESTLE_VERDICT_FAILS);
  assert_finding (design, "SLA-03", "York", "poll");
  set (design, TRESTLE_KIND_LOCATION, "York", "bandwidth", 4593229);
  assert_verdict (design, "update-verdict-usable", "York", TRESTLE_VERDICT_MEETS);
  assert_finding (design, "SLA-03", "York", NULL);
}

/* 57 clients fit at York; ten are travelers. */
static void
test_too_many_clients (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *york = find_named (design, TRESTLE_KIND_POPULATION, "York staff");
  TrestleUsage *usage = NULL;

  TRESTLE_FOREACH (design, USAGE, TrestleUsage, other)
    if (other->population.target == york)
      usage = other;
  assert_figure (design, "update-clients-fit", "York", "57");
  trestle_object_set_number (york, "users", 47);
  trestle_object_set_number (TRESTLE_OBJECT (usage), "users", usage->users + 2);
  assert_figure (design, "update-clients", "York", "57");
  assert_verdict (design, "update-verdict", "York", TRESTLE_VERDICT_MEETS);
  assert_finding (design, "REPO-08", "York", NULL);

  trestle_object_set_number (york, "users", 48);
  trestle_object_set_number (TRESTLE_OBJECT (usage), "users", usage->users + 1);
  assert_figure (design, "update-clients", "York", "58");
  assert_verdict (design, "update-verdict", "York", TRESTLE_VERDICT_FAILS);
  assert_finding (design, "REPO-08", "York", "update");
}

static void
test_longer_retention (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");

  set (design, TRESTLE_KIND_DATABASE, "MEDV_CLINIC", "retention", 365 * 86400);
  assert_figure (design, "database-raw-high", "MEDV_CLINIC", "328500000");
  assert_figure (design, "database-size-high", "MEDV_CLINIC", "492750000");
}

static void
test_local_repository (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  TrestleObject *repository;
  const char *only[2] = { NULL, NULL };

  assert_finding (design, "REPO-08", "Dublin", "update");
  repository = trestle_edit_add_component (design, TRESTLE_KIND_REPOSITORY, TRESTLE_LOCATION (dublin));
  trestle_object_set_string (repository, "name", "REPO-DUBLIN");
  trestle_object_add_ref (repository, "images", find_named (design, TRESTLE_KIND_IMAGE, "XP-Office"));
  only[0] = repository->id;
  trestle_object_set_strings (find_named (design, TRESTLE_KIND_POPULATION, "Dublin corp"), "repositories", only);
  trestle_object_set_number (dublin, "local_repository", TRUE);

  assert_figure (design, "load-bits-one", "Dublin", "34359738368");
  assert_figure (design, "load-time-one", "Dublin", "67108864/15625");    /* 4,294.967296 s, as long as seeding */
  assert_finding (design, "REPO-08", "Dublin", NULL);
}

static void
test_smaller_delta (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");

  trestle_object_set_number (TRESTLE_OBJECT (design), "update_share", 110);
  assert_figure (design, "update-time", "Dublin", "6643777536/78125");
  assert_verdict (design, "update-verdict", "Dublin", TRESTLE_VERDICT_MEETS);
  trestle_object_set_number (TRESTLE_OBJECT (design), "update_share", 120);
  assert_figure (design, "update-time", "Dublin", "7247757312/78125");
  assert_verdict (design, "update-verdict", "Dublin", TRESTLE_VERDICT_FAILS);
}

/* Only the population loses its tag; the image keeps its separation. */
static void
test_no_payroll_tag (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = NULL;
  const TrestleFinding *finding;
  g_autofree char *message = NULL;

  trestle_object_unset (TRESTLE_POPULATION (find_named (design, TRESTLE_KIND_POPULATION, "London payroll"))->unit.target, "tag");
  assert_figure (design, "instances-required", "", "3");
  assert_figure (design, "instances-designed", "", "4");
  assert_figure (design, "instances-excess", "", "1");

  assessment = trestle_assessment_new (design);
  finding = find_finding (assessment, "OVER-01", "PAYROLL");
  g_assert_nonnull (finding);
  g_assert_cmpstr (trestle_object_get_name (finding->other), ==, "CORP");
  message = trestle_finding_dup_message (finding);
  g_assert_nonnull (strstr (message, "120 clients"));
  g_assert_cmpuint (count_findings (assessment, "OVER-01"), ==, 1);
}

static void
test_lab_joined (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");

  set (design, TRESTLE_KIND_NETWORK, "LAB", "isolated", FALSE);
  assert_figure (design, "instances-required", "", "3");
}

static void
test_databases_apart (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *database = add_named (design, TRESTLE_KIND_DATABASE, "MEDV_NORTHWIND");

  assert_figure (design, "database-raw-high", "MEDV_SHARED", "2498400000");
  trestle_object_set_number (database, "retention", 180 * 86400);
  trestle_object_set_ref (find_named (design, TRESTLE_KIND_INSTANCE, "NORTHWIND"), "database", database);
  assert_figure (design, "database-raw-high", "MEDV_SHARED", "2174400000");
  assert_figure (design, "database-raw-high", "MEDV_NORTHWIND", "324000000");
  assert_finding (design, "DB-04", "MEDV_SHARED", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/examples/golden/small", "small", test_golden);
  g_test_add_data_func ("/examples/golden/medium", "medium", test_golden);
  g_test_add_data_func ("/examples/golden/retail", "retail", test_golden);
  g_test_add_data_func ("/examples/promises/small", "small", test_promises);
  g_test_add_data_func ("/examples/promises/medium", "medium", test_promises);
  g_test_add_func ("/examples/what-if/offline-allowed", test_offline_allowed);
  g_test_add_func ("/examples/what-if/enough-bandwidth", test_enough_bandwidth);
  g_test_add_func ("/examples/what-if/too-many-clients", test_too_many_clients);
  g_test_add_func ("/examples/what-if/longer-retention", test_longer_retention);
  g_test_add_func ("/examples/what-if/local-repository", test_local_repository);
  g_test_add_func ("/examples/what-if/smaller-delta", test_smaller_delta);
  g_test_add_func ("/examples/what-if/no-payroll-tag", test_no_payroll_tag);
  g_test_add_func ("/examples/what-if/lab-joined", test_lab_joined);
  g_test_add_func ("/examples/what-if/databases-apart", test_databases_apart);

  return g_test_run ();
}
