/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Quantities as people write them.
 */
#include "config.h"

#include <locale.h>

#include "field.h"
#include "quantity.h"

static void
assert_formats (TrestleUnit unit,
                gint64      value,
                const char *expected)
{
  g_autofree char *text = trestle_quantity_format (unit, value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_format (void)
{
  assert_formats (TRESTLE_UNIT_NONE, 0, "0");
  assert_formats (TRESTLE_UNIT_NONE, -1234567, "−1,234,567");
  assert_formats (TRESTLE_UNIT_PERSONS, 10000000, "10,000,000");
  assert_formats (TRESTLE_UNIT_BYTES, 0, "0 B");
  assert_formats (TRESTLE_UNIT_BYTES, 1023, "1,023 B");
  assert_formats (TRESTLE_UNIT_BYTES, 3758096384, "3.5 GB");
  assert_formats (TRESTLE_UNIT_MEDIUM_BYTES, 4700000000, "4.7 GB");
  assert_formats (TRESTLE_UNIT_BIT_RATE, 10000000, "10 Mbps");
  assert_formats (TRESTLE_UNIT_BIT_RATE, 1544000, "1.544 Mbps");
  assert_formats (TRESTLE_UNIT_BIT_RATE, 1, "1 bit/s");
  assert_formats (TRESTLE_UNIT_PERMILLE, 500, "50 %");
  assert_formats (TRESTLE_UNIT_PERMILLE, 5, "0.5 %");
  assert_formats (TRESTLE_UNIT_MULTIPLE, 1500, "1.5");
  assert_formats (TRESTLE_UNIT_HOURS, 5400, "1.5 h");
  assert_formats (TRESTLE_UNIT_HOURS, 5401, "1 h 30 min 1 s");
  assert_formats (TRESTLE_UNIT_DAYS, 90 * 86400, "90 d");
}

static void
assert_parses (TrestleUnit unit,
               const char *text,
               gint64      expected)
{
  g_autoptr(GError) error = NULL;
  gint64 value;

  trestle_quantity_parse (unit, text, &value, &error);
  g_assert_no_error (error);
  g_assert_cmpint (value, ==, expected);
}

static void
test_parse (void)
{
  assert_parses (TRESTLE_UNIT_PERSONS, "1,234", 1234);
  assert_parses (TRESTLE_UNIT_PERSONS, "1 234", 1234);
  assert_parses (TRESTLE_UNIT_BYTES, "3.5", 3758096384);
  assert_parses (TRESTLE_UNIT_BYTES, "3.5 GiB", 3758096384);
  assert_parses (TRESTLE_UNIT_BYTES, "200 bytes", 200);
  assert_parses (TRESTLE_UNIT_BIT_RATE, "10", 10000000);
  assert_parses (TRESTLE_UNIT_BIT_RATE, "2 mbit/s", 2000000);
  assert_parses (TRESTLE_UNIT_BIT_RATE, " 1.544Mbps ", 1544000);
  assert_parses (TRESTLE_UNIT_PERMILLE, "50", 500);
  assert_parses (TRESTLE_UNIT_PERMILLE, "12.5 %", 125);
  assert_parses (TRESTLE_UNIT_PERMILLE, "125 ‰", 125);
  assert_parses (TRESTLE_UNIT_HOURS, "1 h 30 min", 5400);
  assert_parses (TRESTLE_UNIT_HOURS, "2", 7200);
  assert_parses (TRESTLE_UNIT_DAYS, "36 h", 129600);
  assert_parses (TRESTLE_UNIT_MINUTES, "90 s", 90);
  /* Half a base unit rounds up. */
  assert_parses (TRESTLE_UNIT_PERMILLE, "0.05", 1);
  assert_parses (TRESTLE_UNIT_PERMILLE, "0.049", 0);
}

/* What people have in their spreadsheets, in the plain form and in the one of
 * their country.
 */
static const struct { TrestleUnit unit; const char *text; gint64 plain, german; } written[] = {
  { TRESTLE_UNIT_BIT_RATE, "4 Mbps", 4000000, 4000000 },
  { TRESTLE_UNIT_BIT_RATE, "2000 kbit/s", 2000000, 2000000 },
  { TRESTLE_UNIT_BIT_RATE, "2,000 kbit/s", 2000000, 2000 },
  { TRESTLE_UNIT_BIT_RATE, "2.000 kbit/s", 2000, 2000000 },
  { TRESTLE_UNIT_BIT_RATE, "1.544 Mbit/s", 1544000, 1544000 },
  { TRESTLE_UNIT_BIT_RATE, "1,544 Mbit/s", 1544000, 1544000 },
  { TRESTLE_UNIT_BIT_RATE, "44.736", 44736000, 44736000 },
  { TRESTLE_UNIT_BIT_RATE, "1.545 Mbit/s", 1545000, 1545000000 },
  { TRESTLE_UNIT_BIT_RATE, "1544 Mbit/s", 1544000000, 1544000000 },
  { TRESTLE_UNIT_BIT_RATE, "1.544 Gbit/s", 1544000000, 1544000000000 },
  { TRESTLE_UNIT_BIT_RATE, "T1", 1544000, 1544000 },
  { TRESTLE_UNIT_BIT_RATE, " e1 ", 2048000, 2048000 },
  { TRESTLE_UNIT_BIT_RATE, "2 Mb/s", 2000000, 2000000 },
  { TRESTLE_UNIT_BYTES, "1,5 GB", 1610612736, 1610612736 },
  { TRESTLE_UNIT_BYTES, "1.5 GB", 1610612736, 1610612736 },
  { TRESTLE_UNIT_BYTES, "1.234,5 MB", 1294467072, 1294467072 },
  { TRESTLE_UNIT_BYTES, "1,234.5 MB", 1294467072, 1294467072 },
  { TRESTLE_UNIT_BYTES, "0.125 MB", 131072, 131072 },
  { TRESTLE_UNIT_BYTES, "0,125 MB", 131072, 131072 },
  { TRESTLE_UNIT_BYTES, "1 GiB", 1073741824, 1073741824 },
  { TRESTLE_UNIT_MEDIUM_BYTES, "4.7 GB", 4700000000, 4700000000 },
  { TRESTLE_UNIT_MEDIUM_BYTES, "4,7 GB", 4700000000, 4700000000 },
  { TRESTLE_UNIT_MEDIUM_BYTES, "1 GiB", 1073741824, 1073741824 },
  { TRESTLE_UNIT_MINUTES, "90 min", 5400, 5400 },
  { TRESTLE_UNIT_MINUTES, "1,5 h", 5400, 5400 },
  { TRESTLE_UNIT_MINUTES, "1 Std. 30 Min.", 5400, 5400 },
  { TRESTLE_UNIT_HOURS, "72 h", 259200, 259200 },
  { TRESTLE_UNIT_HOURS, "3 Tage", 259200, 259200 },
  { TRESTLE_UNIT_HOURS, "1h30min", 5400, 5400 },
  { TRESTLE_UNIT_PERMILLE, "20 %", 200, 200 },
  { TRESTLE_UNIT_PERMILLE, "20%", 200, 200 },
  { TRESTLE_UNIT_PERMILLE, "12,5 %", 125, 125 },
  { TRESTLE_UNIT_PERSONS, "1,234,567", 1234567, 1234567 },
  { TRESTLE_UNIT_PERSONS, "1.234.567", 1234567, 1234567 },
  { TRESTLE_UNIT_PERSONS, "1'234", 1234, 1234 }
};

static void
test_written (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (written); i++)
    {
      gint64 plain, german;
      g_autoptr(GError) error = NULL;

      trestle_quantity_parse_as (written[i].unit, written[i].text, '.', &plain, &error);
      g_assert_no_error (error);
      trestle_quantity_parse_as (written[i].unit, written[i].text, ',', &german, &error);
      g_assert_no_error (error);
      if (plain != written[i].plain || german != written[i].german)
        g_error ("“%s” is read as %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT, written[i].text, plain, german);
    }
}

static void
test_refuse (void)
{
  static const struct { TrestleUnit unit; const char *text; } cases[] = {
    { TRESTLE_UNIT_PERSONS, "" }, { TRESTLE_UNIT_PERSONS, "many" }, { TRESTLE_UNIT_PERSONS, "12 GB" },
    { TRESTLE_UNIT_PERSONS, "1 2 x" }, { TRESTLE_UNIT_BYTES, "4 Mbps" }, { TRESTLE_UNIT_BYTES, "1.2.3" },
    { TRESTLE_UNIT_BIT_RATE, "10 GB" }, { TRESTLE_UNIT_PERMILLE, "50 %%" }, { TRESTLE_UNIT_HOURS, "h" },
    { TRESTLE_UNIT_PERSONS, "2.5" }, { TRESTLE_UNIT_PERSONS, "T1" }, { TRESTLE_UNIT_BYTES, "T1" },
    { TRESTLE_UNIT_BIT_RATE, "T1 line" }, { TRESTLE_UNIT_BIT_RATE, "Mbps" }, { TRESTLE_UNIT_BIT_RATE, "2 MB/s" },
    { TRESTLE_UNIT_BIT_RATE, "1.2.34 Mbps" }, { TRESTLE_UNIT_MINUTES, "1 h 30" "x" }, { TRESTLE_UNIT_BIT_RATE, "1,23,456" },
    { TRESTLE_UNIT_BYTES, "99999999999999999999" }, { TRESTLE_UNIT_BYTES, "9999999999 TB" }, { TRESTLE_UNIT_BYTES, "0x10" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 value;

      if (trestle_quantity_parse (cases[i].unit, cases[i].text, &value, &error))
        g_error ("“%s” was understood", cases[i].text);
      g_assert_error (error, TRESTLE_FIELD_ERROR, TRESTLE_FIELD_ERROR_SYNTAX);
    }
}

/* Everything that is printed is exact and parses back to the same number. */
static void
test_round_trip (gconstpointer data)
{
  const char *locale = data;
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip_printf ("there is no locale %s", locale);
      return;
    }

  for (TrestleUnit unit = 0; unit < TRESTLE_N_UNITS; unit++)
    for (guint i = 0; i < 5000; i++)
      {
        guint64 bits = ((guint64) g_rand_int (rand) << 32) | g_rand_int (rand);
        gint64 value = bits >> g_rand_int_range (rand, 13, 64);
        g_autofree char *text = trestle_quantity_format (unit, value);
        g_autoptr(GError) error = NULL;
        gint64 parsed;

        /* Every other number is a round one, as people have them. */
        if (i % 2 == 0)
          {
            static const gint64 round[] = { 1000, 1024, 60, 3600, 86400, 1000000, 1048576, 5, 10, 250 };

            value = (value & 0xfffff) * round[i / 2 % G_N_ELEMENTS (round)];
            g_free (text);
            text = trestle_quantity_format (unit, value);
          }
        trestle_quantity_parse (unit, text, &parsed, &error);
        g_assert_no_error (error);
        if (parsed != value)
          g_error ("unit %d: %" G_GINT64_FORMAT " is written “%s”, which is read as %" G_GINT64_FORMAT, unit, value, text, parsed);
      }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");

  g_test_add_func ("/quantity/format", test_format);
  g_test_add_func ("/quantity/parse", test_parse);
  g_test_add_func ("/quantity/written", test_written);
  g_test_add_func ("/quantity/refuse", test_refuse);
  g_test_add_data_func ("/quantity/round-trip/C", "C.UTF-8", test_round_trip);
  g_test_add_data_func ("/quantity/round-trip/de_DE", "de_DE.UTF-8", test_round_trip);
  g_test_add_data_func ("/quantity/round-trip/fr_FR", "fr_FR.UTF-8", test_round_trip);

  return g_test_run ();
}
