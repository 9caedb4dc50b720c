/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The topology on the screen: what a design holds, where it stands, and what
 * the guide says of it, to be looked at, walked through and edited in place.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_CANVAS (trestle_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TrestleCanvas, trestle_canvas, TRESTLE, CANVAS, GtkWidget)

/* Properties: project (TrestleProject or NULL), arrangement (read-only: what a
 * preview of arranging does, in words, NULL without one), step (the planning step whose
 * objects, with those of the steps before, are shown; 0: all), zoom (read-only,
 * 1.0: texts as large as in the rest of the window), overlay (what is shown of the
 * assessment, "": what matters of everything), snaps (whether what is dragged lines up
 * with what stands beside it).
 */
GtkWidget      *trestle_canvas_new         (TrestleProject *project);

void            trestle_canvas_set_project (TrestleCanvas  *self,
                                            TrestleProject *project);
TrestleProject *trestle_canvas_get_project (TrestleCanvas  *self);

void            trestle_canvas_set_step    (TrestleCanvas  *self,
                                            int             step);
int             trestle_canvas_get_step    (TrestleCanvas  *self);

double          trestle_canvas_get_zoom    (TrestleCanvas  *self);

/* @name: nick of an overlay, with ":" and the id of an image behind it where it is
 * about one; "" or what the design does not know: none.
 */
void            trestle_canvas_set_overlay (TrestleCanvas  *self,
                                            const char     *name);

void            trestle_canvas_set_snaps   (TrestleCanvas  *self,
                                            gboolean        snaps);

/* How to align what is selected; free with g_object_unref(). */
GMenuModel     *trestle_canvas_create_align_menu (void);

/* The overlays to choose from; free with g_object_unref(). */
GMenuModel     *trestle_canvas_create_overlay_menu (TrestleCanvas *self);

/* While arranging is previewed: shows how things stood before, or again how they would. */
void            trestle_canvas_show_before (TrestleCanvas  *self,
                                            gboolean        before);

/* Brings what stands for @object into sight. */
void            trestle_canvas_reveal      (TrestleCanvas  *self,
                                            TrestleObject  *object);

/* The menu of what can be added; free with g_object_unref(). */
GMenuModel     *trestle_canvas_create_add_menu (void);

/* What can be added, in the order of the menu. */
const TrestleKind *trestle_canvas_list_kinds (guint        *n);

/* Installs actions called like those of the canvas on another class, whose
 * widgets have to pass them on with @activate.
 */
void            trestle_canvas_install_actions_for (GtkWidgetClass             *widget_class,
                                                    GtkWidgetActionActivateFunc activate);

G_END_DECLS
