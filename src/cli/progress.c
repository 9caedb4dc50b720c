/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * progress: how far a design is on the guide’s way, what is decided, and what is
 * still open.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cli.h"
#include "progress.h"

static char *
dup_subject (const TrestleObject *subject)
{
  return subject != NULL && !TRESTLE_IS_DESIGN (subject) ? trestle_object_dup_name (subject) : g_strdup ("–");
}

static void
print_cells (const TrestleProgress *progress)
{
  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);
      g_autofree char *subject = dup_subject (cell->subject);
      g_autofree char *records = trestle_meter_dup_text (cell->records);
      g_autofree char *line = g_strdup_printf ("%u.%u\t%s\t%s\t%s\t%s\n", cell->task->step, cell->task->task, _(cell->task->title),
                                               subject, _(trestle_progress_state_get_label (cell->state)),
                                               cell->aside != NULL ? cell->aside : records);

      trestle_cli_print (line, strlen (line));
    }
}

static void
print_decisions (const TrestleProgress *progress)
{
  for (guint i = 0; i < progress->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (progress->decisions, TrestleDecisionState, i);
      const char *chosen = trestle_decision_get_chosen (state);
      g_autofree char *subject = dup_subject (state->subject);
      g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\n", state->row->id, _(state->row->title), subject,
                                               chosen != NULL ? chosen : _("undecided"));

      trestle_cli_print (line, strlen (line));
    }
}

static void
print_text (const TrestleProgress *progress)
{
  g_autoptr(GArray) open = trestle_progress_list_open (progress);
  g_autofree char *records = trestle_meter_dup_text (progress->total);
  g_autofree char *decisions = trestle_meter_dup_text (progress->total_decisions);
  g_autofree char *summary = NULL;

  print_cells (progress);
  print_decisions (progress);
  for (guint i = 0; i < open->len; i++)
    {
      g_autofree char *title = trestle_open_item_dup_title (&g_array_index (open, TrestleOpenItem, i));
      g_autofree char *line = g_strdup_printf (_("Open: %s\n"), title);

      trestle_cli_print (line, strlen (line));
    }

  /* Translators: both are “9 of 14”. */
  summary = g_strdup_printf (_("%s records, %s decisions\n"), records, decisions);
  trestle_cli_print (summary, strlen (summary));
}

static void
build_meter (JsonBuilder *builder,
             const char  *name,
             TrestleMeter meter)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "filled");
  json_builder_add_int_value (builder, meter.filled);
  json_builder_set_member_name (builder, "required");
  json_builder_add_int_value (builder, meter.required);
  json_builder_end_object (builder);
}

static void
build_subject (JsonBuilder         *builder,
               const TrestleObject *subject)
{
  json_builder_set_member_name (builder, "subject");
  if (subject != NULL)
    trestle_cli_build_object (builder, subject);
  else
    json_builder_add_null_value (builder);
}

static void
build_cells (JsonBuilder           *builder,
             const TrestleProgress *progress)
{
  json_builder_set_member_name (builder, "tasks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);
      g_autofree char *number = g_strdup_printf ("%u.%u", cell->task->step, cell->task->task);

      json_builder_begin_object (builder);
      trestle_cli_build_string (builder, "task", number);
      trestle_cli_build_string (builder, "title", cell->task->title);
      build_subject (builder, cell->subject);
      trestle_cli_build_string (builder, "state", trestle_progress_state_get_nick (cell->state));
      build_meter (builder, "records", cell->records);
      build_meter (builder, "decisions", cell->decisions);
      json_builder_set_member_name (builder, "errors");
      json_builder_add_int_value (builder, cell->errors);
      json_builder_set_member_name (builder, "warnings");
      json_builder_add_int_value (builder, cell->warnings);
      trestle_cli_build_string (builder, "not_applicable", cell->aside);
      trestle_cli_build_string (builder, "blocked_by", cell->blocked_by != NULL ? cell->blocked_by->title : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_records (JsonBuilder           *builder,
               const TrestleProgress *progress)
{
  json_builder_set_member_name (builder, "records");
  json_builder_begin_array (builder);
  for (guint i = 0; i < progress->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (progress->records, TrestleRecord, i);

      json_builder_begin_object (builder);
      trestle_cli_build_string (builder, "id", record->row->id);
      trestle_cli_build_string (builder, "columns", record->row->columns);
      build_subject (builder, record->subject);
      json_builder_set_member_name (builder, "filled");
      json_builder_add_boolean_value (builder, record->filled);
      trestle_cli_build_string (builder, "field", record->field != NULL ? record->field->name : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_decisions (JsonBuilder           *builder,
                 const TrestleProgress *progress)
{
  json_builder_set_member_name (builder, "decisions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < progress->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (progress->decisions, TrestleDecisionState, i);

      json_builder_begin_object (builder);
      trestle_cli_build_string (builder, "id", state->row->id);
      build_subject (builder, state->subject);
      trestle_cli_build_string (builder, "chosen", state->chosen != TRESTLE_NO_OPTION ? state->row->options[state->chosen].nick : NULL);
      trestle_cli_build_string (builder, "rationale", *state->rationale != '\0' ? state->rationale : NULL);
      trestle_cli_build_string (builder, "who", state->record != NULL ? state->record->who : NULL);
      trestle_cli_build_string (builder, "date", state->record != NULL ? state->record->date : NULL);
      json_builder_set_member_name (builder, "moved");
      json_builder_add_boolean_value (builder, state->moved);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const TrestleProgress *progress)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  static const char *const steps[] = { "step_1", "step_2", "step_3", "step_4" };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "meters");
  json_builder_begin_object (builder);
  build_meter (builder, "total", progress->total);
  build_meter (builder, "table_a_1", progress->tables[0]);
  build_meter (builder, "table_a_2", progress->tables[1]);
  for (guint i = 0; i < TRESTLE_N_STEPS; i++)
    build_meter (builder, steps[i], progress->steps[i]);
  build_meter (builder, "decisions", progress->total_decisions);
  json_builder_end_object (builder);
  build_cells (builder, progress);
  build_records (builder, progress);
  build_decisions (builder, progress);
  json_builder_end_object (builder);
  trestle_cli_print_json (builder);
}

static int
run_progress (int    argc,
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
  g_autoptr(TrestleProgress) progress = NULL;
  gboolean json;

  if (!trestle_cli_parse (&trestle_command_progress, entries, 1, &argc, &argv) || !trestle_cli_parse_format (format, &json))
    return TRESTLE_EXIT_USAGE;

  trestle_cli_set_language (language);
  design = trestle_cli_load (argv[1]);
  if (design == NULL)
    return TRESTLE_EXIT_UNREADABLE;
  if (json)
    trestle_cli_set_machine ();
  assessment = trestle_assessment_new (design);
  progress = trestle_progress_new (assessment);
  trestle_decisions_sort (progress->decisions);
  if (json)
    print_json (progress);
  else
    print_text (progress);

  return TRESTLE_EXIT_CLEAN;
}

const TrestleCommand trestle_command_progress = { "progress", N_("FILE"), N_("Print what is recorded, decided and open"), run_progress };
