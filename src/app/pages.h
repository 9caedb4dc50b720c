/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of a document to read: thumbnails, zoom, search, links.
 */
#pragma once

#include <adwaita.h>

#include "document.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PAGES (trestle_pages_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePages, trestle_pages, TRESTLE, PAGES, AdwBin)

/* Shows @document from the place where the last one was read. */
void  trestle_pages_set_document (TrestlePages    *self,
                                  TrestleDocument *document);

/* The page that is read, counted from 0. */
guint trestle_pages_get_page     (TrestlePages    *self);

/* Goes to @y, in points, of page @page. */
void  trestle_pages_go_to        (TrestlePages    *self,
                                  guint            page,
                                  double           y);

G_END_DECLS
