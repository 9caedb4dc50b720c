/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Margins are exact: with the field at the edge the verdict holds, one step beyond
 * it does not, each time asked of a design in which the field really has that
 * value; and the margins the guide's examples give.
 */
#include "config.h"

#include <string.h>

#include "acceptances.h"
#include "designs.h"
#include "headroom.h"
#include "random-estate.h"
#include "techniques.h"

static const TrestleKind kinds[] = {
  TRESTLE_KIND_LOCATION, TRESTLE_KIND_IMAGE, TRESTLE_KIND_INSTANCE, TRESTLE_KIND_SERVER, TRESTLE_KIND_DATABASE,
  TRESTLE_KIND_REPOSITORY, TRESTLE_KIND_IIS
};

/* What a run over designs has seen. */
typedef struct
{
  GHashTable *verdicts;   /* ids, with the kind, of verdicts that were flipped both ways round */
  guint       n_flipped, n_endless, n_hopeless;
} Seen;

static const TrestleHeadroom *
find_headroom (const GArray *list,
               const char   *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (g_array_index (list, TrestleHeadroom, i).id, id))
      return &g_array_index (list, TrestleHeadroom, i);

  return NULL;
}

/* Whether the verdict holds in the design as it is now. */
static gboolean
holds_now (TrestleDesign *design,
           TrestleObject *object,
           const char    *id)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) list = trestle_headroom_list (assessment, object);
  const TrestleHeadroom *headroom = find_headroom (list, id);

  if (headroom == NULL)
    g_error ("%s of %s is not judged any more", id, trestle_object_get_name (object));

  return trestle_headroom_holds (headroom);
}

static void
check_value (TrestleDesign         *design,
             const TrestleHeadroom *headroom,
             const TrestleMargin   *margin,
             gint64                 number,
             gboolean               holds)
{
  TrestleValue before = TRESTLE_VALUE_INIT;
  const TrestleValue value = { .set = TRUE, .number = number };

  trestle_object_get (margin->object, margin->field, &before);
  if (trestle_object_set (margin->object, margin->field, &value, NULL) &&
      holds_now (design, headroom->object, headroom->id) != holds)
    {
      g_autofree char *text = trestle_margin_dup_text (margin);
      g_autofree char *name = trestle_object_dup_name (headroom->object);

      g_test_message ("%s of %s, %s: with %" G_GINT64_FORMAT " it %s", headroom->id, name, text, number, holds ? "fails" : "holds");
      g_test_fail ();
    }
  g_assert_true (trestle_object_set (margin->object, margin->field, &before, NULL));
  trestle_value_clear (&before);
}

static void
check_margin (TrestleDesign         *design,
              const TrestleHeadroom *headroom,
              const TrestleMargin   *margin,
              Seen                  *seen)
{
  const TrestleField *field = margin->field;
  gint64 step = MAX (field->step, 1);
  gint64 least = field->unit == TRESTLE_UNIT_PERSONS ? 1 : field->min;
  gint64 best = margin->upward ? least : field->max - (field->max - least) % step;
  gint64 worst = margin->upward ? field->max - (field->max - least) % step : least;

  g_assert_true (margin->holds == trestle_headroom_holds (headroom));
  if (margin->edge == TRESTLE_UNSET)
    {
      g_assert_false (margin->holds);
      check_value (design, headroom, margin, best, FALSE);
      seen->n_hopeless++;
      return;
    }
  if (margin->endless)
    {
      g_assert_true (margin->holds);
      check_value (design, headroom, margin, worst, TRUE);
      seen->n_endless++;
      return;
    }
  g_assert_true (margin->holds == (margin->upward ? margin->value <= margin->edge : margin->value >= margin->edge));
  check_value (design, headroom, margin, margin->edge, TRUE);
  check_value (design, headroom, margin, margin->edge + (margin->upward ? step : -step), FALSE);
  g_hash_table_add (seen->verdicts, g_strdup_printf ("%s %d %s", headroom->id, trestle_object_get_kind (headroom->object), field->name));
  seen->n_flipped++;
}

static void
check_object (TrestleDesign           *design,
              const TrestleAssessment *assessment,
              TrestleObject           *object,
              Seen                    *seen)
{
  g_autoptr(GArray) list = trestle_headroom_list (assessment, object);

  for (guint i = 0; i < list->len; i++)
    {
      const TrestleHeadroom *headroom = &g_array_index (list, TrestleHeadroom, i);
      g_autoptr(GArray) margins = trestle_headroom_list_margins (assessment, headroom);

      for (guint k = 0; k < margins->len; k++)
        check_margin (design, headroom, &g_array_index (margins, TrestleMargin, k), seen);
    }
}

