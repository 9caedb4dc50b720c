/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass over the bytes with a stack of what is open.
 */
#include "config.h"

#include "scan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "scan-keys.h"

/* Characters of the file that a message repeats. */
#define MAX_EXCERPT 40

/* An object or array that has begun. */
typedef struct
{
  guint    index;       /* among the values */
  guint    first_key;
  gboolean object;
} Open;

typedef struct
{
  TrestleScan     *scan;
  const char      *p;
  const char      *end;
  Open             open[TRESTLE_SCAN_MAX_DEPTH];
  guint            depth;
  TrestleScanKeys *keys;
  GError         **error;
} Scanner;

G_DEFINE_QUARK (trestle - file - error - quark, trestle_file_error)

void
trestle_scan_locate (const TrestleScan *self,
                     gsize              offset,
                     guint             *line,
                     guint             *column)
{
  const char *start = self->data;
  const char *place = self->data + MIN (offset, self->length);

  *line = 1;
  for (const char *p = start; (p = memchr (p, '\n', place - p)) != NULL; start = ++p)
    ++*line;

  *column = 1;
  for (const char *p = start; p < place; p++)
    if ((*p & 0xc0) != 0x80)
      ++*column;
}

char *
trestle_scan_dup_excerpt (const char *text)
{
  GString *excerpt = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n <= MAX_EXCERPT; p = g_utf8_next_char (p), n++)
    {
      gunichar character = g_utf8_get_char (p);

      if (n == MAX_EXCERPT)
        character = 0x2026;
      else if (!g_unichar_isprint (character) || character == 0x2028 || character == 0x2029)
        character = 0xfffd;
      g_string_append_unichar (excerpt, character);
    }

  return g_string_free (excerpt, FALSE);
}

static void
set_error (const TrestleScan *self,
           gsize              offset,
           TrestleFileError   code,
           GError           **error,
           const char        *format,
           va_list            arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  guint line, column;

  trestle_scan_locate (self, offset, &line, &column);
  g_set_error (error, TRESTLE_FILE_ERROR, code, "%s:%u:%u: %s", self->name, line, column, message);
}

void
trestle_scan_fail_at (const TrestleScan *self,
                      gsize              offset,
                      TrestleFileError   code,
                      GError           **error,
                      const char        *format,
                      ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (self, offset, code, error, format, arguments);
  va_end (arguments);
}

void
trestle_scan_fail (const TrestleScan *self,
                   guint              index,
                   TrestleFileError   code,
                   GError           **error,
                   const char        *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (self, trestle_scan_get_value (self, index)->offset, code, error, format, arguments);
  va_end (arguments);
}

static gboolean
G_GNUC_PRINTF (4,
               5)
fail (Scanner * self,
      const char *place,
      TrestleFileError code,
      const char *format,
      ...)
{
  va_list arguments;

  va_start (arguments, format);
  set_error (self->scan, place - self->scan->data, code, self->error, format, arguments);
  va_end (arguments);

  return FALSE;
}

/* What stands where something else was expected. */
static gboolean
fail_expected (Scanner    *self,
               const char *expected)
{
  gunichar found;

  if (self->p >= self->end)
    return fail (self, self->p, TRESTLE_FILE_ERROR_SYNTAX, _("the file ends too early; %s was expected"), expected);

  found = g_utf8_get_char (self->p);
  if (found < 0x20 || !g_unichar_isprint (found))
    return fail (self, self->p, TRESTLE_FILE_ERROR_SYNTAX, _("there is the character U+%04X; %s was expected"),
                 found, expected);

  return fail (self, self->p, TRESTLE_FILE_ERROR_SYNTAX, _("there is “%.*s”; %s was expected"),
               (int) (g_utf8_next_char (self->p) - self->p), self->p, expected);
}

static void
skip_space (Scanner *self)
{
  while (self->p < self->end && (*self->p == ' ' || *self->p == '\n' || *self->p == '\r' || *self->p == '\t'))
    self->p++;
}

