/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file for each row of headings, called by its hash.
 */
#include "config.h"

#include "mapping-memory.h"

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
