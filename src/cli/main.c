/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * trestle-cli: everything Trestle knows, without a display, a bus or a home.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>

#include "cli.h"

static const TrestleCommand *const commands[] = {
  &trestle_command_check, &trestle_command_progress, &trestle_command_figures, &trestle_command_assumptions,
  &trestle_command_questions,
  &trestle_command_export, &trestle_command_import, &trestle_command_fix, &trestle_command_propose, &trestle_command_fmt,
  &trestle_command_schema, &trestle_command_rules, &trestle_command_new, &trestle_command_diff, &trestle_command_merge,
  &trestle_command_dump
};

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage: trestle-cli COMMAND [OPTION…]"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *head = g_strdup_printf ("%s %s", commands[i]->name, _(commands[i]->parameters));

      g_print ("  %-34s %s\n", head, _(commands[i]->summary));
    }
  g_print ("\n%s\n", _("“-” stands for standard input or output; “trestle-cli COMMAND --help” lists the options.\n"
                       "Exit codes: 0 clean, 1 findings, 2 usage, 3 a file cannot be read or written."));
}

/* In the C locale, too, quotation marks are no question marks. */
static void
print_error (const char *text)
{
  fputs (text, stderr);
}

int
main (int    argc,
      char **argv)
{
  const char *localedir = g_getenv ("TRESTLE_LOCALEDIR");

  setlocale (LC_ALL, "");
  g_set_printerr_handler (print_error);
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help")))
    {
      print_help ();
      return TRESTLE_EXIT_CLEAN;
    }
  if (argc >= 2 && g_str_equal (argv[1], "--version"))
    {
      g_print ("trestle-cli %s\n", PACKAGE_VERSION);
      return TRESTLE_EXIT_CLEAN;
    }

  for (guint i = 0; argc >= 2 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i]->name))
      return commands[i]->run (argc - 1, argv + 1);

  if (argc >= 2)
    g_printerr (_("trestle-cli: there is no command “%s”; “trestle-cli --help” lists them\n"), argv[1]);
  else
    print_help ();

  return TRESTLE_EXIT_USAGE;
}
