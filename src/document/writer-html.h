/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the writer of HTML share.
 */
#pragma once

#include "writer.h"

G_BEGIN_DECLS

/* The element style, for light and dark and for printing on @paper. */
void        trestle_html_append_style (GString            *style,
                                       const TrestlePaper *paper);

/* The class of what is written in @ink. */
const char *trestle_html_get_ink      (TrestleInk          ink);

G_END_DECLS
