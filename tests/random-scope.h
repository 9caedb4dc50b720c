/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Designs of which step 1 alone is recorded: random ones without an error of that
 * step, and others brought back to it.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* A valid design of up to @n_locations: every location has users or says 0, every
 * image a size and a legal name, no population is larger than an instance.
 * Deterministic for a seed.
 */
TrestleDesign *random_scope_new (guint32        seed,
                                 guint          n_locations);

/* Takes out what steps 2 to 4 have added; @marks: but not which locations need a
 * repository.
 */
void           strip_to_scope   (TrestleDesign *design,
                                 gboolean       marks);

G_END_DECLS
