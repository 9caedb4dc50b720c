/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps are written at once, so that only the machine can lose them, and synced
 * in a thread a second later.  A line says what objects have become rather than
 * what was done to them: it can be applied whatever a step did in between.
 */
#include "config.h"

#include "journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "kinds.h"
#include "recovery.h"
#include "state.h"
#include "writer.h"

/* Milliseconds from a step until the disk has it, at most twice. */
#define SYNC_DELAY 1000

struct _TrestleJournal
{
  GObject          parent_instance;
  TrestleHistory  *history;
  TrestleDesign   *design;
  char            *uri;         /* of the file the design was opened from or saved to, or NULL */
  TrestleFileStamp stamp;
  char            *path;        /* of the journal, or NULL */
  int              fd;          /* -1 before the first step */
  goffset          length;      /* of what is known to be complete */
  gboolean         failed;      /* the journal is not up to date */
  guint            timeout;
};

enum { FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TrestleJournal, trestle_journal, G_TYPE_OBJECT)

/* What a step did to one object. */
typedef struct
{
  const TrestleObject *object;
  gboolean             whole;     /* it was added */
  GPtrArray           *fields;    /* otherwise those that changed */
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_ptr_array_unref (touched->fields);
  g_free (touched);
}

static GPtrArray *
collect_touched (const TrestleStep *step)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (touched_free);
  g_autoptr(GHashTable) by_object = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < step->changes->len; i++)
    {
      const TrestleChange *change = step->changes->pdata[i];
      Touched *touched = g_hash_table_lookup (by_object, change->object);

      if (touched == NULL)
        {
          touched = g_new0 (Touched, 1);
          touched->object = change->object;
          touched->fields = g_ptr_array_new ();
          g_hash_table_insert (by_object, change->object, touched);
          g_ptr_array_add (all, touched);
        }
      if (change->type != TRESTLE_CHANGE_SET)
        touched->whole = TRUE;
      else if (!g_ptr_array_find (touched->fields, change->field, NULL))
        g_ptr_array_add (touched->fields, (gpointer) change->field);
    }

  return all;
}

static void
append_member (GString    *json,
               gboolean    first,
               const char *name)
{
  if (!first)
    g_string_append_c (json, ',');
  trestle_json_append_string (json, name);
  g_string_append_c (json, ':');
}

static void
append_touched (GString       *json,
                const Touched *touched)
{
  const TrestleKindInfo *info = trestle_object_get_info (touched->object);

  if (touched->object->design == NULL)
    {
      g_string_append (json, "null");
      return;
    }

  g_string_append_c (json, '{');
  if (touched->whole)
    for (guint i = 0; i < info->n_fields; i++)
      {
        append_member (json, i == 0, info->fields[i].name);
        trestle_json_append_field (json, touched->object, &info->fields[i], -1);
      }
  else
    for (guint i = 0; i < touched->fields->len; i++)
      {
        const TrestleField *field = touched->fields->pdata[i];

        append_member (json, i == 0, field->name);
        trestle_json_append_field (json, touched->object, field, -1);
      }
  if (touched->whole && touched->object->extra != NULL)
    {
      append_member (json, FALSE, TRESTLE_JOURNAL_EXTRA);
      trestle_json_append_string (json, touched->object->extra);
    }
  g_string_append_c (json, '}');
}

static GString *
make_line (const TrestleStep *step)
{
  g_autoptr(GPtrArray) touched = collect_touched (step);
  GString *json = g_string_new ("{");

  append_member (json, TRUE, "title");
  trestle_json_append_string (json, step->title);
  append_member (json, FALSE, "objects");
  g_string_append_c (json, '{');
  for (guint i = 0; i < touched->len; i++)
    {
      append_member (json, i == 0, ((Touched *) touched->pdata[i])->object->id);
      append_touched (json, touched->pdata[i]);
    }
  g_string_append (json, "}}\n");

  return json;
}

static GString *
make_header (TrestleJournal *self,
             guint           n_steps,
             gsize           base_length)
{
  GString *json = g_string_new ("{");

  append_member (json, TRUE, "journal");
  g_string_append (json, "1");
  append_member (json, FALSE, "uri");
  if (self->uri != NULL)
    trestle_json_append_string (json, self->uri);
  else
    g_string_append (json, "null");
  append_member (json, FALSE, "name");
  trestle_json_append_string (json, trestle_object_get_name (TRESTLE_OBJECT (self->design)));
  append_member (json, FALSE, "exists");
  g_string_append (json, self->stamp.exists ? "true" : "false");
  append_member (json, FALSE, "size");
  g_string_append_printf (json, "%" G_GUINT64_FORMAT, self->stamp.size);
  append_member (json, FALSE, "inode");
  g_string_append_printf (json, "\"%" G_GUINT64_FORMAT "\"", self->stamp.inode);
  append_member (json, FALSE, "sha256");
  trestle_json_append_string (json, self->stamp.sha256);
  append_member (json, FALSE, "steps");
  g_string_append_printf (json, "%u", n_steps);
  append_member (json, FALSE, "base");
  g_string_append_printf (json, "%" G_GSIZE_FORMAT "}\n", base_length);

  return json;
}

static gboolean
write_all (int         fd,
           const char *data,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= written;
    }

  return TRUE;
}

static gboolean
set_error (GError    **error,
           const char *path,
           int         code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be written: %s"),
               name, g_strerror (code));

  return FALSE;
}

