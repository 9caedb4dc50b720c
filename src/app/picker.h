/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover to choose the value of a field from what it may be: yes or no, a
 * choice, choices, a reference, references.  Table and inspector use the same.
 */
#pragma once

#include <gtk/gtk.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PICKER (trestle_picker_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePicker, trestle_picker, TRESTLE, PICKER, GtkPopover)

/* Whether values of such a field are picked rather than typed. */
gboolean   trestle_picker_fits     (const TrestleField *field);

/* A popover that sets @field of @object; the caller gives it a parent. */
GtkWidget *trestle_picker_new      (TrestleProject     *project,
                                    TrestleObject      *object,
                                    const TrestleField *field);

/* Sets it of all @objects, of one kind, instead; @mixed: they do not have the same value. */
void       trestle_picker_set_objects (TrestlePicker    *self,
                                       GPtrArray        *objects,
                                       gboolean          mixed);

/* Looks for what has been typed so far, where there is something to look for. */
void       trestle_picker_type     (TrestlePicker      *self,
                                    const char         *text);

/* What an unset @field is called: "Not Set", "None", "Default (Yes)".  Free with g_free(). */
char      *trestle_picker_dup_unset (const TrestleField *field);

G_END_DECLS
