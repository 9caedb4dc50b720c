/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text: words are shaped once and kept, lines are broken between them and
 * put together from copies of their glyphs.
 */
#include "shaper-private.h"

#include <string.h>

#define LONGEST_WORD 64
#define SUM          0x3a3      /* Greek, but a sign in formulas */

enum { UNKNOWN, PLAIN, COMPLEX };

/* A number and one of these stay on one line. */
static const char *const units[] = {
  "%", "B", "KB", "MB", "GB", "TB", "bit", "kbps", "Mbps", "Gbps", "MB/s", "GHz", "MHz", "s", "min", "h", "d"
};

/* A text while its lines are broken. */
typedef struct
{
  TrestleFace *face;
  float        width;           /* 0: as wide as it gets */
  GArray      *lines;           /* TrestleTextLine */
  GArray      *words;           /* const TrestleWord *, of the line so far */
  const char  *start;           /* of the line */
  const char  *last;            /* where its last word begins */
  float        used;
} Breaker;

static const TrestleWord *
get_word (TrestleFace *face,
          const char  *string,
          gsize        length)
{
  char key[LONGEST_WORD];
  TrestleWord *word;

  g_assert (length < LONGEST_WORD);
  memcpy (key, string, length);
  key[length] = '\0';
  word = g_hash_table_lookup (face->words, key);
  if (word == NULL)
    {
      word = trestle_face_shape (face, key, (int) length);
      g_hash_table_insert (face->words, g_strdup (key), word);
    }
  return word;
}

/* A code point is plain when the typeface has it and it needs no shaping across words. */
static gboolean
is_plain_point (TrestleShaper *self,
                gunichar       c)
{
  if (c >= TRESTLE_N_PLAIN)
    return FALSE;
  if (self->plain[c] == UNKNOWN)
    {
      GUnicodeScript script = g_unichar_get_script (c);
      gboolean simple = script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_COMMON || c == SUM;
      gboolean plain = simple && g_unichar_isprint (c) && !g_unichar_ismark (c) && !g_unichar_iszerowidth (c) &&
                       pango_font_has_char (self->faces[TRESTLE_STYLE_BODY].item->analysis.font, c);

      self->plain[c] = plain ? PLAIN : COMPLEX;
    }
  return self->plain[c] == PLAIN;
}

/* Ends a line before @end with the first @n_words of those collected; a space
 * that it ends with stays in its text.
 */
static void
end_line (Breaker    *self,
          guint       n_words,
          const char *end)
{
  TrestleTextLine line = { .string = self->start, .length = (int) (end - self->start) };
  const TrestleWord *space_word = self->face->space;
  int n = 0, offset = 0, position = 0;

  for (guint i = 0; i < n_words; i++)
    n += g_array_index (self->words, const TrestleWord *, i)->n_glyphs + 1;
  line.glyphs.glyphs = g_new (PangoGlyphInfo, n);
  line.glyphs.log_clusters = g_new (int, n);
  for (guint i = 0; i < n_words; i++)
    {
      const TrestleWord *word = g_array_index (self->words, const TrestleWord *, i);
      const char *space = strchr (self->start + position, ' ');

      for (int j = 0; j < word->n_glyphs; j++)
        {
          line.glyphs.glyphs[offset] = word->glyphs[j];
          line.glyphs.log_clusters[offset++] = position + word->clusters[j];
        }
      line.width += word->width;
      if (space == NULL || space >= end)
        break;
      position = (int) (space - self->start);
      line.glyphs.glyphs[offset] = space_word->glyphs[0];
      line.glyphs.log_clusters[offset++] = position++;
      if (i + 1 < n_words)
        line.width += space_word->width;
    }
  line.glyphs.num_glyphs = offset;
  g_array_append_val (self->lines, line);
  g_array_remove_range (self->words, 0, n_words);
  self->start = end;
}