static void
check_design (TrestleDesign *design,
              Seen          *seen)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);

  check_object (design, assessment, TRESTLE_OBJECT (design), seen);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      const GPtrArray *items = trestle_design_get_list (design, kinds[k])->items;

      for (guint i = 0; i < items->len; i++)
        check_object (design, assessment, items->pdata[i], seen);
    }
}

static Seen
seen_init (void)
{
  return (Seen) { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0, 0, 0 };
}

static void
test_samples (void)
{
  static const char *const names[] = { "small", "medium" };
  Seen seen = seen_init ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TrestleDesign) design = load_sample (names[i]);

      check_design (design, &seen);
    }
  g_assert_cmpuint (seen.n_flipped, >, 100);
  g_hash_table_unref (seen.verdicts);
}

/* Every verdict there is, flipped by every field that may flip it. */
static const char *const everything[] = {
  "instances 0 users",
  "load-one 5 bandwidth", "load-one 5 load_expectation", "load-one 5 initial_share",
  "load-all 5 users", "load-all 5 bandwidth", "load-all 5 load_expectation", "load-all 5 initial_share",
  "load-one-local 5 lan_speed", "load-one-local 5 load_expectation", "load-one-local 5 initial_share",
  "load-all-local 5 users", "load-all-local 5 lan_speed", "load-all-local 5 load_expectation", "load-all-local 5 initial_share",
  "update 5 users", "update 5 bandwidth", "update 5 update_window", "update 5 update_share",
  "update-usable 5 users", "update-usable 5 bandwidth", "update-usable 5 update_window", "update-usable 5 update_share", "update-usable 5 image_poll",
  "update-local 5 users", "update-local 5 bandwidth", "update-local 5 lan_speed", "update-local 5 update_window", "update-local 5 update_share",
  "update-local-usable 5 users", "update-local-usable 5 image_poll", "update-local-usable 5 update_window",
  "load-one-path 5 bandwidth", "load-one-path 5 load_expectation", "load-one-path 5 initial_share",
  "update-path 5 users", "update-path 5 bandwidth", "update-path 5 update_window", "update-path 5 update_share",
  "placement 16 users", "placement 16 placement_tolerance", "database-path 16 thin_path", "database-path 16 bandwidth",
  "media 10 packed", "media 10 media_capacity",
  "active 16 users", "active 18 users",
  "outage 16 recovery_time", "outage 16 offline_period", "outage-offline 16 recovery_time", "outage-offline 16 offline_period",
  "report 16 users", "report 16 report_time", "report 16 report_days",
  "size 19 users", "size 19 retention", "size 19 safety", "size 19 size",
  "express 19 users", "express 19 retention", "express 19 safety",
  "disk 19 users", "disk 19 retention", "disk 19 disk",
  "space 21 disk", "space 21 packed", "disk 21 disk", "disk 21 packed",
  "disk-rate 21 users", "disk-rate 21 disk_rate",
  "site-link 21 users", "site-link 21 bandwidth", "site-network 21 users", "site-network 21 lan_speed",
  "shared-adapter 21 users", "shared-adapter 21 nic", "shared-adapter 21 nic_share",
  "capacity 22 users", "capacity 22 capacity", "adapter 22 users", "adapter 22 nic"
};

/* Limits that random estates leave open, near what is needed so that both sides
 * of each come up.
 */
static const struct
{
  TrestleKind kind;
  const char *field;
  gint64      low, high;
} limits[] = {
  { TRESTLE_KIND_LOCATION, "report_time", 1, 600 }, { TRESTLE_KIND_DESIGN, "report_days", 1, 30 },
  { TRESTLE_KIND_DATABASE, "size", 1 << 20, G_GINT64_CONSTANT (1) << 34 },
  { TRESTLE_KIND_MACHINE, "disk", 1 << 26, G_GINT64_CONSTANT (1) << 35 },
  { TRESTLE_KIND_MACHINE, "nic", 1000000, 10000000000 },
  { TRESTLE_KIND_REPOSITORY, "disk", 1 << 26, G_GINT64_CONSTANT (1) << 35 },
  { TRESTLE_KIND_REPOSITORY, "disk_rate", 100000, 1000000000 },
  { TRESTLE_KIND_IIS, "capacity", 1000000, 10000000000 },
  { TRESTLE_KIND_DATABASE, "edition", TRESTLE_EDITION_EXPRESS, TRESTLE_EDITION_EXPRESS },
  { TRESTLE_KIND_DESIGN, "thin_path", 100000, 1000000000 }
};

static void
record_limits (GRand         *rand,
               TrestleDesign *design)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const GPtrArray *items = limits[i].kind != TRESTLE_KIND_DESIGN ? trestle_design_get_list (design, limits[i].kind)->items : NULL;

      for (guint k = 0; k < (items != NULL ? items->len : 1); k++)
        trestle_object_set_number (items != NULL ? items->pdata[k] : TRESTLE_OBJECT (design), limits[i].field,
                                   limits[i].low + (gint64) g_rand_double_range (rand, 0, (double) (limits[i].high - limits[i].low + 1)));
    }
}

