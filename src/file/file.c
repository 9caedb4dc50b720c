/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens and saves designs.
 */
#include "config.h"

#include "file.h"

/* What a thread works on; nothing of it is shared with the main loop. */
typedef struct
{
  GBytes          *bytes;
  TrestleFileStamp stamp;
  gboolean         overwrite;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

static void
run_load (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  TrestleDesign *design = trestle_file_load (G_FILE (source), &job->stamp, cancellable, &error);

  if (design != NULL)
    g_task_return_pointer (task, design, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
run_save (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (trestle_store_write (G_FILE (source), job->bytes, &job->stamp, job->overwrite, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

TrestleDesign *
trestle_file_load (GFile            *file,
                   TrestleFileStamp *stamp,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr(GBytes) bytes = trestle_store_read (file, stamp, cancellable, error);
  g_autofree char *name = g_file_get_parse_name (file);

  return bytes != NULL ? trestle_file_parse (name, bytes, error) : NULL;
}

void
trestle_file_load_async (GFile              *file,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, trestle_file_load_async);
  g_task_set_task_data (task, g_new0 (Job, 1), job_free);
  g_task_run_in_thread (task, run_load);
}

TrestleDesign *
trestle_file_load_finish (GAsyncResult     *result,
                          TrestleFileStamp *stamp,
                          GError          **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  if (stamp != NULL)
    *stamp = job->stamp;

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
trestle_file_save (TrestleDesign    *design,
                   GFile            *file,
                   TrestleFileStamp *stamp,
                   gboolean          overwrite,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr(GBytes) bytes = trestle_file_serialize (design);

  return trestle_store_write (file, bytes, stamp, overwrite, cancellable, error);
}

void
trestle_file_save_async (TrestleDesign          *design,
                         GFile                  *file,
                         const TrestleFileStamp *stamp,
                         gboolean                overwrite,
                         GCancellable           *cancellable,
                         GAsyncReadyCallback     callback,
                         gpointer                user_data)
{
  g_autoptr(GTask) task = g_task_new (file, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->bytes = trestle_file_serialize (design);
  job->stamp = *stamp;
  job->overwrite = overwrite;
  g_task_set_source_tag (task, trestle_file_save_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run_save);
}

gboolean
trestle_file_save_finish (GAsyncResult     *result,
                          TrestleFileStamp *stamp,
                          GError          **error)
{
  const Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *stamp = job->stamp;

  return TRUE;
}
