/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names that programs write: those of Latin-1, and a few more.
 */
#include "config.h"

#include "html-entities.h"

#include <string.h>

#define FIRST_LATIN 0xa0

/* Of U+00A0 to U+00FF. */
static const char *const latin[] = {
  "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not",
  "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1",
  "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml",
  "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml",
  "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute",
  "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring",
  "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth",
  "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc",
  "uuml", "yacute", "thorn", "yuml"
};

static const struct
{
  const char *name;
  gunichar    sign;
} names[] = {
  { "quot", 0x22 }, { "amp", 0x26 }, { "lt", 0x3c }, { "gt", 0x3e }, { "OElig", 0x152 }, { "oelig", 0x153 },
  { "Scaron", 0x160 }, { "scaron", 0x161 }, { "Yuml", 0x178 }, { "ensp", 0x2002 }, { "emsp", 0x2003 },
  { "thinsp", 0x2009 }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
  { "sbquo", 0x201a }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bdquo", 0x201e }, { "bull", 0x2022 },
  { "hellip", 0x2026 }, { "permil", 0x2030 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203a }, { "euro", 0x20ac },
  { "trade", 0x2122 }, { "larr", 0x2190 }, { "rarr", 0x2192 }, { "minus", 0x2212 }, { "ne", 0x2260 },
  { "le", 0x2264 }, { "ge", 0x2265 }, { "apos", 0x27 }
};

static gunichar
find_sign (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (latin); i++)
    if (g_str_equal (latin[i], name))
      return FIRST_LATIN + i;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].name, name))
      return names[i].sign;

  return 0;
}

const char *
trestle_html_append_entity (GString    *text,
                            const char *entity)
{
  gsize length = strcspn (entity + 1, "; \t\r\n<&");
  g_autofree char *name = g_strndup (entity + 1, length);
  gunichar sign;

  if (name[0] == '#')
    sign = g_ascii_tolower (name[1]) == 'x' ? g_ascii_strtoull (name + 2, NULL, 16) : g_ascii_strtoull (name + 1, NULL, 10);
  else
    sign = find_sign (name);
  if (sign == 0 || !g_unichar_validate (sign) || entity[1 + length] != ';')
    {
      g_string_append_c (text, '&');
      return entity + 1;
    }
  /* Spaces that do not break are spaces. */
  g_string_append_unichar (text, sign == FIRST_LATIN ? ' ' : sign);

  return entity + 1 + length + 1;
}
