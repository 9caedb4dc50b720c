/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every color of every palette can be told from what is behind it.
 */
#include "config.h"

#include "palette.h"

typedef struct
{
  const char  *what;
  TrestleColor front, back;
  gboolean     text;
} Pair;

static void
assert_pair (const TrestlePalette *palette,
             const char           *what,
             TrestleColor          front,
             TrestleColor          back,
             gboolean              text)
{
  gboolean high = palette->strength >= 1;
  double wanted = high ? 7 : text ? 4.5 : 3;
  double contrast = trestle_color_get_contrast (front, back);

  if (contrast < wanted)
    g_error ("%s: %s (%06x on %06x) has a contrast of %.2f instead of %.1f", palette->nick, what, front, back, contrast, wanted);
}

static void
check_palette (const TrestlePalette *p)
{
  const Pair pairs[] = {
    { "names on cards", p->text, p->card, TRUE },
    { "names of locations", p->text, p->container, TRUE },
    { "names of locations collapsed on the canvas", p->text, p->canvas, TRUE },
    { "details on cards", p->quiet, p->card, TRUE },
    { "details in chips", p->quiet, p->chip, TRUE },
    { "labels of links", p->quiet, p->canvas, TRUE },
    { "symbols in titles", p->quiet, p->container, FALSE },
    { "outline of locations outside", p->container_line, p->canvas, FALSE },
    { "outline of locations inside", p->container_line, p->container, FALSE },
    { "outline of cards outside", p->card_line, p->container, FALSE },
    { "outline of cards inside", p->card_line, p->card, FALSE },
    { "links", p->link, p->canvas, FALSE },
    { "links under locations", p->link, p->container, FALSE },
    { "lines of clients", p->stream, p->container, FALSE },
    { "selection on the canvas", p->accent, p->canvas, FALSE },
    { "selection in locations", p->accent, p->container, FALSE },
    { "selection on cards", p->accent, p->card, FALSE },
    { "text on the accent", p->on_accent, p->accent, TRUE },
    { "symbol of populations", p->tints[TRESTLE_TINT_POPULATION], p->chip, FALSE }
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    assert_pair (p, pairs[i].what, pairs[i].front, pairs[i].back, pairs[i].text);
  for (guint i = 0; i < G_N_ELEMENTS (p->verdicts); i++)
    {
      assert_pair (p, "verdict on a card", p->verdicts[i], p->card, FALSE);
      assert_pair (p, "verdict on a location", p->verdicts[i], p->container, FALSE);
      assert_pair (p, "verdict on the canvas", p->verdicts[i], p->canvas, FALSE);
      assert_pair (p, "verdict in a chip", p->verdicts[i], p->chip, FALSE);
    }
  for (guint i = 0; i < G_N_ELEMENTS (p->badges); i++)
    {
      assert_pair (p, "count on a badge", p->on_badge, p->badges[i], TRUE);
      assert_pair (p, "badge on the canvas", p->badges[i], p->canvas, FALSE);
      assert_pair (p, "badge on a location", p->badges[i], p->container, FALSE);
    }
  for (guint i = 0; i < TRESTLE_N_TINTS; i++)
    {
      TrestleColor tile = trestle_color_mix (p->card, p->tints[i], p->strength);

      assert_pair (p, "symbol on its tile", p->strength >= 1 ? p->card : p->tints[i], tile, FALSE);
      assert_pair (p, "symbol on a card", p->tints[i], p->card, FALSE);
      assert_pair (p, "symbol on its block", p->tints[i], trestle_color_mix (p->card, p->tints[i], p->block), FALSE);
    }
}

static void
test_contrast (void)
{
  for (guint i = 0; i < TRESTLE_N_PALETTES; i++)
    check_palette (trestle_palette_get (i));
}

/* Whatever accent the system has. */
static void
test_accent (void)
{
  static const TrestleColor accents[] = { 0x3584e4, 0x2190a4, 0x3a944a, 0xc88800, 0xed5b00, 0xe62d42, 0xd56199, 0x9141ac, 0x6f8396 };

  for (guint i = 0; i < TRESTLE_N_PALETTES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (accents); k++)
      {
        TrestlePalette palette = *trestle_palette_get (i);

        trestle_palette_set_accent (&palette, accents[k]);
        check_palette (&palette);
      }
}

/* Kinds that stand side by side are not told apart by color alone, but by color too. */
static void
test_tints_differ (void)
{
  for (guint i = 0; i < TRESTLE_N_PALETTES; i++)
    for (guint a = 0; a < TRESTLE_N_TINTS; a++)
      for (guint b = 0; b < a; b++)
        g_assert_cmphex (trestle_palette_get (i)->tints[a], !=, trestle_palette_get (i)->tints[b]);
}

static void
test_formula (void)
{
  g_assert_cmpfloat_with_epsilon (trestle_color_get_contrast (0x000000, 0xffffff), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (trestle_color_get_contrast (0x777777, 0xffffff), 4.48, 0.005);
  g_assert_cmphex (trestle_color_mix (0x000000, 0xff8000, 0.5), ==, 0x804000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/palette/formula", test_formula);
  g_test_add_func ("/topology/palette/contrast", test_contrast);
  g_test_add_func ("/topology/palette/accent", test_accent);
  g_test_add_func ("/topology/palette/tints-differ", test_tints_differ);

  return g_test_run ();
}
