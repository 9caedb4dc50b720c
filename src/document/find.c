/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the items of a page in the order they are painted in; a text that fills
 * several lines is several items of the same text.
 */
#include "config.h"

#include "find.h"

typedef struct
{
  const TrestlePage *page;
  guint              placed, item;      /* numbers; of the item the next one */
  const TrestleItem *current;
  float              x, y;              /* of the current item, on the page */
} Reader;

static gboolean
next_item (const TrestleGalley *galley,
           Reader              *reader)
{
  guint flags = trestle_galley_get_section (galley, reader->page->section)->flags;

  for (; reader->placed < reader->page->n_placed; reader->placed++, reader->item = 0)
    {
      const TrestlePlaced *placed = &g_array_index (galley->placed, TrestlePlaced, reader->page->first_placed + reader->placed);
      const TrestleStrip *strip = &g_array_index (galley->strips, TrestleStrip, placed->strip);

      if (reader->item >= strip->n_items)
        continue;
      reader->current = &g_array_index (galley->items, TrestleItem, strip->first_item + reader->item++);
      reader->x = (flags & TRESTLE_SECTION_BARE ? 0 : TRESTLE_MARGIN_SIDE) + reader->current->x;
      reader->y = placed->y + reader->current->y;
      return TRUE;
    }

  return FALSE;
}

/* Text */

static gunichar
fold (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
}

/* The end of @needle where @text begins with it, or NULL. */
static const char *
match_here (const char *text,
            const char *needle)
{
  for (; *needle != '\0'; text = g_utf8_next_char (text), needle = g_utf8_next_char (needle))
    if (*text == '\0' || fold (text) != fold (needle))
      return NULL;

  return text;
}

/* The part of the text that a line shows, as bytes from its start. */
static void
get_range (const TrestleText     *text,
           const TrestleTextLine *line,
           int                   *first,
           int                   *end)
{
  *first = line->pango != NULL ? pango_layout_line_get_start_index (line->pango) : (int) (line->string - text->string);
  *end = *first + (line->pango != NULL ? pango_layout_line_get_length (line->pango) : line->length);
}

/* Where the character at byte @index of the text begins on its line. */
static float
get_x (const TrestleTextLine *line,
       int                    first,
       int                    index)
{
  int x = 0;

  if (line->pango != NULL)
    pango_layout_line_index_to_x (line->pango, index, FALSE, &x);
  else
    for (int i = 0; i < line->glyphs.num_glyphs; i++)
      if (line->glyphs.log_clusters[i] < index - first)
        x += line->glyphs.glyphs[i].geometry.width;

  return (float) pango_units_to_double (x);
}

/* Adds the matches that begin on the line that the reader stands at. */
static void
match_line (const Reader *reader,
            guint         page,
            const char   *needle,
            GArray       *matches)
{
  const TrestleText *text = reader->current->text;
  const TrestleTextLine *line = &text->lines[reader->current->line];
  const char *string = line->pango != NULL ? pango_layout_get_text (text->layout) : text->string;
  int first, end;

  get_range (text, line, &first, &end);
  for (const char *p = string + first; p < string + end;)
    {
      const char *after = match_here (p, needle);

      if (after != NULL)
        {
          float from = get_x (line, first, (int) (p - string)), to = get_x (line, first, (int) MIN (after - string, end));
          TrestleMatch match = { page, reader->x + MIN (from, to), reader->y, ABS (to - from), reader->current->height };

          g_array_append_val (matches, match);
        }
      p = after != NULL ? after : g_utf8_next_char (p);
    }
}

GArray *
trestle_galley_find_text (const TrestleGalley *self,
                          const char          *text)
{
  g_autofree char *needle = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (TrestleMatch));

  for (guint page = 0; needle != NULL && *needle != '\0' && page < self->pages->len; page++)
    {
      Reader reader = { .page = &g_array_index (self->pages, TrestlePage, page) };

      while (next_item (self, &reader))
        if (reader.current->type == TRESTLE_ITEM_LINE)
          match_line (&reader, page, needle, matches);
    }

  return matches;
}

/* Links */

const TrestleTarget *
trestle_galley_find_link (const TrestleGalley *self,
                          guint                page,
                          double               x,
                          double               y)
{
  Reader reader = { .page = &g_array_index (self->pages, TrestlePage, page) };

  while (next_item (self, &reader))
    if (reader.current->link != 0 &&
        x >= reader.x && x < reader.x + reader.current->width && y >= reader.y && y < reader.y + reader.current->height)
      return &g_array_index (self->targets, TrestleTarget, reader.current->link);

  return NULL;
}
