/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules: every entry of the guide, and where it is checked, computed or shown.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "trace.h"

/* Where the window shows a fact: "Location: Techniques", "Page: scope". */
static char *
dup_place (const TrestleFact *fact)
{
  TrestleKind kind;
  const TrestleField *field = trestle_fact_find_field (fact, &kind);

  if (field != NULL)
    return g_strdup_printf ("%s: %s", _(trestle_kind_get_info (kind)->title), _(field->label));
  /* Translators: %s is the name of a page of the window, or of a section of the document. */
  return g_strdup_printf (fact->place == TRESTLE_PLACE_PAGE ? _("page “%s”") : _("document, section “%s”"), fact->where);
}

static void
append_outcomes (GString           *text,
                 const TrestleRule *rule)
{
  for (const TrestleOutcome *outcome = rule->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
    g_string_append_printf (text, "\t\t%s: %s\n", trestle_severity_get_nick (outcome->severity), _(outcome->message));
}

static void
append_figures (GString         *text,
                const GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const TrestleFigure *figure = figures->pdata[i];

      g_string_append_printf (text, "\t\t%s: %s: %s\n", figure->id, _(figure->title),
                              figure->formula != NULL ? figure->formula : _(figure->words));
    }
}

static void
print_trace (const TrestleTrace *trace)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *code = trestle_trace_get_code (trace);

  g_string_append_printf (text, "%s\t%s\t%s", trace->id, code != NULL ? code : "–", _(trestle_trace_get_title (trace)));
  if (trace->rule != NULL && trace->rule->see != NULL)
    g_string_append_printf (text, _(" (reported by %s)"), trace->rule->see);
  g_string_append_c (text, '\n');
  if (trace->rule != NULL)
    append_outcomes (text, trace->rule);
  append_figures (text, trace->figures);
  if (trace->fact != NULL)
    {
      g_autofree char *place = dup_place (trace->fact);

      g_string_append (text, "\t\t");
      g_string_append_printf (text, _("shown: %s"), place);
      g_string_append_c (text, '\n');
    }
  if (trace->column != NULL)
    {
      g_string_append (text, "\t\t");
      g_string_append_printf (text, _("shown: Table %s"), trace->job_aid->id);
      g_string_append_c (text, '\n');
    }
  trestle_cli_print (text->str, text->len);
}

/* Fixes beside the usual one, and what they have to be told. */
static void
build_alternatives (JsonBuilder      *builder,
                    const TrestleFix *fix)
{
  json_builder_set_member_name (builder, "alternatives");
  json_builder_begin_array (builder);
  for (; fix != NULL && fix->nick != NULL; fix++)
    {
      json_builder_begin_object (builder);
      trestle_cli_build_string (builder, "fix", fix->nick);
      trestle_cli_build_string (builder, "title", _(fix->title));
      json_builder_set_member_name (builder, "asks");
      json_builder_add_boolean_value (builder, fix->question != NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_rule (JsonBuilder       *builder,
            const TrestleRule *rule)
{
  json_builder_set_member_name (builder, "checked");
  if (rule == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "rule", rule->code);
  trestle_cli_build_string (builder, "see", rule->see);
  json_builder_set_member_name (builder, "outcomes");
  json_builder_begin_array (builder);
  for (const TrestleOutcome *outcome = rule->outcomes; outcome != NULL && outcome->nick != NULL; outcome++)
    {
      json_builder_begin_object (builder);
      trestle_cli_build_string (builder, "outcome", outcome->nick);
      trestle_cli_build_string (builder, "severity", trestle_severity_get_nick (outcome->severity));
      trestle_cli_build_string (builder, "message", _(outcome->message));
      trestle_cli_build_string (builder, "fix", outcome->fix_title != NULL ? _(outcome->fix_title) : NULL);
      build_alternatives (builder, outcome->alternatives);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
build_shown (JsonBuilder        *builder,
             const TrestleTrace *trace)
{
  json_builder_set_member_name (builder, "shown");
  if (trace->fact == NULL && trace->column == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "place", trestle_place_get_nick (trace->fact != NULL ? trace->fact->place : TRESTLE_PLACE_SECTION));
  trestle_cli_build_string (builder, "where", trace->fact != NULL ? trace->fact->where
                                  : trace->job_aid == &trestle_job_aid_clients ? "clients" : "servers");
  trestle_cli_build_string (builder, "text", _(trace->fact != NULL ? trace->fact->text : trace->column->heading));
  json_builder_end_object (builder);
}

static void
build_trace (JsonBuilder        *builder,
             const TrestleTrace *trace)
{
  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "id", trace->id);
  trestle_cli_build_string (builder, "code", trestle_trace_get_code (trace));
  trestle_cli_build_string (builder, "title", _(trestle_trace_get_title (trace)));
  build_rule (builder, trace->rule);
  json_builder_set_member_name (builder, "computed");
  json_builder_begin_array (builder);
  for (guint i = 0; i < trace->figures->len; i++)
    json_builder_add_string_value (builder, ((const TrestleFigure *) trace->figures->pdata[i])->id);
  json_builder_end_array (builder);
  build_shown (builder, trace);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *traces)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < traces->len; i++)
    build_trace (builder, traces->pdata[i]);
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);
}

static int
run_rules (int    argc,
           char **argv)
{
  g_autofree char *format = NULL, *language = NULL;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_("How to print: text or json"), "FORMAT" },
    { "lang", 'l', 0, G_OPTION_ARG_STRING, &language, N_("Language of the text"), "LANGUAGE" },
    { NULL }
  };
  g_autoptr(GPtrArray) traces = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_rules, entries, 0, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;
  trestle_cli_set_language (language);
  traces = trestle_traces_list ();
  if (json)
    {
      trestle_cli_set_machine ();
      print_json (traces);
      return TRESTLE_EXIT_CLEAN;
    }
  for (guint i = 0; i < traces->len; i++)
    if (trestle_trace_get_title (traces->pdata[i]) != NULL)
      print_trace (traces->pdata[i]);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_rules = { "rules", "", N_("List what the guide says, and where each of it is checked, computed or shown"), run_rules };