/* Whether no line ends between the word before and the one at @word. */
static gboolean
binds (const char *word,
       gsize       length)
{
  if (!g_ascii_isdigit (word[-2]))
    return FALSE;
  while (length > 0 && strchr (",;.)", word[length - 1]) != NULL)
    length--;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strlen (units[i]) == length && strncmp (units[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

static void
add_word (Breaker    *self,
          const char *start,
          gsize       length)
{
  const TrestleWord *word = get_word (self->face, start, length);
  float space = self->face->space->width;

  if (self->words->len > 0 && self->width > 0 && self->used + space + word->width > self->width)
    {
      float before = g_array_index (self->words, const TrestleWord *, self->words->len - 1)->width;
      gboolean together = self->words->len > 1 && before + space + word->width <= self->width &&
                          binds (start, length);

      self->used = together ? before : 0;
      end_line (self, self->words->len - together, together ? self->last : start);
    }
  self->used += (self->words->len > 0 ? space : 0) + word->width;
  self->last = start;
  g_array_append_val (self->words, word);
}

void
trestle_word_free (gpointer data)
{
  TrestleWord *word = data;

  g_free (word->glyphs);
  g_free (word->clusters);
  g_free (word);
}

TrestleWord *
trestle_face_shape (TrestleFace *face,
                    const char  *string,
                    int          length)
{
  TrestleWord *word = g_new0 (TrestleWord, 1);
  PangoGlyphString *glyphs = pango_glyph_string_new ();

  if (length > 0)
    pango_shape_full (string, length, string, length, &face->item->analysis, glyphs);
  word->n_glyphs = glyphs->num_glyphs;
  word->width = (float) pango_units_to_double (pango_glyph_string_get_width (glyphs));
  word->glyphs = g_memdup2 (glyphs->glyphs, sizeof *glyphs->glyphs * (gsize) glyphs->num_glyphs);
  word->clusters = g_memdup2 (glyphs->log_clusters, sizeof (int) * (gsize) glyphs->num_glyphs);
  pango_glyph_string_free (glyphs);
  return word;
}

gboolean
trestle_shaper_is_plain (TrestleShaper *self,
                         TrestleFace   *face,
                         const char    *string,
                         float          width)
{
  const char *start = string;

  for (const char *p = string; ; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c == '\0' || c == ' ' || c == '\n')
        {
          if (p - start >= LONGEST_WORD ||
              (width > 0 && get_word (face, start, (gsize) (p - start))->width > width))
            return FALSE;
          if (c == '\0')
            return TRUE;
          start = p + 1;
        }
      else if (!is_plain_point (self, c))
        {
          return FALSE;
        }
    }
}

TrestleText *
trestle_face_set (TrestleFace *face,
                  const char  *string,
                  float        width)
{
  char *copy = g_strdup (string);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (TrestleTextLine));
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (const TrestleWord *));
  Breaker breaker = { face, width, lines, words, copy, copy, 0 };
  const char *start = copy;
  TrestleText *text;

  for (const char *p = copy; ; p++)
    {
      if (*p != '\0' && *p != ' ' && *p != '\n')
        continue;
      add_word (&breaker, start, (gsize) (p - start));
      start = p + 1;
      if (*p == ' ')
        continue;
      end_line (&breaker, words->len, p);
      breaker.start = start;
      breaker.used = 0;
      if (*p == '\0')
        break;
    }
  text = g_malloc0 (sizeof *text + sizeof (TrestleTextLine) * lines->len);
  text->string = copy;
  text->n_lines = lines->len;
  memcpy (text->lines, lines->data, sizeof (TrestleTextLine) * lines->len);

  return text;
}

void
trestle_face_measure (TrestleFace *face,
                      const char  *string,
                      float       *widest_word,
                      float       *longest_line)
{
  const char *start = string;
  float line = 0;

  *widest_word = *longest_line = 0;
  for (const char *p = string; ; p++)
    if (*p == '\0' || *p == ' ' || *p == '\n')
      {
        const TrestleWord *word = get_word (face, start, (gsize) (p - start));

        *widest_word = MAX (*widest_word, word->width);
        line += word->width;
        *longest_line = MAX (*longest_line, line);
        line = *p == '\n' ? 0 : line + face->space->width;
        if (*p == '\0')
          return;
        start = p + 1;
      }
}
