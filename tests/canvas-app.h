/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A canvas in a window with a sample, and events for it.
 */
#pragma once

#include "app-test.h"
#include "canvas-page.h"
#include "canvas-private.h"

typedef struct
{
  TrestleProject *project;
  TrestleDesign  *design;
  GtkWidget      *window;
  TrestleCanvas  *canvas;
} Fixture;

void canvas_app_set_up (Fixture *fixture, gconstpointer sample);
void canvas_app_tear_down (Fixture *fixture, gconstpointer sample);
GtkEventController * canvas_app_find_controller (GtkWidget *widget, GType type);
gboolean canvas_app_press_key (Fixture *fixture, guint keyval, GdkModifierType modifiers);
void canvas_app_begin_drag (Fixture *fixture, double x, double y, double dx, double dy);
void canvas_app_end_drag (Fixture *fixture, double dx, double dy);
void canvas_app_get_middle (Fixture *fixture, TrestleObject *object, double *x, double *y);
char * canvas_app_dup_file (Fixture *fixture);
TrestleObject * canvas_app_get_nth (Fixture *fixture, TrestleKind kind, guint n);
