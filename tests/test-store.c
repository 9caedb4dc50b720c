/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files on disk: what is written is complete, what somebody else wrote is not
 * lost, and nothing is left lying about.
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file.h"
#include "random-design.h"

/* A folder of its own for each test, and a file in it that need not be there. */
typedef struct
{
  char            *folder;
  char            *path;
  GFile           *file;
  TrestleFileStamp stamp;
} Place;

static void
set_up (Place        *place,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  place->folder = g_dir_make_tmp ("trestle-store-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "clinic.trestle", NULL);
  place->file = g_file_new_for_path (place->path);
}

static void
remove_contents (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        {
          remove_contents (path);
          g_rmdir (path);
        }
      else
        g_unlink (path);
    }
}

static void
tear_down (Place        *place,
           gconstpointer data)
{
  remove_contents (place->folder);
  g_rmdir (place->folder);
  g_free (place->folder);
  g_free (place->path);
  g_object_unref (place->file);
}

static guint
count_files (Place *place)
{
  g_autoptr(GDir) dir = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static gboolean
write_text (Place      *place,
            const char *text,
            gboolean    overwrite,
            GError    **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return trestle_store_write (place->file, bytes, &place->stamp, overwrite, NULL, error);
}

static void
assert_contents (Place      *place,
                 const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (place->path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

static void
assert_written (Place      *place,
                const char *text)
{
  g_autoptr(GError) error = NULL;

  write_text (place, text, FALSE, &error);
  g_assert_no_error (error);
  assert_contents (place, text);
}

/* Fails in @domain with @code, and a message that names the file. */
static void
assert_refused (Place   *place,
                gboolean overwrite,
                GQuark   domain,
                int      code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (write_text (place, "new", overwrite, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, "clinic.trestle"));
}

static void
test_plain (Place        *place,
            gconstpointer data)
{
  g_autoptr(GBytes) bytes = NULL;
  TrestleFileStamp stamp = { 0 };
  g_autoptr(GError) error = NULL;

  assert_written (place, "one");
  assert_written (place, "two");
  g_assert_cmpuint (count_files (place), ==, 1);

  bytes = trestle_store_read (place->file, &stamp, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "two", 3);
  g_assert_true (stamp.exists);
  g_assert_cmpuint (stamp.size, ==, 3);
  g_assert_cmpuint (stamp.inode, ==, place->stamp.inode);
  g_assert_cmpstr (stamp.sha256, ==, place->stamp.sha256);
  g_assert_cmpstr (stamp.sha256, ==, "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3");
}

/* Same length, same time: the contents tell. */
static void
test_changed (Place        *place,
              gconstpointer data)
{
  assert_written (place, "one");
  g_assert_true (g_file_set_contents (place->path, "eno", 3, NULL));
  assert_refused (place, FALSE, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_CHANGED);
  assert_contents (place, "eno");
  g_assert_cmpuint (count_files (place), ==, 1);
  g_assert_true (write_text (place, "two", TRUE, NULL));
  assert_written (place, "three");

  /* A file that somebody else has put where there was none is somebody else's. */
  place->stamp = (TrestleFileStamp) { 0 };
  assert_refused (place, FALSE, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_CHANGED);
  assert_contents (place, "three");
}

/* Another inode with the same bytes is nobody's work; a file that is gone is written again. */
static void
test_unchanged (Place        *place,
                gconstpointer data)
{
  g_autofree char *other = g_strconcat (place->path, ".other", NULL);

  assert_written (place, "one");
  g_assert_true (g_file_set_contents (other, "one", 3, NULL));
  g_assert_cmpint (g_rename (other, place->path), ==, 0);
  assert_written (place, "two");
  g_assert_cmpint (g_unlink (place->path), ==, 0);
  assert_written (place, "three");
}

static void
test_symlink (Place        *place,
              gconstpointer data)
{
  g_autofree char *folder = g_build_filename (place->folder, "elsewhere", NULL);
  g_autofree char *first = g_build_filename (folder, "first", NULL);
  g_autofree char *real = g_build_filename (folder, "real.trestle", NULL);
  g_autofree char *contents = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink ("elsewhere/first", place->path), ==, 0);
  g_assert_cmpint (symlink ("real.trestle", first), ==, 0);

  /* First it leads to nothing, then to a file. */
  assert_written (place, "one");
  assert_written (place, "two");
  g_assert_true (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (real, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (real, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "two");
}

static void
test_symlink_circle (Place        *place,
                     gconstpointer data)
{
  g_assert_cmpint (symlink ("clinic.trestle", place->path), ==, 0);
  assert_refused (place, TRUE, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_mode (Place        *place,
           gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0640, 0644, 0664, 0755, 0666 };
  mode_t mask = umask (022);
  struct stat status;

  assert_written (place, "new");
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0644);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      g_assert_cmpint (g_chmod (place->path, modes[i]), ==, 0);
      assert_written (place, text);
      g_assert_cmpint (g_stat (place->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
    }
  umask (mask);
}

static char *
add_file (Place      *place,
          const char *name)
{
  char *path = g_build_filename (place->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));

  return path;
}

/* Only what savings of this file have left, and nothing that is being written. */
static void
test_sweep (Place        *place,
            gconstpointer data)
{
  g_autofree char *left = add_file (place, ".clinic.trestle.abc123.trestle-tmp");
  g_autofree char *left_too = add_file (place, ".clinic.trestle.000000.trestle-tmp");
  g_autofree char *being_written = add_file (place, ".clinic.trestle.zzzzzz.trestle-tmp");
  g_autofree char *of_another = add_file (place, ".other.trestle.abc123.trestle-tmp");
  g_autofree char *longer = add_file (place, ".clinic.trestle.abc1234.trestle-tmp");
  g_autofree char *visible = add_file (place, "clinic.trestle.abc123.trestle-tmp");
  int fd = g_open (being_written, O_RDONLY | O_CLOEXEC, 0);

  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  assert_written (place, "one");
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (left_too, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (place), ==, 5);

  close (fd);
  g_bytes_unref (trestle_store_read (place->file, NULL, NULL, NULL));
  g_assert_false (g_file_test (being_written, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (place), ==, 4);
}

/* A name as long as names may be still leaves room for the temporary file's. */
static void
test_long_name (Place        *place,
                gconstpointer data)
{
  g_autofree char *name = g_strnfill (255 - strlen ("clinic.trestle"), 'x');
  g_autofree char *full = g_strconcat (name, "clinic.trestle", NULL);

  g_object_unref (place->file);
  g_free (place->path);
  place->path = g_build_filename (place->folder, full, NULL);
  place->file = g_file_new_for_path (place->path);
  assert_written (place, "one");
  assert_written (place, "two");
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_no_folder (Place        *place,
                gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_object_unref (place->file);
  g_free (place->path);
  place->path = g_build_filename (place->folder, "gone", "clinic.trestle", NULL);
  place->file = g_file_new_for_path (place->path);
  assert_refused (place, FALSE, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (trestle_store_read (place->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_folder (Place        *place,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (place->path, 0700), ==, 0);
  assert_refused (place, TRUE, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (trestle_store_read (place->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_assert_cmpuint (count_files (place), ==, 1);
}

/* Opening a pipe would wait for somebody to write into it. */
static void
test_pipe (Place        *place,
           gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  g_assert_null (trestle_store_read (place->file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
}

/* From here on as a user who may not do everything. */
static void
become_unprivileged (Place *place)
{
  if (geteuid () == 0)
    {
      g_assert_cmpint (chown (place->folder, 65534, 65534), ==, 0);
      g_assert_cmpint (seteuid (65534), ==, 0);
    }
}

static void
become_privileged (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_read_only_folder (Place        *place,
                       gconstpointer data)
{
  become_unprivileged (place);
  assert_written (place, "old");
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  assert_refused (place, TRUE, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (place, "old");
  g_assert_cmpuint (count_files (place), ==, 1);
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
  become_privileged ();
}

/* The folder would allow it to be replaced, but its owner has said that it stays. */
static void
test_read_only_file (Place        *place,
                     gconstpointer data)
{
  become_unprivileged (place);
  assert_written (place, "old");
  g_assert_cmpint (g_chmod (place->path, 0444), ==, 0);
  assert_refused (place, TRUE, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_contents (place, "old");
  become_privileged ();
}

/* As on a full disk: the file may not grow beyond 100 bytes. */
static void
test_no_space (Place        *place,
               gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (5000, 'x');
  g_autoptr(GError) error = NULL;
  struct rlimit before, limit;

  assert_written (place, "old");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (write_text (place, long_text, FALSE, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "clinic.trestle"));
  assert_contents (place, "old");
  g_assert_cmpuint (count_files (place), ==, 1);
}

typedef struct
{
  GMainLoop    *loop;
  GAsyncResult *result;
} Waiting;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;

  waiting->result = g_object_ref (result);
  g_main_loop_quit (waiting->loop);
}

/* The design that is saved is the one there was, whatever has become of it meanwhile. */
static void
test_async (Place        *place,
            gconstpointer data)
{
  g_autoptr(TrestleDesign) design = random_design_new (1, 5);
  g_autoptr(TrestleDesign) loaded = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GBytes) before = trestle_file_serialize (design);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GError) error = NULL;
  Waiting waiting = { .loop = loop };
  TrestleFileStamp stamp = { 0 };

  trestle_file_save_async (design, place->file, &place->stamp, FALSE, NULL, done_cb, &waiting);
  trestle_object_set_string (TRESTLE_OBJECT (design), "name", "Changed");
  g_main_loop_run (loop);
  g_assert_true (trestle_file_save_finish (waiting.result, &place->stamp, &error));
  g_assert_no_error (error);
  g_clear_object (&waiting.result);

  trestle_file_load_async (place->file, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  loaded = trestle_file_load_finish (waiting.result, &stamp, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);
  after = trestle_file_serialize (loaded);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (trestle_file_stamp_differs (&place->stamp, &stamp));

  g_assert_true (g_file_set_contents (place->path, "{ }", 3, NULL));
  trestle_file_load_async (place->file, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_null (trestle_file_load_finish (waiting.result, NULL, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, place->path));
  g_clear_object (&waiting.result);
  g_clear_error (&error);

  trestle_file_save_async (design, place->file, &place->stamp, FALSE, NULL, done_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_false (trestle_file_save_finish (waiting.result, &place->stamp, &error));
  g_assert_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_CHANGED);
  g_clear_object (&waiting.result);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/store/" name, Place, NULL, set_up, function, tear_down)
  ADD ("plain", test_plain);
  ADD ("changed", test_changed);
  ADD ("unchanged", test_unchanged);
  ADD ("symlink", test_symlink);
  ADD ("symlink-circle", test_symlink_circle);
  ADD ("mode", test_mode);
  ADD ("sweep", test_sweep);
  ADD ("long-name", test_long_name);
  ADD ("no-folder", test_no_folder);
  ADD ("folder", test_folder);
  ADD ("pipe", test_pipe);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("read-only-file", test_read_only_file);
  ADD ("no-space", test_no_space);
  ADD ("async", test_async);

  return g_test_run ();
}
