/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is decided, by whom and why: the design’s own fields and the records
 * together.
 */
#include "config.h"

#include "decisions.h"

#include <glib/gi18n.h>
#include <string.h>

#include "basis.h"
#include "index.h"

/* A record and what it is of, as keys of a table. */
typedef struct
{
  const TrestleDecisionRow *row;
  const TrestleObject      *subject;
} Key;

const TrestleDecisionRow *
trestle_decision_row_find (const char *id)
{
  for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++)
    if (g_strcmp0 (row->id, id) == 0)
      return row;

  return NULL;
}

char *
trestle_decision_row_dup_number (const TrestleDecisionRow *row)
{
  const char *number = row->id + strlen ("D-");

  return g_strndup (row->id, strlen ("D-") + strcspn (number, "-"));
}

const char *
trestle_aspect_get_label (TrestleAspect aspect)
{
  static const char *const labels[] = { N_("Cost"), N_("Complexity"), N_("Performance"), N_("Fault Tolerance") };

  return labels[aspect];
}

const char *
trestle_origin_get_label (TrestleOrigin origin)
{
  static const char *const labels[] = { N_("The guide says"), N_("The product documentation says"), N_("Our judgment") };

  return labels[origin];
}

const char *
trestle_origin_get_mark (TrestleOrigin origin)
{
  static const char *const marks[] = { "[G]", "[D]", "[I]" };

  return marks[origin];
}

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_direct_hash (key->row) * 31 + g_direct_hash (key->subject);
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *first = a, *second = b;

  return first->row == second->row && first->subject == second->subject;
}

/* Of two records of one decision the one with the lower id counts. */
GHashTable *
trestle_decisions_collect_records (const TrestleDesign *design)
{
  GHashTable *records = NULL;

  TRESTLE_FOREACH ((TrestleDesign *) design, DECISION, TrestleDecision, record)
    {
      const TrestleDecisionRow *row = trestle_decision_row_find (record->name);
      const TrestleObject *subject = record->subject.id != NULL ? record->subject.target : (const TrestleObject *) design;
      const Key key = { row, subject };
      const TrestleObject *other;

      if (row == NULL || subject == NULL)
        continue;
      if (records == NULL)
        records = g_hash_table_new_full (hash_key, equal_keys, g_free, NULL);
      other = g_hash_table_lookup (records, &key);
      if (other == NULL || g_strcmp0 (((TrestleObject *) record)->id, other->id) < 0)
        g_hash_table_insert (records, g_memdup2 (&key, sizeof key), record);
    }

  return records;
}

static int
find_option (const TrestleDecisionRow *row,
             const char               *nick)
{
  for (int i = 0; nick != NULL && row->options[i].nick != NULL; i++)
    if (g_str_equal (row->options[i].nick, nick))
      return i;

  return TRESTLE_NO_OPTION;
}

static TrestleNumber
compute (const TrestleIndex  *index,
         const TrestleFigure *figure,
         TrestleObject       *subject)
{
  TrestleObject *of = figure->kind == TRESTLE_KIND_DESIGN ? (TrestleObject *) index->design : subject;

  return figure->kind == trestle_object_get_kind (of) && figure->other == TRESTLE_KIND_DESIGN
         ? figure->compute (index, of, NULL, NULL) : TRESTLE_UNKNOWN;
}

static const char *
get_id (const TrestleObject *object)
{
  return object->id != NULL ? object->id : "design";
}

static char *
dup_basis (const TrestleIndex       *index,
           const TrestleDecisionRow *row,
           TrestleObject            *subject)
{
  GString *basis = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (row->figures) && row->figures[i] != NULL; i++)
    {
      const TrestleFigure *figure = trestle_figure_find (row->figures[i]);
      TrestleObject *of = figure->kind == TRESTLE_KIND_DESIGN ? (TrestleObject *) index->design : subject;

      trestle_basis_add_number (basis, figure->id, get_id (of), compute (index, figure, subject));
    }

  return g_string_free (basis, FALSE);
}

