/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts records, decisions and findings of a design in their places on the guide’s
 * way.
 */
#include "config.h"

#include "progress.h"

#include <glib/gi18n.h>
#include <string.h>

#include "figures.h"

static const struct { const char *nick, *label; } states[] = {
  [TRESTLE_PROGRESS_NOT_STARTED] = { "not-started", N_("not started") },
  [TRESTLE_PROGRESS_IN_PROGRESS] = { "in-progress", N_("in progress") },
  [TRESTLE_PROGRESS_DECIDED] = { "decided", N_("decided") },
  [TRESTLE_PROGRESS_WARNINGS] = { "warnings", N_("has warnings") },
  [TRESTLE_PROGRESS_ERRORS] = { "errors", N_("has errors") },
  [TRESTLE_PROGRESS_SKIPPED] = { "skipped", N_("not needed") }
};

const char *
trestle_progress_state_get_nick (TrestleProgressState state)
{
  return states[state].nick;
}

const char *
trestle_progress_state_get_label (TrestleProgressState state)
{
  return states[state].label;
}

static void
count (TrestleMeter *meter,
       gboolean      filled)
{
  meter->required++;
  meter->filled += filled ? 1 : 0;
}

static const TrestleTask *
find_task (guint step,
           guint task)
{
  for (const TrestleTask *row = trestle_tasks; row->title != NULL; row++)
    if (row->step == step && row->task == task)
      return row;

  return NULL;
}

/* Subjects by name. */
static GPtrArray *
list_subjects (const TrestleIndex *index,
               TrestleKind         kind)
{
  GPtrArray *subjects = g_ptr_array_new ();
  const GPtrArray *items;

  if (kind == TRESTLE_KIND_DESIGN)
    {
      g_ptr_array_add (subjects, index->design);
      return subjects;
    }
  items = trestle_design_get_list (index->design, kind)->items;
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (subjects, items->pdata[i]);
  g_ptr_array_sort (subjects, trestle_object_compare);

  return subjects;
}

static void
add_record (TrestleProgress        *self,
            const TrestleIndex     *index,
            const TrestleRecordRow *row,
            TrestleObject          *subject)
{
  TrestleRecord record = { row, subject, FALSE, subject, NULL };
  const char *field = NULL;

  if (row->required != NULL && !row->required (index, subject))
    return;
  record.filled = row->filled (index, subject, &record.where, &field);
  if (!record.filled && field != NULL)
    record.field = trestle_object_find_field (record.where, field);
  g_array_append_val (self->records, record);
  count (&self->steps[row->step - 1], record.filled);
  count (&self->tables[g_str_equal (row->table, "A-1") ? 0 : 1], record.filled);
  count (&self->total, record.filled);
}

static void
add_records (TrestleProgress    *self,
             const TrestleIndex *index)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      g_autoptr(GPtrArray) subjects = NULL;

      for (const TrestleRecordRow *row = trestle_record_rows; row->id != NULL; row++)
        {
          if (row->kind != kind)
            continue;
          if (subjects == NULL)
            subjects = list_subjects (index, kind);
          for (guint i = 0; i < subjects->len; i++)
            add_record (self, index, row, subjects->pdata[i]);
        }
    }
}

static void
add_decisions (TrestleProgress         *self,
               const TrestleAssessment *assessment)
{
  self->decisions = trestle_decisions_list (assessment);
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      gboolean taken = state->chosen != TRESTLE_NO_OPTION;

      if (state->row->step > 0)
        count (&self->step_decisions[state->row->step - 1], taken);
      count (&self->total_decisions, taken);
    }
}

/* Cells */

static void
add_cells (TrestleProgress    *self,
           const TrestleIndex *index)
{
  g_autoptr(GPtrArray) instances = list_subjects (index, TRESTLE_KIND_INSTANCE);
  g_autoptr(GPtrArray) repositories = list_subjects (index, TRESTLE_KIND_REPOSITORY);

  for (const TrestleTask *task = trestle_tasks; task->title != NULL; task++)
    {
      const GPtrArray *subjects = task->per == TRESTLE_KIND_INSTANCE ? instances : task->per == TRESTLE_KIND_REPOSITORY ? repositories : NULL;
      TrestleProgressCell cell = { task };

      if (subjects == NULL || subjects->len == 0)
        g_array_append_val (self->cells, cell);
      for (guint i = 0; subjects != NULL && i < subjects->len; i++)
        {
          cell.subject = subjects->pdata[i];
          g_array_append_val (self->cells, cell);
        }
    }
}