/* Without links each path is as wide as its narrower end, and without a response time
 * a report is judged by its path.
 */
static void
make_star (TrestleDesign *design)
{
  const GPtrArray *links = trestle_design_get_list (design, TRESTLE_KIND_LINK)->items;

  while (links->len > 0)
    trestle_design_remove (design, links->pdata[0]);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    {
      trestle_object_unset ((TrestleObject *) location, "report_time");
      trestle_object_set_number ((TrestleObject *) location, "reports", TRUE);
    }
}

static void
test_estates (void)
{
  Seen seen = seen_init ();

  for (guint seed = 1; seed <= 80; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 2 + seed % 6, ESTATE_PLAUSIBLE);
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);

      record_limits (rand, design);
      if (seed > 40)
        make_star (design);
      check_design (design, &seen);
    }
  for (guint i = 0; i < G_N_ELEMENTS (everything); i++)
    if (!g_hash_table_contains (seen.verdicts, everything[i]))
      {
        g_test_message ("never flipped: %s", everything[i]);
        g_test_fail ();
      }
  g_assert_cmpuint (seen.n_hopeless, >, 0);
  g_assert_cmpuint (seen.n_endless, >, 0);
  g_hash_table_unref (seen.verdicts);
}

static void
test_extremes (void)
{
  Seen seen = seen_init ();

  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 2 + seed % 4, ESTATE_EXTREME);

      check_design (design, &seen);
    }
  g_hash_table_unref (seen.verdicts);
}

static void
assert_edge (const char *sample,
             TrestleKind kind,
             const char *name,
             const char *id,
             const char *field,
             gint64      edge)
{
  g_autoptr(TrestleDesign) design = load_sample (sample);
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GArray) list = trestle_headroom_list (assessment, find_named (design, kind, name));
  g_autoptr(GArray) margins = NULL;

  g_assert_nonnull (find_headroom (list, id));
  margins = trestle_headroom_list_margins (assessment, find_headroom (list, id));
  for (guint i = 0; i < margins->len; i++)
    if (g_str_equal (g_array_index (margins, TrestleMargin, i).field->name, field))
      {
        g_assert_cmpint (g_array_index (margins, TrestleMargin, i).edge, ==, edge);
        return;
      }
  g_assert_not_reached ();
}

/* M-1's and M-2's what-ifs, and what follows from their tables. */
static void
test_examples (void)
{
  assert_edge ("small", TRESTLE_KIND_LOCATION, "York", "update-usable", "bandwidth", 4593229);
  assert_edge ("small", TRESTLE_KIND_LOCATION, "York", "update", "bandwidth", 3827691);
  assert_edge ("small", TRESTLE_KIND_LOCATION, "York", "update", "update_window", 82679);
  assert_edge ("small", TRESTLE_KIND_LOCATION, "York", "load-one", "load_expectation", 7517);
  assert_edge ("medium", TRESTLE_KIND_LOCATION, "Dublin", "update", "update_share", 111);
  assert_edge ("medium", TRESTLE_KIND_LOCATION, "Dublin", "update", "bandwidth", 13421773);
  assert_edge ("medium", TRESTLE_KIND_LOCATION, "Dublin", "update", "users", 134);
  assert_edge ("medium", TRESTLE_KIND_INSTANCE, "CORP", "active", "users", 1400 + 1980);
  assert_edge ("medium", TRESTLE_KIND_INSTANCE, "NORTHWIND", "outage-offline", "offline_period", 28800 + 900);
  assert_edge ("medium", TRESTLE_KIND_INSTANCE, "NORTHWIND", "outage-offline", "recovery_time", 20700);
}

/* What @assessment says of @object by the rule @code, the worst. */
static TrestleSeverity
find_worst (const TrestleAssessment *assessment,
            const TrestleObject     *object,
            const char              *code)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  TrestleSeverity worst = TRESTLE_SEVERITY_INFO;

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->subject == object && g_str_equal (finding->rule->code, code))
        worst = MIN (worst, trestle_finding_get_severity (finding));
    }

  return worst;
}

/* Compares every first load; returns how many the rule finds fault with. */
static guint
compare_severities (TrestleDesign *design)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  guint n = 0;

  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    {
      g_autoptr(GArray) list = trestle_headroom_list (assessment, TRESTLE_OBJECT (location));
      const TrestleHeadroom *headroom = find_headroom (list, "load-one");
      TrestleSeverity expected = find_worst (assessment, TRESTLE_OBJECT (location), "DIST-05");
      TrestleStanding standing;

      if (headroom == NULL)
        continue;
      standing = trestle_headroom_get_standing (assessment, headroom);
      g_assert_cmpint (standing.severity, ==, headroom->verdict == TRESTLE_VERDICT_MEETS ? TRESTLE_SEVERITY_INFO : expected);
      n += expected < TRESTLE_SEVERITY_INFO;
    }

  return n;
}

