/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide’s way through a design: its steps, tasks and instructions are all
 * there, and what is missing is named where it is missing.
 */
#include "config.h"

#include <string.h>

#include "designs.h"
#include "job-aid.h"
#include "progress.h"
#include "random-estate.h"

static void
test_tasks (void)
{
  static const guint of_step[] = { 3, 1, 3, 4 };
  guint n = 0;

  for (const TrestleTask *task = trestle_tasks; task->title != NULL; task++, n++)
    {
      g_assert_cmpuint (task->task, <=, of_step[task->step - 1]);
      g_assert_cmpuint (task->needs, <=, n);
      g_assert_true ((task->per == TRESTLE_KIND_INSTANCE) == (task->step == 3));
      g_assert_true ((task->per == TRESTLE_KIND_REPOSITORY) == (task->step == 4 && task->task >= 3));
    }
  g_assert_cmpuint (n, ==, 11);
}

static guint
count_rows_with (const char *column)
{
  guint n = 0;

  for (const TrestleRecordRow *row = trestle_record_rows; row->id != NULL; row++)
    {
      g_auto(GStrv) columns = g_strsplit (row->columns, ", ", -1);

      n += g_strv_contains ((const char *const *) columns, column);
    }

  return n;
}

/* 23 instructions, and every column of both job aids is filled by exactly one. */
static void
test_records (void)
{
  const TrestleJobAid *const aids[] = { &trestle_job_aid_clients, &trestle_job_aid_servers };
  guint n = 0;

  for (const TrestleRecordRow *row = trestle_record_rows; row->id != NULL; row++)
    {
      g_autofree char *id = g_strdup_printf ("REC-%u", ++n);

      g_assert_cmpstr (row->id, ==, id);
    }
  g_assert_cmpuint (n, ==, 23);
  for (guint i = 0; i < G_N_ELEMENTS (aids); i++)
    for (guint k = 0; k < aids[i]->n_columns; k++)
      if (count_rows_with (aids[i]->columns[k].id) != 1)
        g_test_fail_printf ("%s is recorded by %u instructions", aids[i]->columns[k].id, count_rows_with (aids[i]->columns[k].id));
}

typedef struct
{
  TrestleAssessment *assessment;
  TrestleProgress   *progress;
} Now;

static Now
assess (TrestleDesign *design)
{
  Now now = { trestle_assessment_new (design) };

  now.progress = trestle_progress_new (now.assessment);

  return now;
}

static void
now_clear (Now *now)
{
  trestle_progress_free (now->progress);
  trestle_assessment_free (now->assessment);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Now, now_clear)

static const TrestleRecord *
find_open (const TrestleProgress * progress,
           const char *id)
{
  for (guint i = 0; i < progress->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (progress->records, TrestleRecord, i);

      if (!record->filled && g_str_equal (record->row->id, id))
        return record;
    }

  return NULL;
}

/* A design in which everything is recorded. */
static TrestleDesign *
load_decided (void)
{
  TrestleDesign *design = load_sample ("small");

  trestle_object_set_number (find_named (design, TRESTLE_KIND_INSTANCE, "CLINIC"), "backup", FALSE);
  trestle_object_unset (find_named (design, TRESTLE_KIND_DATABASE, "MEDV_CLINIC"), "size");

  return design;
}

