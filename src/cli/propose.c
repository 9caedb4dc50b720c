/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * propose: the rest of a design, drafted from what step 1 records, with the reason
 * for every choice.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "propose.h"

/* What the command line says of the questions, as it was typed. */
typedef struct
{
  char *retention, *recovery_time, *client, *distribution;
} Typed;

static void
typed_clear (Typed *self)
{
  g_free (self->retention);
  g_free (self->recovery_time);
  g_free (self->client);
  g_free (self->distribution);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Typed, typed_clear)

/* Empty text and NULL leave the question unanswered. */
static gboolean
parse_answer (const char     *option,
              TrestleQuestion question,
              const char     *text,
              TrestleAnswers *answers)
{
  TrestleValue value = TRESTLE_VALUE_INIT;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return TRUE;
  if (!trestle_field_parse (trestle_question_get_field (question), text, &value, &error))
    {
      g_printerr (_("trestle-cli: --%s: %s\n"), option, error->message);
      return FALSE;
    }
  if (value.set)
    answers->values[question] = value.number;
  trestle_value_clear (&value);

  return TRUE;
}

static gboolean
parse_client (const char     *text,
              TrestleAnswers *answers)
{
  static const TrestleQuestion parts[] = {
    TRESTLE_QUESTION_CLIENT_OS, TRESTLE_QUESTION_CLIENT_CORES, TRESTLE_QUESTION_CLIENT_CLOCK, TRESTLE_QUESTION_CLIENT_MEMORY
  };
  g_auto(GStrv) words = g_strsplit (text != NULL ? text : "", "/", -1);

  if (g_strv_length (words) > G_N_ELEMENTS (parts))
    {
      g_printerr (_("trestle-cli: --client is SYSTEM/CORES/CLOCK/MEMORY\n"));
      return FALSE;
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (!parse_answer ("client", parts[i], g_strstrip (words[i]), answers))
      return FALSE;

  return TRUE;
}

static gboolean
parse_answers (const Typed    *typed,
               TrestleAnswers *answers)
{
  return parse_answer ("retention", TRESTLE_QUESTION_RETENTION, typed->retention, answers) &&
         parse_answer ("recovery-time", TRESTLE_QUESTION_RECOVERY_TIME, typed->recovery_time, answers) &&
         parse_client (typed->client, answers) &&
         parse_answer ("distribution", TRESTLE_QUESTION_DISTRIBUTION, typed->distribution, answers);
}

/* Text */

static void
print_line (const char *mark,
            const char *text,
            const char *more,
            const char *rule)
{
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\n", mark, text, more, rule);

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

      print_line (mark, _(trestle_severity_get_label (trestle_finding_get_severity (finding))), message, finding->rule->code);
    }
}

static void
print_text (const TrestleProposal *proposal)
{
  for (guint i = 0; i < proposal->choices->len; i++)
    {
      const TrestleDraftedChoice *choice = proposal->choices->pdata[i];
      g_autofree char *text = trestle_drafted_choice_dup_text (choice);

      print_line ("*", text, choice->reason, choice->rule);
    }
  print_findings ("-", proposal->preview->resolved);
  print_findings ("+", proposal->preview->created);
}

/* JSON */

static void
build_choice (JsonBuilder                *builder,
              const TrestleDraftedChoice *choice)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "object");
  trestle_cli_build_object (builder, choice->object);
  json_builder_set_member_name (builder, "field");
  if (choice->field != NULL)
    json_builder_add_string_value (builder, choice->field->name);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "chosen");
  json_builder_add_string_value (builder, choice->chosen);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, choice->reason);
  json_builder_set_member_name (builder, "rule");
  json_builder_add_string_value (builder, choice->rule);
  json_builder_end_object (builder);
}

static void
build_findings (JsonBuilder     *builder,
                const char      *name,
                const GPtrArray *findings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    trestle_cli_build_finding (builder, findings->pdata[i]);
  json_builder_end_array (builder);
}

static void
print_json (const TrestleProposal *proposal)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "choices");
  json_builder_begin_array (builder);
  for (guint i = 0; i < proposal->choices->len; i++)
    build_choice (builder, proposal->choices->pdata[i]);
  json_builder_end_array (builder);
  build_findings (builder, "resolved", proposal->preview->resolved);
  build_findings (builder, "created", proposal->preview->created);
  json_builder_end_object (builder);
  trestle_cli_print_json (builder);
}

static int
run_propose (int    argc,
             char **argv)
{
  g_autofree char *format = NULL, *output = NULL, *language = NULL;
  g_auto(Typed) typed = { NULL, NULL, NULL, NULL };
  const GOptionEntry entries[] = {
    { "retention", 0, 0, G_OPTION_ARG_STRING, &typed.retention, N_("How long events are kept: “180 d”"), "DAYS" },
    { "recovery-time", 0, 0, G_OPTION_ARG_STRING, &typed.recovery_time, N_("How long a server may be away at most: “8 h”"), "HOURS" },
    { "client", 0, 0, G_OPTION_ARG_STRING, &typed.client,
      N_("A typical client: SYSTEM/CORES/CLOCK/MEMORY, “windows-7-x86/2/2.4 GHz/4 GB”"), "CLIENT" },
    { "distribution", 0, 0, G_OPTION_ARG_STRING, &typed.distribution, N_("Whether there is a software distribution system: yes or no"), "YES" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write the proposed design; “-” is standard output, in place of the choices"), "FILE" },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print the choices: text or json"), "FORMAT" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  TrestleAnswers answers = TRESTLE_ANSWERS_INIT;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestleProposal) proposal = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_propose, entries, 1, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  if (!parse_answers (&typed, &answers))
    return TRESTLE_EXIT_USAGE;
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;

  if (json)
    trestle_cli_set_machine ();
  proposal = trestle_propose (design, &answers);
  if (g_strcmp0 (output, "-") != 0)
    {
      if (json)
        print_json (proposal);
      else
        print_text (proposal);
    }

  return output != NULL ? trestle_cli_write (proposal->preview->copy, output) : TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_propose = {
  "propose", N_("FILE"), N_("Draft the rest of a design from step 1, and print each choice with its reason"), run_propose
};
