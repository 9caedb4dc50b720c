/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Safe writing of exports: beside a local file, or in memory for a remote one.
 */
#include "config.h"

#include "output.h"

#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
fail (const char *path,
      GError    **error)
{
  int saved = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), _("“%s” could not be written: %s"), name, g_strerror (saved));
  return FALSE;
}

/* The mode the file has, or the one a new file would get. */
static mode_t
get_mode (const char *path)
{
  struct stat info;
  mode_t mask;

  if (stat (path, &info) == 0)
    return info.st_mode & 07777;
  mask = umask (0);
  umask (mask);
  return 0666 & ~mask;
}

static gboolean
write_beside (const char       *path,
              TrestleOutputFunc func,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autoptr (GOutputStream) stream = NULL;
  mode_t mode = get_mode (path);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return fail (path, error);
  stream = g_unix_output_stream_new (fd, FALSE);
  written = func (data, stream, cancellable, error);
  if (written && (fchmod (fd, mode) != 0 || fsync (fd) != 0 || g_rename (temporary, path) != 0))
    written = fail (path, error);
  if (!written)
    g_unlink (temporary);
  close (fd);
  return written;
}

static gboolean
write_remote (GFile            *file,
              TrestleOutputFunc func,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (memory);

  return func (data, memory, cancellable, error) &&
         g_file_replace_contents (file, g_memory_output_stream_get_data (stream),
                                  g_memory_output_stream_get_data_size (stream), NULL, FALSE,
                                  G_FILE_CREATE_NONE, NULL, cancellable, error);
}

gboolean
trestle_output_write (GFile            *file,
                      TrestleOutputFunc func,
                      gpointer          data,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? write_beside (path, func, data, cancellable, error)
                      : write_remote (file, func, data, cancellable, error);
}

static gboolean
write_bytes (gpointer       data,
             GOutputStream *stream,
             GCancellable  *cancellable,
             GError       **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data (data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, cancellable, error);
}

gboolean
trestle_output_write_bytes (GFile        *file,
                            GBytes       *bytes,
                            GCancellable *cancellable,
                            GError      **error)
{
  return trestle_output_write (file, write_bytes, bytes, cancellable, error);
}
