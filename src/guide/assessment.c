/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs every rule over one index, and gives out figures.
 */
#include "config.h"

#include "assessment.h"

#include <glib/gi18n.h>

#include "acceptances.h"
#include "arena.h"
#include "rule.h"

struct _TrestleAssessment
{
  TrestleDesign         *design;
  TrestleIndex          *index;
  TrestleArena          *arena;   /* of the findings */
  GPtrArray             *findings;
  GPtrArray             *accepted;
  TrestleReport          report;  /* what rules write into */
  guint                  n_checked; /* rules that have run or are off */
  const TrestleFinding **about;   /* the findings by object; made when first asked for */
  guint                 *first_about; /* of each mark, and behind the last */
  guint                 *marks;   /* of each object: count of findings and the worst, packed */
  guint                  first_mark[TRESTLE_N_KINDS + 1];
  guint                  counts[TRESTLE_SEVERITY_INFO + 1];
};

/* The mark of @object; NULL for one that the design did not have. */
static guint *
find_mark (const TrestleAssessment *self,
           const TrestleObject     *object)
{
  TrestleKind kind = trestle_object_get_kind (object);

  if (object->position >= self->first_mark[kind + 1] - self->first_mark[kind])
    return NULL;

  return &self->marks[self->first_mark[kind] + object->position];
}

static void
count_findings (TrestleAssessment *self)
{
  for (TrestleKind kind = TRESTLE_KIND_DESIGN; kind < TRESTLE_N_KINDS; kind++)
    {
      const TrestleList *list = trestle_design_get_list (self->design, kind);

      self->first_mark[kind + 1] = self->first_mark[kind] + (list != NULL ? list->items->len : 1);
    }
  self->marks = g_new0 (guint, self->first_mark[TRESTLE_N_KINDS]);

  for (guint i = 0; i < self->findings->len; i++)
    {
      const TrestleFinding *finding = self->findings->pdata[i];
      TrestleSeverity severity = finding->outcome->severity;
      guint *mark;

      self->counts[severity]++;
      if (severity == TRESTLE_SEVERITY_INFO)
        continue;
      /* The first one is the worst. */
      mark = find_mark (self, finding->subject);
      *mark = *mark == 0 ? 1 << 2 | severity : *mark + (1 << 2);
    }
}

/* Worst first; within a severity in the order of the rules, and of the objects,
 * in which the rules report.
 */
static void
collect_findings (TrestleAssessment *self)
{
  for (guint severity = 0; severity < G_N_ELEMENTS (self->report.findings); severity++)
    g_ptr_array_extend_and_steal (self->findings, g_steal_pointer (&self->report.findings[severity]));
  trestle_acceptances_apply (self->design, self->findings, self->accepted);
  count_findings (self);
}

TrestleAssessment *
trestle_assessment_begin (TrestleDesign *design)
{
  TrestleAssessment *self = g_new0 (TrestleAssessment, 1);

  self->design = g_object_ref (design);
  self->index = trestle_index_begin (design);
  self->arena = trestle_arena_new ();
  self->findings = g_ptr_array_new ();
  self->accepted = g_ptr_array_new ();
  self->report.index = self->index;
  self->report.arena = self->arena;
  for (guint severity = 0; severity < G_N_ELEMENTS (self->report.findings); severity++)
    self->report.findings[severity] = g_ptr_array_new ();

  return self;
}

gboolean
trestle_assessment_step (TrestleAssessment *self)
{
  guint n_rules;
  const TrestleRule *const *rules = trestle_rules_get_all (&n_rules);

  if (trestle_index_step (self->index))
    return TRUE;
  while (self->n_checked < n_rules)
    {
      const TrestleRule *rule = rules[self->n_checked++];

      if (rule->check == NULL || trestle_rule_is_off (rule, self->design))
        continue;
      self->report.rule = rule;
      rule->check (&self->report);
      return TRUE;
    }
  if (self->marks == NULL)
    collect_findings (self);

  return FALSE;
}

