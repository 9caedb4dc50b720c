/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every table goes out as CSV and comes back as what it was.
 */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "csv.h"
#include "file.h"
#include "import.h"
#include "tables.h"

static TrestleDesign *
load (const char *sample)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "samples", sample, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  TrestleDesign *design = trestle_file_load (file, NULL, NULL, &error);

  g_assert_no_error (error);

  return design;
}

static char *
dup_csv (TrestleDesign          *design,
         TrestleKind             kind,
         const TrestleTableForm *form)
{
  g_autoptr (GBytes) bytes = trestle_table_write_csv (design, kind, form);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* What comes back changes nothing, whatever the form, in every table that has a key
 * to know its rows by.
 */
static void
assert_comes_back (TrestleDesign          *design,
                   TrestleKind             kind,
                   const TrestleTableForm *form)
{
  g_autofree char *text = dup_csv (design, kind, form);
  char delimiter = form->delimiter;
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleSheet) sheet = trestle_csv_read (text, strlen (text), &delimiter, &error);
  g_autoptr (TrestleMapping) mapping = NULL;
  g_autoptr (TrestleImportReport) report = NULL;
  gboolean any_key = FALSE;

  g_assert_no_error (error);
  mapping = trestle_mapping_guess (sheet, kind);
  mapping->decimal = form->decimal;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const TrestleColumn *column = g_array_index (mapping->columns, TrestleMappedColumn, i).column;

      g_assert_true (column == &g_array_index (mapping->targets, TrestleColumn, i));
      any_key |= trestle_mapping_is_key (kind, column);
    }
  if (!any_key)
    return;

  report = trestle_import_run (design, sheet, mapping);
  for (guint i = 0; i < report->rows->len; i++)
    {
      const TrestleImportRow *row = report->rows->pdata[i];

      /* Of a name that several have, nobody knows who is meant. */
      if (row->state != TRESTLE_IMPORT_UNCHANGED &&
          (row->state != TRESTLE_IMPORT_SKIPPED ||
           (strstr (row->problem, "several objects") == NULL && strstr (row->problem, "is the name of") == NULL)))
        g_error ("%s, line %u: %s: %s", trestle_kind_get_info (kind)->member, row->line, row->name,
                 row->problem != NULL ? row->problem : "changes something");
    }
}

static void
test_round_trip (gconstpointer data)
{
  static const TrestleTableForm forms[] = { { ',', '.', FALSE }, { ';', ',', TRUE }, { '\t', '.', FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
      {
        g_autoptr (TrestleDesign) design = load (data);

        assert_comes_back (design, kind, &forms[i]);
      }
}

static void
test_form (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);
  const TrestleTableForm plain = { ',', '.', FALSE }, excel = { ';', ',', TRUE };
  g_autofree char *text = NULL, *marked = NULL;

  trestle_object_set_string (location, "name", "=HYPERLINK(\"x\")");
  trestle_object_set_number (location, "bandwidth", 1544000);
  trestle_object_set_number (location, "line_rate", 3);
  text = dup_csv (design, TRESTLE_KIND_LOCATION, &plain);
  g_assert_true (g_str_has_prefix (text, "Location Name,"));
  g_assert_nonnull (strstr (text, ",Available Bandwidth (Mbps),"));
  g_assert_nonnull (strstr (text, "\r\n\"'=HYPERLINK(\"\"x\"\")\","));
  g_assert_nonnull (strstr (text, ",1.544,3 bit/s,"));
  marked = dup_csv (design, TRESTLE_KIND_LOCATION, &excel);
  g_assert_true (g_str_has_prefix (marked, "\xEF\xBB\xBFLocation Name;"));
  g_assert_nonnull (strstr (marked, ";1,544;3 bit/s;"));
}

static void
test_locale (void)
{
  TrestleTableForm form = trestle_table_form_for_locale (TRUE);

  g_assert_cmpint (form.delimiter, ==, ',');
  g_assert_cmpint (form.decimal, ==, '.');
  g_assert_true (form.mark);
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  form = trestle_table_form_for_locale (FALSE);
  g_assert_cmpint (form.delimiter, ==, ';');
  g_assert_cmpint (form.decimal, ==, ',');
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/tables/round-trip/small", "small.trestle", test_round_trip);
  g_test_add_data_func ("/tables/round-trip/medium", "medium.trestle", test_round_trip);
  g_test_add_func ("/tables/form", test_form);
  g_test_add_func ("/tables/locale", test_locale);

  return g_test_run ();
}
