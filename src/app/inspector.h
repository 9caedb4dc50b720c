/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector: everything about the selected object, made from its fields,
 * figures and findings.  With nothing selected it shows the design itself.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_INSPECTOR (trestle_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TrestleInspector, trestle_inspector, TRESTLE, INSPECTOR, AdwBin)

void trestle_inspector_set_project (TrestleInspector   *self,
                                    TrestleProject     *project);

/* Moves the keyboard focus to the row of @field; to the first row with NULL. */
void trestle_inspector_focus_field (TrestleInspector   *self,
                                    const TrestleField *field);

/* Takes over what has been typed and not yet entered. */
void trestle_inspector_commit      (TrestleInspector   *self);

G_END_DECLS
