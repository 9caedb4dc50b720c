/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ZIP through libarchive, with bounds on what comes out of it.
 */
#include "config.h"

#include "zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

#define MAX_PARTS 10000
#define MAX_BYTES (256 * 1024 * 1024)

typedef struct archive Archive;

static void
free_archive (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_archive)

gboolean
trestle_zip_is_one (const char *data,
                    gsize       length)
{
  return length >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

static gboolean
fail (Archive *archive,
      GError **error)
{
  const char *why = archive_error_string (archive);

  g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX, _("the container of the spreadsheet is damaged: %s"),
               why != NULL ? why : "");

  return FALSE;
}

/* Reads the part at hand; *@total counts the bytes of all. */
static gboolean
read_part (Archive    *archive,
           GByteArray *bytes,
           gsize      *total,
           GError    **error)
{
  guint8 buffer[65536];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      *total += n;
      if (*total > MAX_BYTES)
        {
          g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT, _("the spreadsheet is larger than can be imported; split it"));
          return FALSE;
        }
      g_byte_array_append (bytes, buffer, n);
    }

  return n == 0 || fail (archive, error);
}

static gboolean
read_parts (Archive    *archive,
            GHashTable *parts,
            GError    **error)
{
  struct archive_entry *entry;
  gsize total = 0;
  int status;

  for (guint n = 0; (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; n++)
    {
      const char *name = archive_entry_pathname (entry);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      if (n >= MAX_PARTS)
        {
          g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT, _("the spreadsheet has too many parts"));
          return FALSE;
        }
      if (name == NULL || (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels")))
        continue;
      if (!read_part (archive, bytes, &total, error))
        return FALSE;
      g_hash_table_insert (parts, g_strdup (name), g_byte_array_free_to_bytes (g_steal_pointer (&bytes)));
    }

  return status == ARCHIVE_EOF || fail (archive, error);
}

GHashTable *
trestle_zip_read (const char *data,
                  gsize       length,
                  GError    **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) != ARCHIVE_OK)
    {
      fail (archive, error);
      return NULL;
    }
  if (!read_parts (archive, parts, error))
    return NULL;

  return g_steal_pointer (&parts);
}
