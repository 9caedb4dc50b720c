/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of tables from elsewhere become objects: headings as people write them,
 * units, decimal commas, names that nearly match, rows that cannot be understood.
 */
#include "config.h"

#include <string.h>

#include "csv.h"
#include "designs.h"
#include "error.h"
#include "import.h"
#include "tables.h"

typedef struct
{
  TrestleSheet        *sheet;
  TrestleMapping      *mapping;
  TrestleImportReport *report;
} Run;

static void
clear_run (Run *run)
{
  trestle_import_report_free (run->report);
  trestle_mapping_free (run->mapping);
  trestle_sheet_free (run->sheet);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static TrestleSheet *
read_text (const char *text)
{
  char delimiter = 0;
  g_autoptr (GError) error = NULL;
  TrestleSheet *sheet = trestle_csv_read (text, strlen (text), &delimiter, &error);

  g_assert_no_error (error);

  return sheet;
}

static void
run_import (TrestleDesign *design,
            const char    *text,
            TrestleKind    kind,
            Run           *run)
{
  run->sheet = read_text (text);
  run->mapping = trestle_mapping_guess (run->sheet, kind);
  run->report = trestle_import_run (design, run->sheet, run->mapping);
}

static void
assert_counts (const Run *run,
               guint      n_new,
               guint      n_updated,
               guint      n_unchanged,
               guint      n_skipped)
{
  g_assert_cmpuint (run->report->counts[TRESTLE_IMPORT_NEW], ==, n_new);
  g_assert_cmpuint (run->report->counts[TRESTLE_IMPORT_UPDATED], ==, n_updated);
  g_assert_cmpuint (run->report->counts[TRESTLE_IMPORT_UNCHANGED], ==, n_unchanged);
  g_assert_cmpuint (run->report->counts[TRESTLE_IMPORT_SKIPPED], ==, n_skipped);
}

static void
assert_text (gpointer    object,
             const char *field,
             const char *text)
{
  g_autofree char *own = trestle_object_dup_text (object, trestle_object_find_field (object, field));

  g_assert_cmpstr (own, ==, text);
}

#define SITES "Standort;MA;Leitung [Mbit/s];Netz;Kommentar\n" \
              "Hamburg;1.420;10,5;;Zentrale\n" \
              " Kiel ;35;2000 kbps;Labor;\n" \
              "\n" \
              "Lübeck;3O;4;;\n" \
              "KIEL;36;4;;\n" \
              ";5;4;;\n" \
              "Köln;12;T9;;\n"

static const TrestleImportRow *
get_row (const Run *run,
         guint      index)
{
  return run->report->rows->pdata[index];
}

static void
test_locations (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_auto (Run) run = { 0 };
  TrestleObject *kiel;

  run_import (design, SITES, TRESTLE_KIND_ANY, &run);
  g_assert_cmpint (run.mapping->kind, ==, TRESTLE_KIND_LOCATION);
  assert_counts (&run, 2, 0, 0, 4);
  g_assert_cmpuint (run.report->n_created, ==, 1);

  assert_text (find_named (design, TRESTLE_KIND_LOCATION, "Hamburg"), "bandwidth", "10.5 Mbps");
  assert_text (find_named (design, TRESTLE_KIND_POPULATION, "Hamburg users"), "users", "1,420");
  kiel = find_named (design, TRESTLE_KIND_LOCATION, "Kiel");
  assert_text (kiel, "bandwidth", "2 Mbps");
  assert_text (kiel, "network", "Labor");
  find_named (design, TRESTLE_KIND_NETWORK, "Labor");

  g_assert_cmpuint (get_row (&run, 2)->line, ==, 5);
  g_assert_cmpuint (get_row (&run, 2)->column, ==, 1);
  g_assert_cmpstr (get_row (&run, 2)->problem, ==, "Number of Users: “3O” is not understood; expected a value such as 4");
  g_assert_cmpstr (get_row (&run, 3)->problem, ==, "line 3 has the same name");
  g_assert_cmpstr (get_row (&run, 4)->problem, ==, "“Location Name” is missing");
  g_assert_cmpuint (get_row (&run, 5)->column, ==, 2);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LOCATION)->items->len, ==, 2);
}

