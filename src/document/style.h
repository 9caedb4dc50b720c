/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the document looks: paper and margins, text styles and inks, each one row
 * of one table.  All lengths are in points.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "palette.h"

G_BEGIN_DECLS

#define TRESTLE_MM (72.0f / 25.4f)

#define TRESTLE_MARGIN_SIDE   (22 * TRESTLE_MM)
#define TRESTLE_MARGIN_TOP    (25 * TRESTLE_MM)
#define TRESTLE_MARGIN_BOTTOM (22 * TRESTLE_MM)
#define TRESTLE_TEXT_WIDTH    (155 * TRESTLE_MM)  /* the widest a column of text may be */
#define TRESTLE_HAIRLINE      0.5f

typedef enum
{
  TRESTLE_STYLE_BODY,
  TRESTLE_STYLE_STRONG,         /* body, semibold */
  TRESTLE_STYLE_FIGURE,         /* strong, with figures of equal width */
  TRESTLE_STYLE_LEAD,           /* the opening paragraph of a page */
  TRESTLE_STYLE_SMALL,
  TRESTLE_STYLE_SMALL_STRONG,
  TRESTLE_STYLE_CAPTION,
  TRESTLE_STYLE_CELL,
  TRESTLE_STYLE_CELL_STRONG,
  TRESTLE_STYLE_NUMBER,         /* a cell in a column of numbers */
  TRESTLE_STYLE_COLUMN,         /* a column's heading */
  TRESTLE_STYLE_BAND,           /* what stands above several columns */
  TRESTLE_STYLE_HEADING_1,
  TRESTLE_STYLE_HEADING_2,
  TRESTLE_STYLE_HEADING_3,
  TRESTLE_STYLE_TITLE,
  TRESTLE_STYLE_SUBTITLE,
  TRESTLE_STYLE_TILE,           /* the number in a tile */
  TRESTLE_STYLE_RUNNING,        /* head and foot */
  TRESTLE_N_STYLES
} TrestleStyle;

typedef enum
{
  TRESTLE_INK_TEXT,
  TRESTLE_INK_GREY,             /* secondary text */
  TRESTLE_INK_ACCENT,
  TRESTLE_INK_HAIRLINE,
  TRESTLE_INK_TINT,             /* behind a header row or a tile */
  TRESTLE_INK_PAPER,
  TRESTLE_INK_GOOD,
  TRESTLE_INK_CAUTION,
  TRESTLE_INK_BAD,
  TRESTLE_N_INKS
} TrestleInk;

typedef struct
{
  float      size;
  float      leading;
  gboolean   semibold;
  gboolean   tabular;           /* figures of equal width */
  TrestleInk ink;
  float      above;             /* space before and after a paragraph of it; the larger one counts */
  float      below;
} TrestleStyleInfo;

typedef struct
{
  const char *nick;
  float       width;            /* upright */
  float       height;
} TrestlePaper;

extern const TrestleStyleInfo trestle_styles[TRESTLE_N_STYLES];

/* The paper a design asks for with its choice; A4 for any other number. */
const TrestlePaper *trestle_paper_get     (gint64      choice);

void                trestle_ink_set       (cairo_t    *cr,
                                           TrestleInk  ink);

/* The document and its drawings are of one family: on paper, the palette for print. */
TrestleColor        trestle_ink_get_color (TrestleInk       ink,
                                           TrestlePaletteId palette);

G_END_DECLS
