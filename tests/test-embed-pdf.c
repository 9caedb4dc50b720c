/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents that have their design in them, whole and broken.
 */
#include "config.h"

#include "demo-design.h"
#include "document.h"
#include "embed-pdf.h"
#include "file.h"

#include <string.h>

static GBytes *
make (GBytes *data)
{
  g_autoptr (TrestleDesign) design = demo_design_new (2);
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (design);
  const TrestleDocumentOptions options = { .data = data };
  g_autoptr (TrestleDocument) document = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  design->sections = g_strdupv ((char *[]) { (char *) "cover", NULL });
  document = trestle_document_new (design, assessment, &options);
  trestle_document_write_pdf_to_stream (document, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
make_text (void)
{
  g_autoptr (TrestleDesign) design = demo_design_new (6);

  return trestle_file_serialize (design);
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) text = make_text ();
  g_autoptr (GBytes) pdf = make (text), again = make (text), found = NULL, written = NULL;
  g_autoptr (TrestleDesign) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_bytes_equal (pdf, again));
  g_assert_true (trestle_embed_is_pdf (pdf));
  found = trestle_embed_extract_pdf ("document", pdf, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (found, text));
  read = trestle_file_parse ("document", pdf, &error);
  g_assert_no_error (error);
  written = trestle_file_serialize (read);
  g_assert_true (g_bytes_equal (written, text));
}

static void
test_none (void)
{
  g_autoptr (GBytes) pdf = make (NULL);
  g_autoptr (GBytes) other = g_bytes_new_static ("%PDF", 4), nothing = g_bytes_new_static (NULL, 0);
  g_autoptr (GError) error = NULL;

  g_assert_false (trestle_embed_is_pdf (other));
  g_assert_false (trestle_embed_is_pdf (nothing));
  g_assert_null (trestle_embed_extract_pdf ("document", pdf, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT);
}

/* Cut off or changed anywhere it is the design or an error, and nothing worse. */
static void
test_broken (void)
{
  g_autoptr (GBytes) text = make_text ();
  g_autoptr (GBytes) pdf = make (text);
  gsize length = g_bytes_get_size (pdf);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 400; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (pdf, NULL), length);
      gsize cut = i % 4 == 0 ? (gsize) g_rand_int_range (rand, 6, (gint32) length) : length;
      g_autoptr (GBytes) bytes = NULL, found = NULL;
      g_autoptr (GError) error = NULL;

      changed[g_rand_int_range (rand, 5, (gint32) length)] ^= (guint8) g_rand_int_range (rand, 1, 256);
      bytes = g_bytes_new (changed, cut);
      found = trestle_embed_extract_pdf ("document", bytes, &error);
      g_assert_true ((found != NULL) == (error == NULL));
      g_assert_true (found == NULL || g_bytes_equal (found, text));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/embed-pdf/round-trip", test_round_trip);
  g_test_add_func ("/embed-pdf/none", test_none);
  g_test_add_func ("/embed-pdf/broken", test_broken);

  return g_test_run ();
}