/* Cells by task and subject. */
static TrestleProgressCell *
find_cell (const TrestleProgress *self,
           GHashTable            *places,
           const TrestleTask     *task,
           const TrestleObject   *subject)
{
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (places, task));
  guint place = task->per == TRESTLE_KIND_DESIGN ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (places, subject));

  if (task->per != TRESTLE_KIND_DESIGN && place == 0)
    return NULL;

  return &g_array_index (self->cells, TrestleProgressCell, first + (place > 0 ? place - 1 : 0));
}

/* Task → index of its first cell; instance or repository → its rank + 1. */
static GHashTable *
index_cells (const TrestleProgress *self)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  const TrestleTask *task = NULL;
  guint rank = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);

      if (cell->task != task)
        {
          g_hash_table_insert (places, (gpointer) cell->task, GUINT_TO_POINTER (i));
          task = cell->task;
          rank = 0;
        }
      rank++;
      if (cell->subject != NULL)
        g_hash_table_insert (places, cell->subject, GUINT_TO_POINTER (rank));
    }

  return places;
}

/* Calls @func for each instance or repository @object belongs to. */
typedef void (*OwnerFunc) (TrestleObject *owner,
                           gpointer       data);

static void
foreach_owner (const TrestleIndex *index,
               TrestleObject      *object,
               OwnerFunc           func,
               gpointer            data)
{
  static const char *const names[] = { "instance", "repository" };
  guint n;
  const TrestleReferrer *referrers;

  if (TRESTLE_IS_INSTANCE (object) || TRESTLE_IS_REPOSITORY (object))
    {
      func (object, data);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (object, names[i]);
      TrestleObject *target = field != NULL && field->kind == TRESTLE_FIELD_REF ? trestle_object_get_target (object, field) : NULL;

      if (target != NULL)
        func (target, data);
    }
  if (!TRESTLE_IS_DATABASE (object))
    return;
  referrers = trestle_design_get_referrers (index->design, object->id, &n);
  for (guint i = 0; i < n; i++)
    if (TRESTLE_IS_INSTANCE (referrers[i].object))
      func (referrers[i].object, data);
}

typedef struct
{
  TrestleProgress   *progress;
  GHashTable        *places;
  const TrestleTask *task;
  TrestleSeverity    severity;      /* of a finding; INFO: a decision */
  gboolean           taken;
} Placing;

static void
place (TrestleObject *owner,
       gpointer       data)
{
  Placing *self = data;
  TrestleProgressCell *cell = find_cell (self->progress, self->places, self->task, owner);

  if (cell == NULL)
    return;
  if (self->severity == TRESTLE_SEVERITY_ERROR)
    cell->errors++;
  else if (self->severity == TRESTLE_SEVERITY_WARNING)
    cell->warnings++;
  else
    count (&cell->decisions, self->taken);
}

static void
place_subject (const TrestleIndex *index,
               Placing            *placing,
               TrestleObject      *subject)
{
  if (placing->task->per == TRESTLE_KIND_DESIGN)
    place (NULL, placing);
  else
    foreach_owner (index, subject, place, placing);
}

/* Where a rule of a whole step belongs, by what it found: the first task otherwise. */
static const struct { TrestleKind kind; guint step, task; } tasks_of_kinds[] = {
  { TRESTLE_KIND_IMAGE, 1, 2 }, { TRESTLE_KIND_WORKSPACE, 1, 2 }, { TRESTLE_KIND_USAGE, 1, 2 }, { TRESTLE_KIND_POLICY, 1, 2 },
  { TRESTLE_KIND_APPLICATION, 1, 2 }, { TRESTLE_KIND_LIBRARY, 1, 2 }, { TRESTLE_KIND_SERVICE, 1, 3 },
  { TRESTLE_KIND_DATABASE, 3, 2 }, { TRESTLE_KIND_CONSOLE, 3, 3 }, { TRESTLE_KIND_REPOSITORY, 4, 3 }, { TRESTLE_KIND_IIS, 4, 4 }
};

static guint
guess_task (guint       step,
            TrestleKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (tasks_of_kinds); i++)
    if (tasks_of_kinds[i].kind == kind && tasks_of_kinds[i].step == step)
      return tasks_of_kinds[i].task;

  return 1;
}