static gboolean
has_moved (const TrestleIndex         *index,
           const TrestleDecisionState *state)
{
  g_autofree char *now = NULL, *copy = NULL, *value = NULL;
  TrestleBasisLine line;

  if (state->record == NULL || state->record->basis == NULL)
    return FALSE;
  now = dup_basis (index, state->row, state->subject);

  return trestle_basis_find_moved (state->record->basis, now, TRESTLE_OR (state->record->tolerance, 100), &copy, &line, &value);
}

/* The field that holds why a decision was taken, where the record does not. */
static const TrestleField *
find_why (const TrestleDecisionRow *row,
          const TrestleObject      *subject)
{
  return row->rationale != NULL ? trestle_object_find_field (subject, row->rationale) : NULL;
}

static gboolean
get_state (const TrestleIndex       *index,
           GHashTable               *records,
           const TrestleDecisionRow *row,
           const TrestleField       *why,
           TrestleObject            *subject,
           TrestleDecisionState     *state)
{
  const Key key = { row, subject };
  const char *rationale = NULL;

  if (row->applies != NULL && !row->applies (index, subject))
    return FALSE;
  *state = (TrestleDecisionState) { row, subject, records != NULL ? g_hash_table_lookup (records, &key) : NULL, TRESTLE_NO_OPTION };
  if (row->derive != NULL)
    state->chosen = row->derive (index, subject);
  state->derived = state->chosen != TRESTLE_NO_OPTION;
  if (!state->derived && state->record != NULL)
    state->chosen = find_option (row, state->record->chosen);
  if (why != NULL)
    rationale = trestle_object_get_string (subject, why);
  else if (state->record != NULL)
    rationale = state->record->rationale;
  if ((rationale == NULL || *rationale == '\0') && row->explain != NULL)
    rationale = row->explain (index);
  state->rationale = rationale != NULL ? rationale : "";
  state->moved = has_moved (index, state);

  return TRUE;
}

void
trestle_decisions_foreach_of (const TrestleIndex       *index,
                              GHashTable               *records,
                              const TrestleDecisionRow *row,
                              TrestleDecisionFunc       func,
                              gpointer                  data)
{
  const GPtrArray *subjects = row->kind != TRESTLE_KIND_DESIGN ? trestle_design_get_list (index->design, row->kind)->items : NULL;
  const TrestleField *why = NULL;
  TrestleDecisionState state;

  if (subjects == NULL)
    why = find_why (row, (TrestleObject *) index->design);
  else if (subjects->len > 0)
    why = find_why (row, subjects->pdata[0]);
  if (subjects == NULL && get_state (index, records, row, why, (TrestleObject *) index->design, &state))
    func (&state, data);
  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    if (get_state (index, records, row, why, trestle_step (subjects, i), &state))
      func (&state, data);
}

void
trestle_decisions_foreach (const TrestleIndex *index,
                           TrestleDecisionFunc func,
                           gpointer            data)
{
  GHashTable *records = trestle_decisions_collect_records (index->design);

  for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++)
    trestle_decisions_foreach_of (index, records, row, func, data);
  g_clear_pointer (&records, g_hash_table_unref);
}

static void
append_state (const TrestleDecisionState *state,
              gpointer                    data)
{
  g_array_append_val ((GArray *) data, *state);
}

/* An association has no name of its own: the names of its ends. */
static int
compare_ends (TrestleObject *a,
              TrestleObject *b)
{
  static const struct { TrestleKind kind; const char *ends[2]; } associations[] = {
    { TRESTLE_KIND_USAGE, { "population", "workspace" } },
    { TRESTLE_KIND_SERVICE, { "location", "workspace" } }
  };
  int order = 0;

  for (guint i = 0; i < G_N_ELEMENTS (associations); i++)
    for (guint k = 0; order == 0 && k < 2 && trestle_object_get_kind (a) == associations[i].kind; k++)
      {
        TrestleObject *one = trestle_object_get_target (a, trestle_object_find_field (a, associations[i].ends[k]));
        TrestleObject *other = trestle_object_get_target (b, trestle_object_find_field (b, associations[i].ends[k]));

        if (one != NULL && other != NULL)
          order = trestle_object_compare (&one, &other);
      }

  return order;
}