/* A verdict is as bad as the rule that speaks of the same finds it, and no worse: where
 * images come on media, a load over the network that would take too long is no fault.
 */
static void
test_severities (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");

  g_assert_cmpuint (compare_severities (design), >, 0);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    trestle_object_set_number (TRESTLE_OBJECT (location), "techniques", TRESTLE_TECHNIQUE_REMOVABLE);
  g_assert_cmpuint (compare_severities (design), ==, 0);
}

/* The figure @id of @location as it is read. */
static char *
dup_figure (const TrestleAssessment *assessment,
            TrestleObject           *location,
            const char              *id)
{
  g_autoptr(GArray) values = trestle_assessment_list_figures (assessment, location);

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);

      if (g_str_equal (value->figure->id, id))
        return trestle_figure_value_dup_standing (assessment, value);
    }

  return NULL;
}

/* Figures and the verdicts that rest on them say the same. */
static void
assert_standing (const TrestleAssessment *assessment,
                 TrestleObject           *location,
                 const char              *expected)
{
  g_autoptr(GArray) list = trestle_headroom_list (assessment, location);
  TrestleStanding standing = trestle_headroom_get_standing (assessment, find_headroom (list, "update"));
  g_autofree char *text = trestle_standing_dup_text (&standing);
  g_autofree char *figure = dup_figure (assessment, location, "update-verdict");

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (figure, ==, expected);
}

/* As bad as its finding while that is open, and accepted with it; other figures are as
 * they are.
 */
static void
test_standing (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *dublin = find_named (design, TRESTLE_KIND_LOCATION, "Dublin");
  g_autoptr(TrestleAssessment) before = trestle_assessment_new (design), after = NULL;
  g_autoptr(TrestleFinding) finding = NULL;
  g_autofree char *users = dup_figure (before, dublin, "users");
  guint n;
  const TrestleFinding *const *about = trestle_assessment_get_findings_about (before, dublin, &n);

  g_assert_cmpstr (users, ==, "180");
  assert_standing (before, dublin, "Fails · Warning");
  assert_standing (before, find_named (design, TRESTLE_KIND_LOCATION, "Glasgow"), "Meets");
  for (guint i = 0; i < n; i++)
    if (g_str_equal (about[i]->rule->code, "REPO-08"))
      finding = trestle_finding_copy (about[i]);
  trestle_assessment_get_accepted_about (before, dublin, &n);
  g_assert_cmpuint (n, ==, 0);

  trestle_finding_accept (finding, "Pilot only", "A. Kim", "2026-11-03", 100);
  after = trestle_assessment_new (design);
  assert_standing (after, dublin, "Fails · Accepted");
  about = trestle_assessment_get_accepted_about (after, dublin, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (about[0]->accepted);
  about = trestle_assessment_get_findings_about (after, dublin, &n);
  for (guint i = 0; i < n; i++)
    g_assert_false (about[i]->accepted);
}

/* Nothing to spare is said in words. */
static void
test_nothing (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_autoptr(TrestleAssessment) assessment = NULL;
  guint n_nothing = 0;

  TRESTLE_FOREACH (design, USAGE, TrestleUsage, usage)
    trestle_object_set_number (TRESTLE_OBJECT (usage), "offline", FALSE);
  TRESTLE_FOREACH (design, INSTANCE, TrestleInstance, instance)
    trestle_object_set_number (TRESTLE_OBJECT (instance), "recovery_time", 8 * 3600);
  assessment = trestle_assessment_new (design);
  TRESTLE_FOREACH (design, INSTANCE, TrestleInstance, instance)
    {
      g_autoptr(GArray) list = trestle_headroom_list (assessment, TRESTLE_OBJECT (instance));
      const TrestleHeadroom *headroom = find_headroom (list, "outage");
      g_autofree char *text = headroom != NULL ? trestle_headroom_dup_text (headroom) : NULL;

      if (headroom == NULL)
        continue;
      g_assert_cmpstr (text, ==, "8 h, where no outage is borne");
      n_nothing++;
    }
  g_assert_cmpuint (n_nothing, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/margins/examples", test_examples);
  g_test_add_func ("/margins/samples", test_samples);
  g_test_add_func ("/margins/estates", test_estates);
  g_test_add_func ("/margins/extremes", test_extremes);
  g_test_add_func ("/margins/severities", test_severities);
  g_test_add_func ("/margins/standing", test_standing);
  g_test_add_func ("/margins/nothing", test_nothing);

  return g_test_run ();
}