/* "R-3.2.4" names its task; others are placed by their subject. */
static const TrestleTask *
find_task_of (const TrestleFinding *finding)
{
  const char *id = finding->rule->id;
  guint step = finding->rule->step;
  const TrestleTask *task = NULL;

  if (step == 0)
    return NULL;
  if (strlen (id) >= 5 && id[2] == '0' + (char) step && id[3] == '.' && g_ascii_isdigit (id[4]))
    task = find_task (step, id[4] - '0');

  return task != NULL ? task : find_task (step, guess_task (step, trestle_object_get_kind (finding->subject)));
}

static void
place_findings (TrestleProgress         *self,
                const TrestleAssessment *assessment,
                GHashTable              *places)
{
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      Placing placing = { self, places, find_task_of (finding), trestle_finding_get_severity (finding) };

      if (placing.task == NULL || placing.severity > TRESTLE_SEVERITY_WARNING)
        continue;
      self->step_states[placing.task->step - 1] = MAX (self->step_states[placing.task->step - 1],
                                                       placing.severity == TRESTLE_SEVERITY_ERROR ? TRESTLE_PROGRESS_ERRORS : TRESTLE_PROGRESS_WARNINGS);
      place_subject (trestle_assessment_get_index (assessment), &placing, finding->subject);
    }
}

static void
place_records (TrestleProgress *self,
               GHashTable      *places)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      TrestleProgressCell *cell = find_cell (self, places, find_task (record->row->step, record->row->task), record->subject);

      if (cell == NULL)
        continue;
      count (&cell->records, record->filled);
      if (!record->filled && cell->where == NULL)
        {
          cell->where = record->where;
          cell->field = record->field;
        }
    }
}

static void
place_decisions (TrestleProgress    *self,
                 const TrestleIndex *index,
                 GHashTable         *places)
{
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      Placing placing = { self, places, NULL, TRESTLE_SEVERITY_INFO, state->chosen != TRESTLE_NO_OPTION };

      if (state->row->step == 0)
        continue;
      placing.task = find_task (state->row->step, state->row->task);
      place_subject (index, &placing, state->subject);
    }
}

/* States */

static TrestleProgressState
judge (TrestleMeter records,
       TrestleMeter decisions)
{
  if (records.required > 0 && records.filled == records.required && decisions.filled == decisions.required)
    return TRESTLE_PROGRESS_DECIDED;

  return records.filled + decisions.filled > 0 ? TRESTLE_PROGRESS_IN_PROGRESS : TRESTLE_PROGRESS_NOT_STARTED;
}

/* Where a task is done when nothing of it is missing. */
static TrestleObject *
find_place (const TrestleIndex        *index,
            const TrestleProgressCell *cell)
{
  static const TrestleKind kinds[][5] = {
    [1] = { 0, TRESTLE_KIND_LOCATION, TRESTLE_KIND_IMAGE, TRESTLE_KIND_LOCATION },
    [2] = { 0, TRESTLE_KIND_INSTANCE },
    [4] = { 0, TRESTLE_KIND_LOCATION, TRESTLE_KIND_REPOSITORY }
  };
  TrestleKind kind;
  g_autoptr(GPtrArray) subjects = NULL;

  if (cell->subject != NULL || cell->task->per != TRESTLE_KIND_DESIGN)
    return cell->subject;
  kind = kinds[cell->task->step][cell->task->task];
  subjects = list_subjects (index, kind);

  return subjects->len > 0 ? subjects->pdata[0] : NULL;
}

static gboolean
is_complete (const TrestleProgress *self,
             const TrestleTask     *task)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);

      if (cell->task == task && cell->records.filled < cell->records.required)
        return FALSE;
      any = any || (cell->task == task && cell->records.required > 0);
    }

  return any;
}

static void
judge_cells (TrestleProgress    *self,
             const TrestleIndex *index)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);
      gboolean skipped = cell->task->step == 4 && cell->task->task == 4 && cell->subject != NULL && cell->records.required == 0;

      cell->state = cell->errors > 0 ? TRESTLE_PROGRESS_ERRORS : cell->warnings > 0 ? TRESTLE_PROGRESS_WARNINGS :
                    skipped ? TRESTLE_PROGRESS_SKIPPED : judge (cell->records, cell->decisions);
      if (cell->where == NULL)
        cell->where = find_place (index, cell);
      if (cell->state < TRESTLE_PROGRESS_DECIDED && cell->task->needs > 0 && !is_complete (self, &trestle_tasks[cell->task->needs - 1]))
        cell->blocked_by = &trestle_tasks[cell->task->needs - 1];
    }
  for (guint i = 0; i < TRESTLE_N_STEPS; i++)
    if (self->step_states[i] < TRESTLE_PROGRESS_WARNINGS)
      self->step_states[i] = judge (self->steps[i], self->step_decisions[i]);
}

