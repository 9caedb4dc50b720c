/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads work on copies: the live design belongs to the main loop.
 */
#include "config.h"

#include "export.h"

#include <glib/gi18n.h>

#include "design-marks.h"
#include "embed.h"
#include "output.h"
#include "picture.h"
#include "redact.h"
#include "tables.h"

/* Pixels of a picture for each unit of the drawing. */
#define PICTURE_SCALE 2

typedef struct
{
  TrestleDesign      *design;   /* a copy */
  TrestleDesign      *since;    /* a copy of the version it is compared with, or NULL */
  char               *since_name;
  TrestleExportFormat format;
  TrestleKind         table;
  GFile              *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->design);
  g_clear_object (&job->since);
  g_free (job->since_name);
  g_clear_object (&job->file);
  g_free (job);
}

static GTask *
create_task (TrestleProject     *project,
             TrestleExportFormat format,
             TrestleKind         table,
             GFile              *file,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  GTask *task = g_task_new (project, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  const char *name;
  TrestleDesign *since = trestle_project_get_compared (project, &name);

  /* What has changed would say the names that are to stay unknown. */
  job->since = since != NULL && format != TRESTLE_EXPORT_PDF_REDACTED ? trestle_design_copy (since) : NULL;
  job->since_name = g_strdup (name);
  job->design = trestle_design_copy (trestle_project_get_design (project));
  job->format = format;
  job->table = table;
  g_set_object (&job->file, file);
  g_task_set_task_data (task, job, job_free);

  return task;
}

static TrestleDocument *
lay_out (const Job *job)
{
  g_autoptr(GBytes) data = job->format == TRESTLE_EXPORT_PDF_WITHOUT_DATA ? NULL : trestle_file_serialize (job->design);
  const TrestleDocumentOptions options = {
    .time = g_get_real_time () / G_USEC_PER_SEC, .data = data, .since = job->since, .since_name = job->since_name
  };
  g_autoptr(TrestleAssessment) assessment = trestle_assessment_new (job->design);

  return trestle_document_new (job->design, assessment, &options);
}

static gboolean
write_csv (const Job    *job,
           GCancellable *cancellable,
           GError      **error)
{
  const TrestleTableForm form = trestle_table_form_for_locale (TRUE);
  g_autoptr(GBytes) bytes = trestle_table_write_csv (job->design, job->table, &form);

  return g_file_replace_contents (job->file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error);
}

static TrestlePictureFormat
find_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (TrestlePictureFormat format = 0; format < TRESTLE_N_PICTURES; format++)
    {
      g_autofree char *ending = g_strconcat (".", trestle_picture_get_info (format)->extension, NULL);

      if (g_str_has_suffix (lower, ending))
        return format;
    }

  return TRESTLE_PICTURE_PNG;
}

static TrestleFormat
find_document_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  TrestleFormat format = trestle_format_for_name (name);

  return format < TRESTLE_N_FORMATS ? format : TRESTLE_FORMAT_PDF;
}

/* With the design in it, where the format has room for it. */
static gboolean
write_picture (const Job               *job,
               const TrestleAssessment *assessment,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr(TrestleMarks) marks = trestle_design_marks_new (assessment);
  g_autoptr(GBytes) picture = trestle_picture_make (job->design, marks, find_format (job->file), TRESTLE_PALETTE_LIGHT,
                                                    PICTURE_SCALE, error);
  g_autoptr(GBytes) text = NULL, bytes = NULL;

  if (picture == NULL)
    return FALSE;
  text = trestle_file_serialize (job->design);
  bytes = trestle_embed_put (picture, text);

  return trestle_output_write_bytes (job->file, bytes, cancellable, error);
}

/* Puts a redacted copy in the place of the design, unless the name of the file says too much. */
static gboolean
redact (Job     *job,
        GError **error)
{
  g_autoptr(TrestleNameFinder) finder = trestle_name_finder_new (job->design);
  g_autofree char *base = g_file_get_basename (job->file);
  const char *name = trestle_name_finder_find (finder, base);
  TrestleDesign *copy;

  if (name != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME, _("The name of the file has a name of the design in it: “%s”"), name);
      return FALSE;
    }
  copy = trestle_design_redact (job->design);
  g_object_unref (job->design);
  job->design = copy;

  return TRUE;
}

static gboolean
write_file (Job          *job,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr(TrestleAssessment) assessment = NULL;
  g_autoptr(TrestleDocument) document = NULL;

  if (job->format == TRESTLE_EXPORT_PDF_REDACTED && !redact (job, error))
    return FALSE;
  if (job->format <= TRESTLE_EXPORT_PDF_REDACTED)
    {
      document = lay_out (job);
      return trestle_document_write (document, find_document_format (job->file), job->file, cancellable, error);
    }
  if (job->format == TRESTLE_EXPORT_CSV)
    return write_csv (job, cancellable, error);
  assessment = trestle_assessment_new (job->design);
  if (job->format == TRESTLE_EXPORT_XLSX)
    return trestle_document_export_workbook (job->design, assessment, job->file, g_get_real_time () / G_USEC_PER_SEC, error);

  return write_picture (job, assessment, cancellable, error);
}

static void
layout_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_task_return_pointer (task, lay_out (task_data), g_object_unref);
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
trestle_export_layout_async (TrestleProject     *project,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr(GTask) task = create_task (project, TRESTLE_EXPORT_PDF_WITHOUT_DATA, TRESTLE_KIND_ANY, NULL, cancellable, callback, user_data);

  g_task_run_in_thread (task, layout_thread);
}

TrestleDocument *
trestle_export_layout_finish (TrestleProject *project,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
trestle_export_async (TrestleProject     *project,
                      TrestleExportFormat format,
                      TrestleKind         table,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr(GTask) task = create_task (project, format, table, file, cancellable, callback, user_data);

  g_task_run_in_thread (task, export_thread);
}

gboolean
trestle_export_finish (TrestleProject *project,
                       GAsyncResult   *result,
                       GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
