/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures: every figure of a design, with its formula and terms.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"

static const char *const sources[] = { "typed", "default", "computed", "guide" };

static void
build_string (JsonBuilder *builder,
              const char  *name,
              const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
build_term (JsonBuilder       *builder,
            const TrestleTerm *term)
{
  g_autofree char *value = trestle_number_to_exact (term->value);

  json_builder_begin_object (builder);
  build_string (builder, "symbol", term->symbol);
  build_string (builder, "label", term->label);
  build_string (builder, "value", value);
  build_string (builder, "unit", trestle_measure_get_unit (term->measure));
  build_string (builder, "source", sources[term->source]);
  build_string (builder, "object", term->object != NULL ? term->object->id : NULL);
  build_string (builder, "field", term->field != NULL ? term->field->name : NULL);
  build_string (builder, "figure", term->figure);
  json_builder_end_object (builder);
}

static void
build_figure (JsonBuilder              *builder,
              const TrestleAssessment  *assessment,
              const TrestleFigureValue *value)
{
  g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "subject");
  trestle_cli_build_object (builder, value->subject);
  json_builder_set_member_name (builder, "other");
  if (value->other != NULL)
    trestle_cli_build_object (builder, value->other);
  else
    json_builder_add_null_value (builder);
  build_string (builder, "figure", value->figure->id);
  build_string (builder, "title", _(value->figure->title));
  build_string (builder, "value", explanation->exact);
  build_string (builder, "text", explanation->value);
  build_string (builder, "unit", trestle_measure_get_unit (value->figure->measure));
  build_string (builder, "rule", value->figure->rule);
  build_string (builder, "calculation", value->figure->calc);
  build_string (builder, "formula", explanation->formula);
  build_string (builder, "substituted", explanation->substituted);
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->terms->len; i++)
    build_term (builder, &g_array_index (explanation->terms, TrestleTerm, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const TrestleAssessment *assessment,
            const GArray            *values)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    build_figure (builder, assessment, &g_array_index (values, TrestleFigureValue, i));
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);
}

static void
print_text (const TrestleAssessment *assessment,
            const GArray            *values)
{
  const TrestleObject *subject = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);
      g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);
      g_autofree char *other = value->other != NULL ? trestle_object_dup_name (value->other) : NULL;
      g_autoptr(GString) line = g_string_new (NULL);

      if (value->subject != subject)
        {
          g_autofree char *name = trestle_object_dup_name (value->subject);

          g_string_append_printf (line, "%s%s – %s\n", subject != NULL ? "\n" : "",
                                  _(trestle_object_get_info (value->subject)->title), name);
          subject = value->subject;
        }
      g_string_append_printf (line, "  %s%s%s: %s", _(value->figure->title), other != NULL ? " – " : "",
                              other != NULL ? other : "", explanation->value);
      if (explanation->substituted != NULL)
        g_string_append_printf (line, "  =  %s", explanation->substituted);
      g_string_append_printf (line, "  [%s]\n", value->figure->rule);
      trestle_cli_print (line->str, line->len);
    }
}

static int
run_figures (int    argc,
             char **argv)
{
  g_autofree char *format = NULL, *language = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), "FORMAT" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(GArray) values = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_figures, entries, 1, &argc, &argv))
    return TRESTLE_EXIT_USAGE;
  json = g_strcmp0 (format, "json") == 0;
  if (!json && format != NULL && !g_str_equal (format, "text"))
    {
      g_printerr (_("trestle-cli: --format is text or json\n"));
      return TRESTLE_EXIT_USAGE;
    }

  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (json)
    trestle_cli_set_machine ();
  assessment = trestle_assessment_new (design);
  values = trestle_assessment_list_all_figures (assessment);
  if (json)
    print_json (assessment, values);
  else
    print_text (assessment, values);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_figures = { "figures", N_("FILE"), N_("Print every figure of a design with its formula"), run_figures };
