/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fix: what the fixes of a design would change, and the design with them applied.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "preview.h"

static void
print_line (const char *mark,
            const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s\t%s\n", mark, text);

  trestle_cli_print (line, strlen (line));
}

static void
print_findings (const char      *mark,
                const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      g_autofree char *message = trestle_finding_dup_message (finding);
      g_autofree char *text = g_strdup_printf ("%s\t%s\t%s", _(trestle_severity_get_label (trestle_finding_get_severity (finding))),
                                               finding->rule->code, message);

      print_line (mark, text);
    }
}

static void
print_preview (const TrestlePreview *preview)
{
  for (guint i = 0; i < preview->changes->len; i++)
    {
      g_autofree char *text = trestle_preview_change_dup_text (preview->changes->pdata[i]);

      print_line ("*", text);
    }
  print_findings ("-", preview->resolved);
  print_findings ("+", preview->created);
  for (guint i = 0; i < preview->figures->len; i++)
    {
      g_autofree char *text = trestle_preview_figure_dup_text (&g_array_index (preview->figures, TrestlePreviewFigure, i));

      print_line ("=", text);
    }
}

/* Never over the file it was read from unless that is what -o names. */
static int
write_design (TrestleDesign *design,
              const char    *output)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (output == NULL || g_str_equal (output, "-"))
    return trestle_cli_print (text, length) ? TRESTLE_EXIT_CLEAN : TRESTLE_EXIT_UNREADABLE;
  file = g_file_new_for_commandline_arg (output);
  if (g_file_replace_contents (file, text, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error))
    return TRESTLE_EXIT_CLEAN;
  g_printerr (_("trestle-cli: “%s” could not be written: %s\n"), output, error->message);

  return TRESTLE_EXIT_UNREADABLE;
}

static int
run_fix (int    argc,
         char **argv)
{
  g_autofree char *code = NULL, *output = NULL, *language = NULL;
  gboolean safe = FALSE, dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING, &code, N_("Only fix what this rule finds"), "CODE" },
    { "safe", 0, 0, G_OPTION_ARG_NONE, &safe, N_("Only apply fixes that bring no error and no warning"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Print what would change, and write nothing"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; “-” is standard output"), "FILE" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestlePreview) preview = NULL;

  if (!trestle_cli_parse (&trestle_command_fix, entries, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  if (code != NULL && trestle_rule_find (code) == NULL)
    {
      g_printerr (_("trestle-cli: there is no rule “%s”\n"), code);
      return TRESTLE_EXIT_USAGE;
    }
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;

  preview = trestle_fix_all_preview (design, code != NULL ? trestle_rule_find (code) : NULL, safe);
  if (dry_run)
    {
      print_preview (preview);
      return TRESTLE_EXIT_CLEAN;
    }

  return write_design (preview->copy, output);
}

const TrestleCommand trestle_command_fix = { "fix", N_("FILE"), N_("Apply the fixes of findings, and print the design or write it with -o"), run_fix };
