/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The document as window and command line use it: painted page by page, written
 * whole or not at all, made in one thread and shown in another.
 */
#include "config.h"

#include "design-marks.h"
#include "document.h"
#include "output.h"
#include "picture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "demo-design.h"
#include "random-design.h"

typedef struct
{
  TrestleDesign   *design;
  TrestleDocument *document;
  char            *folder;
} Fixture;

static TrestleDocument *
make_document (TrestleDesign *design)
{
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (design);

  return trestle_document_new (design, assessment, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (TrestleDesign) design = demo_design_new (8);

  /* Sums follow the order of lists, which copies and files sort. */
  fixture->design = trestle_design_copy (design);
  fixture->document = make_document (fixture->design);
  fixture->folder = g_dir_make_tmp ("trestle-XXXXXX", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_assert_finalize_object (fixture->document);
  g_assert_finalize_object (fixture->design);
}

/* Dark pixels of a page painted on white, at half size. */
static guint
count_ink (TrestleDocument *document,
           guint            page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n = 0;

  trestle_document_get_page_size (document, page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width / 2, (int) height / 2);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 0.5, 0.5);
  trestle_document_paint_page (document, page, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        n += row[x * 4] < 160;
    }
  cairo_surface_destroy (surface);

  return n;
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  guint n_pages = trestle_document_get_n_pages (fixture->document), landscape = 0;

  g_assert_cmpuint (n_pages, >, 10);
  for (guint i = 0; i < n_pages; i++)
    {
      double width, height;

      trestle_document_get_page_size (fixture->document, i, &width, &height);
      landscape += width > height;
      g_assert_cmpuint (count_ink (fixture->document, i), >, 100);
    }
  g_assert_cmpuint (landscape, >=, 4);
  g_assert_cmpuint (g_strv_length ((char **) trestle_document_get_notes (fixture->document)), ==, 0);
}

static void
test_find_page (Fixture      *fixture,
                gconstpointer data)
{
  TrestleList *locations = trestle_design_get_list (fixture->design, TRESTLE_KIND_LOCATION);
  int n_pages = (int) trestle_document_get_n_pages (fixture->document);
  g_autoptr (TrestleObject) stranger = g_object_new (TRESTLE_TYPE_LOCATION, NULL);

  for (guint i = 0; i < locations->items->len; i++)
    {
      int page = trestle_document_find_page (fixture->document, locations->items->pdata[i]);

      g_assert_cmpint (page, >, 1);
      g_assert_cmpint (page, <, n_pages);
    }
  g_assert_cmpint (trestle_document_find_page (fixture->document, stranger), ==, -1);
}

static GBytes *
write_bytes (TrestleDocument *document)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  trestle_document_write_pdf_to_stream (document, stream, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* A file and a stream get the same; painting pages in between changes nothing. */
static void
test_write (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "design.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = write_bytes (fixture->document);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;

  count_ink (fixture->document, 5);
  trestle_document_write_pdf (fixture->document, file, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &contents, &length, NULL);
  g_assert_cmpmem (contents, length, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_true (g_str_has_prefix (contents, "%PDF-1.7"));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Two documents of equal designs are equal. */
static void
test_reproducible (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (TrestleDesign) copy = trestle_design_copy (fixture->design);
  g_autoptr (TrestleDocument) document = make_document (copy);
  g_autoptr (GBytes) first = write_bytes (fixture->document), second = write_bytes (document);

  g_assert_true (g_bytes_equal (first, second));
}

/* In no format anything is left of a file that was not to be. */
static void
test_canceled (Fixture      *fixture,
               gconstpointer data)
{
  for (TrestleFormat format = 0; format < TRESTLE_N_FORMATS; format++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "design", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;

      g_file_set_contents (path, "before", -1, NULL);
      g_cancellable_cancel (cancellable);
      g_assert_false (trestle_document_write (fixture->document, format, file, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_file_get_contents (path, &contents, NULL, NULL);
      g_assert_cmpstr (contents, ==, "before");
      g_assert_cmpuint (count_files (fixture->folder), ==, 1);
    }
}

static void
test_nowhere (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "design.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("picture", 7);
  g_autoptr (GError) error = NULL;

  g_assert_false (trestle_document_write_pdf (fixture->document, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (trestle_output_write_bytes (file, bytes, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_picture (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "design.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TrestleAssessment) assessment = trestle_assessment_new (fixture->design);
  g_autoptr (TrestleMarks) marks = trestle_design_marks_new (assessment);
  g_autoptr (GError) error = NULL;
  int widths[2];

  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) bytes = trestle_picture_make (fixture->design, marks, TRESTLE_PICTURE_PNG, TRESTLE_PALETTE_LIGHT,
                                                       i + 1, &error);
      cairo_surface_t *surface;

      g_assert_no_error (error);
      trestle_output_write_bytes (file, bytes, NULL, &error);
      g_assert_no_error (error);
      surface = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      widths[i] = cairo_image_surface_get_width (surface);
      cairo_surface_destroy (surface);
    }
  g_assert_cmpint (widths[1], ==, 2 * widths[0]);
}

static gpointer
make_in_thread (gpointer data)
{
  g_autoptr (TrestleDesign) copy = g_steal_pointer (&data);

  return make_document (copy);
}

static void
test_thread (Fixture      *fixture,
             gconstpointer data)
{
  GThread *thread = g_thread_new ("document", make_in_thread, trestle_design_copy (fixture->design));
  g_autoptr (TrestleDocument) document = g_thread_join (thread);
  g_autoptr (GBytes) first = write_bytes (fixture->document), second = write_bytes (document);

  for (guint i = 0; i < trestle_document_get_n_pages (document); i++)
    g_assert_cmpuint (count_ink (document, i), ==, count_ink (fixture->document, i));
  g_assert_true (g_bytes_equal (first, second));
}

/* Nothing in it, or anything: it comes out. */
static void
test_any_design (void)
{
  g_autoptr (TrestleDesign) empty = trestle_design_new ();
  g_autoptr (TrestleDocument) document = make_document (empty);

  g_assert_cmpuint (trestle_document_get_n_pages (document), >, 5);
  for (guint32 seed = 0; seed < 5; seed++)
    {
      g_autoptr (TrestleDesign) design = random_design_new (seed, 3);
      g_autoptr (TrestleDocument) any = make_document (design);
      g_autoptr (GBytes) bytes = write_bytes (any);

      g_assert_cmpuint (g_bytes_get_size (bytes), >, 5000);
      for (guint i = 0; i < trestle_document_get_n_pages (any); i += 5)
        count_ink (any, i);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*func) (Fixture      *fixture,
                         gconstpointer data);
  } tests[] = {
    { "/document/pages", test_pages },
    { "/document/find-page", test_find_page },
    { "/document/write", test_write },
    { "/document/reproducible", test_reproducible },
    { "/document/canceled", test_canceled },
    { "/document/nowhere", test_nowhere },
    { "/document/picture", test_picture },
    { "/document/thread", test_thread },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/document/any-design", test_any_design);

  return g_test_run ();
}
