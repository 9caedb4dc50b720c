/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables behind style.h.  Inks are dark enough for text of 4.5:1 on paper,
 * except the three that never carry text.
 */
#include "style.h"

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

static const guint32 inks[TRESTLE_N_INKS] = {
  [TRESTLE_INK_TEXT] = 0x1b2026,
  [TRESTLE_INK_GREY] = 0x626b75,
  [TRESTLE_INK_ACCENT] = 0x1f5fa8,
  [TRESTLE_INK_HAIRLINE] = 0xd3d8de,
  [TRESTLE_INK_TINT] = 0xf2f5fa,
  [TRESTLE_INK_PAPER] = 0xffffff,
  [TRESTLE_INK_GOOD] = 0x1e7b3a,
  [TRESTLE_INK_CAUTION] = 0xa15c00,
  [TRESTLE_INK_BAD] = 0xb3261e,
};

static const TrestlePaper papers[] = {
  { "a4", 210 * TRESTLE_MM, 297 * TRESTLE_MM },
  { "letter", 612, 792 },
};

const TrestlePaper *
trestle_paper_get (gint64 choice)
{
  return &papers[choice > 0 && choice < (gint64) G_N_ELEMENTS (papers) ? choice : 0];
}

void
trestle_ink_set (cairo_t   *cr,
                 TrestleInk ink)
{
  guint32 rgb = inks[ink];

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}
