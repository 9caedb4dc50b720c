/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of one design: planning steps at the start, work in the middle, the
 * inspector at the end, and how things stand at the foot.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_WINDOW (trestle_window_get_type ())
G_DECLARE_FINAL_TYPE (TrestleWindow, trestle_window, TRESTLE, WINDOW, AdwApplicationWindow)

/* @application may be NULL (in tests). */
GtkWidget      *trestle_window_new             (GtkApplication *application,
                                                TrestleProject *project);

TrestleProject *trestle_window_get_project     (TrestleWindow  *self);

/* Goes to the destination called @name: "overview", "scope", … */
void            trestle_window_go_to           (TrestleWindow  *self,
                                                const char     *name);

/* Shows or hides the inspector, in whatever form the width allows. */
void            trestle_window_show_inspector  (TrestleWindow  *self,
                                                gboolean        show);

G_END_DECLS
