/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture in squares that are painted once for each zoom: moving the
 * picture only moves them.
 */
#pragma once

#include <gtk/gtk.h>

#include "painter.h"
#include "view.h"

G_BEGIN_DECLS

typedef struct _TrestleCanvasTiles TrestleCanvasTiles;

TrestleCanvasTiles *trestle_canvas_tiles_new        (void);
void                trestle_canvas_tiles_free       (TrestleCanvasTiles  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleCanvasTiles, trestle_canvas_tiles_free)

/* Everything looks different. */
void                trestle_canvas_tiles_clear      (TrestleCanvasTiles  *self);

/* What is inside @area of the plane looks different. */
void                trestle_canvas_tiles_invalidate (TrestleCanvasTiles  *self,
                                                     const TrestleRect   *area);

/* Shows what @view shows of @scene.  @density: pixels of the screen for one of the
 * canvas.  After zooming, the picture from before stands in for squares that
 * could not be painted in time: FALSE, and the caller has to come again.
 */
gboolean            trestle_canvas_tiles_snapshot   (TrestleCanvasTiles  *self,
                                                     GtkSnapshot         *snapshot,
                                                     TrestlePainter      *painter,
                                                     TrestleScene        *scene,
                                                     const TrestlePaint  *paint,
                                                     const TrestleView   *view,
                                                     int                  density);

G_END_DECLS