/* After the backslash; leaves the scanner behind the escape. */
static gboolean
scan_escape (Scanner *self)
{
  const char *place = self->p - 1;
  int code;

  if (self->p < self->end && *self->p != '\0' && strchr ("\"\\/bfnrt", *self->p) != NULL)
    {
      self->p++;
      return TRUE;
    }
  code = self->p < self->end && *self->p == 'u' ? trestle_scan_hex (self->p + 1, self->end) : -1;
  if (code < 0)
    return fail (self, place, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the text has a “\\” that begins no escape; “\\\\” stands for the character itself"));
  if (code == 0)
    return fail (self, place, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the text has the character U+0000, which no text can hold"));
  self->p += 5;

  if (code >= 0xdc00 && code <= 0xdfff)
    return fail (self, place, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the text has half a character; a pair of surrogates was expected"));
  if (code >= 0xd800 && code <= 0xdbff)
    {
      gboolean follows = self->end - self->p >= 6 && self->p[0] == '\\' && self->p[1] == 'u';
      int low = follows ? trestle_scan_hex (self->p + 2, self->end) : -1;

      if (low < 0xdc00 || low > 0xdfff)
        return fail (self, place, TRESTLE_FILE_ERROR_SYNTAX,
                     _("the text has half a character; a pair of surrogates was expected"));
      self->p += 6;
    }

  return TRUE;
}

/* Whether a byte of a text needs a second look. */
static const guchar ends_run[256] = {
  [0 ... 0x1f] = 1, ['"'] = 1, ['\\'] = 1
};

/* At the opening quote; leaves the scanner behind the closing one. */
static gboolean
scan_string (Scanner  *self,
             gboolean *escaped)
{
  const char *open = self->p++;

  *escaped = FALSE;
  for (;;)
    {
      while (self->p < self->end && !ends_run[(guchar) *self->p])
        self->p++;
      if (self->p >= self->end)
        return fail (self, open, TRESTLE_FILE_ERROR_SYNTAX,
                     _("the text that begins here does not end; “\"” was expected"));
      if (self->p - open > TRESTLE_SCAN_MAX_TEXT)
        return fail (self, open, TRESTLE_FILE_ERROR_LIMIT,
                     _("the text that begins here is larger than %d MB; no text is"), TRESTLE_SCAN_MAX_TEXT / 1024 / 1024);
      if (*self->p == '"')
        {
          self->p++;
          return TRUE;
        }
      if (*self->p != '\\')
        return fail (self, self->p, TRESTLE_FILE_ERROR_SYNTAX,
                     _("the text has the control character U+%04X; an escape such as “\\n” was expected"),
                     (guint) *self->p);
      *escaped = TRUE;
      self->p++;
      if (!scan_escape (self))
        return FALSE;
    }
}

static gboolean
scan_number (Scanner *self)
{
  const char *start = self->p;
  gboolean negative = *self->p == '-';
  guint64 limit = negative ? (guint64) G_MAXINT64 + 1 : (guint64) G_MAXINT64;
  guint64 number = 0;

  if (negative)
    self->p++;
  if (self->p >= self->end || !g_ascii_isdigit (*self->p))
    return fail_expected (self, _("a digit"));
  if (*self->p == '0' && self->p + 1 < self->end && g_ascii_isdigit (self->p[1]))
    return fail (self, start, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the number begins with 0; a number without leading zeros was expected"));

  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      guint digit = *self->p - '0';

      if (number > (limit - digit) / 10)
        return fail (self, start, TRESTLE_FILE_ERROR_SYNTAX,
                     _("the number is too large; a whole number of at most 64 bits was expected"));
      number = number * 10 + digit;
    }
  if (self->p < self->end && (*self->p == '.' || *self->p == 'e' || *self->p == 'E'))
    return fail (self, start, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the number has a fraction or an exponent; a whole number was expected"));

  return TRUE;
}

static gboolean
scan_word (Scanner    *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->p) < length || memcmp (self->p, word, length) != 0)
    return fail_expected (self, _("a value"));
  self->p += length;

  return TRUE;
}

/* At the name of a member; leaves the scanner at the member's value. */
static gboolean
scan_name (Scanner *self)
{
  const char *open = self->p;
  gboolean escaped;

  if (self->p >= self->end || *self->p != '"')
    return fail_expected (self, _("the name of a member in quotes"));
  if (trestle_scan_keys_count (self->keys, self->open[self->depth - 1].first_key) >= TRESTLE_SCAN_MAX_MEMBERS)
    return fail (self, open, TRESTLE_FILE_ERROR_LIMIT,
                 _("the object has more than %d members; no design has so many"), TRESTLE_SCAN_MAX_MEMBERS);
  if (!scan_string (self, &escaped))
    return FALSE;
  trestle_scan_keys_add (self->keys, open, self->p - 1, escaped);

  skip_space (self);
  if (self->p >= self->end || *self->p != ':')
    return fail_expected (self, _("“:”"));
  self->p++;
  skip_space (self);

  return TRUE;
}

static void
add_value (TrestleScan *scan,
           guint32      offset)
{
  guint index = scan->n_values++;

  if (index % TRESTLE_SCAN_PAGE == 0)
    g_ptr_array_add (scan->pages, g_new (TrestleScanValue, TRESTLE_SCAN_PAGE));
  *trestle_scan_get_value (scan, index) = (TrestleScanValue) { .offset = offset, .next = index + 1 };
}

/* Reads a value that is neither an object nor an array. */
static gboolean
scan_plain (Scanner *self)
{
  gboolean escaped;

  switch (self->p < self->end ? *self->p : '\0')
    {
    case '"':
      return scan_string (self, &escaped);

    case 't':
      return scan_word (self, "true");

    case 'f':
      return scan_word (self, "false");

    case 'n':
      return scan_word (self, "null");

    case '-':
    case '0': case '1': case '2': case '3': case '4':
    case '5': case '6': case '7': case '8': case '9':
      return scan_number (self);

    default:
      return fail_expected (self, _("a value"));
    }
}

/* At the first byte of a value: opens an object or array, or reads all of
 * anything else.
 */
static gboolean
scan_value (Scanner *self)
{
  guint index = self->scan->n_values;

  if (index >= TRESTLE_SCAN_MAX_VALUES)
    return fail (self, self->p, TRESTLE_FILE_ERROR_LIMIT,
                 _("the file has more than %d values; no design has so many"), TRESTLE_SCAN_MAX_VALUES);
  add_value (self->scan, self->p - self->scan->data);

  if (self->p >= self->end || (*self->p != '{' && *self->p != '['))
    {
      if (!scan_plain (self))
        return FALSE;
      trestle_scan_get_value (self->scan, index)->end = self->p - self->scan->data;
      return TRUE;
    }

  if (self->depth >= TRESTLE_SCAN_MAX_DEPTH)
    return fail (self, self->p, TRESTLE_FILE_ERROR_LIMIT, _("the file is nested more than %d deep; no design is"),
                 TRESTLE_SCAN_MAX_DEPTH);
  self->open[self->depth++] = (Open) {
    .index = index,
    .first_key = trestle_scan_keys_count (self->keys, 0),
    .object = *self->p++ == '{'
  };

  return TRUE;
}

/* At the bracket that closes the innermost object or array. */
static gboolean
close_innermost (Scanner *self)
{
  const Open *open = &self->open[--self->depth];
  TrestleScanValue *value = trestle_scan_get_value (self->scan, open->index);
  const char *twice;
  g_autofree char *key = NULL;
  g_autofree char *excerpt = NULL;

  self->p++;
  value->next = self->scan->n_values;
  value->end = self->p - self->scan->data;
  if (!open->object || trestle_scan_keys_close (self->keys, open->first_key, &twice, &key))
    return TRUE;

  excerpt = trestle_scan_dup_excerpt (key);

  return fail (self, twice, TRESTLE_FILE_ERROR_SYNTAX,
               _("“%s” stands twice in one object; each member may stand once"), excerpt);
}

/* Goes on behind a value or an opening bracket to the next value, or to the end
 * of the outermost one, which leaves the depth at 0.
 */
static gboolean
find_next_value (Scanner *self,
                 gboolean opened)
{
  for (; self->depth > 0; opened = FALSE)
    {
      gboolean object = self->open[self->depth - 1].object;

      skip_space (self);
      if (self->p < self->end && *self->p == (object ? '}' : ']'))
        {
          if (!close_innermost (self))
            return FALSE;
          continue;
        }
      if (!opened)
        {
          if (self->p >= self->end || *self->p != ',')
            return fail_expected (self, object ? _("“,” or “}”") : _("“,” or “]”"));
          self->p++;
          skip_space (self);
        }
      return !object || scan_name (self);
    }

  return TRUE;
}

static gboolean
check_bytes (Scanner *self)
{
  const char *invalid;

  if (self->scan->length > TRESTLE_SCAN_MAX_BYTES)
    {
      g_set_error (self->error, TRESTLE_FILE_ERROR, TRESTLE_FILE_ERROR_LIMIT,
                   _("%s:1:1: the file is larger than %d MB; no design is"),
                   self->scan->name, TRESTLE_SCAN_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
  if (self->scan->length >= 3 && memcmp (self->p, "\xef\xbb\xbf", 3) == 0)
    return fail (self, self->p, TRESTLE_FILE_ERROR_SYNTAX,
                 _("the file begins with a byte order mark; UTF-8 without one was expected"));
  if (!g_utf8_validate_len (self->p, self->scan->length, &invalid))
    return fail (self, invalid, TRESTLE_FILE_ERROR_SYNTAX,
                 _("there is the byte 0x%02X, which does not belong there; text in UTF-8 was expected"),
                 (guint) (guchar) *invalid);

  return TRUE;
}

static gboolean
scan_file (Scanner *self)
{
  if (!check_bytes (self))
    return FALSE;
  skip_space (self);
  do
    {
      guint depth = self->depth;

      if (!scan_value (self) || !find_next_value (self, self->depth > depth))
        return FALSE;
    }
  while (self->depth > 0);
  skip_space (self);
  if (self->p < self->end)
    return fail_expected (self, _("the end of the file"));

  return TRUE;
}

TrestleScan *
trestle_scan_new (const char *name,
                  const char *data,
                  gsize       length,
                  GError    **error)
{
  g_autoptr(TrestleScan) scan = g_new0 (TrestleScan, 1);
  Scanner scanner = { .scan = scan, .p = data, .end = data + length, .error = error };
  gboolean ok;

  g_return_val_if_fail (name != NULL, NULL);

  scan->name = g_strdup (name);
  scan->data = data;
  scan->length = length;
  scan->pages = g_ptr_array_new_with_free_func (g_free);
  scanner.keys = trestle_scan_keys_new ();

  ok = scan_file (&scanner);
  trestle_scan_keys_free (scanner.keys);

  return ok ? g_steal_pointer (&scan) : NULL;
}

void
trestle_scan_free (TrestleScan *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->pages);
  g_free (self);
}
