/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Escaping, character by character.
 */
#include "config.h"

#include "markup.h"

static void
append_character (GString *markup,
                  gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (markup, "&amp;");
      break;

    case '<':
      g_string_append (markup, "&lt;");
      break;

    case '>':
      g_string_append (markup, "&gt;");
      break;

    case '"':
      g_string_append (markup, "&quot;");
      break;

    default:
      /* Controls, and code points that are no characters in any plane. */
      if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
        c = ' ';
      g_string_append_unichar (markup, c);
    }
}

void
trestle_markup_append (GString    *markup,
                       const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    append_character (markup, g_utf8_get_char (c));
}

void
trestle_markup_append_lines (GString    *markup,
                             const char *text,
                             const char *line_break,
                             const char *space)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean edge = TRUE;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gboolean end = *c == '\n' || *c == '\r';

      if (end && !(c[0] == '\r' && c[1] == '\n'))
        g_string_append (markup, line_break);
      else if (!end && space != NULL && *c == ' ' && (edge || c[1] == '\0' || c[1] == '\n'))
        g_string_append (markup, space);
      else if (!end)
        append_character (markup, g_utf8_get_char (c));
      edge = end || *c == ' ';
    }
}
