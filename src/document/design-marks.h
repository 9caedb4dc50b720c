/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an assessment has to say in the drawing of its design: verdicts of
 * locations and links, findings on what carries them, the figure that matters.
 */
#pragma once

#include "assessment.h"
#include "marks.h"

G_BEGIN_DECLS

typedef struct _TrestleMarksMaker TrestleMarksMaker;

/* Marks for scenes of the design of @assessment.  Free with trestle_marks_unref(). */
TrestleMarks      *trestle_design_marks_new   (const TrestleAssessment *assessment);

/* The same in steps, none of which takes long, as long as the assessment is valid; FALSE:
 * they are finished.  trestle_design_marks_end() gives out the marks as far as they are
 * made, and frees the rest.
 */
TrestleMarksMaker *trestle_design_marks_begin (const TrestleAssessment *assessment);
gboolean           trestle_design_marks_step  (TrestleMarksMaker       *self);
TrestleMarks      *trestle_design_marks_end   (TrestleMarksMaker       *self);

G_END_DECLS
