/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * diff: what has changed between two designs.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "compare.h"

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

static int
run_diff (int    argc,
          char **argv)
{
  gboolean by_name = FALSE;
  const GOptionEntry entries[] = {
    { "by-name", 'n', 0, G_OPTION_ARG_NONE, &by_name, N_("Objects are the same by name; ids and places on the canvas do not count"), NULL },
    { NULL }
  };
  g_autoptr(TrestleDesign) a = NULL, b = NULL;
  g_autoptr(GPtrArray) differences = NULL;

  if (!trestle_cli_parse (&trestle_command_diff, entries, 2, &argc, &argv))
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
