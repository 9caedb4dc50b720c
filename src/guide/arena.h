/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory for many small things that go at once: what the findings of one
 * assessment are made of.  For guide/ only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrestleArena TrestleArena;

TrestleArena *trestle_arena_new    (void);
void          trestle_arena_free   (TrestleArena *self);

/* @size bytes, aligned for anything, with anything in them. */
gpointer      trestle_arena_take   (TrestleArena *self,
                                    gsize         size);

/* A copy of @memory, NULL or what was taken of @size bytes, that has room for @more;
 * @memory itself when nothing has been taken since.
 */
gpointer      trestle_arena_extend (TrestleArena *self,
                                    gpointer      memory,
                                    gsize         size,
                                    gsize         more);

/* A copy of @text, which keeps nothing from being extended. */
char         *trestle_arena_strdup (TrestleArena *self,
                                    const char   *text);

G_END_DECLS
