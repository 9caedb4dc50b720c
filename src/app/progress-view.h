/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide’s way as a picture that leads on: four steps, their tasks, and Step 3
 * once an instance, the end of Step 4 once a repository.
 */
#pragma once

#include <adwaita.h>

#include "progress.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PROGRESS_VIEW (trestle_progress_view_get_type ())
G_DECLARE_FINAL_TYPE (TrestleProgressView, trestle_progress_view, TRESTLE, PROGRESS_VIEW, GtkBox)

void        trestle_progress_view_set_project (TrestleProgressView *self,
                                               TrestleProject      *project);

/* Shows @progress, which is only read. */
void        trestle_progress_view_update      (TrestleProgressView   *self,
                                               const TrestleProgress *progress);

/* Shape, style and words of a state, as the sidebar shows them too. */
const char *trestle_progress_state_get_icon   (TrestleProgressState  state);
const char *trestle_progress_state_get_style  (TrestleProgressState  state);

G_END_DECLS
