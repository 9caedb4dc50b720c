/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decisions, step by step: the options that were considered, what speaks for
 * and against them and who says so, what was chosen where, and why.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "decisions.h"
#include "kinds.h"
#include "progress.h"
#include "table.h"

/* Names of those who chose alike, "and n more" from some on. */
#define MOST_NAMES 6

/* All that chose alike, for the same reason. */
typedef struct
{
  const TrestleDecisionState *first;
  GPtrArray                  *subjects;   /* of TrestleObject */
} Choice;

static void
clear_choice (gpointer data)
{
  g_ptr_array_unref (((Choice *) data)->subjects);
}

static gboolean
is_alike (const TrestleDecisionState *a,
          const TrestleDecisionState *b)
{
  return a->chosen == b->chosen && a->moved == b->moved && g_str_equal (a->rationale, b->rationale) &&
         (a->record != NULL) == (b->record != NULL) &&
         (a->record == NULL || (g_strcmp0 (a->record->who, b->record->who) == 0 && g_strcmp0 (a->record->date, b->record->date) == 0));
}

/* The choices among @n states of one decision, in the order of their first subjects. */
static GArray *
list_choices (const TrestleDecisionState *states,
              guint                       n)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (Choice));

  g_array_set_clear_func (choices, clear_choice);
  for (guint i = 0; i < n; i++)
    {
      guint k = 0;

      while (k < choices->len && !is_alike (g_array_index (choices, Choice, k).first, &states[i]))
        k++;
      if (k == choices->len)
        {
          const Choice choice = { &states[i], g_ptr_array_new () };

          g_array_append_val (choices, choice);
        }
      g_ptr_array_add (g_array_index (choices, Choice, k).subjects, states[i].subject);
    }

  return choices;
}

static char *
dup_names (const GPtrArray *subjects)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (subjects->len, MOST_NAMES); i++)
    {
      g_autofree char *name = TRESTLE_IS_DESIGN (subjects->pdata[i]) ? g_strdup (_("The whole design")) : trestle_object_dup_name (subjects->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (subjects->len > MOST_NAMES)
    {
      guint more = subjects->len - MOST_NAMES;
      g_autofree char *tail = g_strdup_printf (ngettext ("and %u more", "and %u more", more), more);

      g_string_append_printf (names, " %s", tail);
    }

  return g_string_free_and_steal (names);
}

/* What is said of one aspect, each with who says so. */
static char *
dup_trade_offs (const TrestleOption *option,
                TrestleAspect        aspect)
{
  GString *text = g_string_new (NULL);

  for (const TrestleTradeOff *trade_off = option->trade_offs; trade_off->text != NULL; trade_off++)
    if (trade_off->aspect == aspect)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", _(trade_off->text), trestle_origin_get_mark (trade_off->origin));

  return g_string_free_and_steal (text);
}

static void
add_options (TrestleComposer          *composer,
             const TrestleDecisionRow *row)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Option"), .strong = TRUE, .share = 1 },
    { .heading = _(trestle_aspect_get_label (TRESTLE_ASPECT_COST)), .share = 1 },
    { .heading = _(trestle_aspect_get_label (TRESTLE_ASPECT_COMPLEXITY)), .share = 1 },
    { .heading = _(trestle_aspect_get_label (TRESTLE_ASPECT_PERFORMANCE)), .share = 1 },
    { .heading = _(trestle_aspect_get_label (TRESTLE_ASPECT_FAULT_TOLERANCE)), .share = 1 },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));

  for (const TrestleOption *option = row->options; option->nick != NULL; option++)
    {
      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, _(option->title));
      for (TrestleAspect aspect = 0; aspect < TRESTLE_N_ASPECTS; aspect++)
        {
          g_autofree char *text = dup_trade_offs (option, aspect);

          trestle_table_set_cell (table, aspect + 1, 0, text);
        }
    }
  trestle_table_set (table);
}

static void
add_choice (TrestleTable *table,
            const Choice *choice)
{
  const TrestleDecisionState *state = choice->first;
  const char *chosen = trestle_decision_get_chosen (state);
  g_autofree char *names = dup_names (choice->subjects);
  g_autofree char *confirm = state->moved ? g_strdup_printf (_("%s (to be confirmed again: figures have moved)"), state->rationale) : NULL;

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, names);
  trestle_table_set_sign (table, 1, chosen == NULL ? TRESTLE_SIGN_UNKNOWN : state->moved ? TRESTLE_SIGN_AT_RISK : TRESTLE_SIGN_MEETS);
  trestle_table_set_cell (table, 2, 0, chosen != NULL ? chosen : _("Undecided"));
  trestle_table_set_cell (table, 3, 0, confirm != NULL ? confirm : state->rationale);
  trestle_table_set_cell (table, 4, 0, state->record != NULL ? state->record->who : NULL);
  trestle_table_set_cell (table, 5, 0, state->record != NULL ? state->record->date : NULL);
}

