/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the window share: a design with something in it, windows that
 * are really shown, and proof that they go.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

/* Call first in main(). */
void            app_test_init          (int             *argc,
                                        char          ***argv);

/* Runs the main loop until @condition (of @data) holds; fails when it never does. */
void            app_test_wait          (gboolean       (*condition) (gpointer data),
                                        gpointer         data);

/* Runs the main loop until there is nothing left to do. */
void            app_test_settle        (void);

/* A location with a population, and an object of every kind a table shows. */
TrestleProject *app_test_new_project   (void);

/* Shows @window and waits until it is laid out. */
void            app_test_present       (GtkWidget       *window);

/* Shows @child in a window of its own. */
GtkWidget      *app_test_show          (GtkWidget       *child);

/* Whether the weak pointer at @data has been cleared. */
gboolean        app_test_is_gone       (gpointer         data);

/* Destroys @window and fails if it, or @watched (may be NULL) inside it, stays. */
void            app_test_destroy       (GtkWidget       *window,
                                        GtkWidget       *watched);

/* Drops the last reference to @project and fails if it stays. */
void            app_test_finish        (TrestleProject  *project);

/* The first widget of @type below @root, itself included, or NULL. */
GtkWidget      *app_test_find          (GtkWidget       *root,
                                        GType            type);

G_END_DECLS
