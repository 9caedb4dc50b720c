/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the rules say: the findings, worst first, and the list of all checks.
 */
#include "config.h"

#include "composer.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "sign.h"
#include "table.h"

#define MOST_ALIKE   5    /* findings that stand one by one, however much alike */
#define MOST_NUMBERS 6    /* columns of what differs among those that stand together */
#define NAMES_A_ROW  3

static char *
dup_group_title (const TrestleAssessment *assessment,
                 TrestleSeverity          severity)
{
  guint count = trestle_assessment_count (assessment, severity);

  return g_strdup_printf ("%s (%u)", _(trestle_severity_get_label (severity)), count);
}

static void
add_finding (TrestleComposer      *composer,
             TrestleTable         *table,
             const TrestleFinding *finding)
{
  g_autofree char *subject = trestle_object_dup_name (finding->subject);
  g_autofree char *message = trestle_finding_dup_message (finding);
  g_autofree char *acceptance = trestle_finding_dup_acceptance (finding);
  g_autofree char *text = acceptance != NULL ? g_strdup_printf ("%s. %s", message, acceptance) : g_steal_pointer (&message);

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, subject);
  if (trestle_object_get_kind (finding->subject) != TRESTLE_KIND_DESIGN)
    trestle_table_set_link (table, 0, trestle_galley_get_target (composer->galley, finding->subject->id));
  trestle_table_set_sign (table, 1, trestle_sign_for_severity (trestle_finding_get_severity (finding)));
  trestle_table_set_cell (table, 2, 0, text);
  trestle_table_set_cell (table, 3, 0, finding->rule->code);
  trestle_table_set_grey (table, 3);
  trestle_table_set_cell (table, 4, 0, finding->rule->id);
  trestle_table_set_grey (table, 4);
}

/* ---- Many that say the same */

typedef struct
{
  GPtrArray *findings;    /* of one outcome, open */
  GPtrArray *columns;     /* of GPtrArray: what differs, beside the subjects */
  char      *pattern;
} Alike;

static void
alike_free (gpointer data)
{
  Alike *self = data;

  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->columns);
  g_free (self->pattern);
  g_free (self);
}

/* One that is open again says why; what is said of the whole design has no subjects. */
static gboolean
may_stand_together (const TrestleFinding *finding)
{
  return finding->acceptance == NULL && trestle_object_get_kind (finding->subject) != TRESTLE_KIND_DESIGN;
}

/* The findings of one severity by outcome, those that are to stand together. */
static GHashTable *
group_alike (TrestleFinding *const *findings,
             guint                  n)
{
  GHashTable *groups = g_hash_table_new_full (NULL, NULL, NULL, alike_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < n; i++)
    {
      Alike *alike = g_hash_table_lookup (groups, findings[i]->outcome);

      if (!may_stand_together (findings[i]))
        continue;
      if (alike == NULL)
        {
          alike = g_new0 (Alike, 1);
          alike->findings = g_ptr_array_new ();
          alike->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
          g_hash_table_insert (groups, (gpointer) findings[i]->outcome, alike);
        }
      g_ptr_array_add (alike->findings, findings[i]);
    }
  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Alike *alike = value;

      if (alike->findings->len > MOST_ALIKE)
        alike->pattern = trestle_findings_dup_pattern ((const TrestleFinding *const *) alike->findings->pdata, alike->findings->len,
                                                       alike->columns);
      if (alike->pattern == NULL || alike->columns->len > MOST_NUMBERS)
        g_hash_table_iter_remove (&iter);
    }

  return groups;
}

/* What their subjects are, in the plural. */
static const char *
get_subjects (const Alike *self)
{
  const TrestleFinding *first = self->findings->pdata[0];

  for (guint i = 1; i < self->findings->len; i++)
    if (trestle_object_get_kind (((TrestleFinding *) self->findings->pdata[i])->subject) != trestle_object_get_kind (first->subject))
      return _("Subjects");

  return _(trestle_object_get_info (first->subject)->titles);
}

/* One row for all of them. */
static void
add_alike (TrestleTable *table,
           const Alike  *self)
{
  const TrestleFinding *first = self->findings->pdata[0];
  g_autofree char *subjects = g_strdup_printf ("%s (%u)", get_subjects (self), self->findings->len);

  trestle_table_add_row (table, 1);
  trestle_table_set_cell (table, 0, 0, subjects);
  trestle_table_set_sign (table, 1, trestle_sign_for_severity (trestle_finding_get_severity (first)));
  trestle_table_set_cell (table, 2, 0, self->pattern);
  trestle_table_set_cell (table, 3, 0, first->rule->code);
  trestle_table_set_grey (table, 3);
  trestle_table_set_cell (table, 4, 0, first->rule->id);
  trestle_table_set_grey (table, 4);
}

