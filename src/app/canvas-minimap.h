/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole picture in a corner, while much more of it is outside than inside
 * the canvas; a click or a drag goes there.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* Lets @area, an empty drawing area beside @canvas, be its minimap. */
void trestle_canvas_minimap_attach (GtkDrawingArea *area,
                                    TrestleCanvas  *canvas);

G_END_DECLS
