/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables behind style.h.
 */
#include "style.h"

#define HAIRLINE_SHARE 0.25
#define TINT_SHARE     0.06

const TrestleStyleInfo trestle_styles[TRESTLE_N_STYLES] = {
  [TRESTLE_STYLE_BODY] = { 9.5f, 14, FALSE, FALSE, TRESTLE_INK_TEXT, 0, 7 },
  [TRESTLE_STYLE_STRONG] = { 9.5f, 14, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 2 },
  [TRESTLE_STYLE_FIGURE] = { 9.5f, 14, TRUE, TRUE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_LEAD] = { 11, 17, FALSE, FALSE, TRESTLE_INK_TEXT, 0, 14 },
  [TRESTLE_STYLE_SMALL] = { 8, 11, FALSE, FALSE, TRESTLE_INK_TEXT, 0, 4 },
  [TRESTLE_STYLE_SMALL_STRONG] = { 8, 11, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 2 },
  [TRESTLE_STYLE_CAPTION] = { 8, 11, FALSE, FALSE, TRESTLE_INK_GREY, 5, 10 },
  [TRESTLE_STYLE_CELL] = { 8, 11, FALSE, FALSE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_CELL_STRONG] = { 8, 11, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_NUMBER] = { 8, 11, FALSE, TRUE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_COLUMN] = { 7.5f, 10, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_BAND] = { 7, 10, TRUE, FALSE, TRESTLE_INK_ACCENT, 0, 0 },
  [TRESTLE_STYLE_HEADING_1] = { 20, 26, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 14 },
  [TRESTLE_STYLE_HEADING_2] = { 14, 19, TRUE, FALSE, TRESTLE_INK_TEXT, 22, 7 },
  [TRESTLE_STYLE_HEADING_3] = { 11, 15, TRUE, FALSE, TRESTLE_INK_TEXT, 16, 5 },
  [TRESTLE_STYLE_TITLE] = { 30, 37, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_SUBTITLE] = { 14, 20, FALSE, FALSE, TRESTLE_INK_GREY, 0, 0 },
  [TRESTLE_STYLE_TILE] = { 20, 24, TRUE, FALSE, TRESTLE_INK_TEXT, 0, 0 },
  [TRESTLE_STYLE_RUNNING] = { 7.5f, 10, FALSE, FALSE, TRESTLE_INK_GREY, 0, 0 },
};

static const TrestlePaper papers[] = {
  { "a4", 210 * TRESTLE_MM, 297 * TRESTLE_MM },
  { "letter", 612, 792 },
};

TrestleColor
trestle_ink_get_color (TrestleInk       ink,
                       TrestlePaletteId id)
{
  const TrestlePalette *palette = trestle_palette_get (id);

  switch (ink)
    {
    case TRESTLE_INK_GREY:
      return palette->verdicts[TRESTLE_MARK_UNKNOWN];

    case TRESTLE_INK_ACCENT:
      return palette->accent;

    case TRESTLE_INK_HAIRLINE:
      return trestle_color_mix (palette->canvas, palette->quiet, HAIRLINE_SHARE);

    case TRESTLE_INK_TINT:
      return trestle_color_mix (palette->canvas, palette->accent, TINT_SHARE);

    case TRESTLE_INK_PAPER:
      return palette->canvas;

    case TRESTLE_INK_GOOD:
      return palette->verdicts[TRESTLE_MARK_MEETS];

    case TRESTLE_INK_CAUTION:
      return palette->verdicts[TRESTLE_MARK_AT_RISK];

    case TRESTLE_INK_BAD:
      return palette->verdicts[TRESTLE_MARK_FAILS];

    case TRESTLE_INK_TEXT:
    case TRESTLE_N_INKS:
    default:
      return palette->text;
    }
}

void
trestle_ink_set (cairo_t   *cr,
                 TrestleInk ink)
{
  TrestleColor rgb = trestle_ink_get_color (ink, TRESTLE_PALETTE_PRINT);

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

const TrestlePaper *
trestle_paper_get (gint64 choice)
{
  return &papers[choice > 0 && choice < (gint64) G_N_ELEMENTS (papers) ? choice : 0];
}
