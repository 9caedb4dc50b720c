/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that must be refused: each tests/data/broken/NAME.trestle with the
 * message that NAME.expected has.  A new case is two files.  With
 * TRESTLE_UPDATE_EXPECTED set, the messages are written instead, to be reviewed.
 */
#include "config.h"

#include "file.h"

static void
test_broken (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "broken", name, NULL);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".trestle"));
  g_autofree char *expected_path = g_strconcat (stem, ".expected", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *message = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TrestleDesign) design = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (contents, length);
  design = trestle_file_parse (name, bytes, &error);
  g_assert_null (design);
  g_assert_nonnull (error);
  g_assert_true (error->domain == TRESTLE_FILE_ERROR);
  message = g_strconcat (error->message, "\n", NULL);

  if (g_getenv ("TRESTLE_UPDATE_EXPECTED") != NULL)
    {
      g_assert_true (g_file_set_contents (expected_path, message, -1, NULL));
      return;
    }
  g_clear_error (&error);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (message, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GError) error = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "broken", NULL);
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".trestle"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  g_assert_cmpuint (names->len, >=, 40);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_strconcat ("/broken/", names->pdata[i], NULL);

      g_test_add_data_func (path, names->pdata[i], test_broken);
    }

  return g_test_run ();
}
