/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What would change, before it is done: groups of rows in a dialog, each as long as
 * anybody reads.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* More rows than anybody reads. */
#define TRESTLE_MOST_ROWS 200

/* A group at the end of @box.  Returns: (transfer none) */
AdwPreferencesGroup *trestle_preview_rows_add_group    (GtkBox              *box,
                                                        const char          *title);

/* A row of text as it stands.  Returns: (transfer none) */
AdwActionRow        *trestle_preview_rows_add          (AdwPreferencesGroup *group,
                                                        const char          *text);

/* "And 12 more"; nothing when @n is 0. */
void                 trestle_preview_rows_add_rest     (AdwPreferencesGroup *group,
                                                        guint                n);

/* A group of @findings, TrestleFinding, with their checks; nothing when there is none. */
void                 trestle_preview_rows_add_findings (GtkBox              *box,
                                                        const char          *title,
                                                        const GPtrArray     *findings);

G_END_DECLS
