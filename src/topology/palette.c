/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every color of the picture.  Text has a contrast of 4.5 and graphics of 3,
 * both of 7 where high contrast is asked for (tests/test-topology-palette.c).
 */
#include "config.h"

#include "palette.h"

#include <math.h>

#define ACCENT_CONTRAST 3.0

static const TrestlePalette palettes[TRESTLE_N_PALETTES] = {
  [TRESTLE_PALETTE_LIGHT] = {
    .nick = "light",
    .canvas = 0xfafafb, .text = 0x1c1e22, .quiet = 0x555b66,
    .container = 0xf1f3f6, .container_line = 0x858d99, .card = 0xffffff, .card_line = 0x858d99, .chip = 0xe4e8ed,
    .link = 0x66707e, .stream = 0x66707e, .accent = 0x2a72d4, .on_accent = 0xffffff,
    .verdicts = { 0x66707e, 0x1a7f45, 0x5f6570, 0xa05c00, 0xc01c28, 0x1a7f45, 0xc01c28, 0x2d64b0 },
    .badges = { 0xc01c28, 0x995800, 0x2d64b0 }, .on_badge = 0xffffff,
    .strength = 0.14, .block = 0.2,
    .tints = { 0x2a67b5, 0x7a48b8, 0x237a47, 0x0f7681, 0xb05a08, 0x546274, 0x86603a }
  },
  [TRESTLE_PALETTE_DARK] = {
    .nick = "dark",
    .canvas = 0x1d1e21, .text = 0xf2f3f5, .quiet = 0xb4b9c2,
    .container = 0x26282c, .container_line = 0x767e8a, .card = 0x303338, .card_line = 0x868e9a, .chip = 0x3a3e45,
    .link = 0x98a1ae, .stream = 0x98a1ae, .accent = 0x78aeed, .on_accent = 0x10141a,
    .verdicts = { 0x98a1ae, 0x57c785, 0xb4b9c2, 0xf0b04a, 0xff7b72, 0x57c785, 0xff7b72, 0x82b1ff },
    .badges = { 0xff7b72, 0xf0b04a, 0x82b1ff }, .on_badge = 0x17181b,
    .strength = 0.22, .block = 0.26,
    .tints = { 0x82b4f5, 0xc3a0f0, 0x6fcf97, 0x5cc8d2, 0xf2a65a, 0xb3bfce, 0xd1a679 }
  },
  [TRESTLE_PALETTE_HIGH_CONTRAST] = {
    .nick = "high-contrast",
    .canvas = 0xffffff, .text = 0x000000, .quiet = 0x1e1e1e,
    .container = 0xffffff, .container_line = 0x1e1e1e, .card = 0xffffff, .card_line = 0x000000, .chip = 0xffffff,
    .link = 0x1e1e1e, .stream = 0x1e1e1e, .accent = 0x0b3f8a, .on_accent = 0xffffff,
    .verdicts = { 0x1e1e1e, 0x00502b, 0x333333, 0x663800, 0x8b0010, 0x00502b, 0x8b0010, 0x0b3f8a },
    .badges = { 0x8b0010, 0x663800, 0x0b3f8a }, .on_badge = 0xffffff,
    .strength = 1, .block = 0,
    .tints = { 0x0b3f8a, 0x4f2191, 0x00502b, 0x004c54, 0x6e3300, 0x33404f, 0x553411 }
  },
  [TRESTLE_PALETTE_HIGH_CONTRAST_DARK] = {
    .nick = "high-contrast-dark",
    .canvas = 0x000000, .text = 0xffffff, .quiet = 0xe6e6e6,
    .container = 0x000000, .container_line = 0xe6e6e6, .card = 0x000000, .card_line = 0xffffff, .chip = 0x000000,
    .link = 0xe6e6e6, .stream = 0xe6e6e6, .accent = 0x9cc4ff, .on_accent = 0x000000,
    .verdicts = { 0xe6e6e6, 0x7ee2a8, 0xcccccc, 0xffc766, 0xffa29b, 0x7ee2a8, 0xffa29b, 0x9cc4ff },
    .badges = { 0xffa29b, 0xffc766, 0x9cc4ff }, .on_badge = 0x000000,
    .strength = 1, .block = 0,
    .tints = { 0x9cc4ff, 0xd9bdff, 0x7ee2a8, 0x7fdde6, 0xffbe80, 0xc9d4e0, 0xe3bf96 }
  },
  [TRESTLE_PALETTE_PRINT] = {
    .nick = "print",
    .canvas = 0xffffff, .text = 0x17191c, .quiet = 0x4c525c,
    .container = 0xf6f7f9, .container_line = 0x7d8590, .card = 0xffffff, .card_line = 0x7d8590, .chip = 0xe9ecf0,
    .link = 0x5b6470, .stream = 0x5b6470, .accent = 0x2a67b5, .on_accent = 0xffffff,
    .verdicts = { 0x5b6470, 0x1a7f45, 0x5f6570, 0xa05c00, 0xb5121f, 0x1a7f45, 0xb5121f, 0x2d64b0 },
    .badges = { 0xb5121f, 0x995800, 0x2d64b0 }, .on_badge = 0xffffff,
    .strength = 0.12, .block = 0.18,
    .tints = { 0x2a67b5, 0x7a48b8, 0x237a47, 0x0f7681, 0xb05a08, 0x546274, 0x86603a }
  }
};

