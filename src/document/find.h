/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands where on finished pages: words that are looked for, and links.
 */
#pragma once

#include "document.h"
#include "galley.h"

G_BEGIN_DECLS

/* See trestle_document_find_text(). */
GArray              *trestle_galley_find_text (const TrestleGalley *self,
                                               const char          *text);

/* What the link at @x, @y of @page leads to, or NULL. */
const TrestleTarget *trestle_galley_find_link (const TrestleGalley *self,
                                               guint                page,
                                               double               x,
                                               double               y);

G_END_DECLS
