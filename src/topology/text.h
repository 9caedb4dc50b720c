/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of the picture, shaped once and kept.
 */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  TRESTLE_FONT_TITLE,       /* names of locations */
  TRESTLE_FONT_NAME,        /* names on cards */
  TRESTLE_FONT_CHIP,        /* names in chips and rows */
  TRESTLE_FONT_DETAIL,      /* everything below a name, labels */
  TRESTLE_FONT_BADGE,       /* counts */
  TRESTLE_N_FONTS
} TrestleFont;

typedef struct _TrestleTexts TrestleTexts;

/* @family: a font family or several, separated by commas. */
TrestleTexts *trestle_texts_new   (const char   *family);
void          trestle_texts_free  (TrestleTexts *self);

/* The layout of @text, on one line, cut in the middle where it is longer than
 * @width pixels (0: never).  @zoom enlarges the font.  Borrowed until the next call.
 */
PangoLayout  *trestle_texts_get   (TrestleTexts *self,
                                   TrestleFont   font,
                                   double        zoom,
                                   const char   *text,
                                   double        width);

/* Size of a layout in pixels, with the height of a line of the font. */
void          trestle_texts_measure (PangoLayout *layout,
                                     double      *width,
                                     double      *height);

G_END_DECLS
