/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is opened in the window: documents and pictures are the project they were made from, and those that are not say
 * what to ask for.
 */
#include "config.h"

#include "app-test.h"
#include "document.h"
#include "embed.h"
#include "picture.h"
#include "start-window.h"
#include "window.h"
#include "workbench.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of the whole process: the bus knows it by its name. */
static TrestleWorkbench *workbench;

typedef struct
{
  TrestleDesign *design;
  GBytes        *text;      /* of the design */
  char          *folder;
  GFile         *file;      /* that the test opens */
} Fixture;

typedef struct
{
  const char          *name;    /* of the file */
  TrestlePictureFormat format;
  gboolean             whole;   /* with the design in it */
} Case;

static const Case cases[] = {
  { "document.pdf", TRESTLE_N_PICTURES, TRUE }, { "drawing.svg", TRESTLE_PICTURE_SVG, TRUE }, { "drawing.png", TRESTLE_PICTURE_PNG, TRUE },
  { "empty.pdf", TRESTLE_N_PICTURES, FALSE }, { "empty.svg", TRESTLE_PICTURE_SVG, FALSE }, { "empty.png", TRESTLE_PICTURE_PNG, FALSE }
};

static GBytes *
make_pdf (Fixture *self,
          gboolean whole)
{
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (self->design);
  const TrestleDocumentOptions options = { .data = whole ? self->text : NULL };
  g_autoptr(TrestleDocument) document = trestle_document_new (self->design, assessment, &options);
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_assert_true (trestle_document_write_pdf_to_stream (document, stream, NULL, NULL));
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
make (Fixture    *self,
      const Case *row)
{
  g_autoptr(GBytes) picture = NULL;

  if (row->format == TRESTLE_N_PICTURES)
    return make_pdf (self, row->whole);
  picture = trestle_picture_make (self->design, NULL, row->format, TRESTLE_PALETTE_LIGHT, 1, NULL);

  return row->whole ? trestle_embed_put (picture, self->text) : g_steal_pointer (&picture);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  const Case *row = data;
  TrestleProject *project = app_test_new_project ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  self->design = g_object_ref (trestle_project_get_design (project));
  app_test_finish (project);
  self->text = trestle_file_serialize (self->design);
  self->folder = g_dir_make_tmp ("trestle-open-XXXXXX", NULL);
  path = g_build_filename (self->folder, row->name, NULL);
  self->file = g_file_new_for_path (path);
  bytes = make (self, row);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  while (gtk_application_get_active_window (GTK_APPLICATION (workbench)) != NULL)
    {
      gtk_window_destroy (gtk_application_get_active_window (GTK_APPLICATION (workbench)));
      app_test_settle ();
    }
  g_file_delete (self->file, NULL, NULL);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_object_unref (self->design);
  g_bytes_unref (self->text);
  g_free (self->folder);
}

static gboolean
has_window (gpointer data)
{
  return gtk_application_get_active_window (GTK_APPLICATION (workbench)) != NULL;
}

/* The same design to the byte, that has no file yet: saving asks for one, and what was opened stays what it is. */
static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  TrestleProject *project;
  GtkWindow *window;
  g_autoptr(GBytes) text = NULL;

  trestle_workbench_open (workbench, self->file);
  app_test_wait (has_window, NULL);
  app_test_settle ();
  window = gtk_application_get_active_window (GTK_APPLICATION (workbench));
  g_assert_true (TRESTLE_IS_WINDOW (window));
  project = trestle_window_get_project (TRESTLE_WINDOW (window));
  g_assert_null (trestle_project_get_file (project));
  text = trestle_file_serialize (trestle_project_get_design (project));
  g_assert_true (g_bytes_equal (text, self->text));
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
test_empty (Fixture      *self,
            gconstpointer data)
{
  GtkWidget *window;

  trestle_workbench_open (workbench, self->file);
  app_test_wait (has_window, NULL);
  app_test_settle ();
  window = GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (workbench)));
  g_assert_true (TRESTLE_IS_START_WINDOW (window));
  g_assert_true (says (window, "without a design of Trestle in it"));
  g_assert_true (says (window, "ask for its .trestle file"));
}

int
main (int   argc,
      char *argv[])
{
  int failed;

  app_test_init (&argc, &argv);
  workbench = trestle_workbench_new ();
  g_assert_true (g_application_register (G_APPLICATION (workbench), NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/open/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, cases[i].whole ? test_whole : test_empty, tear_down);
    }

  failed = g_test_run ();
  g_object_unref (workbench);

  return failed;
}
