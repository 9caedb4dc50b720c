/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be added to the canvas, to be clicked or dragged onto it.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* Fills @box, an empty column beside @canvas. */
void trestle_canvas_palette_fill (GtkBox        *box,
                                  TrestleCanvas *canvas);

G_END_DECLS
