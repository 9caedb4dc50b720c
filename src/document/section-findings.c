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

void
trestle_section_findings (TrestleComposer *composer)
{
  const GPtrArray *findings = trestle_assessment_get_findings (composer->assessment);
  const GPtrArray *accepted = trestle_assessment_get_accepted (composer->assessment);
  const TrestleTableColumn columns[] = {
    { .heading = _("Subject"), .strong = TRUE },
    { .heading = "", .sign = TRUE },
    { .heading = _("Finding"), .share = 1 },
    { .heading = _("Check") },
    { .heading = _("Guide"), .number = TRUE },
  };
  g_autoptr (TrestleTable) table = trestle_table_new (composer->galley, columns, G_N_ELEMENTS (columns));
  int severity = -1;

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
  for (guint i = 0; i < findings->len; i++)
    {
      TrestleSeverity own = trestle_finding_get_severity (findings->pdata[i]);

      if ((int) own != severity)
        {
          g_autofree char *title = dup_group_title (composer->assessment, own);

          trestle_table_add_group (table, title);
          severity = (int) own;
        }
      add_finding (composer, table, findings->pdata[i]);
    }
  if (accepted->len > 0)
    {
      g_autofree char *title = g_strdup_printf ("%s (%u)", C_("finding", "Accepted"), accepted->len);

      trestle_table_add_group (table, title);
    }
  for (guint i = 0; i < accepted->len; i++)
    add_finding (composer, table, accepted->pdata[i]);
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
