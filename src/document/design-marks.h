/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an assessment has to say in the drawing of its design: verdicts of
 * locations and links, findings on what carries them, the figure that matters.
 */
#pragma once

#include "assessment.h"
#include "marks.h"

G_BEGIN_DECLS

/* Marks for scenes of the design of @assessment.  Free with trestle_marks_unref(). */
TrestleMarks *trestle_design_marks_new (const TrestleAssessment *assessment);

G_END_DECLS
