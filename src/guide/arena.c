/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks that are filled from both ends: with what is aligned from the start, with
 * texts from the end.
 */
#include "config.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A block is as large as those before it together, from the least size to that of a
 * huge page: what fills several of these is handed out, and found again, by hundreds
 * of pages at a time.
 */
#define LEAST_SIZE 32768
#define HUGE_SIZE  (2 << 20)
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
  gsize  total;           /* of all blocks */
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

      free (self->last);
      self->last = before;
    }
  g_free (self);
}

static gpointer
allocate (gsize    size,
          gboolean huge)
{
  gpointer memory = huge ? aligned_alloc (HUGE_SIZE, size) : malloc (size);

  if (memory == NULL)
    g_error ("%s: out of memory", G_STRLOC);
#ifdef MADV_HUGEPAGE
  if (huge)
    madvise (memory, size, MADV_HUGEPAGE);
#endif

  return memory;
}

/* What is left of the block before is lost: it is little. */
static void
reserve (TrestleArena *self,
         gsize         size)
{
  const gsize usual = CLAMP (self->total / LEAST_SIZE * LEAST_SIZE, LEAST_SIZE, HUGE_SIZE);
  gsize whole;
  Block *block;

  if ((gsize) (self->end - self->start) >= size)
    return;
  whole = (sizeof (Block) + size + usual - 1) / usual * usual;
  block = allocate (whole, usual == HUGE_SIZE);
  block->before = self->last;
  self->last = block;
  self->start = (char *) (block + 1);
  self->end = (char *) block + whole;
  self->total += whole;
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
trestle_arena_take0 (TrestleArena *self,
                     gsize         size)
{
  return memset (trestle_arena_take (self, size), 0, size);
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
