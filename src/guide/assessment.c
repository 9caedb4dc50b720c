/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs every rule over one index, and gives out figures.
 */
#include "config.h"

#include "assessment.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "rule.h"

struct _TrestleAssessment
{
  TrestleDesign *design;
  TrestleIndex  *index;
  GPtrArray     *findings;
  GPtrArray     *accepted;
  GHashTable    *by_subject;      /* TrestleObject → count of findings and the worst, packed */
  guint          counts[TRESTLE_SEVERITY_INFO + 1];
};

/* Worst first; within a severity in the order of the rules, and of the objects,
 * in which the rules have reported.
 */
static void
order_by_severity (GPtrArray *findings)
{
  g_autofree gpointer *reported = g_memdup2 (findings->pdata, sizeof (gpointer) * findings->len);
  guint n = 0;

  for (guint severity = TRESTLE_SEVERITY_ERROR; severity <= TRESTLE_SEVERITY_INFO; severity++)
    for (guint i = 0; i < findings->len; i++)
      if (((TrestleFinding *) reported[i])->outcome->severity == severity)
        findings->pdata[n++] = reported[i];
}

static void
count_finding (TrestleAssessment    *self,
               const TrestleFinding *finding)
{
  TrestleSeverity severity = finding->outcome->severity;
  guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, finding->subject));
  guint worst = packed > 0 ? packed & 3 : TRESTLE_SEVERITY_INFO;
  guint n = packed >> 2;

  self->counts[severity]++;
  if (severity == TRESTLE_SEVERITY_INFO)
    return;
  g_hash_table_insert (self->by_subject, finding->subject, GUINT_TO_POINTER (((n + 1) << 2) | MIN (worst, (guint) severity)));
}

TrestleAssessment *
trestle_assessment_new (TrestleDesign *design)
{
  TrestleAssessment *self = g_new0 (TrestleAssessment, 1);
  guint n_rules;
  const TrestleRule *const *rules = trestle_rules_get_all (&n_rules);
  TrestleReport report;

  self->design = g_object_ref (design);
  self->index = trestle_index_new (design);
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->accepted = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_subject = g_hash_table_new (NULL, NULL);

  report = (TrestleReport) { self->index, NULL, self->findings };
  for (guint i = 0; i < n_rules; i++)
    if (rules[i]->check != NULL && !trestle_rule_is_off (rules[i], design))
      {
        report.rule = rules[i];
        rules[i]->check (&report);
      }
  order_by_severity (self->findings);
  trestle_acceptances_apply (design, self->findings, self->accepted);
  for (guint i = 0; i < self->findings->len; i++)
    count_finding (self, self->findings->pdata[i]);

  return self;
}

void
trestle_assessment_free (TrestleAssessment *self)
{
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->accepted);
  g_hash_table_unref (self->by_subject);
  trestle_index_free (self->index);
  g_object_unref (self->design);
  g_free (self);
}

TrestleDesign *
trestle_assessment_get_design (const TrestleAssessment *self)
{
  return self->design;
}

const GPtrArray *
trestle_assessment_get_findings (const TrestleAssessment *self)
{
  return self->findings;
}

const GPtrArray *
trestle_assessment_get_accepted (const TrestleAssessment *self)
{
  return self->accepted;
}

guint
trestle_assessment_count (const TrestleAssessment *self,
                          TrestleSeverity          severity)
{
  return self->counts[severity];
}

TrestleSeverity
trestle_assessment_get_worst (const TrestleAssessment *self,
                              const TrestleObject     *object,
                              guint                   *n_findings)
{
  guint packed = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, object));

  if (n_findings != NULL)
    *n_findings = packed >> 2;

  return packed > 0 ? (TrestleSeverity) (packed & 3) : TRESTLE_SEVERITY_INFO;
}

TrestleNumber
trestle_assessment_get_figure (const TrestleAssessment *self,
                               const char              *figure_id,
                               TrestleObject           *subject)
{
  const TrestleFigure *figure = trestle_figure_find (figure_id);

  g_return_val_if_fail (figure != NULL && figure->kind == trestle_object_get_kind (subject), TRESTLE_UNKNOWN);
  g_return_val_if_fail (figure->other == TRESTLE_KIND_DESIGN, TRESTLE_UNKNOWN);

  return figure->compute (self->index, subject, NULL, NULL);
}

