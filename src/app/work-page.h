/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a planning step is worked on: a table for each kind of object the step
 * is about.
 */
#pragma once

#include <adwaita.h>

#include "destinations.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_WORK_PAGE (trestle_work_page_get_type ())
G_DECLARE_FINAL_TYPE (TrestleWorkPage, trestle_work_page, TRESTLE, WORK_PAGE, AdwBin)

void        trestle_work_page_set_project     (TrestleWorkPage          *self,
                                               TrestleProject           *project);

/* Shows the step’s tables, the one seen last first. */
void        trestle_work_page_set_destination (TrestleWorkPage          *self,
                                               const TrestleDestination *destination);

/* The kind of object whose table is shown. */
TrestleKind trestle_work_page_get_kind        (TrestleWorkPage          *self);
void        trestle_work_page_set_kind        (TrestleWorkPage          *self,
                                               TrestleKind               kind);

/* The job aid of the step, which has one. */
void             trestle_work_page_show_job_aid (TrestleWorkPage        *self);

/* Shows @object in its table; opens the editor of its name when @edit. */
void        trestle_work_page_show_object     (TrestleWorkPage          *self,
                                               TrestleObject            *object,
                                               gboolean                  edit);

/* Makes the table be seen, beside the canvas where there is room, and goes there. */
void        trestle_work_page_show_table      (TrestleWorkPage          *self);
/* The table and the canvas, those that are shown: fills @parts, returns how many. */
guint       trestle_work_page_list_parts      (TrestleWorkPage          *self,
                                               GtkWidget                *parts[2]);
/* Shows the canvas of the step alone, with an overlay. */
void        trestle_work_page_show_canvas     (TrestleWorkPage          *self,
                                               const char               *overlay);

/* Takes over what is being typed. */
void        trestle_work_page_commit          (TrestleWorkPage          *self);

G_END_DECLS