/* What is cleared is what is missing, and only that. */
static void
test_missing (gconstpointer data)
{
  static const struct { const char *record; TrestleKind kind; const char *name, *field; } cases[] = {
    { "REC-1", TRESTLE_KIND_POPULATION, "Leeds staff", "users" },
    { "REC-2", TRESTLE_KIND_LOCATION, "Leeds", "bandwidth" },
    { "REC-7", TRESTLE_KIND_LOCATION, "Leeds", "load_expectation" },
    { "REC-8", TRESTLE_KIND_LOCATION, "Leeds", "update_window" },
    { "REC-9", TRESTLE_KIND_LOCATION, "Leeds", "report_time" },
    { "REC-10", TRESTLE_KIND_INSTANCE, "CLINIC", "reason" },
    { "REC-12", TRESTLE_KIND_INSTANCE, "CLINIC", "backup" },
    { "REC-13", TRESTLE_KIND_DATABASE, "MEDV_CLINIC", "machine" },
    { "REC-14", TRESTLE_KIND_DATABASE, "MEDV_CLINIC", "retention" },
    { "REC-15", TRESTLE_KIND_DATABASE, "MEDV_CLINIC", "fault_tolerance" },
    { "REC-18", TRESTLE_KIND_LOCATION, "Leeds", "techniques" },
    { "REC-18", TRESTLE_KIND_LOCATION, "Leeds", "local_repository" },
    { "REC-19", TRESTLE_KIND_REPOSITORY, "REPO-LEEDS", "reason" },
    { "REC-20", TRESTLE_KIND_REPOSITORY, "REPO-LEEDS", "images" },
    { "REC-22", TRESTLE_KIND_REPOSITORY, "REPO-LEEDS", "machine" },
    { "REC-22", TRESTLE_KIND_REPOSITORY, "REPO-LEEDS", "fault_tolerance" },
    { "REC-23", TRESTLE_KIND_IIS, "IIS-LEEDS", "machine" },
    { "REC-23", TRESTLE_KIND_IIS, "IIS-LEEDS", "fault_tolerance" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TrestleDesign) design = load_decided ();
      TrestleObject *object = find_named (design, cases[i].kind, cases[i].name);
      g_auto(Now) before = assess (design);
      g_auto(Now) after = { NULL };
      const TrestleRecord *record;

      g_assert_cmpuint (before.progress->total.filled, ==, before.progress->total.required);
      g_test_message ("%s of %s", cases[i].field, cases[i].name);
      g_assert_null (find_open (before.progress, cases[i].record));
      trestle_object_unset (object, cases[i].field);
      after = assess (design);
      record = find_open (after.progress, cases[i].record);
      g_assert_nonnull (record);
      g_assert_true (record->where == object);
      g_assert_cmpstr (record->field->name, ==, cases[i].field);
      g_assert_cmpuint (after.progress->total.filled, <, before.progress->total.filled);
    }
}

static TrestleMeter
sum (const TrestleMeter *meters,
     guint               n)
{
  TrestleMeter total = { 0, 0 };

  for (guint i = 0; i < n; i++)
    {
      total.filled += meters[i].filled;
      total.required += meters[i].required;
    }

  return total;
}

/* By step, by table, and by location and instance: the parts make the whole. */
static void
test_meters (gconstpointer sample)
{
  g_autoptr(TrestleDesign) design = load_sample (sample);
  g_auto(Now) now = assess (design);
  TrestleMeter steps = sum (now.progress->steps, TRESTLE_N_STEPS);
  TrestleMeter tables = sum (now.progress->tables, 2);
  TrestleMeter parts = { 0, 0 };

  g_assert_cmpuint (now.progress->total.required, >, 20);
  g_assert_cmpuint (steps.required, ==, now.progress->total.required);
  g_assert_cmpuint (steps.filled, ==, now.progress->total.filled);
  g_assert_cmpuint (tables.required, ==, now.progress->total.required);
  g_assert_cmpuint (tables.filled, ==, now.progress->total.filled);
  for (TrestleKind kind = TRESTLE_KIND_LOCATION; kind <= TRESTLE_KIND_INSTANCE; kind++)
    for (guint i = 0; i < trestle_design_get_list (design, kind)->items->len; i++)
      {
        TrestleObject *object = trestle_design_get_list (design, kind)->items->pdata[i];
        TrestleMeter part;

        trestle_progress_get_meters (now.progress, &object, 1, &part);

        parts.filled += part.filled;
        parts.required += part.required;
      }
  g_assert_cmpuint (parts.required, ==, now.progress->total.required);
  g_assert_cmpuint (parts.filled, ==, now.progress->total.filled);
}

static const TrestleProgressCell *
find_cell (const TrestleProgress *progress,
           guint                  step,
           guint                  task,
           gconstpointer          subject)
{
  for (guint i = 0; i < progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (progress->cells, TrestleProgressCell, i);

      if (cell->task->step == step && cell->task->task == task && cell->subject == subject)
        return cell;
    }

  return NULL;
}

static void
test_cells (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  TrestleObject *lab = find_named (design, TRESTLE_KIND_INSTANCE, "LAB");
  TrestleObject *database = find_named (design, TRESTLE_KIND_DATABASE, "MEDV_LAB");
  g_auto(Now) before = assess (design);
  g_auto(Now) after = { NULL };

  g_assert_cmpuint (before.progress->cells->len, ==, 3 + 1 + 3 * 4 + 2 + 2 * 5);
  g_assert_cmpuint (find_cell (before.progress, 3, 2, lab)->records.filled, ==, 3);
  trestle_object_unset (database, "size");
  trestle_object_unset (database, "retention");
  trestle_object_unset (database, "fault_tolerance");
  after = assess (design);
  g_assert_cmpuint (find_cell (after.progress, 3, 2, lab)->records.filled, ==, 1);
  g_assert_true (find_cell (after.progress, 3, 2, lab)->where == database);
  g_assert_cmpstr (find_cell (after.progress, 3, 2, lab)->field->name, ==, "retention");
  g_assert_cmpuint (find_cell (after.progress, 3, 2, find_named (design, TRESTLE_KIND_INSTANCE, "CORP"))->records.filled, ==, 3);
}

