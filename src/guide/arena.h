/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory for many things that go at once: what an index, and what the findings of an
 * assessment are made of.  For guide/ only.
 */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct _TrestleArena TrestleArena;

/* Members are for what stands here and in arena.c. */
struct _TrestleArena
{
  struct _TrestleArenaBlock *last;
  char                      *start, *end;   /* what is free of it */
  gsize                      total;         /* of all blocks */
};

#define TRESTLE_ARENA_ALIGNMENT 16

static inline gsize
trestle_arena_align (gsize size)
{
  return (size + TRESTLE_ARENA_ALIGNMENT - 1) / TRESTLE_ARENA_ALIGNMENT * TRESTLE_ARENA_ALIGNMENT;
}

TrestleArena *trestle_arena_new    (void);
void          trestle_arena_free   (TrestleArena *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TrestleArena, trestle_arena_free)

/* Makes room for @size bytes. */
void          trestle_arena_reserve (TrestleArena *self,
                                     gsize         size);

/* @size bytes, aligned for anything, with anything in them. */
static inline gpointer
trestle_arena_take (TrestleArena *self,
                    gsize         size)
{
  const gsize whole = trestle_arena_align (size);
  gpointer memory;

  if (G_UNLIKELY ((gsize) (self->end - self->start) < whole))
    trestle_arena_reserve (self, whole);
  memory = self->start;
  self->start += whole;

  return memory;
}

/* The same of zeros. */
gpointer      trestle_arena_take0  (TrestleArena *self,
                                    gsize         size);

/* Room for @n of a type, and for one more. */
#define TRESTLE_ARENA_NEW(arena, Type, n)  ((Type *) trestle_arena_take ((arena), sizeof (Type) * ((gsize) (n) + 1)))
#define TRESTLE_ARENA_NEW0(arena, Type, n) ((Type *) trestle_arena_take0 ((arena), sizeof (Type) * ((gsize) (n) + 1)))

/* A copy of @memory, NULL or what was taken of @size bytes, that has room for @more;
 * @memory itself when nothing has been taken since.
 */
static inline gpointer
trestle_arena_extend (TrestleArena *self,
                      gpointer      memory,
                      gsize         size,
                      gsize         more)
{
  const gsize added = trestle_arena_align (size + more) - trestle_arena_align (size);
  gpointer copy;

  if (memory != NULL && (char *) memory + trestle_arena_align (size) == self->start && (gsize) (self->end - self->start) >= added)
    {
      self->start += added;
      return memory;
    }
  copy = trestle_arena_take (self, size + more);
  if (memory != NULL)
    memcpy (copy, memory, size);

  return copy;
}

/* A copy of @text, which keeps nothing from being extended. */
char         *trestle_arena_strdup (TrestleArena *self,
                                    const char   *text);

G_END_DECLS
