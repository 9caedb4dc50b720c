/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts records, decisions and findings of a design in their places on the guide’s
 * way.
 */
#include "config.h"

#include "progress-private.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TASKS 16

typedef struct
{
  guint       first[MAX_TASKS];   /* of each task: the index of its first cell */
  GHashTable *ranks;              /* instance or repository → its rank + 1 */
} Places;

struct _TrestleProgressMaking
{
  const TrestleAssessment  *assessment;
  const TrestleIndex       *index;
  TrestleKind               kind;       /* whose records are next, */
  const TrestleRecordRow   *record;     /* those of this row */
  GPtrArray                *subjects;   /* of that kind; NULL: not asked for yet */
  const TrestleDecisionRow *row;        /* whose decisions are next */
  GHashTable               *records;    /* of decisions, or NULL */
  Places                    places;
  guint                     n_parts;    /* of what comes then: that are made */
};

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

const TrestleTask *
trestle_task_find (guint step,
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
  GPtrArray *subjects;

  if (kind != TRESTLE_KIND_DESIGN)
    return trestle_list_dup_by_name (trestle_design_get_list (index->design, kind));
  subjects = g_ptr_array_new ();
  g_ptr_array_add (subjects, index->design);

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

  if (trestle_progress_find_aside (self->aside, trestle_task_find (row->step, row->task), subject) != NULL ||
      (row->required != NULL && !row->required (index, subject)))
    return;
  record.filled = row->filled (index, subject, &record.where, &field);
  if (!record.filled && field != NULL)
    record.field = trestle_object_find_field (record.where, field);
  g_array_append_val (self->records, record);
  count (&self->steps[row->step - 1], record.filled);
  count (&self->tables[g_str_equal (row->table, "A-1") ? 0 : 1], record.filled);
  count (&self->total, record.filled);
}

/* One row of a kind after the other. */
static void
add_records (TrestleProgress *self)
{
  TrestleProgressMaking *making = self->making;

  while (making->record->id != NULL && making->record->kind != making->kind)
    making->record++;
  if (making->record->id == NULL)
    {
      g_clear_pointer (&making->subjects, g_ptr_array_unref);
      making->record = trestle_record_rows;
      making->kind++;
      return;
    }
  if (making->subjects == NULL)
    making->subjects = list_subjects (making->index, making->kind);
  for (guint i = 0; i < making->subjects->len; i++)
    add_record (self, making->index, making->record, trestle_step (making->subjects, i));
  making->record++;
}

/* Cells */

static void
add_cells (TrestleProgress *self)
{
  const TrestleIndex *index = self->making->index;
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
           const Places          *places,
           const TrestleTask     *task,
           const TrestleObject   *subject)
{
  guint place = task->per == TRESTLE_KIND_DESIGN ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (places->ranks, subject));

  if (task->per != TRESTLE_KIND_DESIGN && place == 0)
    return NULL;

  return &g_array_index (self->cells, TrestleProgressCell, places->first[task - trestle_tasks] + (place > 0 ? place - 1 : 0));
}

static void
index_cells (TrestleProgress *self)
{
  Places *places = &self->making->places;
  const TrestleTask *task = NULL;
  guint rank = 0;

  places->ranks = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const TrestleProgressCell *cell = &g_array_index (self->cells, TrestleProgressCell, i);

      if (cell->task != task)
        {
          g_assert (cell->task - trestle_tasks < MAX_TASKS);
          places->first[cell->task - trestle_tasks] = i;
          task = cell->task;
          rank = 0;
        }
      rank++;
      if (cell->subject != NULL)
        g_hash_table_insert (places->ranks, cell->subject, GUINT_TO_POINTER (rank));
    }
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

/* How many of the owners of something have set its task aside. */
typedef struct
{
  GHashTable        *aside;
  const TrestleTask *task;
  guint              n, n_aside;
} Setting;

static void
count_aside (TrestleObject *owner,
             gpointer       data)
{
  Setting *self = data;

  self->n++;
  self->n_aside += trestle_progress_find_aside (self->aside, self->task, owner) != NULL ? 1 : 0;
}

static gboolean
is_set_aside (const TrestleProgress      *self,
              const TrestleIndex         *index,
              const TrestleDecisionState *state)
{
  Setting setting = { self->aside, state->row->step > 0 ? trestle_task_find (state->row->step, state->row->task) : NULL, 0, 0 };

  if (setting.task == NULL || g_hash_table_size (self->aside) == 0)
    return FALSE;
  if (setting.task->per == TRESTLE_KIND_DESIGN)
    count_aside (NULL, &setting);
  else
    foreach_owner (index, state->subject, count_aside, &setting);

  return setting.n > 0 && setting.n == setting.n_aside;
}

static void
add_decision (const TrestleDecisionState *state,
              gpointer                    data)
{
  TrestleProgress *self = data;
  gboolean taken = state->chosen != TRESTLE_NO_OPTION;

  if (is_set_aside (self, self->making->index, state))
    return;
  g_array_append_val (self->decisions, *state);
  if (state->row->step > 0)
    count (&self->step_decisions[state->row->step - 1], taken);
  count (&self->total_decisions, taken);
}

