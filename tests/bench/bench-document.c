/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The design document from assessment to the last byte of the PDF.
 */
#include "config.h"

#include "bench-design.h"
#include "bench.h"
#include "document.h"

static gpointer
set_up (guint size)
{
  return bench_design_new (size);
}

static void
write_document (gpointer data)
{
  TrestleDesign *design = data;
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (design);
  g_autoptr(TrestleDocument) document = trestle_document_new (design, assessment, NULL);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (trestle_document_write_pdf_to_stream (document, stream, NULL, NULL));
}

static const BenchRow rows[] = {
  { .title = "design document as PDF", .milliseconds = 500, .size = 100,
    .set_up = set_up, .work = write_document, .tear_down = g_object_unref },
  { .title = "design document as PDF, large", .milliseconds = 2000, .size = 1000,
    .set_up = set_up, .work = write_document, .tear_down = g_object_unref },
  { NULL }
};

int
main (int   argc,
      char *argv[])
{
  return bench_run (argc, argv, rows);
}