static void
set_subject (TrestleComposer      *composer,
             TrestleTable         *table,
             guint                 column,
             const TrestleFinding *finding)
{
  g_autofree char *subject = trestle_object_dup_name (finding->subject);

  trestle_table_set_cell (table, column, 0, subject);
  trestle_table_set_link (table, column, trestle_galley_get_target (composer->galley, finding->subject->id));
}

/* Names alone stand beside each other. */
static void
add_names (TrestleComposer *composer,
           const Alike     *self)
{
  TrestleTableColumn columns[NAMES_A_ROW] = { 0 };
  g_autoptr (TrestleTable) table = NULL;

  for (guint i = 0; i < NAMES_A_ROW; i++)
    columns[i] = (TrestleTableColumn) { .heading = i == 0 ? get_subjects (self) : "", .share = 1 };
  table = trestle_table_new (composer->galley, columns, NAMES_A_ROW);
  for (guint i = 0; i < self->findings->len; i++)
    {
      if (i % NAMES_A_ROW == 0)
        trestle_table_add_row (table, 1);
      set_subject (composer, table, i % NAMES_A_ROW, self->findings->pdata[i]);
    }
  /* What is empty would be a dash. */
  for (guint i = self->findings->len; i % NAMES_A_ROW != 0; i++)
    trestle_table_set_cell (table, i % NAMES_A_ROW, 0, "\u00a0");
  trestle_table_set (table);
}

static void
add_numbers (TrestleComposer *composer,
             const Alike     *self)
{
  static const char *const headings[MOST_NUMBERS] = { "(1)", "(2)", "(3)", "(4)", "(5)", "(6)" };
  TrestleTableColumn columns[MOST_NUMBERS + 1] = { { .heading = get_subjects (self), .strong = TRUE, .share = 1 } };
  g_autoptr (TrestleTable) table = NULL;

  for (guint i = 0; i < self->columns->len; i++)
    columns[i + 1].heading = headings[i];
  table = trestle_table_new (composer->galley, columns, self->columns->len + 1);
  for (guint i = 0; i < self->findings->len; i++)
    {
      trestle_table_add_row (table, 1);
      set_subject (composer, table, 0, self->findings->pdata[i]);
      for (guint k = 0; k < self->columns->len; k++)
        trestle_table_set_cell (table, k + 1, 0, g_ptr_array_index ((GPtrArray *) self->columns->pdata[k], i));
    }
  trestle_table_set (table);
}

/* Whom it is said of, below what is said. */
static void
add_subjects (TrestleComposer *composer,
              const GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const Alike *alike = groups->pdata[i];
      const TrestleRule *rule = ((TrestleFinding *) alike->findings->pdata[0])->rule;
      g_autofree char *title = g_strdup_printf ("%s · %s", rule->code, _(rule->title));

      trestle_galley_add_text (composer->galley, TRESTLE_STYLE_STRONG, title);
      if (alike->columns->len > 0)
        add_numbers (composer, alike);
      else
        add_names (composer, alike);
    }
}

/* ---- All of them */

/* A title in @table, which is begun where there is none. */
static void
add_group (TrestleComposer *composer,
           TrestleTable   **table,
           const char      *title)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Subject"), .strong = TRUE },
    { .heading = "", .sign = TRUE },
    { .heading = _("Finding"), .share = 1 },
    { .heading = _("Check") },
    { .heading = _("Guide"), .number = TRUE },
  };

  if (*table == NULL)
    *table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  trestle_table_add_group (*table, title);
}

/* The findings of one severity; a table that others have to stand below is set. */
static void
add_severity (TrestleComposer       *composer,
              TrestleTable         **table,
              TrestleFinding *const *findings,
              guint                  n)
{
  g_autoptr (GHashTable) groups = group_alike (findings, n);
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();
  g_autofree char *title = dup_group_title (composer->assessment, trestle_finding_get_severity (findings[0]));

  add_group (composer, table, title);
  for (guint i = 0; i < n; i++)
    {
      Alike *alike = g_hash_table_lookup (groups, findings[i]->outcome);

      if (alike == NULL || !may_stand_together (findings[i]))
        add_finding (composer, *table, findings[i]);
      else if (alike->findings->pdata[0] == findings[i])
        {
          add_alike (*table, alike);
          g_ptr_array_add (begun, alike);
        }
    }
  if (begun->len == 0)
    return;
  trestle_table_set (*table);
  g_clear_pointer (table, trestle_table_free);
  add_subjects (composer, begun);
}

