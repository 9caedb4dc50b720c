/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The customer's logo, a PNG kept in the design.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The picture in @data, which is base64, or NULL when it is none that can be
 * read.  Free with cairo_surface_destroy().
 */
cairo_surface_t *trestle_logo_read  (const char *data);

/* A TrestlePaintFunc: as large as fits, at the top left; @data is the surface. */
void             trestle_logo_paint (cairo_t    *cr,
                                     double      width,
                                     double      height,
                                     gpointer    data);

G_END_DECLS
