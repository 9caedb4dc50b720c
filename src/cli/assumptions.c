/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * assumptions: every standard nobody has confirmed, and what hangs on it.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "assumptions.h"
#include "cli.h"

static void
build_effect (JsonBuilder         *builder,
              const TrestleEffect *effect)
{
  g_autofree char *now = trestle_number_to_exact (effect->now);
  g_autofree char *then = trestle_number_to_exact (effect->then);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, effect->bound);
  trestle_cli_build_string (builder, "figure", effect->figure->id);
  trestle_cli_build_string (builder, "now", trestle_number_is_known (effect->now) ? now : NULL);
  trestle_cli_build_string (builder, "then", trestle_number_is_known (effect->then) ? then : NULL);
  trestle_cli_build_string (builder, "unit", trestle_measure_get_unit (effect->figure->measure));
  json_builder_end_object (builder);
}

static void
build_record (JsonBuilder             *builder,
              const TrestleAssumption *record)
{
  trestle_cli_build_string (builder, "owner", record != NULL ? record->owner : NULL);
  trestle_cli_build_string (builder, "confirmed_by", record != NULL ? record->confirmed_by : NULL);
  trestle_cli_build_string (builder, "date", record != NULL ? record->date : NULL);
  trestle_cli_build_string (builder, "notes", record != NULL ? record->notes : NULL);
}

static void
build_assumption (JsonBuilder                 *builder,
                  const TrestleOpenAssumption *open,
                  const GArray                *effects)
{
  json_builder_begin_object (builder);
  trestle_cli_build_string (builder, "kind", trestle_kind_get_info (open->kind)->nick);
  trestle_cli_build_string (builder, "field", open->field->name);
  trestle_cli_build_string (builder, "title", _(open->field->label));
  json_builder_set_member_name (builder, "standard");
  json_builder_add_int_value (builder, open->field->standard);
  trestle_cli_build_string (builder, "rule", open->field->cite);
  json_builder_set_member_name (builder, "objects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < open->objects->len; i++)
    trestle_cli_build_object (builder, open->objects->pdata[i]);
  json_builder_end_array (builder);
  build_record (builder, open->record);
  json_builder_set_member_name (builder, "effects");
  json_builder_begin_array (builder);
  for (guint i = 0; i < effects->len; i++)
    build_effect (builder, &g_array_index (effects, TrestleEffect, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const GPtrArray *list,
            const GPtrArray *effects)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    build_assumption (builder, list->pdata[i], effects->pdata[i]);
  json_builder_end_array (builder);
  trestle_cli_print_json (builder);
}

static void
print_text (const GPtrArray *list,
            const GPtrArray *effects)
{
  for (guint i = 0; i < list->len; i++)
    {
      const TrestleOpenAssumption *open = list->pdata[i];
      const GArray *moved = effects->pdata[i];
      g_autofree char *title = trestle_assumption_dup_title (open);
      g_autofree char *taken = open->kind != TRESTLE_KIND_DESIGN
                               ? g_strdup_printf (_("  (taken for %u of %u %s)"), open->objects->len, open->n_all,
                                                  _(trestle_kind_get_info (open->kind)->titles)) : g_strdup ("");
      g_autoptr(GString) text = g_string_new (NULL);

      g_string_append_printf (text, "%s%s", title, taken);
      if (open->record != NULL && open->record->owner != NULL)
        g_string_append_printf (text, " – %s", open->record->owner);
      if (open->field->cite != NULL)
        g_string_append_printf (text, "  [%s]", open->field->cite);
      g_string_append_c (text, '\n');
      for (guint k = 0; k < moved->len; k++)
        {
          g_autofree char *effect = trestle_effect_dup_text (open, &g_array_index (moved, TrestleEffect, k));

          g_string_append_printf (text, "  %s\n", effect);
        }
      trestle_cli_print (text->str, text->len);
    }
}

static int
run_assumptions (int    argc,
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
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) effects = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_assumptions, entries, 1, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;

  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (json)
    trestle_cli_set_machine ();
  assessment = trestle_assessment_new (design);
  list = trestle_assumptions_list (design);
  effects = trestle_assumptions_measure (assessment, list);
  if (json)
    print_json (list, effects);
  else
    print_text (list, effects);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_assumptions = {
  "assumptions", N_("FILE"), N_("Print the standard values nobody has confirmed, and what hangs on them"), run_assumptions
};