/* What two people have changed differently, and nobody has decided yet. */
static void
add_conflicts (TrestleComposer *composer)
{
  guint n = trestle_design_get_list (composer->design, TRESTLE_KIND_CONFLICT)->items->len;
  g_autofree char *title = g_strdup_printf (ngettext ("A merge has left %u conflict in this design", "A merge has left %u conflicts in this design", n), n);

  if (n == 0)
    return;
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_STRONG, title);
  TRESTLE_FOREACH (composer->design, CONFLICT, TrestleConflict, conflict)
    {
      guint target = conflict->subject.target != NULL && conflict->subject.target->id != NULL
                     ? trestle_galley_get_target (composer->galley, conflict->subject.target->id) : 0;
      g_autofree char *name = trestle_conflict_dup_name (conflict);
      g_autofree char *what = trestle_conflict_dup_title (conflict);
      g_autofree char *text = g_strdup_printf ("%s: %s", name, what);

      trestle_galley_add_bullet (composer->galley, TRESTLE_STYLE_BODY, text, target);
    }
}

static void
add_accepted (TrestleComposer *composer,
              TrestleTable   **table,
              const GPtrArray *accepted)
{
  g_autofree char *title = g_strdup_printf ("%s (%u)", C_("finding", "Accepted"), accepted->len);

  add_group (composer, table, title);
  for (guint i = 0; i < accepted->len; i++)
    add_finding (composer, *table, accepted->pdata[i]);
}

void
trestle_section_findings (TrestleComposer *composer)
{
  const GPtrArray *findings = trestle_assessment_get_findings (composer->assessment);
  const GPtrArray *accepted = trestle_assessment_get_accepted (composer->assessment);
  g_autoptr (TrestleTable) table = NULL;

  add_conflicts (composer);
  if (findings->len + accepted->len == 0)
    {
      trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                               _("Every check passes; there are no findings."));
      return;
    }
  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("What the checks of the guide found, the worst first. Errors contradict the "
                             "guide or cannot work; warnings put a service level or users at risk; advice "
                             "points out what is better decided."));
  for (guint first = 0, n; first < findings->len; first += n)
    {
      TrestleSeverity severity = trestle_finding_get_severity (findings->pdata[first]);

      for (n = 1; first + n < findings->len && trestle_finding_get_severity (findings->pdata[first + n]) == severity; n++)
        ;
      add_severity (composer, &table, (TrestleFinding *const *) findings->pdata + first, n);
    }
  if (accepted->len > 0)
    add_accepted (composer, &table, accepted);
  if (table != NULL)
    trestle_table_set (table);
}

/* How often each rule reported something worse than information. */
static GHashTable *
count_by_rule (const GPtrArray *findings)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const TrestleFinding *finding = findings->pdata[i];
      gpointer rule = (gpointer) finding->rule;

      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rule));

      if (trestle_finding_get_severity (finding) < TRESTLE_SEVERITY_INFO)
        g_hash_table_insert (counts, rule, GUINT_TO_POINTER (count + 1));
    }
  return counts;
}

void
trestle_section_checks (TrestleComposer *composer)
{
  const TrestleTableColumn columns[] = {
    { .heading = _("Check"), .strong = TRUE },
    { .heading = "", .sign = TRUE },
    { .heading = _("What Is Asked For"), .share = 1 },
    { .heading = _("Result") },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  g_autoptr (GHashTable) counts = count_by_rule (trestle_assessment_get_findings (composer->assessment));
  guint n_rules;
  const TrestleRule *const *rules = trestle_rules_get_all (&n_rules);

  trestle_galley_add_text (composer->galley, TRESTLE_STYLE_BODY,
                           _("The checks this design was put to, in the order of the guide. Those that "
                             "found something are explained under Findings."));
  for (guint i = 0; i < n_rules; i++)
    {
      const TrestleRule *rule = rules[i];
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, rule));
      g_autofree char *result = NULL;

      if (rule->check == NULL)
        continue;
      result = count == 0 ? g_strdup (_("Passed"))
                          : g_strdup_printf (ngettext ("%u finding", "%u findings", count), count);
      trestle_table_add_row (table, 1);
      trestle_table_set_cell (table, 0, 0, rule->code);
      trestle_table_set_sign (table, 1, count == 0 ? TRESTLE_SIGN_MEETS : TRESTLE_SIGN_AT_RISK);
      trestle_table_set_cell (table, 2, 0, _(rule->title));
      trestle_table_set_cell (table, 3, 0, result);
      trestle_table_set_cell (table, 4, 0, rule->id);
      trestle_table_set_grey (table, 4);
    }
  trestle_table_set (table);
}
