/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What connecting two things on the drawing means: one table for what lights
 * up, what the others say, and what happens.
 */
#pragma once

#include "kinds.h"

G_BEGIN_DECLS

/* Whether @from can be connected with @to, in either order; otherwise @reason
 * (which may be NULL) is set to why not, a short sentence: free with g_free().
 */
gboolean       trestle_connect_check     (TrestleObject  *from,
                                          TrestleObject  *to,
                                          char          **reason);

/* What connecting them does, "Link Berlin and Paris", where it can be done. Free
 * with g_free().
 */
char          *trestle_connect_dup_title (TrestleObject  *from,
                                          TrestleObject  *to);

/* Whether there is anything that @from can be connected with. */
gboolean       trestle_connect_can_start (TrestleObject  *from);

/* Connects them, with a new instance where a server has none yet; the caller opens a step of the history around it.  Returns the
 * link that has come into being, or what now refers to the other one.
 */
TrestleObject *trestle_connect           (TrestleObject  *from,
                                          TrestleObject  *to);

/* Kinds of which a new object could be connected with @from, as far as one stands
 * on a drawing: ends with TRESTLE_N_KINDS.  Free with g_free().
 */
TrestleKind   *trestle_connect_list_kinds (TrestleObject *from);

G_END_DECLS
