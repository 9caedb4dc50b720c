/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has changed since another version, in the drawing of a design: signs of what
 * is new, gone and changed.
 */
#pragma once

#include "compare.h"
#include "marks.h"

G_BEGIN_DECLS

/* Marks for scenes of @design that show @differences, what trestle_compare() says has
 * become of @other, a version called @name.  What is gone shows at the location where
 * it stood, if that is still there, and in the legend.  Free with trestle_marks_unref().
 */
TrestleMarks *trestle_change_marks_new (TrestleDesign   *design,
                                        TrestleDesign   *other,
                                        const char      *name,
                                        const GPtrArray *differences);

G_END_DECLS
