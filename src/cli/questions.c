/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * questions: what is asked of the business, and what it has answered.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "business.h"
#include "cli.h"
#include "interview.h"

static void
build_question (JsonBuilder                   *builder,
                const TrestleBusinessQuestion *question)
{
  const TrestleAnswer *record = question->record;
  gint64 answer = trestle_business_get_answer (question);
  g_autofree char *text = trestle_business_dup_text (question);

  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "question", question->id);
  trestle_cli_build_string (builder, "rule", question->rule);
  trestle_cli_build_string (builder, "text", text);
  json_builder_set_member_name (builder, "subject");
  trestle_cli_build_object (builder, question->subject);
  json_builder_set_member_name (builder, "answer");
  if (answer != TRESTLE_UNSET)
    json_builder_add_boolean_value (builder, answer != FALSE);
  else
    json_builder_add_null_value (builder);
  trestle_cli_build_string (builder, "respondent", record != NULL ? record->respondent : NULL);
  trestle_cli_build_string (builder, "date", record != NULL ? record->date : NULL);
  trestle_cli_build_string (builder, "notes", record != NULL ? record->notes : NULL);
  json_builder_end_object (builder);
}

static void
print_question (const TrestleBusinessQuestion *question)
{
  const TrestleAnswer *record = question->record;
  gint64 answer = trestle_business_get_answer (question);
  g_autofree char *text = trestle_business_dup_text (question);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", question->id, text,
                                           answer == TRESTLE_UNSET ? _("not answered") : answer ? _("Yes") : _("No"),
                                           record != NULL && record->respondent != NULL ? record->respondent : "–",
                                           record != NULL && record->date != NULL ? record->date : "–");

  trestle_cli_print (line, strlen (line));
}

/* What was asked in an interview and nobody knew. */
static void
build_unknown (JsonBuilder                    *builder,
               const TrestleInterviewQuestion *question)
{
  g_autofree char *text = trestle_interview_dup_text (question);

  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "question", question->row->id);
  trestle_cli_build_string (builder, "rule", question->row->cite);
  trestle_cli_build_string (builder, "text", text);
  json_builder_set_member_name (builder, "subject");
  trestle_cli_build_object (builder, question->subject);
  json_builder_set_member_name (builder, "answer");
  json_builder_add_null_value (builder);
  trestle_cli_build_string (builder, "respondent", NULL);
  trestle_cli_build_string (builder, "date", NULL);
  trestle_cli_build_string (builder, "notes", NULL);
  json_builder_end_object (builder);
}

static void
print_unknown (const TrestleInterviewQuestion *question)
{
  g_autofree char *text = trestle_interview_dup_text (question);
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t–\t–\n", question->row->id, text, _("not answered"));

  trestle_cli_print (line, strlen (line));
}

static int
run_questions (int    argc,
               char **argv)
{
  g_autofree char *format = NULL, *language = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), "FORMAT" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GPtrArray) questions = NULL, unknown = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_questions, entries, 1, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  questions = trestle_business_list (design);
  unknown = trestle_interview_list_unknown (design);
  for (guint i = unknown->len; i > 0; i--)
    if (((TrestleInterviewQuestion *) unknown->pdata[i - 1])->row->form == TRESTLE_INTERVIEW_BUSINESS)
      g_ptr_array_remove_index (unknown, i - 1);
  /* stands among the others */
  if (!json)
    {
      for (guint i = 0; i < questions->len; i++)
        print_question (questions->pdata[i]);
      for (guint i = 0; i < unknown->len; i++)
        print_unknown (unknown->pdata[i]);
      return TRESTLE_EXIT_CLEAN;
    }
  trestle_cli_set_machine ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < questions->len; i++)
    build_question (builder, questions->pdata[i]);
  for (guint i = 0; i < unknown->len; i++)
    build_unknown (builder, unknown->pdata[i]);
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_questions = { "questions", N_("FILE"), N_("List what is asked of the business, and what it has answered"), run_questions };
