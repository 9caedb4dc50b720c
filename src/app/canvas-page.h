/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canvas with what belongs around it: zoom, adding, and what to do while
 * there is nothing to draw.
 */
#pragma once

#include "canvas.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CANVAS_PAGE (trestle_canvas_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleCanvasPage, trestle_canvas_page, TRESTLE, CANVAS_PAGE, AdwBin)

/* Properties: project, step, as those of the canvas. */
GtkWidget     *trestle_canvas_page_new         (TrestleProject    *project);
void           trestle_canvas_page_set_project (TrestleCanvasPage *self,
                                                TrestleProject    *project);
void           trestle_canvas_page_set_step    (TrestleCanvasPage *self,
                                                int                step);

TrestleCanvas *trestle_canvas_page_get_canvas  (TrestleCanvasPage *self);

G_END_DECLS
