/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules: what is checked, and where in the guide it comes from.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"

static void
print_rule (const TrestleRule *rule)
{
  g_autoptr(GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s\t%s\t%s", rule->id, rule->code, _(rule->title));
  if (rule->see != NULL)
    g_string_append_printf (line, _(" (reported by %s)"), rule->see);
  for (const TrestleOutcome *outcome = rule->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
    g_string_append_printf (line, "\n\t\t%s: %s", trestle_severity_get_nick (outcome->severity), _(outcome->message));
  g_string_append_c (line, '\n');
  trestle_cli_print (line->str, line->len);
}

static void
print_figure (const TrestleFigure *figure)
{
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\n\t\t%s\n", figure->rule, figure->id, _(figure->title),
                                           figure->formula != NULL ? figure->formula : _(figure->words));

  trestle_cli_print (line, strlen (line));
}

static int
run_rules (int    argc,
           char **argv)
{
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  guint n;
  const TrestleRule *const *rules = trestle_rules_get_all (&n);
  const TrestleFigure *const *figures;

  if (!trestle_cli_parse (&trestle_command_rules, entries, 0, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  for (guint i = 0; i < n; i++)
    print_rule (rules[i]);
  figures = trestle_figures_get_all (&n);
  for (guint i = 0; i < n; i++)
    print_figure (figures[i]);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_rules = { "rules", "", N_("List the rules and figures with their place in the guide"), run_rules };