static int
compare_states (gconstpointer a,
                gconstpointer b)
{
  const TrestleDecisionState *first = a, *second = b;
  int order;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  order = compare_ends (first->subject, second->subject);

  return order != 0 ? order : trestle_object_compare (&first->subject, &second->subject);
}

void
trestle_decisions_sort (GArray *states)
{
  g_array_sort (states, compare_states);
}

GArray *
trestle_decisions_list (const TrestleAssessment *assessment)
{
  GArray *states = g_array_new (FALSE, FALSE, sizeof (TrestleDecisionState));

  trestle_decisions_foreach (trestle_assessment_get_index (assessment), append_state, states);
  trestle_decisions_sort (states);

  return states;
}

gboolean
trestle_decision_get_state (const TrestleAssessment  *assessment,
                            const TrestleDecisionRow *row,
                            TrestleObject            *subject,
                            TrestleDecisionState     *state)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  GHashTable *records = trestle_decisions_collect_records (index->design);
  gboolean applies = row->kind == trestle_object_get_kind (subject) &&
                     get_state (index, records, row, find_why (row, subject), subject, state);

  g_clear_pointer (&records, g_hash_table_unref);

  return applies;
}

const char *
trestle_decision_get_chosen (const TrestleDecisionState *state)
{
  return state->chosen != TRESTLE_NO_OPTION ? _(state->row->options[state->chosen].title) : NULL;
}

/* What the design would say is tried out on a copy of it. */
static gboolean
try_to_choose (const TrestleAssessment    *assessment,
               const TrestleDecisionState *state,
               int                         option)
{
  g_autoptr(TrestleDesign) copy = trestle_design_copy (trestle_assessment_get_design (assessment));
  g_autoptr(TrestleAssessment) other = trestle_assessment_new (copy);
  const TrestleIndex *index = trestle_assessment_get_index (other);
  TrestleObject *subject = state->row->kind == TRESTLE_KIND_DESIGN ? (TrestleObject *) copy : trestle_design_lookup (copy, state->subject->id);

  return state->row->choose (index, subject, option);
}

gboolean
trestle_decision_can_choose (const TrestleAssessment    *assessment,
                             const TrestleDecisionState *state,
                             int                         option)
{
  if (option == state->chosen)
    return TRUE;
  if (state->row->options[option].unsupported)
    return FALSE;
  if (state->row->choose != NULL && try_to_choose (assessment, state, option))
    return TRUE;

  return !state->derived && state->row->choose == NULL;
}

static TrestleDecision *
ensure_record (TrestleDesign              *design,
               const TrestleDecisionState *state)
{
  g_autoptr(TrestleObject) record = NULL;

  if (state->record != NULL)
    return state->record;
  record = g_object_new (TRESTLE_TYPE_DECISION, NULL);
  trestle_object_set_string (record, "name", state->row->id);
  trestle_design_add (design, record);
  if (state->row->kind != TRESTLE_KIND_DESIGN)
    trestle_object_set_ref (record, "subject", state->subject);

  return (TrestleDecision *) record;
}

static void
set_text (TrestleObject *object,
          const char    *name,
          const char    *text)
{
  if (text != NULL && *text != '\0')
    trestle_object_set_string (object, name, text);
  else
    trestle_object_unset (object, name);
}

static void
set_blank (TrestleObject *object,
           const char    *name,
           const char    *text)
{
  const char *now = trestle_object_get_string (object, trestle_object_find_field (object, name));

  if (now == NULL || *now == '\0')
    set_text (object, name, text);
}

