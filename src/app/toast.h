/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Short notices over the window a widget is in.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says @text. */
void trestle_toast_say  (GtkWidget  *widget,
                         const char *text);

/* Says that @title has been done, and offers to undo it. */
void trestle_toast_done (GtkWidget  *widget,
                         const char *title);

/* Says that @file has been written, and offers to show it. */
void trestle_toast_file (GtkWidget  *widget,
                         const char *text,
                         GFile      *file);

/* Speaks @text to those who hear the window. */
void trestle_toast_speak (GtkWidget *widget,
                          const char *text,
                          GtkAccessibleAnnouncementPriority priority);

G_END_DECLS
