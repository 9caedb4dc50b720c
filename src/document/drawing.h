/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawings of the topology in the document: a scene, or some of it.
 */
#pragma once

#include "composer.h"
#include "scene.h"

G_BEGIN_DECLS

/* Points for a pixel of the plane: a small design is not blown up. */
#define TRESTLE_DRAWING_LARGEST 0.75

/* What one planning step and those before it decide (0: everything), arranged for
 * pages of @aspect, with a margin for badges; with @marked, findings are marked.
 */
TrestleScene *trestle_drawing_make_scene (TrestleComposer   *composer,
                                          int                step,
                                          double             aspect,
                                          gboolean           marked);

/* How large @scene is drawn where @width × @height points are free. */
double        trestle_drawing_get_scale  (const TrestleScene *scene,
                                          double              width,
                                          double              height);

/* Moves and scales @cr so that @scene fits; returns the scale. */
double        trestle_drawing_fit        (cairo_t            *cr,
                                          const TrestleScene *scene,
                                          double              width,
                                          double              height);

/* The whole @scene, as large as fits into the width of the page and @height points;
 * @words stand for it where it cannot be seen.  Returns how high it is.
 */
float         trestle_drawing_add        (TrestleComposer   *composer,
                                          TrestleScene      *scene,
                                          const char        *words,
                                          float              height);

/* What stands in @rect of the plane, at @scale; dashed lines show the last @overlap
 * pixels before where it goes on in another part (0: none).
 */
void          trestle_drawing_add_part   (TrestleComposer   *composer,
                                          TrestleScene      *scene,
                                          const TrestleRect *rect,
                                          double             scale,
                                          int                overlap,
                                          const char        *words);

G_END_DECLS