TrestleProgress *
trestle_progress_new (const TrestleAssessment *assessment)
{
  TrestleProgress *self = g_new0 (TrestleProgress, 1);
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  g_autoptr(GHashTable) places = NULL;

  self->cells = g_array_new (FALSE, FALSE, sizeof (TrestleProgressCell));
  self->records = g_array_new (FALSE, FALSE, sizeof (TrestleRecord));
  add_records (self, index);
  add_decisions (self, assessment);
  add_cells (self, index);
  places = index_cells (self);
  place_records (self, places);
  place_decisions (self, index, places);
  place_findings (self, assessment, places);
  judge_cells (self, index);

  return self;
}

void
trestle_progress_free (TrestleProgress *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->records);
  g_array_unref (self->decisions);
  g_free (self);
}

/* The location of a repository, else the subject itself. */
static TrestleObject *
get_holder (const TrestleRecord *record)
{
  return TRESTLE_IS_REPOSITORY (record->subject)
         ? (TrestleObject *) trestle_location_of (&((TrestleRepository *) record->subject)->machine) : record->subject;
}

TrestleMeter
trestle_progress_get_meter (const TrestleProgress *self,
                            const TrestleObject   *object)
{
  TrestleMeter meter = { 0, 0 };

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);

      if (record->subject == object || get_holder (record) == object)
        count (&meter, record->filled);
    }

  return meter;
}

GPtrArray *
trestle_progress_list_incomplete (const TrestleProgress *self,
                                  TrestleKind            kind)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      TrestleObject *holder = record->filled ? NULL : get_holder (record);

      if (holder != NULL && trestle_object_get_kind (holder) == kind && g_hash_table_add (seen, holder))
        g_ptr_array_add (objects, holder);
    }
  g_ptr_array_sort (objects, trestle_object_compare);

  return objects;
}

/* Open items */

/* The record that asks for the same as a decision; what it lacks is named there. */
static gboolean
is_named_by_record (const TrestleProgress      *self,
                    const TrestleDecisionState *state)
{
  for (guint i = 0; state->row->record != NULL && i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);

      if (!record->filled && g_str_equal (record->row->id, state->row->record) &&
          (record->subject == state->subject || record->where == state->subject))
        return TRUE;
    }

  return FALSE;
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const TrestleOpenItem *first = a, *second = b;

  if (first->task != second->task)
    return first->task == NULL ? 1 : second->task == NULL ? -1 : first->task < second->task ? -1 : 1;
  if ((first->record != NULL) != (second->record != NULL))
    return first->record != NULL ? -1 : 1;
  if (first->record != second->record)
    return first->record < second->record ? -1 : 1;
  if (first->decision != second->decision)
    return first->decision < second->decision ? -1 : 1;

  return trestle_object_compare (&first->subject, &second->subject);
}

GArray *
trestle_progress_list_open (const TrestleProgress *self)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (TrestleOpenItem));

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      const TrestleOpenItem item = { find_task (record->row->step, record->row->task), record->row, NULL,
                                     record->subject, record->where, record->field };

      if (!record->filled)
        g_array_append_val (items, item);
    }
  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      const TrestleOpenItem item = { state->row->step > 0 ? find_task (state->row->step, state->row->task) : NULL, NULL, state->row,
                                     state->subject, state->subject,
                                     state->row->field != NULL ? trestle_object_find_field (state->subject, state->row->field) : NULL };

      if (state->chosen == TRESTLE_NO_OPTION && !is_named_by_record (self, state))
        g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);

  return items;
}

char *
trestle_open_item_dup_title (const TrestleOpenItem *item)
{
  const char *title = item->record != NULL ? _(item->record->title) : _(item->decision->title);
  g_autofree char *subject = NULL;

  if (TRESTLE_IS_DESIGN (item->subject))
    return g_strdup (title);
  subject = trestle_object_dup_name (item->subject);

  return g_strdup_printf ("%s – %s", title, subject);
}

char *
trestle_meter_dup_text (TrestleMeter meter)
{
  /* Translators: so many of so many. */
  return g_strdup_printf (_("%u of %u"), meter.filled, meter.required);
}