/* The same file again changes nothing, and into another design it makes the same ids. */
static void
test_again (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new (), other = trestle_design_new ();
  g_auto (Run) first = { 0 }, second = { 0 }, third = { 0 };
  g_autofree char *once = NULL, *twice = NULL, *elsewhere = NULL;

  run_import (design, SITES, TRESTLE_KIND_ANY, &first);
  once = dup_serialized (design);
  run_import (design, SITES, TRESTLE_KIND_ANY, &second);
  twice = dup_serialized (design);
  run_import (other, SITES, TRESTLE_KIND_ANY, &third);
  elsewhere = dup_serialized (other);

  assert_counts (&second, 0, 0, 2, 4);
  g_assert_cmpstr (once, ==, twice);
  g_assert_cmpstr (once, ==, elsewhere);
}

/* What is there is found under nearly its name; positions and empty cells stay. */
static void
test_update (void)
{
  g_autoptr (TrestleDesign) design = load_sample ("medium");
  TrestleObject *london = find_named (design, TRESTLE_KIND_LOCATION, "London");
  g_auto (Run) run = { 0 };
  const TrestleImportCell *cell;

  trestle_object_set_number (london, "x", 7);
  run_import (design, "Location name,Country,Available bandwidth (Mbps)\nLONDON ,,900\nParis,France,10\nDublin,Ireland,10\n",
              TRESTLE_KIND_LOCATION, &run);
  assert_counts (&run, 1, 1, 1, 0);
  g_assert_cmpuint (get_row (&run, 0)->cells->len, ==, 1);
  cell = &g_array_index (get_row (&run, 0)->cells, TrestleImportCell, 0);
  g_assert_cmpstr (cell->column->name, ==, "bandwidth");
  g_assert_cmpstr (cell->before, ==, "1 Gbps");
  g_assert_cmpstr (cell->after, ==, "900 Mbps");
  assert_text (london, "name", "London");
  assert_text (london, "country", "United Kingdom");
  assert_text (london, "x", "7");
}

/* A location with several populations cannot take one number; nothing of the row is taken. */
static void
test_row_is_left_whole (void)
{
  g_autoptr (TrestleDesign) design = load_sample ("medium");
  g_autofree char *before = dup_serialized (design);
  g_autofree char *after = NULL;
  g_auto (Run) run = { 0 };

  run_import (design, "Location,Bandwidth,Users\nLondon,5,7\n", TRESTLE_KIND_LOCATION, &run);
  assert_counts (&run, 0, 0, 0, 1);
  g_assert_cmpuint (get_row (&run, 0)->column, ==, 2);
  after = dup_serialized (design);
  g_assert_cmpstr (before, ==, after);
}

/* Ends of a link have no order; servers get a machine that stands where the table says. */
static void
test_other_kinds (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_auto (Run) links = { 0 }, again = { 0 }, servers = { 0 };
  TrestleServer *server;

  run_import (design, "From\tTo\tBandwidth\nA\tB\t4\nB\tC\t2\n", TRESTLE_KIND_LINK, &links);
  assert_counts (&links, 2, 0, 0, 0);
  g_assert_cmpuint (links.report->n_created, ==, 3);
  run_import (design, "From\tTo\tBandwidth\nb\ta\t8\n", TRESTLE_KIND_LINK, &again);
  assert_counts (&again, 0, 1, 0, 0);
  g_assert_cmpuint (trestle_design_get_list (design, TRESTLE_KIND_LINK)->items->len, ==, 2);

  run_import (design, "Name,Location,Memory\nMEDV-1,A,\"4,0 GB\"\n", TRESTLE_KIND_SERVER, &servers);
  assert_counts (&servers, 1, 0, 0, 0);
  server = find_named (design, TRESTLE_KIND_SERVER, "MEDV-1");
  assert_text (server->machine.target, "location", "A");
  assert_text (server->machine.target, "memory", "4 GB");
}

/* What a table is follows from its headings, and from whether they name a key. */
static void
test_guess (void)
{
  static const struct { const char *headings; TrestleKind kind; } tables[] = {
    { "Location,Users\n", TRESTLE_KIND_LOCATION }, { "Population,Location,Users\n", TRESTLE_KIND_POPULATION },
    { "Image,Size (GB),Guest OS\n", TRESTLE_KIND_IMAGE }, { "From,To,Bandwidth\n", TRESTLE_KIND_LINK },
    { "MED-V instance name,Reason\n", TRESTLE_KIND_INSTANCE }, { "Foo,Bar\n", TRESTLE_KIND_LOCATION }
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (TrestleSheet) sheet = read_text (tables[i].headings);
      g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_ANY);

      g_assert_cmpint (mapping->kind, ==, tables[i].kind);
    }
}

