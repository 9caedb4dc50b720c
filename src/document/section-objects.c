/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sections that print objects as they are: one table a kind, one column a field
 * that anybody has filled.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "business.h"
#include "interview.h"
#include "kinds.h"
#include "table.h"

static const TrestleKind kinds_of_scope[] = { TRESTLE_KIND_OBJECTIVE, TRESTLE_KIND_ANSWER };
static const TrestleKind kinds_of_decisions[] = { TRESTLE_KIND_DECISION, TRESTLE_KIND_ACCEPTANCE };
static const TrestleKind kinds_of_history[] = { TRESTLE_KIND_REVISION, TRESTLE_KIND_SIGN_OFF };

static gboolean
is_shown (const TrestleField *field)
{
  return !(field->flags & (TRESTLE_FIELD_GEOMETRY | TRESTLE_FIELD_KEY | TRESTLE_FIELD_APART)) && field->kind != TRESTLE_FIELD_DATA;
}

static guint
count_objects (const TrestleComposer *composer,
               TrestleKind            kind)
{
  return trestle_design_get_list (composer->design, kind)->items->len;
}

static const TrestleField *
find_rank (const TrestleKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (g_str_equal (info->fields[i].name, "rank"))
      return &info->fields[i];

  return NULL;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      rank)
{
  gint64 first = trestle_object_get_number (*(TrestleObject *const *) a, rank);
  gint64 second = trestle_object_get_number (*(TrestleObject *const *) b, rank);

  return first != second ? (first < second ? -1 : 1) : trestle_object_compare (a, b);
}

/* By key; associations, which have none, by the names of their ends. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  int order = trestle_object_compare (a, b);
  g_autofree char *first = NULL, *second = NULL;

  if (trestle_object_get_name (*(TrestleObject *const *) a)[0] != '\0')
    return order;

  first = trestle_object_dup_name (*(TrestleObject *const *) a);
  second = trestle_object_dup_name (*(TrestleObject *const *) b);

  return strcmp (first, second) != 0 ? strcmp (first, second) : order;
}

/* Objectives are read in the order of their rank, everything else by name. */
static GPtrArray *
list_objects (const TrestleComposer *composer,
              TrestleKind            kind)
{
  TrestleList *list = trestle_design_get_list (composer->design, kind);
  const TrestleField *rank = find_rank (trestle_kind_get_info (kind));
  GPtrArray *objects = g_ptr_array_new ();

  for (guint i = 0; i < list->items->len; i++)
    g_ptr_array_add (objects, list->items->pdata[i]);
  if (rank != NULL)
    g_ptr_array_sort_with_data (objects, compare_ranks, (gpointer) rank);
  else
    g_ptr_array_sort (objects, compare_names);

  return objects;
}

/* The fields any of @objects has a value of its own in. */
static GPtrArray *
list_fields (GPtrArray             *objects,
             const TrestleKindInfo *info)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint f = 0; f < info->n_fields; f++)
    for (guint i = 0; i < objects->len && is_shown (&info->fields[f]); i++)
      if (trestle_object_is_set (objects->pdata[i], &info->fields[f]))
        {
          g_ptr_array_add (fields, (gpointer) &info->fields[f]);
          break;
        }
  return fields;
}

static const char *
get_name_label (const TrestleKindInfo *info)
{
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & TRESTLE_FIELD_KEY)
      return info->fields[i].label;
  return info->title;
}

void
trestle_composer_add_kind (TrestleComposer *composer,
                           TrestleKind      kind)
{
  const TrestleKindInfo *info = trestle_kind_get_info (kind);
  g_autoptr (GPtrArray) objects = list_objects (composer, kind);
  g_autoptr (GPtrArray) fields = list_fields (objects, info);
  g_autofree TrestleTableColumn *columns = g_new0 (TrestleTableColumn, fields->len + 1);
  g_autoptr (TrestleTable) table = NULL;

  columns[0] = (TrestleTableColumn) { .heading = _(get_name_label (info)), .strong = TRUE };
  for (guint f = 0; f < fields->len; f++)
    {
      const TrestleField *field = fields->pdata[f];

      columns[f + 1].heading = _(field->label);
      columns[f + 1].number = field->kind == TRESTLE_FIELD_INT;
      columns[f + 1].share = field->kind == TRESTLE_FIELD_NOTE ? 1 : 0;
    }
  table = trestle_table_new (composer->galley, columns, fields->len + 1);
  for (guint i = 0; i < objects->len; i++)
    {
      g_autofree char *name = trestle_object_dup_name (objects->pdata[i]);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, name);
      for (guint f = 0; f < fields->len; f++)
        {
          g_autofree char *text = trestle_object_dup_text (objects->pdata[i], fields->pdata[f]);

          trestle_table_set_cell (table, f + 1, 0, text);
        }
    }
  trestle_table_set (table);
}

static void
add_kinds (TrestleComposer   *composer,
           const TrestleKind *kinds,
           guint              n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (count_objects (composer, kinds[i]) > 0)
      {
        trestle_galley_add_heading (composer->galley, 2, NULL, _(trestle_kind_get_info (kinds[i])->titles));
        trestle_composer_add_kind (composer, kinds[i]);
      }
}

static gboolean
has_none (TrestleComposer   *composer,
          const TrestleKind *kinds,
          guint              n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (count_objects (composer, kinds[i]) > 0)
      return FALSE;
  return TRUE;
}

