/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * figures: every figure of a design, with its formula and terms, and the verdicts
 * that rest on it with their margins.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "headroom.h"

static const char *const sources[] = { "typed", "default", "computed", "guide" };

static void
build_term (JsonBuilder       *builder,
            const TrestleTerm *term)
{
  g_autofree char *value = trestle_number_to_exact (term->value);

  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "symbol", term->symbol);
  trestle_cli_build_string (builder, "label", term->label);
  trestle_cli_build_string (builder, "value", value);
  trestle_cli_build_string (builder, "unit", trestle_measure_get_unit (term->measure));
  trestle_cli_build_string (builder, "source", sources[term->source]);
  trestle_cli_build_string (builder, "object", term->object != NULL ? term->object->id : NULL);
  trestle_cli_build_string (builder, "field", term->field != NULL ? term->field->name : NULL);
  trestle_cli_build_string (builder, "other", term->other != NULL ? term->other->id : NULL);
  trestle_cli_build_string (builder, "figure", term->figure);
  trestle_cli_build_string (builder, "rule", term->cite);
  json_builder_end_object (builder);
}

/* The verdicts of a design by the subject of the figure that each rests on:
 * TrestleObject → GPtrArray of TrestleHeadroom of @all.
 */
static GHashTable *
group_verdicts (GArray *all)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      TrestleHeadroom *headroom = &g_array_index (all, TrestleHeadroom, i);
      GPtrArray *group = g_hash_table_lookup (groups, headroom->subject);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, headroom->subject, group);
        }
      g_ptr_array_add (group, headroom);
    }

  return groups;
}

static void
build_margin (JsonBuilder         *builder,
              const TrestleMargin *margin)
{
  g_autofree char *text = trestle_margin_dup_text (margin);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "object");
  trestle_cli_build_object (builder, margin->object);
  trestle_cli_build_string (builder, "field", margin->field->name);
  json_builder_set_member_name (builder, "value");
  json_builder_add_int_value (builder, margin->value);
  json_builder_set_member_name (builder, "edge");
  if (margin->edge != TRESTLE_UNSET)
    json_builder_add_int_value (builder, margin->edge);
  else
    json_builder_add_null_value (builder);
  trestle_cli_build_string (builder, "bound", margin->upward ? "at-most" : "at-least");
  json_builder_set_member_name (builder, "endless");
  json_builder_add_boolean_value (builder, margin->endless);
  trestle_cli_build_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
build_verdict (JsonBuilder             *builder,
               const TrestleAssessment *assessment,
               const TrestleHeadroom   *headroom)
{
  static const char *const verdicts[] = { "unknown", "meets", "at-risk", "fails" };
  g_autoptr(GArray) margins = trestle_headroom_list_margins (assessment, headroom);
  g_autofree char *need = trestle_number_to_exact (headroom->need);
  g_autofree char *limit = trestle_number_to_exact (headroom->limit);
  g_autofree char *text = trestle_headroom_dup_text (headroom);
  TrestleStanding standing = trestle_headroom_get_standing (assessment, headroom);

  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "id", headroom->id);
  trestle_cli_build_string (builder, "title", _(headroom->title));
  json_builder_set_member_name (builder, "object");
  trestle_cli_build_object (builder, headroom->object);
  trestle_cli_build_string (builder, "need", trestle_number_is_known (headroom->need) ? need : NULL);
  trestle_cli_build_string (builder, "limit", trestle_number_is_known (headroom->limit) ? limit : NULL);
  trestle_cli_build_string (builder, "unit", trestle_measure_get_unit (headroom->measure));
  trestle_cli_build_string (builder, "verdict", verdicts[headroom->verdict]);
  trestle_cli_build_string (builder, "finding", standing.accepted ? "accepted" :
                            standing.severity < TRESTLE_SEVERITY_INFO ? trestle_severity_get_nick (standing.severity) : NULL);
  trestle_cli_build_string (builder, "text", text);
  json_builder_set_member_name (builder, "margins");
  json_builder_begin_array (builder);
  for (guint i = 0; i < margins->len; i++)
    build_margin (builder, &g_array_index (margins, TrestleMargin, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* The verdicts that rest on this figure, each with its margins. */
static void
build_verdicts (JsonBuilder              *builder,
                const TrestleAssessment  *assessment,
                const TrestleFigureValue *value,
                GHashTable               *verdicts)
{
  const GPtrArray *group = g_hash_table_lookup (verdicts, value->subject);

  json_builder_set_member_name (builder, "verdicts");
  json_builder_begin_array (builder);
  for (guint i = 0; group != NULL && i < group->len; i++)
    if (g_str_equal (((TrestleHeadroom *) group->pdata[i])->figure, value->figure->id))
      build_verdict (builder, assessment, group->pdata[i]);
  json_builder_end_array (builder);
}

static void
build_figure (JsonBuilder              *builder,
              const TrestleAssessment  *assessment,
              const TrestleFigureValue *value,
              GHashTable               *verdicts)
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
  trestle_cli_build_string (builder, "figure", value->figure->id);
  trestle_cli_build_string (builder, "title", _(value->figure->title));
  trestle_cli_build_string (builder, "value", explanation->exact);
  trestle_cli_build_string (builder, "text", explanation->value);
  trestle_cli_build_string (builder, "unit", trestle_measure_get_unit (value->figure->measure));
  trestle_cli_build_string (builder, "rule", value->figure->rule);
  trestle_cli_build_string (builder, "calculation", value->figure->calc);
  trestle_cli_build_string (builder, "formula", explanation->formula);
  trestle_cli_build_string (builder, "substituted", explanation->substituted);
  json_builder_set_member_name (builder, "terms");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->terms->len; i++)
    build_term (builder, &g_array_index (explanation->terms, TrestleTerm, i));
  json_builder_end_array (builder);
  build_verdicts (builder, assessment, value, verdicts);
  json_builder_end_object (builder);
}

