/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of text that a widget draws itself: a label inside it would be a second
 * widget to measure, place and map, and a table has thousands.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _TrestleGridText TrestleGridText;

/* Text of @widget, which must outlive it, in a space for @n_chars; at the end of
 * that, with figures of one width, when it is @numeric.
 */
TrestleGridText *trestle_grid_text_new      (GtkWidget       *widget,
                                             guint            n_chars,
                                             gboolean         numeric);
void             trestle_grid_text_free     (TrestleGridText *self);

void             trestle_grid_text_set      (TrestleGridText *self,
                                             const char      *text);
const char      *trestle_grid_text_get      (TrestleGridText *self);

/* The size it has, whatever the text. */
int              trestle_grid_text_measure  (TrestleGridText *self,
                                             GtkOrientation   orientation);

/* Draws it, with an ellipsis where it is too long. */
void             trestle_grid_text_snapshot (TrestleGridText    *self,
                                             GtkSnapshot        *snapshot,
                                             const GdkRectangle *area);

G_END_DECLS
