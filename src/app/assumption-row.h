/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One standard value nobody has confirmed: what it is taken for, what hangs on
 * it, who has to confirm it, and the button that does.
 */
#pragma once

#include <adwaita.h>

#include "assumptions.h"
#include "project.h"

G_BEGIN_DECLS

#define TRESTLE_TYPE_ASSUMPTION_ROW (trestle_assumption_row_get_type ())
G_DECLARE_FINAL_TYPE (TrestleAssumptionRow, trestle_assumption_row, TRESTLE, ASSUMPTION_ROW, AdwExpanderRow)

GtkWidget  *trestle_assumption_row_new         (TrestleProject              *project);

/* Shows @open, the one with the same key again and again. */
void        trestle_assumption_row_set         (TrestleAssumptionRow        *self,
                                                const TrestleOpenAssumption *open);

/* Shows what would move: TrestleEffects of @open. */
void        trestle_assumption_row_set_effects (TrestleAssumptionRow        *self,
                                                const TrestleOpenAssumption *open,
                                                const GArray                *effects);

/* "population.concurrency". */
const char *trestle_assumption_row_get_key     (TrestleAssumptionRow        *self);

G_END_DECLS
