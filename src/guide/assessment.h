/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the guide says of a design: every figure and every finding.  An
 * assessment is made from one index and never changes; it is valid until the
 * design changes (TrestleValidator keeps a current one).
 */
#pragma once

#include "figure.h"
#include "finding.h"

G_BEGIN_DECLS

typedef struct _TrestleAssessment TrestleAssessment;
typedef struct _TrestleIndex      TrestleIndex;

/* Assesses @design: all figures, all rules.  Free with trestle_assessment_free(). */
TrestleAssessment  *trestle_assessment_new          (TrestleDesign           *design);

/* The same in steps, none of which takes long: a part of the index, or a rule.  FALSE:
 * it is finished, and says something only now.  When the design changes meanwhile, what
 * has been begun can only be freed.
 */
TrestleAssessment  *trestle_assessment_begin        (TrestleDesign           *design);
gboolean            trestle_assessment_step         (TrestleAssessment       *self);
void                trestle_assessment_free         (TrestleAssessment       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleAssessment, trestle_assessment_free)

TrestleDesign      *trestle_assessment_get_design   (const TrestleAssessment *self);

/* All findings that are open, information included, worst first, then in the order
 * of the rules and of the design’s lists; and in the same order those that have
 * been accepted, which no count holds.
 * Arrays of TrestleFinding, borrowed.
 */
const GPtrArray    *trestle_assessment_get_findings (const TrestleAssessment *self);
const GPtrArray    *trestle_assessment_get_accepted (const TrestleAssessment *self);

guint               trestle_assessment_count        (const TrestleAssessment *self,
                                                     TrestleSeverity          severity);

/* The worst severity among the findings about @object, and how many of them are
 * worse than information; TRESTLE_SEVERITY_INFO and 0 without any.
 */
TrestleSeverity     trestle_assessment_get_worst    (const TrestleAssessment *self,
                                                     const TrestleObject     *object,
                                                     guint                   *n_findings);

/* The open findings about @object, information included, in that order.  Borrowed. */
const TrestleFinding *const *trestle_assessment_get_findings_about (const TrestleAssessment *self,
                                                                    const TrestleObject     *object,
                                                                    guint                   *n_findings);

/* The same of those that have been accepted. */
const TrestleFinding *const *trestle_assessment_get_accepted_about (const TrestleAssessment *self,
                                                                    const TrestleObject     *object,
                                                                    guint                   *n_findings);

/* The value of a figure, not known when data is missing or it does not apply. */
TrestleNumber       trestle_assessment_get_figure   (const TrestleAssessment *self,
                                                     const char              *figure_id,
                                                     TrestleObject           *subject);

/* The same of a figure that has a second subject. */
TrestleNumber       trestle_assessment_get_figure_of (const TrestleAssessment *self,
                                                     const char              *figure_id,
                                                     TrestleObject           *subject,
                                                     TrestleObject           *other);

/* Every figure of @subject that is known, in the order of the tables; for the
 * design as a subject those of the whole.  Array of TrestleFigureValue (owned).
 */
GArray             *trestle_assessment_list_figures (const TrestleAssessment *self,
                                                     TrestleObject           *subject);

/* All figures of all subjects, kinds in order, subjects by name. */
GArray             *trestle_assessment_list_all_figures (const TrestleAssessment *self);

/* How a figure came about; free with trestle_explanation_free(). */
TrestleExplanation *trestle_assessment_explain      (const TrestleAssessment  *self,
                                                     const TrestleFigureValue *value);

/* For the guide's own files. */
const TrestleIndex *trestle_assessment_get_index    (const TrestleAssessment *self);

G_END_DECLS
