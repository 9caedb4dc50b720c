/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page of the document, as wide as there is room or at a zoom.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PAPER (trestle_paper_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePaper, trestle_paper, TRESTLE, PAPER, GtkWidget)

/* "follow" (guint page, double y) is emitted when a link on it is clicked. */
GtkWidget *trestle_paper_new         (void);

/* Shows page @page, counted from 0, of @document; NULL shows an empty sheet. */
void       trestle_paper_set         (TrestlePaper    *self,
                                      TrestleDocument *document,
                                      guint            page);

/* 1: a point is 4/3 pixels; 0: as wide as there is room. */
void       trestle_paper_set_zoom    (TrestlePaper    *self,
                                      double           zoom);

/* Marks those of @matches, of TrestleMatch, that are on its page, and the one with
 * the number @current as the one stood at.  @matches may be NULL.
 */
void       trestle_paper_set_matches (TrestlePaper    *self,
                                      GArray          *matches,
                                      guint            current);

/* Points of the page as pixels of the widget. */
double     trestle_paper_get_scale   (TrestlePaper    *self);

G_END_DECLS