typedef struct
{
  TrestleProgress   *progress;
  const Places      *places;
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
    task = trestle_task_find (step, id[4] - '0');

  return task != NULL ? task : trestle_task_find (step, guess_task (step, trestle_object_get_kind (finding->subject)));
}

static void
place_findings (TrestleProgress *self)
{
  const TrestleAssessment *assessment = self->making->assessment;
  const Places *places = &self->making->places;
  const GPtrArray *findings = trestle_assessment_get_findings (assessment);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      Placing placing = { self, places, NULL, trestle_finding_get_severity (finding) };

      /* They stand worst first. */
      if (placing.severity > TRESTLE_SEVERITY_WARNING)
        break;
      placing.task = find_task_of (finding);
      if (placing.task == NULL)
        continue;
      self->step_states[placing.task->step - 1] = MAX (self->step_states[placing.task->step - 1],
                                                       placing.severity == TRESTLE_SEVERITY_ERROR ? TRESTLE_PROGRESS_ERRORS : TRESTLE_PROGRESS_WARNINGS);
      place_subject (trestle_assessment_get_index (assessment), &placing, finding->subject);
    }
}

static void
place_records (TrestleProgress *self)
{
  const Places *places = &self->making->places;

  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      TrestleProgressCell *cell = find_cell (self, places, trestle_task_find (record->row->step, record->row->task), record->subject);

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
place_decisions (TrestleProgress *self)
{
  const TrestleIndex *index = self->making->index;
  const Places *places = &self->making->places;

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TrestleDecisionState *state = &g_array_index (self->decisions, TrestleDecisionState, i);
      Placing placing = { self, places, NULL, TRESTLE_SEVERITY_INFO, state->chosen != TRESTLE_NO_OPTION };

      if (state->row->step == 0)
        continue;
      placing.task = trestle_task_find (state->row->step, state->row->task);
      place_subject (index, &placing, state->subject);
    }
}

static void
judge_cells (TrestleProgress *self)
{
  trestle_progress_judge (self, self->making->index);
}

static void (*const parts[]) (TrestleProgress *self) = {
  add_cells, index_cells, place_records, place_decisions, place_findings, judge_cells
};

static void
making_free (TrestleProgressMaking *self)
{
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_pointer (&self->places.ranks, g_hash_table_unref);
  g_free (self);
}

TrestleProgress *
trestle_progress_begin (const TrestleAssessment *assessment)
{
  TrestleProgress *self = g_new0 (TrestleProgress, 1);
  const TrestleIndex *index = trestle_assessment_get_index (assessment);

  self->cells = g_array_new (FALSE, FALSE, sizeof (TrestleProgressCell));
  self->records = g_array_new (FALSE, FALSE, sizeof (TrestleRecord));
  self->aside = trestle_progress_list_aside (index->design);
  self->decisions = g_array_new (FALSE, FALSE, sizeof (TrestleDecisionState));
  self->making = g_new0 (TrestleProgressMaking, 1);
  self->making->assessment = assessment;
  self->making->index = index;
  self->making->record = trestle_record_rows;
  self->making->row = trestle_decision_rows;
  self->making->records = trestle_decisions_collect_records (index->design);

  return self;
}

gboolean
trestle_progress_step (TrestleProgress *self)
{
  TrestleProgressMaking *making = self->making;

  if (making == NULL)
    return FALSE;
  if (making->kind < TRESTLE_N_KINDS)
    add_records (self);
  else if (making->row->id != NULL)
    trestle_decisions_foreach_of (making->index, making->records, making->row++, add_decision, self);
  else
    parts[making->n_parts++] (self);
  if (making->n_parts == G_N_ELEMENTS (parts))
    g_clear_pointer (&self->making, making_free);

  return self->making != NULL;
}

TrestleProgress *
trestle_progress_new (const TrestleAssessment *assessment)
{
  TrestleProgress *self = trestle_progress_begin (assessment);

  while (trestle_progress_step (self))
    continue;

  return self;
}

void
trestle_progress_free (TrestleProgress *self)
{
  g_clear_pointer (&self->making, making_free);
  g_array_unref (self->cells);
  g_array_unref (self->records);
  g_array_unref (self->decisions);
  g_hash_table_unref (self->aside);
  g_free (self);
}

/* The location of a repository, else the subject itself. */
static TrestleObject *
get_holder (const TrestleRecord *record)
{
  return TRESTLE_IS_REPOSITORY (record->subject)
         ? (TrestleObject *) trestle_location_of (&((TrestleRepository *) record->subject)->machine) : record->subject;
}

void
trestle_progress_get_meters (const TrestleProgress *self,
                             TrestleObject *const  *objects,
                             guint                  n,
                             TrestleMeter          *meters)
{
  memset (meters, 0, n * sizeof *meters);
  for (guint i = 0; i < self->records->len; i++)
    {
      const TrestleRecord *record = &g_array_index (self->records, TrestleRecord, i);
      const TrestleObject *holder = get_holder (record);

      for (guint k = 0; k < n; k++)
        if (record->subject == objects[k] || holder == objects[k])
          count (&meters[k], record->filled);
    }
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
