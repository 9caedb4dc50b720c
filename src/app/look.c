/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "look.h"

#include <adwaita.h>
#include <math.h>

static TrestleColor
pack_color (const GdkRGBA *color)
{
  return (TrestleColor) lround (color->red * 255) << 16 | (TrestleColor) lround (color->green * 255) << 8 |
         (TrestleColor) lround (color->blue * 255);
}

void
trestle_look_get_palette (TrestlePalette *palette)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);
  g_autoptr(GdkRGBA) accent = adw_style_manager_get_accent_color_rgba (style);
  TrestlePaletteId id = dark ? TRESTLE_PALETTE_DARK : TRESTLE_PALETTE_LIGHT;

  if (adw_style_manager_get_high_contrast (style))
    id = dark ? TRESTLE_PALETTE_HIGH_CONTRAST_DARK : TRESTLE_PALETTE_HIGH_CONTRAST;
  *palette = *trestle_palette_get (id);
  trestle_palette_set_accent (palette, pack_color (accent));
}
