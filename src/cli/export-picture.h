/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology for export.
 */
#pragma once

#include "assessment.h"
#include "picture.h"

G_BEGIN_DECLS

/* What is said in the picture, under an overlay or NULL; NULL with a message when there
 * is no such overlay.
 */
TrestleMarks *trestle_cli_make_marks    (TrestleDesign           *design,
                                         const TrestleAssessment *assessment,
                                         const char              *overlay);

/* Writes the topology, @with_data with the design in it where there is room for it, to
 * @stream, which stays open, or when that is NULL to @file.
 */
gboolean      trestle_cli_write_picture (TrestleDesign           *design,
                                         TrestleMarks            *marks,
                                         TrestlePictureFormat     format,
                                         double                   scale,
                                         gboolean                 with_data,
                                         GOutputStream           *stream,
                                         GFile                   *file,
                                         GError                 **error);

G_END_DECLS
