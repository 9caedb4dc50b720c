/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology of a design as a picture file.
 */
#pragma once

#include <gio/gio.h>

#include "painter.h"

G_BEGIN_DECLS

/* Around the drawing, in pixels of the plane. */
#define TRESTLE_PICTURE_MARGIN 24

/* Writes the topology of @design to @stream as a PNG, @scale pixels for each of
 * the plane.  A drawing too large for a picture comes out smaller.  @marks may
 * be NULL.
 */
gboolean trestle_topology_export_png (TrestleDesign    *design,
                                      TrestleMarks     *marks,
                                      TrestlePaletteId  palette,
                                      double            scale,
                                      GOutputStream    *stream,
                                      GCancellable     *cancellable,
                                      GError          **error);

G_END_DECLS
