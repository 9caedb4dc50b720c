/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program shows when no design is open: begin, go on, recover, learn.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TRESTLE_TYPE_START_WINDOW (trestle_start_window_get_type ())
G_DECLARE_FINAL_TYPE (TrestleStartWindow, trestle_start_window, TRESTLE, START_WINDOW, AdwApplicationWindow)

/* @application may be NULL (in tests). */
GtkWidget *trestle_start_window_new        (GtkApplication     *application);

/* Says why a design could not be opened. */
void       trestle_start_window_show_error (TrestleStartWindow *self,
                                            const char         *message);

G_END_DECLS
