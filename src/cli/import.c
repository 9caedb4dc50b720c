/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * import: rows of a table become objects of a design.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "import.h"
#include "workbook.h"

typedef struct
{
  char    *table, *map, *sheet, *output;
  gboolean write_map, dry_run;
} Options;

static gboolean
complain (const char *format,
          const char *argument)
{
  g_autofree char *message = g_strdup_printf (format, argument);

  g_printerr ("trestle-cli: %s\n", message);

  return FALSE;
}

static TrestleSheet *
find_sheet (GPtrArray  *sheets,
            const char *title)
{
  for (guint i = 0; i < sheets->len; i++)
    if (title == NULL || g_strcmp0 (((TrestleSheet *) sheets->pdata[i])->title, title) == 0)
      return sheets->pdata[i];

  complain (title != NULL ? _("there is no sheet “%s”") : _("the file has no sheet"), title);

  return NULL;
}

/* From the mapping file, or guessed. */
static TrestleMapping *
get_mapping (const Options      *options,
             const TrestleSheet *sheet,
             TrestleKind         kind)
{
  g_autoptr (GBytes) bytes = options->map != NULL ? trestle_cli_read (options->map) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  TrestleMapping *mapping;

  if (options->map == NULL)
    return trestle_mapping_guess (sheet, kind);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  mapping = trestle_mapping_read (text, sheet, &error);
  if (mapping == NULL)
    g_printerr ("trestle-cli: %s: %s\n", options->map, error->message);

  return mapping;
}

/* What went where, and what was left out and why: diagnostics. */
static void
print_report (const TrestleImportReport *report,
              const TrestleMapping      *mapping,
              const TrestleSheet        *sheet)
{
  guint header = trestle_mapping_find_header (mapping, sheet);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const TrestleColumn *column = g_array_index (mapping->columns, TrestleMappedColumn, i).column;
      const char *heading = header != G_MAXUINT ? trestle_sheet_get (sheet, header, i) : "";

      if (column != NULL)
        g_printerr ("%s → %s\n", heading, column->title);
      else
        g_printerr (_("%s: left out\n"), heading);
    }
  for (guint i = 0; i < report->rows->len; i++)
    {
      const TrestleImportRow *row = report->rows->pdata[i];

      if (row->state == TRESTLE_IMPORT_SKIPPED)
        g_printerr (_("line %u: %s: skipped: %s\n"), row->line, row->name, row->problem);
    }
  g_printerr (_("%u new, %u updated, %u unchanged, %u skipped\n"), report->counts[TRESTLE_IMPORT_NEW],
              report->counts[TRESTLE_IMPORT_UPDATED], report->counts[TRESTLE_IMPORT_UNCHANGED],
              report->counts[TRESTLE_IMPORT_SKIPPED]);
}

static gboolean
write_design (TrestleDesign *design,
              const char    *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  if (output == NULL || g_str_equal (output, "-"))
    {
      g_autoptr (GBytes) bytes = trestle_file_serialize (design);

      return trestle_cli_print (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  file = g_file_new_for_commandline_arg (output);
  if (trestle_file_save (design, file, NULL, TRUE, NULL, &error))
    return TRUE;
  g_printerr ("trestle-cli: %s\n", error->message);

  return FALSE;
}

static int
import (const Options *options,
        TrestleDesign *design,
        GBytes        *bytes,
        TrestleKind    kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = trestle_sheets_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, &error);
  TrestleSheet *sheet = sheets != NULL ? find_sheet (sheets, options->sheet) : NULL;
  g_autoptr (TrestleMapping) mapping = sheet != NULL ? get_mapping (options, sheet, kind) : NULL;
  g_autoptr (TrestleImportReport) report = NULL;

  if (sheets == NULL)
    g_printerr ("trestle-cli: %s\n", error->message);
  if (mapping == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (options->write_map)
    {
      g_autofree char *text = trestle_mapping_write (mapping, sheet);

      return trestle_cli_print (text, strlen (text)) && trestle_cli_print ("\n", 1) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
    }

  report = trestle_import_run (design, sheet, mapping);
  print_report (report, mapping, sheet);
  if (!options->dry_run && !write_design (design, options->output))
    return TRESTLE_EXIT_UNREADABLE;

  return report->counts[TRESTLE_IMPORT_SKIPPED] > 0 ? TRESTLE_EXIT_FINDINGS : TRESTLE_EXIT_CLEAN;
}

static int
run_import (int    argc,
            char **argv)
{
  g_autofree char *table = NULL, *map = NULL, *title = NULL, *output = NULL;
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "table", 't', 0, G_OPTION_ARG_STRING, &table, N_("What the rows are, as in a file: locations, images, …; by default guessed"), "TABLE" },
    { "map", 'm', 0, G_OPTION_ARG_FILENAME, &map, N_("Which column goes where; by default guessed from the headings"), "FILE" },
    { "sheet", 's', 0, G_OPTION_ARG_STRING, &title, N_("Sheet of a workbook; by default the first"), "NAME" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write the design; by default standard output"), "FILE" },
    { "write-map", 0, 0, G_OPTION_ARG_NONE, &options.write_map, N_("Print the mapping instead, to be edited and given to --map"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only say what would happen"), NULL },
    { NULL }
  };
  g_autoptr (TrestleDesign) design = NULL;
  g_autoptr (GBytes) bytes = NULL;
  TrestleKind kind = TRESTLE_KIND_ANY;

  if (!trestle_cli_parse (&trestle_command_import, entries, 2, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  options.table = table;
  options.map = map;
  options.sheet = title;
  options.output = output;
  if (table != NULL && !trestle_cli_find_table (table, &kind))
    return TRESTLE_EXIT_USAGE;

  design = trestle_cli_load (argv[1]);
  bytes = design != NULL ? trestle_cli_read (argv[2]) : NULL;

  return bytes != NULL ? import (&options, design, bytes, kind) : TRESTLE_EXIT_UNREADABLE;
}

const TrestleCommand trestle_command_import = {
  "import", N_("FILE TABLE"), N_("Take rows of a CSV, XLSX or ODS table over into a design"), run_import
};
