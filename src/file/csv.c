/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4180, and what programs write that say they follow it.
 */
#include "config.h"

#include "csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "error.h"

/* ---- Guards against formulas */

/* Behind any number of ' stands what a spreadsheet would compute. */
static gboolean
is_formula (const char *text)
{
  while (*text == '\'')
    text++;
  if (*text != '\0' && strchr ("=+-@\t\r", *text) != NULL)
    return TRUE;

  return g_str_has_prefix (text, "\uFF1D") || g_str_has_prefix (text, "\uFF0B") ||
         g_str_has_prefix (text, "\uFF0D") || g_str_has_prefix (text, "\uFF20");
}

char *
trestle_csv_dup_guarded (const char *text)
{
  return is_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

char *
trestle_csv_dup_unguarded (const char *text)
{
  return g_strdup (*text == '\'' && is_formula (text) ? text + 1 : text);
}

/* ---- Encodings */

static char *
convert (const char *text,
         gsize       length,
         const char *encoding,
         GError    **error)
{
  g_autoptr (GError) local = NULL;
  gsize read = 0, written = 0;
  g_autofree char *converted = g_convert (text, length, "UTF-8", encoding, &read, &written, &local);

  /* A zero is no text in any encoding, and would end it here; so would half a character at the end. */
  if (converted != NULL && (strlen (converted) != written || read != length))
    {
      read = MIN (read, strlen (converted));
      g_clear_pointer (&converted, g_free);
    }
  if (converted == NULL)
    g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX, _("byte %lu: the text is not valid %s"),
                 (gulong) read + 1, encoding);

  return g_steal_pointer (&converted);
}

/* UTF-16 without a mark shows in zeros at every other byte. */
static const char *
find_wide_encoding (const char *text,
                    gsize       length)
{
  gsize even = 0, odd = 0, n = MIN (length, 512) & ~(gsize) 1;

  for (gsize i = 0; i < n; i += 2)
    {
      even += text[i] == '\0';
      odd += text[i + 1] == '\0';
    }
  if (n >= 4 && odd * 4 >= n && even == 0)
    return "UTF-16LE";
  if (n >= 4 && even * 4 >= n && odd == 0)
    return "UTF-16BE";

  return NULL;
}

static char *
dup_utf8 (const char *text,
          gsize       length,
          GError    **error)
{
  const char *wide;

  if (length >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    return dup_utf8 (text + 3, length - 3, error);
  if (length >= 2 && memcmp (text, "\xFF\xFE", 2) == 0)
    return convert (text + 2, length - 2, "UTF-16LE", error);
  if (length >= 2 && memcmp (text, "\xFE\xFF", 2) == 0)
    return convert (text + 2, length - 2, "UTF-16BE", error);
  if ((wide = find_wide_encoding (text, length)) != NULL)
    return convert (text, length, wide, error);
  if (g_utf8_validate_len (text, length, NULL))
    return g_strndup (text, length);

  return convert (text, length, "WINDOWS-1252", error);
}

/* ---- Delimiters */

static const char delimiters[] = { '\t', ';', ',', '|' };

/* How many times each candidate stands outside quotes in the line at @text. */
static const char *
count_delimiters (const char *text,
                  guint       counts[G_N_ELEMENTS (delimiters)])
{
  gboolean quoted = FALSE;

  memset (counts, 0, sizeof (guint) * G_N_ELEMENTS (delimiters));
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        quoted = !quoted;
      else if (!quoted && (*text == '\n' || *text == '\r'))
        return text + 1;
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (delimiters); i++)
        counts[i] += *text == delimiters[i];
    }

  return text;
}