TrestleNumber
trestle_assessment_get_figure_of (const TrestleAssessment *self,
                                  const char              *figure_id,
                                  TrestleObject           *subject,
                                  TrestleObject           *other)
{
  const TrestleFigure *figure = trestle_figure_find (figure_id);

  g_return_val_if_fail (figure != NULL && figure->kind == trestle_object_get_kind (subject), TRESTLE_UNKNOWN);
  g_return_val_if_fail (figure->other == trestle_object_get_kind (other), TRESTLE_UNKNOWN);

  return figure->compute (self->index, subject, other, NULL);
}

static void
append_figure (const TrestleAssessment *self,
               const TrestleFigure     *figure,
               TrestleObject           *subject,
               TrestleObject           *other,
               GArray                  *values)
{
  TrestleFigureValue value = { figure, subject, other, figure->compute (self->index, subject, other, NULL) };

  if (trestle_number_is_known (value.value))
    g_array_append_val (values, value);
}

static GPtrArray *
list_by_name (const TrestleDesign *design,
              TrestleKind          kind)
{
  GPtrArray *objects = g_ptr_array_new ();
  const GPtrArray *items = trestle_design_get_list (design, kind)->items;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (objects, items->pdata[i]);
  g_ptr_array_sort (objects, trestle_object_compare);

  return objects;
}

static void
append_figures (const TrestleAssessment *self,
                TrestleObject           *subject,
                GArray                  *values)
{
  guint n_figures;
  const TrestleFigure *const *figures = trestle_figures_get_all (&n_figures);
  TrestleKind kind = trestle_object_get_kind (subject);

  for (guint i = 0; i < n_figures; i++)
    {
      g_autoptr(GPtrArray) others = NULL;

      if (figures[i]->kind != kind)
        continue;
      if (figures[i]->other == TRESTLE_KIND_DESIGN)
        {
          append_figure (self, figures[i], subject, NULL, values);
          continue;
        }
      others = list_by_name (self->design, figures[i]->other);
      for (guint k = 0; k < others->len; k++)
        append_figure (self, figures[i], subject, others->pdata[k], values);
    }
}

GArray *
trestle_assessment_list_figures (const TrestleAssessment *self,
                                 TrestleObject           *subject)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (TrestleFigureValue));

  append_figures (self, subject, values);

  return values;
}

GArray *
trestle_assessment_list_all_figures (const TrestleAssessment *self)
{
  static const TrestleKind kinds[] = {
    TRESTLE_KIND_LOCATION, TRESTLE_KIND_POPULATION, TRESTLE_KIND_FLOW, TRESTLE_KIND_IMAGE,
    TRESTLE_KIND_INSTANCE, TRESTLE_KIND_DATABASE, TRESTLE_KIND_REPOSITORY
  };
  GArray *values = trestle_assessment_list_figures (self, TRESTLE_OBJECT (self->design));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) subjects = list_by_name (self->design, kinds[i]);

      for (guint k = 0; k < subjects->len; k++)
        append_figures (self, subjects->pdata[k], values);
    }

  return values;
}

TrestleExplanation *
trestle_assessment_explain (const TrestleAssessment  *self,
                            const TrestleFigureValue *value)
{
  TrestleExplanation *explanation = g_new0 (TrestleExplanation, 1);
  const TrestleFigure *figure = value->figure;
  const char *formula;
  TrestleTerms terms = { g_array_new (FALSE, FALSE, sizeof (TrestleTerm)), NULL };
  TrestleFigureValue again = *value;

  again.value = figure->compute (self->index, value->subject, value->other, &terms);
  explanation->terms = terms.terms;
  formula = terms.formula != NULL ? terms.formula : figure->formula;
  explanation->formula = g_strdup (formula != NULL ? formula : _(figure->words));
  explanation->substituted = formula != NULL ? trestle_terms_substitute (&terms, formula) : NULL;
  explanation->value = trestle_figure_value_dup_text (&again);
  explanation->exact = trestle_number_to_exact (again.value);

  return explanation;
}

const TrestleIndex *
trestle_assessment_get_index (const TrestleAssessment *self)
{
  return self->index;
}
