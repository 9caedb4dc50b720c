/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the desktop wants things to look like, for what is not made of widgets.
 */
#pragma once

#include "painter.h"

G_BEGIN_DECLS

/* Colors for drawings: light or dark, with high contrast where it is asked for, and the
 * accent of the desktop.
 */
void trestle_look_get_palette (TrestlePalette *palette);

G_END_DECLS
