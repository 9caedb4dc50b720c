/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file for each row of headings, called by its hash, and one for each name that
 * somebody gave.
 */
#include "config.h"

#include "mapping-memory.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "state.h"

/* NULL for a table without a row. */
static char *
dup_path (const TrestleSheet *sheet)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *folder = NULL, *name = NULL;
  guint row = 0;

  while (row < sheet->rows->len && trestle_sheet_is_blank (sheet, row))
    row++;
  if (row == sheet->rows->len)
    return NULL;
  for (guint i = 0; i < sheet->width; i++)
    {
      g_autofree char *folded = trestle_names_dup_fold (trestle_sheet_get (sheet, row, i));

      g_checksum_update (checksum, (const guchar *) folded, strlen (folded) + 1);
    }
  folder = trestle_state_dup_folder ("mappings");
  name = g_strconcat (g_checksum_get_string (checksum), ".json", NULL);

  return g_build_filename (folder, name, NULL);
}

TrestleMapping *
trestle_mapping_recall (const TrestleSheet *sheet)
{
  g_autofree char *path = dup_path (sheet);
  g_autofree char *text = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  /* One that is not understood any more is guessed anew. */
  return trestle_mapping_read (text, sheet, NULL);
}

void
trestle_mapping_remember (const TrestleMapping *self,
                          const TrestleSheet   *sheet)
{
  g_autofree char *path = dup_path (sheet);
  g_autofree char *text = trestle_mapping_write (self, sheet);

  /* Only comfort: where it cannot be written, it is guessed next time. */
  if (path != NULL)
    g_file_set_contents (path, text, -1, NULL);
}

/* ---- By name */

#define SUFFIX ".json"

static char *
dup_named_path (const char *name)
{
  g_autofree char *folder = trestle_state_dup_folder ("named-mappings");
  g_autofree char *escaped = g_uri_escape_string (name, " ", TRUE);
  g_autofree char *file = g_strconcat (escaped, SUFFIX, NULL);

  return g_build_filename (folder, file, NULL);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(char *const *) a, *(char *const *) b);
}

char **
trestle_mapping_list_saved (void)
{
  g_autofree char *folder = trestle_state_dup_folder ("named-mappings");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new ();
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *stem = g_str_has_suffix (file, SUFFIX) ? g_strndup (file, strlen (file) - strlen (SUFFIX)) : NULL;
      char *name = stem != NULL ? g_uri_unescape_string (stem, NULL) : NULL;

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_free (names, FALSE);
}

TrestleMapping *
trestle_mapping_load (const char         *name,
                      const TrestleSheet *sheet,
                      GError            **error)
{
  g_autofree char *path = dup_named_path (name);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, error) ? trestle_mapping_read (text, sheet, error) : NULL;
}

gboolean
trestle_mapping_save (const TrestleMapping *self,
                      const char           *name,
                      const TrestleSheet   *sheet,
                      GError              **error)
{
  g_autofree char *path = dup_named_path (name);
  g_autofree char *text = trestle_mapping_write (self, sheet);

  return g_file_set_contents (path, text, -1, error);
}

void
trestle_mapping_delete (const char *name)
{
  g_autofree char *path = dup_named_path (name);

  g_unlink (path);
}
