/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page of the document on the screen: the very page that the PDF has, on white
 * paper in every color scheme.
 */
#pragma once

#include <gtk/gtk.h>

#include "document.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PAPER (trestle_paper_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePaper, trestle_paper, TRESTLE, PAPER, GtkWidget)

GtkWidget *trestle_paper_new (void);

/* Shows @page, counted from 0; nothing with NULL. */
void       trestle_paper_set (TrestlePaper    *self,
                              TrestleDocument *document,
                              guint            page);

G_END_DECLS
