/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * check: the findings of a design.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "acceptances.h"
#include "cli.h"

/* The word of --fail-on as a severity; “never” lies below them all. */
static gboolean
parse_threshold (const char *word,
                 int        *threshold)
{
  static const char *const words[] = { "error", "warning", "advice", "never" };

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      {
        *threshold = i < 3 ? i : -1;
        return TRUE;
      }
  g_printerr (_("trestle-cli: --fail-on is one of error, warning, advice, never\n"));

  return FALSE;
}

static void
print_finding (const TrestleFinding *finding)
{
  g_autofree char *message = trestle_finding_dup_message (finding);
  g_autofree char *subject = trestle_object_dup_name (finding->subject);
  g_autofree char *source = trestle_rule_dup_source (finding->rule);
  g_autofree char *acceptance = trestle_finding_dup_acceptance (finding);
  g_autofree char *line = NULL;
  const char *label = finding->accepted ? C_("finding", "Accepted") : _(trestle_severity_get_label (finding->outcome->severity));

  line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s%s%s\n", label, finding->rule->code, subject, message, source,
                          acceptance != NULL ? "\t" : "", acceptance != NULL ? acceptance : "");
  trestle_cli_print (line, strlen (line));
}

static void
print_text (const TrestleAssessment *assessment)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  const GPtrArray *accepted = trestle_assessment_get_accepted (assessment);
  g_autofree char *summary = NULL, *count = NULL;
  guint n_errors = trestle_assessment_count (assessment, TRESTLE_SEVERITY_ERROR);
  guint n_warnings = trestle_assessment_count (assessment, TRESTLE_SEVERITY_WARNING);
  guint n_advice = trestle_assessment_count (assessment, TRESTLE_SEVERITY_ADVICE);

  for (guint i = 0; i < findings->len; i++)
    print_finding (findings->pdata[i]);
  for (guint i = 0; i < accepted->len; i++)
    print_finding (accepted->pdata[i]);

  summary = g_strdup_printf (_("%u errors, %u warnings, %u pieces of advice\n"), n_errors, n_warnings, n_advice);
  trestle_cli_print (summary, strlen (summary));
  if (accepted->len == 0)
    return;
  count = g_strdup_printf (ngettext ("%u accepted\n", "%u accepted\n", accepted->len), accepted->len);
  trestle_cli_print (count, strlen (count));
}

void
trestle_cli_build_finding (JsonBuilder          *builder,
                           const TrestleFinding *finding)
{
  g_autofree char *message = trestle_finding_dup_message (finding);
  g_autofree char *fix = trestle_finding_dup_fix_title (finding, 0);
  g_autofree char *acceptance = trestle_finding_dup_acceptance (finding);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, finding->rule->code);
  json_builder_set_member_name (builder, "rule");
  json_builder_add_string_value (builder, finding->rule->id);
  json_builder_set_member_name (builder, "step");
  json_builder_add_int_value (builder, finding->rule->step);
  json_builder_set_member_name (builder, "outcome");
  json_builder_add_string_value (builder, finding->outcome->nick);
  json_builder_set_member_name (builder, "severity");
  json_builder_add_string_value (builder, trestle_severity_get_nick (finding->outcome->severity));
  json_builder_set_member_name (builder, "subject");
  trestle_cli_build_object (builder, finding->subject);
  json_builder_set_member_name (builder, "other");
  if (finding->other != NULL)
    trestle_cli_build_object (builder, finding->other);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "field");
  if (finding->field != NULL)
    json_builder_add_string_value (builder, finding->field->name);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, message);
  json_builder_set_member_name (builder, "fix");
  if (fix != NULL)
    json_builder_add_string_value (builder, fix);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "accepted");
  json_builder_add_boolean_value (builder, finding->accepted);
  json_builder_set_member_name (builder, "acceptance");
  if (acceptance != NULL)
    json_builder_add_string_value (builder, acceptance);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
print_findings_json (const TrestleAssessment *assessment)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);
  const GPtrArray *accepted = trestle_assessment_get_accepted (assessment);

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    trestle_cli_build_finding (builder, findings->pdata[i]);
  for (guint i = 0; i < accepted->len; i++)
    trestle_cli_build_finding (builder, accepted->pdata[i]);
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);
}

static int
run_check (int    argc,
           char **argv)
{
  g_autofree char *format = NULL, *fail_on = NULL, *language = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), "FORMAT" },
    { "fail-on", 0, 0, G_OPTION_ARG_STRING, &fail_on, N_("Exit with 1 on error, warning, advice or never (default: error)"), "SEVERITY" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestleAssessment) assessment = NULL;
  gboolean json;
  int threshold;

  if (!trestle_cli_parse (&trestle_command_check, entries, 1, &argc, &argv) ||
      !parse_threshold (fail_on != NULL ? fail_on : "error", &threshold))
    return TRESTLE_EXIT_USAGE;
  if (!trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;

  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (json)
    trestle_cli_set_machine ();
  assessment = trestle_assessment_new (design);
  if (json)
    print_findings_json (assessment);
  else
    print_text (assessment);

  if (trestle_cli_warn_of_conflicts (design, argv[1]) > 0 && threshold >= 0)
    return TRESTLE_EXIT_FINDINGS;
  for (int severity = 0; severity <= threshold; severity++)
    if (trestle_assessment_count (assessment, severity) > 0)
      return TRESTLE_EXIT_FINDINGS;

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_check = { "check", N_("FILE"), N_("Print the findings of a design"), run_check };