void
trestle_decision_note (const TrestleIndex         *index,
                       const TrestleDecisionState *state,
                       int                         option,
                       const char                 *rationale)
{
  g_autofree char *basis = dup_basis (index, state->row, state->subject);
  TrestleObject *record = (TrestleObject *) ensure_record (index->design, state);

  if (!state->derived)
    set_blank (record, "chosen", state->row->options[option].nick);
  if (state->row->rationale != NULL)
    set_blank (state->subject, state->row->rationale, rationale);
  else
    set_blank (record, "rationale", rationale);
  set_blank (record, "basis", basis);
}

gboolean
trestle_decision_take (const TrestleAssessment    *assessment,
                       const TrestleDecisionState *state,
                       const TrestleDecisionInput *input)
{
  const TrestleIndex *index = trestle_assessment_get_index (assessment);
  TrestleDesign *design = index->design;
  gboolean in_record = input->option != TRESTLE_NO_OPTION && input->option != state->chosen;
  g_autofree char *basis = NULL;
  TrestleObject *record;

  if (in_record && !trestle_decision_can_choose (assessment, state, input->option))
    return FALSE;
  if (in_record && state->row->choose != NULL)
    in_record = !state->row->choose (index, state->subject, input->option);
  basis = trestle_decision_dup_basis (assessment, state->row, state->subject);
  record = (TrestleObject *) ensure_record (design, state);
  if (in_record)
    trestle_object_set_string (record, "chosen", state->row->options[input->option].nick);
  if (state->row->rationale != NULL)
    set_text (state->subject, state->row->rationale, input->rationale);
  else
    set_text (record, "rationale", input->rationale);
  set_text (record, "who", input->who);
  set_text (record, "date", input->date);
  set_text (record, "basis", basis);

  return TRUE;
}

char *
trestle_decision_dup_basis (const TrestleAssessment  *assessment,
                            const TrestleDecisionRow *row,
                            TrestleObject            *subject)
{
  /* Of now: what has just been chosen may have moved them. */
  g_autoptr(TrestleAssessment) now = trestle_assessment_new (trestle_assessment_get_design (assessment));

  return dup_basis (trestle_assessment_get_index (now), row, subject);
}

static void
free_figure (gpointer data)
{
  TrestleBasisFigure *figure = data;

  g_free (figure->title);
  g_free (figure->before);
  g_free (figure->now);
  g_free (figure);
}

typedef struct
{
  const TrestleIndex         *index;
  const TrestleDecisionState *state;
  GPtrArray                  *figures;
} Reading;

static void
read_line (const TrestleBasisLine *line,
           gpointer                data)
{
  Reading *reading = data;
  const TrestleFigure *row = trestle_figure_find (line->name);
  TrestleBasisFigure *figure;
  TrestleNumber now;
  g_autofree char *exact = NULL;

  if (row == NULL)
    return;
  now = compute (reading->index, row, reading->state->subject);
  exact = trestle_number_to_exact (now);
  figure = g_new0 (TrestleBasisFigure, 1);
  figure->title = g_strdup (_(row->title));
  figure->before = trestle_measure_dup_text (row->measure, trestle_basis_parse_number (line->value));
  figure->now = trestle_measure_dup_text (row->measure, now);
  figure->moved = trestle_basis_has_moved (line->value, exact, TRESTLE_OR (reading->state->record->tolerance, 100));
  g_ptr_array_add (reading->figures, figure);
}

GPtrArray *
trestle_decision_list_basis (const TrestleAssessment    *assessment,
                             const TrestleDecisionState *state)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func (free_figure);
  Reading reading = { trestle_assessment_get_index (assessment), state, figures };

  if (state->record != NULL)
    trestle_basis_foreach (state->record->basis, read_line, &reading);

  return figures;
}

const TrestleDecisionRow *
trestle_finding_get_decision (const TrestleFinding *finding)
{
  if (!g_str_equal (finding->rule->code, "FLOW-02"))
    return NULL;
  for (guint i = 0; i < finding->n_arguments; i++)
    for (const TrestleDecisionRow *row = trestle_decision_rows; row->id != NULL; row++)
      if (g_str_equal (finding->arguments[i].name, "decision") && g_strcmp0 (finding->arguments[i].text, row->title) == 0)
        return row;

  return NULL;
}
