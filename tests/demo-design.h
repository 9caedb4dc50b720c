/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made-up organizations for tests of the picture: plausible, deterministic,
 * without saved positions.
 */
#pragma once

#include "kinds.h"
#include "marks.h"

G_BEGIN_DECLS

/* A design with @n_locations locations: a headquarters, regional hubs where
 * there are many, branches; repositories at the hubs.
 */
TrestleDesign *demo_design_new  (guint          n_locations);

/* Marks of every sort, spread over @design. */
TrestleMarks  *demo_design_mark (TrestleDesign *design);

G_END_DECLS
