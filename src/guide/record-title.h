/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records of what has been decided, answered or accepted are called by a number of
 * ours; people read what it stands for.
 */
#pragma once

#include "object.h"

G_BEGIN_DECLS

/* What @record is called: “D-1 – …”, the question that nobody could answer or that has
 * been answered with none, the rule that has been set aside; of anything else its own
 * name.  Free with g_free().
 */
char *trestle_record_dup_title (TrestleObject *record);

G_END_DECLS
