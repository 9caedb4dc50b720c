/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document of a design, to look at while working on it and for tests that
 * read it back:
 *
 *   document-shot [--sections=ID,…] DESIGN|random:SEED|bench:N OUT.pdf [CELLS]
 *
 * OUT may end with any format of documents.  Of a random design there is every
 * section, unless some are named.
 *
 * CELLS gets what the job aids must show, a line a cell: table, row, column,
 * text, apart by tabs, line ends and tabs in texts as spaces; row 0 is the
 * headings.  Notes of the document go to stderr.
 */
#include "config.h"

#include "bench/bench-design.h"
#include "document.h"
#include "file.h"
#include "job-aid.h"
#include "random-design.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static TrestleDesign *
load (const char *name)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  TrestleDesign *design;

  /* With every section, whatever the design would choose. */
  if (g_str_has_prefix (name, "random:"))
    {
      design = random_design_new ((guint32) atoi (name + 7), 5);
      design->profile = TRESTLE_PROFILE_FULL;
      g_clear_pointer (&design->sections, g_strfreev);
      return design;
    }
  if (g_str_has_prefix (name, "bench:"))
    return bench_design_new ((guint) atoi (name + 6));

  file = g_file_new_for_commandline_arg (name);
  design = trestle_file_load (file, NULL, NULL, &error);
  if (design == NULL)
    g_error ("%s", error->message);

  return design;
}

static void
choose_sections (TrestleDesign *design,
                 const char    *sections)
{
  g_strfreev (design->sections);
  design->sections = g_strsplit (sections, ",", -1);
}

static void
append_cell (GString             *cells,
             const TrestleJobAid *aid,
             guint                row,
             guint                column,
             const char          *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\n\r", ' ');

  g_string_append_printf (cells, "%s\t%u\t%u\t%s\n", aid->id, row, column, line);
}

/* The sub-lines of a cell one after the other, as they are printed. */
static char *
dup_cell (const TrestleJobAid       *aid,
          const TrestleJobAidColumn *column,
          const TrestleAssessment   *assessment,
          TrestleObject             *row)
{
  g_autoptr (GPtrArray) repositories = NULL;
  GString *text;

  if (!column->per_repository)
    return trestle_job_aid_dup_cell (aid, column, assessment, row, NULL);

  text = g_string_new (NULL);
  repositories = trestle_job_aid_list_repositories (assessment, row);
  for (guint i = 0; i < repositories->len; i++)
    {
      g_autofree char *line = trestle_job_aid_dup_cell (aid, column, assessment, row, repositories->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", line[0] != '\0' ? line : "–");
    }

  return g_string_free_and_steal (text);
}

static void
append_table (GString                 *cells,
              const TrestleJobAid     *aid,
              const TrestleAssessment *assessment)
{
  g_autoptr (GPtrArray) rows = trestle_job_aid_list_rows (aid, assessment);

  for (guint c = 0; c < aid->n_columns; c++)
    append_cell (cells, aid, 0, c, aid->columns[c].heading);
  for (guint r = 0; r < rows->len; r++)
    for (guint c = 0; c < aid->n_columns; c++)
      {
        g_autofree char *text = dup_cell (aid, &aid->columns[c], assessment, rows->pdata[r]);

        append_cell (cells, aid, r + 1, c, text);
      }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (TrestleDesign) design = NULL;
  g_autoptr (TrestleAssessment) assessment = NULL;
  g_autoptr (TrestleDocument) document = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH"), *sections = NULL;
  TrestleDocumentOptions options = { .time = epoch != NULL ? atoll (epoch) : 0 };

  setlocale (LC_ALL, "");
  if (argc > 1 && g_str_has_prefix (argv[1], "--sections="))
    {
      sections = strchr (argv[1], '=') + 1;
      argc--;
      argv++;
    }
  if (argc < 3)
    {
      g_printerr ("usage: document-shot [--sections=ID,…] DESIGN|random:SEED|bench:N OUT.pdf [CELLS]\n");
      return 2;
    }

  design = load (argv[1]);
  if (sections != NULL)
    choose_sections (design, sections);
  assessment = trestle_assessment_new (design);
  document = trestle_document_new (design, assessment, &options);
  file = g_file_new_for_commandline_arg (argv[2]);
  if (!trestle_document_write (document, MIN (trestle_format_for_name (argv[2]), TRESTLE_N_FORMATS - 1), file, NULL, &error))
    g_error ("%s", error->message);
  for (const char *const *note = trestle_document_get_notes (document); *note != NULL; note++)
    g_printerr ("%s\n", *note);

  if (argc > 3)
    {
      g_autoptr (GString) cells = g_string_new (NULL);

      append_table (cells, &trestle_job_aid_clients, assessment);
      append_table (cells, &trestle_job_aid_servers, assessment);
      if (!g_file_set_contents (argv[3], cells->str, -1, &error))
        g_error ("%s", error->message);
    }

  return 0;
}