/* The mapping comes back from its file, and one that leaves something out unsaid is refused. */
static void
test_mapping (void)
{
  g_autoptr (TrestleSheet) sheet = read_text (SITES);
  g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_ANY);
  g_autofree char *text = trestle_mapping_write (mapping, sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleMapping) read = trestle_mapping_read (text, sheet, &error);
  g_autoptr (TrestleSheet) wider = read_text ("Standort;MA;Leitung [Mbit/s];Netz;Kommentar;Etage\nA;1;1;;;2\n");
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = trestle_mapping_write (read, sheet);
  g_assert_cmpstr (text, ==, again);
  g_assert_null (g_array_index (read->columns, TrestleMappedColumn, 4).column);
  g_assert_null (trestle_mapping_read (text, wider, &error));
  g_assert_cmpstr (error->message, ==,
                   "the mapping says nothing of the column “Etage”: give it a field, or null to leave it out");
  g_clear_error (&error);
  g_assert_null (trestle_mapping_read ("{}", sheet, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT);
}

/* Thousands of rows of a messy export: every good cell is right, every bad row is named. */
static void
test_thousands (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (GString) text = g_string_new ("\xEF\xBB\xBF" "Office Name ; Head-Count;Bandwidth;Country;Free text\r\n");
  g_auto (Run) run = { 0 };
  guint n_bad = 0;

  for (guint i = 0; i < 5000; i++)
    {
      gboolean bad = i % 97 == 50;

      n_bad += bad;
      g_string_append_printf (text, "\"Site %u\";%s%u.%03u;%s;  Norge ;\"a;b\nc \"\"d\"\"\"\r\n", i, i % 3 == 0 ? " " : "", i % 9 + 1,
                              i % 1000, bad ? "fast" : i % 2 == 0 ? "1,5 Mbit/s" : "0,512");
    }
  run_import (design, text->str, TRESTLE_KIND_ANY, &run);
  assert_counts (&run, 5000 - n_bad, 0, 0, n_bad);
  for (guint i = 0, row = 0; i < 5000; i++, row++)
    {
      g_autofree char *name = g_strdup_printf ("Site %u", i);
      const TrestleImportRow *it = get_row (&run, row);

      g_assert_cmpstr (it->name, ==, name);
      g_assert_cmpint (it->state, ==, i % 97 == 50 ? TRESTLE_IMPORT_SKIPPED : TRESTLE_IMPORT_NEW);
    }
  TRESTLE_FOREACH (design, POPULATION, TrestlePopulation, population)
    {
      guint i = atoi (trestle_object_get_name (population->location.target) + strlen ("Site "));

      g_assert_cmpint (population->users, ==, (i % 9 + 1) * 1000 + i % 1000);
      g_assert_cmpint (TRESTLE_LOCATION (population->location.target)->bandwidth, ==, i % 2 == 0 ? 1500000 : 512000);
      assert_text (population->location.target, "country", "Norge");
    }
}

/* Rows may be known by another column than the name, which then may change. */
static void
test_key (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleSheet) sheet = read_text ("Location,Country,Notes\nHamburg HQ,hamburg,a\nKiel,Kiel,b\nWest,Essen,c\nEast,ESSEN,d\nNew,,e\n");
  g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_LOCATION), read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Run) first = { 0 };
  TrestleObject *hamburg;

  run_import (design, "Location,Country\nHamburg,Hamburg\nKiel,Kiel\nA,Bonn\nB,Bonn\n", TRESTLE_KIND_LOCATION, &first);
  hamburg = find_named (design, TRESTLE_KIND_LOCATION, "Hamburg");

  g_assert_false (trestle_mapping_set_key (mapping, "network"));
  g_assert_false (trestle_mapping_set_key (mapping, "unheard of"));
  g_assert_true (trestle_mapping_set_key (mapping, "country"));
  text = trestle_mapping_write (mapping, sheet);
  read = trestle_mapping_read (text, sheet, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->key->name, ==, "country");

  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr (TrestleImportReport) report = trestle_import_run (design, sheet, read);

      g_assert_cmpuint (report->counts[TRESTLE_IMPORT_NEW], ==, pass == 0 ? 1 : 0);
      g_assert_cmpuint (report->counts[TRESTLE_IMPORT_UPDATED], ==, pass == 0 ? 2 : 0);
      g_assert_cmpuint (report->counts[TRESTLE_IMPORT_UNCHANGED], ==, pass == 0 ? 0 : 3);
      g_assert_cmpuint (report->counts[TRESTLE_IMPORT_SKIPPED], ==, 2);
      g_assert_cmpstr (((TrestleImportRow *) report->rows->pdata[3])->problem, ==, "line 4 has the same “Country”");
      g_assert_cmpstr (((TrestleImportRow *) report->rows->pdata[4])->problem, ==, "“Country” is missing");
    }
  g_assert_cmpstr (trestle_object_get_name (hamburg), ==, "Hamburg HQ");
  assert_text (hamburg, "notes", "a");

  /* What does not come from anywhere tells nothing. */
  g_assert_true (trestle_mapping_set (read, 1, NULL));
  g_assert_null (read->key);
}

