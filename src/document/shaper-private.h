/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What shaper.c and shaper-words.c share: the faces, one for each style, and
 * their words.
 */
#pragma once

#include "shaper.h"

G_BEGIN_DECLS

#define TRESTLE_N_PLAIN 0x2400      /* code points that may be plain */

/* A word of plain text, shaped. */
typedef struct
{
  float           width;
  int             n_glyphs;
  PangoGlyphInfo *glyphs;
  int            *clusters;
} TrestleWord;

typedef struct
{
  PangoFontDescription *font;
  PangoAttrList        *attributes;
  PangoItem            *item;       /* how a plain word is shaped */
  GHashTable           *words;      /* string → TrestleWord */
  GHashTable           *unbroken;   /* string → TrestleText set without a width */
  TrestleWord          *space;
  float                 ascent;     /* of a line with the style's leading */
} TrestleFace;

struct _TrestleShaper
{
  PangoFontMap *map;
  PangoContext *context;
  TrestleFace   faces[TRESTLE_N_STYLES];
  GPtrArray    *texts;
  guint8        plain[TRESTLE_N_PLAIN];
  gboolean      has_typeface;
  guint         n_unknown;
};

void               trestle_word_free       (gpointer       word);

TrestleWord       *trestle_face_shape      (TrestleFace   *face,
                                            const char    *string,
                                            int            length);

/* Whether every word of @string is plain and, unless @width is 0, fits into it. */
gboolean           trestle_shaper_is_plain (TrestleShaper *self,
                                            TrestleFace   *face,
                                            const char    *string,
                                            float          width);

/* Sets a plain text. */
TrestleText       *trestle_face_set        (TrestleFace   *face,
                                            const char    *string,
                                            float          width);

/* Like trestle_shaper_measure(), of a plain text. */
void               trestle_face_measure    (TrestleFace   *face,
                                            const char    *string,
                                            float         *widest_word,
                                            float         *longest_line);

G_END_DECLS
