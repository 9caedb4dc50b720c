/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Exact values as text, and how far they have moved.
 */
#include "config.h"

#include "basis.h"

#include <string.h>

void
trestle_basis_add_text (GString    *basis,
                        const char *name,
                        const char *subject,
                        const char *value)
{
  g_string_append_printf (basis, "%s%s %s %s", basis->len > 0 ? "\n" : "", name, subject != NULL ? subject : "-", value);
}

void
trestle_basis_add_number (GString      *basis,
                          const char   *name,
                          const char   *subject,
                          TrestleNumber value)
{
  g_autofree char *exact = trestle_number_to_exact (value);

  trestle_basis_add_text (basis, name, subject, exact);
}

/* Cuts @text, which is changed, at its two spaces. */
static gboolean
split_line (char             *text,
            TrestleBasisLine *line)
{
  char *subject = strchr (text, ' ');
  char *value = subject != NULL ? strchr (subject + 1, ' ') : NULL;

  if (value == NULL || value[1] == '\0')
    return FALSE;
  *subject = '\0';
  *value = '\0';
  *line = (TrestleBasisLine) { text, subject + 1, value + 1 };

  return TRUE;
}

void
trestle_basis_foreach (const char      *basis,
                       TrestleBasisFunc func,
                       gpointer         data)
{
  g_auto(GStrv) lines = g_strsplit (basis != NULL ? basis : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      TrestleBasisLine line;

      if (split_line (lines[i], &line))
        func (&line, data);
    }
}

static gboolean
parse_integer (const char    *text,
               const char    *end,
               TrestleInt128 *value)
{
  gboolean negative = *text == '-';
  TrestleInt128 sum = 0;

  text += negative ? 1 : 0;
  if (text == end)
    return FALSE;
  for (; text < end; text++)
    if (!g_ascii_isdigit (*text) || __builtin_mul_overflow (sum, (TrestleInt128) 10, &sum) ||
        __builtin_add_overflow (sum, (TrestleInt128) (*text - '0'), &sum))
      return FALSE;
  *value = negative ? -sum : sum;

  return TRUE;
}

TrestleNumber
trestle_basis_parse_number (const char *text)
{
  const char *end = text + strlen (text);
  const char *slash = strchr (text, '/');
  TrestleInt128 num, den = 1;

  if (!parse_integer (text, slash != NULL ? slash : end, &num) ||
      (slash != NULL && (!parse_integer (slash + 1, end, &den) || den <= 0)))
    return TRESTLE_UNKNOWN;

  return trestle_ratio (num, den);
}

/* |@number| × @factor, not known when that is too much. */
static TrestleNumber
scale (TrestleNumber number,
       gint64        factor)
{
  TrestleNumber scaled = trestle_number_reduce (number);

  if (scaled.num < 0)
    scaled.num = -scaled.num;
  if (__builtin_mul_overflow (scaled.num, (TrestleInt128) factor, &scaled.num))
    return TRESTLE_UNKNOWN;

  return scaled;
}

gboolean
trestle_basis_has_moved (const char *before,
                         const char *now,
                         gint64      tolerance)
{
  TrestleNumber old = trestle_basis_parse_number (before);
  TrestleNumber new = trestle_basis_parse_number (now);
  TrestleNumber distance, allowed;

  if (strcmp (before, now) == 0)
    return FALSE;
  if (!trestle_number_is_known (old) || !trestle_number_is_known (new))
    return TRUE;
  distance = scale (trestle_number_add (new, (TrestleNumber) { -old.num, old.den }), 1000);
  allowed = scale (old, tolerance);

  return !trestle_number_is_known (distance) || !trestle_number_is_known (allowed) ||
         trestle_number_compare (distance, allowed) > 0;
}

static gboolean
find_value (char                  **lines,
            const TrestleBasisLine *wanted,
            char                  **value)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *copy = g_strdup (lines[i]);
      TrestleBasisLine line;

      if (split_line (copy, &line) && g_str_equal (line.name, wanted->name) && g_str_equal (line.subject, wanted->subject))
        {
          *value = g_strdup (line.value);
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
trestle_basis_find_moved (const char       *before,
                          const char       *now,
                          gint64            tolerance,
                          char            **copy,
                          TrestleBasisLine *line,
                          char            **value)
{
  g_auto(GStrv) old = g_strsplit (before != NULL ? before : "", "\n", -1);
  g_auto(GStrv) new = g_strsplit (now != NULL ? now : "", "\n", -1);

  for (guint i = 0; old[i] != NULL; i++)
    {
      g_autofree char *found = NULL;

      if (!split_line (old[i], line))
        continue;
      if (!find_value (new, line, &found))
        found = g_strdup ("null");
      if (!trestle_basis_has_moved (line->value, found, tolerance))
        continue;
      /* The line points into its text; a hole would end the array early. */
      *copy = old[i];
      old[i] = g_strdup ("");
      *value = g_steal_pointer (&found);
      return TRUE;
    }

  return FALSE;
}
