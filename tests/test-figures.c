/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Boundary tables: small designs made in code, and the figures that the notes to
 * the guide give for them (L-1 to L-9).
 */
#include "config.h"

#include "assessment.h"
#include "designs.h"
#include "offline.h"

#define GIB (G_GINT64_CONSTANT (1) << 30)

/* Everything a single location needs to have users, an image and an instance. */
typedef struct
{
  TrestleDesign *design;
  TrestleObject *location, *population, *image, *workspace, *usage, *policy, *instance, *database;
} Tiny;

static Tiny
make_tiny (gint64 users)
{
  TrestleDesign *design = trestle_design_new ();
  Tiny tiny = {
    design, add_named (design, TRESTLE_KIND_LOCATION, "A"), add_named (design, TRESTLE_KIND_POPULATION, "A users"),
    add_named (design, TRESTLE_KIND_IMAGE, "Image"), add_named (design, TRESTLE_KIND_WORKSPACE, "Workspace"),
    add_named (design, TRESTLE_KIND_USAGE, ""), add_named (design, TRESTLE_KIND_POLICY, "Policy"),
    add_named (design, TRESTLE_KIND_INSTANCE, "Instance"), add_named (design, TRESTLE_KIND_DATABASE, "Database")
  };

  trestle_object_set_ref (tiny.population, "location", tiny.location);
  trestle_object_set_number (tiny.population, "users", users);
  trestle_object_set_ref (tiny.population, "instance", tiny.instance);
  trestle_object_set_ref (tiny.workspace, "image", tiny.image);
  trestle_object_set_ref (tiny.workspace, "policy", tiny.policy);
  trestle_object_set_ref (tiny.workspace, "instance", tiny.instance);
  trestle_object_set_ref (tiny.usage, "population", tiny.population);
  trestle_object_set_ref (tiny.usage, "workspace", tiny.workspace);
  trestle_object_set_number (tiny.usage, "users", users);
  trestle_object_set_ref (tiny.instance, "database", tiny.database);

  return tiny;
}

static void
tiny_clear (Tiny *tiny)
{
  g_object_unref (tiny->design);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tiny, tiny_clear)

static TrestleNumber
reckon (const char *figure,
        gpointer    subject)
{
  TrestleObject *object = subject;
  TrestleDesign *design = TRESTLE_IS_DESIGN (subject) ? subject : object->design;
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);

  return trestle_assessment_get_figure (assessment, figure, object);
}

static void
assert_exact (const char *figure,
              gpointer    subject,
              const char *expected)
{
  g_autofree char *text = trestle_number_to_exact (reckon (figure, subject));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_whole (const char *figure,
              gpointer    subject,
              gint64      expected)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, expected);

  assert_exact (figure, subject, text);
}

/* As the tables print it: six decimals, half away from zero. */
static void
assert_decimal (const char *figure,
                gpointer    subject,
                const char *expected)
{
  g_autofree char *text = trestle_number_to_decimal (reckon (figure, subject), 6, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

/* Whether a rule has something to say, and which. */
static const char *
find_outcome (TrestleDesign *design,
              const char    *code)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TrestleFinding *) findings->pdata[i])->rule->code, code))
      return ((TrestleFinding *) findings->pdata[i])->outcome->nick;

  return NULL;
}

