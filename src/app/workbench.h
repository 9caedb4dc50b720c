/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: one process, a window for each design, a start window when there
 * is none.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_WORKBENCH (trestle_workbench_get_type ())
G_DECLARE_FINAL_TYPE (TrestleWorkbench, trestle_workbench, TRESTLE, WORKBENCH, AdwApplication)

TrestleWorkbench *trestle_workbench_new        (void);

/* Opens @file in a window; one that is open already comes to the front.  Errors
 * are shown.
 */
void              trestle_workbench_open       (TrestleWorkbench *self,
                                                GFile            *file);

/* Opens the sample as a design that has no file yet. */
void              trestle_workbench_open_sample (TrestleWorkbench *self,
                                                 const char       *name);

/* Shows @project in a new window. */
void              trestle_workbench_show       (TrestleWorkbench *self,
                                                TrestleProject   *project);

/* The start window, made if there is none. */
void              trestle_workbench_show_start (TrestleWorkbench *self);

G_END_DECLS
