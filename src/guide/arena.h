/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory for many things that go at once: what an index, and what the findings of an
 * assessment are made of.  For guide/ only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TrestleArena TrestleArena;

TrestleArena *trestle_arena_new    (void);
void          trestle_arena_free   (TrestleArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleArena, trestle_arena_free)

/* @size bytes, aligned for anything, with anything in them. */
gpointer      trestle_arena_take   (TrestleArena *self,
                                    gsize         size);

/* The same of zeros. */
gpointer      trestle_arena_take0  (TrestleArena *self,
                                    gsize         size);

/* Room for @n of a type, and for one more. */
#define TRESTLE_ARENA_NEW(arena, Type, n)  ((Type *) trestle_arena_take ((arena), sizeof (Type) * ((gsize) (n) + 1)))
#define TRESTLE_ARENA_NEW0(arena, Type, n) ((Type *) trestle_arena_take0 ((arena), sizeof (Type) * ((gsize) (n) + 1)))

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