/* The one that most lines have, and have most often alike. */
static char
guess_delimiter (const char *text)
{
  guint lines[G_N_ELEMENTS (delimiters)] = { 0 }, least[G_N_ELEMENTS (delimiters)] = { 0 };
  guint best = 2;

  for (guint n = 0; n < 50 && *text != '\0'; n++)
    {
      guint counts[G_N_ELEMENTS (delimiters)];

      text = count_delimiters (text, counts);
      for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
        if (counts[i] > 0)
          {
            least[i] = lines[i] == 0 ? counts[i] : MIN (least[i], counts[i]);
            lines[i]++;
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (lines[i] > lines[best] || (lines[i] == lines[best] && least[i] > least[best]))
      best = i;

  return delimiters[best];
}

/* ---- Decimals */

/* What @text shows of the sign that separates decimals: '.', ',', or 0 when it
 * may be either.
 */
static char
judge_number (const char *text)
{
  const char *comma = strchr (text, ','), *point = strchr (text, '.');
  const char *sign = comma != NULL ? comma : point;
  gsize digits;

  if (!g_ascii_isdigit (*text) && *text != '-')
    return 0;
  if (comma != NULL && point != NULL)
    return comma > point ? ',' : '.';
  if (sign == NULL || strchr (sign + 1, *sign) != NULL)
    return 0;
  digits = strspn (sign + 1, "0123456789");

  return digits == 0 || digits == 3 ? 0 : *sign;
}

/* With a semicolon between cells the comma is usually taken. */
static char
guess_decimal (const TrestleSheet *sheet,
               char                delimiter)
{
  guint commas = 0, points = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint j = 0; j < trestle_sheet_get_row (sheet, i)->n_cells; j++)
      {
        char sign = judge_number (trestle_sheet_get (sheet, i, j));

        commas += sign == ',';
        points += sign == '.';
      }
  if (commas == points)
    return delimiter == ';' ? ',' : '.';

  return commas > points ? ',' : '.';
}

/* ---- Reading */

typedef struct
{
  const char *at;
  guint       line;
  char        delimiter;
  GString    *cell;
} Reader;

static gboolean
is_end_of_line (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

static void
skip_end_of_line (Reader *self)
{
  if (self->at[0] == '\r' && self->at[1] == '\n')
    self->at++;
  if (*self->at != '\0')
    self->at++;
  self->line++;
}

/* Behind the opening quote.  A line inside counts; its end is kept as LF. */
static gboolean
read_quoted (Reader  *self,
             GError **error)
{
  guint begin = self->line;

  for (;;)
    {
      char c = *self->at;

      if (c == '\0')
        {
          g_set_error (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_SYNTAX,
                       _("line %u: a quote is opened here and never closed"), begin);
          return FALSE;
        }
      if (c == '"' && self->at[1] != '"')
        {
          self->at++;
          return TRUE;
        }
      if (is_end_of_line (c))
        {
          skip_end_of_line (self);
          g_string_append_c (self->cell, '\n');
          continue;
        }
      self->at += c == '"' ? 2 : 1;
      g_string_append_c (self->cell, c);
    }
}

/* Text behind a closing quote belongs to the cell, as spreadsheets read it. */
static gboolean
read_cell (Reader  *self,
           GError **error)
{
  g_string_truncate (self->cell, 0);
  if (*self->at == '"')
    {
      self->at++;
      if (!read_quoted (self, error))
        return FALSE;
    }
  while (!is_end_of_line (*self->at) && *self->at != self->delimiter)
    g_string_append_c (self->cell, *self->at++);

  return TRUE;
}

static gboolean
read_row (Reader    *self,
          GPtrArray *cells,
          GError   **error)
{
  for (;;)
    {
      if (!read_cell (self, error))
        return FALSE;
      g_ptr_array_add (cells, trestle_csv_dup_unguarded (self->cell->str));
      if (*self->at != self->delimiter)
        break;
      self->at++;
    }
  skip_end_of_line (self);

  return TRUE;
}

/* Excel’s own way of saying which it is: "sep=;" alone in the first line. */
static void
read_separator_line (Reader *self)
{
  if (g_ascii_strncasecmp (self->at, "sep=", 4) == 0 && self->at[4] != '\0' && is_end_of_line (self->at[5]))
    {
      self->delimiter = self->at[4];
      self->at += 5;
      skip_end_of_line (self);
    }
}

TrestleSheet *
trestle_csv_read (const char *text,
                  gsize       length,
                  char       *delimiter,
                  GError    **error)
{
  g_autofree char *utf8 = NULL;
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TrestleSheet) sheet = trestle_sheet_new (NULL);
  Reader reader = { .line = 1, .cell = cell };

  if (length > TRESTLE_SHEET_MAX_BYTES)
    {
      g_set_error_literal (error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT, _("the table is larger than 50 MB; split it"));
      return NULL;
    }
  utf8 = dup_utf8 (text, length, error);
  if (utf8 == NULL)
    return NULL;

  reader.at = utf8;
  reader.delimiter = *delimiter;
  if (reader.delimiter == 0)
    {
      read_separator_line (&reader);
      if (reader.delimiter == 0)
        reader.delimiter = guess_delimiter (utf8);
    }
  while (*reader.at != '\0')
    {
      guint line = reader.line;

      if (!read_row (&reader, cells, error) || !trestle_sheet_take_row (sheet, cells, line, error))
        return NULL;
    }
  *delimiter = reader.delimiter;
  sheet->decimal = guess_decimal (sheet, reader.delimiter);

  return g_steal_pointer (&sheet);
}

/* ---- Writing */

void
trestle_csv_append_cell (GString    *row,
                         const char *text,
                         gboolean    is_number,
                         gboolean    is_first,
                         char        delimiter)
{
  g_autofree char *guarded = is_number ? g_strdup (text) : trestle_csv_dup_guarded (text);
  const char special[] = { '"', '\r', '\n', delimiter, '\0' };

  if (!is_first)
    g_string_append_c (row, delimiter);
  if (strpbrk (guarded, special) == NULL && !g_str_has_prefix (guarded, " ") && !g_str_has_suffix (guarded, " "))
    {
      g_string_append (row, guarded);
      return;
    }
  g_string_append_c (row, '"');
  for (const char *c = guarded; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (row, '"');
      g_string_append_c (row, *c);
    }
  g_string_append_c (row, '"');
}

void
trestle_csv_end_row (GString *text)
{
  g_string_append (text, "\r\n");
}
