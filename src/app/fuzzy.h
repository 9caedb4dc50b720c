/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well a text is meant by a few typed letters.  Pure functions: the same
 * letters rank the same texts the same way, always.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as it is compared: without case, without accents.  Free with g_free(). */
char *trestle_fuzzy_dup_fold (const char *text);

/* How well @text answers @query, both folded: 0 when it does not, more when better.  Each
 * word of the query must be found; its letters may be apart.  An empty query is answered
 * by everything alike.
 */
guint trestle_fuzzy_score    (const char *query,
                              const char *text);

G_END_DECLS
