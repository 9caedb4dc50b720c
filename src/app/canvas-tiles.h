/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture in squares that are painted once for each zoom: moving the picture
 * only moves them, zooming stretches them until it rests.
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

/* Everything may look different; it is painted again as time allows. */
void                trestle_canvas_tiles_outdate    (TrestleCanvasTiles  *self);

/* What is inside @area of the plane looks different: it is painted again first. */
void                trestle_canvas_tiles_invalidate (TrestleCanvasTiles  *self,
                                                     const TrestleRect   *area);

/* Shows what @view shows of @scene.  @density: pixels of the screen for one of the
 * canvas; @textures: a graphics card draws, not cairo.  What could not be painted in
 * time is shown as it was before: FALSE, and the caller has to come again.
 */
gboolean            trestle_canvas_tiles_snapshot   (TrestleCanvasTiles  *self,
                                                     GtkSnapshot         *snapshot,
                                                     TrestlePainter      *painter,
                                                     TrestleScene        *scene,
                                                     const TrestlePaint  *paint,
                                                     const TrestleView   *view,
                                                     int                  density,
                                                     gboolean             textures);

/* Paints a little of what comes into sight when the picture moves on as it did last;
 * FALSE when nothing is left to be painted.
 */
gboolean            trestle_canvas_tiles_prepare    (TrestleCanvasTiles  *self,
                                                     TrestlePainter      *painter,
                                                     TrestleScene        *scene,
                                                     const TrestlePaint  *paint,
                                                     const TrestleView   *view);

/* What a graphics card is given once: an image @surface at @place, which keeps it. */
GskRenderNode      *trestle_canvas_tiles_wrap       (cairo_surface_t       *surface,
                                                     const graphene_rect_t *place);

G_END_DECLS
