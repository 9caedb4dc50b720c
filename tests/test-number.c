/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact numbers: comparing, rounding, printing; each against the fractions of
 * the tests.
 */
#include "config.h"

#include <locale.h>

#include "designs.h"
#include "figure.h"
#include "fraction.h"
#include "number.h"

#define HUGE_NUMBER (((TrestleInt128) 1 << 126) - 1)

static const TrestleNumber numbers[] = {
  { 0, 1 }, { 0, 7 }, { 1, 1 }, { -1, 1 }, { 1, 2 }, { -1, 2 }, { 3, 2 }, { -3, 2 }, { 2, 3 }, { 4, 6 }, { -4, 6 },
  { 5000, 5000 }, { 4999, 5000 }, { 5001, 5000 }, { 1, 86400 }, { 151, 216 }, { 999999999, 1000000000 },
  { HUGE_NUMBER, 1 }, { HUGE_NUMBER - 1, 1 }, { -HUGE_NUMBER, 1 }, { 1, HUGE_NUMBER }, { 1, HUGE_NUMBER - 1 },
  { -1, HUGE_NUMBER }, { HUGE_NUMBER, HUGE_NUMBER - 1 }, { HUGE_NUMBER - 1, HUGE_NUMBER },
  { HUGE_NUMBER, 3 }, { HUGE_NUMBER, 86400 }, { -HUGE_NUMBER, 86399 }
};

static Fraction
get_fraction (TrestleNumber number)
{
  return fraction_from_ratio (number.num, number.den);
}

static void
test_compare (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
      {
        Fraction a = get_fraction (numbers[i]);
        Fraction b = get_fraction (numbers[k]);

        g_assert_cmpint (trestle_number_compare (numbers[i], numbers[k]), ==, fraction_compare (&a, &b));
      }
}

static void
test_round (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      Fraction number = get_fraction (numbers[i]);
      Fraction down = fraction_floor (&number);
      Fraction up = fraction_ceil (&number);
      Fraction found_down = fraction_from_integer (trestle_number_floor (numbers[i]));
      Fraction found_up = fraction_from_integer (trestle_number_ceil (numbers[i]));

      g_assert_cmpint (fraction_compare (&down, &found_down), ==, 0);
      g_assert_cmpint (fraction_compare (&up, &found_up), ==, 0);
    }

  g_assert_true (trestle_number_floor (trestle_ratio (-1, 2)) == -1);
  g_assert_true (trestle_number_ceil (trestle_ratio (-1, 2)) == 0);
  g_assert_true (trestle_number_floor (trestle_ratio (-4, 2)) == -2);
  g_assert_true (trestle_number_ceil (trestle_ratio (5001, 5000)) == 2);
  g_assert_true (trestle_number_ceil (trestle_ratio (5000, 5000)) == 1);
}

static void
test_reduce (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      TrestleNumber reduced = trestle_number_reduce (numbers[i]);
      Fraction number = get_fraction (numbers[i]);
      g_autofree char *expected = fraction_to_text (&number);
      g_autofree char *exact = trestle_number_to_exact (numbers[i]);

      g_assert_cmpstr (exact, ==, expected);
      g_assert_cmpint (trestle_number_compare (reduced, numbers[i]), ==, 0);
      g_assert_true (reduced.den > 0 && reduced.den <= numbers[i].den);
    }

  g_assert_false (trestle_number_is_known (trestle_number_reduce (TRESTLE_UNKNOWN)));
  g_assert_false (trestle_number_is_known (trestle_ratio (1, 0)));
  g_assert_true (trestle_ratio (3, -6).num == -3 && trestle_ratio (3, -6).den == 6);
}

static void
test_add (void)
{
  for (guint i = 0; i < 17; i++)
    for (guint k = 0; k < 17; k++)
      {
        Fraction a = get_fraction (numbers[i]);
        Fraction b = get_fraction (numbers[k]);
        Fraction sum = fraction_add (&a, &b);
        g_autofree char *expected = fraction_to_text (&sum);
        g_autofree char *found = trestle_number_to_exact (trestle_number_add (numbers[i], numbers[k]));

        g_assert_cmpstr (found, ==, expected);
      }

  /* Equal denominators do not multiply. */
  g_assert_true (trestle_number_add (trestle_ratio (1, HUGE_NUMBER), trestle_ratio (1, HUGE_NUMBER)).den == HUGE_NUMBER);
  g_assert_false (trestle_number_is_known (trestle_number_add (TRESTLE_UNKNOWN, trestle_integer (1))));
}

