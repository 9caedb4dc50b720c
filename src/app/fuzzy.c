/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A word stands at the beginning, at the beginning of a word, inside one, or in
 * the initials; in the last place its letters stand apart.
 */
#include "config.h"

#include "fuzzy.h"

#include <string.h>

enum { NOTHING = 0, SCATTERED = 20, INSIDE = 50, INITIALS = 60, WORD_START = 80, TEXT_START = 100 };

/* A word typed as it stands, to its end, is what was meant. */
#define WHOLE_WORD 15

/* Shorter words would be found scattered in anything. */
#define MIN_SCATTERED 3

/* So far into a text, in bytes, initials are looked for. */
#define MAX_INITIALS 200

/* What a match is worth before a longer text loses against a shorter one. */
#define SCALE 100

char *
trestle_fuzzy_dup_fold (const char *text)
{
  g_autofree char *apart = NULL;
  g_autofree char *folded = NULL;
  GString *plain;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (apart == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (apart, -1);
  plain = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  return g_string_free (plain, FALSE);
}

static gboolean
is_letter (const char *p)
{
  return *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));
}

static gboolean
begins_word (const char *text,
             const char *p)
{
  return p == text || !is_letter (g_utf8_prev_char (p));
}

/* The word as it stands, at the best place where it does. */
static guint
score_whole (const char *word,
             const char *text)
{
  const gsize length = strlen (word);
  guint best = NOTHING;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (g_utf8_next_char (p), word))
    {
      guint score = p == text ? TEXT_START : begins_word (text, p) ? WORD_START : INSIDE;

      if (score != INSIDE && !is_letter (p + length))
        score += WHOLE_WORD;
      best = MAX (best, score);
    }

  return best;
}

/* Each letter begins a word of the text or goes on in the one before: "exdo" is Export
 * Document.  Which positions the letters so far can lead to is all there is to know.
 */
static gboolean
are_initials (const char *word,
              const char *text)
{
  gboolean reached[MAX_INITIALS + 1] = { FALSE };
  gsize first = 0;

  for (const char *w = word; *w != '\0'; w = g_utf8_next_char (w))
    {
      gboolean after[MAX_INITIALS + 1] = { FALSE };
      gsize next_first = MAX_INITIALS + 1;

      for (const char *p = text + first; *p != '\0'; p = g_utf8_next_char (p))
        {
          gsize next = g_utf8_next_char (p) - text;

          if (next > MAX_INITIALS)
            break;
          if (g_utf8_get_char (p) != g_utf8_get_char (w) ||
              !((w != word && reached[p - text]) || (is_letter (p) && begins_word (text, p))))
            continue;
          after[next] = TRUE;
          next_first = MIN (next_first, next);
        }
      if (next_first > MAX_INITIALS)
        return FALSE;
      memcpy (reached, after, sizeof (reached));
      first = next_first;
    }

  return TRUE;
}

/* The letters in their order, with anything between them: the less, the better. */
static guint
score_scattered (const char *word,
                 const char *text)
{
  guint gaps = 0;
  const char *p = text;

  for (const char *w = word; *w != '\0'; w = g_utf8_next_char (w))
    {
      while (*p != '\0' && g_utf8_get_char (p) != g_utf8_get_char (w))
        {
          gaps += w != word;
          p = g_utf8_next_char (p);
        }
      if (*p == '\0')
        return NOTHING;
      p = g_utf8_next_char (p);
    }

  return gaps < SCATTERED ? SCATTERED - gaps : NOTHING;
}

static guint
score_word (const char *word,
            const char *text)
{
  guint score = score_whole (word, text);

  if (score >= INITIALS)
    return score;
  if (g_utf8_strlen (word, -1) > 1 && are_initials (word, text))
    return INITIALS;
  if (score == NOTHING && g_utf8_strlen (word, -1) >= MIN_SCATTERED)
    return score_scattered (word, text);

  return score;
}

guint
trestle_fuzzy_score (const char *query,
                     const char *text)
{
  g_auto(GStrv) words = g_strsplit_set (query, " \t", -1);
  guint sum = 0, n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint score = *words[i] != '\0' ? score_word (words[i], text) : TEXT_START;

      if (score == NOTHING)
        return NOTHING;
      sum += *words[i] != '\0' ? score : 0;
      n += *words[i] != '\0';
    }
  if (n == 0)
    return 1;

  return sum * SCALE / n - MIN ((guint) strlen (text), SCALE - 1);
}