TrestleAssessment *
trestle_assessment_new (TrestleDesign *design)
{
  TrestleAssessment *self = trestle_assessment_begin (design);

  while (trestle_assessment_step (self))
    continue;

  return self;
}

void
trestle_assessment_free (TrestleAssessment *self)
{
  for (guint severity = 0; severity < G_N_ELEMENTS (self->report.findings); severity++)
    g_clear_pointer (&self->report.findings[severity], g_ptr_array_unref);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->accepted);
  trestle_arena_free (self->arena);
  g_free (self->marks);
  g_free (self->about);
  g_free (self->first_about);
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
  const guint *mark = find_mark (self, object);
  guint packed = mark != NULL ? *mark : 0;

  if (n_findings != NULL)
    *n_findings = packed >> 2;

  return packed > 0 ? (TrestleSeverity) (packed & 3) : TRESTLE_SEVERITY_INFO;
}

/* By object, in their order, those accepted behind the open ones: a counting sort. */
static void
sort_findings (TrestleAssessment *self)
{
  guint n_marks = self->first_mark[TRESTLE_N_KINDS];
  g_autofree guint *next = g_new0 (guint, n_marks + 1);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_ptr_array_extend (all, self->findings, NULL, NULL);
  g_ptr_array_extend (all, self->accepted, NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    next[find_mark (self, ((TrestleFinding *) all->pdata[i])->subject) - self->marks + 1]++;
  for (guint i = 0; i < n_marks; i++)
    next[i + 1] += next[i];
  self->first_about = g_memdup2 (next, sizeof (guint) * (n_marks + 1));
  self->about = g_new (const TrestleFinding *, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      const TrestleFinding *finding = all->pdata[i];

      self->about[next[find_mark (self, finding->subject) - self->marks]++] = finding;
    }
}

/* The open ones and those accepted. */
static const TrestleFinding *const *
find_about (const TrestleAssessment *self,
            const TrestleObject     *object,
            guint                   *n_findings)
{
  const guint *mark = find_mark (self, object);
  guint place = mark != NULL ? mark - self->marks : 0;

  *n_findings = 0;
  if (mark == NULL)
    return NULL;
  if (self->about == NULL)
    sort_findings ((TrestleAssessment *) self);
  /* One that is no longer in the design has the position of another. */
  if (self->first_about[place] < self->first_about[place + 1] && self->about[self->first_about[place]]->subject == object)
    *n_findings = self->first_about[place + 1] - self->first_about[place];

  return self->about + self->first_about[place];
}

const TrestleFinding *const *
trestle_assessment_get_findings_about (const TrestleAssessment *self,
                                       const TrestleObject     *object,
                                       guint                   *n_findings)
{
  const TrestleFinding *const *about = find_about (self, object, n_findings);

  while (*n_findings > 0 && about[*n_findings - 1]->accepted)
    (*n_findings)--;

  return about;
}

const TrestleFinding *const *
trestle_assessment_get_accepted_about (const TrestleAssessment *self,
                                       const TrestleObject     *object,
                                       guint                   *n_findings)
{
  guint n_open, n;
  const TrestleFinding *const *about = trestle_assessment_get_findings_about (self, object, &n_open);

  find_about (self, object, &n);
  *n_findings = n - n_open;

  return about != NULL ? about + n_open : NULL;
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

static void
append_figures (const TrestleAssessment *self,
                TrestleObject           *subject,
                GArray                  *values)
{
  guint n_figures;
  const TrestleFigure *const *figures = trestle_figures_get_of (trestle_object_get_kind (subject), &n_figures);

  for (guint i = 0; i < n_figures; i++)
    {
      g_autoptr(GPtrArray) others = NULL;

      if (figures[i]->other == TRESTLE_KIND_DESIGN)
        {
          append_figure (self, figures[i], subject, NULL, values);
          continue;
        }
      others = trestle_list_dup_by_name (trestle_design_get_list (self->design, figures[i]->other));
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
      g_autoptr(GPtrArray) subjects = trestle_list_dup_by_name (trestle_design_get_list (self->design, kinds[i]));

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
