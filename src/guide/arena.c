/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks that are filled from both ends: with what is aligned from the start, with
 * texts from the end.
 */
#include "config.h"

#include "arena.h"

#include <string.h>

#define BLOCK_SIZE 32768
#define ALIGNMENT  16

typedef struct _Block Block;

struct _Block
{
  _Alignas (ALIGNMENT) Block *before;
};

struct _TrestleArena
{
  Block *last;
  char  *start, *end;     /* what is free of it */
};

TrestleArena *
trestle_arena_new (void)
{
  return g_new0 (TrestleArena, 1);
}

void
trestle_arena_free (TrestleArena *self)
{
  while (self->last != NULL)
    {
      Block *before = self->last->before;

      g_free (self->last);
      self->last = before;
    }
  g_free (self);
}

/* What is left of the block before is lost: it is little. */
static void
reserve (TrestleArena *self,
         gsize         size)
{
  gsize room;
  Block *block;

  if ((gsize) (self->end - self->start) >= size)
    return;
  room = MAX (size, BLOCK_SIZE - sizeof (Block));
  block = g_malloc (sizeof (Block) + room);
  block->before = self->last;
  self->last = block;
  self->start = (char *) (block + 1);
  self->end = self->start + room;
}

static gsize
align (gsize size)
{
  return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

gpointer
trestle_arena_take (TrestleArena *self,
                    gsize         size)
{
  gpointer memory;

  reserve (self, align (size));
  memory = self->start;
  self->start += align (size);

  return memory;
}

gpointer
trestle_arena_extend (TrestleArena *self,
                      gpointer      memory,
                      gsize         size,
                      gsize         more)
{
  gpointer copy;

  if (memory != NULL && (char *) memory + align (size) == self->start &&
      (gsize) (self->end - self->start) >= align (size + more) - align (size))
    {
      self->start += align (size + more) - align (size);
      return memory;
    }
  copy = trestle_arena_take (self, size + more);
  if (memory != NULL)
    memcpy (copy, memory, size);

  return copy;
}

char *
trestle_arena_strdup (TrestleArena *self,
                      const char   *text)
{
  gsize size = strlen (text) + 1;

  reserve (self, size);
  self->end -= size;

  return memcpy (self->end, text, size);
}