static void
remove_file (TrestleJournal *self)
{
  if (self->path != NULL)
    g_unlink (self->path);
  g_clear_pointer (&self->path, g_free);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->length = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

/* Makes a journal with the design as it is now, in place of the one there is.
 * It has its final name only when it is locked, so that nobody takes it for the
 * journal of a program that is gone.
 */
static gboolean
start_file (TrestleJournal *self,
            guint           n_steps,
            GError        **error)
{
  g_autofree char *folder = trestle_state_dup_folder (TRESTLE_JOURNAL_FOLDER);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (folder, "/", uuid, TRESTLE_JOURNAL_SUFFIX, NULL);
  g_autofree char *new_path = g_strconcat (folder, "/", uuid, TRESTLE_JOURNAL_NEW_SUFFIX, NULL);
  g_autoptr(GBytes) base = trestle_file_serialize (self->design);
  g_autoptr(GString) header = make_header (self, n_steps, g_bytes_get_size (base));
  int fd = g_open (new_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return set_error (error, new_path, errno);

  flock (fd, LOCK_EX | LOCK_NB);
  if (!write_all (fd, header->str, header->len) ||
      !write_all (fd, g_bytes_get_data (base, NULL), g_bytes_get_size (base)) ||
      g_rename (new_path, path) != 0)
    {
      code = errno;
      g_unlink (new_path);
      close (fd);
      return set_error (error, path, code);
    }

  remove_file (self);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  self->length = header->len + g_bytes_get_size (base);

  return TRUE;
}

static gboolean
append_step (TrestleJournal    *self,
             const TrestleStep *step,
             GError           **error)
{
  g_autoptr(GString) line = make_line (step);
  int code;

  if (write_all (self->fd, line->str, line->len))
    {
      self->length += line->len;
      return TRUE;
    }

  code = errno;
  if (ftruncate (self->fd, self->length) == 0)
    lseek (self->fd, self->length, SEEK_SET);

  return set_error (error, self->path, code);
}

static void
run_sync (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  int fd = GPOINTER_TO_INT (data);

  fdatasync (fd);
  close (fd);
  g_task_return_boolean (task, TRUE);
}

static gboolean
sync_cb (gpointer data)
{
  TrestleJournal *self = data;
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  self->timeout = 0;
  if (fd >= 0)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, GINT_TO_POINTER (fd), NULL);
      g_task_run_in_thread (task, run_sync);
    }

  return G_SOURCE_REMOVE;
}

static void
committed_cb (TrestleJournal    *self,
              const TrestleStep *step,
              gboolean           forward,
              TrestleHistory    *history)
{
  g_autoptr(GError) error = NULL;
  gboolean failed_before = self->failed;
  gboolean ok;

  if (self->fd >= 0 && !self->failed)
    ok = append_step (self, step, &error);
  else
    ok = start_file (self, 1, &error);

  self->failed = !ok;
  if (ok && self->timeout == 0)
    self->timeout = g_timeout_add (SYNC_DELAY, sync_cb, self);
  if (!ok && !failed_before)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
trestle_journal_dispose (GObject *object)
{
  TrestleJournal *self = TRESTLE_JOURNAL (object);

  /* A journal that was not closed stays: somebody may want its steps. */
  trestle_journal_sync (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->history);
  g_clear_object (&self->design);

  G_OBJECT_CLASS (trestle_journal_parent_class)->dispose (object);
}

static void
trestle_journal_finalize (GObject *object)
{
  TrestleJournal *self = TRESTLE_JOURNAL (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->uri);

  G_OBJECT_CLASS (trestle_journal_parent_class)->finalize (object);
}

static void
trestle_journal_class_init (TrestleJournalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = trestle_journal_dispose;
  object_class->finalize = trestle_journal_finalize;

  signals[FAILED] = g_signal_new ("failed", TRESTLE_TYPE_JOURNAL, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
trestle_journal_init (TrestleJournal *self)
{
  self->fd = -1;
}

TrestleJournal *
trestle_journal_new (TrestleHistory *history,
                     TrestleDesign  *design)
{
  TrestleJournal *self = g_object_new (TRESTLE_TYPE_JOURNAL, NULL);

  self->history = g_object_ref (history);
  self->design = g_object_ref (design);
  g_signal_connect_object (history, "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

static void
set_file (TrestleJournal         *self,
          GFile                  *file,
          const TrestleFileStamp *stamp)
{
  g_free (self->uri);
  self->uri = file != NULL ? g_file_get_uri (file) : NULL;
  self->stamp = stamp != NULL ? *stamp : (TrestleFileStamp) { 0 };
}

void
trestle_journal_restart (TrestleJournal         *self,
                         GFile                  *file,
                         const TrestleFileStamp *stamp)
{
  g_return_if_fail (TRESTLE_IS_JOURNAL (self));

  set_file (self, file, stamp);
  trestle_journal_close (self);
}

gboolean
trestle_journal_begin (TrestleJournal         *self,
                       GFile                  *file,
                       const TrestleFileStamp *stamp,
                       guint                   n_steps,
                       GError                **error)
{
  g_return_val_if_fail (TRESTLE_IS_JOURNAL (self), FALSE);

  set_file (self, file, stamp);
  if (!start_file (self, n_steps, error))
    return FALSE;
  self->failed = FALSE;
  trestle_journal_sync (self);

  return TRUE;
}

void
trestle_journal_sync (TrestleJournal *self)
{
  g_return_if_fail (TRESTLE_IS_JOURNAL (self));

  if (self->fd >= 0)
    fdatasync (self->fd);
  g_clear_handle_id (&self->timeout, g_source_remove);
}

void
trestle_journal_close (TrestleJournal *self)
{
  g_return_if_fail (TRESTLE_IS_JOURNAL (self));

  remove_file (self);
  self->failed = FALSE;
}
