/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * diff: what has changed between two designs.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "compare.h"

/* Operands of an external diff of git: path, then file, hash and mode of either side;
 * two more of a renamed file, and only the path of one that is not merged.
 */
#define GIT_OPERANDS         7
#define GIT_OPERANDS_RENAMED 9

static int
print_differences (const GPtrArray *differences)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *line = trestle_difference_dup_text (differences->pdata[i]);

      g_string_append_printf (text, "%s\n", line);
    }
  if (!trestle_cli_print (text->str, text->len))
    return TRESTLE_EXIT_UNREADABLE;

  return differences->len > 0 ? TRESTLE_EXIT_FINDINGS : TRESTLE_EXIT_CLEAN;
}

/* What git wants of an external diff: a heading, and no failure because of differences. */
static int
diff_for_git (char **operands,
              int    n_operands)
{
  g_autofree char *heading = g_strdup_printf ("trestle %s\n", operands[0]);
  g_autoptr(TrestleDesign) a = n_operands > 1 ? trestle_cli_load_version (operands[1]) : NULL;
  g_autoptr(TrestleDesign) b = a != NULL ? trestle_cli_load_version (operands[4]) : NULL;
  g_autoptr(GPtrArray) differences = NULL;

  if (n_operands > 1 && b == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (!trestle_cli_print (heading, strlen (heading)))
    return TRESTLE_EXIT_UNREADABLE;
  if (b == NULL)
    return TRESTLE_EXIT_CLEAN;
  differences = trestle_compare (a, b, FALSE);

  return print_differences (differences) == TRESTLE_EXIT_UNREADABLE ? TRESTLE_EXIT_UNREADABLE : TRESTLE_EXIT_CLEAN;
}

static int
run_diff (int    argc,
          char **argv)
{
  gboolean by_name = FALSE, git = FALSE;
  const GOptionEntry entries[] = {
    { "by-name", 'n', 0, G_OPTION_ARG_NONE, &by_name, N_("Objects are the same by name; ids and places on the canvas do not count"), NULL },
    { "git", 0, 0, G_OPTION_ARG_NONE, &git, N_("Take the operands of an external diff of git, and be content with differences"), NULL },
    { NULL }
  };
  g_autoptr(TrestleDesign) a = NULL, b = NULL;
  g_autoptr(GPtrArray) differences = NULL;

  if (!trestle_cli_parse (&trestle_command_diff, entries, TRESTLE_CLI_ANY_OPERANDS, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  if (git && (argc - 1 == 1 || argc - 1 == GIT_OPERANDS || argc - 1 == GIT_OPERANDS_RENAMED))
    return diff_for_git (argv + 1, argc - 1);
  if (git || !trestle_cli_check_operands (&trestle_command_diff, 2, argc))
    return TRESTLE_EXIT_USAGE;
  a = trestle_cli_load (argv[1]);
  b = a != NULL ? trestle_cli_load (argv[2]) : NULL;
  if (b == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  differences = trestle_compare (a, b, by_name);

  return print_differences (differences);
}

const TrestleCommand trestle_command_diff = {
  "diff", N_("FILE OTHER"), N_("Say what OTHER has changed of the design in FILE"), run_diff
};
