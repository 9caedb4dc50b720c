/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging of two versions of a design that come from the same one, by object and
 * field.  Sets merge by element, other values whole.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* What @ours and @theirs have both made of @base, in a new design.  Where they have
 * changed the same thing differently it has ours, and a TrestleConflict, unless it is
 * only where something is drawn; what one
 * has deleted and the other has changed or newly refers to is there, with a conflict
 * and with what refers to it.  An object that both have added under one id is one
 * where its names agree; otherwise theirs has a new id.
 */
TrestleDesign *trestle_merge             (TrestleDesign *base,
                                          TrestleDesign *ours,
                                          TrestleDesign *theirs);

/* Where something is drawn is no conflict: of what both have moved ours stays. */
typedef struct
{
  guint n_both;     /* objects that both have put to different places */
  guint n_theirs;   /* others, that are where theirs has put them */
} TrestleMoves;

/* The same; @moves is told what has been moved. */
TrestleDesign *trestle_merge_count_moved (TrestleDesign *base,
                                          TrestleDesign *ours,
                                          TrestleDesign *theirs,
                                          TrestleMoves  *moves);

G_END_DECLS