static void
test_decimal (void)
{
  static const struct
  {
    TrestleNumber number;
    int           decimals;
    const char   *plain, *german;
  } rows[] = {
    { { 0, 1 }, 0, "0", "0" }, { { 0, 1 }, 2, "0.00", "0,00" }, { { 1, 2 }, 0, "1", "1" }, { { -1, 2 }, 0, "-1", "−1" },
    { { 1, 3 }, 0, "0", "0" }, { { -1, 3 }, 0, "0", "0" }, { { -1, 1000 }, 2, "0.00", "0,00" },
    { { 5, 1000 }, 2, "0.01", "0,01" }, { { -5, 1000 }, 2, "-0.01", "−0,01" }, { { 4999, 1000000 }, 2, "0.00", "0,00" },
    { { 999995, 1000000 }, 5, "1.00000", "1,00000" }, { { 1999, 1000 }, 2, "2.00", "2,00" },
    { { 9995, 10 }, 0, "1000", "1.000" }, { { 1234567, 1 }, 0, "1234567", "1.234.567" },
    { { 1234567, 1000 }, 1, "1234.6", "1.234,6" }, { { 999, 1 }, 1, "999.0", "999,0" },
    { { 2, 3 }, 6, "0.666667", "0,666667" }, { { 0, 0 }, 3, "–", "–" }
  };
  gboolean german = setlocale (LC_ALL, "de_DE.UTF-8") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = trestle_number_to_decimal (rows[i].number, rows[i].decimals, FALSE);
      g_autofree char *localized = trestle_number_to_decimal (rows[i].number, rows[i].decimals, TRUE);

      g_assert_cmpstr (plain, ==, rows[i].plain);
      if (german)
        g_assert_cmpstr (localized, ==, rows[i].german);
    }
  setlocale (LC_ALL, "C.UTF-8");
  if (!german)
    g_test_skip ("the locale de_DE.UTF-8 is not installed");
}

static void
test_double (void)
{
  g_assert_cmpfloat (trestle_number_to_double (trestle_ratio (1, 4)), ==, 0.25);
  g_assert_cmpfloat (trestle_number_to_double (trestle_ratio (-3, 2)), ==, -1.5);
  g_assert_cmpfloat (trestle_number_to_double (TRESTLE_UNKNOWN), ==, 0);
}

/* To the second below ten hours, to the minute from there on, unless that would make whole hours of what is more or less. */
static void
test_durations (void)
{
  static const struct
  {
    gint64      num, den;
    const char *text;
  } rows[] = {
    { 0, 1, "0 s" }, { 19, 1000, "0 s" }, { 1, 2, "1 s" }, { 7507, 1, "2 h 5 min 7 s" }, { 35999, 1, "9 h 59 min 59 s" },
    { 36000, 1, "10 h" }, { 36029, 1, "10 h 29 s" }, { 36030, 1, "10 h 1 min" }, { 36089, 1, "10 h 1 min" }, { 36090, 1, "10 h 2 min" },
    { 86370, 1, "23 h 59 min 30 s" }, { 86400, 1, "24 h" }, { 86401, 1, "24 h 1 s" }, { 773094, 1, "214 h 45 min" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = trestle_measure_dup_text (TRESTLE_MEASURE_SECONDS, trestle_ratio (rows[i].num, rows[i].den));

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/compare", test_compare);
  g_test_add_func ("/number/round", test_round);
  g_test_add_func ("/number/reduce", test_reduce);
  g_test_add_func ("/number/add", test_add);
  g_test_add_func ("/number/decimal", test_decimal);
  g_test_add_func ("/number/double", test_double);
  g_test_add_func ("/number/durations", test_durations);

  return g_test_run ();
}
