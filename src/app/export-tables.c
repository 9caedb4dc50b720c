/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder has a hidden name until everything is in it.
 */
#include "config.h"

#include "export-tables.h"

#include <glib/gi18n.h>

#include "kinds.h"
#include "tables.h"

typedef struct
{
  TrestleDesign *design;    /* a copy */
  GArray        *kinds;     /* of TrestleKind */
  GFile         *parent;
  int           *n_written;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->design);
  g_array_unref (job->kinds);
  g_object_unref (job->parent);
  g_free (job);
}

/* A name for a file: no separators of folders in it. */
static char *
dup_file_name (const char *title,
               const char *ending)
{
  g_autofree char *plain = g_strdelimit (g_strdup (title), "/\\:", '-');

  return g_strconcat (plain, ending, NULL);
}

static gboolean
write_tables (Job          *job,
              GFile        *folder,
              GPtrArray    *files,
              GCancellable *cancellable,
              GError      **error)
{
  const TrestleTableForm form = trestle_table_form_for_locale (TRUE);

  for (guint i = 0; i < job->kinds->len; i++)
    {
      TrestleKind kind = g_array_index (job->kinds, TrestleKind, i);
      g_autofree char *name = dup_file_name (_(trestle_kind_get_info (kind)->titles), ".csv");
      GFile *file = g_file_get_child (folder, name);
      g_autoptr(GBytes) bytes = trestle_table_write_csv (job->design, kind, &form);

      g_ptr_array_add (files, file);
      if (!g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                    G_FILE_CREATE_NONE, NULL, cancellable, error))
        return FALSE;
      g_atomic_int_inc (job->n_written);
    }

  return TRUE;
}

/* The folder gets its name; where that is taken, a number behind it. */
static GFile *
show_folder (const Job    *job,
             GFile        *folder,
             GCancellable *cancellable,
             GError      **error)
{
  const char *design = trestle_object_get_name (TRESTLE_OBJECT (job->design));
  /* Translators: the name of a folder with the tables of a design; %s is the design’s name. */
  g_autofree char *title = *design != '\0' ? g_strdup_printf (_("%s – Tables"), design) : g_strdup (_("Tables"));
  g_autofree char *stem = dup_file_name (title, "");

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i > 1 ? g_strdup_printf ("%s %u", stem, i) : g_strdup (stem);
      g_autoptr(GFile) target = g_file_get_child (job->parent, name);
      g_autoptr(GError) failure = NULL;

      if (g_file_query_exists (target, cancellable))
        continue;
      if (g_file_move (folder, target, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, cancellable, NULL, NULL, &failure))
        return g_steal_pointer (&target);
      if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
}

static void
export_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *random = g_uuid_string_random ();
  g_autofree char *hidden = g_strdup_printf (".trestle-%s", random);
  g_autoptr(GFile) folder = g_file_get_child (job->parent, hidden);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;
  GFile *shown = NULL;

  if (g_file_make_directory (folder, cancellable, &error) && write_tables (job, folder, files, cancellable, &error))
    shown = show_folder (job, folder, cancellable, &error);
  if (shown != NULL)
    {
      g_task_return_pointer (task, shown, g_object_unref);
      return;
    }
  for (guint i = 0; i < files->len; i++)
    g_file_delete (files->pdata[i], NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_task_return_error (task, error);
}

void
trestle_export_tables_async (TrestleProject     *project,
                             GArray             *kinds,
                             GFile              *parent,
                             int                *n_written,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr(GTask) task = g_task_new (project, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->design = trestle_design_copy (trestle_project_get_design (project));
  job->kinds = g_array_ref (kinds);
  job->parent = g_object_ref (parent);
  job->n_written = n_written;
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);    /* who cancels too late has the folder */
  g_task_run_in_thread (task, export_thread);
}

GFile *
trestle_export_tables_finish (TrestleProject *project,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, project), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