static void
test_instances (void)
{
  static const struct
  {
    gint64 active, instances;
  } rows[] = {
    { 0, 1 }, { 1, 1 }, { 4999, 1 }, { 5000, 1 }, { 5001, 2 }, { 9999, 2 }, { 10000, 2 }, { 10001, 3 },
    { 12000, 3 }, { 14999, 3 }, { 15000, 3 }, { 15001, 4 }, { 20000, 4 }, { 25001, 6 }, { 100000, 20 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(Tiny) tiny = make_tiny (rows[i].active);

      assert_whole ("design-active", tiny.design, rows[i].active);
      assert_whole ("instances-required", tiny.design, rows[i].instances);
      assert_whole ("instances-capacity", tiny.design, rows[i].instances);
      assert_whole ("instances-additive", tiny.design, rows[i].instances);
      g_assert_cmpstr (find_outcome (tiny.design, "CAP-01"), ==, rows[i].active > 5000 ? "exceeded" : NULL);
      g_assert_cmpstr (find_outcome (tiny.design, "CAP-02"), ==,
                       rows[i].active >= 4500 && rows[i].active <= 5000 ? "near" : NULL);
    }
}

static void
test_concurrency (void)
{
  g_auto(Tiny) tiny = make_tiny (3001);

  trestle_object_set_number (tiny.population, "concurrency", 330);
  assert_whole ("clients", tiny.instance, 3001);
  assert_whole ("active", tiny.instance, 991);
}

static void
test_rates (void)
{
  static const struct
  {
    gint64      clients;
    const char *policy, *image, *events, *low, *high, *exact, *concentrated;
  } rows[] = {
    { 1, "0.001111", "0.000069", "0.016667", "0.000174", "0.000231", "1/4320", "0.000694" },
    { 100, "0.111111", "0.006944", "1.666667", "0.017361", "0.023148", "5/216", "0.069444" },
    { 432, "0.480000", "0.030000", "7.200000", "0.075000", "0.100000", "1/10", "0.300000" },
    { 1000, "1.111111", "0.069444", "16.666667", "0.173611", "0.231481", "25/108", "0.694444" },
    { 2500, "2.777778", "0.173611", "41.666667", "0.434028", "0.578704", "125/216", "1.736111" },
    { 4320, "4.800000", "0.300000", "72.000000", "0.750000", "1.000000", "1", "3.000000" },
    { 5000, "5.555556", "0.347222", "83.333333", "0.868056", "1.157407", "125/108", "3.472222" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(Tiny) tiny = make_tiny (rows[i].clients);

      assert_decimal ("policy-polls", tiny.instance, rows[i].policy);
      assert_decimal ("image-polls", tiny.instance, rows[i].image);
      assert_decimal ("event-sends", tiny.instance, rows[i].events);
      assert_decimal ("write-iops-low", tiny.instance, rows[i].low);
      assert_decimal ("write-iops-high", tiny.instance, rows[i].high);
      assert_exact ("write-iops-high", tiny.instance, rows[i].exact);
      assert_decimal ("write-iops-concentrated", tiny.instance, rows[i].concentrated);
      assert_decimal ("database-iops-low", tiny.database, rows[i].low);
      assert_exact ("database-iops-high", tiny.database, rows[i].exact);
      assert_decimal ("database-iops-concentrated", tiny.database, rows[i].concentrated);
    }
}

static void
test_database (void)
{
  static const struct
  {
    gint64      clients, days, raw_low, raw_high, size_low, size_high;
    const char *gigabytes;
  } rows[] = {
    { 1, 1, 3000, 4000, 4500, 6000, "0.000006" },
    { 100, 30, 9000000, 12000000, 13500000, 18000000, "0.016764" },
    { 1000, 30, 90000000, 120000000, 135000000, 180000000, "0.167638" },
    { 1000, 90, 270000000, 360000000, 405000000, 540000000, "0.502914" },
    { 5000, 30, 450000000, 600000000, 675000000, 900000000, "0.838190" },
    { 5000, 90, 1350000000, 1800000000, 2025000000, 2700000000, "2.514571" },
    { 5000, 180, 2700000000, 3600000000, 4050000000, 5400000000, "5.029142" },
    { 5000, 365, 5475000000, 7300000000, 8212500000, 10950000000, "10.197982" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto(Tiny) tiny = make_tiny (rows[i].clients);
      g_autofree char *gigabytes = NULL;
      TrestleNumber size;

      trestle_object_set_number (tiny.database, "retention", rows[i].days * 86400);
      trestle_object_set_number (tiny.database, "safety", 0);
      assert_whole ("database-raw-low", tiny.database, rows[i].raw_low);
      assert_whole ("database-raw-high", tiny.database, rows[i].raw_high);
      assert_whole ("database-size-low", tiny.database, rows[i].raw_low);
      assert_whole ("database-size-high", tiny.database, rows[i].raw_high);
      trestle_object_set_number (tiny.database, "safety", 500);
      assert_whole ("database-size-low", tiny.database, rows[i].size_low);
      assert_whole ("database-size-high", tiny.database, rows[i].size_high);
      assert_whole ("database-express", tiny.database, rows[i].size_high <= 4 * GIB);
      size = reckon ("database-size-high", tiny.database);
      gigabytes = trestle_number_to_decimal (trestle_ratio (size.num, size.den * GIB), 6, FALSE);
      g_assert_cmpstr (gigabytes, ==, rows[i].gigabytes);
    }
}

static void
test_longest_retention (void)
{
  g_auto(Tiny) tiny = make_tiny (5000);

  assert_whole ("database-express-days", tiny.database, 143);
  trestle_object_set_number (tiny.database, "retention", 143 * 86400);
  assert_whole ("database-express", tiny.database, TRUE);
  trestle_object_set_number (tiny.database, "retention", 144 * 86400);
  assert_whole ("database-express", tiny.database, FALSE);
}

static void
test_workspace_store (void)
{
  static const gint64 rows[][3] = {
    { 1, 30720, 30000 }, { 12, 368640, 360000 }, { 34, 1044480, 1020000 }, { 35, 1075200, 1050000 }
  };
  g_auto(Tiny) tiny = make_tiny (1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      while (trestle_design_get_list (tiny.design, TRESTLE_KIND_WORKSPACE)->items->len < rows[i][0])
        trestle_object_set_ref (add_named (tiny.design, TRESTLE_KIND_WORKSPACE, "Workspace"), "instance", tiny.instance);
      assert_whole ("workspaces", tiny.instance, rows[i][0]);
      assert_whole ("workspace-store", tiny.instance, rows[i][1]);
      assert_whole ("workspace-store-decimal", tiny.instance, rows[i][2]);
    }
}

static void
test_links (void)
{
  static const gint64 bandwidths[] = { 1500000, 2000000, 10000000, 34000000, 100000000, 1000000000 };
  static const struct
  {
    gint64      size, bits;
    const char *seconds[G_N_ELEMENTS (bandwidths)];
  } rows[] = {
    { GIB, 8589934592, { "5726.623061", "4294.967296", "858.993459", "252.645135", "85.899346", "8.589935" } },
    { 2 * GIB, 17179869184, { "11453.246123", "8589.934592", "1717.986918", "505.290270", "171.798692", "17.179869" } },
    { 7 * GIB / 2, 30064771072, { "20043.180715", "15032.385536", "3006.477107", "884.257973", "300.647711", "30.064771" } },
    { 4 * GIB, 34359738368, { "22906.492245", "17179.869184", "3435.973837", "1010.580540", "343.597384", "34.359738" } },
    { 8 * GIB, 68719476736, { "45812.984491", "34359.738368", "6871.947674", "2021.161080", "687.194767", "68.719477" } }
  };
  g_auto(Tiny) tiny = make_tiny (1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (bandwidths); k++)
      {
        trestle_object_set_number (tiny.image, "packed", rows[i].size);
        trestle_object_set_number (tiny.location, "bandwidth", bandwidths[k]);
        assert_whole ("load-bits-one", tiny.location, rows[i].bits);
        assert_decimal ("load-time-one", tiny.location, rows[i].seconds[k]);
        assert_decimal ("load-time-all", tiny.location, rows[i].seconds[k]);
        assert_decimal ("update-time", tiny.location, rows[i].seconds[k]);
      }
}

static void
test_media (void)
{
  static const struct
  {
    gint64   capacity, usable;
    gboolean fits[3];
  } rows[] = {
    { 734003200, 550502400, { FALSE, FALSE, FALSE } }, { 4700000000, 3525000000, { FALSE, FALSE, FALSE } },
    { 4000000000, 3000000000, { FALSE, FALSE, FALSE } }, { 8000000000, 6000000000, { TRUE, TRUE, FALSE } },
    { 8500000000, 6375000000, { TRUE, TRUE, FALSE } }, { 16000000000, 12000000000, { TRUE, TRUE, TRUE } }
  };
  static const gint64 sizes[] = { 3758096384, 4294967296, 6442450944 };
  g_auto(Tiny) tiny = make_tiny (1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        trestle_object_set_number (TRESTLE_OBJECT (tiny.design), "media_capacity", rows[i].capacity);
        trestle_object_set_number (tiny.image, "packed", sizes[k]);
        assert_whole ("media-usable", tiny.design, rows[i].usable);
        assert_whole ("media-fits", tiny.image, rows[i].fits[k]);
      }

  /* Exactly three quarters fit. */
  trestle_object_set_number (tiny.image, "packed", 12000000000);
  assert_whole ("media-fits", tiny.image, TRUE);
  trestle_object_set_number (tiny.image, "packed", 12000000001);
  assert_whole ("media-fits", tiny.image, FALSE);
}

static void
test_outage (void)
{
  static const gint64 rows[][2] = { { 900, 0 }, { 3600, 2700 }, { 21600, 20700 }, { 86400, 85500 }, { 259200, 258300 } };
  static const struct { gint64 elapsed; const char *users; } stopped[] = {
    { 0, "0.000000" }, { 60, "66.666667" }, { 450, "500.000000" }, { 899, "998.888889" }, { 900, "1000.000000" }, { 901, "1000.000000" }
  };
  g_auto(Tiny) tiny = make_tiny (1000);

  for (guint i = 0; i < G_N_ELEMENTS (stopped); i++)
    {
      g_autofree char *text = trestle_number_to_decimal (trestle_offline_count_stopped (1000, 900, stopped[i].elapsed), 6, FALSE);

      g_assert_cmpstr (text, ==, stopped[i].users);
    }
  trestle_object_set_number (tiny.usage, "offline", FALSE);
  assert_whole ("users-stopped", tiny.instance, 1000);
  assert_decimal ("users-stopped-minute", tiny.instance, "66.666667");
  assert_whole ("outage-tolerance", tiny.instance, 0);
  assert_whole ("outage-tolerance-conservative", tiny.instance, 0);

  trestle_object_set_number (tiny.usage, "offline", TRUE);
  assert_whole ("users-stopped", tiny.instance, 0);
  assert_exact ("outage-tolerance", tiny.instance, "null");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      trestle_object_set_number (tiny.policy, "offline_period", rows[i][0]);
      assert_whole ("outage-tolerance", tiny.instance, rows[i][0]);
      assert_whole ("outage-tolerance-conservative", tiny.instance, rows[i][1]);
      assert_whole ("offline-tolerance-conservative", tiny.instance, rows[i][1]);
    }
}

static void
test_backlog (void)
{
  static const struct { gint64 hours; const char *events, *bytes; } rows[] = {
    { 1, "4166.666667", "833333.333333" }, { 8, "33333.333333", "6666666.666667" },
    { 24, "100000.000000", "20000000.000000" }, { 72, "300000.000000", "60000000.000000" }
  };
  g_auto(Tiny) tiny = make_tiny (5000);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TrestleNumber number = trestle_offline_count_events (5000, 20, rows[i].hours * 3600);
      g_autofree char *events = trestle_number_to_decimal (number, 6, FALSE);
      g_autofree char *bytes = trestle_number_to_decimal (trestle_ratio (number.num * 200, number.den), 6, FALSE);

      g_assert_cmpstr (events, ==, rows[i].events);
      g_assert_cmpstr (bytes, ==, rows[i].bytes);
    }
  assert_decimal ("outage-events", tiny.instance, "33333.333333");
  assert_decimal ("outage-bytes", tiny.instance, "6666666.666667");
}

/* Users of another location in the same instance, who work in the same image. */
static TrestleObject *
add_location (Tiny       *tiny,
              const char *name,
              gint64      users)
{
  TrestleObject *location = add_named (tiny->design, TRESTLE_KIND_LOCATION, name);
  TrestleObject *population = add_named (tiny->design, TRESTLE_KIND_POPULATION, name);
  TrestleObject *usage = add_named (tiny->design, TRESTLE_KIND_USAGE, "");

  trestle_object_set_ref (population, "location", location);
  trestle_object_set_number (population, "users", users);
  trestle_object_set_ref (population, "instance", tiny->instance);
  trestle_object_set_ref (usage, "population", population);
  trestle_object_set_ref (usage, "workspace", tiny->workspace);
  trestle_object_set_number (usage, "users", users);

  return population;
}

static void
add_flow (Tiny          *tiny,
          TrestleObject *home,
          gint64         count,
          TrestleObject *to,
          TrestleObject *or_to)
{
  TrestleObject *flow = add_named (tiny->design, TRESTLE_KIND_FLOW, "Flow");

  trestle_object_set_ref (flow, "home", home);
  trestle_object_set_number (flow, "count", count);
  trestle_object_set_ref (flow, "image", tiny->image);
  trestle_object_add_ref (flow, "destinations", to);
  if (or_to != NULL)
    trestle_object_add_ref (flow, "destinations", or_to);
}

static void
test_travelers (void)
{
  g_auto(Tiny) tiny = make_tiny (100);
  TrestleObject *b = add_location (&tiny, "B", 50);
  TrestleObject *c = add_location (&tiny, "C", 20);
  TrestleObject *at_b = TRESTLE_POPULATION (b)->location.target;
  TrestleObject *at_c = TRESTLE_POPULATION (c)->location.target;
  TrestleObject *both = add_named (tiny.design, TRESTLE_KIND_REPOSITORY, "A and C");
  TrestleObject *one = add_named (tiny.design, TRESTLE_KIND_REPOSITORY, "C only");

  add_flow (&tiny, tiny.population, 10, at_b, at_c);
  add_flow (&tiny, b, 5, tiny.location, NULL);
  trestle_object_set_number (tiny.image, "packed", GIB);
  trestle_object_add_ref (both, "images", tiny.image);
  trestle_object_add_ref (one, "images", tiny.image);
  trestle_object_add_ref (tiny.population, "repositories", both);
  trestle_object_add_ref (c, "repositories", both);

  assert_whole ("maximum-users", tiny.location, 105);
  assert_whole ("maximum-users", at_b, 60);
  assert_whole ("maximum-users", at_c, 30);
  assert_whole ("design-users", tiny.design, 170);
  assert_whole ("design-maximum", tiny.design, 195);
  assert_whole ("repository-clients", both, 120);
  assert_whole ("repository-peak", both, 125);
  assert_whole ("repository-peak-upper", both, 135);

  trestle_object_unset (tiny.population, "repositories");
  trestle_object_unset (c, "repositories");
  trestle_object_add_ref (c, "repositories", one);
  assert_whole ("repository-clients", one, 20);
  assert_whole ("repository-peak", one, 30);
}

/* Three digits that count; a share never looks like just all of it when it is not. */
static void
test_short (void)
{
  static const struct { TrestleMeasure measure; gint64 num, den; const char *text; } cases[] = {
    { TRESTLE_MEASURE_BIT_RATE, 696441000, 1, "696 Mbps" }, { TRESTLE_MEASURE_BIT_RATE, 99900000, 1, "99.9 Mbps" },
    { TRESTLE_MEASURE_BIT_RATE, 100000000, 1, "100 Mbps" }, { TRESTLE_MEASURE_BIT_RATE, 9990000, 1, "9.99 Mbps" },
    { TRESTLE_MEASURE_BIT_RATE, 10000000, 1, "10 Mbps" }, { TRESTLE_MEASURE_BYTE_RATE, 12340000, 1, "12.3 MB/s" },
    { TRESTLE_MEASURE_SHARE, 1342, 1000, "134 %" }, { TRESTLE_MEASURE_SHARE, 66, 1000, "6.6 %" },
    { TRESTLE_MEASURE_SHARE, 989, 1000, "99 %" }, { TRESTLE_MEASURE_SHARE, 996, 1000, "99.6 %" },
    { TRESTLE_MEASURE_SHARE, 1004, 1000, "100.4 %" }, { TRESTLE_MEASURE_SHARE, 1, 1, "100 %" },
    { TRESTLE_MEASURE_SHARE, 1010, 1000, "101 %" }, { TRESTLE_MEASURE_PERSONS, 12345, 1, "12,345" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = trestle_measure_dup_short (cases[i].measure, trestle_ratio (cases[i].num, cases[i].den));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/L-1/instances", test_instances);
  g_test_add_func ("/figures/L-1/concurrency", test_concurrency);
  g_test_add_func ("/figures/L-2/rates", test_rates);
  g_test_add_func ("/figures/L-3/database", test_database);
  g_test_add_func ("/figures/L-3/longest-retention", test_longest_retention);
  g_test_add_func ("/figures/L-4/workspace-store", test_workspace_store);
  g_test_add_func ("/figures/L-5/links", test_links);
  g_test_add_func ("/figures/L-6/media", test_media);
  g_test_add_func ("/figures/L-7/outage", test_outage);
  g_test_add_func ("/figures/L-8/backlog", test_backlog);
  g_test_add_func ("/figures/L-9/travelers", test_travelers);
  g_test_add_func ("/figures/short", test_short);

  return g_test_run ();
}