/* Nobody downloads at Leeds or Ripon: no IIS server is asked for. */
static void
test_skipped (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *repository = find_named (design, TRESTLE_KIND_REPOSITORY, "REPO-LEEDS");
  g_auto(Now) before = assess (design);
  g_auto(Now) after = { NULL };

  g_assert_cmpuint (find_cell (before.progress, 4, 4, repository)->records.required, ==, 1);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    trestle_object_set_number (TRESTLE_OBJECT (location), "techniques", 1);
  after = assess (design);
  g_assert_cmpint (find_cell (after.progress, 4, 4, repository)->state, ==, TRESTLE_PROGRESS_SKIPPED);
}

/* The same while there is no repository. */
static void
test_skipped_without_repository (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_auto(Now) before = { NULL };
  g_auto(Now) after = { NULL };

  trestle_design_remove (design, find_named (design, TRESTLE_KIND_IIS, "IIS-LEEDS"));
  trestle_design_remove (design, find_named (design, TRESTLE_KIND_REPOSITORY, "REPO-LEEDS"));
  before = assess (design);
  g_assert_cmpint (find_cell (before.progress, 4, 4, NULL)->state, !=, TRESTLE_PROGRESS_SKIPPED);
  TRESTLE_FOREACH (design, LOCATION, TrestleLocation, location)
    trestle_object_set_number (TRESTLE_OBJECT (location), "techniques", 5);
  after = assess (design);
  g_assert_cmpint (find_cell (after.progress, 4, 4, NULL)->state, ==, TRESTLE_PROGRESS_SKIPPED);
  g_assert_cmpint (find_cell (after.progress, 4, 3, NULL)->state, !=, TRESTLE_PROGRESS_SKIPPED);
}

/* What is set aside with a reason asks for nothing more, until it is taken up again;
 * errors are still shown.
 */
static void
test_aside (void)
{
  static const TrestleTask *consoles;
  g_autoptr(TrestleDesign) design = load_sample ("small");
  TrestleObject *clinic = find_named (design, TRESTLE_KIND_INSTANCE, "CLINIC");
  g_auto(Now) before = assess (design);
  g_auto(Now) aside = { NULL };
  g_auto(Now) again = { NULL };
  g_auto(Now) wrong = { NULL };

  consoles = find_cell (before.progress, 3, 3, clinic)->task;
  g_assert_null (find_cell (before.progress, 3, 3, clinic)->aside);
  trestle_progress_set_aside (design, consoles, clinic, "Another team plans them");
  aside = assess (design);
  g_assert_cmpint (find_cell (aside.progress, 3, 3, clinic)->state, ==, TRESTLE_PROGRESS_SKIPPED);
  g_assert_cmpstr (find_cell (aside.progress, 3, 3, clinic)->aside, ==, "Another team plans them");
  g_assert_cmpuint (aside.progress->total.required, ==, before.progress->total.required - 2);
  g_assert_cmpuint (aside.progress->total_decisions.required, ==, before.progress->total_decisions.required - 2);

  TRESTLE_FOREACH (design, CONSOLE, TrestleConsole, console)
    trestle_object_unset (console->machine.target, "location");
  wrong = assess (design);
  g_assert_cmpint (find_cell (wrong.progress, 3, 3, clinic)->state, ==, TRESTLE_PROGRESS_ERRORS);

  trestle_progress_set_aside (design, consoles, clinic, "");
  again = assess (design);
  g_assert_null (find_cell (again.progress, 3, 3, clinic)->aside);
  g_assert_cmpuint (again.progress->total.required, ==, before.progress->total.required);
}

static void
test_empty (void)
{
  g_autoptr(TrestleDesign) design = g_object_new (TRESTLE_TYPE_DESIGN, NULL);
  g_auto(Now) now = assess (design);

  g_assert_cmpuint (now.progress->cells->len, ==, 11);
  g_assert_cmpuint (now.progress->total.required, ==, 0);
  for (guint i = 0; i < now.progress->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (now.progress->cells, TrestleProgressCell, i);

      g_assert_cmpint (cell->state, ==, TRESTLE_PROGRESS_NOT_STARTED);
      g_assert_true ((cell->blocked_by == NULL) == (i == 0));
    }
}

/* A row nobody has touched asks for nothing; a word in it, and it does. */
static void
test_untouched (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("small");
  g_auto(Now) before = assess (design);
  g_auto(Now) untouched = { NULL };
  g_auto(Now) touched = { NULL };
  TrestleObject *location = trestle_design_create (design, TRESTLE_KIND_LOCATION);

  untouched = assess (design);
  g_assert_cmpuint (untouched.progress->total.required, ==, before.progress->total.required);
  trestle_object_set_string (location, "country", "UK");
  touched = assess (design);
  g_assert_cmpuint (touched.progress->total.required, ==, before.progress->total.required + 1);
}

