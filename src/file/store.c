/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Local files: a temporary file in the same folder, fsync, rename, fsync of the
 * folder.  The writer keeps its temporary file locked, so that sweeping never
 * takes one that is being written.  Everything else goes through GIO.
 */
#include "config.h"

#include "store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scan.h"

#define TEMPORARY_SUFFIX ".trestle-tmp"
#define RANDOM_LENGTH 6

/* Bytes of a file's name that the name of its temporary file repeats: with the
 * rest it stays below the 255 bytes that file systems allow.
 */
#define MAX_STEM 220

/* Links to links that are followed before they are taken for a circle. */
#define MAX_LINKS 40

#define CHUNK (1024 * 1024)

static gboolean
set_io_error (GError    **error,
              const char *path,
              int         code)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be written: %s"),
               name, g_strerror (code));

  return FALSE;
}

static void
set_stamp (TrestleFileStamp *stamp,
           GBytes           *bytes,
           guint64           inode)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  stamp->exists = TRUE;
  stamp->size = g_bytes_get_size (bytes);
  stamp->inode = inode;
  g_strlcpy (stamp->sha256, digest, sizeof stamp->sha256);
}

gboolean
trestle_file_stamp_differs (const TrestleFileStamp *then,
                            const TrestleFileStamp *now)
{
  /* A file that is gone can be written again without asking. */
  if (!now->exists)
    return FALSE;

  return !then->exists || then->size != now->size || strcmp (then->sha256, now->sha256) != 0;
}

/* Where a path leads, links followed; the last part need not exist. */
static char *
dup_target (const char *path,
            GError    **error)
{
  g_autofree char *target = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *link = g_file_read_link (target, NULL);
      g_autofree char *folder = NULL;

      if (link == NULL)
        return g_steal_pointer (&target);
      folder = g_path_get_dirname (target);
      g_free (target);
      target = g_path_is_absolute (link) ? g_steal_pointer (&link) : g_build_filename (folder, link, NULL);
    }
  set_io_error (error, path, ELOOP);

  return NULL;
}

/* What the names of the temporary files of @path begin with. */
static char *
dup_temporary_prefix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_strdup_printf (".%.*s.", MAX_STEM, name);
}

static gboolean
is_temporary_name (const char *name,
                   const char *prefix)
{
  return strlen (name) == strlen (prefix) + RANDOM_LENGTH + strlen (TEMPORARY_SUFFIX) &&
         g_str_has_prefix (name, prefix) && g_str_has_suffix (name, TEMPORARY_SUFFIX);
}

/* Nobody who still writes it lets go of the lock. */
static void
remove_abandoned (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

static void
sweep (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *prefix = dup_temporary_prefix (target);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_temporary_name (name, prefix))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        remove_abandoned (path);
      }
}

void
trestle_store_sweep (GFile *file)
{
  g_autofree char *target = g_file_is_native (file) ? dup_target (g_file_peek_path (file), NULL) : NULL;

  if (target != NULL)
    sweep (target);
}

/* Creates and locks a temporary file; its path is returned in @temporary. */
static int
open_temporary (const char *target,
                char      **temporary)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *prefix = dup_temporary_prefix (target);

  for (;;)
    {
      char random[RANDOM_LENGTH + 1] = { 0 };
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      int fd;

      for (int i = 0; i < RANDOM_LENGTH; i++)
        random[i] = letters[g_random_int_range (0, strlen (letters))];
      name = g_strconcat (prefix, random, TEMPORARY_SUFFIX, NULL);
      path = g_build_filename (folder, name, NULL);

      fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (fd < 0 && errno == EEXIST)
        continue;
      /* Somebody who sweeps may have been faster than the lock. */
      if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          close (fd);
          continue;
        }
      if (fd >= 0)
        *temporary = g_steal_pointer (&path);
      return fd;
    }
}

static gboolean
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize written = write (fd, data, MIN (length, CHUNK));

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= written;
    }

  return fsync (fd) == 0;
}

/* The mode, and where it is allowed the owner, of the file that is replaced. */
static gboolean
keep_mode (int                fd,
           const struct stat *before)
{
  if ((before->st_uid != geteuid () || before->st_gid != getegid ()) &&
      fchown (fd, before->st_uid, before->st_gid) != 0)
    g_debug ("the owner of a saved file is not kept: %s", g_strerror (errno));

  return fchmod (fd, before->st_mode & 07777) == 0;
}

/* The new name is on disk only when the folder is; not every file system can say so. */
static void
sync_folder (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("fsync of %s: %s", folder, g_strerror (errno));
  close (fd);
}

