/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command palette: everything that can be done and everything there is to go
 * to, found by a few letters.
 */
#pragma once

#include <adwaita.h>

#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_PALETTE (trestle_palette_get_type ())
G_DECLARE_FINAL_TYPE (TrestlePalette, trestle_palette, TRESTLE, PALETTE, AdwDialog)

/* Shows the palette over @window.  @actors, ending with NULL, are the widgets that are
 * asked for actions: what has the keyboard first, the window last.
 * Returns: (transfer none)
 */
AdwDialog *trestle_palette_present (GtkWidget        *window,
                                    TrestleProject   *project,
                                    GtkWidget *const *actors);

G_END_DECLS
