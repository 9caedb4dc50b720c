/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects are read out of cairo's files whole and packed without a change in
 * what they say; anything else is refused.  Whether the file is sound, qpdf and
 * poppler say in document-pdf.
 */
#include "config.h"

#include "pdf-packer.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <string.h>

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static GByteArray *
draw (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, 100, 100);
  cairo_t *cr;

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "A (B) \\ % C");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cr = cairo_create (surface);
  cairo_rectangle (cr, 10, 10, 20, 20);
  cairo_fill (cr);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return bytes;
}

static void
test_read (void)
{
  g_autoptr (GByteArray) bytes = draw ();
  TrestlePdfObjects objects;
  const TrestlePdfObject *root;
  guint n_streams = 0;

  g_assert_true (trestle_pdf_objects_read (&objects, (const char *) bytes->data, bytes->len));
  g_assert_cmpuint (objects.objects->len, ==, objects.size - 1);
  for (guint i = 0; i < objects.objects->len; i++)
    {
      const TrestlePdfObject *object = &g_array_index (objects.objects, TrestlePdfObject, i);

      g_assert_cmpuint (object->number, ==, i + 1);
      g_assert_true (trestle_pdf_objects_find (&objects, i + 1) == object);
      n_streams += object->stream;
    }
  g_assert_cmpuint (n_streams, >=, 1);
  root = trestle_pdf_objects_find (&objects, objects.root);
  g_assert_nonnull (root);
  g_assert_true (g_str_has_prefix (root->text, "<< /Type /Catalog"));
  g_assert_true (root->text[root->length - 1] == '>');
  g_assert_null (trestle_pdf_objects_find (&objects, objects.size));
  trestle_pdf_objects_clear (&objects);
}

/* Cut before its last line, or with its table moved, it is no file of cairo's. */
static void
test_refused (void)
{
  g_autoptr (GByteArray) bytes = draw ();
  g_autofree char *moved = NULL;
  TrestlePdfObjects objects;

  for (gsize length = 1; length < bytes->len - strlen ("\n%%EOF\n"); length++)
    {
      g_autofree char *cut = g_memdup2 (bytes->data, length);

      g_assert_false (trestle_pdf_objects_read (&objects, cut, length));
      trestle_pdf_objects_clear (&objects);
    }
  moved = g_malloc (bytes->len + 1);
  moved[0] = ' ';
  memcpy (moved + 1, bytes->data, bytes->len);
  g_assert_false (trestle_pdf_objects_read (&objects, moved, bytes->len + 1));
  trestle_pdf_objects_clear (&objects);
}

/* What the group of objects in @file says, after its offsets. */
static char *
dup_group (GBytes *file)
{
  gsize length;
  const char *data = g_bytes_get_data (file, &length);
  const char *dictionary = g_strstr_len (data, (gssize) length, "/ObjStm");
  const char *first = strstr (dictionary, "/First ") + strlen ("/First ");
  gsize size = g_ascii_strtoull (strstr (dictionary, "/Length ") + strlen ("/Length "), NULL, 10);
  g_autoptr (GZlibDecompressor) inflater = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GBytes) packed = g_bytes_new (strstr (dictionary, "stream\n") + strlen ("stream\n"), size);
  g_autoptr (GBytes) plain = g_converter_convert_bytes (G_CONVERTER (inflater), packed, NULL);
  gsize from = g_ascii_strtoull (first, NULL, 10);

  return g_strndup ((const char *) g_bytes_get_data (plain, NULL) + from, g_bytes_get_size (plain) - from);
}

static void
test_pack (void)
{
  static const struct
  {
    const char *text, *packed;
  } rows[] = {
    { "<< /Type /Page % 1\n   /Kids [ 1 0 R  2 0 R ]\n>>", "<</Type/Page/Kids[1 0 R 2 0 R]>>\n" },
    { "<< /T (a  b \\) (c  % d) \\\\) /U  1 >>", "<</T(a  b \\) (c  % d) \\\\)/U 1>>\n" },
    { "<< /H <FEFF 0041> /N null >>", "<</H<FEFF 0041>/N null>>\n" },
    { "  12 \n", "12\n" },
    { "(open", "(open\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TrestlePdfPacker) packer = trestle_pdf_packer_new (), other = trestle_pdf_packer_new ();
      g_autoptr (GBytes) file = NULL, again = NULL;
      g_autofree char *group = NULL;

      trestle_pdf_packer_add (packer, 1, rows[i].text, strlen (rows[i].text));
      trestle_pdf_packer_add (other, 1, rows[i].text, strlen (rows[i].text));
      file = trestle_pdf_packer_finish (packer, 1, 1, 2);
      again = trestle_pdf_packer_finish (other, 1, 1, 2);
      g_assert_true (g_bytes_equal (file, again));
      group = dup_group (file);
      g_assert_cmpstr (group, ==, rows[i].packed);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-packer/read", test_read);
  g_test_add_func ("/pdf-packer/refused", test_refused);
  g_test_add_func ("/pdf-packer/pack", test_pack);

  return g_test_run ();
}