static gboolean
write_local (const char       *target,
             GBytes           *bytes,
             TrestleFileStamp *stamp,
             GError          **error)
{
  g_autofree char *temporary = NULL;
  struct stat before, after;
  gboolean exists = stat (target, &before) == 0;
  gboolean ok;
  int fd, code;

  if (exists && S_ISDIR (before.st_mode))
    return set_io_error (error, target, EISDIR);
  /* A file that may not be written stays, even where its folder would allow it to be replaced. */
  if (exists && faccessat (AT_FDCWD, target, W_OK, AT_EACCESS) != 0)
    return set_io_error (error, target, errno);

  sweep (target);
  fd = open_temporary (target, &temporary);
  if (fd < 0)
    return set_io_error (error, target, errno);

  ok = write_all (fd, bytes) && (!exists || keep_mode (fd, &before)) && fstat (fd, &after) == 0 &&
       g_rename (temporary, target) == 0;
  code = errno;
  if (!ok)
    g_unlink (temporary);
  close (fd);
  if (!ok)
    return set_io_error (error, target, code);

  sync_folder (target);
  set_stamp (stamp, bytes, after.st_ino);

  return TRUE;
}

static gboolean
write_elsewhere (GFile            *file,
                 GBytes           *bytes,
                 TrestleFileStamp *stamp,
                 GCancellable     *cancellable,
                 GError          **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error))
    return FALSE;
  set_stamp (stamp, bytes, 0);

  return TRUE;
}

static GBytes *
read_stream (GFile        *file,
             GInputStream *stream,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr(GByteArray) array = g_byte_array_new ();

  for (;;)
    {
      guint length = array->len;
      gssize n;

      g_byte_array_set_size (array, length + CHUNK);
      n = g_input_stream_read (stream, array->data + length, CHUNK, cancellable, error);
      if (n < 0)
        return NULL;
      g_byte_array_set_size (array, length + n);
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));
      if (array->len > TRESTLE_SCAN_MAX_BYTES)
        {
          g_autofree char *name = g_file_get_parse_name (file);

          g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                       _("“%s” is larger than %d MB; no design is"), name, TRESTLE_SCAN_MAX_BYTES / 1024 / 1024);
          return NULL;
        }
    }
}

static GBytes *
read_file (GFile            *file,
           TrestleFileStamp *stamp,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_UNIX_INODE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr(GFileInputStream) stream = NULL;
  GBytes *bytes;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is not a file"), name);
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  bytes = read_stream (file, G_INPUT_STREAM (stream), cancellable, error);
  if (bytes != NULL)
    set_stamp (stamp, bytes, g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));

  return bytes;
}

GBytes *
trestle_store_read (GFile            *file,
                    TrestleFileStamp *stamp,
                    GCancellable     *cancellable,
                    GError          **error)
{
  TrestleFileStamp own = { 0 };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  trestle_store_sweep (file);

  return read_file (file, stamp != NULL ? stamp : &own, cancellable, error);
}

/* Whether nobody has written @file, which leads to @target, since @stamp. */
static gboolean
check_unchanged (GFile                  *file,
                 GFile                  *target,
                 const TrestleFileStamp *stamp,
                 GCancellable           *cancellable,
                 GError                **error)
{
  TrestleFileStamp now = { 0 };
  g_autoptr(GError) local = NULL;
  g_autoptr(GBytes) bytes = read_file (target, &now, cancellable, &local);
  g_autofree char *name = NULL;

  if (bytes == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (bytes == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!trestle_file_stamp_differs (stamp, &now))
    return TRUE;

  name = g_file_get_parse_name (file);
  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_CHANGED,
               _("“%s” has been changed by another program since it was opened or saved here"), name);

  return FALSE;
}

gboolean
trestle_store_write (GFile            *file,
                     GBytes           *bytes,
                     TrestleFileStamp *stamp,
                     gboolean          overwrite,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GFile) target = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (stamp != NULL, FALSE);

  if (g_file_is_native (file))
    {
      path = dup_target (g_file_peek_path (file), error);
      if (path == NULL)
        return FALSE;
    }
  target = path != NULL ? g_file_new_for_path (path) : g_object_ref (file);
  if (!overwrite && !check_unchanged (file, target, stamp, cancellable, error))
    return FALSE;

  return path != NULL ? write_local (path, bytes, stamp, error)
                      : write_elsewhere (file, bytes, stamp, cancellable, error);
}