static void
add_choices (TrestleComposer            *composer,
             const TrestleDecisionState *states,
             guint                       n)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Decided For"), .strong = TRUE, .share = 1 },
    { .heading = "", .sign = TRUE },
    { .heading = _("Choice"), .share = 1 },
    { .heading = _("Rationale"), .share = 1 },
    { .heading = _("Decided By") },
    { .heading = _("Date") },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) choices = list_choices (states, n);

  for (guint i = 0; i < choices->len; i++)
    add_choice (table, &g_array_index (choices, Choice, i));
  trestle_table_set (table);
}

static void
add_decision (TrestleComposer            *composer,
              const TrestleDecisionState *states,
              guint                       n)
{
  const TrestleDecisionRow *row = states->row;
  g_autofree char *number = trestle_decision_row_dup_number (row);
  g_autofree char *title = g_strdup_printf ("%s  %s", number, _(row->title));
  guint first = composer->galley->strips->len;

  trestle_galley_add_heading (composer->galley, 3, NULL, title);
  add_options (composer, row);
  add_choices (composer, states, n);
  trestle_galley_keep_from (composer->galley, first);
}

/* Written down, but none of the guide’s. */
static void
add_other_records (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Decision"), .strong = TRUE },
    { .heading = _("Choice"), .share = 1 },
    { .heading = _("Rationale"), .share = 1 },
    { .heading = _("Decided By") },
    { .heading = _("Date") },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  guint n = 0;

  TRESTLE_FOREACH (composer->design, DECISION, TrestleDecision, record)
    if (trestle_decision_row_find (record->name) == NULL)
      {
        const TrestleTask *task = trestle_task_of_record (record);
        g_autofree char *subject = task != NULL && record->subject.target != NULL ? trestle_object_dup_name (record->subject.target) : NULL;
        g_autofree char *title = subject != NULL ? g_strdup_printf ("%s – %s", _(task->title), subject) : NULL;

        trestle_table_add_row (table, 1);
        trestle_table_set_cell (table, 0, 0, title != NULL ? title : task != NULL ? _(task->title) : record->name);
        trestle_table_set_cell (table, 1, 0, task != NULL ? _("Not applicable") : record->chosen);
        trestle_table_set_cell (table, 2, 0, record->rationale);
        trestle_table_set_cell (table, 3, 0, record->who);
        trestle_table_set_cell (table, 4, 0, record->date);
        n++;
      }
  if (n == 0)
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Other Decisions"));
  trestle_table_set (table);
}

gboolean
trestle_section_decisions_is_empty (TrestleComposer *composer)
{
  g_autoptr (GArray) states = trestle_decisions_list (composer->assessment);

  return states->len == 0 && trestle_design_get_list (composer->design, TRESTLE_KIND_DECISION)->items->len == 0 &&
         trestle_design_get_list (composer->design, TRESTLE_KIND_ACCEPTANCE)->items->len == 0;
}

void
trestle_section_decisions (TrestleComposer *composer)
{
  g_autoptr (GArray) states = trestle_decisions_list (composer->assessment);
  const TrestleDecisionState *all = (const TrestleDecisionState *) states->data;
  guint step = G_MAXUINT;

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("What was decided, among which options, and why. Behind each trade-off stands who says "
                             "so: [G] the guide, [D] the product’s documentation, [I] our own judgment."));
  for (guint i = 0, n; i < states->len; i += n)
    {
      for (n = 1; i + n < states->len && all[i + n].row == all[i].row;)
        n++;
      if (all[i].row->step != step)
        {
          g_autofree char *title = NULL;

          step = all[i].row->step;
          title = step > 0 ? g_strdup_printf (_("Step %u: %s"), step, _(trestle_step_get_title (step))) : g_strdup (_("Whole Design"));
          trestle_galley_add_heading (composer->galley, 2, NULL, title);
        }
      add_decision (composer, &all[i], n);
    }
  add_other_records (composer);
  if (trestle_design_get_list (composer->design, TRESTLE_KIND_ACCEPTANCE)->items->len == 0)
    return;
  trestle_galley_add_heading (composer->galley, 2, NULL, _("Accepted Risks"));
  trestle_composer_add_kind (composer, TRESTLE_KIND_ACCEPTANCE);
}
