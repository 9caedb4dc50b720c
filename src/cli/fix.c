/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * fix: what the fixes of a design would change, and the design with them applied.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "preview.h"

/* Which fix is meant, where it is one. */
typedef struct
{
  const TrestleRule *rule;
  char              *object, *fix, *choice;
} Selection;

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

/* Whether @name is the id or the name of what @finding is about. */
static gboolean
is_about (const TrestleFinding *finding,
          const char           *name)
{
  g_autofree char *own = trestle_object_dup_name (finding->subject);

  return name == NULL || g_str_equal (finding->subject->id, name) || g_str_equal (own, name);
}

/* The first finding of @rule about @name that has the fix @nick, or (NULL) any; @fix
 * becomes which one.
 */
static TrestleFinding *
find_finding (const TrestleAssessment *assessment,
              const Selection         *selection,
              guint                   *fix)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      TrestleFinding *finding = findings->pdata[i];
      guint n = trestle_finding_get_n_fixes (finding);

      if (finding->rule != selection->rule || !is_about (finding, selection->object))
        continue;
      for (*fix = 0; *fix < n; (*fix)++)
        if (selection->fix == NULL ? selection->choice == NULL || trestle_finding_get_prompt (finding, *fix) != NULL
                                   : g_str_equal (trestle_finding_get_fix_nick (finding, *fix), selection->fix))
          return finding;
    }

  return NULL;
}

/* What there is to choose from, on standard error: nothing is written. */
static void
print_replies (const TrestleFinding *finding,
               guint                 fix)
{
  g_autoptr(GPtrArray) replies = trestle_finding_list_replies (finding, fix);
  g_autofree char *title = trestle_finding_dup_fix_title (finding, fix);

  g_printerr ("trestle-cli: %s\n", title);
  g_printerr (_("Choose with --choose: %s\n"), trestle_finding_get_prompt (finding, fix));
  for (guint i = 0; i < replies->len; i++)
    {
      const TrestleReply *reply = replies->pdata[i];

      if (g_str_equal (reply->value, reply->label))
        g_printerr ("  %s\n", reply->value);
      else
        g_printerr ("  %s\t%s\n", reply->value, reply->label);
    }
  if (trestle_finding_takes_text (finding, fix))
    g_printerr ("  %s\n", replies->len > 0 ? _("or anything else of this kind") : _("whatever is right"));
}

/* One fix of one finding, with what has been chosen; NULL with a message. */
static TrestlePreview *
preview_one (TrestleDesign   *design,
             const Selection *selection)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(GError) error = NULL;
  guint fix;
  TrestleFinding *finding = find_finding (assessment, selection, &fix);
  TrestlePreview *preview;

  if (finding == NULL)
    {
      g_printerr (_("trestle-cli: no finding has such a fix\n"));
      return NULL;
    }
  if (selection->choice == NULL && trestle_finding_get_prompt (finding, fix) != NULL)
    {
      print_replies (finding, fix);
      return NULL;
    }
  preview = trestle_fix_preview (finding, fix, selection->choice, &error);
  if (preview == NULL)
    g_printerr (_("trestle-cli: the fix cannot be done: %s\n"), error->message);

  return preview;
}

/* Every fix that has to be told something first is named when nothing is done. */
static void
mention_questions (TrestleDesign     *design,
                   const TrestleRule *rule)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];

      if (finding->rule == rule && finding->outcome->fix == NULL && trestle_finding_get_n_fixes (finding) > 0)
        {
          g_autofree char *title = trestle_finding_dup_fix_title (finding, 0);

          g_printerr (_("trestle-cli: %s: choose it with --object %s --fix %s\n"), title, finding->subject->id,
                      trestle_finding_get_fix_nick (finding, 0));
        }
    }
}

static int
run_fix (int    argc,
         char **argv)
{
  g_autofree char *code = NULL, *output = NULL, *language = NULL, *object = NULL, *fix = NULL, *choice = NULL;
  gboolean safe = FALSE, dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "rule", 0, 0, G_OPTION_ARG_STRING, &code, N_("Only fix what this rule finds"), "CODE" },
    { "object", 0, 0, G_OPTION_ARG_STRING, &object, N_("Only the finding about this object, by its id or name"), "OBJECT" },
    { "fix", 0, 0, G_OPTION_ARG_STRING, &fix, N_("Apply this fix instead of the usual one"), "FIX" },
    { "choose", 0, 0, G_OPTION_ARG_STRING, &choice, N_("What the fix asks for; without it, what there is to choose from is listed"), "VALUE" },
    { "safe", 0, 0, G_OPTION_ARG_NONE, &safe, N_("Only apply fixes that bring no error and no warning"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Print what would change, and write nothing"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write; “-” is standard output"), "FILE" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestlePreview) preview = NULL;
  Selection selection;

  if (!trestle_cli_parse (&trestle_command_fix, entries, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  if (code != NULL && trestle_rule_find (code) == NULL)
    {
      g_printerr (_("trestle-cli: there is no rule “%s”\n"), code);
      return TRESTLE_EXIT_USAGE;
    }
  selection = (Selection) { code != NULL ? trestle_rule_find (code) : NULL, object, fix, choice };
  if (selection.rule == NULL && (object != NULL || fix != NULL || choice != NULL))
    {
      g_printerr (_("trestle-cli: --object, --fix and --choose need --rule\n"));
      return TRESTLE_EXIT_USAGE;
    }
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;

  if (object != NULL || fix != NULL || choice != NULL)
    preview = preview_one (design, &selection);
  else
    preview = trestle_fix_all_preview (design, selection.rule, safe);
  if (preview == NULL)
    return TRESTLE_EXIT_USAGE;
  if (selection.rule != NULL)
    mention_questions (preview->copy, selection.rule);
  if (dry_run)
    {
      print_preview (preview);
      return TRESTLE_EXIT_CLEAN;
    }

  return trestle_cli_write (preview->copy, output);
}

const TrestleCommand trestle_command_fix = { "fix", N_("FILE"), N_("Apply the fixes of findings, and print the design or write it with -o"), run_fix };