static void
test_states (void)
{
  g_autofree char *path = dup_test_path ("data/rules/CAP-01-fail.trestle");
  g_autoptr(TrestleDesign) design = load_design (path);
  g_auto(Now) now = assess (design);

  g_assert_cmpint (find_cell (now.progress, 2, 1, NULL)->state, ==, TRESTLE_PROGRESS_ERRORS);
  g_assert_cmpint (now.progress->step_states[1], ==, TRESTLE_PROGRESS_ERRORS);
  g_assert_cmpint (now.progress->step_states[3], <, TRESTLE_PROGRESS_WARNINGS);
}

/* Each item once, in the order of the guide; a record and its decision are one item. */
static void
test_open (void)
{
  g_autoptr(TrestleDesign) design = load_sample ("medium");
  g_auto(Now) now = { NULL };
  g_autoptr(GArray) items = NULL;
  g_autoptr(GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  trestle_object_unset (find_named (design, TRESTLE_KIND_LOCATION, "Dublin"), "techniques");
  now = assess (design);
  items = trestle_progress_list_open (now.progress);
  g_assert_cmpuint (items->len, >, 5);
  for (guint i = 0; i < items->len; i++)
    {
      const TrestleOpenItem *item = &g_array_index (items, TrestleOpenItem, i);

      g_assert_true ((item->record != NULL) != (item->decision != NULL));
      g_assert_nonnull (item->where);
      g_assert_true (i == 0 || item->task == NULL || g_array_index (items, TrestleOpenItem, i - 1).task <= item->task);
      g_assert_true (g_hash_table_add (titles, trestle_open_item_dup_title (item)));
      g_assert_false (item->decision != NULL && g_str_equal (item->decision->id, "D-13"));
    }
  g_assert_true (g_hash_table_contains (titles, "Techniques, and whether a local repository is required – Dublin"));
}

/* A decision is named by its record alone where that is open and about the same. */
static gboolean
is_named (const TrestleProgress      *progress,
          const TrestleDecisionState *state)
{
  for (guint i = 0; state->row->record != NULL && i < progress->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (progress->records, TrestleRecord, i);

      if (!record->filled && g_str_equal (record->row->id, state->row->record) &&
          (record->subject == state->subject || record->where == state->subject))
        return TRUE;
    }

  return FALSE;
}

static void
test_open_random (void)
{
  guint n_named = 0, n_unnamed = 0;

  for (guint seed = 1; seed <= 100; seed++)
    {
      g_autoptr(TrestleDesign) design = random_estate_new (seed, 1 + seed % 6, ESTATE_PLAUSIBLE);
      g_auto(Now) now = assess (design);
      g_autoptr(GArray) items = trestle_progress_list_open (now.progress);
      guint n = now.progress->total.required - now.progress->total.filled;
      TrestleOpenItem next;

      for (guint i = 0; i < now.progress->decisions->len; i++)
        {
          const TrestleDecisionState *state = &g_array_index (now.progress->decisions, TrestleDecisionState, i);

          if (state->chosen != TRESTLE_NO_OPTION)
            continue;
          n += is_named (now.progress, state) ? 0 : 1;
          n_named += is_named (now.progress, state) ? 1 : 0;
          n_unnamed += is_named (now.progress, state) ? 0 : 1;
        }
      g_assert_cmpuint (items->len, ==, n);
      g_assert_cmpint (trestle_progress_find_next (now.progress, &next), ==, n > 0);
      if (n > 0)
        g_assert_cmpmem (&next, sizeof next, items->data, sizeof next);
    }
  g_assert_cmpuint (n_named, >, 100);
  g_assert_cmpuint (n_unnamed, >, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/progress/open-random", test_open_random);
  g_test_add_func ("/progress/tasks", test_tasks);
  g_test_add_func ("/progress/records", test_records);
  g_test_add_data_func ("/progress/missing", NULL, test_missing);
  g_test_add_data_func ("/progress/meters/small", "small", test_meters);
  g_test_add_data_func ("/progress/meters/medium", "medium", test_meters);
  g_test_add_func ("/progress/cells", test_cells);
  g_test_add_func ("/progress/skipped", test_skipped);
  g_test_add_func ("/progress/skipped-without-repository", test_skipped_without_repository);
  g_test_add_func ("/progress/aside", test_aside);
  g_test_add_func ("/progress/empty", test_empty);
  g_test_add_func ("/progress/untouched", test_untouched);
  g_test_add_func ("/progress/states", test_states);
  g_test_add_func ("/progress/open", test_open);

  return g_test_run ();
}
