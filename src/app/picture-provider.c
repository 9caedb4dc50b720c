/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each form of the picture is a file in the program’s state folder, written when it
 * is first wanted; what was dragged before gives way.
 */
#include "config.h"

#include "picture-provider.h"

#include <glib/gstdio.h>

#include "export.h"
#include "state.h"

#define TRESTLE_TYPE_PICTURE_PROVIDER (trestle_picture_provider_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePictureProvider, trestle_picture_provider, TRESTLE, PICTURE_PROVIDER, GdkContentProvider)

struct _TrestlePictureProvider
{
  GdkContentProvider parent_instance;
  TrestleProject    *project;
  char              *folder;
};

G_DEFINE_FINAL_TYPE (TrestlePictureProvider, trestle_picture_provider, GDK_TYPE_CONTENT_PROVIDER)

static const struct { const char *type, *extension; } forms[] = {
  { "image/svg+xml", "svg" }, { "image/png", "png" }, { "application/pdf", "pdf" }
};

/* Where the form with this ending is kept, under the name of the design. */
static GFile *
get_file (TrestlePictureProvider *self,
          const char             *extension)
{
  g_autofree char *title = trestle_project_dup_title (self->project);
  g_autofree char *name = g_strdup_printf ("%s.%s", g_strdelimit (title, "/\\:", '-'), extension);

  return g_file_new_build_filename (self->folder, name, NULL);
}

static GdkContentFormats *
trestle_picture_provider_ref_formats (GdkContentProvider *provider)
{
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    gdk_content_formats_builder_add_mime_type (builder, forms[i].type);

  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
spliced_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) task = data;
  GFile *file = g_object_get_data (G_OBJECT (task), "file");
  g_autoptr(GFileInputStream) stream = NULL;
  GError *error = NULL;

  if (!trestle_export_finish (TRESTLE_PROJECT (source), result, &error) ||
      (stream = g_file_read (file, g_task_get_cancellable (task), &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_output_stream_splice_async (g_task_get_task_data (task), G_INPUT_STREAM (stream), G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                g_task_get_priority (task), g_task_get_cancellable (task), spliced_cb, g_object_ref (task));
}

static void
trestle_picture_provider_write_mime_type_async (GdkContentProvider *provider,
                                                const char         *type,
                                                GOutputStream      *stream,
                                                int                 priority,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            data)
{
  TrestlePictureProvider *self = TRESTLE_PICTURE_PROVIDER (provider);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_priority (task, priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].type, type))
      {
        GFile *file = get_file (self, forms[i].extension);

        g_object_set_data_full (G_OBJECT (task), "file", file, g_object_unref);
        trestle_export_async (self->project, TRESTLE_EXPORT_PICTURE, TRESTLE_KIND_ANY, file, cancellable, written_cb,
                              g_steal_pointer (&task));
        return;
      }
  g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, type);
}

static gboolean
trestle_picture_provider_write_mime_type_finish (GdkContentProvider *provider,
                                                 GAsyncResult       *result,
                                                 GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
trestle_picture_provider_finalize (GObject *object)
{
  TrestlePictureProvider *self = TRESTLE_PICTURE_PROVIDER (object);

  g_clear_object (&self->project);
  g_free (self->folder);

  G_OBJECT_CLASS (trestle_picture_provider_parent_class)->finalize (object);
}

static void
trestle_picture_provider_class_init (TrestlePictureProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = trestle_picture_provider_finalize;
  provider_class->ref_formats = trestle_picture_provider_ref_formats;
  provider_class->write_mime_type_async = trestle_picture_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = trestle_picture_provider_write_mime_type_finish;
}

static void
trestle_picture_provider_init (TrestlePictureProvider *self)
{
}

static void
sweep (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* A program that takes files gets one that will be there in a moment. */
static void
file_written_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr(GError) error = NULL;

  if (!trestle_export_finish (TRESTLE_PROJECT (source), result, &error))
    g_message ("The picture to be dragged could not be written: %s", error->message);
}

GdkContentProvider *
trestle_picture_provider_new (TrestleProject *project)
{
  TrestlePictureProvider *self = g_object_new (TRESTLE_TYPE_PICTURE_PROVIDER, NULL);
  GdkContentProvider *providers[2] = { GDK_CONTENT_PROVIDER (self) };
  g_autoptr(GFile) file = NULL;
  GSList files = { 0 };
  GdkFileList *list;

  self->project = g_object_ref (project);
  self->folder = trestle_state_dup_folder ("dragged");
  sweep (self->folder);
  file = get_file (self, "svg");
  trestle_export_async (project, TRESTLE_EXPORT_PICTURE, TRESTLE_KIND_ANY, file, NULL, file_written_cb, NULL);
  files.data = file;
  list = gdk_file_list_new_from_list (&files);
  providers[1] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
