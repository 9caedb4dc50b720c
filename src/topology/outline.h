/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines around locations that belong together: one for a whole zone or domain, as
 * far as nothing else stands between them.
 */
#pragma once

#include "scene.h"

G_BEGIN_DECLS

/* Appends the lines around all of @rects (an array of TrestleRect, which may overlap)
 * to @outlines, and their points, every one a corner, to @points.
 */
void trestle_outline_add        (const GArray *rects,
                                 guint         group,
                                 GArray       *outlines,
                                 GArray       *points);

/* Fills the outlines of @scene from its marks. */
void trestle_scene_fill_outlines (TrestleScene *scene);

G_END_DECLS
