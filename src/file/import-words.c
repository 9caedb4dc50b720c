/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A few words, in the languages that tables come in.
 */
#include "config.h"

#include "import-words.h"

#include <string.h>

/* What people write where they have nothing to write, without case. */
static const char *const nothings[] = { "-", "--", "–", "—", "n/a", "#n/a", "#nv", "k. a.", "k.a.", NULL };

/* What the last row is called that adds up those above it. */
static const char *const totals[] = {
  "total", "totals", "grand total", "sum", "summe", "gesamt", "gesamtsumme", "insgesamt", NULL
};

gboolean
trestle_import_is_nothing (const TrestleColumn *column,
                           const char          *text)
{
  g_autofree char *folded = trestle_names_dup_fold (text);

  if (*folded == '\0')
    return TRUE;
  if (g_str_equal (folded, "-") && column->field != NULL && column->field->kind == TRESTLE_FIELD_FLAG)
    return FALSE;

  return g_strv_contains (nothings, folded);
}

gboolean
trestle_import_is_total (const char *name)
{
  g_autofree char *folded = trestle_names_dup_fold (name);
  gsize length = strlen (folded);

  while (length > 0 && strchr (": .", folded[length - 1]) != NULL)
    folded[--length] = '\0';

  return g_strv_contains (totals, folded);
}

char *
trestle_import_dup_line (const TrestleColumn *column,
                         const char          *text)
{
  char *line = g_strdup (text);

  if (column->field == NULL || column->field->kind != TRESTLE_FIELD_TEXT)
    return line;
  g_strdelimit (line, "\r\n\t", ' ');
  for (char *c = line; (c = strstr (c, "  ")) != NULL;)
    memmove (c, c + 1, strlen (c));

  return line;
}