static void
test_key_of_several (void)
{
  g_autoptr (TrestleDesign) design = trestle_design_new ();
  g_autoptr (TrestleSheet) sheet = read_text ("Location,Country\nC,Bonn\n");
  g_autoptr (TrestleMapping) mapping = trestle_mapping_guess (sheet, TRESTLE_KIND_LOCATION);
  g_autoptr (TrestleImportReport) report = NULL;
  g_auto (Run) first = { 0 };

  run_import (design, "Location,Country\nA,Bonn\nB,Bonn\n", TRESTLE_KIND_LOCATION, &first);
  g_assert_true (trestle_mapping_set_key (mapping, "country"));
  report = trestle_import_run (design, sheet, mapping);
  g_assert_cmpstr (((TrestleImportRow *) report->rows->pdata[0])->problem, ==, "several objects have this “Country”");
}

/* A mapping from before there was a choice, and one whose key goes nowhere. */
static void
test_key_file (void)
{
  g_autoptr (TrestleSheet) sheet = read_text ("Location,Country\nC,Bonn\n");
  const char *old = "{\"format\":\"trestle-mapping\",\"table\":\"locations\",\"columns\":["
                    "{\"heading\":\"Location\",\"field\":\"name\"},{\"heading\":\"Country\",\"field\":null}]}";
  const char *wrong = "{\"format\":\"trestle-mapping\",\"table\":\"locations\",\"key\":\"country\",\"columns\":["
                      "{\"heading\":\"Location\",\"field\":\"name\"},{\"heading\":\"Country\",\"field\":null}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (TrestleMapping) mapping = trestle_mapping_read (old, sheet, &error);

  g_assert_no_error (error);
  g_assert_null (mapping->key);
  g_assert_null (trestle_mapping_read (wrong, sheet, &error));
  g_assert_cmpstr (error->message, ==, "no column goes to “country”, by which rows are to be known");
}

/* Every table that goes out comes in again and is what is there, notes, records and sets
 * that are known to be empty with it.
 */
static void
test_round (void)
{
  static const char *const samples[] = { "small", "medium" };
  static const TrestleTableForm forms[] = { { ',', '.', FALSE }, { ';', ',', TRUE } };
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
      {
        g_autoptr (TrestleDesign) design = load_sample (samples[i]);
        g_autoptr (GBytes) bytes = trestle_table_write_csv (design, kind, &forms[i]);
        g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
        g_auto (Run) run = { 0 };

        run_import (design, text, kind, &run);
        assert_counts (&run, 0, 0, trestle_design_get_list (design, kind)->items->len, 0);
        n_rows += run.report->rows->len;
      }
  g_assert_cmpuint (n_rows, >, 200);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/locations", test_locations);
  g_test_add_func ("/import/again", test_again);
  g_test_add_func ("/import/update", test_update);
  g_test_add_func ("/import/row-is-left-whole", test_row_is_left_whole);
  g_test_add_func ("/import/other-kinds", test_other_kinds);
  g_test_add_func ("/import/guess", test_guess);
  g_test_add_func ("/import/mapping", test_mapping);
  g_test_add_func ("/import/thousands", test_thousands);
  g_test_add_func ("/import/key", test_key);
  g_test_add_func ("/import/key-of-several", test_key_of_several);
  g_test_add_func ("/import/key-file", test_key_file);
  g_test_add_func ("/import/round", test_round);

  return g_test_run ();
}