static double
linearize (guint channel)
{
  double value = channel / 255.0;

  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
get_luminance (TrestleColor color)
{
  return 0.2126 * linearize (color >> 16 & 0xff) + 0.7152 * linearize (color >> 8 & 0xff) +
         0.0722 * linearize (color & 0xff);
}

const TrestlePalette *
trestle_palette_get (TrestlePaletteId id)
{
  g_return_val_if_fail (id < TRESTLE_N_PALETTES, &palettes[0]);

  return &palettes[id];
}

void
trestle_palette_set_accent (TrestlePalette *self,
                            TrestleColor    accent)
{
  gboolean dark = get_luminance (self->canvas) < 0.2;
  double wanted = self->strength >= 1 ? 7 : ACCENT_CONTRAST;

  for (guint i = 0; i < 20; i++)
    {
      if (trestle_color_get_contrast (accent, self->canvas) >= wanted &&
          trestle_color_get_contrast (accent, self->container) >= wanted &&
          trestle_color_get_contrast (accent, self->card) >= wanted)
        break;
      accent = trestle_color_mix (accent, dark ? 0xffffff : 0x000000, 0.1);
    }
  self->accent = accent;
  self->on_accent = trestle_color_get_contrast (accent, 0xffffff) >= 4.5 ? 0xffffff : 0x000000;
}

TrestleTint
trestle_palette_get_tint (TrestleKind kind)
{
  switch ((guint) kind)
    {
    case TRESTLE_KIND_SERVER:
    case TRESTLE_KIND_INSTANCE:
      return TRESTLE_TINT_SERVER;

    case TRESTLE_KIND_DATABASE:
      return TRESTLE_TINT_DATABASE;

    case TRESTLE_KIND_REPOSITORY:
      return TRESTLE_TINT_REPOSITORY;

    case TRESTLE_KIND_IIS:
      return TRESTLE_TINT_IIS;

    case TRESTLE_KIND_CONSOLE:
      return TRESTLE_TINT_CONSOLE;

    case TRESTLE_KIND_LIBRARY:
      return TRESTLE_TINT_LIBRARY;

    default:
      return TRESTLE_TINT_POPULATION;
    }
}

TrestleColor
trestle_color_mix (TrestleColor a,
                   TrestleColor b,
                   double       share)
{
  TrestleColor mixed = 0;

  for (int shift = 16; shift >= 0; shift -= 8)
    {
      double from = a >> shift & 0xff;
      double to = b >> shift & 0xff;

      mixed |= (TrestleColor) lround (from + (to - from) * share) << shift;
    }

  return mixed;
}

double
trestle_color_get_contrast (TrestleColor a,
                            TrestleColor b)
{
  double la = get_luminance (a);
  double lb = get_luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}
