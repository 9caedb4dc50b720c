/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * merge: what two versions have both made of a design.
 */
#include "config.h"

#include "merge.h"

#include <glib/gi18n.h>

#include "cli.h"
#include "conflicts.h"

static void
print_conflicts (TrestleDesign *design)
{
  TRESTLE_FOREACH (design, CONFLICT, TrestleConflict, conflict)
    {
      g_autofree char *line = trestle_conflict_dup_line (conflict);

      g_printerr ("%s\n", line);
    }
}

static void
print_moves (const TrestleMoves *moves)
{
  guint n = moves->n_both;

  if (n > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "trestle-cli: %u thing was moved on both sides and is where ours has it\n",
                             "trestle-cli: %u things were moved on both sides and are where ours has them\n", n), n);
  n = moves->n_theirs;
  if (n > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "trestle-cli: %u thing is where theirs has moved it\n",
                             "trestle-cli: %u things are where theirs has moved them\n", n), n);
}

static int
run_merge (int    argc,
           char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where the merged design goes; standard output without"), "FILE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) base = NULL, ours = NULL, theirs = NULL, merged = NULL;
  TrestleMoves moves;
  int status;

  if (!trestle_cli_parse (&trestle_command_merge, entries, 3, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  base = trestle_cli_load_version (argv[1]);
  ours = base != NULL ? trestle_cli_load (argv[2]) : NULL;
  theirs = ours != NULL ? trestle_cli_load (argv[3]) : NULL;
  if (theirs == NULL)
    return TRESTLE_EXIT_UNREADABLE;

  merged = trestle_merge_count_moved (base, ours, theirs, &moves);
  status = trestle_cli_write (merged, output);
  if (status != TRESTLE_EXIT_CLEAN)
    return status;
  print_moves (&moves);
  if (trestle_cli_warn_of_conflicts (merged, output != NULL ? output : "-") == 0)
    return TRESTLE_EXIT_CLEAN;
  print_conflicts (merged);

  return TRESTLE_EXIT_FINDINGS;
}

const TrestleCommand trestle_command_merge = {
  "merge", N_("BASE OURS THEIRS"), N_("Merge two versions of the design in BASE; 1 if conflicts are left in the result"), run_merge
};
