/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes lines of glyphs out of text.  Measures in points and never asks the
 * screen, so lines break alike on every machine with the typeface.  Words of
 * plain Latin text are shaped once and put together here; everything else
 * (other scripts, both directions, words wider than their line) is Pango's.
 */
#pragma once

#include <pango/pangocairo.h>

#include "style.h"

G_BEGIN_DECLS

typedef struct _TrestleShaper TrestleShaper;
typedef struct _TrestleText   TrestleText;

typedef struct
{
  float             width;
  const char       *string;     /* what the glyphs stand for; NULL: @pango has the line */
  int               length;
  PangoGlyphString  glyphs;
  PangoLayoutLine  *pango;
} TrestleTextLine;

/* A text set at some width; belongs to its shaper. */
struct _TrestleText
{
  TrestleStyle    style;
  float           width;        /* of the longest line */
  char           *string;
  PangoLayout    *layout;       /* or NULL */
  guint           n_lines;
  TrestleTextLine lines[];
};

/* @language: a tag such as "en" or "de", NULL for the locale's. */
TrestleShaper     *trestle_shaper_new         (const char         *language);
void               trestle_shaper_free        (TrestleShaper      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleShaper, trestle_shaper_free)

/* Sets @string in lines no wider than @width points; 0 breaks at "\n" only, and
 * gives the same text again for the same string.
 * Returns: (transfer none), valid as long as the shaper.
 */
const TrestleText *trestle_shaper_set         (TrestleShaper      *self,
                                               TrestleStyle        style,
                                               const char         *string,
                                               float               width);

/* The width of the widest word and of the longest line without breaking. */
void               trestle_shaper_measure     (TrestleShaper      *self,
                                               TrestleStyle        style,
                                               const char         *string,
                                               float              *widest_word,
                                               float              *longest_line);

/* Height of one line above its baseline when the line has the style’s leading. */
float              trestle_shaper_get_ascent  (TrestleShaper      *self,
                                               TrestleStyle        style);

/* Whether the typeface is installed, and how many characters no font has. */
gboolean           trestle_shaper_has_typeface (const TrestleShaper *self);
guint              trestle_shaper_count_unknown (const TrestleShaper *self);

/* All that the text says. */
const char        *trestle_text_get_string    (const TrestleText  *text);

/* Paints one line with its baseline at @x, @y in the current source. */
void               trestle_text_paint_line    (TrestleShaper      *self,
                                               const TrestleText  *text,
                                               guint               line,
                                               cairo_t            *cr,
                                               double              x,
                                               double              y);

G_END_DECLS
