/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A PNG has the design in an iTXt chunk, uncompressed, before its end (PNG 1.2,
 * 4.2.3.3); an SVG has it as text of an element in its metadata.
 */
#include "config.h"

#include "embed.h"

#include <string.h>

#define KEYWORD "Trestle design"
#define OPEN "<trestle:design xmlns:trestle=\"urn:trestle:design\">"
#define TAG "<trestle:design"
#define CLOSE "</trestle:design>"
#define END_LENGTH 12               /* of the chunk that ends a PNG */

static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static guint32
get_crc (const guint8 *data,
         gsize         length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }

  return ~crc;
}

static guint32
read_number (const guint8 *data)
{
  return (guint32) data[0] << 24 | (guint32) data[1] << 16 | (guint32) data[2] << 8 | data[3];
}

static void
append_number (GByteArray *bytes,
               guint32     number)
{
  const guint8 data[] = { number >> 24, number >> 16, number >> 8, number };

  g_byte_array_append (bytes, data, sizeof data);
}

static gboolean
is_png (const guint8 *data,
        gsize         length)
{
  return length >= sizeof signature + END_LENGTH && memcmp (data, signature, sizeof signature) == 0;
}

static GBytes *
put_in_png (const guint8 *data,
            gsize         length,
            GBytes       *design)
{
  /* Keyword, not compressed, no language, no translated keyword; each ends with a zero. */
  static const char head[] = "iTXt" KEYWORD "\0\0\0\0";
  GByteArray *bytes = g_byte_array_new ();
  gsize text_length, begin;
  const guint8 *text = g_bytes_get_data (design, &text_length);

  g_byte_array_append (bytes, data, length - END_LENGTH);
  append_number (bytes, (guint32) (sizeof head - 4 + text_length));
  begin = bytes->len;
  g_byte_array_append (bytes, (const guint8 *) head, sizeof head);
  g_byte_array_append (bytes, text, text_length);
  append_number (bytes, get_crc (bytes->data + begin, bytes->len - begin));
  g_byte_array_append (bytes, data + length - END_LENGTH, END_LENGTH);

  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
extract_from_png (const guint8 *data,
                  gsize         length)
{
  gsize head = sizeof KEYWORD + 4;
  gsize at = sizeof signature;

  while (length - at >= END_LENGTH)
    {
      gsize size = read_number (data + at);
      const guint8 *chunk = data + at + 8;

      if (size > length - at - END_LENGTH)
        return NULL;
      if (memcmp (data + at + 4, "iTXt", 4) == 0 && size > head && memcmp (chunk, KEYWORD "\0\0\0\0", head) == 0)
        return get_crc (data + at + 4, size + 4) == read_number (chunk + size) ? g_bytes_new (chunk + head, size - head) : NULL;
      at += size + END_LENGTH;
    }

  return NULL;
}

/* Behind the first element’s opening tag, or NULL when this is no SVG. */
static const char *
find_inside (const char *text,
             gsize       length)
{
  const char *root = g_strstr_len (text, MIN (length, 4096), "<svg");

  return root != NULL ? memchr (root, '>', text + length - root) : NULL;
}

static GBytes *
put_in_svg (const char *text,
            gsize       length,
            const char *inside,
            GBytes     *design)
{
  g_autofree char *escaped = g_markup_escape_text (g_bytes_get_data (design, NULL), (gssize) g_bytes_get_size (design));
  GString *whole = g_string_new_len (text, inside + 1 - text);

  g_string_append (whole, "\n<metadata>" OPEN);
  g_string_append (whole, escaped);
  g_string_append (whole, CLOSE "</metadata>");
  g_string_append_len (whole, inside + 1, (gssize) (length - (gsize) (inside + 1 - text)));

  return g_string_free_to_bytes (whole);
}

/* Takes in an entity at @text; returns what is behind it, or NULL when it is none. */
static const char *
append_entity (GString    *string,
               const char *text)
{
  static const struct { const char *name; char sign; } names[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' }
  };
  guint64 code;
  char *end;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text, names[i].name))
      {
        g_string_append_c (string, names[i].sign);
        return text + strlen (names[i].name);
      }
  if (text[1] != '#')
    return NULL;
  code = text[2] == 'x' ? g_ascii_strtoull (text + 3, &end, 16) : g_ascii_strtoull (text + 2, &end, 10);
  if (*end != ';' || code == 0 || code > 0x10ffff)
    return NULL;
  g_string_append_unichar (string, (gunichar) code);

  return end + 1;
}

static GBytes *
extract_from_svg (const char *text,
                  gsize       length)
{
  const char *begin = g_strstr_len (text, (gssize) length, TAG);
  const char *end = begin != NULL ? g_strstr_len (begin, text + length - begin, CLOSE) : NULL;
  g_autofree char *escaped = NULL;
  g_autoptr (GString) string = NULL;

  begin = end != NULL ? memchr (begin, '>', end - begin) : NULL;
  if (begin == NULL)
    return NULL;

  escaped = g_strndup (begin + 1, end - begin - 1);
  string = g_string_sized_new (end - begin);
  for (const char *c = escaped; *c != '\0';)
    {
      if (*c != '&')
        {
          g_string_append_c (string, *c++);
          continue;
        }
      c = append_entity (string, c);
      if (c == NULL)
        return NULL;
    }

  return g_string_free_to_bytes (g_steal_pointer (&string));
}

gboolean
trestle_embed_is_picture (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return is_png ((const guint8 *) data, length) || (length > 0 && data[0] == '<' && find_inside (data, length) != NULL);
}

GBytes *
trestle_embed_put (GBytes *picture,
                   GBytes *design)
{
  gsize length;
  const char *data = g_bytes_get_data (picture, &length);
  const char *inside;

  if (is_png ((const guint8 *) data, length))
    return put_in_png ((const guint8 *) data, length, design);
  inside = data != NULL ? find_inside (data, length) : NULL;

  return inside != NULL ? put_in_svg (data, length, inside, design) : g_bytes_ref (picture);
}

GBytes *
trestle_embed_extract (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (data == NULL)
    return NULL;
  if (is_png ((const guint8 *) data, length))
    return extract_from_png ((const guint8 *) data, length);

  return data[0] == '<' && find_inside (data, length) != NULL ? extract_from_svg (data, length) : NULL;
}
