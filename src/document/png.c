/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology as a picture file, with what the assessment has to say.
 */
#include "config.h"

#include "document.h"

#include "design-marks.h"
#include "output.h"
#include "picture.h"

typedef struct
{
  TrestleDesign           *design;
  const TrestleAssessment *assessment;
  double                   scale;
} Export;

static gboolean
write_png (gpointer       data,
           GOutputStream *stream,
           GCancellable  *cancellable,
           GError       **error)
{
  const Export *export = data;
  g_autoptr (TrestleMarks) marks = trestle_design_marks_new (export->assessment);

  return trestle_topology_export_png (export->design, marks, TRESTLE_PALETTE_LIGHT, CLAMP (export->scale, 1, 8), stream,
                                      cancellable, error);
}

gboolean
trestle_document_export_png (TrestleDesign           *design,
                             const TrestleAssessment *assessment,
                             GFile                   *file,
                             double                   scale,
                             GError                 **error)
{
  Export export = { design, assessment, scale };

  return trestle_output_write (file, write_png, &export, NULL, error);
}

gboolean
trestle_document_export_png_to_stream (TrestleDesign           *design,
                                       const TrestleAssessment *assessment,
                                       GOutputStream           *stream,
                                       double                   scale,
                                       GError                 **error)
{
  Export export = { design, assessment, scale };

  return write_png (&export, stream, NULL, error);
}