/* What was asked of the business, answered or not. */
static void
add_questions (TrestleComposer *composer,
               const GPtrArray *questions)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Question"), .strong = TRUE, .share = 1 },
    { .heading = _("Answer") },
    { .heading = _("Respondent") },
    { .heading = _("Date") },
    { .heading = _("Notes"), .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleBusinessQuestion *question = questions->pdata[i];
      gint64 answer = trestle_business_get_answer (question);
      g_autofree char *text = trestle_business_dup_text (question);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, text);
      trestle_table_set_cell (table, 1, 0, answer == TRESTLE_UNSET ? _("Open") : answer ? _("Yes") : _("No"));
      trestle_table_set_cell (table, 2, 0, question->record != NULL ? question->record->respondent : NULL);
      trestle_table_set_cell (table, 3, 0, question->record != NULL ? question->record->date : NULL);
      trestle_table_set_cell (table, 4, 0, question->record != NULL ? question->record->notes : NULL);
      trestle_table_set_cell (table, 5, 0, question->rule);
      trestle_table_set_grey (table, 5);
    }
  trestle_table_set (table);
}

/* What was asked in the interview and nobody knew. */
static void
add_open_questions (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Question"), .strong = TRUE, .share = 1 },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (GPtrArray) questions = trestle_interview_list_unknown (composer->design);
  g_autoptr (TrestleTable) table = NULL;

  if (questions->len == 0)
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Open Questions"));
  table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < questions->len; i++)
    {
      const TrestleInterviewQuestion *question = questions->pdata[i];
      g_autofree char *text = trestle_interview_dup_text (question);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, text);
      trestle_table_set_cell (table, 1, 0, question->row->cite);
      trestle_table_set_grey (table, 1);
    }
  trestle_table_set (table);
}

/* Whether somebody has answered what is not asked. */
static gboolean
has_other_answers (TrestleComposer *composer,
                   const GPtrArray *questions)
{
  TRESTLE_FOREACH (composer->design, ANSWER, TrestleAnswer, answer)
    {
      gboolean asked = trestle_interview_row_find (answer->name) != NULL && answer->answer != TRUE;

      for (guint i = 0; i < questions->len && !asked; i++)
        asked = ((TrestleBusinessQuestion *) questions->pdata[i])->record == answer;
      if (!asked)
        return TRUE;
    }

  return FALSE;
}

void
trestle_composer_add_scope_records (TrestleComposer *composer)
{
  g_autoptr (GPtrArray) questions = trestle_business_list (composer->design);

  add_kinds (composer, kinds_of_scope, 1);
  if (questions->len > 0)
    {
      trestle_galley_add_heading (composer->galley, 2, NULL, _("Questions to the Business"));
      add_questions (composer, questions);
    }
  add_open_questions (composer);
  if (has_other_answers (composer, questions))
    add_kinds (composer, kinds_of_scope + 1, 1);
}

gboolean
trestle_section_prerequisites_is_empty (TrestleComposer *composer)
{
  return count_objects (composer, TRESTLE_KIND_PREREQUISITE) == 0;
}

void
trestle_section_prerequisites (TrestleComposer *composer)
{
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("The design takes for granted that these are in place. What is not met yet is "
                             "an open assumption."));
  trestle_composer_add_kind (composer, TRESTLE_KIND_PREREQUISITE);
}

gboolean
trestle_section_history_is_empty (TrestleComposer *composer)
{
  return composer->design->review_by == NULL &&
         has_none (composer, kinds_of_history, G_N_ELEMENTS (kinds_of_history));
}

void
trestle_section_history (TrestleComposer *composer)
{
  static const char *const names[] = { "review_by", "review_date", "review_outcome" };
  TrestleObject *design = TRESTLE_OBJECT (composer->design);
  g_autoptr (TrestleTable) table = NULL;
  const TrestleTableColumn columns[] = {
    { .heading = _("Review"), .strong = TRUE },
    { .heading = "", .share = 1 },
  };

  add_kinds (composer, kinds_of_history, G_N_ELEMENTS (kinds_of_history));
  if (composer->design->review_by == NULL)
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Review"));
  table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const TrestleField *field = trestle_object_find_field (design, names[i]);
      g_autofree char *text = trestle_object_dup_text (design, field);

      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, _(field->label));
      trestle_table_set_cell (table, 1, 0, text);
    }
  trestle_table_set (table);
}

static gboolean
is_in (TrestleKind        kind,
       const TrestleKind *kinds,
       guint              n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    if (kinds[i] == kind)
      return TRUE;
  return FALSE;
}

/* Everything typed that no other section prints. */
void
trestle_section_data (TrestleComposer *composer)
{
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("Everything this design rests on, as it was entered."));
  for (TrestleKind kind = TRESTLE_KIND_DESIGN + 1; kind < TRESTLE_N_TABLES; kind++)
    if (kind != TRESTLE_KIND_PREREQUISITE && kind != TRESTLE_KIND_ASSUMPTION &&
        !is_in (kind, kinds_of_scope, G_N_ELEMENTS (kinds_of_scope)) &&
        !is_in (kind, kinds_of_decisions, G_N_ELEMENTS (kinds_of_decisions)) &&
        !is_in (kind, kinds_of_history, G_N_ELEMENTS (kinds_of_history)))
      add_kinds (composer, &kind, 1);
}
