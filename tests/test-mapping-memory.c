/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A mapping is found again by the headings of the table it was for.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "csv.h"
#include "mapping-memory.h"

static TrestleSheet *
read_sheet (const char *text)
{
  char delimiter = ',';

  return trestle_csv_read (text, strlen (text), &delimiter, NULL);
}

static void
test_recall (void)
{
  g_autoptr (TrestleSheet) sheet = read_sheet ("Standort,Leitung,Kommentar\nKiel,4,a\n");
  g_autoptr (TrestleSheet) same = read_sheet (" standort,LEITUNG,Kommentar\nBonn,8,b\n");
  g_autoptr (TrestleSheet) other = read_sheet ("Standort,Leitung\nBonn,8\n");
  g_autoptr (TrestleSheet) empty = read_sheet ("");
  g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_LOCATION);
  g_autoptr (TrestleMapping) recalled = NULL;

  g_assert_null (trestle_mapping_recall (sheet));
  g_assert_true (trestle_mapping_set (mapping, 1, "line_rate"));
  mapping->decimal = ',';
  trestle_mapping_remember (mapping, sheet);

  recalled = trestle_mapping_recall (same);
  g_assert_nonnull (recalled);
  g_assert_cmpstr (g_array_index (recalled->columns, TrestleMappedColumn, 1).column->name, ==, "line_rate");
  g_assert_null (g_array_index (recalled->columns, TrestleMappedColumn, 2).column);
  g_assert_cmpint (recalled->decimal, ==, ',');
  g_assert_null (trestle_mapping_recall (other));
  g_assert_null (trestle_mapping_recall (empty));
  trestle_mapping_remember (mapping, empty);
}

static void
assert_saved (const char *expected)
{
  g_auto (GStrv) names = trestle_mapping_list_saved ();
  g_autofree char *text = g_strjoinv ("|", names);

  g_assert_cmpstr (text, ==, expected);
}

/* Kept under a name, for tables with the same headings only. */
static void
test_saved (void)
{
  g_autoptr (TrestleSheet) sheet = read_sheet ("Standort,Leitung\nKiel,4\n");
  g_autoptr (TrestleSheet) other = read_sheet ("Standort,Leitung,Kommentar\nKiel,4,a\n");
  g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_LOCATION), loaded = NULL;
  g_autoptr (GError) error = NULL;

  assert_saved ("");
  g_assert_true (trestle_mapping_set (mapping, 1, "line_rate"));
  g_assert_true (trestle_mapping_set_key (mapping, "name"));
  g_assert_true (trestle_mapping_save (mapping, "../HR export, Köln", sheet, &error));
  g_assert_true (trestle_mapping_save (mapping, "Audit", sheet, &error));
  assert_saved ("../HR export, Köln|Audit");
  loaded = trestle_mapping_load ("../HR export, Köln", sheet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_array_index (loaded->columns, TrestleMappedColumn, 1).column->name, ==, "line_rate");
  g_assert_cmpstr (loaded->key->name, ==, "name");

  g_assert_null (trestle_mapping_load ("Audit", other, &error));
  g_assert_cmpstr (error->message, ==, "the mapping says nothing of the column “Kommentar”: give it a field, or null to leave it out");
  trestle_mapping_delete ("Audit");
  assert_saved ("../HR export, Köln");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("trestle-mappings-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping-memory/recall", test_recall);
  g_test_add_func ("/mapping-memory/saved", test_saved);

  return g_test_run ();
}