static void
print_json (const TrestleAssessment *assessment,
            const GArray            *values,
            GHashTable              *verdicts)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < values->len; i++)
    build_figure (builder, assessment, &g_array_index (values, TrestleFigureValue, i), verdicts);
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);
}

static void
append_verdict (GString                 *text,
                const TrestleAssessment *assessment,
                const TrestleHeadroom   *headroom)
{
  g_autoptr(GArray) margins = trestle_headroom_list_margins (assessment, headroom);
  g_autofree char *amount = trestle_headroom_dup_text (headroom);
  TrestleStanding standing = trestle_headroom_get_standing (assessment, headroom);
  g_autofree char *word = trestle_standing_dup_text (&standing);

  g_string_append_printf (text, "    %s: %s – %s\n", _(headroom->title), amount, word);
  for (guint i = 0; i < margins->len; i++)
    {
      g_autofree char *margin = trestle_margin_dup_text (&g_array_index (margins, TrestleMargin, i));

      g_string_append_printf (text, "      %s\n", margin);
    }
}

static void
append_verdicts (GString                  *text,
                 const TrestleAssessment  *assessment,
                 const TrestleFigureValue *value,
                 GHashTable               *verdicts)
{
  const GPtrArray *group = g_hash_table_lookup (verdicts, value->subject);

  for (guint i = 0; group != NULL && i < group->len; i++)
    if (g_str_equal (((TrestleHeadroom *) group->pdata[i])->figure, value->figure->id))
      append_verdict (text, assessment, group->pdata[i]);
}

static void
print_text (const TrestleAssessment *assessment,
            const GArray            *values,
            GHashTable              *verdicts)
{
  const TrestleObject *subject = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      const TrestleFigureValue *value = &g_array_index (values, TrestleFigureValue, i);
      g_autoptr(TrestleExplanation) explanation = trestle_assessment_explain (assessment, value);
      g_autofree char *other = value->other != NULL ? trestle_object_dup_name (value->other) : NULL;
      g_autofree char *amount = trestle_figure_value_dup_standing (assessment, value);
      g_autoptr(GString) line = g_string_new (NULL);

      if (value->subject != subject)
        {
          g_autofree char *name = trestle_object_dup_name (value->subject);

          g_string_append_printf (line, "%s%s – %s\n", subject != NULL ? "\n" : "",
                                  _(trestle_object_get_info (value->subject)->title), name);
          subject = value->subject;
        }
      g_string_append_printf (line, "  %s%s%s: %s", _(value->figure->title), other != NULL ? " – " : "",
                              other != NULL ? other : "", amount);
      if (explanation->substituted != NULL)
        g_string_append_printf (line, "  =  %s", explanation->substituted);
      g_string_append_printf (line, "  [%s]\n", value->figure->rule);
      append_verdicts (line, assessment, value, verdicts);
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
  g_autoptr(GArray) headrooms = NULL;
  g_autoptr(GHashTable) verdicts = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_figures, entries, 1, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;

  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (json)
    trestle_cli_set_machine ();
  assessment = trestle_assessment_new (design);
  values = trestle_assessment_list_all_figures (assessment);
  headrooms = trestle_headroom_list_all (assessment);
  verdicts = group_verdicts (headrooms);
  if (json)
    print_json (assessment, values, verdicts);
  else
    print_text (assessment, values, verdicts);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_figures = { "figures", N_("FILE"), N_("Print every figure of a design with its formula, and how near its verdicts are to flipping"), run_figures };
