/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the part of the topology that is shown lies, to be moved with the pointer; there
 * while not everything fits.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

/* Makes @scrollbar, beside @canvas, move what it shows along its orientation. */
void trestle_canvas_scrollbar_attach (GtkScrollbar  *scrollbar,
                                      TrestleCanvas *canvas);

G_END_DECLS
