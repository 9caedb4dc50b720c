/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture as SVG with texts that stay texts and titles that can be heard.  The
 * pen hands over what it would have painted.
 */
#pragma once

#include <cairo.h>

#include "geometry.h"
#include "text.h"

G_BEGIN_DECLS

typedef struct _TrestleSvg TrestleSvg;

/* A picture of @area of the plane, called @title and in words @description, which
 * may be NULL.  Ids in it begin with @prefix: several may stand in one file.
 */
TrestleSvg *trestle_svg_new        (const TrestleRect *area,
                                    const char        *title,
                                    const char        *description,
                                    const char        *prefix);
void        trestle_svg_free       (TrestleSvg        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleSvg, trestle_svg_free)

/* What follows belongs together and is called @title, as far as that is not NULL;
 * it is moved by @dx, @dy.
 */
void        trestle_svg_begin      (TrestleSvg        *self,
                                    const char        *title,
                                    double             dx,
                                    double             dy);
void        trestle_svg_end        (TrestleSvg        *self);

/* What follows, up to trestle_svg_end(), is seen inside the current path of @cr only. */
void        trestle_svg_begin_clip (TrestleSvg        *self,
                                    cairo_t           *cr);

/* Fills or strokes the current path of @cr as it would. */
void        trestle_svg_add_path   (TrestleSvg        *self,
                                    cairo_t           *cr,
                                    gboolean           fill);

/* Writes what @layout says, its first baseline beginning at @x, @y, in the color of @cr. */
void        trestle_svg_add_text   (TrestleSvg        *self,
                                    cairo_t           *cr,
                                    PangoLayout       *layout,
                                    double             x,
                                    double             y);

/* The whole file. */
GBytes     *trestle_svg_finish     (TrestleSvg        *self);

G_END_DECLS
