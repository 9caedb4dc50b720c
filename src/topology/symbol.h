/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program’s own symbols as cairo paths: crisp at every scale, in any color,
 * and still lines in a PDF.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Adds the symbol of the built-in icon trestle-@name-symbolic to the current
 * path of @cr, its square of side @size at @x, @y.  It is to be filled.  FALSE:
 * there is no such icon.
 */
gboolean trestle_symbol_add (cairo_t    *cr,
                             const char *name,
                             double      x,
                             double      y,
                             double      size);

G_END_DECLS
